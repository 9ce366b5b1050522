#!/usr/bin/env node
/**
 * Walks sign-in, an edit, the check of a record and sign-out on a running demonstration, in browsers that are not Chromium:
 *
 *     node tests/browsers/walk.mjs http://127.0.0.1:3000 [w3m lynx firefox webkit]
 *
 * w3m and lynx are driven by their keys in tmux; Firefox ESR by Marionette, which it speaks itself; WebKitGTK by
 * WebKitWebDriver (Debian: tmux w3m lynx firefox-esr webkit2gtk-driver xvfb). Not part of `npm test`: none of them is at hand
 * everywhere. A browser that is not there is said and counts as failed, so that nobody takes a walk that was not made for one.
 */
import { execFileSync, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { connect } from "node:net";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const [origin, ...asked] = process.argv.slice(2);
const ACCOUNT = { email: "author@opcc.example", password: "equality-demo" };
const PATIENCE_MS = 30_000;

/** @returns what `look` gives once it is something */
async function until(what, look) {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await wait(200)) {
    const found = await look();
    if (found) return found;
  }
  throw new Error(`in vain waited for: ${what}`);
}

/** A terminal of its own with a browser in it. */
class Terminal {
  #socket = `walk-${randomUUID()}`;

  constructor(command) {
    this.#tmux("-f", "/dev/null", "new-session", "-d", "-x", "110", "-y", "200", command);
  }

  #tmux(...args) {
    return execFileSync("tmux", ["-L", this.#socket, ...args], { encoding: "utf8" });
  }

  async press(...keys) {
    for (const key of keys) {
      this.#tmux("send-keys", key);
      await wait(300);
    }
  }

  async type(text) {
    this.#tmux("send-keys", "-l", text);
    await wait(300);
  }

  screen() {
    return this.#tmux("capture-pane", "-p");
  }

  sees(text) {
    return until(text, () => this.screen().includes(text));
  }

  close() {
    try {
      this.#tmux("kill-server");
    } catch {
      // The browser has left by itself, and its terminal with it.
    }
  }
}

/** What a walk needs of a browser: each in its own way. */
const BROWSERS = {
  async w3m() {
    const terminal = new Terminal(`w3m -cookie -o accept_bad_cookie=0 -o confirm_qq=0 ${origin}/sign-in`);
    const find = async (text) => {
      await terminal.press("g", "/");
      await terminal.type(text);
      await terminal.press("Enter");
    };
    return {
      goTo: async (address) => {
        await terminal.press("U", "C-u");
        await terminal.type(origin + address);
        await terminal.press("Enter");
      },
      // After the label, its hint and the line of the field.
      fill: async (label, text) => {
        await find(label);
        await terminal.press("Tab", "Enter", "C-u");
        await terminal.type(text);
        await terminal.press("Enter");
      },
      // From the end of the page backwards: its name may stand in a text before it.
      pressButton: async (name) => {
        await terminal.press("G", "?");
        await terminal.type(`${name} *$`);
        await terminal.press("Enter", "Enter");
      },
      sees: (text) => terminal.sees(text),
      screen: () => terminal.screen(),
      close: () => terminal.close(),
    };
  },

  // Every link, field and button has a number on the screen, and a field is written in only once it is entered. It begins elsewhere:
  // lynx sends no Referer from a page that it was told to go to while it showed it.
  async lynx() {
    const terminal = new Terminal(
      `lynx -accept_all_cookies -nopause -number_fields -tna ${origin}/accessibility`,
    );
    await terminal.sees("Arrow keys");
    const go = async (pattern, ...keys) => {
      const [, number] = await until(String(pattern), () => pattern.exec(terminal.screen()));
      await terminal.press("Home", ...Array.from({ length: Number(number) - 1 }, () => "Tab"), ...keys);
    };
    return {
      goTo: async (address) => {
        await terminal.press("g", "C-u");
        await terminal.type(origin + address);
        await terminal.press("Enter");
      },
      fill: async (label, text) => {
        await go(new RegExp(`^ *${label}[^[]*\\[(\\d+)\\]`, "mu"), "Enter", "C-u");
        await terminal.type(text);
        await terminal.press("Tab");
      },
      pressButton: (name) => go(new RegExp(`\\(\\[(\\d+)\\]BUTTON\\) ${name}`, "u"), "Enter"),
      sees: (text) => terminal.sees(text),
      screen: () => terminal.screen(),
      close: () => terminal.close(),
    };
  },

  async firefox() {
    const profile = mkdtempSync(path.join(tmpdir(), "walk-firefox-"));
    const browser = spawn("firefox-esr", ["--headless", "--marionette", "--profile", profile], {
      stdio: "ignore",
    });
    await new Promise((resolve, reject) => browser.once("spawn", resolve).once("error", reject));
    const marionette = await Marionette.open(2828);
    await marionette.send("WebDriver:NewSession", {});
    return graphical({
      go: (url) => marionette.send("WebDriver:Navigate", { url }),
      run: async (script, args) => (await marionette.send("WebDriver:ExecuteScript", { script, args })).value,
      close: () => browser.kill(),
    });
  },

  async webkit() {
    const driver = spawn("xvfb-run", ["-a", "WebKitWebDriver", "--port=4859"], {
      stdio: "ignore",
      detached: true,
    });
    await new Promise((resolve, reject) => driver.once("spawn", resolve).once("error", reject));
    const ask = async (address, body) => {
      const answer = await fetch(`http://127.0.0.1:4859/session${address}`, {
        method: "POST",
        body: JSON.stringify(body),
      });
      const { value } = await answer.json();
      if (!answer.ok) throw new Error(value.message);
      return value;
    };
    const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": { args: ["--automation"] } } };
    const { sessionId } = await until("WebKitWebDriver", () => ask("", { capabilities }).catch(() => null));
    return graphical({
      go: (url) => ask(`/${sessionId}/url`, { url }),
      run: (script, args) => ask(`/${sessionId}/execute/sync`, { script, args }),
      // With the screen and the browser that it has started.
      close: () => process.kill(-driver.pid),
    });
  },
};

/** Firefox's own protocol: `length:[kind, id, command, parameters]`. */
class Marionette {
  #socket;
  #waiting = new Map();
  #received = Buffer.alloc(0);
  #id = 0;

  static async open(port) {
    const marionette = new Marionette();
    marionette.#socket = await until(
      "Marionette",
      () =>
        new Promise((resolve) => {
          const socket = connect(port, "127.0.0.1", () => resolve(socket)).on("error", () => resolve(null));
        }),
    );
    marionette.#socket.on("data", (data) => marionette.#take(data));
    return marionette;
  }

  send(command, parameters) {
    const message = JSON.stringify([0, (this.#id += 1), command, parameters]);
    this.#socket.write(`${Buffer.byteLength(message)}:${message}`);
    return new Promise((resolve, reject) => this.#waiting.set(this.#id, { resolve, reject }));
  }

  #take(data) {
    this.#received = Buffer.concat([this.#received, data]);
    for (;;) {
      const colon = this.#received.indexOf(":");
      const length = Number(this.#received.subarray(0, Math.max(0, colon)).toString());
      if (colon < 1 || this.#received.length < colon + 1 + length) return;
      const message = JSON.parse(this.#received.subarray(colon + 1, colon + 1 + length).toString());
      this.#received = this.#received.subarray(colon + 1 + length);
      if (!Array.isArray(message)) continue;
      const [, id, error, result] = message;
      const { resolve, reject } = this.#waiting.get(id) ?? {};
      this.#waiting.delete(id);
      if (error) reject?.(new Error(error.message));
      else resolve?.(result);
    }
  }
}

/** A browser in which a script can run; its own scripts run too. */
function graphical({ go, run, close }) {
  return {
    goTo: (address) => go(origin + address),
    fill: (label, text) =>
      run(
        `const label = [...document.querySelectorAll("label")].find((one) => one.textContent.trim() === arguments[0]);
         const box = document.getElementById(label.htmlFor);
         box.value = arguments[1];
         box.dispatchEvent(new Event("input", { bubbles: true }));`,
        [label, text],
      ),
    pressButton: (name) =>
      run(
        `[...document.querySelectorAll("button")].find((one) => one.textContent.trim() === arguments[0]).click();`,
        [name],
      ),
    sees: (text) =>
      until(text, () =>
        run("return document.readyState === 'complete' && document.body.innerText.includes(arguments[0])", [
          text,
        ]).catch(() => false),
      ),
    close,
  };
}

async function walk({ goTo, fill, pressButton, sees }) {
  const term = `T${Date.now().toString(36)}`;
  await goTo("/sign-in");
  await sees("Email address");
  await fill("Email address", ACCOUNT.email);
  await fill("Password", ACCOUNT.password);
  await pressButton("Sign in");
  await sees("Waiting for you");
  await goTo("/frameworks/2/glossary/new");
  await sees("Abbreviation");
  await fill("Abbreviation", term);
  await fill("What it stands for", "Typed in another browser");
  await pressButton("Add it");
  await sees("Saved at");
  // Without a file it is answered with its page: what matters is that it is not refused.
  await goTo("/verify");
  await sees("Check a record");
  await pressButton("Check the record");
  await sees("Choose the file of the record that you want to check");
  await pressButton("Sign out");
  await sees("Sign in");
  await goTo("/account");
  await sees("I have forgotten my password");
}

if (!origin) {
  console.error("Say where the demonstration is: node tests/browsers/walk.mjs http://127.0.0.1:3000");
  process.exit(2);
}
let failed = 0;
for (const name of asked.length > 0 ? asked : Object.keys(BROWSERS)) {
  let browser;
  try {
    browser = await BROWSERS[name]();
    await walk(browser);
    console.log(`${name}: walked`);
  } catch (error) {
    failed += 1;
    console.log(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    if (process.env.WALK_SHOWS && browser?.screen) console.log(browser.screen());
  } finally {
    await browser?.close();
  }
}
process.exit(failed > 0 ? 1 : 0);
