import { BaseSequencer, type TestSpecification } from "vitest/node";
import { defineConfig } from "vitest/config";
import common from "./vitest.config";

/** The longest begin first, so that none of them is left to run alone at the end. */
const LONGEST_FIRST = ["race", "fuzz", "kills", "model", "exhausted"];

class LongestFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const found = LONGEST_FIRST.findIndex((name) => moduleId.endsWith(`/${name}.soak.ts`));
      return found === -1 ? LONGEST_FIRST.length : found;
    };
    return Promise.resolve(files.toSorted((a, b) => rank(a) - rank(b)));
  }
}

/** The full forms, which take their time: `npm run test:soak`. */
export default defineConfig({
  ...common,
  test: {
    ...common.test,
    globalSetup: ["tests/soak/global-databases.ts"],
    // With all tests these properties are tried a few times only: tests/support/property-runs.ts.
    include: [
      "tests/soak/**/*.soak.ts",
      "tests/documents/exports.test.ts",
      "tests/domain/framework/sign-off-gate.properties.test.ts",
      "tests/imports/round-trip.properties.test.ts",
    ],
    env: { PROPERTY_RUNS: "long" },
    // Each has its processor and its memory to itself.
    isolate: true,
    sequence: { sequencer: LongestFirst },
    testTimeout: 14_400_000,
    hookTimeout: 600_000,
  },
});
