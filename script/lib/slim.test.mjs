import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import binaryen from "binaryen";
import { optimise, SMALL } from "./optimise.mjs";
import { forgetPaths, shortenImports, trapAtDeadEnds } from "./slim.mjs";

/** A module from its text, with the names of its functions. */
function assembled(text) {
  const module = binaryen.parseText(text);
  binaryen.setDebugInfo(true);
  const bytes = Buffer.from(module.emitBinary());
  binaryen.setDebugInfo(false);
  module.dispose();
  return bytes;
}

const run = (wasm, imports = {}) => new WebAssembly.Instance(new WebAssembly.Module(wasm), imports).exports;

const PANICS = String.raw`(module
  (import "env" "print" (func $print (param i32)))
  (func $"__rustc[1f]::rust_begin_unwind" (param i32) (call $print (local.get 0)))
  (func $"core[2e]::panicking::panic_fmt" (param i32) (call $"__rustc[1f]::rust_begin_unwind" (local.get 0)))
  (func $"core[2e]::panicking::count" (result i32) (i32.const 7))
  (func $"ours[3d]::panicking_over" (param i32) (call $print (local.get 0)))
  (func (export "panic") (call $"core[2e]::panicking::panic_fmt" (i32.const 1)))
  (func (export "count") (result i32) (call $"core[2e]::panicking::count"))
  (func (export "ours") (call $"ours[3d]::panicking_over" (i32.const 2))))`;

test("a panic traps where it begins, and nothing else does", () => {
  const printed = [];
  const imports = { env: { print: (number) => printed.push(number) } };
  const before = run(assembled(PANICS), imports);
  before.panic();
  assert.deepEqual(printed.splice(0), [1]);
  const after = run(trapAtDeadEnds(assembled(PANICS)), imports);
  assert.throws(() => after.panic(), WebAssembly.RuntimeError);
  assert.deepEqual(printed, []);
  assert.equal(after.count(), 7);
  after.ours();
  assert.deepEqual(printed, [2]);
});

test("streams that nobody asks for trap, and what only they take from the glue is taken from both", async () => {
  const wasm = assembled(`(module
    (import "./a_bg.js" "__wbg_enqueue_0a" (func $enqueue))
    (import "./a_bg.js" "__wbg_now_0b" (func $now (result i32)))
    (import "./a_bg.js" "__wbg_later_0c" (func $later (result i32)))
    (table (export "table") 2 2 funcref)
    (elem (i32.const 0) $"js_sys::futures::future_to_promise::{{closure}}" $"wasm_streams::readable::into_underlying_source::Inner::pull::{{closure}}")
    (func $"__rustc[1f]::rust_begin_unwind" (unreachable))
    (func $"js_sys::futures::future_to_promise::{{closure}}" (call $enqueue))
    (func $"wasm_streams::readable::into_underlying_source::Inner::pull::{{closure}}" (call $enqueue))
    (func $intounderlyingsource_pull (export "intounderlyingsource_pull") (call $enqueue))
    (func (export "now") (result i32) (i32.add (call $now) (call $later))))`);
  const folder = await mkdtemp(path.join(tmpdir(), "slim-"));
  const module = path.join(folder, "a.wasm");
  await writeFile(module, trapAtDeadEnds(wasm));
  await optimise(module, module, SMALL);
  const glue = `({
        __wbg_enqueue_0a: function() { return handleError(function (arg0) {
            arg0.enqueue();
        }, arguments); },
        __wbg_later_0c: function() { return handleError(function () {
            return 30;
        }, arguments); },
        __wbg_now_0b: function() {
            const ret = 7;
            return ret;
        },
})`;
  const slim = shortenImports({ wasm: await readFile(module), glue, from: "./a_bg.js" });
  await rm(folder, { recursive: true });
  assert.ok(!slim.glue.includes("enqueue"));
  const handleError = (call, args) => call(...args);
  const offered = new Function("handleError", `return ${slim.glue}`)(handleError);
  assert.equal(Object.keys(offered).length, 2);
  const { now, table, intounderlyingsource_pull } = run(slim.wasm, { "./a_bg.js": offered });
  assert.equal(now(), 37);
  for (const stream of [table.get(0), table.get(1), intounderlyingsource_pull]) assert.throws(stream, WebAssembly.RuntimeError);
});

test("a compiler that names its functions in another way is noticed", () => {
  const renamed = PANICS.replaceAll("rust_begin_unwind", "rust_begins_otherwise");
  assert.throws(() => trapAtDeadEnds(assembled(renamed)), /does not name the functions/);
});

test("imports from the glue have short names in both, and others keep theirs", () => {
  const names = Array.from({ length: 30 }, (_, index) => `__wbg_now_${index}_0123456789abcdef`);
  const wasm = assembled(`(module
    (import "./a_bg.js" "memory" (memory 1))
    (import "env" "table" (table 2 4 funcref))
    (import "env" "${names[0]}" (func $other (result i32)))
    ${names.map((name, index) => `(import "./a_bg.js" "${name}" (func $f${index} (result i32)))`).join("")}
    (import "./a_bg.js" "base" (global $base i32))
    (func (export "sum") (result i32) (i32.add (call $other) (i32.add (call $f0) (i32.add (call $f29) (global.get $base))))))`);
  const glue = `({ base: 1000, memory: new WebAssembly.Memory({ initial: 1 }), ${names.map((name, index) => `${name}: () => ${index}`)} })`;
  const short = shortenImports({ wasm, glue, from: "./a_bg.js" });
  assert.ok(short.wasm.length < wasm.length - 30 * 20 && !short.glue.includes("__wbg_now_"));
  const table = new WebAssembly.Table({ initial: 2, maximum: 4, element: "anyfunc" });
  const imports = { "./a_bg.js": (0, eval)(short.glue), env: { table, [names[0]]: () => 100_000 } };
  assert.equal(run(short.wasm, imports).sum(), 101_029);
});

test("the data forgets where its sources lay, and nothing besides", () => {
  const data = String.raw`/home/me/.cargo/registry/src/index-1f/leptos-0.8.0/src/lib.rs\00crates/core/src/time.rs\00/rustc/0a1b/library/core/src/fmt.rs\00kept: a/b, https://a.example/b.rs and /c/d.rs.\00`;
  const wasm = forgetPaths(assembled(`(module (memory (export "memory") 1) (data (i32.const 16) "${data}"))`));
  const text = Buffer.from(run(wasm).memory.buffer, 16, 400).toString("latin1").replace(/\0+/g, "|");
  assert.equal(text, "|kept: a/b, https://a.example/b.rs and /c/d.rs.|");
});
