import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { FAMILY, FOLDER as FACES, nameOf } from "./faces.mjs";
import { bundledParts } from "./licences.mjs";
import { PAGES, policyOf, postbuild, TEMPLATES, undescribed } from "./postbuild.mjs";
import { firstLoad, weigh, weighPublished } from "./size.mjs";

const CHECKOUT = path.resolve(import.meta.dirname, "../..");

let folder;

// As wasm-split-cli writes it, as far as the build step minds.
const LOADER = ["split_details", "split_estimate", "chunk_1"]
  .map(
    (name) => `export const ${name} = () => {
    const src = fetch(new URL("./${name}.wasm", import.meta.url));
    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));
};
`,
  )
  .join("");

/** Leaves what cargo, wasm-split-cli, wasm-bindgen and wasm-opt leave for a page. */
function builder(wasm) {
  return async ({ bin, split }) => {
    const output = await mkdtemp(path.join(folder, "built-"));
    const glue = split ? 'export * from "./__wasm_split.js";\n' : "";
    await writeFile(path.join(output, `${bin}.js`), `${glue}export default () => "${bin}";\n`);
    await writeFile(path.join(output, `${bin}_bg.wasm`), bin === "downboard-dashboard" ? wasm : bin);
    if (split) {
      await writeFile(path.join(output, "__wasm_split.js"), LOADER);
      for (const name of ["split_details", "split_estimate", "chunk_1"]) await writeFile(path.join(output, `${name}.wasm`), `${bin} ${name}`);
    }
    return output;
  };
}

/** What is asked of cargo in a real checkout, and of the packages of this one. */
const parts = async ({ inputs }) => [
  { name: "leptos", version: "0.0.1", licence: "MIT", authors: [], texts: ["The text of leptos"] },
  ...(await bundledParts({ source: CHECKOUT, inputs })),
];

/** Leaves no faces, which faces.test.mjs cuts, and says what they would be from. */
const faces = async () => ["node_modules/@fontsource/pretendard/files/pretendard-latin-400-normal.woff2"];

/** What Trunk stages, around the real template. */
async function stage(name, wasm, build = builder(wasm)) {
  const source = path.join(folder, name);
  const staging = path.join(source, "dist");
  await mkdir(path.join(staging, "snippets"), { recursive: true });
  await mkdir(path.join(source, "style"));
  await cp(path.join(CHECKOUT, "index.html"), path.join(source, "index.html"));
  await writeFile(path.join(source, "Cargo.toml"), '[workspace.package]\nversion = "1.2.3"\n');
  const sheets = PAGES.flatMap(({ style, first = [], rest = [] }) => [style, ...first, rest].flat());
  for (const style of sheets) await writeFile(path.join(source, `style/${style}.css`), '@import "./base.css";');
  await writeFile(path.join(source, "style/base.css"), "h1 { color: black; }");
  await cp(path.join(CHECKOUT, "style/kiosk-face.css"), path.join(source, "style/kiosk-face.css"));
  await writeFile(path.join(staging, "downboard-dashboard.js"), "export default () => {};\n");
  await writeFile(path.join(staging, "snippets/hi.js"), "export const hi = 1;\n");
  await writeFile(path.join(staging, "downboard-dashboard_bg.wasm"), "not split");
  await writeFile(path.join(staging, "icon.svg"), "<svg/>");
  await postbuild({ source, staging, build, parts, faces });
  return staging;
}

let staging;
let pages;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "downboard-postbuild-"));
  staging = await stage("one", "one");
  pages = await Promise.all(PAGES.map(async (page) => ({ ...page, html: await readFile(path.join(staging, page.folder, "index.html"), "utf8") })));
});

after(() => rm(folder, { recursive: true }));

test("a page for frames has no description, and all else", () => {
  const described = `<head>\n    <meta name="theme-color" content="a">\n    <meta name="description" content="b">\n    <title>c</title>`;
  assert.equal(undescribed(described), `<head>\n    <meta name="theme-color" content="a">\n    <title>c</title>`);
});

test("every page says which one it is, under the policy", () => {
  for (const { page, face, frames, html } of pages) {
    assert.match(html, new RegExp(`<html lang="ko" data-page="${page}"`));
    assert.ok(html.includes(`<meta http-equiv="Content-Security-Policy" content="${policyOf({ face, frames })}">`), page);
  }
});

test("only the page that shows cards in frames may frame anything, and that only of this site", async () => {
  const allowed = (html) => html.match(/frame-src [^;"]*/)?.[0];
  const found = pages.map(({ page, html }) => [page, allowed(html)]).filter(([, sources]) => sources !== undefined);
  assert.deepEqual(found, [["builder", "frame-src 'self'"]]);
  for (const { html } of pages) assert.match(html, /content="default-src 'none'; /);
  const templates = JSON.parse(await readFile(path.join(staging, TEMPLATES), "utf8"));
  for (const [page, html] of Object.entries(templates)) assert.equal(allowed(html), undefined, page);
});

test("only the wall may fetch fonts, and those only from this site, built as well as published", async () => {
  const templates = JSON.parse(await readFile(path.join(staging, TEMPLATES), "utf8"));
  for (const [page, html] of [...pages.map(({ page, html }) => [page, html]), ...Object.entries(templates)]) {
    assert.equal(html.match(/font-src [^;"]*/)?.[0], page === "kiosk" ? "font-src 'self'" : undefined, page);
  }
});

test("the wall fetches its fonts by a stylesheet at the root of the site, on a published page too, and nobody waits for it", async () => {
  const name = (await readdir(staging)).find((file) => /^kiosk-face-[0-9a-f]{12}\.css$/.test(file));
  const css = await readFile(path.join(staging, name), "utf8");
  const addresses = [...css.matchAll(/url\("?([^")]+)"?\)/g)].map(([, address]) => address);
  assert.deepEqual(addresses, [400, 700].map((weight) => `${FACES}/${nameOf(weight, "woff2")}`));
  assert.match(css, new RegExp(`--font:[^;}]*, ?"${FAMILY}", ?sans-serif[;}]`));

  const { html } = pages.find(({ page }) => page === "kiosk");
  const templates = JSON.parse(await readFile(path.join(staging, TEMPLATES), "utf8"));
  for (const [root, text] of [["../", html], ["{{root}}", templates.kiosk]]) {
    assert.ok(text.includes(`<link rel="stylesheet" media="print" data-later href="${root}${name}">`), root);
  }
  const { files } = JSON.parse(await readFile(path.join(staging, "version.json"), "utf8"));
  assert.ok(files.includes(name));
});

test("every page has a place, once, where `downboard publish` says which boards have pages and where the site is", () => {
  for (const { page, html } of pages) {
    const [root] = html.match(/<html[^>]*>/);
    for (const place of [' data-boards=""', ' data-base=""']) assert.equal(root.split(place).length, 2, page);
  }
});

test("every page names the worker and loads nothing of it", () => {
  for (const { folder, html } of pages) {
    const root = folder === "" ? "./" : "../";
    assert.match(html, new RegExp(`<html[^>]* data-worker="${root.replaceAll(".", "\\.")}downboard-worker-[0-9a-f]{12}\\.js"`));
    assert.equal(html.match(/downboard-worker/g).length, 1);
  }
});

test("what draws charts is named, loaded by no page at first, and says where the licences of all that is in it stand", async () => {
  for (const { folder, html } of pages) {
    const root = folder === "" ? "./" : "../";
    const name = html.match(/<html[^>]* data-charts="([^"]+)"/)?.[1];
    assert.match(name, new RegExp(`^${root.replaceAll(".", "\\.")}charts-[0-9a-f]{12}\\.js$`));
    assert.ok(!firstLoad(html).includes(name));
    const script = await readFile(path.join(staging, folder, name), "utf8");
    const licences = await readFile(path.join(staging, script.match(/licences\.txt/)[0]), "utf8");
    for (const name of ["@fontsource/pretendard", "echarts", "zrender", "tslib", "leptos"]) assert.match(licences, new RegExp(`^${name} \\d`, "m"));
    for (const text of ["SIL OPEN FONT LICENSE", "Apache License", "Mike Bostock", "Microsoft Corporation", "The text of leptos"]) assert.ok(licences.includes(text), text);
  }
});

test("every page knows its build, which version.json names, and no page waits for its script to be painted", async () => {
  const { build } = JSON.parse(await readFile(path.join(staging, "version.json"), "utf8"));
  assert.match(build, /^[0-9a-f]{12}$/);
  for (const { html } of pages) {
    assert.match(html, new RegExp(`<html[^>]* data-build="${build}"`));
    assert.doesNotMatch(html, /blocking/);
  }
});

test("what is said where no script comes is in sight of the markup, and the rest is hidden", () => {
  for (const { html } of pages) {
    assert.match(html, /<div id="failed" class="failed" role="alert">/);
    for (const id of ["stopped", "newer"]) assert.match(html, new RegExp(`<div id="${id}"[^>]* hidden>`));
  }
});

test("only the wall reloads itself, by a script of its own: the one that starts the page may be what is missing", async () => {
  for (const { page, folder, html } of pages) {
    const scripts = [...html.matchAll(/<script type="module" src="([^"]+)"/g)].map(([, address]) => address);
    const texts = await Promise.all(scripts.map((address) => readFile(path.join(staging, folder, address), "utf8")));
    assert.equal(scripts.length, page === "kiosk" ? 2 : 1, page);
    assert.deepEqual(texts.map((text) => text.includes("location.reload()")), page === "kiosk" ? [false, true] : [false], page);
  }
});

test("a worker whose module cannot be had throws, so that its page hears of it", async () => {
  const name = (await readdir(staging)).find((file) => /^downboard-worker-[0-9a-f]{12}\.js$/.test(file));
  const script = await readFile(path.join(staging, name), "utf8");
  assert.match(script, /addEventListener\("unhandledrejection",.*reportError/s);
});

test("no page has an inline script, an inline style, an absolute address or a trace of the template", () => {
  for (const { html } of pages) {
    assert.doesNotMatch(html, /<script(?![^>]* src=)|<style|\sstyle=|\son\w+=/);
    assert.doesNotMatch(html, /(?:href|src)="(?:\/|https?:)/);
    assert.doesNotMatch(html, /%[a-z]+%|<!--|data-trunk/);
  }
});

test("every file that a page names is there", async () => {
  for (const { page, folder: place, html } of pages) {
    assert.equal(firstLoad(html).length, ["embed", "kiosk"].includes(page) ? 5 : 4);
    for (const address of firstLoad(html)) await readFile(path.join(staging, place, address));
  }
});

test("the templates of published pages hold their first scripts and their stylesheet, which their policy names by their hashes", async () => {
  const templates = JSON.parse(await readFile(path.join(staging, TEMPLATES), "utf8"));
  assert.deepEqual(Object.keys(templates), ["dashboard", "embed", "kiosk"]);
  for (const [page, html] of Object.entries(templates)) {
    const [, policy] = html.match(/http-equiv="Content-Security-Policy" content="([^"]+)"/);
    const inline = (name) => [...html.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, "gs"))].map(([, text]) => text);
    const [scripts, styles] = [inline("script"), inline("style")];
    // The card's tells the page around it how tall it is.
    assert.deepEqual([scripts.length, styles.length], [page === "embed" ? 2 : 1, 1], page);
    const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
    assert.ok(policy.includes(`script-src 'self' 'wasm-unsafe-eval' ${scripts.map(hash).join(" ")};`), page);
    assert.ok(policy.includes(`style-src 'self' ${hash(styles[0])};`), page);
    assert.doesNotMatch(html, /%[a-z]+%|<!--|\sstyle=|\son\w+=/);
    // The facts do without the estimate's module, but the app does not take over without it.
    assert.match(html, /<link rel="preload"[^>]* href="\{\{root\}\}downboard-\w+-estimate-[0-9a-f]{12}\.wasm">/);
    assert.doesNotMatch(html, /-details-/);
    // What is said outside the app is said in the same words on every page.
    for (const id of ["failed", "stopped", "newer"]) {
      const notice = (text) => text.match(new RegExp(`<div id="${id}"[\\s\\S]*?</div>`))?.[0];
      assert.equal(notice(html), notice(pages[0].html), `${page}: ${id}`);
    }
    const blocking = [...html.matchAll(/<link rel="stylesheet"[^>]*>/g)].filter(([tag]) => !tag.includes('media="print"'));
    assert.deepEqual(blocking, [], page);
  }
});

test("what Trunk left and no page names is gone, and what was copied stays", async () => {
  const names = (await readdir(staging)).map((name) => name.replace(/-[0-9a-f]{12}\./, "-HASH."));
  assert.deepEqual(names.sort(), [
    ...PAGES.map(() => "boot-HASH.js"),
    "bridge-HASH.js",
    "builder",
    "builder-HASH.css",
    "charts-HASH.js",
    "dashboard-first-HASH.css",
    "dashboard-later-HASH.css",
    "downboard-builder-HASH.js",
    "downboard-builder-HASH.wasm",
    "downboard-dashboard-HASH.js",
    "downboard-dashboard-HASH.wasm",
    "downboard-dashboard-details-HASH.wasm",
    "downboard-dashboard-estimate-HASH.wasm",
    "downboard-dashboard-shared-HASH.wasm",
    "downboard-embed-HASH.js",
    "downboard-embed-HASH.wasm",
    "downboard-embed-details-HASH.wasm",
    "downboard-embed-estimate-HASH.wasm",
    "downboard-embed-shared-HASH.wasm",
    "downboard-kiosk-HASH.js",
    "downboard-kiosk-HASH.wasm",
    "downboard-kiosk-details-HASH.wasm",
    "downboard-kiosk-estimate-HASH.wasm",
    "downboard-kiosk-shared-HASH.wasm",
    "downboard-methods-HASH.js",
    "downboard-methods-HASH.wasm",
    "downboard-open-HASH.js",
    "downboard-open-HASH.wasm",
    "downboard-worker-HASH.js",
    "downboard-worker-HASH.wasm",
    "embed",
    "embed-first-HASH.css",
    "embed-later-HASH.css",
    "embed.js",
    "icon.svg",
    "index.html",
    "kiosk",
    "kiosk-HASH.css",
    "kiosk-face-HASH.css",
    "licences.txt",
    "methods",
    "methods-HASH.css",
    "open",
    "open-HASH.css",
    "templates.json",
    "version.json",
    "wall-HASH.js",
  ]);
});

test("a module of other content has another name, and so has what refers to it", async () => {
  const version = async (place) => JSON.parse(await readFile(path.join(place, "version.json"), "utf8"));
  const [one, same, two] = [await version(staging), await version(await stage("same", "one")), await version(await stage("two", "two"))];
  assert.deepEqual(one, same);
  assert.equal(one.version, "1.2.3");
  assert.notEqual(one.build, two.build);
  const changed = one.files.filter((file) => !two.files.includes(file));
  assert.deepEqual(changed.map((file) => file.replace(/-[0-9a-f]{12}/, "")), ["boot.js", "downboard-dashboard.wasm"]);
});

test("a further module has a name by its content, is no part of the first load, and its loader minds no type", async () => {
  const names = await readdir(staging);
  const glue = names.find((name) => /^downboard-dashboard-[0-9a-f]{12}\.js$/.test(name));
  const loader = await readFile(path.join(staging, glue), "utf8");
  for (const [part, built] of [["details", "split_details"], ["estimate", "split_estimate"], ["shared", "chunk_1"]]) {
    const published = names.find((name) => name.startsWith(`downboard-dashboard-${part}-`));
    assert.equal(await readFile(path.join(staging, published), "utf8"), `downboard-dashboard ${built}`);
    assert.ok(loader.includes(`"./${published}"`));
  }
  assert.doesNotMatch(loader, /instantiateStreaming/);
  assert.match(loader, /dispatchEvent\(new Event\("missing-part"\)\)/);
  assert.ok(!pages.some(({ html }) => /details|estimate|shared/.test(html)));
});

test("a loader that is written in another way is refused, not published as it is", async () => {
  const odd = async (place) => {
    const output = await builder("odd")(place);
    if (place.split) await writeFile(path.join(output, "__wasm_split.js"), LOADER.replace("instantiateStreaming", "compileStreaming"));
    return output;
  };
  await assert.rejects(stage("odd", "odd", odd), /is not as wasm-split-cli used to write it/);
});

test("a page weighs its html and the files of its first load", async () => {
  for (const { page, files, raw } of await weigh(staging)) {
    assert.equal(files.length, ["embed", "kiosk"].includes(page) ? 6 : 5);
    assert.equal(raw, files.reduce((total, file) => total + file.raw, 0));
  }
});

test("a published page weighs its html alone, at every depth of its folder", async () => {
  const site = path.join(folder, "site");
  for (const place of ["embed", "embed/a", "embed/a/b", "boards/a"]) {
    await mkdir(path.join(site, place), { recursive: true });
    await writeFile(path.join(site, place, "index.html"), `<p>${place}</p>`);
    await writeFile(path.join(site, place, "text.html"), "<p>text</p>");
  }
  // embed/index.html is the page of the site, which weighs what embed/a/ does.
  assert.deepEqual((await weighPublished(site, "embed")).map(({ name, budget }) => [name, budget]), [
    ["embed/a/b/index.html", 7_000],
    ["embed/a/index.html", 7_000],
  ]);
  assert.deepEqual((await weighPublished(site, "boards")).map(({ name, raw }) => [name, raw]), [["boards/a/index.html", 15]]);
});
