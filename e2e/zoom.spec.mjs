// How much time the lanes show: by buttons, keys, wheel, drag and two fingers, and in the address.

import { expect, open, test } from "./fixtures.mjs";

const EVENING = "2022-10-15T21:50:00+09:00";
const HOUR = 3_600_000;
const WHOLE = [Date.parse("2022-10-15T12:00:00+09:00"), Date.parse("2022-10-21T00:00:00+09:00")];

const timelines = (page) => page.getByRole("region", { name: "Timelines" });
const bar = (page) => timelines(page).getByRole("group", { name: "Time shown" });
const button = (page, name) => bar(page).getByRole("button", { name, exact: true });
const slider = (page) => timelines(page).getByRole("slider", { name: "Moment" });
const addressed = (page) => ["from", "to"].map((name) => Date.parse(new URL(page.url()).searchParams.get(name)));

/** What is shown, in milliseconds: the ends of the slider are those of the axis. */
const shown = (page) => slider(page).evaluate(({ min, max }) => [Number(min) * 60_000, Number(max) * 60_000]);
const hours = async (page) => {
  const [from, to] = await shown(page);
  return (to - from) / HOUR;
};

/** The instant at a place of the axis, in milliseconds. */
async function instantAt(page, x) {
  const axis = await page.locator(".lanes .axis").boundingBox();
  const [from, to] = await shown(page);
  return from + ((x - axis.x) / axis.width) * (to - from);
}

/** Where the axis is, and a place below it among the lanes: a share of the axis from its left edge. */
async function among(page, share) {
  const lane = page.locator(".lane-row .lane-chart").nth(3);
  await lane.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await lane.boundingBox();
  return { x: x + width * share, y: y + height / 2, width };
}

test("a board of the past opens on what its moment is about, and one key shows the whole", async ({ page }) => {
  await open(page, "", { lang: "en", at: EVENING });
  expect(await hours(page)).toBeCloseTo(8.28, 1);
  await expect(bar(page)).toContainText("Sat 15 Oct 2022, 14:18–22:35");
  expect(new URL(page.url()).searchParams.has("from"), "nobody has chosen anything").toBe(false);
  await slider(page).focus();
  await page.keyboard.press("0");
  expect(await shown(page)).toEqual(WHOLE);
  await expect(button(page, "Whole period")).toHaveAttribute("aria-pressed", "true");
  await expect.poll(() => addressed(page)).toEqual(WHOLE);
  await button(page, "Up to this moment").click();
  await expect(bar(page)).toContainText("14:18–22:35");
});

test("a link that asks for a span without a moment shows that span", async ({ page }) => {
  const asked = ["2022-10-16T20:00:00+09:00", "2022-10-17T08:00:00+09:00"];
  await open(page, "", { lang: "en", from: asked[0], to: asked[1] });
  expect(await shown(page)).toEqual(asked.map((at) => Date.parse(at)));
});

test("every key has a button that does the same", async ({ page }) => {
  await open(page, "", { lang: "en", at: EVENING });
  for (const [key, name] of [["+", "Zoom in"], ["-", "Zoom out"], ["Shift+ArrowLeft", "Earlier"], ["Shift+ArrowRight", "Later"], ["0", "Whole period"]]) {
    await button(page, "6 hours").click();
    const begun = await shown(page);
    await slider(page).focus();
    await page.keyboard.press(key);
    const byKey = await shown(page);
    expect(byKey, key).not.toEqual(begun);
    await button(page, "6 hours").click();
    // Around the moment, wherever that stands: the same length has come back.
    expect(await hours(page)).toBe(6);
    await page.reload();
    await open(page, page.url());
    await button(page, "6 hours").click();
    await button(page, name).click();
    const [one, other] = [byKey, await shown(page)].map(([from, to]) => to - from);
    expect(other, name).toBe(one);
  }
});

test("keys are for what is written where something is written", async ({ page }) => {
  await open(page, "", { lang: "en", at: EVENING });
  const before = await shown(page);
  await timelines(page).getByRole("button", { name: /^KakaoTalk/ }).focus();
  await page.keyboard.press("Control+0");
  await page.keyboard.press("Alt+ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  expect(await shown(page)).toEqual(before);
  await page.keyboard.press("+");
  expect(await shown(page)).not.toEqual(before);
});

test("what is shown is in the address, and a link shows the same again", async ({ page, context }) => {
  await open(page, "", { lang: "en", at: EVENING });
  await button(page, "1 hour").click();
  await expect.poll(() => addressed(page).every(Number.isFinite)).toBe(true);
  const [from, to] = addressed(page);
  expect(to - from).toBe(HOUR);
  expect(from).toBeLessThan(Date.parse(EVENING));
  const again = await context.newPage();
  await open(again, page.url());
  expect(await again.getByRole("main").innerText()).toBe(await page.getByRole("main").innerText());
  // Other pages show no part, and the other language does.
  await expect(page.getByRole("link", { name: "Wall display" })).not.toHaveAttribute("href", /from=/);
  await expect(page.getByRole("link", { name: "한국어" })).toHaveAttribute("href", /from=.*to=/);
});

for (const [query, said] of [
  [{ from: "yesterday" }, /from=‘yesterday’/],
  [{ to: "2022-10-15T21:50:00" }, /to=‘2022-10-15T21:50:00’/],
  [{ from: "2023-01-01T00:00:00Z" }, /covers Sat 15 Oct 2022 to Fri 21 Oct 2022/],
  [{ from: "2022-10-16T00:00:00Z", to: "2022-10-15T12:00:00Z" }, /covers Sat 15 Oct 2022 to Fri 21 Oct 2022/],
]) {
  test(`an address that asks for ${JSON.stringify(query)} is told so`, async ({ page }) => {
    await open(page, "", { lang: "en", at: EVENING, ...query });
    await expect(page.getByRole("main").getByText(said).first()).toBeVisible();
    expect(await hours(page), "it opens as without").toBeCloseTo(8.28, 1);
  });
}

test("one end in the address is enough, and no more is shown than there is", async ({ page }) => {
  await open(page, "", { lang: "en", at: EVENING, from: "2022-10-15T15:00:00+09:00" });
  expect(await shown(page)).toEqual([Date.parse("2022-10-15T15:00:00+09:00"), WHOLE[1]]);
  await open(page, "", { lang: "en", at: EVENING, from: "1999-10-15T15:00:00Z", to: "2022-10-16T00:00:00+09:00" });
  expect(await shown(page)).toEqual([WHOLE[0], Date.parse("2022-10-16T00:00:00+09:00")]);
});

test("a wheel scrolls the page, and with the control key keeps the instant under the pointer", async ({ page }) => {
  await open(page, "", { lang: "en", at: EVENING });
  const place = await among(page, 0.3);
  await page.mouse.move(place.x, place.y);
  const [before, instant] = [await hours(page), await instantAt(page, place.x)];
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -240);
  await expect.poll(() => hours(page)).toBeLessThan(before / 1.9);
  expect(Math.abs((await instantAt(page, place.x)) - instant), "within the minutes that the slider tells").toBeLessThan(90_000);
  await page.mouse.wheel(0, 240);
  await expect.poll(() => hours(page)).toBeGreaterThan(before * 0.9);
  await page.keyboard.up("Control");
  const scrolled = await page.evaluate(() => scrollY);
  const held = await shown(page);
  await page.mouse.wheel(0, 200);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(scrolled);
  expect(await shown(page)).toEqual(held);
});

test("a drag moves what is shown, and the address follows without an entry in the history", async ({ page }) => {
  await open(page, "", { lang: "en", at: EVENING });
  const entries = await page.evaluate(() => history.length);
  await button(page, "1 hour").click();
  const place = await among(page, 0.2);
  const instant = await instantAt(page, place.x);
  await page.mouse.move(place.x, place.y);
  await page.mouse.down();
  await page.mouse.move(place.x + place.width / 4, place.y, { steps: 4 });
  await page.mouse.up();
  expect(Math.abs((await instantAt(page, place.x + place.width / 4)) - instant)).toBeLessThan(90_000);
  expect(await hours(page)).toBe(1);
  await expect.poll(async () => Math.abs(addressed(page)[0] - (await shown(page))[0])).toBeLessThan(60_000);
  expect(await page.evaluate(() => history.length)).toBe(entries);
  // Let go of, it is held no more.
  const moved = await shown(page);
  await page.mouse.move(place.x, place.y);
  expect(await shown(page)).toEqual(moved);
});

test.describe("by touch", () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test("two fingers keep what is under them", async ({ page }) => {
    await open(page, "", { lang: "en", at: EVENING });
    const [left, right] = [await among(page, 0.4), await among(page, 0.6)];
    const instants = [await instantAt(page, left.x), await instantAt(page, right.x)];
    const client = await page.context().newCDPSession(page);
    const touch = (type, ...places) => client.send("Input.dispatchTouchEvent", { type, touchPoints: places.map(([x, y], id) => ({ x, y, id })) });
    await touch("touchStart", [left.x, left.y], [right.x, right.y]);
    const spread = left.width * 0.2;
    for (const part of [0.5, 1]) await touch("touchMove", [left.x - spread * part, left.y], [right.x + spread * part, right.y]);
    await touch("touchEnd");
    const after = [await instantAt(page, left.x - spread), await instantAt(page, right.x + spread)];
    for (const [index, instant] of instants.entries()) expect(Math.abs(after[index] - instant)).toBeLessThan(120_000);
    expect(await hours(page)).toBeLessThan(3.5);
  });
});

test("the strip of the whole period moves, resizes and draws what is shown", async ({ page }) => {
  await open(page, "", { lang: "en", at: EVENING });
  const strip = page.locator(".overview-frame");
  await strip.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await strip.boundingBox();
  const placeOf = (at) => x + ((at - WHOLE[0]) / (WHOLE[1] - WHOLE[0])) * width;
  const drag = async (from, to) => {
    await page.mouse.move(from, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(to, y + height / 2, { steps: 3 });
    await page.mouse.up();
  };
  const near = (one, other) => Math.abs(one - other) < (2 / width) * (WHOLE[1] - WHOLE[0]);
  const [from, to] = await shown(page);
  await drag((placeOf(from) + placeOf(to)) / 2, (placeOf(from) + placeOf(to)) / 2 + width / 4);
  const moved = await shown(page);
  expect(near(moved[0] - from, (WHOLE[1] - WHOLE[0]) / 4)).toBe(true);
  expect(Math.abs(moved[1] - moved[0] - (to - from)), "as long as before").toBeLessThanOrEqual(60_000);
  await drag(placeOf(moved[1]), x + width * 0.75);
  const resized = await shown(page);
  expect(resized[0]).toBe(moved[0]);
  expect(near(resized[1], WHOLE[0] + 0.75 * (WHOLE[1] - WHOLE[0]))).toBe(true);
  await drag(x + width * 0.9, x + width * 0.8);
  const drawn = await shown(page);
  for (const [index, share] of [0.8, 0.9].entries()) expect(near(drawn[index], WHOLE[0] + share * (WHOLE[1] - WHOLE[0]))).toBe(true);
  // A click alone draws nothing.
  await page.mouse.click(x + width * 0.5, y + height / 2);
  expect(await shown(page)).toEqual(drawn);
});

test("a replay keeps its moment in what is shown", async ({ page }) => {
  await open(page, "", { lang: "en", at: EVENING });
  const flag = page.locator(".lanes .axis-flag");
  for (let step = 0; step < 12; step += 1) {
    await page.getByRole("button", { name: "Next change" }).click();
    await expect(flag).toBeVisible();
    const [from, to] = await shown(page);
    const at = await slider(page).evaluate(({ value }) => Number(value) * 60_000);
    expect(at).toBeGreaterThanOrEqual(from);
    expect(at).toBeLessThanOrEqual(to);
  }
  // Whoever looks elsewhere sees no flag, and it comes back with the next step.
  await button(page, "1 hour").click();
  for (let step = 0; step < 8; step += 1) await button(page, "Earlier").click();
  await expect(flag).toBeHidden();
  await page.getByRole("button", { name: "Next change" }).click();
  await expect(flag).toBeVisible();
});

for (const width of [390, 1440]) {
  test(`at ${width} px slider, lanes and curve have the same edges and the same moment`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await open(page, "", { lang: "en", at: EVENING });
    await page.locator(".reach-curve").scrollIntoViewIfNeeded();
    await expect(page.locator(".curve-moment")).toBeAttached();
    const place = (selector) => page.locator(selector).first().evaluate((each) => (({ left, right }) => [left, right])(each.getBoundingClientRect()));
    const [left, right] = await place(".lanes .axis");
    for (const selector of [".lane-row .lane-chart", ".curve-place"]) {
      const edges = await place(selector);
      expect(Math.abs(edges[0] - left), selector).toBeLessThan(1);
      expect(Math.abs(edges[1] - right), selector).toBeLessThan(1);
    }
    // The thumb of a slider is within it: half of one stands out on either side.
    const track = await place(".moment-slider");
    expect(Math.abs(left - track[0] - (track[1] - right))).toBeLessThan(1);
    const middle = async (selector) => (([from, to]) => (from + to) / 2)(await place(selector));
    await expect.poll(async () => Math.abs((await middle(".curve-moment")) - (await middle(".lanes .moment-line")))).toBeLessThan(1.5);
  });
}
