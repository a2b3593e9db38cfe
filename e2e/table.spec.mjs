// The timelines as a table: the same stretches as the lanes, one key away; sorted, copied, and saved as files.

import { readFile } from "node:fs/promises";
import { cited, expect, open, test } from "./fixtures.mjs";

const EVENING = "2022-10-15T21:50:00+09:00";

const timelines = (page) => page.getByRole("region", { name: "Timelines" });
const toggle = (page) => timelines(page).getByRole("button", { name: "Table and files" });
const table = (page) => timelines(page).getByRole("table");
const column = (page, name) => table(page).getByRole("columnheader", { name });
/** The rows of the table, each as the texts of its cells. */
const lines = (page) => table(page).locator("tbody tr").evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent.trim())));

async function opened(page, query = {}) {
  await open(page, "", { lang: "en", at: EVENING, ...query });
  await timelines(page).getByRole("slider", { name: "Moment" }).focus();
  await page.keyboard.press("t");
  await expect(toggle(page)).toHaveAttribute("aria-expanded", "true");
  await expect(table(page)).toBeVisible();
}

test("a key opens the table, which says what the lanes draw", async ({ page }) => {
  await opened(page);
  await expect(toggle(page)).toBeFocused();
  const all = await lines(page);
  const talk = all.filter(([service, feature]) => service === "KakaoTalk" && feature === "");
  const down = talk.find(([, , status]) => status === "down");
  expect(down.slice(3, 5)).toEqual(["15 Oct 2022 15:27–15:30", "16 Oct 2022 01:31"]);
  expect(down[5]).toMatch(/^10\sh\s1\smin to 10\sh\s4\smin$/);
  // As many as a reader can look at, and then the others.
  expect(all).toHaveLength(200);
  await timelines(page).getByRole("button", { name: "Show more" }).click();
  await expect(timelines(page).getByRole("button", { name: "Show more" })).toHaveCount(0);
  const whole = await lines(page);
  const count = whole.length;
  expect(count).toBeGreaterThan(200);
  expect(new Set(whole.map(([service]) => service)).size).toBe(25);
  await expect(table(page).getByRole("caption")).toContainText(`Sat 15 Oct 2022, 14:18–22:35 KST · ${count} rows`);
  // What is on record of it, with its sources.
  const sources = cited(table(page).getByRole("row").filter({ hasText: "Text messages" }).filter({ hasText: "down" }));
  await sources.first().click();
  await expect(table(page).getByRole("link").filter({ visible: true }).first()).toHaveAttribute("href", /^https?:/);
  await toggle(page).press("t");
  await expect(toggle(page)).toHaveAttribute("aria-expanded", "false");
  await expect(table(page)).toHaveCount(0);
});

test("the table has the services and the time that the lanes show", async ({ page }) => {
  await opened(page, { kind: "map" });
  expect(new Set((await lines(page)).map(([service]) => service))).toEqual(new Set(["KakaoMap"]));
  const before = (await lines(page)).length;
  await timelines(page).getByRole("button", { name: "Whole period" }).click();
  await expect.poll(async () => (await lines(page)).length).toBeGreaterThan(before);
});

test("rows are sorted by a press on a head, and back by another", async ({ page }) => {
  await opened(page);
  const first = await lines(page);
  await expect(column(page, "Service")).toHaveAttribute("aria-sort", "ascending");
  await column(page, "Status").getByRole("button").press("Enter");
  await expect(column(page, "Status")).toHaveAttribute("aria-sort", "ascending");
  await expect(column(page, "Service")).toHaveAttribute("aria-sort", "none");
  const ranks = ["down", "partly down", "degraded", "maintenance", "unknown", "operational"];
  const statuses = (await lines(page)).map(([, , status]) => ranks.indexOf(status));
  expect(statuses).not.toContain(-1);
  expect(statuses).toEqual([...statuses].sort((a, b) => a - b));
  await column(page, "Status").getByRole("button").press("Enter");
  await expect(column(page, "Status")).toHaveAttribute("aria-sort", "descending");
  await expect.poll(async () => (await lines(page))[0][2]).toBe("operational");
  await column(page, "Service").getByRole("button").click();
  await expect.poll(() => lines(page)).toEqual(first);
});

test("the table is copied with tabs, as it is sorted", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await opened(page, { find: "KakaoTalk" });
  await timelines(page).getByRole("button", { name: "Copy table" }).click();
  await expect(timelines(page)).toContainText("Copied.");
  const text = await page.evaluate(() => navigator.clipboard.readText());
  const [head, ...rows] = text.split("\n").map((line) => line.split("\t"));
  expect(head).toEqual(["Service", "Feature", "Status", "From", "To", "Duration"]);
  expect(rows).toEqual((await lines(page)).map((cells) => cells.slice(0, 6)));
});

test("what is shown is copied as text, in the language of the page and with the way back", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const copied = async (button) => {
    await page.getByRole("button", { name: button }).click();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  const plain = (text) => text.replaceAll("\u00a0", " ");
  await opened(page);
  const english = await copied("Copy status as text");
  await expect(timelines(page)).toContainText("Copied.");
  const [headline, title] = english.split("\n");
  expect(plain(await page.getByRole("heading", { level: 1 }).textContent())).toContain(headline);
  expect(title).toBe("Pangyo data-centre fire");
  expect(english).toMatch(/\nKakaoTalk: down .*since 15:27\u2013?.*\n {2}Instead: Texts and calls/);
  expect(english).toMatch(/\nAffected: .*million people .*estimate/);
  const link = english.trimEnd().split("\n").at(-1).match(/https?:\S+/)[0];
  await open(page, link, {});
  await expect(page.getByRole("banner")).toContainText("21:50 KST");
  await open(page, "", { lang: "ko", at: EVENING });
  await page.getByRole("button", { name: "표와 파일" }).click();
  expect(await copied("현황을 텍스트로 복사")).toMatch(/\n카카오톡: 중단 .*\n {2}대신: 문자/);
});

test("what is shown is saved as files", async ({ page }) => {
  await opened(page);
  const saved = async (name) => {
    const download = page.waitForEvent("download");
    await timelines(page).getByRole("button", { name, exact: true }).click();
    const file = await download;
    return [file.suggestedFilename(), await readFile(await file.path(), "utf8")];
  };
  const [name, csv] = await saved("Timelines (CSV)");
  expect(name).toBe("pangyo-2022-2022-10-15T2150-timelines.csv");
  expect(csv.startsWith("\u{feff}Service,Feature,Status,")).toBe(true);
  const rows = csv.trimEnd().split("\r\n");
  expect(rows.filter((row) => row.startsWith("KakaoTalk,,down,2022-10-15T15:27:00+09:00,2022-10-15T15:30:00+09:00,2022-10-16T01:31:00+09:00"))).toHaveLength(1);
  const [, people] = await saved("People (CSV)");
  expect(people).toContain("KakaoTalk");
  const [, alternatives] = await saved("Alternatives (CSV)");
  expect(alternatives).toContain("LINE");
  const [svgName, drawn] = await saved("Picture (SVG)");
  expect(svgName).toBe("pangyo-2022-2022-10-15T2150-timelines.svg");
  expect(drawn).toContain("<svg");
  expect(drawn).toContain("KakaoTalk");
  const pixels = page.waitForEvent("download");
  await timelines(page).getByRole("button", { name: "Picture (PNG)" }).click();
  const png = await readFile(await (await pixels).path());
  expect([...png.subarray(1, 4)].map((byte) => String.fromCharCode(byte)).join("")).toBe("PNG");
  // Sharp on paper: two pixels for each of the drawing's 1,200.
  expect(png.readUInt32BE(16)).toBe(2_400);
  const [jsonName, json] = await saved("Everything (JSON)");
  expect(jsonName).toBe("pangyo-2022-2022-10-15T2150-board.json");
  const view = JSON.parse(json);
  expect([view.board, view.at, view.services.length]).toEqual(["pangyo-2022", EVENING, 25]);
});

test("a table that does not come says so, and comes when asked again", async ({ page, allow }) => {
  allow.consoleError(/Failed to load resource|Failed to fetch/);
  allow.pageError(/Failed to fetch/);
  let isGone = true;
  await page.route(/downboard-dashboard-tables-[0-9a-f]+\.wasm$/, (route) => (isGone ? route.abort() : route.continue()));
  await open(page, "", { lang: "en", at: EVENING });
  await toggle(page).click();
  await expect(timelines(page).getByRole("alert")).toContainText("The table has not loaded.");
  isGone = false;
  await timelines(page).getByRole("alert").getByRole("button").click();
  await expect(table(page)).toBeVisible();
});

for (const width of [320, 768]) {
  test(`at ${width} px the table scrolls by itself`, async ({ page, axe }) => {
    await page.setViewportSize({ width, height: 800 });
    await opened(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    const prepare = async (copy) => {
      await toggle(copy).click();
      await expect(table(copy)).toBeVisible();
    };
    expect(await axe(page, { prepare })).toEqual([]);
  });
}
