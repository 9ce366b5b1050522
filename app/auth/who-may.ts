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
    .filter(({ id, roles, isActive }) => isActive && mayTakeStep({ personId: id, roles }, act, standing).ok)
    .map(({ name }) => name);
}

/** The people whose roles count, as `stepsWithoutPerson` takes them. */
export function activePeople(people: readonly NamedPerson[]): Person[] {
  return people.filter(({ isActive }) => isActive).map(({ id, roles }) => ({ personId: id, roles }));
}
