import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { formatMoney } from "~/domain/shared/money";
import { ErrorSummary, SummaryList } from "../../govuk";

interface Totals {
  year: number;
  pence: number;
}
interface ImportSummaryProps {
  counts: { added: number; changed: number; removed: number; unchanged: number };
  years: readonly number[];
  setsYears: boolean;
  addedPriorities: readonly string[];
  /** How many stated totals it brings; null where it brings none. */
  totalsStated: number | null;
  /** The budget has stated totals, whose place they take. */
  hasTotals: boolean;
  changesNothing: boolean;
  /** The budget has no line yet. */
  isFirst: boolean;
  faults: readonly string[];
  faultCount: number;
  total: readonly Totals[];
  totalBefore: readonly Totals[];
}

/** What an import comes to, or why it cannot go on. */
export function ImportSummary(props: ImportSummaryProps) {
  const { faults, faultCount, changesNothing } = props;
  return (
    <>
      {faultCount > 0 && (
        <ErrorSummary
          title="This cannot be imported as it is"
          errors={[
            ...faults.map((text) => ({ href: "#import-steps", text })),
            ...(faultCount > faults.length
              ? [{ href: "#import-steps", text: `And ${number(faultCount - faults.length)} more.` }]
              : []),
          ]}
        />
      )}
      {changesNothing && (
        <p className="govuk-body">The budget is already as the sheet has it: there is nothing to import.</p>
      )}
      <SummaryList rows={[...countRows(props), ...otherRows(props)]} />
    </>
  );
}

const number = (count: number) => count.toLocaleString("en-GB");

function countRows({ counts, isFirst }: ImportSummaryProps) {
  const added = { key: "Lines added", value: number(counts.added) };
  if (isFirst) return [added];
  return [
    added,
    { key: "Lines changed", value: number(counts.changed) },
    { key: "Lines removed", value: number(counts.removed) },
    { key: "Lines unchanged", value: number(counts.unchanged) },
  ];
}

function otherRows({
  years,
  setsYears,
  addedPriorities,
  totalsStated,
  hasTotals,
  isFirst,
  total,
  totalBefore,
}: ImportSummaryProps) {
  const inYears = years.map(formatFinancialYear).join(", ");
  const before = new Map(totalBefore.map(({ year, pence }) => [year, pence]));
  return [
    {
      key: "Financial years",
      value: setsYears ? `${inYears}. The budget takes these years from the sheet.` : inYears,
    },
    ...(addedPriorities.length > 0 ? [{ key: "New priorities", value: addedPriorities.join(", ") }] : []),
    ...(totalsStated === null
      ? []
      : [
          {
            key: "Stated totals",
            value: `${number(totalsStated)}${hasTotals ? ", in place of those that the budget has" : ""}`,
          },
        ]),
    ...total.map(({ year, pence }) => ({
      key: `Total for ${formatFinancialYear(year)}`,
      value:
        isFirst || before.get(year) === pence
          ? formatMoney(pence)
          : `${formatMoney(pence)}; it was ${formatMoney(before.get(year) ?? 0)}`,
    })),
  ];
}
