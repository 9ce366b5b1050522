import { eq } from "drizzle-orm";
import { person, session } from "~db/schema";
import { COMMONEST_PASSWORDS } from "~/auth/commonest-passwords.server";
import { hashPassword } from "~/auth/password.server";
import { passwordFault } from "~/domain/account/password";
import { inTransaction, recordEvent, type ServiceContext } from "./context.server";
import { withdrawLinks } from "./one-time-link.server";
import { countingWrongPasswords, requirePassword } from "./password-again.server";
import { refuseFaults } from "./refusal";

export interface ChangePasswordInput {
  /** The present one. */
  password: string;
  newPassword: string;
}

/**
 * A person changes their own password. It ends all their sessions, this one too: they sign in with the new one.
 * @throws Refusal invalid at the fields `password` or `newPassword`
 */
export async function changePassword(
  context: ServiceContext,
  { password, newPassword }: ChangePasswordInput,
): Promise<void> {
  await countingWrongPasswords(context, () =>
    inTransaction(context, async (write) => {
      const { tx, actor, settings } = write;
      await requirePassword(write, password);
      const fault =
        newPassword === password
          ? "This is your current password. Choose a different one"
          : passwordFault(newPassword, [actor.email, actor.name, settings.officeName], COMMONEST_PASSWORDS);
      refuseFaults(fault === null ? {} : { newPassword: fault });
      await tx
        .update(person)
        .set({ passwordHash: await hashPassword(newPassword) })
        .where(eq(person.id, actor.personId));
      await withdrawLinks(tx, actor.personId);
      await tx.delete(session).where(eq(session.personId, actor.personId));
      recordEvent(write, {
        act: "password.change",
        role: null,
        subject: actor.name,
        detail: { personId: actor.personId },
      });
    }),
  );
}
