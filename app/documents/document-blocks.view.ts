import { listed } from "~/domain/shared/listed";
import type { TermInWords } from "~/domain/framework/glossary";
import type { SealItemKind, WithheldItem } from "~/domain/decision/record-bodies";
import { formatDate, type CalendarDate } from "~/domain/shared/calendar-date";
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

export const withheld = (what: string, legalGround: string, withdrawnOn?: CalendarDate): DocumentBlock => ({
  kind: "withheld",
  what,
  legalGround,
  ...(withdrawnOn && { withdrawnOn }),
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
  previous_budget: ["title of the previous budget", "titles of previous budgets"],
  glossary_term: ["abbreviation", "abbreviations"],
  consultee_amounts: ["set of amounts that consultees moved", "sets of amounts that consultees moved"],
  consultation: ["report of a consultation", "reports of consultations"],
  conclusions: ["part on all changes together", "parts on all changes together"],
  section: ["section of the paper", "sections of the paper"],
};

/** What may be withheld inside the details and is said where they stand, in this order. */
export const DETAILS_ITEMS: readonly SealItemKind[] = [
  "line",
  "previous_budget",
  "previous_line",
  "change",
  "totals",
  "section",
];

/** What an item is called, one and several. */
export const itemName = (kind: SealItemKind): readonly [one: string, many: string] => ITEM_NAMES[kind];

/** How much is withheld of a part that is published, and on what ground; nothing where all of it is there. */
export function withheldItems(
  items: readonly WithheldItem[],
  kinds: readonly SealItemKind[],
): DocumentBlock[] {
  const alikeOf = (item: WithheldItem) => JSON.stringify([groundAndEnd(item), item.withdrawnOn]);
  const first = new Map(items.toReversed().map((item) => [alikeOf(item), item]));
  return [...new Set(items.map(alikeOf))].flatMap((alike) => {
    const counts = kinds.flatMap((kind) => {
      const count = items.filter((item) => item.kind === kind && alikeOf(item) === alike).length;
      return count === 0 ? [] : [counted(count, ...ITEM_NAMES[kind])];
    });
    const one = first.get(alike);
    return counts.length === 0 || !one ? [] : [withheld(listed(counts), groundAndEnd(one), one.withdrawnOn)];
  });
}

/** On what ground an item is withheld, and until when where there is an end. */
export function groundAndEnd({
  legalGround,
  withheldUntil,
}: Pick<WithheldItem, "legalGround" | "withheldUntil">): string {
  return withheldUntil ? `${legalGround}, until ${formatDate(withheldUntil)}` : legalGround;
}

/** What is published where nothing was written. */
export const NOTHING_RECORDED = "Nothing is recorded.";

/** What a person wrote under a heading of the record; the heading stands also where nothing was written. */
export function written(id: string, heading: string, words: string): DocumentSection {
  return { id, heading, blocks: [text(words.trim() ? words : NOTHING_RECORDED)] };
}

/** None where there is no abbreviation, as in what was signed before there was a glossary. */
export function abbreviationsSection(
  glossary: readonly TermInWords[] = [],
  items: readonly WithheldItem[] = [],
): DocumentSection[] {
  const blocks = [
    ...withheldItems(items, ["glossary_term"]),
    ...(glossary.length === 0 ? [] : [facts(glossary.map(({ term, meaning }) => [term, meaning]))]),
  ];
  if (blocks.length === 0) return [];
  return [{ id: "abbreviations", heading: "Abbreviations", blocks }];
}

/** "1 change", "2 changes". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
