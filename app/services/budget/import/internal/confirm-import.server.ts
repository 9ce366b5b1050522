import { eq } from "drizzle-orm";
import { budgetImport } from "~db/schema";
import { digestOf } from "~/services/sign-off/content-digest.server";
import { recordEvent, writeContent, type ServiceContext } from "~/services/context.server";
import { getOwnDraft } from "./import-draft.server";
import {
  getBudgetFacts,
  isAsked,
  planDraft,
  understandImport,
  type PlannedImport,
} from "~/services/budget/import/understood-import.server";
import { unitsRead } from "~/services/budget/import/import-columns.server";
import { Refusal } from "~/services/refusal";
import { rememberMapping } from "./remembered-mapping.server";
import { writeImport, type Progress } from "./write-import.server";

/**
 * Writes the import that the person has prepared to the budget: all of it, or, where anything is in the way, nothing.
 * The plan is made anew from the stored sheet and the budget as it is now. EIA entries whose lines move are stale from
 * now on. The way the columns were read is remembered for the next sheet with these headings.
 * @param input.state of the preview that was confirmed (`PlannedImport`)
 * @param input.confirmsScale the amounts are right, though all are a thousandfold of before or the like
 * @param tell called after each piece
 * @throws Refusal invalid at `scale`, where that has to be confirmed; conflict: no import under way; the budget moved since the preview; something is still open
 */
export async function confirmImport(
  context: ServiceContext,
  input: { frameworkId: number; state: string; confirmsScale?: boolean },
  tell: (progress: Progress) => void = () => undefined,
): Promise<void> {
  await writeContent(context, input.frameworkId, async (write) => {
    const { tx, framework } = write;
    const draft = await getOwnDraft(write);
    const understood = understandImport(draft);
    if (!understood) throw new Refusal({ kind: "conflict", message: "Say first what the columns hold." });
    const facts = await getBudgetFacts(tx, framework.id);
    const planned = await planDraft(tx, framework, understood, facts);
    refuseOpen(planned, input.state);
    if (planned.scale && !input.confirmsScale) {
      throw new Refusal({
        kind: "invalid",
        errors: { scale: "Check the unit of the amounts, and say that it is right" },
      });
    }
    const { plan } = planned;
    const { fileName, choices } = draft;
    const from = fileName === "" ? "pasted text" : fileName;
    await writeImport(write, { plan, budget: facts.budget, reason: `Imported from ${from}`, tell });
    await rememberMapping(write, understood);
    await tx.delete(budgetImport).where(eq(budgetImport.id, draft.id));
    recordEvent(write, {
      act: "budget.import",
      role: "eia_author",
      subject: framework.title,
      before: {
        lines: facts.budget.lines.length,
        years: facts.budget.years,
        totals: facts.statedTotals,
        budgetDigest: digestOf(facts),
      },
      after: {
        fileName,
        budgetDigest: digestOf(await getBudgetFacts(tx, framework.id)),
        lines: plan.added.length + plan.changed.length + plan.unchanged.length,
        added: plan.added.length,
        changed: plan.changed.length,
        removed: plan.removed.length,
        unchanged: plan.unchanged.length,
        addedPriorities: plan.addedPriorities,
        years: plan.years,
        totals: plan.totals,
        units: unitsRead(understood),
        roundsFractions: choices.roundsFractions ?? null,
        leftOut: choices.leftOut ?? {},
        confirmedScale: planned.scale,
      },
    });
  });
}

function refuseOpen({ state, imported, plan, faults }: PlannedImport, seen: string): void {
  const refuse = (message: string) => {
    throw new Refusal({ kind: "conflict", message });
  };
  if (state !== seen) {
    refuse(
      "The budget, or this import, changed after you saw the preview. Nothing was written. What you see now is what the import would do: check it again, then confirm.",
    );
  }
  const [fault] = faults;
  if (fault !== undefined) refuse(fault);
  if (isAsked(imported)) refuse("Answer first what cannot be read in the sheet.");
  if (plan.unsettled.length > 0) refuse("Say first which lines the rows of the sheet are.");
  if (plan.changesNothing) refuse("The budget is already as the sheet has it: there is nothing to import.");
}
