import { describe, expect, it } from "vitest";
import {
  actionsConsidered,
  dimensionsConsidered,
  effectsHead,
  effectsSections,
} from "../../app/documents/effects.view";
import {
  approvalSections,
  decidedOnInFull,
  decisionSections,
  frozenFacts,
  partPreview,
} from "../../app/documents/sign-off.view";
import { warningsSections } from "../../app/documents/warnings.view";
import { DUTY_AIMS } from "../../app/domain/eia/characteristics";
import type { FrameworkContent } from "../../app/domain/framework/content";
import { warningsOf } from "../../app/domain/framework/warnings";
import { RECORD_PARTS } from "../../app/domain/publication/record-parts";
import type { DocumentSection } from "../../app/domain/publication/document";
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

/** Everything that the page of the decision shows, in its order. */
function decisionPage(of: FrameworkContent): DocumentSection[] {
  const effects = [...effectsSections(of), ...dimensionsConsidered(of)];
  const { eia, others } = decidedOnInFull(of);
  return [
    ...decisionSections(of),
    effectsHead(effects.length),
    ...effects.map(({ section }) => section),
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
    const textOf = (one: typeof adverse) => all(one ? [one.section] : []);
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

  it("has one table for each change, with one tick beneath it, and none for what harms nobody", () => {
    const [only, ...others] = effectsSections(content);
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      section: { heading: "Budget change 1: Victim support" },
      ticks: [{ key: `change:${CHANGE.assessed}` }],
      hasQuestions: true,
    });
    expect(only?.section.blocks.map(({ kind }) => kind)).toEqual(["table"]);
  });

  it("shows what was found before a change was screened out, in a table of that change", () => {
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
    expect(all(set ? [set.section] : [])).toContain(
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
