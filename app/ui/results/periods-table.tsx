import { daysLateInWords } from "./late-table";
import { formatDate, type CalendarDate } from "~/domain/shared/calendar-date";
import { formatMoney } from "~/domain/shared/money";
import { paths } from "~/paths";
import { Table, Tag } from "../govuk";

/** A period of a line, as far as it has begun. */
export interface ShownPeriod {
  endsOn: CalendarDate;
  name: string;
  dueOn: CalendarDate;
  isReturned: boolean;
  /** 0 where it is not late. */
  daysLate: number;
  remindedOn: CalendarDate | null;
  /** Pence; null where the budget or the return does not say. */
  budget: number | null;
  spent: number | null;
}

interface PeriodsTableProps {
  frameworkId: number;
  lineId: number;
  periods: readonly ShownPeriod[];
}

/** Which returns are there, which are late, and what was spent against the budget in each period. */
export function PeriodsTable({ frameworkId, lineId, periods }: PeriodsTableProps) {
  const money = (pence: number | null) => (pence === null ? "Not stated" : formatMoney(pence));
  return (
    <Table
      caption="Returns and spending"
      captionSize="m"
      head={["Period", "Return", "Budget", "Spent", "Difference from the budget"].map((text) => ({ text }))}
      rows={periods.map(({ endsOn, name, dueOn, isReturned, daysLate, remindedOn, budget, spent }) => ({
        key: endsOn,
        header: (
          <a className="govuk-link" href={paths.lineReturn(frameworkId, lineId, endsOn)}>
            {name}
          </a>
        ),
        cells: [
          {
            content: isReturned ? (
              <Tag colour="green">Returned</Tag>
            ) : daysLate > 0 ? (
              <>
                <Tag colour="red">{daysLateInWords(daysLate)}</Tag>
                {remindedOn !== null && ` Reminded on ${formatDate(remindedOn)}`}
              </>
            ) : (
              `Due ${formatDate(dueOn)}`
            ),
          },
          { content: money(budget) },
          { content: isReturned ? money(spent) : "" },
          {
            content: budget === null || spent === null ? "" : formatMoney(spent - budget, { signed: true }),
          },
        ],
      }))}
    />
  );
}
