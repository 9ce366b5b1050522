/** What neither XML nor a page has a place for: controls, halves of pairs, and what is no character. */
const UNPRINTABLE =
  /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\uFFFE\uFFFF]|\p{Surrogate}|\p{Noncharacter_Code_Point}/gu;

/** The text with a mark for each character that no document can hold, so that a reader sees that one is missing. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, "\uFFFD");
}
