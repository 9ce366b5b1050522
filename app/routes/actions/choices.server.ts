import type { AppLoadContext } from "@remix-run/node";
import { listEntryTitles, type EntryTitle } from "~db/queries/actions.server";
import { listPeople } from "~db/queries/people.server";
import { mayReadFrameworks } from "~/auth/permissions";
import type { Action } from "~/domain/actions/action";
import type { ActionFormChoices } from "~/forms/action-form";

/**
 * Who may own an action, and what it may belong to.
 * @param action the one that is edited, whose owner stays offered where that account has been closed since
 */
export async function actionFormChoices(
  { database: { db } }: Pick<AppLoadContext, "database">,
  frameworkId: number,
  action?: Pick<Action, "ownerId">,
): Promise<ActionFormChoices & { entries: EntryTitle[] }> {
  const [people, entries] = await Promise.all([listPeople(db), listEntryTitles(db, frameworkId)]);
  const owners = people
    .filter(({ id, isActive }) => isActive || id === action?.ownerId)
    .map(({ id, name, isActive, roles }) => ({ id, name, note: noteOn(id, isActive, roles) }));
  return { owners, entries };
}

type Roles = Parameters<typeof mayReadFrameworks>[0]["roles"];

/** Somebody who reads no framework can own an action, but only an author can record for them that it is done. */
function noteOn(personId: number, isActive: boolean, roles: Roles): string {
  if (!isActive) return "this account is closed";
  return mayReadFrameworks({ personId, roles }) ? "" : "cannot see action plans: an author records for them";
}
