import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { formatMoney } from "~/domain/shared/money";
import { AnswerInWords } from "../eia/tags";
import { Details, Table } from "../govuk";
import { ChangeLink } from "./change-link";
import type { ChangeRow, UnchangedFolded } from "./change-view";

/** The same amount with another provider, provision, method or reach as written: to be confirmed as the same, or assessed. */
export function DifferingTable({ frameworkId, rows }: { frameworkId: number; rows: readonly ChangeRow[] }) {
  return (
    <Table
      caption="The same amount, written differently"
      captionSize="s"
      head={[{ text: "Service" }, { text: "What differs" }, { text: "In the EIA" }]}
      stacks
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
          { content: <AnswerInWords state={row.state} isComplete={row.isComplete} /> },
        ],
      }))}
    />
  );
}

interface UnchangedTableProps {
  frameworkId: number;
  rows: readonly ChangeRow[];
  years: readonly number[];
  pence: boolean;
  caption: string;
  /** Hidden where it is left out. */
  captionSize?: "s";
}

export function UnchangedTable({
  frameworkId,
  rows,
  years,
  pence,
  caption,
  captionSize,
}: UnchangedTableProps) {
  return (
    <Table
      caption={caption}
      {...(captionSize ? { captionSize } : { captionHidden: true })}
      stacks
      head={[
        { text: "Service" },
        ...years.map((year) => ({ text: formatFinancialYear(year), numeric: true })),
        { text: "In the EIA" },
      ]}
      rows={rows.map((row) => ({
        key: String(row.id),
        header: <ChangeLink frameworkId={frameworkId} row={row} />,
        cells: [
          ...row.byYear.map((figures) => ({
            content: formatMoney(figures.new, { pence }),
            numeric: true,
          })),
          { content: <AnswerInWords state={row.state} isComplete={row.isComplete} /> },
        ],
      }))}
    />
  );
}

interface UnchangedLinesProps extends Pick<UnchangedTableProps, "frameworkId" | "years" | "pence"> {
  folded: UnchangedFolded;
  /** The list of all of them, for where there are more than are folded here. */
  allHref: string;
}

export function UnchangedLines({ folded, allHref, ...table }: UnchangedLinesProps) {
  const { rows, alike, total } = folded;
  if (total === 0) return null;
  const [all, same] = [total.toLocaleString("en-GB"), alike.toLocaleString("en-GB")];
  return (
    <Details
      summary={`${all} unchanged: ${same} of them ${alike === 1 ? "reads" : "read"} the same on both sides`}
    >
      {alike === 0 ? (
        <p className="govuk-body">
          Each differs in provider, provision, method or reach as written: see above.
        </p>
      ) : (
        <UnchangedTable
          {...table}
          rows={rows}
          caption="The same in amount, provider, provision, method and reach"
        />
      )}
      {rows.length < alike && (
        <p className="govuk-body">
          These are the first {rows.length}.{" "}
          <a className="govuk-link" href={allHref}>
            See all {same} that read the same
          </a>
        </p>
      )}
    </Details>
  );
}
