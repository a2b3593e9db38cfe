// A live board runs for weeks on a wall. Here a day of one with twenty feeds, in about a minute: the page, the worker and its loop
// as they are published, with a clock of the test's own (virtual-time.mjs). It asks as often as its intervals allow, and holds on
// to no more at the end than in the morning.

import { readFile } from "node:fs/promises";
import path from "node:path";
import { CHROMIUM } from "../script/lib/chromium.mjs";
import { DIST, FACTS, addressOf, expect, test } from "./fixtures.mjs";
import { scriptOf, takeClock, watchModule } from "./virtual-time.mjs";

test.use({ launchOptions: { ...CHROMIUM, args: [...CHROMIUM.args, "--js-flags=--expose-gc"] } });

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;
// Half past: the period of the board moves by the hour, and what it shows is the same at every half hour.
const START = Date.parse("2026-11-22T00:30:00Z");
// When some of the feeds fail: between two readings, so that both are of the same board.
const BAD = { from: 5 * HOUR, to: 9 * HOUR };

// How long an answer takes, and what the loop promises: schedule.rs and fetch.rs.
const LATENCY = 200;
const TIME_OUT = 15 * SECOND;
const JITTER = 0.1;
const LONGEST_BACKOFF = 300 * SECOND;
const RETRY_AFTER = 600 * SECOND;

/** Twenty feeds by what they do, each kind as often as `count` says and asked every `interval` seconds. */
const KINDS = [
  { kind: "changing", count: 1, interval: 30, format: "native-status" },
  { kind: "busy", count: 1, interval: 60, format: "native-status" },
  { kind: "failing", count: 1, interval: 60, format: "statuspage" },
  { kind: "hung", count: 1, interval: 60, format: "statuspage" },
  { kind: "steady", count: 1, interval: 60, format: "statuspage" },
  { kind: "quiet", count: 6, interval: 300, format: "statuspage" },
  { kind: "unreadable", count: 1, interval: 300, format: "statuspage" },
  { kind: "probed", count: 2, interval: 300, format: "gatus" },
  { kind: "incidents", count: 3, interval: 300, format: "google-cloud" },
  { kind: "notices", count: 2, interval: 300, format: "rss" },
  { kind: "silent", count: 1, interval: 300, format: "aws-health" },
];
const FEEDS = KINDS.flatMap(({ kind, count, interval, format }) =>
  Array.from({ length: count }, (_, index) => ({ id: `${kind}-${index}`, kind, interval: interval * SECOND, format })),
);

/**
 * Answers the worker's requests in its place: over real connections so many would take minutes. It is sent there as text and
 * stands on its own. `feeds.asked` says of each feed when it was asked, in milliseconds from the start.
 */
function answerFeeds({ start, feeds, bad, latency, retryAfter }) {
  const MINUTE = 60_000;
  const iso = (at) => new Date(at).toISOString();
  const statuspage = (status) => ({ page: { name: "Acme" }, components: [{ id: "c1", name: "API", status }] });
  const native = (id, changed, status) => {
    const event = (at, status) => ({ service: id, status, at: iso(at), basis: "notice", grade: "A", sources: [id] });
    const events = [event(start - 1_440 * MINUTE, "operational"), event(changed, status)];
    return { format: "downboard-status/1", board: "day", updated_at: iso(changed), sources: [], events };
  };
  const ANSWERS = {
    // About every fifth answer is another one.
    changing: ({ id }, at) => {
      const turn = Math.floor(at / (2.5 * MINUTE));
      return native(id, turn * 2.5 * MINUTE, turn % 2 === 0 ? "operational" : "major_outage");
    },
    busy: ({ id }) => native(id, start, "operational"),
    failing: () => statuspage("operational"),
    hung: () => statuspage("operational"),
    unreadable: () => ({ message: "Forbidden" }),
    steady: () => statuspage("operational"),
    quiet: () => statuspage("operational"),
    probed: () => [{ name: "api", key: "api", results: [{ status: 200, duration: 21_000_000, success: true, timestamp: iso(start) }] }],
    // In every hour one incident, over after a quarter of it. The list goes back three hours.
    incidents: (feed, at) =>
      [0, 1, 2, 3].map((hours) => {
        const begin = at - (at % (60 * MINUTE)) - hours * 60 * MINUTE;
        const end = begin + 15 * MINUTE;
        const isOver = end <= at;
        return {
          id: `i${begin}`, external_desc: "Slow", status_impact: "SERVICE_DISRUPTION", severity: "medium",
          begin: iso(begin), created: iso(begin), end: isOver ? iso(end) : null, modified: iso(isOver ? end : begin),
          affected_products: [{ title: "API", id: "c1" }],
          updates: [{ when: iso(begin), text: "We look into it.", status: "SERVICE_DISRUPTION", affected_locations: [] }],
        };
      }),
    notices: () =>
      `<?xml version="1.0"?><rss version="2.0"><channel><title>Acme</title><item><title>Slow</title><guid>1</guid>` +
      `<pubDate>Thu, 19 Nov 2026 12:30:00 GMT</pubDate><description>&lt;strong&gt;Resolved&lt;/strong&gt; - Over.</description></item></channel></rss>`,
    silent: () => [],
  };
  const IN_BAD_HOURS = {
    busy: () => new Response(null, { status: 429, headers: { "Retry-After": String(retryAfter / 1_000) } }),
    failing: () => new Response(null, { status: 500 }),
    hung: (signal) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
  };

  const known = new Map(feeds.map((feed) => [`/${feed.id}`, feed]));
  const asked = Object.fromEntries(feeds.map(({ id }) => [id, []]));
  globalThis.feeds = { asked };

  const fetch = globalThis.fetch;
  globalThis.fetch = async (input) => {
    const { url, signal } = new Request(input);
    const { origin, pathname } = new URL(url);
    // The module itself.
    if (origin === location.origin) return fetch(input);
    const feed = known.get(pathname);
    const since = Date.now() - start;
    asked[feed.id].push(since);
    const isBad = bad.from <= since && since < bad.to;
    await new Promise((resolve) => setTimeout(resolve, latency));
    const instead = isBad && IN_BAD_HOURS[feed.kind];
    if (instead) return instead(signal);
    const answer = ANSWERS[feed.kind](feed, Date.now());
    return new Response(typeof answer === "string" ? answer : JSON.stringify(answer));
  };
}

const both = (text) => ({ ko: text, en: text });

// One service for each feed. What comes and goes has an alternative that works.
const BOARD = {
  format: "downboard-board/1",
  id: "day",
  title: both("Day"),
  zone: { utc_offset: "+00:00", label: "UTC" },
  period: { hours: 1 },
  feeds: FEEDS.map(({ id, interval, format }) => ({
    id, format, address: `https://feeds.example.org/${id}`, name: both(`Feed ${id}`), interval_seconds: interval / SECOND,
    maps: format === "native-status" ? [] : [{ service: id }],
  })),
  sources: [{ id: "list", title: "A list", address: "https://list.example.org/" }],
  providers: [{ id: "acme", name: both("Acme") }],
  services: FEEDS.map(({ id, kind }) => ({
    id, name: both(`Talk ${id}`), provider: "acme", category: "messenger",
    ...(kind === "changing" && {
      audiences: [{
        value: 10_000_000, unit: "people", measure: "monthly", definition: both("Users of a month"), as_of: "2026-10",
        preferred: true, grade: "A", sources: ["list"],
      }],
      alternatives: [{ id: "steady-0", covers_text: both("Messages"), grade: "A", sources: ["list"] }],
    }),
  })),
};

/** Serves a live board and opens a page on it whose clock, and the worker's, stand at the start. */
async function openLive(page, scripted, folder) {
  const html = await readFile(path.join(DIST, "index.html"), "utf8");
  const script = html.match(/data-worker="\.\/([^"]+)"/)[1];
  const day = { start: START, feeds: FEEDS, bad: BAD, latency: LATENCY, retryAfter: RETRY_AFTER };
  const before = scriptOf([takeClock, START], [watchModule, null], [answerFeeds, day]);
  const text = before + (await readFile(path.join(DIST, script), "utf8"));
  const server = await scripted({
    "boards/index.json": { boards: [{ id: "day", title: both("Day") }], default: "day" },
    "boards/day/board.json": BOARD,
    [script]: (request, response) => response.writeHead(200, { "Content-Type": "text/javascript", "Cross-Origin-Embedder-Policy": "require-corp" }).end(text),
  });
  await page.addInitScript(takeClock, START);
  await page.addInitScript(watchModule, null);
  await page.goto(server.place + addressOf(folder, { lang: "en" }));
  await expect(page.locator(FACTS).first()).toHaveText(/\S/);
  const asked = () => page.workers()[0].evaluate(() => globalThis.feeds?.asked);
  await expect.poll(() => page.workers().length).toBe(1);
  await expect.poll(async () => Object.values((await asked()) ?? {}).flat()).toEqual(FEEDS.map(() => 0));
  return asked;
}

async function collected(session) {
  await session.send("HeapProfiler.collectGarbage");
  return session.send("Memory.getDOMCounters");
}

/** What the page and its worker hold on to. */
async function held(page, session) {
  const worker = await page.workers()[0].evaluate(() => globalThis.probe.read());
  const own = await page.evaluate(() => globalThis.probe.read());
  // A removed node that a script still knew is freed by the collection after the one that frees the script's side.
  let counted;
  for (let before = Infinity; (counted = await collected(session)).nodes < before; ) before = counted.nodes;
  const { nodes, jsEventListeners: listeners } = counted;
  const { usedSize: heap } = await session.send("Runtime.getHeapUsage");
  return { page: { ...own, nodes, listeners, heap }, worker };
}

/** The part of a reading that is the same whenever the page shows the same. */
const counts = ({ memory: _, heap: __, made: ___, ...counts }) => counts;

/** The shortest and the longest wait between two attempts, from the end of the one to the start of the other. */
function waits({ kind, interval }, isBad) {
  const [shortest, longest] = [interval * (1 - JITTER), interval * (1 + JITTER)];
  if (kind === "busy" && isBad) return [RETRY_AFTER, RETRY_AFTER];
  const fails = kind === "unreadable" || (isBad && ["failing", "hung"].includes(kind));
  return [shortest, fails ? Math.max(longest, LONGEST_BACKOFF) : longest];
}

/** Every wait of a feed that its interval, its jitter and its backoff do not allow. */
function wrongWaits(feed, times) {
  return [...times, DAY].slice(1).flatMap((next, index) => {
    const isBad = BAD.from <= times[index] && times[index] < BAD.to;
    const end = times[index] + (isBad && feed.kind === "hung" ? TIME_OUT : LATENCY);
    const [shortest, longest] = waits(feed, isBad);
    // Waits are cut to whole milliseconds. The day cuts the last one short.
    const isShort = next !== DAY && next - end < Math.floor(shortest);
    return isShort || next - end > longest ? [`${feed.id} at ${times[index]}: ${next - end} ms`] : [];
  });
}

/** The feeds that are asked all day as if nothing were wrong. */
const isGood = ({ kind }) => !["busy", "failing", "hung", "unreadable"].includes(kind);

// By how many bytes memory may grow in twelve hours without a leak: a module takes it in pieces of 64 KiB, and the history of a
// feed keeps its changes up to a number. It is 25 bytes for each of the ten thousand times that the board is put together anew in
// them. One reader that each change leaves behind (src/ui/lasting.rs) takes more.
const SLACK = 256 * 1_024;

for (const [name, folder] of [["dashboard", ""], ["wall", "kiosk/"]]) {
  test(`a day of a live ${name} asks as often as the intervals allow and leaks nothing`, async ({ page, context, scripted }) => {
    // About a minute on a machine of its own.
    test.setTimeout(300_000);
    const asked = await openLive(page, scripted, folder);
    const session = await context.newCDPSession(page);
    // The dashboard comes in turns, each after a frame and a timer.
    const isWhole = async () => folder !== "" || (await page.locator("#open-feed").count()) > 0;
    for (let turn = 1; !(await isWhole()); turn += 1) {
      expect(turn, "the dashboard stands after a few turns").toBeLessThan(500);
      await page.evaluate(async (at) => {
        await new Promise(requestAnimationFrame);
        await globalThis.virtualTime.runUntil(at);
      }, START + turn);
    }
    // The record of an unfolded lane is made anew with every change.
    if (folder === "") await page.getByRole("button", { name: /^Talk changing-0/ }).click();
    // What the page holds on to is counted, and not seen: painting it sixty times a second would take as long again.
    const show = (isShown) => page.evaluate((isShown) => (document.documentElement.style.display = isShown ? "" : "none"), isShown);
    await show(false);
    const runUntil = (end) => page.evaluate((end) => globalThis.virtualTime.runUntil(end), START + end);

    await runUntil(2 * HOUR);
    const morning = await held(page, session);
    await runUntil(12 * HOUR);
    const noon = await held(page, session);
    await runUntil(DAY);
    const midnight = await held(page, session);

    const times = await asked();
    for (const feed of FEEDS) {
      const own = times[feed.id];
      expect(own[0], `${feed.id} is asked at once`).toBe(0);
      expect(wrongWaits(feed, own), `${feed.id} is left alone for as long as it should be`).toEqual([]);
      if (isGood(feed)) {
        const allowed = DAY / (feed.interval + LATENCY);
        expect(Math.abs(own.length / allowed - 1), `${feed.id} is asked ${own.length} times of ${allowed}`).toBeLessThan(0.02);
      } else if (feed.kind !== "unreadable") {
        const regular = (BAD.to - BAD.from) / feed.interval;
        const inBadHours = own.filter((at) => BAD.from <= at && at < BAD.to);
        expect(inBadHours.length, `${feed.id} is asked less often while it fails`).toBeLessThan(regular / 2);
      }
    }

    // The page has lived through all of it.
    const all = Object.values(times).flat();
    const ended = all.filter((at) => at + LATENCY <= DAY).length;
    const told = await page.evaluate(() => globalThis.virtualTime.told);
    expect(told, "one message of each attempt, and one that the worker listens").toBe(ended + 1);
    await show(true);
    await expect(page.getByText(`${FEEDS.length - 1} of ${FEEDS.length} feeds live`)).toBeVisible();
    await expect(page.getByText(/Mon 23 Nov/).first()).toBeVisible();

    for (const [when, now] of [["noon", noon], ["midnight", midnight]]) {
      for (const side of ["page", "worker"]) {
        expect(counts(now[side]), `what the ${side} holds on to at ${when}`).toEqual(counts(morning[side]));
        expect(now[side].made, `closures of the ${side} are counted`).toBeGreaterThan(now[side].closures);
      }
    }
    for (const side of ["page", "worker"]) {
      expect(midnight[side].memory - noon[side].memory, `memory of the ${side}'s module`).toBeLessThanOrEqual(SLACK);
    }
    expect(midnight.page.heap - noon.page.heap, "heap of the page").toBeLessThanOrEqual(SLACK);
  });
}
