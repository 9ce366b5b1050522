import { formatFinancialYear } from "../shared/calendar-date";
import { formatMoney, sumPence } from "../shared/money";
import type { YearAmounts } from "./year-amounts";
import type { Budget } from "./budget";
import type { ChangeLink } from "./changes";
import {
  differenceInWords,
  figureInWords,
  reconciledFigures,
  ROUNDING_PENCE,
  type Difference,
  type ReconciliationFacts,
} from "./reconciliation";
import { linesBefore, suspectLines, type LinesBefore, type Suspect } from "./suspects";

/** A figure as it is stated, held against the lines. */
export interface Finding {
  key: string;
  /** "Victims sub-total for 2018/19" */
  subject: string;
  year: number;
  /** Pence. */
  stated: number;
  lines: number;
  /** Stated − lines, in pence. */
  difference: number;
  /** To within £1 of rounding. */
  agrees: boolean;
  /** Whether it has to agree, or be explained, before submission (rule 6). */
  isBinding: boolean;
  /** The author's reason; null where nobody has explained it. */
  explanation: string | null;
  /** A sentence that says whether it agrees, or by how much it does not. */
  message: string;
  /** A sentence, where the difference is that of other figures; it is these that need a look. */
  followsFrom: string | null;
  suspects: readonly Suspect[];
}

export interface FindingFacts extends ReconciliationFacts {
  budget: Pick<Budget, "years" | "priorities" | "lines">;
  previous: Pick<Budget, "lines" | "years" | "priorities"> | null;
  links: readonly Pick<ChangeLink, "previousLineIds" | "newLineIds">[];
}

/**
 * Every stated figure, and the funding of every year that has some, with what would explain where they do not agree.
 * @param known what the lines were before, where the caller has looked them up already
 */
export function reconciliationFindings(facts: FindingFacts, known?: LinesBefore | null): Finding[] {
  const { budget, previous, links } = facts;
  const names = new Map(budget.priorities.map(({ id, name }) => [id, name]));
  const figures = reconciledFigures(facts);
  const allAgree = figures.every(({ pence }) => isAgreeing(pence));
  const before = known === undefined && !allAgree ? linesBefore(budget, previous, links) : (known ?? null);
  return [
    ...figures.map((figure) => findingOf(figure, { figures, names, budget, before })),
    ...laterFunding(facts),
  ];
}

/** The same without the funding: of a sheet, which names none, and of a baseline, where nothing is to be funded. */
export function statedFindings(
  facts: Omit<FindingFacts, "fundingSources">,
  known?: LinesBefore | null,
): Finding[] {
  return reconciliationFindings({ ...facts, fundingSources: [] }, known).filter(
    ({ key }) => key !== "funding",
  );
}

interface Around {
  figures: readonly Difference[];
  names: ReadonlyMap<number, string>;
  budget: FindingFacts["budget"];
  before: LinesBefore | null;
}

function findingOf(figure: Difference, { figures, names, budget, before }: Around): Finding {
  const { key, year, stated, actual, pence, explanation } = figure;
  const agrees = isAgreeing(pence);
  const { subject, message } = differenceInWords(figure, names);
  const followsFrom = agrees ? null : followsFromOthers(figure, figures, names);
  return {
    ...{ key, subject, year, stated, lines: actual, difference: pence, agrees, isBinding: true, explanation },
    message: agrees ? agreementInWords(stated, actual) : message,
    followsFrom,
    suspects: agrees || followsFrom !== null ? [] : suspectLines(figure, budget, before),
  };
}

export function isAgreeing(pence: number): boolean {
  return Math.abs(pence) <= ROUNDING_PENCE;
}

function agreementInWords(stated: number, lines: number): string {
  return stated === lines
    ? `${formatMoney(stated)} is stated, and the lines add up to it.`
    : `${formatMoney(stated)} is stated; the lines add up to ${formatMoney(lines)}: the same, but for rounding.`;
}

/** A total that differs does so by what its sub-totals differ by; the funding by what the total does. */
function followsFromOthers(
  { subject, year, pence }: Difference,
  figures: readonly Difference[],
  names: ReadonlyMap<number, string>,
): string | null {
  if (subject === "priority") return null;
  const differing = figures.filter((other) => other.year === year && !isAgreeing(other.pence));
  const subTotals = differing.filter((other) => other.subject === "priority");
  const explains = (others: readonly Difference[]) =>
    isAgreeing(sumPence(others.map((other) => other.pence)) - pence);
  if (explains(subTotals)) {
    const parts = subTotals.map(
      (other) => `${figureInWords(other, names)} ${formatMoney(other.pence, { signed: true })}`,
    );
    return `It follows from the sub-totals, which together differ by as much: ${parts.join(", ")}.`;
  }
  const total = differing.filter((other) => other.subject === "total");
  return subject === "funding" && explains(total)
    ? "It follows from the stated total, which differs by as much."
    : null;
}

/** Later years are subject to their own agreement, so that their funding is shown, and need not add up. */
function laterFunding({ budget, fundingSources }: FindingFacts): Finding[] {
  const [, ...laterYears] = budget.years;
  const total = (items: readonly { amounts: YearAmounts }[], year: number) =>
    sumPence(items.map(({ amounts }) => amounts[year] ?? 0));
  return laterYears
    .filter((year) => total(fundingSources, year) !== 0)
    .map((year) => {
      const [stated, lines] = [total(fundingSources, year), total(budget.lines, year)];
      const difference = stated - lines;
      const agrees = isAgreeing(difference);
      return {
        ...{ key: `funding:${year}`, year, stated, lines, difference, agrees },
        subject: `Funding for ${formatFinancialYear(year)}`,
        isBinding: false,
        explanation: null,
        message: agrees
          ? agreementInWords(stated, lines)
          : `${formatMoney(stated)} is named; the lines add up to ${formatMoney(lines)}. A later year has its own budget, so this need not add up yet.`,
        followsFrom: null,
        suspects: [],
      };
    });
}
