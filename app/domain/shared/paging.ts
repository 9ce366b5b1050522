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
