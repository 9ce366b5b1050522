import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { formatMoney } from "~/domain/shared/money";
import { AnswerTag } from "../eia/tags";
import { Details, Table } from "../govuk";
import { ChangeLink } from "./change-link";
import type { ChangeRow } from "./change-view";

/** The same amount with another provider or reach as written: to be confirmed as the same, or assessed. */
export function DifferingTable({ frameworkId, rows }: { frameworkId: number; rows: readonly ChangeRow[] }) {
  return (
    <Table
      caption="The same amount, written differently"
      captionSize="m"
      firstCellIsHeader
      head={[{ text: "Service" }, { text: "What differs" }, { text: "In the EIA" }]}
      rows={rows.map((row) => ({
        key: String(row.id),
        header: <ChangeLink frameworkId={frameworkId} row={row} />,
        cells: [
          {
            content: row.differences.map((difference) => (
              <span key={difference} className="app-preserve-lines">
                {difference}
                <br />
              </span>
            )),
          },
          { content: <AnswerTag state={row.state} /> },
        ],
      }))}
    />
  );
}

export function UnchangedLines({
  frameworkId,
  rows,
  total,
  years,
  pence,
}: {
  frameworkId: number;
  rows: readonly ChangeRow[];
  years: readonly number[];
  pence: boolean;
  /** With those that are written differently, which stand apart. */
  total: number;
}) {
  if (total === 0) return null;
  const alike = `${rows.length} of them ${rows.length === 1 ? "reads" : "read"} the same on both sides`;
  return (
    <Details summary={`${total} unchanged: ${alike}`}>
      {rows.length === 0 ? (
        <p className="govuk-body">Each differs in provider or reach as written: see above.</p>
      ) : (
        <Table
          caption="The same in amount, provider and reach"
          captionHidden
          firstCellIsHeader
          head={[
            { text: "Service" },
            ...years.map((year) => ({ text: formatFinancialYear(year), numeric: true })),
          ]}
          rows={rows.map((row) => ({
            key: String(row.id),
            header: <ChangeLink frameworkId={frameworkId} row={row} />,
            cells: row.byYear.map((figures) => ({
              content: formatMoney(figures.new, { pence }),
              numeric: true,
            })),
          }))}
        />
      )}
    </Details>
  );
}
