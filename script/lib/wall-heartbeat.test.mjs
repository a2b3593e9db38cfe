import assert from "node:assert/strict";
import { test } from "node:test";
import { heartbeatOf } from "./wall-heartbeat.js";

const PAGE = "https://board.example:8443/some/folder/kiosk/?lang=ko";

const of = (heartbeat, page = PAGE) => heartbeatOf(`${page}&heartbeat=${encodeURIComponent(heartbeat)}`);

test("a heartbeat is a path of the page's own site", () => {
  assert.equal(of("/beat"), "https://board.example:8443/beat");
  assert.equal(of("/walls/lobby 1"), "https://board.example:8443/walls/lobby%201");
  assert.equal(of("/"), "https://board.example:8443/");
});

test("its query and its fragment are left out, and nothing of the page's own goes along", () => {
  assert.equal(of("/beat?wall=1#top"), "https://board.example:8443/beat");
  assert.equal(of("/beat", "https://user:secret@board.example:8443/kiosk/?board=a"), "https://board.example:8443/beat");
});

test("a path that only looks like one stays on the site", () => {
  assert.equal(of("/..//elsewhere.example/"), "https://board.example:8443//elsewhere.example/");
  assert.equal(of("/a/../../beat"), "https://board.example:8443/beat");
});

test("whatever else is named is no heartbeat", () => {
  const bad = [
    "",
    "beat",
    "./beat",
    "../beat",
    "?beat",
    "//elsewhere.example/beat",
    "///elsewhere.example/beat",
    "/\\elsewhere.example/beat",
    "\\\\elsewhere.example/beat",
    "/\t/elsewhere.example/beat",
    "/\n\\elsewhere.example/beat",
    "/\t/[",
    " /beat",
    "https://elsewhere.example/beat",
    "https://board.example:8443/beat",
    "javascript:alert(1)",
    "data:,beat",
  ];
  for (const value of bad) assert.equal(of(value), null, JSON.stringify(value));
  assert.equal(heartbeatOf(PAGE), null);
});
