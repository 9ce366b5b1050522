import type { CalendarDate } from "../shared/calendar-date";
import { sumPence } from "../shared/money";
import { frozen, remembered } from "../shared/remembered";
import { describeMethod, type Budget, type BudgetLine, type PreviousBudget } from "./budget";
import {
  hasUnstated,
  unstatedAmong,
  unstatedSide,
  type ComparedFigures,
  type UnstatedSide,
} from "./not-stated";

/**
 * What happened between two budgets. A change joins any number of previous lines with any number of new
 * ones, because contracts merge and split.
 */
export interface ChangeLink {
  id: number;
  title: string;
  previousLineIds: readonly number[];
  newLineIds: readonly number[];
  /** Marked by a person: the service goes on, paid from elsewhere. */
  isTransfer: boolean;
  transferredTo: string;
  /** Why it is made, in an author's words; empty where nobody has said. */
  rationale: string;
  /** The first day on which it holds; null where that is the first day of the budget. */
  effectiveOn: CalendarDate | null;
  /** What a paper states that it rises or falls by in the first year, in round figures and pence; absent where nothing is stated. */
  statedChange?: number;
  /** The two sides as they stood when an author confirmed that they are the same, spelt differently. */
  sameServiceConfirmed: LinesFingerprint | null;
  version: number;
}

export type ChangeKind = "change" | "transfer" | "unchanged";

export interface YearComparison extends ComparedFigures {
  year: number;
  /** The year of the previous budget it is compared with; null where there is no previous budget. */
  previousYear: number | null;
}

export interface BudgetChange extends ChangeLink {
  previousLines: readonly BudgetLine[];
  newLines: readonly BudgetLine[];
  kind: ChangeKind;
  byYear: readonly YearComparison[];
  /** Where the previous framework put off the assessment of one of its lines until it is allocated (rule 25). */
  wasPutOff?: true;
  /** Fields other than the amounts in which an unchanged line differs as written. */
  differences: readonly LineDifference[];
}

export interface LineDifference {
  field: "deliveryOrganisation" | "provision" | "method" | "reach";
  previous: string;
  new: string;
}

/** What an assessment was made on: every field of every line, on both sides. Ids are left out: text and figures count. */
export interface LinesFingerprint {
  previous: readonly FingerprintLine[];
  new: readonly FingerprintLine[];
}
export interface FingerprintLine {
  service: string;
  deliveryOrganisation: string;
  reach: string;
  provision: string;
  method: string;
  amounts: readonly (readonly [year: number, pence: number])[];
}

/** The year of the previous budget that a year is compared with: the same one, else the last it has. */
export function comparisonYear(year: number, previousYears: readonly number[]): number | null {
  return previousYears.includes(year) ? year : (previousYears.at(-1) ?? null);
}

/**
 * Every change between two budgets, in the links' order. A line that nobody linked is a change of its own, so
 * that the changes always add up to the difference of the totals.
 * *Unchanged* is derived, never chosen: one line on each side, equal in every year; what is not stated equals nothing.
 */
export function budgetChanges(
  current: Pick<Budget, "years" | "lines">,
  previous: Pick<PreviousBudget, "years" | "lines" | "putOff"> | null,
  links: readonly ChangeLink[],
): BudgetChange[] {
  const putOff = new Set(previous?.putOff);
  const previousById = new Map((previous?.lines ?? []).map((line) => [line.id, line]));
  const newById = new Map(current.lines.map((line) => [line.id, line]));
  const take = (lines: Map<number, BudgetLine>, ids: readonly number[]) =>
    ids.flatMap((id) => {
      const line = lines.get(id);
      lines.delete(id);
      return line ? [line] : [];
    });

  const linked = links.map((link) => ({
    link,
    previousLines: take(previousById, link.previousLineIds),
    newLines: take(newById, link.newLineIds),
  }));
  const alone = (line: BudgetLine, side: "previous" | "new") => ({
    link: unlinkedChange(line, side),
    previousLines: side === "previous" ? [line] : [],
    newLines: side === "new" ? [line] : [],
  });
  return [
    ...linked,
    ...[...previousById.values()].map((line) => alone(line, "previous")),
    ...[...newById.values()].map((line) => alone(line, "new")),
  ].map(({ link, previousLines, newLines }) => {
    const byYear = current.years.map((year) =>
      compareYear(year, comparisonYear(year, previous?.years ?? []), previousLines, newLines),
    );
    const kind = changeKind(link, previousLines, newLines, byYear);
    return {
      ...link,
      previousLines,
      newLines,
      byYear,
      kind,
      ...(previousLines.some(({ id }) => putOff.has(id)) && { wasPutOff: true as const }),
      differences:
        kind === "unchanged"
          ? previousLines.flatMap((before) => newLines.flatMap((after) => lineDifferences(before, after)))
          : [],
    };
  });
}

function unlinkedChange(line: BudgetLine, side: "previous" | "new"): ChangeLink {
  return {
    id: side === "previous" ? -2 * line.id : -2 * line.id - 1,
    title: line.service,
    previousLineIds: side === "previous" ? [line.id] : [],
    newLineIds: side === "new" ? [line.id] : [],
    isTransfer: false,
    transferredTo: "",
    rationale: "",
    effectiveOn: null,
    sameServiceConfirmed: null,
    version: 0,
  };
}

function compareYear(
  year: number,
  previousYear: number | null,
  previousLines: readonly BudgetLine[],
  newLines: readonly BudgetLine[],
): YearComparison {
  const before =
    previousYear === null ? 0 : sumPence(previousLines.map((line) => line.amounts[previousYear] ?? 0));
  const after = sumPence(newLines.map((line) => line.amounts[year] ?? 0));
  return {
    ...{ year, previousYear, previous: before, new: after, change: after - before },
    ...unstatedSide(
      previousYear !== null && hasUnstated(previousLines, previousYear),
      hasUnstated(newLines, year),
    ),
  };
}

function changeKind(
  link: ChangeLink,
  previousLines: readonly BudgetLine[],
  newLines: readonly BudgetLine[],
  byYear: readonly YearComparison[],
): ChangeKind {
  const isOneToOne = previousLines.length === 1 && newLines.length === 1;
  if (isOneToOne && byYear.every((year) => year.change === 0 && !year.unstated)) return "unchanged";
  return link.isTransfer ? "transfer" : "change";
}

function lineDifferences(before: BudgetLine, after: BudgetLine): LineDifference[] {
  const written = (field: "deliveryOrganisation" | "provision" | "reach") =>
    before[field] === after[field] ? [] : [{ field, previous: before[field], new: after[field] }];
  return [
    ...written("deliveryOrganisation"),
    ...written("provision"),
    ...methodDifference(before, after),
    ...written("reach"),
  ];
}

/** Many past budgets do not say by which method, or with whom, a service is funded: nothing said differs from nothing. */
function methodDifference(before: BudgetLine, after: BudgetLine): LineDifference[] {
  if (before.method === null || after.method === null) return [];
  const areFundedAlike =
    before.fundedWith === "" || after.fundedWith === "" || before.fundedWith === after.fundedWith;
  if (before.method === after.method && areFundedAlike) return [];
  return [
    {
      field: "method",
      previous: describeMethod(before.method, before.fundedWith),
      new: describeMethod(after.method, after.fundedWith),
    },
  ];
}

/** Whether this change must be answered for in the EIA (rules 1 and 25). */
export function needsEntry(change: BudgetChange): boolean {
  if (change.kind !== "unchanged" || change.wasPutOff) return true;
  return change.differences.length > 0 && !isConfirmedSame(change);
}

/** An author said "the same, spelt differently", of the lines as they are now. */
export function isConfirmedSame(change: BudgetChange): boolean {
  return (
    change.sameServiceConfirmed !== null &&
    sameFingerprint(change.sameServiceConfirmed, linesFingerprint(change))
  );
}

export const linesFingerprint = remembered(
  ({ previousLines, newLines }: Pick<BudgetChange, "previousLines" | "newLines">): LinesFingerprint =>
    frozen({ previous: previousLines.map(fingerprintLine), new: newLines.map(fingerprintLine) }),
);

function fingerprintLine(line: BudgetLine): FingerprintLine {
  return {
    service: line.service,
    deliveryOrganisation: line.deliveryOrganisation,
    reach: line.reach,
    provision: line.provision,
    method: [line.method ?? "", line.fundedWith].join("|"),
    // Years are whole numbers, which an object always has in ascending order.
    amounts: Object.entries(line.amounts).map(([year, pence]) => [Number(year), pence] as const),
  };
}

export function sameFingerprint(a: LinesFingerprint, b: LinesFingerprint): boolean {
  return fingerprintText(a) === fingerprintText(b);
}

const fingerprintText = remembered(({ previous, new: current }: LinesFingerprint): string => {
  const side = (lines: readonly FingerprintLine[]) =>
    lines
      .map((line) =>
        JSON.stringify([
          line.service,
          line.deliveryOrganisation,
          line.reach,
          line.provision,
          line.method,
          line.amounts,
        ]),
      )
      .sort();
  return JSON.stringify([side(previous), side(current)]);
});

export interface ChangesInYear {
  year: number;
  net: number;
  transferred: number;
  likeForLike: number;
  /** As in `YearComparison`. */
  unstated?: UnstatedSide;
}

export interface ChangesSummary {
  changes: number;
  transfers: number;
  unchanged: number;
  byYear: readonly ChangesInYear[];
}

/** Net, what was transferred, and like for like (net without transfers), for every year. */
export function summariseChanges(changes: readonly BudgetChange[], years: readonly number[]): ChangesSummary {
  const count = (kind: ChangeKind) => changes.filter((change) => change.kind === kind).length;
  const total = (year: number, kind: ChangeKind) =>
    sumPence(changes.filter((change) => change.kind === kind).map((change) => changeIn(change, year)));
  return {
    changes: count("change"),
    transfers: count("transfer"),
    unchanged: count("unchanged"),
    byYear: years.map((year) => {
      const transferred = total(year, "transfer");
      const likeForLike = total(year, "change");
      const compared = changes.flatMap(({ byYear }) => byYear.filter((figures) => figures.year === year));
      return { year, transferred, likeForLike, net: transferred + likeForLike, ...unstatedAmong(compared) };
    }),
  };
}

/** @returns pence, 0 for a year that is not compared. */
export function changeIn(change: Pick<BudgetChange, "byYear">, year: number): number {
  return change.byYear.find((comparison) => comparison.year === year)?.change ?? 0;
}

/** Changes that name a line of both priorities are counted under the new line's; ended ones under the previous line's. */
export function priorityNameOf(change: BudgetChange, priorityNames: ReadonlyMap<number, string>): string {
  const line = change.newLines[0] ?? change.previousLines[0];
  return (line?.priorityId != null ? priorityNames.get(line.priorityId) : undefined) ?? "No priority";
}
