// Each page is a real file that starts anywhere and keeps to itself. The watch in fixtures.mjs is part of every test here.

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { PAGES } from "../script/lib/postbuild.mjs";
import { serve } from "../script/lib/serve.mjs";
import { expect, FACTS, test } from "./fixtures.mjs";

for (const { page: name, folder } of PAGES) {
  for (const place of ["site", "subfolder"]) {
    test(`${name} is a file and shows facts at the ${place}`, async ({ page, site, subfolder }) => {
      const base = { site, subfolder }[place];
      const response = await page.goto(`${base}/${folder}`);
      expect(response.status()).toBe(200);
      await expect(page.locator("html")).toHaveAttribute("data-page", name);
      await expect(page.locator(FACTS).first()).toHaveText(/\S/);
      await expect(page.locator("#failed")).toBeHidden();
    });
  }

  test(`${name} states its policy before it loads anything`, async ({ request }) => {
    const html = await (await request.get(folder)).text();
    const policy = html.match(/<meta http-equiv="Content-Security-Policy" content="([^"]+)">/);
    expect(policy[1]).toMatch(/^default-src 'none';/);
    expect(policy[1]).not.toContain("unsafe-inline");
    expect(policy.index).toBeLessThan(html.search(/<(?:link|script|title)/));
  });

  test(`${name} fetches each file once`, async ({ page }) => {
    const fetched = [];
    // What a page shows in frames fetches for itself.
    const isOwn = (request) => !request.isNavigationRequest() && request.frame() === page.mainFrame();
    page.on("request", (request) => isOwn(request) && fetched.push(request.url()));
    await page.goto(folder);
    await expect(page.locator(FACTS).first()).toHaveText(/\S/);
    expect(fetched.filter((url, index) => fetched.indexOf(url) !== index)).toEqual([]);
  });

  test(`${name} says so when its module cannot be fetched`, async ({ page, allow }) => {
    allow.consoleError(/./);
    await page.route("**/*.wasm", (route) => route.fulfill({ status: 404, body: "" }));
    await page.goto(folder);
    await expect(page.getByRole("alert")).toContainText("새로 고침");
    await expect(page.getByRole("alert")).toContainText("reload");
    await expect(page.locator("#app")).toBeHidden();
  });
}

test("the colour scheme follows dark= before the app starts", async ({ page, allow }) => {
  allow.consoleError(/./);
  await page.route("**/*.wasm", (route) => route.abort());
  const cases = [
    ["", "auto"],
    ["?dark=true", "dark"],
    ["?dark=false", "light"],
    ["?dark=auto", "auto"],
    ["?dark=constructor", "auto"],
    ["kiosk/", "dark"],
    ["kiosk/?theme=light", "light"],
    ["kiosk/?theme=light&dark=true", "dark"],
  ];
  for (const [address, scheme] of cases) {
    await page.goto(address);
    await expect(page.locator("html"), address).toHaveAttribute("data-scheme", scheme);
  }
});

test("the embed works in a sandboxed frame on somebody else's page", async ({ page, site, allow }) => {
  const dir = await mkdtemp(path.join(tmpdir(), "downboard-host-"));
  await writeFile(
    path.join(dir, "index.html"),
    `<!doctype html><title>Article</title><link rel="icon" href="data:,"><iframe title="Downboard" sandbox="allow-scripts" src="${site}/embed/"></iframe>`,
  );
  const host = await serve({ dir });
  allow.origin(host.origin);
  try {
    await page.goto(host.url);
    await expect(page.frameLocator("iframe").locator(FACTS).first()).toHaveText(/\S/);
  } finally {
    await host.close();
    await rm(dir, { recursive: true });
  }
});
