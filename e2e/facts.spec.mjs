// Every figure, time and source that the page has ever shown of the reference board can still be reached within two steps.

import { readFile } from "node:fs/promises";
import path from "node:path";
import { factsOf, MOMENTS } from "./facts.mjs";
import { expect, open, test } from "./fixtures.mjs";

const KEPT = JSON.parse(await readFile(path.join(import.meta.dirname, "facts.json"), "utf8"));

// Without an outage nothing is compared, and there is no date on which rules were read.
const LEFT_OUT = { "2022-10-15T12:00:00+09:00": ["2026-11-22"] };

for (const at of MOMENTS) {
  test(`at ${at} every fact can be reached within two steps`, async ({ page }) => {
    await open(page, "", { lang: "en", at });
    const now = await factsOf(page);
    for (const [kind, kept] of Object.entries(KEPT[at])) {
      expect(kept.length).toBeGreaterThan(0);
      const lost = kept.filter((fact) => !now[kind].includes(fact) && !LEFT_OUT[at]?.includes(fact));
      expect(lost, kind).toEqual([]);
    }
  });
}
