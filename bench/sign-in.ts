import { fork, type ChildProcess } from "node:child_process";
import { request } from "node:http";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { hashPassword } from "../app/auth/password.server";
import { person } from "../db/schema";
import { bareSite } from "./served-site";

/**
 * How long a right sign-in takes while a thousand wrong ones come at once, each from an address of its own: from a browser
 * that is known for the account, and from one that is not. The server runs in a process of its own, so that those who ask do not
 * take its turn; on this machine alone, behind a proxy that is made up.
 */
const ATTACKERS = Number(process.env.BENCH_ATTEMPTS ?? 1_000);
const TARGET_SECONDS = 2;
const PASSWORD = "teapot gravel lantern";
const HOLDER = "holder@example.org";

if (process.send) await runServer();
else await measure();

async function runServer(): Promise<void> {
  const { database, port, stop } = await bareSite({ TRUST_PROXY: "1" });
  const passwordHash = await hashPassword(PASSWORD);
  await database.db.execute(sql`delete from sign_in_failure`);
  await database.db
    .insert(person)
    .values({
      ...{ name: "Holder", email: HOLDER, passwordHash, createdAt: new Date() },
      confirmedPasswordVersion: 0,
    })
    .onConflictDoNothing();
  process.send?.({ port, kind: database.kind });
  process.on("message", (message) => {
    if (message === "cpu") process.send?.(process.cpuUsage());
    else void stop().then(() => process.exit(0));
  });
}

interface Answer {
  status: number;
  cookies: string[];
  seconds: number;
}

interface SignIn {
  email: string;
  password: string;
  address: string;
  cookie?: string;
}

function signIn(port: number, { email, password, address, cookie }: SignIn): Promise<Answer> {
  const body = new URLSearchParams({ email, password }).toString();
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        ...{ host: "127.0.0.1", port, method: "POST", path: "/sign-in", agent: false },
        headers: {
          "Content-Type": "application/x-www-form-urlencoded",
          "Content-Length": Buffer.byteLength(body),
          Origin: `http://127.0.0.1:${port}`,
          "X-Forwarded-For": address,
          ...(cookie ? { Cookie: cookie } : {}),
        },
      },
      (answer) => {
        answer.resume();
        answer.once("end", () => {
          resolve({
            status: answer.statusCode ?? 0,
            cookies: (answer.headers["set-cookie"] ?? []).map((set) => set.split(";")[0] ?? ""),
            seconds: (performance.now() - start) / 1_000,
          });
        });
      },
    );
    sent.once("error", reject);
    sent.end(body);
  });
}

function addressOf(index: number): string {
  return `198.18.${Math.floor(index / 250)}.${(index % 250) + 1}`;
}

async function started(child: ChildProcess): Promise<{ port: number; kind: string }> {
  return new Promise((resolve, reject) => {
    child.once("message", (message) => {
      resolve(message as { port: number; kind: string });
    });
    child.once("exit", (code) => {
      reject(new Error(`The server ended with ${code}`));
    });
  });
}

/** What the server's process has used of the cores so far: on a machine that is busy with other work, compare that. */
function cpuSeconds(child: ChildProcess): Promise<number> {
  child.send("cpu");
  return new Promise((resolve) => {
    child.once("message", (message) => {
      const { user, system } = message as NodeJS.CpuUsage;
      resolve((user + system) / 1e6);
    });
  });
}

/** One flood, and right sign-ins in the midst of it. */
async function flood(
  { child, port }: { child: ChildProcess; port: number },
  what: string,
  emailOf: (index: number) => string,
): Promise<string> {
  const right = { email: HOLDER, password: PASSWORD };
  const first = await signIn(port, { ...right, address: "203.0.113.5" });
  const cookie = first.cookies.find((one) => one.startsWith("device="));
  if (first.status !== 302 || !cookie) throw new Error(`The first sign-in was answered ${first.status}`);
  const before = await cpuSeconds(child);
  const wrong = Array.from({ length: ATTACKERS }, (_, index) =>
    signIn(port, { email: emailOf(index), password: "not the one", address: addressOf(index) }),
  );
  // Into the midst: the wrong ones are under way once the first of them is answered.
  await Promise.race(wrong);
  const begun = await cpuSeconds(child);
  const knownCpu = async (answer: Promise<Answer>) => ({
    ...(await answer),
    cpu: (await cpuSeconds(child)) - begun,
  });
  const [known, unknown] = await Promise.all([
    knownCpu(signIn(port, { ...right, address: "203.0.113.5", cookie })),
    signIn(port, { ...right, address: "203.0.113.6" }),
  ]);
  const answers = await Promise.all(wrong);
  const all = (await cpuSeconds(child)) - before;
  const count = (status: number) => answers.filter((answer) => answer.status === status).length;
  const last = Math.max(...answers.map(({ seconds }) => seconds));
  const shown = ({ status, seconds }: Answer) => `${seconds.toFixed(2)} s (${status})`;
  return [
    `${what}:`,
    `  a right sign-in from a known browser:   ${shown(known)}, in which the server used ${known.cpu.toFixed(2)} s of CPU; target ${TARGET_SECONDS} s`,
    `  a right sign-in from an unknown one:    ${shown(unknown)}`,
    `  the wrong ones: ${count(400)} refused (400), ${count(503)} not looked at (503), the last after ${last.toFixed(2)} s; ${all.toFixed(2)} s of CPU`,
  ].join("\n");
}

async function measure(): Promise<void> {
  const child = fork(fileURLToPath(new URL("./sign-in.mjs", import.meta.url)));
  const { port, kind } = await started(child);
  // The first page of a process takes longer than any after it.
  await signIn(port, { email: "warm-up@example.org", password: "x", address: "203.0.113.9" });
  console.log(
    `${ATTACKERS.toLocaleString("en-GB")} wrong sign-ins at once, ${kind} database, ${cpus().length} cores, Node ${process.version}`,
  );
  // What a process does for the first time takes it longer: the first round is of one that was just started.
  for (const round of ["1st", "2nd", "3rd"]) {
    console.log(
      await flood(
        { child, port },
        `${round} round, at names that nobody has`,
        (index) => `nobody-${index}@example.org`,
      ),
    );
    console.log(await flood({ child, port }, `${round} round, at the holder's own account`, () => HOLDER));
  }
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.send("stop");
  await ended;
}
