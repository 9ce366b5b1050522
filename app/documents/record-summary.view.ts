import type { DetailsBody, DetailsTotals } from "~/domain/decision/record-bodies";
import { hasUnstated, sumInWords } from "~/domain/budget/not-stated";
import { CHARACTERISTIC_LABELS, DIRECTION_LABELS, DIRECTIONS } from "~/domain/eia/characteristics";
import { cumulativeImpact, type CumulativeImpact } from "~/domain/eia/cumulative-impact";
import {
  carriedForwardSentence,
  conclusionSentence,
  decidedSentence,
  wordsSigned,
} from "~/domain/decision/decision-in-words";
import { risesAndFalls } from "~/domain/publication/amounts-in-words";
import type { DocumentBlock, DocumentSection } from "~/domain/publication/document";
import type { PublishedRecord, ReadableRecord } from "~/domain/publication/published-record";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { formatMoney, sumPence } from "~/domain/shared/money";
import { isWhole, moneyFormat, NO_TOTALS, totalIn } from "./budget-tables.view";
import { budgetStepsBlocks } from "./record-changes.view";
import { listed } from "~/domain/shared/listed";
import { table, text, withheld } from "./document-blocks.view";
import { dimensionsInShort } from "./record-dimensions.view";
import { notSupportedBlocks } from "./record-not-supported.view";
import { completedSince, finishedSentence } from "./record-since.view";
import { nobodyNamed } from "./record-unanswered.view";

/** What was decided, by whom, when and for how much, in a paragraph that needs no other; then the words that were signed. */
export function inShortSection(published: PublishedRecord): DocumentSection {
  const { record } = published;
  const sentences = [decidedSentence(record), ...proposalSentences(published)];
  return {
    id: "in-short",
    heading: "In short",
    blocks: [text(sentences.join(" ")), text(wordsSigned(record))],
  };
}

/** What it costs, what its assessment came to, and what is still to be done: what is known before anybody decides. */
export function proposalSentences({ record, details, eia, addenda }: ReadableRecord): string[] {
  const finished = Math.min(completedSince({ addenda }), record.carriedForwardActions);
  const sentences = [
    carriedForwardSentence(record.carriedForwardActions - finished, record.outcome),
    finishedSentence(finished),
  ];
  return [
    ...(details.published ? amountSentences(details.body, record.outcome !== "not_supported") : []),
    ...(eia.published && eia.body.eia.outcome ? [conclusionSentence(eia.body.eia.outcome, record)] : []),
    ...sentences.filter((sentence) => sentence !== null),
  ];
}

/** How much it is in each year, and how much more or less than before; that it cannot be said where something is withheld. */
export function amountSentences(details: DetailsBody, supported: boolean): string[] {
  const { years, lines, summary, previous } = details;
  const amounts = years.map(
    (year) =>
      `${sumInWords(totalIn(lines, year), hasUnstated(lines, year))} for ${formatFinancialYear(year)}`,
  );
  const is = supported ? "is" : "would have been";
  if (!isWhole(details)) return [NO_TOTALS];
  const first = summary?.byYear[0];
  return [`The budget ${is} ${listed(amounts)}.`, ...(previous && first ? [comparison(first, is)] : [])];
}

function comparison(
  { year, transferred, likeForLike, unstated }: DetailsTotals["summary"]["byYear"][number],
  is: string,
): string {
  if (unstated) {
    return `Not every amount is stated, so it cannot be said by how much ${formatFinancialYear(year)} differs from the previous budget.`;
  }
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

/** Who shares a protected characteristic that a change touches, and in which direction. */
export function whoIsAffectedSection({ record, details, eia }: ReadableRecord): DocumentSection {
  const section = { id: "who-is-affected", heading: "Who is affected" };
  if (!eia.published) {
    return {
      ...section,
      blocks: [withheld("The equality impact assessment", eia.legalGround, eia.withdrawnOn)],
    };
  }
  const entries = eia.body.entries.map(({ changeNumber, impacts }) => ({ change: changeNumber, impacts }));
  const touched = cumulativeImpact(entries);
  if (touched.length === 0) {
    return {
      ...section,
      blocks: [text(nobodyNamed(eia.body)), ...dimensionsInShort(eia.body.dimensions)],
    };
  }
  return {
    ...section,
    blocks: [
      text(
        `How many budget changes ${record.outcome === "not_supported" ? "would have affected" : "affect"} people who share each protected characteristic. A change that affects several is counted for each of them, so the rows do not add up.`,
      ),
      table({
        caption: "Budget changes by characteristic and direction",
        head: directionHead,
        isListed: true,
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
      ...(details.published && isWhole(details.body) ? moneyTouched(touched, details.body) : []),
      ...dimensionsInShort(eia.body.dimensions),
    ],
  };
}

const directionHead = [
  { text: "Characteristic" },
  ...DIRECTIONS.map((direction) => ({ text: DIRECTION_LABELS[direction], numeric: true })),
];

/**
 * What the budgets behind those counts rise or fall by, in all years together: some begin to fall only later. None where there
 * is no earlier budget, and so neither a rise nor a fall.
 */
function moneyTouched(touched: readonly CumulativeImpact<number>[], details: DetailsBody): DocumentBlock[] {
  if (!details.previous) return [];
  const changeOf = new Map(details.changes.map((change) => [change.number, change]));
  const totalOf = (number: number) => {
    const byYear = changeOf.get(number)?.byYear ?? [];
    return byYear.some(({ unstated }) => unstated) ? null : sumPence(byYear.map(({ change }) => change));
  };
  const rows = touched.map(({ characteristic, byDirection }) => ({
    characteristic,
    totals: DIRECTIONS.map((direction) => byDirection[direction].map(totalOf)),
  }));
  const money = moneyFormat(rows.flatMap(({ totals }) => totals.flat().filter((total) => total !== null)));
  return [
    text(
      "The direction says what happens to people, and the money what happens to the budget behind it. The two need not go together: a budget may fall where the effect is positive, and rise where it is adverse.",
    ),
    table({
      caption: `What happens to the budgets of those changes, ${yearsTogether(details.years)}`,
      head: [
        { text: "Characteristic" },
        ...DIRECTIONS.map((direction) => ({ text: `Effect: ${DIRECTION_LABELS[direction].toLowerCase()}` })),
      ],
      rows: rows.map(({ characteristic, totals }) => ({
        cells: [
          CHARACTERISTIC_LABELS[characteristic],
          ...totals.map((of) => (of.length === 0 ? "None" : risesAndFalls(of, money))),
        ],
      })),
    }),
  ];
}

function yearsTogether(years: readonly number[]): string {
  const [first, last] = [years[0], years.at(-1)].map((year) =>
    year === undefined ? "" : formatFinancialYear(year),
  );
  return first === last ? `${first}` : `${first} to ${last} together`;
}

export function moneySection({ record, details }: ReadableRecord): DocumentSection | null {
  const section = { id: "money", heading: "The money" };
  if (!details.published) {
    return {
      ...section,
      blocks: [withheld("The budget, its changes and finances", details.legalGround, details.withdrawnOn)],
    };
  }
  // The steps from one total to the other would give away what is withheld.
  const blocks = isWhole(details.body) ? budgetStepsBlocks(details.body) : [];
  return blocks.length === 0 ? null : { ...section, blocks: [...notSupportedBlocks(record), ...blocks] };
}
