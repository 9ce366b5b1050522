import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { once } from "node:events";
import { request as httpRequest } from "node:http";
import { connect, createServer, type AddressInfo } from "node:net";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, inject, it, vi } from "vitest";
import { openEmbedded } from "../../db/client.server";
import { DataFolderInUse, lockDataFolder } from "../../db/data-folder-lock.server";
import { knownMigrations } from "../../db/migrations.server";
import { startCommand, temporaryFolder, type Command } from "../support/command";
import { copyPostgresTemplate } from "../support/database";
import { addPerson } from "../support/office";
import { startProxy } from "../support/switchable-proxy";

// The demonstration loads its whole example the first time, beside the other tests.
vi.setConfig({ testTimeout: 400_000 });

/** The commands as an administrator runs them: a process of its own, with only what the environment says. */
let folder: string;
let remove: () => Promise<void>;
let started: Command[];
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  started = [];
});
afterEach(async () => {
  for (const command of started) command.signal("SIGKILL");
  await Promise.all(started.map(({ ended }) => ended));
  await remove();
});

function run(command: "start" | "demo", environment: Record<string, string> = {}): Command {
  const running = startCommand(command, { PORT: "0", DATA_DIR: folder, ...environment });
  started.push(running);
  return running;
}

async function listening(command: Command): Promise<string> {
  const [, origin = ""] = await command.printed(/(?:Listening|The demonstration is) at (http:\S+)/u);
  return origin;
}

async function stopped(command: Command): Promise<number | NodeJS.Signals> {
  command.signal("SIGTERM");
  return command.ended;
}

/** It ended with 1 and said why in one line. */
async function refusal(command: Command): Promise<string> {
  expect(await command.ended).toBe(1);
  const lines = command.output().trim().split("\n");
  expect(lines).toHaveLength(1);
  return lines[0] ?? "";
}

describe("a wrong environment is one clear line", () => {
  it.each([
    [{ PORT: "abc" }, "PORT must be a number"],
    [{ PORT: "70000" }, "PORT"],
    [{ HOST: "no-such-host.invalid" }, "HOST is no-such-host.invalid, which is no address of this machine."],
    [{ HOST: "192.0.2.1" }, "HOST is 192.0.2.1, which is no address of this machine."],
    [{ PUBLIC_ORIGIN: "eia.example.org" }, "PUBLIC_ORIGIN must be like https://eia.example.org"],
    [{ PUBLIC_ORIGIN: "https://eia.example.org/path" }, "PUBLIC_ORIGIN must be scheme and host alone"],
    [{ DATABASE_URL: "mysql://127.0.0.1/eia" }, "DATABASE_URL must start with postgresql://"],
    [{ DATABASE_URL: "postgresql://127.0.0.1:port/eia" }, "DATABASE_URL must be like postgresql://"],
    [
      { DATABASE_URL: "postgresql://eia:secret@127.0.0.1:1/eia" },
      "The database at 127.0.0.1:1 (DATABASE_URL)",
    ],
    [{ DATA_DIR: "/dev/null/data" }, "/dev/null/data"],
    [{ LOG_LEVEL: "loud" }, "LOG_LEVEL"],
  ])("%j", async (environment, message) => {
    const line = await refusal(run("start", environment));
    expect(line).toContain(message);
    expect(line).not.toContain("secret");
  });

  it("a port that is taken", async () => {
    const holder = createServer().listen(0, "127.0.0.1");
    await once(holder, "listening");
    const port = String((holder.address() as AddressInfo).port);
    expect(await refusal(run("start", { PORT: port }))).toBe(
      `Port ${port} on 127.0.0.1 is taken. Set PORT to another one.`,
    );
    holder.close();
  });
});

describe("npm start", () => {
  it("says where it listens, answers for its health, and ends with 0 when it is told to", async () => {
    const command = run("start");
    const origin = await listening(command);
    const health = await fetch(`${origin}/healthz`);
    const { version } = JSON.parse(await readFile("package.json", "utf8")) as { version: string };
    const built = JSON.parse(await readFile("build/release.json", "utf8")) as { commit: string | null };
    expect(health.status).toBe(200);
    expect(await health.json()).toEqual({
      status: "ok",
      database: "embedded",
      release: version,
      commit: built.commit,
      migration: (await knownMigrations()).at(-1)?.name,
    });
    expect(await stopped(command)).toBe(0);
  });

  it("offers a new one-time code at each start until somebody has an account", async () => {
    const code = /one-time code: (\S{40,})/u;
    const first = run("start");
    const [, firstCode] = await first.printed(code);
    expect(await stopped(first)).toBe(0);
    const second = run("start");
    const [, secondCode] = await second.printed(code);
    expect(secondCode).not.toBe(firstCode);
    expect(await stopped(second)).toBe(0);

    const database = await openEmbedded(folder);
    await addPerson(database, "Administrator", ["administrator"]);
    await database.close();
    const third = run("start");
    await listening(third);
    expect(await stopped(third)).toBe(0);
    expect(third.output()).not.toContain("one-time code");
  });

  it("lets a request that it has begun on finish, takes no new one, and ends with 0", async () => {
    const command = run("start");
    const origin = await listening(command);
    const body = "next=nothing";
    const post = httpRequest(`${origin}/sign-out`, {
      method: "POST",
      headers: {
        Origin: origin,
        "Content-Type": "application/x-www-form-urlencoded",
        "Content-Length": body.length,
        Expect: "100-continue",
      },
    });
    post.flushHeaders();
    await once(post, "continue");
    command.signal("SIGTERM");
    await untilRefused(new URL(origin));
    const answered = once(post, "response");
    post.end(body);
    const [response] = (await answered) as [{ statusCode: number; resume: () => void }];
    response.resume();
    expect(response.statusCode).toBe(302);
    expect(await command.ended).toBe(0);
  });

  it("shares its data folder with nobody", async () => {
    const first = run("start");
    await listening(first);
    expect(await refusal(run("start"))).toMatch(
      /^The data folder .+ is in use by process \d+ on host \S+\. Stop that one first/u,
    );
    expect(await stopped(first)).toBe(0);
  });

  it("takes over from a process that was killed, with all its data", async () => {
    const database = await openEmbedded(folder);
    await addPerson(database, "Administrator", ["administrator"]);
    await database.close();
    const killed = run("start");
    await listening(killed);
    killed.signal("SIGKILL");
    expect(await killed.ended).toBe("SIGKILL");
    const next = run("start");
    await listening(next);
    expect(await stopped(next)).toBe(0);
    expect(next.output()).not.toContain("one-time code");
  });

  it("takes over a lock whose process is gone", async () => {
    const gone = spawn(process.execPath, ["--eval", "0"]);
    await once(gone, "exit");
    await leaveLock({ pid: String(gone.pid) });
    const command = run("start");
    await listening(command);
    expect(await stopped(command)).toBe(0);
  });
});

describe("the data folder's lock", () => {
  it.each(["", "not a number", "-1"])("is taken over where it names no process but %j", async (holder) => {
    await writeFile(lockFile(), holder);
    await isTakenOver();
  });

  it.runIf(existsSync("/proc/self/stat"))(
    "is taken over where a later process has its process's number",
    async () => {
      await leaveLock({ pid: String(process.ppid), start: "1" });
      await isTakenOver();
      await leaveLock({ start: "1" });
      await isTakenOver();
    },
  );

  it("is taken over where the machine was started anew since", async () => {
    await leaveLock({ pid: String(process.ppid), start: "", boot: "" });
    await expect(lockDataFolder(folder)).rejects.toThrow(DataFolderInUse);
    await leaveLock({ pid: String(process.ppid), start: "" });
    await expect(lockDataFolder(folder)).rejects.toThrow(DataFolderInUse);
    if (!existsSync("/proc/sys/kernel/random/boot_id")) return;
    await leaveLock({ pid: String(process.ppid), start: "", boot: "another" });
    await isTakenOver();
  });

  it("is another host's until somebody has looked, whatever has its process's number here", async () => {
    const gone = spawn(process.execPath, ["--eval", "0"]);
    await once(gone, "exit");
    for (const pid of [process.pid, process.ppid, gone.pid]) {
      const left = await leaveLock({ pid: String(pid), host: "another-host" });
      await expect(lockDataFolder(folder)).rejects.toThrow(
        `The data folder ${folder} is in use by process ${pid} on host another-host. Stop that one first, or set DATA_DIR to another folder. Only where it is certainly gone, delete ${lockFile()}`,
      );
      expect(await readFile(lockFile(), "utf8")).toBe(left);
    }
    await writeFile(lockFile(), String(process.pid));
    await expect(lockDataFolder(folder)).rejects.toThrow(/ on an unknown host\. /u);
    expect(await readdir(folder)).toEqual(["in-use.lock"]);
  });

  // Where starts are not known, a process takes its own number for a dead namesake's.
  it.runIf(existsSync("/proc/self/stat"))(
    "is one's alone, however many find a dead one at once",
    async () => {
      for (let round = 0; round < 50; round += 1) {
        await leaveLock({ pid: "0" });
        const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockDataFolder(folder)));
        const taken = tries.filter((one) => one.status === "fulfilled");
        expect(taken).toHaveLength(1);
        await taken[0]?.value();
      }
      expect(await readdir(folder)).toEqual([]);
    },
  );

  it("is not removed by one while another is removing it", async () => {
    await leaveLock({ pid: "0" });
    await writeFile(`${lockFile()}.removing`, await readFile(lockFile()));
    await expect(lockDataFolder(folder)).rejects.toThrow(`delete ${lockFile()}.removing`);
  });
});

const lockFile = () => path.join(folder, "in-use.lock");

/** Leaves a lock of this process's but for what is given. @returns what is in it */
async function leaveLock(but: Partial<Record<"pid" | "host" | "boot" | "start", string>>): Promise<string> {
  await rm(lockFile(), { force: true });
  const unlock = await lockDataFolder(folder);
  const [pid, host, boot, start] = (await readFile(lockFile(), "utf8")).split("\n");
  await unlock();
  const own = { pid, host, boot, start, ...but };
  const text = [own.pid, own.host, own.boot, own.start].join("\n");
  await writeFile(lockFile(), text);
  return text;
}

async function isTakenOver(): Promise<void> {
  const unlock = await lockDataFolder(folder);
  expect((await readFile(lockFile(), "utf8")).split("\n")[0]).toBe(String(process.pid));
  await unlock();
  expect(await readdir(folder)).toEqual([]);
}

describe("the demonstration", () => {
  it("only listens to this machine", async () => {
    expect(await refusal(run("demo", { HOST: "0.0.0.0" }))).toContain("only listens to this machine");
  });

  it("keeps to a database of its own, which an office's start refuses", async () => {
    const demo = run("demo");
    await listening(demo);
    expect(demo.output()).toContain("author@opcc.example");
    expect(demo.output()).toContain("equality-demo");
    expect(await stopped(demo)).toBe(0);
    expect(await refusal(run("start"))).toContain("This database holds the demonstration");
    const again = run("demo");
    await listening(again);
    expect(await stopped(again)).toBe(0);
  });

  it("does not touch an office's database", async () => {
    const database = await openEmbedded(folder);
    await addPerson(database, "Administrator", ["administrator"]);
    await database.close();
    const demo = run("demo");
    expect(await demo.ended).toBe(1);
    expect(demo.output()).toContain("This database is in use by an office.");
  });
});

const template = inject("databaseTemplate");
if (template.kind === "postgresql") {
  describe("npm start with DATABASE_URL", () => {
    let copy: { url: string; drop: () => Promise<unknown> };
    beforeEach(async () => {
      copy = await copyPostgresTemplate(template);
      return copy.drop;
    });

    it("uses that PostgreSQL, and is well again when it comes back from being away", async () => {
      const url = new URL(copy.url);
      const proxy = await startProxy({ host: url.hostname, port: Number(url.port || "5432") });
      url.port = String(proxy.port);
      const command = run("start", { DATABASE_URL: url.href, LOG_LEVEL: "silent" });
      const origin = await listening(command);
      const health = async () => {
        const response = await fetch(`${origin}/healthz`);
        return { status: response.status, ...((await response.json()) as { database: string }) };
      };
      expect(await health()).toMatchObject({ status: "ok", database: "postgresql" });
      expect((await fetch(`${origin}/decisions`)).status).toBe(200);

      await proxy.goAway();
      expect((await fetch(`${origin}/healthz`)).status).toBe(503);
      const page = await fetch(`${origin}/decisions`);
      expect(page.status).toBe(503);
      expect(await page.text()).toMatch(
        /^Sorry, the service is not available\. .+ Reference: [0-9a-f]{10}$/u,
      );

      await proxy.comeBack();
      await expect.poll(async () => (await fetch(`${origin}/healthz`)).status, { timeout: 25_000 }).toBe(200);
      expect((await fetch(`${origin}/decisions`)).status).toBe(200);
      expect(await stopped(command)).toBe(0);
      await proxy.goAway();
    });

    it("is not well while that PostgreSQL keeps silent, and says so", async () => {
      const url = new URL(copy.url);
      const proxy = await startProxy({ host: url.hostname, port: Number(url.port || "5432") });
      url.port = String(proxy.port);
      const command = run("start", { DATABASE_URL: url.href, LOG_LEVEL: "silent" });
      const origin = await listening(command);
      // The last thing that a start asks the database for.
      await command.printed(/one-time code/u);
      const health = async () => (await fetch(`${origin}/healthz`)).status;
      expect(await health()).toBe(200);

      proxy.fallSilent();
      expect(await health()).toBe(503);

      proxy.speakAgain();
      await expect.poll(health, { timeout: 25_000 }).toBe(200);
      expect(await stopped(command)).toBe(0);
      await proxy.goAway();
    });

    it("keeps the demonstration and an office's records apart there too", async () => {
      const demo = run("demo", { DATABASE_URL: copy.url });
      await listening(demo);
      expect(await stopped(demo)).toBe(0);
      expect(await refusal(run("start", { DATABASE_URL: copy.url }))).toContain(
        "This database holds the demonstration",
      );
    });
  });
}

/** Until nobody takes a new connection there. */
async function untilRefused({ hostname, port }: URL): Promise<void> {
  for (;;) {
    const socket = connect(Number(port), hostname);
    try {
      await once(socket, "connect");
      socket.destroy();
    } catch {
      return;
    }
  }
}
