import tsconfigPaths from "vite-tsconfig-paths";
import { defineConfig } from "vitest/config";

/** The Remix plugin stays out: tests that need the whole site start the real server on the real build. */
export default defineConfig({
  plugins: [tsconfigPaths()],
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    exclude: ["tests/e2e/**"],
    globalSetup: ["tests/support/global-database.ts"],
    // The databases do most of the work in these processes, so each core gets one.
    maxWorkers: "100%",
    // A module is read once per process, not once per file, and an embedded database is handed on from test to test
    // (tests/support/embedded-database.ts). So no module may have a state that a test could leave behind.
    isolate: false,
    // The pages as they are built are run as they are: Vite would translate them again, and looks for their source map in so long
    // a text that the stack of a busy request runs over.
    server: { deps: { external: [/\/build\/server\//u] } },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
