import assert from "node:assert/strict";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import subsetFont from "subset-font";
import { cutFaces, FAMILY, FOLDER, nameOf, said, syllables } from "./faces.mjs";
import { bundledParts } from "./licences.mjs";
import { charactersOf, namesOf, tablesOf } from "./sfnt.mjs";

const CHECKOUT = path.resolve(import.meta.dirname, "../..");
const BOARDS = path.join(CHECKOUT, "public/boards");
const WORDS = path.join(CHECKOUT, "crates/words/src");

let folder;
let wholes;
let faces;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "downboard-faces-"));
  wholes = await cutFaces({ source: CHECKOUT, folder });
  faces = await Promise.all([400, 700].map(async (weight) => ({ weight, font: await readFile(path.join(folder, nameOf(weight, "ttf"))) })));
});

after(() => rm(folder, { recursive: true }));

/** The characters of a text that a font does not have, but for those that nobody sees. */
const missing = (font, text) => {
  const known = charactersOf(font);
  return [...new Set(text)].filter((character) => !/\p{C}/u.test(character) && !known.has(character)).join("");
};

test("nothing that the boards say is missing", async () => {
  const entries = await readdir(BOARDS, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8")));
  assert.ok(texts.join("").includes("카카오톡"), "the boards speak no Korean, so a look for it proves nothing");
  for (const { font } of faces) assert.equal(missing(font, texts.join("")), "");
});

test("nothing that the words say is missing", async () => {
  const text = await said({ boards: BOARDS, words: WORDS });
  assert.ok(text.includes("멈춰 있습니다."));
  for (const { font } of faces) assert.equal(missing(font, text), "");
});

test("what a newspaper may say beside it is there", () => {
  assert.equal(new Set(syllables()).size, 2350);
  const beside = "0123456789%₩€$·…“”‘’–—~→←±×℃㎞㈜「」ÀÉÎÕÜßçñøŁşABCxyzㄱㅎㅏㅣ\u00a0";
  for (const { font } of faces) assert.equal(missing(font, syllables() + beside), "");
});

test("the same is in the file for pages, which is smaller", async () => {
  for (const { weight, font } of faces) {
    const packed = await readFile(path.join(folder, nameOf(weight, "woff2")));
    assert.equal(packed.toString("latin1", 0, 4), "wOF2");
    assert.ok(packed.length < 200_000, `${packed.length} bytes`);
    const unpacked = await subsetFont(packed, undefined, { keepAllGlyphs: true, targetFormat: "sfnt" });
    assert.deepEqual(charactersOf(unpacked), charactersOf(font));
    assert.equal(namesOf(unpacked).get(1), "Downboard Sans");
  }
});

test("a font that was cut bears none of the names that its licence reserves, and still says under which it is", () => {
  for (const { weight, font } of faces) {
    const names = namesOf(font);
    for (const id of [1, 2, 3, 4, 6, 16, 17]) assert.doesNotMatch(names.get(id) ?? "", /Pretendard|Source|Inter|M ?PLUS/i);
    assert.equal(names.get(4), weight === 700 ? "Downboard Sans Bold" : "Downboard Sans Regular");
    assert.match(names.get(0), /Kil Hyung-jin/);
    assert.match(names.get(13), /SIL Open Font License/);
  }
});

test("the weights are those that they are called, with figures of one width and without ligatures", () => {
  for (const { weight, font } of faces) {
    const tables = tablesOf(font);
    assert.equal(tables.get("OS/2").readUInt16BE(4), weight);
    const features = tables.get("GSUB").toString("latin1");
    assert.ok(features.includes("tnum"));
    assert.doesNotMatch(features, /calt|liga/);
  }
});

test("a font that was put together again has the sums that its tables say", () => {
  for (const { font } of faces) {
    let sum = 0;
    for (let at = 0; at + 4 <= font.length; at += 4) sum = (sum + font.readUInt32BE(at)) >>> 0;
    assert.equal(sum, 0xb1b0afba);
  }
});

test("the list of licences gets the text of its licence", async () => {
  const parts = await bundledParts({ source: CHECKOUT, inputs: wholes });
  assert.deepEqual(parts.map(({ name, licence }) => `${name}: ${licence}`), ["@fontsource/pretendard: OFL-1.1"]);
  assert.match(parts[0].texts.join(), /SIL OPEN FONT LICENSE Version 1\.1/);
});

test("the wall's stylesheet asks for both weights, for all that they have of Hangul and for nothing that every machine has", async () => {
  const css = await readFile(path.join(CHECKOUT, "style/kiosk-face.css"), "utf8");
  const rules = [...css.matchAll(/@font-face \{([^}]*)\}/g)].map(([, rule]) => rule);
  assert.equal(rules.length, faces.length);
  for (const [index, { weight, font }] of faces.entries()) {
    const [, value] = rules[index].match(/unicode-range: ([^;]+);/);
    const ranges = value.split(", ").map((range) => range.slice("U+".length).split("-").map((code) => Number.parseInt(code, 16)));
    const isAskedFor = (character) => ranges.some(([from, to = from]) => character.codePointAt(0) >= from && character.codePointAt(0) <= to);
    assert.ok(rules[index].includes(`font-family: "${FAMILY}";`) && rules[index].includes(`font-weight: ${weight};`), rules[index]);
    assert.ok(rules[index].includes(`url("${FOLDER}/${nameOf(weight, "woff2")}")`), rules[index]);
    const known = [...charactersOf(font)];
    const korean = known.filter((character) => /[\p{Script=Hangul}\u3001-\u3011]/u.test(character));
    assert.ok(korean.length > 2350);
    assert.equal(korean.filter((character) => !isAskedFor(character)).join(""), "");
    assert.equal(known.filter((character) => character < "\u1100" && isAskedFor(character)).join(""), "");
  }
});
