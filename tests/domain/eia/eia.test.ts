import { describe, expect, it } from "vitest";
import {
  CLASSIFICATION_TIERS,
  EIA_OUTCOMES,
  EIA_OUTCOME_LABELS,
  ENTRY_KINDS,
  ENTRY_KIND_LABELS,
  FORMER_MARKINGS,
  isAboveOfficial,
  MARKINGS,
  markingsOffered,
  tierOf,
} from "~/domain/eia/eia";

describe("the words of an EIA", () => {
  it("has the four outcomes of rule 7", () => {
    expect(EIA_OUTCOMES.map((outcome) => EIA_OUTCOME_LABELS[outcome])).toEqual([
      "What is proposed stays as it is",
      "What is proposed is amended",
      "Continue despite adverse impact",
      "Stop: what is proposed does not go ahead",
    ]);
  });

  it("has the three answers of rule 1", () => {
    expect(ENTRY_KINDS.map((kind) => ENTRY_KIND_LABELS[kind])).toEqual([
      "Assessed",
      "Screened out",
      "Separate EIA",
      "Assess when allocated",
    ]);
  });

  it("keeps the former markings apart from the present ones (rule 12)", () => {
    expect(MARKINGS).toEqual(["OFFICIAL", "OFFICIAL-SENSITIVE", "SECRET", "TOP SECRET"]);
    expect(FORMER_MARKINGS).toEqual(["NOT PROTECTIVELY MARKED", "RESTRICTED", "CONFIDENTIAL"]);
  });
});

describe("security classifications (rule 12)", () => {
  const OFFERED = ["OFFICIAL", "OFFICIAL-SENSITIVE"];

  it("have three tiers, and -SENSITIVE is none of them", () => {
    expect(CLASSIFICATION_TIERS).toEqual(["OFFICIAL", "SECRET", "TOP SECRET"]);
    expect(MARKINGS.map(tierOf)).toEqual(["OFFICIAL", "OFFICIAL", "SECRET", "TOP SECRET"]);
    expect(FORMER_MARKINGS.map(tierOf)).toEqual([null, null, null]);
  });

  it.each([null, ...MARKINGS])("are offered no higher than OFFICIAL, with %s stored", (stored) => {
    expect(markingsOffered(stored)).toEqual(OFFERED);
  });

  it.each(FORMER_MARKINGS)("are offered with %s beside them where an older record bears it", (stored) => {
    expect(markingsOffered(stored)).toEqual([...OFFERED, stored]);
  });

  it("tell what is above OFFICIAL, and say nothing of the former scheme", () => {
    expect([...MARKINGS, ...FORMER_MARKINGS].filter(isAboveOfficial)).toEqual(["SECRET", "TOP SECRET"]);
  });
});
