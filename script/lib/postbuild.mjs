// Turns what Trunk staged into the files that are published: one real file per page, names by content, no inline script.
// Run by Trunk as its post_build hook, with TRUNK_SOURCE_DIR and TRUNK_STAGING_DIR set.

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { cutFaces, FOLDER as FACES } from "./faces.mjs";
import { bundledParts, licences, linkedParts, standardTexts } from "./licences.mjs";
import { bundleBridge, bundleLoader } from "./newsroom.mjs";
import { FEATURES, optimise, QUICK, SMALL } from "./optimise.mjs";
import { isProgram } from "./program.mjs";
import { forgetPaths, shortenImports, trapAtDeadEnds } from "./slim.mjs";
import { LINK, publishSplits } from "./splits.mjs";

// Each page has a module and a stylesheet of its own: an article on a bad network must not wait for the code of the
// dashboard. `folder` is the address below the place of publication, `bin` the binary of the root package, `style` a file
// in style/. A `split` page has further modules, which it fetches later by itself. A page with `first` is published with its facts
// in it: with these stylesheets inline, and the one named by `rest` behind them. A `framed` page tells the page around it how
// tall it is; one that `frames` shows pages of this site in frames. A page with a `face` may fetch the fonts of this site.
export const PAGES = [
  { page: "dashboard", folder: "", bin: "downboard-dashboard", style: "dashboard-first", title: "Downboard", scheme: "auto", split: true, first: ["first", "dashboard-first"], rest: "dashboard-later" },
  { page: "embed", folder: "embed/", bin: "downboard-embed", style: "embed-first", title: "Downboard: 기사에 넣는 카드 / Card", scheme: "auto", split: true, framed: true, first: ["first", "embed-first"], rest: "embed-later" },
  { page: "kiosk", folder: "kiosk/", bin: "downboard-kiosk", style: "kiosk", title: "Downboard: 대형 화면 / Wall display", scheme: "dark", split: true, recovers: true, first: ["first", "kiosk"], rest: "kiosk-face", face: true },
  { page: "builder", folder: "builder/", bin: "downboard-builder", style: "builder", title: "Downboard: 기사에 카드 넣기 / Embed a card", scheme: "auto", frames: true },
  { page: "open", folder: "open/", bin: "downboard-open", style: "open", title: "Downboard: 피드 열기 / Open a feed", scheme: "auto" },
  { page: "methods", folder: "methods/", bin: "downboard-methods", style: "methods", title: "Downboard: 추정 방법 / Methods", scheme: "auto" },
];

export const WORKER = "downboard-worker";

// The pages that are published with their facts in them, and what `downboard publish` makes them from.
const TEMPLATE = "published.html";
export const TEMPLATES = "templates.json";

// Plain names, by which pages and people refer to them: what an article loads to place cards, and the licences.
const LOADER = "embed.js";
export const LICENCES = "licences.txt";

// 'wasm-unsafe-eval' allows compiling WebAssembly and nothing else; data: is for the marks inlined into the stylesheet.
const policy = ({ scripts = [], styles = [], fonts = false, frames = false } = {}) => [
  "default-src 'none'",
  ["script-src 'self' 'wasm-unsafe-eval'", ...scripts].join(" "),
  ["style-src 'self'", ...styles].join(" "),
  "img-src 'self' data:",
  ...(fonts ? ["font-src 'self'"] : []),
  "connect-src 'self'",
  "worker-src 'self'",
  ...(frames ? ["frame-src 'self'"] : []),
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** The policy of a page as it is built, by what PAGES says of it. */
export const policyOf = ({ face, frames }) => policy({ fonts: face, frames });

/** The source by which a policy allows one inline script or stylesheet, and no other. */
const allowed = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

// The oldest browsers that run the module (reference types) and the stylesheets (nesting is lowered where it is missing).
const TARGET = ["es2022", "chrome109", "firefox115", "safari16"];

const HERE = path.dirname(fileURLToPath(import.meta.url));

const hash = (content) => createHash("sha256").update(content).digest("hex").slice(0, 12);

async function buildBundle(options) {
  return build({
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: TARGET,
    charset: "utf8",
    legalComments: "none",
    loader: { ".svg": "dataurl" },
    // Fonts are files of the site, beside the stylesheets.
    external: [`${FACES}/*`],
    logLevel: "warning",
    ...options,
  });
}

export async function bundle(options) {
  const { outputFiles } = await buildBundle(options);
  return Buffer.from(outputFiles[0].contents);
}

/** Writes `content` as `name-<hash>.ext` and gives that name. */
async function publish(staging, name, content) {
  const extension = path.extname(name);
  const published = `${path.basename(name, extension)}-${hash(content)}${extension}`;
  await writeFile(path.join(staging, published), content);
  return published;
}

/** Fills in the `%names%` of the template. */
export function fill(template, values) {
  const filled = template.replace(/(?:<!-- )?%([a-z]+)%(?: -->)?/g, (whole, name) => values[name] ?? whole);
  const left = filled.match(/%[a-z]+%/);
  if (left) throw new Error(`index.html asks for ${left[0]}, which no page provides`);
  return filled;
}

/** A page for frames: what it is about says the article around it, and every reader of that waits for its bytes. */
export const undescribed = (html) => html.replace(/\n\s*<meta name="description"[^>]*>/, "");

/** The template without Trunk's own links and without comments, which only its editors need. */
export function clean(template) {
  return template
    .replace(/<!--(?! %[a-z]+% -->)[\s\S]*?-->/g, "")
    .replace(/<link[^>]*\bdata-trunk\b[^>]*>/g, "")
    .replace(/\n\s*(?=\n)/g, "");
}

const run = promisify(execFile);

const isRelease = () => process.env.TRUNK_PROFILE !== "debug";
const profileOf = (bin) => (bin === WORKER ? "worker" : "release");

/**
 * Compiles binaries of the root package with the switches by which Trunk has compiled one of them: what is compiled already
 * is not compiled again. All at once, so that several cores link.
 */
async function compile({ source, bins }) {
  const cargo = ["build", "--target", "wasm32-unknown-unknown", "--offline", "--locked", ...bins.flatMap((bin) => ["--bin", bin])];
  await run("cargo", isRelease() ? [...cargo, "--profile", profileOf(bins[0])] : cargo, { cwd: source });
}

/** Makes of a binary that is compiled a folder with its modules and their glue. */
async function buildModule({ source, bin, split }) {
  const release = isRelease();
  const output = await mkdtemp(path.join(tmpdir(), `${bin}-`));
  let built = path.join(source, "target/wasm32-unknown-unknown", release ? profileOf(bin) : "debug", `${bin}.wasm`);
  if (split) {
    // Before wasm-bindgen, which throws the relocations away.
    await run("wasm-split-cli", [built, output, "--target", "web", "--out-name", bin]);
    built = path.join(output, `${bin}.wasm`);
  }
  // Further modules share the memory and the table of the first, which lld exports.
  const shared = split ? ["--keep-lld-exports"] : [];
  await run("wasm-bindgen", ["--target", "web", "--no-typescript", ...shared, "--out-dir", output, "--out-name", bin, built]);
  if (split) await rm(built);
  const first = path.join(output, `${bin}_bg.wasm`);
  if (release) await writeFile(first, trapAtDeadEnds(await readFile(first)));
  await dropUnused({ output, bin });
  if (release) await slim({ output, bin, first });
  return output;
}

/** Optimises the modules of a binary, and takes out of them what only weighs. */
async function slim({ output, bin, first }) {
  const level = bin === WORKER ? QUICK : SMALL;
  for (const name of await readdir(output)) {
    if (!name.endsWith(".wasm")) continue;
    const module = path.join(output, name);
    await optimise(module, module, level);
    await writeFile(module, forgetPaths(await readFile(module)));
  }
  const glueFile = path.join(output, `${bin}.js`);
  const [wasm, glue] = [await readFile(first), await readFile(glueFile, "utf8")];
  const shortened = shortenImports({ wasm, glue, from: `./${bin}_bg.js` });
  await writeFile(first, shortened.wasm);
  await writeFile(glueFile, shortened.glue);
}

// The classes by which a page would hand streams of its own to the browser. Leptos brings them along for calls to a server,
// which no page makes; wasm-bindgen exports them all the same.
const STREAMS = /export class (IntoUnderlying\w+) \{\n[\s\S]*?\n\}\nif \(Symbol\.dispose\)[^\n]*\n/g;
const REGISTRIES = /const IntoUnderlying\w+Finalization = [\s\S]*?;\n/g;

/** Takes out of a module what no script calls, and out of its glue what nobody uses. */
async function dropUnused({ output, bin }) {
  const [glue, module] = [path.join(output, `${bin}.js`), path.join(output, `${bin}_bg.wasm`)];
  const slim = (await readFile(glue, "utf8")).replace(STREAMS, "").replace(REGISTRIES, "");
  if (slim.includes("IntoUnderlying")) throw new Error(`the glue of ${bin} is not as wasm-bindgen used to write it`);
  await writeFile(glue, slim);
  const loader = await readFile(path.join(output, LINK), "utf8").catch(() => "");
  const exported = WebAssembly.Module.exports(new WebAssembly.Module(await readFile(module)));
  const names = exported.map(({ name }) => name);
  const isUsed = (name) => new RegExp(`(?<![\\w$])${name.replaceAll("$", "\\$")}(?![\\w$])`).test(slim + loader);
  const graph = [
    { name: "scripts", root: true, reaches: names.filter(isUsed).map((name) => `export ${name}`) },
    ...names.map((name) => ({ name: `export ${name}`, export: name })),
  ];
  const file = path.join(output, "exports.json");
  await writeFile(file, JSON.stringify(graph));
  await run("wasm-metadce", [module, "--graph-file", file, ...FEATURES, "-o", module]);
  await rm(file);
}

/** What starts the worker: a worker reports to its page what it throws, but not a promise that fails. */
export const workerEntry = ({ glue, wasm }) => `import start from ${JSON.stringify(glue)};
addEventListener("unhandledrejection", ({ reason }) => reportError(reason));
start({ module_or_path: new URL(${JSON.stringify(wasm)}, import.meta.url) });`;

/** What starts a page with the glue and the module of these addresses. */
export const bundleBoot = ({ glue, wasm }) =>
  bundle({
    entryPoints: [path.join(HERE, "boot.js")],
    // The glue is a file of its own: it changes with the app, and a failure to fetch it must be caught.
    external: ["./downboard*"],
    define: { GLUE: JSON.stringify(glue), WASM: JSON.stringify(wasm) },
  });

/** What draws the curve of the dashboard, and the files that something in it is from. */
export async function bundleCharts() {
  const { outputFiles, metafile } = await buildBundle({
    entryPoints: [path.join(HERE, "charts.mjs")],
    format: "iife",
    define: { "process.env.NODE_ENV": '"production"' },
    banner: { js: `/* Apache ECharts, ZRender and tslib: ${LICENCES} */` },
    metafile: true,
  });
  const [{ inputs }] = Object.values(metafile.outputs);
  const used = Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  return { script: Buffer.from(outputFiles[0].contents), inputs: used.map(([name]) => name) };
}

/** Publishes the worker that fetches the feeds of live boards. No page loads it before it has shown its board. */
async function publishWorker({ source, staging, build }) {
  const built = await build({ source, bin: WORKER });
  const wasm = await publish(staging, `${WORKER}.wasm`, await readFile(path.join(built, `${WORKER}_bg.wasm`)));
  const entry = workerEntry({ glue: `./${WORKER}.js`, wasm: `./${wasm}` });
  const script = await bundle({ stdin: { contents: entry, resolveDir: built } });
  const name = await publish(staging, `${WORKER}.js`, script);
  await rm(built, { recursive: true });
  return { name, wasm };
}

/** Every part by others that is published: in a module, or from one of the files `inputs` in a bundle. */
async function publishedParts({ source, inputs }) {
  return [...(await linkedParts({ source })), ...(await bundledParts({ source, inputs }))];
}

/** A stylesheet or a script as it stands in a page. Markup that would end it there is refused, and so is what a browser would ask for from another folder. */
function inlined(text) {
  const inline = text.toString("utf8").trim();
  if (/<\/(?:style|script)|url\((?!"?(?:#|data:))/i.test(inline)) throw new Error("what stands inline ends its element or names a file");
  return inline;
}

/**
 * The template of a page that is published with its facts in it. Only the %names% that a build knows are filled in; what it
 * fetches is named from the root of the site.
 */
async function publishedTemplate({ source, template, first, framed, face, names, later, values }) {
  const imports = first.map((name) => `@import "./${name}.css";`).join("\n");
  const css = inlined(await bundle({ stdin: { contents: imports, resolveDir: path.join(source, "style"), loader: "css" } }));
  const own = await bundle({ entryPoints: [path.join(HERE, "first.js")], format: "iife" });
  // Whoever frames the page asks for its height as soon as it is loaded, which may be before any file of ours is.
  const inline = [...(framed ? [await bundleBridge()] : []), own].map(inlined);
  const scripts = inline.map((text) => `<script>${text}</script>`).join("\n    ");
  // Without these parts the app does not take over: it asks for them only once its first module runs.
  const awaited = later.filter((name) => /-(?:estimate|lanes|shared)-[0-9a-f]{12}\.wasm$/.test(name)).map((name) => preload(`{{root}}${name}`));
  const assets = [...laterStyles("{{root}}", names), ...scriptsOf("{{root}}", names), ...awaited].join("\n    ");
  const allowing = policy({ scripts: inline.map(allowed), styles: [allowed(css)], fonts: face });
  return fill(template, { ...values, css, scripts, assets, policy: allowing });
}

/** What every page says of itself outside its app, in the words of index.html. */
function noticesOf(template) {
  const notices = template.match(/<div id="failed"[\s\S]*<div id="newer"[\s\S]*?<\/div>/);
  if (notices === null) throw new Error("index.html has no notices");
  return notices[0];
}

/** What fetches and starts the module of a page. */
const scriptsOf = (root, names) => [
  `<script type="module" src="${root}${names.boot}"></script>`,
  ...(names.wall ? [`<script type="module" src="${root}${names.wall}"></script>`] : []),
  `<link rel="modulepreload" href="${root}${names.glue}">`,
  preload(`${root}${names.wasm}`),
];

/** What styles the rest of a page. Nobody waits for what is only printed; boot.js makes it that of the screen as well. */
const laterStyles = (root, names) => (names.rest ? [`<link rel="stylesheet" media="print" data-later href="${root}${names.rest}">`] : []);

/** Fetches a module ahead. crossorigin must be as in the glue's fetch(), or it is fetched twice. */
const preload = (address) => `<link rel="preload" as="fetch" type="application/wasm" crossorigin href="${address}">`;

/** Publishes what one page needs, and gives the names. */
async function publishPage({ source, staging, built, bin, style, split, recovers, framed, rest: restOf }) {
  const later = split ? await publishSplits({ built, bin, publish: (name, content) => publish(staging, name, content) }) : [];
  const wasm = await publish(staging, `${bin}.wasm`, await readFile(path.join(built, `${bin}_bg.wasm`)));
  const glue = await publish(staging, `${bin}.js`, await bundle({ entryPoints: [path.join(built, `${bin}.js`)] }));
  const sheet = await bundle({ entryPoints: [path.join(source, `style/${style}.css`)] });
  const css = await publish(staging, `${style}.css`, sheet);
  const boot = await publish(staging, "boot.js", await bundleBoot({ glue: `./${glue}`, wasm: `./${wasm}` }));
  const rest = restOf && (await publish(staging, `${restOf}.css`, await bundle({ entryPoints: [path.join(source, `style/${restOf}.css`)] })));
  const wall = recovers && (await publish(staging, "wall.js", await bundle({ entryPoints: [path.join(HERE, "wall.js")] })));
  const bridge = framed && (await publish(staging, "bridge.js", await bundleBridge()));
  return { wasm, glue, css, boot, ...(bridge && { bridge }), ...(wall && { wall }), ...(rest && { rest }), later };
}

export async function postbuild({ source, staging, build = buildModule, parts = publishedParts, faces = cutFaces }) {
  const staged = (name) => path.join(staging, name);
  const template = clean(await readFile(path.join(source, "index.html"), "utf8"));
  const worker = await publishWorker({ source, staging, build });
  const { script, inputs } = await bundleCharts();
  const charts = await publish(staging, "charts.js", script);
  const files = [...Object.values(worker), charts];
  const pages = [];
  const allBuilt = await Promise.all(PAGES.map(({ bin, split }) => build({ source, bin, split })));
  for (const [index, settings] of PAGES.entries()) {
    const built = allBuilt[index];
    const { later, ...names } = await publishPage({ source, staging, built, ...settings });
    await rm(built, { recursive: true });
    files.push(...Object.values(names), ...later);
    pages.push({ ...settings, names, later });
  }
  files.sort();
  const buildName = hash(files.join());
  const published = clean(await readFile(path.join(HERE, TEMPLATE), "utf8"));
  const templates = {};
  for (const { page, folder, title, scheme, names, later, first, framed, face, frames } of pages) {
    if (first) {
      const values = { page, scheme, build: buildName, worker: worker.name, charts, notices: noticesOf(template) };
      templates[page] = await publishedTemplate({ source, template: published, first, framed, face, names, later, values });
    }
    const root = folder === "" ? "./" : "../".repeat(folder.split("/").length - 1);
    const bridge = names.bridge ? [`<script async src="${root}${names.bridge}"></script>`] : [];
    const styles = [`<link rel="stylesheet" href="${root}${names.css}">`, ...laterStyles(root, names)];
    const assets = [...styles, ...bridge, ...scriptsOf(root, names)].join("\n    ");
    const values = { page, title, scheme, root, assets, build: buildName, policy: policyOf({ face, frames }) };
    const addresses = { worker: `${root}${worker.name}`, charts: `${root}${charts}` };
    await mkdir(staged(folder), { recursive: true });
    const html = fill(template, { ...values, ...addresses });
    await writeFile(staged(`${folder}index.html`), framed ? undescribed(html) : html);
  }
  await writeFile(staged(LOADER), await bundleLoader());
  await writeFile(staged(TEMPLATES), `${JSON.stringify(templates)}\n`);
  const whole = await faces({ source, folder: staged(FACES) });
  await writeFile(staged(LICENCES), licences(await parts({ source, inputs: [...inputs, ...whole] }), await standardTexts(source)));
  // What Trunk made of the binary that it compiles.
  const trunks = PAGES[0].bin;
  for (const left of [`${trunks}.js`, `${trunks}_bg.wasm`, `${trunks}.d.ts`, `${trunks}_bg.wasm.d.ts`, "snippets"]) {
    await rm(staged(left), { recursive: true, force: true });
  }

  const manifest = await readFile(path.join(source, "Cargo.toml"), "utf8");
  const version = manifest.match(/^version = "(.+)"$/m)?.[1];
  if (version === undefined) throw new Error("Cargo.toml names no version");
  await writeFile(staged("version.json"), `${JSON.stringify({ version, build: buildName, files })}\n`);
}

if (isProgram(import.meta)) {
  const { TRUNK_SOURCE_DIR: source, TRUNK_STAGING_DIR: staging } = process.env;
  if (!source || !staging) throw new Error("run by Trunk, which sets TRUNK_SOURCE_DIR and TRUNK_STAGING_DIR");
  await compile({ source, bins: PAGES.map(({ bin }) => bin) });
  await compile({ source, bins: [WORKER] });
  await postbuild({ source, staging });
}
