import type { YearAmounts } from "./year-amounts";
import type { Budget, BudgetLine, StatedTotal } from "./budget";
import { CONTRACT_FIELDS, readContract, type ContractWords } from "./contract-words";
import type { ImportedBudget, ImportedLine, TextColumn } from "./imported-budget";
import { importFaults } from "./import-faults";
import type { Pair } from "./import-pairs";
import {
  lineAsWritten,
  lineEditDifferences,
  type LineAsWritten,
  type LineEditDifference,
} from "./line-history";
import { formatFinancialYear } from "../shared/calendar-date";
import { withoutInvisible } from "../shared/invisible-characters";

/** What an import would do to a budget. Making it writes nothing. */
export interface ImportPlan {
  /** The framework's years afterwards. An empty budget takes the sheet's. */
  years: readonly number[];
  setsYears: boolean;
  /** Names of priorities that the budget lacks, in the sheet's order. */
  addedPriorities: readonly string[];
  added: readonly AddedLine[];
  changed: readonly ChangedLine[];
  unchanged: readonly KeptLine[];
  /** Lines that no imported row is. */
  removed: readonly BudgetLine[];
  /** What takes the place of the budget's stated totals; null where the sheet states none, and they stay. */
  totals: readonly PlannedTotal[] | null;
  /** Pairs that the person has yet to confirm. */
  unsettled: readonly Pair[];
  /** Sentences: what has to be put right in the sheet, or in how it is read, before it can be imported. */
  faults: readonly string[];
  /** Sentences: what is left out, and what is taken as what. */
  notices: readonly string[];
  /** The budget is already as the sheet has it. */
  changesNothing: boolean;
}

export interface AddedLine {
  row: number;
  /** Its place in the budget, counted from 1: the sheet's order. */
  position: number;
  line: LineAsWritten;
}
export interface KeptLine extends AddedLine {
  id: number;
}
export interface ChangedLine extends KeptLine {
  before: LineAsWritten;
  changes: readonly LineEditDifference[];
}

/** The priority by name; null for a grand total. */
export interface PlannedTotal {
  priority: string | null;
  year: number;
  pence: number;
}

export interface ImportFacts {
  imported: ImportedBudget;
  /** The text columns that the sheet has: in the others, a line keeps what it holds. */
  columns: ReadonlySet<TextColumn>;
  budget: Budget;
  statedTotals: readonly StatedTotal[];
  /** Years for which a funding source has an amount: these an empty budget cannot lose. */
  fundedYears: readonly number[];
  pairs: readonly Pair[];
}

/**
 * What comes of an imported sheet: lines added, changed field by field, removed and unchanged; priorities, years and
 * stated totals. Each line of the budget is in exactly one of changed, unchanged and removed; each imported row in
 * exactly one of added, changed and unchanged.
 */
export function planImport(facts: ImportFacts): ImportPlan {
  const { imported, budget, pairs } = facts;
  const years = budget.lines.length === 0 ? imported.years : budget.years;
  const setsYears = years.join() !== budget.years.join();
  const nameOf = priorityNaming(budget);
  const existingById = new Map(
    budget.lines.map((line) => [line.id, { id: line.id, before: lineAsWritten(line, budget) }]),
  );
  const existingOfRow = new Map(pairs.map(({ row, lineId }) => [row, existingById.get(lineId)]));

  const added: AddedLine[] = [];
  const changed: ChangedLine[] = [];
  const unchanged: KeptLine[] = [];
  for (const [index, importedLine] of imported.lines.entries()) {
    const { row } = importedLine;
    const existing = existingOfRow.get(row);
    const line = writtenLine(importedLine, existing?.before, { ...facts, years, nameOf });
    const planned = { row, position: index + 1, line };
    if (!existing) {
      added.push(planned);
      continue;
    }
    const changes = lineEditDifferences(existing.before, line);
    if (changes.length > 0) changed.push({ ...planned, ...existing, changes });
    else unchanged.push({ ...planned, id: existing.id });
  }

  const keptIds = new Set([...changed, ...unchanged].map(({ id }) => id));
  const removed = budget.lines.filter(({ id }) => !keptIds.has(id));
  const existingNames = new Set(budget.priorities.map(({ name }) => name));
  const addedPriorities = [...new Set(imported.priorities.map(nameOf))].filter(
    (name) => !existingNames.has(name),
  );
  const totals = plannedTotals(imported, years, nameOf);
  return {
    years,
    setsYears,
    addedPriorities,
    added,
    changed,
    unchanged,
    removed,
    totals: totals.length === 0 ? null : totals,
    unsettled: pairs.filter(({ isSettled }) => !isSettled),
    faults: importFaults({ ...facts, years, addedPriorities }),
    notices: [...imported.notices, ...planNotices(facts, years, totals)],
    changesNothing:
      added.length + addedPriorities.length === 0 &&
      !setsYears &&
      // None changed, none removed, and all in the same order.
      unchanged.map(({ id }) => id).join() === budget.lines.map(({ id }) => id).join() &&
      (totals.length === 0 || sameTotals(totals, facts)),
  };
}

/** Priorities of one name, however it is capitalised, are one: the budget's own spelling stays. */
function priorityNaming({ priorities }: Pick<Budget, "priorities">): (name: string) => string {
  const own = new Map(priorities.map(({ name }) => [withoutInvisible(name).toLowerCase(), name]));
  return (name) => {
    const key = withoutInvisible(name).toLowerCase();
    const known = own.get(key);
    if (known !== undefined) return known;
    own.set(key, name);
    return name;
  };
}

interface Writing {
  imported: ImportedBudget;
  columns: ReadonlySet<TextColumn>;
  years: readonly number[];
  nameOf: (name: string) => string;
}

function writtenLine(
  line: ImportedLine,
  before: LineAsWritten | undefined,
  { imported, columns, years, nameOf }: Writing,
): LineAsWritten {
  const { row: _row, blankYears: _blankYears, ...fields } = line;
  const written = { ...fields, priority: nameOf(line.priority), amounts: amountsIn(line.amounts, years) };
  if (!before) return written;
  const from = (column: TextColumn) => (columns.has(column) ? written : before);
  return {
    ...written,
    // A sheet may name its priorities in rows of their own, and not in a column.
    priority: (imported.priorities.length > 0 ? written : from("priority")).priority,
    deliveryOrganisation: from("deliveryOrganisation").deliveryOrganisation,
    provision: from("provision").provision,
    method: from("method").method,
    // "Procured - jointly funded (City council)" says both in the column of the method.
    fundedWith: (columns.has("method") ? written : from("fundedWith")).fundedWith,
    reach: from("reach").reach,
    note: columns.has("note") ? written.note : withAddition(before.note, written.note),
    ...contractFrom(written.contract, before.contract, columns),
  };
}

/** Each field of a contract whose column the sheet lacks stays as it is. */
function contractFrom(
  written: ContractWords = {},
  before: ContractWords = {},
  columns: Writing["columns"],
): Pick<LineAsWritten, "contract"> {
  const contract = Object.fromEntries(
    CONTRACT_FIELDS.flatMap((field) => {
      const words = (columns.has(field) ? written : before)[field];
      return words === undefined ? [] : [[field, words] as const];
    }),
  );
  return { contract: Object.keys(contract).length > 0 ? contract : undefined };
}

/** A method that is none of the list is kept in the note, in a sheet without a column of notes as well; but once. */
function withAddition(note: string, addition: string): string {
  const isThere = `\n${note}\n`.includes(`\n${addition}\n`);
  return isThere ? note : [note, addition].filter((text) => text !== "").join("\n");
}

/** A year without an amount is not stated; or it has a question, or a fault, that blocks the import. */
function amountsIn(amounts: YearAmounts, years: readonly number[]): YearAmounts {
  return Object.fromEntries(
    years.flatMap((year) => {
      const pence = amounts[year];
      return pence === undefined ? [] : [[year, pence] as const];
    }),
  );
}

/** Of two figures for one priority and year the first counts; that there is another is among the notices. */
function plannedTotals(
  imported: ImportedBudget,
  years: readonly number[],
  nameOf: (name: string) => string,
): PlannedTotal[] {
  const byKey = new Map<string, PlannedTotal>();
  for (const { priority, year, pence } of imported.totals) {
    const total = { priority: priority === null ? null : nameOf(priority), year, pence };
    const key = JSON.stringify([total.priority, year]);
    if (years.includes(year) && !byKey.has(key)) byKey.set(key, total);
  }
  return [...byKey.values()];
}

function sameTotals(totals: readonly PlannedTotal[], { budget, statedTotals }: ImportFacts): boolean {
  const idOf = new Map(budget.priorities.map(({ id, name }) => [name, id]));
  const key = (priorityId: number | null | undefined, year: number, pence: number) =>
    `${priorityId}:${year}:${pence}`;
  const stated = new Set(statedTotals.map(({ priorityId, year, pence }) => key(priorityId, year, pence)));
  return (
    totals.length === stated.size &&
    totals.every(({ priority, year, pence }) =>
      stated.has(key(priority === null ? null : idOf.get(priority), year, pence)),
    )
  );
}

function planNotices(
  { imported, statedTotals }: ImportFacts,
  years: readonly number[],
  totals: readonly PlannedTotal[],
): string[] {
  const leftOut = imported.years.filter((year) => !years.includes(year)).map(formatFinancialYear);
  const [first, ...others] = leftOut;
  const inYears = imported.totals.filter(({ year }) => years.includes(year));
  return [
    ...(first === undefined
      ? []
      : [
          `The sheet's figures for ${leftOut.join(" and ")} are left out: the budget does not have ${others.length > 0 ? "those years" : "that year"}.`,
        ]),
    ...(totals.length === 0 && statedTotals.length > 0
      ? ["The sheet states no totals, so those entered in the budget stay."]
      : []),
    ...(inYears.length > totals.length
      ? ["The sheet states more than one total for the same priority and year. The first of them is taken."]
      : []),
  ];
}

/** What the words of a contract stand for, as far as it says anything. */
function contractOf(words: ContractWords = {}): Pick<BudgetLine, "contract"> {
  const { contract } = readContract(words);
  return contract ? { contract } : {};
}

/** The budget as the import would leave it. Lines and priorities that are new have negative ids. */
export function budgetAfter(plan: ImportPlan, budget: Budget): Budget {
  const priorities = [
    ...budget.priorities,
    ...plan.addedPriorities.map((name, index) => ({ id: -1 - index, name })),
  ];
  const idOf = new Map(priorities.map(({ id, name }) => [name, id]));
  const versionOf = new Map(budget.lines.map(({ id, version }) => [id, version]));
  const lines = [
    ...plan.added.map((line) => ({ ...line, id: -line.row })),
    ...plan.changed,
    ...plan.unchanged,
  ]
    .sort((a, b) => a.position - b.position)
    .map(({ id, line: { priority, contract: words, ...line } }): BudgetLine => ({
      ...line,
      ...contractOf(words),
      id,
      priorityId: idOf.get(priority) ?? null,
      version: versionOf.get(id) ?? 1,
    }));
  return { ...budget, years: plan.years, priorities, lines };
}
