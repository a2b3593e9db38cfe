// How far the outage reached over time: the curve of people, its table and its drawing; and the published rules beside it.

import { expect, open, test } from "./fixtures.mjs";
import { START, openLive, pass, passUntil, serveLive } from "./virtual-time.mjs";

const CHARTS = /charts-\w+\.js$/;
const RULES = /rules\/rules\.json$/;

const NAMES = {
  ko: { curve: "시간대별 추정 인원", rules: "각국 장애 보고 기준과 비교", next: "다음 변화", table: "표로 보기", methods: "추정 방법" },
  en: { curve: "People over time", rules: "Against published rules", next: "Next change", table: "As a table", methods: "How this is estimated" },
};

const curve = (page, lang = "en") => page.getByRole("group", { name: NAMES[lang].curve });
const rules = (page, lang = "en") => page.getByRole("region", { name: NAMES[lang].rules });
// The image that has a name, and not the one of ECharts within it, which nobody is told of.
const drawing = (page, lang) => curve(page, lang).getByRole("img", { name: /\S/ }).first();

/** Brings what is fetched when it comes near into sight. */
async function approach(page, lang = "en") {
  await page.getByRole("link", { name: NAMES[lang].methods }).scrollIntoViewIfNeeded();
  await expect(curve(page, lang)).toBeVisible();
}

async function openReach(page, query = {}) {
  await open(page, "", { lang: "en", ...query });
  await approach(page, query.lang);
}

const lines = (page, lang) => drawing(page, lang).locator("path[stroke-width='2']");

/** The drawing, once it has lines, as the browser has it. */
async function drawn(page) {
  await expect(lines(page).first()).toBeAttached();
  return drawing(page).locator("svg").evaluate((svg) => svg.outerHTML);
}

test("what draws the curve is fetched when it comes near, and not before", async ({ page }) => {
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await open(page, "", { lang: "en" });
  await expect(page.getByRole("region", { name: "The shared cause" })).toBeAttached();
  const isOfTheCurve = (path) => CHARTS.test(path) || RULES.test(path) || /-reach-\w+\.wasm$/.test(path);
  expect(asked.filter(isOfTheCurve)).toEqual([]);
  await approach(page);
  await drawn(page);
  expect(asked.filter(isOfTheCurve)).toHaveLength(3);
});

for (const [lang, said] of [
  ["ko", /가장 많았던 때는 19:00까지의 1시간으로, [\d,]+만~[\d,]+만 명이 장애를 겪은 것으로 추정됩니다\. 이 시점까지 한 번이라도 장애를 겪은 사람은 [\d,]+만~[\d,]+만 명으로 추정됩니다\./],
  ["en", /In the worst hour, to 19:00, \d+–\d+ million people are estimated to have been affected\. By this moment, \d+–\d+ million people are estimated to have been affected at least once\./],
]) {
  test(`${lang}: the curve is said in words, drawn, and in a table`, async ({ page }) => {
    await openReach(page, { lang });
    await expect(drawing(page, lang)).toHaveAccessibleName(said);
    await curve(page, lang).getByText(NAMES[lang].table).click();
    const table = curve(page, lang).getByRole("table");
    await expect(table.getByRole("rowheader")).not.toHaveCount(0);
    const worst = { ko: "2022년 10월 15일(토) 19:00", en: "Sat 15 Oct 2022, 19:00" }[lang];
    await expect(table.getByRole("row", { name: worst })).toContainText({ ko: /\d만 명/, en: /million people/ }[lang]);
    // In the end nobody meets it any more, and those who did still count.
    await expect(table.getByRole("row").last()).toContainText(
      { ko: /10월 21일.*확인된 이용자 피해 없음.*\d만~[\d,]+만 명/, en: /21 Oct.*none confirmed.*\d+–\d+ million people/ }[lang],
    );
  });
}

for (const [lang, region, said, plain] of [
  ["ko", "장애를 겪은 이용자", "확인된 이용자 피해 없음", /(?<!피해 )없음/],
  ["en", "People affected", "none confirmed", /nobody/],
]) {
  test(`${lang} › nobody is nobody only where every status is known`, async ({ page }) => {
    await open(page, "", { lang, at: "2022-10-20T23:00:00+09:00" });
    // The status of one service was never told.
    await expect(page.getByRole("region", { name: { ko: "몇 명", en: "How many affected" }[lang] })).toContainText(said);
    const figures = page.getByRole("region", { name: region }).getByRole("definition");
    await expect(figures.filter({ hasText: said })).toHaveCount(2);
    await expect(figures.filter({ hasText: plain })).toHaveCount(0);
  });
}

test("people stand on both bases, by provider, and with the hours they lost, each under its own name", async ({ page }) => {
  await open(page, "", { lang: "en" });
  const people = page.getByRole("region", { name: "People affected" });
  const figure = (name) => people.getByRole("definition").filter({ has: page.getByText(/million people/) }).and(people.locator(`dt:text-is("${name}") + dd`));
  await expect(figure("Likely affected").first()).toContainText("grade C");
  await expect(figure("All users").first()).toContainText("grade B");
  await expect(people).toContainText("Most of the uncertainty comes from the number of users, not from overlap between audiences.");
  await expect(people).toContainText(/uses up \d+ to \d+ days of a 99\.9% service’s downtime allowance/);
  await people.getByText("User-hours lost so far").click();
  for (const name of ["Users × outage hours", "Affected-user hours", "Lost usage"]) {
    await expect(people.getByRole("row", { name: new RegExp(`^${name} (?!,)`) }).first()).toContainText(/million hours/);
  }
  await people.getByText("By provider").click();
  await expect(people.getByRole("table", { name: /of a provider’s services are counted once/ }).getByRole("row", { name: /^Kakao/ })).toContainText("million people");
  const talk = people.locator(".scale-row").filter({ hasText: "KakaoTalk" });
  await talk.getByText("KakaoTalk").first().click();
  await expect(talk).toContainText(/In the worst hour, to 19:00\s*\d+–\d+ million people/);
  await expect(talk).toContainText("43,196,403 monthly users");
});

test("what a reader has unfolded stays so while the moment moves", async ({ page }) => {
  await open(page, "", { lang: "en" });
  const talk = page.getByRole("region", { name: "People affected" }).locator(".scale-row").filter({ hasText: "KakaoTalk" });
  await talk.getByText("KakaoTalk").first().click();
  const soFar = talk.getByRole("definition").nth(1);
  const before = await soFar.textContent();
  const instead = page.getByRole("region", { name: "Alternatives" }).getByRole("article").filter({ hasText: "Instead of KakaoTalk" });
  await instead.getByRole("button", { name: "LINE" }).click();
  await expect(instead.locator(".matrix-strip")).toBeVisible();
  // Services recover meanwhile, and the order of the others changes.
  for (let step = 0; step < 8; step += 1) await page.getByRole("button", { name: NAMES.en.next, exact: true }).click();
  await expect(soFar).not.toHaveText(before);
  await expect(soFar).toBeVisible();
  await expect(instead.locator(".matrix-strip")).toBeVisible();
});

// The page computes the curve of a live board at most once a minute, and its feed is read every ten seconds, a tenth more or less.
const MOST = 71_000;

/** A live board of one messenger, whose feed is read every ten seconds. */
const LIVE = {
  format: "downboard-board/1", id: "live", title: { ko: "지금", en: "Now" }, zone: { utc_offset: "+00:00", label: "UTC" },
  period: { hours: 6 },
  feeds: [{ id: "status", format: "native-status", file: "status.json", name: { ko: "상태", en: "Status" }, interval_seconds: 10 }],
  sources: [{ id: "paper", title: "A paper", address: "https://paper.example.org/" }],
  providers: [{ id: "acme", name: { ko: "아크메", en: "Acme" } }],
  services: [{
    id: "talk", name: { ko: "톡", en: "Talk" }, provider: "acme", category: "messenger",
    audiences: [{
      value: 10_000_000, unit: "people", measure: "monthly", definition: { ko: "월간 이용자", en: "Users of a month" }, as_of: "2026-10",
      preferred: true, grade: "A", sources: ["paper"],
    }],
  }],
};

test("the curve of a live board is computed anew when its feed says something else, and not with every answer", async ({ page, scripted }) => {
  const hours = (count) => new Date(START - count * 3_600_000).toISOString();
  const event = (status, at) => ({ service: "talk", status, at, basis: "notice", grade: "A", sources: ["paper"] });
  const [begun, ended] = [hours(3), hours(1)];
  const events = [event("operational", hours(30)), event("major_outage", begun)];
  const status = () => ({ format: "downboard-status/1", board: "live", updated_at: hours(0), sources: [], events });
  const server = await serveLive(scripted, {
    "boards/index.json": { boards: [{ id: "live", title: LIVE.title }], default: "live" },
    "boards/live/board.json": LIVE,
    "boards/live/status.json": (request, response) => response.writeHead(200, { "Content-Type": "application/json", "Cache-Control": "no-store" }).end(JSON.stringify(status())),
  });
  await openLive(page, server);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Talk");
  await approach(page);
  // A point takes a turn.
  await pass(page, 1_000);
  await passUntil(page, lines(page));
  await drawn(page);
  // What came while it was computed at first has it computed once more.
  await pass(page, MOST);
  const rows = () => curve(page).getByRole("table").getByRole("row");
  await curve(page).getByText(NAMES.en.table).click();
  await expect(rows().last()).not.toContainText("nobody");
  // How far it is computed is said meanwhile.
  await page.evaluate(() => {
    globalThis.begun = 0;
    const isProgress = (node) => node.nodeType === Node.ELEMENT_NODE && node.matches(".curve-progress");
    const count = (changes) => (globalThis.begun += changes.flatMap(({ addedNodes }) => [...addedNodes]).filter(isProgress).length);
    new MutationObserver(count).observe(document.querySelector("[aria-labelledby=curve]"), { childList: true, subtree: true });
  });
  const computings = () => page.evaluate(() => globalThis.begun);
  const answers = () => server.requests("boards/live/status.json").length;
  const then = answers();
  await pass(page, MOST);
  expect(answers()).toBeGreaterThan(then + 5);
  expect(await computings(), "the same answer changes nothing").toBe(0);

  events.push(event("operational", ended));
  await pass(page, MOST);
  await expect.poll(computings).toBe(1);
  await curve(page).getByText(NAMES.en.table).click();
  await expect(rows().last()).toContainText("nobody");
});

test("the line of the moment and the sentence follow the moment", async ({ page }) => {
  await openReach(page, { from: "2022-10-15T12:00:00+09:00" });
  await drawn(page);
  // Both are hidden from assistive technology: the sentence says what they show.
  const line = () => curve(page).locator(".curve-moment").evaluate((line) => line.getBoundingClientRect().x);
  const veil = () => curve(page).locator(".curve-veil").evaluate((veil) => veil.getBoundingClientRect().width);
  const veiled = await veil();
  const [at, said] = [await line(), await drawing(page).getAttribute("aria-label")];
  for (let step = 0; step < 8; step += 1) await page.getByRole("button", { name: NAMES.en.next, exact: true }).click();
  await expect.poll(line).toBeGreaterThan(at);
  expect(await veil()).toBeLessThan(veiled);
  await expect(drawing(page)).not.toHaveAttribute("aria-label", said);
});

test("the curve of one service can be chosen by keyboard", async ({ page }) => {
  await openReach(page);
  await drawn(page);
  const choice = curve(page).getByRole("combobox", { name: "Users of" });
  const all = await drawing(page).getAttribute("aria-label");
  await choice.focus();
  await page.keyboard.type("Daum");
  await expect(choice.getByRole("option", { selected: true })).toHaveText("Daum");
  await expect(drawing(page)).not.toHaveAttribute("aria-label", all);
  await curve(page).getByText(NAMES.en.table).click();
  await expect(curve(page).getByRole("table", { name: "Daum" })).toBeVisible();
});

test("what is under the pointer is said in text", async ({ page }) => {
  await openReach(page);
  await drawn(page);
  await drawing(page).scrollIntoViewIfNeeded();
  await drawing(page).hover();
  await expect(drawing(page).locator("text", { hasText: "by then:" })).toBeAttached();
});

test("the drawing changes its colours with the reader's device", async ({ page }) => {
  await openReach(page);
  const light = await drawn(page);
  expect(light).toContain("#c2321f");
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(() => drawn(page)).toContain("#ff6b55");
});

test("the drawing keeps to the width of its place", async ({ page }) => {
  await openReach(page);
  await drawn(page);
  await page.setViewportSize({ width: 390, height: 844 });
  const width = () => drawing(page).locator("svg").evaluate((svg) => svg.getBoundingClientRect().width);
  await expect.poll(width).toBeLessThan(390);
  // What else is as wide as its place follows in frames of its own.
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test("without what draws it the table has the curve, and the page says so", async ({ page, allow }) => {
  allow.consoleError(/503|404|Failed to load resource/);
  await page.route(CHARTS, (route) => route.fulfill({ status: 503 }));
  await openReach(page);
  await expect(curve(page).getByRole("alert")).toHaveText("The drawing could not be loaded. The table has the same figures.");
  await expect(drawing(page)).toBeHidden();
  await curve(page).getByText(NAMES.en.table).click();
  await expect(curve(page).getByRole("table").getByRole("row", { name: "Sat 15 Oct 2022, 19:00" })).toContainText("million people");
});

test("rules are in the order in which the outage reaches them, with their source and standing", async ({ page }) => {
  await openReach(page);
  await expect(rules(page)).toContainText("Not legal advice");
  await expect(rules(page)).toContainText("KakaoTalk, all 43,196,403 users, from Sat 15 Oct 2022, 15:30 at the latest");
  await expect(rules(page)).toContainText(/Of 30 rules in several countries, an outage of this size has reached 2\d\. If it goes on, \d more will be reached\./);
  await rules(page).getByText("30 rules", { exact: true }).click();
  const reached = rules(page).getByRole("table", { name: "Reached", exact: true });
  const report = reached.getByRole("row", { name: /Korea.*10,000,000|Korea.*4 July 2023/s }).first();
  await expect(report).toContainText("15:40");
  await expect(report).toContainText("after 10 min");
  await expect(report).toContainText("a summary by the press or a law firm");
  const later = rules(page).getByRole("table", { name: "Would be reached if it continues" });
  await expect(later).toContainText("after 12 h in total");
  await expect(reached).toContainText("a draft when read");
});

test("rules that cannot be fetched are named and asked for again by a button", async ({ page, allow }) => {
  allow.consoleError(/503/);
  let busy = true;
  await page.route(RULES, (route) => (busy ? route.fulfill({ status: 503 }) : route.continue()));
  await openReach(page);
  const failed = page.getByRole("alert").filter({ hasText: "rules/rules.json" });
  await expect(failed).toBeVisible();
  busy = false;
  await failed.getByRole("button", { name: "Try again" }).click();
  await expect(rules(page)).toContainText("KakaoTalk, all 43,196,403 users");
});

test("a board without audiences says why there is no curve", async ({ page }) => {
  await openReach(page, { board: "selftest" });
  await expect(curve(page)).toContainText("Not estimated: not enough data on any service");
  await expect(drawing(page)).toBeHidden();
  await expect(rules(page), "nothing to compare, no section").toHaveCount(0);
});

for (const dark of ["false", "true"]) {
  test(`axe finds nothing on the people, the curve and the rules, all unfolded, dark=${dark}`, async ({ page, axe }) => {
    await open(page, "", { lang: "ko", dark });
    const prepare = async (copy) => {
      await approach(copy, "ko");
      await expect(drawing(copy, "ko").locator("path[stroke-width='2']").first()).toBeAttached();
      await expect(rules(copy, "ko").locator("details").first()).toBeAttached();
      await copy.locator("section details").evaluateAll((all) => all.forEach((details) => (details.open = true)));
      await copy.locator(".matrix-cell").nth(1).click();
      await copy.locator("main button.grade-letter[aria-expanded=false]").evaluateAll((all) => all.forEach((letter) => letter.click()));
      await expect(rules(copy, "ko").getByRole("table").first()).toBeVisible();
    };
    expect(await axe(page, { prepare })).toEqual([]);
  });
}
