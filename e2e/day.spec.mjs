// A live board runs for weeks on a wall. Here a day of one with twenty feeds, in about a minute: the page, the worker and its loop
// as they are published, with a clock of the test's own (virtual-time.mjs). It asks as often as its intervals allow, and holds on
// to no more at the end than in the morning.

import { CHROMIUM } from "../script/lib/chromium.mjs";
import { FACTS, addressOf, expect, test } from "./fixtures.mjs";
import { held } from "./held.mjs";
import { dateSite, standWhole, takeClock, watchModule, workerAfter } from "./virtual-time.mjs";

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
function answerFeeds({ start, slow, feeds, bad, gone, latency, retryAfter }) {
  const MINUTE = 60_000;
  // The publishers' clocks are right, whatever the device's says.
  const now = () => Date.now() + slow;
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
    // Every five minutes a new result.
    probed: (feed, at) => {
      const timestamp = iso(at - (at % (5 * MINUTE)));
      return [{ name: "api", key: "api", results: [{ status: 200, duration: 21_000_000, success: true, timestamp }] }];
    },
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
    const since = now() - start;
    asked[feed.id].push(since);
    const isBad = bad.from <= since && since < bad.to;
    await new Promise((resolve) => setTimeout(resolve, latency));
    if (gone.from <= since && since < gone.to) throw new TypeError("Failed to fetch");
    const instead = isBad && IN_BAD_HOURS[feed.kind];
    if (instead) return instead(signal);
    const answer = ANSWERS[feed.kind](feed, now());
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

const NEVER = { from: 0, to: 0 };

/**
 * Serves a live board and opens a page on it whose clock, and the worker's, stand at the start, or are `slow` by so many
 * milliseconds. All networks are `gone` between two times from the start.
 */
async function openLive(page, scripted, folder, { slow = 0, gone = NEVER } = {}) {
  const day = { start: START, slow, feeds: FEEDS, bad: BAD, gone, latency: LATENCY, retryAfter: RETRY_AFTER };
  const server = await scripted({
    "boards/index.json": { boards: [{ id: "day", title: both("Day") }], default: "day" },
    "boards/day/board.json": BOARD,
    ...(await workerAfter([takeClock, START - slow], [watchModule, null], [answerFeeds, day])),
  });
  await page.addInitScript(takeClock, START - slow);
  await page.addInitScript(dateSite, { slow, gone: { from: START + gone.from, to: START + gone.to } });
  await page.addInitScript(watchModule, null);
  // All lanes are found by the word that they share: what is steady would fold, and there would be another number of them each time
  // that somebody looks.
  await page.goto(server.place + addressOf(folder, { lang: "en", ...(folder === "" && { find: "Talk" }) }));
  await expect(page.locator(FACTS).first()).toHaveText(/\S/);
  const asked = () => page.workers()[0].evaluate(() => globalThis.feeds?.asked);
  await expect.poll(() => page.workers().length).toBe(1);
  await expect.poll(async () => Object.values((await asked()) ?? {}).flat()).toEqual(FEEDS.map(() => 0));
  return asked;
}

/** The part of a reading that is the same whenever the page shows the same. */
const counts = ({ memory: _, heap: __, made: ___, ...counts }) => counts;

/** What of a reading is more than of one before. Less is no leak: the one before may have counted what a collection spared. */
const more = (now, before) => Object.entries(counts(now)).filter(([name, count]) => count > before[name]);

// The board shows the same again: two changes of what changes most. Six times from the half hour on nothing else is wrong.
const TURN = 300 * SECOND;
const TURNS = 6;

/**
 * What is held on to at a time from the start, when the page shows the same as it did before. A collection spares what some word
 * on the browser's stack happens to point to, and with it the whole part of the page that was taken down: in one of a hundred runs
 * there are then the twenty nodes of a tile more, and by the next collection others or none. What is kept for good is there every
 * time, so the page lives on for some turns until it holds no more than `before`, and what it holds after the last of them counts.
 */
async function heldAt(page, session, runUntil, time, before) {
  for (let turn = 0; ; turn += 1) {
    await runUntil(time + turn * TURN);
    const now = await held(page, session);
    const isNoMore = ["page", "worker"].every((side) => more(now[side], before[side]).length === 0);
    if (isNoMore || turn === TURNS - 1) return { ...now, end: time + turn * TURN };
  }
}

/** The shortest and the longest wait between two attempts, from the end of the one to the start of the other. */
function waits({ kind, interval }, isBad) {
  const [shortest, longest] = [interval * (1 - JITTER), interval * (1 + JITTER)];
  if (kind === "busy" && isBad) return [RETRY_AFTER, RETRY_AFTER];
  const fails = kind === "unreadable" || (isBad && ["failing", "hung"].includes(kind));
  return [shortest, fails ? Math.max(longest, LONGEST_BACKOFF) : longest];
}

/** Every wait of a feed that its interval, its jitter and its backoff do not allow. */
function wrongWaits(feed, times, end) {
  return [...times, end].slice(1).flatMap((next, index) => {
    const isBad = BAD.from <= times[index] && times[index] < BAD.to;
    const over = times[index] + (isBad && feed.kind === "hung" ? TIME_OUT : LATENCY);
    const [shortest, longest] = waits(feed, isBad);
    // Waits are cut to whole milliseconds. The end cuts the last one short.
    const isShort = next !== end && next - over < Math.floor(shortest);
    return isShort || next - over > longest ? [`${feed.id} at ${times[index]}: ${next - over} ms`] : [];
  });
}

/** The feeds that are asked all day as if nothing were wrong. */
const isGood = ({ kind }) => !["busy", "failing", "hung", "unreadable"].includes(kind);

// By how many bytes memory may grow in twelve hours without a leak: a module takes it in pieces of 64 KiB, and the history of a
// feed keeps its changes up to a number. It is 25 bytes for each of the ten thousand times that the board is put together anew in
// them. One reader that each change leaves behind (src/ui/lasting.rs) takes more.
const SLACK = 256 * 1_024;
// A dashboard, parts of which come and go with the third service in trouble: it grows by 330 kB in the twelve hours to midnight.
const OF_DASHBOARD = 512 * 1_024;

/** Puts a look at the dashboard into the page, where it is sent as text. */
function watchScreen() {
  const text = (part) => document.querySelector(part)?.textContent ?? "";
  globalThis.look = () => ({
    at: globalThis.virtualTime.now(),
    green: [...document.querySelectorAll(".lane-button")]
      .filter((lane) => lane.querySelector(".lane-status.is-operational"))
      .map((lane) => lane.querySelector(".lane-title").textContent.replace("Talk ", "")),
    lines: [...document.querySelectorAll(".feed-line")].map((line) => line.textContent),
    moment: text(".header-moment"),
  });
}

// The lanes of a wall reach six hours back: before that they hold less, and from the fifth to the ninth hour feeds fail.
const MORNING = { dashboard: 2 * HOUR, wall: BAD.to + HOUR };

for (const [name, folder] of [["dashboard", ""], ["wall", "kiosk/"]]) {
  test(`a day of a live ${name} asks as often as the intervals allow and leaks nothing`, async ({ page, context, scripted }) => {
    // About two minutes on a core of its own.
    test.setTimeout(600_000);
    const asked = await openLive(page, scripted, folder);
    const session = await context.newCDPSession(page);
    if (folder === "") await standWhole(page);
    // The record of an unfolded lane is made anew with every change.
    if (folder === "") await page.getByRole("button", { name: /^Talk changing-0/ }).click();
    // What the page holds on to is counted, and not seen: painting it sixty times a second would take as long again.
    const show = (isShown) => page.evaluate((isShown) => (document.documentElement.style.display = isShown ? "" : "none"), isShown);
    await show(false);
    const runUntil = (end) => page.evaluate((end) => globalThis.virtualTime.runUntil(end), START + end);

    await runUntil(MORNING[name]);
    const morning = await held(page, session);
    const noon = await heldAt(page, session, runUntil, 12 * HOUR, morning);
    const midnight = await heldAt(page, session, runUntil, DAY, morning);
    const { end } = midnight;

    const times = await asked();
    for (const feed of FEEDS) {
      const own = times[feed.id];
      expect(own[0], `${feed.id} is asked at once`).toBe(0);
      expect(wrongWaits(feed, own, end), `${feed.id} is left alone for as long as it should be`).toEqual([]);
      if (isGood(feed)) {
        const allowed = end / (feed.interval + LATENCY);
        expect(Math.abs(own.length / allowed - 1), `${feed.id} is asked ${own.length} times of ${allowed}`).toBeLessThan(0.02);
      } else if (feed.kind !== "unreadable") {
        const regular = (BAD.to - BAD.from) / feed.interval;
        const inBadHours = own.filter((at) => BAD.from <= at && at < BAD.to);
        expect(inBadHours.length, `${feed.id} is asked less often while it fails`).toBeLessThan(regular / 2);
      }
    }

    // The page has lived through all of it.
    const all = Object.values(times).flat();
    const ended = all.filter((at) => at + LATENCY <= end).length;
    const told = await page.evaluate(() => globalThis.virtualTime.told);
    expect(told, "one message of each attempt, and one that the worker listens").toBe(ended + 1);
    await show(true);
    await expect(page.getByText(`${FEEDS.length - 1} of ${FEEDS.length} feeds live`)).toBeVisible();
    await expect(page.getByText(/Mon 23 Nov/).first()).toBeVisible();

    for (const [when, now] of [["noon", noon], ["midnight", midnight]]) {
      for (const side of ["page", "worker"]) {
        expect(more(now[side], morning[side]), `what the ${side} holds on to at ${when} beyond what it held in the morning`).toEqual([]);
        expect(now[side].made, `closures of the ${side} are counted`).toBeGreaterThan(now[side].closures);
        expect(now[side].closures, `closures of the ${side} are counted when they are made`).toBeGreaterThanOrEqual(0);
      }
    }
    const ofPage = name === "dashboard" ? OF_DASHBOARD : SLACK;
    for (const [side, slack] of [["page", ofPage], ["worker", SLACK]]) {
      expect(midnight[side].memory - noon[side].memory, `memory of the ${side}'s module`).toBeLessThanOrEqual(slack);
    }
    expect(midnight.page.heap - noon.page.heap, "heap of the page").toBeLessThanOrEqual(ofPage);
  });
}

const MINUTE = 60 * SECOND;
/** How often somebody looks. */
const LOOK = 30 * SECOND;
/** The page's own tick, and what else passes until an answer is seen. */
const SEEN_AFTER = 11 * SECOND;
/** A worker that says nothing is missed after three ticks, and another has answers soon after. */
const REPLACED_AFTER = 45 * SECOND;
/** What was read last counts for so many intervals. */
const STALE_INTERVALS = 5;

/** Whether a feed of a kind says at a time from the start that all is well. */
function isWell(kind, since) {
  const at = START + since;
  if (kind === "changing") return Math.floor(at / (150 * SECOND)) % 2 === 0;
  if (kind === "incidents") return at % HOUR >= 15 * MINUTE;
  return kind !== "unreadable";
}

/** Whether a feed says that all is well at any time between two. */
function wasWell(kind, from, to) {
  for (let at = from; at < to; at += 5 * SECOND) if (isWell(kind, at)) return true;
  return isWell(kind, to);
}

/** What is green at a time from the start although nothing that its feed said of late is a reason for it. */
function greenByMistake({ green, since }, { gone, kills }) {
  return FEEDS.filter(({ id }) => green.includes(id)).filter(({ kind, interval }) => {
    const asked = interval * (1 + JITTER) + LATENCY + SEEN_AFTER;
    const counts = interval * STALE_INTERVALS + SEEN_AFTER;
    const isOut = ({ from, to }, lasts) => from + lasts < since && since < to;
    if (isOut(gone, asked + counts)) return true;
    if (["failing", "hung", "busy"].includes(kind) && isOut(BAD, asked + counts)) return true;
    // While nothing is answered what was said last counts for a while, and then what was said before that.
    const isKilled = kills.some((kill) => kill <= since && since <= kill + asked + REPLACED_AFTER);
    const isGone = gone.from <= since && since <= gone.to + LONGEST_BACKOFF + asked;
    const isBad = BAD.from <= since && since <= BAD.to + RETRY_AFTER + LONGEST_BACKOFF && kind !== "changing" && kind !== "incidents";
    const reach = isGone || isBad ? asked + counts : isKilled ? asked + REPLACED_AFTER : asked;
    return !wasWell(kind, Math.max(since - reach, 0), since);
  });
}

/** For how long somebody looks: until all is well again after whatever happens in a variation. */
const WATCHED = 16 * HOUR;

const VARIATIONS = [
  { name: "a clock two weeks behind and a worker that is killed twice", slow: 14 * DAY, kills: [3 * HOUR + 40 * SECOND, 11 * HOUR], said: "This device’s clock is 14 days slow" },
  { name: "a clock a day ahead and no network for an hour", slow: -DAY, gone: { from: 13 * HOUR, to: 14 * HOUR }, said: "This device’s clock is 24\u00a0h fast" },
];

for (const { name, slow, said, kills = [], gone = NEVER } of VARIATIONS) {
  test(`most of a day with ${name} shows nothing green by mistake and is silent about nothing`, async ({ page, scripted }) => {
    test.setTimeout(600_000);
    let workers = 0;
    page.on("worker", () => (workers += 1));
    await page.addInitScript(watchScreen);
    await openLive(page, scripted, "", { slow, gone });
    await standWhole(page);
    await page.evaluate(() => (document.documentElement.style.display = "none"));
    const looks = [];
    for (let hour = 0; hour < WATCHED / HOUR; hour += 1) {
      const inHour = await page.evaluate(
        async ({ start, from, to, step, kills }) => {
          const looks = [];
          for (let since = from + step; since <= to; since += step) {
            if (kills.some((kill) => since - step <= kill && kill < since)) globalThis.virtualTime.kill();
            await globalThis.virtualTime.runUntil(start + since);
            looks.push({ ...globalThis.look(), since });
          }
          return looks;
        },
        { start: START - slow, from: hour * HOUR, to: (hour + 1) * HOUR, step: LOOK, kills },
      );
      looks.push(...inHour);
    }
    expect(looks.length).toBe(WATCHED / LOOK);

    const wrong = looks.flatMap((look) => greenByMistake(look, { gone, kills }).map(({ id }) => `${id} is green at ${look.since / MINUTE} min`));
    expect(wrong, "nothing is green that its feed does not say").toEqual([]);
    expect(looks.filter(({ green }) => green.length >= 13).length, "most is green most of the time").toBeGreaterThan(looks.length / 2);
    const silent = looks.filter(({ lines }) => !lines.some((line) => line.includes(said)));
    expect(silent, "the wrong clock is said all day").toEqual([]);
    const clock = (since) => new Date(START + since).toISOString().slice(11, 16);
    const wrongMoments = looks.filter(({ moment, since }) => ![since, since - SEEN_AFTER].some((at) => moment.includes(clock(at))));
    expect(wrongMoments, "the moment is that of the site").toEqual([]);

    // Without a network every feed has failed once by then, and again all are there after the longest wait.
    const isDead = ({ since }) => gone.from + 330 * SECOND + SEEN_AFTER < since && since < gone.to;
    for (const { lines, since } of looks.filter(isDead)) expect(lines[0], `at ${since / MINUTE} min`).toContain(`0 of ${FEEDS.length} feeds live`);
    const isBack = ({ since }) => gone !== NEVER && gone.to + LONGEST_BACKOFF + 330 * SECOND < since;
    for (const { lines, since } of looks.filter(isBack)) expect(lines[0], `at ${since / MINUTE} min`).toContain(`${FEEDS.length - 1} of ${FEEDS.length} feeds live`);
    // Another worker has taken the place of one that was killed.
    for (const kill of kills) {
      const [after] = looks.filter(({ since }) => since > kill + REPLACED_AFTER + MINUTE);
      expect(after.lines[0]).toContain(`${FEEDS.length - 1} of ${FEEDS.length} feeds live`);
    }
    expect(workers, "each worker that is killed is replaced, and no other").toBe(1 + kills.length);
  });
}
