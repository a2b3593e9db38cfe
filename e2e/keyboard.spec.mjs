// The dashboard by the keyboard alone: how many stops it has, and that rows of buttons are one each; and by a finger.

import { allIsThere } from "./facts.mjs";
import { expect, open, test } from "./fixtures.mjs";

const OPENING = "2022-10-15T21:50:00+09:00";
const MOST = 60;

/** What has the focus, by its name. */
const focused = (page) =>
  page.evaluate(() => {
    const own = document.activeElement;
    return own === document.body ? null : (own.getAttribute("aria-label") ?? own.textContent).replaceAll("\u00a0", " ").trim().replaceAll(/\s+/g, " ");
  });

/** Every stop of Tab from the top of the page. */
async function stops(page) {
  await page.evaluate(() => {
    document.activeElement?.blur();
    scrollTo(0, 0);
  });
  const found = [];
  for (;;) {
    await page.keyboard.press("Tab");
    const name = await focused(page);
    if (name === null || found.length > 2 * MOST) return found;
    found.push(name);
  }
}

for (const lang of ["ko", "en"]) {
  test(`${lang}: the folded page has at most ${MOST} stops of Tab`, async ({ page }) => {
    await open(page, "", { lang, at: OPENING });
    await allIsThere(page);
    const found = await stops(page);
    expect(found.length, found.join("\n")).toBeLessThanOrEqual(MOST);
    expect(found.length).toBeGreaterThan(20);
  });
}

test("the counts of services and the lengths of time are a stop each, and arrows lead along them", async ({ page }) => {
  await open(page, "", { lang: "en", at: OPENING });
  const timelines = page.getByRole("region", { name: "Timelines" });
  const counts = timelines.getByRole("group", { name: "Services shown" }).getByRole("button");
  await counts.first().focus();
  await page.keyboard.press("ArrowRight");
  await expect(timelines.getByRole("button", { name: /^Affected/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/[?&]status=/);
  await page.keyboard.press("End");
  await expect(timelines.getByRole("button", { name: /^Unknown/ })).toBeFocused();
  await page.keyboard.press("Home");
  await expect(timelines.getByRole("button", { name: /^All/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).not.toHaveURL(/status=/);

  const lengths = timelines.getByRole("group", { name: "Time shown" });
  await lengths.getByRole("button", { name: "Whole period" }).focus();
  await page.keyboard.press("ArrowLeft");
  await expect(lengths.getByRole("button", { name: "Whole period" })).toBeFocused();
  await page.keyboard.press("End");
  await expect(lengths.getByRole("button", { name: "Later" })).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(lengths.getByRole("button", { name: "Earlier" })).toBeFocused();
  // Who comes back with Tab comes back to where they were.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Shift+Tab");
  await expect(lengths.getByRole("button", { name: "Earlier" })).toBeFocused();
});

test("a button with nothing more to do keeps the focus", async ({ page }) => {
  await open(page, "", { lang: "en", at: "2022-10-20T23:30:00+09:00" });
  const next = page.getByRole("button", { name: "Next change" });
  await next.focus();
  for (let step = 0; step < 20 && (await next.getAttribute("aria-disabled")) === null; step += 1) await page.keyboard.press("Enter");
  await expect(next).toBeDisabled();
  await expect(next).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(next).toBeFocused();
});

test("what is on record of a service unfolds from one line, sorted by what it is of", async ({ page }) => {
  await open(page, "", { lang: "en", at: OPENING });
  const timelines = page.getByRole("region", { name: "Timelines" });
  await timelines.getByRole("button", { name: /^KakaoTalk/ }).click();
  const record = timelines.locator(".record");
  await expect(record.getByRole("listitem").first()).toBeHidden();
  await record.getByText(/^Record \(\d+\)$/).click();
  await expect(record.getByRole("heading", { name: "Text messages", exact: true })).toBeVisible();
  await expect(record.getByRole("listitem").first()).toBeVisible();
});

test("the documents of a board are linked from its sources", async ({ page, request }) => {
  await open(page, "", { lang: "en", at: OPENING });
  await allIsThere(page);
  const sources = page.getByRole("region", { name: "Sources" });
  await sources.getByText("Data", { exact: true }).click();
  for (const file of ["board.json", "status.json", "recovery.json"]) {
    const link = sources.getByRole("link", { name: file, exact: true });
    const address = await link.evaluate(({ href }) => href);
    expect((await request.get(address)).status(), file).toBe(200);
  }
});

test.describe("by a finger", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test("what reads as text is 32 px high where it is pressed, and the page is no longer for it", async ({ page }) => {
    await open(page, "", { lang: "en", at: OPENING });
    await allIsThere(page);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll(".disclosure summary, .text-button, .link-tool, .header-nav a, button.grade-letter")]
        .filter((target) => target.checkVisibility() && target.getBoundingClientRect().height < 32)
        .map((target) => [target.className, target.textContent, target.getBoundingClientRect().height]),
    );
    expect(small).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(7_000);
  });
});
