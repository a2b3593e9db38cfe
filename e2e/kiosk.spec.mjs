// The wall is read from across a room and touched by nobody: all of it is in sight, worst first.

import { expect, open, test } from "./fixtures.mjs";

const SIZES = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 720 },
];
const MOMENTS = {
  "before the fire": "2022-10-15T15:00:00+09:00",
  "on the evening of the fire": "2022-10-15T21:50:00+09:00",
  "on the next evening": "2022-10-16T21:30:00+09:00",
  "on Monday": "2022-10-17T09:00:00+09:00",
  "when all is restored": "2022-10-20T23:00:00+09:00",
};

const headline = (page) => page.getByRole("heading", { level: 1 });
const tileList = (page) => page.getByRole("list", { name: /^(?:무엇이 멈췄나|What is down)$/ });
const tiles = (page) => tileList(page).getByRole("listitem");

/** Every piece of text that is not wholly in the window and in whatever cuts its content off, and what it says. */
const clipped = (page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.getElementById("app"), NodeFilter.SHOW_TEXT);
    const faults = [];
    const outside = (rect, frame) =>
      rect.left < frame.left - 1 || rect.top < frame.top - 1 || rect.right > frame.right + 1 || rect.bottom > frame.bottom + 1;
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node.data.trim() === "" || !node.parentElement.checkVisibility()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const size = parseFloat(getComputedStyle(node.parentElement).fontSize);
      const frames = [{ what: "the window", left: 0, top: 0, right: innerWidth, bottom: innerHeight }];
      for (let element = node.parentElement; element !== null; element = element.parentElement) {
        if (getComputedStyle(element).overflow === "visible") continue;
        const { left, top, right, bottom } = element.getBoundingClientRect();
        frames.push({ what: element.className || element.tagName, left, top, right, bottom });
      }
      for (const { left, right, top, bottom } of range.getClientRects()) {
        // Fonts for Korean claim far more than they draw: what is drawn lies within one em around the middle.
        const middle = (top + bottom) / 2;
        const rect = { left, right, top: middle - size / 2, bottom: middle + size / 2 };
        const frame = frames.find((candidate) => outside(rect, candidate));
        if (frame) faults.push(`“${node.data.trim().slice(0, 60)}” is cut off by ${frame.what}`);
      }
    }
    return [...new Set(faults)];
  });

/** The texts that lie on top of each other. */
const overlapping = (page) =>
  page.evaluate(() => {
    const boxes = [...document.querySelectorAll("#app p, #app h1, #app h2, #app dt, #app dd, #app aside li")]
      .filter((element) => element.checkVisibility() && element.textContent.trim() !== "")
      .map((element) => ({ element, rect: element.getBoundingClientRect() }));
    const faults = [];
    boxes.forEach((a, index) => {
      for (const b of boxes.slice(index + 1)) {
        if (a.element.contains(b.element) || b.element.contains(a.element)) continue;
        const across = Math.min(a.rect.right, b.rect.right) - Math.max(a.rect.left, b.rect.left);
        const down = Math.min(a.rect.bottom, b.rect.bottom) - Math.max(a.rect.top, b.rect.top);
        if (across > 1 && down > 2) faults.push(`“${a.element.textContent.trim().slice(0, 40)}” and “${b.element.textContent.trim().slice(0, 40)}”`);
      }
    });
    return faults;
  });

for (const size of SIZES) {
  for (const lang of ["ko", "en"]) {
    for (const [when, at] of Object.entries(MOMENTS)) {
      test(`${when} all of the wall is in sight at ${size.width}x${size.height} in ${lang}`, async ({ page }) => {
        await page.setViewportSize(size);
        await open(page, "kiosk/", { lang, at });
        await expect(page.locator("html")).toHaveAttribute("lang", lang);
        const scroll = await page.evaluate(() => ({ width: document.documentElement.scrollWidth, height: document.documentElement.scrollHeight }));
        expect(scroll).toEqual(size);
        expect(await clipped(page)).toEqual([]);
        expect(await overlapping(page)).toEqual([]);

        const shown = await tiles(page).all();
        const list = shown.length > 0 && (await tileList(page).boundingBox());
        for (const tile of shown) {
          const own = await tile.boundingBox();
          expect(own.x).toBeGreaterThanOrEqual(list.x - 1);
          expect(own.y).toBeGreaterThanOrEqual(list.y - 1);
          expect(own.x + own.width).toBeLessThanOrEqual(list.x + list.width + 1);
          expect(own.y + own.height).toBeLessThanOrEqual(list.y + list.height + 1);
        }
      });
    }
  }
}

test("the wall says how many services are in trouble, since when, how many it hits, why and what works", async ({ page }) => {
  await page.setViewportSize(SIZES[0]);
  await open(page, "kiosk/", { lang: "en" });
  await expect(headline(page)).toContainText(/^\d+ services affected.*Pangyo data-centre fire/);
  await expect(page.getByRole("main")).toContainText(/21:50.*KST.*12:50 UTC/);
  await expect(page.getByText("Replay · Sat 15 Oct 2022", { exact: true })).toBeVisible();
  await expect(tiles(page).first()).toContainText(/KakaoTalk.*6\sh\s20\smin/);
  const aside = page.getByRole("complementary");
  await expect(aside).toContainText(/[\d,.]+–[\d,.]+ million people/);
  await expect(aside).toContainText("Power at the SK Pangyo data centre has been cut completely since 16:52.");
  await expect(aside.getByRole("definition").filter({ hasText: "LINE" })).toHaveCount(1);
});

test("once only parts fail the wall says why there is no figure of the last hour, and how many so far", async ({ page }) => {
  await page.setViewportSize(SIZES[0]);
  await open(page, "kiosk/", { lang: "en", at: "2022-10-19T12:00:00+09:00" });
  const aside = page.getByRole("complementary");
  await expect(aside).toContainText(/Not estimated.*only secondary features are affected.*so far \d+–\d+ million people \(estimate\s· grade\s[A-D]\)/s);
  // No grade is that of a figure that there is not.
  await expect(aside.getByRole("heading", { name: "in the last hour" })).not.toContainText("grade");
});

test("in the end the wall says that all known outages have ended, and how long they lasted", async ({ page }) => {
  await page.setViewportSize(SIZES[0]);
  await open(page, "kiosk/", { lang: "en", at: MOMENTS["when all is restored"] });
  await expect(headline(page)).toContainText(/^\d+ of \d+ known, none down.*Pangyo data-centre fire/);
  await expect(page.getByText(/All known outages have ended\..*127\sh\s30\smin/)).toBeVisible();
  await expect(page.getByText(/\b0 services/)).toHaveCount(0);
});

for (const [when, at] of Object.entries(MOMENTS)) {
  test(`${when} the worst stands first and nothing in trouble is left out`, async ({ page }) => {
    // The dashboard names every service with its status, in the order of the board.
    await open(page, "", { lang: "en", at });
    const lanes = page.getByRole("region", { name: "Timelines" }).locator(".lane-button");
    // What is read aloud says the status also where only the length of the trouble has room.
    const said = await lanes.evaluateAll((all) => all.map((lane) => [".lane-title", ".unseen"].map((part) => lane.querySelector(part).textContent.trim())));
    const ranks = new Map();
    for (const [name, text] of said) {
      const [status] = text.match(/^(?:partly down|down|degraded|maintenance|operational|unknown)/);
      ranks.set(name, ["down", "partly down", "degraded"].indexOf(status));
    }
    const trouble = [...ranks].filter(([, rank]) => rank >= 0).map(([name]) => name);

    await page.setViewportSize(SIZES[0]);
    await open(page, "kiosk/", { lang: "en", at });
    const count = trouble.length === 0 ? /^\d+ of \d+ known, none down/ : new RegExp(`^${trouble.length} service`);
    await expect(headline(page)).toContainText(count);
    const named = [];
    for (const tile of await tiles(page).all()) named.push((await tile.getByRole("paragraph").first().innerText()).trim());
    const order = named.map((name) => ranks.get(name));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order.filter((rank) => !(rank >= 0))).toEqual([]);
    const rest = page.getByText(/^Also affected: /);
    if ((await rest.count()) > 0) named.push(...(await rest.innerText()).replace(/^Also affected: /, "").split(", "));
    expect(named.toSorted()).toEqual(trouble.toSorted());
  });
}

test("the wall is dark by itself and light when asked", async ({ page }) => {
  const luminance = () =>
    page.evaluate(() => {
      const [r, g, b] = getComputedStyle(document.documentElement).backgroundColor.match(/[\d.]+/g).map(Number);
      return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
    });
  for (const [query, dark] of [[{}, true], [{ theme: "light" }, false], [{ theme: "dark" }, true], [{ dark: "false" }, false]]) {
    await open(page, "kiosk/", query);
    const light = await luminance();
    expect(dark ? light < 0.2 : light > 0.8, `${JSON.stringify(query)}: ${light}`).toBe(true);
  }
});

test("what a wall cannot use is named in the corner and hides nothing", async ({ page }) => {
  await page.setViewportSize(SIZES[0]);
  await open(page, "kiosk/", { theme: "pink", lang: "en" });
  await expect(page.getByRole("status")).toContainText("theme=‘pink’");
  await expect(page.getByRole("status")).toContainText("light, dark, system");
  await expect(page.getByText("KakaoTalk", { exact: true }).first()).toBeVisible();
  const scroll = await page.evaluate(() => document.documentElement.scrollHeight);
  expect(scroll).toBe(1080);
});

for (const lang of ["ko", "en"]) {
  test(`no tile says its status twice in ${lang}`, async ({ page }) => {
    await open(page, "kiosk/", { lang, board: "selftest" });
    const tiles = page.locator(".tile");
    await expect.poll(() => tiles.count()).toBeGreaterThan(5);
    const said = await tiles.evaluateAll((all) => all.map((tile) => [".tile-status", ".tile-detail"].map((part) => tile.querySelector(part).textContent.trim())));
    expect(said.filter(([status, detail]) => status === detail)).toEqual([]);
  });
}
