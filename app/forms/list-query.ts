import { z } from "zod";
import type { ListChoice } from "~/domain/shared/list-choice";

/**
 * What a long list is asked for in its address. It is not posted: what cannot be read, or is not there to be asked for, is as
 * if it had not been asked for.
 */
export interface ListQuery extends ListChoice {
  /** From 1. */
  page: number;
}

/** What a list can be asked for. */
export interface ListScope {
  priorities: readonly string[];
  states: readonly string[];
}

export const wordsAsked = z.string().trim().max(200).catch("");
export const pageAsked = z.coerce.number().int().min(1).catch(1);

const oneOf = (values: readonly string[]) =>
  z
    .string()
    .refine((value) => values.includes(value))
    .catch("");

export function readListQuery(search: URLSearchParams, { priorities, states }: ListScope): ListQuery {
  return z
    .object({ text: wordsAsked, priority: oneOf(priorities), state: oneOf(states), page: pageAsked })
    .parse(Object.fromEntries(search));
}

/** The query as it stands in an address, without what is as by default; empty where all is. */
export function listSearch({ text, priority, state, page }: ListQuery): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries({ text, priority, state })) {
    if (value !== "") search.set(name, value);
  }
  if (page > 1) search.set("page", String(page));
  return search.toString();
}

/** The page of a list that is asked for nothing else, from 1. */
export function readPageNumber(search: URLSearchParams): number {
  return pageAsked.parse(search.get("page") ?? undefined);
}
