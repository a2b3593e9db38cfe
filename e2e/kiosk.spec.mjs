// The wall is read from across a room and touched by nobody: all of it is in sight at any size, worst first, and it turns by itself.

import { expect, open, test } from "./fixtures.mjs";
import { START, openLive, pass, serveLive } from "./virtual-time.mjs";

const SIZES = [
  [1280, 720], [1920, 1080], [3840, 2160], [1080, 1920], [3440, 1440], [2560, 720], [390, 844],
].map(([width, height]) => ({ width, height }));
const MOMENTS = {
  "before the fire": "2022-10-15T15:00:00+09:00",
  "on the evening of the fire": "2022-10-15T21:50:00+09:00",
  "on the next evening": "2022-10-16T21:30:00+09:00",
  "on Monday": "2022-10-17T09:00:00+09:00",
  "when all is restored": "2022-10-20T23:00:00+09:00",
};
const VIEWS = ["overview", "cause", "alternatives", "timeline", "recovery"];

const headline = (page) => page.getByRole("heading", { level: 1 });
const foot = (page) => page.locator(".wall-foot");
const lanes = (page) => page.locator(".wall-rows > .wall-lane");

/** Every piece of text that is not wholly in the window and in whatever cuts its content off, or is too small, and what it says. */
const unreadable = (page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.getElementById("app"), NodeFilter.SHOW_TEXT);
    const faults = [];
    const least = Math.max(0.02 * Math.min(innerWidth, innerHeight), 13) - 0.1;
    const outside = (rect, frame) =>
      rect.left < frame.left - 1 || rect.top < frame.top - 1 || rect.right > frame.right + 1 || rect.bottom > frame.bottom + 1;
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (node.data.trim() === "" || !parent.checkVisibility({ visibilityProperty: true }) || parent.closest(".unseen")) continue;
      const size = parseFloat(getComputedStyle(parent).fontSize);
      if (size < least) faults.push(`“${node.data.trim().slice(0, 60)}” is ${size} px`);
      const range = document.createRange();
      range.selectNodeContents(node);
      const frames = [{ what: "the window", left: 0, top: 0, right: innerWidth, bottom: innerHeight }];
      for (let element = parent; element !== null; element = element.parentElement) {
        if (getComputedStyle(element).overflow === "visible" || element.closest("svg")) continue;
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
    const parts = "p, h1, h2, h3, dt, dd, .wall-lane-name > span, .wall-lane-value, .wall-strip-name, .wall-strip-said, .wall-step, .wall-tick";
    const boxes = [...document.querySelectorAll("#app :is(" + parts + ")")]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.textContent.trim() !== "" && !element.closest(".unseen"))
      .map((element) => ({ element, rect: element.getBoundingClientRect() }));
    const faults = [];
    boxes.forEach((a, index) => {
      for (const b of boxes.slice(index + 1)) {
        if (a.element.contains(b.element) || b.element.contains(a.element)) continue;
        const across = Math.min(a.rect.right, b.rect.right) - Math.max(a.rect.left, b.rect.left);
        const down = Math.min(a.rect.bottom, b.rect.bottom) - Math.max(a.rect.top, b.rect.top);
        if (across > 1 && down > 0.35 * Math.min(a.rect.height, b.rect.height)) faults.push(`“${a.element.textContent.trim().slice(0, 40)}” and “${b.element.textContent.trim().slice(0, 40)}”`);
      }
    });
    return faults;
  });

/** How far down the stage is filled, and its highest gap, both as shares of the height of the window. */
const filled = (page) =>
  page.evaluate(() => {
    const stage = document.querySelector(".wall-stage");
    const parts = [...stage.querySelectorAll("p, h2, h3, dt, dd, li, text, svg, .wall-lane > *")].filter((part) => part.checkVisibility());
    const spans = parts.map((part) => part.getBoundingClientRect()).filter(({ width, height }) => width > 0 && height > 0).sort((a, b) => a.top - b.top);
    let [end, gap] = [stage.getBoundingClientRect().top, 0];
    for (const { top, bottom } of spans) {
      gap = Math.max(gap, top - end);
      end = Math.max(end, bottom);
    }
    return { end: end / innerHeight, gap: gap / innerHeight };
  });

for (const size of SIZES) {
  for (const lang of ["ko", "en"]) {
    test(`every page of the wall is in sight at ${size.width}x${size.height} in ${lang}`, async ({ page }) => {
      await page.setViewportSize(size);
      for (const view of VIEWS) {
        await open(page, "kiosk/", { lang, view });
        await expect(page.locator("html")).toHaveAttribute("lang", lang);
        await expect.poll(() => unreadable(page), view).toEqual([]);
        const scroll = await page.evaluate(() => ({ width: document.documentElement.scrollWidth, height: document.documentElement.scrollHeight }));
        expect(scroll, view).toEqual(size);
        expect(await overlapping(page), view).toEqual([]);
      }
      await open(page, "kiosk/", { lang, view: "overview" });
      const heads = await page.getByRole("heading").allTextContents();
      expect(new Set(heads).size, "nothing is said twice").toBe(heads.length);
      const { end, gap } = await filled(page);
      expect(end, "ink down to three quarters of the height").toBeGreaterThan(0.75);
      expect(gap, "no gap while there is more to say").toBeLessThan(0.06);
    });

    for (const [when, at] of Object.entries(MOMENTS)) {
      test(`${when} all of the wall is in sight at ${size.width}x${size.height} in ${lang}`, async ({ page }) => {
        await page.setViewportSize(size);
        await open(page, "kiosk/", { lang, at });
        await expect.poll(() => unreadable(page)).toEqual([]);
        const scroll = await page.evaluate(() => ({ width: document.documentElement.scrollWidth, height: document.documentElement.scrollHeight }));
        expect(scroll).toEqual(size);
        expect(await overlapping(page)).toEqual([]);
      });
    }
  }
}

test("the wall says how many services are in trouble, since when, how many it hits, why and what works", async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await open(page, "kiosk/", { lang: "en" });
  await expect(headline(page)).toContainText(/^19 services affected\s+KakaoTalk has been down for 6\sh\s20\smin\./);
  const banner = page.locator(".wall-head");
  await expect(banner).toContainText(/21:50.*KST.*12:50 UTC/);
  await expect(banner).toContainText("Pangyo data-centre fire");
  await expect(banner.getByText("Replay · Sat 15 Oct 2022", { exact: true })).toBeVisible();
  await expect(lanes(page).first()).toContainText(/KakaoTalk.*6\sh\s20\smin/);
  const aside = page.getByRole("complementary");
  await expect(aside).toContainText(/[\d,.]+–[\d,.]+ million people/);
  await expect(aside).toContainText("Power at the SK Pangyo data centre has been cut completely since 16:52.");
  await expect(aside.getByRole("definition").filter({ hasText: "LINE" })).toHaveCount(1);
});

test("once only parts fail the wall says why there is no figure of the last hour, and how many so far", async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await open(page, "kiosk/", { lang: "en", at: "2022-10-19T12:00:00+09:00" });
  const aside = page.getByRole("complementary");
  await expect(aside).toContainText(/Not estimated.*only secondary features are affected.*so far \d+–\d+ million people \(estimate\s· grade\s[A-D]\)/s);
  // No grade is that of a figure that there is not.
  await expect(aside.getByRole("heading", { name: "in the last hour" })).not.toContainText("grade");
});

test("in the end the wall says that all known outages have ended, and how long they lasted", async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await open(page, "kiosk/", { lang: "en", at: MOMENTS["when all is restored"] });
  await expect(headline(page)).toContainText(/All known outages have ended\..*127\sh\s30\smin/s);
  await expect(page.getByText(/\b0 services/)).toHaveCount(0);
});

for (const [when, at] of Object.entries(MOMENTS)) {
  test(`${when} the worst stands first and nothing in trouble is left out`, async ({ page }) => {
    // The dashboard names every service with its status, in the order of the board.
    await open(page, "", { lang: "en", at });
    const all = page.getByRole("region", { name: "Timelines" }).locator(".lane-button");
    // What is read aloud says the status also where only the length of the trouble has room.
    const said = await all.evaluateAll((each) => each.map((lane) => [".lane-title", ".unseen"].map((part) => lane.querySelector(part).textContent.trim())));
    const ranks = new Map();
    for (const [name, text] of said) {
      const [status] = text.match(/^(?:partly down|down|degraded|maintenance|operational|unknown)/);
      ranks.set(name, ["down", "partly down", "degraded"].indexOf(status));
    }
    const trouble = [...ranks].filter(([, rank]) => rank >= 0).map(([name]) => name);

    await page.setViewportSize({ width: 1280, height: 720 });
    await open(page, "kiosk/", { lang: "en", at });
    if (trouble.length > 0) await expect(headline(page)).toContainText(new RegExp(`^${trouble.length} services? affected`));
    // Until the size of the screen is known there is room for others.
    const named = async () => {
      const rows = await lanes(page).evaluateAll((each) => each.filter((lane) => lane.querySelector(".wall-lane-name.is-feature") === null).map((lane) => lane.querySelector(".wall-lane-name").textContent.trim()));
      const rest = page.locator(".wall-rest");
      const others = (await rest.count()) > 0 ? (await rest.innerText()).replace(/^Also /, "").split(/\s· /).flatMap((group) => group.replace(/^[a-z ]+: /, "").split(", ")) : [];
      return { rows, others };
    };
    await expect.poll(async () => {
      const { rows, others } = await named();
      return [...rows.filter((name) => ranks.get(name) >= 0), ...others].sort();
    }).toEqual(trouble.toSorted());
    const { rows } = await named();
    const order = rows.map((name) => ranks.get(name)).filter((rank) => rank >= 0);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    // What is in no trouble stands below what is.
    expect(rows.slice(0, order.length).every((name) => ranks.get(name) >= 0)).toBe(true);
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

test("what a wall cannot use is named and hides nothing", async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await open(page, "kiosk/", { theme: "pink", rotate: "fast", screen: "4/3", services: "kakaotalk,shop", providers: "nobody", heartbeat: "https://elsewhere.example/", lang: "en" });
  const notes = page.getByRole("status", { name: "Notes" });
  for (const named of ["theme=‘pink’", "light, dark, system", "rotate=‘fast’", "screen=‘4/3’", "services=‘shop’", "providers=‘nobody’", "heartbeat=‘https://elsewhere.example/’"]) {
    await expect(notes).toContainText(named);
  }
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(1080);
});

test("an address as grafana-kiosk writes it is obeyed without a word", async ({ page }) => {
  // GenerateURL: what is asked for, by url.Values.Encode in the order of the alphabet, and what must have no equals sign.
  const added = new URLSearchParams({
    "_dash.hideLinks": "true", "_dash.hidePlaylistNav": "true", "_dash.hideTimePicker": "true", "_dash.hideVariables": "true",
    from: "now-6h", hideLogo: "1", inactive: "1", kiosk: "1", lang: "en", orgId: "1", refresh: "30s", theme: "light", to: "now", "var-host": "a", viewPanel: "2",
  });
  await page.goto(`kiosk/?${added}&autofitpanels`);
  await expect(lanes(page).first()).toContainText("KakaoTalk");
  await expect(page.getByRole("status", { name: "Notes" })).toHaveCount(0);
  await expect(page.locator("html")).toHaveAttribute("data-scheme", "light");
  await page.goto("kiosk/?kiosk&lang=en");
  await expect(lanes(page).first()).toContainText("KakaoTalk");
});

for (const [query, expected] of [
  [{ services: "kakaotalk,naver" }, /^2 services affected/],
  [{ providers: "naver" }, /^1 service affected\s+Naver/],
  [{ kinds: "map,navigation", providers: "kakao" }, /^2 services affected/],
]) {
  test(`a wall of ${new URLSearchParams(query)} shows and counts what is chosen`, async ({ page }) => {
    await page.setViewportSize({ width: 1920, height: 1080 });
    await open(page, "kiosk/", { lang: "en", ...query });
    await expect(headline(page)).toContainText(expected);
    const count = Number((await headline(page).innerText()).match(/^\d+/)[0]);
    await expect(page.locator(".wall-lane:is(.is-major, .is-partial, .is-degraded):not(:has(.is-feature))")).toHaveCount(count);
    // Nobody has estimated how many these hit together.
    await expect(page.getByText(/million people/)).toHaveCount(0);
  });
}

test("on a screen of 55 inches that is read from 5 m no text is smaller than 16 minutes of arc, and names are 20", async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  for (const lang of ["ko", "en"]) {
    await open(page, "kiosk/", { lang, diag: "55", dist: "5" });
    const size = (part) => page.locator(part).first().evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
    await expect.poll(() => size("html")).toBeGreaterThan(50.5);
    expect(await size("html")).toBeLessThan(52);
    expect(await size(".wall-lane-name")).toBeGreaterThanOrEqual(63.8);
    await expect.poll(() => unreadable(page)).toEqual([]);
    const least = await page.evaluate(() => {
      const texts = [...document.querySelectorAll("#app *")].filter((element) => [...element.childNodes].some(({ nodeType, data }) => nodeType === 3 && data.trim() !== ""));
      const seen = texts.filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest(".unseen"));
      return Math.min(...seen.map((element) => parseFloat(getComputedStyle(element).fontSize)));
    });
    expect(least).toBeGreaterThanOrEqual(50.5);
    expect(await lanes(page).count()).toBeGreaterThanOrEqual(5);
    // The others are on further pages.
    await expect(foot(page)).toContainText(/1\/\d/);
  }
});

const SAID = {
  en: { turns: "next page every 20\u00a0s", held: "paused", holds: "Space pauses", goesOn: "Space resumes", cause: "The shared cause", name: "1/" },
  ko: { turns: "20초마다 화면 전환", held: "자동 넘김 멈춤", holds: "스페이스 바: 멈춤", goesOn: "스페이스 바: 계속", cause: "공통 원인", name: "1/" },
};

for (const [lang, said] of Object.entries(SAID)) {
  test(`a wall turns by itself, holds on the space bar or by its button, and turns by hand, in ${lang}`, async ({ page }) => {
    await page.clock.install();
    await page.emulateMedia({ reducedMotion: "no-preference" });
    await page.setViewportSize({ width: 1920, height: 1080 });
    await open(page, "kiosk/", { lang });
    const below = foot(page);
    const heading = page.getByRole("heading", { level: 2, name: said.cause, exact: true });
    await expect(below).toContainText(said.turns);
    await expect(below).toContainText("1/");
    await expect(heading).toHaveCount(0);
    // 19 services are in trouble: the overview has two pages.
    await page.clock.runFor(20_000);
    await expect(below).toContainText("2/");
    // After it the notices that are open, and then the cause.
    await expect(async () => {
      await page.clock.runFor(20_000);
      await expect(heading).toBeVisible({ timeout: 100 });
    }).toPass();
    await page.keyboard.press("Space");
    await expect(below).toContainText(said.held);
    await page.clock.runFor(120_000);
    await expect(heading).toBeVisible();
    await page.keyboard.press("ArrowLeft");
    await expect(heading).toHaveCount(0);
    await page.keyboard.press("ArrowRight");
    await expect(heading).toBeVisible();
    const button = page.getByRole("button", { name: said.goesOn });
    await expect(button).toHaveAttribute("aria-pressed", "true");
    // On the button the space bar presses it, and nothing else.
    await button.focus();
    await page.keyboard.press("Space");
    await expect(page.getByRole("button", { name: said.holds })).toHaveAttribute("aria-pressed", "false");
    await page.clock.runFor(20_000);
    await expect(heading).toHaveCount(0);
  });
}

test("who wants no motion finds the wall held", async ({ page }) => {
  await page.clock.install();
  await page.setViewportSize({ width: 1920, height: 1080 });
  await open(page, "kiosk/", { lang: "en" });
  const below = foot(page);
  await expect(below).toContainText("paused");
  await page.clock.runFor(120_000);
  await expect(below).toContainText("1/");
});

test("a page that has little to tell tells it in larger type, and all of it", async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  const height = async (view) => {
    await open(page, "kiosk/", { lang: "en", view });
    const line = page.locator(".wall-page-of").getByText(/^(Naver Map|Naver, Papago: operational)$/).first();
    return (await line.boundingBox()).height / parseFloat(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize));
  };
  for (const view of ["alternatives", "recovery"]) {
    expect(await height(view), view).toBeGreaterThan(1.35 * 1.25 - 0.05);
    expect(await unreadable(page), view).toEqual([]);
  }
});

test("a fixed view stays, and several screens share the pages", async ({ page }) => {
  await page.clock.install();
  await page.emulateMedia({ reducedMotion: "no-preference" });
  await page.setViewportSize({ width: 1920, height: 1080 });
  await open(page, "kiosk/", { lang: "en", view: "recovery" });
  const heading = page.getByRole("heading", { level: 2, name: "Recovery", exact: true });
  await expect(heading).toBeVisible();
  await page.clock.runFor(120_000);
  await expect(heading).toBeVisible();
  await expect(foot(page)).not.toContainText("next page every");
  const names = async (screen) => {
    await open(page, "kiosk/", { lang: "en", screen, rotate: "5" });
    await expect(foot(page)).toContainText(`screen ${screen}`);
    const seen = new Set();
    for (let turn = 0; turn < 8; turn += 1) {
      seen.add(await page.locator(".wall-stage").innerText());
      await page.clock.runFor(5_000);
    }
    return seen;
  };
  const [first, second] = [await names("1/2"), await names("2/2")];
  expect(first.size).toBeGreaterThan(1);
  expect(second.size).toBeGreaterThan(1);
  expect([...first].filter((shown) => second.has(shown))).toEqual([]);
});

test("a pointer that rests is hidden, and comes back when it moves", async ({ page }) => {
  await page.clock.install();
  await open(page, "kiosk/", { lang: "en" });
  await page.mouse.move(100, 100);
  const cursor = () => page.evaluate(() => getComputedStyle(document.documentElement).cursor);
  await page.clock.runFor(6_000);
  await expect.poll(cursor).toBe("none");
  await page.mouse.move(120, 120);
  await expect.poll(cursor).not.toBe("none");
  await page.clock.runFor(6_000);
  await expect.poll(cursor).toBe("none");
});

test("a wall is dimmed in the hours of the night and moves against burn-in", async ({ page }) => {
  await page.clock.install();
  // It is 21:50 on this board.
  await open(page, "kiosk/", { lang: "en", dim: "21-07", shift: "1", margin: "3" });
  await page.clock.runFor(2_000);
  await expect(page.locator("html")).toHaveAttribute("data-dim", "true");
  const place = () => page.locator(".wall").evaluate((wall) => getComputedStyle(wall).translate);
  expect(await place()).toMatch(/^(?:none|0px(?: 0px)?)$/);
  await page.clock.runFor(601_000);
  await expect.poll(place).toBe("0px 2px");
  const { left } = await page.locator(".wall-clock").evaluate((clock) => clock.getBoundingClientRect());
  expect(left).toBeGreaterThan(0.03 * 1440);
  await open(page, "kiosk/", { lang: "en", dim: "22-07" });
  await page.clock.runFor(2_000);
  await expect(page.locator("html")).not.toHaveAttribute("data-dim", "true");
});

test("whether a change would be heard is shown, and a key lets the browser be heard", async ({ page }) => {
  await open(page, "kiosk/", { lang: "en", sound: "1" });
  const below = foot(page);
  await expect(below).toContainText(/Sound (?:on|off – press any key)/);
  await page.keyboard.press("Shift");
  await expect(below).toContainText("Sound on");
  await open(page, "kiosk/", { lang: "en" });
  await expect(below).not.toContainText("Sound");
});

test("F fills the screen, and F again gives it back", async ({ page }) => {
  await open(page, "kiosk/", { lang: "en" });
  const isFull = () => page.evaluate(() => document.fullscreenElement !== null);
  await page.keyboard.press("f");
  await expect.poll(isFull).toBe(true);
  await page.keyboard.press("f");
  await expect.poll(isFull).toBe(false);
  await page.getByRole("button", { name: "Full screen" }).click();
  await expect.poll(isFull).toBe(true);
});

test("a wall that is seen keeps its screen awake, and asks again when it is seen again", async ({ page }) => {
  await page.addInitScript(() => {
    globalThis.asked = [];
    Object.defineProperty(navigator, "wakeLock", { value: { request: async (kind) => globalThis.asked.push(kind) } });
  });
  await open(page, "kiosk/", { lang: "en" });
  expect(await page.evaluate(() => globalThis.asked)).toEqual(["screen"]);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  expect(await page.evaluate(() => globalThis.asked)).toEqual(["screen", "screen"]);
});

for (const board of ["pangyo-2022", "demo-live"]) {
  for (const dark of ["true", "false"]) {
    test(`axe finds nothing on any page of the wall of ${board}, ${dark === "true" ? "dark" : "light"}`, async ({ page, axe }) => {
      await page.setViewportSize({ width: 1920, height: 1080 });
      for (const view of board === "demo-live" ? ["overview", "incidents", "days"] : VIEWS) {
        await open(page, "kiosk/", { lang: "ko", board, view, dark });
        expect(await axe(page), view).toEqual([]);
      }
    });
  }
}

test("in forced colours the wall is in sight and says the same", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await page.setViewportSize({ width: 1920, height: 1080 });
  for (const view of VIEWS) {
    await open(page, "kiosk/", { lang: "en", view });
    await expect.poll(() => unreadable(page), view).toEqual([]);
  }
});

// A live wall, whose time is the test's.
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const both = (text) => ({ ko: text, en: text });
const IDS = Array.from({ length: 12 }, (_, index) => `s${index + 1}`);

const board = (ids = IDS) => ({
  format: "downboard-board/1", id: "live", title: both("Board"), zone: { utc_offset: "+00:00", label: "UTC" }, period: { hours: 24 },
  feeds: ["left", "right"].map((id) => ({ id, format: "native-status", file: `${id}.json`, name: both(`Feed ${id}`), interval_seconds: 10 })),
  sources: [{ id: "paper", title: "A paper", address: "https://paper.example.org/" }],
  providers: [{ id: "acme", name: both("Acme") }],
  services: ids.map((id) => ({ id, name: both(`Talk ${id}`), provider: "acme", category: "messenger" })),
});
const document = (services) => ({
  format: "downboard-status/1", board: "live", updated_at: new Date(START).toISOString(), sources: [],
  events: services.map(([service, status, minutes]) => ({
    service, status, at: new Date(START - minutes * MINUTE).toISOString(), basis: "notice", grade: "A", sources: ["paper"],
  })),
});
const answering = (services) => (request, response) =>
  services === null
    ? response.writeHead(503, { "Cache-Control": "no-store" }).end()
    : response.writeHead(200, { "Content-Type": "application/json", "Cache-Control": "no-store" }).end(JSON.stringify(document(services)));
const well = (ids) => ids.map((id) => [id, "operational", 600]);
const served = (left, right, ids) => ({
  "boards/index.json": { boards: [{ id: "live", title: both("Board") }], default: "live" },
  "boards/live/board.json": board(ids),
  "boards/live/left.json": answering(left),
  "boards/live/right.json": answering(right),
});
const [LEFT, RIGHT] = [IDS.slice(0, 6), IDS.slice(6)];

test("a change for the worse takes the screen at once and holds it for a minute", async ({ page, scripted }) => {
  await page.emulateMedia({ reducedMotion: "no-preference" });
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.addInitScript(() => {
    globalThis.tones = 0;
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (...when) {
      globalThis.tones += 1;
      return start.apply(this, when);
    };
  });
  const tones = () => page.evaluate(() => globalThis.tones);
  const answers = served([["s1", "degraded", 30], ...well(LEFT.slice(1))], well(RIGHT));
  const server = await serveLive(scripted, answers);
  await openLive(page, server, "kiosk/", { sound: "1" });
  await page.keyboard.press("Shift");
  await pass(page, 2 * SECOND);
  await expect(foot(page)).toContainText("Sound on");
  await expect(headline(page)).toContainText("1 service affected");
  await pass(page, 21 * SECOND);
  const below = foot(page);
  await expect(below).toContainText("2/");
  answers["boards/live/right.json"] = answering([["s7", "major_outage", 0], ...well(RIGHT.slice(1))]);
  await pass(page, 12 * SECOND);
  await expect(headline(page)).toContainText("2 services affected");
  await expect(below).toContainText("1/");
  await expect(below).toContainText("paused: new or worse outage");
  const heard = await tones();
  expect(heard).toBeGreaterThan(0);
  await expect(lanes(page).first()).toContainText("Talk s7");
  await pass(page, 40 * SECOND);
  await expect(below).toContainText("1/");
  // Once it is let go it is where it was, and turns on.
  await pass(page, 25 * SECOND);
  await expect(below).toContainText("2/");
  // A change for the better takes nothing.
  answers["boards/live/right.json"] = answering(well(RIGHT));
  await pass(page, 15 * SECOND);
  await expect(below).not.toContainText("paused");
  expect(await tones()).toBe(heard);
});

test("what fails while nobody hears of it takes the screen once it is heard, on the page that shows it", async ({ page, scripted, allow }) => {
  allow.consoleError(/status of 503/);
  await page.emulateMedia({ reducedMotion: "no-preference" });
  await page.setViewportSize({ width: 1280, height: 720 });
  const ids = Array.from({ length: 40 }, (_, index) => `n${index + 1}`);
  const [left, right] = [ids.slice(0, 20), ids.slice(20)];
  const answers = served(left.map((id) => [id, "major_outage", 60]), well(right), ids);
  const server = await serveLive(scripted, answers);
  await openLive(page, server, "kiosk/", { view: "recovery" });
  await expect(headline(page)).toContainText("20 services affected");
  for (const file of ["left", "right"]) answers[`boards/live/${file}.json`] = answering(null);
  await pass(page, 6 * MINUTE);
  await expect(headline(page)).toContainText("Nothing is known right now.");
  await expect(foot(page)).not.toContainText("paused");
  Object.assign(answers, served(left.map((id) => [id, "major_outage", 60]), [["n40", "degraded", 3], ...well(right.slice(0, -1))], ids));
  for (let turn = 0; !(await foot(page).innerText()).includes("paused"); turn += 1) {
    expect(turn).toBeLessThan(60);
    await pass(page, 5 * SECOND);
  }
  // The least of twenty-one, on a wall that is asked for another page.
  await expect(lanes(page).filter({ hasText: "Talk n40" })).toBeVisible();
  await pass(page, MINUTE);
  await expect(foot(page)).not.toContainText("paused");
});

test("a wall of trouble that is older than its lanes says what changed last", async ({ page, scripted }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  const ids = Array.from({ length: 80 }, (_, index) => `n${index + 1}`);
  const [left, right] = [ids.slice(0, 40), ids.slice(40)];
  const DAYS = 24 * 60;
  const old = [["n1", "operational", 9 * DAYS], ["n1", "degraded", 4 * DAYS], ["n1", "partial_outage", 2 * DAYS], ["n2", "operational", 9 * DAYS], ["n2", "degraded", 3 * DAYS]];
  const answers = served([...old, ...left.slice(2).map((id) => [id, "operational", 9 * DAYS])], right.map((id) => [id, "operational", 9 * DAYS]), ids);
  await openLive(page, await serveLive(scripted, answers), "kiosk/");
  await expect(lanes(page)).toHaveCount(2);
  await expect(page.getByRole("main")).toContainText(/Latest changes.*20 Nov.*Talk n1.*19 Nov.*Talk n2.*18 Nov.*Talk n1/s);
});

test("a wall stays on an incident when another is published before it", async ({ page, scripted }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  const time = (minutes) => new Date(START - minutes * MINUTE).toISOString();
  const incident = (id, impact, began, ended) => ({
    id, impact, title: both(`Requests ${id} fail`), services: ["s1"], started_at: time(began), resolved_at: ended === undefined ? null : time(ended),
    updates: [{ at: time(began), phase: "investigating", text: both("We look into it."), sources: ["paper"] }],
  });
  const open = [incident("one", "major", 30), incident("two", "minor", 40)];
  const telling = (incidents) => (request, response) =>
    response.writeHead(200, { "Content-Type": "application/json", "Cache-Control": "no-store" }).end(JSON.stringify({ ...document(well(LEFT)), incidents }));
  const answers = { ...served(well(LEFT), well(RIGHT)), "boards/live/left.json": telling(open) };
  await openLive(page, await serveLive(scripted, answers), "kiosk/", { view: "incidents" });
  await page.keyboard.press("ArrowRight");
  const title = page.locator(".wall-incident-title");
  await expect(title).toHaveText("Requests two fail");
  answers["boards/live/left.json"] = telling([incident("before", "major", 300, 200), incident("worse", "critical", 5), ...open]);
  await pass(page, 15 * SECOND);
  await expect(foot(page)).toContainText("3/3");
  await expect(title).toHaveText("Requests two fail");
});

test("a choice that matches nothing says so and names it", async ({ page }) => {
  await open(page, "kiosk/", { lang: "en", kinds: "game", providers: "naver" });
  await expect(headline(page)).toContainText("No service matches.");
  await open(page, "kiosk/", { lang: "en", providers: "naver" });
  await expect(page.getByRole("main")).not.toContainText("KakaoTalk");
});

test("names of sixty letters have room", async ({ page, scripted }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  const long = (id) => `${"A name that is as long as sixty letters may be, and no more ".slice(0, 58)}${id}`;
  for (const troubled of [true, false]) {
    const answers = served(troubled ? LEFT.map((id) => [id, "major_outage", 60]) : well(LEFT), well(RIGHT));
    const named = board();
    named.services.forEach((service, index) => (service.name = { en: long(service.id.slice(1)), ko: "가".repeat(index % 2 === 0 ? 60 : 10) }));
    answers["boards/live/board.json"] = named;
    const server = await serveLive(scripted, answers);
    for (const lang of ["en", "ko"]) {
      await openLive(page, server, "kiosk/", { lang });
      await expect.poll(() => unreadable(page), lang).toEqual([]);
      expect(await overlapping(page), lang).toEqual([]);
    }
  }
});

test("feeds are asked no more often than the address says, and are not late for it", async ({ page, scripted }) => {
  const server = await serveLive(scripted, served(well(LEFT), well(RIGHT)));
  const asked = () => server.requests("boards/live/left.json").length;
  await openLive(page, server, "kiosk/", { refresh: "2m" });
  await expect(foot(page)).toContainText("all 2 feeds live");
  const before = asked();
  await pass(page, 10 * MINUTE);
  expect(asked() - before).toBeGreaterThanOrEqual(4);
  expect(asked() - before).toBeLessThanOrEqual(6);
  await expect(foot(page)).toContainText("all 2 feeds live");
});

for (const lang of ["en", "ko"]) {
  test(`a wall that hears nothing any more keeps the last good picture, greyed, and says of when it is, in ${lang}`, async ({ page, scripted, allow }) => {
    allow.consoleError(/status of 503/);
    await page.setViewportSize({ width: 1920, height: 1080 });
    const answers = served([["s1", "major_outage", 42], ...well(LEFT.slice(1))], well(RIGHT));
    const server = await serveLive(scripted, answers);
    await openLive(page, server, "kiosk/", { lang });
    await expect(lanes(page).first()).toContainText("Talk s1");
    await expect(page.getByRole("alert")).toHaveCount(0);
    for (const file of ["left", "right"]) answers[`boards/live/${file}.json`] = answering(null);
    await pass(page, 6 * MINUTE);
    await expect(headline(page)).toContainText({ en: /Nothing is known right now\.\s+None of the 2 feeds has been read for [56]\smin\./, ko: /지금은 확인된 정보가 없습니다\.\s+[56]분째 피드 2개를 하나도 읽지 못하고 있습니다\./ }[lang]);
    await expect(page.getByRole("alert")).toContainText({ en: /No feed can be read\s· last known statuses, .*09:1\d/, ko: /읽히는 피드 없음\s· .*09:1\d 기준 상태/ }[lang]);
    await expect(lanes(page).first()).toContainText("Talk s1");
    const colours = await lanes(page).first().locator(".wall-lane-value, .lane-bar").evaluateAll((parts) => parts.flatMap((part) => [getComputedStyle(part).color, getComputedStyle(part).fill]));
    const isGrey = (colour) => !colour.startsWith("rgb") || new Set(colour.match(/\d+/g).slice(0, 3)).size === 1;
    expect(colours.length).toBeGreaterThan(2);
    expect(colours.filter((colour) => !isGrey(colour))).toEqual([]);
    await expect(foot(page)).toContainText({ en: "0 of 2 feeds live", ko: "피드 2개 중 0개" }[lang]);
    Object.assign(answers, served(well(LEFT), well(RIGHT)));
    await pass(page, 6 * MINUTE);
    await expect(headline(page)).toContainText({ en: "All 12 services are operational.", ko: "서비스 12개가 모두 정상입니다." }[lang]);
    await expect(page.getByRole("alert")).toHaveCount(0);
  });
}

test("what does not change on a wall is not touched", async ({ page, scripted }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  const answers = served([["s1", "major_outage", 42], ["s2", "unknown", 30], ...well(LEFT.slice(2))], well(RIGHT));
  const server = await serveLive(scripted, answers);
  await openLive(page, server, "kiosk/");
  await expect(lanes(page).first()).toContainText("Talk s1");
  await page.evaluate(() => {
    const watch = (part) => {
      const touched = { count: 0 };
      const observer = new MutationObserver((records) => (touched.count += records.length));
      observer.observe(document.querySelector(part), { subtree: true, childList: true, attributes: true, characterData: true });
      return touched;
    };
    globalThis.touched = { all: watch("#app"), unknown: watch(".wall-lane.is-unknown .wall-lane-value"), days: watch(".wall-days") };
  });
  const counts = () => page.evaluate(() => Object.fromEntries(Object.entries(globalThis.touched).map(([name, { count }]) => [name, count])));
  // Ten answers of each feed, none of which says anything new, within one minute.
  await pass(page, 40 * SECOND);
  const { all, unknown, days } = await counts();
  expect(unknown).toBe(0);
  expect(days).toBe(0);
  expect(all, "the age of the feeds, and nothing else").toBeLessThan(20);
});

test("a wall of two hundred services pages through them", async ({ page, scripted }) => {
  await page.emulateMedia({ reducedMotion: "no-preference" });
  await page.setViewportSize({ width: 1920, height: 1080 });
  const ids = Array.from({ length: 200 }, (_, index) => `n${index + 1}`);
  const server = await serveLive(scripted, served(well(ids.slice(0, 100)), well(ids.slice(100)), ids));
  await openLive(page, server, "kiosk/");
  await expect(headline(page)).toContainText("All 200 services are operational.");
  const names = new Set();
  const below = foot(page);
  const pages = Number((await below.innerText()).match(/1\/(\d+)/)[1]);
  for (let turn = 0; turn < pages; turn += 1) {
    for (const name of await page.locator(".wall-strip-name").allInnerTexts()) names.add(name.split("\n")[0].trim());
    expect(await unreadable(page)).toEqual([]);
    await pass(page, 20 * SECOND);
  }
  expect(names.size).toBe(200);
});

for (const size of SIZES) {
  for (const lang of ["ko", "en"]) {
    test(`thirty days of a calm wall are in sight at ${size.width}x${size.height} in ${lang}`, async ({ page }) => {
      await page.setViewportSize(size);
      for (const view of ["overview", "days", "incidents"]) {
        await open(page, "kiosk/", { lang, board: "demo-live", view });
        await expect.poll(() => unreadable(page), view).toEqual([]);
        const scroll = await page.evaluate(() => ({ width: document.documentElement.scrollWidth, height: document.documentElement.scrollHeight }));
        expect(scroll, view).toEqual(size);
        expect(await overlapping(page), view).toEqual([]);
        const heads = await page.locator(".wall-block").getByRole("heading").allTextContents();
        expect(new Set(heads).size, `nothing is said twice: ${view}`).toBe(heads.length);
      }
    });
  }
}
