// How the tests and the load report start the system's Chromium: no browser is downloaded.

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
  ],
};
