import { CONTRACT_LABELS, contractInWords, readContract } from "~/domain/budget/contract-words";
import { readMethod } from "~/domain/budget/commissioning-method";
import type {
  ColumnMapping,
  FractionsOfAPenny,
  ImportAnswers,
  ImportChoices,
  ImportedBudget,
  ImportedLine,
  ImportedTotal,
  ImportQuestion,
  Sheet,
} from "~/domain/budget/imported-budget";
import { MAX_PENCE } from "~/domain/shared/money";
import { readAmount } from "./amount.parse";
import { columnNotices, ImportNotices } from "./import-notices.parse";
import { isLine, priorityKey, rowKinds, type RowKind } from "./row-kinds.parse";
import { readRows, type AmountCell, type ReadRows, type SheetRow } from "./sheet-rows.parse";
import {
  RunningSums,
  wholeOf,
  wholeOfUnnamed,
  type Above,
  type Amount,
  type Whole,
} from "./stated-total.parse";

/**
 * Understands a sheet: lines, priorities, stated totals, and what has to be asked. Nothing is dropped without a notice,
 * and no amount is guessed. A row with amounts but no service is a line without a name.
 *
 * @param mapping one without faults (see `mappingFaults`)
 * @param answers settle questions, by their keys
 * @param choices about the sheet as a whole
 */
export function parseBudget(
  sheet: Sheet,
  mapping: ColumnMapping,
  answers: ImportAnswers,
  choices: ImportChoices = {},
): ImportedBudget {
  const read = readRows(sheet, mapping, choices);
  const reading = new Reading(read, answers, choices);
  reading.readAll();
  const { lines, totals, questions, fractions, notices } = reading;
  const named = [...lines, ...totals].toSorted((a, b) => a.row - b.row).map(({ priority }) => priority ?? "");
  return {
    years: read.years,
    priorities: [...new Set(named)].filter((name) => name !== ""),
    lines,
    totals,
    questions,
    ...(read.ledger && read.ledger.withoutYear.length > 0 ? { withoutYear: read.ledger.withoutYear } : {}),
    fractions: choices.roundsFractions === undefined && fractions.count > 0 ? fractions : null,
    notices: [...columnNotices(sheet, mapping), ...notices.inWords(read, choices)],
  };
}

/** Goes down the rows and keeps what was found on the way. */
class Reading {
  readonly lines: ImportedLine[] = [];
  readonly totals: ImportedTotal[] = [];
  readonly questions: ImportQuestion[] = [];
  readonly fractions: FractionsOfAPenny = { count: 0, moves: 0 };
  readonly notices = new ImportNotices();

  private readonly kinds: readonly RowKind[];
  private readonly lastLine: number;
  /** As each is written first, by its key. */
  private readonly priorities: Map<string, string>;
  /** The priority under which rows stand that name none, and whether a row of its own names it. */
  private standing = "";
  private isStandingNamed = false;
  private section: ImportedLine[] = [];
  private readonly sums = new RunningSums();
  private sectionsEndInTotal = false;
  private isBeneathGrandTotal = false;

  private readonly rows: readonly SheetRow[];

  constructor(
    private readonly read: Pick<ReadRows, "rows" | "merges">,
    private readonly answers: ImportAnswers,
    private readonly choices: ImportChoices,
  ) {
    const { rows } = read;
    this.rows = rows;
    this.kinds = rowKinds(rows);
    this.lastLine = this.kinds.findLastIndex(isLine);
    const names = rows.flatMap((row, index) => {
      const kind = this.kinds[index];
      if (kind?.kind === "heading") return [kind.name];
      return isLine(kind) && row.texts.priority !== "" ? [row.texts.priority] : [];
    });
    this.priorities = new Map(names.toReversed().map((name) => [priorityKey(name), name]));
  }

  readAll(): void {
    for (const [index, row] of this.rows.entries()) this.readRow(row, index, this.kinds[index]);
    if (this.choices.roundsFractions === true) this.notices.fractions = this.fractions;
    this.checkShares();
    this.checkFollowers();
  }

  /** A line is followed by one other of the sheet that has the name; where none or several have it, the words are kept in the note. */
  private checkFollowers(): void {
    const rows = new Map<string, number[]>();
    for (const { service, row } of this.lines) rows.set(service, [...(rows.get(service) ?? []), row]);
    for (const line of this.lines) {
      const { followedBy, ...rest } = line.contract ?? {};
      if (followedBy === undefined) continue;
      const [row, ...more] = rows.get(followedBy) ?? [];
      if (row !== undefined && row !== line.row && more.length === 0) continue;
      const words = `${CONTRACT_LABELS.followedBy}: ${followedBy}`;
      this.notices.unreadContract(line.row, words);
      line.note = [line.note, words].filter((note) => note !== "").join("\n");
      line.contract = Object.keys(rest).length > 0 ? rest : undefined;
    }
  }

  /** What the person made of merged amounts is held against these. */
  private checkShares(): void {
    for (const shared of new Set(this.read.merges.amounts.values())) {
      const cells = this.rows.flatMap(({ amounts }) =>
        amounts.filter(({ key }) => shared.keys.includes(key)),
      );
      const [first] = cells;
      const whole = first && readAmount(first.text, first.unit);
      const shares = shared.keys.map((key) => this.answers[key]);
      if (whole?.kind !== "amount" || shares.includes(undefined)) continue;
      const sum = shares.reduce<number>((total, pence) => total + (pence ?? 0), 0);
      if (sum !== whole.pence)
        this.notices.sharedOtherwise.push({ rows: shared.rows, sum, whole: whole.pence });
    }
  }

  private readRow(row: SheetRow, index: number, kind: RowKind | undefined): void {
    switch (kind?.kind) {
      case undefined:
        return;
      case "heading":
        this.standing = this.canonical(kind.name);
        this.isStandingNamed = true;
        return;
      case "text":
        this.notices.textLeftOut(row);
        return;
      case "total":
        this.readTotal(row, kind.text, (above, amounts) => wholeOf(kind.label, above, amounts), index);
        if (kind.label.kind === "plain") this.sectionsEndInTotal ||= this.totals.at(-1)?.priority != null;
        return;
      case "unnamed": {
        const whole = wholeOfUnnamed(row.texts.priority, this.above(index), this.certainAmounts(row));
        if (whole.of === "unknown" && isSumOfNothing(row)) {
          this.notices.totalsNotCalculated.push(row.row);
        } else if (whole.of === "unknown") {
          this.readLine(row);
        } else {
          this.notices.unnamedTotal.push(row.row);
          this.readTotal(row, row.texts.priority || `Row ${row.row}`, () => whole, index);
        }
        return;
      }
      case "line-named-total":
        this.notices.linesNamedTotal.push({ row: row.row, text: row.texts.service });
        this.readLine(row);
        return;
      case "line":
        this.readLine(row);
    }
  }

  private readLine(row: SheetRow): void {
    const { texts } = row;
    if (texts.priority !== "") {
      this.standing = this.canonical(texts.priority);
      this.isStandingNamed = false;
    } else if (this.standing !== "" && !this.isStandingNamed) {
      this.notices.filledDown(row.row, this.standing);
    }
    if (this.isBeneathGrandTotal) this.notices.beneathGrandTotal.push(row.row);

    const read = readMethod(texts.method);
    if (!read) this.notices.unknownMethod(row.row, texts.method);
    const { contract, unread } = readContract(texts);
    for (const field of unread)
      this.notices.unreadContract(row.row, `${CONTRACT_LABELS[field]}: ${texts[field]}`);
    const notes = [
      texts.note,
      ...(read ? [] : [`Commissioning method: ${texts.method}`]),
      ...unread.map((field) => `${CONTRACT_LABELS[field]}: ${texts[field]}`),
    ];
    const yearsOf = (kind: "blank" | "not-stated") =>
      row.amounts.filter(({ amount }) => amount.kind === kind).map(({ year }) => year);
    const [blankYears, unstatedYears] = [yearsOf("blank"), yearsOf("not-stated")];
    if (unstatedYears.length > 0) this.notices.notStated(row.row, texts.service, unstatedYears);
    const amounts = row.amounts.flatMap((cell) => {
      if (unstatedYears.includes(cell.year)) return [];
      const pence = blankYears.includes(cell.year) ? 0 : this.settle(cell, row, texts.service, false);
      return pence === null ? [] : [[cell.year, pence] as const];
    });
    this.notices.lineRead(row, amounts);
    if (amounts.some(([, pence]) => pence < 0))
      this.notices.belowNothing.push({ row: row.row, text: texts.service });
    const line: ImportedLine = {
      row: row.row,
      priority: this.standing,
      service: texts.service,
      deliveryOrganisation: texts.deliveryOrganisation,
      provision: texts.provision,
      method: read?.method ?? null,
      fundedWith: texts.fundedWith || (read?.fundedWith ?? ""),
      amounts: Object.fromEntries(amounts),
      blankYears,
      reach: texts.reach,
      note: notes.filter((note) => note !== "").join("\n"),
    };
    const words = contractInWords(contract ?? {}, texts.followedBy);
    if (Object.keys(words).length > 0) line.contract = words;
    this.lines.push(line);
    this.section.push(line);
    this.sums.add(line);
  }

  private readTotal(
    row: SheetRow,
    label: string,
    wholeWith: (above: Above, amounts: readonly Amount[]) => Whole,
    index: number,
  ): void {
    const cells = row.amounts.filter(
      ({ amount }) => !["blank", "not-stated", "not-calculated"].includes(amount.kind),
    );
    const isCalculated = row.amounts.every(({ amount }) => amount.kind !== "not-calculated");
    if (!isCalculated) this.notices.totalsNotCalculated.push(row.row);
    const whole = wholeWith(this.above(index), this.certainAmounts(row));
    if (whole.of === "names") this.nameSection(whole.name);
    if (whole.of === "grand") this.isBeneathGrandTotal = this.lines.length > 0;
    this.section = [];
    this.sums.startSection();
    this.standing = "";
    if (whole.of === "unknown" || cells.length === 0) {
      if (cells.length === 0 && !isCalculated) return;
      this.notices.totalsLeftOut.push({ row: row.row, text: label, isOfNothing: cells.length > 0 });
      return;
    }
    const priority = whole.of === "grand" ? null : this.canonical(whole.name);
    if (whole.of === "names" || (whole.of === "priority" && whole.isGuess)) {
      this.notices.totalsTaken.push({ row: row.row, text: label, priority: priority ?? "" });
    }
    for (const cell of cells) {
      const pence = this.settle(cell, row, label, true);
      if (pence !== null) this.totals.push({ row: row.row, label, priority, year: cell.year, pence });
    }
  }

  /** The lines above a sub-total take their priority from it. */
  private nameSection(name: string): void {
    const priority = this.canonical(name);
    for (const line of this.section) line.priority = priority;
  }

  /** @returns pence, from the cell or from the person's answer; null where it is asked for, not stated, or a total left out */
  private settle(cell: AmountCell, { row }: SheetRow, label: string, isTotal: boolean): number | null {
    const { key, year, text, amount } = cell;
    if (amount.kind === "amount") return amount.pence;
    const answer = this.answers[key];
    if (amount.kind === "fraction" && (this.choices.roundsFractions ?? true)) {
      this.fractions.count += 1;
      if (!isTotal) this.fractions.moves += amount.moved;
      return amount.pence;
    }
    if (answer === null) return null;
    if (answer !== undefined && Number.isSafeInteger(answer) && Math.abs(answer) <= MAX_PENCE) return answer;
    // What is blank, or not stated, is never asked about.
    const why = "why" in amount ? amount.why : "";
    this.questions.push({ key, row, year, subject: label || `Row ${row}`, isTotal, text, why });
    return null;
  }

  private certainAmounts({ amounts }: SheetRow): Amount[] {
    return amounts.flatMap(({ year, amount }) => ("pence" in amount ? [{ year, pence: amount.pence }] : []));
  }

  private above(index: number): Above {
    const { section, sums, priorities, sectionsEndInTotal } = this;
    return { section, sums, priorities, sectionsEndInTotal, linesFollow: index < this.lastLine };
  }

  private canonical(name: string): string {
    const key = priorityKey(name);
    const known = this.priorities.get(key);
    if (known === undefined) this.priorities.set(key, name);
    return known ?? name;
  }
}

/** Formulas that nobody calculated, and nothing that would say of what: sums beneath the columns, not a line. */
function isSumOfNothing({ amounts, words, lacksText }: SheetRow): boolean {
  const kinds = new Set(amounts.map(({ amount }) => amount.kind));
  return (
    words.length === 0 &&
    !lacksText &&
    kinds.has("not-calculated") &&
    [...kinds].every((kind) => kind === "blank" || kind === "not-calculated")
  );
}
