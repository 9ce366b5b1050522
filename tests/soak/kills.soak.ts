import { expect, inject, it } from "vitest";
import { killRounds, type KillsReport } from "../support/kills";
import { KILLS, report, SEED, TAKES_HOURS } from "./settings";

/** The full form of `tests/platform/kills.test.ts`, on both databases where there are both. */
const { kind } = inject("databaseTemplate");
const half = Math.ceil(KILLS / 2);
const runs =
  kind === "postgresql"
    ? ([
        ["embedded", half],
        ["postgresql", KILLS - half],
      ] as const)
    : ([["embedded", KILLS]] as const);

it.each(runs)(
  "%s: %i kills in the midst of edits and signatures",
  async (on, kills) => {
    const began = performance.now();
    const found: KillsReport = await killRounds({ kills, seed: SEED, on });
    report("kills", on, began, found);
    expect(found.kills).toBe(kills);
    // So few may all come before the first answer of one kind.
    if (kills < 10) return;
    for (const counted of [found.acknowledged, found.unanswered]) {
      expect(Math.min(counted.edits, counted.signings)).toBeGreaterThan(0);
    }
  },
  TAKES_HOURS,
);
