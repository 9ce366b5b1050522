import { returnLink } from "~db/schema";
import { mayWriteResults } from "~/auth/permissions";
import { hashToken, newToken } from "~/auth/session.server";
import { periodInWords, returnDueOn } from "~/domain/results/period";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import { allow, recordEvent, type ServiceContext } from "~/services/context.server";
import { periodOf, withMonitoredLine, type ReturnPlace } from "./internal/results-write.server";

/** Long enough to return late, and to correct what was returned. */
const WORKS_DAYS = 90;

export interface MadeReturnLink {
  /** What the link ends in. It is kept as a hash only, so this is the one time it can be shown. */
  token: string;
  worksUntil: CalendarDate;
}

/**
 * Makes the private link of a return; one that was made before stops working.
 * @throws Refusal not-found
 */
export async function makeReturnLink(context: ServiceContext, place: ReturnPlace): Promise<MadeReturnLink> {
  return withMonitoredLine(context, place, async (write) => {
    const { tx, actor, standing, framework, line, now, today } = write;
    const role = allow(mayWriteResults(actor, standing));
    const period = periodOf(line, framework.years, place.periodEndsOn);
    const from = period.endsOn > today ? period.endsOn : today;
    const worksUntil = returnDueOn({ endsOn: from }, WORKS_DAYS);
    const token = newToken();
    const made = { tokenHash: hashToken(token), madeBy: actor.personId, madeAt: now, worksUntil };
    await tx
      .insert(returnLink)
      .values({ ...place, ...made })
      .onConflictDoUpdate({ target: [returnLink.lineId, returnLink.periodEndsOn], set: made });
    recordEvent(write, {
      act: "return.link",
      role,
      subject: `${line.service}, ${periodInWords(period)}`,
      detail: { lineId: place.lineId, periodEndsOn: place.periodEndsOn, worksUntil },
    });
    return { token, worksUntil };
  });
}
