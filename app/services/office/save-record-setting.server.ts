import { eq } from "drizzle-orm";
import { listRecordSettings } from "~db/queries/dated-settings.server";
import { office as officeTable, recordSetting } from "~db/schema";
import { IMPLICATION_LABELS, recordSettingOn, type RecordSetting } from "~/domain/decision/implications";
import { formatDate } from "~/domain/shared/calendar-date";
import { recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { refuseFaults } from "~/services/refusal";
import { writeOffice } from "./internal/office-write.server";

/**
 * What decision records hold beside what every one holds, and which body scrutinises the office, from a day on.
 * @throws Refusal forbidden; stale; invalid at the field `validFrom`
 */
export async function saveRecordSetting(
  context: ServiceContext,
  { version, ...setting }: RecordSetting & { version: number },
): Promise<void> {
  await writeOffice(context, "office.manage", async (write) => {
    const { tx, office, today, role } = write;
    const { validFrom, asked, scrutinyBody } = setting;
    const [replaced] = await tx.select().from(recordSetting).where(eq(recordSetting.validFrom, validFrom));
    const current = recordSettingOn(await listRecordSettings(tx), validFrom);
    requireVersion(office, version, {
      asked: current.asked.map((name) => IMPLICATION_LABELS[name]).join(", "),
      scrutinyBody: current.scrutinyBody,
    });
    refuseFaults(
      validFrom < today
        ? { validFrom: `What was asked before today stays on record. Enter ${formatDate(today)} or later` }
        : {},
    );
    const values = { asked: [...asked], scrutinyBody };
    await tx
      .insert(recordSetting)
      .values({ validFrom, ...values })
      .onConflictDoUpdate({ target: recordSetting.validFrom, set: values });
    await tx.update(officeTable).set({ version: office.version + 1 });
    recordEvent(write, {
      act: "office.record",
      role,
      subject: scrutinyBody,
      before: replaced ?? null,
      after: setting,
    });
  });
}
