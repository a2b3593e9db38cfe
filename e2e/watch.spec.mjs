// The watch of fixtures.mjs sees what it is there to see: each test here does what must never happen.

import { expect, FACTS, test } from "./fixtures.mjs";

// What the console says of what the policy has stopped.
const STOPPED = /^console error: .*Content Security Policy/;

// What is brought about: its name, what the watch says of it, the act, and what else the watch says.
const FORBIDDEN = [
  ["a console error", /^console error: wrong/, () => console.error("wrong")],
  ["an exception", /^page error: Error: wrong/, () => void setTimeout(() => { throw new Error("wrong"); })],
  ["an alert box", /^dialog: wrong/, () => alert("wrong")],
  ["an inline style", /^policy violation: style-src-attr/, () => document.body.setAttribute("style", "color: red"), STOPPED],
  [
    "an inline script",
    /^policy violation: script-src-elem/,
    () => document.body.append(Object.assign(document.createElement("script"), { text: "1" })),
    STOPPED,
  ],
  ["a cookie", /^cookie: name/, () => void (document.cookie = "name=value")],
  ["local storage", /^storage: .*name/, () => localStorage.setItem("name", "value")],
  ["session storage", /^session storage: name/, () => sessionStorage.setItem("name", "value")],
  // The policy stops it; a hole in the policy would still be seen as the request itself.
  ["a request to another origin", /^policy violation: connect-src/, () => fetch("http://127.0.0.1:9/", { mode: "no-cors" }).catch(() => {}), STOPPED],
];

/** Waits until the watch has seen what must never happen, and audits as it does at the end of a test. */
const seen = (watch, expected) =>
  expect
    .poll(async () => {
      await watch.audit();
      return watch.problems;
    })
    .toContainEqual(expect.stringMatching(expected));

/** Takes off what was brought about, and nothing else. The page is closed first: after that nothing can come a second time. */
async function forgive(page, watch, ...brought) {
  await page.close();
  const others = watch.problems.filter((problem) => !brought.some((pattern) => pattern.test(problem)));
  watch.problems.splice(0, Infinity, ...others);
}

for (const [what, expected, act, ...also] of FORBIDDEN) {
  test(`${what} is seen`, async ({ page, context, watch }) => {
    await page.goto("");
    await expect(page.locator(FACTS).first()).toHaveText(/\S/);
    await page.evaluate(act);
    await seen(watch, expected);

    await context.clearCookies();
    await page.evaluate(() => [localStorage, sessionStorage].forEach((storage) => storage.clear()));
    await forgive(page, watch, expected, ...also);
  });
}

test("a request that no policy stops is seen", async ({ page, watch }) => {
  // A blocked port: the browser shows a page of its own, which asks again after a second, after five, and so on.
  await page.goto("http://127.0.0.1:9/").catch(() => {});
  const expected = /^request to another origin: http:\/\/127\.0\.0\.1:9\/$/;
  await seen(watch, expected);
  await forgive(page, watch, expected);
});

test("a measured position, set by script, is no violation", async ({ page }) => {
  await page.goto("");
  await expect(page.locator(FACTS).first()).toHaveText(/\S/);
  await page.evaluate(() => document.body.style.setProperty("--measured", "1px"));
});
