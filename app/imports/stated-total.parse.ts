import type { ImportedLine, ImportedTotal } from "~/domain/budget/imported-budget";
import { ROUNDING_PENCE } from "~/domain/budget/reconciliation";
import { looseKey, priorityKey } from "./row-kinds.parse";
import type { TotalLabel } from "./total-label.parse";

/** What stands above a total. */
export interface Above {
  /** Lines since the last total. */
  section: readonly ImportedLine[];
  sums: RunningSums;
  /** Names of the priorities known so far, by key. */
  priorities: ReadonlyMap<string, string>;
  /** Whether lines follow beneath. */
  linesFollow: boolean;
  /** Whether a row that says "Total" and no more was a section's before. */
  sectionsEndInTotal: boolean;
}

/**
 * Of what a total is.
 * - `grand`, or of a priority
 * - `names` the priority of the lines above it, which have none
 * - `unknown`: the sheet does not say
 */
export type Whole =
  | { of: "grand" }
  | { of: "priority"; name: string; isGuess: boolean }
  | { of: "names"; name: string }
  | { of: "unknown" };

export function wholeOf(label: TotalLabel, above: Above, amounts: readonly Amount[]): Whole {
  switch (label.kind) {
    case "grand":
      return { of: "grand" };
    case "section":
      return sectionAbove(above, false);
    case "plain":
      return isOfSection(above, amounts) ? sectionAbove(above, false) : { of: "grand" };
    case "named": {
      const known = above.priorities.get(priorityKey(label.name)) ?? named(label.name, above);
      if (known !== undefined) return { of: "priority", name: known, isGuess: false };
      if (above.section.length > 0 && above.section.every(({ priority }) => priority === "")) {
        return { of: "names", name: label.name };
      }
      return sectionAbove(above, true);
    }
  }
}

/** Of all lines so far, of those since the last total, and of each priority's. */
export class RunningSums {
  private readonly pence = new Map<string, number>();
  private sections = 0;

  add({ priority, amounts }: ImportedLine): void {
    for (const scope of ["all", `section:${this.sections}`, `priority:${priorityKey(priority)}`]) {
      for (const [year, pence] of Object.entries(amounts)) {
        const key = `${scope}:${year}`;
        this.pence.set(key, (this.pence.get(key) ?? 0) + pence);
      }
    }
  }

  startSection(): void {
    this.sections += 1;
  }

  isAll = (amounts: readonly Amount[]) => this.agrees("all", amounts);
  isSection = (amounts: readonly Amount[]) => this.agrees(`section:${this.sections}`, amounts);
  isPriority = (name: string, amounts: readonly Amount[]) =>
    this.agrees(`priority:${priorityKey(name)}`, amounts);

  /** Without a sum, nothing agrees: not even £0. */
  private agrees(scope: string, amounts: readonly Amount[]): boolean {
    return (
      amounts.length > 0 &&
      amounts.every(({ year, pence }) => {
        const sum = this.pence.get(`${scope}:${year}`);
        return sum !== undefined && Math.abs(sum - pence) <= ROUNDING_PENCE;
      })
    );
  }
}

export type Amount = Pick<ImportedTotal, "year" | "pence">;

/** Amounts without a name are a total where they are what the lines above add up to, in every year. */
export function wholeOfUnnamed(priority: string, above: Above, amounts: readonly Amount[]): Whole {
  const { sums, linesFollow } = above;
  if (priority !== "") {
    return sums.isPriority(priority, amounts)
      ? { of: "priority", name: priority, isGuess: false }
      : { of: "unknown" };
  }
  if (sums.isAll(amounts) && !linesFollow) return { of: "grand" };
  if (sums.isSection(amounts)) return sectionAbove(above, false);
  return sums.isAll(amounts) ? { of: "grand" } : { of: "unknown" };
}

function named(name: string, { priorities }: Above): string | undefined {
  const key = looseKey(name);
  return [...priorities.values()].find((candidate) => looseKey(candidate) === key);
}

function isOfSection(
  { section, sums, linesFollow, sectionsEndInTotal }: Above,
  amounts: readonly Amount[],
): boolean {
  if (section.length === 0) return false;
  return linesFollow || (sectionsEndInTotal && !sums.isAll(amounts));
}

function sectionAbove({ section }: Above, isGuess: boolean): Whole {
  const name = section.at(-1)?.priority ?? "";
  return name === "" ? { of: "unknown" } : { of: "priority", name, isGuess };
}
