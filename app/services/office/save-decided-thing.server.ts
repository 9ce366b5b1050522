import { eq } from "drizzle-orm";
import { getDecidedThing } from "~db/queries/dated-settings.server";
import { decidedThing, office as officeTable } from "~db/schema";
import type { DecidedThing } from "~/domain/framework/decided-thing";
import { formatDate, type CalendarDate } from "~/domain/shared/calendar-date";
import { recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { refuseFaults } from "~/services/refusal";
import { writeOffice } from "./internal/office-write.server";

export interface SaveDecidedThing extends DecidedThing {
  /** The day from which it holds: today, or one to come. */
  validFrom: CalendarDate;
  /** The office's version. */
  version: number;
}

/**
 * What the thing decided is called from a day on (rule 23). A record that was signed before says what it was called then.
 * @throws Refusal forbidden; stale; invalid at the field `validFrom`
 */
export async function saveDecidedThing(
  context: ServiceContext,
  { version, validFrom, one, many }: SaveDecidedThing,
): Promise<void> {
  await writeOffice(context, "office.manage", async (write) => {
    const { tx, office, today, role } = write;
    const [replaced] = await tx.select().from(decidedThing).where(eq(decidedThing.validFrom, validFrom));
    requireVersion(office, version, { ...(await getDecidedThing(tx, validFrom)) });
    refuseFaults(
      validFrom < today
        ? {
            validFrom: `What it was called before today stays on record. Enter ${formatDate(today)} or later`,
          }
        : {},
    );
    await tx
      .insert(decidedThing)
      .values({ validFrom, one, many })
      .onConflictDoUpdate({ target: decidedThing.validFrom, set: { one, many } });
    await tx.update(officeTable).set({ version: office.version + 1 });
    recordEvent(write, {
      act: "office.thing",
      role,
      subject: one,
      before: replaced ?? null,
      after: { validFrom, one, many },
    });
  });
}
