import { defineConfig } from "@playwright/test";
import { CHROMIUM_FLAGS, findChromium, NO_CHROMIUM } from "./tests/e2e/support/chromium";

const executablePath = findChromium();
if (!executablePath) throw new Error(NO_CHROMIUM);

/** Real Chromiums on the demonstration as it is started by anybody: see tests/e2e/support/demo-site.ts. */
export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "./tests/e2e/support/loaded-example.ts",
  outputDir: "test-results",
  forbidOnly: true,
  fullyParallel: false,
  // Each has a demonstration of its own. One alone waits for the server and the browser in turn.
  workers: 2,
  retries: 0,
  timeout: 120_000,
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME
    ? [["list", { printSteps: true }], ["json"]]
    : [["list", { printSteps: true }]],
  use: {
    browserName: "chromium",
    locale: "en-GB",
    timezoneId: "Europe/London",
    // Without a picture of every moment: `--trace on` adds them when one test is looked at. Where nobody can open it, none is taken.
    trace: { mode: process.env.CI ? "off" : "retain-on-failure", screenshots: false },
    launchOptions: { executablePath, args: CHROMIUM_FLAGS },
  },
});
