import { z } from "zod";
import type { LinesFilter } from "~/domain/budget/lines-shown";
import { pageAsked, wordsAsked } from "~/forms/list-query";

/**
 * What a long list of budget lines is asked for in its address. It is not posted: what cannot be read is as if it had
 * not been asked for.
 */
export interface LinesQuery {
  text: string;
  /** As in the address: an id, `none`, or empty for any. */
  priority: string;
  /** From 1. */
  page: number;
}

const schema = z.object({
  text: wordsAsked,
  priority: z
    .string()
    .regex(/^(?:none|[1-9]\d{0,8})$/u)
    .catch(""),
  page: pageAsked,
});

export function readLinesQuery(search: URLSearchParams): LinesQuery {
  return schema.parse(Object.fromEntries(search));
}

export function linesFilter({ text, priority }: LinesQuery): LinesFilter {
  if (priority === "") return { text };
  return { text, priorityId: priority === "none" ? null : Number(priority) };
}

/** The query as it stands in an address, without what is as by default; empty where all is. */
export function linesSearch(query: LinesQuery): string {
  const search = new URLSearchParams();
  if (query.text !== "") search.set("text", query.text);
  if (query.priority !== "") search.set("priority", query.priority);
  if (query.page > 1) search.set("page", String(query.page));
  return search.toString();
}
