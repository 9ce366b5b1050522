/** Unicode's Stream-Safe Text Format (UAX #15, section 13): more marks on one letter stand in no language. */
const MOST_MARKS = 30;

/**
 * Whether more marks stand on one letter than any language writes. They are sorted when text is normalised, and the time
 * of that grows with their square: text from outside is asked this before.
 */
export function hasEndlessMarks(text: string): boolean {
  for (const [marks] of text.matchAll(/\p{M}+/gu)) if (marks.length > MOST_MARKS) return true;
  return false;
}
