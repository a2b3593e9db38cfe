// The switches of wasm-opt, for all that is published or measured.
// As a program: node script/lib/optimise.mjs MODULE RESULT

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { isProgram } from "./program.mjs";

const run = promisify(execFile);

// What rustc's wasm32 target switches on; binaryen's tools refuse a module that uses one they were not told of.
export const FEATURES = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"].map(
  (feature) => `--enable-${feature}`,
);
// -O2 -s 1: smaller after compression than -Oz. -ocimfs: inlining large functions into their one caller saves no byte
// after compression.
export const SMALL = ["-O2", "-s", "1", "-ocimfs", "60"];
export const QUICK = ["-O3", "-s", "1", "-ocimfs", "60"];

export const optimise = (module, result, level) =>
  run("wasm-opt", [...level, "--strip-producers", "--strip-target-features", ...FEATURES, module, "-o", result]);

if (isProgram(import.meta)) {
  const [module, result] = process.argv.slice(2);
  await optimise(module, result, SMALL);
}
