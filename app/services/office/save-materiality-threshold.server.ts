import { office as officeTable } from "~db/schema";
import { formatMoney } from "~/domain/shared/money";
import { recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { writeOffice } from "./internal/office-write.server";
import { refuseFaults } from "~/services/refusal";

export interface SaveMaterialityThreshold {
  /** The office's version. */
  version: number;
  /** Pence; null where no change is to stand out for its size. */
  materialityThreshold: number | null;
}

/**
 * From what size on the list of changes marks a change and puts it first. It belongs to no framework: nothing that is
 * submitted, sealed or judged knows of it.
 * @throws Refusal forbidden; stale; invalid at the field `materialityThreshold`
 */
export async function saveMaterialityThreshold(
  context: ServiceContext,
  { version, materialityThreshold }: SaveMaterialityThreshold,
): Promise<void> {
  await writeOffice(context, "office.manage", async (write) => {
    const { tx, office, role } = write;
    const inWords = (pence: number | null) => (pence === null ? "None" : formatMoney(pence));
    requireVersion(office, version, { materialityThreshold: inWords(office.materialityThreshold) });
    refuseFaults(
      materialityThreshold !== null && materialityThreshold <= 0
        ? { materialityThreshold: "Threshold for closer attention must be more than £0" }
        : {},
    );
    await tx.update(officeTable).set({ materialityThreshold, version: office.version + 1 });
    recordEvent(write, {
      act: "office.threshold",
      role,
      subject: inWords(materialityThreshold),
      before: { materialityThreshold: office.materialityThreshold },
      after: { materialityThreshold },
    });
  });
}
