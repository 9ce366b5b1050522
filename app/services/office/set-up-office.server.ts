import type { Database } from "~db/client.server";
import { getOfficeSettings, hasAnyPerson, lockOffice } from "~db/queries/office.server";
import { officeSetting, person, roleGrant } from "~db/schema";
import { COMMONEST_PASSWORDS } from "~/auth/commonest-passwords.server";
import { hashPassword } from "~/auth/password.server";
import { passwordFault } from "~/domain/account/password";
import { dateInLondon } from "~/domain/shared/calendar-date";
import { transactionWithEvents } from "~/services/internal/audit-log.server";
import { recordEvent } from "~/services/context.server";
import { inItsTurn } from "~/services/account/internal/hashing.server";
import type { OfficeNames } from "./save-office-names.server";
import { isUsable, useUp } from "~/services/account/one-time-link.server";
import { Refusal, refuseFaults } from "~/services/refusal";

export interface SetUpInput extends OfficeNames {
  /** The one-time code that the server printed when it started. */
  code: string;
  name: string;
  email: string;
  newPassword: string;
}

/**
 * Creates the first administrator and names the office.
 * @throws Refusal not-found where somebody has an account already; invalid, by field
 */
export async function setUpOffice(
  { database, now }: { database: Database; now: () => Date },
  { code, name, email, newPassword, ...names }: SetUpInput,
): Promise<void> {
  if (await hasAnyPerson(database.db)) throw new Refusal({ kind: "not-found" });
  const at = now();
  if (!(await isUsable(database.db, code, "set_up", at))) throw wrongCode();
  const fault = passwordFault(newPassword, [email, name, names.officeName], COMMONEST_PASSWORDS);
  refuseFaults(fault === null ? {} : { newPassword: fault });
  const passwordHash = await inItsTurn(hashPassword(newPassword));

  await transactionWithEvents(database, async (tx, events) => {
    await lockOffice(tx, "update");
    if (await hasAnyPerson(tx)) throw new Refusal({ kind: "not-found" });
    if (!(await useUp(tx, code, "set_up", at))) throw wrongCode();
    const today = dateInLondon(at);
    await tx.insert(officeSetting).values({ validFrom: today, ...names });
    const [created] = await tx
      .insert(person)
      // The code is the server's own, and there is nobody yet who could confirm.
      .values({
        ...{ name, email, passwordHash, createdAt: at },
        ...{ confirmedPasswordVersion: 0, passwordConfirmedAt: at },
      })
      .returning({ personId: person.id });
    if (!created) throw new Error("The administrator was not added");
    await tx.insert(roleGrant).values({ personId: created.personId, role: "administrator", grantedAt: at });
    const settings = await getOfficeSettings(tx, today);
    const actor = { ...created, name, email, roles: ["administrator" as const], isConfirmed: true };
    recordEvent(
      { events, actor, settings, now: at },
      {
        act: "office.set-up",
        role: "administrator",
        subject: names.officeName,
        after: { ...names, name, email },
      },
    );
  });
}

/** One message for a wrong code, one that has run out and one that was used. */
function wrongCode(): Refusal {
  return new Refusal({
    kind: "invalid",
    errors: {
      code: "This code is not right, or it has run out. The newest one is in the server’s log: each start prints a new one",
    },
  });
}
