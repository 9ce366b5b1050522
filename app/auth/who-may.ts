import type { WorkflowAct } from "~/domain/framework/lifecycle";
import { mayTakeStep, type FrameworkStanding, type Person } from "./permissions";

type NamedPerson = Omit<Person, "personId"> & { id: number; name: string; isActive: boolean };

/** The names of those who may take a step now, by the same permissions that the step itself asks. */
export function whoMayTake(
  people: readonly NamedPerson[],
  act: WorkflowAct,
  standing: FrameworkStanding,
): string[] {
  return people
    .filter((person) => person.isActive && mayTakeStep(asPerson(person), act, standing).ok)
    .map(({ name }) => name);
}

/** The people whose roles count, as `stepsWithoutPerson` takes them. */
export function activePeople(people: readonly NamedPerson[]): Person[] {
  return people.filter(({ isActive }) => isActive).map(asPerson);
}

const asPerson = ({ id, ...person }: NamedPerson): Person => ({ ...person, personId: id });
