import { eq } from "drizzle-orm";
import { getOfficeSettings } from "~db/queries/office.server";
import { person, session } from "~db/schema";
import { COMMONEST_PASSWORDS } from "~/auth/commonest-passwords.server";
import { forgetDevices } from "~/auth/known-device.server";
import { hashPassword } from "~/auth/password.server";
import { passwordFault } from "~/domain/account/password";
import { inTransaction, recordEvent, todayOf, type ServiceContext } from "~/services/context.server";
import { inItsTurn } from "./internal/hashing.server";
import { withdrawLinks } from "./one-time-link.server";
import { askingPassword, requirePassword } from "./internal/password-again.server";
import { refuseFaults } from "~/services/refusal";

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
  await askingPassword(context, password, async (asked) => {
    const { database, actor } = asked;
    const settings = await getOfficeSettings(database.db, todayOf(asked));
    const fault =
      newPassword === password
        ? "This is your current password. Choose a different one"
        : passwordFault(newPassword, [actor.email, actor.name, settings.officeName], COMMONEST_PASSWORDS);
    const isRight = asked.passwordHash !== null;
    if (isRight) refuseFaults(fault === null ? {} : { newPassword: fault });
    const passwordHash = isRight ? await inItsTurn(hashPassword(newPassword)) : null;
    await inTransaction(asked, async (write) => {
      const { tx } = write;
      await requirePassword(write);
      await tx.update(person).set({ passwordHash }).where(eq(person.id, actor.personId));
      await withdrawLinks(tx, actor.personId);
      await tx.delete(session).where(eq(session.personId, actor.personId));
      await forgetDevices(tx, actor.personId);
      recordEvent(write, {
        act: "password.change",
        role: null,
        subject: actor.name,
        detail: { personId: actor.personId },
      });
    });
  });
}
