import {
  CHANGE_GROUPS,
  chosenChanges,
  groupOf,
  isFiltered,
  totalsOf,
  type ChangeGroup,
  type ListedChange,
} from "~/domain/budget/change-list";
import { pageOf, ROWS_ON_PAGE, type Page } from "~/domain/shared/paging";
import type { ChangeListQuery } from "~/forms/changes/change-list-form";
import { changeRow, type ListedGroup, type LookedAt, type UnchangedFolded } from "~/ui/changes/change-view";

/** What is folded under the list: the others are a link away. */
const UNCHANGED_FOLDED = 25;

export interface ChangesListed {
  groups: readonly ListedGroup[];
  page: Omit<Page<never>, "items">;
  /** Null where some are left out by choice: then these are too. */
  unchanged: UnchangedFolded | null;
}

/**
 * One page of the changes chosen, and nothing of the rest but its counts and sums: a budget may have ten thousand.
 * @param rows in the budget's order
 */
export function listChanges(
  rows: readonly ListedChange[],
  query: ChangeListQuery,
  years: readonly number[],
  looked: LookedAt,
): ChangesListed {
  const chosen = chosenChanges(rows, query, looked.threshold);
  const page = pageOf(chosen, query.page, ROWS_ON_PAGE);
  const inGroup = (those: readonly ListedChange[], group: ChangeGroup) =>
    those.filter(({ change }) => groupOf(change) === group);
  const alike = inGroup(rows, "unchanged");
  return {
    groups: CHANGE_GROUPS.map((group): ListedGroup => {
      const ofGroup = inGroup(chosen, group);
      return {
        group,
        rows: inGroup(page.items, group).map((row) => changeRow(row, looked)),
        chosen: ofGroup.length,
        all: inGroup(rows, group).length,
        totals: totalsOf(
          ofGroup.map(({ change }) => change),
          years,
        ),
      };
    }),
    page: { number: page.number, pages: page.pages, from: page.from, to: page.to, total: page.total },
    unchanged: isFiltered(query)
      ? null
      : {
          rows: alike.slice(0, UNCHANGED_FOLDED).map((row) => changeRow(row, looked)),
          alike: alike.length,
          total: alike.length + inGroup(rows, "differing").length,
        },
  };
}
