import { eq } from "drizzle-orm";
import { budgetChange } from "~db/schema";
import { linesFingerprint } from "~/domain/budget/changes";
import { recordEvent, requireVersion, type ServiceContext } from "./context.server";
import { writeForChange } from "./entry-writing.server";
import { Refusal } from "./refusal";

/**
 * An author's word that an unchanged line whose provider, method or reach reads differently is the same, spelt differently
 * (rule 1). It holds for the two lines as they are now.
 * @throws Refusal not-found; stale where the change moved since it was shown; conflict where there is nothing to confirm
 */
export async function confirmSameService(
  context: ServiceContext,
  input: { frameworkId: number; changeId: number; version: number },
): Promise<void> {
  await writeForChange(context, input, async (write) => {
    const { tx, change } = write;
    requireVersion(
      change,
      input.version,
      Object.fromEntries(
        change.differences.map(({ field, previous, new: now }) => [field, `${previous} → ${now}`]),
      ),
    );
    if (change.differences.length === 0) {
      throw new Refusal({
        kind: "conflict",
        message:
          change.kind === "unchanged"
            ? "Provider, method and reach read the same on both sides, so there is nothing to confirm."
            : "The amounts of this change differ, so it cannot be confirmed as the same. Assess it instead.",
      });
    }
    const sameServiceConfirmed = linesFingerprint(change);
    await tx
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
  });
}
