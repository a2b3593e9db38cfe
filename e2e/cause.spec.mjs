// The shared cause as a reader walks it: by hand, by keyboard, as a table; and what is offered instead, on all pages.

import { readFile } from "node:fs/promises";
import path from "node:path";
import { addressOf, cited, DIST, expect, open, test } from "./fixtures.mjs";

const SAID = {
  ko: {
    cause: "공통 원인",
    site: /판교 데이터센터.*의존하는 서비스 \d+개/s,
    own: "서비스마다 따로 확인",
    through: /다른 서비스를 거쳐 의존.*카카오페이 →.*지그재그/s,
    first: /^중단: 카카오톡/,
    link: [/^지그재그/, "→ 카카오페이"],
    spared: [/^카카오뱅크/, "그래도 작동하는 이유", /상암/],
    table: "서비스별 근거 보기",
    asList: "출처와 함께 목록으로 보기",
    overdue: /예고 시각\(2022년 10월 16일\(일\) 03:30\)을 9시간\s40분 넘김/,
    lines: [/^문자·전화 – 설치 없이 바로$/, /^라인 – 보도나 공지로 확인$/, /^페이스북 메신저 – /],
    wall: [/네이버페이 \(운영사 장애\)/, /SK 판교 데이터센터의 전력은 16:52부터/],
    region: /region=‘korea’.*KR/,
  },
  en: {
    cause: "The shared cause",
    site: /Pangyo data centre.*\d+ services depend on it/s,
    own: "Evidence of its own for each",
    through: /Through another service.*KakaoPay →.*Zigzag/s,
    first: /^down: KakaoTalk/,
    link: [/^Zigzag/, "→ KakaoPay"],
    spared: [/^KakaoBank/, "Why it still works", /Sangam/],
    table: "The evidence for each service",
    asList: "As a list, with sources",
    overdue: /due Sun 16 Oct 2022, 03:30; 9\sh\s40\smin overdue/,
    lines: [/^Texts and calls – nothing to install$/, /^LINE – confirmed by a report or notice$/, /^Facebook Messenger – /],
    wall: [/Naver Pay \(provider affected\)/, /power.*16:52/i],
    region: /region=‘korea’.*KR/,
  },
};

for (const [lang, said] of Object.entries(SAID)) {
  test.describe(lang, () => {
    const cause = (page) => page.getByRole("region", { name: said.cause });
    const leaves = (page) => cause(page).locator(".branch-leaf");

    test("what depends on the site stands on branches by how that is known, with its status in words", async ({ page }) => {
      await open(page, "", { lang });
      await expect(cause(page)).toContainText(said.site);
      const branches = cause(page).locator(".branch");
      await expect(branches.first()).toContainText(said.own);
      await expect(branches.last()).toContainText(said.through);
      await expect(leaves(page).first()).toHaveText(said.first);
      for (const leaf of await leaves(page).allInnerTexts()) expect(leaf).toMatch(/\S:\s+\S/);
    });

    test("the table has a row with evidence and sources for everything on the branches", async ({ page }) => {
      await open(page, "", { lang });
      const drawn = (await leaves(page).allInnerTexts()).map((leaf) => leaf.split(/:\s+/).pop().trim());
      await cause(page).getByText(said.table, { exact: true }).click();
      const table = cause(page).getByRole("table");
      const headers = await table.getByRole("rowheader").allInnerTexts();
      expect(headers.sort()).toEqual([...new Set(drawn)].sort());
      for (const row of (await table.getByRole("row").all()).slice(1)) await expect(cited(row, lang)).not.toHaveCount(0);
      for (const [name, ...parts] of [said.link, said.spared]) {
        for (const part of parts) await expect(table.getByRole("row", { name })).toContainText(part);
      }
    });

    test("a promise that has passed unmet says so and by how much", async ({ page }) => {
      await open(page, "", { lang, at: "2022-10-16T13:10:00+09:00" });
      await expect(cause(page)).toContainText(said.overdue);
      await cause(page).getByText(said.asList).click();
      await expect(cause(page).getByRole("listitem").filter({ hasText: said.overdue })).not.toHaveCount(0);
    });

    test("the card gives at most three alternatives with a reason each", async ({ page }) => {
      await open(page, "embed/", { lang, services: "kakaotalk" });
      const lines = page.getByRole("definition").getByRole("listitem");
      await expect(lines).toHaveText(said.lines);
    });

    test("the wall shows the cause and why something is not offered", async ({ page }) => {
      await open(page, "kiosk/", { lang });
      for (const part of said.wall) await expect(page.getByRole("complementary")).toContainText(part);
    });

    test("a country that is none is named", async ({ page }) => {
      await page.goto(addressOf("", { lang, region: "korea" }));
      await expect(page.getByRole("status").filter({ hasText: "region" })).toContainText(said.region);
    });
  });
}

test("the site has the status of the moment also when nothing that hangs on it changes with it", async ({ page }) => {
  await open(page, "", { lang: "en", at: "2022-10-15T15:20:00+09:00" });
  const site = page.getByRole("region", { name: SAID.en.cause }).locator(".branches-root");
  await expect(site).toContainText("operational");
  await page.getByRole("button", { name: "Next change" }).click();
  await expect(page.getByRole("region", { name: "Moment control" })).toContainText("15:22");
  await expect(site).toContainText("partly down");
});

test("an alternative shows its official addresses, and is left out where it is not offered", async ({ page, serving }) => {
  const file = "boards/pangyo-2022/board.json";
  const board = JSON.parse(await readFile(path.join(DIST, file), "utf8"));
  const address = "https://line.example/get";
  Object.assign(board.alternatives.find(({ id }) => id === "line"), { regions: ["KR"], links: [{ platform: "ios", address }] });
  const place = await serving({ [file]: JSON.stringify(board) });
  const instead = page.getByRole("article").filter({ has: page.getByRole("heading", { name: "Instead of KakaoTalk", exact: true }) });
  await page.goto(`${place}?lang=en`);
  await instead.getByRole("button", { name: "LINE" }).click();
  await expect(instead.getByRole("link", { name: "iPhone" })).toHaveAttribute("href", address);
  await page.goto(`${place}?lang=en&region=JP`);
  await instead.getByRole("button", { name: /Not recommended.*LINE/ }).click();
  await expect(instead).toContainText("LINE – not offered in this country");
});
