import type { AppLoadContext } from "@remix-run/node";
import { readActionChoices, type EntryTitle, type ListedImpact } from "~db/queries/actions.server";
import type { PersonWithRoles } from "~db/queries/people.server";
import { mayReadFrameworks } from "~/auth/permissions";
import type { Action } from "~/domain/actions/action";
import { DIRECTION_LABELS } from "~/domain/eia/characteristics";
import { hasFindingsOfItsOwn } from "~/domain/eia/eia";
import { needsAnswer } from "~/domain/eia/completeness";
import { impactName } from "~/domain/eia/impact-name";
import type { ActionFormChoices } from "~/forms/actions/action-form";

/**
 * Who may own an action, what it may belong to, and what it may mitigate: impacts that are adverse or not yet known.
 * @param action the one that is edited, whose owner stays offered where that account has been closed since, as does what it
 *   is tied to already
 */
export async function actionFormChoices(
  { database: { db } }: Pick<AppLoadContext, "database">,
  frameworkId: number,
  action?: Pick<Action, "ownerId" | "mitigates">,
): Promise<ActionFormChoices & { entries: EntryTitle[] }> {
  const { people, entries, impacts } = await readActionChoices(db, frameworkId);
  const owners = people
    .filter(({ id, isActive }) => isActive || id === action?.ownerId)
    .map((person) => ({ id: person.id, name: person.name, note: noteOn(person) }));
  const tied = new Set(action?.mitigates);
  return {
    owners,
    entries,
    impacts: impacts
      .filter(
        (impact) => tied.has(impact.id) || (hasFindingsOfItsOwn(impact.entryKind) && needsAnswer(impact)),
      )
      .map((impact) => ({ id: impact.id, text: impactInWords(impact, impacts) })),
  };
}

/** "Victim support: adverse impact on sex". @param all impacts of the framework */
export function impactInWords(impact: ListedImpact, all: readonly ListedImpact[]): string {
  const ofEntry = all.filter(({ entryId }) => entryId === impact.entryId);
  return `${impact.title}: ${DIRECTION_LABELS[impact.direction].toLowerCase()} impact on ${impactName(impact, ofEntry)}`;
}

/** Somebody who reads no framework can own an action, but only an author can record for them that it is done. */
function noteOn({ id, isActive, ...person }: PersonWithRoles): string {
  if (!isActive) return "this account is closed";
  return mayReadFrameworks({ ...person, personId: id })
    ? ""
    : "cannot see action plans: an author records for them";
}
