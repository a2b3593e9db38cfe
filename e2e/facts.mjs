// The facts of a page: every figure, every time and every source that can be reached within two steps. They are compared with
// those of another build by what they say, not by their wording.

import { expect } from "@playwright/test";

/** The moments of the reference board at which its facts are kept. */
export const MOMENTS = [
  "2022-10-15T12:00:00+09:00",
  "2022-10-15T15:30:00+09:00",
  "2022-10-15T16:55:00+09:00",
  "2022-10-15T18:45:00+09:00",
  "2022-10-15T21:50:00+09:00",
  "2022-10-16T01:31:00+09:00",
  "2022-10-16T14:00:00+09:00",
  "2022-10-17T09:00:00+09:00",
  "2022-10-19T12:00:00+09:00",
  "2022-10-20T23:30:00+09:00",
];

/**
 * Waits until what stands below the lanes is all there: the curve and the rules come when a reader nears them. Nothing here waits
 * for a frame that is drawn: what has to come is waited for, and named where it does not.
 */
export async function allIsThere(page) {
  for (const place of [".reach-curve", ".reach-rules", ".footer"]) {
    await page.locator(place).evaluate((there) => there.scrollIntoView());
  }
  await expect(page.locator("#curve")).toBeAttached();
  await expect(page.locator(".reach-rules.is-awaited, .curve-progress, main .loading")).toHaveCount(0);
}

/** The facts of a page, sorted: `figures`, `times`, and the addresses of `sources`. */
export async function factsOf(page) {
  await allIsThere(page);
  return page.evaluate(async () => {
    const root = document.querySelector("main");
    const facts = { figures: new Set(), times: new Set(), sources: new Set() };
    const PATTERNS = {
      // Ranges, shares, what is counted in thousands and millions, and numbers of four digits and more.
      figures: /\d(?:[\d.,]*\d)?(?:–\d(?:[\d.,]*\d)?)? (?:thousand|million|billion)|\d[\d.,]*(?:–\d[\d.,]*)?%|\d[\d,]*,\d{3}(?:–\d[\d,]*,\d{3})?|\d+\.\d+-fold/g,
      times: /\b\d{1,2}:\d{2}\b|\b\d{4}-\d{2}-\d{2}\b/g,
    };
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const isSeen = (element) => element.checkVisibility();
    const collect = () => {
      const text = root.innerText.replaceAll("\u00a0", " ").replaceAll("\u2060", "");
      for (const [kind, pattern] of Object.entries(PATTERNS)) {
        for (const [found] of text.matchAll(pattern)) facts[kind].add(found.replace(/[.,]+$/, ""));
      }
      for (const link of root.querySelectorAll("a[href]")) {
        if (link.origin !== location.origin && isSeen(link)) facts.sources.add(link.href);
      }
    };
    // The axis of a chart has no facts.
    for (const chart of root.querySelectorAll(".curve-place")) chart.hidden = true;
    const known = new Set();
    const fresh = (selector) => [...root.querySelectorAll(selector)].filter((it) => !known.has(it) && isSeen(it));
    const unfold = async () => {
      const closed = fresh("details:not([open]) > summary");
      for (const summary of closed) {
        known.add(summary);
        summary.parentElement.open = true;
      }
      if (closed.length > 0) await frame();
    };
    const BELOW = ".section:not(:has(.lanes))";
    // Among the lanes those in a fold count as well.
    const BUTTONS = `${BELOW} button[aria-expanded=false], ${BELOW} button[aria-pressed=false], .group-button[aria-expanded=false]`;
    const press = async (steps) => {
      for (const button of fresh(BUTTONS)) {
        known.add(button);
        if (!button.isConnected || !isSeen(button)) continue;
        button.click();
        await frame();
        collect();
        if (steps > 1) await step(steps - 1);
      }
    };
    const step = async (steps) => {
      await unfold();
      collect();
      await press(steps);
      if (steps > 1) await step(steps - 1);
    };
    collect();
    await step(2);
    return Object.fromEntries(Object.entries(facts).map(([kind, found]) => [kind, [...found].sort()]));
  });
}
