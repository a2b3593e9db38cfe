// The dashboard answers the four questions of the Pangyo board, in both languages, at the moments that people remember.

import { readFile } from "node:fs/promises";
import path from "node:path";
import { addressOf, cited, DIST, expect, open, test } from "./fixtures.mjs";

const document = async (name) => JSON.parse(await readFile(path.join(DIST, "boards/pangyo-2022", name), "utf8"));

const SAID = {
  ko: {
    headline: "카카오톡이 6시간 20분째 멈춰 있습니다.",
    people: /최근 1시간 동안 약 [\d,]+만~[\d,]+만 명이 장애를 겪은 것으로 추정됩니다\./,
    site: "SK 판교 데이터센터의 전력은 16:52부터 전면 차단된 상태입니다.",
    answers: [
      ["무엇이 멈췄나", /장애 \d+개: 중단 \d+개, .*카카오톡/s],
      ["몇 명이 장애를 겪나", /추정.*[\d,]+만~[\d,]+만 명/s],
      ["대신 쓸 수 있는 서비스", /카카오톡 대신.*라인/s],
      ["왜 한꺼번에 멈췄나", /SK 판교 데이터센터.*16:52/s],
    ],
    title: /^카카오톡: .*(?:중단.*6시간\s20분|6시간\s20분.*중단).*판교 데이터센터 화재/,
    timelines: "서비스별 경과",
    kakaotalk: "카카오톡",
    feature: "텍스트 메시지",
    record: /^기록 \d+개$/,
    since: "15:27~15:30 사이",
    alternatives: "대체 서비스",
    instead: "카카오톡 대신",
    line: ["라인", /춘천/],
    excluded: ["카카오페이 대신", "추천 제외", /네이버페이.*네이버가 장애를 겪고 있음/],
    cause: "공통 원인",
    caused: [/지하 3층 배터리/, /카카오 서버/, /복구된 기능/],
    promises: "예고와 결과",
    asList: "출처와 함께 목록으로 보기",
    promise: /2시간 안에 전체 복구.*전제 조건 미충족/s,
    restored: /카카오 집계로 127시간\s30분, 과학기술정보통신부 집계로 127시간\s33분 이어졌습니다/,
    totals: [["127시간 30분", "카카오"], ["127시간 33분", "과학기술정보통신부"]],
    calm: /서비스 \d+개 가운데 확인된 \d+개에는 장애가 없습니다\. 서비스 (\d+)개는 상태를 확인할 수 없습니다\./,
    back: /SK 판교 데이터센터.*전력 100% 복구.*서비스 10개 장애/s,
    withoutCause: "원인 미확인 장애",
    soFar: /추정하지 않음.*지금까지 [\d,.]+만~[\d,.]+만 명 \(추정\s· 등급\s[A-D]\)/s,
    needed: "현재 확인된 필요 없음",
    shared: "확인된 동시 장애 없음",
    unknown: "확인 불가",
    silent: /^확인 불가 \d+개$/,
    down: /중단|오류·지연|점검/,
    moment: "2022년 10월 17일(월) 09:00 KST",
    other: ["English", "Mon 17 Oct 2022, 09:00 KST"],
    dark: "어두운 화면",
    light: "밝은 화면",
    notes: "알림",
    sources: "출처",
  },
  en: {
    headline: "KakaoTalk has been down for 6 h 20 min.",
    people: /An estimated [\d,.]+–[\d,.]+ million people were affected in the last hour\./,
    site: "Power at the SK Pangyo data centre has been cut completely since 16:52.",
    answers: [
      ["What is down", /\d+ affected: \d+ down, .*KakaoTalk/s],
      ["How many affected", /estimate.*[\d,.]+–[\d,.]+ million people/s],
      ["What to use instead", /Instead of KakaoTalk.*LINE/s],
      ["Common cause", /SK Pangyo data centre.*16:52/s],
    ],
    title: /^KakaoTalk: .*down.*6\sh\s20\smin.*Pangyo data-centre fire/,
    timelines: "Timelines",
    kakaotalk: "KakaoTalk",
    feature: "Text messages",
    record: /^Record \(\d+\)$/,
    since: "between Sat 15 Oct 2022, 15:27 and 15:30",
    alternatives: "Alternatives",
    instead: "Instead of KakaoTalk",
    line: ["LINE", /Chuncheon/],
    excluded: ["Instead of KakaoPay", "Not recommended", /Naver Pay.*Naver, which runs it, has an outage/],
    cause: "The shared cause",
    caused: [/battery fire on basement level 3/, /Kakao’s servers/, /Failed features restored/],
    promises: "Promises, kept or missed",
    asList: "As a list, with sources",
    promise: /within two hours of power returning.*condition not yet met/s,
    restored: /127\sh\s30\smin \(Kakao count\), 127\sh\s33\smin \(Ministry of Science and ICT count\)/,
    totals: [["127 h 30 min", "Kakao"], ["127 h 33 min", "Ministry of Science and ICT"]],
    calm: /No outage at the \d+ of \d+ services that can be checked\. The status of (\d+) services is unknown\./,
    back: /SK Pangyo data centre.*Power fully restored.*10 dependent services affected/s,
    withoutCause: "Outages with no known cause",
    soFar: /Not estimated.*so far [\d,.]+–[\d,.]+ million people \(estimate\s· grade\s[A-D]\)/s,
    needed: "Nothing known to be needed",
    shared: "None known",
    unknown: "unknown",
    silent: /^\d+ unknown$/,
    down: /(?<!none )down|degraded|maintenance/,
    moment: "Mon 17 Oct 2022, 09:00 KST",
    other: ["한국어", "2022년 10월 17일(월) 09:00 KST"],
    dark: "Dark",
    light: "Light",
    notes: "Notes",
    sources: "Sources",
  },
};

const MONDAY = "2022-10-17T09:00:00+09:00";
const BEFORE = "2022-10-15T15:00:00+09:00";
const AFTER = "2022-10-20T23:00:00+09:00";

const region = (page, name) => page.getByRole("region", { name });
/** What unfolds a lane: within it are buttons of its own. */
const toggle = (place) => place.locator(".lane-button");
const laneNamed = (place, name) =>
  place.locator(".lane").filter({ has: place.page().locator(".lane-button .lane-title").getByText(name, { exact: true }) });
/** The lane of a service: the one whose own button begins with the service's name. */
const laneOf = (page, timelines, name) =>
  region(page, timelines)
    .locator(".lane")
    .filter({ has: page.getByRole("button", { name: new RegExp(`^${name}`) }) });
const headline = (page) => page.getByRole("heading", { level: 1 });

/** Every link below a place that leads away from the site leads to a source and takes nothing of the page with it. */
async function expectSources(place) {
  const links = place.getByRole("link");
  await expect(links.first()).toBeVisible();
  const found = await links.evaluateAll((all) =>
    all
      .filter(({ origin }) => origin !== location.origin)
      .map(({ href, target, rel, textContent }) => ({ href, target, rel, title: textContent.trim() })),
  );
  expect(found.length).toBeGreaterThan(0);
  for (const { href, target, rel, title } of found) {
    expect(href).toMatch(/^https?:\/\/[^/]+\./);
    expect(title, href).toMatch(/\S/);
    expect({ target, rel: rel.split(" ") }, href).toEqual({ target: "_blank", rel: expect.arrayContaining(["noopener"]) });
  }
}

/** Unfolds everything below a place that can be unfolded, also what only shows once something else is unfolded. */
async function unfoldAll(place) {
  const folded = place.locator("details:not([open]) > summary").filter({ visible: true });
  // All at once: a click each would take a slow machine half a minute, and one real click is tested with the lane.
  while ((await folded.count()) > 0) await folded.evaluateAll((all) => all.forEach((summary) => summary.click()));
  const letters = place.locator("button.grade-letter[aria-expanded=false]").filter({ visible: true });
  await letters.evaluateAll((all) => all.forEach((letter) => letter.click()));
}

for (const [lang, said] of Object.entries(SAID)) {
  test.describe(lang, () => {
    test("the headline says what is down, for how long and how many it hits", async ({ page }) => {
      await open(page, "", { lang });
      await expect(page.locator("html")).toHaveAttribute("lang", lang);
      await expect(headline(page)).toHaveCount(1);
      await expect(headline(page)).toContainText(said.headline);
      await expect(headline(page)).toContainText(said.people);
      await expect(page.getByRole("main")).toContainText(said.site);
      await expect(page).toHaveTitle(said.title);
    });

    test("the four questions are answered", async ({ page }) => {
      await open(page, "", { lang });
      for (const [question, answer] of said.answers) {
        await expect(region(page, question).getByRole("heading", { level: 2 })).toContainText(question);
        await expect(region(page, question)).toContainText(answer);
      }
    });

    test("every service has a lane that unfolds features, record and sources", async ({ page }) => {
      await open(page, "", { lang });
      const { services } = await document("board.json");
      const lanes = toggle(region(page, said.timelines));
      // Those of which nobody has said anything yet are in a fold.
      await region(page, said.timelines).getByRole("button", { name: said.silent }).click();
      await expect(lanes).toHaveCount(services.length);
      const names = await lanes.allTextContents();
      for (const { name } of services) expect(names.filter((text) => text.startsWith(name[lang]))).not.toEqual([]);

      const lane = laneOf(page, said.timelines, said.kakaotalk).first();
      const button = toggle(lane);
      await expect(button).toHaveAttribute("aria-expanded", "false");
      await expect(lane.getByText(said.feature, { exact: true })).toHaveCount(0);
      await button.click();
      await expect(button).toHaveAttribute("aria-expanded", "true");
      for (const { name } of services[0].features) await expect(lane.getByText(name[lang], { exact: true }).first()).toBeVisible();
      await lane.getByText(said.record).click();
      await expect(lane).toContainText(said.since);
      await cited(lane, lang).first().click();
      await expectSources(lane);
      await unfoldAll(lane);
      await expectSources(lane);
      await button.click();
      await expect(lane.getByText(said.feature, { exact: true })).toHaveCount(0);
    });

    test("an alternative is named with its reason and source, and one that is not with the reason against it", async ({ page }) => {
      await open(page, "", { lang });
      const [name, reason] = said.line;
      const offers = region(page, said.alternatives).getByRole("article");
      const talk = offers.filter({ has: page.getByRole("heading", { name: said.instead, exact: true }) });
      const cell = talk.getByRole("button", { name });
      await expect(cell).toHaveAttribute("aria-expanded", "false");
      await cell.click();
      await expect(cell).toHaveAttribute("aria-expanded", "true");
      const strip = talk.locator(".matrix-strip");
      await expect(strip).toContainText(reason);
      await unfoldAll(strip);
      await expectSources(strip);

      const [instead, title, because] = said.excluded;
      const pay = offers.filter({ has: page.getByRole("heading", { name: instead, exact: true }) });
      await pay.getByRole("button", { name: title }).click();
      await expect(pay.locator(".matrix-strip")).toContainText(because);
      // One strip at a time.
      await expect(talk.locator(".matrix-strip")).toHaveCount(0);
    });

    test("the shared cause names the site, what it measured, what hangs on it and what was promised", async ({ page }) => {
      await open(page, "", { lang });
      const cause = region(page, said.cause);
      for (const part of said.caused) await expect(cause).toContainText(part);
      await expect(cause.getByRole("listitem").filter({ hasText: said.kakaotalk }).first()).toBeVisible();
      await expect(cause.getByText(said.promises).first()).toBeVisible();
      await cause.getByText(said.asList).click();
      const promise = cause.getByRole("listitem").filter({ hasText: said.promise });
      await expect(promise).toHaveCount(1);
      await unfoldAll(promise);
      await expectSources(promise);
    });

    test("once all is restored both published totals are shown with their sources", async ({ page }) => {
      await open(page, "", { lang, at: AFTER });
      await expect(headline(page)).toContainText(said.restored);
      for (const [total, by] of said.totals) {
        const counted = region(page, said.cause)
          .getByRole("listitem")
          .filter({ has: page.getByText(total, { exact: true }) })
          .filter({ has: page.getByText(by, { exact: true }) });
        await expect(counted).toHaveCount(1);
        await unfoldAll(counted);
        await expectSources(counted);
      }
      await expect(page).not.toHaveTitle(said.down);
    });

    test("before the fire nothing is known to be down, and what is unknown is named so", async ({ page }) => {
      await open(page, "", { lang, at: BEFORE });
      await expect(headline(page)).toHaveText(said.calm);
      const [, unknown] = (await headline(page).textContent()).match(said.calm);
      const lanes = toggle(region(page, said.timelines));
      await expect(lanes.filter({ hasText: said.unknown })).toHaveCount(Number(unknown));
      await expect(lanes.filter({ hasText: said.down })).toHaveCount(0);
      await expect(page).not.toHaveTitle(said.down);
    });

    test("what the fire broke is down together also once the power is back", async ({ page }) => {
      await open(page, "", { lang, at: "2022-10-19T12:00:00+09:00" });
      const [why] = said.answers.at(-1);
      await expect(region(page, why)).toContainText(said.back);
      await expect(region(page, said.cause)).toContainText(said.promises);
      await expect(page.getByText(said.withoutCause)).toHaveCount(0);
    });

    test("once only parts fail the grade stands with the figure that there is", async ({ page }) => {
      await open(page, "", { lang, at: "2022-10-19T12:00:00+09:00" });
      const [, [question]] = said.answers;
      await expect(region(page, question)).toContainText(said.soFar);
      await expect(page.getByRole("heading", { name: question })).toHaveText(question);
    });

    test("where one status is unknown, nothing is said to be needed or shared as far as is known", async ({ page }) => {
      await open(page, "", { lang, at: AFTER });
      for (const [question, known] of [[said.answers[2][0], said.needed], [said.answers[3][0], said.shared]]) {
        await expect(region(page, question)).toContainText(known);
      }
    });

    test("another language and the dark keep the moment", async ({ page }) => {
      const [other, elsewhere] = said.other;
      await open(page, "", { lang, at: MONDAY });
      await expect(page.getByRole("banner")).toContainText(said.moment);

      const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      const light = await paper();
      await page.getByRole("link", { name: said.dark }).click();
      await expect(page.locator("html")).toHaveAttribute("data-scheme", "dark");
      await expect(page.getByRole("banner")).toContainText(said.moment);
      expect(await paper()).not.toBe(light);
      await expect(page.getByRole("link", { name: said.dark })).toBeHidden();
      await page.getByRole("link", { name: said.light }).click();
      await expect(page.locator("html")).toHaveAttribute("data-scheme", "light");
      await expect(page.getByRole("banner")).toContainText(said.moment);
      expect(await paper()).toBe(light);

      await page.getByRole("link", { name: other }).click();
      await expect(page.getByRole("banner")).toContainText(elsewhere);
      await expect(page.locator("html")).toHaveAttribute("lang", lang === "ko" ? "en" : "ko");
      await expect(page.locator("html")).toHaveAttribute("data-scheme", "light");
    });

    test("each bad value in the address is named in one line, and the default is used", async ({ page }) => {
      const bad = { board: "../secret", at: "yesterday", services: "NOT OK", dark: "yes" };
      await open(page, "", { ...bad, lang });
      await expect(headline(page)).toContainText(said.headline);
      const lines = page.getByRole("status", { name: said.notes }).getByRole("listitem");
      await expect(lines).toHaveCount(Object.keys(bad).length);
      for (const [name, value] of Object.entries(bad)) {
        const line = lines.filter({ hasText: `${name}=‘${value}’` });
        await expect(line).toHaveCount(1);
        const rows = await line.evaluate((element) => {
          const range = document.createRange();
          range.selectNodeContents(element);
          return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
        });
        expect(rows, name).toBe(1);
      }
    });

    test("every citation opens and leads to a source", async ({ page }) => {
      await open(page, "", { lang });
      // The last of what comes with the details.
      await expect(page.getByRole("region", { name: said.sources, exact: true })).toBeVisible();
      const citations = page.getByRole("main").locator(".citation").filter({ has: page.locator("ul") });
      await unfoldAll(page.getByRole("main"));
      const count = await citations.count();
      expect(count).toBeGreaterThan(20);
      // A source that is not online stands by its title and date.
      const wrong = await citations.evaluateAll((all) => {
        const isLed = (item) => [...item.querySelectorAll("a")].some((link) => /^https?:/.test(link.href) && link.checkVisibility());
        const isNamed = (item) => item.querySelector("a") === null && /\b2022\b|2022년/.test(item.textContent) && item.checkVisibility();
        const items = (cited) => [...cited.querySelectorAll("li")];
        return {
          bare: all.filter((cited) => items(cited).length === 0 || items(cited).some((item) => !isLed(item) && !isNamed(item))).map((cited) => cited.textContent),
          led: all.filter((cited) => items(cited).some(isLed)).length,
        };
      });
      expect(wrong.bare).toEqual([]);
      expect(wrong.led, "most are online").toBeGreaterThan(count * 0.8);
      await expectSources(page.getByRole("main"));
    });
  });
}

test("the address decides which language is read first", async ({ page, browser, site }) => {
  await open(page, "");
  await expect(headline(page)).toContainText(SAID.ko.headline);
  const context = await browser.newContext({ locale: "en-GB" });
  const english = await context.newPage();
  await english.goto(`${site}/`);
  await expect(headline(english)).toContainText(SAID.en.headline);
  await english.goto(`${site}/?lang=ko`);
  await expect(headline(english)).toContainText(SAID.ko.headline);
  await context.close();
});

test("a language that there is not is named, and the reader’s own is used", async ({ page }) => {
  await open(page, "", { lang: "fr" });
  await expect(headline(page)).toContainText(SAID.ko.headline);
  await expect(page.getByRole("status", { name: SAID.ko.notes }).getByRole("listitem")).toHaveText([/lang=‘fr’.*ko, en/]);
});

test("every change on record leads to each of its sources, and names what is not online without a link", async ({ page }) => {
  const [board, status] = await Promise.all(["board.json", "status.json"].map(document));
  const sources = new Map([...board.sources, ...(status.sources ?? [])].map((source) => [source.id, source]));
  let unlinked = 0;
  await open(page, "");
  const timelines = region(page, SAID.ko.timelines);
  await timelines.getByRole("button", { name: SAID.ko.silent }).click();
  for (const button of await toggle(timelines).all()) await button.click();
  await unfoldAll(timelines);
  for (const { id, name } of board.services) {
    const events = status.events.filter(({ service }) => service === id);
    const lane = laneNamed(timelines, name.ko);
    const linked = new Set(await lane.locator("a").evaluateAll((links) => links.map(({ href }) => href)));
    const cited = events.flatMap(({ sources, disputes = [] }) => [...sources, ...disputes.flatMap((dispute) => dispute.sources)]);
    expect(cited.length, id).toBeGreaterThan(0);
    const items = await lane.locator(".citation li").evaluateAll((all) => all.map((item) => [item.textContent.trim(), item.querySelector("a") !== null]));
    const isThere = ({ title, address }) =>
      address === undefined
        ? items.some(([text, isLink]) => text === (title.ko ?? title) && !isLink)
        : linked.has(new URL(address).href);
    expect(cited.filter((source) => !isThere(sources.get(source))), id).toEqual([]);
    unlinked += cited.filter((source) => sources.get(source).address === undefined).length;
  }
  expect(unlinked, "the board has sources that are not online").toBeGreaterThan(10);
});

const PARTLY = /partly down/;
const DOWN = /(?<!partly )down/;
const TROUBLE = /down|degraded/;
const WORKS = /operational/;
const CALM = /operational|unknown/;

// The moments that people remember: service, feature (null: the service as a whole), what its lane says.
const MOMENTS = {
  "2022-10-15T21:50:00+09:00": [
    ["KakaoTalk", null, DOWN],
    ["KakaoTalk", "Text messages", DOWN],
    ["Kakao T", null, TROUBLE],
    ["KakaoMap", null, TROUBLE],
    ["KakaoStory", null, TROUBLE],
    ["Daum", null, TROUBLE],
    ["KakaoBank", "The bank’s own functions", WORKS],
  ],
  "2022-10-16T08:00:00+09:00": [
    ["KakaoTalk", "Text messages", PARTLY],
    ["KakaoTalk", "Text messages", /16\sh\s30\smin/],
    ["KakaoTalk", "Pictures, video, files", DOWN],
  ],
  "2022-10-16T21:30:00+09:00": [
    ["KakaoTalk", "Text messages", CALM],
    ["KakaoTalk", "Pictures, video, files", CALM],
    ["Daum Mail", null, TROUBLE],
    ["KakaoMap", "Road view", TROUBLE],
    ["Kakao T", "Bikes and scooters", TROUBLE],
    ["KakaoTalk", "Shopping search", /down|degraded|unknown/],
    ["KakaoTalk", "Channels (businesses)", TROUBLE],
  ],
  "2022-10-17T09:00:00+09:00": [
    ["Daum Mail", null, DOWN],
    ["Kakao Mail", null, DOWN],
    ["KakaoStory", "Search and statistics", PARTLY],
    ["Tistory", "Search and statistics", PARTLY],
    ["Brunch", "Search and statistics", PARTLY],
    ["KakaoMap", "Road view", DOWN],
  ],
  "2022-10-20T23:00:00+09:00": [
    ["KakaoTalk", null, WORKS],
    ["Daum Mail", null, WORKS],
    ["KakaoMap", "Road view", WORKS],
  ],
};

for (const [lang, width, next] of [["ko", 390, "다음 변화"], ["en", 390, "Next change"], ["en", 768, "Next change"], ["ko", 1440, "다음 변화"]]) {
  test(`${lang}, ${width} px: no moment of the replay makes the page wider than its window`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await open(page, "", { at: BEFORE, lang });
    await expect(page.locator("#open-feed")).toBeAttached();
    const wide = await page.getByRole("button", { name: next }).evaluate(async (button) => {
      // What stands below the lanes follows in a task after the frame.
      const settled = () => new Promise((done) => requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(() => setTimeout(done)))));
      const found = [];
      for (let steps = 0; button.ariaDisabled !== "true"; steps += 1) {
        button.click();
        await settled();
        const by = document.documentElement.scrollWidth - innerWidth;
        if (by > 0) found.push(`${location.search}: ${by} px`);
        if (steps > 500) throw new Error("the replay never ends");
      }
      return found;
    });
    await expect(page.getByRole("button", { name: next })).toBeDisabled();
    expect(wide).toEqual([]);
  });
}

for (const [at, rows] of Object.entries(MOMENTS)) {
  test(`the link to ${at} shows what was known of then`, async ({ page }) => {
    await open(page, "", { at, lang: "en" });
    for (const [service, feature, says] of rows) {
      const lane = laneNamed(region(page, "Timelines"), service);
      const button = toggle(lane);
      if (feature === null) {
        await expect(button).toContainText(says);
        continue;
      }
      if ((await button.getAttribute("aria-expanded")) === "false") await button.click();
      const row = lane.getByRole("rowheader").filter({ has: page.getByText(feature, { exact: true }) });
      await expect(row, `${service}: ${feature}`).toHaveText(says);
    }
  });
}

test("on the next morning power is coming back and above 90 % only after the moment", async ({ page }) => {
  await open(page, "", { at: "2022-10-16T08:00:00+09:00", lang: "en" });
  const cause = region(page, "The shared cause");
  await expect(cause.locator(".track").filter({ hasText: "Power" }).first()).toContainText("coming back (amount not published)");
  await cause.getByText(SAID.en.asList).click();
  const later = cause.getByRole("listitem").filter({ hasText: "at least 90%" });
  await expect(later).toContainText(/after this moment\s+Sun 16 Oct 2022, 09:00/);
});

test("the same moment in another offset, escaped or not, is the same page", async ({ page }) => {
  for (const at of ["2022-10-17T09:00:00+09:00", "2022-10-17T09:00:00%2B09:00", "2022-10-17T00:00:00Z"]) {
    await page.goto(`?lang=en&at=${at}`);
    await expect(page.getByRole("banner")).toContainText("Mon 17 Oct 2022, 09:00 KST");
    await expect(page.locator(".notes")).toHaveCount(0);
  }
  expect(addressOf("", { at: MONDAY })).toContain("%2B09%3A00");
});
