import type { CalendarDate } from "../shared/calendar-date";
import { listed } from "../shared/listed";
import type { Evidence, EvidenceWords } from "./eia";

/**
 * Rule 20: what is found adverse or not yet known rests on evidence, or on a gap that is stated.
 * Bracking v Secretary of State for Work and Pensions [2013] EWCA Civ 1345: what is relevant and not at hand is to be acquired.
 */

const blank = (text: string) => text.trim() === "";

const NEEDED: Record<Evidence["kind"], readonly (readonly [field: keyof EvidenceWords, what: string])[]> = {
  held: [
    ["source", "where it is from"],
    ["datedOn", "of what day it is"],
    ["covers", "what it covers"],
    ["shows", "what it shows"],
  ],
  not_held: [
    ["covers", "what is not held"],
    ["gapReason", "why it is not held"],
  ],
};

/** What a row lacks to count, each with its field and in words, in their order. */
export function evidenceMissing(row: EvidenceWords): { field: keyof EvidenceWords; what: string }[] {
  return NEEDED[row.kind].flatMap(([field, what]) => {
    const value = row[field];
    return value === null || blank(value) ? [{ field, what }] : [];
  });
}

/** What an entry with an adverse or unknown impact still needs, in a sentence; null where a row of it counts. */
export function evidenceGap(rows: readonly Evidence[]): string | null {
  if (rows.some((row) => evidenceMissing(row).length === 0)) return null;
  const [row] = rows;
  return row
    ? `The evidence for an impact that is adverse or not yet known does not say ${listed(evidenceMissing(row).map(({ what }) => what))}.`
    : "An impact of it is adverse or not yet known, and it gives no evidence. Say what shows it, or what is not held and why.";
}

/** Without what a row of its kind does not ask: it is not part of it, nor ever published. */
export function asHeld(words: EvidenceWords): EvidenceWords {
  return words.kind === "held"
    ? { ...words, gapReason: "" }
    : { ...words, source: "", datedOn: null, shows: "", numbers: "" };
}

/** The numbers that stand at the end of the lines: "Women: 120" is 120. */
export function numbersByGroup(text: string): number[] {
  return text.split("\n").flatMap((line) => {
    const figure = /(?:^|[^\d.,])(\d{1,3}(?:,\d{3})+|\d+)\s*$/u.exec(line)?.[1];
    return figure === undefined ? [] : [Number(figure.replaceAll(",", ""))];
  });
}

const OLD_AFTER_YEARS = 3;

/** Whether what was known then is more than three years old. */
export function isOld(datedOn: CalendarDate, today: CalendarDate): boolean {
  const [year = "", ...rest] = datedOn.split("-");
  return [String(Number(year) + OLD_AFTER_YEARS).padStart(4, "0"), ...rest].join("-") < today;
}
