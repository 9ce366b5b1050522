import type { Sheet } from "~/domain/budget/imported-budget";

/** A file as somebody may upload it, and what must come of it. */
export interface CorpusCase {
  /** Says what is particular about the file. */
  name: string;
  fileName: string;
  bytes: () => Promise<Uint8Array>;
  expected: Read | Refused;
}

export interface Read {
  sheets: readonly Sheet[] | "too long to repeat";
  /** What guessMapping and parseBudget make of it, without any help from the person. */
  understood: Understanding | "no budget in it";
}

export interface Understanding {
  years: readonly number[];
  lines: number;
  /** Stated amounts: a sub-total of two years counts twice. */
  totals: number;
  questions: number;
}

export interface Refused {
  problem: RegExp;
}

/** Rows as drawn: cells between bars, without the spaces around them. */
export function rowsOf(drawn: string): string[][] {
  const lines = drawn.trim().split("\n");
  return lines.map((line) => withoutEmptyEnd(line.split("|").map((cell) => cell.trim())));
}

function withoutEmptyEnd(cells: string[]): string[] {
  return cells.slice(0, 1 + cells.findLastIndex((cell) => cell !== ""));
}

/** A CSV as drawn, in UTF-8. */
export function utf8(text: string): () => Promise<Uint8Array> {
  return () => Promise.resolve(Buffer.from(text));
}

export function bytesOf(...values: readonly (number | string)[]): () => Promise<Uint8Array> {
  const parts = values.map((value) =>
    typeof value === "string" ? Buffer.from(value, "latin1") : Buffer.of(value),
  );
  return () => Promise.resolve(Buffer.concat(parts));
}
