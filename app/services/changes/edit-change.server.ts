import { eq } from "drizzle-orm";
import { budgetChange } from "~db/schema";
import { effectiveDateFault } from "~/domain/budget/change-reason";
import { formatDate, type CalendarDate } from "~/domain/shared/calendar-date";
import { formatMoney } from "~/domain/shared/money";
import { recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { writeForChange } from "~/services/eia/internal/entry-writing.server";
import { refuseFaults } from "~/services/refusal";

export interface ChangeDetails {
  frameworkId: number;
  changeId: number;
  version: number;
  title: string;
  /** Marked by a person: the service goes on, paid from elsewhere. */
  isTransfer: boolean;
  transferredTo: string;
  /** Why it is made; may be empty. */
  rationale: string;
  /** Null where it is the first day of the budget. */
  effectiveOn: CalendarDate | null;
  /** In pence, negative for a fall; null where nothing is stated, and left as it is where left out. */
  statedChange?: number | null;
}

/** @throws Refusal not-found; stale; invalid by field: a transfer says to whom, and the day it takes effect is one of the budget's */
export async function editChange(context: ServiceContext, input: ChangeDetails): Promise<void> {
  await writeForChange(context, input, async (write) => {
    const { tx, change: before, content } = write;
    requireVersion(before, input.version, {
      title: before.title,
      rationale: before.rationale,
      effectiveOn: before.effectiveOn ? formatDate(before.effectiveOn) : "",
      statedChange: before.statedChange === undefined ? "" : formatMoney(before.statedChange),
      isTransfer: before.isTransfer ? "Yes" : "No",
      transferredTo: before.transferredTo,
    });
    const { title, isTransfer, rationale, effectiveOn } = input;
    const { statedChange = before.statedChange ?? null } = input;
    const dateFault = effectiveDateFault(effectiveOn, content.budget.years);
    refuseFaults({
      ...(dateFault === null ? {} : { effectiveOn: dateFault }),
      ...(title.trim() === "" ? { title: "Enter a title for the change" } : {}),
      ...(isTransfer && input.transferredTo.trim() === ""
        ? { transferredTo: "Enter to whom it is transferred" }
        : {}),
    });
    const transferredTo = isTransfer ? input.transferredTo : "";
    const after = { title, isTransfer, transferredTo, rationale, effectiveOn, statedChange };
    await tx
      .update(budgetChange)
      .set({ ...after, version: before.version + 1 })
      .where(eq(budgetChange.id, before.id));
    recordEvent(write, {
      act: "change.edit",
      role: "eia_author",
      subject: title,
      before: {
        title: before.title,
        isTransfer: before.isTransfer,
        transferredTo: before.transferredTo,
        rationale: before.rationale,
        effectiveOn: before.effectiveOn,
        statedChange: before.statedChange ?? null,
      },
      after,
      detail: { changeId: before.id },
    });
  });
}
