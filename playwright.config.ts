import { defineConfig } from "@playwright/test";
import { CHROMIUM_FLAGS, findChromium, NO_CHROMIUM } from "./tests/e2e/support/chromium";

const executablePath = findChromium();
if (!executablePath) throw new Error(NO_CHROMIUM);

/** One real Chromium on the demonstration as it is started by anybody: see tests/e2e/support/demo-site.ts. */
export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  forbidOnly: true,
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 120_000,
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME
    ? [["list", { printSteps: true }], ["json"]]
    : [["list", { printSteps: true }]],
  use: {
    browserName: "chromium",
    locale: "en-GB",
    timezoneId: "Europe/London",
    trace: "retain-on-failure",
    launchOptions: { executablePath, args: CHROMIUM_FLAGS },
  },
});
