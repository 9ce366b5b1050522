import Ajv2020 from "ajv/dist/2020";
import { describe, expect, it } from "vitest";
import { recordJson } from "~/documents/record-json.view";
import { recordOverview, recordPages } from "~/documents/record-pages.view";
import { recordSchema } from "~/documents/record-schema.view";
import type { EntryKind } from "~/domain/eia/eia";
import type { DocumentBlock, DocumentSection } from "~/domain/publication/document";
import { aCompleteFramework, anAction } from "../support/content-builder";
import {
  aPublishedRecord,
  aSignedSnapshot,
  groundOf,
  withCanaries,
} from "../support/signed-snapshot-builder";

const canariesIn = (thing: unknown) => new Set(JSON.stringify(thing).match(/canary-[\w-]+?-end/gu) ?? []);
type Part = Parameters<typeof aPublishedRecord>[1];
const partsWithheld: { withheld: NonNullable<Part> }[] = [
  { withheld: [] },
  { withheld: ["report"] },
  { withheld: ["details"] },
  { withheld: ["eia"] },
  { withheld: ["details", "eia"] },
];

describe("the pages of a record", () => {
  const { snapshot } = withCanaries(aSignedSnapshot());

  it.each(partsWithheld)(
    "say nothing that is not in what is published, withheld: $withheld",
    ({ withheld }) => {
      const published = aPublishedRecord(snapshot, withheld);
      const onPages = canariesIn([recordPages(published), recordOverview(published)]);
      const inData = canariesIn(recordJson(published));
      expect(onPages.size).toBeGreaterThan(20);
      expect([...onPages].filter((word) => !inData.has(word))).toEqual([]);
    },
  );

  it.each(partsWithheld)("lead to pages that are there, withheld: $withheld", ({ withheld }) => {
    const published = aPublishedRecord(snapshot, withheld);
    const pages = recordPages(published);
    const names = pages.map(({ page }) => page);
    expect(new Set(names).size).toBe(names.length);
    const links = [...pages, ...recordOverview(published)].flatMap((one) =>
      one.links.map(({ page }) => page),
    );
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((page) => !names.includes(page))).toEqual([]);
  });

  it("have no two sections of one name, and something on each", () => {
    const idsOf = (sections: readonly DocumentSection[]): string[] =>
      sections.flatMap(({ id, sections: below = [] }) => [id, ...idsOf(below)]);
    for (const { page, blocks, sections, links } of recordPages(aPublishedRecord(snapshot))) {
      const ids = idsOf(sections);
      expect(new Set(ids).size, page).toBe(ids.length);
      expect(blocks.length + sections.length + links.length, page).toBeGreaterThan(0);
    }
  });

  it("have on that of the budget what an officer comments on it, and each line on a page of its own alone", () => {
    const content = aCompleteFramework();
    const record = { ...content.record, implications: { financeOfficer: "The reserves bear it." } };
    const published = aPublishedRecord(aSignedSnapshot({ content: { ...content, record } }));
    const budget = recordPages(published).find(({ page }) => page === "budget");
    expect(JSON.stringify(budget)).toContain("The reserves bear it.");
    expect(budget?.sections.map(({ id }) => id)).not.toContain("budget-lines");
    expect(budget?.sections.map(({ id }) => id)).not.toContain("budget-changes");
  });

  it("answer for one characteristic what is done about it", () => {
    const pages = recordPages(aPublishedRecord());
    const touched = pages.filter(({ page }) => page.startsWith("affected/"));
    expect(touched.length).toBeGreaterThan(0);
    const labels = (blocks: readonly DocumentBlock[]) =>
      blocks.flatMap((block) => (block.kind === "facts" ? block.facts.map(({ label }) => label) : []));
    for (const { sections } of touched) {
      for (const { blocks } of sections) expect(labels(blocks)).toContain("What is done about it");
    }
  });
});

describe("the list of entries", () => {
  const notesOf = (kind: EntryKind) => {
    const content = aCompleteFramework();
    const entries = content.entries.map((entry) => ({ ...entry, kind, impacts: [] }));
    const published = aPublishedRecord(aSignedSnapshot({ content: { ...content, entries } }));
    return recordPages(published)
      .find(({ page }) => page === "assessment")
      ?.links.map(({ note }) => note);
  };

  it.each([
    ["screened_out", "Screened out"],
    ["when_allocated", "Assessed when it is allocated"],
    ["assessed", "No impact is recorded"],
  ] as const)("says of what is %s, and has no impact: %s", (kind, note) => {
    const notes = notesOf(kind);
    expect(new Set(notes)).toEqual(new Set([note]));
  });
});

describe("the first screen of a record", () => {
  it("says on what ground each part is withheld, and nothing else of it", () => {
    const rows = recordOverview(aPublishedRecord(undefined, ["details", "eia"]));
    const words = JSON.stringify(rows);
    expect(words).toContain(groundOf("details"));
    expect(words).toContain(groundOf("eia"));
    expect(words).not.toContain("£");
    expect(words).not.toContain("affected/");
  });

  it("tells what was put off from what was planned for after the decision from the first", () => {
    const actions = [
      anAction({ id: 1, timing: "before", state: "carried_forward" }),
      anAction({ id: 2, timing: "after", state: "carried_forward" }),
      anAction({ id: 3, timing: "after", state: "carried_forward" }),
    ];
    const content = aCompleteFramework({ actions });
    const rows = recordOverview(aPublishedRecord(aSignedSnapshot({ content })));
    expect(rows.flatMap(({ lines }) => lines)).toContain(
      "3 actions, when it was signed: 1 carried forward and 2 to be done after the decision by plan.",
    );
  });

  it("says that nothing is withheld where nothing is", () => {
    expect(recordOverview(aPublishedRecord()).at(-1)?.lines).toEqual(["Nothing."]);
  });
});

describe("the schema of a record as data", () => {
  const validate = new Ajv2020({ strict: true, validateFormats: false, allowUnionTypes: true }).compile(
    recordSchema("https://office.example/schemas/published-decision-2.json"),
  );

  it.each(partsWithheld)("holds of what is published, withheld: $withheld", ({ withheld }) => {
    const json: unknown = JSON.parse(JSON.stringify(recordJson(aPublishedRecord(undefined, withheld))));
    validate(json);
    expect(validate.errors ?? []).toEqual([]);
  });

  it("holds of a record that is withheld", () => {
    const { reference, referenceKey, decidedOn } = aPublishedRecord();
    const withheld = { published: false, legalGround: groundOf("record"), seal: null } as const;
    const json = recordJson({ reference, referenceKey, decidedOn, ...withheld });
    expect(validate(JSON.parse(JSON.stringify(json)))).toBe(true);
  });

  it.each([
    ["another schema", { schema: "published-decision/1" }],
    ["a day that is none", { decidedOn: 2018 }],
    ["no parts", { parts: {} }],
  ])("does not hold of %s", (_name, instead) => {
    const json = JSON.parse(JSON.stringify(recordJson(aPublishedRecord()))) as Record<string, unknown>;
    expect(validate({ ...json, ...instead })).toBe(false);
  });
});
