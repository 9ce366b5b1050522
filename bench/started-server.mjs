import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { root } from "../app/platform/cli/prepare.mjs";

/** A server in a process of its own, on this machine alone, once it listens. @param environment beside what it takes by itself */
export async function startServer(args, environment) {
  const port = await freePort();
  const { DATABASE_URL: _server, DATA_DIR: _data, ...inherited } = process.env;
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...inherited, PORT: String(port), HOST: "127.0.0.1", ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((resolve, reject) => {
    child.stdout.on("data", (bytes) => {
      if (String(bytes).includes("Listening")) resolve();
    });
    child.once("exit", (code) => reject(new Error(`${args[0]} ended with ${code}`)));
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  return {
    origin: `http://127.0.0.1:${port}`,
    pid: child.pid,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
