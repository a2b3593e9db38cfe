// A wall that runs for days beside feeds that change every minute and fail at times (made-feeds.mjs), on a clock of the test's own
// (virtual-time.mjs): the site that serves it, what is seen on it, and what of that is wrong. Shared by the test of an hour
// (soak.spec.mjs) and the run of a week (script/lib/soak.mjs).

import { readFile } from "node:fs/promises";
import path from "node:path";
import { DIST, FACTS, expect } from "./fixtures.mjs";
import { bytesOfValues, held } from "./held.mjs";
import { BOARD, DRAWN, FOLDER, LATENCY, MADE, RETRY_AFTER, SERVICES, TICK, answerFeeds, isUndisturbed, madeFeeds, possible } from "./made-feeds.mjs";
import { dateSite, scriptOf, takeClock, watchModule, workerAfter } from "./virtual-time.mjs";

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** So that a reading that is taken ten minutes later is one of a wall on which several services are in trouble. */
export const START = Date.parse("2026-11-22T09:21:00Z");

/** How often somebody looks: at another second each time, and while each of the pages is shown. */
const LOOK = 47 * SECOND;

/** What the browser must be started with. */
export const ARGS = ["--js-flags=--expose-gc"];

const PAGE = "kiosk/";
const html = await readFile(path.join(DIST, PAGE, "index.html"), "utf8");

const headers = (type) => ({ "Content-Type": type, "Cache-Control": "no-store" });
const sends = (type, text) => (request, response) => response.writeHead(200, headers(type)).end(text);
const sendsJson = (value) => sends("application/json", JSON.stringify(value));

/** What a site of such feeds answers beside its files, as functions of request and response. */
export async function siteOf({ outages }) {
  const feeds = { outages, latency: LATENCY, retryAfter: RETRY_AFTER };
  return {
    "boards/index.json": sendsJson({ boards: [{ id: BOARD.id, title: BOARD.title }], default: BOARD.id }),
    [`${FOLDER}board.json`]: sendsJson(BOARD),
    ...(await workerAfter([takeClock, START], [watchModule, null], [madeFeeds, MADE], [answerFeeds, feeds])),
  };
}

/** What it answers in addition once a build is published there. */
export const deployed = (build) => ({
  [PAGE]: sends("text/html; charset=utf-8", html.replace(/( data-build=")[^"]*/, `$1${build}`)),
  "version.json": sendsJson({ version: "9.9.9", build, files: [] }),
});

/** What it answers in addition so that no wall reloads itself: nothing in the place of the script that does it. */
export const withoutReloads = () => ({ [html.match(/wall-[0-9a-f]{12}\.js/)[0]]: sends("text/javascript", "") });

/** Lets time stand still once the page is on its way out. It is sent there as text, after `takeClock`. */
function endWithPage() {
  navigation.addEventListener("navigate", ({ navigationType }) => {
    if (navigationType === "reload") globalThis.virtualTime.underWay.add(new Promise(() => {}));
  });
}

/** Leaves out the painting, which takes a fifth of the time: what is shown is read. It is sent to the page as text. */
function paintNothing() {
  addEventListener("DOMContentLoaded", () => (document.documentElement.style.visibility = "hidden"));
}

/** Puts a look at the wall into the page, where it is sent as text. */
function watchWall() {
  const text = (part) => document.querySelector(part)?.textContent.trim() ?? "";
  const status = (part) => part.className.match(/\bis-(major|partial|degraded|maintenance|unknown|operational)\b/)?.[1];
  const services = (parts, name) => [...document.querySelectorAll(parts)].map((part) => [part.querySelector(name).textContent, status(part)]);
  globalThis.look = () => ({
    at: globalThis.virtualTime.now(),
    build: document.documentElement.dataset.build,
    clock: text(".wall-clock"),
    foot: [...document.querySelectorAll(".wall-foot > *")].map((part) => part.textContent.trim()).join("\n"),
    banner: text(".wall-banner"),
    notes: text(".wall-notes .notes"),
    notices: ["failed", "stopped", "newer", "unrefreshed"].filter((id) => document.getElementById(id)?.hidden === false),
    services: [...services(".wall-rows > .wall-lane", ".wall-lane-name"), ...services(".wall-strip", ".wall-strip-name")],
  });
}

const WORDS = { down: "major_outage", "partly down": "partial_outage", degraded: "degraded", operational: "operational", "under maintenance": "maintenance", unknown: "unknown" };
const CLASSES = { major: "major_outage", partial: "partial_outage" };
const COUNTS = new RegExp(`\\b(\\d+) (${Object.keys(WORDS).join("|")})\\b`, "g");

const clockOf = (at) => new Date(at).toISOString().slice(11, 16);
const said = (at, what) => `${new Date(at).toISOString()}: ${what}`;

/** What of a look at the wall, which has `begun` before, is not so. */
function wrong({ at, clock, foot, banner, notes, notices, services }, outages, begun) {
  const all = Array.from({ length: SERVICES }, (_, service) => possible(service, at, outages, begun));
  const faults = notices.map((id) => said(at, `the notice “${id}” is shown`));
  if (![at, at - TICK - DRAWN].some((time) => clock.startsWith(clockOf(time)))) faults.push(said(at, `the clock says ${clock}`));
  if (notes !== "" && isUndisturbed(at, outages)) faults.push(said(at, `there is still a note: ${notes}`));
  const counts = Object.fromEntries(Object.values(WORDS).map((status) => [status, 0]));
  for (const [, count, word] of foot.matchAll(COUNTS)) counts[WORDS[word]] += Number(count);
  for (const [status, count] of Object.entries(counts)) {
    const most = all.filter((statuses) => statuses.has(status)).length;
    const least = all.filter((statuses) => statuses.has(status) && statuses.size === 1).length;
    if (count < least || count > most) faults.push(said(at, `${count} are ${status}, not ${least} to ${most}`));
  }
  // Below a banner is what was so before.
  for (const [name, shown] of banner === "" ? services : []) {
    const status = CLASSES[shown] ?? shown;
    const statuses = all[Number(name.match(/Talk (\d+)/)[1])];
    if (!statuses.has(status)) faults.push(said(at, `${name.trim()} is ${status}, not ${[...statuses].join(" or ")}`));
  }
  return faults;
}

/** For so long a wall that nothing holds does not stay on a page of several. */
const LONGEST_STAND = 5 * MINUTE;

/** Tells from one look to the next whether the wall has ceased to turn. */
function watchTurns() {
  let [stands, since] = ["", 0];
  return ({ at, foot }) => {
    const [, page, pages] = foot.match(/\b(\d+)\/(\d+)/) ?? [];
    const now = `${page} of ${pages}`;
    if (now !== stands || pages === undefined || foot.includes("held")) [stands, since] = [now, at];
    return at - since > LONGEST_STAND ? [said(at, `it has stood on page ${now} since ${clockOf(since)}`)] : [];
  };
}

/**
 * Opens a wall of such a site. `live(end)` lets it live until then, from the epoch, with a look at it now and then. What was wrong
 * of what was seen is in `faults`, what the browser complained of as well; `reloads` has the times at which the wall has reloaded
 * itself, and `builds` the build after each.
 */
export async function openWall(page, { place, outages }) {
  const session = await page.context().newCDPSession(page);
  const facts = page.locator(FACTS).first();
  let script;
  // While a page is loaded its time stands still.
  const feeds = { outages, latency: 0, retryAfter: RETRY_AFTER };
  /** A page that is loaded from now on begins at this time. */
  const begin = async (at) => {
    const before = script;
    const content = scriptOf(
      [takeClock, at], [dateSite, { slow: 0 }], [watchModule, null], [madeFeeds, MADE], [answerFeeds, feeds], [endWithPage, null],
      [paintNothing, null], [watchWall, null],
    );
    script = await page.addInitScript({ content });
    await before?.dispose();
  };
  let at = START;
  /** Lets time pass until `end`, and gives whether the page has reloaded itself. The next one begins there: a reload takes time. */
  const pass = async (end) => {
    await begin(end);
    at = end;
    try {
      await page.evaluate((end) => globalThis.virtualTime.runUntil(end), end);
      return false;
    } catch (error) {
      if (!/context was destroyed/.test(error.message)) throw error;
    }
    await expect(facts).toHaveText(/\S/);
    return true;
  };
  const look = () => page.evaluate(() => globalThis.look());

  const [faults, reloads, builds] = [[], [], []];
  page.on("console", (message) => message.type() === "error" && faults.push(said(at, `console error: ${message.text()}`)));
  page.on("pageerror", (error) => faults.push(said(at, `exception: ${error.stack}`)));
  page.on("crash", () => faults.push(said(at, "the page has crashed")));
  await begin(START);
  await page.goto(`${place}${PAGE}?lang=en`);
  await expect(facts).toHaveText(/\S/);
  const turns = watchTurns();
  return {
    faults,
    reloads,
    builds,
    async live(end) {
      while (at < end) {
        const isNew = await pass(Math.min(at + LOOK, end));
        const seen = await look();
        if (isNew) {
          reloads.push(at);
          builds.push(seen.build);
        }
        faults.push(...wrong(seen, outages, reloads.at(-1) ?? START), ...turns(seen));
      }
    },
    /** What the wall and its worker hold on to while it shows its first page. */
    async read() {
      for (let turn = 0; turn < 20 && !/\b1\/\d/.test((await look()).foot); turn += 1) await page.keyboard.press("ArrowRight");
      return { ...(await held(page, session)), values: await bytesOfValues(session) };
    },
  };
}

/** By how much what is held on to may grow without a leak: the parts that are shown are not the same to the last. */
const SLACK = 0.05;
/** What the browser compiles of the page's code in some days, in bytes. */
const COMPILED = 256 * 1_024;

/** What of a reading may not grow, with what it is called, and what else it may grow by. */
export const HELD = [
  { name: "nodes of the document", of: ({ page }) => page.nodes },
  { name: "event listeners", of: ({ page }) => page.listeners },
  { name: "bytes of the page's module", of: ({ page }) => page.memory },
  { name: "references of the module", of: ({ page }) => page.references },
  { name: "bytes of JavaScript's values", of: ({ values }) => values },
  { name: "bytes of JavaScript's heap", of: ({ page }) => page.heap, more: COMPILED },
  { name: "bytes of the worker's module", of: ({ worker }) => worker.memory },
];

/** What of a later reading is more than of one before. */
export const growth = (before, after) =>
  HELD.filter(({ of, more = 0 }) => of(after) > of(before) * (1 + SLACK) + more).map(({ name, of }) => `${of(after)} ${name}, ${of(before)} before`);
