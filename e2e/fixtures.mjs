// What every end-to-end test shares: the served page, and a watch on it that fails the test on what must never happen.

import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test as base } from "@playwright/test";
import { serve } from "../script/lib/serve.mjs";

export { expect };

export const DIST = path.resolve(import.meta.dirname, "../dist");

/** The element that says that facts are on screen, on every page. */
export const FACTS = "[data-facts]";

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

  baseURL: async ({ site }, use) => use(`${site}/`),

  /**
   * What this test expects although the watch would fail on it: `allow.consoleError(/pattern/)` for what the browser
   * logs of a broken document, `allow.origin("http://127.0.0.1:1234")` for a second server of the test's own.
   */
  allow: async ({ site, subfolder }, use) => {
    const patterns = [];
    const origins = new Set([site, new URL(subfolder).origin]);
    await use({
      consoleError: (pattern) => patterns.push(pattern),
      origin: (origin) => origins.add(origin),
      isConsoleErrorAllowed: (text) => patterns.some((pattern) => pattern.test(text)),
      isOriginAllowed: (origin) => origins.has(origin),
    });
  },

  /** What the watch has seen. `audit()` adds what only shows when one looks for it; it runs at the end of every test. */
  watch: async ({}, use) => {
    await use({ problems: [], audit: async () => {} });
  },

  /** Every page of the context is watched, so that a page opened by a click is as well. */
  context: async ({ context, allow, watch }, use) => {
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
    context.on("weberror", (error) => problems.push(`page error: ${error.error().stack ?? error.error()}`));
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
   * `prepare(copy)` a test can bring the copy into a state that only hands can reach.
   */
  axe: async ({ browser }, use) => {
    const contexts = [];
    await use(async (page, { prepare = () => {} } = {}) => {
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
      await copy.locator(FACTS).first().waitFor();
      await prepare(copy);
      const { violations } = await new AxeBuilder({ page: copy }).withTags(AXE_TAGS).analyze();
      return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, html }) => `${id}: ${help}: ${target.join(" ")}: ${html}`));
    });
    for (const context of contexts) await context.close();
  },
});
