import type { YearComparison } from "~/domain/budget/changes";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { formatMoney } from "~/domain/shared/money";
import { paths } from "~/paths";
import { AnswerTag } from "../eia/tags";
import { Table } from "../govuk";
import { ChangeInYear } from "./change-figure";
import { ChangeLink } from "./change-link";
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
            <FromTo figures={row.byYear[0]} pence={pence} />
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

/** What it was and what it is in the first year; the other years are on the change's own page. */
function FromTo({ figures, pence }: { figures: YearComparison | undefined; pence: boolean }) {
  if (!figures) return null;
  return (
    <div className="govuk-hint govuk-!-margin-bottom-0">
      From {formatMoney(figures.previous, { pence })} to {formatMoney(figures.new, { pence })} in{" "}
      {formatFinancialYear(figures.year)}
    </div>
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
