// The watch of fixtures.mjs sees what it is there to see: each test here does what must never happen.

import { expect, FACTS, test } from "./fixtures.mjs";

const FORBIDDEN = [
  ["a console error", /^console error: wrong/, () => console.error("wrong")],
  ["an exception", /^page error: Error: wrong/, () => void setTimeout(() => { throw new Error("wrong"); })],
  ["an alert box", /^dialog: wrong/, () => alert("wrong")],
  ["an inline style", /^policy violation: style-src-attr/, () => document.body.setAttribute("style", "color: red")],
  [
    "an inline script",
    /^policy violation: script-src-elem/,
    () => document.body.append(Object.assign(document.createElement("script"), { text: "1" })),
  ],
  ["a cookie", /^cookie: name/, () => void (document.cookie = "name=value")],
  ["local storage", /^storage: .*name/, () => localStorage.setItem("name", "value")],
  ["session storage", /^session storage: name/, () => sessionStorage.setItem("name", "value")],
  // The policy stops it; a hole in the policy would still be seen as the request itself.
  ["a request to another origin", /^policy violation: connect-src/, () => fetch("http://127.0.0.1:9/", { mode: "no-cors" }).catch(() => {})],
];

for (const [what, expected, act] of FORBIDDEN) {
  test(`${what} is seen`, async ({ page, context, watch }) => {
    await page.goto("");
    await expect(page.locator(FACTS).first()).toHaveText(/\S/);
    await page.evaluate(act);
    await expect
      .poll(async () => {
        await watch.audit();
        return watch.problems;
      })
      .toContainEqual(expect.stringMatching(expected));

    await context.clearCookies();
    await page.evaluate(() => [localStorage, sessionStorage].forEach((storage) => storage.clear()));
    watch.problems.length = 0;
  });
}

test("a request that no policy stops is seen", async ({ page, watch }) => {
  await page.goto("http://127.0.0.1:9/").catch(() => {});
  expect(watch.problems).toContainEqual(expect.stringMatching(/^request to another origin: /));
  watch.problems.length = 0;
});

test("a measured position, set by script, is no violation", async ({ page }) => {
  await page.goto("");
  await expect(page.locator(FACTS).first()).toHaveText(/\S/);
  await page.evaluate(() => document.body.style.setProperty("--measured", "1px"));
});
