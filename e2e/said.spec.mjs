// What a page says of time and of what it does not know: replays, since when, substitutes of which a part fails, and boards
// that see nothing.
import { expect, open, test } from "./fixtures.mjs";

const headline = (page) => page.getByRole("heading", { level: 1 });
const answer = (page, question) => page.getByRole("region", { name: question });
/** KakaoTalk was down from between 15:27 and 15:30 and is partly down since 01:31. */
const AT_NIGHT = "2022-10-16T02:05:00+09:00";

const SAID = {
  en: {
    trouble: "KakaoTalk has had an outage for 10 h 35 min, partly down since 01:31.",
    count: /19 affected: 14 down, 4 partly down, 1 degraded/,
    what: "What is down",
    instead: "What to use instead",
    substitute: "KakaoPay → KakaoBank (in part)",
    alternatives: "Alternatives",
    inFull: "works: The bank’s own functions; fails: Functions tied to KakaoTalk",
    before: "This moment is before the record, which covers Sat 15 Oct 2022 to ",
    after: "This moment is after the record, which covers Sat 15 Oct 2022 to ",
    blind: "Nothing is known right now. No feed can be read.",
    blindTitle: /^Nothing is known · /,
    calm: /nothing (?:is )?(?:known to be )?down|no outage|all services are/i,
    replay: "Replay",
    live: "Live",
  },
  ko: {
    trouble: "카카오톡이 10시간 35분째 장애를 겪고 있습니다(01:31부터 일부 중단).",
    count: /장애 19개: 중단 14개, 일부 중단 4개, 오류·지연 1개/,
    what: "무엇이 멈췄나",
    instead: "대신 쓸 수 있는 서비스",
    substitute: "카카오페이 → 카카오뱅크(일부)",
    alternatives: "대체 서비스",
    inFull: "은행 고유 기능 정상, 카카오톡 연동 기능 장애",
    before: "기록(2022년 10월 15일(토)~",
    after: "기록(2022년 10월 15일(토)~",
    blind: "지금은 확인된 정보가 없습니다. 읽을 수 있는 피드가 없습니다.",
    blindTitle: /^확인된 정보 없음 · /,
    calm: /장애가 없습니다|장애 없음|정상입니다/,
    replay: "기록 재생",
    live: "실시간",
  },
};

for (const [lang, said] of Object.entries(SAID)) {
  test.describe(lang, () => {
    test("ten hours of trouble are not called half an hour of its last grade", async ({ page }) => {
      for (const [folder, parameters] of [["", {}], ["embed/", { services: "kakaotalk" }]]) {
        await open(page, folder, { lang, at: AT_NIGHT, ...parameters });
        await expect(headline(page)).toContainText(said.trouble);
      }
    });

    test("a substitute of which a part fails is named with what of it works", async ({ page }) => {
      await open(page, "", { lang });
      await expect(answer(page, said.instead)).toContainText(said.substitute);
      // In full where there is room for it.
      const alternatives = page.getByRole("region", { name: said.alternatives });
      const bank = alternatives.getByRole("button", { name: lang === "en" ? /KakaoBank/ : /카카오뱅크/ });
      await bank.click();
      await expect(alternatives).toContainText(said.inFull);
    });

    test("services in trouble are counted in one way", async ({ page }) => {
      await open(page, "", { lang });
      await expect(answer(page, said.what)).toContainText(said.count);
      await expect(page.getByText(said.count)).toHaveCount(1);
    });

    test("a moment outside the record is said to be so", async ({ page }) => {
      for (const folder of ["", "embed/", "kiosk/"]) {
        await open(page, folder, { lang, at: "1999-01-01T00:00:00Z" });
        await expect(page.getByRole("main")).toContainText(said.before);
        await expect(headline(page)).not.toContainText(said.calm);
        await open(page, folder, { lang, at: "2099-01-01T00:00:00Z" });
        await expect(page.getByRole("main")).toContainText(said.after);
      }
    });

    test("a live board none of whose feeds can be read is not calm anywhere", async ({ page, allow }) => {
      allow.consoleError(/status of 503/);
      await page.context().route(/\/boards\/selftest\/(?!board\.json)/, (route) => route.fulfill({ status: 503, body: "" }));
      for (const folder of ["", "embed/", "kiosk/"]) {
        await open(page, folder, { lang, board: "selftest" });
        await expect(page.getByRole("main").getByText(said.blind.split(/(?<=\.) /)[0], { exact: true })).toBeVisible();
        await expect(page.getByRole("main")).toContainText(said.blind);
        await expect(page.getByRole("main")).not.toContainText(said.calm);
        await expect(page).toHaveTitle(said.blindTitle);
        await expect(page.locator("link[rel=icon]")).toHaveAttribute("href", /icon-blind\.svg$/);
      }
    });

    test("a card says first whether it is a replay", async ({ page }) => {
      await open(page, "embed/", { lang });
      await expect(page.getByRole("main").getByRole("paragraph").first()).toContainText(new RegExp(`^${said.replay} · .*2022`));
      await open(page, "embed/", { lang, board: "selftest" });
      await expect(page.getByRole("main").getByRole("paragraph").first()).toContainText(new RegExp(`^${said.live} · `));
    });
  });
}
