import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import binaryen from "binaryen";
import { LINK, packed, publishSplits } from "./splits.mjs";

const folder = await mkdtemp(path.join(tmpdir(), "splits-"));
after(() => rm(folder, { recursive: true }));

/** A module that says a number, and weighs at least so many bytes. */
function saying(number, weight = 0) {
  const module = binaryen.parseText(`(module (memory 1) (data (i32.const 0) "${"x".repeat(weight)}") (func (export "say") (result i32) (i32.const ${number})))`);
  const bytes = Buffer.from(module.emitBinary());
  module.dispose();
  return bytes;
}

const MODULES = { split_lanes: saying(1), chunk_1: saying(2), chunk_2: saying(3, 200), chunk_3: saying(4, 9_000) };

/** As wasm-split-cli writes it, as far as the build step minds: what each call gives is a promise of its module. */
const loaderOf = (names) =>
  names
    .map(
      (name) => `export const ${name} = async () => {
    const src = fetch(new URL("./${name}.wasm", import.meta.url));
    return (async (imports) => (WebAssembly.instantiateStreaming(src, imports)))({});
};
`,
    )
    .join("");

/** Publishes such modules: the loader, and what is published under which name. */
async function published(names) {
  const built = await mkdtemp(path.join(folder, "built-"));
  for (const name of names) await writeFile(path.join(built, `${name}.wasm`), MODULES[name]);
  await writeFile(path.join(built, LINK), loaderOf(names));
  const files = new Map();
  const publish = (name, content) => {
    const unique = name.replace(".wasm", `-${files.size}.wasm`);
    files.set(unique, content);
    return unique;
  };
  const given = await publishSplits({ built, bin: "downboard-page", publish });
  assert.deepEqual(given, [...files.keys()]);
  return { files, loader: await readFile(path.join(built, LINK), "utf8") };
}

/** The loader, run over a network that answers with `answer`; and what it asked for and told the page. */
async function running({ loader }, answer) {
  const [asked, told] = [[], []];
  const network = async (url) => {
    asked.push(path.basename(url.href));
    return answer(path.basename(url.href), asked.length);
  };
  const names = [...loader.matchAll(/export const (\w+)/g)].map(([, name]) => name);
  const body = `${loader.replaceAll("import.meta.url", '"https://site.example/"').replaceAll("export ", "")}\nreturn { ${names.join(", ")} };`;
  const calls = new Function("fetch", "dispatchEvent", body)(network, ({ type }) => told.push(type));
  const say = async (name) => (await calls[name]()).instance.exports.say();
  return { say, asked, told };
}

test("small chunks are published in one file, which is a module and holds them as they are", async () => {
  const { files } = await published(Object.keys(MODULES));
  assert.deepEqual([...files.keys()], ["downboard-page-shared-0.wasm", "downboard-page-lanes-1.wasm", "downboard-page-shared-2.wasm"]);
  assert.ok(WebAssembly.validate(files.get("downboard-page-shared-0.wasm")));
  const { pack, places } = packed([MODULES.chunk_1, MODULES.chunk_2]);
  assert.deepEqual(files.get("downboard-page-shared-0.wasm"), pack);
  assert.deepEqual(places.map(({ from, to }) => pack.subarray(from, to)), [MODULES.chunk_1, MODULES.chunk_2]);
});

test("each module comes from its file, and the file of the small ones once", async () => {
  const site = await published(Object.keys(MODULES));
  const { say, asked, told } = await running(site, (name) => new Response(site.files.get(name)));
  assert.deepEqual(await Promise.all(["chunk_1", "split_lanes", "chunk_2", "chunk_3"].map(say)), [2, 1, 3, 4]);
  assert.deepEqual(asked.sort(), [...site.files.keys()].sort());
  assert.deepEqual(told, []);
});

test("a file that does not come is asked for again, and the page is told of one that is not there", async () => {
  const site = await published(Object.keys(MODULES));
  const answers = [() => Promise.reject(new TypeError("Failed to fetch")), () => new Response("gone", { status: 404 }), (name) => new Response(site.files.get(name))];
  const { say, asked, told } = await running(site, (name, count) => answers[count - 1](name));
  await assert.rejects(say("chunk_1"), TypeError);
  await assert.rejects(say("chunk_1"), /404/);
  assert.deepEqual(told, ["missing-part"]);
  assert.equal(await say("chunk_1"), 2);
  assert.equal(asked.length, 3);
});

test("a chunk that is alone has a file of its own", async () => {
  const site = await published(["split_lanes", "chunk_1"]);
  assert.deepEqual([...site.files.values()], [MODULES.split_lanes, MODULES.chunk_1]);
  assert.doesNotMatch(site.loader, /piece/);
});
