// What stops says so: a page that never started, one that trapped, one whose parts are gone. Each in both languages, and without the
// help of what is broken. Waits are ended, not waited for. How a wall comes back from a stop is told in recovery.spec.mjs.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { PAGES } from "../script/lib/postbuild.mjs";
import { DIST, expect, FACTS, open, test } from "./fixtures.mjs";
import { trap } from "./trap.mjs";

const BOOT = /\/boot-[0-9a-f]{12}\.js$/;
const MINUTE = 60_000;

const app = (page) => page.locator("#app");
const loading = (page) => page.getByText("Loading…");
const notStarted = (page) => page.getByRole("alert").filter({ hasText: "did not load" });
const stopped = (page) => page.getByRole("alert").filter({ hasText: "stopped at" });
const newer = (page) => page.getByRole("alert").filter({ hasText: "newer version" });

/** The notice that needs no script is an animation of eight seconds. */
const endAnimations = (page) => page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));

const BROKEN_BOOT = {
  "is missing": { status: 404, body: "" },
  "is a page": { status: 200, contentType: "text/html", body: "<!doctype html><title>Sign in</title>" },
  "is broken off": { status: 200, contentType: "text/javascript", body: "const root = document.documentElement; import(" },
};

for (const { page: name, folder } of PAGES) {
  for (const [what, answer] of Object.entries(BROKEN_BOOT)) {
    test(`when its start script ${what} the ${name} says that it has not started, with motion and without`, async ({ page, allow }) => {
      allow.consoleError(/boot-|404|MIME type/);
      allow.pageError(/SyntaxError/);
      await page.route(BOOT, (route) => route.fulfill(answer));
      for (const reducedMotion of ["reduce", "no-preference"]) {
        await page.emulateMedia({ reducedMotion });
        await page.goto(folder);
        await expect(loading(page)).toBeVisible();
        await expect(notStarted(page)).toBeHidden();
        await endAnimations(page);
        await expect(notStarted(page)).toBeVisible();
        await expect(notStarted(page)).toContainText("페이지를 불러오지 못했습니다. 새로 고침해 주세요.");
        await expect(loading(page)).toBeHidden();
      }
    });
  }

  test(`when its start script never comes the ${name} is painted all the same, and says that it has not started`, async ({ page, allow }) => {
    allow.consoleError(/boot-/);
    await page.route(BOOT, () => {});
    await page.goto(folder, { waitUntil: "commit" });
    await expect.poll(() => page.evaluate(() => performance.getEntriesByName("first-paint").length)).toBe(1);
    await expect(loading(page)).toBeVisible();
    await endAnimations(page);
    await expect(notStarted(page)).toBeVisible();
    await expect(loading(page)).toBeHidden();
  });

  test(`once it has started the ${name} says nothing of the kind, also after the time for it`, async ({ page }) => {
    await page.goto(folder);
    await expect(page.locator(FACTS).first()).toHaveText(/\S/);
    await endAnimations(page);
    await expect(page.locator("#failed, #stopped, #newer").filter({ visible: true })).toHaveCount(0);
  });

  test(`an address of the ${name} without its last slash, answered without a redirect, says at once that it has not started`, async ({ page, subfolder, allow }) => {
    test.skip(folder === "", "the address of the dashboard is that of a folder of the host's choice");
    allow.consoleError(/404|MIME type|boot-/);
    const html = await readFile(path.join(DIST, folder, "index.html"), "utf8");
    const address = `${subfolder}/${folder.replace(/\/$/, "")}`;
    await page.route(address, (route) => route.fulfill({ contentType: "text/html", body: html }));
    await page.goto(address);
    // Its stylesheet is not found either: no animation has to end.
    await expect(notStarted(page)).toBeVisible();
  });

  test(`without scripts the ${name} says what it needs, and neither that it loads nor that it should be loaded again`, async ({ browser, site }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site}/${folder}`);
    // By its element: what stands in a noscript is no text to a test.
    await expect(page.locator("noscript [lang=en]")).toBeVisible();
    await expect(page.locator("noscript [lang=ko]")).toBeVisible();
    await expect(loading(page)).toBeHidden();
    await endAnimations(page);
    await expect(page.locator("#failed")).toBeHidden();
    await context.close();
  });
}

for (const [name, folder] of [["dashboard", ""], ["card", "embed/"], ["wall", "kiosk/"]]) {
  test(`a trap covers the facts of the ${name} with when it stopped`, async ({ page, allow }) => {
    allow.pageError(/unreachable/);
    allow.consoleError(/unreachable/);
    await open(page, folder, { lang: "en" });
    await trap(page);
    await expect(stopped(page)).toBeVisible();
    await expect(stopped(page)).toContainText(/이 페이지는 \d\d:\d\d에 멈췄습니다\. 새로 고침해 주세요\./);
    await expect(stopped(page)).toContainText(/This page stopped at \d\d:\d\d\. Please reload it\./);
    await expect(app(page)).toBeHidden();
    await expect(page).toHaveTitle(/stopped at \d\d:\d\d/);
    await expect(page.locator("link[rel=icon]")).toHaveAttribute("href", /icon-unknown\.svg$/);
  });
}

test("a promise that fails by a trap covers the facts", async ({ page, allow }) => {
  allow.pageError(/unreachable/);
  allow.consoleError(/unreachable/);
  await open(page, "", { lang: "en" });
  await page.evaluate(() => void Promise.reject(new WebAssembly.RuntimeError("unreachable")));
  await expect(stopped(page)).toBeVisible();
});

test("an exception of a stranger's script covers nothing", async ({ page, allow }) => {
  allow.pageError(/of an extension/);
  allow.consoleError(/of an extension/);
  await open(page, "", { lang: "en" });
  await page.evaluate(() => {
    queueMicrotask(() => {
      throw new Error("of an extension");
    });
    Promise.reject(new Error("of an extension"));
  });
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await expect(app(page)).toBeVisible();
  await expect(stopped(page)).toBeHidden();
});

/** How often the page has been loaded. */
function loads(page) {
  const counted = { times: 0 };
  page.on("load", () => (counted.times += 1));
  return counted;
}

test("a wall that could not start reloads itself", async ({ page, allow }) => {
  allow.consoleError(/./);
  await page.clock.install();
  let isMissing = true;
  await page.route(/downboard-kiosk-[0-9a-f]{12}\.wasm$/, (route) => (isMissing ? route.fulfill({ status: 404, body: "" }) : route.continue()));
  await page.goto("kiosk/?lang=en");
  await expect(notStarted(page)).toBeVisible();
  isMissing = false;
  await page.clock.runFor(MINUTE);
  await expect(page.locator(FACTS).first()).toHaveText(/\S/);
});

test("a wall whose start script is broken off reloads itself, and one whose start script is missing does when it is there", async ({ page, allow }) => {
  allow.consoleError(/404|boot-/);
  allow.pageError(/^$|SyntaxError/);
  await page.clock.install();
  const counted = loads(page);
  let answer = BROKEN_BOOT["is broken off"];
  await page.route(BOOT, (route) => (answer ? route.fulfill(answer) : route.continue()));
  await page.goto("kiosk/?lang=en");
  await page.clock.runFor(2 * MINUTE);
  await expect.poll(() => counted.times).toBe(2);
  answer = BROKEN_BOOT["is missing"];
  await page.clock.runFor(4 * MINUTE);
  // It has been asked for in vain: nothing was there to reload into.
  expect(counted.times).toBe(2);
  answer = null;
  const turn = async () => {
    if (counted.times < 3) await page.clock.runFor(10_000);
    return counted.times;
  };
  await expect.poll(turn).toBe(3);
  await expect(page.locator(FACTS).first()).toHaveText(/\S/);
});

test("a wall whose board could not be opened opens it when it can be", async ({ page, allow }) => {
  allow.consoleError(/503/);
  await page.clock.install();
  let isDown = true;
  await page.route(/\/board\.json$/, (route) => (isDown ? route.fulfill({ status: 503, body: "" }) : route.continue()));
  await page.goto("kiosk/?lang=en");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This board cannot be opened");
  isDown = false;
  const facts = page.locator(FACTS);
  // In steps that end no fetch under way.
  const turn = async () => {
    if ((await facts.count()) === 0) await page.clock.runFor(10_000);
    return facts.count();
  };
  await expect.poll(turn).toBeGreaterThan(0);
});

const DETAILS = /downboard-dashboard-details-\w+\.wasm$/;
const ESTIMATE = /downboard-\w+-estimate-\w+\.wasm$/;
const GONE = { status: 404, body: "" };
const another = (route) => route.fulfill({ json: { version: "9.9.9", build: "0123456789ab", files: [] } });

test("a part that a newer version has taken away leads to that version, and one that is only missing does not", async ({ page, allow }) => {
  allow.consoleError(DETAILS);
  allow.consoleError(/404/);
  await page.route(DETAILS, (route) => route.fulfill(GONE));
  const asked = page.waitForResponse(/version\.json$/);
  await page.goto("?lang=en");
  await asked;
  await expect(page.getByText("The rest of this page has not loaded.")).toBeVisible();
  await expect(newer(page)).toBeHidden();

  await page.route(/version\.json$/, another);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(newer(page)).toBeVisible();
  await expect(newer(page)).toContainText("새 버전이 나왔습니다. 새로 고침해 주세요.");
  await expect(newer(page)).toContainText("A newer version is available. Please reload the page.");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("KakaoTalk has been down for 6 h 20 min.");
});

test("the card says that a newer version is there", async ({ page, allow }) => {
  allow.consoleError(ESTIMATE);
  allow.consoleError(/404/);
  await page.route(ESTIMATE, (route) => route.fulfill(GONE));
  await page.route(/version\.json$/, another);
  await page.goto("embed/?lang=en");
  await expect(newer(page)).toBeVisible();
});

test("a wall one of whose parts a newer version has taken away reloads itself, and not in a loop", async ({ page, allow }) => {
  allow.consoleError(ESTIMATE);
  allow.consoleError(/404/);
  await page.clock.install();
  const counted = loads(page);
  await page.route(ESTIMATE, (route) => route.fulfill(GONE));
  await page.route(/version\.json$/, another);
  await page.goto("kiosk/?lang=en");
  await expect(newer(page)).toBeVisible();
  await page.clock.runFor(25_000);
  await expect.poll(() => counted.times).toBe(2);
  await expect(newer(page)).toBeVisible();
  // The second wait is twice as long as the first.
  await page.clock.runFor(30_000);
  expect(counted.times).toBe(2);
  await page.clock.runFor(15_000);
  await expect.poll(() => counted.times).toBe(3);
});

test("an article that is isolated from other origins can frame the card", async ({ page, site, allow }) => {
  const article = `<!doctype html><title>Article</title><link rel="icon" href="data:,"><iframe title="Downboard" src="${site}/embed/?lang=en"></iframe>`;
  const headers = { "Content-Type": "text/html", "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };
  const host = createServer((request, response) => response.writeHead(200, headers).end(article));
  await new Promise((resolve) => host.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${host.address().port}`;
  allow.origin(origin);
  try {
    await page.goto(origin);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await expect(page.frameLocator("iframe").locator(FACTS).first()).toHaveText(/\S/);
  } finally {
    host.close();
    host.closeAllConnections();
  }
});
