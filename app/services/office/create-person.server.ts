import { isEmailTaken } from "~db/queries/people.server";
import { person, roleGrant } from "~db/schema";
import type { Seniority } from "~/domain/account/seniority";
import type { Role } from "~/domain/framework/lifecycle";
import { recordEvent, type ServiceContext } from "~/services/context.server";
import { writeOffice } from "./internal/office-write.server";
import { issueLink, type OneTimeLink } from "~/services/account/one-time-link.server";
import { refuseFaults } from "~/services/refusal";

export interface NewPerson {
  name: string;
  email: string;
  /** As it was where left out. */
  seniority?: Seniority | null;
  roles: readonly Role[];
}

/** What stands beside the field where an address belongs to another account, in use or not. */
export const EMAIL_TAKEN = "Another account has this email address, which may be a deactivated one";

/**
 * An account without a password, and the one-time link by which its holder chooses one.
 * @throws Refusal forbidden; invalid at the field `email`
 */
export async function createPerson(
  context: ServiceContext,
  { name, email, seniority = null, roles }: NewPerson,
): Promise<{ personId: number; link: OneTimeLink }> {
  return writeOffice(context, "accounts.manage", async (write) => {
    const { tx, actor, now, role } = write;
    refuseFaults((await isEmailTaken(tx, email)) ? { email: EMAIL_TAKEN } : {});
    const [created] = await tx
      .insert(person)
      .values({ name, email, seniority, createdAt: now })
      .returning({ personId: person.id });
    if (!created) throw new Error("No account was added");
    const { personId } = created;
    if (roles.length > 0) {
      await tx
        .insert(roleGrant)
        .values(roles.map((held) => ({ personId, role: held, grantedAt: now, grantedBy: actor.personId })));
    }
    const link = await issueLink(tx, { personId, madeBy: actor.personId }, now);
    recordEvent(write, {
      act: "account.create",
      role,
      subject: name,
      after: { name, email, roles, ...(seniority !== null && { seniority }) },
      detail: { personId, linkExpiresAt: link.expiresAt.toISOString() },
    });
    return { personId, link };
  });
}
