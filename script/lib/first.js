// What a published page does before it is painted: the language and the colours that the reader asks for, and whether the facts
// in it are what the address asks for, and still young enough. Inline in the page (postbuild.mjs), whose policy names its hash.

import { chooseScheme } from "./scheme.js";

const root = document.documentElement;
const { page, board, service, at, made, old, title, langs } = root.dataset;
const query = new URLSearchParams(location.search);

chooseScheme(root, query);
for (const name of ["plain", "transparent"]) {
  if (query.has(name)) root.dataset[name] = query.get(name) !== "false";
}

const LANGUAGES = ["ko", "en"];
const asked = query.get("lang");
const own = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => LANGUAGES.includes(tag));
const lang = LANGUAGES.includes(asked) ? asked : (own ?? root.lang);
const isSpoken = langs.split(" ").includes(lang);
if (lang !== root.lang) {
  root.lang = lang;
  if (isSpoken) document.title = title;
}

// A plus sign in a query stands for a space, and people paste offsets unescaped.
const moment = query.get("at")?.replace(" ", "+");
const isSame = (name, value) => !query.has(name) || query.get(name) === value;
// What else changes the facts, and is in no page that was made beforehand.
const OTHER = page === "kiosk" ? ["region", "view", "providers", "kinds", "screen"] : ["region", "layout", "from", "to", "sort", "service", "with"];
// Where nothing was known when the page was published, it says so only to those whose page will never ask.
const isAsked =
  root.dataset.first === "shown" &&
  isSpoken &&
  isSame("board", board) &&
  isSame("services", service) &&
  (moment === undefined || Date.parse(moment) === Date.parse(at)) &&
  OTHER.every((name) => !query.has(name));

// Without a limit the facts are those of a moment that has passed, and do not age.
function look() {
  if (old && root.dataset.first === "shown" && Date.now() - Date.parse(made) > old * 1000) root.dataset.first = "old";
}
if (isAsked) {
  look();
  setInterval(look, 30_000);
} else {
  root.dataset.first = "other";
}
