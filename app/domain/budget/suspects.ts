import { formatFinancialYear } from "../shared/calendar-date";
import { formatMoney } from "../shared/money";
import type { Budget, BudgetLine } from "./budget";
import { comparisonYear, type ChangeLink } from "./changes";
import { findAbbreviations, wordsOf } from "./line-words";
import { ROUNDING_PENCE, type Difference } from "./reconciliation";

export interface Suspect {
  lineId: number;
  service: string;
  /** A sentence: why a slip in this line would explain the difference. */
  reason: string;
}

/** What the lines of a budget were in the previous budget. */
export interface LinesBefore {
  years: readonly number[];
  /** By id of the line now; only where it was one line before, too. */
  lines: ReadonlyMap<number, BudgetLine>;
}

/**
 * Lines in which a slip would explain why a stated figure and its lines differ: one whose amount, put right by the
 * difference, is what it is in another year or was in the previous budget; or one that is the difference itself, so
 * that it may be there twice.
 */
export function suspectLines(
  { priorityId, year, pence }: Pick<Difference, "priorityId" | "year" | "pence">,
  { lines, years }: Pick<Budget, "lines" | "years">,
  before: LinesBefore | null = null,
): Suspect[] {
  return lines
    .filter((line) => priorityId === null || line.priorityId === priorityId)
    .flatMap((line) => {
      const reason = slip(line, year, pence, years, before) ?? countedTwice(line, year, pence);
      return reason === null ? [] : [{ lineId: line.id, service: line.service, reason }];
    });
}

/** Each line by its previous one: by the link that joins just these two, else by a name that only they have. */
export function linesBefore(
  { lines }: Pick<Budget, "lines">,
  previous: Pick<Budget, "lines" | "years"> | null,
  links: readonly Pick<ChangeLink, "previousLineIds" | "newLineIds">[],
): LinesBefore | null {
  if (!previous) return null;
  const abbreviations = findAbbreviations([...lines, ...previous.lines].map(({ service }) => service));
  const nameOf = ({ service }: BudgetLine) => [...wordsOf(service, abbreviations)].sort().join(" ");
  const before = byOnlyName(previous.lines, nameOf);
  const found = [...byOnlyName(lines, nameOf)].flatMap(([name, line]) => {
    const previousLine = before.get(name);
    return previousLine ? [[line.id, previousLine] as const] : [];
  });
  const previousById = new Map(previous.lines.map((line) => [line.id, line]));
  const linked = links.flatMap(({ previousLineIds, newLineIds }) => {
    const [newId, ...otherNew] = newLineIds;
    const [previousId = 0, ...otherPrevious] = previousLineIds;
    const previousLine = previousById.get(previousId);
    return newId !== undefined && previousLine && otherNew.length + otherPrevious.length === 0
      ? [[newId, previousLine] as const]
      : [];
  });
  return { years: previous.years, lines: new Map([...found, ...linked]) };
}

/**
 * Where else this line has the amount: `2019/20 and in the previous budget`. Null where it has it nowhere.
 * @param amount pence, in the year
 */
export function sameAmountElsewhere(
  line: Pick<BudgetLine, "id" | "amounts">,
  year: number,
  amount: number,
  years: readonly number[],
  before: LinesBefore | null,
): { where: string; pence: number } | null {
  const amountBefore = before?.lines.get(line.id)?.amounts[comparisonYear(year, before.years) ?? year] ?? NaN;
  for (const other of years) {
    const pence = line.amounts[other] ?? NaN;
    if (other === year || !near(pence, amount)) continue;
    const alsoBefore = pence === amountBefore ? " and in the previous budget" : "";
    return { where: `in ${formatFinancialYear(other)}${alsoBefore}`, pence };
  }
  return near(amountBefore, amount) ? { where: "in the previous budget", pence: amountBefore } : null;
}

const near = (a: number, b: number) => Math.abs(a - b) <= ROUNDING_PENCE;

function slip(
  line: BudgetLine,
  year: number,
  difference: number,
  years: readonly number[],
  before: LinesBefore | null,
): string | null {
  const amount = line.amounts[year] ?? 0;
  const elsewhere = sameAmountElsewhere(line, year, amount + difference, years, before);
  if (!elsewhere) return null;
  const exactly =
    elsewhere.pence === amount + difference ? "just the difference" : "the difference, but for rounding";
  return `${formatMoney(amount)} in ${formatFinancialYear(year)}, but ${formatMoney(elsewhere.pence)} ${elsewhere.where}: ${exactly}.`;
}

function countedTwice({ amounts }: BudgetLine, year: number, pence: number): string | null {
  const amount = amounts[year] ?? 0;
  return near(amount, -pence)
    ? `${formatMoney(amount)} is just the difference. Is it counted twice, or not in the stated figure?`
    : null;
}

/** Without those whose name is another's, too. */
function byOnlyName(
  lines: readonly BudgetLine[],
  nameOf: (line: BudgetLine) => string,
): Map<string, BudgetLine> {
  const byName = new Map<string, BudgetLine | null>();
  for (const line of lines) {
    const name = nameOf(line);
    byName.set(name, byName.has(name) ? null : line);
  }
  return new Map([...byName].flatMap(([name, line]) => (line ? [[name, line] as const] : [])));
}
