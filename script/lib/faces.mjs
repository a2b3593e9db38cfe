// Cuts the face of pictures and walls: of Pretendard two weights, with what boards and words say and what a Korean newspaper
// may say beside it. Whole it weighs 2.7 MB for each weight.

import { copyFile, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import subsetFont from "subset-font";
import { isProgram } from "./program.mjs";
import { renamed } from "./sfnt.mjs";

const { resolve } = createRequire(import.meta.url);

/** What is cut, by its weight. The package calls the whole face latin. */
export const WHOLE = [400, 700].map((weight) => ({ weight, file: resolve(`@fontsource/pretendard/files/pretendard-latin-${weight}-normal.woff2`) }));

// Its licence reserves the name Pretendard for the whole face: what is cut from it is presented under another.
export const FAMILY = "Downboard Sans";

/** The folder of a site that holds what is cut, and the names in it. */
export const FOLDER = "faces";
export const nameOf = (weight, format) => `downboard-sans-${weight}.${format}`;

// Kerning, marks above and below letters, figures of one width. No ligatures: they make arrows of hyphens.
const FEATURES = ["kern", "ccmp", "mark", "mkmk", "tnum"];
// Copyright, family, style, version, trademark, licence and its address.
const KEPT_NAMES = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14];

const range = (from, to) => Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)).join("");

/** The 2,350 syllables of KS X 1001: rows 16 to 40 of its table. */
export function syllables() {
  const decoder = new TextDecoder("euc-kr", { fatal: true });
  const rows = Array.from({ length: 25 }, (_, row) => Array.from({ length: 94 }, (_, cell) => [0xb0 + row, 0xa1 + cell]));
  return decoder.decode(Uint8Array.from(rows.flat(2)));
}

// ASCII, Latin-1, Latin Extended-A, the Korean letters by themselves, punctuation, currencies, arrows, and signs that units and
// names are written with. What of it the face does not have is left out.
const ALWAYS = [
  range(0x20, 0x7e), range(0xa0, 0x17f), range(0x3131, 0x318e), range(0x2010, 0x2027), range(0x2030, 0x205e),
  range(0x20a9, 0x20bf), range(0x2190, 0x2199), range(0x2150, 0x217f), range(0x2460, 0x2473), range(0x3000, 0x3011),
  range(0xff01, 0xff5e), range(0x2200, 0x2265), range(0x25a0, 0x25cf), "\u00a0\u2009\u202f\u2122\u2116\u2103\u321c\u3231\u338f\u339d\u339e\u33a1\ufffd",
].join("");

async function filesIn(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath ?? entry.path, entry.name)).sort();
}

/** Everything that the boards and the words say, and a little that is not said, such as keys and comments. */
export async function said({ boards, words }) {
  const texts = await Promise.all([...(await filesIn(boards)), ...(await filesIn(words))].map((file) => readFile(file, "utf8")));
  // The tests of the words know names that nothing says.
  return texts.map((text) => text.split("#[cfg(test)]\nmod tests")[0]).join("");
}

/** The same of a checkout. */
const saidIn = (source) => said({ boards: path.join(source, "public/boards"), words: path.join(source, "crates/words/src") });

/** Cuts both weights to the characters of a text, in these formats, into `folder`. */
async function cut({ folder, text, formats }) {
  await mkdir(folder, { recursive: true });
  const options = { keepFeatures: FEATURES, preserveNameIds: KEPT_NAMES, noHinting: true, dropTables: ["DSIG"] };
  for (const { weight, file } of WHOLE) {
    const font = renamed(await subsetFont(await readFile(file), text, { ...options, targetFormat: "sfnt" }), names(weight));
    for (const format of formats) {
      const targetFormat = format === "ttf" ? "sfnt" : format;
      const content = format === "ttf" ? font : await subsetFont(font, text, { ...options, targetFormat });
      await writeFile(path.join(folder, nameOf(weight, format)), content);
    }
  }
}

/**
 * Cuts both weights for a site, each as TrueType for pictures and the same as WOFF2 for pages, into `folder`. Gives the files
 * that it cut from, for the list of licences.
 */
export async function cutFaces({ source, folder }) {
  await cut({ folder, text: ALWAYS + syllables() + (await saidIn(source)), formats: ["ttf", "woff2"] });
  return WHOLE.map(({ file }) => file.slice(file.lastIndexOf(`node_modules${path.sep}`)).replaceAll(path.sep, "/"));
}

/** Cuts both weights to what is said, and the box for what is not there, for tests, with the licence beside them. */
async function cutForTests({ source, folder }) {
  await cut({ folder, text: `${await saidIn(source)}\u25a1`, formats: ["ttf"] });
  await copyFile(resolve("@fontsource/pretendard/LICENSE"), path.join(folder, "OFL.txt"));
}

function names(weight) {
  const style = weight === 700 ? "Bold" : "Regular";
  const postScript = `${FAMILY.replaceAll(" ", "")}-${style}`;
  return new Map([[1, FAMILY], [2, style], [3, postScript], [4, `${FAMILY} ${style}`], [6, postScript]]);
}

if (isProgram(import.meta)) {
  const source = path.resolve(import.meta.dirname, "../..");
  const [what, folder] = process.argv.slice(2);
  if (what === "tests") await cutForTests({ source, folder: path.join(source, "crates/publish/tests/fixtures/faces") });
  else if (what === "site" && folder) await cutFaces({ source, folder });
  else throw new Error("usage: node script/lib/faces.mjs tests | site FOLDER");
}
