import { eq, sql } from "drizzle-orm";
import { eia } from "~db/schema";
import { formatInstant } from "~/domain/shared/calendar-date";
import { recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { writeEia } from "./internal/entry-writing.server";

/** An author says that the EIA is right for the figures as they are (rule 5). Its own date stays what it was. */
export async function confirmEia(
  context: ServiceContext,
  { frameworkId, version }: { frameworkId: number; version: number },
): Promise<void> {
  return writeEia(context, frameworkId, async (write) => {
    const { confirmedAt, ...stored } = write.content.eia;
    requireVersion(stored, version, {
      confirmedAt: confirmedAt ? formatInstant(confirmedAt) : "Not confirmed yet",
    });
    await write.tx
      .update(eia)
      .set({ confirmedAt: write.now, version: sql`${eia.version} + 1` })
      .where(eq(eia.frameworkId, frameworkId));
    recordEvent(write, {
      act: "eia.confirm",
      role: "eia_author",
      subject: "EIA",
      before: { confirmedAt },
      after: { confirmedAt: write.now },
      detail: { budgetDate: write.content.budget.budgetDate },
    });
  });
}
