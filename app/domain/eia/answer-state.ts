import { isConfirmedSame, needsEntry, type BudgetChange } from "../budget/changes";
import { ENTRY_KIND_LABELS, type EiaEntry } from "./eia";
import { isStale } from "./freshness";

/** How a budget change is answered for in the EIA (rules 1 and 5). */
export const ANSWER_STATES = [
  "not_assessed",
  "stale",
  "assessed",
  "screened_out",
  "separate_eia",
  "when_allocated",
  "confirmed_same",
  "not_needed",
] as const;
export type AnswerState = (typeof ANSWER_STATES)[number];

export const ANSWER_STATE_LABELS: Record<AnswerState, string> = {
  not_assessed: "Not assessed",
  stale: "Stale",
  ...ENTRY_KIND_LABELS,
  confirmed_same: "Confirmed the same",
  not_needed: "No entry needed",
};

/**
 * @param entry the entry of this change, where it has one. Whether it is complete is `entryGaps`' question.
 */
export function answerState(
  change: BudgetChange,
  entry: Pick<EiaEntry, "kind" | "fingerprint"> | undefined,
): AnswerState {
  if (entry) return isStale(entry, change) ? "stale" : entry.kind;
  if (needsEntry(change)) return "not_assessed";
  return isConfirmedSame(change) ? "confirmed_same" : "not_needed";
}

/** Whether a person still has to write or confirm something in the EIA for this change. */
export function isUnanswered(state: AnswerState): boolean {
  return state === "not_assessed" || state === "stale";
}

export interface ChangeAnswer<Entry> {
  change: BudgetChange;
  entry: Entry | undefined;
  state: AnswerState;
}

/** Every change with its entry and the state of its answer, in the changes' order. */
export function answersTo<Entry extends Pick<EiaEntry, "changeId" | "kind" | "fingerprint">>(
  changes: readonly BudgetChange[],
  entries: readonly Entry[],
): ChangeAnswer<Entry>[] {
  const entryOf = new Map(entries.map((entry) => [entry.changeId, entry]));
  return changes.map((change) => {
    const entry = entryOf.get(change.id);
    return { change, entry, state: answerState(change, entry) };
  });
}
