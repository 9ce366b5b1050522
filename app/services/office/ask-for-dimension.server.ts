import { listDimensions } from "~db/queries/dated-settings.server";
import { dimension, office as officeTable } from "~db/schema";
import { dimensionSettingFaults, type DimensionSetting } from "~/domain/eia/dimensions";
import { recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { refuseFaults } from "~/services/refusal";
import { writeOffice } from "./internal/office-write.server";

/**
 * Something is assessed beside the nine from a day on (rule 23). What is submitted on that day and not signed is asked for it too.
 * @throws Refusal forbidden; stale; invalid, by field
 */
export async function askForDimension(
  context: ServiceContext,
  { version, ...wanted }: DimensionSetting & { version: number },
): Promise<void> {
  await writeOffice(context, "office.manage", async (write) => {
    const { tx, office, today, role } = write;
    requireVersion(office, version, {});
    refuseFaults(dimensionSettingFaults(wanted, await listDimensions(tx), today));
    await tx.insert(dimension).values(wanted);
    await tx.update(officeTable).set({ version: office.version + 1 });
    recordEvent(write, { act: "office.dimension", role, subject: wanted.name, after: wanted });
  });
}
