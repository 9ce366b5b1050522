import { execFile } from "node:child_process";
import { cpus } from "node:os";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { servedSite } from "./served-site";

/**
 * For how long a body holds up everybody else, and what many at once take of the memory. The bodies are within the
 * limits in bytes of the pages they go to. They come from a process of their own. Before each case one
 * body of it is sent that is not counted: what the server takes once and keeps is no part of what the others take.
 */
const { database, origin, cookie, frameworkId, stop } = await servedSite();
const importPage = `/frameworks/${frameworkId}/budget/import`;
const part = (name: string, file = "") =>
  `--x\r\nContent-Disposition: form-data; name="${name}"${file && `; filename="${file}"`}\r\n\r\n`;
const MULTIPART = "multipart/form-data; boundary=x";
const URL_ENCODED = "application/x-www-form-urlencoded";
const CASES = [
  ["nothing much", "/sign-in", URL_ENCODED, "email=", "a", 0.01, 1],
  ["one text", "/sign-in", URL_ENCODED, "email=", "a", 0.9, 1],
  ["many texts", "/sign-in", URL_ENCODED, "", "a=&", 0.9, 1],
  ["a record of lists", "/verify", MULTIPART, part("record", "r.json"), "[],", 4.8, 1],
  ["many parts", "/verify", MULTIPART, "", `${part("a")}\r\n`, 5, 1],
  ["the same, five at once", "/verify", MULTIPART, "", `${part("a")}\r\n`, 5, 5],
  ["a budget of 18 MB", importPage, MULTIPART, part("file", "b.csv"), "Helpline,1,2\n", 18, 1],
  ["twenty of 18 MB at once", importPage, MULTIPART, part("file", "b.csv"), "Helpline,1,2\n", 18, 20],
  ["twenty with long rows", importPage, MULTIPART, part("file", "b.csv"), `${"a".repeat(1_500)},1\n`, 18, 20],
] as const;
const ONLY = process.env.BENCH_ONLY ?? "";

const sender = fileURLToPath(new URL("./send-bodies.mjs", import.meta.url));
const run = promisify(execFile);
const lag = monitorEventLoopDelay({ resolution: 5 });
const megabytesNow = () => process.memoryUsage().rss / 1024 / 1024;

console.log(`${database.kind} database, ${cpus().length} cores, Node ${process.version}`);
for (const [what, path, contentType, head, filling, megabytes, count] of CASES) {
  if (!what.includes(ONLY)) continue;
  const send = async (times: number) => {
    const given = { origin, path, cookie, contentType, head, filling, megabytes, count: times };
    const { stdout } = await run(process.execPath, [sender, JSON.stringify(given)]);
    return JSON.parse(stdout) as { byStatus: Record<string, number>; healthMs: number };
  };
  await send(1);
  const before = megabytesNow();
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, megabytesNow());
  }, 20);
  lag.reset();
  lag.enable();
  const { byStatus, healthMs } = await send(count);
  lag.disable();
  clearInterval(watch);
  const answers = Object.entries(byStatus).map(([status, times]) => `${times} × ${status}`);
  console.log(
    [
      what.padEnd(26),
      `/healthz at most ${healthMs.toFixed(0).padStart(4)} ms`,
      `thread held ${(lag.max / 1e6).toFixed(0).padStart(4)} ms`,
      `memory ${before.toFixed(0)} → ${most.toFixed(0)} MB`,
      answers.join(", "),
    ].join("   "),
  );
}
await stop();
