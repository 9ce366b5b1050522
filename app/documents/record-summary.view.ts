import type { DetailsBody, DetailsTotals } from "~/domain/decision/signed-snapshot";
import { CHARACTERISTIC_LABELS, DIRECTION_LABELS, DIRECTIONS } from "~/domain/eia/characteristics";
import { cumulativeImpact, type CumulativeImpact } from "~/domain/eia/cumulative-impact";
import { EIA_OUTCOME_LABELS } from "~/domain/eia/eia";
import type { DocumentBlock, DocumentSection } from "~/domain/publication/document";
import type { PublishedRecord } from "~/domain/publication/published-record";
import { formatDate, formatFinancialYear } from "~/domain/shared/calendar-date";
import { formatMoney, sumPence } from "~/domain/shared/money";
import { moneyFormat, totalIn } from "./budget-tables.view";
import { budgetStepsBlocks } from "./record-changes.view";
import { counted, listed, table, text, withheld } from "./document-blocks.view";

/** What was decided, when and for how much, in a paragraph that needs no other. */
export function inShortSection(published: PublishedRecord): DocumentSection {
  const { record, details, eia } = published;
  const supported = record.outcome === "supported";
  const sentences = [
    `On ${formatDate(record.decidedOn)} the ${record.decidingBodyTitle} ${supported ? "supported" : "did not support"} this proposal.`,
    ...(details.published ? amountSentences(details.body, supported) : []),
    ...(eia.published && eia.body.eia.outcome
      ? [
          `The equality impact assessment concluded: ${EIA_OUTCOME_LABELS[eia.body.eia.outcome].toLowerCase()}.`,
        ]
      : []),
    ...carriedForward(record.carriedForwardActions),
  ];
  return { id: "in-short", heading: "In short", blocks: [text(sentences.join(" "))] };
}

function amountSentences(details: DetailsBody, supported: boolean): string[] {
  const { years, lines, summary, previous } = details;
  const amounts = years.map(
    (year) => `${formatMoney(totalIn(lines, year))} for ${formatFinancialYear(year)}`,
  );
  const is = supported ? "is" : "would have been";
  if (details.withheld.length > 0)
    return [`Of the budget, the lines that are published come to ${listed(amounts)}.`];
  const first = summary?.byYear[0];
  return [`The budget ${is} ${listed(amounts)}.`, ...(previous && first ? [comparison(first, is)] : [])];
}

function comparison(
  { year, transferred, likeForLike }: DetailsTotals["summary"]["byYear"][number],
  is: string,
): string {
  const moved =
    transferred === 0
      ? "Compared with the previous budget"
      : `Leaving aside ${formatMoney(Math.abs(transferred))} of transferred services`;
  const difference =
    likeForLike === 0
      ? "the same as before"
      : `${formatMoney(Math.abs(likeForLike))} ${likeForLike > 0 ? "more" : "less"} than before`;
  return `${moved}, ${formatFinancialYear(year)} ${is} ${difference}.`;
}

function carriedForward(count: number): string[] {
  if (count === 0) return [];
  return [
    `${counted(count, "action")} in the action plan ${count === 1 ? "is" : "are"} to be finished after the decision.`,
  ];
}

/** Who shares a protected characteristic that a change touches, and in which direction. */
export function whoIsAffectedSection({ details, eia }: PublishedRecord): DocumentSection {
  const section = { id: "who-is-affected", heading: "Who is affected" };
  if (!eia.published) {
    return { ...section, blocks: [withheld("The equality impact assessment", eia.legalGround)] };
  }
  const entries = eia.body.entries.map(({ changeNumber, impacts }) => ({ change: changeNumber, impacts }));
  const touched = cumulativeImpact(entries);
  if (touched.length === 0) {
    return {
      ...section,
      blocks: [
        text("The equality impact assessment names no protected characteristic that a change affects."),
      ],
    };
  }
  return {
    ...section,
    blocks: [
      text(
        "How many budget changes affect people who share each protected characteristic. A change that affects several is counted for each of them, so the rows do not add up.",
      ),
      table({
        caption: "Budget changes by characteristic and direction",
        head: directionHead,
        rows: touched.map(({ characteristic, byDirection }) => ({
          cells: [
            CHARACTERISTIC_LABELS[characteristic],
            ...DIRECTIONS.map((direction) => String(byDirection[direction].length)),
          ],
        })),
      }),
      ...(eia.body.withheld.some(({ kind }) => kind === "entry")
        ? [text("What is withheld of the assessment is not counted.")]
        : []),
      // With a change withheld, a sum would be of the others and look like the whole.
      ...(details.published && details.body.withheld.length === 0
        ? [moneyTouched(touched, details.body)]
        : []),
    ],
  };
}

const directionHead = [
  { text: "Characteristic" },
  ...DIRECTIONS.map((direction) => ({ text: DIRECTION_LABELS[direction], numeric: true })),
];

/** What the budgets behind those counts rise or fall by, in all years together: some begin to fall only later. */
function moneyTouched(touched: readonly CumulativeImpact<number>[], details: DetailsBody): DocumentBlock {
  const changeOf = new Map(details.changes.map((change) => [change.number, change]));
  const sumOf = (numbers: readonly number[]) =>
    sumPence(
      numbers.flatMap((number) => changeOf.get(number)?.byYear.map((figures) => figures.change) ?? []),
    );
  const rows = touched.map(({ characteristic, byDirection }) => ({
    characteristic,
    figures: DIRECTIONS.map((direction) =>
      byDirection[direction].length === 0 ? null : sumOf(byDirection[direction]),
    ),
  }));
  const money = moneyFormat(rows.flatMap(({ figures }) => figures.filter((figure) => figure !== null)));
  return table({
    caption: `Rise or fall in those budgets, ${yearsTogether(details.years)}`,
    head: directionHead,
    rows: rows.map(({ characteristic, figures }) => ({
      cells: [
        CHARACTERISTIC_LABELS[characteristic],
        ...figures.map((figure) => (figure === null ? "None" : money(figure, true))),
      ],
    })),
  });
}

function yearsTogether(years: readonly number[]): string {
  const [first, last] = [years[0], years.at(-1)].map((year) =>
    year === undefined ? "" : formatFinancialYear(year),
  );
  return first === last ? `${first}` : `${first} to ${last} together`;
}

export function moneySection({ details }: PublishedRecord): DocumentSection | null {
  const section = { id: "money", heading: "The money" };
  if (!details.published) {
    return { ...section, blocks: [withheld("The budget, its changes and finances", details.legalGround)] };
  }
  // The steps from one total to the other would give away what is withheld.
  const blocks = details.body.withheld.length > 0 ? [] : budgetStepsBlocks(details.body);
  return blocks.length === 0 ? null : { ...section, blocks };
}
