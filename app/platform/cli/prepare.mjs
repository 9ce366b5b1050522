import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { repairDriver } from "./repair-driver.mjs";

/**
 * What every command does first, with nothing but Node: install what is missing, build what is out of date.
 * Plain JavaScript without dependencies, because on a fresh clone there are none yet.
 */
export const root = fileURLToPath(new URL("../../../", import.meta.url));
const at = (...parts) => path.join(root, ...parts);
const STAMP = at("node_modules", ".installed-from");

export function ensureInstalled() {
  refuseOldNode();
  const wanted = createHash("sha256")
    .update(readFileSync(at("package-lock.json")))
    .digest("hex");
  if (!existsSync(STAMP) || readFileSync(STAMP, "utf8") !== wanted) {
    console.log("Installing what is missing (npm ci) …");
    run(process.platform === "win32" ? "npm.cmd" : "npm", ["ci", "--include=dev", "--no-audit", "--no-fund"]);
    writeFileSync(STAMP, wanted);
  }
  repairDriver(at("node_modules", "postgres", "src"));
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Node 20.19 or newer is needed; this is ${process.versions.node}.`);
  process.exit(1);
}

export function ensureBuilt() {
  const built = at("build", "server", "index.js");
  const sources = [
    "app",
    "db",
    "public",
    "remix.config.js",
    "vite.config.ts",
    "tsconfig.json",
    "package-lock.json",
  ];
  if (existsSync(built) && statSync(built).mtimeMs > Math.max(...sources.map(newest))) return;
  console.log("Building …");
  run(process.execPath, [at("node_modules", "@remix-run", "dev", "dist", "cli.js"), "vite:build"], {
    quiet: true,
    env: { NODE_ENV: "production" },
  });
}

function newest(name) {
  const file = at(name);
  const stat = statSync(file);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(file).map((inner) => newest(path.join(name, inner))));
}

/** Runs a command in the project's folder; ends this process where it fails. What a quiet one printed shows only then. */
export function run(command, args, { quiet = false, env = {} } = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit",
    env: { ...process.env, ...env },
    encoding: "utf8",
  });
  if (result.status === 0) return;
  if (quiet) console.error(result.stdout, result.stderr);
  console.error(`Failed: ${[path.basename(command), ...args.map((arg) => path.basename(arg))].join(" ")}`);
  process.exit(result.status ?? 1);
}

/** Loads a TypeScript module of the project in this process. */
export async function load(module) {
  const { register } = await import("tsx/esm/api");
  register({ tsconfig: at("tsconfig.json") });
  return import(new URL(module, import.meta.url).href);
}
