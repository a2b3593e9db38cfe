// Takes the pictures of the documentation, of the release page in FOLDER.
// As a program: node script/lib/pictures.mjs FOLDER [PLACE] (PLACE: where they are written; docs/images unless it is named)

import path from "node:path";
import { chromium, expect } from "@playwright/test";
import { CHROMIUM } from "./chromium.mjs";
import { serve } from "./serve.mjs";

const IMAGES = path.resolve(import.meta.dirname, "../../docs/images");

const MOMENT = { board: "pangyo-2022", at: "2022-10-15T21:50:00+09:00", lang: "en" };

const CARD = { ...MOMENT, dark: "false" };

// A card is taken as an article has it, without what stands below it on a page of its own.
const PICTURES = [
  { name: "dashboard", folder: "", width: 1440, height: 1240, query: { ...MOMENT, dark: "false" } },
  { name: "embed", folder: "embed/", width: 360, height: 330, query: { ...CARD, services: "kakaotalk" }, of: "main" },
  { name: "embed-list", folder: "embed/", width: 360, height: 420, query: CARD, of: "main" },
  { name: "embed-headline", folder: "embed/", width: 360, height: 60, query: { ...CARD, services: "kakaotalk", layout: "headline" }, of: "main" },
  { name: "embed-timeline", folder: "embed/", width: 640, height: 300, query: { ...CARD, layout: "timeline" }, of: "main" },
  { name: "builder", folder: "builder/", width: 1440, height: 1000, query: { ...CARD, services: "kakaotalk" } },
  { name: "kiosk", folder: "kiosk/", width: 1920, height: 1080, query: MOMENT },
];

// A cold WebAssembly page on a busy small machine.
const LONGEST_WAIT_MS = 60_000;

/** Waits until all is there that a reader would wait for: facts, estimates, lanes, what stands below them, fonts. */
async function isComplete(page, name) {
  const patient = expect.configure({ timeout: LONGEST_WAIT_MS });
  await patient(page.locator("[data-facts]").first()).toHaveText(/\S/);
  // The box for a feed comes last.
  if (name === "dashboard") await patient(page.locator("#open-feed")).toBeAttached();
  await patient(page.locator(".awaited")).toHaveCount(0);
  // The frames of the previews have facts of their own, and grow to them.
  for (const frame of page.frames().slice(1)) {
    await patient(frame.locator("[data-facts]").first()).toHaveText(/\S/);
    await patient(frame.locator(".awaited")).toHaveCount(0);
  }
  await page.evaluate(() => document.fonts.ready);
}

const [folder, place = IMAGES] = process.argv.slice(2);
const server = await serve({ dir: folder, quality: 4 });
const browser = await chromium.launch(CHROMIUM);
try {
  for (const { name, folder, width, height, query, of } of PICTURES) {
    const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: of ? 2 : 1, locale: "en-GB", timezoneId: "Asia/Seoul", reducedMotion: "reduce" });
    await page.goto(`${server.url}${folder}?${new URLSearchParams(query)}`);
    await isComplete(page, name);
    const file = path.join(place, `${name}.png`);
    const taken = of ? page.locator(of) : page;
    await taken.screenshot({ path: file, animations: "disabled", caret: "hide" });
    console.log(`${file}: ${width} x ${height}`);
    await page.close();
  }
} finally {
  await browser.close();
  await server.close();
}
