import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { formatMoney } from "~/domain/shared/money";
import { paths } from "~/paths";
import { AnswerTag } from "../eia/tags";
import { Details, Table } from "../govuk";
import { ChangeInYear } from "./change-figure";
import type { ChangeRow } from "./change-view";

interface ChangeTableProps {
  frameworkId: number;
  caption: string;
  rows: readonly ChangeRow[];
  years: readonly number[];
  pence: boolean;
}

/** Changes of money, each with the state of its answer, which leads to its entry in the EIA. */
export function ChangeTable({
  frameworkId,
  caption,
  rows,
  years,
  pence,
  mayWrite,
}: ChangeTableProps & { mayWrite: boolean }) {
  return (
    <Table
      caption={caption}
      captionSize="m"
      firstCellIsHeader
      head={[
        { text: "Change" },
        ...years.map((year) => ({ text: formatFinancialYear(year), numeric: true })),
        { text: "In the EIA" },
      ]}
      rows={rows.map((row) => ({
        key: String(row.id),
        header: (
          <>
            <ChangeLink frameworkId={frameworkId} row={row} />
            {row.transferredTo !== "" && (
              <div className="govuk-hint govuk-!-margin-bottom-0">To: {row.transferredTo}</div>
            )}
          </>
        ),
        cells: [
          ...row.byYear.map((figures) => ({
            content: <ChangeInYear figures={figures} withPence={pence} />,
            numeric: true,
          })),
          { content: <Answer frameworkId={frameworkId} row={row} mayWrite={mayWrite} /> },
        ],
      }))}
    />
  );
}

function ChangeLink({ frameworkId, row }: { frameworkId: number; row: ChangeRow }) {
  return (
    <a className="govuk-link" href={paths.change(frameworkId, row.id)}>
      {row.title}
    </a>
  );
}

function Answer({ frameworkId, row, mayWrite }: { frameworkId: number; row: ChangeRow; mayWrite: boolean }) {
  return (
    <>
      <AnswerTag state={row.state} />
      <br />
      <a className="govuk-link" href={paths.entry(frameworkId, row.id)}>
        {mayWrite && row.state === "not_assessed" ? "Assess" : "Entry"}
        <span className="govuk-visually-hidden">: {row.title}</span>
      </a>
    </>
  );
}

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
}: Omit<ChangeTableProps, "caption"> & {
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
