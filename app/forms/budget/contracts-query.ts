import { z } from "zod";
import { pageAsked } from "~/forms/list-query";

/** What a list of contracts that end is asked for in its address: what cannot be read is as if it had not been asked for. */
export interface ContractsQuery {
  /** The calendar year in which a financial year starts; null for all. */
  year: number | null;
  /** From 1. */
  page: number;
}

export function readContractsQuery(search: URLSearchParams): ContractsQuery {
  return z
    .object({
      year: z.coerce.number().int().min(2000).max(2100).nullable().catch(null),
      page: pageAsked,
    })
    .parse({ year: search.get("year") ?? undefined, page: search.get("page") ?? undefined });
}

/** The query as it stands in an address; empty where all is as by default. */
export function contractsSearch({ year, page }: ContractsQuery): string {
  const search = new URLSearchParams();
  if (year !== null) search.set("year", String(year));
  if (page > 1) search.set("page", String(page));
  return search.toString();
}
