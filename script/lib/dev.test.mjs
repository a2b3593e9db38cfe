import assert from "node:assert/strict";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { joinParts, nextChange } from "./dev.mjs";

let root;

before(async () => {
  root = await mkdtemp(path.join(tmpdir(), "downboard-dev-"));
  await mkdir(path.join(root, "src/pages"), { recursive: true });
});

after(() => rm(root, { recursive: true }));

/** Whether `work` is noticed by one who waits for a change. */
async function isNoticed(work) {
  const change = nextChange(root, { folders: ["src"], files: ["index.html"] });
  await work();
  // What follows is noticed in any case, so that nothing has to be waited for in vain.
  const first = await Promise.race([change.then(() => true), new Promise((resolve) => setTimeout(resolve, 200, false))]);
  await writeFile(path.join(root, "src/end.rs"), "");
  await change;
  return first;
}

test("a file that is written, added in a new folder, or put in the place of another one is noticed", async () => {
  const file = path.join(root, "src/pages/open.rs");
  assert.ok(await isNoticed(() => writeFile(file, "1")));
  assert.ok(await isNoticed(() => writeFile(file, "2")));
  assert.ok(await isNoticed(() => mkdir(path.join(root, "src/pages/parts"))));
  assert.ok(await isNoticed(() => writeFile(path.join(root, "src/pages/parts/head.rs"), "1")));
  await writeFile(path.join(root, "new.rs"), "3");
  assert.ok(await isNoticed(() => rename(path.join(root, "new.rs"), file)));
  assert.ok(await isNoticed(() => writeFile(path.join(root, "index.html"), "1")));
});

test("what an editor leaves beside a file, and other files of the checkout, are not", async () => {
  assert.ok(!(await isNoticed(() => writeFile(path.join(root, "src/.open.rs.swp"), "1"))));
  assert.ok(!(await isNoticed(() => writeFile(path.join(root, "src/open.rs~"), "1"))));
  assert.ok(!(await isNoticed(() => writeFile(path.join(root, "README.md"), "1"))));
});

// As wasm-bindgen writes it of a module that the macro has marked and no tool has cut, as far as the loop minds.
const GLUE = `import * as import1 from "__wasm_split_placeholder__"
import * as import2 from "__wasm_split_placeholder__"
let wasm;
export function start(exports) {
  wasm = exports;
  return { "__wasm_split_placeholder__": import1, "__wasm_split_placeholder__": import2 };
}
`;

test("a part that was not cut off is there when it is asked for, and is called as it is", async () => {
  const glue = await import(`data:text/javascript,${encodeURIComponent(joinParts(GLUE))}`);
  const said = [];
  const { __wasm_split_placeholder__: parts } = glue.start({
    __indirect_function_table: { get: (place) => (...values) => said.push([place, ...values]) },
    __wasm_split_00lanes00_export_1f_lanes: (first, second) => first + second,
  });
  parts.__wasm_split_load_lanes(7, 1024);
  assert.deepEqual(said, [[7, 1024, 1]]);
  assert.equal(parts.__wasm_split_00lanes00_import_1f_lanes(1, 2), 3);
});

test("the glue of a page without parts stays as it is", () => {
  assert.equal(joinParts("let wasm;\n"), "let wasm;\n");
});
