import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DIRECTIONS, type Direction } from "~/domain/eia/characteristics";
import { EIA_OUTCOMES, type EiaOutcome, type EntryKind } from "~/domain/eia/eia";
import { outcomeGap } from "~/domain/eia/outcome";
import { blankText } from "../../support/arbitraries";
import { anEntry, anImpact } from "../../support/content-builder";

const finding = (kind: EntryKind, ...directions: Direction[]) =>
  anEntry({ kind, impacts: directions.map((direction, index) => anImpact({ id: index + 1, direction })) });
const concluding = (outcome: EiaOutcome | null, outcomeJustification = "") => ({
  outcome,
  outcomeJustification,
});

describe("what the outcome of an EIA still needs (rule 7)", () => {
  it.each<[string, ReturnType<typeof concluding>, ReturnType<typeof finding>[], string | null]>([
    ["not chosen", concluding(null, "Said"), [], "The outcome of the EIA is not chosen."],
    [
      "unchanged, nothing adverse",
      concluding("unchanged"),
      [finding("assessed", "positive", "neutral")],
      null,
    ],
    [
      "unchanged, nothing adverse is known",
      concluding("unchanged"),
      [finding("assessed", "not_yet_known")],
      null,
    ],
    [
      "unchanged, and an impact is adverse",
      concluding("unchanged"),
      [finding("assessed", "positive", "adverse")],
      "The outcome is that nothing is changed, and an impact is adverse. Say why nothing could be done about it, or choose another outcome.",
    ],
    [
      "unchanged, and impacts of two changes are adverse",
      concluding("unchanged", "  \n"),
      [finding("assessed", "adverse"), finding("separate_eia", "adverse")],
      "The outcome is that nothing is changed, and 2 impacts are adverse. Say why nothing could be done about them, or choose another outcome.",
    ],
    [
      "unchanged, and it says why nothing could be done",
      concluding("unchanged", "The service is required by statute"),
      [finding("assessed", "adverse")],
      null,
    ],
    [
      "unchanged, the adverse finding kept in an entry that is screened out",
      concluding("unchanged"),
      [finding("screened_out", "adverse")],
      null,
    ],
    ["amended, and an impact is adverse", concluding("amended"), [finding("assessed", "adverse")], null],
    [
      "stopped, and an impact is adverse",
      concluding("stop_and_remove"),
      [finding("assessed", "adverse")],
      null,
    ],
    [
      "continued despite it, without a justification",
      concluding("continue_despite_adverse"),
      [finding("assessed", "adverse")],
      "Continuing despite adverse impact needs a justification.",
    ],
    [
      "continued despite it, with one",
      concluding("continue_despite_adverse", "More gain than lose"),
      [finding("assessed", "adverse")],
      null,
    ],
  ])("%s", (_name, eia, entries, message) => {
    expect(outcomeGap(eia, entries)?.message ?? null).toBe(message);
  });

  it("asks nothing of an outcome that says why", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...EIA_OUTCOMES),
        fc.array(fc.constantFrom(...DIRECTIONS)),
        (outcome, directions) =>
          outcomeGap(concluding(outcome, "Why"), [finding("assessed", ...directions)]) === null,
      ),
    );
  });

  it("never lets an unchanged outcome stand beside a counted adverse impact with nothing said", () => {
    fc.assert(
      fc.property(blankText, fc.array(fc.constantFrom(...DIRECTIONS)), (nothing, directions) => {
        const gap = outcomeGap(concluding("unchanged", nothing), [finding("assessed", ...directions)]);
        expect(gap !== null).toBe(directions.includes("adverse"));
      }),
    );
  });
});
