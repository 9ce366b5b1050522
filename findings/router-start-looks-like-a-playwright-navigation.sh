#!/bin/sh
# @remix-run/router 1.23.3 (React Router 6.30) with playwright-core 1.65.1: `createBrowserHistory()` notes its place in the history with
# `replaceState` as it starts, and the browser reports that as a navigation within the document. So a test that waits with
# `page.waitForEvent("framenavigated")` for the page that answers a press is told "navigated" by the page that is left, where its scripts
# come after the waiting began; `waitForLoadState("load")` is then true at once, of the same page. What is evaluated next runs in a
# document that goes away. `page.waitForEvent("load")` tells only of another document. Needs Chromium (CHROME_PATH, or on the PATH).
set -eu
chrome=${CHROME_PATH:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm install --save-exact --no-audit --no-fund @remix-run/router@1.23.3 playwright-core@1.65.1 >/dev/null
cat >try.mjs <<'JS'
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { chromium } from "playwright-core";

const router = readFileSync("node_modules/@remix-run/router/dist/router.umd.min.js", "utf8");
const server = createServer((request, answer) => {
  if (request.url === "/router.js") return answer.setHeader("Content-Type", "text/javascript").end(router);
  answer.setHeader("Content-Type", "text/html");
  answer.end("<!doctype html><title>A page</title><h1>A page</h1>");
}).listen(0, "127.0.0.1");
await new Promise((resolve) => server.once("listening", resolve));
const origin = `http://127.0.0.1:${server.address().port}`;

const browser = await chromium.launch({ executablePath: process.argv[2], args: ["--no-sandbox"] });
const page = await browser.newPage();
await page.goto(`${origin}/`);
const seen = [];
page.on("framenavigated", (frame) => seen.push(`navigated to ${new URL(frame.url()).pathname}`));
page.on("load", () => seen.push("load"));
// The script that comes late: the document stays, and so does its address.
await page.addScriptTag({ url: "/router.js" });
await page.evaluate(() => void window.RemixRouter.createBrowserHistory({ v5Compat: true }));
const byTheStart = [...seen];
seen.length = 0;
await page.goto(`${origin}/next`);
const byAnotherPage = [...seen];
console.log("node", process.version, "Chromium", browser.version());
console.log("as the router starts:", JSON.stringify(byTheStart));
console.log("as another page comes:", JSON.stringify(byAnotherPage));
await browser.close();
server.close();
const isAsSeen =
  JSON.stringify(byTheStart) === '["navigated to /"]' &&
  JSON.stringify(byAnotherPage) === '["navigated to /next","load"]';
process.exit(isAsSeen ? 0 : 1);
JS
node try.mjs "$chrome"
