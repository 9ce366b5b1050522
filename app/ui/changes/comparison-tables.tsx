import type { PriorityComparison } from "~/domain/budget/comparison";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { formatMoney, formatPercentChange } from "~/domain/shared/money";
import { PriorityPicture } from "../charts/priority-picture";
import { Details, Table } from "../govuk";
import { ChangeFigure } from "./change-figure";
import type { YearSummary } from "./key-figures";

interface ComparisonProps {
  years: readonly YearSummary[];
  /** The one looked at: the others are folded. */
  year: number;
  priorities: readonly PriorityComparison[];
  pence: boolean;
}

/** Previous, new and change: for each year, then for each priority within a year. */
export function ComparisonTables({ years, year, priorities, pence }: ComparisonProps) {
  const looked = years.find((summary) => summary.year === year);
  const others = years.filter((summary) => summary !== looked);
  if (!looked) return null;
  return (
    <>
      <YearsTable years={years} pence={pence} />
      <h2 className="govuk-heading-m" id="priorities">
        Change by priority in {formatFinancialYear(year)}
      </h2>
      <PriorityPicture
        title={`Change by priority in ${formatFinancialYear(year)}`}
        changes={priorities.map(({ name, byYear }) => ({
          name,
          change: byYear.find((figures) => figures.year === year)?.change ?? 0,
        }))}
      />
      <PriorityTable summary={looked} priorities={priorities} pence={pence} />
      {others.length > 0 && (
        <Details
          summary={`By priority in ${others.map((other) => formatFinancialYear(other.year)).join(" and ")}`}
        >
          {others.map((summary) => (
            <PriorityTable key={summary.year} summary={summary} priorities={priorities} pence={pence} />
          ))}
        </Details>
      )}
    </>
  );
}

function YearsTable({ years, pence }: Pick<ComparisonProps, "years" | "pence">) {
  return (
    <Table
      caption="Year by year"
      captionSize="m"
      stacks
      head={[
        { text: "Year" },
        ...["Previous", "New", "Net change", "Transferred", "Like for like"].map((text) => ({
          text,
          numeric: true,
        })),
      ]}
      rows={years.map((summary) => ({
        key: String(summary.year),
        header: formatFinancialYear(summary.year),
        cells: [
          { content: formatMoney(summary.previous, { pence }), numeric: true },
          { content: formatMoney(summary.new, { pence }), numeric: true },
          ...[summary.net, summary.transferred, summary.likeForLike].map((figure) => ({
            content: <ChangeFigure pence={figure} withPence={pence} />,
            numeric: true,
          })),
        ],
      }))}
    />
  );
}

function PriorityTable({
  summary,
  priorities,
  pence,
}: {
  summary: YearSummary;
} & Pick<ComparisonProps, "priorities" | "pence">) {
  const row = (name: string, previous: number, now: number) => ({
    key: name,
    header: name,
    cells: [
      { content: formatMoney(previous, { pence }), numeric: true },
      { content: formatMoney(now, { pence }), numeric: true },
      { content: <ChangeFigure pence={now - previous} withPence={pence} />, numeric: true },
      { content: formatPercentChange(previous, now), numeric: true },
    ],
  });
  const inYear = priorities.map(({ name, byYear }) => ({
    name,
    figures: byYear.find(({ year }) => year === summary.year),
  }));
  const previousYear = inYear[0]?.figures?.previousYear;
  const year = formatFinancialYear(summary.year);
  return (
    <Table
      caption={
        previousYear == null
          ? `${year}, by priority`
          : `${year} and ${formatFinancialYear(previousYear)}, by priority`
      }
      captionSize="s"
      stacks
      head={[
        { text: "Priority" },
        ...["Previous", "New", "Change", "Per cent"].map((text) => ({ text, numeric: true })),
      ]}
      rows={inYear.map(({ name, figures }) => row(name, figures?.previous ?? 0, figures?.new ?? 0))}
      foot={[row("Total", summary.previous, summary.new)]}
    />
  );
}
