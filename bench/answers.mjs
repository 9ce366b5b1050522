import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:http";
import os from "node:os";
import path from "node:path";
import { setTimeout as after } from "node:timers/promises";
import postgres from "postgres";
import { ensureBuilt, ensureInstalled, load, root } from "../app/platform/cli/prepare.mjs";
import { startServer } from "./started-server.mjs";

/**
 * How a consultation takes a flood of answers, as people give them: the questionnaire is asked for, filled in, looked at once more and
 * sent, each step a request. They come at a steady rate, whether those before them were answered or not. Meanwhile an author works on
 * the pages. Afterwards what is in the database is held against what was sent.
 *
 *   DATABASE_URL=postgresql://… npm run bench:answers [-- --short]    on a server where it may make databases
 *
 * It asks the server that it starts itself on this machine, and nobody else; no more than so many answers, for no longer than that.
 */
const isShort = process.argv.includes("--short");
const ANSWERS = isShort ? 2_000 : 10_000;
const SECONDS = isShort ? 120 : 600;
/** After the last answer has begun, until all must have been taken. */
const LATEST_SECONDS = 30;
/** Before the answers: what the author's pages take by themselves. */
const QUIET_SECONDS = isShort ? 20 : 30;
const TARGET_MS = 300;
/** One in so many is sent twice at once, as by two presses of the button. */
const TWICE = 20;
/** One in so many comes from an office that has one address for all. */
const FROM_ONE_OFFICE = 25;
const STAFF_PAUSE_MS = 500;

ensureInstalled();
ensureBuilt();
const serverUrl = process.env.DATABASE_URL;
if (!serverUrl) {
  console.error("Set DATABASE_URL to a PostgreSQL server where databases may be made.");
  process.exit(1);
}
const name = `bench_answers_${process.pid}`;
const url = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
const folder = mkdtempSync(path.join(os.tmpdir(), "eia-bench-answers-"));
const keyFile = path.join(folder, "signing-keys.json");
const owner = postgres(serverUrl, { max: 1, onnotice: () => undefined });
const agent = new Agent({ keepAlive: true, maxSockets: 200 });
const toEnd = [() => rmSync(folder, { recursive: true, force: true }), () => agent.destroy()];

try {
  await owner.unsafe(`create database ${name}`);
  const { fillConsultation } = await load("../../../bench/answers/fill.ts");
  const asked = await fillConsultation({ url, keyFile });
  const site = await startServer(["app/platform/cli/start.mjs"], {
    ...{ DATABASE_URL: url, SIGNING_KEY_FILE: keyFile, LOG_LEVEL: "error", NODE_ENV: "production" },
    // Each answer says where it comes from, as a proxy does.
    TRUST_PROXY: "1",
  });
  toEnd.push(site.stop);
  const measured = await measure(site.origin, asked);
  const found = await count(asked, measured.sent);
  const made = { at: new Date().toISOString(), node: process.version, cores: os.cpus().length };
  const { sent: _sent, ...times } = measured;
  mkdirSync(path.join(root, "bench/results"), { recursive: true });
  writeFileSync(
    path.join(root, "bench/results/answers.json"),
    `${JSON.stringify({ ...made, isShort, ANSWERS, SECONDS, ...times, ...found }, null, 2)}\n`,
  );
  print({ ...times, ...found });
  const slow = Object.values(times.public).some(({ p95 }) => p95 >= TARGET_MS);
  const { lost, doubled, otherThanSent, peopleCounted, peopleBelieved } = found;
  if (slow || lost + doubled + otherThanSent + times.failed.length > 0 || peopleCounted !== peopleBelieved) {
    console.error("Not as it is to be.");
    process.exitCode = 1;
  }
} finally {
  for (const end of toEnd.reverse()) await end();
  await owner.unsafe(`drop database if exists ${name} with (force)`);
  await owner.end();
}

async function measure(origin, { slug, fields, frameworkId, consultationId }) {
  const questionnaire = `/consultations/${slug}/answer`;
  const author = await signIn(origin);
  const F = `/frameworks/${frameworkId}`;
  const pages = {
    "task list": F,
    changes: `${F}/changes`,
    "why can’t we sign": `${F}/sign-off`,
    consultation: `${F}/public-consultations/${consultationId}`,
    "its answers": `${F}/public-consultations/${consultationId}/answers`,
  };
  const first = await ask(origin, { path: questionnaire });
  const said = Object.fromEntries(
    ["age", "sex"].map((key) => [`about_${key}`, valuesOf(first.text, `about_${key}`)]),
  );
  // The first of each page takes what a first one takes.
  for (const page of Object.values(pages)) await ask(origin, { path: page, cookie: author });
  console.log(`${ANSWERS.toLocaleString("en-GB")} answers in ${SECONDS} s, ${os.cpus().length} cores`);
  const before = await workFor(QUIET_SECONDS * 1000);

  const times = { "the questionnaire": [], "its check": [], "sending it": [] };
  const [sent, failed] = [new Map(), []];
  const began = performance.now();
  const staff = workFor(SECONDS * 1000).catch((error) => {
    failed.push({ n: "of the author's pages", why: String(error) });
    return {};
  });
  const underWay = [];
  for (let n = 0; n < ANSWERS; n += 1) {
    const due = began + (n * SECONDS * 1000) / ANSWERS;
    const wait = due - performance.now();
    if (wait > 0) await after(wait);
    underWay.push(
      answer(n, due).catch((error) => {
        failed.push({ n, why: String(error) });
      }),
    );
  }
  const deadline = after(LATEST_SECONDS * 1000, null, { ref: false }).then(() => {
    throw new Error(`Answers are under way ${LATEST_SECONDS} s after the last began`);
  });
  await Promise.race([Promise.all(underWay), deadline]);
  const seconds = (performance.now() - began) / 1000;
  return {
    seconds: Math.round(seconds),
    public: summarised(times),
    before: summarised(before),
    during: summarised(await staff),
    failed,
    sent,
  };

  /** @param due when it was to begin: whoever is kept waiting by those before them waits all the same */
  async function answer(n, due) {
    const address = n % FROM_ONE_OFFICE === 0 ? "203.0.113.9" : addressOf(Math.floor(n / 2));
    const page = await timed(times["the questionnaire"], due, { path: questionnaire, address });
    const formKey = /name="formKey" value="([^"]*)"/u.exec(page.text)?.[1];
    if (!formKey) throw new Error("The questionnaire has no key");
    const text = `What is said in answer ${n}: ${"the last bus leaves at nine. ".repeat(1 + (n % 6))}`.trim();
    const written = [
      ["formKey", formKey],
      ["way", "all"],
      ["at", "0"],
      ...fields.support.map((field, place) => [field, ["full", "partial", "none"][(n + place) % 3]]),
      ...fields.why.map((field, place) => [field, (n + place) % 4 === 0 ? `Of this, in answer ${n}.` : ""]),
      [fields.choice, n % 3 === 0 ? "Yes" : "No"],
      [fields.many, "That it is near"],
      ...(n % 2 === 0 ? [[fields.many, "That it is free"]] : []),
      [fields.text, text],
      ["body", n % 50 === 1 ? `Organisation ${n}` : ""],
      ...Object.entries(said).map(([field, values]) => [field, values[n % values.length]]),
    ];
    const post = { path: questionnaire, address };
    const look = { ...post, form: [...written, ["seen", ""], ["go", "next"]] };
    const check = await timed(times["its check"], performance.now(), look);
    if (!check.text.includes("Send your answers")) throw new Error("The answers are not shown once more");
    const sure = { ...post, form: [...written, ["seen", "yes"], ["sure", "yes"]] };
    const presses = n % TWICE === 0 ? 2 : 1;
    const answers = await Promise.all(
      Array.from({ length: presses }, () => timed(times["sending it"], performance.now(), sure)),
    );
    const receipts = new Set();
    for (let { text: shown } of answers) {
      if (shown.includes("Is a person answering?")) {
        const [choice] = valuesOf(shown, "personAnswer");
        const form = [...sure.form, ["asked", "yes"], ["personAnswer", choice]];
        shown = (await timed(times["sending it"], performance.now(), { ...post, form })).text;
      }
      const number = /<strong>([A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4})<\/strong>/u.exec(shown)?.[1];
      if (!number) throw new Error("There is no receipt");
      receipts.add(number);
    }
    if (receipts.size !== 1) throw new Error("The same sent twice has two numbers");
    sent.set(text, [...receipts][0]);
  }

  async function timed(into, from, asked) {
    const answered = await ask(origin, asked);
    into.push(performance.now() - from);
    return answered;
  }

  /** The author goes from page to page. Each is drawn: none is asked for as one that is known. */
  async function workFor(ms) {
    const took = Object.fromEntries(Object.keys(pages).map((page) => [page, []]));
    const until = performance.now() + ms;
    for (let turn = 0; performance.now() < until; turn += 1) {
      const [page, at] = Object.entries(pages)[turn % Object.keys(pages).length];
      await timed(took[page], performance.now(), { path: `${at}?turn=${turn}`, cookie: author });
      await after(STAFF_PAUSE_MS);
    }
    return took;
  }
}

async function signIn(origin) {
  const form = [
    ["email", "author@opcc.example"],
    ["password", "equality-demo"],
  ];
  const { cookies } = await ask(origin, { path: "/sign-in", form });
  const session = cookies.find((cookie) => cookie.startsWith("session="));
  if (!session) throw new Error("The author is not signed in");
  return session;
}

/** @throws where the answer is neither a page nor a redirect */
function ask(origin, { path: at, form, cookie, address = "198.51.100.1" }) {
  const body = form && new URLSearchParams(form.filter(([, text]) => text !== "")).toString();
  const { hostname, port } = new URL(origin);
  const headers = {
    "X-Forwarded-For": address,
    ...(cookie && { Cookie: cookie }),
    ...(body !== undefined && {
      ...{ Origin: origin, "Content-Type": "application/x-www-form-urlencoded" },
      "Content-Length": Buffer.byteLength(body),
    }),
  };
  return new Promise((resolve, reject) => {
    const sent = request(
      { hostname, port, path: at, method: body === undefined ? "GET" : "POST", headers, agent },
      (answered) => {
        const pieces = [];
        answered.on("data", (piece) => pieces.push(piece));
        answered.on("end", () => {
          const { statusCode } = answered;
          if (statusCode !== 200 && statusCode !== 302) reject(new Error(`${at} was answered ${statusCode}`));
          const cookies = (answered.headers["set-cookie"] ?? []).map((one) => one.split(";")[0]);
          resolve({ text: Buffer.concat(pieces).toString("utf8"), cookies });
        });
      },
    );
    sent.setTimeout(LATEST_SECONDS * 1000, () => sent.destroy(new Error(`${at} was not answered`)));
    sent.on("error", reject);
    sent.end(body);
  });
}

/** What is in the database, beside what was sent and had a receipt. */
async function count({ consultationId, fields }, sent) {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const rows = await sql`
      select given ->> ${fields.text} as text, count(*)::int as times from consultation_answer
      where consultation_id = ${consultationId} group by 1`;
    const states = await sql`
      select reading, count(*)::int as answers, count(*) filter (where body = '')::int as people from consultation_answer
      where consultation_id = ${consultationId} group by 1 order by 1`;
    const [{ people }] = await sql`
      select count(*)::int as people from monitoring_answer where consultation_id = ${consultationId} and question = 'people'`;
    const kept = new Map(rows.map(({ text, times }) => [text, times]));
    return {
      received: sent.size,
      lost: [...sent.keys()].filter((text) => !kept.has(text)).length,
      doubled: rows.filter(({ times }) => times > 1).length,
      otherThanSent: rows.filter(({ text }) => !sent.has(text)).length,
      receipts: new Set(sent.values()).size,
      heldBack: states.find(({ reading }) => reading === "held_back")?.answers ?? 0,
      peopleCounted: people,
      peopleBelieved: states.find(({ reading }) => reading === "unread")?.people ?? 0,
    };
  } finally {
    await sql.end();
  }
}

function print({ seconds, failed, before, during, ...found }) {
  const shown = ({ p50, p95, p99, most, requests }) =>
    `half ${p50} ms, 95 of a hundred ${p95} ms, 99 ${p99} ms, the longest ${most} ms (${requests})`;
  for (const [what, times] of Object.entries(found.public)) console.log(`${what}: ${shown(times)}`);
  for (const [page, times] of Object.entries(during)) {
    console.log(`${page}, before: ${shown(before[page])}`);
    console.log(`${page}, meanwhile: ${shown(times)}`);
  }
  console.log(
    `${found.received} had a receipt within ${seconds} s: ${found.lost} of them lost, ${found.doubled} doubled, ${found.otherThanSent} other than sent, ${found.heldBack} held back; ${failed.length} not taken`,
  );
  console.log(`${found.peopleCounted} people counted of ${found.peopleBelieved}`);
  for (const { n, why } of failed.slice(0, 5)) console.error(`Answer ${n}: ${why}`);
}

function summarised(times) {
  return Object.fromEntries(
    Object.entries(times).map(([what, all]) => {
      const sorted = all.toSorted((a, b) => a - b);
      const at = (share) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
      return [what, { requests: all.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1) }];
    }),
  );
}

function valuesOf(html, field) {
  return [...html.matchAll(/<input[^>]*>/gu)]
    .map(([tag]) => tag)
    .filter((tag) => tag.includes(`name="${field}"`))
    .map((tag) => /value="([^"]*)"/u.exec(tag)?.[1] ?? "");
}

function addressOf(n) {
  return `10.${Math.floor(n / 62_500) % 250}.${Math.floor(n / 250) % 250}.${(n % 250) + 1}`;
}
