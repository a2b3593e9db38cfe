// The lanes as pictures, at five lengths of time and in both languages: a tick, a bar or a label that moves is seen here first. Where
// it is meant to, `npx playwright test --config e2e/playwright.config.mjs spans --update-snapshots` takes the pictures anew.

import { expect, open, test } from "./fixtures.mjs";

const SPANS = {
  "half an hour": ["2022-10-15T15:15:00+09:00", "2022-10-15T15:45:00+09:00"],
  "three hours": ["2022-10-15T15:00:00+09:00", "2022-10-15T18:00:00+09:00"],
  "twelve hours": ["2022-10-15T14:00:00+09:00", "2022-10-16T02:00:00+09:00"],
  "two days": ["2022-10-15T12:00:00+09:00", "2022-10-17T12:00:00+09:00"],
  "the whole period": ["2022-10-15T12:00:00+09:00", "2022-10-21T00:00:00+09:00"],
};
/** A rounded edge may fall on either side of a pixel; a label that moved, or a bar that went, is far more. */
const MOST_OF_ALL_PIXELS = 0.002;

/** In all of them. */
const AT = "2022-10-15T15:40:00+09:00";

for (const lang of ["ko", "en"]) {
  for (const [name, [from, to]] of Object.entries(SPANS)) {
    test(`the lanes of ${name} look as they did (${lang})`, async ({ page }) => {
      await open(page, "", { lang, at: AT, dark: "false", find: "kakaot", from, to });
      const lanes = page.locator(".lanes");
      await expect(lanes.locator(".lane-row")).toHaveCount(6);
      // On whole pixels, whatever stands above them on the page.
      await page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync("body { visibility: hidden } .patterns { visibility: visible } .lanes { position: fixed; inset: 0 auto auto 0; inline-size: 1280px; visibility: visible }");
        document.adoptedStyleSheets = [sheet];
        return document.fonts.ready;
      });
      await expect(lanes).toHaveScreenshot([lang, `${name.replaceAll(" ", "-")}.png`], { maxDiffPixelRatio: MOST_OF_ALL_PIXELS });
    });
  }
}
