// The device's clock is only one opinion: a live board follows that of its own site, and says where the two differ.

import { FACTS, addressOf, expect, test } from "./fixtures.mjs";
import { START, openLive, pass, serveLive, setClockBack, workerAfter } from "./virtual-time.mjs";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const both = (text) => ({ ko: text, en: text });
const iso = (at) => new Date(at).toISOString();

const board = (feeds) => ({
  format: "downboard-board/1",
  id: "watch",
  title: both("Watch"),
  zone: { utc_offset: "+00:00", label: "UTC" },
  period: { hours: 24 },
  feeds,
  sources: [],
  providers: [{ id: "acme", name: both("Acme") }],
  services: [{ id: "talk", name: both("Talk"), provider: "acme", category: "messenger" }],
});

const INDEX = { boards: [{ id: "watch", title: both("Watch") }], default: "watch" };

const OURS = { id: "ours", file: "status.json", format: "native-status", name: both("Feed ours"), interval_seconds: 10 };
// A tenth more or less.
const AN_INTERVAL = 11_000;

const foreign = (id) => ({ id, file: `${id}.json`, format: "statuspage", name: both(`Feed ${id}`), interval_seconds: 30, maps: [] });
const statuspage = (updated_at) => ({ page: { name: "Acme", updated_at }, components: [{ id: "c1", name: "API", status: "operational" }] });

/** A document of ours that was published a minute ago: what is down has been for two hours, and worked for weeks before. */
function downForTwoHours(now = Date.now()) {
  const event = (at, status) => ({ service: "talk", status, at: iso(at), basis: "notice", grade: "A", sources: ["list"] });
  return {
    format: "downboard-status/1",
    board: "watch",
    updated_at: iso(now - MINUTE),
    sources: [{ id: "list", title: "A list", address: "https://list.example.org/" }],
    events: [event(now - 30 * DAY, "operational"), event(now - 2 * HOUR - MINUTE / 2, "major_outage")],
  };
}

/** Serves a live board to devices whose clocks are slow by so many milliseconds. */
async function serveTo(slow, page, scripted, answers) {
  await page.addInitScript(setClockBack, slow);
  return scripted({
    "boards/index.json": INDEX,
    ...(await workerAfter([setClockBack, slow])),
    ...answers,
  });
}

const PLACES = [["", ".header-moment"], ["embed/", ".card-over"], ["kiosk/", ".wall-clock"]];

/** The minutes that a clock may show now. */
const clocks = () => [Date.now() - MINUTE, Date.now()].map((at) => iso(at).slice(11, 16));

async function open(page, server, folder, lang = "en") {
  await page.goto(server.place + addressOf(folder, { lang }));
  await expect(page.locator(FACTS).first()).toHaveText(/\S/);
}

const WRONG = [
  { name: "two weeks behind", slow: () => 14 * DAY, said: { en: "This device’s clock is 14 days slow;", ko: "이 기기의 시계가 14일 늦습니다." } },
  { name: "a day ahead", slow: () => -DAY, said: { en: "This device’s clock is 24 h fast;", ko: "이 기기의 시계가 24시간 빠릅니다." } },
  { name: "in 1970", slow: (now) => now - HOUR, said: { en: /This device’s clock is [\d,]+ days slow;/, ko: /이 기기의 시계가 [\d,]+일 늦습니다\./ } },
];

for (const { name, slow, said } of WRONG) {
  test(`a device whose clock is ${name} shows what is down now, and says that its clock is wrong`, async ({ page, scripted }) => {
    const server = await serveTo(slow(Date.now()), page, scripted, {
      "boards/watch/board.json": board([OURS]),
      "boards/watch/status.json": (request, response) =>
        response.writeHead(200, { "Content-Type": "application/json", "Cache-Control": "no-store" }).end(JSON.stringify(downForTwoHours())),
    });
    for (const [folder, clock] of PLACES) {
      for (const lang of ["en", "ko"]) {
        await open(page, server, folder, lang);
        await expect(page.getByText(said[lang])).toBeVisible();
        await expect(page.locator("main")).toContainText(lang === "en" ? /Talk.*2\sh/ : /Talk.*2시간/);
        await expect(page.locator(".wall-tiles, h1").first()).not.toContainText(/(?<!No service is )operational|정상(?!인 서비스가 없습니다)/);
        const seen = await page.locator(clock).first().textContent();
        expect(clocks().some((minute) => seen.includes(minute)), `${seen} is now, ${clocks()}`).toBe(true);
        await expect(page.getByText(/the feed is live · just now|피드 실시간 · 방금/)).toBeVisible();
      }
    }
  });

  test(`a device whose clock is ${name} has what is live at once, and asks on by the same clock`, async ({ page, scripted }) => {
    const clocks = { slow: slow(START) };
    const server = await serveLive(
      scripted,
      { "boards/index.json": INDEX, "boards/watch/board.json": board([OURS]), "boards/watch/status.json": downForTwoHours(START) },
      clocks,
    );
    const asked = () => server.requests("boards/watch/status.json").length;
    for (const [folder] of PLACES) {
      const before = asked();
      await openLive(page, server, folder, { lang: "ko" }, clocks);
      // Not only when it is asked again: no time passes.
      await expect(page.getByText(/피드 실시간 · 방금/)).toBeVisible();
      expect(asked()).toBe(before + 1);
      await pass(page, AN_INTERVAL);
      expect(asked()).toBe(before + 2);
      await expect(page.getByText(/피드 실시간 · 방금/)).toBeVisible();
      await expect(page.getByText(said.ko)).toBeVisible();
    }
  });
}

test("one feed of 2099 among twenty is said to be, and moves nothing", async ({ page, scripted }) => {
  const ids = Array.from({ length: 19 }, (_, index) => `f${index}`);
  const answers = Object.fromEntries(ids.map((id) => [`boards/watch/${id}.json`, statuspage(iso(Date.now() - HOUR))]));
  answers["boards/watch/f7.json"] = statuspage("2099-01-01T00:00:00Z");
  const server = await serveTo(0, page, scripted, {
    "boards/watch/board.json": board([OURS, ...ids.map(foreign)]),
    "boards/watch/status.json": downForTwoHours(),
    ...answers,
  });
  for (const [folder, clock] of PLACES) {
    await open(page, server, folder);
    await expect(page.getByText(/“Feed f7” is dated [\d,]+ days ahead of now/)).toBeVisible();
    const seen = await page.locator(clock).first().textContent();
    expect(clocks().some((minute) => seen.includes(minute)), `${seen} is now, ${clocks()}`).toBe(true);
    await expect(page.getByText(/all 20 feeds live/)).toBeVisible();
  }
});

test("an answer out of a cache that says how long it has been there is no wrong clock", async ({ page, scripted }) => {
  const aged = (body) => (request, response) => {
    const headers = { "Content-Type": "application/json", "Cache-Control": "no-store", Date: new Date(Date.now() - 2 * HOUR).toUTCString(), Age: "7200" };
    response.writeHead(200, headers).end(JSON.stringify(body()));
  };
  const server = await serveTo(0, page, scripted, {
    "boards/index.json": aged(() => ({ boards: [{ id: "watch", title: both("Watch") }], default: "watch" })),
    "boards/watch/board.json": aged(() => board([OURS])),
    "boards/watch/status.json": aged(downForTwoHours),
  });
  await open(page, server, "kiosk/");
  await expect(page.getByText(/the feed is live/)).toBeVisible();
  await expect(page.getByText(/clock is/)).toHaveCount(0);
  const seen = await page.locator(".wall-clock").textContent();
  expect(clocks().some((minute) => seen.includes(minute)), `${seen} is now, ${clocks()}`).toBe(true);
});
