import type { Given } from "./answer";
import { askedOf } from "./condition";
import type { Question } from "./question";

/** How somebody answers: all that can be asked at once on one page, or one question to a page. */
export const ANSWER_WAYS = ["all", "one"] as const;
export type AnswerWay = (typeof ANSWER_WAYS)[number];

/** The page on which whoever answers says for whom. It has no question, and is the last where questions come one at a time. */
export const FOR_WHOM = -1;

/** A page of the questionnaire. */
export interface AnswerPage<Q> {
  /** Names it: the first question that is on it; `FOR_WHOM` where there is none. */
  at: number;
  questions: readonly Q[];
  /** Whether it also asks for whom is answered. */
  asksForWhom: boolean;
}

type Paged = Pick<Question, "id" | "condition">;

/**
 * The pages as they follow from what was answered so far. A question that hangs on an answer stands on a later page than the
 * one it hangs on: without a script nothing else could bring it.
 */
export function answerPages<Q extends Paged>(
  questions: readonly Q[],
  given: Given,
  way: AnswerWay,
): AnswerPage<Q>[] {
  const asked = askedOf(questions, given);
  if (way === "one") {
    return [
      ...asked.map((question) => ({ at: question.id, questions: [question], asksForWhom: false })),
      { at: FOR_WHOM, questions: [], asksForWhom: true },
    ];
  }
  const rounds: Q[][] = [[]];
  const roundOf = new Map<number, number>();
  for (const question of asked) {
    const round = question.condition === null ? 0 : (roundOf.get(question.condition.questionId) ?? 0) + 1;
    roundOf.set(question.id, round);
    (rounds[round] ??= []).push(question);
  }
  return rounds.map((ofRound, round) => ({
    at: ofRound[0]?.id ?? FOR_WHOM,
    questions: ofRound,
    asksForWhom: round === 0,
  }));
}

/** The page of that name, or the one that has the question; the first where neither is there any more. */
export function pageAt<Q extends Paged>(pages: readonly AnswerPage<Q>[], at: number): AnswerPage<Q> {
  const found =
    pages.find((page) => page.at === at) ??
    pages.find(({ questions }) => questions.some(({ id }) => id === at)) ??
    pages[0];
  if (!found) throw new Error("A questionnaire has a page");
  return found;
}

/** The page after; null after the last, where the answers are looked at once more. */
export function pageAfter<Q extends Paged>(
  pages: readonly AnswerPage<Q>[],
  page: AnswerPage<Q>,
): AnswerPage<Q> | null {
  return pages[pages.findIndex(({ at }) => at === page.at) + 1] ?? null;
}

/** The page before; null before the first. */
export function pageBefore<Q extends Paged>(
  pages: readonly AnswerPage<Q>[],
  page: AnswerPage<Q>,
): AnswerPage<Q> | null {
  return pages[pages.findIndex(({ at }) => at === page.at) - 1] ?? null;
}
