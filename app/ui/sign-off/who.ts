import { formatInstant } from "~/domain/shared/calendar-date";
import { personInCapacity } from "../actions/action-facts";

/** @returns for example `A. Person (Chief Executive), 7 March 2018 at 10:00` */
export function whoAndWhen({ name, capacity, at }: { name: string; capacity: string; at: Date }): string {
  return `${personInCapacity(name, capacity)}, ${formatInstant(at)}`;
}

/** Who may take a step, after the title of their role. */
export function whoMay(title: string, names: readonly string[]): string {
  const others = names.filter((name) => name !== title);
  if (names.length === 0) return `${title}: nobody may take this step`;
  return others.length === 0 ? title : `${title} (${others.join(", ")})`;
}
