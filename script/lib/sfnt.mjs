// A font file as far as its names and characters: tables by their tags (https://learn.microsoft.com/typography/opentype/spec/otff).

const HEADER = 12;
const RECORD = 16;
// Windows, Unicode, English of the United States: what every program reads.
const PLATFORM = [3, 1, 0x409];

const aligned = (length) => (length + 3) & ~3;

/** The tables of a font in TrueType, by their tags in the order of the file. */
export function tablesOf(font) {
  const records = Array.from({ length: font.readUInt16BE(4) }, (_, index) => HEADER + RECORD * index);
  return new Map(
    records.map((at) => {
      const offset = font.readUInt32BE(at + 8);
      return [font.toString("latin1", at, at + 4), font.subarray(offset, offset + font.readUInt32BE(at + 12))];
    }),
  );
}

function checksum(table) {
  let sum = 0;
  for (let at = 0; at < table.length; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0;
  return sum;
}

/** A font of these tables. */
export function fontOf(tables) {
  const count = tables.size;
  const power = 2 ** Math.floor(Math.log2(count));
  const head = Buffer.alloc(HEADER + RECORD * count);
  head.writeUInt32BE(0x00010000);
  [count, power * RECORD, Math.log2(power), (count - power) * RECORD].forEach((value, index) => head.writeUInt16BE(value, 4 + 2 * index));
  const bodies = [];
  let offset = head.length;
  [...tables].sort(([a], [b]) => (a < b ? -1 : 1)).forEach(([tag, table], index) => {
    const body = Buffer.alloc(aligned(table.length));
    table.copy(body);
    // Its own checksum is that of the whole, and counts as nothing within it.
    if (tag === "head") body.writeUInt32BE(0, 8);
    const at = HEADER + RECORD * index;
    head.write(tag, at, "latin1");
    [checksum(body), offset, table.length].forEach((value, field) => head.writeUInt32BE(value, at + 4 + 4 * field));
    bodies.push(body);
    offset += body.length;
  });
  const font = Buffer.concat([head, ...bodies]);
  tablesOf(font).get("head").writeUInt32BE((0xb1b0afba - checksum(font)) >>> 0, 8);
  return font;
}

/** The English names of a font, by their numbers. */
export function namesOf(font) {
  const table = tablesOf(font).get("name");
  const texts = table.readUInt16BE(4);
  const records = Array.from({ length: table.readUInt16BE(2) }, (_, index) => {
    const [platform, encoding, language, id, length, offset] = Array.from({ length: 6 }, (_, field) => table.readUInt16BE(6 + 12 * index + 2 * field));
    return { kind: [platform, encoding, language], id, bytes: table.subarray(texts + offset, texts + offset + length) };
  });
  const ours = records.filter(({ kind }) => kind.join() === PLATFORM.join());
  return new Map(ours.map(({ id, bytes }) => [id, Buffer.from(bytes).swap16().toString("utf16le")]));
}

/** The same font with other names, by their numbers; names that are not given stay as they are. */
export function renamed(font, names) {
  const all = [...new Map([...namesOf(font), ...names])].sort(([a], [b]) => a - b);
  const texts = all.map(([, name]) => Buffer.from(name, "utf16le").swap16());
  const head = Buffer.alloc(6 + 12 * all.length);
  [0, all.length, head.length].forEach((value, index) => head.writeUInt16BE(value, 2 * index));
  let offset = 0;
  all.forEach(([id], index) => {
    const { length } = texts[index];
    [...PLATFORM, id, length, offset].forEach((value, field) => head.writeUInt16BE(value, 6 + 12 * index + 2 * field));
    offset += length;
  });
  return fontOf(new Map([...tablesOf(font), ["name", Buffer.concat([head, ...texts])]]));
}

/** The characters that a font has glyphs for, by format 12 of its table, or 4 where there is no character beyond the first plane. */
export function charactersOf(font) {
  const table = tablesOf(font).get("cmap");
  const found = new Set();
  for (let index = 0; index < table.readUInt16BE(2); index += 1) {
    const sub = table.subarray(table.readUInt32BE(4 + 8 * index + 4));
    const format = sub.readUInt16BE(0);
    if (format === 12) groups(sub, found);
    if (format === 4) segments(sub, found);
  }
  return found;
}

function groups(sub, found) {
  for (let group = 0; group < sub.readUInt32BE(12); group += 1) {
    const at = 16 + 12 * group;
    for (let code = sub.readUInt32BE(at); code <= sub.readUInt32BE(at + 4); code += 1) found.add(String.fromCodePoint(code));
  }
}

function segments(sub, found) {
  const count = sub.readUInt16BE(6) / 2;
  const [ends, starts] = [14, 16 + 2 * count];
  for (let segment = 0; segment < count; segment += 1) {
    const [from, to] = [sub.readUInt16BE(starts + 2 * segment), sub.readUInt16BE(ends + 2 * segment)];
    // The last segment is the end of the list and no character.
    for (let code = from; code <= to && code !== 0xffff; code += 1) found.add(String.fromCodePoint(code));
  }
}
