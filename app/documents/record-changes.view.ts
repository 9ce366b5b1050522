import type { YearComparison } from "~/domain/budget/changes";
import {
  type ComparedFigures,
  comparisonInWords,
  STEPS_OF_WHAT_IS_STATED,
  unstatedAmong,
} from "~/domain/budget/not-stated";
import type { Waterfall } from "~/domain/budget/waterfall";
import type { DetailsBody, DetailsChange } from "~/domain/decision/record-bodies";
import type { DocumentBlock, DocumentSection, DocumentTableRow } from "~/domain/publication/document";
import { formatDate, formatFinancialYear } from "~/domain/shared/calendar-date";
import { needsPence, sumPence, type MoneyFormat } from "~/domain/shared/money";
import {
  amountsBesides,
  isWhole,
  moneyFormat,
  priorityOf,
  prioritiesOf,
  totalIn,
  yearHead,
} from "./budget-tables.view";
import { counted, table, text } from "./document-blocks.view";

interface InYear {
  change: DetailsChange;
  figures: YearComparison;
}

export const BUDGET_CHANGES = "budget-changes";

/** What changed in each year, by priority, with what was transferred apart. */
export function budgetChangesSection(details: DetailsBody): DocumentSection {
  return {
    id: BUDGET_CHANGES,
    heading: "Budget changes",
    blocks: [
      text(
        details.previous
          ? `Compared with ${details.previous.title ?? "the previous budget, whose title is withheld"}.`
          : "No earlier budget is recorded here, so nothing is said of what rises, falls or is new. The lines stand under “Budget lines”.",
      ),
    ],
    sections: [
      ...(details.previous ? details.years : []).map((year) => ({
        id: `changes-${year}`,
        heading: `Changes in ${formatFinancialYear(year)}`,
        blocks: yearBlocks(details, year),
      })),
      ...reasonsSection(details),
    ],
  };
}

/** Of every change of which it is said why it is made, or that it takes effect on another day than the budget's first. */
function reasonsSection({ changes }: DetailsBody): DocumentSection[] {
  const said = changes.filter(
    ({ rationale, effectiveOn }) => rationale !== undefined || effectiveOn !== undefined,
  );
  if (said.length === 0) return [];
  return [
    {
      id: "change-reasons",
      heading: "Why the changes are made",
      blocks: [
        table({
          caption: "Why the changes are made, and from when where it is not the first day of the budget",
          head: [{ text: "Budget change" }, { text: "Why it is made" }, { text: "It takes effect on" }],
          rows: said.map(({ number, title, rationale, effectiveOn }) => ({
            cells: [
              [title, `Budget change ${number}`],
              rationale ?? "Not said",
              effectiveOn ? formatDate(effectiveOn) : "",
            ],
          })),
        }),
      ],
    },
  ];
}

function yearBlocks(details: DetailsBody, year: number): DocumentBlock[] {
  const inYear = details.changes.flatMap((change) =>
    change.byYear.filter((figures) => figures.year === year).map((figures) => ({ change, figures })),
  );
  const ofKind = (kind: DetailsChange["kind"]) => inYear.filter(({ change }) => change.kind === kind);
  const [changes, transfers, unchanged] = [ofKind("change"), ofKind("transfer"), ofKind("unchanged")];
  const amounts = amountsBesides(details);
  const [money, format] = [moneyFormat(amounts), { pence: needsPence(amounts) }];
  const withSums = isWhole(details);
  const head = changesHead(inYear[0]?.figures, year);
  return [
    changes.length === 0
      ? text("No change of an amount is recorded for this year.")
      : table({
          caption: `Changes in ${formatFinancialYear(year)}, by priority`,
          head: [...head, { text: "%", numeric: true }],
          rows: prioritiesOf(details).flatMap((priority) =>
            priorityRows(priority, changes, format, withSums),
          ),
          ...(withSums
            ? { foot: [{ cells: [...totalCells("All changes, like for like", changes, format), ""] }] }
            : {}),
        }),
    ...(transfers.length === 0
      ? []
      : [
          table({
            caption: `Transferred in ${formatFinancialYear(year)}: the service goes on, paid from elsewhere`,
            head,
            rows: transfers.map((transfer) => ({ cells: changeCells(transfer, format) })),
            ...(withSums ? { foot: [{ cells: totalCells("All transfers", transfers, format) }] } : {}),
          }),
        ]),
    ...(unchanged.length === 0
      ? []
      : [
          text(
            counted(unchanged.length, "service keeps its amount", "services keep their amounts") +
              (withSums
                ? `: ${money(sumPence(unchanged.map(({ figures }) => figures.new)))} together.`
                : "."),
          ),
        ]),
  ];
}

function changesHead(figures: YearComparison | undefined, year: number) {
  const before = figures?.previousYear == null ? "Before" : formatFinancialYear(figures.previousYear);
  // Where both budgets have the year, the year alone would not tell them apart.
  const isSameYear = figures?.previousYear === year;
  return [
    { text: "Budget change" },
    { text: isSameYear ? `${before}, before` : before, numeric: true },
    { text: isSameYear ? `${before}, now` : formatFinancialYear(year), numeric: true },
    { text: "Change", numeric: true },
  ];
}

/** The changes of a priority with their sub-total, which leaves out what is unchanged: it has no share of its own. */
function priorityRows(
  priority: string,
  changes: readonly InYear[],
  format: MoneyFormat,
  withSums: boolean,
): DocumentTableRow[] {
  const under = changes.filter(({ change }) => priorityOf(change) === priority);
  if (under.length === 0) return [];
  return [
    ...under.map((change) => ({
      cells: [...changeCells(change, format), comparisonInWords(change.figures).share],
    })),
    ...(withSums
      ? [
          {
            cells: [...totalCells(`${priority}: sub-total of changes`, under, format), ""],
            isSubtotal: true,
          },
        ]
      : []),
  ];
}

function changeCells({ change, figures }: InYear, format: MoneyFormat): DocumentTableRow["cells"] {
  const lines = [
    change.title,
    `Budget change ${change.number}`,
    ...otherServices("Before", change.previousServices, change),
    ...otherServices("Now", change.newServices, change),
    ...(change.kind === "transfer" && change.transferredTo ? [`To: ${change.transferredTo}`] : []),
  ];
  return [lines, ...figureCells(figures, format)];
}

function otherServices(label: string, services: readonly string[], { title }: DetailsChange): string[] {
  const isTitle = services.length === 1 && services[0] === title;
  return isTitle || services.length === 0 ? [] : [`${label}: ${services.join("; ")}`];
}

function totalCells(label: string, changes: readonly InYear[], format: MoneyFormat): string[] {
  const sum = (figure: "previous" | "new" | "change") =>
    sumPence(changes.map(({ figures }) => figures[figure]));
  const figures = {
    ...{ previous: sum("previous"), new: sum("new"), change: sum("change") },
    ...unstatedAmong(changes.map((change) => change.figures)),
  };
  return [label, ...figureCells(figures, format)];
}

function figureCells(figures: ComparedFigures, format: MoneyFormat): string[] {
  const words = comparisonInWords(figures, format);
  return [words.previous, words.new, words.change];
}

/** From the previous total to the new one: a step for each priority like for like, then what was transferred. */
function stepsTo(details: DetailsBody, year: number): Waterfall {
  const figuresOf = ({ byYear }: DetailsChange) => byYear.find((figures) => figures.year === year);
  const sumOf = (changes: readonly DetailsChange[], figure: "previous" | "change") =>
    sumPence(changes.map((change) => figuresOf(change)?.[figure] ?? 0));
  const ofKind = (kind: DetailsChange["kind"]) => details.changes.filter((change) => change.kind === kind);
  const previousYear = details.changes[0] && figuresOf(details.changes[0])?.previousYear;
  return {
    title: `From the previous budget to ${formatFinancialYear(year)}`,
    from: {
      label:
        previousYear == null ? "Previous budget" : `Previous budget, ${formatFinancialYear(previousYear)}`,
      pence: sumOf(details.changes, "previous"),
    },
    steps: [
      ...prioritiesOf(details).map((priority) => ({
        label: priority,
        pence: sumOf(
          ofKind("change").filter((change) => priorityOf(change) === priority),
          "change",
        ),
        isTransfer: false,
      })),
      { label: "Transferred", pence: sumOf(ofKind("transfer"), "change"), isTransfer: true },
    ],
    to: { label: `Budget for ${formatFinancialYear(year)}`, pence: totalIn(details.lines, year) },
  };
}

/** The picture of the first year, and the same steps for every year in figures. */
export function budgetStepsBlocks(details: DetailsBody): DocumentBlock[] {
  const [first, ...later] = details.years.map((year) => stepsTo(details, year));
  if (!first || !details.previous) return [];
  const all = [first, ...later];
  const amounts = all.flatMap(({ from, steps, to }) => [from, to, ...steps].map(({ pence }) => pence));
  const money = moneyFormat(amounts);
  const row = (label: string, figures: readonly number[], signed = false): DocumentTableRow => ({
    cells: [label, ...figures.map((figure) => money(figure, signed))],
  });
  const moved = { ...first, steps: first.steps.filter(({ pence }) => pence !== 0) };
  const { unstated } = unstatedAmong(details.changes.flatMap(({ byYear }) => byYear));
  return [
    ...(unstated ? [text(STEPS_OF_WHAT_IS_STATED)] : []),
    { kind: "waterfall", waterfall: moved, pence: needsPence(amounts) },
    table({
      caption: "From the previous budget to the new one",
      head: [{ text: "Step" }, ...details.years.map(yearHead)],
      rows: [
        row(
          "Previous budget",
          all.map(({ from }) => from.pence),
        ),
        ...first.steps.map(({ label }, index) =>
          row(
            label,
            all.map(({ steps }) => steps[index]?.pence ?? 0),
            true,
          ),
        ),
      ],
      foot: [
        row(
          "New budget",
          all.map(({ to }) => to.pence),
        ),
      ],
    }),
  ];
}
