import type { DocumentBlock, DocumentSection, DocumentTable } from "./document";

/**
 * Cuts a document into pages of about one size, between its sections where that can be, else between their blocks, and a long
 * table between its rows. What a page goes on with stands under its heading again, with an id of its own.
 * @param size in the units of `sizeOf`, which are about pixels on a tablet
 * @returns one page at least, with everything in its order
 */
export function documentPages(sections: readonly DocumentSection[], size: number): DocumentSection[][] {
  const pages: Part[][] = [[]];
  let taken = 0;
  for (const part of sections.flatMap((section) => partsOf(section, [], size))) {
    const page = pages.at(-1);
    const isFull = taken + Math.min(part.keepsWith, size) > size && taken > size / 3;
    if (isFull || taken + part.size > size) {
      if (page?.length) pages.push([]);
      taken = 0;
    }
    pages.at(-1)?.push(part);
    taken += part.size;
  }
  const seen = new Set<string>();
  return pages.map((parts, index) => drawnAgain(parts, index + 1, seen));
}

/** On which page each section begins. */
export function pagesById(pages: readonly (readonly DocumentSection[])[]): Map<string, number> {
  const found = new Map<string, number>();
  const note = (section: DocumentSection, page: number): void => {
    if (!found.has(section.id)) found.set(section.id, page);
    section.sections?.forEach((inner) => {
      note(inner, page);
    });
  };
  pages.forEach((sections, index) => {
    sections.forEach((section) => {
      note(section, index + 1);
    });
  });
  return found;
}

/** The least that stands on one page: a heading with its first block, or another block. */
interface Part {
  /** The section that it is of, with those around it, the outermost first. */
  within: readonly DocumentSection[];
  block: DocumentBlock | null;
  size: number;
  /** What should stand on the same page where it fits on one: all of a section, at its beginning. */
  keepsWith: number;
}

const HEADING = 60;

function partsOf(section: DocumentSection, around: readonly DocumentSection[], size: number): Part[] {
  const within = [...around, section];
  const own = section.blocks.flatMap((block) => blockParts(block, size));
  const blocks = own.length === 0 ? [null] : own;
  const parts = blocks.map((block, index): Part => {
    const height = (index === 0 ? HEADING : 0) + (block ? sizeOf(block) : 0);
    return { within, block, size: height, keepsWith: height };
  });
  const all = [...parts, ...(section.sections ?? []).flatMap((inner) => partsOf(inner, within, size))];
  const [first, ...rest] = all;
  if (!first) return [];
  const whole = all.reduce((sum, part) => sum + part.size, 0);
  // A heading does not stand alone at the end of a page.
  const least = first.size + (first.block ? 0 : (rest[0]?.keepsWith ?? 0));
  return [{ ...first, keepsWith: whole <= size ? whole : least }, ...rest];
}

function blockParts(block: DocumentBlock, size: number): DocumentBlock[] {
  if (block.kind !== "table" || sizeOf(block) <= size) return [block];
  return tableParts(block.table, size).map((table) => ({ kind: "table", table }));
}

function tableParts(table: DocumentTable, size: number): DocumentTable[] {
  const pieces: DocumentTable["rows"][number][][] = [[]];
  let taken = 0;
  for (const row of table.rows) {
    const height = rowSize(row);
    if (taken + height > size / 2 && taken > 0) {
      pieces.push([]);
      taken = 0;
    }
    pieces.at(-1)?.push(row);
    taken += height;
  }
  const { foot, ...rest } = table;
  return pieces.map((rows, index) => ({
    ...rest,
    caption: index === 0 ? table.caption : `${table.caption} (continued)`,
    rows,
    ...(foot && index === pieces.length - 1 && { foot }),
  }));
}

/** As the pages' own sections: the headings around a part are drawn once on each page that has something of theirs. */
function drawnAgain(parts: readonly Part[], page: number, seen: Set<string>): DocumentSection[] {
  interface Drawn extends DocumentSection {
    blocks: DocumentBlock[];
    sections: Drawn[];
  }
  const top: Drawn[] = [];
  const drawn = new Map<string, Drawn>();
  for (const { within, block } of parts) {
    let among = top;
    for (const { id, heading, linkText } of within) {
      let here = drawn.get(id);
      if (!here) {
        const goesOn = seen.has(id);
        here = {
          id: goesOn ? `${id}-page-${page}` : id,
          heading: goesOn ? `${heading} (continued)` : heading,
          ...(linkText !== undefined && !goesOn && { linkText }),
          blocks: [],
          sections: [],
        };
        drawn.set(id, here);
        seen.add(id);
        among.push(here);
      }
      among = here.sections;
    }
    const last = drawn.get(within.at(-1)?.id ?? "");
    if (block) last?.blocks.push(block);
  }
  return top;
}

const LINE = 25;
const LETTERS_ON_LINE = 75;

const textSize = (text: string) =>
  text
    .split("\n")
    .reduce((sum, line) => sum + LINE * Math.max(1, Math.ceil(line.length / LETTERS_ON_LINE)), 0);

/** About how high a block is on a tablet, where the rows of a table with words in them are cards. */
function sizeOf(block: DocumentBlock): number {
  switch (block.kind) {
    case "text":
      return textSize(block.text) + 20;
    case "list":
      return block.items.reduce((sum, item) => sum + textSize(item) + 5, 20);
    case "facts":
      return block.facts.reduce((sum, { text }) => sum + textSize(text) + 25, 30);
    case "table":
      return block.table.rows.reduce((sum, row) => sum + rowSize(row), 60);
    case "waterfall":
      return 600;
    case "withheld":
      return 110;
  }
}

const rowSize = ({ cells }: DocumentTable["rows"][number]) =>
  cells.reduce((sum, cell) => sum + [cell].flat().reduce((lines, line) => lines + textSize(line), 10), 20);
