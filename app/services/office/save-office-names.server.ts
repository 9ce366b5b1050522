import { eq } from "drizzle-orm";
import { getOfficeSettings } from "~db/queries/office.server";
import { office as officeTable, officeSetting } from "~db/schema";
import { formatDate, type CalendarDate } from "~/domain/shared/calendar-date";
import { recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { writeOffice } from "./internal/office-write.server";
import { refuseFaults } from "~/services/refusal";

/** What the office, its deciding body and its roles are called. The deciding body's title is that of its role too. */
export type OfficeNames = Omit<typeof officeSetting.$inferSelect, "id" | "validFrom">;

export interface SaveOfficeNames extends OfficeNames {
  /** The day from which they hold: today, or one to come. */
  validFrom: CalendarDate;
  /** The office's version. */
  version: number;
}

/**
 * Names that hold from a day on. What was recorded under earlier ones keeps them. Names set for the same day before are
 * replaced.
 * @throws Refusal forbidden; stale; invalid at the field `validFrom`
 */
export async function saveOfficeNames(context: ServiceContext, input: SaveOfficeNames): Promise<void> {
  const { validFrom, version, ...names } = input;
  await writeOffice(context, "office.manage", async (write) => {
    const { tx, office, today, role } = write;
    const [replaced] = await tx.select().from(officeSetting).where(eq(officeSetting.validFrom, validFrom));
    requireVersion(office, version, inWords(await getOfficeSettings(tx, validFrom)));
    refuseFaults(
      validFrom < today
        ? {
            validFrom: `The names that held before today stay on record. Enter ${formatDate(today)} or later`,
          }
        : {},
    );
    await tx
      .insert(officeSetting)
      .values({ validFrom, ...names })
      .onConflictDoUpdate({ target: officeSetting.validFrom, set: names });
    await tx.update(officeTable).set({ version: office.version + 1 });
    recordEvent(write, {
      act: "office.name",
      role,
      subject: names.officeName,
      before: replaced ?? null,
      after: { validFrom, ...names },
    });
  });
}

function inWords({
  officeName,
  decidingBodyTitle,
  roleTitles,
}: Awaited<ReturnType<typeof getOfficeSettings>>): Record<keyof OfficeNames, string> {
  return {
    officeName,
    decidingBodyTitle,
    eiaAuthorTitle: roleTitles.eia_author,
    actionOwnerTitle: roleTitles.action_owner,
    seniorOfficerTitle: roleTitles.senior_officer,
    monitoringOfficerTitle: roleTitles.monitoring_officer,
    administratorTitle: roleTitles.administrator,
  };
}
