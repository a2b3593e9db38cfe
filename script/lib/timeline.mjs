// How soon the lanes of a large board stand, and how smoothly they zoom and pan: 1,000 services with 100,000 stretches from five
// feeds, and beside it the same stretches in vis-timeline and in ECharts, as many as each answers with. All are moved through the
// same parts of the period, a step a frame; ours by events of a wheel and of a drag, as a reader makes them. The first picture of
// ours is counted from the last byte on, of theirs from the numbers on. A report, not a test.
// As a program: node script/lib/timeline.mjs FOLDER PEERS (the folders of the page and of the packages of bench/peers)

import { readFile } from "node:fs/promises";
import path from "node:path";
import { chromium } from "@playwright/test";
import { CHROMIUM } from "./chromium.mjs";
import { FOLDER, INDEX, madeBoard, madeStatus } from "./made-board.mjs";
import { serve } from "./serve.mjs";

const FEEDS = 5;
const LANES = 1_000;
const STRETCHES = 100;
const PERIOD = [Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 31)];
const HOUR = 3_600_000;
const VIEWPORT = { width: 1440, height: 900 };

const SECONDS = 5;
const GESTURES = ["zoom", "pan"];
/** A frame at 60 Hz, in milliseconds, and by how much two are off that are told in tenths. */
const FRAME = 16.7;
const TENTHS = 0.2;
const FIRST_LANE = 300;
/** Who takes longer for the first picture, or for a frame, does not answer. */
const LONGEST_SETUP = 30_000;
const LONGEST_FRAME = 1_000;

const ROOT = path.resolve(import.meta.dirname, "../..");
const [dist, packages] = process.argv.slice(2);

/** Numbers from 0 to 1, the same ones each time (mulberry32). */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The stretches of each service: it works and fails in turns, for a few hours at most. */
function makeLanes() {
  const next = numbers(20_221_015);
  const [begin, end] = PERIOD;
  const turn = ((end - begin) / STRETCHES) * 2;
  return Array.from({ length: LANES }, (_, lane) => {
    const changes = Array.from({ length: STRETCHES / 2 }, (_, index) => {
      const failed = begin + (index + 0.3 + 0.4 * next()) * turn;
      const status = ["degraded", "partial_outage", "major_outage"][Math.floor(3 * next())];
      return [[failed, status], [failed + (0.05 + 0.25 * next()) * turn, "operational"]];
    }).flat();
    // From the begin of the period on, so that of no time nothing is known.
    changes[0][0] = begin;
    const from = changes.map(([at]) => Math.round(at / 1000) * 1000);
    const stretches = changes.map(([, status], index) => [from[index], from[index + 1] ?? end, status]);
    return { id: `s${lane}`, name: `Service s${lane}`, feed: `feed-${Math.floor(lane / (LANES / FEEDS))}`, stretches };
  });
}

/** The documents of the board, by their addresses within the site. */
function documents(lanes) {
  const time = (at) => new Date(at).toISOString();
  const feeds = [...new Set(lanes.map(({ feed }) => feed))];
  const status = (feed) => {
    const own = lanes.filter((lane) => lane.feed === feed);
    const changes = own.flatMap(({ id, stretches }) => stretches.map(([from, , status]) => ({ service: id, status, at: time(from) })));
    return madeStatus({ changes, updatedAt: time(PERIOD[1]) });
  };
  const board = madeBoard({
    services: lanes.map(({ id, feed }) => ({ id, provider: feed })), providers: feeds,
    feeds: feeds.map((id) => ({ id, format: "native-status", file: `${id}.json` })),
    period: { from: time(PERIOD[0]), to: time(PERIOD[1]) }, opens_at: time(PERIOD[1] - HOUR),
  });
  return { "boards/index.json": INDEX, [`${FOLDER}board.json`]: board, ...Object.fromEntries(feeds.map((feed) => [`${FOLDER}${feed}.json`, status(feed)])) };
}

const answering = (type, body) => (_, response) => response.writeHead(200, { "Content-Type": type, "Cache-Control": "no-store" }).end(body);

/**
 * Runs in a page before anything of its own: notes of each frame when it was due and how long it kept the main thread, from the
 * first of its callbacks until the browser had painted; and of our page when its log, its facts and its first lane were there.
 */
function observe() {
  const { requestAnimationFrame } = window;
  const notes = { frames: [] };
  globalThis.__notes = notes;
  const painted = new MessageChannel();
  painted.port1.onmessage = () => (notes.frames.at(-1).busy = performance.now() - notes.frames.at(-1).began);
  window.requestAnimationFrame = (work) => requestAnimationFrame.call(window, (due) => {
    if (due !== notes.frames.at(-1)?.due) {
      notes.frames.push({ due, began: performance.now(), busy: 0 });
      // What is posted is heard once the frame is done.
      painted.port2.postMessage(null);
    }
    work(due);
  });
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const make = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await make.apply(WebAssembly, given);
      notes.memory ??= (made.instance ?? made).exports.memory;
      return made;
    };
  }
  // Our page puts the log together in a task of its own and shows it in the next, which is begun by a message.
  let task = 0;
  const { set } = Object.getOwnPropertyDescriptor(MessagePort.prototype, "onmessage");
  Object.defineProperty(MessagePort.prototype, "onmessage", {
    set(work) {
      set.call(this, (event) => {
        task = performance.now();
        return work?.(event);
      });
    },
  });
  const look = () => {
    if (!notes.facts && document.querySelector("[data-facts]")?.textContent.trim()) Object.assign(notes, { log: task, facts: performance.now() });
    if (!document.querySelector(".lane")) return;
    watch.disconnect();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      set.call(port1, () => (notes.lane = performance.now()));
      port2.postMessage(null);
    });
  };
  const watch = new MutationObserver(look);
  watch.observe(document, { childList: true, subtree: true, characterData: true });
}

/** Runs in our page: what shows a part of the period, from one instant to another, as a reader does it. */
function ours(period) {
  const list = document.querySelector(".lane-list");
  const { left, width } = document.querySelector(".lanes .axis").getBoundingClientRect();
  const middle = left + width / 2;
  const wheel = 240;
  const point = (type, x) => {
    const place = { clientX: x, clientY: innerHeight / 2, pointerId: 1, bubbles: true, cancelable: true };
    list.dispatchEvent(new PointerEvent(type, place));
  };
  let length = period[1] - period[0];
  let held = null;
  globalThis.__shows = {
    zoom(from, to) {
      const factor = (to - from) / length;
      const deltaY = factor < 1 ? -(1 / factor - 1) * wheel : (factor - 1) * wheel;
      list.dispatchEvent(new WheelEvent("wheel", { deltaY, ctrlKey: true, clientX: middle, bubbles: true, cancelable: true }));
      length = to - from;
    },
    pan(from) {
      if (held === null) point("pointerdown", middle);
      held ??= from;
      point("pointermove", middle - ((from - held) / length) * width);
    },
    rest() {
      if (held !== null) point("pointerup", middle);
      held = null;
    },
    /** How far from a part what is shown is, in minutes: the slider on the axis tells no less. */
    error(from, to) {
      const { min, max } = document.querySelector(".moment-slider");
      return Math.max(Math.abs(min - from / 60_000), Math.abs(max - to / 60_000));
    },
  };
}

/** Runs in the page of a peer: draws so many lanes, and gives how long it took until they were painted. */
async function theirs([count, height]) {
  const made = await (await fetch("lanes.json")).json();
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  await frame();
  const begin = performance.now();
  const show = globalThis.draw({ ...made, lanes: made.lanes.slice(0, count) }, height);
  globalThis.__shows = { zoom: show, pan: show, rest() {}, error: () => 0 };
  await frame();
  await frame();
  return performance.now() - begin;
}

/** Runs in the page: moves what is shown through a gesture, and gives the times between its frames and how long each kept the
 * main thread, in milliseconds. */
async function drive([gesture, [begin, end], seconds]) {
  const [whole, centre] = [end - begin, (begin + end) / 2];
  const around = (instant, length) => [instant - length / 2, instant + length / 2];
  const part = {
    // From all of it to a thirtieth and back.
    zoom: (share) => around(centre, whole / 30 ** (1 - Math.abs(1 - 2 * share))),
    // A tenth of it, to the next on either side and back.
    pan: (share) => around(centre + (whole / 10) * Math.sin(2 * Math.PI * share), whole / 10),
  }[gesture];
  const shows = globalThis.__shows;
  const { frames } = globalThis.__notes;
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  shows.zoom(...part(0));
  for (let settled = 0; settled < 20; settled += 1) await frame();
  const start = await frame();
  const first = frames.length;
  for (let due = start; due - start < seconds * 1000; due = await frame()) shows[gesture](...part((due - start) / (seconds * 1000)));
  const last = frames.length - 1;
  shows[gesture](...part(1));
  for (let settled = 0; settled < 5; settled += 1) await frame();
  const error = shows.error(...part(1));
  shows.rest();
  if (error > 2) throw new Error(`what is shown after the ${gesture} is ${error.toFixed(0)} minutes off`);
  const seen = frames.slice(first, last + 1);
  return { times: seen.slice(1).map(({ due }, index) => due - seen[index].due), busy: seen.slice(1).map(({ busy }) => busy) };
}

const within = (work, milliseconds) => {
  let timer;
  const late = new Promise((resolve) => (timer = setTimeout(resolve, milliseconds, null)));
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

/** What the page takes: its elements, and after clearing up the heap of its script and what that holds beside it, WebAssembly's
 * memory too, in MiB. */
async function taken(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize, backingStorageSize = 0 } = await devtools.send("Runtime.getHeapUsage");
  await devtools.detach();
  const [elements, memory] = await page.evaluate(() => [document.querySelectorAll("*").length, globalThis.__notes.memory?.buffer.byteLength ?? 0]);
  return { elements, heap: usedSize / 2 ** 20, buffers: (backingStorageSize + memory) / 2 ** 20 };
}

async function gesturesOf(page) {
  const found = {};
  for (const gesture of GESTURES) found[gesture] = await page.evaluate(drive, [gesture, PERIOD, SECONDS]);
  return found;
}

/** Opens a page in a browser of its own, and ends that whatever the page does. */
async function opened(url, work) {
  const browser = await chromium.launch(CHROMIUM);
  try {
    const page = await browser.newPage({ viewport: VIEWPORT });
    await page.addInitScript(observe);
    await page.goto(url);
    return await work(page);
  } finally {
    await browser.close();
  }
}

const measureOurs = (url) => opened(`${url}?lang=en`, async (page) => {
  await page.waitForFunction(() => globalThis.__notes.lane, null, { timeout: 0 });
  const opening = await page.evaluate(() => {
    const feeds = performance.getEntriesByType("resource").filter(({ name }) => /feed-\d\.json$/.test(name));
    const { log, facts, lane } = globalThis.__notes;
    return { bytes: Math.max(...feeds.map(({ responseEnd }) => responseEnd)), log, facts, lane };
  });
  await page.locator("#open-feed").waitFor({ state: "attached" });
  await page.evaluate(() => document.querySelector(".lanes").scrollIntoView());
  // Lanes that come near are made then.
  await page.waitForTimeout(2_000);
  const lanes = await page.evaluate(() => {
    const all = [...document.querySelectorAll(".lane")].map((lane) => lane.getBoundingClientRect());
    return { there: all.length, seen: all.filter(({ top, bottom }) => bottom > 0 && top < innerHeight).length };
  });
  await page.evaluate(ours, PERIOD);
  await page.evaluate((period) => globalThis.__shows.zoom(...period), PERIOD);
  const memory = await taken(page);
  return { name: "Downboard", count: LANES, setup: opening.lane - opening.bytes, opening, lanes, ...memory, ...(await gesturesOf(page)) };
});

/** A peer with as many lanes as it answers with. */
async function measurePeer(name, url) {
  for (let count = LANES; count >= 1; count = Math.floor(count / 2)) {
    const found = await opened(url, async (page) => {
      const setup = await within(page.evaluate(theirs, [count, VIEWPORT.height]), LONGEST_SETUP);
      if (setup === null) return { why: `is not drawn after ${LONGEST_SETUP / 1000} s` };
      const memory = await taken(page);
      const gestures = await within(gesturesOf(page), LONGEST_SETUP);
      const longest = gestures && Math.max(...GESTURES.flatMap((gesture) => gestures[gesture].times));
      if (gestures === null || longest > LONGEST_FRAME) return { why: `takes ${longest ? `${longest.toFixed(0)} ms` : "too long"} for a frame` };
      return { name, count, setup, ...memory, ...gestures };
    });
    if (!found.why) return found;
    console.log(`${name} with ${count * STRETCHES} stretches ${found.why}`);
  }
  throw new Error(`${name} does not answer with a single lane`);
}

const quantile = (values, share) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
/** In tenths of a millisecond, as precise as a page is told what time it is. */
const figures = ({ times, busy }) => {
  const tenths = times.map((time) => Math.round(time * 10) / 10);
  return {
    frames: tenths.length, median: quantile(tenths, 0.5), p95: quantile(tenths, 0.95), late: tenths.filter((time) => time > FRAME + TENTHS).length,
    longest: Math.max(...tenths), busy: quantile(busy, 0.5), busy95: quantile(busy, 0.95),
  };
};

const lanes = makeLanes();
const made = documents(lanes);
const page = await serve({ dir: dist, routes: Object.fromEntries(Object.entries(made).map(([address, value]) => [address, answering("application/json", JSON.stringify(value))])) });
const script = async (...place) => answering("text/javascript", await readFile(path.join(...place)));
const peers = await serve({
  dir: path.join(ROOT, "bench/peers"),
  routes: {
    "lanes.json": answering("application/json", JSON.stringify({ period: PERIOD, lanes })),
    "vis-timeline.js": await script(packages, "vis-timeline/standalone/umd/vis-timeline-graph2d.min.js"),
    "vis-timeline.css": answering("text/css", await readFile(path.join(packages, "vis-timeline/styles/vis-timeline-graph2d.min.css"))),
    "echarts.js": await script(ROOT, "node_modules/echarts/dist/echarts.min.js"),
  },
});
try {
  await page.warm();
  const bytes = JSON.stringify(made[`${FOLDER}feed-0.json`]).length;
  console.log(`${LANES} lanes, ${LANES * STRETCHES} stretches in ${(PERIOD[1] - PERIOD[0]) / HOUR / 24} days, from ${FEEDS} feeds of ${(bytes / 1e6).toFixed(1)} MB; ${VIEWPORT.width} x ${VIEWPORT.height}, not slowed down`);
  const own = await measureOurs(page.url);
  const others = [
    await measurePeer("vis-timeline", `${peers.url}vis-timeline.html`),
    await measurePeer("ECharts", `${peers.url}echarts.html`),
  ];
  const { bytes: last, log, facts, lane } = own.opening;
  const ms = (value) => `${value.toFixed(0)} ms`;
  console.log(`from the last byte: log ${ms(log - last)}, first facts ${ms(facts - last)}, first lane painted ${ms(lane - last)}`);
  console.log(`first lane painted ${ms(lane - log)} after the log (goal ${FIRST_LANE} ms)`);
  console.log(`lanes in the document ${own.lanes.there}, of which are seen ${own.lanes.seen}`);
  const row = (name, ...cells) => console.log(`${name.padEnd(16)}${cells.map((cell) => String(cell).padStart(12)).join("")}`);
  row("", "stretches", "picture ms", "elements", "heap MiB", "buffers MiB");
  for (const { name, count, setup, elements, heap, buffers } of [own, ...others]) {
    row(name, count * STRETCHES, setup.toFixed(0), elements, heap.toFixed(1), buffers.toFixed(1));
  }
  for (const gesture of GESTURES) {
    console.log(`${gesture}, ${SECONDS} s: between frames, and how long a frame keeps the main thread, in ms`);
    row("", "frames", "median", "95th", "longest", `over ${FRAME}`, "busy", "busy 95th");
    const found = [own, ...others].map((subject) => ({ name: subject.name, ...figures(subject[gesture]) }));
    for (const { name, frames, median, p95, longest, late, busy, busy95 } of found) {
      row(name, frames, median.toFixed(1), p95.toFixed(1), longest.toFixed(1), late, busy.toFixed(1), busy95.toFixed(1));
    }
    const [mine, ...rest] = found;
    const best = (key) => Math.min(...rest.map((subject) => subject[key]));
    const isReached = ["median", "p95"].every((key) => mine[key] <= FRAME + TENTHS && mine[key] <= best(key) + TENTHS);
    console.log(`${gesture}: goal ${FRAME} ms, and the faster of the others (${best("median").toFixed(1)}, ${best("p95").toFixed(1)}): ${isReached ? "reached" : "missed"}`);
  }
} finally {
  await page.close();
  await peers.close();
}
