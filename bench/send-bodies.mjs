import { request } from "node:http";
import { Worker } from "node:worker_threads";

/**
 * Sends so many bodies at once from a process of its own, and asks for `/healthz` all the while, on a thread of its own: else
 * the sending itself would hold up the asking. Prints, as JSON, the statuses of the answers and how long `/healthz` took at most.
 */
const { origin, path, cookie, contentType, head, filling, megabytes, count } = JSON.parse(process.argv[2]);
const { hostname, port } = new URL(origin);
const PIECE = 65_536;

function post() {
  return new Promise((resolve) => {
    const pieces = Math.ceil((megabytes * 1024 * 1024) / PIECE);
    const piece = Buffer.from(filling.repeat(Math.ceil(PIECE / filling.length)).slice(0, PIECE));
    const [first, last] = [Buffer.from(head), Buffer.from("\r\n--x--\r\n")];
    const headers = {
      ...{ Origin: origin, Cookie: cookie, "Content-Type": contentType },
      "Content-Length": first.length + pieces * PIECE + last.length,
    };
    const sent = request({ hostname, port, path, method: "POST", headers }, (answer) => {
      answer.resume().on("end", () => resolve(answer.statusCode));
    });
    sent.on("error", () => resolve("cut off"));
    sent.write(first);
    let left = pieces;
    const go = () => {
      while (left > 0) {
        left -= 1;
        if (!sent.write(piece)) {
          sent.once("drain", go);
          return;
        }
      }
      sent.end(last);
    };
    go();
  });
}

const asker = new Worker(new URL("./ask-health.mjs", import.meta.url), { workerData: `${origin}/healthz` });
const said = () => new Promise((resolve) => asker.once("message", resolve));
// It has asked a first time, which takes what a first request takes.
await said();
const statuses = await Promise.all(Array.from({ length: count }, post));
const healthMs = said();
asker.postMessage("over");
const byStatus = {};
for (const status of statuses) byStatus[status] = (byStatus[status] ?? 0) + 1;
console.log(JSON.stringify({ byStatus, healthMs: await healthMs }));
