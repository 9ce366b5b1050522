/** What a consultation asks. Once the public has seen it, no question changes: an answer keeps the questions it was given. */
export const QUESTION_KINDS = ["support", "matrix", "choice", "many", "scale", "text"] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

export const QUESTION_KIND_LABELS: Record<QuestionKind, string> = {
  support: "Support for each change, with a comment",
  matrix: "One of several answers for each change",
  choice: "One of several answers",
  many: "Any number of answers, and others in words",
  scale: "A scale from 1 to 5",
  text: "An answer in words",
};

export interface QuestionWords {
  kind: QuestionKind;
  /** The heading that it stands beneath; empty for none. */
  section: string;
  text: string;
  hint: string;
  /** The answers to choose from; of a scale what 1 and what 5 means. Empty for the other kinds. */
  options: readonly string[];
  isRequired: boolean;
}

/** It is asked only where an earlier question was answered so. */
export interface Condition {
  questionId: number;
  /** Of a choice or of several, one of its options; of a scale, a step. */
  answer: string;
}

export interface Question extends QuestionWords {
  id: number;
  /** Null where everybody is asked. */
  condition: Condition | null;
  /** Of one that was taken from an earlier consultation, as it was asked there; null of one that was written here. */
  copiedFromId: number | null;
  version: number;
}

export const SUPPORT = ["full", "partial", "none"] as const;
export type Support = (typeof SUPPORT)[number];
export const SUPPORT_LABELS: Record<Support, string> = {
  full: "Fully support",
  partial: "Partially support",
  none: "Do not support",
};

export const SCALE = ["1", "2", "3", "4", "5"] as const;
/** More is no question that anybody reads. */
export const MOST_OPTIONS = 15;
export const LONGEST_OPTION = 200;

/** @returns what is wrong with the answers to choose from; null where nothing is */
export function optionsFault({ kind, options }: Pick<QuestionWords, "kind" | "options">): string | null {
  if (kind === "scale") {
    return options.length === 2 ? null : "Enter two lines: what 1 means, and what 5 means";
  }
  if (kind !== "choice" && kind !== "many" && kind !== "matrix") {
    return options.length === 0 ? null : "This kind of question has no answers to choose from";
  }
  if (options.length < 2) return "Enter at least two answers, each on a line of its own";
  if (options.length > MOST_OPTIONS) return `Enter at most ${MOST_OPTIONS} answers`;
  if (options.some((option) => option.length > LONGEST_OPTION)) {
    return `Each answer must be ${LONGEST_OPTION} characters or fewer`;
  }
  return new Set(options).size === options.length ? null : "Each answer may stand there once";
}

/** The names by which an answer is kept. */
export const fieldOf = (questionId: number) => `q${questionId}`;
export const otherOf = (questionId: number) => `q${questionId}_other`;
export const supportOf = (questionId: number, changeId: number) => `q${questionId}_c${changeId}`;
export const whyOf = (questionId: number, changeId: number) => `q${questionId}_c${changeId}_why`;

/** Whether a name by which an answer is kept is of this question. */
export const isFieldOf = (questionId: number, name: string) =>
  name === fieldOf(questionId) || name.startsWith(`${fieldOf(questionId)}_`);

/** In the order of the questions, beneath the headings that they stand beneath. */
export function bySection<Q extends Pick<Question, "section">>(
  questions: readonly Q[],
): { section: string; questions: Q[] }[] {
  const sections: { section: string; questions: Q[] }[] = [];
  for (const question of questions) {
    const last = sections.at(-1);
    if (last?.section === question.section) last.questions.push(question);
    else sections.push({ section: question.section, questions: [question] });
  }
  return sections;
}
