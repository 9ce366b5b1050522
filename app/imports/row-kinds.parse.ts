import { withoutInvisible } from "~/domain/shared/invisible-characters";
import { describesService, hasAmounts, type SheetRow } from "./sheet-rows.parse";
import { readTotalLabel, type TotalLabel } from "./total-label.parse";

/** What a row is, going by itself and its neighbours; which part of the budget a total is of comes later. */
export type RowKind =
  | { kind: "line" }
  /** A line whose name begins or ends with "total". */
  | { kind: "line-named-total" }
  | { kind: "heading"; name: string }
  | { kind: "total"; label: TotalLabel; text: string }
  /** Amounts and no name: perhaps the sum of what stands above. */
  | { kind: "unnamed" }
  | { kind: "text" };

const LONGEST_PRIORITY = 100;

/** @returns one for each row, in order */
export function rowKinds(rows: readonly SheetRow[]): RowKind[] {
  const names = priorityKeys(rows);
  const describesLines = rows.some(describesService);
  const kinds = rows.map((row): RowKind => {
    const total = readTotal(row, names, describesLines);
    if (total) return total;
    if (row.texts.service === "") return { kind: hasAmounts(row) ? "unnamed" : "text" };
    if (!hasAmounts(row) && !describesService(row)) return { kind: "text" };
    return { kind: readTotalLabel(row.texts.service) ? "line-named-total" : "line" };
  });
  const hasColumn = rows.some(({ texts }, index) => texts.priority !== "" && isLine(kinds[index]));
  return kinds.map((kind, index): RowKind => {
    const row = rows[index];
    if (kind.kind !== "text" || !row) return kind;
    const name = priorityNamed(row, {
      next: rows[index + 1],
      beforeLine: isLine(kinds[index + 1]),
      hasColumn,
    });
    return name === null ? kind : { kind: "heading", name };
  });
}

export function isLine(kind: RowKind | undefined): boolean {
  return kind?.kind === "line" || kind?.kind === "line-named-total";
}

/** Two names that are one priority, however they are capitalised, hyphenated or spaced. */
export function priorityKey(name: string): string {
  const plain = withoutInvisible(name).toLowerCase();
  return plain.replace(/[^\p{L}\p{N}]+/gu, " ").trim() || plain;
}

/** The same, as the label of a total may have it: "Victim sub-total" is that of Victims. */
export function looseKey(name: string): string {
  return priorityKey(name).replace(/s\b/gu, "");
}

/** Of all that might be priorities: what the column says, and rows of one text. */
function priorityKeys(rows: readonly SheetRow[]): ReadonlySet<string> {
  const inRowsOfTheirOwn = rows.filter((row) => !hasAmounts(row) && row.words.length === 1);
  return new Set(
    [...rows.map(({ texts }) => texts.priority), ...inRowsOfTheirOwn.flatMap(({ words }) => words)]
      .filter((name) => name !== "" && !readTotalLabel(name))
      .map(looseKey),
  );
}

function readTotal(
  row: SheetRow,
  priorities: ReadonlySet<string>,
  describesLines: boolean,
): (RowKind & { kind: "total" }) | null {
  const { service, priority } = row.texts;
  for (const text of [service, priority, ...row.words]) {
    const label = readTotalLabel(text);
    if (!label) continue;
    // "Sub-total" in one column, and in another of what.
    if (label.name === "" && label.kind !== "grand" && priority !== "" && priority !== text) {
      return { kind: "total", label: { kind: "named", name: priority, isSure: true }, text };
    }
    if (label.isSure) return { kind: "total", label, text };
    // "Total Victims" is the total of a priority; "Total Respect training" may well be a service.
    const isBare = !describesService(row) && hasAmounts(row);
    const isKnown = priorities.has(looseKey(label.name));
    if (isBare && (isKnown || (describesLines && (priority === "" || priority === text)))) {
      return { kind: "total", label, text };
    }
    if (text === service) return null;
  }
  return null;
}

interface Neighbours {
  next: SheetRow | undefined;
  beforeLine: boolean;
  /** Whether lines have their priority in a column. */
  hasColumn: boolean;
}

/** The priority that a row of text names for the rows beneath it; null for a note. */
function priorityNamed(row: SheetRow, { next, beforeLine, hasColumn }: Neighbours): string | null {
  const [name = "", ...others] = row.words;
  if (
    others.length > 0 ||
    name.length > LONGEST_PRIORITY ||
    /[.!?]$|^[*†]|^(?:notes?|nb|source)\b/iu.test(name)
  )
    return null;
  const own = next?.texts.priority ?? "";
  if (own !== "") return beforeLine && priorityKey(own) === priorityKey(name) ? name : null;
  return beforeLine && (!hasColumn || row.texts.priority !== "") ? name : null;
}
