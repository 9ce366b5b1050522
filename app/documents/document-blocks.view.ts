import type { TermInWords } from "~/domain/framework/glossary";
import type { SealItemKind, WithheldItem } from "~/domain/decision/seal";
import type { DocumentBlock, DocumentSection, DocumentTable } from "~/domain/publication/document";

/** The pieces that every section of a record is put together from. */
export const text = (words: string): DocumentBlock => ({ kind: "text", text: words });

export const table = (content: DocumentTable): DocumentBlock => ({ kind: "table", table: content });

/** Facts in their order; those without a text are left out. */
export function facts(rows: readonly (readonly [label: string, text: string | null])[]): DocumentBlock {
  return {
    kind: "facts",
    facts: rows.flatMap(([label, words]) => (words?.trim() ? [{ label, text: words }] : [])),
  };
}

export const withheld = (what: string, legalGround: string): DocumentBlock => ({
  kind: "withheld",
  what,
  legalGround,
});

/** What the items that are withheld on their own are called, one and several. */
const ITEM_NAMES: Record<SealItemKind, readonly [one: string, many: string]> = {
  head: ["head", "heads"],
  line: ["budget line", "budget lines"],
  previous_line: ["line of the previous budget", "lines of the previous budget"],
  change: ["budget change", "budget changes"],
  entry: ["entry of the assessment", "entries of the assessment"],
  action: ["action", "actions"],
  acknowledgement: ["acknowledgement", "acknowledgements"],
  totals: ["statement of totals and funding", "statements of totals and funding"],
};

/** How much is withheld of a part that is published, and on what ground; nothing where all of it is there. */
export function withheldItems(
  items: readonly WithheldItem[],
  kinds: readonly SealItemKind[],
): DocumentBlock[] {
  const grounds = [...new Set(items.map(({ legalGround }) => legalGround))];
  return grounds.flatMap((ground) => {
    const counts = kinds.flatMap((kind) => {
      const count = items.filter((item) => item.kind === kind && item.legalGround === ground).length;
      return count === 0 ? [] : [counted(count, ...ITEM_NAMES[kind])];
    });
    return counts.length === 0 ? [] : [withheld(listed(counts), ground)];
  });
}

/** What a person wrote under a heading of the record; the heading stands also where nothing was written. */
export function written(id: string, heading: string, words: string): DocumentSection {
  return { id, heading, blocks: [text(words.trim() ? words : "Nothing is recorded.")] };
}

/** None where there is no abbreviation, as in what was signed before there was a glossary. */
export function abbreviationsSection(glossary: readonly TermInWords[] = []): DocumentSection[] {
  if (glossary.length === 0) return [];
  const blocks = [facts(glossary.map(({ term, meaning }) => [term, meaning]))];
  return [{ id: "abbreviations", heading: "Abbreviations", blocks }];
}

/** "1 change", "2 changes". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1) ?? ""}`;
}
