import type { BudgetChange } from "../budget/changes";

/** What of all changes is looked at together: those of a priority, in an area or of a provider. */
export const TOGETHER_BY = ["priority", "area", "provider"] as const;
export type TogetherBy = (typeof TOGETHER_BY)[number];

export const TOGETHER_BY_LABELS: Record<TogetherBy, string> = {
  priority: "Priority",
  area: "Area",
  provider: "Provider",
};

/** What a change belongs to, before it and after it; each once. */
export function belongsTo(
  change: Pick<BudgetChange, "previousLines" | "newLines">,
  by: TogetherBy,
  priorityNames: ReadonlyMap<number, string>,
): string[] {
  const lines = [...change.newLines, ...change.previousLines];
  const names = lines.map((line) => {
    switch (by) {
      case "priority":
        return line.priorityId === null ? "" : (priorityNames.get(line.priorityId) ?? "");
      case "area":
        return line.reach.trim();
      case "provider":
        return line.deliveryOrganisation.trim();
    }
  });
  return [...new Set(names)].filter((name) => name !== "");
}
