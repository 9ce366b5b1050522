import { z } from "zod";
import {
  ANSWER_CHOICES,
  CHANGE_DIRECTIONS,
  CHANGE_ORDERS,
  KIND_CHOICES,
  type AnswerChoice,
  type ChangeChoice,
  type ChangeDirection,
  type ChangeOrder,
  type KindChoice,
} from "~/domain/budget/change-list";
import { ANSWER_STATE_LABELS } from "~/domain/eia/answer-state";
import { pageAsked, wordsAsked } from "~/forms/list-query";

/**
 * What the list of changes is asked for in its address. It is not posted: an address that asks for something which is
 * not there gets the list as it is by default, never a refusal.
 */
export interface ChangeListQuery extends ChangeChoice {
  /** From 1. */
  page: number;
}

export const ORDER_LABELS: Record<ChangeOrder, string> = {
  size: "Largest first",
  percent: "Largest per cent first",
  title: "By title",
  budget: "As in the budget",
};
export const DIRECTION_LABELS: Record<ChangeDirection, string> = { rises: "Rises", cuts: "Cuts" };
export const ANSWER_CHOICE_LABELS: Record<AnswerChoice, string> = {
  unanswered: "Still to do: not assessed, or stale",
  answered: "Answered",
  ...ANSWER_STATE_LABELS,
};
export const KIND_LABELS: Record<KindChoice, string> = {
  change: "Changes of an amount",
  new: "New services",
  ended: "Ended services",
  transfer: "Transfers",
  differing: "Same amount, written differently",
  unchanged: "Unchanged",
};

/** What a list can be asked for: the framework's years, ascending, and the names of its priorities. */
export interface ChangeListScope {
  years: readonly number[];
  priorities: readonly string[];
}

const oneOf = <const V extends string>(values: readonly V[]) => z.enum(values).nullable().catch(null);

function schemaFor({ years, priorities }: ChangeListScope) {
  const [firstYear = 0] = years;
  return z.object({
    year: z.coerce
      .number()
      .refine((year) => years.includes(year))
      .catch(firstYear),
    order: z.enum(CHANGE_ORDERS).catch("size"),
    direction: oneOf(CHANGE_DIRECTIONS),
    priority: z
      .string()
      .refine((name) => priorities.includes(name))
      .nullable()
      .catch(null),
    answer: oneOf(ANSWER_CHOICES),
    kind: oneOf(KIND_CHOICES),
    text: wordsAsked,
    page: pageAsked,
  });
}

export function readChangeListQuery(search: URLSearchParams, scope: ChangeListScope): ChangeListQuery {
  return schemaFor(scope).parse(Object.fromEntries(search));
}

/** The query as it stands in an address, without what is as by default; empty where all is. */
export function changeListSearch(query: ChangeListQuery, { years }: Pick<ChangeListScope, "years">): string {
  const byDefault: Partial<Record<keyof ChangeListQuery, unknown>> = {
    year: years[0],
    order: "size",
    text: "",
    page: 1,
  };
  const search = new URLSearchParams();
  for (const name of ["year", "order", "direction", "priority", "answer", "kind", "text", "page"] as const) {
    const value = query[name];
    if (value !== null && value !== byDefault[name]) search.set(name, String(value));
  }
  return search.toString();
}
