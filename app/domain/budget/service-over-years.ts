import { listed } from "../shared/listed";
import { CHARACTERISTIC_LABELS, DIRECTION_LABELS } from "../eia/characteristics";
import { countedImpacts } from "../eia/completeness";
import { ENTRY_KIND_LABELS, type EiaEntry } from "../eia/eia";
import { changesOf, type FrameworkContent } from "../framework/content";
import type { BudgetChange } from "./changes";

/** As many frameworks as a person compares: each is read whole. */
export const MOST_FRAMEWORKS = 8;

/** What one framework says of a service: its lines, the changes that they are part of, and what was found. */
export interface ServiceInFramework {
  frameworkId: number;
  title: string;
  years: readonly number[];
  lines: FrameworkContent["budget"]["lines"];
  changes: { change: BudgetChange; entry: EiaEntry | undefined }[];
}

/**
 * What each framework says of the service, by its first year.
 * @param contents of each framework in which it has a line, or is in a change @param lineIds of all of them
 */
export function serviceOverYears(
  contents: readonly FrameworkContent[],
  lineIds: ReadonlySet<number>,
): ServiceInFramework[] {
  const isOfIt = ({ id }: { id: number }) => lineIds.has(id);
  return contents
    .map((content): ServiceInFramework => {
      const entries = new Map(content.entries.map((entry) => [entry.changeId, entry]));
      return {
        frameworkId: content.budget.frameworkId,
        title: content.budget.title,
        years: content.budget.years,
        lines: content.budget.lines.filter(isOfIt),
        changes: changesOf(content)
          .filter(({ newLines, previousLines }) => newLines.some(isOfIt) || previousLines.some(isOfIt))
          .map((change) => ({ change, entry: entries.get(change.id) })),
      };
    })
    .sort((a, b) => (a.years[0] ?? 0) - (b.years[0] ?? 0) || a.frameworkId - b.frameworkId);
}

const spoken = (entry: EiaEntry): string[] => [
  `answered for as: ${ENTRY_KIND_LABELS[entry.kind].toLowerCase()}`,
  ...countedImpacts(entry).map(
    ({ characteristic, direction }) =>
      `${DIRECTION_LABELS[direction].toLowerCase()} for ${CHARACTERISTIC_LABELS[characteristic].toLowerCase()}`,
  ),
];

const findings = ({ changes }: ServiceInFramework): Set<string> =>
  new Set(changes.flatMap(({ entry }) => (entry ? spoken(entry) : [])));

/**
 * What is found otherwise than in the assessment before, in sentences; none where nobody assessed it in one of the two, and one sentence
 * where the two find the same.
 */
export function foundOtherwise(before: ServiceInFramework, now: ServiceInFramework): string[] {
  const [then, today] = [findings(before), findings(now)];
  if (then.size === 0 || today.size === 0) return [];
  const added = [...today].filter((one) => !then.has(one));
  const gone = [...then].filter((one) => !today.has(one));
  if (added.length + gone.length === 0) return ["The same is found as before."];
  return [
    ...(added.length > 0 ? [`Found now, and not before: ${listed(added)}.`] : []),
    ...(gone.length > 0 ? [`Found before, and not now: ${listed(gone)}.`] : []),
  ];
}
