// Browser translation, extensions and reader modes put nodes of their own in the place of the texts of a page. What the page knew
// by its text nodes is then nowhere on screen; what it says must go on all the same.

import { FACTS, addressOf, expect, open, stands, test } from "./fixtures.mjs";
import { START, dateSite, takeClock, workerAfter } from "./virtual-time.mjs";

const MINUTE = 60_000;

/** Marks what a stranger has put there. */
const [BEFORE, AFTER] = ["«", "»"];

/** Puts every text between marks into an element of a stranger's, and leaves the page's own text node outside. Gives how many. */
const replaceTexts = (page) =>
  page.evaluate(
    ([before, after]) => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const texts = [];
      for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) texts.push(text);
      const said = texts.filter((text) => text.data.trim() !== "" && !["SCRIPT", "STYLE"].includes(text.parentNode.nodeName));
      for (const text of said) {
        const strange = document.createElement("font");
        strange.textContent = before + text.data + after;
        text.parentNode.replaceChild(strange, text);
      }
      return said.length;
    },
    [BEFORE, AFTER],
  );

/** What is said in a part of the page, without the marks of strangers and without the spaces between elements. */
const said = async (page, part) => {
  const texts = await page.locator(part).allTextContents();
  return texts.map((text) => text.replaceAll(/[«»]/g, "").replaceAll(/\s+/g, " ").trim());
};

const PARTS = {
  "": ["h1", ".lede", ".answer", ".moment-shown", ".header-moment", ".lane-name", ".axis", "main"],
  "embed/": ["h1", ".card-over", ".card-rows", "main"],
};

for (const lang of ["ko", "en"]) {
  test(`a replay whose texts a stranger has replaced moves on as one that nobody touched (${lang})`, async ({ page, context }) => {
    test.setTimeout(120_000);
    await open(page, "", { lang });
    const back = page.getByRole("button", { name: /이전 변화|Previous change/ });
    const toggles = page.locator(".lane-button");
    await toggles.nth(1).click();
    expect(await replaceTexts(page)).toBeGreaterThan(300);
    for (let step = 0; step < 6; step += 1) {
      const before = page.url();
      await back.click();
      await expect.poll(() => page.url()).not.toBe(before);
    }
    const untouched = await context.newPage();
    await untouched.goto(page.url());
    await expect(untouched.locator(FACTS).first()).toHaveText(/\S/);
    await stands(untouched);
    await expect(untouched.locator(".awaited")).toHaveCount(0);
    await untouched.locator(".lane-button").nth(1).click();
    for (const part of PARTS[""]) {
      await expect.poll(() => said(page, part), part).toEqual(await said(untouched, part));
    }
  });
}

const both = (text) => ({ ko: text, en: text });

/** A live board whose one feed is read every minute: down at first, and well again after ten minutes. */
const BOARD = {
  format: "downboard-board/1",
  id: "day",
  title: both("Day"),
  zone: { utc_offset: "+00:00", label: "UTC" },
  period: { hours: 6 },
  feeds: [{ id: "acme", format: "statuspage", address: "https://feeds.example.org/acme", name: both("Feed acme"), interval_seconds: 60, maps: [{ service: "talk", components: ["API"] }] }],
  sources: [],
  providers: [{ id: "acme", name: both("Acme") }],
  services: [{ id: "talk", name: both("Talk"), provider: "acme", category: "messenger" }],
};

/** Answers the worker's requests in its place. Sent there as text. */
function answerFeed({ wellAt }) {
  const fetch = globalThis.fetch;
  globalThis.fetch = async (input) => {
    if (new URL(new Request(input).url).origin === location.origin) return fetch(input);
    const status = Date.now() < wellAt ? "major_outage" : "operational";
    return new Response(JSON.stringify({ page: { name: "Acme" }, components: [{ id: "c1", name: "API", status }] }));
  };
}

for (const folder of ["", "embed/", "kiosk/"]) {
  test(`a live ${folder || "dashboard"} whose texts a stranger has replaced goes on to tell of its feed`, async ({ page, scripted }) => {
    const server = await scripted({
      "boards/index.json": { boards: [{ id: "day", title: both("Day") }], default: "day" },
      "boards/day/board.json": BOARD,
      ...(await workerAfter([takeClock, START], [answerFeed, { wellAt: START + 10 * MINUTE }])),
    });
    await page.addInitScript(takeClock, START);
    await page.addInitScript(dateSite, { slow: 0 });
    await page.goto(server.place + addressOf(folder, { lang: "en" }));
    await expect(page.locator(FACTS).first()).toHaveText(/\S/);
    await expect.poll(() => page.workers().length).toBe(1);
    const runUntil = (minutes) => page.evaluate((end) => globalThis.virtualTime.runUntil(end), START + minutes * MINUTE);
    const facts = async () => (await said(page, "main")).join(" ");
    await runUntil(2);
    await expect.poll(facts).toMatch(/Talk.*down/);
    await replaceTexts(page);
    await runUntil(5);
    const shown = folder === "kiosk/" ? ".wall-clock" : folder === "embed/" ? ".card-over" : ".header-moment";
    await expect.poll(() => said(page, shown), "the clock goes on").toEqual([expect.stringContaining("09:17")]);
    // Without the figures, which go on while it is down.
    const headline = async () => (await said(page, "h1")).join(" ").replaceAll(/\d+/g, "");
    const down = await headline();
    await runUntil(12);
    await expect.poll(headline, "it is well again").not.toBe(down);
    await expect.poll(() => said(page, shown)).toEqual([expect.stringContaining("09:24")]);
    await expect.poll(() => said(page, ".feed-line")).toEqual([expect.stringMatching(/the feed is live · (?:\d+\ss ago|just now)/)]);
  });
}
