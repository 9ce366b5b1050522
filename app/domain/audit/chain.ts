/**
 * How the audit log's chain is checked, row by row. The database makes it by the same rule (docs/audit-log.md); this is
 * the second hand that does the sum.
 */
export const CHAIN_SCHEMA = "audit-event/1";

/** What stands before the first row. */
export const NO_HASH = "0".repeat(64);

/** A row of the log, in the very text that is hashed. */
export interface ChainRow {
  number: number;
  /** UTC with microseconds: `2018-03-07T10:00:00.000000Z`. */
  at: string;
  personId: number | null;
  personName: string;
  capacity: string;
  act: string;
  frameworkId: number | null;
  subject: string;
  digestBefore: string;
  digestAfter: string;
  /** As PostgreSQL writes the JSON. */
  detail: string;
  previousHash: string;
  hash: string;
}

/** Something beside the rows that knows how far the log had come: its head, or a signed record. */
export interface KnownHead {
  number: number;
  hash: string;
  /** For example `the head of the log`. */
  namedBy: string;
}

export interface Finding {
  kind: "changed" | "deleted" | "inserted" | "moved" | "cut" | "dropped";
  /** Of the row, as it is numbered now; of the first, where rows are gone. */
  number: number;
  message: string;
}

/** Rows whose times lie well before that of a row before them. Nothing in them was changed; a clock was, or somebody's word. */
export interface BackwardTimes {
  /** Both ends, as they are numbered now. */
  from: number;
  to: number;
  /** The row with the latest time until then. */
  behind: number;
  /** By how much at most, in milliseconds. */
  byMs: number;
}

/**
 * By so much a row may be timed before another one that comes first: it is timed as its transaction begins and numbered as that
 * ends, and the transaction may wait for others in between.
 */
const TOLERATED_MS = 2 * 60_000;

/** SHA-256 of a text's UTF-8, hexadecimal. */
export type HashText = (text: string) => string;

const UTF8 = new TextEncoder();

/** What is hashed: each field as its length in bytes of UTF-8, a colon, and the field itself. */
export function chainText(row: Omit<ChainRow, "hash">): string {
  return [
    CHAIN_SCHEMA,
    String(row.number),
    row.at,
    row.personId === null ? "" : String(row.personId),
    row.personName,
    row.capacity,
    row.act,
    row.frameworkId === null ? "" : String(row.frameworkId),
    row.subject,
    row.digestBefore,
    row.digestAfter,
    row.detail,
    row.previousHash,
  ]
    .map((field) => `${UTF8.encode(field).length}:${field}`)
    .join("");
}

/** How far from its place a row is looked for under the number it was written with. */
const FARTHEST_MOVE = 100;

export interface ChainCheckOptions {
  hash: HashText;
  /** How far the log comes; null where that is not known. */
  head: KnownHead | null;
  /** How far it had come earlier, by what it cannot reach: the signed records. */
  earlier?: readonly KnownHead[];
  /** The rows are some of the log, as a filter left them: what is missing between them is no finding. */
  isExcerpt?: boolean;
}

/** Takes the rows one after the other, in the order in which they stand, and keeps none of them. */
export class ChainCheck {
  private readonly findings: Finding[] = [];
  /** The numbers, each range with both ends, that no row was written with yet. */
  private gaps: { from: number; to: number }[] = [];
  private last: { number: number; written: number; hash: string; isSound: boolean } | null = null;
  private highest = 0;
  /** By how much the rows before stood beside their place: an inserted row moves all that follow by one. */
  private offset = 0;
  private rows = 0;
  private readonly backwards: BackwardTimes[] = [];
  private latest = { number: 0, ms: -Infinity };
  private wasBehind = false;
  private readonly heads: readonly KnownHead[];
  private readonly met = new Set<KnownHead>();

  constructor(private readonly options: ChainCheckOptions) {
    this.heads = [...(options.head ? [options.head] : []), ...(options.earlier ?? [])];
  }

  next(row: ChainRow): void {
    this.rows += 1;
    const written = this.writtenAs(row);
    const isSound = written !== null;
    const number = written ?? row.number - this.offset;
    if (isSound) this.checkPlace(row, number);
    else
      this.find("changed", row.number, "it does not agree with its own hash, so something in it was changed");
    this.checkSequence(row, number, isSound);
    this.checkHeads(row, number);
    if (isSound) this.checkTime(row);
    this.last = { number: row.number, written: number, hash: row.hash, isSound };
    this.highest = Math.max(this.highest, number);
  }

  /** @param holds what the office has that cannot be there without a log, in words; null where there is nothing */
  end(holds: string | null = null): Finding[] {
    for (const { from, to } of this.gaps) this.find("deleted", from, `${rowsGone(from, to)} deleted`);
    for (const head of this.heads) this.checkCut(head);
    const isEmpty = this.rows === 0 && this.heads.every(({ number }) => number === 0);
    if (isEmpty && holds !== null) {
      this.find("dropped", 1, `the log is empty, yet there are ${holds}: the whole log was dropped`);
    }
    return [...this.findings].sort((a, b) => a.number - b.number);
  }

  /** Where the times of rows that are as they were written run backwards, of those taken so far. */
  timesBackwards(): readonly BackwardTimes[] {
    return this.backwards;
  }

  /** Under which number the row's hash was made; null where under none. */
  private writtenAs(row: ChainRow): number | null {
    const { hash } = this.options;
    const fits = (number: number) => hash(chainText({ ...row, number })) === row.hash;
    if (fits(row.number)) return row.number;
    if (this.offset !== 0 && fits(row.number - this.offset)) return row.number - this.offset;
    const expected = (this.last?.written ?? 0) + 1;
    if (fits(expected)) return expected;
    for (let distance = 1; distance <= FARTHEST_MOVE; distance += 1) {
      for (const number of [row.number - distance, row.number + distance]) {
        if (number > 0 && fits(number)) return number;
      }
    }
    return null;
  }

  private checkPlace(row: ChainRow, written: number): void {
    const offset = row.number - written;
    if (offset !== 0 && offset !== this.offset) {
      this.find("moved", row.number, `it was written as row ${written} and has been moved or renumbered`);
    }
    this.offset = offset;
  }

  private checkSequence(row: ChainRow, written: number, isSound: boolean): void {
    const { last } = this;
    const expected = this.highest + 1;
    if (this.options.isExcerpt) {
      if (last && written <= last.written) this.findOutOfOrder(row, written);
      else if (last?.written === written - 1) this.checkLink(row, isSound);
      return;
    }
    if (written > expected) this.gaps.push({ from: expected, to: written - 1 });
    else if (written < expected) {
      this.fillGap(written);
      this.findOutOfOrder(row, written);
    } else if (last === null || last.written === written - 1) this.checkLink(row, isSound);
  }

  private findOutOfOrder(row: ChainRow, written: number): void {
    const { last } = this;
    if (last?.written === written) {
      this.find("inserted", last.number, "it was put in: the row after it was written under the same number");
    } else if (last && row.number <= last.number) {
      this.find("moved", row.number, `it stands after row ${last.number}, so it was moved or put in`);
    }
  }

  private checkLink(row: ChainRow, isSound: boolean): void {
    const before = this.last;
    if (!isSound || row.previousHash === (before?.hash ?? NO_HASH)) return;
    if (before === null) {
      this.find("inserted", row.number, "it is the first row but names another one before it");
    } else if (before.isSound) {
      this.find(
        "changed",
        before.number,
        `it was written anew, or put in: row ${row.number} names another row before it`,
      );
    }
  }

  private checkTime({ number, at }: ChainRow): void {
    const ms = Date.parse(at);
    const byMs = this.latest.ms - ms;
    const stretch = this.wasBehind ? this.backwards.at(-1) : undefined;
    this.wasBehind = byMs > TOLERATED_MS;
    if (this.wasBehind) {
      if (stretch) Object.assign(stretch, { to: number, byMs: Math.max(stretch.byMs, byMs) });
      else this.backwards.push({ from: number, to: number, behind: this.latest.number, byMs });
    } else if (byMs <= 0) this.latest = { number, ms };
  }

  private fillGap(written: number): void {
    this.gaps = this.gaps.flatMap(({ from, to }) =>
      from <= written && written <= to
        ? [
            { from, to: written - 1 },
            { from: written + 1, to },
          ].filter((rest) => rest.from <= rest.to)
        : [{ from, to }],
    );
  }

  private checkHeads(row: ChainRow, written: number): void {
    const { head: end } = this.options;
    if (end && written > end.number) {
      this.find("inserted", row.number, `it was put in: ${end.namedBy} names row ${end.number} as the last`);
    }
    for (const head of this.heads) {
      if (head.number !== written || this.met.has(head)) continue;
      this.met.add(head);
      if (head.hash !== row.hash) {
        this.find(
          "changed",
          row.number,
          `it is not the row that ${head.namedBy} names: the log was rewritten up to it`,
        );
      }
    }
  }

  private checkCut(head: KnownHead): void {
    if (this.options.isExcerpt || head.number <= this.highest) return;
    const from = this.highest + 1;
    this.find(
      "cut",
      from,
      `${rowsGone(from, head.number)} cut off: ${head.namedBy} names row ${head.number}`,
    );
  }

  private find(kind: Finding["kind"], number: number, message: string): void {
    this.findings.push({ kind, number, message });
  }
}

const rowsGone = (from: number, to: number) => (from === to ? "it was" : `rows ${from} to ${to} were`);

/** One line of a report. */
export function findingLine({ number, kind, message }: Finding): string {
  return kind === "dropped" ? message : `Row ${number}: ${message}.`;
}

/** One line of a report. */
export function backwardLine({ from, to, behind, byMs }: BackwardTimes): string {
  const [rows, are] = from === to ? [`Row ${from}`, "is"] : [`Rows ${from} to ${to}`, "are"];
  return `${rows} ${are} timed ${inHours(byMs)} before row ${behind}, which comes first.`;
}

function inHours(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  const parts = [
    [Math.floor(minutes / (24 * 60)), "day"],
    [Math.floor(minutes / 60) % 24, "hour"],
    [minutes % 60, "minute"],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}${count === 1 ? "" : "s"}`)
    .join(" ");
}
