import { describe, expect, it } from "vitest";
import {
  EIA_OUTCOMES,
  EIA_OUTCOME_LABELS,
  ENTRY_KINDS,
  ENTRY_KIND_LABELS,
  FORMER_MARKINGS,
  MARKINGS,
  markingsOffered,
} from "~/domain/eia/eia";

describe("the words of an EIA", () => {
  it("has the four outcomes of rule 7", () => {
    expect(EIA_OUTCOMES.map((outcome) => EIA_OUTCOME_LABELS[outcome])).toEqual([
      "The framework remains unchanged",
      "The framework is amended",
      "Continue despite adverse impact",
      "Stop and remove the framework",
    ]);
  });

  it("has the three answers of rule 1", () => {
    expect(ENTRY_KINDS.map((kind) => ENTRY_KIND_LABELS[kind])).toEqual([
      "Assessed",
      "Screened out",
      "Separate EIA",
    ]);
  });

  it("keeps the former markings apart from the present ones (rule 12)", () => {
    expect(MARKINGS).toEqual(["OFFICIAL", "OFFICIAL-SENSITIVE", "SECRET", "TOP SECRET"]);
    expect(FORMER_MARKINGS).toEqual(["NOT PROTECTIVELY MARKED", "RESTRICTED", "CONFIDENTIAL"]);
  });
});

describe("the markings that are offered (rule 12)", () => {
  it.each([null, ...MARKINGS])("are the present ones, with %s stored", (stored) => {
    expect(markingsOffered(stored)).toEqual(["OFFICIAL", "OFFICIAL-SENSITIVE", "SECRET", "TOP SECRET"]);
  });

  it.each(FORMER_MARKINGS)("are the present ones, and %s where an older record bears it", (stored) => {
    expect(markingsOffered(stored)).toEqual([...MARKINGS, stored]);
  });
});
