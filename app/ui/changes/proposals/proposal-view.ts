import type { BudgetLine } from "~/domain/budget/budget";
import type { Sureness } from "~/domain/budget/line-similarity";
import type { OpenProposal } from "~/domain/budget/open-proposals";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { amountInWords } from "~/domain/budget/not-stated";

export interface LineToSee {
  id: number;
  service: string;
  provider: string;
  amount: string;
}

export interface ProposalToSee {
  key: string;
  title: string;
  sureness: Sureness;
  reasons: readonly string[];
  previousLines: readonly LineToSee[];
  newLines: readonly LineToSee[];
}

/** The year of which each side's amounts are shown: the last one before, the first one now. */
export interface YearsShown {
  previous: number | undefined;
  new: number | undefined;
}

export function proposalToSee(
  { key, title, sureness, reasons, previousLines, newLines }: OpenProposal,
  years: YearsShown,
): ProposalToSee {
  return {
    key,
    title,
    sureness,
    reasons,
    previousLines: previousLines.map((line) => lineToSee(line, years.previous)),
    newLines: newLines.map((line) => lineToSee(line, years.new)),
  };
}

export function lineToSee(
  { id, service, deliveryOrganisation, amounts }: BudgetLine,
  year: number | undefined,
): LineToSee {
  const amount = year === undefined ? "" : `${amountInWords(amounts[year])} in ${formatFinancialYear(year)}`;
  return { id, service, provider: deliveryOrganisation, amount };
}
