import type { PriorityComparison } from "~/domain/budget/comparison";
import { comparisonInWords, type ComparedFigures } from "~/domain/budget/not-stated";
import { ENDED } from "~/domain/shared/money";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { PriorityPicture } from "../charts/priority-picture";
import { Details, Table } from "../govuk";
import { ComparedFigure } from "./change-figure";
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
        pence={pence}
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
      // Five amounts with their pence beside each other are wider than a tablet.
      cards
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
          { content: sumsInWords(summary, pence).previous, numeric: true },
          { content: sumsInWords(summary, pence).new, numeric: true },
          ...[summary.net, summary.transferred, summary.likeForLike].map((change) => ({
            content: <ComparedFigure figures={{ ...summary, change }} withPence={pence} />,
            numeric: true,
          })),
        ],
      }))}
    />
  );
}

type Sums = Pick<ComparedFigures, "previous" | "new" | "unstated">;

function sumsInWords(sums: Sums, pence: boolean) {
  return comparisonInWords({ ...sums, change: sums.new - sums.previous }, { pence });
}

function PriorityTable({
  summary,
  priorities,
  pence,
}: {
  summary: YearSummary;
} & Pick<ComparisonProps, "priorities" | "pence">) {
  const row = (name: string, figures: Sums) => {
    const words = sumsInWords(figures, pence);
    return {
      key: name,
      header: name,
      cells: [
        { content: words.previous, numeric: true },
        { content: words.new, numeric: true },
        {
          content: (
            <ComparedFigure
              figures={{ ...figures, change: figures.new - figures.previous }}
              withPence={pence}
            />
          ),
          numeric: true,
        },
        // A priority goes on, also without a line: what stood under it may be paid from elsewhere.
        { content: words.share === ENDED ? "−100.0%" : words.share, numeric: true },
      ],
    };
  };
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
      rows={inYear.map(({ name, figures }) => row(name, figures ?? { previous: 0, new: 0 }))}
      foot={[row("Total", summary)]}
    />
  );
}
