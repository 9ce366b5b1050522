import type { AppLoadContext } from "@remix-run/node";
import { listDelegations } from "~db/queries/delegations.server";
import { listPeople } from "~db/queries/people.server";
import { delegationState } from "~/domain/account/delegation";
import { roleClashes, rolesHeld } from "~/domain/account/roles-needed";
import { todayOf } from "~/services/context.server";
import type { RolesAtHand } from "~/ui/account/roles-needed";

/** Who holds which role, and what does not go together, also by a delegation that begins only later. */
export async function loadRoles(context: AppLoadContext): Promise<RolesAtHand> {
  const { db } = context.database;
  const today = todayOf(context);
  const [people, delegations] = await Promise.all([listPeople(db), listDelegations(db)]);
  const counting = delegations.filter((one) => ["in_force", "to_come"].includes(delegationState(one, today)));
  const accounts = people.map((person) => ({
    ...person,
    delegations: counting.filter(({ deputyId }) => deputyId === person.id),
  }));
  return {
    held: rolesHeld(accounts),
    clashes: roleClashes(accounts),
    roleTitles: context.settings.roleTitles,
  };
}
