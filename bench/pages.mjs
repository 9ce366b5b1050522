import { execFileSync, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import autocannon from "autocannon";
import postgres from "postgres";
import { ensureBuilt, ensureInstalled, root } from "../app/platform/cli/prepare.mjs";
import { startDelay } from "./pages/delay.mjs";

/**
 * How fast pages and saves are, beside the floor (pages/floor.mjs) and beside what the service was before (BEFORE): the three
 * take turns in one run, so that what else the machine does falls on all of them. docs/performance.md says how to read it.
 *
 *   DATABASE_URL=postgresql://… npm run bench [-- --short]    on a server where it may make databases
 *   npm run bench -- --embedded [--short]                     today's build alone, on the embedded database
 */
const BEFORE = "91eede314866a2d891a592107bf3a5bc6a68e40e";
const isShort = process.argv.includes("--short");
const isEmbedded = process.argv.includes("--embedded");
const ROUNDS = isShort ? 1 : 3;
const SLICE_SECONDS = isShort ? 2 : 4;
const CONNECTIONS = isShort ? [10] : [1, 10, 50];
const SIZES = { lines: 300, actions: 1_000, others: isShort ? 0 : 4_000 };
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

const before = buildOf(BEFORE);
const owner = isEmbedded ? null : postgres(serverUrl, { max: 1, onnotice: () => undefined });
const names = { before: `bench_before_${process.pid}`, now: `bench_now_${process.pid}` };
const urlOf = (name) => Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;

try {
  const { servers, ids } = await (isEmbedded ? startEmbedded() : startOnPostgres());
  toEnd.push(...Object.values(servers).map((server) => () => server.stop()));
  const works = worksOf(ids);
  const rows = await measureAll(servers, works);
  if (!isEmbedded) await countRoundTrips(rows, works);
  mkdirSync(path.join(root, "bench/results"), { recursive: true });
  const made = { at: new Date().toISOString(), node: process.version, cores: os.cpus().length };
  writeFileSync(
    path.join(root, "bench/results/last.json"),
    `${JSON.stringify({ ...made, isShort, isEmbedded, rows }, null, 2)}\n`,
  );
  print(rows);
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
  await (await startProduct(before, { DATABASE_URL: urlOf(names.before) })).stop();
  const ids = await fillPostgres(urlOf(names.before));
  await owner.unsafe(`create database ${names.now} template ${names.before}`);
  const servers = {
    floor: await startServer(root, ["bench/pages/floor.mjs"], { DATABASE_URL: urlOf(names.now) }),
    before: await startProduct(before, { DATABASE_URL: urlOf(names.before) }),
    now: await startProduct(root, { DATABASE_URL: urlOf(names.now) }),
  };
  return { servers, ids };
}

/** Without a floor: the database works in the server's own process. */
async function startEmbedded() {
  const [first, second] = ["before", "now"].map((name) => path.join(folder, name));
  await (await startProduct(before, { DATA_DIR: first })).stop();
  const database = await PGlite.create(path.join(first, "database"));
  const ids = await fill({
    set: (name, value) => database.query("select set_config($1, $2, false)", [name, value]),
    run: (statements) => database.exec(statements),
    ask: async (question) => (await database.query(question)).rows,
  });
  await database.close();
  cpSync(first, second, { recursive: true });
  const servers = {
    before: await startProduct(before, { DATA_DIR: first }),
    now: await startProduct(root, { DATA_DIR: second }),
  };
  return { servers, ids };
}

/** Cloned, installed and built once, and kept in `.cache`. */
function buildOf(commit) {
  const where = path.join(root, ".cache/bench", commit.slice(0, 7));
  if (existsSync(path.join(where, "build/server/index.js"))) return where;
  rmSync(where, { recursive: true, force: true });
  execFileSync("git", ["clone", "--quiet", "--no-checkout", root, where]);
  execFileSync("git", ["checkout", "--quiet", "--detach", commit], { cwd: where });
  execFileSync("npm", ["ci", "--include=dev", "--no-audit", "--no-fund", "--silent"], {
    cwd: where,
    stdio: "inherit",
  });
  execFileSync("npm", ["run", "--silent", "build"], { cwd: where, stdio: "inherit" });
  return where;
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

/** @returns the ids of the frameworks that are measured, by their titles */
async function fill({ set, run, ask }) {
  const settings = { ...SIZES, token: createHash("sha256").update(token).digest("hex") };
  for (const [name, value] of Object.entries(settings)) await set(`bench.${name}`, String(value));
  await run(readFileSync(path.join(root, "bench/pages/fixture.sql"), "utf8"));
  const found = await ask("select id, title from framework where title like 'Bench%' and state = 'drafting'");
  return Object.fromEntries(found.map(({ id, title }) => [title, id]));
}

function worksOf(ids) {
  const page = (work, size, id, where) => ({
    work: `${work} cold`,
    size,
    path: `/frameworks/${id}${where}`,
    floor: `/frameworks/${id}`,
  });
  const pages = (size, id) => [
    page("task list", size, id, ""),
    page("changes", size, id, "/changes"),
    page("EIA", size, id, "/eia"),
    page("action plan", size, id, "/actions"),
    page("sign-off", size, id, "/sign-off"),
    page("budget", size, id, "/budget"),
  ];
  const small = ids["Bench 60"];
  return [
    ...pages("60 lines", small),
    ...pages("300 changes", ids["Bench large"]),
    { work: "home cold", size: `${SIZES.others} others`, path: "/", floor: `/frameworks/${small}` },
    {
      work: "create action",
      size: "60 lines",
      path: `/frameworks/${ids["Bench writes"]}/actions/new`,
      isPost: true,
    },
  ];
}

const startProduct = (where, database) =>
  startServer(where, ["app/platform/cli/start.mjs"], {
    SIGNING_KEY_FILE: path.join(folder, "signing-keys.json"),
    LOG_LEVEL: "error",
    ...database,
  });

async function startServer(where, args, environment) {
  const port = await freePort();
  const { DATABASE_URL: _server, DATA_DIR: _data, ...inherited } = process.env;
  const child = spawn(process.execPath, args, {
    cwd: where,
    env: { ...inherited, NODE_ENV: "production", PORT: String(port), HOST: "127.0.0.1", ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((resolve, reject) => {
    child.stdout.on("data", (bytes) => {
      if (String(bytes).includes("Listening")) resolve();
    });
    child.once("exit", (code) => reject(new Error(`${args[0]} in ${where} ended with ${code}`)));
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  return {
    origin: `http://127.0.0.1:${port}`,
    pid: child.pid,
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
      const ofFloor = floor ? now.reqPerS / floor.reqPerS : null;
      const ofBefore = now.reqPerS / earlier.reqPerS;
      rows.push({ work: work.work, size: work.size, connections, ...now, ofFloor, ofBefore });
      const others = `${ofBefore.toFixed(2)} of before, ${ofFloor?.toFixed(2) ?? "–"} of floor`;
      console.log(`${work.work}, ${work.size}, ${connections}: ${now.reqPerS.toFixed(1)} req/s, ${others}`);
    }
  }
  return rows;
}

let posted = 0;
/** A form that nobody sent before. */
function aPost(origin) {
  posted += 1;
  return {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: origin, Cookie: cookie },
    body: new URLSearchParams({
      ...{
        formKey: `bench-${process.pid}-${posted}`,
        what: "Ask the provider for its waiting times",
        ownerKind: "name",
        ownerName: "The provider",
      },
      ...{
        "targetDate-day": "1",
        "targetDate-month": "3",
        "targetDate-year": "2019",
        timing: "before",
        entryId: "eia",
      },
    }).toString(),
  };
}

async function slice({ origin, pid, database }, work, { connections, isFloor }) {
  const at = (isFloor && work.floor) || work.path;
  const request = work.isPost
    ? { path: at, setupRequest: (one) => ({ ...one, ...aPost(origin) }) }
    : { path: at, headers: { Cookie: cookie } };
  const before = { app: cpuMs([pid]), db: cpuMs(await backends(database)), calls: await calls(database) };
  const times = [];
  const run = autocannon({ url: origin, connections, duration: SLICE_SECONDS, requests: [request] });
  run.on("response", (_client, _status, _bytes, ms) => times.push(ms));
  const result = await run;
  const count = Math.max(times.length, 1);
  const wrong = result["4xx"] + result["5xx"] + result.errors + result.timeouts;
  if (wrong > 0)
    console.warn(
      `  ${wrong} of ${count} answers to ${at} were none: ${JSON.stringify(result.statusCodeStats)}`,
    );
  times.sort((a, b) => a - b);
  const percentile = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? null;
  return {
    reqPerS: times.length / result.duration,
    ...{ p50: percentile(0.5), p95: percentile(0.95), p99: percentile(0.99) },
    appCpuMs: (cpuMs([pid]) - before.app) / count,
    dbCpuMs: (cpuMs(await backends(database)) - before.db) / count,
    bytes: result.throughput.total / count,
    statements: before.calls === null ? null : ((await calls(database)) - before.calls) / count,
    memoryMb: memoryMb(pid),
  };
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
  for (const work of works) {
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
    const sent = work.isPost ? aPost(origin) : { headers: { Cookie: cookie } };
    const answer = await fetch(origin + work.path, { ...sent, redirect: "manual" });
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
    "memoryMb",
  ];
  const shown = (value) =>
    typeof value === "number" ? String(Math.round(value * 100) / 100) : (value ?? "–");
  console.log(`\n| ${heads.join(" | ")} |\n|${" --- |".repeat(heads.length)}`);
  for (const row of rows) console.log(`| ${heads.map((head) => shown(row[head])).join(" | ")} |`);
}
