import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * Prints how many tests passed, failed and were skipped in one suite, from the JSON that Vitest and Playwright left in its
 * folder: `count.mjs FOLDER`. Which tests a database cannot run is said in the tests; that another suite of the same run
 * ran them is held by `count.mjs --skipped-everywhere FOLDER…`, which prints those that none passed, a line each.
 */
const [first = "", ...others] = process.argv.slice(2);
if (first === "--skipped-everywhere") {
  const tests = others.flatMap(reportsIn).flatMap(testsOf);
  const passed = new Set(tests.filter(({ outcome }) => outcome === "passed").map(({ name }) => name));
  const skipped = tests.filter(({ outcome }) => outcome === "skipped").map(({ name }) => name);
  for (const name of new Set(skipped)) if (!passed.has(name)) console.log(name);
} else {
  const outcomes = reportsIn(first).flatMap(testsOf);
  const count = (wanted) => outcomes.filter(({ outcome }) => outcome === wanted).length;
  console.log(count("passed"), count("failed"), count("skipped"));
}

function reportsIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((name) => JSON.parse(readFileSync(path.join(folder, name), "utf8")));
}

/** Every test of a report by name; a file or a run that broke outside its tests is one that failed. */
function testsOf(report) {
  return "testResults" in report ? ofVitest(report) : ofPlaywright(report);
}

function ofVitest({ testResults }) {
  return testResults.flatMap(({ name: file, status, assertionResults }) => {
    if (status === "failed" && assertionResults.length === 0) return [{ name: file, outcome: "failed" }];
    return assertionResults.map(({ fullName, status: of }) => ({
      name: `${path.relative(process.cwd(), file)}: ${fullName}`,
      outcome: of === "passed" ? "passed" : of === "pending" || of === "skipped" ? "skipped" : "failed",
    }));
  });
}

/** In a browser there is nothing to skip: a skipped test has not passed. */
function ofPlaywright({ stats, errors }) {
  const passed = Array.from({ length: stats.expected }, () => ({ name: "in a browser", outcome: "passed" }));
  const lost = stats.unexpected + stats.flaky + stats.skipped + errors.length;
  return [...passed, ...Array.from({ length: lost }, () => ({ name: "in a browser", outcome: "failed" }))];
}
