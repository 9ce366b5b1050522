/** Of more changes with effects to be acknowledged than these, those of one priority stand in one table. */
export const MOST_CHANGES_SINGLY = 25;

/** @param place of a table of effects among those that take questions, from 0 @returns the field of the form beneath it */
export function questionsField(place: number): string {
  return `questions_${place + 1}`;
}

/** Something the signatory acknowledges on its own (rule 13). */
export interface Acknowledgement {
  key: string;
  text: string;
  /** What it is about, in words that tell it from the others; it is asked for, and no part of what is recorded. */
  about?: string;
}

/** @returns the id of the tick on the page */
export function tickId(key: string): string {
  return `considered-${key.replace(":", "-")}`;
}

/** @returns a sentence that names what is not acknowledged yet; null where all is */
export function unacknowledged(needed: readonly Acknowledgement[], given: readonly string[]): string | null {
  const missing = needed.filter(({ key }) => !given.includes(key));
  const [first] = missing;
  if (!first) return null;
  const named = first.about === undefined ? first.text : `${first.text} (${first.about})`;
  return missing.length === 1
    ? `Acknowledge each before you sign. One is not acknowledged: ${named}`
    : `Acknowledge each before you sign. ${missing.length} are not acknowledged, the first: ${named}`;
}
