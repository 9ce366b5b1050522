import { describe, expect, it } from "vitest";
import { contradictionGap, contradictionsOf } from "../../../app/domain/consultation/contradiction";
import { supportReported } from "../../../app/domain/consultation/reported";
import { recordedFurther } from "../../../app/domain/decision/recorded-entry";
import type { EiaEntry } from "../../../app/domain/eia/eia";
import { submissionGate } from "../../../app/domain/framework/sign-off-gate";
import {
  aCompleteFramework,
  aReportedConsultation,
  anEntry,
  anImpact,
  CHANGE,
  ENTRY,
  TODAY,
} from "../../support/content-builder";

const MOST = [
  { label: "Fully support", people: 12, bodies: 1 },
  { label: "Partially support", people: 0, bodies: 0 },
  { label: "Do not support", people: 37, bodies: 2 },
];
const REPORT = aReportedConsultation({
  questions: [
    {
      text: "Do you support it?",
      results: [{ about: "Kicks", answered: 52, said: 0, counts: MOST }],
    },
  ],
});
const positive = anImpact({ direction: "positive", mitigation: "", justification: "" });
const entry = (overrides: Partial<EiaEntry> = {}) => ({
  ...anEntry({ id: ENTRY.assessed, changeId: CHANGE.assessed, impacts: [positive] }),
  ...overrides,
});

describe("an entry that finds nobody worse off, of a change that most people do not support (rule 31)", () => {
  it("lacks a reason, until it gives one or says who is worse off", () => {
    expect(contradictionGap(entry(), [REPORT])).toBe(
      "Of 52 who answered in “Our budget for next year”, 39 do not support it, and the entry finds nobody worse off. Say why it stands, or say who is worse off.",
    );
    expect(contradictionGap(entry({ kind: "screened_out" }), [REPORT])).not.toBeNull();
    expect(contradictionGap(entry({ contradictedReason: "n/a" }), [REPORT])).not.toBeNull();
    expect(contradictionGap(entry({ contradictedReason: "It moves to the next room" }), [REPORT])).toBeNull();
    expect(contradictionGap(entry({ impacts: [anImpact({ direction: "adverse" })] }), [REPORT])).toBeNull();
    expect(contradictionGap(entry({ kind: "when_allocated" }), [REPORT])).toBeNull();
    expect(contradictionGap(entry({ changeId: 999 }), [REPORT])).toBeNull();
    expect(contradictionGap(entry(), [])).toBeNull();
  });

  it("gives what people said, with their words", () => {
    expect(contradictionsOf(entry(), [REPORT])).toEqual([
      {
        consultation: "Our budget for next year",
        against: 39,
        answered: 52,
        quotations: ["Not in one year"],
      },
    ]);
  });

  it("is not submitted without the reason", () => {
    const content = aCompleteFramework();
    const withReason = (contradictedReason: string) => ({
      ...content,
      consultationReports: [REPORT],
      entries: content.entries.map((one) =>
        one.id === ENTRY.assessed ? { ...one, impacts: [positive], contradictedReason } : one,
      ),
    });
    const found = submissionGate(withReason(""), TODAY);
    expect(found.ok ? [] : found.blockers.filter(({ rule }) => rule === "contradicted")).toMatchObject([
      {
        subject: "Victim support",
        by: "eia_author",
        putRight: { page: "entry", changeId: CHANGE.assessed, field: "contradictedReason" },
      },
    ]);
    const answered = submissionGate(withReason("It moves to the next room"), TODAY);
    expect(answered.ok ? [] : answered.blockers.filter(({ rule }) => rule === "contradicted")).toEqual([]);
  });

  it("is recorded with its reason, which is left out where somebody is found worse off after all", () => {
    const contradictedReason = "It moves to the next room";
    expect(recordedFurther(entry({ contradictedReason }))).toMatchObject({ contradictedReason });
    expect(recordedFurther(entry({ contradictedReason, kind: "screened_out" }))).toMatchObject({
      contradictedReason,
    });
    expect(
      recordedFurther(entry({ contradictedReason, impacts: [anImpact({ direction: "adverse" })] })),
    ).not.toHaveProperty("contradictedReason");
    expect(recordedFurther(entry())).not.toHaveProperty("contradictedReason");
  });
});

it("reads of two changes with one title what was said of the one that is meant", () => {
  const asked = [
    { changeId: 70, title: "Kicks", before: null, after: null },
    { changeId: CHANGE.assessed, title: "Kicks", before: null, after: null },
  ];
  const result = (counts: typeof MOST) => ({ about: "Kicks", answered: 1, said: 0, counts });
  const report = {
    ...REPORT,
    asked,
    questions: [
      {
        text: "Do you support it?",
        results: [
          result(MOST.map((count, place) => (place === 0 ? { ...count, people: 90 } : count))),
          result(MOST),
        ],
      },
    ],
  };
  expect(supportReported(report, CHANGE.assessed)).toMatchObject({ answered: 52, against: 39 });
  expect(supportReported(report, 70)).toMatchObject({ answered: 130 });
});
