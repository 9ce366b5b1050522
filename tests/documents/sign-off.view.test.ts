import { describe, expect, it } from "vitest";
import {
  approvalSections,
  decisionSections,
  frozenFacts,
  partPreview,
} from "../../app/documents/sign-off.view";
import { DUTY_AIMS } from "../../app/domain/eia/characteristics";
import { RECORD_PARTS } from "../../app/domain/publication/determinations";
import type { DocumentSection } from "../../app/domain/publication/document";
import { aCompleteFramework, anEia, anImpact, aRecord, ENTRY } from "../support/content-builder";

const all = (sections: readonly DocumentSection[]) => JSON.stringify(sections);

/** A word of its own in every field, so that one sees where it comes out. */
const FIELDS = {
  record: ["title-word", "officers-word", "summary-word", "resolved-word"],
  report: ["options-word", "recommendations-word", "discussion-word"],
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
  eia: anEia({ evidence: "evidence-word", gaps: "gaps-word" }),
};

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
    for (const sections of [approvalSections(content), decisionSections(content)]) {
      expect(new Set(ids(sections)).size).toBe(ids(sections).length);
    }
  });
});

it("has every field of every part before whoever approves", () => {
  const text = all(approvalSections(content));
  for (const word of Object.values(FIELDS).flat()) expect(text).toContain(word);
});

describe("decisionSections", () => {
  const text = all(decisionSections(content));

  it("holds what is asked, the three aims, and the EIA and the budget in full", () => {
    for (const aim of DUTY_AIMS) expect(text).toContain(aim.text);
    for (const word of [...FIELDS.eia, ...FIELDS.details, "recommendations-word", "summary-word"])
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
                  direction: "not_yet_known",
                  who: "unknown-people",
                  justification: "justified-by",
                }),
              ],
            }
          : entry,
      ),
    };
    const [, , adverse] = decisionSections(withUnknown);
    expect(all(adverse ? [adverse] : [])).toContain("unknown-people");
    expect(all(adverse ? [adverse] : [])).toContain("Justification: justified-by");
    expect(all(adverse ? [adverse] : [])).toContain("An action in the action plan");
  });

  it("says so where there is none", () => {
    const calm = decisionSections({ ...content, entries: [], actions: [] });
    expect(all(calm)).toContain("The assessment finds no impact that is adverse or not yet known.");
    expect(all(calm)).toContain("none is left to be done after the decision");
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
    { label: "Abbreviations", text: "1" },
  ]);
  expect(frozenFacts({ ...content, previous: null }).map(({ label }) => label)).not.toContain(
    "Lines of the previous budget",
  );
});
