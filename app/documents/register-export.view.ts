import { nameAndCapacity } from "~/domain/account/in-capacity";
import { DECISION_OUTCOME_LABELS } from "~/domain/decision/decision-record";
import type { ListedDecision } from "~/domain/publication/published-record";
import { formatDate, formatFinancialYear } from "~/domain/shared/calendar-date";
import type { ExportedCell, ExportedTable } from "./exported-table.view";

export interface RegisterPage {
  decisions: readonly ListedDecision[];
  /** What stands before the reference key in the address of a record. */
  addressBefore: string;
  /** Where the decisions before these are; null where there are none. */
  olderHref: string | null;
}

/** The register's list as a table, newest first. What is withheld of a decision is no more there than on the page. */
export function registerExport({ decisions, addressBefore, olderHref }: RegisterPage): ExportedTable {
  const rows = decisions.map(
    ({ reference, referenceKey, decidedOn, decision, legalGround }): ExportedCell[] => [
      reference,
      formatDate(decidedOn),
      ...(decision
        ? [
            decision.title,
            DECISION_OUTCOME_LABELS[decision.outcome],
            nameAndCapacity(decision.decidedBy.name, decision.decidedBy.capacity).join(", "),
            ...totalOf(decision.total),
            "",
          ]
        : ["", "", "", "", "", "", legalGround || "No ground is recorded"]),
      `${addressBefore}${referenceKey}`,
    ],
  );
  const older = olderHref === null ? [] : [["Older decisions", "", "", "", "", "", "", "", "", olderHref]];
  return {
    name: "Published decisions",
    headings: [
      ...["Reference", "Decided", "Title", "Decision", "Decided by"],
      ...["Year", "Budget of that year (£)", "The budget is at least this", "Withheld on", "Address"],
    ],
    rows: [...rows, ...older],
  };
}

type Total = NonNullable<ListedDecision["decision"]>["total"];

function totalOf(total: Total): ExportedCell[] {
  if (total === null) return ["", "", ""];
  return [formatFinancialYear(total.year), { pence: total.pence }, total.isAtLeast ? "Yes" : ""];
}
