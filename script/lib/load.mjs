// Loads the published pages in Chromium as a slow phone on a slow network would, beside hand-written pages of the same facts
// (bench/limit/): as little as a page can be that fetches its facts. Prints the medians and their ratios. A report, not a test.
// As a program: node script/lib/load.mjs SITE LIMIT

import { chromium } from "@playwright/test";
import { CHROMIUM } from "./chromium.mjs";
import { serve } from "./serve.mjs";

const RUNS = 7;
const CPU_SLOWDOWN = 4;
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const TIMEOUT = 60_000;
const SETTLE = 3_000;
const LONG_TASK = 50;
const BOARD = "pangyo-2022";

// What is measured, and which hand-written page says the same. The goals are ratios to it.
const SUBJECTS = [
  { name: "card, limit", site: "limit", path: "card.html" },
  { name: "card", site: "site", path: `embed/${BOARD}/kakaotalk/`, beside: "card, limit", facts: 0.85, live: 2.5, blocking: 60 },
  { name: "dashboard, limit", site: "limit", path: "dashboard.html" },
  { name: "dashboard", site: "site", path: `boards/${BOARD}/`, beside: "dashboard, limit", facts: 1, live: 2.9 },
  { name: "wall", site: "site", path: `kiosk/${BOARD}/` },
  { name: "methods", site: "site", path: "methods/" },
];

/** Runs inside the page, before anything of its own: notes what the page cannot tell afterwards. */
function observe() {
  const notes = { facts: null, live: null, lcp: null, cls: 0, tasks: [] };
  globalThis.__load = notes;
  const on = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  on("largest-contentful-paint", (entry) => (notes.lcp = entry.startTime));
  on("layout-shift", (entry) => (notes.cls += entry.hadRecentInput ? 0 : entry.value));
  on("longtask", (entry) => notes.tasks.push([entry.startTime, entry.duration]));
  const waited = new Set();
  // The frame after they are in the document: from outside a quarter of a second would be added.
  const note = (name) => {
    if (waited.has(name)) return;
    waited.add(name);
    requestAnimationFrame(() => (notes[name] = performance.now()));
  };
  const look = () => {
    const facts = [...document.querySelectorAll("[data-facts]")].find((element) => element.checkVisibility());
    if (!facts?.textContent.trim()) return;
    note("facts");
    const isLive = !("first" in document.documentElement.dataset) && document.querySelector(".awaited") === null;
    if (isLive) note("live");
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
}

async function measure(browser, url) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, locale: "ko-KR" });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send("Network.enable");
    await devtools.send("Network.emulateNetworkConditions", NETWORK);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
    await page.addInitScript(observe);
    await page.goto(url, { waitUntil: "commit" });
    await page.waitForFunction(() => globalThis.__load.live !== null, null, { timeout: TIMEOUT });
    // Blocking is counted up to this long after the page has taken over: what it does then is in the reader's way.
    await page.waitForTimeout(SETTLE);
    const { facts, live, lcp, cls, tasks, paint } = await page.evaluate(() => ({
      ...globalThis.__load,
      paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
    }));
    const blocking = tasks
      .filter(([start, duration]) => start + duration > paint && start < live + SETTLE)
      .reduce((total, [, duration]) => total + Math.max(0, duration - LONG_TASK), 0);
    return { facts, live, lcp, blocking, cls };
  } finally {
    await context.close();
  }
}

function median(values) {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

const [site, limit] = process.argv.slice(2);
const servers = { site: await serve({ dir: site }), limit: await serve({ dir: limit }) };
const browser = await chromium.launch(CHROMIUM);
try {
  await servers.site.warm();
  console.log(`${CPU_SLOWDOWN}x CPU slowdown, 1.6 Mbit/s down, ${NETWORK.latency} ms latency, brotli; medians of ${RUNS} cold runs, in turns`);
  // A first visit to each compresses what is not named by its content.
  for (const { site, path } of SUBJECTS) await measure(browser, servers[site].url + path);
  const runs = new Map(SUBJECTS.map(({ name }) => [name, []]));
  for (let run = 0; run < RUNS; run += 1) {
    for (const { name, site, path } of SUBJECTS) runs.get(name).push(await measure(browser, servers[site].url + path));
  }
  const of = (name, key) => median(runs.get(name).map((run) => run[key]));
  const cell = (text) => String(text).padStart(11);
  console.log(`${"page".padEnd(18)}${["facts ms", "live ms", "LCP ms", "TBT ms", "CLS"].map(cell).join("")}`);
  for (const { name } of SUBJECTS) {
    const figures = ["facts", "live", "lcp", "blocking"].map((key) => cell(of(name, key).toFixed(0)));
    console.log(`${name.padEnd(18)}${figures.join("")}${cell(of(name, "cls").toFixed(3))}`);
  }
  for (const { name, beside, facts, live, blocking } of SUBJECTS.filter(({ beside }) => beside)) {
    const ratio = (key) => (of(name, key) / of(beside, "facts")).toFixed(2);
    const more = blocking === undefined ? "" : `; blocks ${(of(name, "blocking") - of(beside, "blocking")).toFixed(0)} ms longer (goal ${blocking})`;
    console.log(`${name}: facts ${ratio("facts")} (goal ${facts}), live ${ratio("live")} (goal ${live}) of the facts of ${beside}${more}`);
  }
} finally {
  await browser.close();
  for (const server of Object.values(servers)) await server.close();
}
