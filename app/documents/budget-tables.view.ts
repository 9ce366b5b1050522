import type { YearAmounts } from "~/domain/budget/year-amounts";
import type { BudgetLine } from "~/domain/budget/budget";
import { describeMethod } from "~/domain/budget/budget";
import { CONTRACT_FIELDS, CONTRACT_LABELS, contractInWords } from "~/domain/budget/contract-words";
import { haveShares, partnersIn } from "~/domain/budget/line-contract";
import type { DetailsBody, DetailsLine, DetailsTotals } from "~/domain/decision/record-bodies";
import type { DocumentBlock, DocumentSection, DocumentTableRow } from "~/domain/publication/document";
import { hasUnstated, NOT_STATED, sumInWords } from "~/domain/budget/not-stated";
import { ROUNDING_PENCE } from "~/domain/budget/reconciliation";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { formatMoney, needsPence, sumPence } from "~/domain/shared/money";
import { facts, table, text } from "./document-blocks.view";

/** Pence in every figure of a table, or in none. */
export function moneyFormat(figures: readonly number[]): (pence: number, signed?: boolean) => string {
  const pence = needsPence(figures);
  return (figure, signed = false) => formatMoney(figure, { pence, signed });
}

/** Every amount that tables of the budget beside each other are made of: all of them show pence, or none does. */
export function amountsBesides({
  lines,
  changes,
  fundingSources = [],
}: Pick<DetailsBody, "lines" | "changes" | "fundingSources">): number[] {
  return [
    ...[...lines, ...fundingSources].flatMap(({ amounts }) => Object.values(amounts)),
    ...changes.flatMap(({ byYear }) => byYear.flatMap((year) => [year.previous, year.new])),
  ];
}

export const yearHead = (year: number) => ({ text: formatFinancialYear(year), numeric: true });

export const amountIn = (amounts: YearAmounts, year: number): number => amounts[year] ?? 0;

/** Said where a sum would stand if all of it were published. */
export const NO_TOTALS =
  "Some of this budget is withheld, so no total or sub-total is given, from which that could be worked out.";

const NO_PRIORITY = "No priority";
export const priorityOf = ({ priority }: { priority: string }): string => priority || NO_PRIORITY;

/** In the order of the budget; a priority whose lines have all ended comes last. */
export function prioritiesOf({ lines, changes }: Pick<DetailsBody, "lines" | "changes">): string[] {
  return [...new Set([...lines, ...changes].map(priorityOf))];
}

/**
 * Whether every line and change of a budget is published. Where one is not, no sum is printed of the others: with the full
 * one, which may stand in another text or record, today or later, the difference is what is withheld.
 */
export function isWhole({ withheld }: Pick<DetailsBody, "withheld">): boolean {
  return withheld.every(({ kind }) => kind === "consultee_amounts" || kind === "section");
}

export const BUDGET_LINES = "budget-lines";

/** Every line by priority, with sub-totals and the grand total. */
export function budgetLinesSection(details: DetailsBody): DocumentSection {
  const { lines, years } = details;
  const money = moneyFormat(amountsBesides(details));
  const format = { pence: needsPence(amountsBesides(details)) };
  const totals = (of: readonly DetailsLine[]) =>
    years.map((year) =>
      hasUnstated(of, year) ? sumInWords(totalIn(of, year), true, format) : money(totalIn(of, year)),
    );
  const groups = prioritiesOf(details)
    .map((priority) => ({ priority, of: lines.filter((line) => priorityOf(line) === priority) }))
    .filter(({ of }) => of.length > 0);
  return {
    id: BUDGET_LINES,
    heading: "Budget lines",
    blocks: groups.map(({ priority, of }) =>
      table({
        caption: priority,
        head: [{ text: "Service" }, { text: "Delivered by, how and where" }, ...years.map(yearHead)],
        rows: of.map((line) => ({ cells: lineCells(line, details, money) })),
        ...(isWhole(details) ? { foot: [{ cells: ["Sub-total", "", ...totals(of)] }] } : {}),
      }),
    ),
    sections: [
      {
        id: "totals",
        heading: "Totals",
        blocks: isWhole(details)
          ? [
              table({
                caption: "Budget by priority",
                head: [{ text: "Priority" }, ...years.map(yearHead)],
                rows: groups.map(({ priority, of }) => ({ cells: [priority, ...totals(of)] })),
                foot: [{ cells: ["Total", ...totals(lines)] }],
              }),
              ...partnersTable(lines, years, format),
              ...differenceBlocks(details),
            ]
          : [text(NO_TOTALS)],
      },
    ],
  };
}

function lineCells(
  line: DetailsLine,
  { lines, years }: Pick<DetailsBody, "lines" | "years">,
  money: (pence: number) => string,
): DocumentTableRow["cells"] {
  return [
    [line.service, line.provision, line.note, ...contractSentences(line, lines)].filter(Boolean),
    [line.deliveryOrganisation, describeMethod(line.method, line.fundedWith), line.reach].filter(Boolean),
    ...years.map((year) => (hasUnstated([line], year) ? NOT_STATED : money(amountIn(line.amounts, year)))),
  ];
}

/** What a line says of its contract, a sentence for each thing; none where it says nothing. */
export function contractSentences({ contract }: DetailsLine, lines: readonly DetailsLine[]): string[] {
  if (!contract) return [];
  const { followedBy, ...said } = contract;
  const next = lines.find(({ number }) => number === followedBy);
  const words = contractInWords(
    said,
    followedBy === undefined ? "" : (next?.service ?? `line ${followedBy} of this budget`),
  );
  return CONTRACT_FIELDS.flatMap((field) => {
    const text = words[field];
    return text === undefined ? [] : [`${CONTRACT_LABELS[field]}: ${text.replaceAll("\n", "; ")}`];
  });
}

/** The sums of a whole budget with what partners pay; none where no line has a partner’s share. */
function partnersTable(
  lines: readonly DetailsLine[],
  years: readonly number[],
  beside: { pence: boolean },
): DocumentBlock[] {
  if (!haveShares(lines)) return [];
  const own = years.map((year) => totalIn(lines, year));
  const shares = years.map((year) => partnersIn(lines, year));
  const together = years.map((_year, index) => (own[index] ?? 0) + (shares[index] ?? 0));
  const format = { pence: beside.pence || needsPence(shares) };
  return [
    table({
      caption: "With the shares of partners",
      head: [{ text: "Who pays" }, ...years.map(yearHead)],
      rows: [
        {
          cells: [
            "This budget, without partners",
            ...years.map((year, index) => sumInWords(own[index] ?? 0, hasUnstated(lines, year), format)),
          ],
        },
        { cells: ["Partners", ...shares.map((pence) => formatMoney(pence, format))] },
      ],
      foot: [
        {
          cells: [
            "Together",
            ...years.map((year, index) => sumInWords(together[index] ?? 0, hasUnstated(lines, year), format)),
          ],
        },
      ],
    }),
  ];
}

export function totalIn(lines: readonly Pick<BudgetLine, "amounts">[], year: number): number {
  return sumPence(lines.map(({ amounts }) => amountIn(amounts, year)));
}

/** Rule 6: figures as stated that the lines do not add up to, with the author's reason. */
function differenceBlocks(details: DetailsBody): DocumentBlock[] {
  const { statedTotals, fundingSources, explanations } = details;
  // Without all lines nothing can be said of their sums.
  if (!isWhole(details) || !statedTotals || !fundingSources) return [];
  const explained = statedFigures({ ...details, statedTotals, fundingSources }).flatMap(
    ({ subject, priority, year, stated, actual, isFunding }) => {
      const difference = stated - actual;
      if (Math.abs(difference) <= ROUNDING_PENCE) return [];
      const reason = explanations?.find(
        (given) => given.priority === priority && given.year === (isFunding ? null : year),
      );
      const figures = `${formatMoney(stated)} is stated; the lines add up to ${formatMoney(actual)}.`;
      return [
        [
          `${subject}, ${formatFinancialYear(year)}`,
          [figures, reason?.text].filter(Boolean).join("\n"),
        ] as const,
      ];
    },
  );
  return explained.length === 0
    ? []
    : [text("Some figures are stated otherwise than the lines add up:"), facts(explained)];
}

function statedFigures({
  statedTotals,
  lines,
  fundingSources,
  years,
  previous,
}: Pick<DetailsBody, "lines" | "years" | "previous"> &
  Pick<DetailsTotals, "statedTotals" | "fundingSources">) {
  const firstYear = years[0];
  const stated = statedTotals.map(({ priority, year, pence }) => ({
    subject: priority === null ? "Total" : `${priority} sub-total`,
    priority,
    isFunding: false,
    year,
    stated: pence,
    actual: totalIn(
      lines.filter((line) => priority === null || line.priority === priority),
      year,
    ),
  }));
  const hasLine = lines.length > 0 || (previous?.lines.length ?? 0) > 0;
  if (firstYear === undefined || !hasLine) return stated;
  const funding = {
    subject: "Funding",
    priority: null,
    isFunding: true,
    year: firstYear,
    stated: totalIn(fundingSources, firstYear),
    actual: totalIn(lines, firstYear),
  };
  return [...stated, funding];
}

/** None where the funding is withheld with a line of the budget. */
export function fundingSections(details: DetailsBody): DocumentSection[] {
  const { fundingSources } = details;
  return fundingSources ? [fundingSection({ ...details, fundingSources })] : [];
}

/**
 * Where the money comes from; years for which no source is named are subject to their own budget. Rule 22: an amount that is
 * not stated is never £0, and sources without amounts are sources.
 */
export function fundingSection({
  fundingSources,
  years,
  lines,
  changes,
}: Pick<DetailsTotals, "fundingSources"> &
  Pick<DetailsBody, "years" | "lines" | "changes">): DocumentSection {
  const shown = years.filter((year) => fundingSources.some(({ amounts }) => (amounts[year] ?? 0) !== 0));
  const money = moneyFormat(amountsBesides({ fundingSources, lines, changes }));
  const stated = (pence: number | null | undefined) => (pence == null ? "Not stated" : money(pence));
  const total = (year: number) => {
    const sum = money(totalIn(fundingSources, year));
    return fundingSources.some(({ amounts }) => amounts[year] == null) ? `At least ${sum}` : sum;
  };
  return {
    id: "funding",
    heading: "Funding",
    blocks:
      shown.length === 0
        ? withoutAmounts(fundingSources, lines)
        : [
            table({
              caption: "Sources of funding",
              head: [{ text: "Source" }, ...shown.map(yearHead)],
              rows: fundingSources.map(({ name, amounts }) => ({
                cells: [name, ...shown.map((year) => stated(amounts[year]))],
              })),
              foot: [{ cells: ["Total", ...shown.map(total)] }],
            }),
            ...saidOfSources(fundingSources),
          ],
  };
}

/** What the amounts of a source depend on, and which report they stand in. */
function saidOfSources(sources: DetailsTotals["fundingSources"]): DocumentBlock[] {
  const said = sources.flatMap(({ name, statedIn, caveat }) =>
    statedIn || caveat
      ? [[name, [statedIn && `Stated in: ${statedIn}`, caveat].filter(Boolean).join("\n")] as const]
      : [],
  );
  return said.length === 0 ? [] : [facts(said)];
}

function withoutAmounts(
  sources: DetailsTotals["fundingSources"],
  lines: DetailsBody["lines"],
): DocumentBlock[] {
  if (sources.length > 0) {
    return [
      text("These sources of funding are recorded, without amounts:"),
      { kind: "list", items: sources.map(({ name }) => name) },
      ...saidOfSources(sources),
    ];
  }
  return [
    text(
      lines.some(({ fundedWith }) => fundedWith.trim() !== "")
        ? "No source of funding is recorded for the budget as a whole. “Budget lines” says which lines are funded jointly, and with whom."
        : "No source of funding is recorded for the budget as a whole.",
    ),
  ];
}
