// How long it takes from the last byte of a feed's answer until the changed lane is painted, for boards of several sizes. A
// report, not a test.
// As a program: node script/lib/live.mjs FOLDER

import { createServer, request as forward } from "node:http";
import { chromium } from "@playwright/test";
import { CHROMIUM } from "./chromium.mjs";
import { FOLDER, INDEX, madeBoard } from "./made-board.mjs";
import { serve } from "./serve.mjs";

const SIZES = [10, 100, 1_000];
const CHANGES = 21;

const now = () => performance.timeOrigin + performance.now();
/** A board of so many services, all from one feed, which is fetched when the stream says so. */
function board(size, stream) {
  const services = Array.from({ length: size }, (_, index) => ({ id: `s${index}` }));
  const maps = services.map(({ id }, index) => ({ service: id, components: [`c${index}`] }));
  return madeBoard({ services, feeds: [{ id: "all", format: "statuspage", file: "all.json", interval_seconds: 86_400, stream, maps }] });
}

const feed = (size, down) => ({
  page: { name: "Bench" },
  status: { indicator: "none" },
  components: Array.from({ length: size }, (_, index) => ({ id: `c${index}`, name: `Component ${index}`, status: index === down ? "major_outage" : "operational" })),
});

/** Runs in the page: resolves once the lane of a service says that it is down and the browser has painted it. While it works it is
 * in the line of the steady. */
function painted([name, word]) {
  return new Promise((resolve) => {
    const rows = document.querySelector(".lane-list");
    const isDown = (button) => button.querySelector(".lane-title").textContent === name && button.textContent.includes(word);
    const look = () => {
      if (![...rows.querySelectorAll(".lane-button")].some(isDown)) return;
      watch.disconnect();
      // The frame after the next has the change on screen.
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())));
    };
    const watch = new MutationObserver(look);
    watch.observe(rows, { childList: true, subtree: true, characterData: true });
    look();
  });
}

const quantile = (values, share) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];

const site = await serve({ dir: process.argv[2] });
const browser = await chromium.launch(CHROMIUM);
console.log(`from the last byte of the answer to the changed lane on screen, ${CHANGES} changes`);
console.log(`${"services".padEnd(10)}${"median".padStart(10)}${"95th percentile".padStart(18)}`);
try {
  for (const size of SIZES) {
    let down = -1;
    let sent = 0;
    const streams = new Set();
    const server = createServer((request, response) => {
      const name = new URL(request.url, site.url).pathname.slice(1);
      const json = (value, done) => response.writeHead(200, { "Content-Type": "application/json", "Cache-Control": "no-store" }).end(JSON.stringify(value), done);
      if (name === "boards/index.json") json(INDEX);
      else if (name === `${FOLDER}board.json`) json(board(size, `http://127.0.0.1:${server.address().port}/stream`));
      else if (name === `${FOLDER}all.json`) json(feed(size, down), () => (sent = now()));
      else if (name === "stream") {
        response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
        response.write(": open\n\n");
        streams.add(response);
      } else {
        forward(new URL(request.url, site.url), (found) => {
          response.writeHead(found.statusCode, found.headers);
          found.pipe(response);
        }).end();
      }
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    try {
      await page.goto(`http://127.0.0.1:${server.address().port}/?lang=en`);
      await page.getByText("the feed is live").waitFor();
      await page.locator(".lane-list").waitFor();
      const times = [];
      for (let change = 0; change < CHANGES; change += 1) {
        down = change % size;
        const seen = page.evaluate(painted, [`Service s${down}`, "down"]);
        for (const stream of streams) stream.write("data: changed\n\n");
        times.push((await seen) - sent);
      }
      console.log(`${String(size).padEnd(10)}${`${quantile(times, 0.5).toFixed(0)} ms`.padStart(10)}${`${quantile(times, 0.95).toFixed(0)} ms`.padStart(18)}`);
    } finally {
      await page.close();
      server.closeAllConnections();
      server.close();
    }
  }
} finally {
  await browser.close();
  await site.close();
}
