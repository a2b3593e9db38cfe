// The shared cause as a reader walks it: by hand, by keyboard, as a table; and what is offered instead, on all pages.

import { readFile } from "node:fs/promises";
import path from "node:path";
import { addressOf, DIST, expect, open, test } from "./fixtures.mjs";

const SAID = {
  ko: {
    cause: "공통 원인",
    drawing: "위아래 화살표로 이동할 수 있습니다.",
    site: /^SK 판교 데이터센터/,
    first: /^카카오톡/,
    last: /^다음 우편번호 서비스/,
    through: [/^지그재그/, "→ 카카오페이"],
    spared: [/^카카오뱅크/, "그래도 작동하는 이유", /상암/],
    table: "표로 보기",
    overdue: /예고 시각\(2022년 10월 16일\(일\) 03:30\)을 9시간\s40분 넘김/,
    lines: [/^문자·전화 – 설치 없이 바로$/, /^라인 – 보도나 공지로 확인$/, /^페이스북 메신저 – /],
    wall: [/네이버페이 \(운영사 장애\)/, /SK 판교 데이터센터의 전력은 16:52부터/],
    region: /region=‘korea’.*KR/,
  },
  en: {
    cause: "The shared cause",
    drawing: "Use the up and down arrow keys to move.",
    site: /^SK Pangyo data centre/,
    first: /^KakaoTalk/,
    last: /^Daum Postcode Service/,
    through: [/^Zigzag/, "→ KakaoPay"],
    spared: [/^KakaoBank/, "Why it still works", /Sangam/],
    table: "As a table",
    overdue: /due Sun 16 Oct 2022, 03:30; 9\sh\s40\smin overdue/,
    lines: [/^Texts and calls – nothing to install$/, /^LINE – confirmed by a report or notice$/, /^Facebook Messenger – /],
    wall: [/Naver Pay \(provider affected\)/, /power.*16:52/i],
    region: /region=‘korea’.*KR/,
  },
};

for (const [lang, said] of Object.entries(SAID)) {
  test.describe(lang, () => {
    const cause = (page) => page.getByRole("region", { name: said.cause });
    const drawing = (page) => cause(page).getByRole("group", { name: said.drawing });
    const picked = (page) => drawing(page).getByRole("button", { pressed: true });

    test("the arrow keys walk from the site to all that hangs on it, one stop of the tab key in all", async ({ page }) => {
      await open(page, "", { lang });
      await expect(picked(page)).toHaveText(said.site);
      await picked(page).focus();
      for (const [key, expected] of [["ArrowDown", said.first], ["End", said.last], ["ArrowDown", said.last], ["Home", said.site], ["ArrowUp", said.site]]) {
        await page.keyboard.press(key);
        await expect(picked(page)).toHaveText(expected);
        await expect(picked(page)).toBeFocused();
      }
      await expect(drawing(page).locator("button[tabindex='0']")).toHaveCount(1);
    });

    test("a service shows the link by which it hangs on another, and one that goes on shows why", async ({ page }) => {
      await open(page, "", { lang });
      for (const [name, ...parts] of [said.through, said.spared]) {
        await drawing(page).getByRole("button", { name }).click();
        for (const part of parts) await expect(cause(page).locator(".map-panel")).toContainText(part);
        await expect(cause(page).locator("[aria-live=polite]").locator("details")).not.toHaveCount(0);
      }
    });

    test("the table has a row with evidence and sources for everything that is drawn", async ({ page }) => {
      await open(page, "", { lang });
      const names = await drawing(page).getByRole("button").allInnerTexts();
      await cause(page).getByText(said.table, { exact: true }).click();
      const table = cause(page).getByRole("table");
      await expect(table.getByRole("row")).toHaveCount(names.length);
      for (const row of (await table.getByRole("row").all()).slice(1)) await expect(row.locator("details")).toHaveCount(1);
      const headers = await table.getByRole("rowheader").allInnerTexts();
      const drawn = names.slice(1).map((name) => name.split("\n")[0].trim());
      expect(headers.sort()).toEqual(drawn.sort());
    });

    test("a promise that has passed unmet says so and by how much", async ({ page }) => {
      await open(page, "", { lang, at: "2022-10-16T13:10:00+09:00" });
      await expect(cause(page)).toContainText(said.overdue);
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
  const site = page.getByRole("region", { name: SAID.en.cause }).getByRole("button", { name: SAID.en.site });
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
  await expect(instead.getByRole("link", { name: "iPhone" })).toHaveAttribute("href", address);
  await page.goto(`${place}?lang=en&region=JP`);
  await expect(instead).toContainText("LINE – not offered in this country");
});
