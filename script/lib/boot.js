// Starts the page: an external file, because the pages' policy allows no inline script.
// GLUE and WASM are replaced by the content-hashed names when script/lib/postbuild.mjs bundles this file.

const root = document.documentElement;
const query = new URLSearchParams(location.search);

// Here and not in the app: the page is painted before the app is there, and must not flash in the other scheme.
// The kiosk also knows Grafana's name for it. Bad values are left for the app to name.
const DARK = new Map([["true", "dark"], ["false", "light"], ["auto", "auto"]]);
const THEME = new Map([["dark", "dark"], ["light", "light"], ["system", "auto"]]);
const theme = root.dataset.page === "kiosk" ? THEME.get(query.get("theme")) : undefined;
root.dataset.scheme = DARK.get(query.get("dark")) ?? theme ?? root.dataset.scheme;

// A dynamic import, so that glue code that cannot be fetched is noticed as well.
import(GLUE)
  .then((glue) => glue.default({ module_or_path: new URL(WASM, import.meta.url) }))
  .catch((error) => {
    console.error(error);
    document.getElementById("app").hidden = true;
    document.getElementById("failed").hidden = false;
  });
