import { formatFinancialYear } from "../shared/calendar-date";
import { formatMoney, MAX_PENCE } from "../shared/money";
import { MOST_PRIORITIES, MOST_YEARS, type Budget } from "./budget";
import type { ImportedBudget, ImportedLine } from "./imported-budget";

/** The longest texts that the form of a budget line takes: what is imported can be edited there. */
export const LONGEST_TEXT = {
  priority: 100,
  service: 200,
  deliveryOrganisation: 200,
  provision: 2_000,
  fundedWith: 200,
  reach: 200,
  note: 2_000,
} as const;

const TEXT_LABELS: Record<keyof typeof LONGEST_TEXT, string> = {
  priority: "priority",
  service: "service",
  deliveryOrganisation: "delivery organisation",
  provision: "provision",
  fundedWith: "“funded with”",
  reach: "geographical reach",
  note: "note",
};

interface Facts {
  imported: ImportedBudget;
  budget: Budget;
  fundedYears: readonly number[];
  /** The framework's years after the import. */
  years: readonly number[];
  addedPriorities: readonly string[];
}

/** What an import cannot go on with, in sentences that say what to do; of a row, with its number in the sheet. */
export function importFaults(facts: Facts): string[] {
  const { imported, years } = facts;
  return [
    ...(imported.lines.length === 0
      ? ["The sheet has no budget line. Check which row holds the headings, and what each column is."]
      : []),
    ...yearFaults(facts),
    ...priorityFaults(facts),
    ...(imported.withoutYear ?? []).map(
      (row) =>
        `Row ${row} has an amount, but no financial year that can be read. Write it in the sheet as 2018/19, or leave the row out.`,
    ),
    ...imported.lines.flatMap((line) => lineFaults(line, years)),
    ...imported.totals
      .filter(({ year, pence }) => years.includes(year) && !isBudgetAmount(pence))
      .map(({ row, label, year, pence }) => amountFault(row, label, year, pence)),
  ];
}

function yearFaults({ imported, budget, fundedYears, years }: Facts): string[] {
  if (imported.years.length === 0) {
    return ["No column is a financial year. Say on the page of the columns which ones hold the amounts."];
  }
  const wanted = budget.lines.length === 0 ? fundedYears : budget.years;
  const missing = wanted.filter((year) => !imported.years.includes(year));
  return [
    ...missing.map((year) => `The file has no column for ${formatFinancialYear(year)}.`),
    ...(years.length > MOST_YEARS
      ? [
          `The sheet has ${years.length} financial years; a budget has ${MOST_YEARS} or fewer. Leave out columns that do not belong to it.`,
        ]
      : []),
  ];
}

function priorityFaults({ budget, addedPriorities }: Facts): string[] {
  const count = budget.priorities.length + addedPriorities.length;
  return [
    ...(addedPriorities.length > 0 && count > MOST_PRIORITIES
      ? [
          `With this sheet the budget would have ${count} priorities; it may have ${MOST_PRIORITIES}. Check which column holds the priority.`,
        ]
      : []),
    ...addedPriorities
      .filter((name) => name.length > LONGEST_TEXT.priority)
      .map(
        (name) =>
          `The priority “${name.slice(0, 30)}…” is too long: it may have ${LONGEST_TEXT.priority} characters.`,
      ),
  ];
}

function lineFaults(line: ImportedLine, years: readonly number[]): string[] {
  const fields = (Object.keys(LONGEST_TEXT) as (keyof typeof LONGEST_TEXT)[]).filter(
    (field) => field !== "priority" && line[field].length > LONGEST_TEXT[field],
  );
  return [
    ...(line.service.trim() === ""
      ? [`Row ${line.row} has amounts, but no service. Give it a name in the sheet, or leave the row out.`]
      : []),
    ...fields.map(
      (field) =>
        `Row ${line.row}, ${line.service.slice(0, 60)}: the ${TEXT_LABELS[field]} has ${line[field].length.toLocaleString("en-GB")} characters; it may have ${LONGEST_TEXT[field].toLocaleString("en-GB")}.`,
    ),
    ...years.flatMap((year) => {
      const pence = line.amounts[year];
      return pence === undefined || isBudgetAmount(pence)
        ? []
        : [amountFault(line.row, line.service, year, pence)];
    }),
  ];
}

function isBudgetAmount(pence: number): boolean {
  return Number.isSafeInteger(pence) && Math.abs(pence) <= MAX_PENCE;
}

function amountFault(row: number, subject: string, year: number, pence: number): string {
  return `Row ${row}, ${subject}: ${formatMoney(pence)} for ${formatFinancialYear(year)} must be from ${formatMoney(-MAX_PENCE)} to ${formatMoney(MAX_PENCE)}.`;
}
