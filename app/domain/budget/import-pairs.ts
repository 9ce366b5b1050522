import type { LineMatches } from "./imported-budget";
import type { LineMatch } from "./line-matching";
import type { Sureness } from "./line-similarity";

/** An imported row that is a line of the budget: it keeps that line's identity, and so its EIA entry. */
export interface Pair {
  row: number;
  lineId: number;
  /** Why they are taken for the same, without a full stop. */
  reason: string;
  sureness: Sureness;
  /** Certain, or confirmed by the person. Others block the import until the person decided. */
  isSettled: boolean;
}

/**
 * Which imported rows are which lines: as the person decided, else as proposed. A line is taken once, and a decision
 * takes it from a proposal: the row that loses it is a new line.
 * @param proposals one to one; keys are line ids and rows
 */
export function pairRows(
  proposals: readonly LineMatch[],
  decisions: LineMatches,
  { rows, lineIds }: { rows: ReadonlySet<number>; lineIds: ReadonlySet<number> },
): Pair[] {
  const decided = new Map(
    Object.entries(decisions)
      .map(([row, lineId]) => [Number(row), lineId] as const)
      // What was decided of a row or line that is no longer there is no decision.
      .filter(([row, lineId]) => rows.has(row) && (lineId === null || lineIds.has(lineId))),
  );
  const taken = new Set(decided.values());
  const proposalOf = new Map(proposals.map((proposal) => [proposal.importedKey, proposal]));
  const settled = [...decided].flatMap(([row, lineId]): Pair[] => {
    if (lineId === null) return [];
    const proposal = proposalOf.get(row);
    const isAsProposed = proposal?.existingKey === lineId;
    const reason = isAsProposed ? proposal.reason : "You chose it";
    const sureness = isAsProposed ? proposal.sureness : "possible";
    return [{ row, lineId, reason, sureness, isSettled: true }];
  });
  const proposed = proposals
    .filter(({ importedKey, existingKey }) => !decided.has(importedKey) && !taken.has(existingKey))
    .map(({ importedKey, existingKey, reason, sureness }) => ({
      row: importedKey,
      lineId: existingKey,
      reason,
      sureness,
      isSettled: sureness === "certain",
    }));
  return [...settled, ...proposed].sort((a, b) => a.row - b.row);
}

/** The field in which it is decided what an imported row is, and at which a fault in that is told. */
export function matchField(row: number): `match-${number}` {
  return `match-${row}`;
}
