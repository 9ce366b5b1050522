import type { BudgetChange } from "../budget/changes";

/**
 * The lines of a change in the versions in which a page showed them. A form carries it, so that nobody confirms
 * figures which moved between looking and pressing the button.
 */
export function linesSeen(change: Pick<BudgetChange, "previousLines" | "newLines">): string {
  const side = (lines: BudgetChange["newLines"]) =>
    lines.map(({ id, version }) => `${id}.${version}`).join(",");
  return `${side(change.previousLines)}/${side(change.newLines)}`;
}
