// An hour of a wall beside feeds that change every minute, in some seconds: what it shows is what they say, and it holds on to no
// more at the end than after ten minutes. `script/bench soak` is a week of the same.

import { CHROMIUM } from "../script/lib/chromium.mjs";
import { FEEDS } from "./made-feeds.mjs";
import { expect, test } from "./fixtures.mjs";
import { ARGS, HOUR, MINUTE, START, deployed, growth, openWall, siteOf, withoutReloads } from "./soak.mjs";

test.use({
  launchOptions: { ...CHROMIUM, args: [...CHROMIUM.args, ...ARGS] },
  viewport: { width: 1920, height: 1080 },
  // It turns.
  contextOptions: { reducedMotion: "no-preference" },
});

const ALL = Array.from({ length: FEEDS }, (_, feed) => feed);
const OUTAGE = { kind: "gone", from: START + 20 * MINUTE, to: START + 32 * MINUTE, feeds: ALL };

test("an hour of a wall with an outage of its feeds shows what they say, and leaks nothing", async ({ page, scripted }) => {
  const outages = [OUTAGE];
  const { place } = await scripted({ ...(await siteOf({ outages })), ...withoutReloads() });
  const wall = await openWall(page, { place, outages });
  await wall.live(START + 10 * MINUTE);
  const before = await wall.read();
  await wall.live(START + HOUR);
  expect(growth(before, await wall.read())).toEqual([]);
  expect(wall.faults).toEqual([]);
  expect(wall.reloads).toEqual([]);
});

test("a wall that is opened while its feeds fail says so only until they are read", async ({ page, scripted }) => {
  const outages = [{ ...OUTAGE, from: START - MINUTE, to: START + 4 * MINUTE }];
  const { place } = await scripted({ ...(await siteOf({ outages })), ...withoutReloads() });
  const wall = await openWall(page, { place, outages });
  const notes = page.locator(".wall-notes .notes");
  await wall.live(START + 2 * MINUTE);
  await expect(notes).toContainText("f0.json");
  await wall.live(START + 20 * MINUTE);
  expect(wall.faults).toEqual([]);
  await expect(notes).toHaveCount(0);
});

test("an hour of a wall with a new build of its site shows what the feeds say, and is of that build in the end", async ({ page, scripted }) => {
  const answers = await siteOf({ outages: [] });
  const { place } = await scripted(answers);
  const wall = await openWall(page, { place, outages: [] });
  await wall.live(START + 20 * MINUTE);
  const build = "000000000001";
  Object.assign(answers, deployed(build));
  await wall.live(START + HOUR);
  expect(wall.faults).toEqual([]);
  expect(wall.builds).toEqual([build]);
  // It asks for the newest about every two minutes.
  expect(wall.reloads[0]).toBeLessThan(START + 24 * MINUTE);
});
