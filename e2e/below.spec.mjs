// What stands below the lanes: half as long, said once, without holes, and no label on another.

import { allIsThere, MOMENTS } from "./facts.mjs";
import { expect, open, test } from "./fixtures.mjs";

const LANGS = ["ko", "en"];
const OPENING = "2022-10-15T21:50:00+09:00";

/** How high the page is, and what stands below the lanes. */
const heights = (page) =>
  page.evaluate(() => {
    const [lanes, main] = [document.querySelector(".section:has(.lanes)"), document.querySelector("main")];
    const below = main.getBoundingClientRect().bottom - lanes.getBoundingClientRect().bottom;
    return { below, page: document.documentElement.scrollHeight };
  });

for (const lang of LANGS) {
  for (const dark of ["false", "true"]) {
    for (const [width, below, all] of [[1440, 2_600, 4_200], [390, 5_000, 7_000]]) {
      test(`${lang}, dark=${dark}: at ${width} px no more than ${below} px stand below the lanes, ${all} px in all`, async ({ page }) => {
        await page.setViewportSize({ width, height: 900 });
        await open(page, "", { lang, dark, at: OPENING });
        await allIsThere(page);
        const found = await heights(page);
        expect(found.below).toBeLessThanOrEqual(below);
        expect(found.page).toBeLessThanOrEqual(all);
      });
    }
  }
}

/** Sentences of more than 20 letters that are seen more than twice. */
const saidTooOften = (page) =>
  page.evaluate(() => {
    const counts = new Map();
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    // The names of features are no sentences.
    const isSeen = (element) => element.checkVisibility() && !element.closest(".unseen, .matrix-feature, .lane-title");
    while (walker.nextNode()) {
      const { parentElement, data } = walker.currentNode;
      if (!isSeen(parentElement)) continue;
      for (const sentence of data.split(/(?<=[.!?다요])\s+/)) {
        const plain = sentence.replaceAll("\u00a0", " ").trim();
        if ([...plain].length > 20) counts.set(plain, (counts.get(plain) ?? 0) + 1);
      }
    }
    return [...counts].filter(([, count]) => count > 2);
  });

for (const lang of LANGS) {
  test(`${lang}: no sentence stands more than twice on the folded page`, async ({ page }) => {
    for (const at of MOMENTS) {
      await open(page, "", { lang, at });
      await allIsThere(page);
      expect(await saidTooOften(page), at).toEqual([]);
    }
  });
}

/** Squares of `size` pixels without ink in a picture, from `from` to `to` pixels below its top. Decoded by the browser. */
async function holes(page, png, size, from, to) {
  return page.evaluate(async ([data, size, from, to]) => {
    const image = await createImageBitmap(new Blob([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))], { type: "image/png" }));
    const [width, height] = [image.width, Math.min(image.height, Math.ceil(to))];
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const { data: pixels } = context.getImageData(0, 0, width, height);
    const paper = [...pixels.slice(0, 3)];
    const sums = new Uint32Array((width + 1) * (height + 1));
    for (let y = 0; y < height; y += 1) {
      let row = 0;
      for (let x = 0; x < width; x += 1) {
        const at = (y * width + x) * 4;
        if (Math.abs(pixels[at] - paper[0]) + Math.abs(pixels[at + 1] - paper[1]) + Math.abs(pixels[at + 2] - paper[2]) > 6) row += 1;
        sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
      }
    }
    const found = [];
    for (let y = Math.floor(from); y + size <= height; y += 20) {
      for (let x = 0; x + size <= width; x += 20) {
        const at = (x, y) => sums[y * (width + 1) + x];
        if (at(x + size, y + size) - at(x, y + size) - at(x + size, y) + at(x, y) === 0) found.push([x, y]);
      }
    }
    return found;
  }, [png.toString("base64"), size, from, to]);
}

for (const lang of LANGS) {
  test(`${lang}: no white hole of 400 px is left between the sections`, async ({ page }) => {
    await open(page, "", { lang, at: OPENING });
    await allIsThere(page);
    const ends = await page.evaluate(() => {
      const sections = [...document.querySelectorAll("main > * .section, main > .section")].map((section) => section.getBoundingClientRect());
      return [Math.min(...sections.map(({ top }) => top)), Math.max(...sections.map(({ bottom }) => bottom))].map((y) => y + scrollY);
    });
    await page.evaluate(() => window.scrollTo(0, 0));
    const png = await page.screenshot({ fullPage: true });
    expect(await holes(page, png, 400, ...ends)).toEqual([]);
  });
}

/** Labels of charts that stand on each other. */
const overlaps = (page) =>
  page.evaluate(() => {
    const found = [];
    for (const place of document.querySelectorAll(".scale-place, .scale-ticks, .track-drawing, .rule-times, .branch-leaves, .matrix-head")) {
      const labels = [...place.querySelectorAll(".scale-hit-text, .scale-users-text, .scale-tick, text, .rule-time, .branch-leaf, .matrix-name, .matrix-needs")]
        .filter((label) => label.checkVisibility({ visibilityProperty: true }) && label.textContent.trim())
        .map((label) => [label.textContent.trim(), label.getBoundingClientRect()]);
      labels.forEach(([text, box], index) => {
        for (const [other, there] of labels.slice(index + 1)) {
          const isApart = box.right <= there.left + 0.5 || there.right <= box.left + 0.5 || box.bottom <= there.top + 0.5 || there.bottom <= box.top + 0.5;
          if (!isApart) found.push([text, other]);
        }
      });
    }
    return found;
  });

for (const lang of LANGS) {
  test(`${lang}: labels never overlap, at any width, nor with text twice as large`, async ({ page }) => {
    // Twelve pages, each with all of its parts.
    test.setTimeout(300_000);
    for (const size of ["100%", "200%"]) {
      for (const width of [320, 390, 768, 1024, 1440, 1920]) {
        await page.setViewportSize({ width, height: 900 });
        await open(page, "", { lang, at: OPENING });
        await page.evaluate((size) => document.documentElement.style.setProperty("font-size", size), size);
        await allIsThere(page);
        expect.soft(await overlaps(page), `${width} px, text at ${size}`).toEqual([]);
        const isWhole = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
        expect.soft(isWhole, `${width} px, text at ${size}`).toBe(true);
      }
    }
  });
}

test("the matrix of alternatives is one stop of Tab: arrows move, Enter opens, Escape closes", async ({ page }) => {
  await open(page, "", { lang: "en", at: OPENING });
  const matrix = page.getByRole("region", { name: "Alternatives" }).getByRole("group", { name: "Arrow keys move" });
  await expect(matrix.locator("button.matrix-cell[tabindex='0']")).toHaveCount(1);
  const cells = matrix.locator("button.matrix-cell");
  await cells.first().focus();
  await page.keyboard.press("ArrowRight");
  await expect(cells.nth(1)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(cells.nth(1)).toHaveAttribute("aria-expanded", "true");
  await expect(matrix.locator(".matrix-strip")).toContainText("Text, pictures, calls");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(matrix.locator(".matrix-strip")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(matrix.locator(".matrix-strip")).toHaveCount(0);
  await expect(cells.nth(2)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(matrix.getByRole("article").nth(1).locator("button.matrix-cell").nth(2)).toBeFocused();
  await page.keyboard.press("End");
  await expect(cells.last()).toBeFocused();
  await page.keyboard.press("Home");
  await expect(cells.first()).toBeFocused();
  await expect(matrix.locator("button.matrix-cell[tabindex='0']")).toHaveCount(1);
});

test("hours that are a sliver of the axis are enlarged, and not where the axis has room for them", async ({ page }) => {
  await open(page, "", { lang: "en", at: OPENING, from: "2022-10-15T12:00:00+09:00", to: "2022-10-21T00:00:00+09:00" });
  const enlarged = page.getByRole("group", { name: "Up to this moment, enlarged" });
  await expect(enlarged).toContainText("15:33 Fire service called");
  await expect(enlarged).toContainText("KakaoTalk");
  await page.getByRole("region", { name: "Timelines" }).getByRole("button", { name: "Up to this moment" }).click();
  await expect(enlarged).toHaveCount(0);
});

test("the sections of a board of which nothing is known have no heads", async ({ page }) => {
  await open(page, "", { lang: "en", at: "2022-10-15T12:00:00+09:00" });
  for (const name of ["Alternatives", "People affected", "Worth knowing now", "Against published rules"]) {
    await expect(page.getByRole("region", { name }), name).toHaveCount(0);
  }
  await expect(page.getByRole("region", { name: "Sources" })).toBeVisible();
});

test("each answer leads to where it is told in full", async ({ page }) => {
  await open(page, "", { lang: "en", at: OPENING });
  for (const [question, section] of [["What is down", "Timelines"], ["How many affected", "People affected"], ["What to use instead", "Alternatives"], ["Common cause", "The shared cause"]]) {
    await page.getByRole("link", { name: question, exact: true }).press("Enter");
    await expect(page.getByRole("heading", { name: section, exact: true })).toBeInViewport();
  }
  await open(page, "", { lang: "en", at: "2022-10-15T12:00:00+09:00" });
  await expect(page.getByRole("link", { name: "What is down", exact: true })).toHaveCount(0);
});
