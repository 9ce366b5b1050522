import { mkdirSync } from "node:fs";
import path from "node:path";
import { ensureBuilt, ensureInstalled, load, run } from "./prepare.mjs";

/**
 * Runs the tests: those without a browser on the embedded database, or on PostgreSQL with TEST_DATABASE_URL, and then
 * those in Chromium. `--no-browser` and `--only-browser` leave out the others; anything else is handed to Vitest.
 * With TEST_RESULTS set to a folder, what came of each is left there as JSON.
 */
const options = process.argv.slice(2);
const withBrowser = !options.includes("--no-browser");
const onlyBrowser = options.includes("--only-browser");
const forVitest = options.filter((option) => option !== "--no-browser" && option !== "--only-browser");
const results = process.env.TEST_RESULTS;

ensureInstalled();
ensureBuilt();
if (results) mkdirSync(results, { recursive: true });
if (!onlyBrowser) runVitest();
if (withBrowser && forVitest.length === 0) await runPlaywright();

function runVitest() {
  const report = results
    ? ["--reporter=default", "--reporter=json", `--outputFile.json=${path.join(results, "vitest.json")}`]
    : [];
  run(process.execPath, ["node_modules/vitest/vitest.mjs", "run", ...report, ...forVitest]);
}

async function runPlaywright() {
  const { findChromium, NO_CHROMIUM } = await load("../../../tests/e2e/support/chromium.ts");
  if (!findChromium()) {
    console.error(`\nThe browser tests did not run. ${NO_CHROMIUM}`);
    process.exit(process.env.CI ? 1 : 0);
  }
  const env = results ? { PLAYWRIGHT_JSON_OUTPUT_NAME: path.join(results, "playwright.json") } : {};
  run(process.execPath, ["node_modules/@playwright/test/cli.js", "test"], { env });
}
