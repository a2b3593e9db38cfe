// A feed of the reader's own: pasted or chosen as a file, read in the page, and nothing sent anywhere.

import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "./fixtures.mjs";

const PAYLOADS = JSON.parse(await readFile(path.resolve(import.meta.dirname, "payloads.json"), "utf8"));

const WORDS = {
  ko: { title: "피드 열기", paste: "붙여넣기 또는 파일 선택", feed: "피드 내용", file: "파일 선택", read: "불러오기", example: "가상의 예시 불러오기", none: "아직 불러온 피드가 없습니다.", bad: "지원하지 않는 피드입니다.", down: "중단", parts: "2개 중 1개" },
  en: { title: "Open a feed", paste: "Paste it or choose a file", feed: "Feed content", file: "Choose a file", read: "Read", example: "Read an invented example", none: "No feed has been opened yet.", bad: "This feed cannot be read.", down: "down", parts: "1 of 2 parts" },
};

const FEED = {
  page: { name: "Acme Cloud", url: "https://status.example.org" },
  status: { indicator: "major" },
  components: [
    { id: "a", name: "API", status: "major_outage" },
    { id: "b", name: "Web", status: "sort of fine" },
  ],
  incidents: [
    {
      id: "i", name: "API errors", status: "identified", impact: "critical", created_at: "2026-11-20T08:00:00Z", components: [{ id: "a", name: "API" }],
      incident_updates: [{ status: "identified", body: "A broken deployment.", display_at: "2026-11-20T08:30:00Z" }],
    },
  ],
};

/** Opens the page and gives what is on it in that language. */
async function at(page, lang) {
  const words = WORDS[lang];
  await page.goto(`open/?lang=${lang}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.title);
  return { words, main: page.getByRole("main"), text: page.getByLabel(words.feed), read: page.getByRole("button", { name: words.read, exact: true }) };
}

const LATE = {
  ko: ["2026년 11월 25일(수) 03:00까지 예정, 3일 넘김", "2026년 11월 28일(토) 10:00에 시작할 예정이었으나 시작했다는 알림이 없음"],
  en: ["planned until Wed 25 Nov 2026, 03:00; overdue by 3 days", "was to begin at Sat 28 Nov 2026, 10:00; no word that it has"],
};

for (const lang of ["ko", "en"]) {
  test(`maintenance that is over time, or has not begun, says so in ${lang}`, async ({ page }) => {
    await page.clock.install({ time: new Date("2026-11-28T13:00:00Z") });
    const window = (id, status, from, to) => ({ id, name: `Window ${id}`, status, impact: "maintenance", scheduled_for: from, scheduled_until: to, incident_updates: [] });
    const { main, text, read } = await at(page, lang);
    await text.fill(JSON.stringify({
      page: { name: "Acme" },
      components: [],
      scheduled_maintenances: [
        window("a", "in_progress", "2026-11-25T01:00:00Z", "2026-11-25T03:00:00Z"),
        window("b", "scheduled", "2026-11-28T10:00:00Z", "2026-11-28T11:00:00Z"),
        window("c", "scheduled", "2026-11-29T10:00:00Z", "2026-11-29T11:00:00Z"),
      ],
    }));
    await read.click();
    for (const said of LATE[lang]) await expect(main).toContainText(said);
    const ahead = page.getByRole("listitem").filter({ hasText: "Window c" });
    await expect(ahead).not.toContainText(/no word|알림이 없음/);
  });
}

for (const lang of ["ko", "en"]) {
  test(`who has no feed reads an invented one, by the keyboard, in ${lang}`, async ({ page }) => {
    const { words, main, text, read } = await at(page, lang);
    await read.focus();
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name: words.example })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 2, name: "Acme Cloud" })).toBeVisible();
    await expect(main).toContainText("A broken deployment is being rolled back.");
    // What was read stands where it can be changed.
    expect(JSON.parse(await text.inputValue()).page.name).toBe("Acme Cloud");
  });
}

for (const lang of ["ko", "en"]) {
  test(`a pasted feed is read in ${lang}`, async ({ page }) => {
    const requests = [];
    const { words, main, text, read } = await at(page, lang);
    await expect(main).toContainText(words.none);
    page.on("request", (request) => requests.push(request.url()));
    await text.fill(JSON.stringify(FEED));
    await text.press("Tab");
    await expect(read).toBeFocused();
    await read.press("Enter");
    await expect(page.getByRole("heading", { level: 2, name: "Acme Cloud" })).toBeVisible();
    await expect(main).toContainText(`${words.down} · ${words.parts} · statuspage`);
    await expect(page.getByRole("listitem").filter({ hasText: new RegExp(`^API ${words.down}$`) })).toHaveCount(1);
    await expect(main).toContainText("/components/1/status");
    await expect(main).toContainText("sort of fine");
    await expect(main).toContainText("A broken deployment.");
    expect(requests).toEqual([]);
  });

  test(`what is no feed is said to be none in ${lang}`, async ({ page }) => {
    const { words, text, read } = await at(page, lang);
    for (const body of ["", "{}", '{"message":"Forbidden"}', "<!doctype html><title>Sign in</title>"]) {
      await text.fill(body);
      await read.click();
      await expect(page.getByRole("alert")).toContainText(words.bad);
    }
  });
}

for (const dark of ["false", "true"]) {
  test(`axe finds nothing on a feed that is read, dark=${dark}`, async ({ page, axe }) => {
    await page.goto(`open/?lang=en&dark=${dark}`);
    const prepare = async (copy) => {
      await copy.getByLabel(WORDS.en.feed).fill(JSON.stringify(FEED));
      await copy.getByRole("button", { name: WORDS.en.read, exact: true }).click();
      await expect(copy.getByRole("heading", { level: 2 })).toBeVisible();
    };
    expect(await axe(page, { prepare })).toEqual([]);
  });
}

test("a file is read by its bytes, also in UTF-16", async ({ page }) => {
  const { words, main } = await at(page, "en");
  const event = { arn: "arn:aws:health:region-1::event/X", date: "1763625600", region_name: "Region", service: "acme", service_name: "Acme", summary: "Errors", status: "3", event_log: [{ summary: "Errors", message: "We look into it.", status: 3, timestamp: 1763625600 }] };
  const units = Buffer.from(`\ufeff${JSON.stringify([event])}`, "utf16le").swap16();
  await page.getByLabel(words.file).setInputFiles({ name: "events.json", mimeType: "application/json", buffer: units });
  await expect(main).toContainText("aws-health");
  await expect(main).toContainText("We look into it.");
});

/** A history in EUC-KR, whose title is 가나 and whose item is called 다라. */
function korean(label) {
  const head = Buffer.from(`<?xml version="1.0" encoding="${label}"?><rss><channel><title>`);
  const between = Buffer.from("</title><item><guid>1</guid><title>");
  const [title, item] = [[0xb0, 0xa1, 0xb3, 0xaa], [0xb4, 0xd9, 0xb6, 0xf3]].map((bytes) => Buffer.from(bytes));
  return Buffer.concat([head, title, between, item, Buffer.from("</title></item></channel></rss>")]);
}

test("a file is read in the encoding that it declares, or refused by its name", async ({ page }) => {
  const { words, main } = await at(page, "ko");
  const choose = (buffer) => page.getByLabel(words.file).setInputFiles({ name: "history.rss", mimeType: "text/xml", buffer });
  await choose(korean("euc-kr"));
  await expect(page.getByRole("heading", { level: 2, name: "가나" })).toBeVisible();
  await expect(main).toContainText("다라");
  await choose(korean("x-acme"));
  await expect(page.getByRole("alert")).toContainText(words.bad);
  await expect(main).toContainText("X-ACME");
  await expect(main).not.toContainText("�");
});

/** An alert that is in force for an hour in English and for two in Korean. */
function alert() {
  const later = (hours) => new Date(Date.now() + hours * 3_600_000).toISOString().replace(/\.\d+Z$/, "-00:00");
  const info = (language, headline, description, hours) =>
    `<info><language>${language}</language><urgency>Immediate</urgency><severity>Severe</severity><onset>${later(-1)}</onset>` +
    `<expires>${later(hours)}</expires><headline>${headline}</headline><description>${description}</description></info>`;
  return (
    `<alert><identifier>a</identifier><sender>harbour@example.org</sender><sent>${later(-1)}</sent><status>Actual</status><msgType>Alert</msgType><scope>Public</scope>` +
    `${info("ko-KR", "항구 폐쇄", "배를 묶으세요.", 2)}${info("en", "The harbour is closed", "Tie up your boat.", 1)}</alert>`
  );
}

for (const [lang, title, said, other, end] of [
  ["ko", "항구 폐쇄", "배를 묶으세요.", "The harbour is closed", "종료 예정"],
  ["en", "The harbour is closed", "Tie up your boat.", "항구 폐쇄", "due to end"],
]) {
  test(`an alert in two languages is shown in that of the page with its end, in ${lang}`, async ({ page }) => {
    const { main, text, read } = await at(page, lang);
    await text.fill(alert());
    await read.click();
    await expect(page.getByRole("heading", { level: 2, name: "harbour@example.org" })).toBeVisible();
    for (const shown of [title, said, end]) await expect(main.locator(".opened")).toContainText(shown);
    await expect(main.locator(".opened")).not.toContainText(other);
  });
}

test("a file that is too large is refused before it is read", async ({ page }) => {
  const { words } = await at(page, "en");
  await page.getByLabel(words.file).setInputFiles({ name: "large.json", mimeType: "application/json", buffer: Buffer.alloc(9 * 1024 * 1024, " ") });
  await expect(page.getByRole("alert")).toContainText(words.bad);
  await expect(page.getByRole("main")).toContainText("at most 8388608 bytes");
});

test("whatever stands in a feed is shown as text", async ({ page }) => {
  const { main, text, read } = await at(page, "en");
  const components = PAYLOADS.map((name, index) => ({ id: `c${index}`, name, status: name }));
  const incidents = PAYLOADS.map((name, index) => ({ id: `i${index}`, name, status: "identified", impact: "minor", created_at: "2026-11-20T08:00:00Z", incident_updates: [{ body: name, display_at: "2026-11-20T08:30:00Z" }] }));
  await text.fill(JSON.stringify({ page: { name: "Hostile", url: "javascript:alert(1)" }, components, incidents }));
  await read.click();
  await expect(page.getByRole("heading", { level: 2, name: "Hostile" })).toBeVisible();
  const harmful = "script, iframe, object, embed, img, [onclick], [onload], [onerror], a[href^='javascript' i], a[href^='data' i]";
  await expect(main.locator(harmful)).toHaveCount(0);
});

test("the dashboard leads to it, and it leads back", async ({ page }) => {
  await page.goto("?lang=en");
  await page.getByRole("contentinfo").getByRole("link", { name: "Open a feed" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/피드 열기|Open a feed/);
  await page.getByRole("link", { name: /현황판으로|Back to the board/ }).click();
  await expect(page.locator("html")).toHaveAttribute("data-page", "dashboard");
});

for (const lang of ["ko", "en"]) {
  test(`the dashboard has a box for it, whose code comes when it is wanted, in ${lang}`, async ({ page }) => {
    const words = WORDS[lang];
    const modules = [];
    page.on("request", (request) => modules.push(...(request.url().match(/opener-\w+\.wasm$/) ?? [])));
    await page.goto(`?lang=${lang}`);
    const box = page.locator("#open-feed");
    await expect(box).toBeVisible();
    expect(modules).toEqual([]);

    await box.getByText(words.title).focus();
    await page.keyboard.press("Enter");
    await box.getByLabel(words.feed).fill(JSON.stringify(FEED));
    expect(modules).toHaveLength(1);
    await box.getByRole("button", { name: words.read, exact: true }).click();
    await expect(box.getByRole("heading", { name: "Acme Cloud" })).toBeVisible();
    await expect(box).toContainText(`${words.down} · ${words.parts} · statuspage`);
    await expect(box).toContainText("A broken deployment.");
  });
}

test("axe finds nothing on the dashboard with a feed opened", async ({ page, axe }) => {
  await page.goto("?lang=en");
  const prepare = async (copy) => {
    const box = copy.locator("#open-feed");
    await box.getByText(WORDS.en.title).click();
    await box.getByLabel(WORDS.en.feed).fill(JSON.stringify(FEED));
    await box.getByRole("button", { name: WORDS.en.read, exact: true }).click();
    await expect(box.getByRole("heading", { name: "Acme Cloud" })).toBeVisible();
  };
  expect(await axe(page, { prepare })).toEqual([]);
});
