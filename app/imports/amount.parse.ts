import { NOT_STATED } from "~/domain/budget/not-stated";
import { NOT_CALCULATED, type AmountUnit } from "~/domain/budget/imported-budget";
import { withoutInvisible } from "~/domain/shared/invisible-characters";
import { formatMoney, MAX_PENCE } from "~/domain/shared/money";

export type ReadAmount =
  | { kind: "amount"; pence: number }
  /** Nothing stands there, or a dash or "nil": people write it for £0. */
  | { kind: "blank" }
  /** As our own exports write it. What others write, such as "TBC", is asked about: a total may tell the amount. */
  | { kind: "not-stated" }
  /** A formula that nobody calculated: its figure is not in the file. */
  | { kind: "not-calculated"; why: string }
  /**
   * Certain but for the last figures, which are less than a penny.
   * @property pence rounded, half away from £0
   * @property moved pence that rounding adds, less than one in size
   */
  | { kind: "fraction"; pence: number; moved: number; why: string }
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
const UNITS: Record<string, number> = { k: 3, m: 6 };
/** How many noughts the unit of a column stands for. */
const EXPONENTS: Record<AmountUnit, number> = { pounds: 0, thousands: 3, millions: 6 };

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
/** More decimal places than pence have, and no doubt where the point stands: see `couldBeThousands`. */
const FINE = /^(0|[1-9]\d*)\.(\d{3,})$/u;
const GROUPED_FINE = /^([1-9]\d{0,2}(?:,\d{3})+)\.(\d{4,})$/u;
/** Pence. What a workbook's own arithmetic leaves behind, 1376460.1000000001 or 250.000001, is less. */
const CRUMB = 0.001;

/**
 * Reads an amount as people, workbooks and scanners write it. What cannot be read with certainty is unreadable, never
 * guessed. What it accepts in pounds reads back the same when `formatMoney` prints it.
 *
 * @param unit of the column; a text that has a unit of its own, "45k", is in that.
 */
export function readAmount(text: string, unit: AmountUnit = "pounds"): ReadAmount {
  const written = withoutInvisible(text).replace(/\s+/gu, " ").trim();
  if (written === NOT_CALCULATED) return { kind: "not-calculated", why: NEVER_CALCULATED };
  if (written.length > LONGEST) {
    return { kind: "unreadable", why: `“${written.slice(0, LONGEST)}…” is too long for an amount.` };
  }
  if (BLANK.test(written)) return { kind: "blank" };
  if (written.toLowerCase() === NOT_STATED) return { kind: "not-stated" };
  const size = readSize(written, unit);
  if (typeof size === "string") return { kind: "unreadable", why: size };
  const pence = Math.round(size.abs) * size.sign || 0;
  if (Math.abs(pence) > MAX_PENCE) {
    return { kind: "unreadable", why: `“${written}” is more than ${formatMoney(MAX_PENCE)}.` };
  }
  const rounding = pence - size.abs * size.sign;
  return Math.abs(rounding) < CRUMB
    ? { kind: "amount", pence }
    : { kind: "fraction", pence, moved: rounding, why: `“${written}” has a fraction of a penny.` };
}

export const NEVER_CALCULATED =
  "The cell has a formula that was never calculated, so its figure is not in the file. In Excel open the workbook and save it; in LibreOffice press Ctrl, Shift and F9 first. Then upload it again, or say here what the amount is.";

interface Size {
  /** Pence, a fraction of one included. */
  abs: number;
  sign: 1 | -1;
}

/** @returns the size, or why there is none */
function readSize(written: string, columnUnit: AmountUnit): Size | string {
  const { sign, figures, unit } = (SIGNED.exec(written) ?? BRACKETED.exec(written))?.groups ?? {};
  if (figures === undefined) return whyNoAmount(written);
  const own = unit === undefined ? undefined : UNITS[unit.toLowerCase()];
  const abs = penceOf(figures, own ?? EXPONENTS[columnUnit]);
  if (abs === null) return whyUncertain(figures, written);
  return { abs, sign: sign !== undefined && sign !== "+" ? -1 : 1 };
}

/** @param exponent how many noughts the unit stands for */
function penceOf(figures: string, exponent: number): number | null {
  if (exponent > 0) {
    const [, whole = "", fraction = ""] = OF_A_UNIT.exec(figures) ?? [];
    return whole === "" ? null : moved(whole, fraction, exponent + 2);
  }
  const match = CERTAIN.map((pattern) => pattern.exec(figures)).find((found) => found !== null);
  if (match) return moved(match[1] ?? "", match[2] ?? "", 2);
  const [, whole = "", fraction = ""] = FINE.exec(figures) ?? GROUPED_FINE.exec(figures) ?? [];
  return whole === "" || couldBeThousands(figures) ? null : moved(whole, fraction, 2);
}

/** The point moved to the right, in figures and not in binary: 0.545 thousands are 545.00. */
function moved(whole: string, fraction: string, places: number): number {
  const before = digits(whole) + fraction.slice(0, places).padEnd(places, "0");
  return Number(`${before}.${fraction.slice(places) || "0"}`);
}

/** One point and three figures: the point may be a separator. */
function couldBeThousands(figures: string): boolean {
  return /^[1-9]\d{0,2}\.\d{3}$/u.test(figures);
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
  if (couldBeThousands(figures)) {
    const [pounds = "", rest = ""] = figures.split(".");
    return `“${written}” could be thousands (${pounds},${rest}), or pounds and pence with a figure too many.`;
  }
  if (/^0[\d, ]/u.test(figures))
    return `“${written}” begins with a nought: figures may be missing or turned round.`;
  return `“${written}” is not grouped as an amount is: a figure or a separator may be missing.`;
}
