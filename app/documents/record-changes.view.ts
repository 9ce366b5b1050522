import type { YearComparison } from "~/domain/budget/changes";
import type { Waterfall } from "~/domain/budget/waterfall";
import type { DetailsBody, DetailsChange } from "~/domain/decision/signed-snapshot";
import type { DocumentBlock, DocumentSection, DocumentTableRow } from "~/domain/publication/document";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { formatPercentChange, sumPence } from "~/domain/shared/money";
import { moneyFormat, priorityOf, prioritiesOf, totalIn, yearHead } from "./budget-tables.view";
import { counted, table, text } from "./document-blocks.view";

type Format = ReturnType<typeof moneyFormat>;
interface InYear {
  change: DetailsChange;
  figures: YearComparison;
}

/** What changed in each year, by priority, with what was transferred apart. */
export function budgetChangesSection(details: DetailsBody): DocumentSection {
  return {
    id: "budget-changes",
    heading: "Budget changes",
    blocks: [
      text(
        details.previous
          ? `Compared with ${details.previous.title}.`
          : "There is no earlier budget to compare with, so every line is new.",
      ),
    ],
    sections: details.years.map((year) => ({
      id: `changes-${year}`,
      heading: `Changes in ${formatFinancialYear(year)}`,
      blocks: yearBlocks(details, year),
    })),
  };
}

function yearBlocks(details: DetailsBody, year: number): DocumentBlock[] {
  const inYear = details.changes.flatMap((change) =>
    change.byYear.filter((figures) => figures.year === year).map((figures) => ({ change, figures })),
  );
  const ofKind = (kind: DetailsChange["kind"]) => inYear.filter(({ change }) => change.kind === kind);
  const [changes, transfers, unchanged] = [ofKind("change"), ofKind("transfer"), ofKind("unchanged")];
  const money = moneyFormat(inYear.flatMap(({ figures }) => [figures.previous, figures.new]));
  const [all, some] = details.withheld.length > 0 ? ["Published", "published changes"] : ["All", "changes"];
  const head = changesHead(inYear[0]?.figures, year);
  return [
    changes.length === 0
      ? text("No amount changed.")
      : table({
          caption: `Changes in ${formatFinancialYear(year)}, by priority`,
          head: [...head, { text: "%", numeric: true }],
          rows: prioritiesOf(details).flatMap((priority) => priorityRows(priority, changes, money, some)),
          foot: [{ cells: [...totalCells(`${all} changes, like for like`, changes, money), ""] }],
        }),
    ...(transfers.length === 0
      ? []
      : [
          table({
            caption: `Transferred in ${formatFinancialYear(year)}: the service goes on, paid from elsewhere`,
            head,
            rows: transfers.map((transfer) => ({ cells: changeCells(transfer, money) })),
            foot: [{ cells: totalCells(`${all} transfers`, transfers, money) }],
          }),
        ]),
    ...(unchanged.length === 0
      ? []
      : [
          text(
            `${counted(unchanged.length, "service keeps its amount", "services keep their amounts")}: ${money(sumPence(unchanged.map(({ figures }) => figures.new)))} together.`,
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
  money: Format,
  some: string,
): DocumentTableRow[] {
  const under = changes.filter(({ change }) => priorityOf(change) === priority);
  if (under.length === 0) return [];
  return [
    ...under.map((change) => ({
      cells: [
        ...changeCells(change, money),
        formatPercentChange(change.figures.previous, change.figures.new),
      ],
    })),
    { cells: [...totalCells(`${priority}: sub-total of ${some}`, under, money), ""], isSubtotal: true },
  ];
}

function changeCells({ change, figures }: InYear, money: Format): DocumentTableRow["cells"] {
  const lines = [
    change.title,
    `Budget change ${change.number}`,
    ...otherServices("Before", change.previousServices, change),
    ...otherServices("Now", change.newServices, change),
    ...(change.kind === "transfer" && change.transferredTo ? [`To: ${change.transferredTo}`] : []),
  ];
  return [lines, ...figureCells(figures, money)];
}

function otherServices(label: string, services: readonly string[], { title }: DetailsChange): string[] {
  const isTitle = services.length === 1 && services[0] === title;
  return isTitle || services.length === 0 ? [] : [`${label}: ${services.join("; ")}`];
}

function totalCells(label: string, changes: readonly InYear[], money: Format): string[] {
  const sum = (figure: "previous" | "new" | "change") =>
    sumPence(changes.map(({ figures }) => figures[figure]));
  const figures = { previous: sum("previous"), new: sum("new"), change: sum("change") };
  return [label, ...figureCells(figures, money)];
}

function figureCells(figures: Pick<YearComparison, "previous" | "new" | "change">, money: Format): string[] {
  return [money(figures.previous), money(figures.new), money(figures.change, true)];
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
  const money = moneyFormat(
    all.flatMap(({ from, steps, to }) => [from, to, ...steps].map(({ pence }) => pence)),
  );
  const row = (label: string, figures: readonly number[], signed = false): DocumentTableRow => ({
    cells: [label, ...figures.map((figure) => money(figure, signed))],
  });
  const moved = { ...first, steps: first.steps.filter(({ pence }) => pence !== 0) };
  return [
    { kind: "waterfall", waterfall: moved },
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
