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

/** The folder of the package that a source file is in. */
async function packageOf(file, manifest) {
  for (let folder = path.dirname(file); folder !== path.dirname(folder); folder = path.dirname(folder)) {
    if ((await readdir(folder)).includes(manifest)) return folder;
  }
  throw new Error(`${file} is in no package`);
}

/** A crate of a registry. Its manifest is in the one form in which cargo publishes all of them. */
async function cratePart(root) {
  const folder = await packageOf(root, "Cargo.toml");
  const manifest = (await readFile(path.join(folder, "Cargo.toml"), "utf8")).split(/^\[(?!package\])/m)[0];
  const value = (key) => manifest.match(new RegExp(`^${key} = "(.*)"$`, "m"))?.[1];
  const authors = manifest.match(/^authors = \[([^\]]*)\]/m)?.[1] ?? "";
  return {
    name: value("name"),
    version: value("version"),
    licence: value("license"),
    home: value("repository") ?? value("homepage"),
    authors: [...authors.matchAll(/"([^"<]*?)(?: <[^"]*)?"/g)].map(([, author]) => author),
    texts: await textsIn(folder),
  };
}

/**
 * The crates that are linked into `bins`, and the standard library. Cargo names them itself, with the features and for the
 * target that count, and without what only runs while it compiles. The switch that makes it do so is not stable yet, as those
 * are not by which the release page is built (script/lib/build.sh).
 */
export async function linkedParts({ source, bins }) {
  const env = {
    ...process.env,
    RUSTC_BOOTSTRAP: "1",
    CARGO_UNSTABLE_BUILD_STD: "std,panic_abort",
    CARGO_UNSTABLE_BUILD_STD_FEATURES: "optimize_for_size",
  };
  const names = bins.flatMap((bin) => ["--bin", bin]);
  const cargo = ["build", "-Zunstable-options", "--unit-graph", "--release", "--target", "wasm32-unknown-unknown", "--offline", "--locked", ...names];
  const { stdout } = await run("cargo", cargo, { cwd: source, env, maxBuffer: 2 ** 30 });
  const { roots, units } = JSON.parse(stdout);
  const linked = new Set();
  const visit = (index) => {
    const { mode, platform } = units[index];
    // What has no platform is compiled for the machine that compiles: macros, build scripts and what they need.
    if (linked.has(index) || mode !== "build" || platform === null) return;
    linked.add(index);
    for (const dependency of units[index].dependencies) visit(dependency.index);
  };
  for (const root of roots) visit(root);

  const sources = new Map([...linked].map((index) => [units[index].pkg_id, units[index].target.src_path]));
  const registered = [...sources].filter(([id]) => id.startsWith("registry+"));
  const crates = await Promise.all(registered.map(([, file]) => cratePart(file)));
  // The crates of the standard library itself are one part, but for the one that also holds code by others.
  const [, builtins] = [...sources].find(([id]) => id.includes("compiler_builtins@"));
  return [await standardLibrary(source), await builtinsPart(builtins), ...crates];
}

/** Its licence lies beside its folder. */
async function builtinsPart(file) {
  return { ...(await cratePart(file)), texts: await textsIn(path.dirname(await packageOf(file, "Cargo.toml"))) };
}

/** Where the compiler keeps the texts of the licences that it is under, by their names in SPDX. */
async function compilersTexts(source) {
  const { stdout } = await run("rustc", ["--print", "sysroot"], { cwd: source });
  return path.join(stdout.trim(), "share/doc/rust/licenses");
}

async function standardLibrary(source) {
  const { stdout } = await run("rustc", ["--version"], { cwd: source });
  return {
    name: "The Rust standard library",
    version: stdout.split(" ")[1],
    licence: "MIT OR Apache-2.0",
    home: "https://github.com/rust-lang/rust",
    authors: ["The Rust Project contributors"],
    texts: [],
  };
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
  const folder = await compilersTexts(source);
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
