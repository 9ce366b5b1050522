import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import autocannon from "autocannon";
import postgres from "postgres";
import { ensureBuilt, ensureInstalled, load, root } from "../app/platform/cli/prepare.mjs";
import { startServer } from "./started-server.mjs";

/**
 * How fast the public pages are: each beside a plain Node server that sends the same bytes (public/floor.mjs), the two taking turns in
 * one run; and how long a search takes among as many decisions as there may ever be.
 *
 *   DATABASE_URL=postgresql://… npm run bench:public [-- --short]    on a server where it may make databases
 */
const isShort = process.argv.includes("--short");
const RECORDS = Number(process.env.BENCH_RECORDS ?? (isShort ? 10_000 : 100_000));
const ROUNDS = isShort ? 2 : 3;
const SLICE_SECONDS = isShort ? 2 : 4;
const CONNECTIONS = [1, 10, 50];
const SEARCHES = isShort ? 20 : 40;

ensureInstalled();
ensureBuilt();
const serverUrl = process.env.DATABASE_URL;
if (!serverUrl) {
  console.error("Set DATABASE_URL to a PostgreSQL server where databases may be made.");
  process.exit(1);
}
const name = `bench_public_${process.pid}`;
const url = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
const folder = mkdtempSync(path.join(os.tmpdir(), "eia-bench-public-"));
const keyFile = path.join(folder, "signing-keys.json");
const owner = postgres(serverUrl, { max: 1, onnotice: () => undefined });
const toEnd = [() => rmSync(folder, { recursive: true, force: true })];

try {
  await owner.unsafe(`create database ${name}`);
  const { fillRegister } = await load("../../../bench/public/fill.ts");
  await fillRegister({ url, keyFile, records: RECORDS });
  const site = await startServer(["app/platform/cli/start.mjs"], {
    ...{ DATABASE_URL: url, SIGNING_KEY_FILE: keyFile, LOG_LEVEL: "error", NODE_ENV: "production" },
  });
  toEnd.push(site.stop);
  const searches = await measureSearches(site.origin);
  const rows = await measurePages(site);
  const made = {
    at: new Date().toISOString(),
    node: process.version,
    cores: os.cpus().length,
    records: RECORDS,
  };
  mkdirSync(path.join(root, "bench/results"), { recursive: true });
  writeFileSync(
    path.join(root, "bench/results/public.json"),
    `${JSON.stringify({ ...made, isShort, searches, rows }, null, 2)}\n`,
  );
} finally {
  for (const end of toEnd.reverse()) await end();
  await owner.unsafe(`drop database if exists ${name} with (force)`);
  await owner.end();
}

/** Each asked for once, in an address of its own, so that nothing of it is prepared. */
async function measureSearches(origin) {
  const last = await (await fetch(`${origin}/decisions?year=2018`)).text();
  const [, deep = "007-2018"] = /before=([\w-]+)/u.exec(last) ?? [];
  const asked = {
    "a word in all": "q=victims",
    "a word in half": "q=halfword",
    "a word in a tenth": "q=tenthword",
    "a word in a hundredth": "q=hundredthword",
    "a word in a thousandth": "q=thousandthword",
    "a word in one": "q=onlyword",
    "a word in a twentieth, the oldest": "q=oldestword",
    "a word in none": "q=nosuchword",
    "two words, each in all": "q=victims+service",
    "two words together": "q=%22domestic+abuse%22",
    "a word and two filters": "q=victims&outcome=supported&affects=disability&direction=adverse",
    "filters alone": "priority=Victims&year=2018",
    nothing: "",
    "a deep page": `before=${deep}`,
    "a deep page of a word in all": `q=victims&before=${deep}`,
    "a deep page of a word in a tenth": `q=tenthword&before=${deep}`,
  };
  const measured = [];
  for (const [what, query] of Object.entries(asked)) {
    const times = [];
    for (let n = 0; n < SEARCHES; n += 1) {
      const started = performance.now();
      const answer = await fetch(`${origin}/decisions?${query}&n=${n}`);
      await answer.text();
      if (answer.status !== 200 && answer.status !== 404) throw new Error(`${query}: ${answer.status}`);
      times.push(performance.now() - started);
    }
    times.sort((a, b) => a - b);
    const at = (share) => Math.round(times[Math.floor((times.length - 1) * share)]);
    measured.push({ what, p50: at(0.5), p95: at(0.95), most: at(1) });
    console.log(`${what}: half within ${at(0.5)} ms, 95 of a hundred within ${at(0.95)} ms`);
  }
  return measured;
}

async function measurePages(site) {
  const works = {
    record: "/decisions/007-2018",
    "a page of it": "/decisions/007-2018/affected/disability",
    "the whole record": "/decisions/007-2018/whole",
    "record.json": "/decisions/007-2018/record.json",
    register: "/decisions",
    search: "/decisions?q=victims",
    feed: "/decisions.atom",
  };
  const rows = [];
  for (const [work, at] of Object.entries(works)) {
    const first = await fetch(site.origin + at, { headers: { "Accept-Encoding": "gzip" } });
    await first.arrayBuffer();
    if (first.status !== 200) throw new Error(`${at}: ${first.status}`);
    const floor = await startServer(["bench/public/floor.mjs"], { SAME_AS: site.origin + at });
    try {
      for (const isUnchanged of [false, true]) {
        const headers = {
          "accept-encoding": "gzip",
          ...(isUnchanged ? { "if-none-match": first.headers.get("etag") } : {}),
        };
        for (const connections of CONNECTIONS) rows.push(await compare(connections));
        async function compare(connections) {
          const slices = { site: [], floor: [] };
          for (let round = 0; round < ROUNDS; round += 1) {
            slices.floor.push(await slice(floor.origin + at, headers, connections));
            slices.site.push(await slice(site.origin + at, headers, connections));
          }
          const [ours, theirs] = [median(slices.site), median(slices.floor)];
          const row = { work: isUnchanged ? `${work} 304` : work, size: `${RECORDS} records`, connections };
          const ofFloor = ours / theirs;
          console.log(
            `${row.work}, ${connections}: ${Math.round(ours)} req/s, ${ofFloor.toFixed(2)} of a plain server`,
          );
          return { ...row, reqPerS: ours, ofFloor };
        }
      }
    } finally {
      await floor.stop();
    }
  }
  return rows;
}

async function slice(url, headers, connections) {
  const result = await autocannon({ url, headers, connections, duration: SLICE_SECONDS });
  const wrong = result["4xx"] + result["5xx"] + result.errors + result.timeouts;
  if (wrong > 0) throw new Error(`${wrong} answers of ${url} were none`);
  return result.requests.total / result.duration;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
