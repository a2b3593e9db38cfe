// The card that stands in somebody else's article: narrow, as high as what it holds, and linked to the whole story.

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { serve } from "../script/lib/serve.mjs";
import { addressOf, expect, FACTS, open, test } from "./fixtures.mjs";

const MONDAY = "2022-10-17T09:00:00+09:00";
const ONE = { services: "kakaotalk" };
const SEVERAL = { services: "kakao-t,kakaotalk,daum-mail" };
const WORST = {};

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
  await expect(page.getByRole("status")).toContainText("nonsense");
  await expect(page.getByRole("main")).toContainText("KakaoTalk");
});

for (const width of [300, 360, 640]) {
  for (const lang of ["ko", "en"]) {
    test(`at ${width} px in ${lang} nothing runs over and the height is that of the content`, async ({ page }) => {
      for (const query of [ONE, SEVERAL, WORST]) {
        await page.setViewportSize({ width, height: 100 });
        await open(page, "embed/", { ...query, lang });
        const low = await box(page);
        const document = await page.evaluate(() => ({
          width: globalThis.document.documentElement.scrollWidth,
          inner: globalThis.document.documentElement.clientWidth,
          height: globalThis.document.documentElement.scrollHeight,
        }));
        const where = addressOf("embed/", query);
        expect(document.width, where).toBeLessThanOrEqual(document.inner);
        expect(Math.abs(document.height - low.bottom), `${where}: nothing below the card`).toBeLessThanOrEqual(1);
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
