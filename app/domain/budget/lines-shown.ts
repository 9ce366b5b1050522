import { pageOf, type Page } from "../shared/paging";
import type { BudgetLine } from "./budget";
import type { PriorityLines } from "./comparison";

/** How many lines of a long budget stand on one page; a shorter budget stands on one. */
export const LINES_ON_PAGE = 100;

/** Which lines of a long budget a person looks for. */
export interface LinesFilter {
  /** Words that each stand somewhere in a line; empty for all lines. */
  text: string;
  /** Null for lines under no priority; undefined for those of any. */
  priorityId?: number | null | undefined;
}

export interface ShownPriority extends PriorityLines {
  /** How many lines it has in all, shown or not: `byYear` is the sum of those. */
  lineCount: number;
}

export interface LinesShown extends Omit<Page<unknown>, "items"> {
  /** Priorities with lines on this page, in their order; `lines` are those on it. */
  priorities: readonly ShownPriority[];
}

/** A page of the lines that the filter finds. @param number one past the end is the last page */
export function linesShown(
  priorities: readonly PriorityLines[],
  filter: LinesFilter,
  number: number,
): LinesShown {
  const words = filter.text.toLowerCase().split(/\s/u);
  const found = priorities
    .filter(({ priorityId }) => filter.priorityId === undefined || filter.priorityId === priorityId)
    .flatMap((group) => group.lines.filter((line) => hasWords(line, words)).map((line) => ({ group, line })));
  const { items, ...page } = pageOf(found, number, LINES_ON_PAGE);
  const shown = [...new Set(items.map(({ group }) => group))];
  return {
    ...page,
    priorities: shown.map((group) => ({
      ...group,
      lines: items.filter((item) => item.group === group).map(({ line }) => line),
      lineCount: group.lines.length,
    })),
  };
}

/** Every line has the empty word, which stands between two spaces. */
function hasWords(line: BudgetLine, words: readonly string[]): boolean {
  const { service, deliveryOrganisation, provision, fundedWith, reach, note } = line;
  const text = [service, deliveryOrganisation, provision, fundedWith, reach, note].join("\n").toLowerCase();
  return words.every((word) => text.includes(word));
}
