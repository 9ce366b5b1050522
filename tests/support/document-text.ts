import type { DocumentBlock, DocumentSection, DocumentTable } from "~/domain/publication/document";

/** Every section, outermost first, in the order in which a reader meets them. */
export function flattened(sections: readonly DocumentSection[]): DocumentSection[] {
  return sections.flatMap((section) => [section, ...flattened(section.sections ?? [])]);
}

export function sectionOf(sections: readonly DocumentSection[], id: string): DocumentSection {
  const section = flattened(sections).find((candidate) => candidate.id === id);
  if (!section) throw new Error(`The document has no section ${id}`);
  return section;
}

/** Everything a reader of these sections reads. */
export function textOf(sections: readonly DocumentSection[]): string {
  return flattened(sections)
    .flatMap(({ heading, blocks }) => [heading, ...blocks.flatMap(blockText)])
    .join("\n");
}

function blockText(block: DocumentBlock): string[] {
  switch (block.kind) {
    case "text":
      return [block.text];
    case "list":
      return [...block.items];
    case "facts":
      return block.facts.map(({ label, text }) => `${label}: ${text}`);
    case "table":
      return tableText(block.table);
    case "waterfall":
      return [
        block.waterfall.title,
        ...[block.waterfall.from, ...block.waterfall.steps, block.waterfall.to].map(({ label }) => label),
      ];
    case "withheld":
      return [block.what, block.legalGround];
  }
}

function tableText({ caption, head, rows, foot = [] }: DocumentTable): string[] {
  return [
    caption,
    ...head.map(({ text }) => text),
    ...[...rows, ...foot].flatMap(({ cells }) => cells.flatMap((cell) => cell)),
  ];
}

export function tablesOf(section: DocumentSection): DocumentTable[] {
  return section.blocks.flatMap((block) => (block.kind === "table" ? [block.table] : []));
}

/** A table's rows and foot as text, a cell of several lines as its first. */
export function rowsOf({ rows, foot = [] }: DocumentTable): string[][] {
  return [...rows, ...foot].map(({ cells }) =>
    cells.map((cell) => (typeof cell === "string" ? cell : (cell[0] ?? ""))),
  );
}
