import { listGroundSettings } from "~db/queries/grounds.server";
import { exemption, office as officeTable } from "~db/schema";
import { groundText } from "~/domain/publication/legal-ground";
import { newGroundFaults, type NewGround } from "~/domain/publication/listed-grounds";
import { recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { refuseFaults } from "~/services/refusal";
import { writeOffice } from "./internal/office-write.server";

/**
 * A further legal ground, which may be chosen from today on.
 * @throws Refusal forbidden; stale; invalid, by field
 */
export async function addGround(
  context: ServiceContext,
  { version, ...ground }: NewGround & { version: number },
): Promise<void> {
  await writeOffice(context, "office.manage", async (write) => {
    const { tx, office, today, role } = write;
    requireVersion(office, version, {});
    refuseFaults(newGroundFaults(ground, await listGroundSettings(tx), today));
    await tx.insert(exemption).values({ ...ground, offeredFrom: today });
    await tx.update(officeTable).set({ version: office.version + 1 });
    recordEvent(write, { act: "office.ground", role, subject: groundText(ground), after: { ...ground } });
  });
}
