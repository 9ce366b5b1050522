import { eq } from "drizzle-orm";
import { writeAtOnce } from "~db/queries/at-once.server";
import { listChangesOfLine } from "~db/queries/changes.server";
import { readBudgetAndFourEyesOf } from "~db/queries/content.server";
import { budgetLine } from "~db/schema";
import type { YearAmounts } from "~/domain/budget/year-amounts";
import { lineAsWritten, lineEditDifferences } from "~/domain/budget/line-history";
import {
  recordEvent,
  requireVersion,
  writeContentWith,
  type ServiceContext,
} from "~/services/context.server";
import {
  lineAmountWrites,
  lineColumns,
  lineFaults,
  lineInWords,
  reasonFaults,
  type LineFields,
  type WithReason,
} from "./internal/line-fields.server";
import { lineEditWrite } from "./internal/line-history.server";
import { changeMoves } from "~/services/changes/internal/lines-in-changes.server";
import { refuseUnconfirmedStale } from "./internal/made-stale.server";
import { Refusal, refuseFaults } from "~/services/refusal";

/**
 * What was assessed on the line as it was is stale from now on, and that is confirmed first. A change of this line
 * alone that bears its name follows it; one that a person gave another title does not.
 * @param input.confirmedStaleEntryIds the EIA entries of which the person was told that this makes them stale
 * @throws Refusal not-found, stale, invalid by field, or makes-stale
 */
export async function editBudgetLine(
  context: ServiceContext,
  input: Omit<LineFields, "contract"> &
    WithReason & {
      frameworkId: number;
      lineId: number;
      version: number;
      confirmedStaleEntryIds?: readonly number[];
    },
): Promise<void> {
  await writeContentWith(context, input.frameworkId, readBudgetAndFourEyesOf, async (write, { budget }) => {
    const { tx, framework } = write;
    const before = budget.lines.find(({ id }) => id === input.lineId);
    if (!before) throw new Refusal({ kind: "not-found" });
    requireVersion(before, input.version, lineInWords(before, budget));
    const { reason = "", amounts, confirmedStaleEntryIds = [] } = input;
    refuseFaults({
      ...lineFaults(input, budget),
      ...(await reasonFaults(tx, framework.id, "edited", input)),
    });
    const changes = await listChangesOfLine(tx, before.id);
    const after = { ...before, ...lineColumns(input), amounts };
    await refuseUnconfirmedStale(tx, { changes, lineId: before.id, after, confirmedStaleEntryIds });
    const written = {
      before: lineAsWritten(before, budget),
      after: lineAsWritten(after, budget),
    };
    const isDifferent = lineEditDifferences(written.before, written.after).length > 0;
    await writeAtOnce(tx, [
      tx
        .update(budgetLine)
        .set({ ...lineColumns(input), version: before.version + 1 })
        .where(eq(budgetLine.id, before.id)),
      ...(sameAmounts(before.amounts, amounts)
        ? []
        : lineAmountWrites(tx, before.id, amounts, before.amounts)),
      ...changeMoves(tx, { id: before.id, before: before.service, now: input.service }, changes),
      ...(isDifferent
        ? [lineEditWrite(write, { lineId: before.id, kind: "edited", ...written, reason })]
        : []),
    ]);
    recordEvent(write, {
      act: "line.edit",
      role: "eia_author",
      subject: input.service,
      ...written,
      detail: { lineId: before.id, reason },
    });
  });
}

/** Years are whole numbers, which an object always has in ascending order. */
function sameAmounts(one: YearAmounts, other: YearAmounts): boolean {
  return JSON.stringify(Object.entries(one)) === JSON.stringify(Object.entries(other));
}
