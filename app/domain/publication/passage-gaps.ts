import { formatDate, type CalendarDate } from "../shared/calendar-date";
import { CODES } from "./codes";

/** A passage that is published no more, wherever it stands. */
export interface WithdrawnPassage {
  text: string;
  on: CalendarDate;
}

/** Shorter ones stand in the middle of other words. */
export const SHORTEST_PASSAGE = 4;

/** What stands in place of it. */
export const gapInWords = (on: CalendarDate): string => `[withdrawn on ${formatDate(on)}]`;

/** Days, instants, salts and digests, which nobody wrote. */
const NO_TEXT = /^(?:[0-9a-f]{32}|[0-9a-f]{64}|\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z)?)$/u;

/** Further fields that hold one of a few words of our own. */
const FURTHER_CODES = new Set(["timing", "mitigationTiming", "inquiry", "inquiryTime", "unstated"]);
const isCode = (field: string) => CODES.has(field) || FURTHER_CODES.has(field);

/** What names the record, and what is said of determinations: by these the rest is proven. */
const PROVEN_BY = new Set([
  "reference",
  "determined",
  "determinations",
  "determinedItems",
  "withheld",
  "gaps",
]);

/**
 * A body without the passages, however they are spaced or their letters are written.
 * @returns the very same where none of them stands in it
 */
export function withGaps<Body extends object>(body: Body, passages: readonly WithdrawnPassage[]): Body {
  if (passages.length === 0) return body;
  const inValue = (value: unknown, field: string): unknown => {
    if (typeof value === "string")
      return isCode(field) || NO_TEXT.test(value) ? value : inText(value, passages);
    if (Array.isArray(value)) return value.map((inner) => inValue(inner, field));
    if (typeof value !== "object" || value === null) return value;
    return inObject(value, inValue);
  };
  const inObject = (value: object, each: (inner: unknown, field: string) => unknown) =>
    Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, each(inner, key)]));
  return inObject(body, (inner, field) => (PROVEN_BY.has(field) ? inner : inValue(inner, field))) as Body;
}

/** A text without the passages: the longest first, of which another may be a piece. */
export function inText(text: string, passages: readonly WithdrawnPassage[]): string {
  return passages
    .toSorted((a, b) => b.text.length - a.text.length)
    .reduce((left, passage) => left.replaceAll(patternOf(passage.text), gapInWords(passage.on)), text);
}

/** Whether a passage stands in a value, in whatever field that holds a text. */
export function stands(value: unknown, passage: string): boolean {
  const pattern = patternOf(passage);
  const inValue = (inner: unknown): boolean => {
    if (typeof inner === "string") return !NO_TEXT.test(inner) && inner.search(pattern) !== -1;
    if (typeof inner !== "object" || inner === null) return false;
    return Object.values(inner).some(inValue);
  };
  return inValue(value);
}

function patternOf(text: string): RegExp {
  const words = text.normalize("NFC").trim().split(/\s+/u).map(escaped);
  return new RegExp(words.join("\\s+"), "giu");
}

const escaped = (word: string) => word.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
