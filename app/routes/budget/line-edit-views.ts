import type { StoredLineEdit } from "~db/queries/line-history.server";
import { lineEditDifferences } from "~/domain/budget/line-history";
import { formatInstant } from "~/domain/shared/calendar-date";
import type { LineEditView } from "~/ui/budget/line-edits";

export function lineEditView(edit: StoredLineEdit): LineEditView {
  const { id, lineId, kind, before, after, at, personName, reason } = edit;
  return {
    id,
    lineId,
    service: lastName(edit),
    kind,
    isThereBefore: before !== null,
    isThereAfter: after !== null,
    when: formatInstant(at),
    personName,
    reason,
    differences: lineEditDifferences(before, after),
  };
}

/** What a line was called when an edit had been made. */
export function lastName({ before, after }: Pick<StoredLineEdit, "before" | "after">): string {
  return (after ?? before)?.service ?? "";
}
