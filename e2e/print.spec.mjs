// On paper: ink on white whatever the screen was, the marks that mean something, and nothing folded.

import { expect, open, test } from "./fixtures.mjs";

const EVENING = "2022-10-15T21:50:00+09:00";
const PAGES = { "the dashboard": "", "the methods page": "methods/", "the page that opens a feed": "open/" };

/** How light a computed colour is, from 0 to 255. */
const lightness = (colour) => {
  const [red, green, blue] = colour.match(/[\d.]+/g).map(Number);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** How many pages a PDF has. */
const pages = (pdf) => pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;

for (const [name, folder] of Object.entries(PAGES)) {
  for (const dark of ["true", "auto"]) {
    test(`${name} with dark=${dark} on a dark device is ink on white paper`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: "dark" });
      await open(page, folder, { lang: "en", at: EVENING, dark });
      const colours = () =>
        page.evaluate(() => {
          const paper = getComputedStyle(document.documentElement).backgroundColor;
          const texts = [...document.querySelectorAll("#app h1, #app h2, #app p")].filter((text) => text.checkVisibility());
          return { paper, inks: texts.map((text) => getComputedStyle(text).color) };
        });
      expect(lightness((await colours()).paper)).toBeLessThan(60);
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      const { paper, inks } = await colours();
      expect(paper).toBe("rgb(255, 255, 255)");
      expect(inks.length).toBeGreaterThan(0);
      expect(Math.max(...inks.map(lightness))).toBeLessThan(140);
    });
  }
}

test("a card with dark=true is ink on white paper as well", async ({ page }) => {
  await open(page, "embed/", { lang: "en", at: EVENING, dark: "true" });
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const card = await page.evaluate(() => ({ paper: getComputedStyle(document.documentElement).backgroundColor, ink: getComputedStyle(document.querySelector("h1")).color }));
  expect(card.paper).toBe("rgb(255, 255, 255)");
  expect(lightness(card.ink)).toBeLessThan(60);
});

test("bars and what fades the hindsight are printed without backgrounds too", async ({ page }) => {
  await open(page, "", { lang: "en", at: EVENING });
  await page.emulateMedia({ media: "print" });
  const veil = await page.locator(".lanes .veil").evaluate((each) => {
    const { fill, printColorAdjust } = getComputedStyle(each);
    return { fill, printColorAdjust };
  });
  // A veil that goes with the backgrounds is printed white, and all that it lies on is gone.
  expect(veil.printColorAdjust).toBe("exact");
  expect(Number(veil.fill.match(/[\d.]+/g)[3])).toBeLessThan(0.7);
  const bars = await page.locator(".lane-bar").evaluateAll((all) => all.map((bar) => [bar.tagName, getComputedStyle(bar).printColorAdjust]));
  expect(bars.length).toBeGreaterThan(30);
  expect(bars.every(([tag, adjust]) => ["path", "rect", "g"].includes(tag) && adjust === "exact")).toBe(true);
});

test("what is folded and what only a screen can do is not on paper, the sources are", async ({ page }) => {
  await open(page, "", { lang: "en", at: EVENING });
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button", { name: /^Play$/ })).toBeHidden();
  await expect(page.getByText("Open a feed")).toHaveCount(await page.getByText("Open a feed").filter({ visible: false }).count());
  await expect(page.locator(".source-list a").first()).toBeVisible();
  await expect(page.locator(".source-list a").last()).toBeVisible();
});

test("the lanes begin on the first page, and all parts fit on the pages that they need", async ({ page }) => {
  await open(page, "", { lang: "en", at: EVENING, dark: "true" });
  const all = pages(await page.pdf({ format: "A4" }));
  expect(all).toBeGreaterThan(5);
  expect(all).toBeLessThan(16);
  const first = pages(await page.pdf({ format: "A4", pageRanges: "1" }));
  expect(first).toBe(1);
  // A lane may be the last thing on a page: else the whole of them waits for the next.
  await page.emulateMedia({ media: "print" });
  const breaks = await page.locator(".section:has(> .lanes), .lanes, .lane-list, .lane, .lane-row > *").evaluateAll((all) =>
    all.filter((each) => {
      const { breakInside, breakAfter, breakBefore } = getComputedStyle(each);
      return !each.matches(".lane-row > *") ? breakInside !== "auto" || breakAfter !== "auto" || breakBefore !== "auto" : breakAfter !== "auto" || breakBefore !== "auto";
    }).map((each) => each.className),
  );
  expect(breaks).toEqual([]);
});

test("the whole period is printed below the part that is shown", async ({ page }) => {
  await open(page, "", { lang: "en", at: EVENING });
  const printed = (event) => page.evaluate((event) => dispatchEvent(new Event(event)), event);
  const whole = page.locator(".whole-on-paper");
  await printed("beforeprint");
  await expect(whole.locator(".lane .lane-title")).toHaveCount(26);
  await page.emulateMedia({ media: "print" });
  await expect(whole.locator(".lane").last()).toBeVisible();
  await expect(whole.locator(".axis")).toContainText("Thu 20");
  await printed("afterprint");
  await expect(whole).toHaveCount(0);
  await page.emulateMedia({ media: "screen" });
  await page.getByRole("button", { name: "Whole period" }).click();
  await printed("beforeprint");
  await expect(page.locator(".lanes")).toHaveCount(1);
});
