import fc, { type Arbitrary } from "fast-check";
import type { MatchableLine } from "~/domain/budget/line-similarity";

/** Lines made of few words, so that many are alike, and some are written alike throughout; keys from 1. */
export const alikeLines: Arbitrary<MatchableLine[]> = fc
  .array(
    fc.record({
      priority: fc.constantFrom("", "Victims", "Prevention"),
      service: fc.constantFrom(
        "Victim First",
        "Victim first (VF)",
        "Hardship fund",
        "Kicks",
        "Make Moves East",
        "Make Moves West",
        "–",
      ),
      deliveryOrganisation: fc.constantFrom("", "Catch 22", "Catch-22", "Go-Getta CIC", "To be confirmed"),
      provision: fc.constantFrom("", "Victim support", "Support of young people", "For Victim First"),
      reach: fc.constantFrom("", "LLR", "City"),
      amounts: fc.record({ 2018: fc.integer({ min: 0, max: 3 }) }),
    }),
    { maxLength: 12 },
  )
  .map((lines) => lines.map((line, index) => ({ key: index + 1, ...line })));
