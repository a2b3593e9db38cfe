// The loop of script/dev: builds one page and the worker for a developer, serves them, and builds them anew after every save.
// As a program: node script/lib/dev.mjs PAGE (PORT overrides port 8080)
//
// Not `trunk serve`: Trunk reloads a page by an inline script and a WebSocket, which the policy of the pages refuses, and it
// knows neither the worker nor the further modules. Here the page keeps the policy of the published one, so that a developer
// sees at once what it refuses. What is built lies in target/, from where nothing is published.

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, statSync, watch } from "node:fs";
import { mkdir, readFile, readdir, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { stripVTControlCharacters } from "node:util";
import { PAGES, WORKER, bundle, bundleBoot, bundleCharts, clean, fill, policyOf, workerEntry } from "./postbuild.mjs";
import { isProgram } from "./program.mjs";
import { serve } from "./serve.mjs";

const HERE = import.meta.dirname;
const ROOT = path.resolve(HERE, "../..");
const SERVED = path.join(ROOT, "target/dev");

// What a page is made of. Cargo.lock is not here, because cargo itself writes it.
const FOLDERS = ["src", "crates", "style", "public"];
const FILES = ["index.html", "build.rs", "Cargo.toml"];
// What editors leave beside a file that they write.
const SCRATCH = /^\.|~$/;
// An editor that saves everything writes several files.
const SETTLED_MS = 50;

const PLACEHOLDER = /^import \* as (\w+) from "__wasm_split_placeholder__";?$/gm;

/**
 * The glue of a module that still has its parts in it: here nobody waits for bytes, and the tool that cuts them off is not needed.
 * The macro imports for each part what loads it and what calls it, and exports what would be called.
 */
export function joinParts(glue) {
  const joined = glue.replace(PLACEHOLDER, "const $1 = parts;");
  if (joined === glue) return glue;
  return `const parts = new Proxy({}, {
  get: (_, name) => name.startsWith("__wasm_split_load_")
    ? (loaded, data) => wasm.__indirect_function_table.get(loaded)(data, 1)
    : (...values) => wasm[name.replace("00_import_", "00_export_")](...values),
});
${joined}`;
}

/**
 * Resolves when a file in one of the folders is changed, or one of the files of `root`. The folders are looked up anew each
 * time, because a recursive watch of Node.js loses those that come later.
 */
export function nextChange(root, { folders = FOLDERS, files = FILES } = {}) {
  return new Promise((resolve) => {
    const watchers = [];
    const listen = (folder, isMeant) => watchers.push(watch(folder, (_, name) => isMeant(String(name)) && stop()));
    const stop = () => {
      for (const watcher of watchers) watcher.close();
      resolve();
    };
    listen(root, (name) => files.includes(name));
    for (const folder of folders.flatMap((name) => withFolders(path.join(root, name)))) listen(folder, (name) => !SCRATCH.test(name));
  });
}

/** A folder and all that are in it. */
function withFolders(folder) {
  const inside = readdirSync(folder, { recursive: true }).map((name) => path.join(folder, name));
  return [folder, ...inside.filter((name) => statSync(name, { throwIfNoEntry: false })?.isDirectory())];
}

/** What a command had to say when it failed. It has stood in the terminal already. */
class Refusal extends Error {}

async function run(command, args) {
  const env = { ...process.env, CARGO_TERM_COLOR: process.stderr.isTTY ? "always" : "never" };
  const child = spawn(command, args, { cwd: ROOT, env, stdio: ["ignore", "inherit", "pipe"] });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text) => {
    process.stderr.write(text);
    said += text;
  });
  const code = await new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));
  if (code !== 0) throw new Refusal(stripVTControlCharacters(said));
}

const known = new Map();

/** Makes of a binary that is compiled a module and its glue, unless it is the one of the last time. */
async function bind(bin, ...options) {
  const compiled = path.join(ROOT, "target/wasm32-unknown-unknown/develop", `${bin}.wasm`);
  const hash = createHash("sha256").update(await readFile(compiled)).digest("hex");
  if (known.get(bin) === hash) return;
  await run("wasm-bindgen", ["--target", "web", "--debug", "--no-typescript", ...options, "--out-dir", SERVED, "--out-name", bin, compiled]);
  const glue = path.join(SERVED, `${bin}.js`);
  await writeFile(glue, joinParts(await readFile(glue, "utf8")));
  known.set(bin, hash);
}

const CARGO = ["--profile", "develop", "--target", "wasm32-unknown-unknown", "--bin"];

async function buildPage(bin) {
  // The table of functions is exported for the parts (joinParts): one of them is called by its place in it.
  await run("cargo", ["rustc", ...CARGO, bin, "--", "-C", "link-arg=--export-table"]);
  await Promise.all([bind(bin, "--keep-lld-exports"), buildWorker()]);
}

async function buildWorker() {
  await run("cargo", ["build", ...CARGO, WORKER]);
  await bind(WORKER);
}

const served = (name, content) => writeFile(path.join(SERVED, name), content);

/** Writes what is served beside the modules. `build` is the name by which the page knows whether it is the newest. */
async function writePage({ page, folder, bin, style, title, scheme, frames }, build) {
  await served("boot.js", await bundleBoot({ glue: `./${bin}.js`, wasm: `./${bin}_bg.wasm` }));
  await served("worker.js", workerEntry({ glue: `./${WORKER}.js`, wasm: `./${WORKER}_bg.wasm` }));
  await served("page.css", await bundle({ entryPoints: [path.join(ROOT, `style/${style}.css`)] }));
  const root = folder === "" ? "./" : "../";
  // Not wall.js, by which a wall reloads itself: here that is the loop's to do.
  const assets = `<link rel="stylesheet" href="${root}page.css">
    <script type="module" src="${root}reload.js"></script>
    <script type="module" src="${root}boot.js"></script>`;
  const names = { root, assets, worker: `${root}worker.js`, charts: `${root}charts.js` };
  const template = clean(await readFile(path.join(ROOT, "index.html"), "utf8"));
  await served(`${folder}index.html`, fill(template, { page, title, scheme, build, policy: policyOf({ frames }), ...names }));
}

/** Writes what no save changes, and a page that waits for the first build. */
async function prepare({ folder }) {
  await rm(SERVED, { recursive: true, force: true });
  await mkdir(path.join(SERVED, folder), { recursive: true });
  for (const name of await readdir(path.join(ROOT, "public"))) await symlink(path.join(ROOT, "public", name), path.join(SERVED, name));
  await served("charts.js", (await bundleCharts()).script);
  await served("reload.js", await readFile(path.join(HERE, "reload.js")));
  await served(`${folder}index.html`, '<!doctype html><title>Building</title><p>Building…<script type="module" src="/reload.js"></script>');
}

/** Tells the pages that are open what has become of the last build, and each that is opened later. */
function announcer() {
  const open = new Set();
  let last = "";
  return {
    listen(request, response) {
      response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
      response.write(last || ":\n\n");
      open.add(response);
      request.on("close", () => open.delete(response));
    },
    say(event, text) {
      last = `event: ${event}\ndata: ${JSON.stringify(text)}\n\n`;
      for (const response of open) response.write(last);
    },
  };
}

async function loop(page) {
  const { listen, say } = announcer();
  await prepare(page);
  const server = await serve({ dir: SERVED, port: Number(process.env.PORT ?? 8080), quality: 0, routes: { events: listen } });
  console.log(`The page ${page.page} will be at ${server.url}${page.folder} (Ctrl-C stops it)`);
  for (;;) {
    // Before the build reads anything: what is saved while it runs is built next.
    const change = nextChange(ROOT);
    const start = performance.now();
    try {
      await buildPage(page.bin);
      const build = String(Date.now());
      await writePage(page, build);
      say("built", build);
      console.log(`==> Built in ${((performance.now() - start) / 1000).toFixed(1)} s`);
    } catch (error) {
      if (!(error instanceof Refusal)) console.error(error);
      say("failed", error.message);
      console.log("==> Not built: the page shows why, and the next save is tried");
    }
    await change;
    await sleep(SETTLED_MS);
  }
}

if (isProgram(import.meta)) {
  const [name] = process.argv.slice(2);
  const page = PAGES.find(({ page }) => page === name);
  if (!page) {
    console.error(`usage: script/dev [${PAGES.map(({ page }) => page).join(" | ")}]`);
    process.exit(2);
  }
  await loop(page);
}
