import type { Budget } from "~/domain/budget/budget";
import type { LineMatches } from "~/domain/budget/imported-budget";
import { lineAsWritten, type LineAsWritten } from "~/domain/budget/line-history";
import {
  LINES_TO_CHOOSE_FROM,
  MATCHES_AT_ONCE,
  type LineChoice,
  type RowToMatch,
} from "~/forms/budget/import/import-lines-form";
import type { PlannedImport } from "~/services/budget/import/understood-import.server";

/** A row beside the line that it is taken for. */
export interface RowBesideLine extends RowToMatch {
  imported: LineAsWritten;
  existing: LineAsWritten | null;
  /** Why it is taken for that line; empty where it is taken for a new one. */
  reason: string;
}

/**
 * The rows of which a person says which line they are: pairs to confirm first; then, where lines would be removed, rows
 * that would be new; then what was decided before. And the lines that no row is certainly.
 */
export function rowsToMatch(
  { pairs, plan, draft }: PlannedImport,
  budget: Budget,
): { rows: RowBesideLine[]; others: LineChoice[]; decided: LineMatches } {
  const lineById = new Map(budget.lines.map((line) => [line.id, line]));
  const pairOf = new Map(pairs.map((pair) => [pair.row, pair]));
  const isDecided = (row: number) => row in draft.matches;
  const isAsked = (row: number) => {
    const pair = pairOf.get(row);
    if (isDecided(row)) return true;
    return pair ? !pair.isSettled : plan.removed.length > 0;
  };
  const order = (row: number) => (isDecided(row) ? 2 : pairOf.has(row) ? 0 : 1);
  const rows = [...plan.added, ...plan.changed, ...plan.unchanged]
    .filter(({ row }) => isAsked(row))
    .sort((a, b) => order(a.row) - order(b.row) || a.row - b.row)
    .slice(0, MATCHES_AT_ONCE)
    .map(({ row, line }): RowBesideLine => {
      const pair = pairOf.get(row);
      const existing = pair && lineById.get(pair.lineId);
      return {
        row,
        service: line.service,
        proposed: existing ? { id: existing.id, text: existing.service } : null,
        imported: line,
        existing: existing ? lineAsWritten(existing, budget) : null,
        reason: pair?.reason ?? "",
      };
    });
  const certain = new Set(
    pairs
      .filter(({ row, sureness }) => sureness === "certain" && !isDecided(row))
      .map(({ lineId }) => lineId),
  );
  const others = budget.lines
    .filter(({ id }) => !certain.has(id))
    .slice(0, LINES_TO_CHOOSE_FROM)
    .map(({ id, service, deliveryOrganisation }) => ({
      id,
      text: deliveryOrganisation === "" ? service : `${service} (${deliveryOrganisation})`,
    }));
  return { rows, others, decided: { ...asNew(rows), ...draft.matches } };
}

/** A row that was taken for no line is a new one unless somebody says otherwise. */
function asNew(rows: readonly RowBesideLine[]): LineMatches {
  return Object.fromEntries(rows.filter(({ proposed }) => proposed === null).map(({ row }) => [row, null]));
}
