import { eq } from "drizzle-orm";
import { listChangesOfLine } from "~db/queries/changes.server";
import { getBudget } from "~db/queries/content.server";
import { budgetLine } from "~db/schema";
import type { YearAmounts } from "~/domain/budget/budget";
import { lineAsWritten, lineEditDifferences } from "~/domain/budget/line-history";
import { recordEvent, requireVersion, writeContent, type ServiceContext } from "~/services/context.server";
import {
  lineColumns,
  lineFaults,
  lineInWords,
  reasonFaults,
  writeLineAmounts,
  type LineFields,
  type WithReason,
} from "./internal/line-fields.server";
import { recordLineEdits } from "./internal/line-history.server";
import { moveChanges } from "~/services/changes/internal/lines-in-changes.server";
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
  input: LineFields &
    WithReason & {
      frameworkId: number;
      lineId: number;
      version: number;
      confirmedStaleEntryIds?: readonly number[];
    },
): Promise<void> {
  await writeContent(context, input.frameworkId, async (write) => {
    const { tx, framework } = write;
    const budget = await getBudget(tx, framework.id);
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
    await tx
      .update(budgetLine)
      .set({ ...lineColumns(input), version: before.version + 1 })
      .where(eq(budgetLine.id, before.id));
    if (!sameAmounts(before.amounts, amounts)) await writeLineAmounts(tx, before.id, amounts);
    await moveChanges(tx, [{ id: before.id, before: before.service, now: input.service }], changes);
    const written = {
      before: lineAsWritten(before, budget.priorities),
      after: lineAsWritten(input, budget.priorities),
    };
    if (lineEditDifferences(written.before, written.after).length > 0) {
      await recordLineEdits(write, [{ lineId: before.id, kind: "edited", ...written, reason }]);
    }
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
