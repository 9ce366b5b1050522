import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { open } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { temporaryFolder } from "../support/command";
import { rawRequest } from "../support/raw-request";

vi.setConfig({ testTimeout: 120_000 });

let folder: string;
let remove: () => Promise<void>;
let running: ChildProcess[];
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  running = [];
});
afterEach(async () => {
  for (const child of running.filter(
    ({ exitCode, signalCode }) => exitCode === null && signalCode === null,
  )) {
    child.kill("SIGKILL");
    await once(child, "exit");
  }
  await remove();
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** The server with this as its standard output and standard error. Where it listens is not read from what it prints. */
async function startWith(output: "pipe" | number): Promise<{ child: ChildProcess; origin: string }> {
  const port = await freePort();
  const child = spawn(process.execPath, ["app/platform/cli/start.mjs"], {
    stdio: ["ignore", output, output],
    env: {
      ...{ PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: "production" },
      ...{ PORT: String(port), DATA_DIR: folder },
    },
  });
  running.push(child);
  const origin = `http://127.0.0.1:${port}`;
  await expect.poll(() => isWell(origin), { timeout: 60_000, interval: 200 }).toBe(true);
  return { child, origin };
}

const isWell = (origin: string) =>
  fetch(`${origin}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  );

/** Each leaves a line of 8 KB or so in the log. */
const REFUSED = 300;
const PADDING = "a".repeat(8_000);
async function fillLog(origin: string): Promise<void> {
  for (let sent = 0; sent < REFUSED; sent += 1) {
    const path = `/${PADDING}`;
    const { status } = await rawRequest(origin, { path, headers: { Host: "elsewhere.example" } });
    expect(status).toBe(421);
  }
}

/** SIGTERM ends it with 0, and long before it would be cut off. */
async function endsWhenTold(child: ChildProcess): Promise<void> {
  const told = performance.now();
  child.kill("SIGTERM");
  const [code] = (await once(child, "exit")) as [number | null];
  expect(code).toBe(0);
  expect(performance.now() - told).toBeLessThan(10_000);
}

describe("the server goes on, and ends when it is told, where what it logs goes", () => {
  it("into a pipe that nobody reads; what was lost is counted once somebody does; whose reader then goes", async () => {
    const { child, origin } = await startWith("pipe");
    await fillLog(origin);
    expect(await isWell(origin)).toBe(true);

    let read = "";
    child.stdout?.on("data", (chunk: Buffer) => (read += chunk.toString("utf8")));
    await expect.poll(() => /"lost":\d+/u.test(read), { timeout: 30_000 }).toBe(true);
    expect(read).toContain("one-time code:");
    const lines = read.split("\n").filter((line) => line.startsWith("{"));
    const entries = lines.map((line) => JSON.parse(line) as { lost?: number; status?: number });
    const written = entries.filter(({ status }) => status === 421).length;
    const lost = entries.reduce((sum, entry) => sum + (entry.lost ?? 0), 0);
    expect(lost).toBeGreaterThan(0);
    expect(written + lost).toBe(REFUSED);

    child.stdout?.destroy();
    child.stderr?.destroy();
    await fillLog(origin);
    expect(await isWell(origin)).toBe(true);
    await endsWhenTold(child);
  });

  it("into a pipe that nobody ever reads", async () => {
    const { child, origin } = await startWith("pipe");
    await fillLog(origin);
    expect(await isWell(origin)).toBe(true);
    await endsWhenTold(child);
  });

  it.runIf(existsSync("/dev/full"))("onto a full disk", async () => {
    const full = await open("/dev/full", "w");
    try {
      const { child, origin } = await startWith(full.fd);
      await fillLog(origin);
      expect(await isWell(origin)).toBe(true);
      await endsWhenTold(child);
    } finally {
      await full.close();
    }
  });
});
