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

/** What a person wrote under a heading of the record; the heading stands also where nothing was written. */
export function written(id: string, heading: string, words: string): DocumentSection {
  return { id, heading, blocks: [text(words.trim() ? words : "Nothing is recorded.")] };
}

/** "1 change", "2 changes". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1) ?? ""}`;
}
