import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, mkdir, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { temporaryFolder } from "../support/command";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** What is kept of a release after `npm ci && npm run build` and then `npm ci --omit=dev`. */
const RELEASE = ["app", "db", "drizzle", "public", "build", "package.json", "package-lock.json"];
const CONFIGURATION = ["tsconfig.json", "remix.config.js", "vite.config.ts"];
const isRoot = process.getuid?.() === 0;
/** The account that owns nothing. Whoever is not root is their own stranger: the code is not theirs to write. */
const STRANGER = 65_534;

let folder: string;
let release: string;
let dataFolder: string;
let remove: () => Promise<void>;
let running: ChildProcess | undefined;
beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
  [release, dataFolder] = [path.join(folder, "release"), path.join(folder, "data")];
  const { packages } = JSON.parse(await readFile("package-lock.json", "utf8")) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean }>;
  };
  await mkdir(release);
  await copy([...RELEASE, ...CONFIGURATION], release);
  const kept = Object.entries(packages).filter(
    ([name, { dev, devOptional }]) =>
      /^node_modules\/(?:@[^/]+\/)?[^/]+$/u.test(name) && !dev && !devOptional && existsSync(name),
  );
  const folders = new Map<string, string[]>();
  for (const [name] of kept) {
    const inside = path.dirname(name);
    folders.set(inside, [...(folders.get(inside) ?? []), name]);
  }
  for (const [inside, names] of folders) {
    await mkdir(path.join(release, inside), { recursive: true });
    await copy(names, path.join(release, inside));
  }
  await mkdir(dataFolder);
  await chmod(folder, 0o755);
  await chmod(dataFolder, 0o777);
  if (!isRoot) await setWritable(false);
});
afterAll(async () => {
  if (running?.exitCode === null && running.signalCode === null) {
    running.kill("SIGKILL");
    await once(running, "exit");
  }
  if (!isRoot) await setWritable(true);
  await remove();
});

/** With the system's own program, which is quicker with thousands of files. */
async function copy(names: readonly string[], to: string): Promise<void> {
  expect(await once(spawn("cp", ["-R", ...names, to], { stdio: "inherit" }), "exit")).toEqual([0, null]);
}

async function setWritable(may: boolean): Promise<void> {
  const change = spawn("chmod", ["-R", may ? "u+w" : "a-w", release], { stdio: "ignore" });
  expect(await once(change, "exit")).toEqual([0, null]);
}

function start(): { child: ChildProcess; printed: (pattern: RegExp) => Promise<void>; all: () => string } {
  const child = spawn(process.execPath, ["app/platform/cli/start.mjs"], {
    cwd: release,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...{ PATH: process.env.PATH, NODE_ENV: "production", HOME: "/nonexistent", TMPDIR: folder },
      ...{ PORT: "0", DATA_DIR: dataFolder },
    },
    ...(isRoot ? { uid: STRANGER, gid: STRANGER } : {}),
  });
  running = child;
  let said = "";
  const take = (chunk: Buffer) => (said += chunk.toString("utf8"));
  child.stdout.on("data", take);
  child.stderr.on("data", take);
  return {
    child,
    all: () => said,
    printed: (pattern) =>
      expect
        .poll(() => (child.exitCode === null ? said : `ended: ${said}`), { timeout: 100_000 })
        .toMatch(pattern),
  };
}

const everyFile = async () => (await readdir(release, { recursive: true })).toSorted();

it("starts from code that it may not write, without what only building needs, and leaves it as it was", async () => {
  const before = await everyFile();
  const { child, printed, all } = start();
  await printed(/^Listening at http:\S+\n/u);
  const [, origin = ""] = /at (http:\S+)/u.exec(all()) ?? [];
  expect((await fetch(`${origin}/sign-in`)).status).toBe(200);
  expect((await fetch(`${origin}/decisions`)).status).toBe(200);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
  expect(await everyFile()).toEqual(before);
});

it.each([
  ["build/.built-from", "The pages of this release are not built. Run: npm ci && npm run build\n"],
  ["node_modules/pino", "What this release needs is not installed. Run: npm ci && npm run build\n"],
])("says in one line what is missing, and does nothing about it: %s", async (name, line) => {
  if (!isRoot) await setWritable(true);
  await rm(path.join(release, name), { recursive: true });
  const before = await everyFile();
  const { child, all } = start();
  expect(await once(child, "close")).toEqual([1, null]);
  expect(all()).toBe(line);
  expect(await everyFile()).toEqual(before);
});
