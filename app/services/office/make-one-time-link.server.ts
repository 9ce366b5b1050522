import { findPerson } from "~db/queries/people.server";
import { recordEvent, type ServiceContext } from "~/services/context.server";
import { writeOffice } from "./internal/office-write.server";
import { issueLink, type OneTimeLink } from "~/services/account/one-time-link.server";
import { Refusal } from "~/services/refusal";

/**
 * A new one-time link for a person who has forgotten their password or never chose one. An administrator never sets a
 * password. Only using the link changes anything.
 * @throws Refusal forbidden; not-found; conflict for an account that is deactivated
 */
export async function makeOneTimeLink(
  context: ServiceContext,
  { personId }: { personId: number },
): Promise<OneTimeLink> {
  return writeOffice(context, "accounts.manage", async (write) => {
    const { tx, actor, now, role } = write;
    const holder = await findPerson(tx, personId);
    if (!holder) throw new Refusal({ kind: "not-found" });
    if (!holder.isActive) {
      throw new Refusal({
        kind: "conflict",
        message: "This account is deactivated, so a link would open nothing. Put it in use first.",
      });
    }
    const link = await issueLink(tx, { personId, madeBy: actor.personId }, now);
    recordEvent(write, {
      act: "account.link",
      role,
      subject: holder.name,
      detail: { personId, expiresAt: link.expiresAt.toISOString() },
    });
    return link;
  });
}
