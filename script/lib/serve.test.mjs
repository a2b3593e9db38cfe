import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { brotliCompressSync, brotliDecompressSync } from "node:zlib";
import { serve } from "./serve.mjs";

const HASHED = "downboard-0123456789ab.wasm";
const WASM = Buffer.concat([Buffer.from([0, 0x61, 0x73, 0x6d]), Buffer.alloc(5_000, 7)]);

let outside;
let root;
let mounted;

before(async () => {
  outside = await mkdtemp(path.join(tmpdir(), "downboard-serve-"));
  const dir = path.join(outside, "dist");
  await mkdir(path.join(dir, "embed"), { recursive: true });
  await mkdir(path.join(dir, "empty"));
  await writeFile(path.join(outside, "secret.txt"), "secret");
  await mkdir(`${dir}-sibling`);
  await writeFile(path.join(`${dir}-sibling`, "secret.txt"), "secret");
  await writeFile(path.join(dir, ".hidden"), "secret");
  await writeFile(path.join(dir, "index.html"), "<!doctype html>root");
  await writeFile(path.join(dir, "embed/index.html"), "<!doctype html>embed");
  await writeFile(path.join(dir, HASHED), WASM);
  root = await serve({ dir, quality: 4 });
  mounted = await serve({ dir, quality: 4, prefix: "/some/folder" });
});

after(async () => {
  await root.close();
  await mounted.close();
  await rm(outside, { recursive: true });
});

/** Not fetch(), which tidies the path before it sends it. */
function get(server, target, { method = "GET", headers = {} } = {}) {
  return new Promise((resolve, reject) => {
    request(server.origin, { path: target, method, headers }, async (response) => {
      const chunks = await response.toArray();
      resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) });
    })
      .on("error", reject)
      .end();
  });
}

test("a folder is its index page", async () => {
  assert.equal((await get(root, "/")).body.toString(), "<!doctype html>root");
  assert.equal((await get(root, "/embed/?lang=en")).body.toString(), "<!doctype html>embed");
  assert.equal((await get(root, "/empty/")).status, 404);
});

test("a folder without its slash is redirected with the query kept", async () => {
  const { status, headers } = await get(root, "/embed?lang=en&at=2022-10-15T21:50:00+09:00");
  assert.equal(status, 301);
  assert.equal(headers.location, "/embed/?lang=en&at=2022-10-15T21:50:00+09:00");
});

test("nothing outside the folder is served", async () => {
  for (const target of [
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/embed/../../secret.txt",
    "/..%5csecret.txt",
    "/../dist-sibling/secret.txt",
    "//secret.txt",
    "/.hidden",
    "/%00",
    "/%zz",
  ]) {
    const { status, body } = await get(root, target);
    assert.equal(status, 404, target);
    assert.doesNotMatch(body.toString(), /secret/, target);
  }
});

test("a file has its type and the headers of an embeddable page", async () => {
  const { headers } = await get(root, `/${HASHED}`);
  assert.equal(headers["content-type"], "application/wasm");
  assert.equal(headers["access-control-allow-origin"], "*");
  assert.equal(headers["x-content-type-options"], "nosniff");
});

test("a page that is isolated can frame a page, and a frame without an origin can read how old an answer is", async () => {
  for (const target of ["/", "/embed/", `/${HASHED}`, "/nothing.js"]) {
    const { headers } = await get(root, target);
    assert.equal(headers["cross-origin-embedder-policy"], "require-corp", target);
    assert.equal(headers["cross-origin-resource-policy"], "cross-origin", target);
    assert.equal(headers["access-control-expose-headers"], "Date, Age, Retry-After", target);
  }
});

test("a file that is not there is not cached, whatever it is called", async () => {
  const { status, headers } = await get(root, "/boot-0123456789ab.js");
  assert.equal(status, 404);
  assert.equal(headers["cache-control"], "no-store");
});

/** Facts, their compressed copy, then other facts of the same length with the time of the first, as `cp -p` and `rsync -t` leave them. */
async function replaceFacts(file) {
  const then = new Date("2026-11-28T10:00:00Z");
  const facts = (word) => JSON.stringify({ word, padding: "x".repeat(500) });
  await writeFile(file, facts("old"));
  await writeFile(`${file}.br`, brotliCompressSync(facts("old")));
  await utimes(file, then, then);
  const before = await get(root, `/${path.basename(file)}`);
  await writeFile(file, facts("new"));
  await utimes(file, then, then);
  return before;
}

test("facts that were replaced are sent also to who asks for brotli, whatever their time and whatever copy lies beside them", async () => {
  const file = path.join(outside, "dist/status.json");
  const before = await replaceFacts(file);
  assert.match(before.body.toString(), /"old"/);
  const plain = await get(root, "/status.json", { headers: { "If-None-Match": before.headers.etag } });
  assert.equal(plain.status, 200);
  assert.match(plain.body.toString(), /"new"/);
  const packed = await get(root, "/status.json", { headers: { "Accept-Encoding": "br" } });
  assert.match(brotliDecompressSync(packed.body).toString(), /"new"/);
});

test("of a file that is named by its content a copy is sent as it is, if it is one", async () => {
  const file = path.join(outside, "dist/charts-0123456789ab.js");
  const script = `"${"y".repeat(5_000)}"`;
  await writeFile(file, script);
  const copy = brotliCompressSync(script);
  const asked = () => get(root, "/charts-0123456789ab.js", { headers: { "Accept-Encoding": "br" } });
  await writeFile(`${file}.br`, copy);
  assert.deepEqual((await asked()).body, copy);
  await writeFile(file, script.replace("y", "z"));
  assert.equal(brotliDecompressSync((await asked()).body).toString(), script.replace("y", "z"));
});

test("only hashed names are cached for good", async () => {
  assert.match((await get(root, `/${HASHED}`)).headers["cache-control"], /immutable/);
  assert.equal((await get(root, "/")).headers["cache-control"], "no-cache");
});

test("a known file is not sent again", async () => {
  const first = await get(root, "/");
  const second = await get(root, "/", { headers: { "If-None-Match": `"other", W/${first.headers.etag}` } });
  assert.equal(second.status, 304);
  assert.equal(second.body.length, 0);
});

test("brotli is sent to who asks for it and to nobody else", async () => {
  const plain = await get(root, `/${HASHED}`);
  const packed = await get(root, `/${HASHED}`, { headers: { "Accept-Encoding": "gzip, br" } });
  const refused = await get(root, `/${HASHED}`, { headers: { "Accept-Encoding": "gzip, br;q=0" } });
  assert.deepEqual(plain.body, WASM);
  assert.equal(plain.headers["content-encoding"], undefined);
  assert.equal(packed.headers["content-encoding"], "br");
  assert.equal(packed.headers.vary, "Accept-Encoding");
  assert.deepEqual(brotliDecompressSync(packed.body), WASM);
  assert.notEqual(packed.headers.etag, plain.headers.etag);
  assert.deepEqual(refused.body, WASM);
});

test("HEAD has the headers only and other methods are refused", async () => {
  const head = await get(root, "/", { method: "HEAD" });
  assert.equal(head.status, 200);
  assert.equal(head.headers["content-length"], "19");
  assert.equal(head.body.length, 0);
  assert.equal((await get(root, "/", { method: "POST" })).status, 405);
});

test("a mounted folder answers below its prefix only", async () => {
  assert.equal(mounted.url, `${mounted.origin}/some/folder/`);
  assert.equal((await get(mounted, "/some/folder/")).body.toString(), "<!doctype html>root");
  assert.equal((await get(mounted, "/some/folder")).headers.location, "/some/folder/");
  assert.equal((await get(mounted, "/some/folder/embed")).headers.location, "/some/folder/embed/");
  assert.equal((await get(mounted, "/")).status, 404);
});

test("a taken port is named", async () => {
  const port = Number(new URL(root.origin).port);
  await assert.rejects(serve({ dir: outside, port }), new RegExp(`port ${port} is taken: set PORT`));
});
