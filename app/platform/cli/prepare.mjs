import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  accessSync,
  constants,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/**
 * What every command does first, with nothing but Node. Those of whoever works on the project or tries it install what is
 * missing and build what is out of date; those of an office write nothing here, and say what is missing.
 * Plain JavaScript without dependencies, because on a fresh clone there are none yet.
 */
export const root = fileURLToPath(new URL("../../../", import.meta.url));
const at = (...parts) => path.join(root, ...parts);
const STAMP = at("node_modules", ".installed-from");

export function ensureInstalled() {
  refuseOldNode();
  const wanted = installedFrom();
  if (!existsSync(STAMP) || readFileSync(STAMP, "utf8") !== wanted) {
    console.log("Installing what is missing (npm ci) …");
    run(process.platform === "win32" ? "npm.cmd" : "npm", ["ci", "--include=dev", "--no-audit", "--no-fund"]);
    // npm has done it already, unless it is set to run no scripts.
    run(process.execPath, [at("app", "platform", "cli", "mend-driver.mjs")]);
    writeFileSync(STAMP, wanted);
  }
}

/** What is installed follows from the lock file and from the patches to it. */
function installedFrom() {
  const files = [
    "package-lock.json",
    ...readdirSync(at("patches")).map((name) => path.join("patches", name)),
  ];
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(at(file)));
  return hash.digest("hex");
}

/** Whether all that the server needs is there in the version it was made for; what building and testing need is not asked for. */
export function isInstalled() {
  const { dependencies } = JSON.parse(readFileSync(at("package.json"), "utf8"));
  return Object.entries(dependencies).every(([name, version]) => {
    const file = at("node_modules", name, "package.json");
    return existsSync(file) && JSON.parse(readFileSync(file, "utf8")).version === version;
  });
}

export function requireInstalled() {
  refuseOldNode();
  if (!isInstalled()) refuse("What this release needs is not installed. Run: npm ci && npm run build");
}

export function requireBuilt() {
  if (!isBuilt()) refuse("The pages of this release are not built. Run: npm ci && npm run build");
}

function refuse(message) {
  console.error(message);
  process.exit(1);
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  refuse(`Node 20.19 or newer is needed; this is ${process.versions.node}.`);
}

const SOURCES = [
  "app",
  "db",
  "public",
  "remix.config.js",
  "vite.config.ts",
  "tsconfig.json",
  "package-lock.json",
];
/** What the build was made from. Not by the files' times, which copies and images do not keep. */
const BUILT_FROM = at("build", ".built-from");

export function ensureBuilt() {
  if (isBuilt()) return;
  console.log("Building …");
  build({ quiet: true });
}

export function build(options) {
  rmSync(BUILT_FROM, { force: true });
  run(process.execPath, [at("node_modules", "@remix-run", "dev", "dist", "cli.js"), "vite:build"], {
    ...options,
    env: { NODE_ENV: "production" },
  });
  run(process.execPath, [at("app", "platform", "cli", "compress-assets.mjs")], options);
  run(process.execPath, [at("app", "platform", "cli", "build-commands.mjs")], options);
  writeFileSync(BUILT_FROM, digestOfSources());
}

let digestOfNow;

function isBuilt() {
  if (!existsSync(BUILT_FROM)) return false;
  digestOfNow ??= digestOfSources();
  return readFileSync(BUILT_FROM, "utf8") === digestOfNow;
}

function digestOfSources() {
  const hash = createHash("sha256");
  for (const name of SOURCES.flatMap(filesIn).sort())
    hash
      .update(name)
      .update("\0")
      .update(readFileSync(at(name)));
  return hash.digest("hex");
}

function filesIn(name) {
  if (!statSync(at(name)).isDirectory()) return [name];
  const inner = readdirSync(at(name)).filter((each) => !each.startsWith("."));
  return inner.flatMap((each) => filesIn(path.posix.join(name, each)));
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

/** Where `build-commands.mjs` puts what the commands load, from the project's folder. */
export const BUILT_COMMANDS = path.join("build", "commands");

/** @param module what a command loads, from `app/platform` */
export const builtCommand = (module) => `${path.basename(module, ".server.ts")}.js`;

/** Loads a TypeScript module of the project in this process: as it was built, where that is of these very sources. */
export async function load(module) {
  const built = at(BUILT_COMMANDS, builtCommand(module));
  if (existsSync(built) && isBuilt()) return import(pathToFileURL(built).href);
  // It keeps what it has translated there, and fails where it cannot.
  if (!isWritable(os.tmpdir())) process.env.TSX_DISABLE_CACHE = "1";
  const { register } = await import("tsx/esm/api");
  register({ tsconfig: at("tsconfig.json") });
  return import(new URL(module, import.meta.url).href);
}

function isWritable(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
