import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Prints how many tests passed and failed, from the JSON that Vitest and Playwright left in a folder. A skipped test has not passed. */
const folder = process.argv[2] ?? "";
const counts = { passed: 0, failed: 0 };
for (const name of existsSync(folder) ? readdirSync(folder) : []) {
  const report = JSON.parse(readFileSync(path.join(folder, name), "utf8"));
  const { passed, failed } = "testResults" in report ? ofVitest(report) : ofPlaywright(report);
  counts.passed += passed;
  counts.failed += failed;
}
console.log(counts.passed, counts.failed);

function ofVitest({ testResults, numPassedTests, numTotalTests }) {
  const withoutTests = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  return { passed: numPassedTests, failed: numTotalTests - numPassedTests + withoutTests.length };
}

function ofPlaywright({ stats, errors }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped + errors.length };
}
