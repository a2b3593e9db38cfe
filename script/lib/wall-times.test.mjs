import assert from "node:assert/strict";
import { test } from "node:test";
import { isQuiet, leastRunForBuild, MINUTE, waitToPoll, waitToRecover } from "./wall-times.js";

const HOUR = 60 * MINUTE;

test("a wall recovers after twenty seconds, and after twice as long each time that did not help, up to an hour", () => {
  const waits = [0, 1, 2, 3, 7, 8, 100, 5_000].map((reloads) => waitToRecover(reloads) / 1_000);
  assert.deepEqual(waits, [20, 40, 80, 160, 2_560, 3_600, 3_600, 3_600]);
});

test("the newest build is asked for every two minutes, a fifth more or less by chance", () => {
  assert.deepEqual([0, 0.5, 1].map((chance) => waitToPoll(chance) / 1_000), [96, 120, 144]);
});

test("a first build is reloaded for at once, and another one not before ten minutes have passed", () => {
  assert.equal(leastRunForBuild("b", []), 0);
  assert.equal(leastRunForBuild("c", ["b"]), 10 * MINUTE);
});

test("a build that the wall has reloaded for in vain is tried at ever longer intervals, and not without end", () => {
  const tried = (times) => leastRunForBuild("b", ["a", ...Array(times).fill("b")]) / MINUTE;
  assert.deepEqual([0, 1, 2, 3, 4, 5, 6].map(tried), [10, 20, 40, 80, 160, Infinity, Infinity]);
});

test("two builds that are served in turn do not reload each other for ever", () => {
  const builds = [];
  for (let turn = 0; turn < 100; turn += 1) {
    const build = turn % 2 === 0 ? "a" : "b";
    if (leastRunForBuild(build, builds) < Infinity) builds.push(build);
  }
  assert.equal(builds.length, 10);
});

test("a wall reloads at night by the time of the device, from its minute on, and only where it has run for twelve hours", () => {
  const at = (hours, minutes, run = 12 * HOUR) => isQuiet(new Date(2026, 10, 22, hours, minutes), 17, run);
  assert.deepEqual([at(4, 17), at(4, 18), at(4, 59)], [true, true, true]);
  assert.deepEqual([at(3, 59), at(4, 16), at(5, 0), at(5, 17), at(16, 17)], [false, false, false, false, false]);
  assert.equal(at(4, 17, 12 * HOUR - 1), false);
});
