import type { AnswerState } from "../eia/answer-state";
import { listed } from "../shared/listed";
import type { BudgetChange, LineDifference } from "./changes";

/** Rule 17: of a service with an unchanged amount that reads differently, whether it is the same, spelt differently. */

const FIELD_NAMES: Record<LineDifference["field"], string> = {
  deliveryOrganisation: "the provider",
  provision: "the provision",
  method: "the method",
  reach: "the reach",
};

/** @example "the provider and the reach differ" */
export function differInWords(differences: readonly LineDifference[]): string {
  const names = differences.map(({ field }) => FIELD_NAMES[field]);
  return `${listed(names)} ${names.length === 1 ? "differs" : "differ"}`;
}

/** Two names may be one organisation or two: where the provider reads differently, whoever says yes says that it is one. */
export function hasOtherProvider({ differences }: Pick<BudgetChange, "differences">): boolean {
  return differences.some(({ field }) => field === "deliveryOrganisation");
}

/** What is said where nobody has confirmed that. */
export const SAY_SAME_PROVIDER =
  "Tick that the provider is the same organisation. Where it is another, assess the change";

interface Answered {
  change: BudgetChange;
  state: AnswerState;
}

/** The services of which it is still asked whether they are the same. */
export function askedWhetherSame<Row extends Answered>(rows: readonly Row[]): Row[] {
  return rows.filter(({ change, state }) => change.differences.length > 0 && state === "not_assessed");
}

/** A change in the version in which somebody saw it. */
export function sameServiceKey({ id, version }: Pick<BudgetChange, "id" | "version">): string {
  return `${id}-${version}`;
}
