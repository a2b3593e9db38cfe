// What a page that nobody touches takes while nothing changes: for how long of a minute a live wall and a live dashboard keep the
// processor busy with their main thread, and how often they lay out and paint; beside them a page with nothing on it, for what the
// browser itself takes. A report, not a test.
// As a program: node script/lib/idle.mjs FOLDER

import { createHash } from "node:crypto";
import { chromium } from "@playwright/test";
import { CHROMIUM } from "./chromium.mjs";
import { FOLDER, INDEX, madeBoard, madeStatus } from "./made-board.mjs";
import { mainThread } from "./main-thread.mjs";
import { serve } from "./serve.mjs";

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const SETTLE = 20 * SECOND;
const MEASURED = 60 * SECOND;
const FEEDS = 20;
const SERVICES = 30;
const INTERVAL_SECONDS = 30;

/** What each should stay below in a minute: seconds of the main thread, and paints. */
const GOALS = { wall: { busy: 0.12, paints: 60 }, dashboard: { busy: 0.25 } };

/** The documents of a live board whose feeds always say the same: the first of its services are in trouble of these grades. */
function documents(trouble) {
  const now = Date.now();
  const time = (at) => new Date(at).toISOString();
  const services = Array.from({ length: SERVICES }, (_, index) => ({ id: `s${index}`, grade: trouble[index] }));
  const feeds = Array.from({ length: FEEDS }, (_, index) => ({ id: `f${index}`, format: "native-status", file: `f${index}.json`, interval_seconds: INTERVAL_SECONDS }));
  const change = (service, status, hours) => ({ service, status, at: time(now - hours * HOUR) });
  const changes = ({ id, grade }) => [change(id, "operational", 48), ...(grade ? [change(id, grade, 2)] : [])];
  const answers = feeds.map(({ file }, feed) => {
    const own = services.filter((_, index) => index % FEEDS === feed);
    return [`${FOLDER}${file}`, madeStatus({ changes: own.flatMap(changes), updatedAt: time(now - 2 * HOUR) })];
  });
  return { "boards/index.json": INDEX, [`${FOLDER}board.json`]: madeBoard({ services, feeds }), ...Object.fromEntries(answers) };
}

/** Answers as a plain web host does: in full the first time, and 304 to whoever has it already. */
function sends(document) {
  const body = JSON.stringify(document);
  const tag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  return (request, response) => {
    const headers = { "Content-Type": "application/json", "Cache-Control": "no-cache", ETag: tag };
    if (request.headers["if-none-match"] === tag) response.writeHead(304, headers).end();
    else response.writeHead(200, headers).end(body);
  };
}

async function measure(browser, address) {
  // Who wants no motion has a wall that does not turn.
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, reducedMotion: "no-preference" });
  try {
    const page = await context.newPage();
    const record = await mainThread(page);
    await page.goto(address);
    await page.locator("[data-facts]").first().waitFor();
    // Nobody looks meanwhile: a driver that does keeps the page busy itself.
    const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
    await wait(SETTLE);
    const { tasks, paints, layouts } = await record(() => wait(MEASURED));
    const sum = (key) => tasks.reduce((all, task) => all + task[key], 0) / 1_000;
    return { busy: sum("busy"), lasted: sum("lasted"), tasks: tasks.length, layouts, paints };
  } finally {
    await context.close();
  }
}

const CALM = [];
const IN_TROUBLE = ["major_outage", "partial_outage", "degraded"];
const EMPTY = '<!doctype html><title>Empty</title><p data-facts="">Nothing';
const ROWS = [
  ["an empty page", "empty", CALM],
  ["wall, all well", "kiosk/", CALM, GOALS.wall],
  ["wall, three in trouble", "kiosk/", IN_TROUBLE, GOALS.wall],
  ["the same, not turning", "kiosk/?view=overview", IN_TROUBLE, GOALS.wall],
  ["dashboard, all well", "", CALM, GOALS.dashboard],
  ["dashboard, three in trouble", "", IN_TROUBLE, GOALS.dashboard],
];
const COLUMNS = ["tasks", "processor", "by the clock", "layouts", "paints"];

const routes = { empty: (_, response) => response.writeHead(200, { "Content-Type": "text/html" }).end(EMPTY) };
const server = await serve({ dir: process.argv[2], routes });
const browser = await chromium.launch(CHROMIUM);
try {
  await server.warm();
  console.log(`a minute of a live board of ${FEEDS} feeds (every ${INTERVAL_SECONDS} s, answered by 304) and ${SERVICES} services, at 1920x1080, after ${SETTLE / SECOND} s to settle:`);
  console.log("the tasks of the main thread, how long they had the processor and how long they took by the clock, in s; layouts and paints");
  console.log(`${"".padEnd(30)}${COLUMNS.map((name) => name.padStart(14)).join("")}   goal`);
  for (const [name, path, trouble, goal] of ROWS) {
    for (const [file, document] of Object.entries(documents(trouble))) routes[file] = sends(document);
    const address = new URL(path, server.url);
    address.searchParams.set("lang", "en");
    const { tasks, busy, lasted, layouts, paints } = await measure(browser, address.href);
    const cells = [tasks, busy.toFixed(3), lasted.toFixed(3), layouts, paints].map((cell) => String(cell).padStart(14));
    const met = goal && busy < goal.busy && !(paints > goal.paints);
    const said = goal ? `${goal.busy} s${goal.paints ? ` and ${goal.paints} paints` : ""}: ${met ? "met" : "missed"}` : "";
    console.log(`${name.padEnd(30)}${cells.join("")}   ${said}`);
  }
} finally {
  await browser.close();
  await server.close();
}
