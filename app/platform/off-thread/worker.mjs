import { parentPort } from "node:worker_threads";
import { load } from "../cli/prepare.mjs";

/** A thread of its own for what would hold up everybody: see `off-thread.server.ts`. One job after another. */
const { doJob } = await load("../off-thread/jobs.server.ts");

parentPort.postMessage("ready");
parentPort.on("message", async (job) => {
  const { value, transfer } = await doJob(job);
  parentPort.postMessage(value, transfer);
});
