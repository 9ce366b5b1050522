import { isUnanswered, type ChangeAnswer } from "./answer-state";

/**
 * The changes that the EIA has an entry for or must have one, in the order in which an author walks through them:
 * changes, transfers, then unchanged ones that somebody chose to assess or that were put off until they are allocated.
 */
export function entriesToWalk<Answer extends ChangeAnswer<unknown>>(answers: readonly Answer[]): Answer[] {
  const ofKind = (kind: Answer["change"]["kind"]) => answers.filter(({ change }) => change.kind === kind);
  return [
    ...ofKind("change"),
    ...ofKind("transfer"),
    ...ofKind("unchanged").filter(({ change, entry }) => entry !== undefined || change.wasPutOff),
  ];
}

/** "6 of 16 answered". A stale answer is none until it is confirmed or revised. */
export function answerProgress(walk: readonly ChangeAnswer<unknown>[]): { answered: number; total: number } {
  return { answered: walk.filter(({ state }) => !isUnanswered(state)).length, total: walk.length };
}

/**
 * The next change to answer for, from the top again at the end.
 * @param afterChangeId where the author is; from the top where left out
 */
export function nextUnanswered<Answer extends ChangeAnswer<unknown>>(
  walk: readonly Answer[],
  afterChangeId?: number,
): Answer | undefined {
  const at = walk.findIndex(({ change }) => change.id === afterChangeId);
  return [...walk.slice(at + 1), ...walk.slice(0, at + 1)].find(
    ({ change, state }) => isUnanswered(state) && change.id !== afterChangeId,
  );
}
