// The page on which a newsroom puts a card together: what is chosen, how it looks in frames, and what is copied.

import { article, html } from "./newsroom.mjs";
import { expect, FACTS, test } from "./fixtures.mjs";

const BOARD = "pangyo-2022";
const ONE = `builder/?board=${BOARD}&services=kakaotalk&lang=en`;
const WIDTHS = [300, 360, 640];

const group = (page, name) => page.getByRole("group", { name });
const radio = (page, of, name) => group(page, of).getByRole("radio", { name });
const service = (page, name) => group(page, "Services").getByRole("checkbox", { name, exact: true });
const preview = (page, width) => page.getByTitle(`Preview, ${width} px wide`);
const inside = (page, width) => page.frameLocator(`iframe[title="Preview, ${width} px wide"]`);
const code = (page, name) => page.getByRole("textbox", { name, exact: true });
const copyOf = (page, name) => page.getByRole("button", { name: `Copy ${name}` });
/** One way to paste a card, with its field or the sentence in the place of it. */
const way = (page, name) => page.getByRole("region", { name: "Code to paste" }).locator(":scope > div").filter({ has: page.getByRole("heading", { name, exact: true }) });
const query = (page) => Object.fromEntries(new URL(page.url()).searchParams);

/** Presses a button. Right after the page has scrolled, Chromium may still send a click to the frame that was there before. */
async function press(button) {
  await button.scrollIntoViewIfNeeded();
  await button.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await button.click();
}

/** Opens the page and waits until there is a card to look at. */
async function open(page, address) {
  await page.goto(address);
  await expect(page.getByRole("textbox", { name: /^(?:iframe|Plain frame)$/ })).toBeVisible();
}

/** Serves the published site as if it had been published at its address, and gives that. What needs it is not there. */
async function publishedAtItsAddress(page, published) {
  const site = await published();
  await page.route(`${site}builder/**`, async (route) => {
    const response = await route.fetch();
    const built = await response.text();
    await route.fulfill({ response, body: built.replace(' data-base=""', ` data-base="${site}"`) });
  });
  return site;
}

/** The addresses of the previews, each once. */
const previewed = (page) => page.locator("iframe").evaluateAll((all) => [...new Set(all.map((frame) => frame.getAttribute("src")))]);

/** How far a preview is from the height of what it holds. */
async function distance(page, width, title = `Preview, ${width} px wide`) {
  const [given, needed] = await Promise.all([
    page.getByTitle(title).evaluate((frame) => frame.clientHeight),
    page.frameLocator(`iframe[title="${title}"]`).locator("html").evaluate((root) => Math.ceil(root.getBoundingClientRect().height)),
  ]);
  return Math.abs(given - needed);
}

test("an address presets everything, and what is chosen goes into it", async ({ page, published }) => {
  const site = await published();
  const asked = { board: BOARD, at: "2022-10-16T08:00:00+09:00", services: "kakao-t,kakaotalk", layout: "list", lang: "en", dark: "true" };
  await open(page, `${site}builder/?${new URLSearchParams(asked)}`);
  await expect(page).toHaveTitle("Embed a card · Downboard");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Embed a card");
  await expect(page.getByRole("combobox", { name: "Board" })).toHaveValue(BOARD);
  await expect(service(page, "KakaoTalk")).toBeChecked();
  await expect(service(page, "Kakao T")).toBeChecked();
  await expect(group(page, "Services").getByRole("checkbox", { checked: true })).toHaveCount(2);
  for (const [of, name] of [["Layout", "List"], ["Language of the card", "English"], ["Colours", "Dark"], ["Moment", "Fixed"]]) {
    await expect(radio(page, of, name), name).toBeChecked();
  }
  await expect(page.getByLabel("Date and time (KST)")).toHaveValue("2022-10-16T08:00");
  expect(query(page)).toEqual(asked);
  const card = "at=2022-10-16T08%3A00%3A00%2B09%3A00&services=kakao-t%2Ckakaotalk&layout=list&lang=en&dark=true";
  expect(await previewed(page)).toEqual([`../embed/${BOARD}/?${card}`]);

  const entries = await page.evaluate(() => history.length);
  await radio(page, "Layout", "Automatic").check();
  await radio(page, "Colours", "Match the reader’s device").check();
  await radio(page, "Moment", /^Board’s default moment/).check();
  await service(page, "Kakao T").uncheck();
  await expect.poll(() => query(page)).toEqual({ board: BOARD, services: "kakaotalk", lang: "en" });
  await expect.poll(() => previewed(page)).toEqual([`../embed/${BOARD}/kakaotalk/?lang=en`]);
  expect(await page.evaluate(() => history.length), "the way back leads to where the editor came from").toBe(entries);

  await page.reload();
  await expect(service(page, "KakaoTalk")).toBeChecked();
  await expect(page.getByLabel("Date and time (KST)")).toBeDisabled();
});

test("services stand in the order in which they are chosen, in the previews and in every code", async ({ page, published }) => {
  const site = await published();
  await open(page, `${site}builder/?board=${BOARD}&lang=en`);
  await expect(code(page, "Plain frame")).toHaveValue(new RegExp(`src="${site}embed/${BOARD}/\\?lang=en"`));
  await service(page, "Kakao T").check();
  await service(page, "KakaoTalk").check();
  await expect.poll(() => previewed(page)).toEqual([`../embed/${BOARD}/?services=kakao-t%2Ckakaotalk&lang=en`]);
  await expect(code(page, "Plain frame")).toHaveValue(new RegExp(`src="${site}embed/${BOARD}/\\?services=kakao-t%2Ckakaotalk&amp;lang=en"`));
  await expect(code(page, "Script")).toHaveValue(/<div data-downboard data-board="pangyo-2022" data-services="kakao-t,kakaotalk" data-lang="en" style="min-height:420px">/);
  for (const name of ["WordPress", "oEmbed address", "Text address"]) {
    await expect(way(page, name)).toContainText("Only for a card of one service, or with none chosen.");
    await expect(code(page, name)).toHaveCount(0);
  }
  await expect(inside(page, 360).getByRole("main")).toContainText("KakaoTalk");
});

test("a fixed moment is in every code, with its plus sign as it has to be", async ({ page, published }) => {
  const site = await published();
  await open(page, `${site}${ONE}`);
  const field = page.getByLabel("Date and time (KST)");
  await expect(field).toBeDisabled();
  await radio(page, "Moment", "Fixed").check();
  await expect(field).toHaveValue("2022-10-15T21:50");
  await field.fill("2022-10-16T01:30");
  await field.blur();
  await expect.poll(() => query(page).at).toBe("2022-10-16T01:30:00+09:00");
  await expect(code(page, "Plain frame")).toHaveValue(/\?at=2022-10-16T01%3A30%3A00%2B09%3A00&amp;lang=en"/);
  await expect(code(page, "Script")).toHaveValue(/ data-at="2022-10-16T01:30:00\+09:00"/);
  await expect(code(page, "AMP")).toHaveValue(/%2B09%3A00/);
  await expect(way(page, "WordPress")).toContainText("and no fixed moment");
  await expect(inside(page, 640).getByText(/16 Oct 2022, 01:30/).first()).toBeVisible();
});

test("a moment that cannot be used is named, and the card stays as it was", async ({ page, published }) => {
  const site = await published();
  await open(page, `${site}${ONE}`);
  await radio(page, "Moment", "Fixed").check();
  await expect.poll(() => query(page).at).toBe("2022-10-15T21:50:00+09:00");
  const field = page.getByLabel("Date and time (KST)");
  const alert = group(page, "Moment").getByRole("alert");
  await expect(alert).toHaveText("");
  for (const [text, said] of [["", "Enter both a date and a time."], ["2031-01-01T00:00", /^The board covers .* 2022, .* to .* 2022, /]]) {
    await field.fill(text);
    await field.blur();
    await expect(alert).toHaveText(said);
    await expect(field).toHaveAttribute("aria-invalid", "true");
    expect(query(page).at).toBe("2022-10-15T21:50:00+09:00");
  }
  await field.fill("2022-10-16T01:30");
  await field.blur();
  await expect(alert).toHaveText("");
  await expect(field).toHaveAttribute("aria-invalid", "false");
  await expect.poll(() => query(page).at).toBe("2022-10-16T01:30:00+09:00");
});

test("what an address asks for and is not there is named", async ({ page, published }) => {
  const site = await published();
  await open(page, `${site}builder/?board=${BOARD}&services=kakaotalk,nonsense&layout=grid&at=yesterday&dark=yes&lang=en`);
  const notes = page.getByRole("status", { name: "Notes" });
  for (const bad of ["services=‘nonsense’", "layout=‘grid’", "at=‘yesterday’", "dark=‘yes’"]) await expect(notes).toContainText(bad);
  await expect(notes.getByRole("listitem")).toHaveCount(4);
  await expect(service(page, "KakaoTalk")).toBeChecked();

  await open(page, `${site}builder/?board=atlantis&services=kakaotalk&at=2031-01-01T00:00:00Z&lang=en`);
  await expect(notes.getByRole("listitem")).toHaveCount(1);
  await expect(notes).toContainText("board=‘atlantis’");
  await expect(page.getByRole("combobox", { name: "Board" })).toHaveValue(BOARD);
  await expect(group(page, "Services").getByRole("checkbox", { checked: true })).toHaveCount(0);

  await open(page, `${site}builder/?board=${BOARD}&at=2031-01-01T00:00:00Z&lang=en`);
  await expect(notes).toContainText("at=‘2031-01-01T09:00:00+09:00’");
  await expect(radio(page, "Moment", /^Board’s default moment/)).toBeChecked();
});

test("the previews are real cards as high as what they hold, and the plain frame has the height at 360 px", async ({ page, published }) => {
  const site = await published();
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, `${site}${ONE}`);
  for (const width of WIDTHS) {
    await expect(preview(page, width)).toHaveAttribute("sandbox", "allow-scripts");
    await expect(inside(page, width).locator(FACTS).first()).toContainText("KakaoTalk");
    await expect.poll(() => distance(page, width), `${width} px`).toBeLessThanOrEqual(2);
    expect(await preview(page, width).evaluate((frame) => frame.clientWidth)).toBe(width);
  }
  const pasted = async () => Number((await code(page, "Plain frame").inputValue()).match(/ height="(\d+)"/)[1]);
  const given = () => preview(page, 360).evaluate((frame) => frame.clientHeight);
  await expect.poll(async () => Math.abs((await pasted()) - (await given()))).toBeLessThanOrEqual(1);
  await expect(code(page, "AMP")).toHaveValue(new RegExp(` height="${await pasted()}"`));
});

test("a frame is not loaded again while its address stays the same", async ({ page, context, published }) => {
  const site = await published();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, `${site}${ONE}`);
  await expect(inside(page, 360).locator(FACTS).first()).toContainText("KakaoTalk");
  const root = inside(page, 360).locator("html");
  await root.evaluate(() => (globalThis.marked = true));
  await radio(page, "Layout", "Automatic").check();
  await press(copyOf(page, "Plain frame"));
  await expect(page.getByText("Copied.")).toBeVisible();
  expect(await root.evaluate(() => globalThis.marked)).toBe(true);
  await radio(page, "Layout", "List").check();
  await expect(preview(page, 360)).toHaveAttribute("src", /layout=list/);
  await expect(inside(page, 360).locator(FACTS).first()).toHaveText(/\S/);
  expect(await root.evaluate(() => globalThis.marked)).toBeUndefined();
});

test("what others say of a height is not heard, nor what is none", async ({ page, published }) => {
  const site = await published();
  await open(page, `${site}${ONE}`);
  await expect(inside(page, 360).locator(FACTS).first()).toContainText("KakaoTalk");
  // The card says its own height again before long: what counts is which heights its frame ever had.
  for (const width of WIDTHS) {
    await preview(page, width).evaluate((frame, width) => {
      const had = ((globalThis.had ??= {})[width] = []);
      new MutationObserver(() => had.push(frame.parentElement.style.height)).observe(frame.parentElement, { attributeFilter: ["style"] });
    }, width);
  }
  await page.evaluate(() => postMessage({ sentinel: "amp", type: "embed-size", height: 9_000 }, "*"));
  await inside(page, 360).locator("html").evaluate(() => {
    for (const height of [9_000.5, "9000", 20_000, 3, null]) parent.postMessage({ sentinel: "amp", type: "embed-size", height }, "*");
    parent.postMessage({ sentinel: "amp", type: "other", height: 9_000 }, "*");
    parent.postMessage({ sentinel: "other", type: "embed-size", height: 9_000 }, "*");
    parent.postMessage({ sentinel: "amp", type: "embed-size", height: 777 }, "*");
  });
  const had = () => page.evaluate(() => globalThis.had);
  await expect.poll(async () => (await had())[360]).toContain("777px");
  const { 300: narrow, 360: phone, 640: wide } = await had();
  for (const height of ["9000px", "20000px", "3px"]) expect(phone).not.toContain(height);
  for (const others of [narrow, wide]) expect(others).not.toContain("777px");
});

test("each code is copied by its button, which says so", async ({ page, context, published }) => {
  const site = await publishedAtItsAddress(page, published);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, `${site}builder/?board=${BOARD}&services=kakaotalk&lang=ko`);
  const pasted = page.getByRole("region", { name: "붙여 넣을 코드" });
  // Until then the code may still learn the height of its card.
  await expect(page.frameLocator("iframe").nth(1).getByRole("definition").first()).toBeVisible();
  await expect.poll(() => distance(page, 360, "너비 360픽셀 미리 보기")).toBeLessThanOrEqual(2);
  const names = ["iframe", "스크립트", "워드프레스", "AMP", "oEmbed 주소", "텍스트 주소"];
  for (const name of names) {
    const field = pasted.getByRole("textbox", { name, exact: true });
    await press(pasted.getByRole("button", { name: `복사 ${name}`, exact: true }));
    await expect(pasted.getByRole("status").filter({ hasText: "복사했습니다." })).toHaveCount(1);
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(await field.inputValue());
  }
  await expect(pasted.getByRole("textbox", { name: "워드프레스" })).toHaveValue(`${site}embed/${BOARD}/kakaotalk/?lang=ko`);
  await expect(pasted.getByRole("textbox", { name: "oEmbed 주소" })).toHaveValue(`${site}embed/${BOARD}/kakaotalk/oembed.json`);
  await expect(pasted.getByRole("textbox", { name: "텍스트 주소" })).toHaveValue(`${site}embed/${BOARD}/kakaotalk/text.html`);
  const text = await page.request.get(`${site}embed/${BOARD}/kakaotalk/text.html`);
  expect(text.status(), "the address that is copied is there").toBe(200);
  await expect(pasted.getByRole("textbox", { name: "iframe", exact: true })).toHaveValue(/^<iframe title="카카오톡: 장애와 대체 서비스"\n/);
});

for (const [name, refuse] of [
  ["refuses", () => globalThis.Clipboard && (Clipboard.prototype.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError")))],
  ["has none", () => Object.defineProperty(Navigator.prototype, "clipboard", { value: undefined })],
]) {
  test(`where the clipboard ${name}, the code is selected and the page says that it can be copied by hand`, async ({ page, published }) => {
    await page.addInitScript(refuse);
    await open(page, `${await published()}${ONE}`);
    await press(copyOf(page, "Script"));
    await expect(way(page, "Script").getByRole("status")).toContainText("copy it by hand");
    await expect(code(page, "Script")).toBeFocused();
    const selected = await code(page, "Script").evaluate((field) => field.value.slice(field.selectionStart, field.selectionEnd));
    expect(selected).toBe(await code(page, "Script").inputValue());
  });
}

test("a card is chosen and copied with the keyboard alone", async ({ page, context, published }) => {
  const site = await published();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, `${site}builder/?board=${BOARD}&lang=en`);
  /** Goes on from control to control until this one has the focus. */
  const tabTo = async (target) => {
    for (let step = 0; step < 150; step += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`nobody reaches ${target}`);
  };
  await tabTo(page.getByRole("link", { name: "Back to the board" }));
  await tabTo(page.getByRole("combobox", { name: "Board" }));
  await tabTo(service(page, "KakaoTalk"));
  await page.keyboard.press("Space");
  await expect(service(page, "KakaoTalk")).toBeChecked();
  await tabTo(radio(page, "Layout", "Automatic"));
  for (const name of ["Card", "List", "Headline"]) {
    await page.keyboard.press("ArrowDown");
    await expect(radio(page, "Layout", name)).toBeChecked();
  }
  await expect.poll(() => previewed(page)).toEqual([`../embed/${BOARD}/kakaotalk/?layout=headline&lang=en`]);
  await tabTo(copyOf(page, "Plain frame"));
  await page.keyboard.press("Enter");
  await expect(way(page, "Plain frame").getByRole("status")).toHaveText("Copied.");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(`${site}embed/${BOARD}/kakaotalk/?layout=headline&amp;lang=en`);
});

for (const name of ["Plain frame", "Script"]) {
  test(`what is copied as "${name}" is a card in an article on another origin`, async ({ page, published, scripted }) => {
    const site = await published();
    await open(page, `${site}${ONE}`);
    await expect(inside(page, 360).locator(FACTS).first()).toContainText("KakaoTalk");
    await expect.poll(() => distance(page, 360)).toBeLessThanOrEqual(2);
    const pasted = await code(page, name).inputValue();
    const host = await scripted({ "": html(article(`<div id="column">${pasted}</div>`)) });
    await page.goto(host.place);
    const frame = page.locator("iframe");
    await expect(page.frameLocator("iframe").getByRole("heading", { level: 1 })).toHaveText("KakaoTalk has been down for 6 h 20 min.");
    expect(await frame.evaluate((frame) => Math.abs(frame.getBoundingClientRect().width - document.getElementById("column").clientWidth))).toBeLessThanOrEqual(1);
    const attributes = await frame.evaluate((frame) => [frame.title !== "", frame.getAttribute("sandbox")]);
    expect(attributes).toEqual([true, "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox"]);
  });
}

test("a site that was only built has cards by their query, which the script follows as well", async ({ page, site }) => {
  await open(page, ONE);
  expect(await previewed(page)).toEqual([`../embed/?board=${BOARD}&services=kakaotalk&lang=en`]);
  const address = `${site}/embed/?board=${BOARD}&amp;services=kakaotalk&amp;lang=en`;
  for (const name of ["Plain frame", "Script"]) expect(await code(page, name).inputValue()).toContain(`src="${address}"`);
  expect(await code(page, "Script").inputValue()).toContain(`<script async src="${site}/embed.js"></script>`);
  for (const name of ["WordPress", "oEmbed address", "Text address"]) await expect(way(page, name)).toContainText("Only for boards that were published");
});

test("a card in the other language of its board is not promised to WordPress", async ({ page, published }) => {
  const site = await publishedAtItsAddress(page, published);
  await open(page, `${site}${ONE}`);
  await expect(way(page, "WordPress")).toContainText("WordPress takes only the card in the board’s first language");
  await expect(code(page, "Text address")).toHaveValue(`${site}embed/${BOARD}/kakaotalk/text.en.html`);
  await radio(page, "Language of the card", "한국어").check();
  await expect(code(page, "WordPress")).toHaveValue(`${site}embed/${BOARD}/kakaotalk/?lang=ko`);
  await expect(page.locator("html"), "the page goes on in its own language").toHaveAttribute("lang", "en");
});

test("a site that does not know its address has the text of a card and no oEmbed", async ({ page, published }) => {
  await open(page, `${await published()}builder/?board=${BOARD}&lang=ko`);
  const pasted = page.getByRole("region", { name: "붙여 넣을 코드" });
  await expect(pasted.getByText("--base-url")).toHaveCount(2);
  for (const name of ["워드프레스", "oEmbed 주소"]) await expect(pasted.getByRole("textbox", { name })).toHaveCount(0);
  await expect(pasted.getByRole("textbox", { name: "텍스트 주소" })).toHaveValue(/\/text\.html$/);
});

test("another board has its own services, its own zone and a link of its own", async ({ page, published }) => {
  const site = await published();
  await open(page, `${site}${ONE}`);
  await expect(page.getByText("needs allow-same-origin")).toHaveCount(0);
  await page.getByRole("combobox", { name: "Board" }).focus();
  await page.getByRole("combobox", { name: "Board" }).selectOption("selftest");
  await expect(service(page, "KakaoTalk")).toHaveCount(0);
  await expect.poll(() => query(page)).toEqual({ board: "selftest", lang: "en" });
  await expect(page.getByRole("combobox", { name: "Board" })).toBeFocused();
  await expect(radio(page, "Moment", "Live")).toBeChecked();
  await expect(page.getByText("needs allow-same-origin")).toBeVisible();
  await expect(page.getByRole("link", { name: "Back to the board" })).toHaveAttribute("href", "../boards/selftest/?lang=en");
  await expect(code(page, "Plain frame")).toHaveValue(new RegExp(`${site}embed/selftest/\\?lang=en`));
});

test("a board that cannot be had is told of, with a way to try again and to another board", async ({ page, serving, allow }) => {
  allow.consoleError(/board\.json/);
  const answers = { [`boards/${BOARD}/board.json`]: { status: 500, body: "" } };
  const place = await serving(answers);
  await page.goto(`${place}builder/?lang=en`);
  const alert = page.getByRole("alert").filter({ hasText: "cannot be opened" });
  await expect(alert).toContainText("board.json");
  await expect(page.locator("iframe")).toHaveCount(0);
  delete answers[`boards/${BOARD}/board.json`];
  await alert.getByRole("link", { name: "Try again" }).click();
  await expect(code(page, "Plain frame")).toBeVisible();
});

test("without the list of boards there is nothing to choose, and the page says so", async ({ page, serving, allow }) => {
  allow.consoleError(/index\.json/);
  await page.goto(`${await serving({ "boards/index.json": { status: 404, body: "" } })}builder/?lang=en`);
  await expect(page.getByRole("alert").filter({ hasText: "cannot be opened" })).toContainText("index.json");
  await expect(page.getByText("Loading…").filter({ visible: true })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Try again" })).toBeVisible();
});

for (const lang of ["ko", "en"]) {
  for (const dark of ["false", "true"]) {
    test(`axe finds nothing on it in ${lang}, dark=${dark}`, async ({ page, published, axe }) => {
      await open(page, `${await published()}builder/?board=${BOARD}&services=kakaotalk&lang=${lang}&dark=${dark}`);
      const prepare = async (copy) => {
        await expect(copy.locator("iframe")).toHaveCount(3);
        await expect(copy.frameLocator("iframe").first().locator(FACTS).first()).toHaveText(/\S/);
        await expect(copy.getByRole("textbox").first()).toBeVisible();
      };
      expect(await axe(page, { prepare, documents: 4 })).toEqual([]);
    });
  }
}

for (const [width, height] of [[390, 844], [1440, 900]]) {
  for (const lang of ["ko", "en"]) {
    test(`at ${width} px in ${lang} nothing is wider than the page`, async ({ page, published }) => {
      await page.setViewportSize({ width, height });
      await open(page, `${await published()}builder/?board=${BOARD}&services=kakaotalk&lang=${lang}`);
      await expect(page.locator("iframe")).toHaveCount(3);
      const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
      expect(scrollWidth).toBe(clientWidth);
      const over = await page.locator("main *").evaluateAll((all, right) =>
        all.filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > right + 0.5).map((element) => element.outerHTML.slice(0, 120)),
        clientWidth,
      );
      expect(over).toEqual([]);
    });
  }
}
