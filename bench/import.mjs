import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import postgres from "postgres";
import { ensureBuilt, ensureInstalled, load, root } from "../app/platform/cli/prepare.mjs";
import { earlierBuild } from "./earlier-build.mjs";

/**
 * An import of 10,000 lines (import.ts), by the service as it was before and as it is now, in turns, each in a process and with a
 * database of its own; then the ratios, with the peak of memory.
 *
 *   npm run bench:import                            on embedded databases
 *   DATABASE_URL=postgresql://… npm run bench:import    on a server where it may make databases
 *   … -- --alone                                    today's alone, in this process, on the database that is named
 */
const ROUNDS = 3;
/** What import.ts prints of a step. */
const STEP = /^(.+?: (?:upload to preview|confirm to budget))\s+([\d.]+) s/gmu;

ensureInstalled();
ensureBuilt();
// React is several times slower when it is not told.
process.env.NODE_ENV ||= "production";
if (process.argv.includes("--alone")) await load("../../../bench/import.ts");
else await compare();

async function compare() {
  const folders = { before: earlierBuild(), now: root };
  const results = { before: [], now: [] };
  for (let round = 0; round < ROUNDS; round += 1)
    for (const name of ["before", "now"]) results[name].push(await oneImport(folders[name], name));
  const [{ steps }] = results.now;
  console.log("\n| the least of three | before | now | ratio |\n| --- | --- | --- | --- |");
  for (const step of Object.keys(steps)) row(step, " s", (one) => one.steps[step]);
  row("memory at its peak", " MB", ({ peakMb }) => peakMb);

  function row(what, unit, of) {
    const [before, now] = [results.before, results.now].map((those) => Math.min(...those.map(of)));
    console.log(`| ${what} | ${before}${unit} | ${now}${unit} | ${(now / before).toFixed(2)} |`);
  }
}

/** @returns the seconds of each step, and the most memory that the process had */
async function oneImport(folder, name) {
  const { url, drop } = await ownDatabase(`bench_import_${name}_${process.pid}`);
  const child = spawn(process.execPath, ["bench/import.mjs", "--alone"], {
    cwd: folder,
    env: { ...process.env, ...(url && { DATABASE_URL: url }) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let [said, peakMb] = ["", 0];
  child.stdout.on("data", (bytes) => (said += bytes));
  const looking = setInterval(() => (peakMb = peakOf(child.pid) ?? peakMb), 100);
  const code = await new Promise((resolve) => child.once("exit", resolve));
  clearInterval(looking);
  await drop();
  console.log(`\n${name}, ${path.relative(root, folder) || "."}\n${said.trim()}\n${peakMb} MB at its peak`);
  if (code !== 0) throw new Error(`The import ended with ${code}`);
  return {
    peakMb,
    steps: Object.fromEntries([...said.matchAll(STEP)].map(([, step, s]) => [step, Number(s)])),
  };
}

/** As Linux counts it; null once the process is gone. */
function peakOf(pid) {
  try {
    const [, kb] = /VmHWM:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return kb === undefined ? null : Math.round(Number(kb) / 1024);
  } catch {
    return null;
  }
}

/** Empty, on the server that is named; without one each process has an embedded database. */
async function ownDatabase(name) {
  const { DATABASE_URL: server } = process.env;
  if (!server) return { url: null, drop: async () => undefined };
  const owner = postgres(server, { max: 1, onnotice: () => undefined });
  await owner.unsafe(`create database ${name}`);
  return {
    url: Object.assign(new URL(server), { pathname: `/${name}` }).href,
    drop: async () => {
      await owner.unsafe(`drop database if exists ${name} with (force)`);
      await owner.end();
    },
  };
}
