import { NOT_CALCULATED, type MergedCells, type SheetFacts } from "../domain/budget/imported-budget";
import { MAX_CELLS, MAX_COLUMNS, MAX_ROWS } from "./limits.server";
import { tooMuch } from "./plain-rows.server";

/** One formula may well come to nought. */
const FEWEST_NOUGHTS = 2;

/** What stands beside the texts of a sheet, gathered while it is read: as bounded as these are. */
export class GatheredFacts {
  private readonly hiddenRows = new Set<number>();
  private readonly hiddenColumns = new Set<number>();
  private readonly places = {
    noughts: new Map<number, number[]>(),
    scaled: new Map<number, number[]>(),
    linked: new Map<number, number[]>(),
  };
  private readonly merged: MergedCells[] = [];
  private count = 0;
  /** Formulas that came to anything else. */
  private calculated = 0;
  private uncertain = 0;

  hideRow(row: number): void {
    if (row >= 1 && row <= MAX_ROWS) this.hiddenRows.add(row);
  }

  hideColumns(first: number, last: number): void {
    for (let column = Math.max(1, first); column <= Math.min(last, MAX_COLUMNS); column += 1) {
      this.hiddenColumns.add(column);
    }
  }

  mark(what: keyof GatheredFacts["places"], row: number, column: number): void {
    this.grow(1);
    const rows = this.places[what].get(column);
    if (rows) rows.push(row);
    else this.places[what].set(column, [row]);
  }

  /** That a cell has a formula with a result. */
  formula(text: string, row: number, column: number): void {
    if (!isNought(text)) {
      this.calculated += 1;
      return;
    }
    this.uncertain += 1;
    this.mark("noughts", row, column);
  }

  /**
   * Where a sheet has several formulas and each of them came to nought, none was calculated: some programs write 0 for
   * that, and others keep it.
   */
  withoutNoughts(rows: string[][]): string[][] {
    if (this.calculated > 0 || this.uncertain < FEWEST_NOUGHTS) return rows;
    for (const [column, among] of this.places.noughts) {
      for (const row of among) {
        const cells = rows[row - 1];
        if (cells && isNought(cells[column - 1] ?? "")) cells[column - 1] = NOT_CALCULATED;
      }
    }
    this.places.noughts.clear();
    return rows;
  }

  /** As far as a sheet may reach: what is merged beyond has no text. */
  merge({ row, column, rows, columns }: MergedCells): void {
    const within = {
      ...{ row, column },
      rows: Math.min(rows, MAX_ROWS - row + 1),
      columns: Math.min(columns, MAX_COLUMNS - column + 1),
    };
    const area = within.rows * within.columns;
    if (within.rows < 1 || within.columns < 1 || area === 1) return;
    this.grow(area);
    this.merged.push(within);
  }

  /** @param rowCount rows of the sheet @returns undefined where there is nothing to tell */
  facts(rowCount: number, isHidden: boolean): SheetFacts | undefined {
    const hiddenRows = [...this.hiddenRows].filter((row) => row <= rowCount).sort((a, b) => a - b);
    const placed = Object.entries(this.places)
      .filter(([, places]) => places.size > 0)
      .map(([what, places]) => [what, Object.fromEntries(places)] as const);
    const facts: SheetFacts = {
      ...(isHidden ? { isHidden: true } : {}),
      ...(hiddenRows.length > 0 ? { hiddenRows } : {}),
      ...(this.hiddenColumns.size > 0 ? { hiddenColumns: [...this.hiddenColumns] } : {}),
      ...Object.fromEntries(placed),
      ...(this.merged.length > 0 ? { merged: this.merged } : {}),
    };
    return Object.keys(facts).length > 0 ? facts : undefined;
  }

  private grow(by: number): void {
    this.count += by;
    if (this.count > MAX_CELLS) throw tooMuch("cells");
  }
}

function isNought(text: string): boolean {
  return text === "0" || text === "0%";
}
