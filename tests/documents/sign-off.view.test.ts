import { describe, expect, it } from "vitest";
import {
  actionsConsidered,
  dimensionsConsidered,
  effectsHead,
  effectsSections,
} from "../../app/documents/effects.view";
import { impactsInWords, leadRows } from "../../app/documents/decision-lead.view";
import {
  approvalSections,
  askedSection,
  decidedOnInFull,
  dutySection,
  frozenFacts,
  partPreview,
} from "../../app/documents/sign-off.view";
import { warningsSections } from "../../app/documents/warnings.view";
import type { ConsideredEffects } from "../../app/domain/decision/decision-page";
import { DUTY_AIMS } from "../../app/domain/eia/characteristics";
import type { FrameworkContent } from "../../app/domain/framework/content";
import { warningsOf } from "../../app/domain/framework/warnings";
import { RECORD_PARTS } from "../../app/domain/publication/record-parts";
import type { DocumentBlock, DocumentSection } from "../../app/domain/publication/document";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import {
  aCompleteFramework,
  aDimension,
  aDimensionAnswer,
  anEia,
  anImpact,
  anOption,
  aRecord,
  ASKED_AFTERWARDS,
  CHANGE,
  ENTRY,
  IMPACT,
  TODAY,
} from "../support/content-builder";

const all = (sections: readonly DocumentSection[]) => JSON.stringify(sections);

/** A word of its own in every field, so that one sees where it comes out. */
const FIELDS = {
  record: ["title-word", "officers-word", "summary-word", "resolved-word"],
  report: ["options-word", "other-way-word", "why-not-word", "recommendations-word", "discussion-word"],
  details: ["financial-word", "Warning Zone"],
  eia: ["evidence-word", "gaps-word", "Review in a year"],
};
const content = {
  ...aCompleteFramework(),
  record: aRecord({
    title: "title-word",
    officersPresent: "officers-word",
    summary: "summary-word",
    resolved: "resolved-word",
    optionsConsidered: "options-word",
    recommendations: "recommendations-word",
    discussion: "discussion-word",
    financialSummary: "financial-word",
  }),
  options: [anOption({ option: "other-way-word", whyNot: "why-not-word" })],
  eia: anEia({ evidence: "evidence-word", gaps: "gaps-word" }),
};

/** Cards as a section of a document: what is read of them. */
function asSection({ id, heading, changes }: ConsideredEffects): DocumentSection {
  const blocks = changes.flatMap(({ name, cards, answers }): DocumentBlock[] => [
    { kind: "list", items: [name ?? "", ...cards.map((card) => card.heading), ...answers] },
    ...cards.map(({ facts }): DocumentBlock => ({ kind: "facts", facts })),
  ]);
  return { id, heading, blocks };
}

/** Everything that the page of the decision shows, in its order. */
function decisionPage(of: FrameworkContent): DocumentSection[] {
  const effects = effectsSections(of);
  const besideTheNine = dimensionsConsidered(of);
  const { eia, others } = decidedOnInFull(of);
  return [
    askedSection(of),
    dutySection(),
    effectsHead(effects.length + besideTheNine.length),
    ...effects.map(asSection),
    ...besideTheNine.map(({ section }) => section),
    actionsConsidered(of).section,
    eia,
    ...others,
  ];
}

describe("partPreview", () => {
  it.each(RECORD_PARTS)("shows all of the part %s", (part) => {
    for (const word of FIELDS[part]) expect(all(partPreview(part, content))).toContain(word);
  });

  it.each(RECORD_PARTS)("shows nothing of the others in the part %s", (part) => {
    const others = RECORD_PARTS.filter((other) => other !== part).flatMap((other) => FIELDS[other]);
    // Names of changes come from the details, and stand in the EIA where those are published.
    for (const word of others.filter((one) => one !== "Warning Zone")) {
      expect(all(partPreview(part, content))).not.toContain(word);
    }
  });

  it("gives each section an id of its own on a page that shows all four", () => {
    const ids = (sections: readonly DocumentSection[]): string[] =>
      sections.flatMap((section) => [section.id, ...ids(section.sections ?? [])]);
    const shown = RECORD_PARTS.flatMap((part) => ids(partPreview(part, content)));
    expect(new Set(shown).size).toBe(shown.length);
    for (const sections of [approvalSections(content), decisionPage(content)]) {
      expect(new Set(ids(sections)).size).toBe(ids(sections).length);
    }
  });
});

it("has every field of every part before whoever approves", () => {
  const text = all(approvalSections(content));
  for (const word of Object.values(FIELDS).flat()) expect(text).toContain(word);
});

describe("the page of the decision", () => {
  const text = all(decisionPage(content));

  it("holds what is asked, the three aims, and the EIA and the budget in full", () => {
    for (const aim of DUTY_AIMS) expect(text).toContain(aim.text);
    for (const word of [...FIELDS.eia, ...FIELDS.details, ...FIELDS.report, "summary-word"])
      expect(text).toContain(word);
  });

  it("lists an impact that is not yet known as it does an adverse one, with what answers it", () => {
    const withUnknown = {
      ...content,
      entries: content.entries.map((entry) =>
        entry.id === ENTRY.separate
          ? {
              ...entry,
              impacts: [
                anImpact({
                  id: IMPACT.found,
                  direction: "not_yet_known",
                  who: "unknown-people",
                  justification: "justified-by",
                  ...ASKED_AFTERWARDS,
                }),
              ],
            }
          : entry,
      ),
    };
    const [adverse, unknown] = effectsSections(withUnknown);
    const textOf = (one: typeof adverse) => all(one ? [asSection(one)] : []);
    expect(textOf(unknown)).toContain("unknown-people");
    expect(textOf(unknown)).toContain("Justification: justified-by");
    expect(textOf(unknown)).toContain("What is asked: How many of those who call are disabled");
    expect(textOf(unknown)).toContain(
      "Who finds out, and by when: Commissioning Manager, 29 June 2018, after the decision",
    );
    expect(textOf(adverse)).toContain(
      "Action: Review in a year (Commissioning Manager, 31 December 2018, carried forward)",
    );
  });

  it("has cards for each change, with one tick beneath them, and none for what harms nobody", () => {
    const [only, ...others] = effectsSections(content);
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      heading: "Budget change 1: Victim support",
      ticks: [{ key: `change:${CHANGE.assessed}` }],
      hasQuestions: true,
    });
    expect(only?.changes.map(({ name, cards }) => [name, cards.length])).toEqual([[null, 1]]);
  });

  it("says what meets several characteristics alike once, and what answers several cards once", () => {
    const alike = { mitigation: "answered-once", who: "everybody-there", description: "same-for-all" };
    const entries = content.entries.map((entry) =>
      entry.id === ENTRY.assessed
        ? {
            ...entry,
            impacts: [
              anImpact({ id: 901, ...alike, characteristic: "age", direction: "adverse" }),
              anImpact({ id: 902, ...alike, characteristic: "sex", direction: "adverse" }),
              anImpact({
                id: 903,
                ...alike,
                characteristic: "race",
                direction: "adverse",
                who: "others-there",
              }),
            ],
          }
        : entry,
    );
    const [only] = effectsSections({ ...content, entries, actions: [] });
    const [change] = only?.changes ?? [];
    expect(change?.cards.map(({ heading }) => heading)).toEqual(["Adverse: age and sex", "Adverse: race"]);
    expect(all(only ? [asSection(only)] : []).match(/answered-once/gu)).toHaveLength(1);
    expect(change?.answers.join()).toContain("answered-once");
  });

  it("leads with whom it harms and by how much, what it may do, and what is left to be done", () => {
    const step = {
      personName: "A. Person",
      capacity: "Chief Executive",
      at: new Date("2018-03-08T10:00:00Z"),
    };
    const facts = {
      content,
      submitted: step,
      approval: { ...step, comment: "comment-word" },
      determined: null,
      warnings: [],
      acceptances: [],
      digest: "0",
    };
    const rows = leadRows(facts, { effects: "adverse-impacts" });
    const lineOf = (label: string) => rows.find((row) => row.label === label)?.lines.join("; ");
    expect(lineOf("What is decided")).toBe("title-word");
    expect(lineOf("Adverse impacts")).toBe("1 in 1 budget change: disability (1)");
    expect(lineOf("Not yet known")).toBe("None");
    expect(lineOf("After the decision")).toContain("1 action carried forward");
    expect(lineOf("Conditions")).toBe("The plan makes none");
    expect(lineOf("Who advised what")).toContain("recommends: recommendations-word");
    expect(lineOf("Who advised what")).toContain("comment-word");
    expect(lineOf("Warnings")).toBe("None");
    expect(rows.filter(({ more }) => more !== null).map(({ label }) => label)).toEqual(["Adverse impacts"]);
    expect(impactsInWords({ entries: [] }, "adverse")).toBe("None");
  });

  it("shows what was found before a change was screened out, on a card of that change", () => {
    const screened = {
      ...content,
      entries: content.entries.map((entry) =>
        entry.id === ENTRY.transfer
          ? {
              ...entry,
              screenedOutOn: calendarDate("2018-03-05"),
              findings: [
                {
                  characteristic: "sex" as const,
                  direction: "adverse" as const,
                  foundOn: calendarDate("2018-03-03"),
                },
              ],
            }
          : entry,
      ),
    };
    const [, set] = effectsSections(screened);
    expect(all(set ? [asSection(set)] : [])).toContain(
      "Assessed as adverse for sex on 3 March 2018, screened out on 5 March 2018 because: ",
    );
    expect(set?.ticks).toEqual([expect.objectContaining({ key: `change:${CHANGE.transfer}` })]);
  });

  it("has a tick for each adverse finding beside the nine, beneath one table of them", () => {
    const dimensions = [
      aDimension({ id: 51, answer: aDimensionAnswer({ direction: "adverse", who: "village-people" }) }),
      aDimension({ id: 52, answer: aDimensionAnswer({ direction: "neutral", who: "town-people" }) }),
    ];
    const [table, ...others] = dimensionsConsidered({ ...content, dimensions });
    expect(others).toEqual([]);
    expect(table?.ticks.map(({ key }) => key)).toEqual(["dimension:51"]);
    expect(all(table ? [table.section] : [])).toContain("village-people");
    expect(all(table ? [table.section] : [])).not.toContain("town-people");
  });

  it("says so where there is none", () => {
    const calm = decisionPage({ ...content, entries: [], actions: [] });
    expect(all(calm)).toContain("The assessment finds no impact that is adverse or not yet known.");
    expect(all(calm)).toContain("none is left to be done after the decision");
  });
});

describe("warningsSections", () => {
  it("prints every warning under what it is about, and nothing where there is none", () => {
    const warnings = warningsOf(content, { today: TODAY, submittedOn: TODAY });
    const [section] = warningsSections(warnings);
    const text = all(section ? [section] : []);
    expect(warnings.map(({ kind }) => kind)).toEqual(["others", "others", "soon"]);
    for (const { subject, message } of warnings) {
      expect(text).toContain(subject);
      expect(text).toContain(message);
    }
    expect(text).toContain("None of these stops a signature.");
    expect(warningsSections([])).toEqual([]);
  });
});

it("counts what a submission freezes", () => {
  expect(frozenFacts(content)).toEqual([
    { label: "Decision record", text: "title-word" },
    { label: "Budget lines", text: "4" },
    { label: "Lines of the previous budget", text: "4" },
    { label: "Budget changes", text: "5" },
    { label: "Entries of the EIA", text: "3" },
    { label: "Actions, with how each was resolved", text: "2" },
    { label: "Options besides the proposal", text: "1" },
    { label: "Abbreviations", text: "1" },
  ]);
  expect(frozenFacts({ ...content, previous: null }).map(({ label }) => label)).not.toContain(
    "Lines of the previous budget",
  );
});
