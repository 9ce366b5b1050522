import { isUnanswered, type AnswerState } from "../eia/answer-state";
import { hasWords } from "../shared/list-choice";
import { sumPence } from "../shared/money";
import type { Budget } from "./budget";
import { reachesThreshold, shareIn, sizeIn, sizeInAllYears } from "./change-sizes";
import { changeIn, type BudgetChange, type YearComparison } from "./changes";
import { linesByPriority } from "./comparison";
import { unstatedAmong } from "./not-stated";

/** Which changes a person wants to see, and in what order. Null is all of them. */
export interface ChangeChoice {
  /** The year by whose figures changes are ordered, and are rises or cuts. */
  year: number;
  order: ChangeOrder;
  direction: ChangeDirection | null;
  /** The name of one, as both budgets have priorities of their own. */
  priority: string | null;
  answer: AnswerChoice | null;
  kind: KindChoice | null;
  /** Words that each stand in its title, its services or where it goes; empty for all. */
  text: string;
}

export const CHANGE_ORDERS = ["size", "percent", "title", "budget"] as const;
export type ChangeOrder = (typeof CHANGE_ORDERS)[number];
export const CHANGE_DIRECTIONS = ["rises", "cuts"] as const;
export type ChangeDirection = (typeof CHANGE_DIRECTIONS)[number];
/** Still to be written or confirmed, or not; then each state that a change in need of an answer may have. */
export const ANSWER_CHOICES = [
  "unanswered",
  "answered",
  "not_assessed",
  "stale",
  "assessed",
  "screened_out",
  "separate_eia",
  "when_allocated",
  "confirmed_same",
] as const satisfies readonly (AnswerState | "unanswered" | "answered")[];
export type AnswerChoice = (typeof ANSWER_CHOICES)[number];
export const KIND_CHOICES = ["change", "new", "ended", "transfer", "differing", "unchanged"] as const;
export type KindChoice = (typeof KIND_CHOICES)[number];

/**
 * The parts of the list, in its order. What reads differently stands apart from what is unchanged in every way: only
 * the latter needs no answer.
 */
export const CHANGE_GROUPS = ["change", "transfer", "differing", "unchanged"] as const;
export type ChangeGroup = (typeof CHANGE_GROUPS)[number];

export interface ListedChange {
  change: BudgetChange;
  state: AnswerState;
  priority: string;
}

/** Only an unchanged line has differences. */
export function groupOf({ kind, differences }: Pick<BudgetChange, "kind" | "differences">): ChangeGroup {
  return differences.length > 0 ? "differing" : kind;
}

/** A service that was not there before: nothing stands against its lines. A transfer goes on, so it is neither. */
export function isNewService({ kind, previousLines }: BudgetChange): boolean {
  return kind === "change" && previousLines.length === 0;
}

/** A service that is there no more. */
export function isEndedService({ kind, newLines }: BudgetChange): boolean {
  return kind === "change" && newLines.length === 0;
}

/** Whether anything is left out by choice: an order and a year leave out nothing. */
export function isFiltered({ direction, priority, answer, kind, text }: ChangeChoice): boolean {
  return text !== "" || [direction, priority, answer, kind].some((chosen) => chosen !== null);
}

/**
 * The changes chosen, group by group, each group in the order chosen; else as they came. By size, those that reach the
 * office's threshold in any year come first. What is unchanged in every way is there only where its kind, or its answer, is
 * chosen.
 * @param threshold pence; null where the office has set none
 */
export function chosenChanges<Row extends ListedChange>(
  rows: readonly Row[],
  choice: ChangeChoice,
  threshold: number | null,
): Row[] {
  const place = ({ change }: ListedChange) => CHANGE_GROUPS.indexOf(groupOf(change));
  const compare = ORDERS[choice.order](choice.year, threshold);
  return rows
    .filter((row) => isChosen(row, choice))
    .sort((a, b) => place(a) - place(b) || compare(a.change, b.change));
}

function isChosen({ change, state, priority }: ListedChange, choice: ChangeChoice): boolean {
  return (
    (isOfKind(change, choice.kind) || isAskedByAnswer(choice)) &&
    goes(changeIn(change, choice.year), choice.direction) &&
    (choice.priority === null || choice.priority === priority) &&
    hasWords(changeText(change), choice.text) &&
    isAnsweredAs(state, choice.answer)
  );
}

/** What a change is found by: its own words, and those of its services. */
export function changeText({ title, transferredTo, previousLines, newLines }: BudgetChange): string {
  const services = [...previousLines, ...newLines].flatMap(({ service, deliveryOrganisation }) => [
    service,
    deliveryOrganisation,
  ]);
  return [title, transferredTo, ...services].join("\n");
}

/** What is unchanged in every way may be assessed too: whoever asks for answers of a kind gets those as well. */
function isAskedByAnswer({ kind, answer }: ChangeChoice): boolean {
  return kind === null && answer !== null;
}

function isOfKind(change: BudgetChange, kind: KindChoice | null): boolean {
  switch (kind) {
    case null:
      return groupOf(change) !== "unchanged";
    case "new":
      return isNewService(change);
    case "ended":
      return isEndedService(change);
    default:
      return groupOf(change) === kind;
  }
}

function goes(pence: number, direction: ChangeDirection | null): boolean {
  return direction === null || (direction === "rises" ? pence > 0 : pence < 0);
}

function isAnsweredAs(state: AnswerState, answer: AnswerChoice | null): boolean {
  switch (answer) {
    case null:
      return true;
    case "unanswered":
      return isUnanswered(state);
    case "answered":
      return !isUnanswered(state) && state !== "not_needed";
    default:
      return state === answer;
  }
}

type Compare = (a: BudgetChange, b: BudgetChange) => number;

const byWords = new Intl.Collator("en-GB", { numeric: true });

const ORDERS: Record<ChangeOrder, (year: number, threshold: number | null) => Compare> = {
  size: (year, threshold) => (a, b) =>
    Number(reachesThreshold(b, threshold)) - Number(reachesThreshold(a, threshold)) ||
    sizeIn(b, year) - sizeIn(a, year) ||
    sizeInAllYears(b) - sizeInAllYears(a),
  // Of two infinite shares neither is the larger: their difference is no number, and counts as none.
  percent: (year) => (a, b) => shareIn(b, year) - shareIn(a, year) || sizeIn(b, year) - sizeIn(a, year),
  title: () => (a, b) => byWords.compare(a.title, b.title),
  budget: () => () => 0,
};

/** In the order of the new budget, priority by priority; then what is only in the previous one, in its order. */
export function inBudgetOrder(
  changes: readonly BudgetChange[],
  current: Pick<Budget, "priorities" | "lines" | "years">,
  previous: Pick<Budget, "priorities" | "lines" | "years"> | null,
): BudgetChange[] {
  const placesIn = (budget: Pick<Budget, "priorities" | "lines" | "years">) =>
    new Map(
      linesByPriority(budget)
        .flatMap(({ lines }) => lines)
        .map(({ id }, place) => [id, place]),
    );
  const [now, before] = [placesIn(current), previous ? placesIn(previous) : new Map<number, number>()];
  const placeOf = ({ newLines, previousLines }: BudgetChange) => {
    const [line, old] = [newLines[0], previousLines[0]];
    return line ? (now.get(line.id) ?? 0) : now.size + (old ? (before.get(old.id) ?? 0) : before.size);
  };
  return changes
    .map((change) => ({ change, place: placeOf(change) }))
    .sort((a, b) => a.place - b.place)
    .map(({ change }) => change);
}

/** What changes come to together, year by year, in pence. */
export function totalsOf(
  changes: readonly Pick<BudgetChange, "byYear">[],
  years: readonly number[],
): YearComparison[] {
  return years.map((year) => {
    const figures = changes.flatMap(({ byYear }) => byYear.find((one) => one.year === year) ?? []);
    return {
      year,
      previousYear: figures[0]?.previousYear ?? null,
      previous: sumPence(figures.map(({ previous }) => previous)),
      new: sumPence(figures.map((figure) => figure.new)),
      change: sumPence(figures.map(({ change }) => change)),
      ...unstatedAmong(figures),
    };
  });
}
