// Adds up what a test suite reported: node script/lib/counts.mjs cargo|tap|playwright FILE prints "PASSED FAILED".

import { readFileSync } from "node:fs";
import { isProgram } from "./program.mjs";

const sum = (text, pattern) => [...text.matchAll(pattern)].reduce((total, match) => total + Number(match[1]), 0);

export const READERS = {
  // cargo test and wasm-bindgen-test-runner print the same line, once per test binary.
  cargo: (text) => [
    sum(text, /test result: \S+ (\d+) passed;/g),
    sum(text, /test result: \S+ \d+ passed; (\d+) failed;/g),
  ],
  tap: (text) => [sum(text, /^# pass (\d+)$/gm), sum(text, /^# fail (\d+)$/gm)],
  // A test that passed only on a second try is a failure: nothing here depends on luck.
  playwright: (text) => {
    const { stats, errors } = JSON.parse(text);
    return [stats.expected, stats.unexpected + stats.flaky + errors.length];
  },
};

if (isProgram(import.meta)) {
  const [format, file] = process.argv.slice(2);
  // Colours are for people: they would stand between the words that the patterns look for.
  const text = readFileSync(file, "utf8").replace(/\x1b\[[0-9;]*m/g, "");
  console.log(READERS[format](text).join(" "));
}
