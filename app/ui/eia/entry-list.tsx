import type { AnswerState } from "~/domain/eia/answer-state";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { formatMoney, formatPercentChange } from "~/domain/shared/money";
import type { YearComparison } from "~/domain/budget/changes";
import { TaskList } from "../govuk";
import { AnswerTag } from "./tags";

export interface ListedChange {
  id: number;
  title: string;
  href: string;
  isTransfer: boolean;
  state: AnswerState;
  /** The first year's figures. */
  firstYear: YearComparison | null;
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
        hint: [isTransfer ? "Transfer" : "", firstYear ? yearInWords(firstYear) : ""]
          .filter(Boolean)
          .join(": "),
        status: (
          <>
            <AnswerTag state={state} />
            {toPutRight > 0 && state !== "not_assessed" && (
              <div className="govuk-hint govuk-!-margin-bottom-0">{toPutRight} to put right</div>
            )}
          </>
        ),
      }))}
    />
  );
}

function yearInWords({ year, previous, new: after, change }: YearComparison): string {
  if (change === 0) return `no change in ${formatFinancialYear(year)}`;
  const amount = formatMoney(change, { signed: true });
  return `${amount} (${formatPercentChange(previous, after)}) in ${formatFinancialYear(year)}`;
}
