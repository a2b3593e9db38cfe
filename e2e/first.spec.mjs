// A published page has its facts before any code arrives, in both languages; the app takes their place when it is ready, and
// nobody sees how.

import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { awaited, DIST, expect, PUBLISHED, test } from "./fixtures.mjs";

const run = promisify(execFile);

const BOARD = "pangyo-2022";
const PLACES = [`embed/${BOARD}/kakaotalk/`, `embed/${BOARD}/`, `boards/${BOARD}/`, `kiosk/${BOARD}/`, "", "embed/", "kiosk/"];

const root = (page) => page.locator("html");
const isTakenOver = (page) => expect(root(page)).not.toHaveAttribute("data-first");

/** The module never comes: what is on screen is what the page came with. */
const withoutModule = (page) => page.route(/\.wasm$/, (route) => route.abort());
const MODULE_FAILED = [/Failed to load resource|net::ERR_FAILED/, /TypeError: Failed to fetch|WebAssembly/];

/** Where things are that a reader looks at, in this part of the page. */
const boxes = (page, part) =>
  page.evaluate((part) => {
    const seen = [...document.querySelectorAll(`${part} :is(h1, h2, h3, p, dt, dd, li, .lane-chart, .axis-label)`)].filter((element) => {
      if (!element.checkVisibility({ visibilityProperty: true }) || element.closest(".unseen, .skip, .notes")) return false;
      return element.getBoundingClientRect().width > 0;
    });
    return seen.map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return `${element.tagName} ${[x, y + scrollY, width, height].map((value) => Math.round(value)).join(" ")}`;
    });
  }, part);

/** The whole page has come and has been drawn: what is painted while it comes is no matter of the app. */
const arrived = (page) =>
  page.evaluate(async () => {
    while (document.readyState === "loading") await new Promise((next) => document.addEventListener("readystatechange", next, { once: true }));
    await document.fonts.ready;
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  });

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "without the module" : "without any script", () => {
    test.use({ javaScriptEnabled });

    test("the facts are in the page", async ({ page, published, allow }) => {
      for (const pattern of MODULE_FAILED) allow.consoleError(pattern);
      const site = await published();
      await withoutModule(page);
      await page.goto(`${site}embed/${BOARD}/kakaotalk/`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("카카오톡이 6시간 20분째 멈춰 있습니다.");
      await expect(page.getByRole("main")).toContainText(/[\d,]+만~[\d,]+만 명/);
      await expect(page.getByRole("definition").filter({ hasText: "라인" })).toHaveCount(1);
      await page.goto(`${site}boards/${BOARD}/`);
      await expect(page.getByRole("heading", { level: 1 })).toContainText("카카오톡");
      await expect(page.locator(".lane:visible")).toHaveCount(21);
      // Nothing can be unfolded here: what is folded has its name.
      await expect(page.locator(".lane-group-names:visible")).toContainText("티스토리");
      await expect(page.getByRole("link", { name: "기사에 카드 넣기" })).toHaveAttribute("href", new RegExp(`^\\.\\./\\.\\./builder/\\?board=${BOARD}`));
      await page.getByRole("link", { name: "상황판" }).click();
      await expect(page).toHaveURL(new RegExp(`/kiosk/${BOARD}/`));
      await expect(page.getByRole("heading", { level: 1 })).toContainText("서비스 19개 장애");
      await expect(page.locator(".wall-head:visible")).toContainText("판교");
      await page.goto(`${site}embed/${BOARD}/`);
      await expect(page.getByRole("heading", { level: 1 })).toContainText("서비스 19개 장애");
    });
  });
}

test.describe("without any script", () => {
  test.use({ javaScriptEnabled: false });

  test("a page says of when it is", async ({ page, published }) => {
    await page.goto(`${await published()}embed/${BOARD}/`);
    // By its element: what stands in a noscript is no text to a test.
    await expect(page.locator("noscript [lang=ko]")).toBeVisible();
    await expect(page.locator("noscript [lang=ko]")).toContainText("2022년 10월 15일(토) 21:50 KST 기준");
    await expect(page.locator("noscript [lang=en]")).toBeHidden();
    await expect(page.getByText("불러오는 중")).toBeHidden();
    await expect(page.getByText("페이지를 불러오지 못했습니다")).toBeHidden();
  });
});

test("a page whose module does not come says so, and keeps its facts", async ({ page, published, allow }) => {
  for (const pattern of MODULE_FAILED) allow.consoleError(pattern);
  await withoutModule(page);
  await page.goto(`${await published()}embed/${BOARD}/?lang=en`);
  await expect(page.getByText(/^This page could not update/)).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("19 services affected");
  await expect(page.getByText("This page did not load")).toBeHidden();
});

for (const width of [390, 1440]) {
  for (const lang of ["ko", "en"]) {
    test(`at ${width} px in ${lang} nothing moves when the app takes over`, async ({ page, published }) => {
      const site = await published();
      await page.setViewportSize({ width, height: 900 });
      await page.addInitScript(() => {
        globalThis.shifted = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) globalThis.shifted += entry.value;
        }).observe({ type: "layout-shift", buffered: true });
      });
      for (const place of PLACES) {
        // The module waits until what stood before it has been looked at.
        let go;
        const looked = new Promise((resolve) => (go = resolve));
        await page.route(/\.wasm$/, async (route) => {
          await looked;
          await route.continue();
        });
        await page.goto(`${site}${place}?lang=${lang}`, { waitUntil: "commit" });
        await page.locator(`.first[lang=${lang}] [data-facts]`).waitFor();
        await arrived(page);
        // What a wall shows below its head follows from its screen, and nobody reads it while it starts.
        const isWall = place.startsWith("kiosk/");
        const part = isWall ? ".wall-head" : "body";
        const before = await boxes(page, part);
        expect(before.length, place).toBeGreaterThan(isWall ? 3 : 8);
        await page.evaluate(() => (globalThis.shifted = 0));
        go();
        await isTakenOver(page);
        const after = await boxes(page, part);
        await page.unroute(/\.wasm$/);
        // What the app adds stands below, or was hidden until it could be used.
        expect.soft(before.filter((box) => !after.includes(box)), place).toEqual([]);
        if (!isWall) expect.soft(await page.evaluate(() => globalThis.shifted), place).toBe(0);
        await expect(awaited(page)).toHaveCount(0);
      }
    });
  }
}

for (const width of [390, 1440]) {
  test(`at ${width} px no line of a card moves while its page arrives`, async ({ page, published }) => {
    const site = await published();
    await page.setViewportSize({ width, height: 900 });
    await page.route(/\.wasm$/, () => {});
    for (const place of PLACES.filter((name) => name.startsWith("embed/"))) {
      await page.goto(site + place, { waitUntil: "commit" });
      await page.locator(".first[lang=ko] [data-facts]").waitFor();
      await arrived(page);
      // A page arrives from its top: taken off from its end, piece by piece, it has stood like this.
      const moved = await page.evaluate(() => {
        const first = document.querySelector(".first[lang=ko]");
        const drawn = () => [...first.querySelectorAll("h1, p, li, a, svg")].filter((element) => element.getBoundingClientRect().width > 0);
        // A line without a letter has no height yet: where it begins is where it will begin once it has one.
        const hasCome = (element) => element.matches("svg:has(*)") || /\S/.test(element.textContent);
        const placeOf = (element) => Math.round(element.getBoundingClientRect().y * 10) / 10;
        const stood = new Map(drawn().map((element) => [element, placeOf(element)]));
        const pieces = [];
        const walk = document.createTreeWalker(first, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) pieces.push(walk.currentNode);
        const found = new Set();
        for (const piece of pieces.reverse()) {
          piece.remove();
          for (const element of drawn()) if (hasCome(element) && placeOf(element) !== stood.get(element)) found.add(element);
        }
        return [...found].map((element) => element.outerHTML);
      });
      expect.soft(moved, place).toEqual([]);
    }
  });
}

test("no style is bound to a name that begins with its language in the facts, and without it in the app", async ({ page, published }) => {
  const site = await published();
  await page.route(/\.wasm$/, () => {});
  for (const place of PLACES) {
    await page.goto(site + place, { waitUntil: "commit" });
    await page.locator(".first [data-facts]").first().waitFor({ state: "attached" });
    const { names, sheet } = await page.evaluate(() => ({
      names: [...document.querySelectorAll(".first [id]")].map(({ id }) => id.replace(/^(?:ko|en)-/, "")),
      sheet: document.querySelector("style").textContent,
    }));
    expect.soft(names.length > 0 || place.startsWith("kiosk"), place).toBe(true);
    expect.soft(names.filter((name) => new RegExp(`#${name}\\b|[^$]="?${name}"?\\]`).test(sheet)), place).toEqual([]);
  }
});

test("facts of another moment, service, board or region are not shown for those that were asked for", async ({ page, published }) => {
  const site = await published();
  await page.route(/\.wasm$/, () => {});
  for (const query of ["at=2022-10-17T09:00:00%2B09:00", "services=melon", "board=world-live", "region=JP", "layout=list"]) {
    await page.goto(`${site}embed/${BOARD}/?${query}`, { waitUntil: "commit" });
    await expect(page.locator("[data-facts]").first(), query).toBeHidden();
    await expect(page.getByText("불러오는 중"), query).toBeVisible();
  }
  for (const query of ["at=2022-10-15T21:50:00%2B09:00", "at=2022-10-15T12:50:00Z", `board=${BOARD}`, "plain=true", "utm_source=x"]) {
    await page.goto(`${site}embed/${BOARD}/?${query}`, { waitUntil: "commit" });
    await expect(page.locator(".first[lang=ko] [data-facts]"), query).toBeVisible();
  }
});

test("another moment is shown once the app is there", async ({ page, published }) => {
  await page.goto(`${await published()}embed/${BOARD}/kakaotalk/?at=2022-10-17T09:00:00%2B09:00&lang=en`);
  await expect(page.getByRole("main")).toContainText("Mon 17 Oct 2022, 09:00 KST");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("KakaoTalk");
});

test("focus, place and an unfolded lane are kept", async ({ page, published }) => {
  await page.setViewportSize({ width: 1440, height: 600 });
  let go;
  const looked = new Promise((resolve) => (go = resolve));
  await page.route(/\.wasm$/, async (route) => {
    await looked;
    await route.continue();
  });
  await page.goto(`${await published()}boards/${BOARD}/?lang=en`);
  const lane = page.getByRole("button", { name: /^KakaoMap down (?:since|\d)/ });
  await lane.scrollIntoViewIfNeeded();
  await lane.click();
  const top = await page.evaluate(() => scrollY);
  expect(top).toBeGreaterThan(100);
  go();
  await isTakenOver(page);
  await expect(lane).toBeFocused();
  await expect(lane).toHaveAttribute("aria-expanded", "true");
  expect(await page.evaluate(() => scrollY)).toBe(top);
});

test("whoever selects a text is not disturbed", async ({ page, published }) => {
  let go;
  const selected = new Promise((resolve) => (go = resolve));
  await page.route(/\.wasm$/, async (route) => {
    await selected;
    await route.continue();
  });
  await page.goto(`${await published()}embed/${BOARD}/?lang=en`, { waitUntil: "commit" });
  const heading = page.locator(".first[lang=en] h1");
  await heading.evaluate((element) => getSelection().selectAllChildren(element));
  go();
  // The app is ready beside the facts, and waits.
  await expect(page.locator("#stage [data-facts]")).toHaveText(/19 services affected/);
  await expect(page.locator("#stage .awaited")).toHaveCount(0);
  await expect(heading).toBeVisible();
  await page.evaluate(() => getSelection().removeAllRanges());
  await isTakenOver(page);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("19 services affected");
});

test("a published page fetches each file once, and no list of boards", async ({ page, published }) => {
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${await published()}embed/${BOARD}/`);
  await isTakenOver(page);
  await expect(awaited(page)).toHaveCount(0);
  expect(asked.filter((name) => name.endsWith("index.json"))).toEqual([]);
  expect(asked.filter((name, index) => asked.indexOf(name) !== index)).toEqual([]);
  // What only some cards need comes behind the facts.
  expect(asked.filter((name) => name.endsWith(".css"))).toEqual([expect.stringMatching(/\/embed-later-[0-9a-f]{12}\.css$/)]);
});

test("a site in a folder leads to its own pages", async ({ page, published }) => {
  const site = await published({ prefix: "/news/status" });
  await page.goto(`${site}embed/${BOARD}/kakaotalk/?lang=en`);
  await isTakenOver(page);
  const [dashboard] = await Promise.all([page.waitForEvent("popup"), page.getByRole("link", { name: /^Details/ }).click()]);
  await dashboard.waitForURL(new RegExp(`/news/status/boards/${BOARD}/\\?.*lang=en`));
  await expect(dashboard.getByRole("heading", { level: 1 })).toContainText("KakaoTalk");
  await dashboard.getByRole("link", { name: "Wall display" }).click();
  await expect(dashboard).toHaveURL(new RegExp(`/news/status/kiosk/${BOARD}/`));
});

test("a live board that was published long ago is shown as such until it is live", async ({ page, published, allow }) => {
  // All bundled boards are published once more.
  test.setTimeout(300_000);
  for (const pattern of MODULE_FAILED) allow.consoleError(pattern);
  const out = await mkdtemp(path.join(tmpdir(), "downboard-published-"));
  try {
    const program = path.join(path.dirname(PUBLISHED), "debug/downboard");
    const boards = path.join(DIST, "boards");
    await run(program, ["publish", "--site", DIST, "--boards", boards, "--out", out, "--at", "2026-01-01T09:00:00+09:00"]);
    const site = await published({ dir: out });
    await withoutModule(page);
    await page.goto(`${site}embed/selftest/?lang=en`);
    await expect(page.getByText("Not updated since Thu 1 Jan 2026")).toBeVisible();
    const faded = await page.locator(".first[lang=en] main").evaluate((main) => getComputedStyle(main).filter);
    expect(faded).toBe("grayscale(1)");
  } finally {
    await rm(out, { recursive: true });
  }
});

const both = (text) => ({ ko: text, en: text });
const SERVICES = ["one", "two", "three"];

/** A live board of three services, of which some are in trouble, as it is now. */
async function writeLiveBoard(folder, troubled) {
  const at = (minutes) => new Date(Math.floor(Date.now() / 1_000) * 1_000 - minutes * 60_000).toISOString();
  const event = (service, status, minutes) => ({ service, status, at: at(minutes), basis: "notice", grade: "A", sources: ["paper"] });
  const documents = {
    "index.json": { boards: [{ id: "live", title: both("Board") }], default: "live" },
    "live/board.json": {
      format: "downboard-board/1", id: "live", title: both("Board"), zone: { utc_offset: "+00:00", label: "UTC" }, period: { hours: 24 },
      feeds: [{ id: "own", format: "native-status", file: "status.json", name: both("Feed"), interval_seconds: 300 }],
      sources: [{ id: "paper", title: "A paper", address: "https://paper.example.org/" }],
      providers: [{ id: "acme", name: both("Acme") }],
      services: SERVICES.map((id) => ({ id, name: both(`Talk ${id}`), provider: "acme", category: "messenger" })),
    },
    "live/status.json": {
      format: "downboard-status/1", board: "live", updated_at: at(0), sources: [],
      events: [...SERVICES.map((id) => event(id, "operational", 9_000)), ...troubled.map((id) => event(id, "major_outage", 42))],
    },
  };
  for (const [name, document] of Object.entries(documents)) {
    await mkdir(path.join(folder, path.dirname(name)), { recursive: true });
    await writeFile(path.join(folder, name), JSON.stringify(document));
  }
}

/** How far down the page its parts stand. */
const tops = (page) =>
  page.evaluate(() => {
    const parts = [...document.querySelectorAll("h1, h2, .answer, .troubled-row, .strips-kind, .strip, .lane-chart")];
    const seen = parts.filter((part) => part.checkVisibility({ visibilityProperty: true }) && part.getBoundingClientRect().width > 0);
    return seen.map((part) => `${part.classList[0] ?? part.tagName} ${Math.round(part.getBoundingClientRect().y + scrollY)}`);
  });

for (const troubled of [[], ["one"], SERVICES]) {
  test(`a live board with ${troubled.length} in trouble stands as it was published`, async ({ page, published }) => {
    const folder = await mkdtemp(path.join(tmpdir(), "downboard-live-"));
    try {
      const [boards, out] = [path.join(folder, "boards"), path.join(folder, "site")];
      await writeLiveBoard(boards, troubled);
      const program = path.join(path.dirname(PUBLISHED), "debug/downboard");
      await run(program, ["publish", "--site", DIST, "--boards", boards, "--out", out, "--at", new Date().toISOString()]);
      const site = await published({ dir: out });
      let go;
      const looked = new Promise((resolve) => (go = resolve));
      await page.route(/\.wasm$/, async (route) => {
        await looked;
        await route.continue();
      });
      await page.goto(`${site}boards/live/?lang=en`, { waitUntil: "commit" });
      await page.locator(".first[lang=en] [data-facts]").waitFor();
      await arrived(page);
      const before = await tops(page);
      expect(before.filter((part) => part.startsWith("troubled-row"))).toHaveLength(troubled.length > 2 ? 0 : troubled.length);
      expect(before.filter((part) => part.startsWith("answer")).length > 0).toBe(troubled.length > 2);
      go();
      await isTakenOver(page);
      const after = await tops(page);
      expect(before.filter((part) => !after.includes(part))).toEqual([]);
      // Nothing is asked any more of what goes.
      await page.goto("about:blank");
    } finally {
      await rm(folder, { recursive: true });
    }
  });
}
