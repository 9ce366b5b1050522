import { returnReminder } from "~db/schema";
import { mayRecordResults } from "~/auth/permissions";
import { periodInWords } from "~/domain/results/period";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import { allow, recordEvent, type ServiceContext } from "~/services/context.server";
import { refuseFaults } from "~/services/refusal";
import { periodOf, withMonitoredLine, type ReturnPlace } from "./internal/results-write.server";

/**
 * Says on which day the provider was reminded of a return.
 * @throws Refusal not-found; invalid at `remindedOn` for a day to come, or before the period has ended
 */
export async function recordReminder(
  context: ServiceContext,
  { remindedOn, note, ...place }: ReturnPlace & { remindedOn: CalendarDate; note: string },
): Promise<void> {
  await withMonitoredLine(context, place, async (write) => {
    const { tx, actor, standing, framework, line, today } = write;
    const role = allow(mayRecordResults(actor, standing));
    const period = periodOf(line, framework.years, place.periodEndsOn);
    refuseFaults({
      ...(remindedOn > today ? { remindedOn: "The day of the reminder must be today or earlier" } : {}),
      ...(remindedOn <= period.endsOn
        ? { remindedOn: "The day of the reminder must be after the end of the period" }
        : {}),
    });
    await tx.insert(returnReminder).values({
      ...place,
      ...{ remindedOn, note, personId: actor.personId, personName: actor.name },
    });
    recordEvent(write, {
      act: "return.remind",
      role,
      subject: `${line.service}, ${periodInWords(period)}`,
      after: { remindedOn, note },
      detail: { lineId: place.lineId, periodEndsOn: place.periodEndsOn },
    });
  });
}
