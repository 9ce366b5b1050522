import { office as officeTable } from "~db/schema";
import { publisherFaults, type GrantPublisher } from "~/domain/grants/published-grant";
import { recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { refuseFaults } from "~/services/refusal";
import { writeOffice } from "./internal/office-write.server";

/** How the office is known as a publisher of grants. Both may be empty. @throws Refusal forbidden; stale; invalid, by field */
export async function saveGrantPublisher(
  context: ServiceContext,
  { version, ...publisher }: GrantPublisher & { version: number },
): Promise<void> {
  await writeOffice(context, "office.manage", async (write) => {
    const { tx, office, role } = write;
    const before = { identifier: office.organisationIdentifier, prefix: office.grantPrefix };
    requireVersion(office, version, before);
    refuseFaults(publisherFaults(publisher));
    await tx.update(officeTable).set({
      organisationIdentifier: publisher.identifier,
      grantPrefix: publisher.prefix,
      version: office.version + 1,
    });
    recordEvent(write, {
      act: "office.grant-publisher",
      role,
      subject: publisher.prefix,
      before,
      after: publisher,
    });
  });
}
