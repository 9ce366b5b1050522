import type { FrameworkContent } from "../framework/content";
import { printedFigures, type PrintedFigure } from "./printed-figures";
import { publishedTexts, type PublishedText, type StepTexts, type TextPage } from "./published-texts";
import { tellingFigures, withheldFigures, type TellingFigure } from "./telling-figures";

/** A place in what is or will be published, from which a withheld amount follows. */
export interface TellingPlace {
  /** By which it is ticked as known: the text and the figure as printed there. */
  key: string;
  where: string;
  at: TextPage;
  /** What stands before the figure, the figure as it is printed, and what stands behind it. */
  before: string;
  figure: string;
  after: string;
  /** What the figure is, and whose amount follows from it. */
  tells: readonly string[];
}

/**
 * A rounded figure tells an amount where one unit of its last digit is no more than a tenth of that amount: “£4.28m” leaves
 * an amount of £28,023 open between nothing and £38,000, and one of £1.5 million between £1.49 million and £1.51 million.
 */
const NARROW = 10;
const TOLD_AT_MOST = 3;
const EXCERPT = 60;

type Printed = Pick<PrintedFigure, "kind" | "value" | "unit">;

/** Looks figures up by what is printed. Built once for all texts. */
export interface FigureSearch {
  isEmpty: boolean;
  toldBy: (printed: Printed) => TellingFigure[];
  /** Of each value that is looked for: how far from it a printed one may be, and how coarse. Beyond it nothing is told. */
  reaches: readonly FigureReach[];
}

export interface FigureReach {
  kind: PrintedFigure["kind"];
  value: number;
  reach: number;
}

/** A figure of a text that is published, with what stands around it. */
export interface FigureInText extends Omit<PublishedText, "text">, Printed {
  before: string;
  figure: string;
  after: string;
}

export function figureSearch(figures: readonly TellingFigure[]): FigureSearch {
  const exact = new Map<number, TellingFigure[]>();
  for (const figure of figures) {
    if (figure.kind === "money") exact.set(figure.value, [...(exact.get(figure.value) ?? []), figure]);
  }
  /** By kind and unit: those that a figure rounded to it narrows, by value. */
  const narrowed = new Map<string, TellingFigure[]>();
  const narrowedBy = ({ kind, unit }: Printed) => {
    const key = `${kind} ${unit}`;
    const known =
      narrowed.get(key) ??
      figures
        .filter((figure) => figure.kind === kind && unit * figure.scale * NARROW <= figure.open)
        .sort((a, b) => a.value - b.value);
    narrowed.set(key, known);
    return known;
  };
  return {
    isEmpty: figures.length === 0,
    reaches: reachesOf(figures),
    toldBy(printed) {
      const same = printed.kind === "money" ? (exact.get(printed.value) ?? []) : [];
      if (printed.unit === 0) return same.slice(0, TOLD_AT_MOST);
      const known = narrowedBy(printed);
      const near: TellingFigure[] = [];
      const upTo = printed.value + printed.unit;
      for (let index = firstAbove(known, printed.value - printed.unit); index < known.length; index += 1) {
        const figure = known[index];
        if (!figure || figure.value >= upTo || near.length === TOLD_AT_MOST) break;
        near.push(figure);
      }
      return [...new Set([...same, ...near])].slice(0, TOLD_AT_MOST);
    },
  };
}

/** What is divided here is multiplied where it is compared: by so much the one may be less than the other. */
const ROUNDING = 1 + 1e-9;

function reachesOf(figures: readonly TellingFigure[]): FigureReach[] {
  const reaches = new Map<string, FigureReach>();
  for (const { kind, value, open, scale } of figures) {
    const key = `${kind} ${value}`;
    const reach = (open / (scale * NARROW)) * ROUNDING;
    reaches.set(key, { kind, value, reach: Math.max(reach, reaches.get(key)?.reach ?? 0) });
  }
  return [...reaches.values()];
}

function firstAbove(sorted: readonly TellingFigure[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.value ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** One place for each figure of each text, however often it stands there. */
export function placesIn(texts: Iterable<PublishedText>, search: FigureSearch): TellingPlace[] {
  return search.isEmpty ? [] : placesOf(figuresIn(texts), search);
}

/** Every figure of each text, once for each way to read it, however often it stands there. */
export function* figuresIn(texts: Iterable<PublishedText>): Generator<FigureInText> {
  for (const { text, ...about } of texts) {
    const seen = new Set<string>();
    for (const { start, end, ...printed } of printedFigures(text)) {
      const figure = text.slice(start, end);
      const key = `${figure} ${printed.kind} ${printed.value} ${printed.unit}`;
      if (seen.has(key)) continue;
      seen.add(key);
      yield { ...about, ...printed, figure, ...around(text, start, end) };
    }
  }
}

/** The places of those figures that tell something. */
export function placesOf(figures: Iterable<FigureInText>, search: FigureSearch): TellingPlace[] {
  const places = new Map<string, TellingPlace>();
  for (const { id, where, at, year, before, figure, after, ...printed } of figures) {
    const key = `${id}=${figure}`;
    if (places.has(key)) continue;
    const told = search
      .toldBy(printed)
      .filter((one) => year === undefined || one.year === null || one.year === year);
    if (told.length > 0) places.set(key, { key, where, at, before, figure, after, tells: told.map(inWords) });
  }
  return [...places.values()];
}

const inWords = ({ what, tells }: TellingFigure) => `${what}, from which follows ${tells}`;

function around(text: string, start: number, end: number): Pick<TellingPlace, "before" | "after"> {
  const [before, after] = [text.slice(0, start), text.slice(end)];
  return {
    before: before.length > EXCERPT ? `…${wellFormed(before.slice(-EXCERPT))}` : before,
    after: after.length > EXCERPT ? `${wellFormed(after.slice(0, EXCERPT))}…` : after,
  };
}

/** An excerpt may begin or end within a pair of surrogates. */
const wellFormed = (text: string) => text.toWellFormed().replace(/^\ufffd|\ufffd$/gu, "");

/** What is looked for: nothing where no amount is withheld. */
export function searchFor(
  content: FrameworkContent,
  determinations: StepTexts["determinations"],
  publicBefore?: ReadonlySet<number>,
): FigureSearch {
  return figureSearch(tellingFigures(content, withheldFigures(content, determinations, publicBefore)));
}

/** Every place in the record's own texts. @param publicBefore as `withheldFigures` takes it */
export function tellingPlaces(
  content: FrameworkContent,
  steps: StepTexts,
  publicBefore?: ReadonlySet<number>,
): TellingPlace[] {
  return placesIn(publishedTexts(content, steps), searchFor(content, steps.determinations, publicBefore));
}

/** Those of the places that the officer has not said to know. */
export function unknownPlaces(places: readonly TellingPlace[], known: readonly string[]): TellingPlace[] {
  const ticked = new Set(known);
  return places.filter(({ key }) => !ticked.has(key));
}
