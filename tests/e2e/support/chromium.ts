import { accessSync, constants } from "node:fs";
import { chromium } from "@playwright/test";

const USUAL_PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

export const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
];

export const NO_CHROMIUM =
  "No Chromium was found. Install it (Debian: apt-get install chromium; anywhere: npx playwright install chromium), or set CHROME_PATH to it.";

/**
 * CHROME_PATH, else where Linux and macOS keep it, else the one that Playwright has downloaded.
 * @returns null where there is none
 * @throws where CHROME_PATH names something that cannot be run
 */
export function findChromium(
  given = process.env.CHROME_PATH,
  places = USUAL_PLACES,
  downloaded = chromium.executablePath(),
): string | null {
  if (given) {
    if (isRunnable(given)) return given;
    throw new Error(`CHROME_PATH is ${given}, which cannot be run.`);
  }
  return [...places, downloaded].find(isRunnable) ?? null;
}

function isRunnable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
