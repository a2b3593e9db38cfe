// The colours that the address asks for. The kiosk also knows Grafana's name for them. Bad values are left for the app to name.

const DARK = new Map([["true", "dark"], ["false", "light"], ["auto", "auto"]]);
const THEME = new Map([["dark", "dark"], ["light", "light"], ["system", "auto"]]);

export function chooseScheme(root, query) {
  const theme = root.dataset.page === "kiosk" ? THEME.get(query.get("theme")) : undefined;
  root.dataset.scheme = DARK.get(query.get("dark")) ?? theme ?? root.dataset.scheme;
}
