import type { FrameworkContent } from "../framework/content";

/** Somebody with an account whose name a record would print, and as what. */
export interface NamedPerson {
  id: number;
  name: string;
  as: string[];
}

interface Named {
  id: number | null;
  name: string;
  as: string;
}

/** The steps before the signature, by whom they were taken. */
export interface StepsByPeople {
  submission: { submittedBy: number; submittedByName: string; capacity: string };
  approval: { personId: number; personName: string; capacity: string } | null;
  determined: { personId: number; personName: string; capacity: string };
}

/**
 * Everybody with an account whose name a record prints, in its order, but for whoever signs: who decided is said by name and in what
 * capacity (rule 22). The names that people wrote into texts are not among them.
 */
export function namedPeople(
  { actions }: Pick<FrameworkContent, "actions">,
  { submission, approval, determined }: StepsByPeople,
): NamedPerson[] {
  const named: Named[] = [
    {
      id: submission.submittedBy,
      name: submission.submittedByName,
      as: `submitted it, ${submission.capacity}`,
    },
    ...(approval
      ? [{ id: approval.personId, name: approval.personName, as: `approved it, ${approval.capacity}` }]
      : []),
    {
      id: determined.personId,
      name: determined.personName,
      as: `determined what is published, ${determined.capacity}`,
    },
    ...actions.flatMap(({ ownerId, ownerName, resolvedBy }): Named[] => [
      { id: ownerId, name: ownerName, as: "owns an action" },
      ...(resolvedBy ? [{ ...resolvedBy, as: `answered for an action, ${resolvedBy.capacity}` }] : []),
    ]),
  ];
  const people = new Map<number, NamedPerson>();
  for (const { id, name, as } of named) {
    if (id === null) continue;
    const known = people.get(id);
    if (!known) people.set(id, { id, name, as: [as] });
    else if (!known.as.includes(as)) known.as.push(as);
  }
  return [...people.values()];
}

/** An act by somebody who is printed by their title alone has no name. */
export function asPrinted<Act extends { personName: string }>(
  act: Act,
  personId: number,
  titlesOnly: ReadonlySet<number>,
): Act {
  return titlesOnly.has(personId) ? { ...act, personName: "" } : act;
}

/** The content as it is printed: the actions of those who are printed by their title alone. @param ownerTitle what an action's owner is called */
export function printedContent<Content extends Pick<FrameworkContent, "actions">>(
  content: Content,
  titlesOnly: ReadonlySet<number>,
  ownerTitle: string,
): Content {
  if (titlesOnly.size === 0) return content;
  return {
    ...content,
    actions: content.actions.map((action) => ({
      ...action,
      ...(action.ownerId !== null && titlesOnly.has(action.ownerId) && { ownerName: ownerTitle }),
      ...(action.resolvedBy &&
        titlesOnly.has(action.resolvedBy.id) && { resolvedBy: { ...action.resolvedBy, name: "" } }),
    })),
  };
}
