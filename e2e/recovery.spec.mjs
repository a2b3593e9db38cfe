// A wall runs for weeks and nobody touches it: it comes back from what has stopped it, follows new builds, begins anew once a day,
// and gives a sign of life. Hours pass in a moment: the clock of the page is that of virtual-time.mjs. Every page that is loaded
// begins at the same instant, as on a device whose clock is set back.

import { readFile } from "node:fs/promises";
import path from "node:path";
import { awaited, DIST, expect, FACTS, test } from "./fixtures.mjs";
import { trap } from "./trap.mjs";
import { openLive, pass, serveLive, setClockBack, takeClock } from "./virtual-time.mjs";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
// How often a wall asks for the newest build where chance has no part in it.
const POLL = 2 * MINUTE;

const at = (time) => Date.parse(`2026-11-22T${time}Z`);
const [MORNING, AFTERNOON, EVENING] = ["09:00:00", "15:00:00", "17:00:30"].map(at);
const DAY = 24 * HOUR;

const PAGE = "kiosk/";
const VERSION = "version.json";
const BOARD = "boards/walls/board.json";

const [OWN, NEXT, LAST] = ["", "000000000001", "000000000002"];

const facts = (page) => page.locator(FACTS).first();
const stopped = (page) => page.getByRole("alert").filter({ hasText: "stopped at" });
const notStarted = (page) => page.getByRole("alert").filter({ hasText: "did not load" });
const build = (page) => page.locator("html").getAttribute("data-build");

const html = await readFile(path.join(DIST, PAGE, "index.html"), "utf8");

const headers = { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" };
const sends = (text) => (request, response) => response.writeHead(200, headers).end(text);
const gone = (request, response) => response.writeHead(503, headers).end();

/** The page of another build, or of the one that is there. */
const pageOf = (name) => sends(name === OWN ? html : html.replace(/( data-build=")[^"]*/, `$1${name}`));

/** What a site answers once a build is published there. */
const deployed = (name) => ({ [PAGE]: pageOf(name), [VERSION]: { version: "9.9.9", build: name, files: [] } });

/** Makes chance, from 0 to 1, always the same. It is sent to a page as text. */
function leaveNothingToChance(chance) {
  Math.random = () => chance;
}

/** Lets time stand still while the page fetches, and once it is on its way out. It is sent there as text, after `takeClock`. */
function standStill() {
  const { underWay } = globalThis.virtualTime;
  const awaited = (work) =>
    function (...parts) {
      const done = work.apply(this, parts);
      underWay.add(done);
      const leave = () => underWay.delete(done);
      done.then(leave, leave);
      return done;
    };
  globalThis.fetch = awaited(globalThis.fetch);
  for (const read of ["json", "text"]) Response.prototype[read] = awaited(Response.prototype[read]);
  // A page that reloads itself runs on until the next one is there.
  navigation.addEventListener("navigate", ({ navigationType }) => {
    if (navigationType === "reload") underWay.add(new Promise(() => {}));
  });
}

/** Sets the instant at which the pages begin that are loaded from now on. By chance, everything comes in the middle of its time. */
async function beginAt(page, start, chance = 0.5) {
  await page.addInitScript(takeClock, start);
  await page.addInitScript(standStill);
  await page.addInitScript(leaveNothingToChance, chance);
}

/** Opens a wall of such a server, which is asked for it as `query` says, and waits until all of it is there. */
async function openWall(page, server, { start = MORNING, chance, query = {} } = {}) {
  await beginAt(page, start, chance);
  await page.goto(`${server.place}${PAGE}?${new URLSearchParams({ lang: "en", ...query })}`);
  await expect(facts(page)).toHaveText(/\S/);
  // Its other parts come after a frame and a timer.
  const left = async () => {
    await pass(page, 1);
    return awaited(page).count();
  };
  await expect.poll(left, { message: "all parts are there", intervals: [50] }).toBe(0);
}

/**
 * Lets so many milliseconds pass, or fewer where the page reloads itself meanwhile: then until the facts of the new page are
 * there. Gives whether it has.
 */
async function reloadsWithin(page, milliseconds) {
  try {
    await pass(page, milliseconds);
    return false;
  } catch (error) {
    if (!/context was destroyed/.test(error.message)) throw error;
  }
  await expect(facts(page)).toHaveText(/\S/);
  return true;
}

/** Expects the wall to reload itself after so many milliseconds, a second more or less. */
async function expectReloadAfter(page, milliseconds) {
  expect(await reloadsWithin(page, milliseconds - SECOND), "not yet").toBe(false);
  expect(await reloadsWithin(page, 2 * SECOND), "now").toBe(true);
}

const allowTraps = (allow) => {
  allow.pageError(/unreachable/);
  allow.consoleError(/unreachable/);
};

test("a wall that panics says so at once and is back within a minute, and later each time that does not help", async ({ page, scripted, allow }) => {
  allowTraps(allow);
  await openWall(page, await scripted({}));
  for (const seconds of [20, 40, 80, 160]) {
    await trap(page);
    // No time has passed for the page.
    await expect(stopped(page)).toBeVisible({ timeout: SECOND });
    await expectReloadAfter(page, seconds * SECOND);
    await expect(stopped(page)).toBeHidden();
  }
  // What has run for an hour had recovered.
  expect(await reloadsWithin(page, HOUR + MINUTE)).toBe(false);
  await trap(page);
  await expectReloadAfter(page, 20 * SECOND);
});

test("a wall that stops again and again goes on reloading itself, once an hour in the end", async ({ page, scripted, allow }) => {
  allowTraps(allow);
  await openWall(page, await scripted({}));
  await page.evaluate(() => history.replaceState({ reloads: 1_000 }, ""));
  await page.reload();
  await expect(facts(page)).toHaveText(/\S/);
  for (let turn = 0; turn < 2; turn += 1) {
    await trap(page);
    await expectReloadAfter(page, HOUR);
  }
});

test("a wall whose module stands still is back within a minute of saying so", async ({ page, scripted }) => {
  const both = (text) => ({ ko: text, en: text });
  const answers = {
    "boards/index.json": { boards: [{ id: "walls", title: both("Walls") }], default: "walls" },
    [BOARD]: {
      format: "downboard-board/1",
      id: "walls",
      title: both("Walls"),
      zone: { utc_offset: "+00:00", label: "UTC" },
      period: { hours: 24 },
      feeds: [{ id: "talk", file: "talk.json", format: "statuspage", name: both("Feed"), interval_seconds: 60, maps: [{ service: "talk", components: ["API"] }] }],
      sources: [],
      providers: [{ id: "acme", name: both("Acme") }],
      services: [{ id: "talk", name: both("Talk"), provider: "acme", category: "messenger" }],
    },
    "boards/walls/talk.json": { page: { name: "Acme" }, components: [{ id: "c1", name: "API", status: "major_outage" }] },
  };
  const server = await serveLive(scripted, answers, { start: MORNING });
  await openLive(page, server, PAGE, {}, { start: MORNING });
  await page.evaluate(standStill);
  await pass(page, MINUTE);
  await expect(stopped(page)).toBeHidden();
  // The module goes on with its timers, and none of its calls reaches the page.
  await page.evaluate(() => {
    Element.prototype.setAttribute = () => {};
  });
  await pass(page, 45 * SECOND);
  await expect(stopped(page)).toBeVisible();
  expect(await reloadsWithin(page, MINUTE)).toBe(true);
  await expect(stopped(page)).toBeHidden();
});

test("a wall that has stopped goes on saying so while its site cannot be reached, and is back when it can", async ({ page, scripted, allow }) => {
  allowTraps(allow);
  allow.consoleError(/ERR_CONNECTION_REFUSED/);
  const server = await scripted({});
  await openWall(page, server);
  await server.close();
  await trap(page);
  expect(await reloadsWithin(page, 3 * HOUR)).toBe(false);
  await expect(stopped(page)).toBeVisible();
  await server.listen();
  expect(await reloadsWithin(page, 2 * MINUTE)).toBe(true);
  await expect(stopped(page)).toBeHidden();
});

// Time passes while nothing comes: this clock does not stand still.
test("a wall that has stopped asks again where an answer never comes", async ({ page, allow }) => {
  allowTraps(allow);
  let loads = 0;
  page.on("load", () => (loads += 1));
  await page.clock.install({ time: MORNING });
  await page.goto(`${PAGE}?lang=en`);
  await expect(facts(page)).toHaveText(/\S/);
  let asked = 0;
  await page.route(/\/kiosk\/\?/, (route) => {
    asked += 1;
    return asked > 1 && route.continue();
  });
  await trap(page);
  await page.clock.runFor(25 * SECOND);
  await expect.poll(() => asked).toBe(1);
  const turn = async () => {
    if (loads === 1) await page.clock.runFor(30 * SECOND);
    return loads;
  };
  await expect.poll(turn).toBe(2);
  await expect(facts(page)).toHaveText(/\S/);
});

for (const [part, file] of Object.entries({ module: /downboard-kiosk-[0-9a-f]{12}\.wasm$/, board: /\/board\.json$/ })) {
  test(`a published wall whose ${part} is missing keeps its facts, gives no sign of life, and works once it is there`, async ({ page, published, allow }) => {
    allow.consoleError(/503/);
    let isMissing = true;
    await page.route(file, (route) => (isMissing ? route.fulfill({ status: 503, body: "" }) : route.continue()));
    let beats = 0;
    await page.route(/^[^?]*\/beat$/, (route) => {
      beats += 1;
      return route.fulfill({ status: 204 });
    });
    await beginAt(page, MORNING);
    await page.goto(`${await published()}${PAGE}pangyo-2022/?lang=en&heartbeat=/beat`);
    const unrefreshed = page.getByRole("status").filter({ hasText: "could not update" });
    await expect(unrefreshed).toBeVisible();
    expect(await reloadsWithin(page, 10 * MINUTE)).toBe(false);
    await expect(unrefreshed).toBeVisible();
    await expect(facts(page)).toHaveText(/\S/);
    expect(beats).toBe(0);
    isMissing = false;
    const isTakenOver = async () => {
      await reloadsWithin(page, 10 * SECOND);
      return (await page.locator("html").getAttribute("data-first")) === null;
    };
    await expect.poll(isTakenOver, { message: "the app takes the place of the facts", intervals: [0] }).toBe(true);
    await expect(unrefreshed).toBeHidden();
    await pass(page, MINUTE);
    expect(beats).toBeGreaterThan(0);
  });
}

test("a wall without a network keeps its facts, also through its quiet hour", async ({ page, scripted, allow }) => {
  allow.consoleError(/ERR_CONNECTION_REFUSED/);
  const server = await scripted({});
  await openWall(page, server, { start: AFTERNOON, query: { heartbeat: "/beat" } });
  const before = await facts(page).textContent();
  await server.close();
  expect(await reloadsWithin(page, 15 * HOUR)).toBe(false);
  await expect(facts(page)).toHaveText(before);
});

test("a wall asks for the newest build every two minutes, and stays while that is its own", async ({ page, scripted }) => {
  const server = await scripted({});
  await openWall(page, server);
  const asked = () => server.requests(VERSION).length;
  await pass(page, POLL - SECOND);
  expect(asked()).toBe(0);
  await pass(page, 2 * SECOND);
  expect(asked()).toBe(1);
  expect(await reloadsWithin(page, HOUR)).toBe(false);
  expect(asked()).toBe(31);
});

test("walls that are opened together do not ask all at once", async ({ page, scripted }) => {
  const times = [];
  const server = await scripted({});
  for (const chance of [0, 1]) {
    await openWall(page, server, { chance });
    const before = server.requests(VERSION).length;
    let seconds = 0;
    for (; server.requests(VERSION).length === before; seconds += 1) await pass(page, SECOND);
    times.push(seconds);
  }
  expect(times).toEqual([96, 144]);
});

test("a wall reloads itself into a new build", async ({ page, scripted }) => {
  const answers = {};
  await openWall(page, await scripted(answers));
  Object.assign(answers, deployed(NEXT));
  await expectReloadAfter(page, POLL);
  expect(await build(page)).toBe(NEXT);
  expect(await reloadsWithin(page, HOUR)).toBe(false);
});

test("a wall waits for all files of a new build", async ({ page, scripted, allow }) => {
  allow.consoleError(/503/);
  const answers = {};
  const server = await scripted(answers);
  await openWall(page, server);
  const [name] = html.match(/kiosk-[0-9a-f]{12}\.css/);
  const css = await readFile(path.join(DIST, name), "utf8");
  Object.assign(answers, deployed(NEXT), {
    [PAGE]: sends(html.replace(/( data-build=")[^"]*/, `$1${NEXT}`).replace(name, "kiosk-aaaaaaaaaaaa.css")),
    "kiosk-aaaaaaaaaaaa.css": gone,
  });
  expect(await reloadsWithin(page, 5 * POLL)).toBe(false);
  answers["kiosk-aaaaaaaaaaaa.css"] = (request, response) => response.writeHead(200, { "Content-Type": "text/css" }).end(css);
  expect(await reloadsWithin(page, POLL)).toBe(true);
  expect(await build(page)).toBe(NEXT);
});

test("two builds within ten minutes reload a wall once, and the second one is there after those", async ({ page, scripted }) => {
  const answers = {};
  await openWall(page, await scripted(answers));
  Object.assign(answers, deployed(NEXT));
  await expectReloadAfter(page, POLL);
  Object.assign(answers, deployed(LAST));
  expect(await reloadsWithin(page, 10 * MINUTE - SECOND)).toBe(false);
  expect(await build(page)).toBe(NEXT);
  expect(await reloadsWithin(page, POLL)).toBe(true);
  expect(await build(page)).toBe(LAST);
});

test("a cache that goes on with the old page does not make a wall reload itself in a loop", async ({ page, scripted }) => {
  const answers = {};
  const server = await scripted(answers);
  await openWall(page, server);
  Object.assign(answers, deployed(NEXT), { [PAGE]: pageOf(OWN) });
  expect(await reloadsWithin(page, 3 * HOUR)).toBe(false);
  await expect(facts(page)).toHaveText(/\S/);
  answers[PAGE] = pageOf(NEXT);
  expect(await reloadsWithin(page, POLL)).toBe(true);
  expect(await build(page)).toBe(NEXT);
});

test("a cache that has the new page only for some makes a wall reload itself ever more seldom, and no more in the end", async ({ page, scripted }) => {
  const answers = {};
  await openWall(page, await scripted(answers));
  const isReload = ({ headers }) => headers["sec-fetch-dest"] === "document";
  Object.assign(answers, deployed(NEXT), {
    [PAGE]: (request, response) => pageOf(isReload(request) ? OWN : NEXT)(request, response),
  });
  await expectReloadAfter(page, POLL);
  for (const minutes of [20, 40, 80, 160]) await expectReloadAfter(page, minutes * MINUTE);
  expect(await reloadsWithin(page, 10 * HOUR)).toBe(false);
});

const MALFORMED = { "no JSON": "<!doctype html>", "broken off": '{"build": "0000', nothing: "null", "without a build": "{}", "with another kind of build": '{"build": 1}', empty: "" };

test("a version.json that is malformed changes nothing, and nothing is said of it", async ({ page, scripted }) => {
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  const answers = {};
  const server = await scripted(answers);
  await openWall(page, server);
  for (const [what, text] of Object.entries(MALFORMED)) {
    answers[VERSION] = text;
    expect(await reloadsWithin(page, 2 * POLL), what).toBe(false);
  }
  expect(server.requests(VERSION)).toHaveLength(2 * Object.keys(MALFORMED).length);
  await expect(facts(page)).toHaveText(/\S/);
  expect(said).toEqual([]);
});

test("a version.json that cannot be had changes nothing, and the next one is read", async ({ page, scripted, allow }) => {
  // In the words of the browser, for every answer that is an error.
  allow.consoleError(/^Failed to load resource.*version\.json/);
  const answers = { [VERSION]: gone };
  const server = await scripted(answers);
  await openWall(page, server);
  expect(await reloadsWithin(page, 2 * POLL)).toBe(false);
  await server.close();
  expect(await reloadsWithin(page, 2 * POLL)).toBe(false);
  await server.listen();
  Object.assign(answers, deployed(NEXT));
  expect(await reloadsWithin(page, POLL)).toBe(true);
});

test("a wall that has stopped reloads itself into a new build before its long wait is over", async ({ page, scripted, allow }) => {
  allowTraps(allow);
  const answers = {};
  await openWall(page, await scripted(answers));
  await page.evaluate(() => history.replaceState({ reloads: 1_000 }, ""));
  await page.reload();
  await expect(facts(page)).toHaveText(/\S/);
  await trap(page);
  Object.assign(answers, deployed(NEXT));
  await expectReloadAfter(page, POLL);
  // It is no sign that the new one helps: the waits go on.
  await trap(page);
  await expectReloadAfter(page, HOUR);
});

test("a wall begins anew once a day, in its quiet hour", async ({ page, scripted }) => {
  await openWall(page, await scripted({}), { start: AFTERNOON });
  expect(await reloadsWithin(page, at("04:00:00") + DAY - AFTERNOON)).toBe(false);
  // The new page begins at the earliest moment at which the last one may have ended.
  await beginAt(page, at("04:00:00") + DAY);
  expect(await reloadsWithin(page, HOUR)).toBe(true);
  expect(await reloadsWithin(page, DAY)).toBe(false);
  expect(await reloadsWithin(page, HOUR)).toBe(true);
});

test("a wall that has run for less than twelve hours waits for the quiet hour of the next day", async ({ page, scripted }) => {
  await openWall(page, await scripted({}), { start: EVENING });
  expect(await reloadsWithin(page, at("04:00:00") + 2 * DAY - EVENING)).toBe(false);
  expect(await reloadsWithin(page, HOUR)).toBe(true);
});

test("a wall that cannot begin anew tries again some minutes later", async ({ page, scripted, allow }) => {
  allow.consoleError(/503/);
  const answers = {};
  const server = await scripted(answers);
  await openWall(page, server, { start: AFTERNOON });
  answers[PAGE] = gone;
  const before = server.requests(PAGE).length;
  expect(await reloadsWithin(page, at("04:45:00") + DAY - AFTERNOON)).toBe(false);
  const tries = server.requests(PAGE).length - before;
  expect(tries).toBeGreaterThanOrEqual(2);
  expect(tries).toBeLessThanOrEqual(4);
  delete answers[PAGE];
  expect(await reloadsWithin(page, 10 * MINUTE)).toBe(true);
});

test("a wall that could not begin anew in its quiet hour gives it up for that day", async ({ page, scripted, allow }) => {
  allow.consoleError(/503/);
  const answers = {};
  await openWall(page, await scripted(answers), { start: AFTERNOON });
  answers[PAGE] = gone;
  expect(await reloadsWithin(page, at("05:00:00") + DAY - AFTERNOON)).toBe(false);
  delete answers[PAGE];
  expect(await reloadsWithin(page, 23 * HOUR)).toBe(false);
  expect(await reloadsWithin(page, HOUR)).toBe(true);
});

test("a clock that is set moves no wait of a wall, and makes no day of an hour", async ({ page, scripted, allow }) => {
  allowTraps(allow);
  await openWall(page, await scripted({}));
  // To half past four on the next day, and ten years back.
  await page.evaluate(setClockBack, MORNING - (at("04:30:00") + DAY));
  expect(await reloadsWithin(page, 10 * MINUTE)).toBe(false);
  await page.evaluate(setClockBack, 3_650 * DAY);
  await trap(page);
  await expectReloadAfter(page, 20 * SECOND);
});

// To a device that sleeps all timers are late at once, and its clocks have gone on.
test("a wall that has slept into its quiet hour begins anew, and one that has stopped before is back when it wakes", async ({ page, allow }) => {
  allowTraps(allow);
  let loads = 0;
  page.on("load", () => (loads += 1));
  await page.clock.install({ time: AFTERNOON });
  await page.addInitScript(leaveNothingToChance, 0.5);
  await page.goto(`${PAGE}?lang=en`);
  await expect(facts(page)).toHaveText(/\S/);
  await page.clock.fastForward(at("04:35:00") + DAY - AFTERNOON);
  const turn = async () => {
    await page.clock.runFor(10 * SECOND);
    return loads;
  };
  await expect.poll(turn).toBe(2);
  await expect(facts(page)).toHaveText(/\S/);

  await trap(page);
  await expect(stopped(page)).toBeVisible();
  await page.clock.fastForward(7 * HOUR);
  await expect.poll(() => loads).toBe(3);
  await expect(stopped(page)).toBeHidden();
});

/** Answers heartbeats, and keeps the addresses that were asked for. */
function hears(status = 204) {
  const heard = [];
  const answer = ({ url, method, headers }, response) => {
    heard.push({ url, method, referer: headers.referer });
    response.writeHead(status, { Location: "/elsewhere" }).end();
  };
  return { heard, answer };
}

test("a wall gives a sign of life once a minute, without its query", async ({ page, scripted }) => {
  const { heard, answer } = hears();
  await openWall(page, await scripted({ "walls/lobby": answer }), { query: { heartbeat: "/walls/lobby?secret=1#top" } });
  await pass(page, MINUTE - SECOND);
  expect(heard).toEqual([]);
  await pass(page, 5 * MINUTE);
  expect(heard).toEqual(Array(5).fill({ url: "/walls/lobby", method: "GET", referer: undefined }));
});

test("a wall that stops gives no sign of life, and does again when it is back", async ({ page, scripted, allow }) => {
  allowTraps(allow);
  allow.consoleError(/503/);
  const { heard, answer } = hears();
  const answers = { beat: answer };
  await openWall(page, await scripted(answers), { query: { heartbeat: "/beat" } });
  await pass(page, 2 * MINUTE);
  expect(heard).toHaveLength(2);
  answers[PAGE] = gone;
  await trap(page);
  await pass(page, 10 * MINUTE);
  expect(heard).toHaveLength(2);
  delete answers[PAGE];
  expect(await reloadsWithin(page, 2 * MINUTE)).toBe(true);
  await pass(page, MINUTE);
  expect(heard).toHaveLength(3);
});

test("a wall that has not started gives no sign of life", async ({ page, scripted, allow }) => {
  allow.consoleError(/./);
  const { heard, answer } = hears();
  const [module] = html.match(/downboard-kiosk-[0-9a-f]{12}\.wasm/);
  const server = await scripted({ beat: answer, [module]: gone });
  await beginAt(page, MORNING);
  await page.goto(`${server.place}${PAGE}?lang=en&heartbeat=/beat`);
  await expect(notStarted(page)).toBeVisible();
  await pass(page, 10 * MINUTE);
  expect(heard).toEqual([]);
});

test("a sign of life that nobody hears, or that is sent elsewhere, changes nothing", async ({ page, scripted, allow }) => {
  allow.consoleError(/^Failed to load resource.*(?:beat|ERR_CONNECTION_REFUSED)/);
  for (const status of [307, 500]) {
    const { heard, answer } = hears(status);
    const server = await scripted({ beat: answer });
    await openWall(page, server, { query: { heartbeat: "/beat" } });
    expect(await reloadsWithin(page, 3 * MINUTE)).toBe(false);
    expect(heard).toHaveLength(3);
    expect(server.requests("elsewhere")).toEqual([]);
    await server.close();
    expect(await reloadsWithin(page, 90 * SECOND)).toBe(false);
    await expect(facts(page)).toHaveText(/\S/);
    await server.listen();
  }
});

// The watch of every test fails on a request to another origin, and on one that the policy of the page has to refuse.
for (const bad of ["beat", "//elsewhere.example/beat", "/\\elsewhere.example/beat", "/\t/elsewhere.example/beat", "https://elsewhere.example/beat"]) {
  test(`a wall gives no sign of life to ${JSON.stringify(bad)}`, async ({ page, scripted }) => {
    const server = await scripted({});
    await openWall(page, server, { query: { heartbeat: bad } });
    const asked = [];
    page.on("request", (request) => request.resourceType() === "fetch" && asked.push(request.url()));
    await pass(page, 3 * MINUTE);
    expect(asked).toEqual([`${server.place}${VERSION}`]);
  });
}
