// Lets a wall live for a week beside twenty feeds that change every minute and fail five times: once without its reloads, for what
// it holds on to; and once with those of every night and of two new builds, for what it shows. The clock is the test's
// (e2e/virtual-time.mjs): on a machine that does nothing else twenty hours pass in a minute, and a week, twice, in 17. Where the
// machine is shared it may take 50. Tells of every half day, and fails where something is wrong.
// As a program: node script/lib/soak.mjs [DAYS]

import { chromium } from "@playwright/test";
import { DIST } from "../../e2e/fixtures.mjs";
import { FEEDS, TURN } from "../../e2e/made-feeds.mjs";
import { ARGS, DAY, HELD, HOUR, MINUTE, SECOND, START, deployed, growth, openWall, siteOf, withoutReloads } from "../../e2e/soak.mjs";
import { CHROMIUM } from "./chromium.mjs";
import { serve } from "./serve.mjs";

const days = Number(process.argv[2] ?? 7);
if (!Number.isInteger(days) || days < 1) {
  console.error("usage: node script/lib/soak.mjs [DAYS] (a whole number)");
  process.exit(2);
}

/** The board shows the same again as ten minutes after the start, with several services in trouble: then it can be read. */
const sameAs = (at) => START + 10 * MINUTE + Math.ceil((at - START - 10 * MINUTE) / TURN) * TURN;
const END = sameAs(START + days * DAY);

/** The day at a share of the time, and the first time on a clock from then on. */
const after = (share) => START + share * days * DAY;
const onClock = (at, clock) => {
  const time = Math.floor(at / DAY) * DAY + clock;
  return time < at ? time + DAY : time;
};

const feedsFrom = (first, count) => Array.from({ length: count }, (_, index) => (first + index) % FEEDS);
const outage = (kind, from, minutes, feeds) => ({ kind, from, to: from + minutes * MINUTE, feeds });
const QUIET_HOUR = 4 * HOUR;
const OUTAGES = [
  outage("failing", after(0.1), 40, feedsFrom(3, 5)),
  outage("hung", after(0.25), 25, feedsFrom(0, FEEDS)),
  outage("busy", after(0.52), 30, feedsFrom(10, 10)),
  // A wall that begins anew meanwhile has nothing to show.
  outage("gone", onClock(after(0.7), QUIET_HOUR - 20 * MINUTE), 90, feedsFrom(0, FEEDS)),
  outage("unreadable", after(0.9), 60, feedsFrom(15, 8)),
];
const DEPLOYS = [
  { at: after(0.35), build: "000000000001" },
  { at: after(0.65), build: "000000000002" },
];

const MOST_SHOWN = 20;
const shown = (faults) => [...faults.slice(0, MOST_SHOWN), ...(faults.length > MOST_SHOWN ? [`and ${faults.length - MOST_SHOWN} more`] : [])].map((fault) => `  ${fault}`);

/** Opens a wall on a site that answers so, for some work. */
async function withWall(answers, work) {
  const server = await serve({ dir: DIST, routes: answers, quality: 4 });
  const browser = await chromium.launch({ ...CHROMIUM, args: [...CHROMIUM.args, ...ARGS] });
  try {
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, reducedMotion: "no-preference", timezoneId: "UTC" });
    const wall = await openWall(await context.newPage(), { place: server.url, outages: OUTAGES });
    return await work(wall);
  } finally {
    await browser.close();
    await server.close();
  }
}

const begun = performance.now();
let told = 0;
/** Says how far it is, and what was wrong since it last did. */
function tell(wall, at, more) {
  const seconds = ((performance.now() - begun) / SECOND).toFixed(0);
  console.log(`day ${((at - START) / DAY).toFixed(1)} after ${seconds} s: ${more}`);
  for (const line of shown(wall.faults.slice(told))) console.log(line);
  told = wall.faults.length;
}

const HALVES = Array.from({ length: 2 * days }, (_, half) => sameAs(START + ((half + 1) * DAY) / 2));

/** Without reloads: what the wall shows is so, and it holds on to no more at the end than after an hour. */
async function withoutAny() {
  const answers = { ...(await siteOf({ outages: OUTAGES })), ...withoutReloads() };
  return withWall(answers, async (wall) => {
    told = 0;
    console.log(HELD.map(({ name }) => name).join(", "));
    const columns = (reading) => HELD.map(({ of }) => of(reading)).join(", ");
    await wall.live(START + HOUR);
    const before = await wall.read();
    tell(wall, START + HOUR, columns(before));
    let now = before;
    for (const half of HALVES) {
      await wall.live(half);
      now = await wall.read();
      tell(wall, half, columns(now));
    }
    for (const { name, of } of HELD) console.log(`${name.padEnd(34)}${String(of(before)).padStart(12)}${String(of(now)).padStart(12)}${`${(100 * (of(now) / of(before) - 1)).toFixed(1)} %`.padStart(10)}`);
    return [...wall.faults, ...growth(before, now), ...wall.reloads.map((at) => `it has reloaded itself at ${new Date(at).toISOString()}`)];
  });
}

/** The wall asks for the newest build about every two minutes. */
const FOLLOWS_WITHIN = 4 * MINUTE;
const LEAST_RUN = 12 * HOUR;

/** What is wrong with the times at which a wall has reloaded itself, and with the builds that it then was. */
function wrongReloads({ reloads, builds }) {
  const faults = [];
  const isQuiet = (at) => at % DAY >= QUIET_HOUR && at % DAY <= QUIET_HOUR + HOUR;
  for (const { at, build } of DEPLOYS) {
    const index = reloads.findIndex((time) => at < time && time <= at + FOLLOWS_WITHIN);
    if (index < 0) faults.push(`it has not reloaded for the build of ${new Date(at).toISOString()}`);
    else if (builds[index] !== build) faults.push(`it is of the build ${builds[index]} and not ${build}`);
  }
  for (let night = onClock(START, QUIET_HOUR); night + HOUR <= END; night += DAY) {
    const last = Math.max(START, ...reloads.filter((time) => time < night));
    const own = reloads.filter((time) => night <= time && time <= night + HOUR);
    if (own.length !== (night - last >= LEAST_RUN ? 1 : 0)) faults.push(`it has reloaded ${own.length} times in the night of ${new Date(night).toISOString()}`);
  }
  const isFollowed = (time) => DEPLOYS.some(({ at }) => at < time && time <= at + FOLLOWS_WITHIN);
  for (const time of reloads) if (!isQuiet(time) && !isFollowed(time)) faults.push(`it has reloaded for no reason at ${new Date(time).toISOString()}`);
  return faults;
}

/** With its reloads: what the wall shows is so, and it has reloaded itself when it should. */
async function withAll() {
  const answers = await siteOf({ outages: OUTAGES });
  return withWall(answers, async (wall) => {
    told = 0;
    const due = [...DEPLOYS];
    for (const half of HALVES) {
      while (due.length > 0 && due[0].at <= half) {
        const { at, build } = due.shift();
        await wall.live(at);
        Object.assign(answers, deployed(build));
      }
      await wall.live(half);
      tell(wall, half, `${wall.reloads.length} reloads`);
    }
    return [...wall.faults, ...wrongReloads(wall)];
  });
}

const faults = [];
for (const [name, run] of [["without reloads", withoutAny], ["with those of every night and of two builds", withAll]]) {
  console.log(`${days} days of a wall ${name}:`);
  const own = await run();
  console.log(own.length === 0 ? "nothing was wrong" : `${own.length} faults:`);
  for (const line of shown(own)) console.log(line);
  faults.push(...own);
}
process.exitCode = faults.length === 0 ? 0 : 1;
