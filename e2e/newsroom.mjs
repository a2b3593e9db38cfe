// What the tests of embedding share: a small card of their own, with the height bridge in it, and articles on another origin. The
// real card is tested in embed.spec.mjs; here its height has to be what a test makes it.

import { bundleBridge } from "../script/lib/newsroom.mjs";
import { expect } from "./fixtures.mjs";

export const CARD = "embed/pangyo-2022/kakaotalk/";

const answer = (type, headers) => (text) => (request, response) => response.writeHead(200, { "Content-Type": type, ...headers }).end(text);
export const html = (text, headers = {}) => answer("text/html; charset=utf-8", headers)(text);
export const script = answer("text/javascript; charset=utf-8", { "Access-Control-Allow-Origin": "*" });
export const sheet = answer("text/css; charset=utf-8", {});

/** An article with this in its body. */
export const article = (body, head = "") => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Article</title><link rel="icon" href="data:,">${head}</head>
<body>${body}</body></html>`;

/** A card so many pixels high, with the bridge first in its head. `facts` is what is to be read on it, `attributes` its root's. */
export async function card({ height = 330, facts = "KakaoTalk is down.", attributes = "" } = {}) {
  return html(`<!doctype html>
<html lang="en"${attributes}><head><meta charset="utf-8"><script>${await bundleBridge()}</script><title>Card</title>
<link rel="icon" href="data:,">
<style>html, body { margin: 0; height: auto } main { height: ${height}px; overflow: hidden }</style></head>
<body><main><h1 data-facts>${facts}</h1><a id="inside" href="/methods/#limits" target="_blank">Details</a>
<a id="again" href="">Reload</a> <a id="outside" href="https://example.org/">Elsewhere</a></main></body></html>`);
}

/** Makes the card in a frame so many pixels high. */
export const resize = (frame, height) => frame.locator("main").evaluate((main, height) => (main.style.height = `${height}px`), height);

/** The frame of a card, once it is there. */
export async function cardIn(page, place = CARD) {
  const find = () => page.frames().find((frame) => frame.url().replace(/[?#].*/, "").endsWith(place));
  await expect.poll(() => find() !== undefined, "the card is there").toBe(true);
  await find().waitForLoadState();
  return find();
}

/** Waits until the one frame of a page, or of a frame, has come to this height within two pixels. */
export async function expectHeight(page, height, what = "") {
  const distance = () => page.locator("iframe").evaluate((frame, height) => Math.abs(frame.clientHeight - height), height);
  await expect.poll(distance, `${what}: how far the frame is from ${height} px`).toBeLessThanOrEqual(2);
}

/** Waits for what has changed to be on screen. */
export const painted = (page) => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

/** Watches what moves on a page; gives how much of it has. */
export async function watchShifts(page) {
  await page.addInitScript(() => {
    globalThis.shifted = 0;
    const add = (list) => list.getEntries().forEach(({ value }) => (globalThis.shifted += value));
    new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
  });
  return async () => {
    await painted(page);
    return page.evaluate(() => globalThis.shifted);
  };
}
