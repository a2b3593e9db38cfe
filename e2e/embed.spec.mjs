// The card that stands in somebody else's article: narrow, as high as what it holds, and linked to the whole story.

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { serve } from "../script/lib/serve.mjs";
import { addressOf, expect, FACTS, open, test } from "./fixtures.mjs";
import { article, html } from "./newsroom.mjs";

const MONDAY = "2022-10-17T09:00:00+09:00";
const ONE = { services: "kakaotalk" };
const SEVERAL = { services: "kakao-t,kakaotalk,daum-mail" };
const WORST = {};
const FOUR = { services: "kakaotalk,kakao-t,kakaopay,daum" };
const LINE = { layout: "headline" };
const TIMELINE = { layout: "timeline" };

// The room that articles keep for a card, in pixels: docs/embedding.md.
const ROOM_OF_ONE = 330;
const ROOM_OF_FOUR = 420;
const ROOM_OF_LINE = 60;
const ROOM_OF_TIMELINE = 300;

const headline = (page) => page.getByRole("heading", { level: 1 });
const details = (page) => page.getByRole("link", { name: /^(?:자세히|Details)/ });
/** The rows of a card of several services; what can be used instead of each is a list within its row. */
const rows = (page) => page.getByRole("main").getByRole("list").first().locator(":scope > li");
const box = (page) => page.getByRole("main").evaluate((element) => element.getBoundingClientRect().toJSON());

test("one service has its sentence, how many it hits, what to use instead and why", async ({ page }) => {
  await open(page, "embed/", ONE);
  await expect(headline(page)).toHaveText("카카오톡이 6시간 20분째 멈춰 있습니다.");
  const card = page.getByRole("main");
  await expect(card).toContainText(/[\d,]+만~[\d,]+만 명/);
  await expect(card.getByRole("definition").filter({ hasText: "라인" })).toHaveCount(1);
  await expect(card.getByRole("definition").filter({ hasText: "SK 판교 데이터센터" })).toHaveCount(1);
  await expect(card).toContainText("15:27~15:30쯤부터");
  await expect(page).toHaveTitle(/카카오톡/);

  await open(page, "embed/", { ...ONE, lang: "en" });
  await expect(headline(page)).toHaveText("KakaoTalk has been down for 6 h 20 min.");
  await expect(page.getByRole("definition").filter({ hasText: "LINE" })).toHaveCount(1);
});

test("a card of a replay says so first, with the year, and ends with its clock", async ({ page }) => {
  await open(page, "embed/", { ...ONE, lang: "en" });
  await expect(page.getByRole("main").getByRole("paragraph").first()).toHaveText("Replay · Sat 15 Oct 2022, 21:50 KST");
  await expect(page.getByRole("main")).toContainText("since 15:27–15:3021:50");
  await expect(page.getByText("now", { exact: true })).toHaveCount(0);
});

test("several services stand in the order in which they were asked for", async ({ page }) => {
  await open(page, "embed/", { ...SEVERAL, at: MONDAY, lang: "en" });
  await expect(rows(page)).toHaveText([/^Kakao T/, /^KakaoTalk/, /^Daum Mail.*down/]);
});

test("without services the worst stand first", async ({ page }) => {
  await open(page, "embed/", { lang: "en" });
  await expect(headline(page)).toContainText(/\d+ services affected/);
  await expect(rows(page).first()).toContainText(/^KakaoTalk.*down.*6\sh\s20\smin/);
  const statuses = (await rows(page).allTextContents()).map((text) => ["degraded", "partly down", "down"].findLast((word) => text.includes(word)));
  expect(statuses.length).toBeGreaterThan(1);
  const ranks = statuses.map((status) => ["down", "partly down", "degraded"].indexOf(status));
  expect(ranks).not.toContain(-1);
  expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
});

test("a calm day says of how many services it speaks, and not that all is well", async ({ page }) => {
  await open(page, "embed/", { at: "2022-10-15T15:00:00+09:00", lang: "en" });
  await expect(headline(page)).toContainText(/No outage at the \d+ of \d+ services that can be checked/);
  await open(page, "embed/", { ...ONE, at: "2022-10-01T00:00:00+09:00", lang: "en" });
  await expect(headline(page)).toContainText(/KakaoTalk.*unknown/);
});

test("a service that the board does not have is named", async ({ page }) => {
  await open(page, "embed/", { services: "kakaotalk,nonsense", lang: "en" });
  await expect(page.getByRole("status", { name: "Notes" })).toContainText("nonsense");
  await expect(page.getByRole("main")).toContainText("KakaoTalk");
});

/** A card in the frame of an article, so wide. */
async function frame(page, site, query, width, height = 100) {
  const source = `${site}/${addressOf("embed/", query)}`.replaceAll("&", "&amp;");
  await page.route(`${site}/article`, (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><html lang="en"><title>Article</title><link rel="icon" href="data:,"><main><h1>Article</h1><iframe title="Downboard" width="${width}" height="${height}" style="border: 0" src="${source}"></iframe></main>`,
    }),
  );
  await page.goto(`${site}/article`);
  const card = page.frameLocator("iframe");
  await expect(card.locator(FACTS).filter({ visible: true }).first()).toHaveText(/\S/);
  await expect(card.locator(".awaited")).toHaveCount(0);
  return card;
}

const heightOf = (card) => card.locator("html").evaluate((root) => root.getBoundingClientRect().height);

for (const width of [300, 360, 640]) {
  for (const lang of ["ko", "en"]) {
    test(`at ${width} px in ${lang} cards fit into the room that articles keep for them`, async ({ page, site }) => {
      for (const [query, room] of [
        [ONE, ROOM_OF_ONE],
        [FOUR, ROOM_OF_FOUR],
        [WORST, ROOM_OF_FOUR],
        [LINE, ROOM_OF_LINE],
        [{ ...LINE, ...ONE }, ROOM_OF_LINE],
        [TIMELINE, width < 480 ? ROOM_OF_LINE : ROOM_OF_TIMELINE],
        [{ ...TIMELINE, ...ONE }, width < 480 ? ROOM_OF_LINE : ROOM_OF_TIMELINE],
      ]) {
        const card = await frame(page, site, { ...query, lang }, width);
        expect.soft(await heightOf(card), addressOf("embed/", query)).toBeLessThanOrEqual(room);
      }
    });
  }
}

test("a line has its facts on one line from 220 px, and leads to the whole story", async ({ page, site, context }) => {
  for (const [query, said] of [
    [{ ...LINE, ...ONE, lang: "en" }, "KakaoTalk down 6 h 20 min"],
    [{ ...LINE, ...ONE, lang: "ko" }, "카카오톡 6시간 20분째 중단"],
    [{ ...LINE, lang: "ko" }, /^서비스 \d+개 장애$/],
  ]) {
    const card = await frame(page, site, query, 220);
    const head = card.getByRole("heading", { level: 1 });
    // What is left out for want of room stands on a line that nobody sees.
    const text = await card.locator(".card-line-what").evaluate((line) => {
      const { bottom } = line.getBoundingClientRect();
      const seen = [...line.children].filter((part) => part.getBoundingClientRect().top < bottom);
      return seen.map((part) => part.textContent.trim()).join(" ").replaceAll(/\s+/g, " ").trim();
    });
    if (typeof said === "string") expect(text).toBe(said);
    else expect(text).toMatch(said);
    const lines = await head.evaluate((element) => element.getBoundingClientRect().height / parseFloat(getComputedStyle(element).lineHeight));
    expect(Math.round(lines), text).toBe(1);
    // What has no room is left out whole: no length of time is shorter than it is.
    const cut = await card.locator(".card-line-what").evaluate((line) => {
      const { right, bottom } = line.getBoundingClientRect();
      return [...line.children].filter((part) => part.getBoundingClientRect().top < bottom && part.getBoundingClientRect().right > right + 0.5).length;
    });
    expect(cut, text).toBe(0);
    await expect(card.getByRole("main")).toContainText(query.lang === "en" ? "Replay · 15 Oct 2022 21:50" : "기록 재생 · 2022년 10월 15일 21:50");
    expect(await heightOf(card)).toBeLessThanOrEqual(ROOM_OF_LINE);
  }
  const opened = context.waitForEvent("page");
  await page.frameLocator("iframe").getByRole("link").click();
  await expect((await opened).locator("html")).toHaveAttribute("data-page", "dashboard");
});

test("timelines have a lane for each service, or for each feature of one, and the cause above", async ({ page, site }) => {
  const card = await frame(page, site, { ...TIMELINE, lang: "en" }, 640);
  await expect(card.getByRole("heading", { level: 1 })).toHaveText("KakaoTalk has been down for 6 h 20 min.");
  await expect(card.getByRole("listitem")).toHaveText([/^KakaoTalk/, /^Kakao T/, /^KakaoMap/, /^Melon/]);
  await expect(card.getByRole("main")).toContainText(/Power.*0%/);
  await expect(card.getByRole("main")).toContainText(/million people.*estimate\s· grade/);
  const features = await frame(page, site, { ...TIMELINE, ...ONE, lang: "en" }, 640);
  await expect(features.getByRole("listitem").first()).toHaveText(/^Text messages.*6\sh\s20\smin/);

  // One service has its own people; of several nobody has estimated the sum.
  await expect(features.getByRole("main")).toContainText(/16–23 million people/);
  const several = await frame(page, site, { ...TIMELINE, services: "melon,kakao-t", lang: "en" }, 640);
  await expect(several.getByRole("heading", { level: 1 })).toContainText("Kakao T");
  await expect(several.getByRole("main")).not.toContainText("people");

  const narrow = await frame(page, site, { ...TIMELINE, lang: "en" }, 479);
  await expect(narrow.getByRole("listitem")).toHaveCount(0);
  await expect(narrow.getByRole("heading", { level: 1 })).toHaveText(/\d+ services affected/);
});

test("a card of one service that names none is of the one that leads", async ({ page }) => {
  await open(page, "embed/", { layout: "card", lang: "en" });
  await expect(headline(page)).toHaveText("KakaoTalk has been down for 6 h 20 min.");
  await open(page, "embed/", { layout: "card", lang: "en", at: "2022-10-15T15:00:00+09:00" });
  await expect(headline(page)).toContainText("No outage");
});

test("a layout that there is not is named, and the card is laid out as by default", async ({ page }) => {
  await open(page, "embed/", { ...ONE, layout: "grid", lang: "en" });
  await expect(page.getByRole("status", { name: "Notes" })).toContainText("card, list, headline, timeline");
  await expect(headline(page)).toHaveText("KakaoTalk has been down for 6 h 20 min.");
});

test("a card says whose reports it rests on", async ({ page }) => {
  await open(page, "embed/", { ...ONE, lang: "en" });
  await expect(page.getByRole("main")).toContainText(/Sources: [A-Z][^,]{2,22} and \d+ more/);
  await open(page, "embed/", { ...ONE, lang: "ko" });
  await expect(page.getByRole("main")).toContainText(/출처 .{2,22} 외 \d+곳/);
});

test("on a page of its own a card offers its link and the way to an article, in an article it does not", async ({ page, context, site, baseURL }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, "embed/", { ...ONE, lang: "en", layout: "card" });
  const tools = page.getByRole("navigation");
  await tools.getByRole("button", { name: "Copy link to this moment" }).click();
  await expect(tools.getByRole("status")).toHaveText("Link copied.");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(`${baseURL}embed/?at=2022-10-15T21%3A50%3A00%2B09%3A00&services=kakaotalk&layout=card&lang=en`);
  const way = await tools.getByRole("link", { name: "Embed" }).getAttribute("href");
  expect(way).toContain("builder/");
  expect(way).toContain("services=kakaotalk");

  const card = await frame(page, site, { ...ONE, lang: "en" }, 360);
  await expect(card.getByRole("button")).toHaveCount(0);
});

test("where the browser refuses to copy, the link can be copied by hand", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "clipboard", { value: undefined }));
  await open(page, "embed/", { ...ONE, lang: "en" });
  await page.getByRole("button", { name: "Copy link to this moment" }).click();
  const field = page.getByRole("textbox", { name: /Copy this link/ });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(/embed\/\?at=2022-10-15T21/);
  expect(await field.evaluate((element) => element.selectionEnd - element.selectionStart)).toBeGreaterThan(20);
});

test("a device with a share sheet is handed the link", async ({ page }) => {
  await page.addInitScript(() => {
    globalThis.shared = [];
    Navigator.prototype.share = async (data) => void globalThis.shared.push(data);
  });
  await open(page, "embed/", { ...ONE, lang: "en" });
  await page.getByRole("button", { name: "Share" }).click();
  const [shared] = await page.evaluate(() => globalThis.shared);
  expect(shared.url).toContain("embed/?at=2022-10-15T21");
  expect(shared.title).toContain("KakaoTalk");
});

/** Time runs so many times as fast, for a page and its timers. */
function hurry(times) {
  const begin = Date.now();
  const started = performance.now();
  const [clock, timer] = [Date.now.bind(Date), performance.now.bind(performance)];
  Date.now = () => begin + (clock() - begin) * times;
  performance.now = () => started + (timer() - started) * times;
  const repeat = globalThis.setInterval;
  globalThis.setInterval = (work, wait, ...rest) => repeat(work, wait / times, ...rest);
}

test("a live card in a frame of opaque origin, which has no worker, asks its own site again", async ({ page, scripted }) => {
  const both = (text) => ({ ko: text, en: text });
  const feeds = [{ id: "own", file: "own.json", format: "native-status", interval_seconds: 10 }];
  const providers = [{ id: "acme", name: both("Acme") }];
  const services = [{ id: "talk", name: both("Talk"), provider: "acme", category: "other" }];
  const zone = { utc_offset: "+00:00", label: "UTC" };
  const board = { format: "downboard-board/1", id: "own", title: both("Board"), zone, period: { hours: 24 }, feeds, sources: [{ id: "paper", title: "Paper", published: "2024-03-01" }], providers, services };
  const status = (word, ago) => {
    const at = new Date(Date.now() - ago).toISOString();
    return { format: "downboard-status/1", board: "own", updated_at: at, events: [{ service: "talk", status: word, at, basis: "notice", grade: "A", sources: ["paper"] }], incidents: [] };
  };
  let word = "operational";
  const json = (answer) => (request, response) => {
    response.writeHead(200, { "Content-Type": "application/json", "Cache-Control": "no-store", "Access-Control-Allow-Origin": "*" });
    response.end(JSON.stringify(answer()));
  };
  const server = await scripted({
    "boards/index.json": json(() => ({ boards: [{ id: "own", title: both("Board") }], default: "own" })),
    "boards/own/board.json": json(() => board),
    "boards/own/own.json": json(() => status(word, word === "operational" ? 3_600_000 : 60_000)),
  });
  await page.addInitScript(hurry, 5);
  const source = `${server.place}embed/?board=own&amp;services=talk&amp;lang=en`;
  const host = await scripted({ "": html(article(`<iframe title="Downboard" width="360" height="400" sandbox="allow-scripts" src="${source}"></iframe>`)) });
  await page.goto(host.place);
  const card = page.frameLocator("iframe");
  await expect(card.locator(FACTS).first()).toContainText(/Talk.*working/);
  const before = server.requests("boards/own/own.json").length;
  word = "major_outage";
  await expect(card.locator(FACTS).first()).toContainText(/Talk.*down/);
  expect(server.requests("boards/own/own.json").length).toBeGreaterThan(before);
  await expect(card.getByText(/nothing is being updated|Updates stopped/)).toHaveCount(0);
  expect(await card.locator("html").evaluate(() => globalThis.origin)).toBe("null");
});

for (const width of [300, 360, 640]) {
  for (const lang of ["ko", "en"]) {
    test(`at ${width} px in ${lang} nothing runs over and the height is that of the content`, async ({ page }) => {
      for (const query of [ONE, SEVERAL, WORST]) {
        await page.setViewportSize({ width, height: 100 });
        await open(page, "embed/", { ...query, lang });
        await expect(page.getByRole("navigation")).toBeVisible();
        const low = await box(page);
        const tools = await page.getByRole("navigation").evaluate((element) => element.getBoundingClientRect().bottom);
        const document = await page.evaluate(() => ({
          width: globalThis.document.documentElement.scrollWidth,
          inner: globalThis.document.documentElement.clientWidth,
          height: globalThis.document.documentElement.scrollHeight,
        }));
        const where = addressOf("embed/", query);
        expect(document.width, where).toBeLessThanOrEqual(document.inner);
        expect(Math.abs(document.height - tools), `${where}: nothing below the card and its tools`).toBeLessThanOrEqual(1);
        const over = await page.locator("main *").evaluateAll((all, right) =>
          all.filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > right + 0.5).map((element) => element.outerHTML.slice(0, 120)),
          document.inner,
        );
        expect(over, where).toEqual([]);

        // A frame that follows its content would grow without end if the content followed the frame.
        await page.setViewportSize({ width, height: 1_500 });
        expect((await box(page)).height, where).toBe(low.height);
      }
    });
  }
}

test("the link leads to the dashboard at the same moment in the same language", async ({ page, context }) => {
  await open(page, "embed/", { ...ONE, at: MONDAY, lang: "en", dark: "true" });
  await expect(page.getByRole("main")).toContainText("Mon 17 Oct 2022, 09:00 KST");
  const opened = context.waitForEvent("page");
  await details(page).click();
  const dashboard = await opened;
  await expect(dashboard.locator("html")).toHaveAttribute("data-page", "dashboard");
  await expect(dashboard.locator("html")).toHaveAttribute("data-scheme", "dark");
  await expect(dashboard.getByRole("banner")).toContainText("Mon 17 Oct 2022, 09:00 KST");
  expect(await dashboard.evaluate(() => opener)).toBeNull();
});

test("a plain card has neither frame nor footer", async ({ page }) => {
  const border = () => page.getByRole("main").evaluate((element) => getComputedStyle(element).borderTopWidth);
  await open(page, "embed/", ONE);
  expect(await border()).not.toBe("0px");
  await expect(details(page)).toBeVisible();
  for (const plain of ["", "true"]) {
    await open(page, "embed/", { ...ONE, plain });
    expect(await border()).toBe("0px");
    await expect(details(page)).toBeHidden();
    await expect(headline(page)).toBeVisible();
  }
});

test("a transparent card lets the article's colour through", async ({ page }) => {
  const backgrounds = () =>
    page.evaluate(() => [...document.querySelectorAll("html, body, #app, main")].map((element) => getComputedStyle(element).backgroundColor));
  const none = "rgba(0, 0, 0, 0)";
  await open(page, "embed/", ONE);
  expect((await backgrounds()).some((colour) => colour !== none)).toBe(true);
  await open(page, "embed/", { ...ONE, transparent: "" });
  expect((await backgrounds()).filter((colour) => colour !== none)).toEqual([]);
});

test("in a sandboxed frame of another origin the card shows its facts at the moment asked for", async ({ page, site, allow }) => {
  const dir = await mkdtemp(path.join(tmpdir(), "downboard-article-"));
  const source = `${site}/${addressOf("embed/", { ...ONE, at: "2022-10-15T21:50:00+09:00", lang: "en" })}`.replaceAll("&", "&amp;");
  await writeFile(
    path.join(dir, "index.html"),
    `<!doctype html><title>Article</title><link rel="icon" href="data:,"><iframe title="Downboard" width="320" height="500" sandbox="allow-scripts" src="${source}"></iframe>`,
  );
  const article = await serve({ dir });
  allow.origin(article.origin);
  try {
    await page.goto(article.url);
    const card = page.frameLocator("iframe");
    await expect(card.locator(FACTS).first()).toHaveText("KakaoTalk has been down for 6 h 20 min.");
    await expect(card.getByRole("link", { name: "Details" })).toBeVisible();
    await expect(card.locator("html")).toHaveAttribute("data-page", "embed");
  } finally {
    await article.close();
    await rm(dir, { recursive: true });
  }
});
