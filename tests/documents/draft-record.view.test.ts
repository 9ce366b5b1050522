import { describe, expect, it } from "vitest";
import { draftRecordSections, emptyParts } from "../../app/documents/draft-record.view";
import { recordSections } from "../../app/documents/record.view";
import { FRAMEWORK } from "../../app/domain/framework/decided-thing";
import type { FrameworkContent } from "../../app/domain/framework/content";
import { aCompleteFramework, anEia, anImpact, anOption, aRecord, CHANGE } from "../support/content-builder";
import { flattened, sectionOf, textOf } from "../support/document-text";
import { aPublishedRecord, aSignedSnapshot } from "../support/signed-snapshot-builder";

const HEAD = {
  officeName: "Office of the Police and Crime Commissioner",
  decidingBodyTitle: "Police and Crime Commissioner",
  decidedThing: FRAMEWORK,
  reference: null,
};
const published = (content: FrameworkContent) =>
  recordSections(aPublishedRecord(aSignedSnapshot({ content })));
const drawn = (content: FrameworkContent) => draftRecordSections(content, HEAD, []);

describe("a draft as it will be read", () => {
  it("has every section of the record that will be published but those that only a signature makes", () => {
    const content = aCompleteFramework();
    const ids = (sections: ReturnType<typeof drawn>) => flattened(sections).map(({ id }) => id);
    const draft = ids(drawn(content));
    const record = ids(published(content));
    expect(record.filter((id) => !draft.includes(id))).toEqual(["check"]);
    expect(draft.filter((id) => !record.includes(id))).toEqual([]);
  });

  it("has the same words in what its author wrote, and none of a decision", () => {
    const content = aCompleteFramework();
    const [draft, record] = [drawn(content), published(content)];
    for (const id of ["summary", "recommendations", "budget-lines", "eia-entries", "who-is-affected"]) {
      expect(textOf([sectionOf(draft, id)]), id).toBe(textOf([sectionOf(record, id)]));
    }
    expect(textOf(draft)).not.toMatch(/The decision as it was signed|Signed by|Date of the decision/u);
    expect(textOf([sectionOf(draft, "acknowledgements")])).toContain("will have to acknowledge");
  });

  it("names each part that would be published empty, in its order, with where it is filled in", () => {
    const complete = aCompleteFramework();
    const [entry] = complete.entries;
    if (!entry) throw new Error("It has an entry");
    const content = {
      ...complete,
      record: aRecord({ summary: " ", recommendations: "", resolved: "So", discussion: "Yes" }),
      options: [anOption({ whyNot: "" })],
      eia: anEia({ evidence: "", gaps: "None" }),
      entries: [
        {
          ...entry,
          impacts: [anImpact({ mitigation: "", justification: "" })],
          consultees: [],
          nobodyConsultedReason: "",
        },
      ],
      actions: [],
    };
    const found = emptyParts(drawn(content), content).map(({ id, says, place }) => ({ id, says, place }));
    expect(found).toContainEqual({
      id: "summary",
      says: "Nothing is recorded.",
      place: { page: "record", field: "summary" },
    });
    expect(found).toContainEqual({
      id: "eia-evidence",
      says: "Nothing is recorded.",
      place: { page: "eia", field: "evidence" },
    });
    expect(found).toContainEqual({
      id: `entry-1`,
      says: "Nobody recorded who was consulted, nor why nobody was.",
      place: { page: "entry", changeId: CHANGE.assessed },
    });
    expect(found.map(({ id }) => id)).not.toContain("resolved");
    expect(found.find(({ id }) => id === "options")?.says).toBe("Nothing is recorded.");
  });

  it("leads to all entries where changes have none", () => {
    const content = { ...aCompleteFramework(), entries: [], actions: [] };
    expect(emptyParts(drawn(content), content)).toContainEqual(
      expect.objectContaining({ id: "appendix-2", place: { page: "entries" } }),
    );
  });
});
