import { formatFinancialYear } from "../shared/calendar-date";
import { formatMoney } from "../shared/money";
import type { Budget, StatedTotal } from "./budget";
import type { ImportedBudget, ImportedLine } from "./imported-budget";
import { statedFindings, type Finding } from "./reconciliation-findings";
import { linesBefore, sameAmountElsewhere, type LinesBefore, type Suspect } from "./suspects";

export interface ImportReconciliation {
  /** One for each stated figure. A line's id among the suspects is its row. */
  findings: readonly Finding[];
  /** One for each amount that is blank, in the sheet's order. */
  blanks: readonly BlankAmount[];
}

export interface BlankAmount {
  row: number;
  service: string;
  year: number;
  /** A sentence: that it is taken as £0, and what the stated figures say of that. */
  message: string;
  /** The stated figure agrees with £0. */
  isNothingMissing: boolean;
}

/**
 * What adds up in an imported sheet and what does not, before anything of it is written.
 * @param previous the framework that its framework is compared with; a line is looked up in it by its name
 */
export function reconcileImport(imported: ImportedBudget, previous: Budget | null): ImportReconciliation {
  const budget = budgetOf(imported);
  const statedTotals = statedTotalsOf(imported, budget);
  const before = linesBefore(budget, statedTotals.length > 0 ? previous : null, []);
  const facts = { budget, previous, statedTotals, links: [], explanations: [] };
  const stated = statedFindings(facts, before);
  const keysOf = figureKeys(budget);
  const unread = unreadCells(imported, keysOf);
  const findings = stated.map((finding) =>
    withUnread(finding, unread.get(finding.key) ?? [], imported.years, before),
  );
  return { findings, blanks: blankAmounts(imported, findings, unread, keysOf) };
}

type SheetBudget = Pick<Budget, "years" | "priorities" | "lines">;

/** The sheet as a budget, its lines by row and its priorities by position; without contracts, of which no sum is made. */
function budgetOf({ years, priorities, lines }: ImportedBudget): SheetBudget {
  const ids = new Map(priorities.map((name, index) => [name, index]));
  return {
    years,
    priorities: priorities.map((name, id) => ({ id, name })),
    lines: lines.map(({ row, priority, blankYears: _, contract: _contract, ...line }) => ({
      ...line,
      id: row,
      priorityId: ids.get(priority) ?? null,
      version: 1,
    })),
  };
}

/** Of two figures for one priority and year the first counts, as when they are written. */
function statedTotalsOf({ totals }: ImportedBudget, { priorities }: SheetBudget): StatedTotal[] {
  const ids = new Map<string | null, number>(priorities.map(({ name, id }) => [name, id]));
  const byKey = new Map<string, StatedTotal>();
  for (const { priority, row, year, pence } of totals) {
    const priorityId = ids.get(priority) ?? null;
    const key = `${priorityId}:${year}`;
    if (!byKey.has(key)) byKey.set(key, { id: row, priorityId, year, pence });
  }
  return [...byKey.values()];
}

interface UnreadCell {
  line: ImportedLine;
  year: number;
}

/** The keys of the sub-total and total in which a line of this priority is counted: under none, there is no such sub-total. */
type FigureKeys = (priority: string, year: number) => readonly [subTotal: string, total: string];

function figureKeys({ priorities }: SheetBudget): FigureKeys {
  const ids = new Map(priorities.map(({ name, id }) => [name, id]));
  return (priority, year) => [`priority:${ids.get(priority)}:${year}`, `total:${year}`];
}

/** By the key of each figure in which they are counted; a total that cannot be read is no line of any. */
function unreadCells({ lines, questions }: ImportedBudget, keysOf: FigureKeys): Map<string, UnreadCell[]> {
  const lineByRow = new Map(lines.map((line) => [line.row, line]));
  const byKey = new Map<string, UnreadCell[]>();
  for (const { row, year } of questions) {
    const line = lineByRow.get(row);
    if (!line) continue;
    for (const key of keysOf(line.priority, year)) {
      const cells = byKey.get(key);
      if (cells) cells.push({ line, year });
      else byKey.set(key, [{ line, year }]);
    }
  }
  return byKey;
}

/** Until its cells can be read a figure agrees with nothing, and it is they that have to be looked at. */
function withUnread(
  finding: Finding,
  unread: readonly UnreadCell[],
  years: readonly number[],
  before: LinesBefore | null,
): Finding {
  if (unread.length === 0) return finding;
  const { stated, lines, followsFrom } = finding;
  return {
    ...finding,
    agrees: false,
    message: `${formatMoney(stated)} is stated; the lines that can be read add up to ${formatMoney(lines)}.`,
    suspects:
      followsFrom === null
        ? unread.map((cell) => unreadSuspect(cell, finding, unread.length, years, before))
        : [],
  };
}

function unreadSuspect(
  { line }: UnreadCell,
  { difference, year }: Finding,
  unreadCount: number,
  years: readonly number[],
  before: LinesBefore | null,
): Suspect {
  const suspect = (reason: string) => ({ lineId: line.row, service: line.service, reason });
  const amount = formatMoney(difference);
  if (difference < 0) return suspect("The other lines already come to more than is stated.");
  if (unreadCount > 1)
    return suspect(`It and the others that cannot be read would have to come to ${amount}.`);
  const elsewhere = sameAmountElsewhere({ ...line, id: line.row }, year, difference, years, before);
  return suspect(
    elsewhere
      ? `${amount} would make the figures agree, and is what stands ${elsewhere.where}.`
      : `${amount} would make the figures agree.`,
  );
}

function blankAmounts(
  imported: ImportedBudget,
  findings: readonly Finding[],
  unreadByKey: ReadonlyMap<string, readonly UnreadCell[]>,
  keysOf: FigureKeys,
): BlankAmount[] {
  const findingByKey = new Map(findings.map((finding) => [finding.key, finding]));
  return imported.lines.flatMap((line) =>
    line.blankYears.map((year) => {
      const [subTotal, total] = keysOf(line.priority, year);
      const finding = findingByKey.get(subTotal) ?? findingByKey.get(total);
      return {
        ...{ row: line.row, service: line.service, year },
        message: `The amount for ${formatFinancialYear(year)} is blank, and taken as £0. ${saidOfBlank(finding, unreadByKey)}`,
        isNothingMissing: finding?.agrees ?? false,
      };
    }),
  );
}

function saidOfBlank(
  finding: Finding | undefined,
  unreadByKey: ReadonlyMap<string, readonly UnreadCell[]>,
): string {
  if (!finding) return "No total is stated that would show whether anything is missing.";
  const { agrees, difference } = finding;
  const subject = finding.subject.replace(/^Total for/u, "total for");
  const unread = unreadByKey.get(finding.key) ?? [];
  if (agrees) return `The ${subject} agrees with that, so nothing is missing.`;
  const [cell] = unread;
  if (!cell)
    return `The ${subject} differs by ${formatMoney(difference, { signed: true })}: an amount may be missing.`;
  return unread.length === 1 && difference >= 0
    ? `If ${cell.line.service} is ${formatMoney(difference)}, the ${subject} agrees, and nothing is missing.`
    : `The ${subject} can be checked when all of its lines can be read.`;
}
