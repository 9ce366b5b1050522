import { formatFinancialYear } from "../shared/calendar-date";
import { COMMISSIONING_METHOD_LABELS, type BudgetLine, type Priority } from "./budget";
import { CONTRACT_FIELDS, CONTRACT_LABELS, contractInWords, type ContractWords } from "./contract-words";
import { amountInWords } from "./not-stated";

export const LINE_EDIT_KINDS = ["added", "edited", "removed", "imported"] as const;
export type LineEditKind = (typeof LINE_EDIT_KINDS)[number];

/** A line as it was written at one time, its priority by name: the history outlives priorities. */
export interface LineAsWritten extends Omit<BudgetLine, "id" | "version" | "priorityId" | "contract"> {
  priority: string;
  /** Absent where nothing is said of it. */
  contract?: ContractWords;
}

/** @param line its priority's name is empty in the history where it stands under none of `priorities`; the line that follows is named as it is among `lines` */
export function lineAsWritten(
  line: Omit<BudgetLine, "id" | "version">,
  {
    priorities,
    lines,
  }: { priorities: readonly Priority[]; lines: readonly Pick<BudgetLine, "id" | "service">[] },
): LineAsWritten {
  const { priorityId, service, deliveryOrganisation, provision, method, fundedWith, amounts, reach, note } =
    line;
  const priority = priorities.find(({ id }) => id === priorityId)?.name ?? "";
  const contract = contractInWords(line.contract, serviceOf(lines, line.contract?.followedById));
  return {
    ...{ priority, service, deliveryOrganisation, provision, method, fundedWith, amounts, reach, note },
    ...(Object.keys(contract).length > 0 && { contract }),
  };
}

/** Empty for a line that is there no more, and for none. */
export function serviceOf(
  lines: readonly Pick<BudgetLine, "id" | "service">[],
  lineId: number | undefined,
): string {
  return lineId === undefined ? "" : (lines.find(({ id }) => id === lineId)?.service ?? "");
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
  const differences: LineEditDifference[] = [];
  const compare = (field: string, words: (line: LineAsWritten) => string) => {
    const [from, to] = [before ? words(before) : "", after ? words(after) : ""];
    if (from !== to) differences.push({ field, from, to });
  };
  for (const [field, words] of FIELDS) compare(field, words);
  const years = [...Object.keys(before?.amounts ?? {}), ...Object.keys(after?.amounts ?? {})].map(Number);
  for (const year of [...new Set(years)].sort((a, b) => a - b)) {
    if (before && after && before.amounts[year] === after.amounts[year]) continue;
    compare(`Amount for ${formatFinancialYear(year)}`, ({ amounts }) => amountInWords(amounts[year]));
  }
  for (const [field, words] of FIELDS_BEHIND) compare(field, words);
  return differences;
}

type Fields = readonly (readonly [field: string, words: (line: LineAsWritten) => string])[];

const FIELDS: Fields = [
  ["Priority", ({ priority }) => priority],
  ["Service", ({ service }) => service],
  ["Delivery organisation", ({ deliveryOrganisation }) => deliveryOrganisation],
  ["Provision", ({ provision }) => provision],
  ["Commissioning method", ({ method }) => (method ? COMMISSIONING_METHOD_LABELS[method] : "")],
  ["Funded with", ({ fundedWith }) => fundedWith],
];
/** In the form they stand behind the amounts. */
const FIELDS_BEHIND: Fields = [
  ["Geographical reach", ({ reach }) => reach],
  ["Note", ({ note }) => note],
  ...CONTRACT_FIELDS.map(
    (field) => [CONTRACT_LABELS[field], ({ contract }: LineAsWritten) => contract?.[field] ?? ""] as const,
  ),
];

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
