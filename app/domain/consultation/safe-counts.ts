/**
 * Rule 31: what people said of themselves is shown in counts of 5 and more, and so that no smaller one can be worked out.
 *
 * Whoever works it out is taken to know every count that is shown, how many people answered any such question (and with it
 * the number of all answers), and this file. Of each table they know, beside its answers, that some people did not say: these are
 * counted nowhere. So every count under 5 is hidden, a zero too, and then the smallest that are left until what is hidden of the
 * table, with those who did not say, is 5 people or more. Each hidden count can then be anything from 0 to 4, whatever else is
 * known: let it be so, let the other hidden ones be 0, and let the rest have said nothing; the same table would be shown. Tables
 * of several questions have nothing in common but the number of people, since no table crosses two of them: what holds of one
 * holds of all together.
 */
export const SMALLEST_SHOWN = 5;

/**
 * @param counts how many people gave each answer of one question, without those who preferred not to say
 * @param people how many answered any question about themselves, if only by preferring not to say
 * @returns of each answer what may be shown, in the same order; null where nothing may
 */
export function safeCounts(counts: readonly number[], people: number): (number | null)[] {
  const shown = counts.map((count) => (count < SMALLEST_SHOWN ? null : count));
  for (;;) {
    const open = shown.filter((count) => count !== null);
    const hidden = people - open.reduce((sum, count) => sum + count, 0);
    if (open.length === 0 || hidden >= SMALLEST_SHOWN) return shown;
    shown[shown.lastIndexOf(Math.min(...open))] = null;
  }
}
