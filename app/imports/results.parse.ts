import type { Sheet } from "~/domain/budget/imported-budget";
import { parseFigure } from "~/domain/results/figure";
import { isSameReturn, type MonitoredLine, type ReturnWords } from "~/domain/results/line-return";
import { periodsOf } from "~/domain/results/period";
import { NEEDED_COLUMNS, RESULT_COLUMNS, type ResultColumn } from "~/domain/results/results-table";
import { parseDateParts, type CalendarDate } from "~/domain/shared/calendar-date";
import { parseMoney } from "~/domain/shared/money";

export interface ImportedReturn {
  lineId: number;
  periodEndsOn: CalendarDate;
  words: ReturnWords;
}

export type ReadResults =
  | { ok: true; returns: ImportedReturn[]; unchanged: number }
  /** @property problems by row, as a spreadsheet counts them */
  | { ok: false; problems: { row: number; why: string }[] };

interface ReadRow {
  row: number;
  line: MonitoredLine;
  indicatorId: number;
  periodEndsOn: CalendarDate;
  value: number | null;
  spent: number | null;
  note: string;
}

/** Headings stand near the top. */
const ROWS_LOOKED_AT = 20;
const MOST_PROBLEMS = 20;
const LONGEST_NOTE = 4_000;

/**
 * What a table of results says: a row for each indicator and period, under the headings of our own export, in any order and beside any
 * others. An empty cell leaves what is there as it is; so a table that was exported comes back as it was.
 * @param lines as they stand @param years of the framework
 */
export function readResults(
  sheets: readonly Pick<Sheet, "rows">[],
  lines: readonly MonitoredLine[],
  years: readonly number[],
  today: CalendarDate,
): ReadResults {
  const found = sheets.flatMap(({ rows }) => headingsOf(rows) ?? [])[0];
  if (!found) {
    const names = NEEDED_COLUMNS.map((column) => `“${RESULT_COLUMNS[column]}”`).join(", ");
    return { ok: false, problems: [{ row: 1, why: `No row has the headings ${names}` }] };
  }
  const problems: { row: number; why: string }[] = [];
  const read: ReadRow[] = [];
  for (const [place, cells] of found.rows.entries()) {
    if (place <= found.at || cells.every((cell) => cell.trim() === "")) continue;
    const row = readRow(cells, found.columns, { lines, years, today });
    if (typeof row === "string") problems.push({ row: place + 1, why: row });
    else read.push({ ...row, row: place + 1 });
  }
  const returns = gathered(read, problems);
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, MOST_PROBLEMS) };
  const changed = returns.filter(({ isChanged }) => isChanged);
  return {
    ok: true,
    returns: changed.map(({ lineId, periodEndsOn, words }) => ({ lineId, periodEndsOn, words })),
    unchanged: returns.length - changed.length,
  };
}

type Columns = Partial<Record<ResultColumn, number>>;

function headingsOf(rows: Sheet["rows"]): { rows: Sheet["rows"]; at: number; columns: Columns } | null {
  for (const [at, cells] of rows.slice(0, ROWS_LOOKED_AT).entries()) {
    const plain = cells.map((cell) => cell.trim().toLowerCase());
    const columns = Object.fromEntries(
      Object.entries(RESULT_COLUMNS).flatMap(([name, heading]) => {
        const place = plain.indexOf(heading.toLowerCase());
        return place < 0 ? [] : [[name, place]];
      }),
    ) as Columns;
    if (NEEDED_COLUMNS.every((name) => columns[name] !== undefined)) return { rows, at, columns };
  }
  return null;
}

/** @returns what is wrong with it, in words */
function readRow(
  cells: readonly string[],
  columns: Columns,
  { lines, years, today }: { lines: readonly MonitoredLine[]; years: readonly number[]; today: CalendarDate },
): Omit<ReadRow, "row"> | string {
  const cell = (name: ResultColumn) => {
    const place = columns[name];
    return place === undefined ? "" : (cells[place] ?? "").trim();
  };
  const indicatorId = /^\d{1,9}$/u.test(cell("indicatorId")) ? Number(cell("indicatorId")) : 0;
  const line = lines.find(({ indicators }) => indicators.some(({ id }) => id === indicatorId));
  if (!line) return `“${RESULT_COLUMNS.indicatorId}” names no indicator of this framework`;
  if (cell("lineId") !== "" && cell("lineId") !== String(line.lineId)) {
    return `“${RESULT_COLUMNS.lineId}” is not the line of this indicator`;
  }
  const periodEndsOn = readDate(cell("periodEndsOn"));
  const period = periodsOf(years, line.frequency).find(({ endsOn }) => endsOn === periodEndsOn);
  if (!period) return `“${RESULT_COLUMNS.periodEndsOn}” is not the last day of a period of this line`;
  const value = cell("value") === "" ? null : parseFigure(cell("value"));
  if (value !== null && !value.ok) return `“${RESULT_COLUMNS.value}” ${value.problem}`;
  const spent = cell("spent") === "" ? null : parseMoney(cell("spent"), { allowNegative: true });
  if (spent !== null && !spent.ok) return `“${RESULT_COLUMNS.spent}” ${spent.problem}`;
  const note = cell("note");
  if (note.length > LONGEST_NOTE) return `“${RESULT_COLUMNS.note}” must be 4,000 characters or fewer`;
  if (period.startsOn > today && (value !== null || spent !== null || note !== "")) {
    return "This period has not begun";
  }
  return {
    ...{ line, indicatorId, note, periodEndsOn: period.endsOn },
    value: value?.hundredths ?? null,
    spent: spent?.pence ?? null,
  };
}

/** As we write it, as a spreadsheet saves it, and as people do. */
function readDate(text: string): CalendarDate | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/u.exec(text);
  const slashed = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/u.exec(text);
  const words = /^(\d{1,2}) (\p{L}+) (\d{4})$/u.exec(text);
  const parts = iso ? [iso[3], iso[2], iso[1]] : (slashed ?? words)?.slice(1);
  const [day = "", month = "", year = ""] = parts ?? [];
  const parsed = parseDateParts(day, month, year);
  return parsed.ok ? parsed.date : null;
}

/** The rows of each line and period together, over what stands there. */
function gathered(
  rows: readonly ReadRow[],
  problems: { row: number; why: string }[],
): (ImportedReturn & { isChanged: boolean })[] {
  const groups = new Map<string, ReadRow[]>();
  for (const row of rows) {
    const key = `${row.line.lineId} ${row.periodEndsOn}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { line, periodEndsOn } = first;
    const seen = new Set<number>();
    for (const { row, indicatorId } of group) {
      if (seen.has(indicatorId)) problems.push({ row, why: "Another row has this indicator and period" });
      seen.add(indicatorId);
    }
    const spent = saidOnce(group, "spent", null, problems);
    const note = saidOnce(group, "note", "", problems);
    const stands = line.returns.find((one) => one.periodEndsOn === periodEndsOn);
    const before: ReturnWords = stands ?? { values: {}, spent: null, note: "" };
    const words: ReturnWords = {
      values: {
        ...before.values,
        ...Object.fromEntries(
          group.flatMap(({ indicatorId, value }) => (value === null ? [] : [[indicatorId, value]])),
        ),
      },
      spent: spent ?? before.spent,
      note: note === "" ? before.note : note,
    };
    return [{ lineId: line.lineId, periodEndsOn, words, isChanged: !isSameReturn(before, words) }];
  });
}

/** What the rows of one return say of it; where two say different things, nobody knows which is meant. */
function saidOnce<Name extends "spent" | "note">(
  group: readonly ReadRow[],
  name: Name,
  nothing: ReadRow[Name],
  problems: { row: number; why: string }[],
): ReadRow[Name] {
  const said = group.filter((row) => row[name] !== nothing);
  const [first] = said;
  for (const row of said) {
    if (row[name] !== first?.[name]) {
      problems.push({
        row: row.row,
        why: `“${RESULT_COLUMNS[name]}” is not what another row says of the same line and period`,
      });
    }
  }
  return first ? first[name] : nothing;
}
