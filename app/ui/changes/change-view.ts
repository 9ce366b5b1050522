import {
  groupOf,
  isEndedService,
  isNewService,
  type ChangeGroup,
  type ListedChange,
} from "~/domain/budget/change-list";
import { reachesThreshold } from "~/domain/budget/change-sizes";
import type { BudgetChange, YearComparison } from "~/domain/budget/changes";
import { comparisonInWords } from "~/domain/budget/not-stated";
import type { AnswerState } from "~/domain/eia/answer-state";
import { formatFinancialYear } from "~/domain/shared/calendar-date";

/** A change in a list of them. */
export interface ChangeRow {
  id: number;
  title: string;
  group: ChangeGroup;
  /** What it was and what it is in the year looked at, in words. */
  amounts: string;
  transferredTo: string;
  byYear: readonly YearComparison[];
  state: AnswerState;
  /** Whether its answer lacks nothing. */
  isComplete: boolean;
  /** Whether it reaches the office's threshold for closer attention. */
  isMaterial: boolean;
  /** In words, what an unchanged line reads differently. */
  differences: readonly string[];
}

/** A part of the list, as far as it is on the page, with what all that is chosen of it comes to. */
export interface ListedGroup {
  group: ChangeGroup;
  rows: readonly ChangeRow[];
  /** How many are chosen, on this page or another, of how many there are. */
  chosen: number;
  all: number;
  totals: readonly YearComparison[];
}

/** What is unchanged in every way, as far as it is folded under the list. */
export interface UnchangedFolded {
  rows: readonly ChangeRow[];
  alike: number;
  /** With what is written differently, which stands apart. */
  total: number;
}

export interface LookedAt {
  year: number;
  /** Whether all figures show pence. */
  pence: boolean;
  /** The office's threshold, in pence; null where it has set none. */
  threshold: number | null;
  isComplete: (change: BudgetChange) => boolean;
}

export function changeRow(
  { change, state }: Pick<ListedChange, "change" | "state">,
  looked: LookedAt,
): ChangeRow {
  const { id, title, transferredTo, byYear } = change;
  return {
    id,
    title,
    group: groupOf(change),
    amounts: amountsInWords(change, looked),
    transferredTo,
    byYear,
    state,
    isComplete: looked.isComplete(change),
    isMaterial: reachesThreshold(change, looked.threshold),
    differences: differencesInWords(change),
  };
}

/** A new service has no amount before, and an ended one none now: neither comes "from £0" or goes "to £0". */
export function amountsInWords(
  change: BudgetChange,
  { year, pence }: Pick<LookedAt, "year" | "pence">,
): string {
  const figures = change.byYear.find((one) => one.year === year);
  if (!figures) return "";
  const name = formatFinancialYear(year);
  const { previous: before, new: now } = comparisonInWords(figures, { pence });
  const was = figures.previousYear === null ? "" : ` in ${formatFinancialYear(figures.previousYear)}`;
  const what = figures.previous < 0 || figures.new < 0 ? "line" : "service";
  if (isNewService(change)) return `New ${what}: ${now} in ${name}`;
  if (isEndedService(change)) return `Ended ${what}: was ${before}${was}`;
  if (change.newLines.length === 0) return `Was ${before}${was}, now paid from elsewhere`;
  return `From ${before} to ${now} in ${name}`;
}

/** What a change comes to in a year, in short; in full where it is not a figure that rises or falls. */
export function movementInWords(
  change: BudgetChange,
  { year, pence }: { year: number | undefined; pence: boolean },
): string {
  const figures = change.byYear.find((one) => one.year === year);
  if (!figures) return "";
  if (figures.unstated || figures.previous + figures.new === 0) {
    return amountsInWords(change, { year: figures.year, pence });
  }
  const name = formatFinancialYear(figures.year);
  if (figures.change === 0) return `no change in ${name}`;
  const words = comparisonInWords(figures, { pence });
  // What is transferred goes on elsewhere: a share would call it ended.
  const share = change.kind === "transfer" ? "" : ` (${words.share})`;
  return `${words.change}${share} in ${name}`;
}

const FIELD_LABELS = {
  deliveryOrganisation: "Provider",
  provision: "Provision",
  method: "Method",
  reach: "Reach",
} as const;

const said = (text: string) => (text === "" ? "not stated" : `“${text}”`);

export function differencesInWords({ differences }: Pick<BudgetChange, "differences">): string[] {
  return differences.map(
    ({ field, previous, new: now }) => `${FIELD_LABELS[field]}: ${said(previous)} before, ${said(now)} now`,
  );
}

/** What reads differently, to be put beside one another. */
export interface DifferenceView {
  label: string;
  before: string;
  now: string;
}

export function differencesSideBySide({ differences }: Pick<BudgetChange, "differences">): DifferenceView[] {
  return differences.map(({ field, previous, new: now }) => ({
    label: FIELD_LABELS[field],
    before: said(previous),
    now: said(now),
  }));
}
