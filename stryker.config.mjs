/**
 * Mutation testing of the rules (`npm run test:mutation`): each is changed in one place at a time, and a test must notice.
 * docs/reliability.md says what it showed, and why what was left is left.
 * @type {import("@stryker-mutator/api/core").PartialStrykerOptions}
 */
export default {
  mutate: ["app/domain/**/*.ts", "app/auth/permissions.ts"],
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "vitest.mutation.config.ts", related: false },
  coverageAnalysis: "perTest",
  // What is worked out once, when a file is loaded, cannot be changed for one test alone: labels, lists of words, and
  // the tables of states, roles and transitions, which tests write out by hand (lifecycle.test.ts, action.test.ts).
  ignoreStatic: true,
  // Results are kept, so that after a change only what it touches is tried again: `--force` tries all.
  incremental: true,
  incrementalFile: ".cache/mutation/incremental.json",
  tempDirName: ".cache/mutation/sandbox",
  ignorePatterns: ["/build", "/data", "/data-demo", "/test-results", "/docs", "/public", "/bench"],
  concurrency: 1,
  reporters: ["clear-text", "json", "progress-append-only"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: ".cache/mutation/report.json" },
  thresholds: { high: 95, low: 90, break: 90 },
};
