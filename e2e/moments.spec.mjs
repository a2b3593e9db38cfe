// Two moments of a board beside each other, and times on the reader's own clocks.

import { expect, open, test } from "./fixtures.mjs";

const EVENING = "2022-10-15T21:50:00+09:00";
const MORNING = "2022-10-15T15:00:00+09:00";
const NEXT_DAY = "2022-10-16T21:50:00+09:00";

const timelines = (page) => page.getByRole("region", { name: "Timelines" });
const toggle = (page) => timelines(page).getByRole("button", { name: "Compare two moments" });
const heads = (page) => timelines(page).getByRole("heading", { level: 4 });
const service = (page, name) => timelines(page).getByRole("listitem").filter({ hasText: name }).filter({ hasText: "→" });
const other = (page) => timelines(page).locator(".moment-line.is-other");
const query = (page) => new URL(page.url()).searchParams;

test("a key compares with the day before, and again ends it", async ({ page }) => {
  await open(page, "", { lang: "en", at: NEXT_DAY });
  await timelines(page).getByRole("slider", { name: "Moment" }).focus();
  await page.keyboard.press("c");
  await expect(toggle(page)).toBeFocused();
  await expect(toggle(page)).toHaveAttribute("aria-expanded", "true");
  await expect(timelines(page).getByRole("heading", { level: 3, name: /→/ })).toContainText("Sat 15 Oct 2022, 21:50 → 16 Oct 21:50 KST");
  await expect.poll(() => query(page).get("with")).toBe(EVENING);
  await page.keyboard.press("c");
  await expect(toggle(page)).toHaveAttribute("aria-expanded", "false");
  await expect.poll(() => query(page).has("with")).toBe(false);
  await expect(other(page)).toHaveCount(0);
});

test("an address compares two moments, the earlier first", async ({ page }) => {
  for (const [at, other] of [[EVENING, MORNING], [MORNING, EVENING]]) {
    await open(page, "", { lang: "en", at, with: other });
    await expect(timelines(page).getByRole("heading", { level: 3, name: /→/ })).toContainText("15 Oct 2022, 15:00 → 21:50 KST");
    await expect(heads(page).first()).toHaveText(/^Failed \(\d+\)$/);
    await expect(service(page, "KakaoTalk").first()).toContainText(/unknown → down since 15:27/);
    const figure = (name) => timelines(page).locator(".moments-figure").filter({ hasText: name });
    await expect(figure("Services affected")).toContainText(/0 → (\d+) \(\+\1\)/);
    await expect(figure("People affected in the hour before (estimate)")).toContainText(/Not estimated → .*million/);
  }
});

test("the moment moves, and what is compared with stays", async ({ page }) => {
  await open(page, "", { lang: "en", at: EVENING, with: EVENING });
  await expect(timelines(page)).toContainText("The two moments are the same.");
  await timelines(page).getByRole("button", { name: "Whole period" }).click();
  await expect(other(page)).toHaveCount(1);
  await page.getByRole("button", { name: "Next change" }).click();
  await expect(timelines(page)).not.toContainText("The two moments are the same.");
  await expect.poll(() => query(page).get("with")).toBe(EVENING);
  expect(query(page).get("at")).not.toBe(EVENING);
  // The link that is copied leads to both.
  await timelines(page).getByLabel(/^Compare with \(KST\)$/).fill("2022-10-15T15:00");
  await expect.poll(() => query(page).get("with")).toBe(MORNING);
  await timelines(page).getByRole("button", { name: "Compare with this moment" }).click();
  await expect(timelines(page)).toContainText("The two moments are the same.");
  await expect.poll(() => query(page).get("with")).toBe(query(page).get("at"));
});

test("what changed is copied as text", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, "", { lang: "ko", at: EVENING, with: MORNING });
  const timelines = page.getByRole("region", { name: "서비스별 경과" });
  await timelines.getByRole("button", { name: "달라진 내용을 텍스트로 복사" }).click();
  await expect(timelines).toContainText("복사했습니다.");
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(/^.*판교.*\n2022년 10월 15일\(토\) 15:00 → 21:50 KST\n/);
  expect(text).toMatch(/\n장애 발생 서비스 \d+개\n- /);
  expect(text).toContain("카카오톡: 확인 불가 → 중단(15:27~15:30쯤부터)");
});

test("a moment that cannot be compared with is named", async ({ page }) => {
  await open(page, "", { lang: "en", at: EVENING, with: "yesterday" });
  await expect(page.getByText("yesterday")).toBeVisible();
  await expect(toggle(page)).toHaveAttribute("aria-expanded", "false");
});

test.describe("a reader elsewhere", () => {
  test.use({ timezoneId: "Europe/Berlin" });

  test("sees the clocks of the board, or their own", async ({ page }) => {
    await open(page, "", { lang: "en", at: EVENING, find: "KakaoTalk" });
    await expect(timelines(page)).toContainText("Times are in KST.");
    await expect(page.getByRole("banner")).toContainText("21:50 KST");
    await timelines(page).getByRole("link", { name: "Show times in your time zone (UTC+2)" }).click();
    await expect(timelines(page)).toContainText("Times are in your time zone (UTC+2).");
    await expect(page.getByRole("banner")).toContainText("14:50 UTC+2");
    await expect(page).toHaveTitle(/14:50/);
    // The same moment, and what was chosen.
    expect(Date.parse(query(page).get("at"))).toBe(Date.parse(EVENING));
    expect(query(page).get("find")).toBe("KakaoTalk");
    await expect(timelines(page).locator(".lane").filter({ hasText: "KakaoTalk" }).first()).toContainText("08:27");
    await timelines(page).getByRole("link", { name: "Show times in KST" }).click();
    await expect(page.getByRole("banner")).toContainText("21:50 KST");
    expect(query(page).has("zone")).toBe(false);
  });
});

test.describe("a reader where the board is", () => {
  test.use({ timezoneId: "Asia/Seoul" });

  test("has no choice of clocks", async ({ page }) => {
    await open(page, "", { lang: "en", at: EVENING });
    await expect(timelines(page).getByRole("slider", { name: "Moment" })).toBeVisible();
    await expect(timelines(page)).not.toContainText("Times are in");
  });
});
