import { remembered } from "../shared/remembered";
import type { BudgetChange } from "../budget/changes";
import { entryGaps } from "../eia/completeness";
import type { CalendarDate } from "../shared/calendar-date";
import { unanswered } from "../templates/template";
import type { FrameworkContent } from "./content";

/**
 * Whether what is answered for a change lacks nothing of its own: only then is it shown as done. A change without an entry has
 * nothing that could lack something; that it needs one is its state's to say. Of what is decided or withdrawn nothing can lack any more.
 */
export function completeAnswers(
  content: FrameworkContent,
  { today, isBeforeDecision }: { today: CalendarDate; isBeforeDecision: boolean },
): (change: BudgetChange) => boolean {
  return isBeforeDecision ? completeOn(content, today) : () => true;
}

const completeOn = remembered(
  ({ entries, actions, materialityThreshold, ownQuestions }: FrameworkContent, today: CalendarDate) => {
    const entryOf = new Map(entries.map((entry) => [entry.changeId, entry]));
    const isComplete = (change: BudgetChange) => {
      const entry = entryOf.get(change.id);
      return (
        !entry ||
        (entryGaps(entry, change, actions, today, materialityThreshold).length === 0 &&
          unanswered(ownQuestions, entry.ownAnswers).length === 0)
      );
    };
    return remembered(isComplete);
  },
);
