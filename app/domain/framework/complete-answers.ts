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
  { entries, actions, materialityThreshold, ownQuestions }: FrameworkContent,
  { today, isBeforeDecision }: { today: CalendarDate; isBeforeDecision: boolean },
): (change: BudgetChange) => boolean {
  const entryOf = new Map(entries.map((entry) => [entry.changeId, entry]));
  return (change) => {
    const entry = entryOf.get(change.id);
    return (
      !entry ||
      !isBeforeDecision ||
      (entryGaps(entry, change, actions, today, materialityThreshold).length === 0 &&
        unanswered(ownQuestions, entry.ownAnswers).length === 0)
    );
  };
}
