import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { brotliCompressSync, constants } from "node:zlib";
import { addressOf, heightOf } from "./address.js";
import { bundledParts } from "./licences.mjs";
import { bundleBridge, bundleLoader } from "./newsroom.mjs";
import { bundleCharts } from "./postbuild.mjs";

const SITE = "https://board.example/down/";

// In bytes of brotli 11. The bridge is part of every card, the loader of every page that has one.
const BUNDLES = [
  { name: "bridge", bundle: bundleBridge, most: 1_300 },
  { name: "loader", bundle: bundleLoader, most: 2_000 },
];

const brotli = (text) => brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

for (const { name, bundle, most } of BUNDLES) {
  test(`the ${name} weighs at most ${most} bytes`, async (context) => {
    const bytes = brotli(await bundle());
    context.diagnostic(`${bytes} B`);
    assert.ok(bytes <= most, `${bytes} B of ${most}`);
  });

  test(`the ${name} turns no text into markup or code, stores nothing and asks for nothing`, async () => {
    const script = await bundle();
    const words = ["eval", "Function(", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "import(", "require(", "fetch(", "XMLHttpRequest", "Storage", "cookie"];
    for (const word of words) assert.ok(!script.includes(word), word);
  });

  test(`the ${name} declares nothing in the global scope, and can be read by a browser of 2017`, async () => {
    const script = await bundle();
    assert.match(script, /^(?:"use strict";)?\(\(\)=>\{.*\}\)\(\);$/s);
    assert.doesNotMatch(script, /\?\?|\?\.[a-z[(]|catch\{|\.\.\.\w+\}/);
  });
}

test("the bridge can stand inline in a page", async () => {
  assert.doesNotMatch(await bundleBridge(), /<\/script|<!--|\n/i);
});

const ADDRESSES = [
  [{}, "embed/"],
  [{ board: "pangyo-2022" }, "embed/pangyo-2022/"],
  [{ board: "pangyo-2022", services: "kakaotalk" }, "embed/pangyo-2022/kakaotalk/"],
  [{ board: "pangyo-2022", services: " kakaotalk, " }, "embed/pangyo-2022/kakaotalk/"],
  [{ board: "pangyo-2022", services: "kakaotalk,melon" }, "embed/pangyo-2022/?services=kakaotalk%2Cmelon"],
  [{ board: "pangyo-2022", services: "kakaotalk, melon" }, "embed/pangyo-2022/?services=kakaotalk%2Cmelon"],
  [{ services: "kakaotalk" }, "embed/?services=kakaotalk"],
  [{ services: "kakaotalk,melon", lang: "ko" }, "embed/?services=kakaotalk%2Cmelon&lang=ko"],
  [
    { board: "pangyo-2022", services: "kakaotalk", lang: "ko", layout: "list", at: "2022-10-15T21:50:00+09:00", dark: "auto" },
    "embed/pangyo-2022/kakaotalk/?lang=ko&layout=list&at=2022-10-15T21%3A50%3A00%2B09%3A00&dark=auto",
  ],
  [{ dark: "true", at: "", lang: null, title: "not in the address", region: "KR" }, "embed/?dark=true"],
  // What is not an id leads out of no folder: the card says what is wrong with it.
  [{ board: ".." }, "embed/?board=.."],
  [{ board: "../../elsewhere", services: "kakaotalk" }, "embed/?board=..%2F..%2Felsewhere&services=kakaotalk"],
  [{ board: "https://example.org/" }, "embed/?board=https%3A%2F%2Fexample.org%2F"],
  [{ board: "Pangyo 2022" }, "embed/?board=Pangyo+2022"],
  [{ board: "pangyo-2022", services: "카카오톡" }, "embed/pangyo-2022/?services=%EC%B9%B4%EC%B9%B4%EC%98%A4%ED%86%A1"],
  [{ board: "pangyo-2022", services: "../kakaotalk" }, "embed/pangyo-2022/?services=..%2Fkakaotalk"],
  [{ board: "pangyo-2022", layout: "list&dark=true#x" }, "embed/pangyo-2022/?layout=list%26dark%3Dtrue%23x"],
];

for (const [values, address] of ADDRESSES) {
  test(`the card for ${JSON.stringify(values)} is at ${address}`, () => {
    assert.equal(addressOf(SITE, (name) => values[name] ?? null), SITE + address);
  });
}

const HEIGHTS = [
  ["embed/", 420],
  ["embed/pangyo-2022/", 420],
  ["embed/pangyo-2022/kakaotalk/", 330],
  ["embed/pangyo-2022/kakaotalk/?lang=en", 330],
  ["embed/?services=kakaotalk", 330],
  ["embed/pangyo-2022/?services=kakaotalk%2Cmelon", 420],
  ["embed/pangyo-2022/kakaotalk/?layout=headline", 60],
  ["embed/pangyo-2022/?layout=timeline", 300],
  ["embed/pangyo-2022/kakaotalk/?layout=list", 420],
  ["embed/pangyo-2022/?layout=card", 330],
  ["embed/pangyo-2022/kakaotalk/?layout=constructor", 330],
  ["embed/pangyo-2022/kakaotalk/#?secret=aB3dE5fG7h", 330],
];

for (const [address, height] of HEIGHTS) {
  test(`${height} px are reserved for the card at ${address}`, () => {
    assert.equal(heightOf(SITE, SITE + address), height);
    assert.equal(heightOf("https://board.example/", `https://board.example/${address}`), height);
  });
}

const CHECKOUT = path.resolve(import.meta.dirname, "../..");

test("what is published has no part of the loaders that it is tested with", async () => {
  const { devDependencies } = JSON.parse(await readFile(path.join(CHECKOUT, "package.json"), "utf8"));
  const loaders = Object.keys(devDependencies).filter((name) => /pym|resizer|sidechain|newswire/.test(name));
  assert.equal(loaders.length, 6);
  const { inputs } = await bundleCharts();
  const published = (await bundledParts({ source: CHECKOUT, inputs })).map(({ name }) => name);
  assert.ok(published.includes("echarts"));
  assert.deepEqual(published.filter((name) => loaders.includes(name)), []);
  for (const file of ["bridge.js", "embed.js", "address.js"]) {
    const source = await readFile(path.join(import.meta.dirname, file), "utf8");
    assert.doesNotMatch(source, /from "(?!\.\/)/, `${file} is made of files beside it`);
  }
});
