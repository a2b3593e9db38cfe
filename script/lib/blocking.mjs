// How long the dashboard keeps the browser busy at a stretch: when the estimate comes, while the curve of people is computed and
// drawn, and at each step of a replay; beside it the same page without its estimate, a board of a thousand services, and a page
// with nothing on it, for what the browser itself takes to open one. A report, not a test.
// As a program: node script/lib/blocking.mjs FOLDER

import { chromium } from "@playwright/test";
import { CHROMIUM } from "./chromium.mjs";
import { FOLDER, INDEX, madeBoard, madeStatus } from "./made-board.mjs";
import { mainThread } from "./main-thread.mjs";
import { serve } from "./serve.mjs";

const RUNS = 5;
const STEPS = 40;
const ESTIMATE = /downboard-dashboard-estimate-\w+\.wasm$/;
const SETTLE = 500;

/** How long each task of the page's main thread took while something was done, in milliseconds. */
async function recorder(page) {
  const record = await mainThread(page);
  return async (work) => (await record(work)).tasks.map(({ lasted }) => lasted);
}

/**
 * Waits until something is there, asking within the page: a driver that looks for a role keeps the page busy itself, and would be
 * measured.
 */
const appears = (page, selector) => page.evaluate((wanted) => new Promise((resolve) => {
  const look = () => (document.querySelector(wanted) ? resolve() : setTimeout(look, 50));
  look();
}), selector);

/** Steps from change to change, from the top of the page. */
const steps = (page, record) => record(async () => {
  await page.evaluate((steps) => new Promise((resolve) => {
    scrollTo(0, 0);
    const next = [...document.querySelectorAll("button")].find(({ textContent }) => textContent.trim() === "Next change");
    const step = (left) => {
      if (left === 0 || next.ariaDisabled === "true") return resolve();
      next.click();
      return setTimeout(step, 100, left - 1);
    };
    setTimeout(step, 100, steps);
  }), STEPS);
  await page.waitForTimeout(SETTLE);
});

async function measure(browser, url, isEstimated) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
  try {
    const page = await context.newPage();
    if (!isEstimated) await page.route(ESTIMATE, (route) => route.abort());
    const record = await recorder(page);
    const quiet = () => page.waitForTimeout(SETTLE);
    const load = await record(async () => {
      await page.goto(`${url}?lang=en`);
      await appears(page, "#cause");
      await quiet();
    });
    const curve = await record(async () => {
      await page.evaluate(() => document.querySelector(".reach-curve").scrollIntoView());
      if (isEstimated) await appears(page, ".curve-place path[stroke-width='2']");
      await page.evaluate(() => document.querySelector(".reach-rules").scrollIntoView());
      if (isEstimated) await appears(page, "#comparison");
      await quiet();
    });
    const replay = await steps(page, record);
    return { load, curve, replay };
  } finally {
    await context.close();
  }
}

const HOUR = 3_600_000;
const BEGIN = Date.parse("2022-10-15T00:00:00Z");

/** The documents of a board of so many services, a third of which fail one after the other and come back. */
function documents(size) {
  const time = (at) => new Date(at).toISOString();
  const services = Array.from({ length: size }, (_, index) => ({ id: `s${index}` }));
  const changes = services.flatMap(({ id }, index) => [
    { service: id, status: "operational", at: time(BEGIN) },
    ...(index % 3 === 0 ? [
      { service: id, status: "major_outage", at: time(BEGIN + 2 * HOUR + index * 5_000) },
      { service: id, status: "operational", at: time(BEGIN + 9 * HOUR + index * 5_000) },
    ] : []),
  ]);
  const board = madeBoard({
    services, feeds: [{ id: "all", format: "native-status", file: "all.json" }],
    period: { from: time(BEGIN), to: time(BEGIN + 24 * HOUR) }, opens_at: time(BEGIN + 2.5 * HOUR),
  });
  return { "boards/index.json": INDEX, [`${FOLDER}board.json`]: board, [`${FOLDER}all.json`]: madeStatus({ changes, updatedAt: time(BEGIN + 24 * HOUR) }) };
}

async function measureLarge(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
  try {
    const page = await context.newPage();
    for (const [name, body] of Object.entries(documents(1_000))) {
      await page.route(`${url}${name}`, (route) => route.fulfill({ contentType: "application/json", body: JSON.stringify(body) }));
    }
    const record = await recorder(page);
    const load = await record(async () => {
      await page.goto(`${url}?lang=en`);
      await appears(page, ".lanes, .lane-list");
      await appears(page, "footer");
      await page.waitForTimeout(SETTLE);
    });
    return { load, replay: await steps(page, record) };
  } finally {
    await context.close();
  }
}

async function measureEmpty(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.route("**/*", (route) => route.fulfill({ contentType: "text/html", body: '<!doctype html><title>Empty</title><p id="cause">' }));
    const record = await recorder(page);
    const load = await record(async () => {
      await page.goto(url);
      await appears(page, "#cause");
      await page.waitForTimeout(SETTLE);
    });
    return { load };
  } finally {
    await context.close();
  }
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const longest = (tasks) => Math.max(0, ...tasks);
const busyForEach = (tasks) => tasks.reduce((sum, task) => sum + task, 0) / STEPS;

const server = await serve({ dir: process.argv[2] });
const browser = await chromium.launch(CHROMIUM);
try {
  await server.warm();
  console.log(`the longest task of the main thread, medians of ${RUNS} runs, in ms; in brackets how many took over 50 ms in the worst run;`);
  console.log("and for how long it is busy with each step");
  console.log(`${"".padEnd(22)}${["loading", "the curve", `${STEPS} steps`, "each busy"].map((name) => name.padStart(14)).join("")}`);
  for (const [name, take] of [
    ["with the estimate", () => measure(browser, server.url, true)],
    ["without", () => measure(browser, server.url, false)],
    ["1,000 services", () => measureLarge(browser, server.url)],
    ["an empty page", () => measureEmpty(browser, server.url)],
  ]) {
    const runs = [];
    for (let run = 0; run < RUNS; run += 1) runs.push(await take());
    const of = (key) => {
      if (runs.some((run) => run[key] === undefined)) return "–".padStart(14);
      const over = Math.max(...runs.map((run) => run[key].filter((task) => task > 50).length));
      return `${median(runs.map((run) => longest(run[key]))).toFixed(0)} (${over})`.padStart(14);
    };
    const busy = runs[0].replay ? median(runs.map(({ replay }) => busyForEach(replay))).toFixed(1) : "–";
    console.log(`${name.padEnd(22)}${of("load")}${of("curve")}${of("replay")}${busy.padStart(14)}`);
  }
} finally {
  await browser.close();
  await server.close();
}
