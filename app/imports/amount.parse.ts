import { NOT_STATED } from "~/domain/budget/not-stated";
import { formatMoney, MAX_PENCE } from "~/domain/shared/money";

export type ReadAmount =
  | { kind: "amount"; pence: number }
  /** Nothing stands there, or a dash or "nil": people write it for £0. */
  | { kind: "blank" }
  /** As our own exports write it. What others write, such as "TBC", is asked about: a total may tell the amount. */
  | { kind: "not-stated" }
  /** @property why a sentence for the person who is asked */
  | { kind: "unreadable"; why: string };

const MINUS = "\\-\\u2010-\\u2015\\u2212\\uFE63\\uFF0D";
const BLANK = new RegExp(`^£? ?(?:[${MINUS}]+|nil)?$`, "iu");
const FIGURES = "(?<figures>\\d[\\d., ]*?) ?(?<unit>[km])?(?: ?GBP)?";
/** The sign stands before the currency or behind it. */
const SIGNED = new RegExp(`^(?:(?:£|GBP) ?)?(?<sign>[+${MINUS}])? ?(?:(?:£|GBP) ?)?${FIGURES}$`, "iu");
/** Accountants' brackets for a negative amount, the currency within them or before. */
const BRACKETED = new RegExp(`^(?:£ ?)?(?<sign>\\() ?(?:£ ?)?${FIGURES} ?\\)$`, "iu");
/** Characters: no amount is written longer. */
const LONGEST = 40;
const UNITS: Record<string, number> = { "": 0, k: 3, m: 6 };

/** The ways of writing figures that leave no doubt. Each has the whole part first, then the fraction. */
const CERTAIN = [
  /^(0|[1-9]\d*)(?:\.(\d{1,2}))?$/u,
  /^([1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d{1,2}))?$/u,
  /^([1-9]\d{0,2}(?: \d{3})+)(?:\.(\d{1,2}))?$/u,
  // A scan that lost one of two separators.
  /^([1-9]\d{3,5} \d{3})$/u,
  // One point might be pounds and pence; two cannot be.
  /^([1-9]\d{0,2}(?:\.\d{3}){2,})(?:,(\d\d))?$/u,
  /^([1-9]\d{0,2}(?:\.\d{3})+),(\d\d)$/u,
];
/** With thousands or millions behind it, a point is a decimal point, however many figures follow. */
const OF_A_UNIT = /^(0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d+))?$/u;
/** What a workbook's own arithmetic leaves behind: 1376460.1000000001. */
const CALCULATED = /^(0|[1-9]\d*)\.(\d{9,})$/u;

/**
 * Reads an amount as people, workbooks and scanners write it. What cannot be read with certainty is unreadable, never
 * guessed. What it accepts reads back the same when `formatMoney` prints it.
 */
export function readAmount(text: string): ReadAmount {
  const written = text.replace(/\s+/gu, " ").trim();
  if (written.length > LONGEST) {
    return { kind: "unreadable", why: `“${written.slice(0, LONGEST)}…” is too long for an amount.` };
  }
  if (BLANK.test(written)) return { kind: "blank" };
  if (written.toLowerCase() === NOT_STATED) return { kind: "not-stated" };
  const size = readSize(written);
  if (typeof size === "string") return { kind: "unreadable", why: size };
  if (Math.abs(size) > MAX_PENCE) {
    return { kind: "unreadable", why: `“${written}” is more than ${formatMoney(MAX_PENCE)}.` };
  }
  return { kind: "amount", pence: size };
}

/** @returns pence, or why not */
function readSize(written: string): number | string {
  const { sign, figures, unit = "" } = (SIGNED.exec(written) ?? BRACKETED.exec(written))?.groups ?? {};
  if (figures === undefined) return whyNoAmount(written);
  const pence = penceOf(figures, UNITS[unit.toLowerCase()] ?? 0);
  if (pence === null) return whyUncertain(figures, written);
  return sign !== undefined && sign !== "+" && pence > 0 ? -pence : pence;
}

/** @param exponent how many noughts the unit stands for */
function penceOf(figures: string, exponent: number): number | null {
  if (exponent > 0) {
    const [, whole = "", fraction = ""] = OF_A_UNIT.exec(figures) ?? [];
    const places = exponent + 2;
    const isWholePence = /^0*$/u.test(fraction.slice(places));
    return whole === "" || !isWholePence
      ? null
      : Number(digits(whole) + fraction.slice(0, places).padEnd(places, "0"));
  }
  const match = CERTAIN.map((pattern) => pattern.exec(figures)).find((found) => found !== null);
  if (match) return Number(digits(match[1] ?? "") + (match[2] ?? "").padEnd(2, "0"));
  const calculated = CALCULATED.test(figures) ? Number(figures) * 100 : NaN;
  return Math.abs(calculated - Math.round(calculated)) < 0.0001 ? Math.round(calculated) : null;
}

function digits(figures: string): string {
  return figures.replace(/\D/gu, "");
}

function whyNoAmount(written: string): string {
  if (written.startsWith("#")) return `“${written}” is a formula's error, not an amount.`;
  if (written.includes("%")) return `“${written}” is a percentage, not an amount.`;
  if (/[$€]/u.test(written)) return `“${written}” is not in pounds.`;
  return /\d/u.test(written)
    ? `“${written}” has something besides an amount in it.`
    : `“${written}” is not an amount.`;
}

function whyUncertain(figures: string, written: string): string {
  const [, pounds, rest] = /^([1-9]\d{0,2})\.(\d{3})$/u.exec(figures) ?? [];
  if (pounds !== undefined && rest !== undefined) {
    return `“${written}” could be thousands (${pounds},${rest}), or pounds and pence with a figure too many.`;
  }
  if (/^\d+\.\d{3,}$/u.test(figures)) return `“${written}” has a fraction of a penny.`;
  if (/^0[\d, ]/u.test(figures))
    return `“${written}” begins with a nought: figures may be missing or turned round.`;
  return `“${written}” is not grouped as an amount is: a figure or a separator may be missing.`;
}
