/** An amount or a share as a text prints it. Its sign is left aside: “a cut of £500” and “−£500” tell the same. */
export interface PrintedFigure {
  /** Where it stands in its text, as UTF-16 offsets. */
  start: number;
  end: number;
  kind: "money" | "percent";
  /** Pence, or per cent. */
  value: number;
  /** One unit of its last digit, in pence or per cent: what it was rounded to may differ by less. 0 for exact pence. */
  unit: number;
}

/** Digits of a run, and the single characters that group them: `4,283,405.50`, `4 283 405`. */
const RUN = /\d+(?:[,. '’·\u00a0\u2007\u2009\u202f]\d+)*/gu;
const POUNDS_BEFORE = /(?:£|\bGBP)\s?[-−–]?\s?$/u;
const POUNDS_AFTER = /^\s?(?:pounds?\b|GBP\b)/iu;
const PERCENT_AFTER = /^\s?(?:%|per\s?cent\b)/iu;
const SCALE_AFTER = /^[\s\u00a0-]?(k|thousand|m|mn|million|bn|billion)(?![\p{L}\p{N}])/iu;
const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
};

/** Beyond these no amount of a budget goes, and no sum of its lines. */
const MOST_DIGITS = 15;
const MOST_GROUPS = 5;
/** A bare number below this is an age, a day, a count: only a mark or pence make it money. */
const LEAST_BARE_POUNDS = 100;

/**
 * Every amount that a text may be read to print: `£4,283,405`, `4283405`, `4 283 405`, `£4,283,405.00`, `£4.283m`,
 * `4.28 million`, `£4,283k`, and shares with a decimal, `4.4%`. Where groups of digits are parted by spaces, a list of
 * numbers looks like one number: both are read. One pass, linear in the text.
 */
export function printedFigures(text: string): PrintedFigure[] {
  return [...text.matchAll(RUN)].flatMap((match) => readingsOf(text, match[0], match.index));
}

interface Run {
  groups: readonly { text: string; start: number; end: number }[];
  /** The character before each group but the first. */
  gaps: readonly string[];
}

function readingsOf(text: string, found: string, offset: number): PrintedFigure[] {
  const run = partsOf(found, offset);
  const before = text.slice(Math.max(0, offset - 6), offset);
  const after = text.slice(offset + found.length, offset + found.length + 12);
  const scales = scalesIn(after);
  const isPercent = PERCENT_AFTER.test(after);
  return wholeNumbers(run).flatMap(([first, last]) =>
    decimalsAfter(run, first, last).flatMap((decimals) => {
      const groups = run.groups.slice(first, last + (decimals === null ? 1 : 2));
      const whole = run.groups.slice(first, last + 1).map((group) => group.text);
      const [start, end] = [groups[0]?.start ?? 0, groups.at(-1)?.end ?? 0];
      const isAtEnd = end === offset + found.length;
      const isMarkedBefore = first === 0 && POUNDS_BEFORE.test(before);
      return (isAtEnd ? scales : [NO_SCALE]).flatMap(({ scale, length }) => {
        const figure = figureOf({
          whole: whole.join(""),
          isGrouped: whole.length > 1,
          decimals: decimals ?? "",
          scale,
          isPercent: isAtEnd && isPercent,
          isMarked: isMarkedBefore || (isAtEnd && POUNDS_AFTER.test(after.slice(length))),
        });
        return figure ? [{ start, end: end + length, ...figure }] : [];
      });
    }),
  );
}

const NO_SCALE = { scale: 1, length: 0 };

/** By what a figure is multiplied. A letter that stands apart may also be a unit of length, or begin a word of its own. */
function scalesIn(after: string): { scale: number; length: number }[] {
  const found = SCALE_AFTER.exec(after);
  const word = found?.[1]?.toLowerCase() ?? "";
  const scale = SCALES[word];
  if (!found || scale === undefined) return [NO_SCALE];
  const scaled = { scale, length: found[0].length };
  return word.length === 1 && found[0].length > 1 ? [scaled, NO_SCALE] : [scaled];
}

function partsOf(found: string, offset: number): Run {
  const groups = [...found.matchAll(/\d+/gu)].map(({ 0: text, index }) => ({
    text,
    start: offset + index,
    end: offset + index + text.length,
  }));
  return { groups, gaps: groups.slice(1).map(({ start }) => found.charAt(start - offset - 1)) };
}

const isSpace = (gap: string | undefined) => gap !== undefined && /\s/u.test(gap);

/** Where whole numbers may begin and end, by the groups of their run: each group alone, or with those of three that follow. */
function wholeNumbers(run: Run): [first: number, last: number][] {
  const { groups, gaps } = run;
  const spans: [number, number][] = [];
  const taken = new Set<number>();
  for (let first = 0; first < groups.length; first += 1) {
    if (taken.has(first)) continue;
    const gap = gaps[first];
    let last = first;
    const isContinued = (next: number) =>
      gaps[next - 1] === gap && gap !== "·" && groups[next]?.text.length === 3 && next - first < MOST_GROUPS;
    if ((groups[first]?.text.length ?? 0) <= 3) while (isContinued(last + 1)) last += 1;
    if (isSpace(gap)) for (let end = first; end < last; end += 1) spans.push([first, end]);
    spans.push([first, last]);
    // “4.283” may be a decimal as well.
    if (gap === "." && last === first + 1) spans.push([first, first]);
    // Groups parted by commas are one number, which is not read again from its middle; nor are its pence on their own.
    if (!isSpace(gap)) for (let inner = first + 1; inner <= last; inner += 1) taken.add(inner);
    if (decimalsAfter(run, first, last)[0] !== null && (groups[last + 1]?.text.length ?? 0) <= 2) {
      taken.add(last + 1);
    }
  }
  return spans;
}

/** What may stand behind the point; null for nothing. */
function decimalsAfter({ groups, gaps }: Run, first: number, last: number): (string | null)[] {
  const [gap, group] = [gaps[last], groups[last + 1]];
  const isPoint = gap === "." || gap === "·" || (gap === "," && group?.text.length === 2);
  if (!isPoint || !group || (last > first && gaps[first] === gap)) return [null];
  return group.text.length <= 2 && gap !== "," ? [group.text] : [group.text, null];
}

interface Reading {
  whole: string;
  isGrouped: boolean;
  decimals: string;
  /** 1 for a figure in pounds. */
  scale: number;
  isPercent: boolean;
  isMarked: boolean;
}

/** @returns null for what is no amount */
function figureOf(reading: Reading): Pick<PrintedFigure, "kind" | "value" | "unit"> | null {
  const { whole, isGrouped, decimals, scale, isPercent, isMarked } = reading;
  if (whole.length > MOST_DIGITS) return null;
  // “50%” is said of anything; what the record prints of a change has a decimal.
  if (isPercent && !isMarked) {
    return decimals === ""
      ? null
      : { kind: "percent", value: Number(`${whole}.${decimals}`), unit: 10 ** -decimals.length };
  }
  // Digits behind the last penny say nothing more.
  const places = Math.min(decimals.length, 2 + Math.log10(scale));
  if (scale === 1 && decimals.length > 2) return null;
  const unit = (100 * scale) / 10 ** places;
  const value = Number(whole + decimals.slice(0, places)) * unit;
  if (!isMarked && scale === 1 && places < 2 && value < LEAST_BARE_POUNDS * 100) return null;
  const mayBeRounded = decimals === "" && (isMarked || isGrouped || scale !== 1);
  const zeros = mayBeRounded ? (/[1-9](0+)$/u.exec(whole)?.[1]?.length ?? 0) : 0;
  return { kind: "money", value, unit: unit === 1 ? 0 : unit * 10 ** zeros };
}
