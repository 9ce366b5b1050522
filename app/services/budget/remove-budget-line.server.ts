import { listChangesOfLine } from "~db/queries/changes.server";
import { getBudget } from "~db/queries/content.server";
import { lineAsWritten } from "~/domain/budget/line-history";
import { recordEvent, requireVersion, writeContent, type ServiceContext } from "~/services/context.server";
import { lineInWords, reasonFaults } from "./internal/line-fields.server";
import { recordLineEdits } from "./internal/line-history.server";
import { assessmentsLost, removeLines } from "~/services/changes/internal/lines-in-changes.server";
import { refuseUnconfirmedStale } from "./internal/made-stale.server";
import { Refusal, refuseFaults } from "~/services/refusal";

/**
 * Removes a line and its place in a change. A change that this leaves without a line goes too, unless something was
 * written about it.
 * @param input.confirmedStaleEntryIds the EIA entries of which the person was told that this makes them stale
 * @throws Refusal not-found; stale; invalid without a reason; conflict where an assessment would lose its change;
 *   makes-stale
 */
export async function removeBudgetLine(
  context: ServiceContext,
  input: {
    frameworkId: number;
    lineId: number;
    version: number;
    reason: string;
    confirmedStaleEntryIds?: readonly number[];
  },
): Promise<void> {
  await writeContent(context, input.frameworkId, async (write) => {
    const { tx, framework } = write;
    const budget = await getBudget(tx, framework.id);
    const line = budget.lines.find(({ id }) => id === input.lineId);
    if (!line) throw new Refusal({ kind: "not-found" });
    requireVersion(line, input.version, lineInWords(line, budget));
    const changes = await listChangesOfLine(tx, line.id);
    refuseFaults(await reasonFaults(tx, framework.id, "removed", input));
    const [lost] = await assessmentsLost(tx, framework, [line]);
    if (lost !== undefined) throw new Refusal({ kind: "conflict", message: lost });
    const { reason, confirmedStaleEntryIds = [] } = input;
    await refuseUnconfirmedStale(tx, { changes, lineId: line.id, after: null, confirmedStaleEntryIds });

    await removeLines(tx, [line.id]);
    const before = lineAsWritten(line, budget);
    await recordLineEdits(write, [{ lineId: line.id, kind: "removed", before, after: null, reason }]);
    recordEvent(write, {
      act: "line.remove",
      role: "eia_author",
      subject: line.service,
      before,
      detail: { lineId: line.id, changes: changes.map(({ id, title }) => ({ id, title })), reason },
    });
  });
}
