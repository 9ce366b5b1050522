import type * as FastCheck from "fast-check";
import { vi } from "vitest";

/** How often a property is tried against a mutant: a broken rule shows soon, and there are thousands of mutants. */
const RUNS = 50;

/** For mutation testing alone: fewer runs of each property, and no search for a smaller counterexample. */
vi.mock("fast-check", async (importOriginal) => {
  const { default: fc } = await importOriginal<typeof FastCheck>();
  const assert = <Ts>(property: FastCheck.IRawProperty<Ts>, params?: FastCheck.Parameters<Ts>) =>
    fc.assert(property, {
      ...params,
      numRuns: Math.min(params?.numRuns ?? RUNS, RUNS),
      endOnFailure: true,
    });
  return { default: { ...fc, assert } };
});
