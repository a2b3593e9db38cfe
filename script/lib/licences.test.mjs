import assert from "node:assert/strict";
import { test } from "node:test";
import { licences, textOf } from "./licences.mjs";

const STANDARD = new Map([
  ["MIT", "The standard text of MIT"],
  ["Apache-2.0", "The standard text of Apache"],
]);

const part = (name, values = {}) => ({ name, version: "1.0.0", licence: "MIT", home: `https://example.org/${name}`, authors: [], texts: ["A text"], ...values });

test("parts stand in order, with version, licence and home, whatever order they come in", () => {
  const parts = [part("zlib"), part("alpha", { licence: "MIT OR Apache-2.0" }), part("alpha", { version: "0.9.0" })];
  const text = licences(parts, STANDARD);
  assert.equal(text, licences([...parts].reverse(), STANDARD));
  assert.match(text, /these 3 parts/);
  assert.ok(
    text.includes(`
alpha 0.9.0: MIT
  https://example.org/alpha
alpha 1.0.0: MIT OR Apache-2.0
  https://example.org/alpha
zlib 1.0.0: MIT
`),
  );
});

test("a text that several parts have stands once, under all of them", () => {
  const rule = "=".repeat(80);
  const text = licences([part("one", { texts: ["A text\r\nof two lines  \r\n"] }), part("two", { texts: ["\nA text\nof two lines", "Another"] })], STANDARD);
  assert.equal(text.split("A text\nof two lines").length, 2);
  assert.ok(text.includes(`${rule}\none 1.0.0\ntwo 1.0.0\n${rule}\n\nA text\nof two lines\n`));
  assert.ok(text.includes(`${rule}\ntwo 1.0.0\n${rule}\n\nAnother\n`));
});

test("a part without a text gets the standard ones of the licences that it names, and says by whom it is", () => {
  const text = licences([part("one", { licence: "MIT/Apache-2.0", texts: [], authors: ["Ann", "Bob"] })], STANDARD);
  assert.match(text, /^ {2}by Ann, Bob; it brings no text along/m);
  for (const standard of STANDARD.values()) assert.ok(text.includes(standard));
});

test("a part without a licence, or with one that nobody has the text of, is refused by name", () => {
  assert.throws(() => licences([part("one", { licence: undefined, texts: [] })], STANDARD), /^Error: one 1\.0\.0 cannot be published: it names no licence$/);
  assert.throws(() => licences([part("one", { licence: "Odd-1.0", texts: [] })], STANDARD), /one 1\.0\.0 cannot be published: no text of its licence \(Odd-1\.0\)/);
});

test("of a page of HTML its text is kept", () => {
  assert.equal(textOf('<head><title>x</title></head><body class="a"><p>Alex &#60;a@b&#62; &amp; Bob</p>\n\n\n<b>MIT</b></body>'), "Alex <a@b> & Bob\n\nMIT");
});
