// What every end-to-end test shares: the served page, and a watch on it that fails the test on what must never happen.

import { createServer, request as forward } from "node:http";
import path from "node:path";
import { Readable } from "node:stream";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test as base } from "@playwright/test";
import { serve } from "../script/lib/serve.mjs";

export { expect };

/** The letters of grades that open sources, by how they are called. */
export const CITED = { ko: /^출처 \d+건, [A-DX]등급$/, en: /^\d+ sources?, grade [A-DX]$/ };
export const cited = (place, lang = "en") => place.getByRole("button", { name: CITED[lang] });

const ROOT = path.resolve(import.meta.dirname, "..");
export const DIST = path.join(ROOT, "dist");
/** What script/test publishes of the bundled boards before the tests. */
export const PUBLISHED = path.join(ROOT, "target/site");

/** The element that says that facts are on screen, on every page. */
export const FACTS = "[data-facts]";

/** What stands in the place of an estimate until it comes: a bar, or a word. */
export const awaited = (page) => page.locator(".awaited").or(page.getByText(/^(?:추정하는 중…|Estimating…)$/));

/** Opens the page in `folder` ("" is the dashboard, "embed/", "kiosk/") with a query, and waits until facts and estimates are
 * on screen. */
export async function open(page, folder, query = {}) {
  await page.goto(addressOf(folder, query));
  await expect(page.locator(FACTS).first()).toHaveText(/\S/);
  await stands(page);
  await expect(awaited(page)).toHaveCount(0);
}

/**
 * The dashboard comes in turns after its facts: the lanes, its foot, and what stands below the lanes, the box for a feed last.
 * So does the methods page, its foot last.
 */
export async function stands(page) {
  const isDashboard = (await page.locator(".which-slot").count()) > 0;
  if (isDashboard || (await page.locator(".methods").count()) > 0) await page.getByRole("contentinfo").waitFor();
  if (isDashboard) await page.locator("#open-feed").waitFor({ state: "attached" });
}

/** The address of a page with a query, relative to the place of publication. */
export function addressOf(folder, query = {}) {
  const search = new URLSearchParams(query).toString();
  return search ? `${folder}?${search}` : folder;
}

// Quick rather than small: nobody waits for these bytes.
const QUALITY = 4;

// WCAG 2.2 AA and what axe's makers hold to be good practice beyond it.
const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

export const test = base.extend({
  /** Where dist/ is served at the root of an origin, for example http://127.0.0.1:40123 (no final slash). */
  site: [
    async ({}, use) => {
      const server = await serve({ dir: DIST, quality: QUALITY });
      await use(server.origin);
      await server.close();
    },
    { scope: "worker" },
  ],

  /** Where dist/ is served below a folder, for example http://127.0.0.1:40124/some/folder (no final slash). */
  subfolder: [
    async ({}, use) => {
      const server = await serve({ dir: DIST, quality: QUALITY, prefix: "/some/folder" });
      await use(server.url.replace(/\/$/, ""));
      await server.close();
    },
    { scope: "worker" },
  ],

  /**
   * `published({ dir, prefix })` serves a published site, by default that of the bundled boards, and gives its address with a
   * final slash.
   */
  published: async ({ allow }, use) => {
    const servers = [];
    await use(async ({ dir = PUBLISHED, prefix = "/" } = {}) => {
      const server = await serve({ dir, quality: QUALITY, prefix });
      servers.push(server);
      allow.origin(server.origin);
      return server.url;
    });
    for (const server of servers) await server.close();
  },

  baseURL: async ({ site }, use) => use(`${site}/`),

  /**
   * What this test expects although the watch would fail on it: `allow.consoleError(/pattern/)` for what the browser
   * logs of a broken document, `allow.pageError(/pattern/)` for an exception that the test has brought about,
   * `allow.origin("http://127.0.0.1:1234")` for a second server of the test's own.
   */
  allow: async ({ site, subfolder }, use) => {
    const patterns = [];
    const exceptions = [];
    const origins = new Set([site, new URL(subfolder).origin]);
    await use({
      consoleError: (pattern) => patterns.push(pattern),
      pageError: (pattern) => exceptions.push(pattern),
      isPageErrorAllowed: (text) => exceptions.some((pattern) => pattern.test(text)),
      origin: (origin) => origins.add(origin),
      isConsoleErrorAllowed: (text) => patterns.some((pattern) => pattern.test(text)),
      isOriginAllowed: (origin) => origins.has(origin),
    });
  },

  /**
   * `serving({ path: answer })` serves dist/ with some files exchanged, and gives the address. An answer is text, or
   * `{ status, body }` whose body is text or anything that gives pieces of it, which are then sent one by one. The object
   * may be changed while it is served.
   */
  serving: async ({ site, allow }, use) => {
    const servers = [];
    await use(async (answers) => {
      const server = createServer((request, response) => {
        const answer = answers[new URL(request.url, site).pathname.slice(1)];
        if (answer === undefined) {
          // Somebody who leaves in the middle of an answer breaks off both halves.
          const from = forward(new URL(request.url, site), { headers: request.headers }, (found) => {
            response.writeHead(found.statusCode, found.headers);
            found.on("error", () => response.destroy()).pipe(response);
          });
          from.on("error", () => response.destroy()).end();
          return;
        }
        const { status = 200, body } = typeof answer === "string" ? { body: answer } : answer;
        response.writeHead(status, { "Content-Type": "application/json", "Cache-Control": "no-store" });
        Readable.from(typeof body === "string" ? [body] : body)
          .on("error", () => response.destroy())
          .pipe(response)
          .on("error", () => {});
      });
      servers.push(server);
      await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
      const origin = `http://127.0.0.1:${server.address().port}`;
      allow.origin(origin);
      return `${origin}/`;
    });
    for (const server of servers) {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    }
  },

  /**
   * `scripted({ path: answer })` serves dist/ except for these paths, below the root and without a query, and gives
   * `{ place, origin, requests, close, listen }`. An answer is text, a value that is sent as JSON, or a function of
   * (request, response, count) that answers as it likes: late, in drops, or not at all. `requests(path)` is what was asked for
   * so far, as `{ at, headers, method }`. `close()` refuses connections until `listen()` takes them again, on the same port.
   * The object may be changed while it is served.
   */
  scripted: async ({ site, allow }, use) => {
    const servers = [];
    await use(async (answers) => {
      const asked = new Map();
      const requests = (path) => asked.get(path) ?? [];
      const server = createServer((request, response) => {
        const path = new URL(request.url, site).pathname.slice(1);
        asked.set(path, [...requests(path), { at: Date.now(), headers: request.headers, method: request.method }]);
        response.on("error", () => {});
        const answer = answers[path];
        if (typeof answer === "function") {
          answer(request, response, requests(path).length);
        } else if (answer === undefined) {
          const from = forward(new URL(request.url, site), { headers: request.headers }, (found) => {
            response.writeHead(found.statusCode, found.headers);
            found.on("error", () => response.destroy()).pipe(response);
          });
          from.on("error", () => response.destroy()).end();
        } else {
          response.writeHead(200, { "Content-Type": "application/json", "Cache-Control": "no-store" });
          response.end(typeof answer === "string" ? answer : JSON.stringify(answer));
        }
      });
      const listen = (port) => new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
      const close = () => {
        const closed = new Promise((resolve) => server.close(resolve));
        server.closeAllConnections();
        return closed;
      };
      await listen(0);
      const { port } = server.address();
      const origin = `http://127.0.0.1:${port}`;
      allow.origin(origin);
      const scripted = { place: `${origin}/`, origin, requests, close, listen: () => listen(port) };
      servers.push(scripted);
      return scripted;
    });
    for (const { close } of servers) await close();
  },

  /** What the watch has seen. `audit()` adds what only shows when one looks for it; it runs at the end of every test. */
  watch: async ({}, use) => {
    await use({ problems: [], audit: async () => {} });
  },

  /**
   * Every page of the context is watched, so that a page opened by a click is as well. It asks for the servers
   * only so that the servers outlive the watch: a page that still loads its icon would be seen to fail.
   */
  context: async ({ context, allow, watch, serving: _, scripted: __, published: ___ }, use) => {
    const { problems } = watch;
    await context.exposeBinding("__violation", (_, violation) => problems.push(`policy violation: ${violation}`));
    await context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile, lineNumber }) =>
        globalThis.__violation(`${violatedDirective} blocked ${blockedURI} at ${sourceFile}:${lineNumber}`),
      );
    });
    context.on("console", (message) => {
      // The address is where the browser names the resource that it could not load.
      const text = `${message.text()} (${message.location().url})`;
      if (message.type() === "error" && !allow.isConsoleErrorAllowed(text)) problems.push(`console error: ${text}`);
    });
    context.on("weberror", (error) => {
      const text = error.error().stack || `${error.error()}`;
      if (!allow.isPageErrorAllowed(text)) problems.push(`page error: ${text}`);
    });
    context.on("dialog", (dialog) => {
      problems.push(`dialog: ${dialog.message()}`);
      dialog.dismiss();
    });
    context.on("request", (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol.startsWith("http") && !allow.isOriginAllowed(origin)) problems.push(`request to another origin: ${request.url()}`);
    });

    watch.audit = async () => {
      for (const page of context.pages()) {
        for (const frame of page.frames()) {
          // Storage is out of reach, and so empty, in frames without an origin of their own.
          const kept = await frame.evaluate(() => Object.keys(sessionStorage)).catch(() => []);
          problems.push(...kept.map((key) => `session storage: ${key}`));
        }
      }
      const { cookies, origins } = await context.storageState({ indexedDB: true });
      problems.push(...cookies.map(({ name }) => `cookie: ${name}`));
      problems.push(...origins.map((stored) => `storage: ${JSON.stringify(stored)}`));
      problems.push(...context.serviceWorkers().map((worker) => `service worker: ${worker.url()}`));
    };

    await use(context);

    await watch.audit();
    expect(problems, "nothing that must never happen has happened").toEqual([]);
  },

  /**
   * `axe(page)` runs axe on the page's address and gives its violations, one line each: `expect(await axe(page)).toEqual([])`.
   * In a context of its own with the policy off, since axe injects itself; all state is in the address. With
   * `prepare(copy)` a test can bring the copy into a state that only hands can reach; `ready` is what a page shows that
   * has no facts to show; `documents` is how many there are with those in frames, which are looked at on pages of their own.
   */
  axe: async ({ browser }, use) => {
    const contexts = [];
    await use(async (page, { prepare = () => {}, ready = FACTS, documents = 1 } = {}) => {
      const dark = await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
      const context = await browser.newContext({
        bypassCSP: true,
        viewport: page.viewportSize(),
        colorScheme: dark ? "dark" : "light",
        reducedMotion: "reduce",
        timezoneId: "UTC",
        locale: await page.evaluate(() => navigator.language),
      });
      contexts.push(context);
      const copy = await context.newPage();
      await copy.goto(page.url());
      await copy.locator(ready).first().waitFor();
      await stands(copy);
      await prepare(copy);
      // What is no violation is neither described nor sent from here to there: that took half of the time. The legacy mode looks
      // into no frame of another origin, and only the page that shows cards in frames has any.
      const builder = new AxeBuilder({ page: copy }).options({ resultTypes: ["violations"] }).withTags(AXE_TAGS).setLegacyMode();
      expect(copy.frames(), "axe has seen all there is").toHaveLength(documents);
      const { violations } = await builder.analyze();
      return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, html }) => `${id}: ${help}: ${target.join(" ")}: ${html}`));
    });
    for (const context of contexts) await context.close();
  },
});
