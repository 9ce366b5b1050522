import { execFile } from "node:child_process";
import { chown, mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { once } from "node:events";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";

/** A PostgreSQL server of the test's own, which it may stop, and whose disk may be full. */
export interface OwnPostgres {
  /** Of its database. */
  url: string;
  restart: () => Promise<void>;
  remove: () => Promise<void>;
}

const execute = promisify(execFile);

/**
 * @param largestFileKb the operating system refuses to let any of the server's files grow beyond this, as a full disk would
 * @throws where PostgreSQL's programs are not on this machine
 */
export async function startOwnPostgres({
  largestFileKb,
}: { largestFileKb?: number } = {}): Promise<OwnPostgres> {
  const programs = await serverPrograms();
  const folder = await mkdtemp(path.join(os.tmpdir(), "eia-postgres-"));
  const data = path.join(folder, "data");
  const port = await freePort();
  if (process.getuid?.() === 0) {
    const { stdout } = await execute("id", ["-u", "postgres"]);
    await chown(folder, Number(stdout), 0);
  }
  await asPostgres(folder, `${programs}/initdb`, [
    ...["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"],
    "--wal-segsize=1",
  ]);
  const control = (action: "start" | "restart" | "stop", ...more: string[]) => {
    const limit = largestFileKb === undefined ? "" : `ulimit -f ${largestFileKb}; `;
    // Vacuuming would make room in the files that are to be full.
    const autovacuum = largestFileKb === undefined ? "on" : "off";
    const options = `-c listen_addresses=127.0.0.1 -p ${port} -k ${folder} -c fsync=off -c autovacuum=${autovacuum}`;
    return asPostgres(folder, "/bin/bash", [
      "-c",
      `${limit}exec "$0" "$@" >>"${folder}/log" 2>&1`,
      `${programs}/pg_ctl`,
      ...["-D", data, "-w", "-l", `${folder}/server.log`, "-o", options, ...more, action],
    ]);
  };
  await control("start");
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    restart: () => control("restart", "-m", "immediate"),
    remove: async () => {
      await control("stop", "-m", "immediate");
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root. */
async function asPostgres(folder: string, program: string, args: readonly string[]): Promise<void> {
  const isRoot = process.getuid?.() === 0;
  await (isRoot
    ? execute("runuser", ["-u", "postgres", "--", program, ...args], { cwd: folder })
    : execute(program, args, { cwd: folder }));
}

/** Debian keeps them off the PATH. */
async function serverPrograms(): Promise<string> {
  const debian = "/usr/lib/postgresql";
  const versions = await readdir(debian).catch(() => []);
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  if (newest !== undefined) return path.join(debian, newest, "bin");
  const { stdout } = await execute("pg_config", ["--bindir"]);
  return stdout.trim();
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
