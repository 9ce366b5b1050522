/**
 * Money is integer pence everywhere: the published 2017/18 budget holds lines such as £8,683.75.
 * Formatting follows the house style: £1,234.56, a true minus sign (U+2212), pence only where they are needed.
 */

/** Integer pence. One line of a public budget stays far below this; a larger figure is a slip of the keyboard. */
export const MAX_PENCE = 99_999_999_999_99;

export type ParsedMoney = { ok: true; pence: number } | { ok: false; problem: string };

const AMOUNT = /^(-|−)?£?(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/u;

/**
 * Reads an amount a person typed: `342092`, `£342,092`, `342,092.50`.
 * @returns integer pence, or the problem in words that can stand beside the field.
 */
export function parseMoney(text: string, options: { allowNegative?: boolean } = {}): ParsedMoney {
  const match = AMOUNT.exec(text.replace(/\s/gu, ""));
  if (!match) return { ok: false, problem: "must be an amount in pounds, like 342,092 or 8,683.75" };
  const [, minus, pounds = "0", fraction = ""] = match;
  if (minus && !options.allowNegative) return { ok: false, problem: "must be £0 or more" };
  const pence = Number(pounds.replaceAll(",", "")) * 100 + Number(fraction.padEnd(2, "0"));
  if (pence > MAX_PENCE) return { ok: false, problem: `must be ${formatMoney(MAX_PENCE)} or less` };
  return { ok: true, pence: minus && pence > 0 ? -pence : pence };
}

export interface MoneyFormat {
  /** Show pence even when they are 00: for a table in which another figure has pence. */
  pence?: boolean;
  /** Put a plus sign before a rise: for changes. */
  signed?: boolean;
}

/** @param pence integer pence @returns for example `£1,234.56`, `−£16`, `+£50,000`. */
export function formatMoney(pence: number, { pence: withPence, signed }: MoneyFormat = {}): string {
  const sign = pence < 0 ? "−" : signed && pence > 0 ? "+" : "";
  const size = Math.abs(pence);
  const pounds = String(Math.floor(size / 100)).replace(/\B(?=(\d{3})+(?!\d))/gu, ",");
  const rest = size % 100;
  return `${sign}£${pounds}${withPence || rest ? `.${String(rest).padStart(2, "0")}` : ""}`;
}

/** Whether any of these figures needs pence, so that a whole table shows them or none. */
export function needsPence(figures: Iterable<number>): boolean {
  for (const pence of figures) if (pence % 100 !== 0) return true;
  return false;
}

export function sumPence(figures: Iterable<number>): number {
  let total = 0;
  for (const pence of figures) total += pence;
  return total;
}

/** The share of what is no more. Of a transfer or a priority, which go on, it is not said. */
export const ENDED = "ended";

/**
 * The change as a share of what it was; of what was below £0, of its size, so that the sign says whether it rose or fell.
 * @returns for example `−4.4%`, or `new` / `ended` where one side is nothing.
 */
export function formatPercentChange(before: number, after: number): string {
  if (before === 0) return after === 0 ? "0%" : "new";
  if (after === 0) return ENDED;
  const tenths = Math.round(((after - before) / Math.abs(before)) * 1000);
  const sign = tenths < 0 ? "−" : tenths > 0 ? "+" : "";
  return `${sign}${(Math.abs(tenths) / 10).toFixed(1)}%`;
}
