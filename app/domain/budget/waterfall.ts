import { formatFinancialYear } from "../shared/calendar-date";
import { sumPence } from "../shared/money";
import { changesBySize, sizeIn } from "./change-sizes";
import { changeIn, type BudgetChange } from "./changes";

/** How one total became another. Amounts are integer pence; the steps lead from the first total to the last. */
export interface Waterfall {
  title: string;
  from: { label: string; pence: number };
  steps: readonly WaterfallStep[];
  to: { label: string; pence: number };
}

export interface WaterfallStep {
  label: string;
  pence: number;
  isTransfer: boolean;
}

/** How many changes, and how many transfers, have a step of their own. */
const NAMED_CHANGES = 8;
const NAMED_TRANSFERS = 3;

type Shown = Pick<BudgetChange, "title" | "kind" | "byYear">;

/**
 * From the previous total to that of a year: the largest changes each in a step, the rest of the rises and of the cuts
 * together, then the transfers. What does not move in the year has no step.
 */
export function changeWaterfall(changes: readonly Shown[], year: number): Waterfall {
  const inYear = changes.flatMap(({ byYear }) => byYear.find((figures) => figures.year === year) ?? []);
  const moved = (kind: BudgetChange["kind"]) =>
    changesBySize(
      changes.filter((change) => change.kind === kind && sizeIn(change, year) > 0),
      year,
    );
  const previousYear = inYear[0]?.previousYear ?? null;
  const name = formatFinancialYear(year);
  const before = previousYear === null ? "" : `, ${formatFinancialYear(previousYear)}`;
  return {
    title: `From the previous total to that of ${name}`,
    from: { label: `Previous total${before}`, pence: sumPence(inYear.map(({ previous }) => previous)) },
    steps: [
      ...stepsOf(moved("change"), year, NAMED_CHANGES, ["rises", "cuts"]).map((step) => ({
        ...step,
        isTransfer: false,
      })),
      ...stepsOf(moved("transfer"), year, NAMED_TRANSFERS, ["transfers in", "transfers out"]).map((step) => ({
        ...step,
        isTransfer: true,
      })),
    ],
    to: { label: `New total, ${name}`, pence: sumPence(inYear.map((figures) => figures.new)) },
  };
}

/** @param changes largest first @param nouns of what goes up and of what goes down */
function stepsOf(changes: readonly Shown[], year: number, named: number, nouns: readonly [string, string]) {
  const step = (change: Shown) => ({ label: change.title, pence: changeIn(change, year) });
  const rest = changes.slice(named);
  const [up, down] = [
    rest.filter((one) => changeIn(one, year) > 0),
    rest.filter((one) => changeIn(one, year) < 0),
  ];
  const together = (those: readonly Shown[], noun: string) =>
    those.length < 2
      ? those.map(step)
      : [
          {
            label: `${those.length.toLocaleString("en-GB")} more ${noun}`,
            pence: sumPence(those.map((one) => changeIn(one, year))),
          },
        ];
  return [...changes.slice(0, named).map(step), ...together(up, nouns[0]), ...together(down, nouns[1])];
}

/** A bar of the picture: from one level of money to another, in pence. */
export interface WaterfallBar {
  label: string;
  /** What the bar is for: a total, or what it moves. */
  pence: number;
  from: number;
  to: number;
  look: "total" | "rise" | "fall" | "transfer";
}

/** A total from nothing, then each step from where the last one ended, then the total they lead to. */
export function waterfallBars({ from, steps, to }: Waterfall): WaterfallBar[] {
  const total = ({ label, pence }: Waterfall["from"]): WaterfallBar => ({
    label,
    pence,
    from: 0,
    to: pence,
    look: "total",
  });
  let level = from.pence;
  const moves = steps.map(({ label, pence, isTransfer }): WaterfallBar => {
    const start = level;
    level += pence;
    const look = isTransfer ? "transfer" : pence < 0 ? "fall" : "rise";
    return { label, pence, from: start, to: level, look };
  });
  return [total(from), ...moves, total(to)];
}

/**
 * Where the picture starts, in pence. Small steps between two large totals would not be seen from zero: it then starts
 * below the lowest of them.
 */
export function waterfallStart(bars: readonly WaterfallBar[]): number {
  // Each step goes on from where the one before it ended.
  const levels = bars.map(({ to }) => to);
  const [lowest, highest] = [Math.min(...levels), Math.max(...levels)];
  const room = highest - lowest;
  if (room === 0 || room > highest / 2) return Math.min(0, lowest);
  const step = 10 ** Math.floor(Math.log10(room));
  return Math.floor((lowest - room / 2) / step) * step;
}
