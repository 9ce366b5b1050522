import type { Waterfall } from "~/domain/budget/waterfall";
import type { DocumentFact, DocumentTable } from "~/domain/publication/document";
import { formatMoney } from "~/domain/shared/money";

/** A table as a file has it: every cell in lines, every row as long as the head. */
export interface FileTable {
  caption: string;
  /** Empty where the first cells of the rows are all the heading there is. */
  head: readonly { text: string; isNumeric: boolean }[];
  rows: readonly FileRow[];
  /** Of each column, in parts of their sum. */
  widths: readonly number[];
}

export interface FileRow {
  cells: readonly (readonly string[])[];
  /** A sum of others. */
  isStrong: boolean;
}

const linesOf = (cell: string | readonly string[]): string[] =>
  (typeof cell === "string" ? [cell] : cell).flatMap((words) => words.split(/\r\n|\r|\n/u));

export function fileTable({ caption, captionHidden, head, rows, foot = [] }: DocumentTable): FileTable {
  const padded = (cells: readonly (string | readonly string[])[]) =>
    head.map((_column, index) => linesOf(cells[index] ?? ""));
  const all = [
    ...rows.map((row) => ({ cells: padded(row.cells), isStrong: row.isSubtotal === true })),
    ...foot.map((row) => ({ cells: padded(row.cells), isStrong: true })),
  ];
  const columns = head.map(({ text, numeric = false }) => ({ text, isNumeric: numeric }));
  return { caption: captionHidden ? "" : caption, head: columns, rows: all, widths: widthsOf(columns, all) };
}

/** Of facts the label is the heading of its row. */
export function factsTable(facts: readonly DocumentFact[]): FileTable {
  return {
    caption: "",
    head: [],
    rows: facts.map(({ label, text }) => ({ cells: [[label], linesOf(text)], isStrong: false })),
    widths: [3, 7],
  };
}

/** What the page draws as bars. */
export function waterfallTable({ title, from, steps, to }: Waterfall, pence: boolean): FileTable {
  const row = (label: string, words: string, isStrong: boolean): FileRow => ({
    cells: [[label], [words]],
    isStrong,
  });
  return {
    caption: title,
    head: [
      { text: "Step", isNumeric: false },
      { text: "Amount", isNumeric: true },
    ],
    rows: [
      row(from.label, formatMoney(from.pence, { pence }), true),
      ...steps.map((step) => {
        const figure = formatMoney(step.pence, { pence, signed: true });
        return row(step.label, step.isTransfer ? `${figure}, transferred` : figure, false);
      }),
      row(to.label, formatMoney(to.pence, { pence }), true),
    ],
    widths: [6, 4],
  };
}

const NARROWEST = 9;
const WIDEST = 36;

/** A column with more to say is wider; one of figures is as wide as the longest of them. */
function widthsOf(head: FileTable["head"], rows: readonly FileRow[]): number[] {
  return head.map(({ text, isNumeric }, column) => {
    const lengths = rows.flatMap(({ cells }) => (cells[column] ?? []).map((line) => line.length));
    const longestWord = Math.max(0, ...text.split(" ").map((word) => word.length));
    if (isNumeric) return Math.min(WIDEST, Math.max(NARROWEST, longestWord, ...lengths) + 2);
    const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
    return Math.min(WIDEST, Math.max(NARROWEST, longestWord + 2, Math.sqrt(longest) * 3));
  });
}
