/**
 * How many entries of a long list stand on one page: rows of a table, or entries of several lines each. A list that is not
 * longer stands whole, and needs no search.
 */
export const ROWS_ON_PAGE = 50;
export const ENTRIES_ON_PAGE = 25;

/** One page of a long list. */
export interface Page<Item> {
  items: readonly Item[];
  /** From 1. */
  number: number;
  /** At least 1: an empty list has an empty page. */
  pages: number;
  /** The number of the page's first item in the whole list, from 1; 0 where there is none. */
  from: number;
  to: number;
  total: number;
}

/** @param number the page asked for; one past the end is the last page */
export function pageOf<Item>(list: readonly Item[], number: number, size: number): Page<Item> {
  const pages = Math.max(1, Math.ceil(list.length / size));
  const page = Math.min(Math.max(1, number), pages);
  const items = list.slice((page - 1) * size, page * size);
  const from = items.length === 0 ? 0 : (page - 1) * size + 1;
  return { items, number: page, pages, from, to: (page - 1) * size + items.length, total: list.length };
}

/** The page's items under what they belong to, in their order, each with how many belong there on any page. */
export interface PageGroup<Item> {
  name: string;
  items: readonly Item[];
  total: number;
}

/** @param list the whole list, of which `items` are on the page */
export function pageGroups<Item>(
  list: readonly Item[],
  items: readonly Item[],
  nameOf: (item: Item) => string,
): PageGroup<Item>[] {
  return [...new Set(items.map(nameOf))].map((name) => ({
    name,
    items: items.filter((item) => nameOf(item) === name),
    total: list.filter((item) => nameOf(item) === name).length,
  }));
}
