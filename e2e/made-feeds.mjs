// Twenty feeds of a site that change every minute and fail at times: what they say at any time, the board that has them, and what
// somebody who fetches them can know.

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

export const FEEDS = 20;
export const SERVICES = 30;
const INTERVAL = 60 * SECOND;

/** After so long what the feeds say comes in the same order again. */
export const TURN = 25 * MINUTE;

export const MADE = { feeds: FEEDS, services: SERVICES, turn: TURN };

/**
 * What the feeds of the site say at any time. In every turn of 25 minutes ten services come into trouble, one a minute, and are
 * well again, one a minute; then three are under maintenance for three minutes each. In the next turn it is others.
 * It is sent as text to the page and to the worker and stands on its own: the answers are made there, since over real connections
 * so many would take hours.
 */
export function madeFeeds({ feeds, services, turn: lasting }) {
  const MINUTE = 60_000;
  // Six hours: as much of the past as a publisher lists.
  const LISTED = 15;
  const GRADES = ["degraded", "partial_outage", "major_outage"];
  const WORDS = "We look into why some requests fail, and say more within the hour.";

  const feedOf = (service) => service % feeds;
  /** What happens to a service in a turn: from when to when, and its status. */
  const happening = (service, turn) => {
    const place = (((service - 7 * turn) % services) + services) % services;
    const at = (minute) => turn * lasting + minute * MINUTE;
    if (place < 10) return { from: at(place), to: at(place + 10), status: GRADES[place % 3] };
    if (place < 13) return { from: at(place + 10), to: at(place + 13), status: "maintenance" };
    return null;
  };
  const statusAt = (service, at) => {
    const now = happening(service, Math.floor(at / lasting));
    return now !== null && now.from <= at && at < now.to ? now.status : "operational";
  };

  const iso = (at) => new Date(at).toISOString();
  const text = (words) => ({ ko: words, en: words });
  const documentOf = (feed, at) => {
    const first = Math.floor(at / lasting) - LISTED;
    const turns = Array.from({ length: LISTED + 1 }, (_, index) => first + index);
    const own = Array.from({ length: services }, (_, service) => service).filter((service) => feedOf(service) === feed);
    const sources = ["notice"];
    const happened = own.flatMap((service) => turns.map((turn) => ({ service, turn, ...happening(service, turn) })).filter(({ from }) => from <= at));
    const change = (service, status, since) => ({ service: `s${service}`, status, at: iso(since), basis: "notice", grade: "A", sources });
    const incidents = happened.filter(({ status, from }) => status === "major_outage" && at - from < 4 * lasting).map(({ service, turn, from, to }) => ({
      id: `i${service}-${turn}`, title: text(`Requests to service ${service} fail`), impact: "major", services: [`s${service}`], started_at: iso(from),
      resolved_at: to <= at ? iso(to) : null, updates: [{ at: iso(from), phase: "investigating", text: text(WORDS), sources }],
    }));
    const changedAt = Math.max(first * lasting, ...happened.flatMap(({ from, to }) => [from, to]).filter((time) => time <= at));
    return {
      format: "downboard-status/1", board: "soak", updated_at: iso(changedAt), incidents,
      sources: [{ id: "notice", title: "Notices", address: "https://notices.example.org/" }],
      events: [
        ...own.map((service) => change(service, "operational", first * lasting)),
        ...happened.flatMap(({ service, status, from, to }) => [change(service, status, from), ...(to <= at ? [change(service, "operational", to)] : [])]),
      ],
    };
  };
  return (globalThis.madeFeeds = { feedOf, statusAt, documentOf });
}

const { feedOf, statusAt } = madeFeeds(MADE);

const both = (text) => ({ ko: text, en: text });
const CATEGORIES = ["messenger", "map", "bank", "music", "mail"];
export const FOLDER = "boards/soak/";

export const BOARD = {
  format: "downboard-board/1", id: "soak", title: both("Soak"), zone: { utc_offset: "+00:00", label: "UTC" }, period: { hours: 24 },
  feeds: Array.from({ length: FEEDS }, (_, feed) => ({
    id: `f${feed}`, format: "native-status", file: `f${feed}.json`, name: both(`Feed ${feed}`), interval_seconds: INTERVAL / SECOND,
  })),
  sources: [{ id: "list", title: "A list", address: "https://list.example.org/" }],
  providers: ["acme", "apex"].map((id) => ({ id, name: both(id) })),
  services: Array.from({ length: SERVICES }, (_, service) => ({
    id: `s${service}`, name: both(`Talk ${service}`), provider: service % 2 === 0 ? "acme" : "apex", category: CATEGORIES[service % CATEGORIES.length],
    audiences: [{
      value: 1_000_000 * (service + 1), unit: "people", measure: "monthly", definition: both("Users of a month"), as_of: "2026-10",
      preferred: true, grade: "A", sources: ["list"],
    }],
    alternatives: [5, 10].map((further) => ({ id: `s${(service + further) % SERVICES}`, covers_text: both("Most of it"), grade: "A", sources: ["list"] })),
  })),
};

/** How long an answer takes, and for how long a busy server asks to be left alone. */
export const LATENCY = 200;
export const RETRY_AFTER = 600 * SECOND;

// What the loop and the page promise: schedule.rs, fetch.rs, freshness.rs and follow.rs.
const JITTER = 0.1;
const TIME_OUT = 15 * SECOND;
const LONGEST_BACKOFF = 300 * SECOND;
const STALE_INTERVALS = 5;
export const TICK = 10 * SECOND;
/** The page is drawn soon after it knows. */
export const DRAWN = 2 * SECOND;

/**
 * Answers what is asked of the feeds in the place of the site, after `latency`, but for the outages of feeds: from when to when,
 * of which of them, and what comes instead. It is sent to the page and to the worker as text and stands on its own, after
 * `madeFeeds`.
 */
export function answerFeeds({ outages, latency, retryAfter }) {
  const INSTEAD = {
    busy: () => new Response(null, { status: 429, headers: { "Retry-After": String(retryAfter / 1_000) } }),
    failing: () => new Response(null, { status: 503 }),
    gone: () => Promise.reject(new TypeError("Failed to fetch")),
    hung: (signal) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
    unreadable: () => new Response("<!doctype html><title>Just a moment</title>"),
  };
  const fetch = globalThis.fetch;
  globalThis.fetch = async (input, options) => {
    const { url, signal } = new Request(input, options);
    const feed = url.match(/\/f(\d+)\.json$/)?.[1];
    if (feed === undefined) return fetch(input, options);
    const at = Date.now();
    if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency));
    const outage = outages.find(({ from, to, feeds }) => from <= at && at < to && feeds.includes(Number(feed)));
    if (outage) return INSTEAD[outage.kind](signal);
    const headers = { "Content-Type": "application/json", Date: new Date(at).toUTCString() };
    return new Response(JSON.stringify(globalThis.madeFeeds.documentOf(Number(feed), at)), { headers });
  };
}

/** What is said at a time is shown after so long, where nothing fails. */
const SHOWN_AFTER = INTERVAL * (1 + JITTER) + LATENCY + TICK + DRAWN;
const SHOWN_AFTER_OUTAGE = Math.max(LONGEST_BACKOFF, RETRY_AFTER) + TIME_OUT + SHOWN_AFTER;
const COUNTS_FOR = INTERVAL * STALE_INTERVALS;

/** What a service is at any time between two. */
function statusesBetween(service, from, to) {
  const statuses = new Set([statusAt(service, from)]);
  for (let at = Math.ceil(from / MINUTE) * MINUTE; at <= to; at += MINUTE) statuses.add(statusAt(service, at));
  return statuses;
}

/** Whether at a time nothing fails, nor anything that failed has still to be asked for again. */
const isOver = ({ from, to }, at) => at < from || to + SHOWN_AFTER_OUTAGE <= at;

/** Whether at a time everything can be known that the feeds say. */
export const isUndisturbed = (at, outages) => outages.every((outage) => isOver(outage, at));

/**
 * What a wall that has `begun` before may say of a service at a time: what its feed has said of late, or, where that cannot be had,
 * that it is not known.
 */
export function possible(service, at, outages, begun) {
  const outage = outages.find((outage) => outage.feeds.includes(feedOf(service)) && !isOver(outage, at));
  if (!outage) return statusesBetween(service, at - SHOWN_AFTER, at);
  const { from, to } = outage;
  const statuses = new Set();
  const take = (more) => more.forEach((status) => statuses.add(status));
  // What was said last counts for a while, for who has heard it.
  if (begun < from && at <= from + COUNTS_FOR + TICK + DRAWN) take(statusesBetween(service, from - SHOWN_AFTER, Math.min(at, from)));
  if (begun >= from || at >= from - SHOWN_AFTER + COUNTS_FOR) statuses.add("unknown");
  if (at >= to) take(statusesBetween(service, Math.max(to, at - SHOWN_AFTER), at));
  return statuses;
}
