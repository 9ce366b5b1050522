import { office as officeTable } from "~db/schema";
import { SENIORITY_LABELS, type Seniority } from "~/domain/account/seniority";
import { recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { writeOffice } from "./internal/office-write.server";

const inWords = (from: Seniority | null) =>
  from === null ? "Everybody" : `${SENIORITY_LABELS[from]}, and above`;

/**
 * From what seniority on records print people by name. It is what a monitoring officer finds chosen beforehand, and holds for what is
 * determined from now on.
 * @throws Refusal forbidden; stale
 */
export async function saveNamedFrom(
  context: ServiceContext,
  { namedFrom, version }: { namedFrom: Seniority | null; version: number },
): Promise<void> {
  await writeOffice(context, "office.manage", async (write) => {
    const { tx, office, role } = write;
    requireVersion(office, version, { namedFrom: inWords(office.namedFrom) });
    await tx.update(officeTable).set({ namedFrom, version: office.version + 1 });
    recordEvent(write, {
      act: "office.names-from",
      role,
      subject: inWords(namedFrom),
      before: { namedFrom: office.namedFrom },
      after: { namedFrom },
    });
  });
}
