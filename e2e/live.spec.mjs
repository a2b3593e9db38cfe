// A live board follows its feeds, and says how far each can be trusted. Whatever a server does instead of answering, what was
// read last stays on screen with its age; the watch of fixtures.mjs sees exceptions, policy violations and other origins.
// Answers and streams come over a real network. Where a test lets time pass it is that of virtual-time.mjs, which stands still
// until they are there. One test of a stream has real time.

import { addressOf, expect, test } from "./fixtures.mjs";
import { openLive, pass, serveLive } from "./virtual-time.mjs";

const INDEX = "boards/index.json";

const SECOND = 1_000;
// A feed is fetched every ten seconds, a tenth more or less.
const AN_INTERVAL = 11 * SECOND;
// A server that has just answered is left alone for five seconds, whatever its stream says.
const FLOOR = 5 * SECOND;
// After its first failures a feed is fetched again within four intervals.
const THE_BACKOFF = 45 * SECOND;
// How long an answer may take: fetch.rs.
const TIME_OUT = 15 * SECOND;
// How often the page looks at itself: follow.rs.
const TICK = 10 * SECOND;

/** The worker that took the place of the others. */
const worker = (page) => page.workers().at(-1);

/** What the streams of a page have brought so far: they come by a network, in its own time. */
const heard = (page) => worker(page).evaluate(() => globalThis.virtualTime.heard);

const both = (text) => ({ ko: text, en: text });

const index = (...ids) => ({ boards: ids.map((id) => ({ id, title: both(id) })), default: ids[0] });

const service = (id) => ({ id, name: both(`Talk ${id}`), provider: "acme", category: "other" });

/** A feed beside the board unless it has an address. What it calls API is the service of the same id. */
const feed = (id, { address, ...more } = {}) => ({
  id,
  ...(address ? { address } : { file: `${id}.json` }),
  format: "statuspage",
  name: both(`Feed ${id}`),
  interval_seconds: 10,
  maps: [{ service: id, components: ["API"] }],
  ...more,
});

const board = (id, feeds, services = feeds.map((feed) => service(feed.id))) => ({
  format: "downboard-board/1",
  id,
  title: both("Board"),
  zone: { utc_offset: "+00:00", label: "UTC" },
  period: { hours: 24 },
  feeds,
  sources: [],
  providers: [{ id: "acme", name: both("Acme") }],
  services,
});

const page = (components, more = {}) => ({ page: { id: "p", name: "Acme", ...more }, components });
const api = (status, more) => page([{ id: "c1", name: "API", status }], more);
const DOWN = JSON.stringify(api("major_outage"));
const UP = JSON.stringify(api("operational"));

function send(response, status, body, headers = {}) {
  response.writeHead(status, { "Content-Type": "application/json", "Cache-Control": "no-store", ...headers });
  response.end(body);
}

const ANYBODY = { "Access-Control-Allow-Origin": "*" };

/** Begins an answer of server-sent events and leaves it open. */
function openStream(response) {
  response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store", ...ANYBODY });
  response.flushHeaders();
}

const headline = (page) => page.getByRole("heading", { level: 1 });
const lane = (page, id) => page.getByRole("region", { name: "Timelines" }).getByRole("button", { name: new RegExp(`^Talk ${id}`) });
const feeds = (page) => page.getByRole("region", { name: "Feeds", exact: true });
const row = (page, id) =>
  feeds(page).getByRole("listitem").filter({ has: page.getByText(`Feed ${id}`, { exact: true }) });

/** The word in a feed's row. It stands alone in its paragraph. */
const word = (page, id, said) => row(page, id).getByText(said, { exact: true });

const LAST_GOOD = /last successful update (?:just now|(?:\d+\ss|1\smin) ago)/;

// What a server does instead of answering, and what is said of it.
const FAULTS = [
  { id: "http-500", said: "the server answered 500", fault: (response) => send(response, 500, "") },
  { id: "forbidden", said: "the server answered 403", fault: (response) => send(response, 403, `{"message":"Forbidden"}`) },
  { id: "message", said: "unreadable", fault: (response) => send(response, 200, `{"message":"Forbidden"}`) },
  {
    id: "sign-in",
    said: "unreadable",
    fault: (response) => send(response, 200, "<!doctype html><title>Sign in</title>", { "Content-Type": "text/html" }),
  },
  { id: "redirect", said: "unreadable", fault: (response) => send(response, 302, "", { Location: "/boards/t/page.html" }) },
  { id: "empty", said: "unreadable", fault: (response) => send(response, 200, "") },
  { id: "truncated", said: "unreadable", also: /stops at line 1/, fault: (response) => send(response, 200, DOWN.slice(0, 60)) },
  {
    id: "euc-kr",
    said: "unreadable",
    // "카카오" in EUC-KR.
    fault: (response) => send(response, 200, Buffer.concat([Buffer.from(`{"page":{"name":"`), Buffer.from("c4abc4abbfc0", "hex"), Buffer.from(`"}}`)])),
  },
  { id: "large", said: "too large (limit 8 MiB)", fault: (response) => send(response, 200, Buffer.alloc(20_000_000, " ")) },
  { id: "busy", said: "the server answered 429", fault: (response) => send(response, 429, "", { "Retry-After": "60" }) },
  { id: "refused", unreachable: true, said: "blocked or unreachable" },
  { id: "no-cors", unreachable: true, said: "blocked or unreachable", fault: (response) => send(response, 200, DOWN) },
];

test("whatever a server does instead of answering is named, what it said last stays with its age, and a good answer ends it", async ({ page, scripted, allow }) => {
  for (const file of ["http-500", "forbidden", "busy"]) allow.consoleError(new RegExp(`status of (?:500|403|429) .*/${file}\\.json`));
  allow.consoleError(/(?:CORS policy|ERR_FAILED).*no-cors\.json/s);
  allow.consoleError(/ERR_CONNECTION_(?:REFUSED|RESET|CLOSED).*refused\.json|ERR_EMPTY_RESPONSE.*refused\.json/);

  const faulty = new Set();
  const elsewhere = {};
  const gone = await scripted(elsewhere);
  const shy = await scripted(elsewhere);
  const answers = { [INDEX]: index("t"), "boards/t/page.html": (request, response) => send(response, 200, "<title>Hello</title>", { "Content-Type": "text/html" }) };
  for (const { id, unreachable, fault } of FAULTS) {
    const files = unreachable ? elsewhere : answers;
    files[unreachable ? `${id}.json` : `boards/t/${id}.json`] = (request, response) =>
      faulty.has(id) ? fault(response) : send(response, 200, DOWN, unreachable ? ANYBODY : {});
  }
  answers["boards/t/steady.json"] = UP;
  const place = { refused: { address: `${gone.origin}/refused.json` }, "no-cors": { address: `${shy.origin}/no-cors.json` } };
  answers["boards/t/board.json"] = board("t", [...FAULTS.map(({ id }) => feed(id, place[id])), feed("steady")]);
  const server = await serveLive(scripted, answers);

  await openLive(page, server);
  await expect(page.getByText(`all ${FAULTS.length + 1} feeds live`)).toBeVisible();
  await feeds(page).getByText("Each feed").click();
  for (const { id } of FAULTS) await expect(lane(page, id), id).toContainText(/ ?down/);

  for (const { id } of FAULTS) faulty.add(id);
  await gone.close();
  await pass(page, AN_INTERVAL);
  for (const { id, unreachable, said, also } of FAULTS) {
    await test.step(id, async () => {
      await expect(word(page, id, unreachable ? "blocked or unreachable" : "unreadable")).toBeVisible();
      await expect(row(page, id)).toContainText(said);
      if (also) await expect(row(page, id)).toContainText(also);
      await expect(row(page, id)).toContainText(LAST_GOOD);
      await expect(lane(page, id)).toContainText("down");
    });
  }
  await expect(headline(page)).toContainText("has been down");
  await expect(page.getByText(`1 of ${FAULTS.length + 1} feeds live`)).toBeVisible();
  await expect(word(page, "steady", "live")).toBeVisible();

  // The server asked for a minute. Two intervals and more pass, and all the others are tried again.
  const asked = server.requests("boards/t/busy.json").length;
  const steady = server.requests("boards/t/steady.json").length;
  for (const { id } of FAULTS) if (id !== "busy") faulty.delete(id);
  await gone.listen();
  await pass(page, THE_BACKOFF);
  expect(server.requests("boards/t/steady.json").length).toBeGreaterThanOrEqual(steady + 3);
  expect(server.requests("boards/t/busy.json").length, "it is left alone for as long as it asks").toBe(asked);

  for (const { id } of FAULTS.filter(({ id }) => id !== "busy")) {
    await expect(word(page, id, "live"), id).toBeVisible();
    await expect(row(page, id), id).not.toContainText(/unreadable|answered|unreachable|next try/);
    await expect(lane(page, id), id).toContainText("down");
  }
});

// The published page is built without Rust's debug format: quotation marks must not come from it.
const QUOTED = [
  ["en", /the document: no status feed; it begins .*message.*Forbidden.*; expected a status feed/],
  ["ko", /문서: 피드가 아님\. 첫 부분: “\{"message":"Forbidden"\}”\. 올바른 값: /],
];
for (const [lang, said] of QUOTED) {
  test(`what came in place of a feed is quoted in ${lang}`, async ({ page, scripted }) => {
    const server = await scripted({
      [INDEX]: index("t"),
      "boards/t/board.json": board("t", [feed("talk")]),
      "boards/t/talk.json": { message: "Forbidden" },
    });
    await page.goto(`${server.place}?lang=${lang}`);
    const list = page.getByRole("region", { name: { en: "Feeds", ko: "피드" }[lang], exact: true });
    await expect(list).toContainText({ en: "unreadable", ko: "읽을 수 없음" }[lang]);
    await expect(list).toContainText(said);
    await expect(headline(page)).toContainText({ en: "No feed can be read.", ko: "읽을 수 있는 피드가 없습니다." }[lang]);
  });
}

test("an answer that takes too long is given up", async ({ page, scripted, allow }) => {
  allow.consoleError(/(?:drip|hung)\.json/);
  const state = { isSlow: false, abandoned: new Set() };
  const slow = (id, answer) => (request, response) => {
    if (!state.isSlow) return send(response, 200, DOWN);
    response.on("close", () => state.abandoned.add(id));
    return answer(response);
  };
  const server = await serveLive(scripted, {
    [INDEX]: index("t"),
    "boards/t/board.json": board("t", [feed("drip"), feed("hung")]),
    "boards/t/drip.json": slow("drip", (response) => {
      response.writeHead(200, { "Content-Type": "application/json" });
      response.write(DOWN.slice(0, 60));
      // Something comes all the time, and never the end.
      const timer = setInterval(() => response.write(" "), 10);
      response.on("close", () => clearInterval(timer));
    }),
    "boards/t/hung.json": slow("hung", () => {}),
  });
  await openLive(page, server);
  await expect(page.getByText("all 2 feeds live")).toBeVisible();
  state.isSlow = true;
  const place = `${server.place}boards/t/`;
  await worker(page).evaluate((place) => {
    globalThis.virtualTime.hung.push(`${place}hung.json`);
    globalThis.virtualTime.endless.push(`${place}drip.json`);
  }, place);
  await pass(page, AN_INTERVAL);
  for (const id of ["drip", "hung"]) await expect.poll(() => server.requests(`boards/t/${id}.json`).length).toBe(2);
  await pass(page, TIME_OUT - 2 * SECOND);
  expect([...state.abandoned], "neither is given up too early").toEqual([]);
  await pass(page, 2 * SECOND);
  for (const id of ["drip", "hung"]) {
    await expect(word(page, id, "blocked or unreachable")).toBeVisible();
    await expect(row(page, id)).toContainText("no complete answer in time");
    await expect(row(page, id)).toContainText(LAST_GOOD);
    await expect(lane(page, id)).toContainText("down");
  }
  await expect.poll(() => [...state.abandoned].sort()).toEqual(["drip", "hung"]);
});

test("while no good answer comes a feed goes stale, and what it said no longer counts", async ({ page, scripted, allow }) => {
  allow.consoleError(/status of 500 .*talk\.json/);
  const state = { isBroken: false };
  const server = await serveLive(scripted, {
    [INDEX]: index("t"),
    "boards/t/board.json": board("t", [feed("talk")]),
    "boards/t/talk.json": (request, response) => (state.isBroken ? send(response, 500, "") : send(response, 200, DOWN)),
  });
  await openLive(page, server);
  await expect(lane(page, "talk")).toContainText("down");
  state.isBroken = true;
  await pass(page, AN_INTERVAL);
  await expect(word(page, "talk", "unreadable")).toBeVisible();
  await expect(lane(page, "talk")).toContainText("down");
  // Five intervals after the last good answer, and not before.
  await pass(page, 48 * SECOND - AN_INTERVAL);
  await expect(lane(page, "talk")).toContainText("down");
  await pass(page, 2 * SECOND + TICK);
  await expect(lane(page, "talk")).toContainText("unknown");
  await expect(lane(page, "talk")).not.toContainText("operational");
  await expect(row(page, "talk")).toContainText(LAST_GOOD);
  // How long that has been so is said from the first minute on.
  await pass(page, 60 * SECOND);
  await expect(headline(page)).toHaveText(/^Nothing is known right now\. The feed has not been read for [12]\smin\.$/);
  await expect(page).toHaveTitle(/^Nothing known for [12]\smin · Board · Downboard$/);
  await expect(page.locator("link[rel=icon]")).toHaveAttribute("href", /icon-blind\.svg$/);
});

test("of two versions behind one address the newest by its own time wins, and the older one is named", async ({ page, scripted }) => {
  const versions = [
    api("major_outage", { updated_at: "2026-11-22T00:05:00Z" }),
    api("operational", { updated_at: "2026-11-22T00:00:00Z" }),
  ];
  const server = await serveLive(scripted, {
    [INDEX]: index("t"),
    "boards/t/board.json": board("t", [feed("talk")]),
    "boards/t/talk.json": (request, response, count) => send(response, 200, JSON.stringify(versions[(count + 1) % 2])),
  });
  await openLive(page, server);
  await expect(lane(page, "talk")).toContainText("down");
  await expect(row(page, "talk")).not.toContainText("older");

  await pass(page, AN_INTERVAL);
  await expect(row(page, "talk")).toContainText("older than a version that was read before");
  await expect(lane(page, "talk")).toContainText("down");
  await expect(word(page, "talk", "live")).toBeVisible();

  await pass(page, AN_INTERVAL);
  await expect(row(page, "talk")).not.toContainText("older");
  await expect(lane(page, "talk")).toContainText("down");
});

test("one version that is dated 2099 does not freeze a feed at what it said", async ({ page, scripted }) => {
  const ahead = api("operational", { updated_at: "2099-01-01T00:00:00Z" });
  const now = api("major_outage", { updated_at: "2026-11-22T00:00:00Z" });
  const server = await serveLive(scripted, {
    [INDEX]: index("t"),
    "boards/t/board.json": board("t", [feed("talk")]),
    "boards/t/talk.json": (request, response, count) => send(response, 200, JSON.stringify(count === 1 ? ahead : now)),
  });
  await openLive(page, server);
  await expect(lane(page, "talk")).toContainText("operational");
  await pass(page, AN_INTERVAL);
  await expect(lane(page, "talk")).toContainText("down");
  await expect(row(page, "talk")).not.toContainText("older");
});

test("one broken record of five hundred is named and the others stand", async ({ page, scripted }) => {
  const components = Array.from({ length: 500 }, (_, index) => ({ id: `c${index}`, name: `Part ${index}`, status: "operational" }));
  components[0] = { id: "c0", name: "API", status: "major_outage" };
  components[37] = { id: "c37", status: "operational" };
  const server = await scripted({
    [INDEX]: index("t"),
    "boards/t/board.json": board("t", [feed("talk")]),
    "boards/t/talk.json": { page: { id: "p" }, components },
  });
  await page.goto(`${server.place}?lang=en`);
  await expect(lane(page, "talk")).toContainText("down");
  await expect(word(page, "talk", "live")).toBeVisible();
  const warnings = row(page, "talk").getByRole("listitem");
  await expect(warnings).toHaveCount(1);
  await expect(warnings).toContainText("/components/37");
});

const OWN_HEADERS = /^(?:accept|accept-encoding|accept-language|cache-control|pragma|connection|host|origin|referer|sec-.*|user-agent|if-none-match|if-modified-since)$/;

test("a feed is asked for without headers of ours, and an unchanged one costs a 304 and stays live", async ({ page, scripted }) => {
  const unchanged = [];
  const server = await serveLive(scripted, {
    [INDEX]: index("t"),
    "boards/t/board.json": board("t", [feed("talk")]),
    "boards/t/talk.json": (request, response) => {
      const headers = { ETag: `"first"`, "Cache-Control": "no-cache" };
      if (request.headers["if-none-match"] !== `"first"`) return send(response, 200, DOWN, headers);
      unchanged.push(request.url);
      response.writeHead(304, headers);
      return response.end();
    },
  });
  await openLive(page, server);
  await expect(word(page, "talk", "live")).toBeVisible();
  // Had the second and the third answer not counted, the feed would be late by the fourth.
  for (const count of [1, 2, 3]) {
    await pass(page, AN_INTERVAL);
    expect(unchanged.length).toBe(count);
  }
  await expect(word(page, "talk", "live")).toBeVisible();
  await expect(lane(page, "talk")).toContainText("down");
  const requests = server.requests("boards/t/talk.json");
  expect(requests.slice(1).map(({ headers }) => headers["if-none-match"]), "the second and all that follow ask whether it changed").toEqual(unchanged.map(() => `"first"`));
  expect(requests.every(({ method }) => method === "GET")).toBe(true);
  expect(requests.flatMap(({ headers }) => Object.keys(headers)).filter((name) => !OWN_HEADERS.test(name))).toEqual([]);
});

/**
 * Counts, below the list of lanes, every node that comes or goes and every text and attribute that is written, each with the
 * name of its lane, or "(list)" where it belongs to no single lane. `isNews` tells whether the value is another one in the end
 * than it was before: an attribute that is taken off and put back is none. The ages and clocks of the page are elsewhere and
 * are not counted.
 */
const countTouches = (lanes) =>
  lanes.evaluate((list) => {
    globalThis.touches = [];
    new MutationObserver((records) => {
      const before = new Map();
      for (const { target, type, attributeName, oldValue } of records) {
        if (!before.has(target)) before.set(target, {});
        before.get(target)[attributeName ?? type] ??= { oldValue };
      }
      for (const { target, type, attributeName } of records) {
        const lane = (target instanceof Element ? target : target.parentElement)?.closest(".lane");
        const { oldValue } = before.get(target)[attributeName ?? type];
        const value = type === "attributes" ? target.getAttribute(attributeName) : target.data;
        globalThis.touches.push({
          lane: lane?.querySelector(".lane-title")?.textContent ?? "(list)",
          what: `${type} ${attributeName ?? ""} of ${target.nodeName}`,
          isNews: type === "childList" || value !== oldValue,
        });
      }
    }).observe(list, { subtree: true, childList: true, attributes: true, attributeOldValue: true, characterData: true, characterDataOldValue: true });
  });

/** What is touched while the same answer comes again and then one in which the eighth of thirty services is down. */
async function touches(page, scripted) {
  const ids = Array.from({ length: 30 }, (_, index) => `s${String(index).padStart(2, "0")}`);
  const components = ids.map((id) => ({ id, name: id, status: "operational" }));
  const server = await serveLive(scripted, {
    [INDEX]: index("t"),
    "boards/t/board.json": board("t", [feed("all", { maps: ids.map((id) => ({ service: id, components: [id] })) })], ids.map(service)),
    "boards/t/all.json": { page: { id: "p" }, components },
  });
  // All are found by the word that they share: what is steady would be in a fold.
  await openLive(page, server, "", { find: "Talk" });
  const lanes = page.getByRole("grid", { name: "Timelines" });
  await expect(lanes.getByRole("button").filter({ hasText: "operational" })).toHaveCount(30);
  await countTouches(lanes);

  const asked = server.requests("boards/t/all.json").length;
  await pass(page, AN_INTERVAL);
  expect(server.requests("boards/t/all.json").length).toBe(asked + 1);
  components[7] = { ...components[7], status: "major_outage" };
  await pass(page, AN_INTERVAL);
  await expect(lane(page, "s07")).toContainText("down");
  await expect(page.getByRole("status").filter({ hasText: "Talk s07: down" })).toHaveCount(1);
  const touched = await page.evaluate(() => globalThis.touches);
  expect(touched.filter(({ isNews }) => isNews).length).toBeGreaterThan(0);
  return touched;
}

test("when one of thirty services changes, nothing changes in another lane", async ({ page, scripted }) => {
  const touched = await touches(page, scripted);
  expect(touched.filter(({ lane, isNews }) => isNews && lane !== "Talk s07")).toEqual([]);
});

// Also not with the values that are there already: a thousand lanes would cost a frame every few seconds.
test("when one of thirty services changes, no other lane is written to", async ({ page, scripted }) => {
  const touched = await touches(page, scripted);
  expect(touched.filter(({ lane }) => lane !== "Talk s07").length).toBe(0);
});

test("a feed whose server lets no other site read it comes through the proxy of the board", async ({ page, scripted }) => {
  const address = "https://status.example.org/api?a=1&b=c d".replace(" ", "%20");
  const asked = [];
  const answers = {
    [INDEX]: index("t"),
    proxy: (request, response) => {
      asked.push(new URL(request.url, "http://127.0.0.1").searchParams.get("url"));
      send(response, 200, DOWN);
    },
  };
  const server = await scripted(answers);
  const feeds = [feed("talk", { address, proxied: true })];
  answers["boards/t/board.json"] = { ...board("t", feeds), proxy: `${server.origin}/proxy?url=` };
  await page.goto(`${server.place}?lang=en`);
  await expect(lane(page, "talk")).toContainText("down");
  await expect(word(page, "talk", "live")).toBeVisible();
  expect(asked).toEqual([address]);
});

test("a feed that needs a publisher is not asked for, and the list of feeds says what is missing", async ({ page, scripted }) => {
  // The watch of fixtures.mjs would see a request to this origin.
  const feeds = [feed("talk"), feed("far", { address: "https://status.example.org/api", proxied: true })];
  const server = await scripted({ [INDEX]: index("t"), "boards/t/board.json": board("t", feeds), "boards/t/talk.json": UP });
  await page.goto(`${server.place}?lang=en`);
  await expect(word(page, "talk", "live")).toBeVisible();
  await expect(word(page, "far", "needs a publisher")).toBeVisible();
  await expect(row(page, "far")).toContainText("has to add a copy or a proxy");
});

// In real time, as the others are not: five seconds twice.
test("an event of the stream makes the page fetch as soon as the server may be asked, and one that carries the document spares the fetch", async ({ page, scripted }) => {
  const streams = [];
  const state = { answer: UP };
  const answers = {
    [INDEX]: index("t"),
    "boards/t/talk.json": (request, response) => send(response, 200, state.answer),
    "events": (request, response) => streams.push(response),
  };
  const server = await scripted(answers);
  const asked = () => server.requests("boards/t/talk.json").length;
  answers["boards/t/board.json"] = board("t", [feed("talk", { interval_seconds: 3_600, stream: `${server.origin}/events` })]);
  await page.goto(`${server.place}?lang=en`);
  await expect(lane(page, "talk")).toContainText("operational");
  await expect.poll(() => streams.length).toBe(1);
  expect(asked()).toBe(1);

  // What happened before the stream was open is made up for.
  openStream(streams[0]);
  await expect.poll(asked).toBe(2);

  state.answer = JSON.stringify(api("partial_outage"));
  streams[0].write(`data: {"feed":"x"}\n\n`);
  await expect.poll(asked).toBe(3);
  await expect(lane(page, "talk")).toContainText("partly down");
  await expect(word(page, "talk", "live")).toBeVisible();

  streams[0].write(`data: ${DOWN}\n\n`);
  await expect(lane(page, "talk")).toContainText(/(?<!partly )down/);
  // Where a minute has begun since it was partly down, the headline says since when it has been down.
  await expect(headline(page)).toContainText(/Talk talk has (?:been down|had an outage for .+, down)/);
  expect(asked(), "the document came with the event").toBe(3);

  // The next event is answered by one fetch: the one before caused none.
  state.answer = UP;
  streams[0].write("data: changed\n\n");
  await expect(lane(page, "talk")).toContainText("operational");
  expect(asked()).toBe(4);
});

// An event of JSON need not be a document.
test("an event that only says that a feed has changed does not make the feed look unreadable", async ({ page, scripted }) => {
  const streams = [];
  const answers = {
    [INDEX]: index("t"),
    "boards/t/talk.json": UP,
    "events": (request, response) => {
      openStream(response);
      streams.push(response);
    },
  };
  const server = await serveLive(scripted, answers);
  answers["boards/t/board.json"] = board("t", [feed("talk", { interval_seconds: 3_600, stream: `${server.origin}/events` })]);
  await openLive(page, server);
  await expect(lane(page, "talk")).toContainText("operational");
  // The stream has opened, for which the feed is fetched once more.
  await expect.poll(() => heard(page)).toEqual({ open: 1, message: 0 });
  await pass(page, FLOOR);
  expect(server.requests("boards/t/talk.json").length).toBe(2);
  // A server that has just answered is left alone.
  await pass(page, FLOOR);
  await expect(word(page, "talk", "live")).toBeVisible();

  // The answer is held back, so that what the page says of the event alone can be seen.
  const held = [];
  answers["boards/t/talk.json"] = (request, response) => held.push(response);
  await feeds(page).evaluate((section) => {
    globalThis.said = [];
    new MutationObserver(() => globalThis.said.push(section.textContent)).observe(section, { subtree: true, childList: true, characterData: true });
  });
  streams[0].write(`data: {"feed":"x"}\n\n`);
  await expect.poll(() => held.length).toBe(1);
  send(held[0], 200, DOWN);
  await expect(lane(page, "talk")).toContainText("down");
  expect((await page.evaluate(() => globalThis.said)).filter((text) => text.includes("unreadable"))).toEqual([]);
});

test("when a stream closes for good the feed is fetched on", async ({ page, scripted }) => {
  const answers = {
    [INDEX]: index("t"),
    "boards/t/talk.json": UP,
    "events": (request, response, count) => {
      if (count > 1) return send(response, 204, "", ANYBODY);
      openStream(response);
      return response.end("retry: 100\n\n");
    },
  };
  const server = await serveLive(scripted, answers);
  answers["boards/t/board.json"] = board("t", [feed("talk", { stream: `${server.origin}/events` })]);
  await openLive(page, server);
  await expect.poll(() => server.requests("events").length).toBe(2);
  answers["boards/t/talk.json"] = DOWN;
  await pass(page, AN_INTERVAL);
  await expect(lane(page, "talk")).toContainText("down");
  const asked = server.requests("boards/t/talk.json").length;
  await pass(page, AN_INTERVAL);
  expect(server.requests("boards/t/talk.json").length).toBeGreaterThan(asked);
  expect(server.requests("events").length, "a stream that ended with 204 is not opened again").toBe(2);
  await expect(word(page, "talk", "live")).toBeVisible();
});

test("an address names a bundled board and nothing else", async ({ page, scripted }) => {
  const server = await scripted({
    [INDEX]: index("t"),
    "boards/t/board.json": board("t", [feed("talk")]),
    "boards/t/talk.json": DOWN,
  });
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  const evil = "https://evil.example/x.json";
  for (const query of [{ feed: evil }, { board: "t", address: evil }, { board: "t", feeds: evil, proxy: evil, stream: evil, file: "../x.json" }]) {
    await page.goto(server.place + addressOf("", { lang: "en", ...query }));
    await expect(lane(page, "talk")).toContainText("down");
    await expect(word(page, "talk", "live")).toBeVisible();
  }
  expect(asked, "the worker's requests are seen, so the watch would see one to elsewhere").toContain(`${server.place}boards/t/talk.json`);

  for (const id of ["elsewhere", evil, "../t"]) {
    await page.goto(server.place + addressOf("", { lang: "en", board: id }));
    if (id === "elsewhere") {
      await expect(headline(page)).toHaveText("This board cannot be opened");
      await expect(page.getByRole("alert").filter({ visible: true })).toContainText("There is no board ‘elsewhere’. Boards: t");
    } else {
      // No id at all: the board that the site opens with is shown, and the value is named.
      await expect(lane(page, "talk")).toContainText("down");
      await expect(page.getByRole("status", { name: "Notes" })).toContainText(`board=‘${id}’`);
    }
  }
  expect(asked.filter((url) => !url.startsWith(server.place))).toEqual([]);
});

const hide = (page, isHidden) =>
  page.evaluate((isHidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => isHidden });
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => (isHidden ? "hidden" : "visible") });
    document.dispatchEvent(new Event("visibilitychange"));
  }, isHidden);

test("a page that nobody sees pauses and catches up at once, and a wall goes on", async ({ page, context, scripted }) => {
  const server = await serveLive(scripted, {
    [INDEX]: index("t", "u"),
    "boards/t/board.json": board("t", [feed("talk")]),
    "boards/t/talk.json": DOWN,
    "boards/u/board.json": board("u", [feed("wall")]),
    "boards/u/wall.json": DOWN,
  });
  const asked = () => server.requests("boards/t/talk.json").length;
  const askedByWall = () => server.requests("boards/u/wall.json").length;
  const wall = await context.newPage();
  await openLive(wall, server, "kiosk/", { board: "u" });
  await expect(wall.getByRole("main")).toContainText("Talk wall");
  await hide(wall, true);

  await openLive(page, server, "", { board: "t" });
  await expect(word(page, "talk", "live")).toBeVisible();
  await pass(page, AN_INTERVAL);
  expect(asked()).toBe(2);
  await hide(page, true);
  const then = askedByWall();
  for (const one of [page, wall]) await pass(one, 3 * AN_INTERVAL);
  expect(askedByWall()).toBeGreaterThanOrEqual(then + 3);
  expect(asked(), "nothing is asked for while nobody looks").toBe(2);

  // At once: no time passes.
  await hide(page, false);
  await expect.poll(asked).toBe(3);
  await pass(page, TICK);
  await expect(word(page, "talk", "live")).toBeVisible();
});

test("the title, the icon and a live region tell of a change", async ({ page, scripted }) => {
  const answers = {
    [INDEX]: index("t"),
    "boards/t/board.json": board("t", [feed("talk"), feed("mail")]),
    "boards/t/talk.json": UP,
    "boards/t/mail.json": UP,
  };
  const server = await serveLive(scripted, answers);
  await openLive(page, server);
  const icon = page.locator("link[rel=icon]");
  const said = (text) => page.getByRole("status").filter({ hasText: text });
  await expect(page.getByText("all 2 feeds live")).toBeVisible();
  await expect(headline(page)).toHaveText("All 2 services are operational.");
  await expect(page).toHaveTitle("Board · Downboard");
  await expect(icon).toHaveAttribute("href", /(?<![a-z-])icon\.svg$/);
  await expect(said("Talk"), "what is only loaded is no change").toHaveCount(0);

  answers["boards/t/talk.json"] = DOWN;
  await pass(page, AN_INTERVAL);
  await expect(said("Talk talk: down")).toHaveCount(1);
  await expect(page).toHaveTitle(/^Talk talk: down.* · Board · Downboard$/);
  await expect(icon).toHaveAttribute("href", /icon-major\.svg$/);
  await expect(said("Talk mail"), "only what changed is said").toHaveCount(0);

  answers["boards/t/talk.json"] = UP;
  await pass(page, AN_INTERVAL);
  await expect(said("Talk talk: operational")).toHaveCount(1);
  await expect(icon).toHaveAttribute("href", /(?<![a-z-])icon\.svg$/);
  await expect(page).toHaveTitle("Board · Downboard");
});

test("an alternative whose feed cannot be read is left out with the reason, and is back with its feed", async ({ page, scripted, allow }) => {
  allow.consoleError(/status of 500 .*\/line\.json/);
  let broken = false;
  const offer = { id: "line", covers_text: both("Text"), grade: "A", sources: ["paper"] };
  const known = board("t", [feed("talk"), feed("line")], [{ ...service("talk"), alternatives: [offer] }]);
  known.sources = [{ id: "paper", title: "Paper", address: "https://example.org/" }];
  known.alternatives = [{ id: "line", name: both("Line"), category: "messenger" }];
  const server = await serveLive(scripted, {
    [INDEX]: index("t"),
    "boards/t/board.json": known,
    "boards/t/talk.json": DOWN,
    "boards/t/line.json": (request, response) => (broken ? send(response, 500, "") : send(response, 200, UP)),
  });

  await openLive(page, server);
  const instead = page.getByRole("region", { name: "Alternatives" }).getByRole("article");
  await expect(instead).toContainText(/live feed\s· (?:\d+\ss ago|just now)/);
  await instead.getByRole("button", { name: "Line" }).click();
  await expect(instead).toContainText(/operational\s· confirmed by its live feed\s· (?:\d+\ss ago|just now)/);
  await expect(instead).not.toContainText("Not recommended");

  broken = true;
  await pass(page, AN_INTERVAL);
  await expect(instead).toContainText("No confirmed alternative.");
  await instead.getByRole("button", { name: /Not recommended.*Line/ }).click();
  await expect(instead).toContainText("Line – its status feed, ‘Feed line’, is unreadable");

  broken = false;
  await pass(page, THE_BACKOFF);
  await expect(instead).toContainText("live feed");
  await expect(instead).not.toContainText("Not recommended");
});

test("seven streams of one host leave connections for fetching, and a page that nobody sees has none", async ({ page, context, scripted }) => {
  const ids = ["a", "b", "c", "d", "e", "f", "g"];
  // Each connection of its own: the page's and the wall's are closed at different times.
  const under = new Map();
  const answers = { [INDEX]: index("t") };
  for (const id of ids) {
    answers[`boards/t/${id}.json`] = UP;
    answers[`events-${id}`] = (request, response) => {
      openStream(response);
      under.set(response, id);
      response.on("close", () => under.delete(response));
    };
  }
  const server = await serveLive(scripted, answers);
  answers["boards/t/board.json"] = board("t", ids.map((id) => feed(id, { stream: `${server.origin}/events-${id}` })));
  await openLive(page, server);
  await expect(page.getByText("all 7 feeds live")).toBeVisible();
  await expect.poll(() => [...under.values()].sort()).toEqual(["a", "b"]);
  await pass(page, 3 * AN_INTERVAL);
  for (const id of ids) expect(server.requests(`boards/t/${id}.json`).length, id).toBeGreaterThanOrEqual(4);
  await expect(page.getByText("all 7 feeds live")).toBeVisible();

  // A wall goes on unseen, but leaves the connections to who is seen.
  const wall = await context.newPage();
  await openLive(wall, server, "kiosk/");
  await expect.poll(() => server.requests("events-a").length).toBe(2);
  for (const one of [page, wall]) await hide(one, true);
  await expect.poll(() => under.size).toBe(0);
  await hide(page, false);
  await expect.poll(() => [...under.values()].sort()).toEqual(["a", "b"]);
});

test("an event does not override how long a server asks to be left alone", async ({ page, scripted, allow }) => {
  allow.consoleError(/status of 429 .*busy\.json/);
  const streams = [];
  const answers = {
    [INDEX]: index("t"),
    "boards/t/busy.json": (request, response, count) => (count === 1 ? send(response, 200, DOWN) : send(response, 429, "", { "Retry-After": "3600" })),
    "boards/t/steady.json": UP,
    events: (request, response) => {
      openStream(response);
      streams.push(response);
    },
  };
  const server = await serveLive(scripted, answers);
  answers["boards/t/board.json"] = board("t", [feed("busy", { stream: `${server.origin}/events` }), feed("steady")]);
  await openLive(page, server);
  await pass(page, AN_INTERVAL);
  await expect(word(page, "busy", "unreadable")).toBeVisible();
  const asked = server.requests("boards/t/busy.json").length;
  let steady = server.requests("boards/t/steady.json").length;
  const passWithEvents = async () => {
    for (let second = 1; second <= 2 * AN_INTERVAL / SECOND; second += 1) {
      streams.at(-1).write("data: changed\n\n");
      await expect.poll(() => heard(page)).toEqual({ open: 1, message: second });
      await pass(page, SECOND);
    }
    steady += 2;
    expect(server.requests("boards/t/steady.json").length).toBeGreaterThanOrEqual(steady);
  };
  await passWithEvents();

  // Nor does a worker that takes the place of another.
  await crash(page);
  await expect.poll(() => streams.length).toBe(2);
  await passWithEvents();
  expect(server.requests("boards/t/busy.json").length).toBe(asked);
});

test("when the network is back all feeds that may be asked are asked at once", async ({ page, scripted, allow }) => {
  allow.consoleError(/status of 503/);
  const ids = ["a", "b", "c"];
  const state = { isDown: false };
  const answers = { [INDEX]: index("t"), "boards/t/board.json": board("t", ids.map((id) => feed(id, { interval_seconds: 60 }))) };
  for (const id of ids) answers[`boards/t/${id}.json`] = (request, response) => (state.isDown ? send(response, 503, "") : send(response, 200, DOWN));
  const server = await serveLive(scripted, answers);
  await openLive(page, server);
  await expect(page.getByText("all 3 feeds live")).toBeVisible();
  state.isDown = true;
  await pass(page, 6 * AN_INTERVAL);
  for (const id of ids) await expect(word(page, id, "unreadable")).toBeVisible();
  state.isDown = false;
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await pass(page, FLOOR);
  await expect(page.getByText("all 3 feeds live")).toBeVisible();
});

/** An exception in the worker, outside of what could catch it: a trap is one. */
const crash = (page) =>
  worker(page).evaluate(() => {
    queueMicrotask(() => {
      throw new Error("a trap of the test");
    });
  });

const gone = (page) => page.getByRole("alert").filter({ hasText: /Nothing has been updated since .*\d\d:\d\d\. Try reloading the page\./ });

for (const [what, folder] of [["dashboard", ""], ["card", "embed/"], ["wall", "kiosk/"]]) {
  test(`a worker that breaks is started again, and the ${what} goes on`, async ({ page, scripted, allow }) => {
    allow.pageError(/a trap of the test/);
    allow.consoleError(/a trap of the test/);
    const answers = { [INDEX]: index("t"), "boards/t/board.json": board("t", [feed("talk")]), "boards/t/talk.json": UP };
    const server = await serveLive(scripted, answers);
    await openLive(page, server, folder);
    await expect(page.getByText("the feed is live")).toBeVisible();
    answers["boards/t/talk.json"] = DOWN;
    await crash(page);
    await pass(page, AN_INTERVAL);
    await expect(headline(page)).toContainText(/has been down|1 service|Talk talk/);
    await expect(page.getByText("the feed is live")).toBeVisible();
    await expect(gone(page)).toHaveCount(0);
  });

  test(`the ${what} says that nothing is updated when its worker cannot be had, and goes on when it can`, async ({ page, scripted, allow }) => {
    allow.consoleError(/404|downboard-worker/);
    const server = await serveLive(scripted, { [INDEX]: index("t"), "boards/t/board.json": board("t", [feed("talk")]), "boards/t/talk.json": DOWN });
    let isMissing = true;
    await page.route(/downboard-worker-[0-9a-f]{12}\.js$/, (route) => (isMissing ? route.fulfill({ status: 404, body: "" }) : route.continue()));
    await openLive(page, server, folder);
    await expect(gone(page)).toBeVisible();
    isMissing = false;
    await pass(page, 2 * TICK);
    await expect(page.getByText("the feed is live")).toBeVisible();
    await expect(gone(page)).toHaveCount(0);
  });
}

test("a worker whose module cannot be had is one that cannot be had", async ({ page, scripted, allow }) => {
  allow.consoleError(/404|downboard-worker/);
  allow.pageError(/failed to fetch Wasm/);
  const server = await scripted({ [INDEX]: index("t"), "boards/t/board.json": board("t", [feed("talk")]), "boards/t/talk.json": DOWN });
  await page.route(/downboard-worker-[0-9a-f]{12}\.wasm$/, (route) => route.fulfill({ status: 404, body: "" }));
  await page.goto(`${server.place}?lang=en`);
  await expect(gone(page)).toBeVisible();
  await expect(row(page, "talk")).toContainText("the background worker has stopped");
});

test("a worker that falls silent is started again", async ({ page, scripted }) => {
  const answers = { [INDEX]: index("t"), "boards/t/board.json": board("t", [feed("talk")]), "boards/t/talk.json": UP };
  const server = await serveLive(scripted, answers);
  await openLive(page, server);
  await expect(page.getByText("the feed is live")).toBeVisible();
  answers["boards/t/talk.json"] = DOWN;
  // What the browser ends for want of memory ends without a word.
  await page.evaluate(() => globalThis.virtualTime.kill());
  await pass(page, 45 * SECOND);
  await expect(lane(page, "talk")).toContainText("down");
  await expect(page.getByText("the feed is live")).toBeVisible();
});

test("a live page whose module stands still is covered, and one whose module runs is not", async ({ page, scripted }) => {
  const server = await scripted({ [INDEX]: index("t"), "boards/t/board.json": board("t", [feed("talk")]), "boards/t/talk.json": UP });
  await page.clock.install();
  await page.goto(`${server.place}?lang=en`);
  await expect(lane(page, "talk")).toContainText("operational");
  const stopped = page.getByRole("alert").filter({ hasText: /This page stopped at \d\d:\d\d/ });
  for (let tick = 0; tick < 6; tick += 1) await page.clock.runFor(10_000);
  await expect(stopped).toBeHidden();
  // The module goes on with its timers, and none of its calls reaches the page.
  await page.evaluate(() => {
    Element.prototype.setAttribute = () => {};
  });
  for (let tick = 0; tick < 4; tick += 1) await page.clock.runFor(10_000);
  await expect(stopped).toBeVisible();
  await expect(page.locator("#app")).toBeHidden();
});
