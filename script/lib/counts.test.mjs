import assert from "node:assert/strict";
import { test } from "node:test";
import { READERS } from "./counts.mjs";

test("cargo's results are added up over its binaries", () => {
  const text = [
    "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s",
    "test result: FAILED. 3 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.02s",
  ].join("\n");
  assert.deepEqual(READERS.cargo(text), [15, 2]);
  assert.deepEqual(READERS.cargo("error: could not compile"), [0, 0]);
});

test("TAP's closing comments are the counts", () => {
  assert.deepEqual(READERS.tap("ok 1 - a\n# tests 3\n# pass 2\n# fail 1\n"), [2, 1]);
});

test("a flaky end-to-end test and an error outside of any test are failures", () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
  assert.deepEqual(READERS.playwright(JSON.stringify({ stats, errors: [{ message: "x" }] })), [5, 3]);
});
