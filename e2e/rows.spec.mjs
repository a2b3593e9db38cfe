// Which lanes there are: one tab stop for all of them, keys that go from row to row, filters that say what they leave out, and
// boards of hundreds of services.

import { allIsThere } from "./facts.mjs";
import { expect, open, test } from "./fixtures.mjs";

const EVENING = "2022-10-15T21:50:00+09:00";

const timelines = (page, name = "Timelines") => page.getByRole("region", { name });
const grid = (page) => timelines(page).getByRole("grid", { name: "Timelines" });
const lane = (page, name) => grid(page).getByRole("button", { name: new RegExp(`^${name} .`) });
const filter = (page) => timelines(page).getByRole("group", { name: "Services shown" });
const count = (page, name) => filter(page).getByRole("button", { name: new RegExp(`^${name} \\d+$`) });
const asked = (page, name) => new URL(page.url()).searchParams.get(name);

/** The names of the services that are listed, in their order. */
const listed = (page) => grid(page).locator(".lane-button .lane-title").allTextContents();
/** How many elements among the lanes the tab key leads to. */
const stops = (page) => grid(page).evaluate((all) => [...all.querySelectorAll("a, button, input, [tabindex]")].filter((each) => each.tabIndex >= 0).length);

test("one tab stop leads to the lanes, and keys go from row to row", async ({ page }) => {
  await open(page, "", { lang: "en", at: EVENING });
  expect(await stops(page)).toBe(1);
  await timelines(page).getByRole("slider", { name: "Moment" }).focus();
  await page.keyboard.press("Tab");
  // The first row is the head of the first provider.
  const head = grid(page).getByRole("button", { name: "Kakao", exact: true });
  await expect(head).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(lane(page, "KakaoTalk")).toBeFocused();
  await page.keyboard.press("End");
  await expect(grid(page).getByRole("button", { name: "6 unknown", exact: true })).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(lane(page, "Naver")).toBeFocused();
  await page.keyboard.press("Home");
  await expect(head).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(head, "there is nothing above it").toBeFocused();
  // Its features and its record come with a press of Enter, and are rows too.
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  const feature = grid(page).getByRole("rowheader", { name: /^Text messages/ });
  await expect(feature).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(grid(page).getByRole("group", { name: "Text messages" })).toContainText("15:27–15:30");
  await page.keyboard.press("Escape");
  await expect(grid(page).getByRole("group", { name: "Text messages" })).toHaveCount(0);
});

test("the tab key leads to the row on which the keyboard has been last", async ({ page }) => {
  await open(page, "", { lang: "en", at: EVENING });
  await lane(page, "KakaoPay").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Shift+Tab");
  await expect(timelines(page).getByRole("slider", { name: "Moment" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(lane(page, "KakaoBank")).toBeFocused();
  // Where that row is not listed any more, to the first.
  await count(page, "Unknown").click();
  await expect(lane(page, "KakaoBank")).toHaveCount(0);
  expect(await stops(page)).toBe(1);
});

test("whoever looks at a stretch goes on from lane to lane at the same time", async ({ page }) => {
  await open(page, "", { lang: "en", at: EVENING });
  await lane(page, "Naver").focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowUp");
  // Over the head of its provider.
  const before = (await listed(page)).at(-2);
  await expect(lane(page, before)).toBeFocused();
  await expect(grid(page).getByRole("group", { name: before, exact: true })).toBeVisible();
});

test("the lanes are a table to those who do not see them", async ({ page }) => {
  await open(page, "", { lang: "en", at: EVENING });
  await expect(grid(page)).toHaveAttribute("aria-rowcount", "24");
  const rows = grid(page).getByRole("row");
  await expect(rows).toHaveCount(24);
  const numbers = await rows.evaluateAll((all) => all.map((row) => Number(row.getAttribute("aria-rowindex"))));
  expect(numbers).toEqual(Array.from({ length: 24 }, (_, index) => index + 1));
  await expect(rows.filter({ hasText: "Notices and promises" }).getByRole("gridcell")).toContainText(/3 notices, 16 after this moment\s·\s1 promise, 2 after this moment/);
  const talk = rows.filter({ has: page.getByRole("button", { name: /^KakaoTalk / }) });
  await expect(talk.getByRole("rowheader")).toHaveAccessibleName(/^KakaoTalk .*6 hours 20 minutes/);
  await expect(talk.getByRole("gridcell")).toContainText("down since 15 Oct 2022 15:27–15:30. After this moment: partly down from 16 Oct 2022 01:31 to");
});

test("the head of a provider folds its services into one lane", async ({ page }) => {
  await open(page, "", { lang: "en", at: EVENING });
  const head = grid(page).getByRole("button", { name: "Kakao", exact: true });
  const row = grid(page).getByRole("row").filter({ has: page.getByRole("button", { name: "Kakao", exact: true }) });
  await expect(row).toContainText("18 affected · 6 unknown");
  await expect(row.locator(".lane-bar")).toHaveCount(0);
  await head.click();
  await expect(head).toHaveAttribute("aria-expanded", "false");
  expect(await listed(page)).toEqual(["Naver"]);
  await expect(row.locator(".lane-bar").first()).toBeVisible();
  await head.click();
  await expect(lane(page, "KakaoTalk")).toBeVisible();
});

test("a filter lists some services, says what it leaves out, and is in the address", async ({ page }) => {
  await open(page, "", { lang: "en", at: EVENING });
  const all = await listed(page);
  expect(all).toHaveLength(19);
  await grid(page).getByRole("button", { name: "6 unknown", exact: true }).click();
  await expect.poll(async () => (await listed(page)).length, "those of which nobody has said anything yet").toBe(25);
  await grid(page).getByRole("button", { name: "6 unknown", exact: true }).click();
  await expect(count(page, "All")).toHaveAttribute("aria-pressed", "true");
  await expect(filter(page).getByRole("button", { name: /^Maintenance/ }), "nobody is under maintenance").toHaveCount(0);
  await count(page, "Affected").click();
  await expect.poll(async () => (await listed(page)).length).toBe(19);
  await expect(timelines(page)).toContainText("6 more hidden by the filter.");
  await filter(page).getByLabel("Kind").selectOption("map");
  await expect.poll(() => listed(page)).toEqual(["KakaoMap"]);
  await expect.poll(() => [asked(page, "status"), asked(page, "kind")]).toEqual(["trouble", "map"]);
  await page.reload();
  await expect.poll(() => listed(page)).toEqual(["KakaoMap"]);
  await expect(filter(page).getByLabel("Kind")).toHaveValue("map");
  await expect(count(page, "Affected")).toHaveAttribute("aria-pressed", "true");
  await timelines(page).getByRole("button", { name: "Clear filters" }).click();
  await expect.poll(() => listed(page)).toEqual(all);
  await expect(timelines(page)).not.toContainText("hidden by the filter");
  await expect.poll(() => asked(page, "status")).toBeNull();
});

test("a key leads to the field that finds services by name, in either language", async ({ page }) => {
  await open(page, "", { lang: "en", at: EVENING });
  await lane(page, "KakaoTalk").focus();
  await page.keyboard.press("/");
  const field = filter(page).getByRole("searchbox", { name: "Find" });
  await expect(field).toBeFocused();
  await page.keyboard.type("카카오맵");
  await expect.poll(() => listed(page)).toEqual(["KakaoMap"]);
  await field.fill("0 + / -");
  await expect(timelines(page)).toContainText("No service matches.");
  await expect(grid(page).getByRole("rowheader"), "what is left are the site and what was announced").toHaveCount(2);
  await timelines(page).getByRole("button", { name: "Clear filters" }).click();
  await expect(field).toHaveValue("");
  await expect(lane(page, "KakaoTalk")).toBeVisible();
});

test("services are listed in the order asked for, and stay unfolded in it", async ({ page }) => {
  await open(page, "", { lang: "en", at: EVENING, sort: "returned" });
  await expect(filter(page).getByLabel("Order")).toHaveValue("returned");
  await lane(page, "KakaoTalk").click();
  // KakaoBank is partly down, since 17:00; Naver is slow, since 16:00.
  for (const [order, first, second] of [["worst", "KakaoBank", "Naver"], ["start", "Naver", "KakaoBank"]]) {
    await filter(page).getByLabel("Order").selectOption(order);
    await expect.poll(async () => (await listed(page)).filter((name) => [first, second].includes(name)), order).toEqual([first, second]);
    await expect(lane(page, "KakaoTalk")).toHaveAttribute("aria-expanded", "true");
    await expect(grid(page).getByRole("rowheader", { name: /^Text messages/ })).toBeVisible();
    await expect.poll(() => asked(page, "sort")).toBe(order);
  }
  await expect(grid(page).getByRole("button", { name: "Kakao", exact: true }), "such an order has no heads").toHaveCount(0);
});

test("a row keeps the focus while its place among the others changes", async ({ page }) => {
  await open(page, "", { lang: "en", at: "2022-10-15T15:20:00+09:00", sort: "worst" });
  const before = await listed(page);
  const control = page.getByRole("region", { name: "Moment" });
  await control.getByRole("button", { name: "Play" }).click();
  await lane(page, "Melon").focus();
  await expect.poll(() => listed(page)).not.toEqual(before);
  await expect.poll(async () => (await listed(page)).indexOf("Melon")).not.toBe(before.indexOf("Melon"));
  await expect(lane(page, "Melon")).toBeFocused();
  await control.getByRole("button", { name: "Pause" }).click();
});

test("a folded page has as many tab stops with hundreds of services as with three", async ({ page, serving }) => {
  const counted = async (services) => {
    await page.goto(`${await serving(large(services))}?lang=en`);
    await page.locator("#open-feed").waitFor({ state: "attached" });
    await allIsThere(page);
    const all = page.locator("a[href], button:not([disabled]), input, select, textarea, summary, [tabindex]");
    return all.evaluateAll((each) => each.filter((element) => element.checkVisibility() && element.tabIndex >= 0).length);
  };
  const few = await counted(3);
  expect(few).toBeLessThanOrEqual(60);
  expect(await counted(SERVICES)).toBe(few);
});

test("what an address asks of the lanes and cannot be read is named", async ({ page }) => {
  await open(page, "", { lang: "en", at: EVENING, sort: "best", status: "down", kind: "boat", find: "melon" });
  for (const name of ["sort=‘best’", "status=‘down’", "kind=‘boat’"]) await expect(page.getByRole("main")).toContainText(name);
  expect(await listed(page)).toEqual(["Melon"]);
});

const both = (text) => ({ ko: text, en: text });
const SERVICES = 300;

/** A board of the past with hundreds of services of three providers, every tenth of which fails. */
function large(count = SERVICES) {
  const ids = Array.from({ length: count }, (_, index) => `service-${index}`);
  const event = (service, status, at) => ({ service, status, at, basis: "report", grade: "B", sources: ["paper"] });
  const begin = "2024-03-01T00:00:00Z";
  const board = {
    format: "downboard-board/1", id: "large", title: both("Large"), zone: { utc_offset: "+00:00", label: "UTC" },
    period: { from: begin, to: "2024-03-03T00:00:00Z" }, opens_at: "2024-03-01T18:00:00Z",
    feeds: [{ id: "status", format: "native-status", file: "status.json" }],
    sources: [{ id: "paper", title: "Paper", address: "https://paper.example.org/" }],
    providers: ["ferry", "post", "rail"].map((id) => ({ id, name: both(id) })),
    services: ids.map((id, index) => ({ id, name: both(`Service ${index}`), provider: ["ferry", "post", "rail"][index % 3], category: "other" })),
  };
  const events = ids.flatMap((id, index) => [
    event(id, "operational", begin),
    ...(index % 10 === 0 ? [event(id, "major_outage", "2024-03-01T12:00:00Z")] : [event(id, "degraded", "2024-03-01T10:00:00Z"), event(id, "operational", "2024-03-01T11:00:00Z")]),
  ]);
  const status = { format: "downboard-status/1", board: "large", updated_at: "2024-03-02T00:00:00Z", sources: [], events, incidents: [] };
  const index = { boards: [{ id: "large", title: both("Large") }], default: "large" };
  return { "boards/index.json": JSON.stringify(index), "boards/large/board.json": JSON.stringify(board), "boards/large/status.json": JSON.stringify(status) };
}

test("of hundreds of services those are there that are near, and the keyboard reaches all", async ({ page, serving }) => {
  await page.goto(`${await serving(large())}?lang=en`);
  await page.locator("#open-feed").waitFor({ state: "attached" });
  await expect(grid(page)).toHaveAttribute("aria-rowcount", String(SERVICES + 3));
  const rows = grid(page).getByRole("row");
  await expect.poll(() => rows.count()).toBeLessThan(180);
  expect(await stops(page)).toBe(1);
  await lane(page, "Service 0").focus();
  await page.keyboard.press("End");
  await expect(lane(page, "Service 299")).toBeFocused();
  const last = grid(page).getByRole("row").filter({ has: page.getByRole("button", { name: /^Service 299 / }) });
  await expect(last).toHaveAttribute("aria-rowindex", String(SERVICES + 3));
  await expect.poll(() => rows.count()).toBeLessThan(180);
  await page.keyboard.press("ArrowUp");
  await expect(lane(page, "Service 296")).toBeFocused();
  // Whoever scrolls finds them made.
  await page.keyboard.press("Home");
  await expect(grid(page).getByRole("button", { name: "ferry" })).toBeFocused();
  await page.mouse.wheel(0, 3_000);
  await expect.poll(() => grid(page).locator(".lane-button").evaluateAll((all) => all.filter((each) => { const { top } = each.getBoundingClientRect(); return top > 0 && top < innerHeight; }).length)).toBeGreaterThan(8);
  await expect.poll(() => rows.count()).toBeLessThan(180);
});

test("on paper all of hundreds of services are there", async ({ page, serving }) => {
  await page.goto(`${await serving(large())}?lang=en`);
  await page.locator("#open-feed").waitFor({ state: "attached" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await expect(grid(page).getByRole("row")).toHaveCount(SERVICES + 3);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await expect.poll(() => grid(page).getByRole("row").count()).toBeLessThan(180);
});

test("services of which there is nothing to tell fold into one line", async ({ page, serving }) => {
  const files = large();
  const status = JSON.parse(files["boards/large/status.json"]);
  status.events = status.events.filter(({ status }) => status !== "degraded");
  await page.goto(`${await serving({ ...files, "boards/large/status.json": JSON.stringify(status) })}?lang=en`);
  await page.locator("#open-feed").waitFor({ state: "attached" });
  await expect(grid(page)).toHaveAttribute("aria-rowcount", String(30 + 3 + 1));
  const fold = grid(page).getByRole("button", { name: "270 operational" });
  await expect(fold).toHaveAttribute("aria-expanded", "false");
  await fold.click();
  await expect(grid(page)).toHaveAttribute("aria-rowcount", String(SERVICES + 3 + 1));
  await expect(lane(page, "Service 1")).toBeVisible();
});
