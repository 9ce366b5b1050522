/** What a person asks of a long list; empty asks for nothing. */
export interface ListChoice {
  /** Words that each stand somewhere in an entry. */
  text: string;
  /** The name of a priority. */
  priority: string;
  state: string;
}

/** What an entry of a long list is found by. */
export interface Findable {
  text: string;
  /** Empty where it belongs to none. */
  priority: string;
  /** Every state that it counts as. */
  states: readonly string[];
}

/** Whether each of the words stands in the text, in any order and case. Every text has the empty word. */
export function hasWords(text: string, words: string): boolean {
  const searched = text.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s/u)
    .every((word) => searched.includes(word));
}

/** The entries that are asked for, in their order. */
export function chosenFrom<Item>(
  list: readonly Item[],
  { text, priority, state }: ListChoice,
  findable: (item: Item) => Findable,
): Item[] {
  return list.filter((item) => {
    const found = findable(item);
    return (
      hasWords(found.text, text) &&
      (priority === "" || found.priority === priority) &&
      (state === "" || found.states.includes(state))
    );
  });
}

/** Whether anything is left out by choice. */
export function isAskedFor({ text, priority, state }: ListChoice): boolean {
  return text !== "" || priority !== "" || state !== "";
}
