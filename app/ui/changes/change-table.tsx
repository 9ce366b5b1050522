import type { YearComparison } from "~/domain/budget/changes";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { formatMoney } from "~/domain/shared/money";
import { paths } from "~/paths";
import { AnswerInWords } from "../eia/tags";
import { Table, Tag } from "../govuk";
import { ChangeInYear, ComparedFigure } from "./change-figure";
import { ChangeLink } from "./change-link";
import type { ChangeRow } from "./change-view";

interface ChangeTableProps {
  frameworkId: number;
  caption: string;
  noun: "change" | "transfer";
  rows: readonly ChangeRow[];
  /** How many are chosen, on this page or another, and what they come to together. */
  chosen: number;
  totals: readonly YearComparison[];
  years: readonly number[];
  pence: boolean;
  mayWrite: boolean;
  threshold: number | null;
}

/** Changes of money, each with the state of its answer, which leads to its entry in the EIA. */
export function ChangeTable(props: ChangeTableProps) {
  const { frameworkId, caption, noun, rows, chosen, totals, years, pence, mayWrite, threshold } = props;
  // What is transferred goes on elsewhere: "ended" beside it, or a share, would say otherwise.
  const inYear = (one: YearComparison) =>
    noun === "transfer" ? (
      <ComparedFigure figures={one} withPence={pence} />
    ) : (
      <ChangeInYear figures={one} withPence={pence} />
    );
  const figures = (byYear: readonly YearComparison[]) =>
    byYear.map((one) => ({ content: inYear(one), numeric: true }));
  return (
    <Table
      caption={caption}
      captionSize="s"
      stacks
      head={[
        { text: noun === "change" ? "Change" : "Transfer" },
        ...years.map((year) => ({ text: formatFinancialYear(year), numeric: true })),
        { text: "In the EIA" },
      ]}
      rows={rows.map((row) => ({
        key: String(row.id),
        header: <RowHead frameworkId={frameworkId} row={row} threshold={threshold} />,
        cells: [
          ...figures(row.byYear),
          { content: <Answer frameworkId={frameworkId} row={row} mayWrite={mayWrite} /> },
        ],
      }))}
      foot={[
        {
          key: "total",
          header: `Total of ${chosen.toLocaleString("en-GB")} ${noun}${chosen === 1 ? "" : "s"}`,
          cells: [...figures(totals), { content: "" }],
        },
      ]}
    />
  );
}

function RowHead({
  frameworkId,
  row,
  threshold,
}: Pick<ChangeTableProps, "frameworkId" | "threshold"> & { row: ChangeRow }) {
  return (
    <>
      <ChangeLink frameworkId={frameworkId} row={row} />
      <div className="govuk-hint govuk-!-margin-bottom-0">{row.amounts}</div>
      {row.transferredTo !== "" && (
        <div className="govuk-hint govuk-!-margin-bottom-0">To: {row.transferredTo}</div>
      )}
      {row.isMaterial && threshold !== null && (
        <Tag colour="magenta">{formatMoney(threshold)} or more: closer attention</Tag>
      )}
    </>
  );
}

function Answer({ frameworkId, row, mayWrite }: { frameworkId: number; row: ChangeRow; mayWrite: boolean }) {
  return (
    <>
      <AnswerInWords state={row.state} isComplete={row.isComplete} />
      <br />
      <a className="govuk-link app-no-print" href={paths.entry(frameworkId, row.id)}>
        {mayWrite && row.state === "not_assessed" ? "Assess" : "Entry"}
        <span className="govuk-visually-hidden">: {row.title}</span>
      </a>
    </>
  );
}
