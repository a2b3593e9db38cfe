// Puts together the licences of every part by others that is published: the crates that the compiler links into a module, and
// the npm packages that are bundled.

import { execFile } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

// What packages call the files with their licences.
const TEXT = /^(?:licen[cs]es?|copying|copyright(?:notice)?|notice|unlicense)(?![a-z])|-licen[cs]e$/i;

/** What a package says about itself, in its folder: the files with its licences, and those in a folder of them. */
async function textsIn(folder) {
  const texts = [];
  for (const entry of (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!TEXT.test(entry.name)) continue;
    const place = path.join(folder, entry.name);
    const files = entry.isDirectory() ? (await readdir(place)).sort().map((name) => path.join(place, name)) : [place];
    for (const file of files) texts.push(await readFile(file, "utf8"));
  }
  return texts;
}

/**
 * The crates that the page links, and the standard library. Cargo names them itself, with the features and for the target
 * that count, and without what only runs while it compiles.
 */
export async function linkedParts({ source }) {
  const target = "wasm32-unknown-unknown";
  const cargo = async (...words) =>
    (await run("cargo", [...words, "--offline", "--locked"], { cwd: source, maxBuffer: 2 ** 30 })).stdout;
  const tree = ["--package", "downboard", "--target", target, "--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"];
  const listed = (await cargo("tree", ...tree)).split("\n").map((line) => line.split(" ").slice(0, 2).join(" "));
  const { packages } = JSON.parse(await cargo("metadata", "--format-version", "1", "--filter-platform", target));
  const linked = packages.filter(({ name, version, source: registry }) => registry && listed.includes(`${name} v${version}`));
  return [await standardLibrary(source), ...(await Promise.all(linked.map(cratePart)))];
}

/** A crate as cargo describes it. */
async function cratePart({ name, version, license, repository, homepage, authors, manifest_path: manifest }) {
  const names = authors.map((author) => author.replace(/ ?<.*/, ""));
  return { name, version, licence: license, home: repository ?? homepage, authors: names, texts: await textsIn(path.dirname(manifest)) };
}

/** Where the compiler keeps what it says of its own licences. */
async function compilersDocuments(source) {
  const { stdout } = await run("rustc", ["--print", "sysroot"], { cwd: source });
  return path.join(stdout.trim(), "share/doc/rust");
}

/** The notices of the standard library and of the crates within it, as the compiler brings them along. */
async function standardLibrary(source) {
  const { stdout } = await run("rustc", ["--version"], { cwd: source });
  const notices = await readFile(path.join(await compilersDocuments(source), "COPYRIGHT-library.html"), "utf8");
  return {
    name: "The Rust standard library",
    version: stdout.split(" ")[1],
    licence: "MIT OR Apache-2.0",
    home: "https://github.com/rust-lang/rust",
    authors: ["The Rust Project contributors"],
    texts: [textOf(notices)],
  };
}

/** The text of a page of HTML. */
export function textOf(html) {
  const body = html.slice(Math.max(0, html.indexOf("<body")));
  const characters = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&", nbsp: " " };
  return body
    .replace(/<[^>]*>/g, "")
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&(\w+);/g, (whole, name) => characters[name] ?? whole)
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n");
}

/** The npm packages that the files of `inputs`, below `source`, are from. */
export async function bundledParts({ source, inputs }) {
  const folders = new Set();
  for (const input of inputs) {
    const name = input.match(/^.*\bnode_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1];
    if (name) folders.add(path.join(source, "node_modules", name));
  }
  return Promise.all(
    [...folders].map(async (folder) => {
      const { name, version, license, homepage, author } = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8"));
      const authors = [author?.name ?? author].filter(Boolean);
      return { name, version, licence: license, home: homepage, authors, texts: await textsIn(folder) };
    }),
  );
}

/** The standard texts of licences by their names in SPDX, for parts that bring none along. */
export async function standardTexts(source) {
  const folder = path.join(await compilersDocuments(source), "licenses");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".txt"));
  return new Map(await Promise.all(names.map(async (name) => [path.basename(name, ".txt"), await readFile(path.join(folder, name), "utf8")])));
}

const RULE = "=".repeat(80);

const titleOf = ({ name, version }) => `${name} ${version}`;
const inOrder = (a, b) => (titleOf(a) < titleOf(b) ? -1 : 1);
// Texts that differ in their ends of lines and their margins only are the same text.
const plain = (text) => text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n").replace(/[ \t]+$/gm, "").replace(/^\n+|\n+$/g, "");

/** What a part is under: its own texts, else the standard ones of the licences that it names. */
function textsOf(part, standard) {
  const { licence, texts } = part;
  if (texts.length > 0) return texts.map(plain);
  const named = (licence ?? "").split(/[\s()/]+/).flatMap((name) => standard.get(name) ?? []);
  if (named.length === 0) {
    throw new Error(`${titleOf(part)} cannot be published: ${licence ? `no text of its licence (${licence}) is at hand` : "it names no licence"}`);
  }
  return named.map(plain);
}

/**
 * The file of licences: every part with its licence, and below them each text once, under the parts that it belongs to.
 * Refuses a part without a licence, and one whose licence nobody has the text of.
 */
export function licences(parts, standard) {
  const sorted = [...parts].sort(inOrder);
  const owners = new Map();
  for (const part of sorted) {
    for (const text of new Set(textsOf(part, standard))) owners.set(text, [...(owners.get(text) ?? []), titleOf(part)]);
  }
  const list = sorted.map((part) => {
    const { licence, home, authors, texts } = part;
    const standing = texts.length > 0 ? [] : [`  by ${authors.join(", ") || "its contributors"}; it brings no text along, and the standard one stands below`];
    return [`${titleOf(part)}: ${licence ?? "as its text says"}`, ...(home ? [`  ${home}`] : []), ...standing].join("\n");
  });
  const texts = [...owners].map(([text, titles]) => `${RULE}\n${titles.join("\n")}\n${RULE}\n\n${text}\n`);
  const head = `Downboard is under MIT OR Apache-2.0. What is published of it also contains these ${sorted.length} parts by others, each under
its own licence. The texts follow the list, each once.`;
  return `${head}\n\n${list.join("\n")}\n\n${texts.join("\n")}`;
}
