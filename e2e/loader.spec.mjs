// /embed.js puts cards into somebody else's page: that page must not move, must not be littered, and must stay readable where the
// script does not run.

import { bundleLoader } from "../script/lib/newsroom.mjs";
import { CARD, article, card, cardIn, expectHeight, html, painted, resize, script, sheet, watchShifts } from "./newsroom.mjs";
import { expect, test } from "./fixtures.mjs";

const BOARD = "embed/pangyo-2022/";

const FALLBACK = `<p>KakaoTalk is down. <a href="https://example.org/">All about it</a></p>`;
const division = (attributes = "", inner = FALLBACK) => `<div data-downboard data-board="pangyo-2022" data-services="kakaotalk"${attributes}>${inner}</div>`;
const element = (attributes = "", inner = FALLBACK) => `<down-board board="pangyo-2022" services="kakaotalk"${attributes}>${inner}</down-board>`;
const plain = (place, attributes = "") => `<iframe src="${place}${CARD}" title="Card" width="100%" height="330" style="border: 0; display: block"${attributes}></iframe>`;
const loader = (place, attributes = "") => `<script src="${place}embed.js"${attributes}></script>`;

const before = `<h1>Article</h1><p>Services were down.</p>`;
const after = `<p id="after">They are back.</p>`;
const far = `<div style="height: 6000px"></div>`;

/** Serves the loader and cards below a folder of one origin, and gives their place. */
async function serveSite(scripted, { folder = "", ...options } = {}) {
  const page = await card(options);
  const files = { "embed.js": script(await bundleLoader()), [CARD]: page, [BOARD]: page, "embed/": page };
  const site = await scripted(Object.fromEntries(Object.entries(files).map(([name, answer]) => [folder + name, answer])));
  return `${site.place}${folder}`;
}

/** Serves an article on an origin of its own and opens it. */
async function openArticle(page, scripted, body, { head = "", headers, ...files } = {}) {
  const site = await scripted({ "": html(article(body, head), headers), ...files });
  await page.goto(site.place);
}

const frames = (page) => page.locator("iframe");
/** What a frame of ours says about itself. */
const described = (frame) =>
  frame.evaluate((frame) => ({
    attributes: Object.fromEntries(frame.getAttributeNames().filter((name) => !["src", "style"].includes(name)).map((name) => [name, frame.getAttribute(name)])),
    style: [frame.style.width, frame.style.minWidth, frame.style.borderWidth, frame.style.display, frame.style.height].join(" "),
  }));

const DRESS = {
  title: "Service outages (Downboard)",
  scrolling: "no",
  loading: "lazy",
  referrerpolicy: "strict-origin-when-cross-origin",
  sandbox: "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox",
};

const FORMS = { "a div": (attributes, inner) => division(attributes.replaceAll(/ (?=\w+=)/g, " data-"), inner), "an element of its own": element };

for (const [name, form] of Object.entries(FORMS)) {
  test(`${name} becomes the card that it describes, with a title, and gives up its text for it`, async ({ page, scripted }) => {
    const place = await serveSite(scripted, { height: 300 });
    await openArticle(page, scripted, before + form(` lang="en" layout="timeline" at="2022-10-15T21:50:00+09:00" dark="false"`) + after + loader(place));
    await expect(frames(page)).toHaveCount(1);
    await expect(frames(page)).toHaveAttribute("src", `${place}${CARD}?lang=en&layout=timeline&at=2022-10-15T21%3A50%3A00%2B09%3A00&dark=false`);
    expect(await described(frames(page))).toEqual({ attributes: DRESS, style: "0px 100% 0px block 300px" });
    await expect(page.getByText("KakaoTalk is down.")).toHaveCount(0);
    await cardIn(page);
    await expectHeight(page, 300);
    expect(await frames(page).evaluate((frame) => frame.clientWidth === frame.parentElement.clientWidth)).toBe(true);
  });

  test(`${name} has the title that it is given, and that of its language otherwise`, async ({ page, scripted }) => {
    const place = await serveSite(scripted);
    const forms = [form(` title="Is KakaoTalk back?"`), form(` lang="ko"`), form(` lang="en"`), form(` lang="constructor"`), form("")];
    await openArticle(page, scripted, forms.join("") + loader(place));
    const titles = await frames(page).evaluateAll((all) => all.map(({ title }) => title));
    const korean = "서비스 장애 현황 (Downboard)";
    expect(titles).toEqual(["Is KakaoTalk back?", korean, "Service outages (Downboard)", korean, korean]);
  });

  test(`${name} reserves as much as its card will need`, async ({ page, scripted }) => {
    const silent = html(article("A card that says no height."));
    const { place } = await scripted({ "embed.js": script(await bundleLoader()), [CARD]: silent });
    const layouts = ["", ` layout="list"`, ` layout="headline"`, ` layout="timeline"`, ` layout="other"`];
    await openArticle(page, scripted, layouts.map((layout) => form(layout)).join("") + loader(place, " async"));
    await expect(frames(page)).toHaveCount(5);
    expect(await frames(page).evaluateAll((all) => all.map((frame) => frame.style.height))).toEqual(["330px", "420px", "60px", "300px", "330px"]);
  });

  test(`${name} keeps its text where the script does not come`, async ({ page, scripted, allow }) => {
    allow.consoleError(/404/);
    const site = await scripted({ "embed.js": (request, response) => response.writeHead(404).end() });
    await openArticle(page, scripted, before + form("") + after + loader(site.place));
    await expect(page.getByText("KakaoTalk is down.")).toBeVisible();
    await expect(frames(page)).toHaveCount(0);
  });
}

test("several services, and none, are one address each", async ({ page, scripted }) => {
  const place = await serveSite(scripted, { folder: "some/folder/" });
  const body = `<div data-downboard data-board="pangyo-2022" data-services="kakaotalk,melon">-</div><down-board></down-board><down-board board="pangyo-2022"></down-board>`;
  await openArticle(page, scripted, body + loader(place));
  const addresses = await frames(page).evaluateAll((all) => all.map(({ src }) => src));
  expect(addresses).toEqual([`${place}${BOARD}?services=kakaotalk%2Cmelon`, `${place}embed/`, `${place}${BOARD}`]);
});

test("a plain frame of ours gets what it lacks and follows its card; another one is left alone", async ({ page, scripted, allow }) => {
  const place = await serveSite(scripted, { height: 400 });
  const strangers = await scripted({ "embed/": await card({ height: 700 }) });
  allow.origin(strangers.origin);
  const bare = `<iframe src="${place}${CARD}?lang=en"></iframe>`;
  const kept = `<iframe src="${place}${CARD}" title="Their own" loading="eager" height="330" sandbox="allow-scripts"></iframe>`;
  const strange = `<iframe src="${strangers.place}embed/" title="Stranger"></iframe>`;
  await openArticle(page, scripted, bare + kept + strange + loader(place));
  const heights = () => frames(page).evaluateAll((all) => all.map((frame) => frame.clientHeight));
  await expect.poll(heights).toEqual([400, 400, 150]);
  expect(await described(frames(page).nth(0))).toEqual({ attributes: DRESS, style: "0px 100% 0px block 400px" });
  expect(await described(frames(page).nth(1))).toEqual({
    attributes: { ...DRESS, title: "Their own", loading: "eager", height: "330", sandbox: "allow-scripts" },
    style: "0px 100% 0px block 400px",
  });
  expect(await described(frames(page).nth(2))).toEqual({ attributes: { title: "Stranger" }, style: "    " });
});

test("each frame follows its own card", async ({ page, scripted }) => {
  const place = await serveSite(scripted);
  await openArticle(page, scripted, division() + `<down-board></down-board>` + loader(place));
  const heights = () => frames(page).evaluateAll((all) => all.map((frame) => frame.clientHeight));
  await resize(await cardIn(page), 500);
  await resize(await cardIn(page, "/embed/"), 600);
  await expect.poll(heights).toEqual([500, 600]);
});

test("a frame whose card has long given up to say its height is asked for it", async ({ page, scripted }) => {
  await page.clock.install();
  const place = await serveSite(scripted, { height: 470 });
  await openArticle(page, scripted, plain(place));
  await cardIn(page);
  await page.clock.runFor(60_000);
  await page.clock.pauseAt(Date.now() + 120_000);
  await page.evaluate((address) => document.head.append(Object.assign(document.createElement("script"), { src: address })), `${place}embed.js`);
  await expectHeight(page, 470);
});

const places = (place) => division() + element() + plain(place);

const POSITIONS = {
  "above, in the head": (place) => ({ head: loader(place), body: places(place) }),
  "above, and does not wait": (place) => ({ head: loader(place, " async"), body: places(place) }),
  "above, and waits": (place) => ({ head: loader(place, " defer"), body: places(place) }),
  below: (place) => ({ body: places(place) + loader(place) }),
  "twice, with each card": (place) => ({ body: division() + loader(place) + element() + loader(place, " async") + plain(place) }),
  "above and below": (place) => ({ head: loader(place), body: places(place) + loader(place) }),
  "within the div": (place) => ({ body: division("", FALLBACK + loader(place) + FALLBACK) + element() + plain(place) }),
};

for (const [name, position] of Object.entries(POSITIONS)) {
  test(`each place has one card where the script stands ${name}`, async ({ page, scripted }) => {
    const place = await serveSite(scripted, { height: 350 });
    const { head, body } = position(place);
    await openArticle(page, scripted, `${before}${body}${after}`, { head });
    const heights = () => frames(page).evaluateAll((all) => all.map((frame) => frame.clientHeight));
    await expect.poll(heights).toEqual([350, 350, 350]);
    await expect(page.getByText("KakaoTalk is down.")).toHaveCount(0);
    const inside = await page.locator("[data-downboard], down-board").evaluateAll((all) => all.map((holder) => holder.childNodes.length));
    expect(inside).toEqual([1, 1]);
  });
}

for (const [name, open, close] of [["a div", `<div data-downboard data-board="pangyo-2022" data-services="kakaotalk">`, "</div>"], ["an element of its own", `<down-board board="pangyo-2022" services="kakaotalk">`, "</down-board>"]]) {
  test(`${name} whose text comes in pieces ends as a card and nothing beside it`, async ({ page, scripted }) => {
    const place = await serveSite(scripted);
    const [start, end] = article(`${open}<p>KakaoTalk is |down.</p><p>Read more.</p>Or less.${close}${after}`, loader(place)).split("|");
    let goOn;
    const framed = new Promise((resolve) => (goOn = resolve));
    const site = await scripted({
      "": async (request, response) => {
        response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).write(start);
        await framed;
        response.end(end);
      },
    });
    await page.goto(site.place, { waitUntil: "commit" });
    await expect(frames(page)).toHaveCount(1);
    goOn();
    await expect(page.locator("#after")).toBeVisible();
    await expect(page.getByText(/KakaoTalk is|Read more|Or less/)).toHaveCount(0);
    await expectHeight(page, 330);
  });
}

test("cards that a script adds later appear as well, in each form, and follow", async ({ page, scripted }) => {
  const place = await serveSite(scripted, { height: 380 });
  await openArticle(page, scripted, before + loader(place));
  await page.evaluate(
    ([division, element, address]) => {
      const template = document.createElement("template");
      template.innerHTML = `<section>${division}</section>${element}<iframe src="${address}" title="Card"></iframe>`;
      document.body.append(template.content);
      const made = document.createElement("down-board");
      made.setAttribute("board", "pangyo-2022");
      document.body.append(made);
      // As pages do that load their frames themselves when they come near.
      const late = document.createElement("iframe");
      late.title = "Late";
      document.body.append(late);
      requestAnimationFrame(() => (late.src = address));
    },
    [division(), element(), `${place}${CARD}`],
  );
  await expect(frames(page)).toHaveCount(5);
  const heights = () => frames(page).evaluateAll((all) => all.map((frame) => frame.clientHeight));
  await expect.poll(heights).toEqual([380, 380, 380, 380, 380]);
});

test("a card that is moved in the page stays one, and one that is gone is forgotten", async ({ page, scripted }) => {
  const place = await serveSite(scripted, { height: 380 });
  await openArticle(page, scripted, before + element() + `<section></section>` + loader(place));
  await expectHeight(page, 380);
  await page.evaluate(() => document.querySelector("section").append(document.querySelector("down-board")));
  await expect(frames(page)).toHaveCount(1);
  await resize(await cardIn(page), 450);
  await expectHeight(page, 450);
  await page.evaluate(() => document.querySelector("down-board").remove());
  await expect(frames(page)).toHaveCount(0);
});

test("the page has one element, one event and one listener more for it, and nothing in its global scope", async ({ page, scripted }) => {
  const place = await serveSite(scripted, { height: 340 });
  const site = await scripted({ "": html(article(before + division("", "text") + after)) });
  await page.goto(site.place);
  const count = () =>
    page.evaluate(() => ({
      keys: Object.keys(window).sort(),
      names: Object.getOwnPropertyNames(window).sort(),
      elements: document.querySelectorAll("*").length,
      attributes: [...document.documentElement.attributes, ...document.body.attributes].length,
    }));
  // The list of what is added is the page's own; the tools of the test are in the page as well.
  await page.evaluate(() => {
    globalThis.seen = [];
    const { addEventListener, dispatchEvent } = EventTarget.prototype;
    const note = (text) => new Error().stack.includes("/embed.js") && globalThis.seen.push(text);
    EventTarget.prototype.addEventListener = function (type, ...rest) {
      note(`listener: ${type}`);
      return addEventListener.call(this, type, ...rest);
    };
    EventTarget.prototype.dispatchEvent = function (event) {
      note(`event: ${event.type} ${JSON.stringify(event.detail)} ${event.bubbles}`);
      return dispatchEvent.call(this, event);
    };
  });
  const start = await count();
  await page.evaluate((address) => new Promise((resolve) => {
    const script = document.createElement("script");
    Object.assign(script, { src: address, onload: () => resolve(script.remove()) });
    document.head.append(script);
  }), `${place}embed.js`);
  await expectHeight(page, 340);
  const end = await count();
  // The window of each frame has a number there.
  const withoutFrames = (names) => names.filter((name) => !/^\d+$/.test(name));
  expect(withoutFrames(end.keys)).toEqual(start.keys);
  expect(withoutFrames(end.names)).toEqual(start.names);
  expect(end.elements).toBe(start.elements + 1);
  expect(end.attributes).toBe(start.attributes);
  const seen = () => page.evaluate(() => globalThis.seen);
  expect(await seen()).toEqual(["listener: message", `event: downboard:height {"height":340} true`]);
});

test("a page hears of the heights by one event, also of one that was reserved rightly", async ({ page, scripted }) => {
  const place = await serveSite(scripted);
  const listener = `<script>globalThis.heights = []; addEventListener("downboard:height", ({ target, detail }) => heights.push([target.localName, detail.height]));</script>`;
  await openArticle(page, scripted, listener + division() + loader(place));
  const heights = () => page.evaluate(() => globalThis.heights);
  await expect.poll(heights).toEqual([["iframe", 330]]);
  await resize(await cardIn(page), 500);
  await expect.poll(heights).toEqual([["iframe", 330], ["iframe", 500]]);
});

test("a page with a strict policy, for types as well, has its cards", async ({ page, scripted }) => {
  const place = await serveSite(scripted, { height: 370 });
  const { origin } = new URL(place);
  const policy = `default-src 'none'; script-src ${origin}; style-src 'self'; img-src data:; frame-src ${origin}; require-trusted-types-for 'script'; trusted-types 'none'`;
  const body = before + division() + element() + `<iframe src="${place}${CARD}" title="Card" class="card"></iframe>` + after + loader(place);
  const style = sheet(`.card { display: block; border: 0 }`);
  await openArticle(page, scripted, body, { head: `<link rel="stylesheet" href="style.css">`, headers: { "Content-Security-Policy": policy }, "style.css": style });
  const heights = () => frames(page).evaluateAll((all) => all.map((frame) => frame.clientHeight));
  await expect.poll(heights).toEqual([370, 370, 370]);
});

const SITUATIONS = {
  "the script above the div": (place) => ({ head: loader(place), body: division() }),
  "the script right below the div": (place) => ({ body: division() + loader(place) }),
  "a div that keeps room, and a script that comes late": (place) => ({ head: loader(place, " async"), body: division(` style="min-height: 330px"`) }),
  "the script above the element": (place) => ({ head: loader(place), body: element() }),
  "an element that keeps room, and a script that comes late": (place) => ({ head: loader(place, " async"), body: element(` style="display: block; min-height: 330px"`) }),
  "a plain frame, and a script that comes late": (place) => ({ head: loader(place, " async"), body: plain(place) }),
};

for (const [name, situation] of Object.entries(SITUATIONS)) {
  test(`nothing moves where the reserved height is right: ${name}`, async ({ page, scripted }) => {
    const shifted = await watchShifts(page);
    const place = await serveSite(scripted);
    const { head, body } = situation(place);
    const slow = head?.includes("async");
    if (slow) {
      // The script comes after the first paint.
      await page.route("**/embed.js", async (route) => {
        await expect.poll(() => page.evaluate(() => performance.getEntriesByType("paint").length)).toBeGreaterThan(0);
        await route.continue();
      });
    }
    await openArticle(page, scripted, before + body + after + `<p>And on.</p>`, { head });
    const frame = await cardIn(page);
    await expect(frames(page)).toHaveAttribute("scrolling", "no");
    await expectHeight(page, 330);
    expect(await frame.evaluate(() => innerHeight)).toBe(330);
    expect(await shifted()).toBe(0);
  });
}

test("nothing in sight moves when a card below the screen turns out higher, or lower", async ({ page, scripted }) => {
  const shifted = await watchShifts(page);
  const place = await serveSite(scripted, { height: 800 });
  // Near enough to be loaded and too far to be seen.
  await openArticle(page, scripted, `${before}<div style="height: 1200px"></div>${division()}${after}`, { head: loader(place) });
  const frame = await cardIn(page);
  await expectHeight(page, 800);
  await resize(frame, 200);
  await expectHeight(page, 200);
  expect(await shifted()).toBe(0);
});

test("nothing in sight moves when a card above the screen grows or shrinks", async ({ page, scripted }) => {
  const shifted = await watchShifts(page);
  const place = await serveSite(scripted);
  const read = `<p id="read">What is being read.</p>`;
  await openArticle(page, scripted, `${before}${division()}<div style="height: 1500px"></div>${read}<div style="height: 3000px"></div>`, { head: loader(place) });
  const frame = await cardIn(page);
  await expectHeight(page, 330);
  await page.evaluate(() => scrollTo(0, 1_600));
  await painted(page);
  const position = () => page.locator("#read").evaluate((element) => Math.round(element.getBoundingClientRect().top));
  const first = await position();
  await resize(frame, 600);
  await expectHeight(page, 600);
  expect(await position()).toBe(first);
  await resize(frame, 250);
  await expectHeight(page, 250);
  expect(await position()).toBe(first);
  expect(await shifted()).toBe(0);
});

test("a card in sight that becomes lower keeps its room until the reader has gone on", async ({ page, scripted }) => {
  const shifted = await watchShifts(page);
  const place = await serveSite(scripted);
  await openArticle(page, scripted, before + division() + after + far, { head: loader(place) });
  const frame = await cardIn(page);
  await expectHeight(page, 330);
  const heard = page.evaluate(() => new Promise((resolve) => addEventListener("message", ({ data }) => data.height === 250 && resolve(data.height))));
  await resize(frame, 250);
  expect(await heard).toBe(250);
  await painted(page);
  await expectHeight(page, 330);
  await page.evaluate(() => scrollTo(0, 3_000));
  await expectHeight(page, 250);
  expect(await shifted()).toBe(0);
});

test("a card in sight that becomes higher is shown whole", async ({ page, scripted }) => {
  const shifted = await watchShifts(page);
  const place = await serveSite(scripted);
  await openArticle(page, scripted, before + division() + after, { head: loader(place) });
  const frame = await cardIn(page);
  await expectHeight(page, 330);
  expect(await shifted()).toBe(0);
  await resize(frame, 430);
  await expectHeight(page, 430);
  // It must, and this is what shows that the other tests see what moves.
  await expect.poll(shifted).toBeGreaterThan(0);
});

test("a height is believed from our frames on our origin only, and within bounds", async ({ page, scripted, allow }) => {
  const place = await serveSite(scripted, { height: 345 });
  const speaks = `<script>parent.postMessage({ sentinel: "amp", type: "embed-size", height: 777 }, "*");</script>`;
  const strangers = await scripted({ "embed/": html(article(speaks)) });
  allow.origin(strangers.origin);
  await openArticle(page, scripted, `${division()}<iframe title="Stranger" src="${strangers.place}embed/" height="150"></iframe>${loader(place)}`);
  const frame = await cardIn(page);
  const heights = () => frames(page).evaluateAll((all) => all.map((frame) => frame.clientHeight));
  await expect.poll(heights).toEqual([345, 150]);

  // By the card itself, by the page, and then by a stranger in the place of the card.
  const say = (from, messages) =>
    from.evaluate((messages) => {
      for (const message of messages) top.postMessage(message, "*");
      const circle = { sentinel: "amp", type: "embed-size" };
      circle.height = circle;
      for (const message of [undefined, circle, { sentinel: "amp", type: "embed-size", height: 2n ** 64n }, new Map()]) top.postMessage(message, "*");
    }, messages);
  const size = (height) => ({ sentinel: "amp", type: "embed-size", height });
  const bad = [null, 1, "", "amp", [], {}, size(null), size("500"), size(500.5), size(39), size(-1), size(0), size(10_001), size(1e308), size([500]), { type: "embed-size", height: 500 }, { sentinel: "amp", type: "height", height: 500 }];
  await say(frame, [...bad, size(NaN), size(Infinity)]);
  await say(page.mainFrame(), [...bad, size(500)]);
  await say(frame, [size(400)]);
  await expect.poll(heights).toEqual([400, 150]);

  await page.evaluate(() => {
    globalThis.spoke = new Promise((resolve) => addEventListener("message", ({ data, source }) => data.height === 777 && source === document.querySelector("iframe").contentWindow && resolve(true)));
  });
  await frame.goto(`${strangers.place}embed/`);
  expect(await page.evaluate(() => globalThis.spoke)).toBe(true);
  await painted(page);
  expect(await heights()).toEqual([400, 150]);
});

test("ten thousand messages leave the page as it is", async ({ page, scripted }) => {
  const place = await serveSite(scripted);
  await openArticle(page, scripted, division() + loader(place));
  const frame = await cardIn(page);
  await frame.evaluate(() => {
    for (let time = 0; time < 10_000; time += 1) parent.postMessage({ sentinel: "amp", type: "embed-size", height: 40 + (time % 400) }, "*");
    parent.postMessage({ sentinel: "amp", type: "embed-size", height: 460 }, "*");
  });
  await expect.poll(() => frames(page).evaluate((frame) => frame.clientHeight)).toBeGreaterThanOrEqual(439);
});

test("a script without an address of its own says so and does nothing", async ({ page, scripted }) => {
  const place = await serveSite(scripted);
  const warned = page.waitForEvent("console", { predicate: (message) => message.type() === "warning" });
  await openArticle(page, scripted, division() + loader(place, ` type="module"`));
  expect((await warned).text()).toMatch(/^Downboard: /);
  await expect(page.getByText("KakaoTalk is down.")).toBeVisible();
  await expect(frames(page)).toHaveCount(0);
});
