// The methods page: the estimate with the board's own numbers, every assumption, and outages that others counted.

import { readFile } from "node:fs/promises";
import path from "node:path";
import { DIST, expect, open, test } from "./fixtures.mjs";

const BOARD = "boards/pangyo-2022/board.json";
const CASES = "validation/cases.json";

const WORDS = {
  ko: {
    title: "추정 방법", contents: "목차", example: "한 서비스로 본 계산 과정", together: "여러 서비스를 합칠 때", severity: "상태별 실패 비율",
    day: "시간대별 이용 분포", assumptions: "모든 가정", validation: "실제 집계와 비교", refused: "추정하지 않는 경우", rounding: "반올림과 등급", limits: "한계",
    lead: "카카오톡의 2022년 10월 15일(토) 21:50 KST 추정입니다.", least: /같은 사람만 매번 실패했다면 약 [\d,]+만 명입니다\./, hour: "최근 1시간에 장애를 겪은 이용자", soFar: "지금까지 장애를 겪은 이용자", audience: "월간 이용자 4,319만 6,403명",
    done: /^\d+건을 모두 계산했고, 모두 기준 범위 안입니다\.$/, missed: "미충족", none: "추정하지 않음: 공개된 수치가 사람 수가 아님", reports: "추정하지 않음: 이용자를 세는 단위가 아님",
    replaced: /^이 현황판은 아래 \d+개 가운데 1개를 자체 값으로 바꿨습니다\./, mark: "이 현황판이 바꿈", assumed: "가정", download: "가정을 JSON으로 내려받기",
    board: "현황판으로", broken: "비교할 사례를 읽지 못했습니다.", some: "사례 가운데 일부를 읽지 못해 제외했습니다.", counted: "공개된 수와 본 추정", table: "표로 보기", perDay: "시간대별 이용, 하루의 %",
    major: "중단: 최소 0.9, 가장 그럴듯한 값 1, 최대 1", bar: /^메신저 · 포털 · 지도.*: 12시에 5\.6%로 가장 많고 4시에 1\.2%로 가장 적음$/,
    within: / · 범위 안$/, leftOut: /^다음 \d+건은 그림에 넣지 않았습니다: /, voice: "KDDI 음성 통화", voiceResult: /공개된 수 2,316만 명 · 추정 [\d,만~\u2060]+ 명 · 범위 안/,
  },
  en: {
    title: "How the estimate is made", contents: "Contents", example: "One service, step by step", together: "Several services together", severity: "Failure rate in each status",
    day: "Use over the day", assumptions: "Every assumption", validation: "Against outages that others counted", refused: "Figures never estimated", rounding: "Rounding and grades", limits: "Limits",
    lead: "KakaoTalk, as estimated for Sat 15 Oct 2022, 21:50 KST.", least: /If the same people failed every time, it is about [\d.]+\smillion people\./, hour: "People affected in the last hour", soFar: "People affected so far", audience: "43,196,403 monthly users",
    done: /^All \d+ cases computed, all within the limits set\.$/, missed: ": missed", none: "Not estimated: the published figure does not count people", reports: "Not estimated: not a unit in which users are counted",
    replaced: /^This board replaces 1 of these \d+ with values of its own/, mark: "replaced by this board", assumed: "assumed", download: "Download the assumptions as JSON",
    board: "Back to the board", broken: "The cases to compare with could not be read.", some: "Some of the cases could not be read and are left out.", counted: "Published figures and our estimates", table: "As a table", perDay: "Use in each hour, in percent of the day",
    major: "down: Least 0.9, Most likely 1, Most 1", bar: /^messenger · portal · map.*: most at 12:00 with 5\.6%, least at 4:00 with 1\.2%$/,
    within: / · in our range$/, leftOut: /^\d+ cases are not in the chart: /, voice: "KDDI 2022, voice", voiceResult: /published 23\.16\smillion people · estimated \d+–\d+ million people · in our range/,
  },
};

const SECTIONS = ["example", "together", "severity", "day", "assumptions", "validation", "refused", "rounding", "limits"];

/** The bundled board, changed. */
async function changed(change) {
  const board = JSON.parse(await readFile(path.join(DIST, BOARD), "utf8"));
  change(board);
  return JSON.stringify(board);
}

/** Unfolds everything within a part of the page. */
const unfold = (part) => part.locator("details").evaluateAll((all) => all.forEach((details) => (details.open = true)));

/** The cases that have one counted number: what the chart is about. */
const isCounted = ({ trial: { share, outage } }) =>
  Boolean(share) || Boolean(outage?.checks.some(({ expected }) => expected.near !== undefined || expected.contains !== undefined));

/** The texts of a drawing that lie on each other, are cut off or stand beyond the window. */
const misplaced = (figure) =>
  figure.evaluate((figure) => {
    const texts = [];
    const walker = document.createTreeWalker(figure, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode;
      if (!data.trim() || getComputedStyle(parentElement).visibility !== "visible") continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      const isCut = parentElement.scrollWidth > parentElement.clientWidth + 1 && getComputedStyle(parentElement).overflowX !== "visible";
      texts.push({ data, isCut, boxes: [...range.getClientRects()] });
    }
    const isOutside = ({ left, right }) => left < 0 || right > innerWidth;
    const found = texts.filter(({ isCut, boxes }) => isCut || boxes.some(isOutside)).map(({ data }) => data);
    const isApart = (one, other) => one.right <= other.left || other.right <= one.left || one.bottom <= other.top + 1 || other.bottom <= one.top + 1;
    texts.forEach(({ data, boxes }, index) => {
      for (const other of texts.slice(index + 1)) {
        if (!boxes.every((one) => other.boxes.every((two) => isApart(one, two)))) found.push(`${data} / ${other.data}`);
      }
    });
    return found;
  });

const region = (page, name) => page.getByRole("region", { name, exact: true });

for (const lang of ["ko", "en"]) {
  const words = WORDS[lang];

  test(`each section has a heading, and the contents lead to it, in ${lang}`, async ({ page }) => {
    await open(page, "methods/", { lang });
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.title);
    await expect(page).toHaveTitle(new RegExp(`^${words.title} · `));
    const links = page.getByRole("navigation", { name: words.contents }).getByRole("link");
    await expect(links).toHaveText(SECTIONS.map((section) => words[section]));
    for (const section of SECTIONS) {
      await expect(page.getByRole("heading", { level: 2, name: words[section], exact: true })).toHaveAttribute("id", section);
    }
    await links.last().click();
    await expect(page).toHaveURL(/#limits$/);
    await expect(page.getByRole("heading", { name: words.limits })).toBeInViewport();
  });

  test(`nothing on screen moves when the figures come in ${lang}`, async ({ page }) => {
    await page.addInitScript(() => {
      globalThis.shifted = 0;
      const add = (list) => list.getEntries().forEach(({ value }) => (globalThis.shifted += value));
      new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
    });
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page, "methods/", { lang });
    await expect(region(page, words.example)).toContainText(words.lead);
    await expect(page.getByText(words.done)).toBeAttached();
    expect(await page.evaluate(() => globalThis.shifted)).toBe(0);
  });

  test(`an address that names a section leads to it in ${lang}`, async ({ page }) => {
    await page.goto(`methods/?lang=${lang}#validation`);
    await expect(page.getByRole("heading", { name: words.validation, exact: true })).toBeInViewport();
    await expect(page).toHaveURL(/#validation$/);
  });

  test(`the worked example has the board's own numbers in ${lang}`, async ({ page }) => {
    await open(page, "methods/", { lang });
    const example = region(page, words.example);
    await expect(example).toContainText(words.lead);
    await expect(example).toContainText(words.audience);
    await expect(example).toContainText(words.least);
    await expect(example.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 3 }) })).toHaveCount(8);
    const together = region(page, words.together).getByRole("definition").first();
    const range = (await together.textContent()).match(/[\d,.만억~–]+(?: (?:million|billion))?/)[0];
    await open(page, "", { lang });
    await expect(page.getByRole("heading", { level: 1 })).toContainText(range);
  });

  test(`every case is computed and comes out as it was published in ${lang}`, async ({ page }) => {
    await open(page, "methods/", { lang });
    const validation = region(page, words.validation);
    await expect(validation.getByRole("status")).toHaveText(words.done);
    await expect(validation).not.toContainText(words.missed);
    const { cases } = JSON.parse(await readFile(path.join(DIST, CASES), "utf8"));
    for (const { name } of cases) await expect(validation).toContainText(name[lang]);
    await expect(validation.getByRole("table")).toHaveCount(0);
    await unfold(validation);
    await expect(validation.getByRole("row", { name: new RegExp(words.none) })).toHaveCount(2);
    await expect(validation.getByRole("row", { name: new RegExp(words.reports) })).toHaveCount(1);
    await expect(validation.getByRole("table")).toHaveCount(cases.length);
    for (const { sources } of cases) {
      for (const { title } of sources) await expect(validation.getByText(title, { exact: true }).first()).toBeVisible();
    }
  });

  test(`each case has its result in its line, and the keyboard unfolds it, in ${lang}`, async ({ page }) => {
    await open(page, "methods/", { lang });
    const validation = region(page, words.validation);
    await expect(validation.getByRole("status")).toHaveText(words.done);
    const { cases } = JSON.parse(await readFile(path.join(DIST, CASES), "utf8"));
    const lines = validation.locator("summary");
    await expect(lines).toHaveCount(cases.length);
    await expect(lines.filter({ hasText: words.within })).toHaveCount(cases.filter(isCounted).length);
    const line = lines.filter({ hasText: words.voice });
    await expect(line).toContainText(words.voiceResult);
    await line.focus();
    await page.keyboard.press("Enter");
    await expect(validation.getByRole("table")).toHaveCount(1);
  });

  test(`the chart has a row for each counted outage and says how many it leaves out, in ${lang}`, async ({ page }) => {
    await open(page, "methods/", { lang });
    const validation = region(page, words.validation);
    await expect(validation.getByRole("status")).toHaveText(words.done);
    const { cases } = JSON.parse(await readFile(path.join(DIST, CASES), "utf8"));
    const counted = cases.filter(isCounted);
    const figure = validation.getByRole("figure");
    await expect(figure.getByRole("img")).toHaveCount(counted.length);
    await expect(figure.getByRole("listitem").filter({ has: page.getByRole("img") })).toHaveCount(counted.length);
    for (const { name } of counted) {
      const row = figure.getByRole("img", { name: `${name[lang]}: `, exact: false });
      await expect(row).toHaveCount(1);
      await expect(row).toHaveAccessibleName(words.within);
    }
    await expect(validation.getByText(words.leftOut)).toContainText(String(cases.length - counted.length));
    const heights = await figure.getByRole("img").evaluateAll((all) => all.map((each) => each.closest("li").getBoundingClientRect().height));
    expect(Math.max(...heights)).toBeLessThanOrEqual(28);
  });

  test(`no label of the chart lies on another or is cut off, at any width, in ${lang}`, async ({ page }) => {
    await open(page, "methods/", { lang });
    const validation = region(page, words.validation);
    await expect(validation.getByRole("status")).toHaveText(words.done);
    const figure = validation.getByRole("figure");
    for (const size of ["100%", "200%"]) {
      await page.evaluate((size) => document.documentElement.style.setProperty("font-size", size), size);
      for (const width of [320, 390, 768, 1440, 1920]) {
        await page.setViewportSize({ width, height: 900 });
        await expect(figure.getByRole("img").first()).toBeVisible();
        expect(await misplaced(figure), `${width} px, text at ${size}`).toEqual([]);
      }
    }
  });

  test(`the page is short in ${lang}`, async ({ page }) => {
    for (const { width, height, most } of [
      { width: 1440, height: 900, most: 5_000 },
      { width: 390, height: 844, most: 8_000 },
    ]) {
      await page.setViewportSize({ width, height });
      await open(page, "methods/", { lang, dark: "false" });
      await expect(region(page, words.validation).getByRole("status")).toHaveText(words.done);
      expect(await page.evaluate(() => document.documentElement.scrollHeight), `${width} px`).toBeLessThanOrEqual(most);
    }
  });

  test(`each assumption names a source or says that it is assumed in ${lang}`, async ({ page }) => {
    await open(page, "methods/", { lang });
    const assumptions = region(page, words.assumptions);
    await expect(assumptions.getByText(words.replaced)).toBeVisible();
    await expect(assumptions.getByRole("table")).toHaveCount(0);
    await unfold(assumptions);
    await expect(assumptions.getByText(words.mark, { exact: true })).toHaveCount(1);
    const rows = assumptions.getByRole("row").filter({ has: page.getByRole("cell") });
    expect(await rows.count()).toBeGreaterThan(30);
    for (const cell of await rows.locator("td:last-child").all()) {
      if ((await cell.textContent()).startsWith(words.assumed)) continue;
      await expect(cell.getByRole("listitem").first()).toHaveText(/\S/);
    }
    const links = await assumptions.getByRole("link").evaluateAll((all) => all.map(({ href, rel }) => [new URL(href).protocol, rel]));
    expect(links.length).toBeGreaterThan(10);
    expect(new Set(links.flat())).toEqual(new Set(["https:", "noopener noreferrer"]));
  });

  test(`the charts say in words what they show, and the table beside them has the numbers, in ${lang}`, async ({ page }) => {
    await open(page, "methods/", { lang });
    await expect(region(page, words.severity).getByRole("img")).toHaveCount(3);
    await expect(region(page, words.severity).getByRole("img", { name: words.major, exact: true })).toBeVisible();
    const day = region(page, words.day);
    await expect(day.getByRole("img", { name: words.bar })).toBeVisible();
    await day.getByText(words.table).click();
    const table = day.getByRole("table", { name: words.perDay });
    await expect(table.getByRole("row")).toHaveCount(25);
    await expect(table.getByRole("row").nth(13)).toContainText(/^125\.6/);
  });

  test(`cases that cannot be read are said to be so, and all else stands, in ${lang}`, async ({ page, serving, allow }) => {
    await page.goto(`${await serving({ [CASES]: '{"format": "downboard-validation/1",' })}methods/?lang=${lang}`);
    const alert = region(page, words.validation).getByRole("alert");
    await expect(alert).toContainText(words.broken);
    await expect(alert).toContainText(CASES);
    await expect(region(page, words.example)).toContainText(words.lead);

    allow.consoleError(/cases\.json/);
    await page.goto(`${await serving({ [CASES]: { status: 404, body: "" } })}methods/?lang=${lang}`);
    await expect(alert).toContainText("404");
  });

  test(`a broken case is named and left out in ${lang}`, async ({ page, serving }) => {
    const cases = JSON.parse(await readFile(path.join(DIST, CASES), "utf8"));
    delete cases.cases[0].sources;
    await page.goto(`${await serving({ [CASES]: JSON.stringify(cases) })}methods/?lang=${lang}`);
    const validation = region(page, words.validation);
    await expect(validation.getByRole("alert")).toContainText(words.some);
    await expect(validation.getByRole("alert")).toContainText("/cases/0/sources");
    await expect(validation.getByRole("status")).toHaveText(words.done);
    await expect(validation).toContainText(cases.cases[1].name[lang]);
    await expect(validation).not.toContainText(cases.cases[0].name[lang]);
  });
}

test("a case that is not met is said not to be", async ({ page, serving }) => {
  const cases = JSON.parse(await readFile(path.join(DIST, CASES), "utf8"));
  const { trial } = cases.cases.find(({ id }) => id === "rogers-2022");
  trial.outage.services[0].audience.value *= 2;
  await page.goto(`${await serving({ [CASES]: JSON.stringify(cases) })}methods/?lang=en`);
  const validation = region(page, WORDS.en.validation);
  await expect(validation.getByRole("status")).toHaveText(/; 1 outside the limits set\.$/);
  await expect(validation.getByText("outside the limits set", { exact: true })).toBeVisible();
  await expect(validation.getByRole("img", { name: /^Rogers 2022: .* outside our range$/ })).toBeVisible();
  await unfold(validation);
  await expect(validation.getByText("the median within 5%: missed")).toBeVisible();
});

test("on paper the folded assumptions and cases are there with their sources", async ({ page }) => {
  await open(page, "methods/", { lang: "en" });
  const parts = [region(page, WORDS.en.assumptions), region(page, WORDS.en.validation)];
  await expect(parts[1].getByRole("status")).toHaveText(WORDS.en.done);
  await page.emulateMedia({ media: "print" });
  for (const part of parts) {
    const folded = await part.locator("details").count();
    expect(folded).toBeGreaterThan(8);
    await expect(part.locator("details table").filter({ visible: true })).toHaveCount(folded);
  }
});

test("the assumptions are saved as the command line prints them", async ({ page }) => {
  await open(page, "methods/", { lang: "en" });
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: WORDS.en.download }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe("pangyo-2022-assumptions.json");
  const text = await readFile(await saved.path(), "utf8");
  expect(text).toMatch(/^\[\n {2}\{\n {4}"input": "audience_spread",\n {4}"values": \[\n {6}0\.1\n {4}\],\n {4}"unit": /);
  expect(text.endsWith("\n]\n")).toBe(true);
  const list = JSON.parse(text);
  expect(list.filter(({ replaced }) => replaced).map(({ input, service }) => [input, service])).toEqual([["daily_share", "naver"]]);
  for (const { input, values, unit, basis, source, sources = [] } of list) {
    expect([input, unit, source].every((word) => word.length > 0) && values.length > 0).toBe(true);
    expect([basis === "assumed", source === "assumed"]).toEqual([sources.length === 0, sources.length === 0]);
  }
});

test("what a board replaces is counted, marked, drawn and saved", async ({ page, serving }) => {
  const board = await changed((board) => {
    board.assumptions = [
      { input: "severity", status: "degraded", values: [0.11, 0.22, 0.33] },
      { input: "audience_spread", values: [0.25], sources: [board.sources[0].id], note: { ko: "이유", en: "The reason" } },
    ];
  });
  await page.goto(`${await serving({ [BOARD]: board })}methods/?lang=en`);
  const assumptions = region(page, WORDS.en.assumptions);
  await expect(assumptions.getByText(/^This board replaces 2 of these/)).toBeVisible();
  await expect(assumptions.locator("summary").filter({ hasText: "1 replaced by the board" })).toHaveCount(2);
  await unfold(assumptions);
  const marked = assumptions.getByRole("row").filter({ hasText: WORDS.en.mark });
  await expect(marked).toHaveCount(2);
  await expect(marked.first()).toContainText("0.25");
  await expect(marked.first()).toContainText("The reason");
  await expect(marked.last()).toContainText("0.11 · 0.22 · 0.33");
  await expect(marked.last().getByRole("cell").last()).toHaveText(WORDS.en.assumed);
  await expect(region(page, WORDS.en.severity).getByRole("img", { name: /Least 0\.11, Most likely 0\.22, Most 0\.33/ })).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: WORDS.en.download }).click();
  const list = JSON.parse(await readFile(await (await download).path(), "utf8"));
  expect(list.filter(({ replaced }) => replaced).map(({ values }) => values)).toEqual([[0.25], [0.11, 0.22, 0.33]]);
});

test("the moment, the board and the language go along to the board and back", async ({ page }) => {
  const query = { board: "pangyo-2022", at: "2022-10-16T06:00:00+09:00", lang: "en" };
  await open(page, "methods/", query);
  const example = region(page, WORDS.en.example);
  await expect(example).toContainText("Sun 16 Oct 2022, 06:00 KST");
  await expect(page.getByRole("link", { name: "한국어" })).toHaveAttribute("href", /^\.\/\?board=pangyo-2022&at=2022-10-16T06.*&lang=ko/);
  await page.getByRole("link", { name: WORDS.en.board }).click();
  await expect(page.locator("html")).toHaveAttribute("data-page", "dashboard");
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual(query);
});

test("a moment without a number for the hour says why", async ({ page }) => {
  for (const [at, why] of [
    ["2022-10-20T23:59:00+09:00", "It works at this moment, so nobody is affected."],
    ["2022-10-17T12:00:00+09:00", "Not estimated: only secondary features are affected"],
  ]) {
    await open(page, "methods/", { lang: "en", at });
    const step = region(page, WORDS.en.example).getByRole("listitem").filter({ has: page.getByRole("heading", { name: WORDS.en.hour }) });
    await expect(step).toContainText(why);
  }
});

test("before anything failed there is nothing to follow, and the page says so", async ({ page }) => {
  await open(page, "methods/", { at: "2022-10-15T14:00:00+09:00", lang: "en" });
  await expect(region(page, WORDS.en.example)).toContainText("There is no estimate to follow at this moment.");
});

for (const width of [320, 390, 768]) {
  test(`nothing scrolls sideways at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    for (const lang of ["ko", "en"]) {
      await open(page, "methods/", { lang });
      await expect(region(page, WORDS[lang].validation).getByRole("status")).toHaveText(WORDS[lang].done);
      await unfold(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
  });
}

test("axe finds nothing on a phone once all is computed and unfolded", async ({ page, axe }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, "methods/", { lang: "en" });
  const prepare = async (copy) => {
    await expect(region(copy, WORDS.en.validation).getByRole("status")).toHaveText(WORDS.en.done);
    await unfold(copy);
  };
  expect(await axe(page, { prepare })).toEqual([]);
});

test("axe finds nothing when the cases cannot be read", async ({ page, axe, serving }) => {
  await page.goto(`${await serving({ [CASES]: "{" })}methods/`);
  await expect(region(page, WORDS.ko.validation).getByRole("alert")).toBeVisible();
  expect(await axe(page, { prepare: (copy) => expect(copy.getByRole("alert")).toBeVisible() })).toEqual([]);
});

for (const lang of ["ko", "en"]) {
  test(`${lang}: with text twice as large the page is as wide as a phone, and its tables scroll by themselves`, async ({ page }) => {
    for (const width of [320, 390]) {
      await page.setViewportSize({ width, height: 800 });
      await open(page, "methods/", { lang });
      await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width} px`).toBe(width);
    }
  });
}
