// The published card in an article on another origin: it has its facts, and the height of its text, whatever the frame allows.

import { expect, test } from "./fixtures.mjs";
import { article, cardIn, expectHeight, html, watchShifts } from "./newsroom.mjs";

const CARD = "embed/pangyo-2022/kakaotalk/";
const SANDBOXES = {
  "with an origin of its own": "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox",
  "without an origin": "allow-scripts",
};

/** How tall the text of a card is. */
const text = (frame) => frame.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height));

for (const [name, sandbox] of Object.entries(SANDBOXES)) {
  for (const width of [300, 640]) {
    test(`${name} a card of ${width} px has the height of its text, before and after its code`, async ({ page, published, scripted, allow }) => {
      const site = await published();
      const host = await scripted({
        "": html(
          article(
            `<iframe src="${site}${CARD}?lang=en" title="Card" width="${width}" height="200" style="border: 0" sandbox="${sandbox}"></iframe>
<script>addEventListener("message", ({ data, source }) => {
  if (data?.sentinel === "amp" && data.type === "embed-size") for (const frame of document.querySelectorAll("iframe")) if (frame.contentWindow === source) frame.height = data.height;
});</script>`,
          ),
        ),
      });
      let go;
      const looked = new Promise((resolve) => (go = resolve));
      await page.route(/\.wasm$/, async (route) => {
        await looked;
        await route.continue();
      });
      await page.goto(host.place, { waitUntil: "commit" });
      const card = page.frameLocator("iframe");
      await expect(card.getByRole("heading", { level: 1 })).toContainText("KakaoTalk");
      const frame = page.frames().find((frame) => frame.url().includes(CARD));
      await expectHeight(page, await text(frame), "with its facts");
      go();
      await expect(card.locator("html")).not.toHaveAttribute("data-first");
      await expect(card.getByRole("heading", { level: 1 })).toContainText("KakaoTalk");
      await expectHeight(page, await text(await cardIn(page, CARD)), "with its code");
      expect(await text(frame)).toBeGreaterThan(250);
    });
  }
}

test("an article that loads embed.js has a card with a title", async ({ page, published, scripted }) => {
  const site = await published();
  const body = `<div data-downboard data-board="pangyo-2022" data-services="kakaotalk" data-lang="en"><a href="${site}boards/pangyo-2022/">KakaoTalk</a></div><script src="${site}embed.js"></script>`;
  const host = await scripted({ "": html(article(body)) });
  await page.goto(host.place);
  await expect(page.getByTitle("Service outages (Downboard)")).toHaveAttribute("src", `${site}${CARD}?lang=en`);
  await expect(page.frameLocator("iframe").getByRole("heading", { level: 1 })).toHaveText("KakaoTalk has been down for 6 h 20 min.");
  // It keeps the room that was reserved for it while what stands below is in sight, and is never cut.
  const card = await text(await cardIn(page, CARD));
  expect(await page.locator("iframe").evaluate((frame) => frame.clientHeight)).toBeGreaterThanOrEqual(card);
});

for (const { width, services, room } of [
  { width: 390, services: "kakaotalk", room: 330 },
  { width: 1200, services: "kakaotalk", room: 330 },
  { width: 390, services: "", room: 420 },
]) {
  test(`nothing in an article of ${width} px moves when the card of ${services || "the worst"} comes, and its code`, async ({ page, published, scripted }) => {
    const shifted = await watchShifts(page);
    const site = await published();
    const asked = services && ` data-services="${services}"`;
    const body = `<p>Before.</p><div data-downboard data-board="pangyo-2022"${asked} data-lang="en" style="min-height: ${room}px"></div><p>After.</p><script async src="${site}embed.js"></script>`;
    const host = await scripted({ "": html(article(body)) });
    await page.setViewportSize({ width, height: 900 });
    await page.goto(host.place);
    const card = page.frameLocator("iframe");
    await expect(card.getByRole("heading", { level: 1 })).toHaveText(/\S/);
    await expect(card.locator("html")).not.toHaveAttribute("data-first");
    expect(await shifted()).toBe(0);
    // What is reserved is enough.
    const frame = await cardIn(page, services ? CARD : "embed/pangyo-2022/");
    expect(await text(frame)).toBeLessThanOrEqual(room);
  });
}

const COEP = { "Cross-Origin-Embedder-Policy": "require-corp" };
const frameOf = (site, query = "?lang=en") =>
  `<iframe src="${site}${CARD}${query}" title="Card" width="360" height="330" style="border: 0" sandbox="allow-scripts"></iframe>`;

const SURROUNDINGS = {
  "a document of a srcdoc": (site) => html(article(`<iframe title="Article" width="600" height="600" srcdoc="${frameOf(site).replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"></iframe>`)),
  "an article that is isolated from other origins": (site) => html(article(frameOf(site)), COEP),
};

for (const [name, surrounding] of Object.entries(SURROUNDINGS)) {
  test(`in ${name} a card in a sandbox has its facts, and its code`, async ({ page, published, scripted }) => {
    const site = await published();
    const host = await scripted({ "": surrounding(site) });
    await page.goto(host.place);
    const frame = await cardIn(page, CARD);
    await expect(frame.getByRole("heading", { level: 1 })).toHaveText("KakaoTalk has been down for 6 h 20 min.");
    await expect(frame.locator("html")).not.toHaveAttribute("data-first");
    await expect(frame.getByRole("heading", { level: 1 })).toHaveText("KakaoTalk has been down for 6 h 20 min.");
  });
}

test("a card is printed with its article, dark as it may be on the screen", async ({ page, published, scripted }) => {
  const site = await published();
  const host = await scripted({ "": html(article(`<div style="height: 3000px"></div>${frameOf(site, "?lang=en&amp;dark=true")}`)) });
  await page.goto(host.place);
  await page.emulateMedia({ media: "print" });
  const frame = await cardIn(page, CARD);
  await expect(frame.locator("html")).not.toHaveAttribute("data-first");
  const [ink, paper] = await frame.getByRole("heading", { level: 1 }).evaluate((head) => [getComputedStyle(head).color, getComputedStyle(document.documentElement).backgroundColor]);
  expect([ink, paper]).toEqual(["rgb(22, 24, 29)", "rgb(255, 255, 255)"]);
});

test("a card that a browser has translated before its code comes is translated anew, and nothing breaks", async ({ page, published, scripted }) => {
  const site = await published();
  const host = await scripted({ "": html(article(frameOf(site))) });
  let go;
  const translated = new Promise((resolve) => (go = resolve));
  await page.route(/\.wasm$/, async (route) => {
    await translated;
    await route.continue();
  });
  await page.goto(host.place, { waitUntil: "commit" });
  const frame = await cardIn(page, CARD);
  const head = frame.getByRole("heading", { level: 1 });
  await expect(head).toHaveText("KakaoTalk has been down for 6 h 20 min.");
  // As Chromium's translation does: each text in two elements of its own.
  await frame.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) if (walker.currentNode.data.trim()) texts.push(walker.currentNode);
    for (const text of texts) {
      const font = document.createElement("font");
      font.append(Object.assign(document.createElement("font"), { textContent: `[${text.data}]` }));
      text.replaceWith(font);
    }
  });
  await expect(head).toContainText("[");
  go();
  await expect(frame.locator("html")).not.toHaveAttribute("data-first");
  await expect(head).toHaveText("KakaoTalk has been down for 6 h 20 min.");
});

test("a card far below that has waited for its reader is there when the article is printed", async ({ page, published, scripted }) => {
  const site = await published();
  const card = `<div data-downboard data-board="pangyo-2022" data-services="kakaotalk" data-lang="en"></div><script src="${site}embed.js"></script>`;
  const host = await scripted({ "": html(article(`<div style="height: 20000px">An article.</div>${card}`)) });
  await page.goto(host.place);
  await expect(page.locator("iframe")).toHaveAttribute("loading", "lazy");
  expect(page.frames().some((frame) => frame.url().includes(CARD))).toBe(false);
  const empty = (await page.pdf()).length;
  const frame = await cardIn(page, CARD);
  await expect(frame.getByRole("heading", { level: 1 })).toHaveText("KakaoTalk has been down for 6 h 20 min.");
  // Its text was in the print, and not only on its way: a second one has no more.
  expect(Math.abs((await page.pdf()).length - empty)).toBeLessThan(empty / 10);
});
