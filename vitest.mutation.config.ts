import { defineConfig } from "vitest/config";
import common from "./vitest.config";

/**
 * The tests that hold the rules, without a database: each mutant is run against those of them that reach it
 * (`npm run test:mutation`). A rule that only a test with a database holds counts as not held.
 */
export default defineConfig({
  ...common,
  test: {
    ...common.test,
    include: ["tests/{domain,documents,imports}/**/*.test.{ts,tsx}"],
    // Of files more than of rules, and the slowest of all.
    exclude: ["tests/documents/exports.test.ts", "tests/imports/{read-upload,round-trip.properties}.test.ts"],
    globalSetup: [],
    setupFiles: ["tests/support/mutation-setup.ts"],
    // Modules are kept from file to file: none of the rules has a state that a test could leave behind.
    isolate: false,
    testTimeout: 20_000,
  },
});
