import { eq, sql } from "drizzle-orm";
import type { Database } from "~db/client.server";
import { getOfficeSettings } from "~db/queries/office.server";
import { findPersonByLink, lockPerson } from "~db/queries/people.server";
import { person, session } from "~db/schema";
import { COMMONEST_PASSWORDS } from "~/auth/commonest-passwords.server";
import { forgetDevices, rememberDevice, type Device } from "~/auth/known-device.server";
import { hashPassword } from "~/auth/password.server";
import { hashToken } from "~/auth/session.server";
import { passwordFault } from "~/domain/account/password";
import { dateInLondon } from "~/domain/shared/calendar-date";
import { transactionWithEvents } from "~/services/internal/audit-log.server";
import { recordEvent } from "~/services/context.server";
import { inItsTurn } from "./internal/hashing.server";
import { useUp, withdrawLinks } from "./one-time-link.server";
import { refuseFaults } from "~/services/refusal";

/**
 * A person chooses their password by a one-time link. It ends all their sessions, and any other link; of their browsers only
 * the one in which they chose it is known from now on. Whoever made the
 * link could have opened it, so the account waits for a colleague's confirmation; a link of the holder's own making
 * leaves that as it was, like a password that they change.
 * @returns false where the link was used, has run out or never was
 * @throws Refusal invalid at the field `newPassword`; busy
 */
export async function setPassword(
  { database, now }: { database: Database; now: () => Date },
  { token, newPassword, device }: { token: string; newPassword: string; device?: Device },
): Promise<boolean> {
  const at = now();
  const holder = await findPersonByLink(database.db, hashToken(token), at);
  if (!holder) return false;
  const settings = await getOfficeSettings(database.db, dateInLondon(at));
  const fault = passwordFault(
    newPassword,
    [holder.email, holder.name, settings.officeName],
    COMMONEST_PASSWORDS,
  );
  refuseFaults(fault === null ? {} : { newPassword: fault });
  const passwordHash = await inItsTurn(hashPassword(newPassword));

  return transactionWithEvents(database, async (tx, events) => {
    await lockPerson(tx, holder.personId);
    const link = await useUp(tx, token, "set_password", at);
    if (!link) return false;
    await withdrawLinks(tx, holder.personId);
    const isOwnLink = link.madeBy === holder.personId;
    await tx
      .update(person)
      .set({
        passwordHash,
        ...(isOwnLink
          ? {}
          : { passwordLinkBy: link.madeBy, passwordVersion: sql`${person.passwordVersion} + 1` }),
      })
      .where(eq(person.id, holder.personId));
    await tx.delete(session).where(eq(session.personId, holder.personId));
    await forgetDevices(tx, holder.personId);
    if (device) await rememberDevice(tx, holder.personId, device, at);
    recordEvent(
      { events, actor: { ...holder, roles: [], isConfirmed: false }, settings, now: at },
      {
        act: "password.set",
        role: null,
        subject: holder.name,
        detail: { personId: holder.personId, by: "one-time link", linkMadeBy: link.madeBy },
      },
    );
    return true;
  });
}
