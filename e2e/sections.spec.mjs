// The sections of the dashboard as pictures, in both languages and schemes. Where one is meant to look otherwise,
// `npx playwright test --config e2e/playwright.config.mjs sections --update-snapshots` takes the pictures anew.

import { allIsThere } from "./facts.mjs";
import { expect, open, test } from "./fixtures.mjs";

const SECTIONS = ["alternatives", "people", "cause", "advice", "comparison", "sources"];
/** A rounded edge may fall on either side of a pixel; a label that moved, or a bar that went, is far more. */
const MOST_OF_ALL_PIXELS = 0.002;

for (const lang of ["ko", "en"]) {
  for (const [scheme, dark] of [["light", "false"], ["dark", "true"]]) {
    test(`the sections look as they did (${lang}, ${scheme})`, async ({ page }) => {
      await page.setViewportSize({ width: 1440, height: 1_200 });
      await open(page, "", { lang, dark, at: "2022-10-15T21:50:00+09:00" });
      await allIsThere(page);
      for (const id of SECTIONS) {
        // On whole pixels, whatever stands above it on the page.
        await page.evaluate((id) => {
          const section = document.getElementById(id).closest("section");
          document.adoptedStyleSheets = [];
          const width = Math.round(section.getBoundingClientRect().width);
          const sheet = new CSSStyleSheet();
          const alone = `section[aria-labelledby="${id}"]`;
          sheet.replaceSync(`body { visibility: hidden } .patterns, ${alone} { visibility: visible } ${alone} { position: fixed; inset: 0 auto auto 0; margin: 0; inline-size: ${width}px; background: var(--paper) }`);
          document.adoptedStyleSheets = [sheet];
          return document.fonts.ready;
        }, id);
        const section = page.locator(`section[aria-labelledby="${id}"]`);
        await expect.soft(section).toHaveScreenshot([lang, scheme, `${id}.png`], { maxDiffPixelRatio: MOST_OF_ALL_PIXELS });
      }
    });
  }
}
