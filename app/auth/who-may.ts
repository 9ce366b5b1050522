import { capacityOf } from "~/domain/account/delegation";
import { isFirstOfAll, type ChosenPassword } from "~/domain/account/password-confirmation";
import type { Role, WorkflowAct } from "~/domain/framework/lifecycle";
import { mayConfirmPassword, mayTakeStep, type FrameworkStanding, type Person } from "./permissions";

type NamedPerson = Omit<Person, "personId"> & { id: number; name: string; isActive: boolean };

/** The names of those who may take a step now, by the same permissions that the step itself asks. */
export function whoMayTake(
  people: readonly NamedPerson[],
  act: WorkflowAct,
  standing: FrameworkStanding,
): string[] {
  return people.flatMap((person) => {
    const permission = mayTakeStep(asPerson(person), act, standing);
    if (!person.isActive || !permission.ok) return [];
    return [person.roles.includes(permission.role) ? person.name : `${person.name} as deputy`];
  });
}

/** The people whose roles count, as `stepsWithoutPerson` takes them. */
export function activePeople(people: readonly NamedPerson[]): Person[] {
  return people.filter(({ isActive }) => isActive).map(asPerson);
}

/** An account as the list of accounts has it. */
type KnownPerson = NamedPerson & Omit<ChosenPassword, "holderId"> & { wasEverConfirmed: boolean };

export const chosenBy = ({ id, ...password }: KnownPerson): ChosenPassword => ({ holderId: id, ...password });

/** The names of those who may confirm that the holder of an account chose its password. */
export function whoMayConfirm(people: readonly KnownPerson[], holder: KnownPerson): string[] {
  const chosen = chosenBy(holder);
  const firstOfAll = isFirstOfAll(chosen, people);
  return people
    .filter((person) => person.isActive && person.hasPassword)
    .filter((person) => mayConfirmPassword(asPerson(person), chosen, firstOfAll).ok)
    .map(({ name }) => name);
}

/** The accounts that this person may confirm now. */
export function confirmationsWaitingFor<P extends KnownPerson>(person: Person, people: readonly P[]): P[] {
  return people.filter((holder) => {
    const chosen = chosenBy(holder);
    return mayConfirmPassword(person, chosen, isFirstOfAll(chosen, people)).ok;
  });
}

const asPerson = ({ id, roles, isConfirmed, delegations = [] }: NamedPerson): Person => ({
  personId: id,
  roles,
  isConfirmed,
  delegations,
});

/** @returns for example `B. Person acts today as Deputy for the Police and Crime Commissioner under delegation …` */
export function deputies(people: readonly NamedPerson[], titles: Readonly<Record<Role, string>>): string[] {
  return people.flatMap(({ name, isActive, roles, delegations = [] }) =>
    delegations
      .filter(({ role }) => isActive && !roles.includes(role))
      .map((held) => {
        const capacity = capacityOf({ roles, delegations: [held] }, held.role, titles);
        return `${name} acts today as ${capacity}`;
      }),
  );
}
