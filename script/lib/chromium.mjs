// How the tests and the load report start the system's Chromium: no browser is downloaded.

// The last list of features counts, and Playwright has one of its own (chromiumSwitches.ts): that list, and what follows it.
const PLAYWRIGHTS_FEATURES = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "LensOverlay",
  "MediaRouter",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "TcpPortRandomizationWin",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "AimEnabled",
  "PreconnectToSearch",
];
// The list of suggestions below the address is a page of the browser's own. It is loaded in every window, also in one that nobody
// sees, and takes as much of the processor as the page that is tested.
const SUGGESTIONS = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup"];

export const CHROMIUM = {
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: [
    // Containers run as root without the kernel features of the sandbox; only our own pages are opened.
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    // A request to a browser maker's host would be slow where there is no network, and noise everywhere.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    `--disable-features=${[...PLAYWRIGHTS_FEATURES, ...SUGGESTIONS].join(",")}`,
  ],
};
