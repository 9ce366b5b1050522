import { capacityOf } from "~/domain/account/delegation";
import type { Role, WorkflowAct } from "~/domain/framework/lifecycle";
import { mayTakeStep, type FrameworkStanding, type Person } from "./permissions";

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

const asPerson = ({ id, roles, delegations = [] }: NamedPerson): Person => ({
  personId: id,
  roles,
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
