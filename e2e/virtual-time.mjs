// A clock of the test's own for a page and its worker, so that a day passes in a minute: their code runs as it is, and their timers
// come one after the other without a wait. And a probe that counts what a page or a worker holds on to.

import { readFile } from "node:fs/promises";
import path from "node:path";
import { DIST, FACTS, addressOf, expect } from "./fixtures.mjs";

// No hour begins while a test lasts that takes no longer than half of one: then the period of a board would move on.
export const START = Date.parse("2026-11-22T09:12:00Z");

/** The text of a script that calls functions that stand on their own, each given with its argument. */
export const scriptOf = (...calls) => calls.map(([work, argument]) => `(${work})(${JSON.stringify(argument)});\n`).join("");

/**
 * What `scripted` has to answer so that these functions, each given with its argument, run in a worker before the worker's own
 * script: the script that follows them, by its name.
 */
export async function workerAfter(...calls) {
  const html = await readFile(path.join(DIST, "index.html"), "utf8");
  const script = html.match(/data-worker="\.\/([^"]+)"/)[1];
  const text = scriptOf(...calls) + (await readFile(path.join(DIST, script), "utf8"));
  const headers = { "Content-Type": "text/javascript", "Cross-Origin-Embedder-Policy": "require-corp" };
  return { [script]: (request, response) => response.writeHead(200, headers).end(text) };
}

/** Lets so many milliseconds pass on a page whose clock is the test's, and in its worker. */
export const pass = (page, milliseconds) =>
  page.evaluate((milliseconds) => globalThis.virtualTime.runUntil(globalThis.virtualTime.now() + milliseconds), milliseconds);

/** Lets a part come that comes to such a page in turns, each after a frame and a timer. */
export async function passUntil(page, part) {
  for (let turn = 1; (await part.count()) === 0; turn += 1) {
    expect(turn, `${part} comes after a few turns`).toBeLessThan(500);
    await page.evaluate(() => new Promise(requestAnimationFrame));
    await pass(page, 1);
  }
}

/** Lets the dashboard come as a whole on such a page. */
export const standWhole = (page) => passUntil(page, page.locator("#open-feed"));

/**
 * `scripted`, for live pages that are opened by `openLive`: the clocks of the page and of its worker are the test's and begin at
 * `start`, or are `slow` by so many milliseconds. The answers may be changed while they are served.
 */
export async function serveLive(scripted, answers, { start = START, slow = 0 } = {}) {
  return scripted(Object.assign(answers, await workerAfter([takeClock, start - slow], [dateSite, { slow }])));
}

const taken = new WeakSet();

/** Opens a live page of such a server, at an address as `open` has it. Time stands still until the test lets it `pass`. */
export async function openLive(page, server, folder = "", query = {}, { start = START, slow = 0 } = {}) {
  if (!taken.has(page)) {
    await page.addInitScript(takeClock, start - slow);
    await page.addInitScript(dateSite, { slow });
    taken.add(page);
  }
  await page.goto(server.place + addressOf(folder, { lang: "en", ...query }));
  await expect(page.locator(FACTS).first()).toHaveText(/\S/);
  if (folder === "") await standWhole(page);
}

/**
 * Takes the clock of a page or of a worker into the test's hands. It is sent there as text and stands on its own. Time stands
 * still at `start`, in milliseconds from the epoch, until `virtualTime.runUntil(end)` on the page lets it pass; its promise is
 * kept when all timers up to then have run, there and in the worker, and the page has taken in what the worker told.
 * `virtualTime.told` counts the messages of the worker. `virtualTime.kill()` ends the worker as a crash does: nobody is told.
 * In the worker `virtualTime.heard` counts the streams that have opened and the messages that they have brought: those come by a
 * network, in its own time.
 */
export function takeClock(start) {
  const isPage = "document" in globalThis;
  const timers = new Map();
  let now = start;
  let last = 0;

  globalThis.Date = class extends globalThis.Date {
    constructor(...parts) {
      super(...(parts.length === 0 ? [now] : parts));
    }
    static now() {
      return now;
    }
  };
  performance.now = () => now - start;

  const set = (isRepeated) => (work, milliseconds = 0, ...rest) => {
    last += 1;
    // At least one, or a timer that sets another would hold time up.
    const wait = Math.max(milliseconds, 1);
    timers.set(last, { id: last, at: now + wait, wait, isRepeated, work: () => work(...rest) });
    return last;
  };
  globalThis.setTimeout = set(false);
  globalThis.setInterval = set(true);
  globalThis.clearTimeout = globalThis.clearInterval = (id) => timers.delete(id);
  AbortSignal.timeout = (wait) => {
    const abort = new AbortController();
    setTimeout(() => abort.abort(new DOMException("no answer in time", "TimeoutError")), wait);
    return abort.signal;
  };
  // Intervals are spread by chance, and a test has the same chance every time.
  let chance = 1;
  Math.random = () => (chance = (Math.imul(chance, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;

  // Everything that a timer sets off without waiting for another has run by the next message.
  const { port1, port2 } = new MessageChannel();
  const turns = [];
  port1.onmessage = () => turns.shift()();
  const turn = () =>
    new Promise((resolve) => {
      turns.push(resolve);
      port2.postMessage(null);
    });

  const earliest = () => {
    let first = null;
    for (const timer of timers.values()) if (first === null || timer.at < first.at) first = timer;
    return first;
  };
  // What is under way over a real network, for which time stands still.
  const underWay = new Set();
  const settle = async () => {
    while (underWay.size > 0) {
      await Promise.allSettled(underWay);
      await turn();
    }
  };
  const runOwn = async (end) => {
    await settle();
    for (let timer = earliest(); timer !== null && timer.at <= end; timer = earliest()) {
      now = timer.at;
      if (timer.isRepeated) timer.at += timer.wait;
      else timers.delete(timer.id);
      timer.work();
      await turn();
      await settle();
    }
    now = end;
  };

  const virtualTime = { turn, told: 0, underWay, now: () => now };
  globalThis.virtualTime = virtualTime;

  if (!isPage) {
    const heard = (virtualTime.heard = { open: 0, message: 0 });
    globalThis.EventSource = class extends globalThis.EventSource {
      constructor(...parts) {
        super(...parts);
        for (const kind of ["open", "message"]) this.addEventListener(kind, () => (heard[kind] += 1));
      }
    };
    const post = globalThis.postMessage.bind(globalThis);
    // The page reads a message at the instant at which it was sent.
    globalThis.postMessage = (message) => {
      post({ virtualTime: now });
      post(message);
    };
    addEventListener("message", async (event) => {
      // A worker that takes the place of another begins when that one was missed.
      now = event.data?.begin ?? now;
      const end = event.data?.runUntil;
      if (end === undefined) return;
      event.stopImmediatePropagation();
      await runOwn(end);
      post({ virtualTime: end, isDone: true });
    });
    return;
  }

  // The worker's answers come in the order in which it sent them: what it told before it was done has been taken in by then.
  const workers = new Set();
  globalThis.Worker = class extends globalThis.Worker {
    constructor(...parts) {
      super(...parts);
      workers.add(this);
      this.postMessage({ begin: now });
      // Time stands still until it listens, however long its code is on its way, or until it turns out that it never will.
      this.listens = new Promise((resolve) => (this.isThere = resolve));
      this.addEventListener("error", () => this.end());
      this.addEventListener("message", (event) => {
        if (event.data?.virtualTime === undefined) {
          this.isThere();
          // That it lives is no news.
          if (event.data !== "alive") virtualTime.told += 1;
          return;
        }
        event.stopImmediatePropagation();
        now = event.data.virtualTime;
        if (event.data.isDone) this.done();
      });
    }
    async runUntil(runUntil) {
      await this.listens;
      // What the page says to one that has just begun to listen comes first.
      await turn();
      if (this.hasEnded) return;
      await new Promise((resolve) => {
        this.done = resolve;
        this.postMessage({ runUntil });
      });
    }
    // Nobody waits for it any more.
    end() {
      this.hasEnded = true;
      this.isThere();
      this.done?.();
    }
    terminate() {
      super.terminate();
      workers.delete(this);
      this.end();
    }
  };
  virtualTime.kill = () => {
    for (const worker of workers) worker.terminate();
  };
  virtualTime.runUntil = async (end) => {
    while (now < end) {
      await settle();
      const next = Math.min(earliest()?.at ?? end, end);
      await Promise.all([...workers].map((worker) => worker.runUntil(next)));
      await runOwn(next);
    }
    await settle();
    await turn();
  };
}

/**
 * Dates the answers of the page's own site by the clock of the test, which is `slow` milliseconds later than that of the device.
 * It is sent to a page and to a worker as text and stands on its own, after `takeClock` where that is, whose time then stands
 * still until an answer has come in full. The time that a server really has is of no use there.
 * Between two times of the test, in milliseconds from the epoch, the site may be `gone`. Time goes on while no answer comes to
 * what is asked for at an address in `virtualTime.hung`, and while an answer comes from one in `virtualTime.endless`.
 */
export function dateSite({ slow, gone = { from: 0, to: 0 } }) {
  const fetch = globalThis.fetch;
  const virtualTime = (globalThis.virtualTime ??= {});
  Object.assign(virtualTime, { hung: [], endless: [] });
  const waitFor = (part) => {
    virtualTime.underWay?.add(part);
    const leave = () => virtualTime.underWay?.delete(part);
    part.then(leave, leave);
  };
  const ask = async (address, input, options) => {
    const now = Date.now() + slow;
    if (gone.from <= now && now < gone.to) throw new TypeError("Failed to fetch");
    const answer = await fetch(input, options);
    const headers = new Headers(answer.headers);
    if (new URL(address).origin === location.origin) headers.set("Date", new Date(now).toUTCString());
    const { status, statusText, body } = answer;
    if (body === null) return new Response(null, { status, statusText, headers });
    // Without a limit: it is there in full also where nobody reads it.
    const { readable, writable } = new TransformStream({}, undefined, { highWaterMark: Infinity });
    const read = body.pipeTo(writable);
    // Whoever reads is told as well.
    read.catch(() => {});
    if (!virtualTime.endless.includes(address)) waitFor(read);
    return new Response(readable, { status, statusText, headers });
  };
  globalThis.fetch = (input, options) => {
    const address = new Request(input).url;
    const asked = ask(address, input, options);
    if (!virtualTime.hung.includes(address)) waitFor(asked);
    return asked;
  };
}

/**
 * Sets the device's clock back by so many milliseconds, as it is on a device whose clock is slow; forward where they are
 * negative. It is sent to a page and to a worker as text and stands on its own.
 */
export function setClockBack(slow) {
  const real = globalThis.Date.now.bind(globalThis.Date);
  globalThis.Date = class extends globalThis.Date {
    constructor(...parts) {
      super(...(parts.length === 0 ? [real() - slow] : parts));
    }
    static now() {
      return real() - slow;
    }
  };
}

/**
 * Watches what the WebAssembly module of a page or of a worker holds on to. It is sent there as text and stands on its own,
 * after `takeClock`; the browser must be started with `--js-flags=--expose-gc`. `await probe.read()` collects the garbage and
 * gives `memory`, the bytes that the module has taken, in which all signals are; `references`, how many values of JavaScript
 * it holds; `closures`, how many of its closures JavaScript can call; and how many of them it has `made` so far.
 */
export function watchModule() {
  let [made, dropped, exports] = [0, 0, null];
  const seen = new WeakSet();
  const instantiate = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (source, imports) => {
    for (const functions of Object.values(imports)) {
      for (const [name, work] of Object.entries(functions)) {
        if (typeof work !== "function") continue;
        // wasm-bindgen hands a closure to JavaScript as a function that knows how to let go of it.
        functions[name] = (...parts) => {
          const value = work(...parts);
          if (typeof value === "function" && value._wbg_cb_unref && !seen.has(value)) {
            seen.add(value);
            made += 1;
          }
          return value;
        };
      }
    }
    const { instance, module } = await instantiate(source, imports);
    exports = {
      ...instance.exports,
      __wbindgen_destroy_closure: (...parts) => {
        dropped += 1;
        return instance.exports.__wbindgen_destroy_closure(...parts);
      },
    };
    return { instance: { exports }, module };
  };

  // A closure that only JavaScript held is let go by a finalizer, some time after the collection: one of our own says when.
  const collect = async () => {
    const finalized = new Promise((resolve) => {
      globalThis.finalizers = new FinalizationRegistry(resolve);
      globalThis.finalizers.register({}, null);
    });
    await virtualTime.turn();
    gc();
    await finalized;
  };

  globalThis.probe = {
    async read() {
      // What one collection finalizes holds on to what the next one finds.
      for (let round = 0; round < 3; round += 1) await collect();
      const table = exports.__wbindgen_externrefs;
      let references = 0;
      for (let index = 0; index < table.length; index += 1) references += (table.get(index) ?? null) === null ? 0 : 1;
      return { memory: exports.memory.buffer.byteLength, references, closures: made - dropped, made };
    },
  };
}
