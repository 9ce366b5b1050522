import { eq } from "drizzle-orm";
import { listGroundSettings } from "~db/queries/grounds.server";
import { exemption, office as officeTable } from "~db/schema";
import { groundText } from "~/domain/publication/legal-ground";
import { groundsByAct, isOfferedOn } from "~/domain/publication/listed-grounds";
import { recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { Refusal } from "~/services/refusal";
import { writeOffice } from "./internal/office-write.server";

export interface ChooseGrounds {
  /** The Act, as `actKey` writes it. */
  act: string;
  /** Those of its grounds that may be chosen from today on. */
  offered: readonly number[];
  /** The office's version. */
  version: number;
}

/**
 * Which grounds of an Act this office relies on, from today on. What was determined before keeps its ground.
 * @throws Refusal not-found; forbidden; stale
 */
export async function chooseGrounds(
  context: ServiceContext,
  { act, offered, version }: ChooseGrounds,
): Promise<void> {
  await writeOffice(context, "office.manage", async (write) => {
    const { tx, office, today, role } = write;
    const own = groundsByAct(await listGroundSettings(tx)).find(({ key }) => key === act);
    if (!own || !offered.every((id) => own.grounds.some((ground) => ground.id === id))) {
      throw new Refusal({ kind: "not-found" });
    }
    requireVersion(office, version, {});
    const isOn = (ground: (typeof own.grounds)[number]) => isOfferedOn(ground, today);
    const turnedOn = own.grounds.filter((ground) => offered.includes(ground.id) && !isOn(ground));
    const turnedOff = own.grounds.filter((ground) => !offered.includes(ground.id) && isOn(ground));
    for (const { id } of turnedOn) {
      await tx.update(exemption).set({ offeredFrom: today, offeredUntil: null }).where(eq(exemption.id, id));
    }
    for (const { id } of turnedOff) {
      await tx.update(exemption).set({ offeredUntil: today }).where(eq(exemption.id, id));
    }
    if (turnedOn.length + turnedOff.length === 0) return;
    await tx.update(officeTable).set({ version: office.version + 1 });
    const words = (grounds: typeof own.grounds) => grounds.map(groundText);
    recordEvent(write, {
      act: "office.grounds",
      role,
      subject: own.act,
      before: { offered: words(own.grounds.filter(isOn)) },
      after: { offered: words(own.grounds.filter(({ id }) => offered.includes(id))) },
    });
  });
}
