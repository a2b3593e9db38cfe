// The moment is moved by playing, stepping and dragging, and the address keeps it. No test waits: the timer is the test's.

import { expect, open, test } from "./fixtures.mjs";

const OPENS_AT = "2022년 10월 15일(토) 21:50 KST";

const control = (page) => page.getByRole("region", { name: "시점 조절" });
const button = (page, name) => control(page).getByRole("button", { name, exact: true });
const slider = (page) => page.getByRole("region", { name: "서비스별 경과" }).getByRole("slider", { name: "시점" });
/** All of the period, and not what the moment is about. */
const WHOLE = { from: "2022-10-15T12:00:00+09:00" };
const shown = (page) => control(page).getByText("KST").locator("xpath=ancestor-or-self::p");
const addressAt = (page) => new URL(page.url()).searchParams.get("at");

/**
 * Opens the dashboard with repeated work in the hands of the test. Playwright's own clock gives timers numbers beyond 32
 * bits, which WebAssembly cannot hand back.
 */
async function openWithTimer(page, query) {
  await page.addInitScript(() => {
    const running = new Map();
    let last = 0;
    const { setInterval } = window;
    window.setInterval = (work, interval) => {
      // The start script's look at whether the page still lives is none of the replay's.
      if (interval >= 10_000) return setInterval(work, interval);
      last += 1;
      running.set(last, { work, interval });
      return last;
    };
    window.clearInterval = (id) => running.delete(id);
    window.__tick = () => [...running.values()].map(({ work, interval }) => (work(), interval));
  });
  await open(page, "", query);
}

/** Lets every running timer ring once, and gives their intervals in milliseconds. */
const tick = (page) => page.evaluate(() => globalThis.__tick());

/** The moments that “next change” leads through from the moment shown, as the address writes them. */
async function nextChanges(page, count) {
  const moments = [];
  for (let step = 0; step < count; step += 1) {
    const before = addressAt(page);
    await button(page, "다음 변화").click();
    await expect.poll(() => addressAt(page)).not.toBe(before);
    moments.push(addressAt(page));
  }
  return moments;
}

test("each step is seen on the clock, and leads back again", async ({ page }) => {
  await open(page, "");
  await expect(shown(page)).toHaveText(OPENS_AT);
  const seen = [OPENS_AT];
  for (let step = 0; step < 3; step += 1) {
    await button(page, "다음 변화").click();
    await expect(shown(page)).not.toHaveText(seen.at(-1));
    seen.push(await shown(page).textContent());
  }
  for (const moment of seen.reverse().slice(1)) {
    await button(page, "이전 변화").click();
    await expect(shown(page)).toHaveText(moment);
  }
});

test("the steps end at the ends of the record", async ({ page }) => {
  await open(page, "", { at: "2022-10-15T12:00:00+09:00" });
  await expect(button(page, "이전 변화")).toBeDisabled();
  await expect(button(page, "다음 변화")).toBeEnabled();
  await open(page, "", { at: "2022-10-21T00:00:00+09:00" });
  await expect(button(page, "다음 변화")).toBeDisabled();
  await expect(button(page, "이전 변화")).toBeEnabled();
});

test("a step writes the moment into the address, and the link shows the same again", async ({ page, context }) => {
  await open(page, "");
  expect(addressAt(page)).toBeNull();
  const moments = await nextChanges(page, 3);
  for (const moment of moments) expect(moment).toMatch(/^2022-10-1[56]T\d\d:\d\d:\d\d\+09:00$/);

  const again = await context.newPage();
  await open(again, page.url());
  await expect(shown(again)).toHaveText(await shown(page).textContent());
  expect(await again.getByRole("main").innerText()).toBe(await page.getByRole("main").innerText());
  await expect(again).toHaveTitle(await page.title());
});

test("with less motion a replay steps from change to change until it is paused", async ({ page, context }) => {
  const stepped = await context.newPage();
  await open(stepped, "");
  const expected = await nextChanges(stepped, 4);
  await openWithTimer(page, {});
  await button(page, "재생").click();
  await expect(button(page, "일시정지")).toBeVisible();
  for (const _ of expected) expect(await tick(page)).toEqual([expect.closeTo(1_500, -3)]);
  await expect(shown(page)).toHaveText(await shown(stepped).textContent());
  expect(addressAt(page), "the address has the moment while it moves").toBe(expected.at(-1));

  await button(page, "일시정지").click();
  await expect(button(page, "재생")).toBeVisible();
  await expect.poll(() => addressAt(page)).toBe(expected.at(-1));
  expect(await tick(page), "no timer is left").toEqual([]);
});

test.describe("with motion", () => {
  test.use({ contextOptions: { reducedMotion: "no-preference" } });

  test("a replay moves a quarter of an hour at a time", async ({ page }) => {
    await openWithTimer(page);
    await button(page, "재생").click();
    for (const clock of ["22:05", "22:20", "22:35"]) {
      await tick(page);
      await expect(shown(page)).toContainText(clock);
    }
    await button(page, "일시정지").click();
    await expect.poll(() => addressAt(page)).toBe("2022-10-15T22:35:00+09:00");
  });

  test("a replay stops at the end and begins again from the start", async ({ page }) => {
    await openWithTimer(page, { at: "2022-10-20T23:30:00+09:00" });
    await button(page, "재생").click();
    for (let ring = 0; ring < 3; ring += 1) await tick(page);
    await expect(button(page, "재생")).toBeVisible();
    await expect(shown(page)).toHaveText("2022년 10월 21일(금) 00:00 KST");
    await expect.poll(() => addressAt(page)).toBe("2022-10-21T00:00:00+09:00");
    expect(await tick(page)).toEqual([]);

    await button(page, "재생").click();
    await expect(shown(page)).toHaveText("2022년 10월 15일(토) 12:00 KST");
  });
});

test("a step pauses the replay", async ({ page }) => {
  await openWithTimer(page);
  await button(page, "재생").click();
  expect(await tick(page)).toHaveLength(1);
  await button(page, "다음 변화").click();
  await expect(button(page, "재생")).toBeVisible();
  expect(await tick(page)).toEqual([]);
});

test("arrow keys move the slider, the facts and the address", async ({ page }) => {
  await open(page, "", WHOLE);
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toContainText("6시간 20분째");
  await slider(page).focus();
  await page.keyboard.press("ArrowRight");
  await expect(shown(page)).toHaveText("2022년 10월 15일(토) 22:00 KST");
  await expect(slider(page)).toHaveAttribute("aria-valuetext", /^2022년 10월 15일\(토\) 22:00 KST\s·\s장애 \d+개: 중단 \d+개/);
  await expect(heading).toContainText("6시간 30분째");
  await expect.poll(() => addressAt(page)).toBe("2022-10-15T22:00:00+09:00");

  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(heading).toContainText("6시간 10분째");
  await expect.poll(() => addressAt(page)).toBe("2022-10-15T21:40:00+09:00");

  await page.keyboard.press("Home");
  await expect(shown(page)).toHaveText("2022년 10월 15일(토) 12:00 KST");
  await page.keyboard.press("End");
  await expect(shown(page)).toHaveText("2022년 10월 21일(금) 00:00 KST");
  await expect.poll(() => addressAt(page)).toBe("2022-10-21T00:00:00+09:00");
});

test("a drag writes the address when it ends, without a new entry in the history", async ({ page }) => {
  await open(page, "", WHOLE);
  const entries = await page.evaluate(() => history.length);
  await slider(page).scrollIntoViewIfNeeded();
  const { x, y, width, height } = await slider(page).boundingBox();
  await page.mouse.move(x + width / 4, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2, y + height / 2);
  await expect(shown(page)).toContainText("2022년 10월 18일(화)");
  expect(addressAt(page), "not while it is dragged").toBeNull();
  await page.mouse.up();
  await expect.poll(() => addressAt(page)).toMatch(/^2022-10-18T/);
  expect(await page.evaluate(() => history.length)).toBe(entries);
});

test("a lane that is unfolded stays so while the moment moves", async ({ page }) => {
  await open(page, "");
  const lane = page.getByRole("region", { name: "서비스별 경과" }).getByRole("button", { name: /^카카오톡/ });
  await lane.click();
  const feature = page.getByText("텍스트 메시지", { exact: true }).first();
  await expect(feature).toBeVisible();
  await nextChanges(page, 2);
  await expect(shown(page)).not.toHaveText(OPENS_AT);
  await expect(lane).toHaveAttribute("aria-expanded", "true");
  await expect(feature).toBeVisible();
});

test("everything can be reached by the keyboard alone, with the focus in sight", async ({ page }) => {
  await open(page, "");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "본문으로 건너뛰기" })).toBeFocused();

  // The last of what comes with the second module.
  await expect(page.getByRole("region", { name: "출처", exact: true })).toBeVisible();
  // What hangs on the site is walked by the arrow keys, and is one stop.
  const wanted = await page
    .locator("a[href], button:not([disabled]), input, select, summary, [tabindex]")
    .evaluateAll((all) => all.filter((element) => element.checkVisibility() && element.tabIndex >= 0).length);
  expect(wanted).toBeGreaterThan(40);
  const stops = await page.evaluateHandle(() => new Set());
  for (let stop = 0; stop < wanted; stop += 1) {
    const fault = await page.evaluate((seen) => {
      const element = document.activeElement;
      seen.add(element);
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      const isSeen = (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
      return isSeen ? null : element.outerHTML.slice(0, 200);
    }, stops);
    expect(fault, "the focus shows").toBeNull();
    await page.keyboard.press("Tab");
  }
  expect(await stops.evaluate((seen) => seen.size)).toBe(wanted);
});

test("the skip link leads past the header, Enter unfolds a lane and Space opens a citation", async ({ page }) => {
  await open(page, "");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("combobox", { name: "어떤 서비스를 찾으시나요?" })).toBeFocused();

  const lanes = page.getByRole("region", { name: "서비스별 경과" });
  const head = lanes.getByRole("button", { name: "카카오", exact: true });
  for (let stop = 0; stop < 40 && !(await head.evaluate((element) => element === document.activeElement)); stop += 1) await page.keyboard.press("Tab");
  await expect(head).toBeFocused();
  await page.keyboard.press("ArrowDown");
  const lane = lanes.getByRole("button", { name: /^카카오톡/ });
  await expect(lane).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(lane).toHaveAttribute("aria-expanded", "true");
  // First come the way to what can be used instead, the link to this moment and the way to a card.
  for (const name of ["대체 서비스", "이 시점 링크 복사", "기사에 넣기"]) {
    await page.keyboard.press("Tab");
    await expect(page.locator(":focus")).toHaveText(name);
  }
  // Then what is on record, behind a line of its own, each with its sources.
  await page.keyboard.press("Tab");
  await expect(page.locator(":focus")).toHaveText(/^기록 \d+개$/);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  const focused = page.locator(":focus");
  await expect(focused).toHaveRole("link");
  await expect(focused).toHaveAttribute("href", /^https?:/);
});
