import { formatFinancialYear } from "../shared/calendar-date";
import { COMMISSIONING_METHOD_LABELS, type BudgetLine, type Priority } from "./budget";
import { amountInWords } from "./not-stated";

export const LINE_EDIT_KINDS = ["added", "edited", "removed", "imported"] as const;
export type LineEditKind = (typeof LINE_EDIT_KINDS)[number];

/** A line as it was written at one time, its priority by name: the history outlives priorities. */
export interface LineAsWritten extends Omit<BudgetLine, "id" | "version" | "priorityId"> {
  priority: string;
}

/** @param line its priority's name is empty in the history where it stands under none of `priorities` */
export function lineAsWritten(
  line: Omit<BudgetLine, "id" | "version">,
  priorities: readonly Priority[],
): LineAsWritten {
  const { priorityId, service, deliveryOrganisation, provision, method, fundedWith, amounts, reach, note } =
    line;
  const priority = priorities.find(({ id }) => id === priorityId)?.name ?? "";
  return { priority, service, deliveryOrganisation, provision, method, fundedWith, amounts, reach, note };
}

/** What became of one field, in words; empty where the field was, or is, empty or the line was not there. */
export interface LineEditDifference {
  field: string;
  from: string;
  to: string;
}

/**
 * Every field and every year's figure that an edit moved, in the order of the line's form.
 * @param before null for a line that was added @param after null for one that was removed
 */
export function lineEditDifferences(
  before: LineAsWritten | null,
  after: LineAsWritten | null,
): LineEditDifference[] {
  const years = [...Object.keys(before?.amounts ?? {}), ...Object.keys(after?.amounts ?? {})].map(Number);
  const fields: [field: string, words: (line: LineAsWritten) => string][] = [
    ["Priority", ({ priority }) => priority],
    ["Service", ({ service }) => service],
    ["Delivery organisation", ({ deliveryOrganisation }) => deliveryOrganisation],
    ["Provision", ({ provision }) => provision],
    ["Commissioning method", ({ method }) => (method ? COMMISSIONING_METHOD_LABELS[method] : "")],
    ["Funded with", ({ fundedWith }) => fundedWith],
    ...[...new Set(years)]
      .sort((a, b) => a - b)
      .map((year): [string, (line: LineAsWritten) => string] => [
        `Amount for ${formatFinancialYear(year)}`,
        ({ amounts }) => amountInWords(amounts[year]),
      ]),
    ["Geographical reach", ({ reach }) => reach],
    ["Note", ({ note }) => note],
  ];
  return fields
    .map(([field, words]) => ({ field, from: before ? words(before) : "", to: after ? words(after) : "" }))
    .filter(({ from, to }) => from !== to);
}

/** How far a budget has come, as far as its history goes. */
export interface BudgetStanding {
  /** Whether an import was ever confirmed into it. */
  wasImported: boolean;
  /** Whether there is an EIA entry in its framework, or in one that is compared with it. */
  isAnsweredFor: boolean;
}

/**
 * Whether an edit must say why. While a budget is first typed in there is nothing to explain; from the first import
 * or the first EIA entry on, others rely on its figures. To take a line away is always explained.
 */
export function asksReason(
  kind: Exclude<LineEditKind, "imported">,
  { wasImported, isAnsweredFor }: BudgetStanding,
): boolean {
  return kind === "removed" || wasImported || isAnsweredFor;
}
