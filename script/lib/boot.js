// Starts the page, and says so when it stops: outside the module, since what has stopped can say nothing; in an external file,
// because the pages' policy allows no inline script. What it says stands in index.html.
// GLUE and WASM are replaced by the content-hashed names when script/lib/postbuild.mjs bundles this file.

import { chooseScheme } from "./scheme.js";
import { hasFirst, keep, prepare } from "./take-over.js";

const root = document.documentElement;
const element = (id) => document.getElementById(id);
// A wall listens to it (wall.js); whoever has hands is asked to reload the page.
const mustReload = () => dispatchEvent(new Event("must-reload"));

// Here and not in the app: the page is painted before the app is there. It has no colours until this has run, so that it does
// not flash in the other scheme; but it does not wait to be painted, or it would stay blank where this file never comes.
chooseScheme(root, new URLSearchParams(location.search));
delete root.dataset.starting;
prepare();
// What styles the rest of the page is fetched without being waited for.
for (const sheet of document.querySelectorAll("link[data-later]")) sheet.media = "all";

/** Shows a notice in the place of facts that nothing keeps true any more. Those that the page came with say of when they are. */
function cover(id) {
  mustReload();
  if (hasFirst()) return keep();
  element("app").hidden = true;
  element(id).hidden = false;
}

// A dynamic import, so that glue code that cannot be fetched is noticed as well.
import(GLUE)
  .then((glue) => glue.default({ module_or_path: new URL(WASM, import.meta.url) }))
  .then(() => {
    element("failed").hidden = true;
  })
  .catch((error) => {
    console.error(error);
    cover("failed");
  });

let isStopped = false;
function stop() {
  if (isStopped) return;
  isStopped = true;
  const notice = element("stopped");
  for (const time of notice.querySelectorAll("time")) time.textContent = new Date().toTimeString().slice(0, 5);
  cover("stopped");
  document.title = notice.textContent;
  document.querySelector("link[rel=icon]").href = new URL("icon-unknown.svg", import.meta.url);
}

/** Asks whether a part is missing because a newer version has taken the place of this one. */
async function askVersion() {
  const answer = await fetch(new URL("version.json", import.meta.url), { cache: "no-store" });
  const { build } = await answer.json();
  if (build === root.dataset.build) return;
  element("newer").hidden = false;
  mustReload();
}
// Where even that cannot be had, the page says of the part itself that it is missing.
const onMissing = () => askVersion().catch(console.warn);
addEventListener("missing-part", onMissing);

// An exception that has gone through the module leaves it in the middle of what it did: every later call would trap or lie.
addEventListener(
  "error",
  ({ error, target }) => {
    if (error instanceof WebAssembly.RuntimeError || /wasm-function/.test(error?.stack)) stop();
    else if (target !== window) onMissing();
  },
  true,
);
addEventListener("unhandledrejection", ({ reason }) => {
  if (reason instanceof WebAssembly.RuntimeError) stop();
});

// The module of a live page sets this mark every ten seconds. Its timers wait as this one does, in a hidden tab and in sleep:
// where this one comes three times and the mark does not, the module stands still.
const BEAT = 10_000;
const MOST_SILENT = 3;
let silent = -Infinity;
setInterval(() => {
  silent = "beat" in root.dataset ? 0 : silent + 1;
  delete root.dataset.beat;
  if (silent >= MOST_SILENT) stop();
}, BEAT);
