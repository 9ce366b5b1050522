/**
 * A person and the capacity in which they act: the one alone where both are the same words, as where an account bears the
 * title of its role.
 */
export function nameAndCapacity(name: string, capacity: string): string[] {
  const said = [name.trim(), capacity.trim()].filter((words) => words !== "");
  return [...new Set(said)];
}

/** As it stands in a sentence: a title alone has its article. @returns "" where nobody is named */
export function inSentence(name: string, capacity: string): string {
  const [who = "", ...as] = nameAndCapacity(name, capacity);
  return who !== "" && who === capacity.trim() ? `the ${who}` : [who, ...as].join(", ");
}
