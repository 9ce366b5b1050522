import { eq, sql } from "drizzle-orm";
import { eia } from "~db/schema";
import { startFault } from "~/domain/eia/eia-dates";
import { formatDate, type CalendarDate } from "~/domain/shared/calendar-date";
import { recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { refuseFaults, requireReason } from "~/services/refusal";
import { writeEia } from "./internal/entry-writing.server";

export interface CorrectEiaStartInput {
  frameworkId: number;
  version: number;
  startedOn: CalendarDate;
  reason: string;
}

/**
 * The day on which an EIA was started is kept of itself; one that began on paper began earlier. What it was before, and why it
 * is another, stays on the log.
 */
export async function correctEiaStart(context: ServiceContext, input: CorrectEiaStartInput): Promise<void> {
  return writeEia(context, input.frameworkId, async (write) => {
    const { startedOn, ...stored } = write.content.eia;
    requireVersion(stored, input.version, {
      startedOn: startedOn ? formatDate(startedOn) : "Not started yet",
    });
    const fault = startFault(input.startedOn, { years: write.framework.years, today: write.today });
    refuseFaults(fault ? { startedOn: fault } : {});
    const reason = requireReason(input.reason);
    await write.tx
      .update(eia)
      .set({ startedOn: input.startedOn, version: sql`${eia.version} + 1` })
      .where(eq(eia.frameworkId, input.frameworkId));
    recordEvent(write, {
      act: "eia.correct_start",
      role: "eia_author",
      subject: "EIA",
      before: { startedOn },
      after: { startedOn: input.startedOn },
      detail: { reason },
    });
  });
}
