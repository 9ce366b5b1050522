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

/**
 * "13 of 16 complete". What is answered for, and lacks something, is not complete; a stale answer is none until it is confirmed or
 * revised. @param incomplete the changes of which the gate names something
 */
export function answerProgress(
  walk: readonly ChangeAnswer<unknown>[],
  incomplete: ReadonlySet<number>,
): { complete: number; total: number } {
  return {
    complete: walk.filter(({ change, state }) => !isUnanswered(state) && !incomplete.has(change.id)).length,
    total: walk.length,
  };
}
