// What a live board says as a whole: how many work and which do not, that nothing is known and for how long, its days, its last
// outages, what is planned, its feeds. On every page and in both languages.

import { expect, open, test } from "./fixtures.mjs";
import { START, openLive, pass, serveLive } from "./virtual-time.mjs";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const both = (text) => ({ ko: text, en: text });
const IDS = ["one", "two", "three", "four"];
const name = (id) => `Talk ${id}`;

const board = (ids) => ({
  format: "downboard-board/1", id: "live", title: both("Board"), zone: { utc_offset: "+00:00", label: "UTC" }, period: { hours: 24 },
  feeds: (ids.length > 0 ? ["left", "right"] : ["left"]).map((id) => ({ id, format: "native-status", file: `${id}.json`, name: both(`Feed ${id}`), interval_seconds: 10 })),
  sources: [{ id: "paper", title: "A paper", address: "https://paper.example.org/" }],
  providers: [{ id: "acme", name: both("Acme") }],
  services: ids.map((id) => ({ id, name: both(name(id)), provider: "acme", category: "messenger" })),
});

/** A document that says of these services since when they are as they are, in minutes. */
const status = (services) => ({
  format: "downboard-status/1", board: "live", updated_at: new Date(START).toISOString(), sources: [],
  events: services.map(([service, status, minutes]) => ({
    service, status, at: new Date(START - minutes * MINUTE).toISOString(), basis: "notice", grade: "A", sources: ["paper"],
  })),
});

const well = (ids) => ids.map((id) => [id, "operational", 600]);

/** What stands where: the sentences of the headline, the title, the icon, whether the four answers stand, the rows of trouble. */
const STATES = [
  {
    state: "all well", left: well(["one", "two"]), right: well(["three", "four"]),
    en: ["All 4 services are operational."], ko: ["서비스 4개가 모두 정상입니다."],
    title: { en: "Board · Downboard", ko: "Board · Downboard" }, icon: "icon.svg", answers: false, rows: 0,
    card: { en: "All 4 services are operational.", ko: "서비스 4개가 모두 정상입니다." }, wall: { en: "All 4 services are operational.", ko: "서비스 4개가 모두 정상입니다." },
  },
  {
    state: "one in trouble", left: [["one", "major_outage", 42], ["two", "operational", 600]], right: well(["three", "four"]),
    en: ["3 of 4 services are operational.", "Talk one has been down for 42 min."], ko: ["서비스 4개 가운데 3개가 정상입니다.", "Talk one이 42분째 멈춰 있습니다."],
    title: { en: "Talk one: down 42 min · Board · Downboard", ko: "Talk one: 중단 42분 · Board · Downboard" }, icon: "icon-major.svg", answers: false, rows: 1,
    card: { en: "1 service affected", ko: "서비스 1개 장애" }, wall: { en: "1 service affected", ko: "서비스 1개 장애" },
  },
  {
    state: "two in trouble", left: [["one", "partial_outage", 42], ["two", "degraded", 18]], right: well(["three", "four"]),
    en: ["2 of 4 services are operational.", "Talk one has been partly down for 42 min.", "Talk two has had intermittent problems for 18 min."],
    ko: ["서비스 4개 가운데 2개가 정상입니다.", "Talk one이 42분째 일부 멈춰 있습니다.", "Talk two가 18분째 제대로 작동하지 않고 있습니다."],
    title: { en: /^Talk one: partly down/, ko: /^Talk one: 일부 중단/ }, icon: "icon-trouble.svg", answers: false, rows: 2,
    card: { en: "2 services affected", ko: "서비스 2개 장애" }, wall: { en: "2 services affected", ko: "서비스 2개 장애" },
  },
  {
    state: "three in trouble", left: [["one", "major_outage", 42], ["two", "degraded", 18]], right: [["three", "major_outage", 30], ["four", "operational", 600]],
    en: ["One of 4 services is operational.", "Talk one has been down for 42 min."], ko: ["서비스 4개 가운데 1개가 정상입니다.", "Talk one이 42분째 멈춰 있습니다."],
    title: { en: /^Talk one: down/, ko: /^Talk one: 중단/ }, icon: "icon-major.svg", answers: true, rows: 0,
    card: { en: "3 services affected", ko: "서비스 3개 장애" }, wall: { en: "3 services affected", ko: "서비스 3개 장애" },
  },
  {
    state: "some lost", left: well(["one", "two"]), right: null,
    en: ["No outage at the 2 of 4 services that can be checked.", "The status of 2 services is unknown."],
    ko: ["서비스 4개 가운데 확인된 2개에는 장애가 없습니다.", "서비스 2개는 상태를 확인할 수 없습니다."],
    title: { en: "2 of 4 known, none down · Board · Downboard", ko: "4개 중 확인된 2개에 장애 없음 · Board · Downboard" }, icon: "icon-unknown.svg", answers: false, rows: 0,
    card: { en: "The status of 2 services is unknown.", ko: "서비스 2개는 상태를 확인할 수 없습니다." }, wall: { en: "No outage at the 2 of 4 services that can be checked.", ko: "서비스 4개 가운데 확인된 2개에는 장애가 없습니다." },
  },
  {
    state: "one in trouble and some lost", left: [["one", "major_outage", 42], ["two", "operational", 600]], right: null,
    en: ["One of 4 services is operational, 2 unknown.", "Talk one has been down for 42 min."],
    ko: ["서비스 4개 가운데 1개가 정상이고 2개는 확인되지 않습니다.", "Talk one이 42분째 멈춰 있습니다."],
    title: { en: /^Talk one: down/, ko: /^Talk one: 중단/ }, icon: "icon-major.svg", answers: false, rows: 1,
    card: { en: "1 service affected", ko: "서비스 1개 장애" }, wall: { en: "1 service affected", ko: "서비스 1개 장애" },
  },
  {
    state: "no feed read at all", left: null, right: null,
    en: ["Nothing is known right now.", "No feed can be read."], ko: ["지금은 확인된 정보가 없습니다.", "읽을 수 있는 피드가 없습니다."],
    title: { en: "Nothing is known · Board · Downboard", ko: "확인된 정보 없음 · Board · Downboard" }, icon: "icon-blind.svg", answers: true, rows: 0,
    card: { en: "Nothing is known right now.", ko: "지금은 확인된 정보가 없습니다." }, wall: { en: "Nothing is known right now.", ko: "지금은 확인된 정보가 없습니다." },
  },
  {
    state: "feeds that say nothing", left: [], right: [],
    en: ["Nothing is known right now.", "No service’s status is known."], ko: ["지금은 확인된 정보가 없습니다.", "상태가 확인된 서비스가 없습니다."],
    title: { en: "Nothing is known · Board · Downboard", ko: "확인된 정보 없음 · Board · Downboard" }, icon: "icon-blind.svg", answers: true, rows: 0,
    card: { en: "No service’s status is known.", ko: "상태가 확인된 서비스가 없습니다." }, wall: { en: "Nothing is known right now.", ko: "지금은 확인된 정보가 없습니다." },
  },
  {
    state: "a board without services", ids: [], left: [], right: [],
    en: ["Nothing is known right now.", "No service’s status is known."], ko: ["지금은 확인된 정보가 없습니다.", "상태가 확인된 서비스가 없습니다."],
    title: { en: "Nothing is known · Board · Downboard", ko: "확인된 정보 없음 · Board · Downboard" }, icon: "icon-blind.svg", answers: true, rows: 0,
    card: { en: "No service’s status is known.", ko: "상태가 확인된 서비스가 없습니다." }, wall: { en: "Nothing is known right now.", ko: "지금은 확인된 정보가 없습니다." },
  },
];

const CALM = { en: /nothing (?:is )?(?:known to be )?down|all \d+ services are/i, ko: /장애가? 없|모두 정상/ };

const answering = (services) => (request, response) => {
  if (services === null) return response.writeHead(503, { "Cache-Control": "no-store" }).end();
  return response.writeHead(200, { "Content-Type": "application/json", "Cache-Control": "no-store" }).end(JSON.stringify(status(services)));
};

const answers = ({ ids = IDS, left, right }) => ({
  "boards/index.json": { boards: [{ id: "live", title: both("Board") }], default: "live" },
  "boards/live/board.json": board(ids),
  "boards/live/left.json": answering(left),
  "boards/live/right.json": answering(right),
});

const headline = (page) => page.getByRole("heading", { level: 1 });
const plain = (text) => text.replaceAll("\u00a0", " ");

for (const state of STATES) {
  for (const lang of ["en", "ko"]) {
    test(`${state.state}: what the pages say, in ${lang}`, async ({ page, scripted, allow }) => {
      allow.consoleError(/status of 503/);
      const server = await serveLive(scripted, answers(state));
      await openLive(page, server, "", { lang });
      await expect.poll(async () => plain(await headline(page).innerText()).trim().replaceAll(/\s+/g, " ")).toBe(state[lang].join(" "));
      const title = state.title[lang];
      await expect.poll(async () => plain(await page.title())).toEqual(typeof title === "string" ? title : expect.stringMatching(title));
      await expect(page.locator("link[rel=icon]")).toHaveAttribute("href", new RegExp(`(?<![a-z-])${state.icon}$`));
      await expect(page.getByRole("region", { name: { en: "What is down", ko: "무엇이 멈췄나" }[lang] })).toHaveCount(state.answers ? 1 : 0);
      await expect(page.locator(".troubled-row")).toHaveCount(state.rows);
      if (state.icon === "icon-blind.svg") await expect(page.getByRole("main")).not.toContainText(CALM[lang]);

      await openLive(page, server, "embed/", { lang });
      await expect.poll(async () => plain(await page.getByRole("main").innerText())).toContain(state.card[lang]);
      await openLive(page, server, "kiosk/", { lang });
      await expect.poll(async () => plain(await page.locator("body").innerText())).toContain(state.wall[lang]);
      if (state.icon === "icon-blind.svg") await expect(page.locator("body")).not.toContainText(CALM[lang]);
    });
  }
}

for (const lang of ["en", "ko"]) {
  test(`when every feed is lost the page says for how long and what it knew last, and one button asks them all, in ${lang}`, async ({ page, scripted, allow }) => {
    allow.consoleError(/status of 503/);
    const served = answers({ left: [["one", "major_outage", 42], ["two", "operational", 600]], right: well(["three", "four"]) });
    const server = await serveLive(scripted, served);
    await openLive(page, server, "", { lang });
    await expect(headline(page)).toContainText("Talk one");
    const again = page.getByRole("button", { name: { en: "Try again now", ko: "지금 다시 읽기" }[lang] });
    await expect(again).toBeHidden();
    for (const file of ["left", "right"]) served[`boards/live/${file}.json`] = answering(null);
    await pass(page, 5 * MINUTE);
    await expect(headline(page)).toContainText({ en: /None of the 2 feeds has been read for [45]\smin\./, ko: /[45]분째 피드 2개를 하나도 읽지 못하고 있습니다\./ }[lang]);
    await expect(page.getByRole("main")).toContainText({ en: "Talk one was in trouble.", ko: "서비스 1개에 장애가 있었습니다(Talk one)." }[lang]);
    await expect(page).toHaveTitle({ en: /^Nothing known for [45]\smin · /, ko: /^[45]분째 확인된 정보 없음 · / }[lang]);
    await expect(page.getByRole("main")).not.toContainText({ en: /all \d+ services are|no outage at/i, ko: /모두 정상|장애가 없습니다/ }[lang]);

    const word = page.getByRole("region", { name: { en: "The last word", ko: "마지막으로 확인된 내용" }[lang] });
    await expect(word).toContainText({ en: /Feeds read\s*0 of 2 since \d\d:\d\d/, ko: /정상 수신 피드\s*\d\d:\d\d부터 2개 중 0개/ }[lang]);
    await expect(word).toContainText({ en: /Talk one\s*last known: down/, ko: /Talk one\s*마지막 확인: 중단/ }[lang]);
    await expect(word).toContainText({ en: /3 others\s*last known: 3 operational/, ko: /나머지 3개\s*마지막 확인: 정상 3개/ }[lang]);
    await expect(page.getByRole("main")).toContainText({ en: /as of \d\d:\d\d, 1 affected: 1 down/, ko: /\d\d:\d\d 기준 장애 1개: 중단 1개/ }[lang]);

    await expect(page.getByRole("banner")).toContainText({ en: "Not live", ko: "실시간 아님" }[lang]);
    // The begin of the drawing and the last word; a text of a drawing that holds anything but text is not drawn.
    await expect(word.locator("svg text")).toHaveText([/^\d\d:\d\d$/, /^\d\d:\d\d$/]);
    for (const time of await word.locator("svg text").all()) expect((await time.boundingBox()).width).toBeGreaterThan(20);
    await expect(page.getByRole("region", { name: { en: "Thirty days", ko: "30일" }[lang] })).toContainText({ en: "was down", ko: "중단이었음" }[lang]);
    const feed = page.getByRole("region", { name: { en: "Feeds", ko: "피드" }[lang], exact: true }).getByRole("listitem").first();
    await expect(feed).toContainText({ en: /the server answered 503\s·\s\d+\stries/, ko: /서버 오류 응답\(503\)\s·\s\d+번 시도/ }[lang]);
    const nextTry = { en: /next try \d\d:\d\d/, ko: /다음 시도 \d\d:\d\d/ }[lang];
    await expect(feed).toContainText(nextTry);
    await expect(page.locator(".live-again")).toContainText(nextTry);

    // A reader does not wait for their turn, and asks no more often than every ten seconds.
    const asked = () => server.requests("boards/live/left.json").length;
    const before = asked();
    await again.click();
    await expect.poll(asked).toBe(before + 1);
    await expect(again).toBeDisabled();
    await pass(page, 11 * SECOND);
    await expect(again).toBeEnabled();

    Object.assign(served, answers({ left: well(["one", "two"]), right: well(["three", "four"]) }));
    await again.click();
    await pass(page, SECOND);
    await expect(headline(page)).toContainText({ en: "All 4 services are operational.", ko: "서비스 4개가 모두 정상입니다." }[lang]);
    await expect(again).toBeHidden();
    await expect(word).toHaveCount(0);
  });
}

// The made-up board of thirty services, at the moment that its document is of.
const DEMO = Date.parse("2026-11-28T14:20:00+09:00");
const NAMES = {
  en: { days: "Thirty days", recent: "Recent outages", planned: "Planned maintenance", feeds: "Feeds", more: /^\d+ more$/, kinds: ["Messages and calls", "Payments and banks", "Transport and maps", "Portals and media", "Cloud and developers", "Others"] },
  ko: { days: "30일", recent: "최근 장애", planned: "예정된 점검", feeds: "피드", more: /^\d+개 더 보기$/, kinds: ["메신저·통신", "결제·은행·쇼핑", "이동·지도", "포털·미디어", "클라우드·개발", "그 밖"] },
};

const openDemo = async (page, scripted, query, folder = "") => {
  const server = await serveLive(scripted, {}, { start: DEMO });
  await openLive(page, server, folder, { board: "demo-live", ...query }, { start: DEMO });
};

for (const lang of ["en", "ko"]) {
  test(`of a board that has never heard anything the feeds are listed once each, and its services fold, in ${lang}`, async ({ page, scripted, allow }) => {
    allow.consoleError(/status of 503/);
    const ids = Array.from({ length: 14 }, (_, index) => `silent-${index}`);
    const server = await serveLive(scripted, answers({ ids, left: null, right: null }));
    await openLive(page, server, "", { lang });
    await expect(headline(page)).toContainText({ en: "No feed can be read.", ko: "읽을 수 있는 피드가 없습니다." }[lang]);
    const feeds = page.getByRole("region", { name: { en: "Feeds", ko: "피드" }[lang], exact: true });
    for (const name of ["left", "right"]) {
      const said = (await feeds.innerText()).split(name).length - 1;
      expect(said, name).toBe(1);
    }
    const lanes = page.getByRole("region", { name: { en: "Timelines", ko: "서비스별 경과" }[lang] });
    const fold = lanes.getByRole("button", { name: { en: /^14 unknown/, ko: /^확인 불가 14개/ }[lang] });
    await expect(lanes.getByRole("button", { name: "Talk silent-3" })).toHaveCount(0);
    await fold.click();
    await expect(lanes.getByRole("button", { name: "Talk silent-3" })).toBeVisible();
  });
}

for (const lang of ["en", "ko"]) {
  const names = NAMES[lang];
  const region = (page, name) => page.getByRole("region", { name, exact: true });

  test(`thirty services have their thirty days, by kind, in ${lang}`, async ({ page, scripted }) => {
    await openDemo(page, scripted, { lang });
    const days = region(page, names.days);
    for (const kind of names.kinds) await expect(days.getByRole("heading", { level: 3, name: kind, exact: true })).toBeVisible();
    await expect(days.getByRole("listitem")).toHaveCount(30);
    await expect(days.locator("svg.strip-days")).toHaveCount(30);
    await expect(headline(page)).toContainText({ en: "27 of 30 services are operational, 1 under maintenance.", ko: "서비스 30개 가운데 27개가 정상이고 1개는 점검 중입니다." }[lang]);
    await expect(page.locator(".troubled-row")).toHaveCount(2);
    const recent = region(page, names.recent);
    const rows = recent.getByRole("listitem");
    await expect(rows).toHaveCount(9);
    await recent.getByRole("button", { name: names.more }).click();
    expect(await rows.count()).toBeGreaterThan(12);
    await expect(region(page, names.planned).getByRole("listitem")).toHaveCount(3);
    await expect(region(page, names.feeds).locator(".feed-dot")).toHaveCount(1);
  });

  for (const width of [320, 390, 768, 1024, 1440, 1920]) {
    test(`at ${width} px nothing of a live board is cut off or stands on another, in ${lang}`, async ({ page, scripted }) => {
      await page.setViewportSize({ width, height: 900 });
      await openDemo(page, scripted, { lang });
      await expect(region(page, names.days).getByRole("listitem").first()).toBeAttached();
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      const astray = await page.evaluate(() => {
        const parts = (row) => [...row.children].filter((part) => part.checkVisibility() && !part.matches(".unseen") && part.textContent.trim()).map((part) => [part.textContent, part.getBoundingClientRect()]);
        return [...document.querySelectorAll(".strip, .outage")].flatMap((row) => {
          const all = parts(row);
          return all.flatMap(([text, one], index) => all.slice(index + 1).filter(([, other]) => one.right > other.left + 0.5 && other.right > one.left + 0.5 && one.bottom > other.top + 0.5 && other.bottom > one.top + 0.5).map(([over]) => [text, over]));
        });
      });
      expect(astray).toEqual([]);
    });
  }

  test(`on a phone kinds without trouble are folded, and open by the keyboard, in ${lang}`, async ({ page, scripted }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await openDemo(page, scripted, { lang });
    const days = region(page, names.days);
    const fold = days.getByRole("button", { name: { en: /^5 operational/, ko: /^정상 5개/ }[lang] }).first();
    const shown = await days.getByRole("listitem").count();
    expect(shown).toBeLessThan(20);
    await fold.focus();
    await page.keyboard.press("Enter");
    await expect(fold).toHaveAttribute("aria-expanded", "true");
    await expect(days.getByRole("listitem")).toHaveCount(shown + 5);
  });

  test(`axe finds nothing on the board of thirty services, in ${lang}`, async ({ page, scripted, axe }) => {
    const server = await serveLive(scripted, {}, { start: DEMO });
    await openLive(page, server, "", { board: "demo-live", lang }, { start: DEMO });
    expect(await axe(page)).toEqual([]);
  });
}

for (const lang of ["en", "ko"]) {
  const which = { en: "Which service?", ko: "어떤 서비스를 찾으시나요?" }[lang];
  const taxi = { en: "Kakao T", ko: "카카오 T" }[lang];

  test(`a commuter has since when and what instead of a taxi within one tap and no scrolling, in ${lang}`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page, "", { lang, at: "2022-10-15T21:50:00+09:00" });
    await page.getByRole("navigation", { name: which }).getByRole("link", { name: taxi, exact: true }).click();
    const card = page.getByRole("region", { name: taxi, exact: true });
    await expect(card).toContainText({ en: "down", ko: "중단" }[lang]);
    await expect(card).toContainText("15:27");
    await expect(card).toContainText({ en: "Hailing a cab on the street", ko: "길에서 택시 잡기" }[lang]);
    expect(await page.evaluate(() => scrollY)).toBe(0);
    const box = await card.boundingBox();
    expect(box.y + box.height).toBeLessThanOrEqual(844);
    await expect(page).toHaveURL(/[?&]service=kakao-t(?:&|$)/);

    // What is in the address comes back with it, and goes with the card.
    await page.reload();
    await expect(card).toBeVisible();
    await card.getByRole("button", { name: { en: "Close", ko: "닫기" }[lang] }).click();
    await expect(card).toHaveCount(0);
    await expect(page).not.toHaveURL(/service=/);
  });

  test(`any service is found by its name, and one that is not there is said, in ${lang}`, async ({ page }) => {
    await open(page, "", { lang, at: "2022-10-15T21:50:00+09:00" });
    const field = page.getByRole("navigation", { name: which }).getByLabel(which);
    await field.fill("kakaomap");
    await field.press("Enter");
    await expect(page.getByRole("region", { name: { en: "KakaoMap", ko: "카카오맵" }[lang], exact: true })).toBeVisible();
    await field.fill("harbour");
    await field.press("Enter");
    await expect(page.getByRole("navigation", { name: which }).getByRole("status")).toHaveText({ en: "No service matches.", ko: "조건에 맞는 서비스가 없습니다." }[lang]);
  });
}

test("a service that the board does not have is named as what cannot be used", async ({ page }) => {
  await open(page, "", { lang: "en", service: "nobody" });
  await expect(page.getByRole("main")).toContainText("service=‘nobody’");
});

/** Notifications as a device would show them, and what a reader answers who is asked. */
const takeNotifications = (page, permission) =>
  page.addInitScript((permission) => {
    globalThis.told = [];
    globalThis.Notification = class {
      static permission = permission;
      static requestPermission = () => Promise.resolve(permission);
      constructor(text) {
        globalThis.told.push(text);
      }
    };
  }, permission);

for (const lang of ["en", "ko"]) {
  const words = {
    en: { which: "Which service?", tellMe: "Tell me when it is back", willTell: "You will be notified when it is back, as long as this page stays open.", cannot: "Notifications are not allowed.", told: "Talk one: operational" },
    ko: { which: "어떤 서비스를 찾으시나요?", tellMe: "복구되면 알림 받기", willTell: "이 페이지를 열어 두면 복구될 때 알려 드립니다.", cannot: "알림이 허용되지 않았습니다.", told: "Talk one: 정상" },
  }[lang];
  const asked = async (page, scripted, permission) => {
    await takeNotifications(page, permission);
    const served = answers({ left: [["one", "major_outage", 42], ["two", "operational", 600]], right: well(["three", "four"]) });
    await openLive(page, await serveLive(scripted, served), "", { lang });
    await page.getByRole("navigation", { name: words.which }).getByRole("link", { name: "Talk one" }).click();
    await page.getByRole("region", { name: "Talk one", exact: true }).getByRole("button", { name: words.tellMe }).click();
    return served;
  };

  test(`who asks for it is told once that a service is back, in ${lang}`, async ({ page, scripted }) => {
    const served = await asked(page, scripted, "granted");
    await expect(page.getByText(words.willTell)).toBeVisible();
    served["boards/live/left.json"] = answering([["one", "operational", 0], ["two", "operational", 600]]);
    await pass(page, 12 * SECOND);
    await expect.poll(() => page.evaluate(() => globalThis.told)).toEqual([words.told]);
    await pass(page, 60 * SECOND);
    expect(await page.evaluate(() => globalThis.told)).toEqual([words.told]);
  });

  test(`where notifications are refused the page says so, in ${lang}`, async ({ page, scripted }) => {
    await asked(page, scripted, "denied");
    await expect(page.getByText(words.cannot)).toBeVisible();
    expect(await page.evaluate(() => globalThis.told)).toEqual([]);
  });
}

test("the services in trouble are one stop of Tab, and arrow keys go from one to the next", async ({ page }) => {
  await open(page, "", { lang: "en", at: "2022-10-15T21:50:00+09:00" });
  const chips = page.getByRole("navigation", { name: "Which service?" }).getByRole("link");
  await expect(chips).toHaveCount(8);
  await page.getByLabel("Which service?").last().focus();
  await page.keyboard.press("Tab");
  await expect(chips.first()).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(chips.nth(1)).toBeFocused();
  await page.keyboard.press("End");
  await expect(chips.last()).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(chips.nth(0)).not.toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(chips.last()).toBeFocused();
});
