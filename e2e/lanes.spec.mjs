// A lane and the words beside it say the same, to those who see it and to those who do not.

import { cited, expect, open, test } from "./fixtures.mjs";

const EVENING = "2022-10-15T21:50:00+09:00";
const CLASSES = ["is-major", "is-partial", "is-degraded"];

/** What stands beside each lane, and which bars are drawn just before the moment. */
const lanes = (page) =>
  page.evaluate(() => {
    const line = document.querySelector(".lanes .moment-line").getBoundingClientRect().left;
    return [...document.querySelectorAll(".lane:not(.lane-site, .lane-announced)")].map((lane) => {
      const status = lane.querySelector(".lane-status");
      const chart = lane.querySelector(".lane-row .lane-chart");
      const edge = chart.getBoundingClientRect();
      const seen = chart.viewBox.baseVal;
      const at = seen.x + ((line - 0.15 - edge.left) / edge.width) * seen.width;
      const heights = Array.from({ length: seen.height }, (_, y) => new DOMPoint(at, y + 0.5));
      const bars = [...chart.querySelectorAll(".lane-bar")].filter((bar) => heights.some((point) => bar.isPointInFill(point)));
      return {
        name: lane.querySelector(".lane-title").textContent,
        text: status.querySelector(":scope > [aria-hidden]").textContent,
        status: [...status.classList].find((name) => name !== "lane-status"),
        bars: bars.map((bar) => [...bar.classList].join(" ")),
      };
    });
  });

for (const at of [EVENING, "2022-10-15T18:30:00+09:00", "2022-10-16T12:00:00+09:00", "2022-10-17T20:00:00+09:00", "2022-10-19T12:00:00+09:00"]) {
  test(`up to ${at} the lanes are drawn as the words beside them say`, async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await open(page, "", { lang: "en", at });
    const drawn = await lanes(page);
    // "down up to 6 h" is a beginning that may not have come yet, and so may be a grade that is not that of all the trouble: only
    // these are not solid.
    const certain = drawn.filter(({ text }) => !/up to|outage/.test(text));
    expect(certain.length, "most lanes are looked at").toBeGreaterThan(drawn.length / 2);
    for (const { name, text, status, bars } of certain) {
      const solid = bars.filter((bar) => !bar.includes("is-bounded"));
      const expected = CLASSES.includes(status) ? [`lane-bar ${status}`] : [];
      expect.soft({ name, text, solid }).toEqual({ name, text, solid: expected });
      // Dots say of what is unknown that it is.
      const bounded = bars.filter((bar) => bar.includes("is-bounded") && !(status === "is-unknown" && bar.includes("is-unknown")));
      expect.soft({ name, text, bounded }).toEqual({ name, text, bounded: [] });
    }
  });
}

test("what is not known has another texture than a change between two known states", async ({ page }) => {
  await open(page, "", { lang: "en", at: EVENING });
  const fills = await page.locator(".lane-bar.is-bounded").evaluateAll((bars) => [...new Set(bars.map((bar) => getComputedStyle(bar).fill))]);
  expect(fills.some((fill) => fill.includes("hatch-unknown"))).toBe(true);
  expect(fills.some((fill) => fill.includes("hatch-major"))).toBe(true);
  await expect(page.locator(".legend")).toContainText("unknown whether anything was wrong");
  for (const id of ["hatch-unknown", "hatch-major"]) await expect(page.locator(`pattern#${id}`)).toHaveCount(1);
});

for (const width of [390, 1440]) {
  test(`at ${width} px no stretch on record is too short to be seen`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await open(page, "", { lang: "ko", at: "2022-10-20T23:00:00+09:00" });
    const bars = await page.locator(".lane-row .lane-chart").evaluateAll((charts) =>
      charts.flatMap((chart) => {
        const [{ x, width }, pixels] = [chart.viewBox.baseVal, chart.getBoundingClientRect().width];
        const places = (selector, part) =>
          [...chart.querySelectorAll(selector)].flatMap((path) => [...path.getAttribute("d").matchAll(part)].map((found) => found.slice(1).map(Number)));
        const lines = places(".lane-least", /M(\d+) /g).map(([line]) => line);
        const seen = places(".lane-bar", /M(\d+) [\d.]+H(\d+)/g).filter(([from, to]) => from < x + width && to > x);
        return seen.map(([from, to]) => {
          // A line of its own keeps its three pixels however little of the time it stands for.
          const own = lines.some((line) => from <= line && line <= to) ? 3 : 0;
          return Math.max(own, ((to - from) / width) * pixels);
        });
      }),
    );
    expect(bars.length).toBeGreaterThan(30);
    expect(Math.min(...bars)).toBeGreaterThanOrEqual(2);
  });
}

test("a lane says from when to when, and its duration in words", async ({ page }) => {
  await open(page, "", { lang: "en", at: EVENING });
  const lane = (name) => page.locator(".lane-list .lane").filter({ has: page.getByRole("button", { name }) });
  const talk = lane(/^KakaoTalk /);
  await expect(talk.getByRole("button", { name: "KakaoTalk down 6 hours 20 minutes" })).toBeVisible();
  await expect(talk).toContainText("down since 15 Oct 2022 15:27–15:30. After this moment: partly down from 16 Oct 2022 01:31 to ");
  await expect(lane(/^KakaoMap /).getByRole("button", { name: /^KakaoMap down .*15:27.*17:22/ })).toBeVisible();
  // Whatever rests on a stretch is told its times.
  await talk.locator(".lane-places").hover();
  const passing = talk.locator(".segment.is-passing");
  await expect(passing).toContainText("KakaoTalk: down from 15 Oct 2022 15:27–15:30 to 16 Oct 01:31");
  await page.keyboard.press("Escape");
  await page.mouse.move(0, 0);
  await expect(passing).toHaveCount(0);
  await talk.getByRole("button").click();
  await expect(talk.locator(".lane-feature .unseen").filter({ hasText: / since / }).first()).toBeAttached();
});

test("in Korean too", async ({ page }) => {
  await open(page, "", { lang: "ko", at: EVENING });
  const talk = page.locator(".lane-list .lane").filter({ has: page.getByRole("button", { name: /^카카오톡 / }) });
  await expect(talk).toContainText("2022년 10월 15일 15:27~15:30쯤부터 중단. 이 시점 이후: 2022년 10월 16일 01:31부터");
  await expect(page.getByRole("button", { name: /^카카오맵 .*15:27~17:22/ })).toBeVisible();
});

test("what happened at the site is a list", async ({ page }) => {
  await open(page, "", { lang: "en", at: EVENING });
  const list = page.locator(".lane-site").getByRole("list");
  await expect(list.getByRole("listitem", { name: "" }).filter({ hasText: /^Sat 15 Oct.*15:22: Partial power loss$/ })).toHaveCount(1);
  await expect(list.getByRole("listitem").filter({ hasText: "after this moment" }).first()).toBeAttached();
});

test("the curve is a picture with its sentence, and leads to its table", async ({ page }) => {
  await open(page, "", { lang: "en", at: EVENING });
  await page.locator(".reach-curve").scrollIntoViewIfNeeded();
  const curve = page.locator(".curve-place");
  await expect(curve).toHaveAttribute("role", "img", { timeout: 60_000 });
  await expect(curve).toHaveAttribute("aria-label", /million people/, { timeout: 60_000 });
  const table = page.locator(`#${await curve.getAttribute("aria-details")}`);
  await expect(table.locator("table")).toHaveCount(1, { timeout: 60_000 });
});

const panel = (page, name) => page.getByRole("region", { name: "Timelines" }).getByRole("group", { name, exact: true });
const lane = (page, name) => page.getByRole("region", { name: "Timelines" }).getByRole("button", { name: new RegExp(`^${name}\\b`) }).first();

test("by keys a lane says its stretches with their times, what is on record and the sources", async ({ page }) => {
  await open(page, "", { lang: "en", at: EVENING });
  await lane(page, "KakaoTalk").focus();
  await page.keyboard.press("ArrowRight");
  await expect(panel(page, "KakaoTalk")).toContainText(/KakaoTalk: down from (?:15 Oct 2022 )?15:27–15:30 to/);
  await expect(cited(panel(page, "KakaoTalk")).first()).toBeVisible();
  await expect(panel(page, "KakaoTalk").getByRole("list").first()).not.toHaveClass(/is-later/);
  await page.keyboard.press("ArrowRight");
  await expect(panel(page, "KakaoTalk")).not.toContainText(": down from");
  // What is on record of it is hindsight, and faded like all that is.
  const record = panel(page, "KakaoTalk").getByRole("list").first();
  await expect(record).toHaveClass(/is-later/);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(panel(page, "KakaoTalk")).toContainText("KakaoTalk: unknown");
  // The lane below at the same time; the one above again; away.
  await page.keyboard.press("ArrowDown");
  await expect(lane(page, "Kakao Login")).toBeFocused();
  await expect(panel(page, "Kakao Login")).toContainText("Kakao Login: operational");
  await expect(panel(page, "KakaoTalk")).toHaveCount(0);
  await page.keyboard.press("ArrowUp");
  await expect(lane(page, "KakaoTalk")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(panel(page, "KakaoTalk")).toHaveCount(0);
  await expect(lane(page, "KakaoTalk")).toBeFocused();
  // With modifiers the keys are the lanes' or the browser's.
  await page.keyboard.press("Alt+ArrowDown");
  await expect(lane(page, "KakaoTalk")).toBeFocused();
});

test("a stretch that is pressed says its times until it is closed, and a drag presses nothing", async ({ page }) => {
  await open(page, "", { lang: "en", at: EVENING });
  const places = page.locator(".lane-places").nth(1);
  await places.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await places.boundingBox();
  await page.mouse.click(x + width * 0.5, y + height / 2);
  await expect(panel(page, "Kakao Login")).toContainText(/Kakao Login: down from .*15:46.* to/);
  const box = await panel(page, "Kakao Login").boundingBox();
  expect(box.y).toBeGreaterThanOrEqual(y + height - 1);
  await cited(panel(page, "Kakao Login")).first().click();
  await expect(panel(page, "Kakao Login").getByRole("link").first()).toBeVisible();
  await panel(page, "Kakao Login").getByRole("button", { name: "Close" }).click();
  await expect(panel(page, "Kakao Login")).toHaveCount(0);
  await page.mouse.move(x + width * 0.5, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.6, y + height / 2, { steps: 3 });
  await page.mouse.up();
  await expect(panel(page, "Kakao Login")).toHaveCount(0);
});

test("what is looked at stays so while the moment moves", async ({ page }) => {
  await open(page, "", { lang: "en", at: EVENING });
  await lane(page, "KakaoTalk").focus();
  await page.keyboard.press("ArrowRight");
  const said = await panel(page, "KakaoTalk").textContent();
  await page.getByRole("button", { name: "Next change" }).click();
  await expect(panel(page, "KakaoTalk")).toHaveText(said);
});

test("certain trouble has its times on the lane where they have room", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, "", { lang: "en", at: EVENING });
  const times = page.locator(".lane-time");
  await expect(times.filter({ hasText: "15:30" }).first()).toBeVisible();
  // None runs out of its lane, or into another time of it.
  const faults = await page.locator(".lane-times").evaluateAll((lanes) =>
    lanes.flatMap((lane) => {
      const edges = lane.getBoundingClientRect();
      const boxes = [...lane.children].filter((time) => time.checkVisibility()).map((time) => ({ text: time.textContent, ...time.getBoundingClientRect().toJSON() }));
      const out = boxes.filter(({ left, right }) => left < edges.left - 1 || right > edges.right + 1);
      const into = boxes.filter((one) => boxes.some((other) => other !== one && other.left < one.right && one.left < other.right));
      return [...out, ...into].map(({ text }) => text);
    }),
  );
  expect(faults).toEqual([]);
});

for (const [lang, name, said] of [
  ["ko", /^카카오톡/, /^중단\s6시간\s20분\s15:27~15:30쯤부터\s·\s최근\s1시간\s[\d,만~]+\s명\(추정\s·\s등급\sC\)\s·\s대신\s문자·전화, 라인, /],
  ["en", /^KakaoTalk/, /^down\s6\sh\s20\smin\ssince\s15:27–15:30\s·\s[\d–]+\smillion\speople\sin\sthe\slast\shour\s\(estimate\s·\sgrade\sC\)\s·\sInstead\sTexts and calls, LINE, /],
]) {
  test(`an unfolded lane begins with since when, for how many and what instead, in ${lang}`, async ({ page }) => {
    await open(page, "", { lang, at: EVENING });
    await page.getByRole("button", { name }).first().click();
    await expect(page.locator(".lane-brief")).toHaveText(said);
  });
}
