import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import autocannon from "autocannon";
import postgres from "postgres";
import { ensureBuilt, ensureInstalled, root } from "../app/platform/cli/prepare.mjs";
import { earlierBuild } from "./earlier-build.mjs";
import { startDelay } from "./pages/delay.mjs";
import { drawnForm } from "./pages/forms.mjs";

/**
 * How fast pages and saves are, beside the floor (pages/floor.mjs) and beside what the service was before (earlier-build.mjs): the three
 * take turns in one run, so that what else the machine does falls on all of them. docs/performance.md says how to read it.
 *
 *   DATABASE_URL=postgresql://… npm run bench [-- --short]    on a server where it may make databases
 *   npm run bench -- --embedded [--short]                     today's build alone, on the embedded database
 *   … --only=action                                           of the works those with this in their names
 */
const isShort = process.argv.includes("--short");
const isEmbedded = process.argv.includes("--embedded");
/** Of what is measured only that whose name holds this. */
const only = process.argv.find((argument) => argument.startsWith("--only="))?.slice("--only=".length) ?? "";
const ROUNDS = isShort ? 1 : 3;
const SLICE_SECONDS = isShort ? 2 : 4;
const CONNECTIONS = isShort ? [10] : [1, 10, 50];
const SIZES = { lines: 300, actions: 1_000, others: isShort ? 0 : 4_000 };
/** What is compressed has another tag, and autocannon asks for nothing compressed. */
const PLAIN = { headers: { "Accept-Encoding": "identity" } };
/** Of one direction: a round trip through the delay takes twice as long. */
const DELAY_MS = 10;

ensureInstalled();
ensureBuilt();
const serverUrl = process.env.DATABASE_URL;
if (!isEmbedded && !serverUrl) {
  console.error("Set DATABASE_URL to a PostgreSQL server where databases may be made, or say -- --embedded.");
  process.exit(1);
}

const token = randomBytes(32).toString("base64url");
const cookie = `session=${encodeURIComponent(Buffer.from(JSON.stringify(token)).toString("base64"))}`;
const folder = mkdtempSync(path.join(os.tmpdir(), "eia-bench-"));
const toEnd = [() => rmSync(folder, { recursive: true, force: true })];

const before = earlierBuild();
const owner = isEmbedded ? null : postgres(serverUrl, { max: 1, onnotice: () => undefined });
// Each has a copy of its own: what one saved would be another's to save no more.
const names = Object.fromEntries(
  ["before", "now", "floor"].map((name) => [name, `bench_${name}_${process.pid}`]),
);
const urlOf = (name) => Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
/** What each server has been asked to save: each of its actions can be completed once. */
const used = new Map();
let posted = 0;

try {
  const { servers, ids } = await (isEmbedded ? startEmbedded() : startOnPostgres());
  toEnd.push(...Object.values(servers).map((server) => () => server.stop()));
  const works = worksOf(ids).filter(({ work }) => work.includes(only));
  const rows = await measureAll(servers, works);
  if (!isEmbedded) await countRoundTrips(rows, works);
  mkdirSync(path.join(root, "bench/results"), { recursive: true });
  const processes = Object.fromEntries(
    Object.entries(servers).map(([name, { startMs, restMb }]) => [name, { startMs, restMb }]),
  );
  const made = { at: new Date().toISOString(), node: process.version, cores: os.cpus().length, processes };
  writeFileSync(
    path.join(root, "bench/results/last.json"),
    `${JSON.stringify({ ...made, isShort, isEmbedded, rows }, null, 2)}\n`,
  );
  print(rows);
  for (const [name, { startMs, restMb }] of Object.entries(processes))
    console.log(`${name}: ${Math.round(startMs)} ms from start to first answer, ${restMb} MB at rest`);
} finally {
  for (const end of toEnd.reverse()) await end();
  if (owner) {
    for (const name of Object.values(names))
      await owner.unsafe(`drop database if exists ${name} with (force)`);
    await owner.end();
  }
}

/** One office in two databases: the earlier build makes its tables, and today's takes a copy over. */
async function startOnPostgres() {
  // Where the server has it: without, statements are not counted.
  await owner.unsafe("create extension if not exists pg_stat_statements").catch(() => undefined);
  await owner.unsafe(`create database ${names.before}`);
  // The demonstration, which has a published decision, with the office of the bench beside it.
  await (await startProduct(before, { DATABASE_URL: urlOf(names.before) })).stop();
  const ids = await fillPostgres(urlOf(names.before));
  for (const copy of [names.now, names.floor])
    await owner.unsafe(`create database ${copy} template ${names.before}`);
  const servers = {
    floor: await startServer(root, ["bench/pages/floor.mjs"], { DATABASE_URL: urlOf(names.floor) }),
    before: await startProduct(before, { DATABASE_URL: urlOf(names.before) }),
    now: await startProduct(root, { DATABASE_URL: urlOf(names.now) }),
  };
  return { servers, ids };
}

/** Each with a database of its own, which works in the server's own process. */
async function startEmbedded() {
  const [first, second, third] = ["before", "now", "floor"].map((name) => path.join(folder, name));
  await (await startProduct(before, { DATA_DIR: first })).stop();
  const database = await PGlite.create(path.join(first, "database"));
  const ids = await fill({
    set: (name, value) => database.query("select set_config($1, $2, false)", [name, value]),
    run: (statements) => database.exec(statements),
    ask: async (question) => (await database.query(question)).rows,
  });
  await database.close();
  cpSync(first, second, { recursive: true });
  cpSync(path.join(first, "database"), third, { recursive: true });
  const servers = {
    floor: await startServer(root, ["bench/pages/floor.mjs"], { DATA_DIR: third }),
    before: await startProduct(before, { DATA_DIR: first }),
    now: await startProduct(root, { DATA_DIR: second }),
  };
  return { servers, ids };
}

async function fillPostgres(url) {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  const ids = await fill({
    set: (name, value) => sql`select set_config(${name}, ${value}, false)`,
    run: (statements) => sql.unsafe(statements),
    ask: (question) => sql.unsafe(question),
  });
  await sql.end();
  return ids;
}

/** @returns the ids of the frameworks that are measured, by their titles, and of what is saved in them */
async function fill({ set, run, ask }) {
  const settings = { ...SIZES, token: createHash("sha256").update(token).digest("hex") };
  for (const [name, value] of Object.entries(settings)) await set(`bench.${name}`, String(value));
  await run(readFileSync(path.join(root, "bench/pages/fixture.sql"), "utf8"));
  const found = await ask("select id, title from framework where title like 'Bench%' and state = 'drafting'");
  const frameworks = Object.fromEntries(found.map(({ id, title }) => [title, id]));
  const idsOf = async (question) => (await ask(question)).map(Object.values);
  return {
    frameworks,
    open: await idsOf(
      `select id from action where framework_id = ${frameworks["Bench completing"]} and state = 'open' order by id`,
    ),
    changes: await idsOf(
      `select change_id from eia_entry where framework_id = ${frameworks["Bench writes"]} order by 1`,
    ),
    lines: await idsOf(
      `select id from budget_line where framework_id = ${frameworks["Bench writes"]} order by id`,
    ),
  };
}

function worksOf({ frameworks, open, changes, lines }) {
  const small = `/frameworks/${frameworks["Bench 60"]}`;
  const writes = `/frameworks/${frameworks["Bench writes"]}`;
  const page = (name, size, from, where) =>
    ["cold", "unchanged"].map((look) => ({
      ...{ work: `${name} ${look}`, size, path: `${from}${where}` || "/", floor: from || small },
      isCold: look === "cold",
      isPage: true,
    }));
  const pages = (size, from) => [
    ...page("task list", size, from, ""),
    ...page("changes", size, from, "/changes"),
    ...page("EIA", size, from, "/eia"),
    ...page("action plan", size, from, "/actions"),
    ...page("sign-off", size, from, "/sign-off"),
    ...page("budget", size, from, "/budget"),
  ];
  const save = (work, pathOf, change, { isOnce = false, linkOf = null } = {}) => ({
    ...{ work, size: "60 lines", path: pathOf(0), floor: pathOf(0), isPost: true },
    ...{ pathOf, change, isOnce, linkOf },
  });
  const published = (work, where, more = {}) => ({
    work,
    size: "1 record",
    path: where,
    floor: small,
    isOpen: true,
    ...more,
  });
  const nth = (list, place) => list[place % list.length];
  return [
    ...pages("60 lines", small),
    ...pages("300 changes", `/frameworks/${frameworks["Bench large"]}`),
    ...page("home", `${SIZES.others} others`, "", ""),
    save(
      "create action",
      () => `${writes}/actions/new`,
      (count) => ({
        what: `Ask the provider for its waiting times, ${count}`,
        ...{ ownerKind: "name", ownerName: "The provider", timing: "before", entryId: "eia" },
        ...{ "targetDate-day": "1", "targetDate-month": "3", "targetDate-year": "2019" },
      }),
    ),
    save(
      "complete action",
      (place) => `/frameworks/${frameworks["Bench completing"]}/actions/${nth(open, place)[0]}/complete`,
      (count) => ({
        ...{ "completedOn-day": "1", "completedOn-month": "3", "completedOn-year": "2018" },
        ...{ whatWasDone: `They were asked, ${count}`, eiaUpdated: "yes" },
      }),
      { isOnce: true },
    ),
    save(
      "save impact",
      (place) => `${writes}/eia/entries/${nth(changes, place)[0]}`,
      (count) => ({ description: `They would wait four weeks longer for a first appointment: ${count}.` }),
      // By its characteristic in the one build, by its number in the other.
      { linkOf: /href="([^"?#]*\/impacts\/(?!new")\w+)"/u },
    ),
    save(
      "edit line",
      (place) => `${writes}/budget/lines/${nth(lines, place)[0]}`,
      (count) => ({
        note: `As agreed with the provider, ${count}`,
        reason: "The provider asked for it",
      }),
    ),
    published("record", "/decisions/007-2018"),
    published("record 304", "/decisions/007-2018", { isKnown: true }),
    published("record.json", "/decisions/007-2018/record.json"),
    published("register", "/decisions"),
    published("search", "/decisions?q=support"),
  ];
}

function startProduct(where, database) {
  return startServer(where, ["app/platform/cli/demo.mjs"], {
    SIGNING_KEY_FILE: path.join(folder, "signing-keys.json"),
    LOG_LEVEL: "error",
    DATA_DIR: path.join(folder, "unused"),
    ...database,
  });
}

async function startServer(where, args, environment) {
  const port = await freePort();
  const began = performance.now();
  const { DATABASE_URL: _server, DATA_DIR: _data, ...inherited } = process.env;
  const child = spawn(process.execPath, args, {
    cwd: where,
    env: { ...inherited, NODE_ENV: "production", PORT: String(port), HOST: "127.0.0.1", ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((resolve, reject) => {
    child.stdout.on("data", (bytes) => {
      if (/Listening|The demonstration is at/u.test(String(bytes))) resolve();
    });
    child.once("exit", (code) => reject(new Error(`${args[0]} in ${where} ended with ${code}`)));
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const origin = `http://127.0.0.1:${port}`;
  await (await fetch(`${origin}/sign-in`)).arrayBuffer();
  return {
    origin,
    pid: child.pid,
    startMs: performance.now() - began,
    restMb: memoryMb(child.pid),
    database: environment.DATABASE_URL ? new URL(environment.DATABASE_URL).pathname.slice(1) : null,
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

async function measureAll(servers, works) {
  const rows = [];
  for (const work of works) {
    for (const connections of CONNECTIONS) {
      const slices = Object.fromEntries(Object.keys(servers).map((name) => [name, []]));
      for (const [name, server] of Object.entries(servers)) await warmUp(server, work, name === "floor");
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const [name, server] of Object.entries(servers)) {
          slices[name].push(await slice(server, work, { connections, isFloor: name === "floor" }));
        }
      }
      const {
        floor,
        before: earlier,
        now,
      } = Object.fromEntries(Object.entries(slices).map(([name, those]) => [name, medianOf(those)]));
      const ratio = (other) => (now.reqPerS && other?.reqPerS ? now.reqPerS / other.reqPerS : null);
      const [ofFloor, ofBefore] = [ratio(floor), ratio(earlier)];
      const heldMs = work.isCold ? await longestHeld(servers.now, work) : null;
      rows.push({ work: work.work, size: work.size, connections, ...now, heldMs, ofFloor, ofBefore });
      const others = `${ofBefore?.toFixed(2) ?? "–"} of before, ${ofFloor?.toFixed(2) ?? "–"} of floor`;
      console.log(
        `${work.work}, ${work.size}, ${connections}: ${now.reqPerS?.toFixed(1) ?? "–"} req/s, ${others}`,
      );
    }
  }
  return rows;
}

/** Cookies that nobody sent before: a page that is kept for others is drawn. */
function anew() {
  return `${cookie}; anew=${(posted += 1)}`;
}

async function slice(server, work, { connections, isFloor }) {
  const { origin, pid, database } = server;
  const at = (isFloor && work.floor) || work.path;
  if (!isFloor) await isAtRest(server);
  const before = { app: cpuMs([pid]), db: cpuMs(await backends(database)), calls: await calls(database) };
  const { times, seconds, bytes, wrong } = work.isPost
    ? await save(server, work, { connections, isFloor })
    : await look(origin, at, work, connections);
  const count = Math.max(times.length, 1);
  if (wrong.length > 0)
    console.warn(
      `  ${wrong.length} of ${count} answers of ${origin} to ${at} were none: ${[...new Set(wrong)].join(", ")}`,
    );
  times.sort((a, b) => a - b);
  const percentile = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? null;
  return {
    reqPerS: wrong.length > count / 10 ? null : times.length / seconds,
    ...{ p50: percentile(0.5), p95: percentile(0.95), p99: percentile(0.99) },
    appCpuMs: (cpuMs([pid]) - before.app) / count,
    dbCpuMs: (cpuMs(await backends(database)) - before.db) / count,
    bytes: bytes / count,
    statements: before.calls === null ? null : ((await calls(database)) - before.calls) / count,
    memoryMb: memoryMb(pid),
  };
}

/** A server may still work for those who no longer wait: until it answers at once, twice. */
async function isAtRest({ origin }) {
  for (let prompt = 0; prompt < 2;) {
    const asked = performance.now();
    await (await fetch(`${origin}/favicon.svg`)).arrayBuffer();
    prompt = performance.now() - asked < 20 ? prompt + 1 : 0;
  }
}

/** What a server does for the first time, or on a new connection, is slower for all three alike. */
async function warmUp(server, work, isFloor) {
  if (!isFloor) await isAtRest(server);
  if (work.isPost) await save(server, work, { connections: 10, isFloor }, 1);
  else await look(server.origin, (isFloor && work.floor) || work.path, work, 10, 1);
}

async function look(origin, at, work, connections, seconds = SLICE_SECONDS) {
  const known = work.isKnown ? (await fetch(origin + at, PLAIN)).headers.get("ETag") : null;
  const headers = {
    ...(known ? { "If-None-Match": known } : {}),
    ...(work.isOpen ? {} : { Cookie: cookie }),
  };
  const request = work.isCold
    ? { path: at, setupRequest: (one) => ({ ...one, headers: { ...headers, Cookie: anew() } }) }
    : { path: at, headers };
  const [times, wrong] = [[], []];
  const run = autocannon({ url: origin, connections, duration: seconds, requests: [request] });
  run.on("response", (_client, status, _bytes, ms) => {
    times.push(ms);
    if (status !== (known ? 304 : 200)) wrong.push(status);
  });
  const result = await run;
  for (let count = 0; count < result.errors; count += 1) wrong.push("none");
  return { times, wrong, seconds: result.duration, bytes: result.throughput.total };
}

/** Each connection saves at places of its own, so that nobody's form is stale. */
async function save({ origin }, work, { connections, isFloor }, seconds = SLICE_SECONDS) {
  const [times, wrong] = [[], []];
  let bytes = 0;
  const start = performance.now();
  const end = start + seconds * 1_000;
  const next = () => {
    const key = `${origin} ${work.work}`;
    const place = used.get(key) ?? 0;
    used.set(key, place + 1);
    return place;
  };
  const one = async () => {
    let place = next();
    const where = async () =>
      isFloor || !work.linkOf ? work.pathOf(place) : linkAt(origin + work.pathOf(place), work.linkOf);
    let at = await where();
    const fields = isFloor ? {} : await formAt(origin + at);
    let version = Number(fields?.version ?? 0);
    while (performance.now() < end && fields) {
      posted += 1;
      const sent = performance.now();
      const answer = await fetch(origin + at, {
        method: "POST",
        redirect: "manual",
        headers: { Cookie: cookie, Origin: origin },
        body: new URLSearchParams({
          ...fields,
          ...work.change(posted),
          ...("version" in fields ? { version: String(version) } : {}),
          formKey: `bench-${process.pid}-${posted}`,
        }),
      });
      bytes += (await answer.arrayBuffer()).byteLength;
      times.push(performance.now() - sent);
      if (answer.status === 302) version += 1;
      else wrong.push(answer.status);
      // The same form serves for each: what is completed once has the version it was made with.
      if (work.isOnce) {
        [place, version] = [next(), Number(fields.version ?? 0)];
        at = await where();
      }
    }
    if (!fields) wrong.push(`no form at ${at}`);
  };
  await Promise.all(Array.from({ length: connections }, one));
  return { times, wrong, bytes, seconds: (performance.now() - start) / 1_000 };
}

async function linkAt(address, link) {
  const [, where] = link.exec(await (await fetch(address, { headers: { Cookie: cookie } })).text()) ?? [];
  if (!where) throw new Error(`${address} has no link like ${link}`);
  return where;
}

async function formAt(address) {
  return drawnForm(await (await fetch(address, { headers: { Cookie: cookie } })).text());
}

/** For how long nobody else is answered while one page is drawn: the longest that a file waits meanwhile, in ms. */
async function longestHeld(server, { path: at }) {
  const { origin } = server;
  await isAtRest(server);
  let longest = 0;
  for (let turn = 0; turn < 5; turn += 1) {
    let isDrawn = false;
    const page = fetch(origin + at, { headers: { Cookie: anew() } })
      .then((answer) => answer.arrayBuffer())
      .then(() => (isDrawn = true));
    while (!isDrawn) {
      const asked = performance.now();
      await (await fetch(`${origin}/favicon.svg`)).arrayBuffer();
      longest = Math.max(longest, performance.now() - asked);
    }
    await page;
  }
  return longest;
}

function medianOf(slices) {
  const keys = Object.keys(slices[0]);
  const middle = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
  return Object.fromEntries(
    keys.map((key) => [key, slices[0][key] === null ? null : middle(slices.map((one) => one[key]))]),
  );
}

/** Of processes of this machine; 0 where it does not say. */
function cpuMs(pids) {
  return pids.reduce((sum, pid) => {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
      // Clock ticks of user and system, a hundred a second.
      return sum + (Number(fields[11]) + Number(fields[12])) * 10;
    } catch {
      return sum;
    }
  }, 0);
}

function memoryMb(pid) {
  if (!existsSync(`/proc/${pid}/status`)) return null;
  const [, kb] = /VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Math.round(Number(kb) / 1024);
}

async function backends(database) {
  if (database === null) return [];
  const found = await owner`select pid from pg_stat_activity where datname = ${database}`;
  return found.map(({ pid }) => pid);
}

/** Statements that a database was sent, without those that begin and end a transaction; null without the extension. */
async function calls(database) {
  if (database === null) return null;
  try {
    const [row] = await owner`
      select coalesce(sum(calls), 0)::int as calls from pg_stat_statements
      join pg_database on pg_database.oid = dbid
      where datname = ${database} and query !~* '^(begin|commit|rollback|savepoint)'`;
    return row.calls;
  } catch {
    return null;
  }
}

/** How much longer one person waits where each round trip takes longer, divided by how much longer it takes. */
async function countRoundTrips(rows, works) {
  const { hostname, port } = new URL(serverUrl);
  const delay = await startDelay({ host: hostname, port: Number(port || 5432) }, DELAY_MS);
  const near = await startProduct(root, { DATABASE_URL: urlOf(names.now) });
  const through = Object.assign(new URL(urlOf(names.now)), {
    hostname: "127.0.0.1",
    port: String(delay.port),
  });
  const far = await startProduct(root, { DATABASE_URL: through.href });
  for (const work of works.filter(({ isPost, isOpen }) => !isPost && !isOpen)) {
    const [close, distant] = [await alone(near, work), await alone(far, work)];
    const roundTrips = Math.max(0, Math.round((distant - close) / (2 * DELAY_MS)));
    for (const row of rows) if (row.work === work.work && row.size === work.size) row.roundTrips = roundTrips;
  }
  await near.stop();
  await far.stop();
  delay.stop();
}

/** The median of what one person waits, after the first ones, for whom statements are prepared. */
async function alone({ origin }, work) {
  const times = [];
  for (let turn = 0; turn < 14; turn += 1) {
    const start = performance.now();
    const answer = await fetch(origin + work.path, {
      headers: { Cookie: work.isCold ? anew() : cookie },
      redirect: "manual",
    });
    await answer.arrayBuffer();
    if (turn >= 5) times.push(performance.now() - start);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
}

function print(rows) {
  const heads = [
    "work",
    "size",
    "connections",
    "reqPerS",
    "p50",
    "p95",
    "p99",
    "appCpuMs",
    "dbCpuMs",
    "bytes",
    "statements",
    "roundTrips",
    "ofFloor",
    "ofBefore",
    "heldMs",
    "memoryMb",
  ];
  const shown = (value) =>
    typeof value === "number" ? String(Math.round(value * 100) / 100) : (value ?? "–");
  console.log(`\n| ${heads.join(" | ")} |\n|${" --- |".repeat(heads.length)}`);
  for (const row of rows) console.log(`| ${heads.map((head) => shown(row[head])).join(" | ")} |`);
}
