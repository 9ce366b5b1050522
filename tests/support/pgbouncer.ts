import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, chown, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect, createServer, type AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";

export type PoolMode = "session" | "transaction" | "statement";

/** All that a connection of ours asks for as it begins, which PgBouncer knows nothing of. */
export const OUR_PARAMETERS = [
  ...[
    "role",
    "jit",
    "plan_cache_mode",
    "statement_timeout",
    "lock_timeout",
    "idle_in_transaction_session_timeout",
  ],
  ...["tcp_keepalives_idle", "tcp_keepalives_interval", "tcp_keepalives_count"],
];

/**
 * A real PgBouncer in front of a PostgreSQL, with its databases by their own names.
 * @param ignored what it leaves out of what a client asks for, instead of refusing the client
 * @throws where it is not on this machine: .ci/run installs it
 */
export async function startPgBouncer(server: URL, mode: PoolMode, ignored: readonly string[]) {
  const folder = await mkdtemp(path.join(os.tmpdir(), "eia-pgbouncer-"));
  const port = await freePort();
  const password = server.password ? ` password=${decodeURIComponent(server.password)}` : "";
  const users = path.join(folder, "users.txt");
  const settings = path.join(folder, "pgbouncer.ini");
  await writeFile(users, `"${decodeURIComponent(server.username)}" ""\n`);
  await writeFile(
    settings,
    `[databases]
* = host=${server.hostname} port=${server.port || "5432"}${password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = trust
auth_file = ${users}
pool_mode = ${mode}
ignore_startup_parameters = ${ignored.join(", ")}
`,
  );
  await chmod(folder, 0o755);
  // It refuses to run as root.
  const isRoot = process.getuid?.() === 0;
  if (isRoot) await chown(folder, await idOfPostgres(), 0);
  const program = ["pgbouncer", "-q", settings];
  const [file = "", ...args] = isRoot ? ["setpriv", ...(await asPostgres()), ...program] : program;
  const child = spawn(file, args, {
    stdio: ["ignore", "ignore", "pipe"],
    // Debian keeps it where only administrators look.
    env: { ...process.env, PATH: `${process.env.PATH ?? ""}:/usr/sbin` },
  });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString("utf8")));
  const ended = once(child, "exit").catch((error: unknown) => {
    said += String(error);
  });
  const url = new URL(server);
  url.hostname = "127.0.0.1";
  url.port = String(port);
  url.password = "";
  await Promise.race([
    untilListening(port),
    ended.then(() => Promise.reject(new Error(`PgBouncer did not start: ${said}`))),
  ]);
  return {
    url: url.href,
    port,
    stop: async () => {
      child.kill("SIGKILL");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function idOfPostgres(): Promise<number> {
  const { stdout } = await promisify(execFile)("id", ["-u", "postgres"]);
  return Number(stdout);
}

/** The process itself is then the one that is stopped, with nothing in between. */
async function asPostgres(): Promise<string[]> {
  return [`--reuid=${await idOfPostgres()}`, "--clear-groups"];
}

async function untilListening(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, "127.0.0.1");
    const isThere = await new Promise<boolean>((resolve) => {
      socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    });
    socket.destroy();
    if (isThere) return;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
