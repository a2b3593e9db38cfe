// The colours of style/tokens.css, and of the wall at night: text has a contrast of 4.5 to 1 with what it stands on, marks and lines that say something 3 to 1
// (WCAG 2.2, 1.4.3 and 1.4.11), in every scheme.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";

const STYLE = path.join(import.meta.dirname, "../../style");
const css = (await Promise.all(["tokens.css", "tokens-night.css"].map((name) => readFile(path.join(STYLE, name), "utf8")))).join("\n");
const TEXTS = ["ink", "ink-2", "ink-3", "accent", "major", "partial-text", "degraded-text"];
const MARKS = ["major", "partial", "degraded", "maintenance", "operational", "unknown"];

/** The colours of the rule with this selector. */
function colours(selector) {
  const from = css.indexOf(`${selector} {`);
  assert.notEqual(from, -1, selector);
  const block = css.slice(from, css.indexOf("}", from));
  return new Map([...block.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]));
}

function luminance(colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one, other) {
  const [less, more] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (more + 0.05) / (less + 0.05);
}

test("black on white has the contrast of 21 to 1", () => assert.equal(Math.round(contrast("#000000", "#ffffff") * 100), 2_100));

for (const [scheme, selector] of [["light", ":root"], ["dark", ':root[data-scheme="dark"]'], ["the device's dark", ':root[data-scheme="auto"]'], ["night", ':root[data-dim="true"]']]) {
  const own = colours(selector);
  for (const ground of ["paper", "surface"]) {
    for (const [names, least] of [[TEXTS, 4.5], [MARKS, 3]]) {
      for (const name of names) {
        test(`${scheme}: ${name} is seen on ${ground}, ${least} to 1`, () => {
          const found = contrast(own.get(name), own.get(ground));
          assert.ok(found >= least, `${own.get(name)} on ${own.get(ground)}: ${found.toFixed(2)}`);
        });
      }
    }
  }
}
