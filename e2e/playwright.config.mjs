// End-to-end tests of the release build in dist/, in the system's Chromium. script/test builds first and runs this.

import { defineConfig } from "@playwright/test";
import { CHROMIUM } from "../script/lib/chromium.mjs";

export default defineConfig({
  testDir: ".",
  outputDir: "../test-results/files",
  // One more than the cores of a small machine: a test also waits, for the network, for a frame, for a timer.
  workers: 3,
  fullyParallel: true,
  // The longest tests first: at the end they would run alone.
  projects: [
    { name: "day", testMatch: "day.spec.mjs" },
    { name: "pages", testIgnore: "day.spec.mjs" },
  ],
  forbidOnly: true,
  // A test that needs luck is a bug in the test or in the page.
  retries: 0,
  // A cold WebAssembly page on a busy two-core machine, not a page that is slow.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: "../test-results/results.json" }]],
  use: {
    browserName: "chromium",
    launchOptions: CHROMIUM,
    viewport: { width: 1440, height: 900 },
    locale: "ko-KR",
    // Not the board's zone: a page that cut its days by the reader's clock would be found out.
    timezoneId: "UTC",
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
  },
});
