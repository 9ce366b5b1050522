import { describe, expect, it } from "vitest";
import type { DocumentBlock, DocumentSection } from "../../../app/domain/publication/document";
import { documentPages, pagesById } from "../../../app/domain/publication/document-pages";

const text = (words: string): DocumentBlock => ({ kind: "text", text: words });
const section = (id: string, blocks: DocumentBlock[], sections: DocumentSection[] = []): DocumentSection => ({
  id,
  heading: id.toUpperCase(),
  blocks,
  sections,
});
/** Some 520 of the units in which a page is measured. */
const long = text("A line of the text of a record, of more than half its width.\n".repeat(20).trim());

/** All that is said, in its order, with its headings where they stand first. */
function said(sections: readonly DocumentSection[]): string[] {
  return sections.flatMap(({ heading, blocks, sections: inner = [] }) => [
    ...(heading.endsWith("(continued)") ? [] : [heading]),
    ...blocks.flatMap((block) => {
      if (block.kind === "text") return [block.text];
      return block.kind === "table" ? block.table.rows.flatMap(({ cells }) => cells.flat()) : [];
    }),
    ...said(inner),
  ]);
}

const idsOf = (sections: readonly DocumentSection[]): string[] =>
  sections.flatMap(({ id, sections: inner = [] }) => [id, ...idsOf(inner)]);

const RECORD = [
  section("short", [text("In short")]),
  section(
    "eia",
    [text("What it is")],
    [section("one", [long, long]), section("two", [long]), section("three", [long, long, long, long])],
  ),
  section("end", [text("The end")]),
];

describe("a document in pages", () => {
  it("of less than a page is one page, as it was", () => {
    expect(documentPages(RECORD.slice(0, 1), 1000)).toEqual([RECORD.slice(0, 1)]);
    expect(documentPages([], 1000)).toEqual([[]]);
  });

  it("says everything once and in its order, whatever the size of a page", () => {
    for (const size of [100, 700, 1200, 2500, 9000]) {
      expect(said(documentPages(RECORD, size).flat()), String(size)).toEqual(said(RECORD));
    }
  });

  it("begins a section on a new page where it fits on one and not on what is left", () => {
    const pages = documentPages(RECORD, 1800);
    const beginsOn = pagesById(pages);
    expect(beginsOn.get("one")).toBe(1);
    expect(beginsOn.get("two")).toBe(2);
    expect(beginsOn.get("three")).toBe(2);
  });

  it("goes on under the same headings, with ids of their own", () => {
    const pages = documentPages(RECORD, 700);
    const ids = idsOf(pages.flat());
    expect(new Set(ids).size).toBe(ids.length);
    expect(pages[1]?.[0]?.heading).toBe("EIA (continued)");
  });

  it("cuts a long table between its rows, and has its foot at its end", () => {
    const rows = Array.from({ length: 100 }, (_, index) => ({ cells: [`Line ${index}`, "£5"] }));
    const table = {
      caption: "Lines",
      head: [{ text: "Line" }, { text: "Amount" }],
      rows,
      foot: [{ cells: ["Total", "£500"] }],
    };
    const pages = documentPages([section("lines", [{ kind: "table", table }])], 2000);
    expect(pages.length).toBeGreaterThan(2);
    expect(said(pages.flat()).slice(1)).toEqual(rows.flatMap(({ cells }) => cells));
    const tables = pages
      .flat()
      .flatMap(({ blocks }) => blocks.map((block) => (block.kind === "table" ? block.table : null)));
    expect(tables.map((one) => one?.caption)).toContain("Lines (continued)");
    expect(tables.filter((one) => one?.foot)).toEqual([tables.at(-1)]);
  });
});
