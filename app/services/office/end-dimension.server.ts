import { eq } from "drizzle-orm";
import { listDimensions } from "~db/queries/dated-settings.server";
import { dimension, office as officeTable } from "~db/schema";
import { dimensionEndFaults } from "~/domain/eia/dimensions";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import { recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { Refusal, refuseFaults } from "~/services/refusal";
import { writeOffice } from "./internal/office-write.server";

export interface EndDimension {
  dimensionId: number;
  /** Its last day. */
  validUntil: CalendarDate;
  /** The office's version. */
  version: number;
}

/**
 * From the day after on nobody is asked for it. What was assessed stays.
 * @throws Refusal not-found; forbidden; stale; invalid at the field `validUntil`
 */
export async function endDimension(
  context: ServiceContext,
  { dimensionId, validUntil, version }: EndDimension,
): Promise<void> {
  await writeOffice(context, "office.manage", async (write) => {
    const { tx, office, today, role } = write;
    const ended = (await listDimensions(tx)).find(({ id }) => id === dimensionId);
    if (!ended) throw new Refusal({ kind: "not-found" });
    requireVersion(office, version, {});
    refuseFaults(dimensionEndFaults(ended, validUntil, today));
    await tx.update(dimension).set({ validUntil }).where(eq(dimension.id, dimensionId));
    await tx.update(officeTable).set({ version: office.version + 1 });
    recordEvent(write, {
      act: "office.dimension-end",
      role,
      subject: ended.name,
      before: { validUntil: ended.validUntil },
      after: { validUntil },
      detail: { dimensionId },
    });
  });
}
