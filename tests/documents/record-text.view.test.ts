import Ajv2020 from "ajv/dist/2020";
import { describe, expect, it } from "vitest";
import { frameworkParts } from "~/documents/framework-document.view";
import { recordJson } from "~/documents/record-json.view";
import { notSupportedWords } from "~/documents/record-not-supported.view";
import { recordPages } from "~/documents/record-pages.view";
import { recordSchema } from "~/documents/record-schema.view";
import { recordSections } from "~/documents/record.view";
import { aCompleteFramework, aSection } from "../support/content-builder";
import { aPublishedRecord, aSignedSnapshot } from "../support/signed-snapshot-builder";

const sections = [
  aSection({ heading: "Foreword", text: "foreword-word" }),
  aSection({ id: 72, heading: "Value for money", text: "value-word", placement: "after_budget" }),
  aSection({ id: 73, heading: "unbegun-word", text: "" }),
];
const snapshot = aSignedSnapshot({ content: aCompleteFramework({ sections }) });

describe("what a framework says in words (rule 41)", () => {
  it("stands around what its data says, in the framework’s document", () => {
    const [upright] = frameworkParts(aPublishedRecord(snapshot), []);
    expect(upright?.sections.map(({ heading }) => heading)).toEqual([
      "Foreword",
      "Aim",
      "The budget",
      expect.any(String),
      "Value for money",
    ]);
  });

  it("is a part and a page of the record, and in its data as its schema says", () => {
    const published = aPublishedRecord(snapshot);
    const part = recordSections(published).find(({ id }) => id === "in-words");
    expect(part?.sections?.map(({ id, heading }) => [id, heading])).toEqual([
      ["section-1", "Foreword"],
      ["section-2", "Value for money"],
    ]);
    expect(recordPages(published).map(({ page }) => page)).toContain("in-words");
    const data = recordJson(published);
    expect(JSON.stringify(data)).toContain("value-word");
    const validate = new Ajv2020({ strict: true, validateFormats: false, allowUnionTypes: true }).compile(
      recordSchema("https://office.example/schemas/published-decision-2.json"),
    );
    expect(validate(data), JSON.stringify(validate.errors)).toBe(true);
    expect(JSON.stringify([data, recordPages(published)])).not.toContain("unbegun-word");
  });

  it("says first that nothing of it was decided, where it was not supported", () => {
    const record = { ...snapshot.record, outcome: "not_supported" as const };
    const published = aPublishedRecord({ ...snapshot, record });
    const [notice] = notSupportedWords(record);
    expect(notice).toBeDefined();
    expect(recordSections(published).find(({ id }) => id === "in-words")?.blocks).toEqual([notice]);
    expect(frameworkParts(published, [])[0]?.sections[0]?.blocks[0]).toEqual(notice);
  });

  it("is withheld with the details", () => {
    const withheld = aPublishedRecord(snapshot, ["details"]);
    const all = JSON.stringify([
      recordSections(withheld),
      recordPages(withheld),
      recordJson(withheld),
      frameworkParts(withheld, []),
    ]);
    for (const word of ["foreword-word", "value-word", "Foreword", "in-words"])
      expect(all).not.toContain(word);
  });

  it("is not there where nothing is said", () => {
    const bare = aPublishedRecord(aSignedSnapshot());
    expect(recordPages(bare).map(({ page }) => page)).not.toContain("in-words");
  });
});
