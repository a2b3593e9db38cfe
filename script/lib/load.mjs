// Loads each page in Chromium as a slow phone on a slow network would, and prints the medians. A report, not a test.
// As a program: node script/lib/load.mjs FOLDER

import { chromium } from "@playwright/test";
import { CHROMIUM } from "./chromium.mjs";
import { PAGES } from "./postbuild.mjs";
import { serve } from "./serve.mjs";

const RUNS = 5;
const CPU_SLOWDOWN = 4;
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const FACTS_TIMEOUT = 60_000;
const SETTLE = 5_000;
const LONG_TASK = 50;

/** Runs inside the page, before anything of its own: notes what the page cannot tell afterwards. */
function observe() {
  const notes = { facts: null, lcp: null, cls: 0, tasks: [] };
  globalThis.__load = notes;
  const on = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  on("largest-contentful-paint", (entry) => (notes.lcp = entry.startTime));
  on("layout-shift", (entry) => (notes.cls += entry.hadRecentInput ? 0 : entry.value));
  on("longtask", (entry) => notes.tasks.push([entry.startTime, entry.duration]));
  const look = () => {
    if (notes.facts === null && document.querySelector("[data-facts]")?.textContent.trim()) notes.facts = performance.now();
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
}

async function measure(browser, url) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send("Network.enable");
    await devtools.send("Network.emulateNetworkConditions", NETWORK);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
    await page.addInitScript(observe);
    await page.goto(url, { waitUntil: "commit" });
    await page.waitForFunction(() => globalThis.__load.facts !== null, null, { timeout: FACTS_TIMEOUT });
    // Blocking is counted up to this long after the facts: what the page does then is in the reader's way.
    await page.waitForTimeout(SETTLE);
    const { facts, lcp, cls, tasks, paint } = await page.evaluate(() => ({
      ...globalThis.__load,
      paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
    }));
    const blocking = tasks
      .filter(([start, duration]) => start + duration > paint && start < facts + SETTLE)
      .reduce((total, [, duration]) => total + Math.max(0, duration - LONG_TASK), 0);
    return { facts, lcp, blocking, cls };
  } finally {
    await context.close();
  }
}

function median(values) {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

const server = await serve({ dir: process.argv[2] });
const browser = await chromium.launch(CHROMIUM);
try {
  await server.warm();
  console.log(`${CPU_SLOWDOWN}x CPU slowdown, 1.6 Mbit/s down, ${NETWORK.latency} ms latency, brotli; medians of ${RUNS} cold runs`);
  console.log(`${"page".padEnd(12)}${["facts ms", "LCP ms", "TBT ms", "CLS"].map((name) => name.padStart(10)).join("")}`);
  for (const { page, folder } of PAGES) {
    const runs = [];
    for (let run = 0; run < RUNS; run += 1) runs.push(await measure(browser, server.url + folder));
    const of = (key, digits) => median(runs.map((run) => run[key])).toFixed(digits).padStart(10);
    console.log(`${page.padEnd(12)}${of("facts", 0)}${of("lcp", 0)}${of("blocking", 0)}${of("cls", 3)}`);
  }
} finally {
  await browser.close();
  await server.close();
}
