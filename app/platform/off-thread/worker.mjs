import { parentPort } from "node:worker_threads";
import { fileURLToPath } from "node:url";
import { register } from "tsx/esm/api";

/** A thread of its own for what would hold up everybody: see `off-thread.server.ts`. One job after another. */
register({ tsconfig: fileURLToPath(new URL("../../../tsconfig.json", import.meta.url)) });
const { doJob } = await import("./jobs.server.ts");

parentPort.postMessage("ready");
parentPort.on("message", async (job) => {
  const { value, transfer } = await doJob(job);
  parentPort.postMessage(value, transfer);
});
