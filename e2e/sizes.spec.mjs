// Whatever size of text and of window a reader has: nothing covers the text, and no word breaks.

import { DIST, expect, open, test } from "./fixtures.mjs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

const EVENING = "2022-10-15T21:50:00+09:00";

/** Makes the reader's size of text larger. The policy of the page forbids styles in its text, not in its script. */
const enlarge = (page, percent) => page.evaluate((size) => (document.documentElement.style.fontSize = size), `${percent}%`);

for (const [name, size] of [
  ["a phone", { width: 390, height: 844 }],
  ["a phone on its side", { width: 844, height: 390 }],
  ["a window at 400 %", { width: 320, height: 256 }],
]) {
  test(`on ${name} the control of the moment stays in sight with the lanes, takes less than a quarter of the height and covers nothing`, async ({ page }) => {
    await page.setViewportSize(size);
    await open(page, "", { lang: "ko", at: EVENING });
    const slider = page.getByRole("slider", { name: "시점" });
    for (const name of ["카카오맵", "멜론"]) {
      const lane = page.getByRole("region", { name: "서비스별 경과" }).getByRole("button", { name: new RegExp(`^${name}`) });
      await lane.evaluate((element) => element.scrollIntoView({ block: "center" }));
      const [axis, row] = [await page.locator(".lanes-axis").boundingBox(), await lane.boundingBox()];
      expect(axis.y).toBeGreaterThanOrEqual(0);
      expect(axis.height).toBeLessThan(size.height / 4);
      expect(row.y).toBeGreaterThanOrEqual(axis.y + axis.height);
      await expect(slider).toBeInViewport();
    }
    // Below the lanes it is gone, and what stands there has all of the window.
    await page.getByRole("contentinfo").scrollIntoViewIfNeeded();
    await expect(slider).not.toBeInViewport();
  });
}

test("all sizes of text hang on the reader’s", async ({ page }) => {
  await open(page, "", { lang: "en", at: EVENING });
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.getElementById("app"), NodeFilter.SHOW_TEXT);
    globalThis.texts = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node.data.trim() !== "" && !node.parentElement.closest(".headline, .curve-place")) globalThis.texts.push(node);
    }
  });
  const sizes = () => page.evaluate(() => globalThis.texts.map((node) => [node.data.trim().slice(0, 30), node.isConnected ? parseFloat(getComputedStyle(node.parentElement).fontSize) : null]));
  const before = await sizes();
  await enlarge(page, 200);
  // A label that has no room any more gives way.
  const after = (await sizes()).map(([text, size], index) => [text, size, before[index][1]]).filter(([, size]) => size !== null);
  expect(before.length).toBeGreaterThan(300);
  expect(after.length).toBeGreaterThan(before.length - 20);
  const stays = after.filter(([, size, then]) => Math.abs(size / then - 2) > 0.01).map(([text]) => text);
  expect([...new Set(stays)]).toEqual([]);
});

test("no stylesheet gives a text a size in pixels", async () => {
  const sheets = (await readdir(DIST)).filter((name) => name.endsWith(".css"));
  expect(sheets.length).toBeGreaterThan(4);
  for (const name of sheets) {
    const text = await readFile(path.join(DIST, name), "utf8");
    expect.soft(text.match(/(?:font-size|--text-[a-z0-9]+):[^;}]*\dpx/g), name).toBeNull();
  }
});

for (const at of [EVENING, "2022-10-15T13:00:00+09:00", "2022-10-18T00:10:00+09:00"]) {
  test(`at ${at} the flag of the moment hides no day`, async ({ page }) => {
    await open(page, "", { lang: "en", at });
    const flag = await page.locator(".lanes .axis-flag").boundingBox();
    const days = await page.locator(".lanes .axis-label").all();
    expect(days.length).toBeGreaterThan(4);
    for (const day of days) {
      const box = await day.boundingBox();
      const apart = box.y + box.height <= flag.y + 1 || box.x >= flag.x + flag.width || box.x + box.width <= flag.x;
      expect.soft(apart, await day.textContent()).toBe(true);
    }
  });
}

/** Where a line ends within a Korean word although the word has room in its box, and how many lines there are. */
const broken = (page) =>
  page.evaluate(() => {
    const hangul = /[가-힣]/;
    const faults = [];
    let ends = 0;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node.data.trim() === "" || !node.parentElement.checkVisibility() || node.parentElement.closest(".unseen")) continue;
      const range = document.createRange();
      let [last, line] = [null, null];
      [...node.data].forEach((character, index) => {
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        const [box] = range.getClientRects();
        if (box === undefined || box.width === 0) {
          last = null;
          return;
        }
        if (line !== null && box.top > line + box.height / 2) ends += 1;
        line = box.top;
        if (last !== null && box.top > last.top + box.height / 2) {
          if (hangul.test(character) && hangul.test(last.character)) faults.push(`${node.data.slice(Math.max(0, index - 9), index)}|${node.data.slice(index, index + 9)}`);
        }
        last = { top: box.top, character };
      });
    }
    return { faults: [...new Set(faults)], ends };
  });

for (const width of [360, 390, 768]) {
  for (const [name, folder] of [
    ["the dashboard", ""],
    ["the methods page", "methods/"],
  ]) {
    test(`at ${width} px no Korean word of ${name} breaks, whatever is unfolded`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await open(page, folder, { lang: "ko", at: EVENING });
      if (folder === "") {
        await page.locator(".reach-curve").scrollIntoViewIfNeeded();
        await page.locator("#curve-table table").waitFor({ state: "attached", timeout: 60_000 });
      }
      await page.evaluate(() => document.querySelectorAll("details").forEach((each) => (each.open = true)));
      const { faults, ends } = await broken(page);
      expect(faults).toEqual([]);
      expect(ends).toBeGreaterThan(20);
      const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
      expect(scrollWidth).toBe(clientWidth);
    });
  }
}

test("with text twice as large a wall cuts nothing off that is down", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page, "kiosk/", { lang: "en", at: EVENING });
  await enlarge(page, 200);
  const cut = () =>
    page.locator(".wall-rows .wall-lane-name > span, .wall-rows .wall-lane-value").evaluateAll((texts) => {
      const { bottom } = document.querySelector(".wall-stage").getBoundingClientRect();
      return texts.filter((text) => text.getBoundingClientRect().bottom > bottom + 2).map((text) => text.textContent);
    });
  // The wall learns how much room is left after the text has grown.
  await expect.poll(cut).toEqual([]);
  expect(await page.locator(".wall-rows .wall-lane").count()).toBeGreaterThan(2);
});

test("who asks for more contrast gets ink for every text", async ({ page }) => {
  await page.emulateMedia({ contrast: "more" });
  for (const dark of ["false", "true"]) {
    await open(page, "", { lang: "en", at: EVENING, dark });
    const colours = await page.evaluate(() => {
      const colour = (element) => getComputedStyle(element).color;
      const texts = [...document.querySelectorAll(".lede, .section-lede, .answer-detail, .footer")].map(colour);
      return { ink: colour(document.body), texts: [...new Set(texts)] };
    });
    expect(colours.texts).toEqual([colours.ink]);
  }
});
