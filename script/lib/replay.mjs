// How smoothly the bundled outage replays from its begin to its end, three hours a second: the frames that a clock of 60 Hz would
// have had and that did not come, the long tasks, and how often the address and the figure of people change. Once as it is, and
// once on a processor that is four times slower. A report, not a test.
// As a program: node script/lib/replay.mjs FOLDER

import { readFile } from "node:fs/promises";
import path from "node:path";
import { chromium } from "@playwright/test";
import { CHROMIUM } from "./chromium.mjs";
import { serve } from "./serve.mjs";

const BOARD = "pangyo-2022";
/** Seconds of the board in each second, as the list of speeds has it. */
const SPEED = 10_800;
const SLOWDOWN = 4;
const MISSED = 2;
const ADDRESSES = 4;
const SETTLE = 1_000;

/** Runs in the page: plays to the end, and gives when each frame was due and what else happened, in milliseconds. */
function play(speed) {
  return new Promise((resolve) => {
    const notes = { due: [], tasks: [], addresses: 0, figures: 0 };
    const button = document.querySelector(".moment .button-primary");
    const figure = document.querySelector("section[aria-labelledby=answer-people] .answer-figure");
    const speeds = document.querySelector(".replay-bar select");
    speeds.value = speed;
    speeds.dispatchEvent(new Event("change", { bubbles: true }));

    const tasks = new PerformanceObserver((list) => notes.tasks.push(...list.getEntries().map(({ duration }) => duration)));
    tasks.observe({ type: "longtask" });
    const { replaceState } = history;
    history.replaceState = (...state) => {
      notes.addresses += 1;
      return replaceState.apply(history, state);
    };
    let said = figure.textContent;
    const figures = new MutationObserver(() => {
      if (figure.textContent === said) return;
      said = figure.textContent;
      notes.figures += 1;
    });
    figures.observe(figure, { childList: true, subtree: true, characterData: true });

    const atRest = button.textContent;
    button.click();
    const frame = (due) => {
      notes.due.push(due);
      if (notes.due.length < 10 || button.textContent !== atRest) return requestAnimationFrame(frame);
      history.replaceState = replaceState;
      figures.disconnect();
      // Long tasks are told of later.
      return setTimeout(() => resolve({ ...notes, ended: document.querySelector(".moment-shown").textContent }), 500);
    };
    requestAnimationFrame(frame);
  });
}

async function measure(browser, url, begin, slowdown) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    await page.goto(`${url}?${new URLSearchParams({ board: BOARD, lang: "en", at: begin })}`);
    await page.locator("#open-feed").waitFor({ state: "attached" });
    await page.waitForFunction(() => document.querySelector(".awaited") === null);
    await page.waitForTimeout(SETTLE);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    return await page.evaluate(play, String(SPEED));
  } finally {
    await page.close();
  }
}

/** What is said of a replay. A clock of 60 Hz would have had as many frames as have room between two. */
function told({ due, tasks, addresses, figures }) {
  const seconds = (due.at(-1) - due[0]) / 1_000;
  const painted = due.length - 1;
  const missed = due.slice(1).reduce((sum, time, index) => sum + Math.max(0, Math.round(((time - due[index]) * 60) / 1_000) - 1), 0);
  return {
    seconds, painted, missed, share: (100 * missed) / (painted + missed), tasks: tasks.length, longest: Math.max(0, ...tasks),
    total: tasks.reduce((sum, task) => sum + task, 0), addresses: addresses / seconds, figures: figures / seconds,
  };
}

const dist = process.argv[2];
const { period } = JSON.parse(await readFile(path.join(dist, `boards/${BOARD}/board.json`), "utf8"));
const hours = (Date.parse(period.to) - Date.parse(period.from)) / 3_600_000;
const server = await serve({ dir: dist });
const browser = await chromium.launch(CHROMIUM);
try {
  await server.warm();
  console.log(`${BOARD}, ${hours} hours at ${SPEED / 3_600} hours a second; 1440 x 900`);
  const row = (name, ...cells) => console.log(`${name.padEnd(18)}${cells.map((cell) => String(cell).padStart(11)).join("")}`);
  row("", "seconds", "painted", "missed", "long tasks", "longest ms", "total ms", "addresses/s", "figures/s");
  const found = [];
  for (const slowdown of [1, SLOWDOWN]) {
    const each = told(await measure(browser, server.url, period.from, slowdown));
    found.push(each);
    row(
      slowdown === 1 ? "as it is" : `${slowdown} times slower`,
      each.seconds.toFixed(1), each.painted, `${each.share.toFixed(1)} %`, each.tasks, each.longest.toFixed(0), each.total.toFixed(0),
      each.addresses.toFixed(1), each.figures.toFixed(1),
    );
  }
  const [own] = found;
  console.log(`as it is: missed ${own.share.toFixed(1)} % of the frames (goal ${MISSED}), ${own.addresses.toFixed(1)} addresses a second (goal ${ADDRESSES})`);
} finally {
  await browser.close();
  await server.close();
}
