import { describe, expect, it } from "vitest";
import { contentLeaves } from "~/domain/decision/content-leaves";
import { recordedFurther } from "~/domain/decision/recorded-entry";
import { eiaBody } from "~/domain/decision/signed-snapshot";
import type { EiaEntry } from "~/domain/eia/eia";
import { calendarDate } from "~/domain/shared/calendar-date";
import {
  aCompleteFramework,
  aConsultee,
  anEntry,
  anImpact,
  CHANGES_NOTHING,
  ENTRY,
  someEvidence,
} from "../../support/content-builder";

const FOUND = [{ characteristic: "sex", direction: "adverse", foundOn: calendarDate("2018-03-03") }] as const;
const SCREENED: Partial<EiaEntry> = {
  kind: "screened_out",
  ...CHANGES_NOTHING,
  changesPlace: "yes",
  screenedDespite: "Across the street",
  screenedOutOn: calendarDate("2018-03-05"),
  findings: FOUND,
  othersReason: "Kept from before",
};

describe("what an entry says further, as it is published", () => {
  it("is what its kind asks: of what is screened out its answers, and what it held", () => {
    expect(recordedFurther(anEntry(SCREENED))).toEqual({
      changesRecipients: "no",
      changesAmount: "no",
      changesPlace: "yes",
      changesProvider: "no",
      changesStaff: "no",
      screenedDespite: "Across the street",
      screenedOutOn: "2018-03-05",
      setAside: FOUND,
    });
  });

  it("is of what is assessed its evidence, the others and who is hit by more than one", () => {
    const entry = anEntry({
      ...SCREENED,
      kind: "assessed",
      combinedNote: "Older women",
      evidence: [
        someEvidence(),
        someEvidence({ kind: "not_held", covers: "Who calls", gapReason: "Nobody asks" }),
      ],
    });
    expect(recordedFurther(entry)).toEqual({
      evidence: [
        {
          kind: "held",
          source: "Monitoring returns of the provider",
          datedOn: "2017-12-31",
          covers: "Everybody referred in 2017",
          shows: "One in three is disabled",
        },
        { kind: "not_held", covers: "Who calls", gapReason: "Nobody asks" },
      ],
      othersReason: "Kept from before",
      combinedNote: "Older women",
    });
    expect(recordedFurther({ ...entry, evidence: [], impacts: [] })).toEqual({});
  });

  it("stands in the body of the record, and so do the days of a consultation", () => {
    const days = { consultedFrom: calendarDate("2018-01-01"), consultedTo: calendarDate("2018-02-28") };
    const content = aCompleteFramework();
    const { entries } = eiaBody({
      ...content,
      entries: content.entries.map((entry) =>
        entry.id === ENTRY.assessed
          ? { ...entry, othersReason: "As before", consultees: [aConsultee(days)] }
          : entry,
      ),
    });
    expect(entries[0]).toMatchObject({ othersReason: "As before", consultees: [days] });
  });
});

describe("what is frozen of it", () => {
  const leavesWith = (entry: Partial<EiaEntry>) =>
    JSON.stringify(contentLeaves(aCompleteFramework({ entries: [anEntry({ evidence: [], ...entry })] })));

  it("is all that it says: any of it that changes makes another leaf", () => {
    const others: Partial<EiaEntry>[] = [
      { changesRecipients: "no" },
      { changesAmount: "no" },
      { changesPlace: "no" },
      { changesPlace: "yes" },
      { changesProvider: "no" },
      { changesStaff: "no" },
      { screenedDespite: "Why" },
      { othersReason: "Why not the others" },
      { combinedNote: "Older women" },
      { contradictedReason: "It moves next door" },
      { ownAnswers: [{ key: 1, question: "Rural areas?", answer: "Buses stop" }] },
      { ownAnswers: [{ key: 1, question: "Rural areas?", answer: "Buses go" }] },
      { evidence: [someEvidence()] },
      { evidence: [someEvidence({ numbers: "Men: 12" })] },
      { evidence: [someEvidence({ datedOn: calendarDate("2017-12-30") })] },
      { consultees: [aConsultee({ consultedFrom: calendarDate("2018-01-01") })] },
      { consultees: [aConsultee({ consultedTo: calendarDate("2018-01-01") })] },
      SCREENED,
      { ...SCREENED, findings: [] },
      { ...SCREENED, screenedOutOn: calendarDate("2018-03-06") },
    ];
    expect(new Set([{}, ...others].map(leavesWith)).size).toBe(others.length + 1);
  });

  it("is what it was, where a finding is kept of what was screened out before its day was", () => {
    const before: Partial<EiaEntry> = { ...SCREENED, screenedOutOn: null };
    expect(leavesWith(before)).toBe(leavesWith({ ...before, findings: [] }));
    const adverse = { impacts: [anImpact({ direction: "adverse" })] };
    expect(leavesWith({ findings: FOUND, ...adverse })).toBe(leavesWith(adverse));
  });
});
