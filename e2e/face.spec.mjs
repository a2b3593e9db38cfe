// A machine without a Korean font, as a bare Debian or a Raspberry Pi is: the wall brings one, and nobody else fetches it.

import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import subsetFont from "subset-font";
import { FAMILY, nameOf, WHOLE } from "../script/lib/faces.mjs";
import { renamed } from "../script/lib/sfnt.mjs";
import { expect, open, test } from "./fixtures.mjs";

const run = promisify(execFile);

const LATIN = "Latin Of The Test";
const BOTH = [400, 700].map((weight) => `faces/${nameOf(weight, "woff2")}`);

/** The wall as it is built, and that of a board as it is published. */
const WALLS = ["kiosk/", "kiosk/pangyo-2022/"];

/** A font of the letters that every machine has, alone in a folder, and the settings by which a browser knows no other. */
async function onlyLatin(folder) {
  const fonts = path.join(folder, "fonts");
  await mkdir(fonts);
  const letters = Array.from({ length: 0x180 - 0x20 }, (_, index) => String.fromCodePoint(0x20 + index)).join("");
  const font = await subsetFont(await readFile(WHOLE[0].file), letters, { targetFormat: "sfnt" });
  await writeFile(path.join(fonts, "latin.ttf"), renamed(font, new Map([[1, LATIN], [4, LATIN], [6, LATIN.replaceAll(" ", "")], [16, LATIN]])));
  const file = path.join(folder, "fonts.conf");
  await writeFile(file, `<?xml version="1.0"?>\n<fontconfig><dir>${fonts}</dir><cachedir>${path.join(folder, "cache")}</cachedir></fontconfig>\n`);
  return file;
}

/** The same tests in a browser that has one font, and that without Hangul. */
const bare = test.extend({
  launchOptions: [
    async ({ launchOptions }, use) => {
      const folder = await mkdtemp(path.join(tmpdir(), "downboard-fonts-"));
      await use({ ...launchOptions, env: { ...process.env, FONTCONFIG_FILE: await onlyLatin(folder) } });
      await rm(folder, { recursive: true });
    },
    { scope: "worker" },
  ],
});

/** The fonts that a page fetches, from now on, by where they are below a place. */
function fetchedFonts(page, place) {
  const names = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "font") names.push(`${response.url().replace(place, "")}: ${response.status()}`);
  });
  return names;
}

/**
 * The pieces of text of a page that hold Hangul and are in sight: each with how many of its characters are Hangul and how many
 * are not, and how many are drawn with our face and with others.
 */
async function drawn(page) {
  const client = await page.context().newCDPSession(page);
  for (const domain of ["DOM", "CSS"]) await client.send(`${domain}.enable`);
  await client.send("DOM.getDocument");
  const { result } = await client.send("Runtime.evaluate", {
    expression: `(() => {
      const walker = document.createTreeWalker(document.getElementById("app"), NodeFilter.SHOW_TEXT);
      const found = [];
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        if (/\\p{Script=Hangul}/u.test(node.data) && node.parentElement.checkVisibility()) found.push(node);
      }
      return found;
    })()`,
  });
  const { result: nodes } = await client.send("Runtime.getProperties", { objectId: result.objectId, ownProperties: true });
  const pieces = [];
  for (const { name, value } of nodes) {
    // The list has a length too.
    if (!/^\d+$/.test(name)) continue;
    const { nodeId } = await client.send("DOM.requestNode", { objectId: value.objectId });
    const { node } = await client.send("DOM.describeNode", { nodeId });
    const { fonts } = await client.send("CSS.getPlatformFontsForNode", { nodeId });
    const isOurs = ({ familyName, isCustomFont }) => familyName === FAMILY && isCustomFont;
    const count = (some) => some.reduce((sum, { glyphCount }) => sum + glyphCount, 0);
    const hangul = node.nodeValue.match(/\p{Script=Hangul}/gu).length;
    const [ours, others] = [count(fonts.filter(isOurs)), count(fonts.filter((font) => !isOurs(font)))];
    pieces.push({ text: node.nodeValue, hangul, rest: [...node.nodeValue].length - hangul, ours, others });
  }
  await client.detach();
  return pieces;
}

/** Expects something of all pieces of text, once the wall stands: a piece that it replaces meanwhile cannot be looked at. */
const expectOfAll = (page, check) =>
  expect(async () => {
    const pieces = await drawn(page);
    expect(pieces.length).toBeGreaterThan(10);
    expect(pieces.filter((piece) => !check(piece))).toEqual([]);
  }).toPass({ timeout: 15_000 });

const states = (page) => page.evaluate(() => [...document.fonts].map(({ family, weight, status }) => `${family.replaceAll('"', "")} ${weight} ${status}`));

async function openWall(page, wall, site, published) {
  const place = wall === "kiosk/" ? `${site}/` : await published();
  const fetched = fetchedFonts(page, place);
  await open(page, `${place}${wall}`, { lang: "ko" });
  // The app has taken the place of the facts that a published page comes with.
  await expect(page.locator("html")).not.toHaveAttribute("data-first");
  await expect(page.locator("link[data-later]")).toHaveJSProperty("media", "all");
  await expect.poll(async () => (await states(page)).length).toBe(2);
  return fetched;
}

for (const wall of WALLS) {
  bare(`where no font has Hangul, ${wall} fetches both weights of its own and draws all Hangul with them`, async ({ page, site, published }) => {
    const fetched = await openWall(page, wall, site, published);
    await expect.poll(() => fetched.toSorted()).toEqual(BOTH.map((name) => `${name}: 200`));
    await expect.poll(() => states(page)).toEqual([`${FAMILY} 400 loaded`, `${FAMILY} 700 loaded`]);
    // The first letter of a piece is not counted where it has a style of its own.
    await expectOfAll(page, ({ hangul, rest, ours, others }) => ours >= hangul - 1 && others <= rest);
  });

  test(`where an installed font has Hangul, ${wall} fetches none`, async ({ page, site, published }) => {
    const { stdout } = await run("fc-list", [":lang=ko", "family"]).catch(() => ({ stdout: "" }));
    test.skip(!/Apple SD Gothic Neo|Pretendard|Noto Sans (?:CJK )?KR|Malgun Gothic/.test(stdout), "this machine has no Korean font that the stylesheets name");
    const fetched = await openWall(page, wall, site, published);
    await expectOfAll(page, ({ ours }) => ours === 0);
    expect(await states(page)).toEqual([`${FAMILY} 400 unloaded`, `${FAMILY} 700 unloaded`]);
    expect(fetched).toEqual([]);
  });
}
