// Reads a large feed in the page's worker, and beside it with JSON.parse and the same mapping written in JavaScript. Both run
// in a worker in Chromium, fetch the same bytes from the same server, and hand on a document; timed from the moment that the
// server has sent the last byte. A report, not a test.
// As a program: node script/lib/decode.mjs FOLDER

import { readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { chromium } from "@playwright/test";
import { CHROMIUM } from "./chromium.mjs";
import { madeBoard } from "./made-board.mjs";
import { serve } from "./serve.mjs";

const RUNS = 9;
const COMPONENTS = 1_000;
const INCIDENTS = 10_000;
const STATUSES = ["operational", "degraded_performance", "partial_outage", "major_outage", "under_maintenance"];

/** A feed in the format of Statuspage: 1,000 components, 10,000 incidents with two updates each, about 5 MB. */
function feed() {
  const time = (minute) => new Date(Date.UTC(2026, 0, 1) + minute * 60_000).toISOString();
  const components = Array.from({ length: COMPONENTS }, (_, index) => ({
    id: `c${index}`, name: `Component ${index}`, status: STATUSES[index % STATUSES.length], group: false,
  }));
  const incidents = Array.from({ length: INCIDENTS }, (_, index) => ({
    id: `i${index}`, name: `Requests to region ${index % 40} fail`, status: "resolved", impact: "minor",
    created_at: time(index * 40), resolved_at: time(index * 40 + 30),
    components: [{ id: `c${index % COMPONENTS}`, name: `Component ${index % COMPONENTS}` }],
    incident_updates: [
      { status: "resolved", body: "This incident has been resolved.", display_at: time(index * 40 + 30) },
      { status: "investigating", body: "We are investigating reports of failing requests.", display_at: time(index * 40) },
    ],
  }));
  return JSON.stringify({ page: { name: "Large", updated_at: time(500_000) }, status: { indicator: "major" }, components, incidents });
}

/** The board that maps every hundredth component. */
function board(address) {
  const services = Array.from({ length: COMPONENTS / 100 }, (_, index) => ({ id: `s${index}` }));
  const maps = services.map(({ id }, index) => ({ service: id, components: [`c${index * 100}`] }));
  return JSON.stringify(madeBoard({ services, feeds: [{ id: "large", format: "statuspage", address, maps }] }));
}

/** The same work in JavaScript, in a worker: fetch, parse, map to our words, put in order, hand on a document. */
function inJavaScript() {
  const PHASES = { investigating: "investigating", identified: "identified", monitoring: "monitoring", resolved: "resolved", postmortem: "resolved" };
  const WORDS = { operational: "operational", degraded_performance: "degraded", partial_outage: "partial_outage", major_outage: "major_outage", under_maintenance: "maintenance" };
  const plain = (text) => text.replace(/<[^>]*>/g, "").replace(/&amp;/g, "&").replace(/\s+/g, " ").trim();
  onmessage = async ({ data: { address, names } }) => {
    const body = JSON.parse(await (await fetch(address, { cache: "no-cache" })).text());
    const components = body.components.map(({ id, name, status }) => ({ id, name: plain(name), status: WORDS[status] ?? "unknown" }));
    const incidents = body.incidents.map((incident) => ({
      id: incident.id, title: plain(incident.name), phase: incident.resolved_at ? "resolved" : (PHASES[incident.status] ?? "unknown"),
      impact: incident.impact, startedAt: Date.parse(incident.created_at), resolvedAt: Date.parse(incident.resolved_at),
      components: incident.components.map(({ id }) => id),
      updates: incident.incident_updates
        .map(({ status, body: text, display_at }) => ({ at: Date.parse(display_at), phase: PHASES[status] ?? "unknown", text: plain(text) }))
        .sort((a, b) => a.at - b.at),
    }));
    incidents.sort((a, b) => b.startedAt - a.startedAt);
    const events = names.flatMap((name) => {
      const own = incidents.filter((incident) => incident.components.includes(name));
      const dated = own.flatMap(({ startedAt, resolvedAt }) => [[startedAt, "degraded"], [resolvedAt, "operational"]]).sort((a, b) => a[0] - b[0]);
      return [...dated, [Date.now(), components.find(({ id }) => id === name).status]].map(([at, status]) => ({ service: name, at, status }));
    });
    postMessage(JSON.stringify({ events, incidents: incidents.slice(0, 500) }));
  };
}

/** The largest that a process with this word in its command line has been, in MiB, below a process. */
function peakMemory(root, word) {
  const read = (file) => {
    try {
      return readFileSync(file, "utf8");
    } catch {
      return "";
    }
  };
  const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const parents = new Map(processes.map((pid) => [pid, read(`/proc/${pid}/status`).match(/PPid:\s+(\d+)/)?.[1]]));
  const isBelow = (pid) => pid !== undefined && (pid === String(root) || isBelow(parents.get(pid)));
  const peaks = processes
    .filter((pid) => isBelow(pid) && read(`/proc/${pid}/cmdline`).includes(word))
    .map((pid) => Number(read(`/proc/${pid}/status`).match(/VmHWM:\s+(\d+)/)?.[1] ?? 0) / 1024);
  return Math.max(0, ...peaks);
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const dist = process.argv[2];
const site = await serve({ dir: dist });
const body = Buffer.from(feed());
let sent = 0;
const feeds = createServer((request, response) => {
  response.writeHead(200, { "Content-Type": "application/json", "Access-Control-Allow-Origin": "*", "Cache-Control": "no-store" });
  response.end(body, () => (sent = performance.timeOrigin + performance.now()));
});
await new Promise((resolve) => feeds.listen(0, "127.0.0.1", resolve));
const address = `http://127.0.0.1:${feeds.address().port}/feed.json`;
const worker = readdirSync(dist).find((name) => /^downboard-worker-\w+\.js$/.test(name));

async function measure(variant) {
  const server = await chromium.launchServer(CHROMIUM);
  try {
    const browser = await chromium.connect(server.wsEndpoint());
    const page = await browser.newPage();
    await page.goto(`${site.url}version.json`);
    const before = peakMemory(server.process().pid, "--type=renderer");
    const times = [];
    for (let run = 0; run < RUNS; run += 1) times.push((await page.evaluate(...variant)) - sent);
    return { time: median(times), memory: peakMemory(server.process().pid, "--type=renderer") - before };
  } finally {
    await server.close();
  }
}

const ours = [
  ([script, start]) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(script, { type: "module" });
      worker.onerror = reject;
      worker.onmessage = ({ data }) => {
        if (data === "ready") return worker.postMessage(start);
        const at = performance.timeOrigin + performance.now();
        worker.terminate();
        if (JSON.parse(data).outcome === "news") resolve(at);
        else reject(new Error(data));
      };
    }),
  [`${site.url}${worker}`, JSON.stringify({ board: board(address), folder: site.url, lang: "en", runs_unseen: false, loaded: [], pauses: [] })],
];
const theirs = [
  ([source, address, names]) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(URL.createObjectURL(new Blob([`(${source})()`], { type: "text/javascript" })));
      worker.onerror = reject;
      worker.onmessage = () => {
        const at = performance.timeOrigin + performance.now();
        worker.terminate();
        resolve(at);
      };
      worker.postMessage({ address, names });
    }),
  [inJavaScript.toString(), address, Array.from({ length: COMPONENTS / 100 }, (_, index) => `c${index * 100}`)],
];

try {
  console.log(`${(body.length / 1e6).toFixed(1)} MB, ${INCIDENTS} incidents, ${COMPONENTS} components; from the last byte to the document; medians of ${RUNS}`);
  const [rust, javascript] = [await measure(ours), await measure(theirs)];
  console.log(`${"".padEnd(28)}${"time".padStart(10)}${"peak memory".padStart(14)}`);
  for (const [name, { time, memory }] of [["worker (WebAssembly)", rust], ["JSON.parse and JavaScript", javascript]]) {
    console.log(`${name.padEnd(28)}${`${time.toFixed(0)} ms`.padStart(10)}${`+${memory.toFixed(0)} MiB`.padStart(14)}`);
  }
  console.log(`ratio of times ${(rust.time / javascript.time).toFixed(2)} (goal: at most 1.5)`);
} finally {
  await site.close();
  feeds.closeAllConnections();
  feeds.close();
}
