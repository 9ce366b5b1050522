import { hasWords } from "../shared/list-choice";
import { pageOf, ROWS_ON_PAGE, type Page } from "../shared/paging";
import type { BudgetLine } from "./budget";
import type { PriorityLines } from "./comparison";

/** How many lines of a long budget stand on one page; a shorter budget stands on one. */
export const LINES_ON_PAGE = ROWS_ON_PAGE;

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
  const found = priorities
    .filter(({ priorityId }) => filter.priorityId === undefined || filter.priorityId === priorityId)
    .flatMap((group) =>
      group.lines.filter((line) => hasWords(lineText(line), filter.text)).map((line) => ({ group, line })),
    );
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

/** What a line is found by. */
function lineText({ service, deliveryOrganisation, provision, fundedWith, reach, note }: BudgetLine): string {
  return [service, deliveryOrganisation, provision, fundedWith, reach, note].join("\n");
}
