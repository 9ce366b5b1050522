import type { Db } from "~db/client.server";
import { getContent } from "~db/queries/content.server";
import { listComparedWith, type Framework } from "~db/queries/frameworks.server";
import { budgetAfter, type ImportPlan } from "~/domain/budget/import-plan";
import type { Budget, StatedTotal } from "~/domain/budget/budget";
import { statedFindings, type Finding } from "~/domain/budget/reconciliation-findings";
import { entriesMadeStale, type EntryMadeStale } from "~/domain/eia/entries-made-stale";
import type { FrameworkContent } from "~/domain/framework/content";
import { planDraft, type PlannedImport, type UnderstoodImport } from "./understood-import.server";

export interface ImportPreview extends PlannedImport {
  budget: Budget;
  /** Those that the budget has. */
  statedTotals: readonly StatedTotal[];
  /** These against the lines as the import would leave them, where the sheet states none, so that they stay. */
  kept: readonly Finding[];
  /** The budget as the import would leave it. */
  after: Budget;
  /** The budget it is compared with; null where there is none. */
  previous: Budget | null;
  /** EIA entries that would be about other figures than they were made on (rule 5). */
  madeStale: readonly EntryMadeStale[];
}

/** All that a person has to see before they confirm an import. */
export async function previewImport(
  db: Db,
  framework: Pick<Framework, "id" | "state">,
  understood: UnderstoodImport,
): Promise<ImportPreview> {
  const content = await getContent(db, framework.id);
  const { budget, previous, statedTotals } = content;
  const planned = await planDraft(db, framework, understood, content);
  const after = budgetAfter(planned.plan, budget);
  const madeStale = await staleAfter(db, framework, { content, plan: planned.plan, after });
  const kept = planned.plan.totals === null ? statedFindings({ ...content, budget: after }) : [];
  return { ...planned, budget, statedTotals, kept, after, previous, madeStale };
}

/** A baseline has no EIA: its lines are previous lines in those of the frameworks compared with it. */
async function staleAfter(
  db: Db,
  framework: Pick<Framework, "id" | "state">,
  { content, plan, after }: { content: FrameworkContent; plan: ImportPlan; after: Budget },
): Promise<EntryMadeStale[]> {
  if (plan.changed.length + plan.removed.length === 0) return [];
  if (framework.state !== "baseline") return entriesMadeStale(content, { ...content, budget: after });
  const stale: EntryMadeStale[] = [];
  for (const { id, state } of await listComparedWith(db, framework.id)) {
    if (state !== "drafting") continue;
    const compared = await getContent(db, id);
    stale.push(...entriesMadeStale(compared, { ...compared, previous: after }));
  }
  return stale;
}
