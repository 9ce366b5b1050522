import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { prepareDemo } from "../../app/platform/demo/prepare-demo.server";
import { openSigningKeys } from "../../app/platform/signing-key.server";
import { bareSite } from "../served-site";

/**
 * How long a document of the worked example takes, what it takes of the memory, and for how long it holds up everybody else. Each is
 * asked for a first time, for which a thread is started that loads what writes documents, and several times more. Drafts are made anew
 * each time; what is published is made once.
 */
const TIMES = 5;
const TARGETS = { ms: 3_000, megabytes: 200, heldMs: 20 };
const ask = fileURLToPath(new URL("ask.mjs", import.meta.url));
const run = promisify(execFile);
const megabytesNow = () => process.memoryUsage().rss / 1024 / 1024;

const DOCUMENTS = ["pdf", "docx"].flatMap((format) => [
  { what: `draft of the whole record, ${format}`, path: `/frameworks/2/as-published/record.${format}` },
  { what: `draft of the assessment, ${format}`, path: `/frameworks/2/as-published/assessment.${format}` },
  { what: `published whole record, ${format}`, path: `/decisions/007-2018/record.${format}` },
]);

export async function measureDocuments(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "bench-documents-"));
  const { database, origin, stop } = await bareSite();
  try {
    await prepareDemo(database, await openSigningKeys(path.join(folder, "signing-keys.json")));
    const cookie = await signIn(origin);
    console.log(`${database.kind} database, ${cpus().length} cores, Node ${process.version}`);
    for (const { what, path: at } of DOCUMENTS) {
      const address = `${origin}${at}`;
      const first = await measured({ address, cookie, times: 1 });
      const again = await measured({ address, cookie, times: TIMES });
      console.log(`${what} (${Math.round(first.bytes / 1000)} kB)`);
      console.log(`  the first time:   ${inWords(first)}`);
      console.log(`  of ${TIMES} times more: ${inWords(again)}`);
      const most = Math.max(first.ms, again.ms);
      const held = Math.max(first.heldMs, again.heldMs);
      const grown = Math.max(first.grownMegabytes, again.grownMegabytes);
      if (most > TARGETS.ms || held > TARGETS.heldMs || grown > TARGETS.megabytes) {
        console.error("  Not as it is to be.");
        process.exitCode = 1;
      }
    }
  } finally {
    await stop();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Measured {
  /** Of the slowest. */
  ms: number;
  bytes: number;
  heldMs: number;
  beforeMegabytes: number;
  grownMegabytes: number;
}

async function measured(asked: { address: string; cookie: string; times: number }): Promise<Measured> {
  const beforeMegabytes = megabytesNow();
  let most = beforeMegabytes;
  const watch = setInterval(() => {
    most = Math.max(most, megabytesNow());
  }, 20);
  const lag = monitorEventLoopDelay({ resolution: 5 });
  lag.enable();
  const { stdout } = await run(process.execPath, [ask, JSON.stringify(asked)]);
  lag.disable();
  clearInterval(watch);
  const answers = JSON.parse(stdout) as { ms: number; bytes: number }[];
  return {
    ms: Math.max(...answers.map(({ ms }) => ms)),
    bytes: answers[0]?.bytes ?? 0,
    // The clock that measures it ticks so often by itself.
    heldMs: lag.max / 1e6 - 5,
    beforeMegabytes,
    grownMegabytes: most - beforeMegabytes,
  };
}

const inWords = ({ ms, heldMs, beforeMegabytes, grownMegabytes }: Measured) =>
  [
    `at most ${ms.toFixed(0)} ms`,
    `the thread held for ${heldMs.toFixed(0)} ms`,
    `memory ${beforeMegabytes.toFixed(0)} → ${(beforeMegabytes + grownMegabytes).toFixed(0)} MB`,
  ].join(", ");

async function signIn(origin: string): Promise<string> {
  const answer = await fetch(`${origin}/sign-in`, {
    method: "POST",
    redirect: "manual",
    headers: { Origin: origin },
    body: new URLSearchParams({ email: "author@opcc.example", password: "equality-demo" }),
  });
  const session = answer.headers.getSetCookie().find((one) => one.startsWith("session="));
  if (!session) throw new Error(`The sign-in was answered ${answer.status}`);
  return session.split(";")[0] ?? "";
}
