/**
 * A person and the capacity in which they act: the one alone where both are the same words, as where an account bears the
 * title of its role.
 */
export function nameAndCapacity(name: string, capacity: string): string[] {
  const said = [name.trim(), capacity.trim()].filter((words) => words !== "");
  return [...new Set(said)];
}
