import { eq } from "drizzle-orm";
import { budgetChange } from "~db/schema";
import { recordEvent, requireVersion, type ServiceContext } from "./context.server";
import { writeForChange } from "./entry-writing.server";
import { refuseFaults } from "./refusal";

export interface ChangeDetails {
  frameworkId: number;
  changeId: number;
  version: number;
  title: string;
  /** Marked by a person: the service goes on, paid from elsewhere. */
  isTransfer: boolean;
  transferredTo: string;
}

/** @throws Refusal not-found; stale; invalid by field: a transfer says to whom */
export async function editChange(context: ServiceContext, input: ChangeDetails): Promise<void> {
  await writeForChange(context, input, async (write) => {
    const { tx, change: before } = write;
    requireVersion(before, input.version, {
      title: before.title,
      isTransfer: before.isTransfer ? "Yes" : "No",
      transferredTo: before.transferredTo,
    });
    const { title, isTransfer } = input;
    refuseFaults({
      ...(title.trim() === "" ? { title: "Enter a title for the change" } : {}),
      ...(isTransfer && input.transferredTo.trim() === ""
        ? { transferredTo: "Enter to whom it is transferred" }
        : {}),
    });
    const transferredTo = isTransfer ? input.transferredTo : "";
    await tx
      .update(budgetChange)
      .set({ title, isTransfer, transferredTo, version: before.version + 1 })
      .where(eq(budgetChange.id, before.id));
    recordEvent(write, {
      act: "change.edit",
      role: "eia_author",
      subject: title,
      before: { title: before.title, isTransfer: before.isTransfer, transferredTo: before.transferredTo },
      after: { title, isTransfer, transferredTo },
      detail: { changeId: before.id },
    });
  });
}
