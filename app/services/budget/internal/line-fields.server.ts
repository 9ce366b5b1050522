import { and, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "~db/client.server";
import { getBudgetStanding } from "~db/queries/line-history.server";
import { budgetLineAmount } from "~db/schema";
import { amountField, lineAmountFaults } from "~/domain/budget/amounts";
import type { YearAmounts } from "~/domain/budget/year-amounts";
import { COMMISSIONING_METHOD_LABELS, type Budget, type BudgetLine } from "~/domain/budget/budget";
import { amountInWords } from "~/domain/budget/not-stated";
import { asksReason } from "~/domain/budget/line-history";

/** What a person writes of a budget line. */
export type LineFields = Omit<BudgetLine, "id" | "version">;

/** Why a line is edited; left out, or empty, where no reason is asked for (`asksReason`). */
export interface WithReason {
  reason?: string;
}

/** @returns at `reason`, that there is none where one is asked for */
export async function reasonFaults(
  tx: Db,
  frameworkId: number,
  kind: Parameters<typeof asksReason>[0],
  { reason = "" }: WithReason,
): Promise<Record<string, string>> {
  if (reason.trim() !== "") return {};
  return asksReason(kind, await getBudgetStanding(tx, frameworkId)) ? { reason: "Enter the reason" } : {};
}

/** What is wrong with a line, by field: its priority is the framework's own, its amounts can be. */
export function lineFaults(
  line: LineFields,
  { priorities, years }: Pick<Budget, "priorities" | "years">,
): Record<string, string> {
  const isOwn = line.priorityId === null || priorities.some(({ id }) => id === line.priorityId);
  return {
    ...(isOwn ? {} : { priorityId: "Choose one of this budget’s priorities" }),
    ...(line.service.trim() === "" ? { service: "Enter the name of the service" } : {}),
    ...lineAmountFaults(line.amounts, years),
  };
}

/** The columns that the form of a line writes, out of whatever else the input holds. */
export function lineColumns(line: LineFields) {
  const { priorityId, service, deliveryOrganisation, provision, method, fundedWith, reach, note } = line;
  return { priorityId, service, deliveryOrganisation, provision, method, fundedWith, reach, note };
}

export const amountRows = (lineId: number, amounts: YearAmounts) =>
  Object.entries(amounts).map(([year, pence]) => ({ lineId, year: Number(year), pence }));

/**
 * The amounts of a line, to be written.
 * @param before what is stored; of years that have no amount any more, the row goes
 */
export function lineAmountWrites(tx: Db, lineId: number, amounts: YearAmounts, before: YearAmounts = {}) {
  const gone = Object.keys(before).filter((year) => !Object.hasOwn(amounts, year));
  const rows = amountRows(lineId, amounts);
  const ofGone = and(eq(budgetLineAmount.lineId, lineId), inArray(budgetLineAmount.year, gone.map(Number)));
  return [
    ...(gone.length > 0 ? [tx.delete(budgetLineAmount).where(ofGone)] : []),
    ...(rows.length > 0
      ? [
          tx
            .insert(budgetLineAmount)
            .values(rows)
            .onConflictDoUpdate({
              target: [budgetLineAmount.lineId, budgetLineAmount.year],
              set: { pence: sql`excluded.pence` },
            }),
        ]
      : []),
  ];
}

/** A line as it stands, by form field, for someone whose form is stale. */
export function lineInWords(
  line: BudgetLine,
  { priorities, years }: Pick<Budget, "priorities" | "years">,
): Record<string, string> {
  return {
    priorityId: priorities.find(({ id }) => id === line.priorityId)?.name ?? "",
    service: line.service,
    deliveryOrganisation: line.deliveryOrganisation,
    provision: line.provision,
    method: line.method ? COMMISSIONING_METHOD_LABELS[line.method] : "",
    fundedWith: line.fundedWith,
    reach: line.reach,
    note: line.note,
    ...Object.fromEntries(years.map((year) => [amountField(year), amountInWords(line.amounts[year])])),
  };
}
