import { CHARACTERISTIC_LABELS, DIRECTION_LABELS } from "~/domain/eia/characteristics";
import type { CumulativeYears } from "~/domain/eia/cumulative-impact";
import { areAnyCounted, peopleTouchedInWords, type PeopleTouched } from "~/domain/eia/people";
import { risesAndFalls } from "~/domain/publication/amounts-in-words";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { formatMoney } from "~/domain/shared/money";
import { Table } from "../govuk";

interface TogetherTableProps {
  caption: string;
  years: readonly number[];
  rows: readonly (Omit<CumulativeYears<unknown>, "changes"> & {
    count: number;
    people: PeopleTouched;
    href: string | null;
  })[];
  /** Whether there is an earlier budget, without which nothing rises or falls. */
  hasBefore: boolean;
}

/** Characteristic by direction by year: how many changes, and what happens to the budgets behind them. */
export function TogetherTable({ caption, years, rows, hasBefore }: TogetherTableProps) {
  const isCounted = areAnyCounted(rows);
  return (
    <Table
      caption={caption}
      captionSize="m"
      firstCellIsHeader
      cards
      head={[
        { text: "Characteristic and effect" },
        { text: "Changes" },
        ...(isCounted ? [{ text: "People" }] : []),
        ...(hasBefore ? years.map((year) => ({ text: formatFinancialYear(year) })) : []),
      ]}
      rows={rows.map(({ characteristic, direction, count, people, byYear, href }) => {
        const name = `${CHARACTERISTIC_LABELS[characteristic]}: ${DIRECTION_LABELS[direction].toLowerCase()}`;
        return {
          key: `${characteristic}-${direction}`,
          header: href ? (
            <a className="govuk-link" href={href}>
              {name}
            </a>
          ) : (
            name
          ),
          cells: [
            { content: String(count) },
            ...(isCounted ? [{ content: peopleTouchedInWords(people) }] : []),
            ...(hasBefore
              ? byYear.map(({ pence }) => ({
                  content: (
                    <span className="app-preserve-lines">
                      {risesAndFalls(pence, (of) => formatMoney(of)).join("\n")}
                    </span>
                  ),
                }))
              : []),
          ],
        };
      })}
    />
  );
}
