import { office as officeTable } from "~db/schema";
import { whomToAskFaults, type WhomToAsk } from "~/domain/eia/whom-to-ask";
import { recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { refuseFaults } from "~/services/refusal";
import { writeOffice } from "./internal/office-write.server";

/**
 * Whom authors ask about an assessment, and where the office's guidance is. Nothing that is submitted, sealed or judged knows of it.
 * @throws Refusal forbidden; stale; invalid at `guidance`
 */
export async function saveWhomToAsk(
  context: ServiceContext,
  { version, ...typed }: WhomToAsk & { version: number },
): Promise<void> {
  await writeOffice(context, "office.manage", async (write) => {
    const { tx, office, role } = write;
    const before = { contact: office.equalityContact, guidance: office.equalityGuidance };
    const after = { contact: typed.contact.trim(), guidance: typed.guidance.trim() };
    requireVersion(office, version, before);
    refuseFaults(whomToAskFaults(after));
    await tx.update(officeTable).set({
      ...{ equalityContact: after.contact, equalityGuidance: after.guidance },
      version: office.version + 1,
    });
    recordEvent(write, {
      act: "office.whom-to-ask",
      role,
      subject: "Whom to ask about equality",
      before,
      after,
    });
  });
}
