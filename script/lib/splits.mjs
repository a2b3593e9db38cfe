// The further modules of a page, which it fetches by itself: under which names they are published, and what fetches them.

import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { number } from "./slim.mjs";

// The loader that wasm-split-cli writes: one such call for each further module that is not empty.
export const LINK = "__wasm_split.js";
const FETCHED = /fetch\(new URL\("\.\/((?:split|chunk)_\w+\.wasm)", import\.meta\.url\)\)/g;
const STREAMED = "(WebAssembly.instantiateStreaming(src, imports))";

// A chunk is what several modules need and the first does not: there are some fifty, of a few hundred bytes each. What is smaller than
// this is published in one file: a request for each would cost more than its bytes.
const SMALL = 8_192;

/** A module of nothing but a section of its own for each of these, so that a server takes it for what it is; and where each lies in it. */
export function packed(modules) {
  const parts = [Buffer.from("\0asm\u0001\0\0\0", "latin1")];
  const places = [];
  let end = parts[0].length;
  const add = (part) => {
    parts.push(part);
    end += part.length;
  };
  for (const module of modules) {
    // A section begins with its kind, its length and its name, which is empty.
    add(Buffer.concat([Buffer.from([0]), number(module.length + 1), Buffer.from([0])]));
    places.push({ from: end, to: end + module.length });
    add(module);
  }
  return { pack: Buffer.concat(parts), places };
}

// What the loader then calls. It reads a module from a server that gives it another type than application/wasm, as the glue does for
// the first module, and tells boot.js of a part that is not there.
const INSTANTIATE = `
async function instantiate(answer, imports) {
  try {
    if (!answer.ok) throw new Error(\`\${answer.url}: \${answer.status}\`);
    return await WebAssembly.instantiate(await answer.arrayBuffer(), imports);
  } catch (error) {
    dispatchEvent(new Event("missing-part"));
    throw error;
  }
}
`;

// A part of the file of small modules, which is fetched once, and again where it did not come.
const PIECE = (address) => `
let pack;
async function fetchPack() {
  const answer = await fetch(new URL(${JSON.stringify(address)}, import.meta.url));
  return { answer, bytes: answer.ok ? await answer.arrayBuffer() : undefined };
}
async function piece(from, to) {
  const own = (pack ??= fetchPack());
  const { answer, bytes } = await own.catch((error) => {
    if (pack === own) pack = undefined;
    throw error;
  });
  if (bytes) return new Response(bytes.slice(from, to));
  if (pack === own) pack = undefined;
  return answer;
}
`;

/** Publishes the further modules of a page by `publish`, which gives their names, and teaches their loader these names. */
export async function publishSplits({ built, bin, publish }) {
  const loader = await readFile(path.join(built, LINK), "utf8");
  const files = [...loader.matchAll(FETCHED)].map(([, file]) => file);
  if (files.length === 0 || loader.split(STREAMED).length !== files.length + 1) {
    throw new Error(`${LINK} of ${bin} is not as wasm-split-cli used to write it`);
  }
  const isChunk = (file) => file.startsWith("chunk_");
  const modules = new Map();
  for (const file of files) modules.set(file, await readFile(path.join(built, file)));
  const small = files.filter((file) => isChunk(file) && modules.get(file).length < SMALL);
  // Of a chunk the number means nothing.
  const part = (file) => (isChunk(file) ? "shared" : file.replace(/^split_(\w+)\.wasm$/, "$1").replaceAll("_", "-"));

  const [published, calls] = [[], new Map()];
  let pieces = "";
  if (small.length > 1) {
    const { pack, places } = packed(small.map((file) => modules.get(file)));
    const name = await publish(`${bin}-shared.wasm`, pack);
    published.push(name);
    small.forEach((file, index) => calls.set(file, `piece(${places[index].from}, ${places[index].to})`));
    pieces = PIECE(`./${name}`);
  }
  for (const file of files.filter((file) => !calls.has(file))) {
    const name = await publish(`${bin}-${part(file)}.wasm`, modules.get(file));
    published.push(name);
    calls.set(file, `fetch(new URL("./${name}", import.meta.url))`);
  }
  const linked = loader.replace(FETCHED, (_, file) => calls.get(file)).replaceAll(STREAMED, "(instantiate(await src, imports))");
  await writeFile(path.join(built, LINK), linked + INSTANTIATE + pieces);
  return published;
}
