// The card says how high it is in the words of every loader that newsrooms use. The loaders here are the real ones where a package
// of them can be had, and otherwise receivers written after what is published of them.

import { readFileSync } from "node:fs";
import path from "node:path";
import { article, card, CARD, cardIn, expectHeight, html, resize, script } from "./newsroom.mjs";
import { expect, test } from "./fixtures.mjs";

const packaged = (file) => readFileSync(path.resolve(import.meta.dirname, "../node_modules", file), "utf8");

/** A frame as an article has it before any loader has touched it. */
const frame = (attributes = "") => (address) => `<iframe title="Card" src="${address}" style="border: 0; width: 100%" ${attributes}></iframe>`;

// `markup` is what stands in the article, `library` the loader's file. `start` makes it listen; where that also makes the frame,
// `pause` and `resume` make it late. `limits` is what the loader makes of a height, `warns` what it
// says in the console by itself. `isSandboxed` is whether it also follows a card that its sandbox has taken the origin from: AMP's
// does not, and some bring no sandbox.
const HOSTS = {
  "pym.js": {
    markup: () => `<div id="place"></div>`,
    library: packaged("pym.js/dist/pym.v1.min.js"),
    start: (address) => (globalThis.loader = new globalThis.pym.Parent("place", address, { title: "Card" })),
    pause: () => removeEventListener("message", globalThis.loader._processMessage),
    resume: () => addEventListener("message", globalThis.loader._processMessage),
  },
  "iframe-resizer 4": {
    markup: frame(`id="card"`),
    library: packaged("iframe-resizer/js/iframeResizer.min.js"),
    start: (address, sandbox) => globalThis.iFrameResize({ checkOrigin: !sandbox }, "#card"),
    // It asks once before the frame has an address, and again when it has loaded.
    warns: /target origin provided/,
    isSandboxed: true,
  },
  "iframe-resizer 5": {
    markup: frame(`id="card"`),
    library: packaged("@iframe-resizer/parent/index.umd.js"),
    start: (address, sandbox) => globalThis.iframeResize({ license: "GPLv3", checkOrigin: !sandbox }, "#card"),
    warns: /GPLv3 License Version|target origin provided/,
    isSandboxed: true,
  },
  "open-iframe-resizer": {
    markup: frame(),
    library: packaged("@open-iframe-resizer/core/dist/index.umd.cjs"),
    start: () => globalThis.iframeResizer.initialize({}, "iframe"),
    isSandboxed: true,
  },
  "open-iframe-resizer for old cards": {
    markup: frame(),
    library: packaged("@open-iframe-resizer/core/dist/index.umd.cjs"),
    start: () => globalThis.iframeResizer.initialize({ enableLegacyLibSupport: true }, "iframe"),
  },
  sidechain: {
    markup: (address) => `<side-chain src="${address}"></side-chain>`,
    library: packaged("@nprapps/sidechain/dist/sidechain.js"),
    start: () => {},
    pause: () => document.querySelector("side-chain").disconnectedCallback(),
    resume: () => document.querySelector("side-chain").connectedCallback(),
  },
  "@newswire/frames": {
    markup: frame(),
    library: packaged("@newswire/frames/dist/frames.umd.js"),
    start: () => globalThis.newswireFrames.observeIframe(document.querySelector("iframe")),
    isSandboxed: true,
  },
  // After wp-embed.js: a frame with a secret, out of sight until it says it, and asked again once the page has loaded.
  WordPress: {
    markup: (address) =>
      `<blockquote><a href="${address}">KakaoTalk is down.</a></blockquote>` +
      frame(`sandbox="allow-scripts" data-secret="aB3dE5fG7h" class="wp-embedded-content"`)(`${address}#?secret=aB3dE5fG7h`).replace("style=\"", `$&position: absolute; visibility: hidden; `),
    start: () => {
      const frame = document.querySelector("iframe");
      addEventListener("message", ({ data, source }) => {
        if (!(data.secret || data.message || data.value) || /[^a-zA-Z0-9]/.test(data.secret)) return;
        if (data.secret !== frame.dataset.secret || source !== frame.contentWindow) return;
        document.querySelector("blockquote").hidden = true;
        frame.style.position = frame.style.visibility = "";
        if (data.message === "height") frame.height = Math.min(1_000, Math.max(200, Math.trunc(data.value)));
      });
      frame.contentWindow.postMessage({ message: "ready", secret: frame.dataset.secret }, "*");
    },
    limits: (height) => Math.min(1_000, Math.max(200, height)),
  },
  // After the snippet that stands in articles.
  Datawrapper: {
    markup: frame(),
    isSandboxed: true,
    start: () =>
      addEventListener("message", ({ data, source }) => {
        if (data["datawrapper-height"] === undefined) return;
        for (const id in data["datawrapper-height"]) {
          for (const frame of document.querySelectorAll("iframe")) {
            if (frame.contentWindow === source) frame.style.height = `${data["datawrapper-height"][id]}px`;
          }
        }
      }),
  },
  // After its snippet of 2020, which knows a frame by its address.
  "Datawrapper of 2020": {
    markup: frame(),
    start: () =>
      addEventListener("message", ({ data }) => {
        if (data["datawrapper-height"] === undefined) return;
        for (const id in data["datawrapper-height"]) {
          const frame = document.getElementById(`datawrapper-chart-${id}`) || document.querySelector(`iframe[src*='${id}']`);
          if (frame) frame.style.height = `${data["datawrapper-height"][id]}px`;
        }
      }),
  },
  // After amp-iframe: only from the origin of the frame's address, and never less than a hundred pixels.
  AMP: {
    markup: frame(`sandbox="allow-scripts allow-same-origin"`),
    start: () => {
      const frame = document.querySelector("iframe");
      addEventListener("message", ({ data: said, source, origin }) => {
        const data = typeof said === "string" && said.startsWith("{") ? JSON.parse(said) : said;
        if (source !== frame.contentWindow || origin !== new URL(frame.src).origin || data.sentinel !== "amp") return;
        if (data.type === "embed-size" && data.height >= 100) frame.style.height = `${data.height}px`;
      });
    },
  },
  Medium: {
    markup: frame(),
    isSandboxed: true,
    start: () =>
      addEventListener("message", ({ data, source }) => {
        if (typeof data !== "string" || !data.startsWith("{")) return;
        const { context, height } = JSON.parse(data);
        for (const frame of document.querySelectorAll("iframe")) {
          if (frame.contentWindow === source && context === "iframe.resize") frame.style.height = `${height}px`;
        }
      }),
  },
};

const LISTENER = `<script>globalThis.heard = []; addEventListener("message", ({ data }) => heard.push(data));</script>`;
const FAR = `<div style="height: 6000px"></div>`;

/** What the article of a host has in its body; it listens from the beginning unless it is `late`. */
function bodyFor({ markup, library, start, pause }, address, { below = false, late = false, sandbox } = {}) {
  const call = (work) => `(${work})(${JSON.stringify(address)}, ${JSON.stringify(sandbox)});`;
  const calls = late ? (pause ? call(start) + call(pause) : "") : call(start);
  const loader = library ? `<script src="loader.js"></script>` : "";
  const placed = sandbox ? markup(address).replace("<iframe ", `$&sandbox="${sandbox}" `) : markup(address);
  return `${LISTENER}${below ? FAR : ""}<h1>Article</h1>${placed}<p>It goes on.</p>${loader}<script>${calls}</script>`;
}

/** Serves a card and an article for a host on two origins, and gives their places. */
async function publish(scripted, host, { height, ...options } = {}) {
  const cards = await scripted({ [CARD]: await card({ height }) });
  const address = `${cards.place}${CARD}`;
  const articles = await scripted({ "": html(article(bodyFor(host, address, options))), ...(host.library && { "loader.js": script(host.library) }) });
  return { address, article: articles.place };
}

const hosts = Object.entries(HOSTS).map(([name, host]) => ({ name, host, limited: host.limits ?? ((height) => height) }));

for (const { name, host, limited } of hosts) {
  for (const below of [false, true]) {
    test(`${name} follows the card ${below ? "far below the screen" : "on screen"}`, async ({ page, scripted }) => {
      const warnings = [];
      page.on("console", (message) => {
        if (message.type() === "warning" && !host.warns?.test(message.text())) warnings.push(message.text());
      });
      await page.goto((await publish(scripted, host, { below })).article);
      const frame = await cardIn(page);
      await expectHeight(page, limited(330), "at first");
      // A tenth of a pixel more than whole ones, as type brings it.
      await resize(frame, 702.1);
      await expectHeight(page, limited(703), "after growing");
      await resize(frame, 250);
      await expectHeight(page, limited(250), "after shrinking");
      expect(warnings, "nobody who reads the host's console is bothered").toEqual([]);
      if (below) return expect(await page.evaluate(() => scrollY)).toBe(0);
      await resize(frame, 1_200);
      await expectHeight(page, limited(1_200), "after growing again");
      await resize(frame, 120);
      await expectHeight(page, limited(120), "after shrinking again");
      return expect(page.locator("iframe")).toBeVisible();
    });
  }

  test(`${name} is told also where it listens only after the card has spoken`, async ({ page, scripted }) => {
    const places = await publish(scripted, host, { height: 480, late: true });
    await page.goto(places.article);
    const frame = await cardIn(page);
    await expect.poll(() => page.evaluate(() => globalThis.heard.length)).toBeGreaterThan(0);
    await page.evaluate(host.resume ?? host.start, places.address);
    await expectHeight(page, limited(480));
    await resize(frame, 300);
    await expectHeight(page, limited(300));
  });
}

const ALONE = "allow-scripts";
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

for (const { name, host } of hosts.filter(({ host }) => host.isSandboxed)) {
  test(`${name} follows a card in a sandbox that lets it run scripts and nothing else`, async ({ page, scripted }) => {
    await page.goto((await publish(scripted, host, { sandbox: ALONE })).article);
    const frame = await cardIn(page);
    expect(await frame.evaluate(() => self.origin)).toBe("null");
    await expectHeight(page, 330);
    await resize(frame, 700);
    await expectHeight(page, 700);
    await resize(frame, 260);
    await expectHeight(page, 260);
  });
}

for (const name of ["Datawrapper", "Medium", "@newswire/frames"]) {
  for (const sandbox of [undefined, ALONE]) {
    test(`${name} follows a card in an article that is itself written into a frame${sandbox ? ", both in a sandbox" : ""}`, async ({ page, scripted }) => {
      const cards = await scripted({ [CARD]: await card() });
      const host = { ...HOSTS[name], library: undefined };
      const library = HOSTS[name].library ? `<script>${HOSTS[name].library}</script>` : "";
      const inner = article(library + bodyFor(host, `${cards.place}${CARD}`, { sandbox }));
      const outer = `<iframe title="Article" width="600" height="900" ${sandbox ? `sandbox="${sandbox}"` : ""} srcdoc="${escaped(inner)}"></iframe>`;
      await page.goto((await scripted({ "": html(article(LISTENER + outer)) })).place);
      const frame = await cardIn(page);
      await expectHeight(frame.parentFrame(), 330);
      await resize(frame, 700);
      await expectHeight(frame.parentFrame(), 700);
      await resize(frame, 260);
      await expectHeight(frame.parentFrame(), 260);
      expect(await page.evaluate(() => globalThis.heard), "nothing is said past the page around the card").toEqual([]);
    });
  }
}

/** Shows a card in an article that only listens, and gives what it `heard` and a way to `say` something to the card. */
async function listen(page, scripted, { query = "", hash = "", frame = "", around = "", ...options } = {}) {
  const cards = await scripted({ [CARD]: await card(options), "methods/": html(article("Methods")) });
  const address = `${cards.place}${CARD}${query}${hash}`;
  const body = `${LISTENER}<div id="around"${around}><iframe title="Card" src="${address}" style="border: 0; width: 600px" ${frame}></iframe></div>`;
  await page.goto((await scripted({ "": html(article(body)) })).place);
  return {
    address,
    origin: cards.origin,
    card: await cardIn(page),
    heard: () => page.evaluate(() => globalThis.heard),
    heights: () => page.evaluate(() => globalThis.heard.filter(({ type }) => type === "embed-size").map(({ height }) => height)),
    forget: () => page.evaluate(() => globalThis.heard.splice(0)),
    say: (message) => page.evaluate((message) => frames[0].postMessage(message, "*"), message),
  };
}

// What the two versions of iframe-resizer send first, with the name of a frame in it.
const FIRST_OF_4 = "[iFrameSizer]card-1:8:false:false:32:true:true:null:bodyOffset:url(data:image/gif;base64,R0):null:0:false:parent:scroll:true";
const FIRST_OF_5 = "[iFrameSizer]card-2:8:false:false:32:true:true::auto::::false:child:auto:true:::true:GPLv3:5.5.9:0::false";

test("what is said has the exact form of each loader, and what one must ask for is said to that one only", async ({ page, scripted }) => {
  const { address, heard, forget, say } = await listen(page, scripted, { query: "?lang=ko&childId=card%201" });
  const always = [
    { sentinel: "amp", type: "embed-size", height: 330 },
    { "datawrapper-height": { [`/${CARD}`]: 330 } },
    JSON.stringify({ src: address, context: "iframe.resize", height: 330 }),
    "pymxPYMxcard 1xPYMxheightxPYMx330",
  ];
  await expect.poll(heard).toEqual(expect.arrayContaining([{ sentinel: "amp", type: "embed-ready" }, ...always]));
  const asks = async (question, expected) => {
    await page.evaluate(() => (document.querySelector("iframe").style.height = "330px"));
    await forget();
    await say(question);
    await expect.poll(heard, `asked ${JSON.stringify(question)}`).toEqual(expected);
  };
  await asks({ sentinel: "amp", type: "frames-init" }, always);
  await asks("pymxPYMxcard 1xPYMxwidthxPYMx600", always);
  // Messages of iframe-resizer that are not its first.
  for (const message of ["[iFrameSizer]x:1:true", "[iFrameSizer]moveToAnchor:x:true", "[iFrameSizer]resize"]) await say(message);
  await asks({ sentinel: "amp", type: "frames-init" }, always);
  await asks(FIRST_OF_4, [...always, "[iFrameSizer]card-1:330:600:init:5"]);
  await asks("[iFrameSizer]resize", [...always, "[iFrameSizer]card-1:330:600:resizeObserver"]);
  await asks("[iFrameSizer]reset", [...always, "[iFrameSizer]card-1:330:600:resizeObserver"]);
  await asks(FIRST_OF_5, [...always, "[iFrameSizer]card-2:330:600:init:5"]);
  const named = [...always, "[iFrameSizer]card-2:330:600:resizeObserver", { type: "iframe-resized", width: 600, height: 330 }];
  await asks({ type: "iframe-child-init", targetElementSelector: "h1", bodyPadding: "99px", bodyMargin: "99px" }, named);
  await asks({ type: "iframe-get-child-dimensions" }, named);
});

test("a card that the page has given a name says it to Datawrapper, and a secret is said back to WordPress", async ({ page, scripted }) => {
  const { heard, forget, say } = await listen(page, scripted, { hash: "#?secret=aB3dE5fG7h", attributes: ` data-embed="pangyo-2022"` });
  const height = { message: "height", value: 330, secret: "aB3dE5fG7h" };
  await expect.poll(heard).toEqual(expect.arrayContaining([{ "datawrapper-height": { "pangyo-2022": 330 } }, height]));
  await page.evaluate(() => (document.querySelector("iframe").style.height = "330px"));
  await forget();
  await say({ message: "ready", secret: "somebody else" });
  await say({ message: "ready", secret: "aB3dE5fG7h" });
  await expect.poll(heard).toContainEqual(height);
  expect((await heard()).filter(({ message }) => message === "height")).toHaveLength(1);
});

test("a receiver that looks for the frame by its address is not broken by an apostrophe in it", async ({ page, scripted }) => {
  const path = "embed/somebody's/";
  const host = HOSTS["Datawrapper of 2020"];
  const cards = await scripted({ [path]: await card() });
  await page.goto((await scripted({ "": html(article(bodyFor(host, cards.place + path))) })).place);
  await expect.poll(() => page.evaluate(() => globalThis.heard)).toContainEqual({ "datawrapper-height": { "/embed/somebody%27s/": 330 } });
});

test("whatever is asked and said, every height is a whole number", async ({ page, scripted }) => {
  const { card, heard, say } = await listen(page, scripted, { query: "?childId=card", hash: "#?secret=aB3dE5fG7h", height: 99.5 });
  await say(FIRST_OF_4);
  await say({ type: "iframe-child-init" });
  await resize(card, 333.3);
  await expect.poll(heard).toContainEqual({ type: "iframe-resized", width: 600, height: 334 });
  const said = await heard();
  expect(said.length).toBeGreaterThan(8);
  for (const message of said) {
    expect(message ?? undefined).toBeDefined();
    expect(message.type).not.toBe("height");
    const text = JSON.stringify(message).replaceAll(/http:[^"]*/g, "");
    expect(text).not.toMatch(/null|undefined|NaN|[0-9][.][0-9]/);
  }
});

test("the host hears once that there is something to read, and not before", async ({ page, scripted }) => {
  const { card, heard, say } = await listen(page, scripted, { facts: " " });
  const ready = async () => (await heard()).filter(({ type }) => type === "embed-ready").length;
  await say({ sentinel: "amp", type: "frames-init" });
  await expect.poll(heard).not.toEqual([]);
  expect(await ready()).toBe(0);
  await card.locator("h1").evaluate((facts) => (facts.textContent = "KakaoTalk is down."));
  await expect.poll(ready).toBe(1);
  await resize(card, 500);
  await expect.poll(heard).toContainEqual({ sentinel: "amp", type: "embed-size", height: 500 });
  expect(await ready()).toBe(1);
});

test("a frame with room for the card is not shrunk to the notice that it is loading", async ({ page, scripted }) => {
  const { card, heights } = await listen(page, scripted, { facts: "", height: 60, frame: `height="420"` });
  await expect.poll(heights).not.toEqual([]);
  expect(new Set(await heights())).toEqual(new Set([420]));
  await resize(card, 330);
  await card.locator("h1").evaluate((facts) => (facts.textContent = "KakaoTalk is down."));
  await expect.poll(async () => (await heights()).at(-1)).toBe(330);
  expect(new Set(await heights())).toEqual(new Set([420, 330]));
});

test("a card that never has facts says how high its notice is after ten seconds", async ({ page, scripted }) => {
  await page.clock.install();
  const { heights } = await listen(page, scripted, { facts: "", height: 90, frame: `height="420"` });
  await page.clock.runFor(12_000);
  expect((await heights()).at(-1)).toBe(90);
});

test("a page that follows hears nothing more, and one that does not is left alone after half a minute", async ({ page, scripted }) => {
  await page.clock.install();
  const { card, heights, forget } = await listen(page, scripted);
  await page.clock.runFor(60_000);
  const repeated = await heights();
  expect(new Set(repeated)).toEqual(new Set([330]));
  expect(repeated.length).toBeGreaterThan(25);
  expect(repeated.length).toBeLessThan(35);

  await page.evaluate(() => (document.querySelector("iframe").style.height = "330px"));
  await page.clock.runFor(2_000);
  await forget();
  await page.clock.runFor(60_000);
  expect(await heights()).toEqual([]);

  // One that is obeyed and then undone is said anew, and a new one is as well.
  await page.evaluate(() => (document.querySelector("iframe").style.height = "200px"));
  await page.clock.runFor(60_000);
  expect((await heights()).length).toBeGreaterThan(25);
  await forget();
  await resize(card, 400);
  await page.clock.runFor(60_000);
  expect((await heights()).length).toBeGreaterThan(25);
});

test("a change is said when it happens, and not only when the timer comes", async ({ page, scripted }) => {
  await page.clock.install();
  const { card, heights } = await listen(page, scripted);
  await page.clock.pauseAt(Date.now() + 60_000);
  await resize(card, 512);
  await expect.poll(heights).toContain(512);
});

for (const [when, facts, said] of [["with facts", "KakaoTalk is down.", 330], ["without", "", 420]]) {
  test(`a host that adds to every height does not make the frame of a card ${when} grow without end`, async ({ page, scripted }) => {
    await page.clock.install();
    const { heights, say } = await listen(page, scripted, { facts, frame: `height="420"` });
    await page.evaluate(() =>
      addEventListener("message", ({ data }) => {
        if (data.type === "embed-size") document.querySelector("iframe").style.height = `${data.height + 20}px`;
      }),
    );
    await say({ sentinel: "amp", type: "frames-init" });
    await page.clock.runFor(8_000);
    expect(new Set(await heights())).toEqual(new Set([said]));
    expect(await page.locator("iframe").evaluate((frame) => frame.clientHeight)).toBe(said + 20);
  });
}

test("a frame that is not shown is told no height, and its own once it is shown", async ({ page, scripted }) => {
  await page.clock.install();
  const { heard, heights, say } = await listen(page, scripted, { around: " hidden", query: "?childId=card" });
  await say({ sentinel: "amp", type: "frames-init" });
  await page.clock.runFor(20_000);
  expect(await heard()).toEqual([]);
  await page.evaluate(() => (document.getElementById("around").hidden = false));
  await expect.poll(async () => (await heights()).at(-1)).toBe(330);
});

test("in a frame with a secret a link to the own host is followed by WordPress, and every other one by the browser", async ({ page, scripted }) => {
  const { card, origin, heard } = await listen(page, scripted, { hash: "#?secret=aB3dE5fG7h" });
  const links = async () => (await heard()).filter(({ message }) => message === "link");
  await card.evaluate(() => {
    globalThis.left = [];
    addEventListener("click", (event) => {
      globalThis.left.push([event.target.id, event.defaultPrevented]);
      event.preventDefault();
    });
  });
  const click = (id, options) => card.locator(`#${id}`).click(options);
  await click("inside");
  await expect.poll(links).toEqual([{ message: "link", value: `${origin}/methods/#limits`, secret: "aB3dE5fG7h" }]);
  await click("inside", { modifiers: ["Shift"] });
  await click("again");
  await click("outside");
  expect(await card.evaluate(() => globalThis.left)).toEqual([["inside", true], ["inside", false], ["again", false], ["outside", false]]);
  expect(await links()).toHaveLength(1);
});

test("without a secret no click is touched", async ({ page, scripted }) => {
  const { card, heard } = await listen(page, scripted);
  const isLeft = card.evaluate(
    () => new Promise((resolve) => addEventListener("click", (event) => {
      resolve(!event.defaultPrevented);
      event.preventDefault();
    })),
  );
  await card.locator("#inside").click();
  expect(await isLeft).toBe(true);
  expect((await heard()).filter(({ message }) => message)).toEqual([]);
});

/** Every question that the bridge would answer to the page around it. */
const QUESTIONS = [
  { sentinel: "amp", type: "frames-init" },
  { type: "iframe-child-init" },
  { type: "iframe-get-child-dimensions" },
  { message: "ready", secret: "aB3dE5fG7h" },
  "pymxPYMxcardxPYMxwidthxPYMx600",
  FIRST_OF_4,
  FIRST_OF_5,
  "[iFrameSizer]resize",
];

test("a frame beside the card, or one within it, is not answered and changes nothing", async ({ page, scripted, allow }) => {
  const asks = (target) => `<script>
    for (let time = 0; time < 20; time += 1) for (const question of ${JSON.stringify(QUESTIONS)}) ${target}.postMessage(question, "*");
    top.postMessage("asked", "*");
  </script>`;
  const strangers = await scripted({ "beside/": html(article(asks("parent.frames[0]"))), "within/": html(article(asks("parent"))) });
  allow.origin(strangers.origin);
  const { card, heard, forget, say } = await listen(page, scripted, { query: "?childId=card", hash: "#?secret=aB3dE5fG7h" });
  await page.evaluate(() => (document.querySelector("iframe").style.height = "330px"));
  await forget();
  const add = (address) => {
    const frame = document.createElement("iframe");
    Object.assign(frame, { title: "Stranger", src: address });
    frame.style.position = "absolute";
    document.body.append(frame);
  };
  await page.evaluate(add, `${strangers.place}beside/`);
  await card.evaluate(add, `${strangers.place}within/`);
  await expect.poll(async () => (await heard()).filter((message) => message === "asked").length).toBe(2);
  expect((await heard()).filter((message) => message !== "asked")).toEqual([]);
  await forget();
  await say({ sentinel: "amp", type: "frames-init" });
  await expect.poll(heard).not.toEqual([]);
  const said = JSON.stringify(await heard());
  expect(said, "nobody has been taken for a loader").not.toMatch(/iFrameSizer|iframe-resized/);
});

test("a page that says anything at all to the card breaks nothing and leads it nowhere", async ({ page, scripted }) => {
  const { address, card, heights, forget, say } = await listen(page, scripted, { query: "?childId=card", hash: "#?secret=aB3dE5fG7h" });
  const article = page.url();
  await page.evaluate(() => {
    const circle = {};
    circle.self = circle;
    const messages = [
      null, undefined, true, 0, -1, NaN, Infinity, 1e308, 2n ** 70n, "", "null", "x".repeat(2_000_000), [], [null], {}, circle,
      new Map([["type", "frames-init"]]), new Date(0), new Error("message"), /type/, new ArrayBuffer(1_000_000), new Array(1_000_000),
      JSON.parse(`{"__proto__": {"sentinel": "amp", "type": "frames-init", "message": "ready"}}`),
      JSON.parse(`{"constructor": {"prototype": {"polluted": true}}, "sentinel": {"toString": null}, "type": {"valueOf": 1}}`),
      { sentinel: "amp", type: "embed-size", height: 1 }, { sentinel: "amp", type: "navigate", url: "https://example.org/" },
      { "datawrapper-height": null }, { "datawrapper-height": { __proto__: null, x: 1e9 } }, { type: "height", height: 1e9 },
      { message: "link", value: "javascript:document.title = 'led'", secret: "aB3dE5fG7h" }, { message: "ready" }, { message: "ready", secret: {} },
      { type: "iframe-child-init", targetElementSelector: "]", bodyPadding: "9999px", bodyMargin: {} }, { type: "iframe-resized", height: 1e9 },
      "[iFrameSizer]", "[iFrameSizer]:::::::::::::::::", `[iFrameSizer]${":".repeat(1_000_000)}`, "[iFrameSizer]x:1:true", "[iFrameResizerChild]Ready",
      "[iFrameSizer]moveToAnchor:x", `[iFrameSizer]message:{"a":1}`, "[iFrameSizer]__proto__:8:true:false:32:true:true:null:x:null:null:0:false:parent:scroll:true",
      "pymxPYMxcardxPYMxnavigateToxPYMxhttps://example.org/", "pymxPYMxcardxPYMxnavigateToxPYMx#led", "pymxPYMxcardxPYMxwidthxPYMx1e999", "pymxPYMx.*xPYMxwidthxPYMx1",
      "pymxPYMxcardxPYMxviewport-iframe-positionxPYMxa b c", `{"src":"x","context":"iframe.resize","height":-1}`, "{", "javascript:document.title = 'led'",
    ];
    for (const message of messages) frames[0].postMessage(message, "*");
  });
  await say({ sentinel: "amp", type: "frames-init" });
  await resize(card, 400);
  await expect.poll(async () => (await heights()).at(-1)).toBe(400);
  const after = await card.evaluate(() => ({ title: document.title, padding: getComputedStyle(document.body).padding, polluted: {}.polluted ?? false }));
  expect(after).toEqual({ title: "Card", padding: "0px", polluted: false });
  expect(card.url()).toBe(address);
  expect(page.url()).toBe(article);
  await forget();
  await resize(card, 300);
  await expect.poll(async () => (await heights()).at(-1)).toBe(300);
});

test("ten thousand questions are not answered ten thousand times, and the height is right afterwards", async ({ page, scripted }) => {
  const { card, heights, forget } = await listen(page, scripted);
  await forget();
  const before = Date.now();
  await page.evaluate((questions) => {
    for (let time = 0; time < 10_000; time += 1) frames[0].postMessage(questions[time % questions.length], "*");
  }, QUESTIONS);
  await resize(card, 500);
  await expect.poll(async () => (await heights()).at(-1)).toBe(500);
  const seconds = Math.ceil((Date.now() - before) / 1_000) + 1;
  expect((await heights()).length).toBeLessThanOrEqual(seconds * 22);
});

test("an event that a script on the same origin has made up is not listened to", async ({ page, scripted }) => {
  const site = await scripted({ [CARD]: await card(), "": html(article(`${LISTENER}<iframe title="Card" height="330" style="border: 0" src="${CARD}"></iframe>`)) });
  await page.goto(site.place);
  const frame = await cardIn(page);
  const heard = () => page.evaluate(() => globalThis.heard);
  await expect.poll(heard).not.toEqual([]);
  await page.evaluate(() => {
    globalThis.heard.splice(0);
    const trap = new Proxy({}, { get: () => { throw new Error("read"); } });
    const inner = frames[0];
    for (const data of [trap, { sentinel: "amp", type: "frames-init" }]) inner.dispatchEvent(new inner.MessageEvent("message", { source: window, data }));
    const event = new inner.MessageEvent("message", { data: "" });
    Object.defineProperty(event, "source", { get: () => { throw new Error("read"); } });
    inner.dispatchEvent(event);
  });
  expect(await heard()).toEqual([]);
  await resize(frame, 400);
  await expect.poll(heard).toContainEqual({ sentinel: "amp", type: "embed-size", height: 400 });
});

test("a card that stands in no frame does nothing at all", async ({ page, scripted }) => {
  await page.clock.install();
  await page.addInitScript(() => {
    globalThis.done = [];
    for (const name of ["postMessage", "addEventListener", "setInterval"]) {
      const original = globalThis[name];
      globalThis[name] = (...words) => {
        // The tools of the test are in the page as well.
        if (new Error().stack.includes("/embed/")) globalThis.done.push(name);
        return original.apply(globalThis, words);
      };
    }
  });
  const cards = await scripted({ [CARD]: await card(), "": html(article(`<iframe title="Card" src="${CARD}"></iframe>`)) });
  await page.goto(`${cards.place}${CARD}`);
  await page.clock.runFor(5_000);
  expect(await page.evaluate(() => globalThis.done)).toEqual([]);
  // In a frame the same watch sees it work.
  await page.goto(cards.place);
  const frame = await cardIn(page);
  expect(await frame.evaluate(() => globalThis.done)).toContain("setInterval");
});
