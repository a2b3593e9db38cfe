// axe finds nothing on any page, in either language, in either scheme, nor once things are unfolded or broken.

import { expect, open, test } from "./fixtures.mjs";

const PAGES = { dashboard: "", embed: "embed/", kiosk: "kiosk/", methods: "methods/" };

for (const [name, folder] of Object.entries(PAGES)) {
  for (const lang of ["ko", "en"]) {
    for (const [scheme, dark] of [["light", "false"], ["dark", "true"]]) {
      test(`axe finds nothing on the ${scheme} ${name} in ${lang}`, async ({ page, axe }) => {
        await open(page, folder, { lang, dark });
        await expect(page.locator("html")).toHaveAttribute("data-scheme", scheme);
        expect(await axe(page)).toEqual([]);
      });
    }
  }
}

test("axe finds nothing on the card of one service", async ({ page, axe }) => {
  await page.setViewportSize({ width: 300, height: 500 });
  await open(page, "embed/", { services: "kakaotalk" });
  expect(await axe(page)).toEqual([]);
});

test("axe finds nothing on a phone", async ({ page, axe }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, "");
  expect(await axe(page)).toEqual([]);
});

for (const dark of ["false", "true"]) {
  test(`axe finds nothing once a lane, its record and every citation are unfolded, dark=${dark}`, async ({ page, axe }) => {
    await open(page, "", { dark, at: "2022-10-20T23:00:00+09:00" });
    const prepare = async (copy) => {
      const lane = copy.getByRole("region", { name: "서비스별 경과" }).getByRole("button", { name: /^카카오톡/ });
      await lane.click();
      await expect(lane).toHaveAttribute("aria-expanded", "true");
      await copy.locator("details").evaluateAll((all) => all.forEach((details) => (details.open = true)));
      await copy.locator("button.grade-letter[aria-expanded=false]").evaluateAll((all) => all.forEach((letter) => letter.click()));
      await expect(copy.getByRole("main").getByText("다른 보도·집계").first()).toBeVisible();
    };
    expect(await axe(page, { prepare })).toEqual([]);
  });

  test(`axe finds nothing when the board cannot be opened, dark=${dark}`, async ({ page, axe, serving }) => {
    await page.goto(`${await serving({ "boards/pangyo-2022/board.json": "{" })}?dark=${dark}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("이 현황판을 열 수 없습니다");
    expect(await axe(page, { ready: "h1" })).toEqual([]);
  });

  test(`axe finds nothing when something is wrong with the address and a file, dark=${dark}`, async ({ page, axe, serving, allow }) => {
    allow.consoleError(/status\.json/);
    const place = await serving({ "boards/pangyo-2022/status.json": { status: 500, body: "" } });
    await page.goto(`${place}?dark=${dark}&at=yesterday`);
    await expect(page.getByRole("status", { name: "알림" }).getByRole("listitem")).toHaveCount(2);
    expect(await axe(page)).toEqual([]);
  });
}
