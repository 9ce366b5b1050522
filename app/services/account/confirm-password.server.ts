import { and, eq } from "drizzle-orm";
import { findPersonWithRoles, listPeople } from "~db/queries/people.server";
import { person } from "~db/schema";
import { mayConfirmPassword } from "~/auth/permissions";
import { chosenBy } from "~/auth/who-may";
import { isFirstOfAll } from "~/domain/account/password-confirmation";
import { allow, inTransaction, isMadeOn, recordEvent, type ServiceContext } from "~/services/context.server";
import { Refusal } from "~/services/refusal";

export interface ConfirmPasswordInput {
  personId: number;
  /** Which of the account's passwords the page was shown for. */
  passwordVersion: number;
  /** That the holder told the actor in person that they chose it. */
  confirmed: boolean;
}

/**
 * A colleague confirms that the holder of an account chose its password, so that the account may give assent.
 * @throws Refusal forbidden; not-found; invalid at the field `confirmed`; conflict where nothing waits, or where another
 * password was chosen since the page was shown; unversioned where it is not said for which one it was shown
 */
export async function confirmPassword(
  context: ServiceContext,
  { personId, passwordVersion, confirmed }: ConfirmPasswordInput,
): Promise<void> {
  await inTransaction(
    context,
    async (write) => {
      const { tx, actor, now } = write;
      const holder = await findPersonWithRoles(tx, personId);
      if (!holder) throw new Refusal({ kind: "not-found" });
      const chosen = chosenBy(holder);
      const firstOfAll = isFirstOfAll(chosen, await listPeople(tx));
      const role = allow(mayConfirmPassword(actor, chosen, firstOfAll));
      if (!confirmed) {
        throw new Refusal({ kind: "invalid", errors: { confirmed: "Confirm the statement" } });
      }
      if (!isMadeOn({ version: holder.passwordVersion }, passwordVersion)) throw anotherPassword();
      const done = await tx
        .update(person)
        .set({
          confirmedPasswordVersion: passwordVersion,
          passwordConfirmedAt: now,
          passwordConfirmedBy: actor.personId,
        })
        // A link may be used at this very moment, which nothing holds up: then it is another password.
        .where(and(eq(person.id, personId), eq(person.passwordVersion, passwordVersion)))
        .returning({ id: person.id });
      if (done.length === 0) throw anotherPassword();
      recordEvent(write, {
        act: "password.confirm",
        role,
        subject: holder.name,
        detail: {
          personId,
          linkMadeBy: chosen.linkMadeBy,
          byMakerOfLink: chosen.linkMadeBy === actor.personId,
        },
      });
    },
    "update",
  );
}

function anotherPassword(): Refusal {
  return new Refusal({
    kind: "conflict",
    message:
      "Another password was chosen for this account since this page was shown to you. Ask its holder again, then confirm that one.",
  });
}
