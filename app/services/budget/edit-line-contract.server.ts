import { eq } from "drizzle-orm";
import { writeAtOnce } from "~db/queries/at-once.server";
import { readBudgetAndFourEyesOf } from "~db/queries/content.server";
import { budgetLine } from "~db/schema";
import { contractByField } from "~/domain/budget/contract-words";
import { contractFaults, tidyContract, type LineContract } from "~/domain/budget/line-contract";
import { lineAsWritten, lineEditDifferences, serviceOf } from "~/domain/budget/line-history";
import {
  recordEvent,
  requireVersion,
  writeContentWith,
  type ServiceContext,
} from "~/services/context.server";
import { Refusal, refuseFaults } from "~/services/refusal";
import { reasonFaults, type WithReason } from "./internal/line-fields.server";
import { lineEditWrite } from "./internal/line-history.server";

/**
 * Writes what a line says of its contract, with its history. It makes no entry of the EIA stale: what people are assessed to receive, and
 * for how much, is the line itself.
 * @param input.contract what is written; what it does not name stays as it is
 * @throws Refusal not-found, stale, or invalid by field
 */
export async function editLineContract(
  context: ServiceContext,
  input: WithReason & { frameworkId: number; lineId: number; version: number; contract: LineContract },
): Promise<void> {
  await writeContentWith(context, input.frameworkId, readBudgetAndFourEyesOf, async (write, { budget }) => {
    const { tx, framework } = write;
    const before = budget.lines.find(({ id }) => id === input.lineId);
    if (!before) throw new Refusal({ kind: "not-found" });
    const { contract: stored } = before;
    const next = serviceOf(budget.lines, stored?.followedById);
    requireVersion(before, input.version, contractByField(stored, next));
    const contract = tidyContract({ ...stored, ...input.contract });
    const others = new Set(budget.lines.flatMap(({ id }) => (id === before.id ? [] : [id])));
    refuseFaults({
      ...contractFaults(contract ?? {}, others),
      ...(await reasonFaults(tx, framework.id, "edited", input)),
    });
    const written = {
      before: lineAsWritten(before, budget),
      after: lineAsWritten({ ...before, contract: contract ?? undefined }, budget),
    };
    const { reason = "" } = input;
    const isDifferent = lineEditDifferences(written.before, written.after).length > 0;
    await writeAtOnce(tx, [
      tx
        .update(budgetLine)
        .set({ contract, version: before.version + 1 })
        .where(eq(budgetLine.id, before.id)),
      ...(isDifferent
        ? [lineEditWrite(write, { lineId: before.id, kind: "edited", ...written, reason })]
        : []),
    ]);
    recordEvent(write, {
      act: "line.edit",
      role: "eia_author",
      subject: before.service,
      ...written,
      detail: { lineId: before.id, reason },
    });
  });
}
