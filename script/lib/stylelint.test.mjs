// The rules of the stylesheets: colours stand in the tokens only, nothing shouts, and sides are logical.
import assert from "node:assert/strict";
import test from "node:test";
import stylelint from "stylelint";

const configFile = new URL("stylelint.json", import.meta.url).pathname;

const faults = async (code, codeFilename = "style/example.css") => {
  const { results } = await stylelint.lint({ code, codeFilename, configFile });
  return results.flatMap(({ warnings }) => warnings.map(({ rule }) => rule)).sort();
};

for (const [code, rules] of [
  ["a { color: #fff }", ["color-no-hex"]],
  ["a { background: rgb(0 0 0 / 5%) }", ["function-disallowed-list"]],
  ["a { box-shadow: 0 1px Black }", ["color-named"]],
  ["a { display: none !important }", ["declaration-no-important"]],
  ["a { margin-left: 1px }", ["property-disallowed-list"]],
  ["a:hover { color: var(--ink); fill: url(#hatch-major); margin-inline: 1px } /* #fff */", []],
]) {
  test(`${code} has the faults ${rules.join(", ") || "none"}`, async () => {
    assert.deepEqual(await faults(code), rules);
  });
}

test("the tokens may name colours", async () => {
  assert.deepEqual(await faults(":root { --ink: #123456 }", "style/tokens.css"), []);
});
