import { defineConfig } from "vitest/config";
import common from "./vitest.config";

/** The full forms, which take their time: `npm run test:soak`. */
export default defineConfig({
  ...common,
  test: {
    ...common.test,
    globalSetup: ["tests/soak/global-databases.ts"],
    include: ["tests/soak/**/*.soak.ts"],
    testTimeout: 3_000_000,
    hookTimeout: 600_000,
  },
});
