import type { AnswerState } from "~/domain/eia/answer-state";
import { TaskList } from "../govuk";
import { AnswerTag } from "./tags";

export interface ListedChange {
  id: number;
  title: string;
  href: string;
  isTransfer: boolean;
  state: AnswerState;
  /** What it was and is in the first year, in words. */
  firstYear: string;
  /** How many things of it block submission. */
  toPutRight: number;
}

/** The changes to answer for, each with its state and what it is worth. */
export function EntryList({ idPrefix, changes }: { idPrefix: string; changes: readonly ListedChange[] }) {
  return (
    <TaskList
      idPrefix={idPrefix}
      items={changes.map(({ title, href, isTransfer, state, firstYear, toPutRight }) => ({
        title,
        href,
        hint: [isTransfer ? "Transfer" : "", firstYear].filter(Boolean).join(": "),
        status: (
          <>
            <AnswerTag state={state} isComplete={toPutRight === 0} />
            {toPutRight > 0 && state !== "not_assessed" && (
              <div className="govuk-hint govuk-!-margin-bottom-0">{toPutRight} to put right</div>
            )}
          </>
        ),
      }))}
    />
  );
}
