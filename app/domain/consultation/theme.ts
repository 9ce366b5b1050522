/** What several answers say, and what became of it: "you said, we did" (rule 31). */
export const THEME_OUTCOMES = ["changed", "not_changed", "passed_on"] as const;
export type ThemeOutcome = (typeof THEME_OUTCOMES)[number];
export const THEME_OUTCOME_LABELS: Record<ThemeOutcome, string> = {
  changed: "Changed",
  not_changed: "Not changed, because",
  passed_on: "Passed on",
};

export interface ThemeWords {
  /** What was said, in a line. */
  title: string;
  /** A quotation that may be published; empty for none. */
  quotation: string;
  /** The changes that it is about; none where it is about the whole. */
  changeIds: readonly number[];
  outcome: ThemeOutcome | null;
  /** What was changed, why nothing was, or to whom it was passed on. */
  reply: string;
}

export interface Theme extends ThemeWords {
  id: number;
  /** The answers that say it. */
  answerIds: readonly number[];
  version: number;
}

/** A theme is answered once it has an outcome, with its reason. @returns what is missing; null where nothing is */
export function themeGap({ outcome, reply }: Pick<ThemeWords, "outcome" | "reply">): string | null {
  if (outcome === null) return "Nobody has said yet what became of it.";
  if (reply.trim() !== "") return null;
  switch (outcome) {
    case "changed":
      return "It does not say what was changed.";
    case "not_changed":
      return "It does not say why nothing was changed.";
    case "passed_on":
      return "It does not say to whom it was passed on.";
  }
}

/**
 * What may be quoted of those who said it: the words that stand in the theme itself, and what was marked in answers.
 * @param marked by the answers that they stand in
 */
export function quotationsOf(
  { quotation, answerIds }: Pick<Theme, "quotation" | "answerIds">,
  marked: readonly { answerId: number; words: string }[],
): string[] {
  const own = marked.filter(({ answerId }) => answerIds.includes(answerId)).map(({ words }) => words);
  return [...new Set([quotation, ...own].filter((words) => words !== ""))];
}

/** The most often said first. */
export function byWeight<T extends Pick<Theme, "answerIds" | "id">>(themes: readonly T[]): T[] {
  return themes.toSorted((a, b) => b.answerIds.length - a.answerIds.length || a.id - b.id);
}
