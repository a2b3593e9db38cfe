// The bundled self-test: made-up feeds in every format that is read, on every page and in both languages; and what becomes of
// texts that are written to do harm.

import { readFile } from "node:fs/promises";
import path from "node:path";
import { DIST, expect, open, stands, test } from "./fixtures.mjs";
import { dateSite, openLive, pass, serveLive } from "./virtual-time.mjs";

const FOLDER = "boards/selftest/";

const json = async (file) => JSON.parse(await readFile(path.join(DIST, file), "utf8"));

const WORDS = {
  en: { timelines: "Timelines", feeds: "Feeds", eachFeed: "Each feed", live: "live", allLive: (all) => `all ${all} feeds live`, notices: /^Notices \(/, tenSecondsOld: /10\ss ago/ },
  ko: { timelines: "서비스별 경과", feeds: "피드", eachFeed: "피드별 상태", live: "실시간", allLive: (all) => `피드 ${all}개 모두 실시간`, notices: /^회사·정부 공지/, tenSecondsOld: /10초 전/ },
};

const STATUSES = {
  operational: { en: /^Acme \w+\s*operational/, ko: /^Acme \w+\s*정상/ },
  degraded: { en: /^Acme \w+\s*degraded/, ko: /^Acme \w+\s*오류·지연/ },
  partial: { en: /^Acme \w+\s*partly down/, ko: /^Acme \w+\s*일부 중단/ },
  major: { en: /^Acme \w+\s*down/, ko: /^Acme \w+\s*중단/ },
};

// What each made-up feed says of its service.
const SAID = {
  "Acme API": "major", // Statuspage: the component is in a major outage
  "Acme Console": "operational", // Statuspage: the component beside it works
  "Acme Voice": "operational", // incident.io: the widget lists nothing
  "Acme Mail": "degraded", // Instatus: an open incident, DEGRADEDPERFORMANCE
  "Acme Pay": "degraded", // Checkly: an open incident, MEDIUM
  "Acme Tiles": "degraded", // Better Stack: the resource is degraded
  "Acme Storage": "operational", // Google Cloud: the one incident is over
  "Acme Chat": "operational", // Slack: ok
  "Acme Data": "degraded", // Heroku: yellow
  "Acme Archive": "operational", // Status.io: code 100
  "Acme Search": "partial", // Cachet: status 3
  "Acme Shop": "operational", // Gatus: the last result succeeded
  "Acme Games": "operational", // Uptime Kuma: the last heartbeat is up
  "Acme Wiki": "operational", // Upptime: up
  "Acme Music": "operational", // cState: ok
  "Acme Queue": "degraded", // health+json: the whole passes, one check warns
  "Acme Video": "operational", // RSS: the one item is resolved
  "Acme Books": "operational", // Atom: the one entry is resolved
  "Acme Calls": "degraded", // CAP: an alert of moderate severity
};
const TROUBLED = Object.keys(SAID).filter((name) => SAID[name] !== "operational");

/** The buttons that unfold a lane, and not those that zoom. */
const lanes = (page, lang) => page.getByRole("region", { name: WORDS[lang].timelines }).locator(".lane-button");

for (const lang of ["en", "ko"]) {
  test(`every lane shows what its made-up feed says, in ${lang}`, async ({ page }) => {
    const { feeds } = await json(`${FOLDER}board.json`);
    await open(page, "", { board: "selftest", lang });
    await expect(page.getByText(WORDS[lang].allLive(feeds.length))).toBeVisible();
    // Those of which there is nothing to tell are in one line.
    await page.getByRole("grid").getByRole("button", { name: { en: /^\d+ operational$/, ko: /^정상 \d+개$/ }[lang] }).click();
    await expect(lanes(page, lang)).toHaveCount(Object.keys(SAID).length);
    for (const [name, status] of Object.entries(SAID)) {
      await expect(lanes(page, lang).filter({ hasText: name }), name).toHaveText(STATUSES[status][lang]);
    }

    const list = page.getByRole("region", { name: WORDS[lang].feeds, exact: true });
    await list.getByText(WORDS[lang].eachFeed).click();
    await expect(list.getByRole("link")).toHaveCount(feeds.length);
    for (const { name } of feeds) {
      const row = list.getByRole("listitem").filter({ hasText: name[lang] });
      await expect(row.getByText(WORDS[lang].live, { exact: true }), name.en).toBeVisible();
      await expect(row.getByRole("listitem"), `${name.en} without warnings`).toHaveCount(0);
    }
  });

  test(`the card and the wall show the services in trouble, in ${lang}`, async ({ page }) => {
    const { feeds } = await json(`${FOLDER}board.json`);
    for (const folder of ["embed/", "kiosk/"]) {
      await open(page, folder, { board: "selftest", lang });
      await expect(page.getByText(WORDS[lang].allLive(feeds.length))).toBeVisible();
      await expect(page.getByRole("main").getByText("Acme API", { exact: true }).first()).toBeVisible();
    }
    for (const name of TROUBLED) await expect(page.getByText(name, { exact: true }).first()).toBeVisible();
    await expect(page.getByText("Acme Console")).toHaveCount(0);

    await open(page, "embed/", { board: "selftest", lang, services: "api" });
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Acme API");
    await expect(page.getByRole("heading", { level: 1 })).toContainText({ en: "has been down", ko: "멈춰 있습니다" }[lang]);
  });

  test(`axe finds nothing on the self-test in ${lang}`, async ({ page, axe }) => {
    await open(page, "", { board: "selftest", lang });
    await expect(lanes(page, lang).filter({ hasText: "Acme API" })).toHaveText(STATUSES.major[lang]);
    // The copy too must have its feeds, and its list of feeds must be on screen.
    const prepare = async (copy) => {
      await expect(lanes(copy, lang).filter({ hasText: "Acme API" })).toHaveText(STATUSES.major[lang]);
      await lanes(copy, lang).filter({ hasText: "Acme API" }).click();
    };
    expect(await axe(page, { prepare })).toEqual([]);
  });

  test(`the notices of a live board are those of its feeds, in ${lang}`, async ({ page, scripted }) => {
    await openLive(page, await serveLive(scripted, {}), "", { board: "selftest", lang });
    await expect(lanes(page, lang).filter({ hasText: "Acme API" })).toHaveText(STATUSES.major[lang]);
    const notice = page.getByText("A broken deployment is being rolled back.");
    await page.locator("summary").filter({ hasText: WORDS[lang].notices }).click();
    await expect(notice).toBeVisible();

    // The board is put together anew every ten seconds; what a reader has unfolded stays so.
    await pass(page, 10_000);
    await expect(page.getByText(WORDS[lang].tenSecondsOld).first()).toBeVisible();
    await expect(notice).toBeVisible();
  });
}

const PAYLOADS = JSON.parse(await readFile(path.join(import.meta.dirname, "payloads.json"), "utf8"));

/** A Statuspage summary with every payload as the name of a component, a title and a body. No two incidents overlap. */
function hostile() {
  const ago = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString();
  const incidents = PAYLOADS.map((payload, index) => {
    const begun = (PAYLOADS.length - index) * 15;
    return {
      id: `i${index}`,
      name: payload,
      status: "resolved",
      impact: "major",
      created_at: ago(begun),
      resolved_at: ago(begun - 7),
      shortlink: payload,
      components: [{ id: "c-api", name: payload }],
      incident_updates: [{ id: `u${index}`, status: "investigating", body: payload, display_at: ago(begun - 1) }],
    };
  });
  return {
    page: { id: "p", name: PAYLOADS[0], url: "javascript:alert(1)" },
    status: { indicator: PAYLOADS[0], description: PAYLOADS[0] },
    components: [
      { id: "c-api", name: "API", status: "major_outage" },
      { id: "c-console", name: "Console", status: "operational" },
      ...PAYLOADS.map((payload, index) => ({ id: `c${index}`, name: payload, status: index % 2 ? "operational" : payload, description: payload })),
    ],
    incidents,
    scheduled_maintenances: [],
  };
}

/** Text without a mark of markup, of control or of space at its ends comes through as it is. */
const isPlain = (text) => /^[^\s<&\p{C}](?:[^<&\p{C}]*[^\s<&\p{C}])?$/u.test(text) && !/\s\s/.test(text) && text.length < 200;

const risky = (page) =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll("#app *")];
    // The times above the lanes stand in objects of our own.
    const isOurs = (element) => element.matches(":is(svg.axis, svg.overview-axis) > foreignObject");
    const isHarmful = (element) =>
      (!isOurs(element) && /^(?:script|img|iframe|frame|object|embed|base|meta|link|style|form|video|audio|math|foreignobject|animate)$/i.test(element.localName)) ||
      [...element.attributes].some(({ name, value }) => name.startsWith("on") || name === "srcdoc" || (/href|src|action/.test(name) && /^\s*(?:javascript|data|vbscript|file|blob):/i.test(value)));
    return all.filter(isHarmful).map((element) => element.outerHTML.slice(0, 200));
  });

test("texts that are written to do harm are text", async ({ page, scripted }) => {
  test.setTimeout(120_000);
  const board = await json(`${FOLDER}board.json`);
  // Without a name and a page of the board's own, those of the feed are shown.
  const [statuspage] = board.feeds;
  delete statuspage.name;
  delete statuspage.page;
  const server = await scripted({ [`${FOLDER}board.json`]: board, [`${FOLDER}statuspage.json`]: hostile() });

  for (const lang of ["en", "ko"]) {
    await page.goto(`${server.place}?board=selftest&lang=${lang}`);
    const lane = lanes(page, lang).filter({ hasText: "Acme API" });
    await expect(lane).toHaveText(STATUSES.major[lang]);
    await stands(page);
    await lane.click();
    await page.locator("details").evaluateAll((all) => all.forEach((details) => (details.open = true)));
    const record = page.getByRole("region", { name: WORDS[lang].timelines });
    const plain = PAYLOADS.filter(isPlain);
    expect(plain.length, "there is something to look for").toBeGreaterThan(20);
    await expect(record).toContainText(plain[0]);
    const text = (await record.innerText()).replaceAll(/\s+/g, " ");
    expect(plain.filter((payload) => !text.includes(payload.replaceAll(/\s+/g, " "))), "every plain text is shown").toEqual([]);
    expect(text).toContain("javascript:alert(1)");
    // The bodies stand among the notices.
    await expect(page.locator("summary").filter({ hasText: WORDS[lang].notices })).toBeVisible();
    await expect(page.locator("details").filter({ hasText: WORDS[lang].notices })).toContainText("; DROP TABLE incidents; --");
    expect(await risky(page)).toEqual([]);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    expect(page.url()).toBe(`${server.place}?board=selftest&lang=${lang}`);
  }

  for (const folder of ["embed/", "kiosk/"]) {
    await page.goto(`${server.place}${folder}?board=selftest&lang=en`);
    await expect(page.getByRole("main").getByText("Acme API")).toBeVisible();
    expect(await risky(page)).toEqual([]);
  }
});

test("a board whose own names are written to do harm shows them as text", async ({ page, scripted }) => {
  const board = await json(`${FOLDER}board.json`);
  const names = PAYLOADS.filter((payload) => payload.trim() !== "");
  const both = (text) => ({ ko: text, en: text });
  board.feeds.forEach((feed, index) => (feed.name = both(names[index * 7])));
  board.services.forEach((service, index) => (service.name = both(names[index * 7 + 1])));
  const server = await scripted({ [`${FOLDER}board.json`]: board });
  for (const folder of ["", "embed/", "kiosk/"]) {
    await page.goto(`${server.place}${folder}?board=selftest&lang=en`);
    await expect(page.getByText(/all \d+ feeds live/)).toBeVisible();
    expect(await risky(page)).toEqual([]);
  }
});

// The days above the lanes move with the clock: a day that has just begun stands at the edge.
for (const clock of ["00:20", "02:40", "06:10", "11:50", "18:30", "23:40"]) {
  test(`a live board is no wider than a phone at ${clock}`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.clock.setFixedTime(`2026-11-23T${clock}:00Z`);
    await page.addInitScript(dateSite, { slow: 0 });
    for (const lang of ["ko", "en"]) {
      await page.goto(`?board=selftest&lang=${lang}`);
      await expect(lanes(page, lang).first()).toBeVisible();
      await stands(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), lang).toBe(390);
    }
  });
}
