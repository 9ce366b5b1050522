import { and, eq, isNull } from "drizzle-orm";
import { eia } from "~db/schema";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import type { FrameworkWrite } from "~/services/context.server";

/**
 * The day on which an EIA was started is that of its first words, or the one they bear where that is earlier. Later ones do
 * not move it. No version is raised: the forms of the EIA do not hold it.
 */
export async function markStarted(
  { tx, framework, today }: Pick<FrameworkWrite, "tx" | "framework" | "today">,
  datedOn: CalendarDate | null = null,
): Promise<void> {
  const startedOn = datedOn !== null && datedOn < today ? datedOn : today;
  await tx
    .update(eia)
    .set({ startedOn })
    .where(and(eq(eia.frameworkId, framework.id), isNull(eia.startedOn)));
}
