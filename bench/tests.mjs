import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

/**
 * How long the tests of two revisions take: `npm run bench:tests -- EARLIER [LATER]`. Each is cloned into a folder of its
 * own and installed, and then `npm test` is run there as on a fresh clone: with its build, and with nothing kept from
 * another run. One after the other, so that nothing but the revision differs; the machine must be quiet.
 */
const repository = fileURLToPath(new URL("../", import.meta.url));
const [earlier, later = "HEAD"] = process.argv.slice(2);
if (!earlier) {
  console.error("Usage: npm run bench:tests -- EARLIER [LATER]");
  process.exit(1);
}

const folder = mkdtempSync(path.join(os.tmpdir(), "eia-bench-tests-"));
process.on("exit", () => {
  rmSync(folder, { recursive: true, force: true });
});

const clones = [earlier, later].map((revision, index) => clone(revision, path.join(folder, String(index))));
const taken = clones.map(measure);
console.log("\n| revision | outcome | wall | user | system |\n| --- | --- | --- | --- | --- |");
for (const { revision, code, wall, user, system } of taken) {
  const seconds = [wall, user, system].map((number) => `${number.toFixed(1)} s`).join(" | ");
  console.log(`| ${revision} | ${code === 0 ? "passed" : `failed (${code})`} | ${seconds} |`);
}
const [before, after] = taken;
console.log(`\nwall time, later to earlier: ${(after.wall / before.wall).toFixed(2)}`);
process.exitCode = taken.every(({ code }) => code === 0) ? 0 : 1;

function clone(revision, where) {
  const commit = git(repository, "rev-parse", "--verify", `${revision}^{commit}`);
  git(repository, "clone", "--quiet", "--no-checkout", repository, where);
  git(where, "checkout", "--quiet", "--detach", commit);
  console.log(`Installing ${revision} (${commit.slice(0, 7)}) …`);
  execFileSync("npm", ["ci", "--include=dev", "--no-audit", "--no-fund", "--silent"], {
    cwd: where,
    stdio: "inherit",
  });
  return { revision: `${revision} (${commit.slice(0, 7)})`, where };
}

function git(cwd, ...args) {
  return execFileSync("git", args, { cwd, encoding: "utf8" }).trim();
}

/** `times` of the shell counts what `npm test` started and waited for. */
function measure({ revision, where }) {
  console.log(`\nnpm test of ${revision} …`);
  const began = performance.now();
  const result = spawnSync("bash", ["-c", "npm test; code=$?; times >&3; exit $code"], {
    cwd: where,
    stdio: ["ignore", "inherit", "inherit", "pipe"],
    encoding: "utf8",
  });
  const wall = (performance.now() - began) / 1000;
  const [, children = ""] = result.output[3].split("\n");
  const [user = NaN, system = NaN] = [...children.matchAll(/(\d+)m([\d.]+)s/gu)].map(
    ([, minutes, seconds]) => Number(minutes) * 60 + Number(seconds),
  );
  return { revision, code: result.status ?? 1, wall, user, system };
}
