import { eq } from "drizzle-orm";
import { budgetChange } from "~db/schema";
import { linesFingerprint, type BudgetChange } from "~/domain/budget/changes";
import { recordEvent, type FrameworkWrite } from "~/services/context.server";

/** Keeps that a service is the same, as its two lines are now, and on the log in what they differ. */
export async function storeSameService(write: FrameworkWrite, change: BudgetChange): Promise<void> {
  const sameServiceConfirmed = linesFingerprint(change);
  await write.tx
    .update(budgetChange)
    .set({ sameServiceConfirmed, version: change.version + 1 })
    .where(eq(budgetChange.id, change.id));
  recordEvent(write, {
    act: "change.confirm_same",
    role: "eia_author",
    subject: change.title,
    before: { sameServiceConfirmed: change.sameServiceConfirmed },
    after: { sameServiceConfirmed },
    detail: { changeId: change.id, differences: change.differences },
  });
}
