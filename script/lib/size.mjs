// Weighs what stands between a reader and the first facts, which is the HTML of a published page; and what the app of each page
// needs to start: the HTML and every file of ours that it names. Raw and as brotli 11.
// As a program: node script/lib/size.mjs FOLDER SITE [--check]; SITE is what is published of FOLDER, --check ends with the
// counts that script/test adds up.

import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { PAGES } from "./postbuild.mjs";
import { isProgram } from "./program.mjs";

// In bytes of brotli 11: on a train's 1.6 Mbit/s, 200,000 B are one second. What they are spent on stands in docs/DESIGN.md.
// A published page is read before anything else is there: all that it needs is in its HTML.
export const FIRST_BUDGETS = { embed: 7_000, boards: 24_000 };
export const BUDGETS = { dashboard: 225_000, embed: 170_000, builder: 140_000 };
// A word that only the decoders of foreign feeds know. The page that opens a feed carries them; no other first load may.
const WORD_OF_FEEDS = "incident_updates";
const READS_FEEDS = ["open"];

const brotli = (content) =>
  brotliCompressSync(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  }).length;

/** The published pages in a folder of a site, at every depth: each with its size in bytes of brotli and its budget. */
export async function weighPublished(site, folder) {
  const names = await readdir(path.join(site, folder), { recursive: true });
  const pages = names.filter((name) => name.includes(path.sep) && path.basename(name) === "index.html").sort();
  const weighed = pages.map(async (name) => {
    const html = await readFile(path.join(site, folder, name));
    return { name: path.join(folder, name), raw: html.length, brotli: brotli(html), budget: FIRST_BUDGETS[folder] };
  });
  return Promise.all(weighed);
}

/** The files that the app of a page fetches before it can show a fact; the icon is fetched at its leisure. */
export function firstLoad(html) {
  const names = new Set();
  for (const [tag] of html.matchAll(/<(?:link|script)\b[^>]*>/g)) {
    const address = tag.match(/\b(?:href|src)="([^"]+)"/)?.[1];
    const loads = tag.startsWith("<script") || /\brel="(?:stylesheet|modulepreload|preload)"/.test(tag);
    // What styles the rest of the page is waited for by nobody.
    if (address && loads && !tag.includes("data-later")) names.add(address);
  }
  return [...names];
}

/** One entry per page: its files with sizes in bytes, their sums, and the budget where there is one. */
export async function weigh(dist) {
  const known = new Map();
  async function weighFile(file) {
    if (!known.has(file)) {
      const content = await readFile(file);
      known.set(file, { name: path.relative(dist, file), raw: content.length, brotli: brotli(content), readsFeeds: content.includes(WORD_OF_FEEDS) });
    }
    return known.get(file);
  }
  return Promise.all(
    PAGES.map(async ({ page, folder }) => {
      const html = path.join(dist, folder, "index.html");
      const addresses = firstLoad(await readFile(html, "utf8"));
      const names = [html, ...addresses.map((address) => path.join(dist, folder, address))];
      const files = [];
      for (const name of names) files.push(await weighFile(name));
      const sum = (key) => files.reduce((total, file) => total + file[key], 0);
      return { page, files, raw: sum("raw"), brotli: sum("brotli"), budget: BUDGETS[page], readsFeeds: files.some(({ readsFeeds }) => readsFeeds) };
    }),
  );
}

export function table(pages) {
  const number = (value) => value.toLocaleString("en").padStart(11);
  const lines = [];
  for (const { page, files, raw, brotli: compressed, budget } of pages) {
    lines.push(`${page.padEnd(32)}${"raw B".padStart(11)}${"brotli B".padStart(11)}`);
    for (const file of files) lines.push(`  ${file.name.padEnd(30)}${number(file.raw)}${number(file.brotli)}`);
    const verdict = budget === undefined ? "" : `  of ${budget.toLocaleString("en")}${compressed > budget ? ", OVER BUDGET" : ""}`;
    lines.push(`  ${"sum".padEnd(30)}${number(raw)}${number(compressed)}${verdict}`, "");
  }
  return lines.join("\n");
}

if (isProgram(import.meta)) {
  const [dist, site, option] = process.argv.slice(2);
  const pages = await weigh(path.resolve(dist));
  console.log(table(pages));
  const published = (await Promise.all(Object.keys(FIRST_BUDGETS).map((folder) => weighPublished(path.resolve(site), folder)))).flat();
  console.log(`${"first facts, published".padEnd(42)}${"raw B".padStart(11)}${"brotli B".padStart(11)}`);
  for (const folder of Object.keys(FIRST_BUDGETS)) {
    const [largest] = published.filter(({ name }) => name.startsWith(folder)).sort((one, other) => other.brotli - one.brotli);
    if (largest === undefined) throw new Error(`${site} has no published page in ${folder}/`);
    const [raw, compressed] = [largest.raw, largest.brotli].map((value) => value.toLocaleString("en").padStart(11));
    console.log(`  ${largest.name.padEnd(40)}${raw}${compressed}  of ${largest.budget.toLocaleString("en")}`);
  }
  if (option === "--check") {
    const budgeted = [...pages.filter(({ budget }) => budget !== undefined), ...published];
    const over = budgeted.filter(({ brotli: compressed, budget }) => compressed > budget);
    for (const { name, page, brotli: compressed, budget } of over) console.log(`${name ?? page}: ${compressed} B of ${budget}`);
    const astray = pages.filter(({ page, readsFeeds }) => readsFeeds !== READS_FEEDS.includes(page));
    for (const { page } of astray) console.log(`${page}: the decoders of foreign feeds are in the wrong first load`);
    const failed = over.length + astray.length;
    console.log(`# pass ${budgeted.length + pages.length - failed}\n# fail ${failed}`);
    process.exitCode = failed > 0 ? 1 : 0;
  }
}
