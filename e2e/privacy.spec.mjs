// Over a whole session of clicks nothing leaves the page's own origin and nothing is kept in the browser. The watch of
// fixtures.mjs fails on every request to another origin; here the session is long, and what it left behind is looked at.

import { cited, expect, open, test } from "./fixtures.mjs";

/** What a page has put into the browser, in all the places that there are. */
const kept = (page) =>
  page.evaluate(async () => ({
    cookie: document.cookie,
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));

const NOTHING = { cookie: "", local: [], session: [], databases: [], caches: [], workers: 0 };

test("a session on all pages asks nobody else and leaves nothing behind", async ({ page, context, site, watch }) => {
  const requests = [];
  context.on("request", (request) => requests.push(request.url()));

  await open(page, "");
  const lanes = page.getByRole("region", { name: "서비스별 경과" }).locator(".lane-button");
  for (const lane of (await lanes.all()).slice(0, 5)) {
    await lane.click();
    await expect(lane).toHaveAttribute("aria-expanded", "true");
  }
  const citations = cited(page, "ko").filter({ visible: true });
  for (const citation of (await citations.all()).slice(0, 10)) await citation.click();
  await expect(page.getByRole("link").filter({ visible: true }).nth(15)).toBeVisible();

  const control = page.getByRole("region", { name: "시점 조절" });
  for (const name of ["다음 변화", "다음 변화", "이전 변화", "재생", "일시정지"]) await control.getByRole("button", { name }).click();
  await page.getByRole("slider", { name: "시점" }).press("ArrowRight");
  await expect.poll(() => new URL(page.url()).searchParams.get("at")).not.toBeNull();
  await page.getByText(/^출처 \d+개$/).click();
  await page.getByText(/회사·정부 공지 \d+개$/).click();
  expect(await kept(page)).toEqual(NOTHING);

  await page.getByRole("link", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.getByRole("link", { name: "Dark", exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("data-scheme", "dark");
  await page.getByRole("link", { name: "Light", exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("data-scheme", "light");
  expect(await kept(page)).toEqual(NOTHING);

  await open(page, "embed/", { services: "kakaotalk", lang: "en" });
  const opened = context.waitForEvent("page");
  await page.getByRole("link", { name: /^Details/ }).click();
  await expect((await opened).getByRole("heading", { level: 1 })).toContainText("KakaoTalk");
  expect(await kept(page)).toEqual(NOTHING);

  await open(page, "kiosk/");
  expect(await kept(page)).toEqual(NOTHING);

  await watch.audit();
  expect(watch.problems).toEqual([]);
  expect(requests.length).toBeGreaterThan(20);
  expect(requests.filter((url) => !url.startsWith(`${site}/`) && !url.startsWith("data:"))).toEqual([]);
});

test("a source is asked only when its link is followed, and learns nothing of the page", async ({ page }) => {
  await open(page, "");
  await page.getByText(/^출처 \d+개$/).click();
  const links = page.getByRole("region", { name: "출처", exact: true }).getByRole("link");
  expect(await links.count()).toBeGreaterThan(100);
  const rels = await links.evaluateAll((all) => all.map(({ rel, ping }) => `${rel}|${ping}`));
  expect(new Set(rels)).toEqual(new Set(["noopener noreferrer|"]));
  const hints = page.locator("link[rel~=preconnect], link[rel~=dns-prefetch], link[rel~=prefetch], link[rel~=prerender]");
  await expect(hints).toHaveCount(0);
});
