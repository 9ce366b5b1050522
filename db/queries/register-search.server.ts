import { sql } from "drizzle-orm";
import {
  EVERYTHING,
  facetsAskedFor,
  type RegisterSearch,
} from "../../app/domain/publication/register-search";
import type { Db } from "../client.server";

/** What is asked of the register, a page of it after another. */
export interface SearchPage {
  limit: number;
  /** The reference key of the last decision of the page before. */
  before: string | undefined;
  /** Whether those that fit best come first, where there are not too many; else the newest do. */
  byRank: boolean;
}

export interface FoundDecision {
  referenceKey: string;
  changedAt: Date;
}

/** Beyond it they are not counted, and not put in an order of how well they fit. */
export const MOST_RANKED = 300;

/**
 * The decisions that fit, as far as the register holds them (`refreshRegister`). All of it is in one function of the database, which is
 * all that the public pages may ask of these tables.
 * @returns the page; the key to ask for the next one with; how many fit, of more than `MOST_RANKED` one more than that; and the
 *   words in which they were looked for, as the database writes them
 */
export async function findInRegister(
  db: Db,
  search: RegisterSearch,
  { limit, before, byRank }: SearchPage,
): Promise<{ found: FoundDecision[]; next: string | null; matches: number; query: string }> {
  const rows = await db
    .select({
      referenceKey: sql<string>`reference_key`,
      changedAt: sql<string>`to_char(changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`,
      query: sql<string | null>`query`,
      matches: sql<number>`matches`,
    })
    .from(
      sql`find_in_register(${search.words}::text, ${textArray(facetsAskedFor(search))}, ${before ?? null}::text, ${limit + 1}::int, ${byRank}::boolean)`,
    );
  const page = rows.slice(0, limit);
  return {
    found: page.map(({ referenceKey, changedAt }) => ({ referenceKey, changedAt: new Date(changedAt) })),
    next: rows.length > limit ? (page.at(-1)?.referenceKey ?? null) : null,
    matches: rows[0]?.matches ?? 0,
    query: rows[0]?.query ?? "",
  };
}

/** The decisions of a year with when each last changed, newest first: what a sitemap takes in one file. */
export async function listOfYear(db: Db, year: string, limit: number): Promise<FoundDecision[]> {
  const { found } = await findInRegister(
    db,
    { ...EVERYTHING, year },
    { limit, before: undefined, byRank: false },
  );
  return found;
}

/** What there is to filter by. */
export async function listFacets(db: Db): Promise<string[]> {
  const rows = await db.select({ facet: sql<string>`facet` }).from(sql`public_facets()`);
  return rows.map(({ facet }) => facet);
}

/** The texts of these decisions, in which what was looked for is shown. */
export async function readPassages(db: Db, keys: readonly string[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const rows = await db
    .select({ referenceKey: sql<string>`reference_key`, passages: sql<string>`passages` })
    .from(sql`public_passages(${textArray(keys)})`);
  return new Map(rows.map(({ referenceKey, passages }) => [referenceKey, passages]));
}

/** Which state of all that public pages show is the last: what was prepared of an earlier one is not sent. */
export async function readPublicVersion(db: Db): Promise<number> {
  const [row] = await db
    .select({ version: sql<string>`version` })
    .from(sql`current_public_version() as version`);
  if (!row) throw new Error("The version of the public pages is missing");
  return Number(row.version);
}

/** As one parameter, whatever stands in them. */
const textArray = (texts: readonly string[]) =>
  sql`array(select jsonb_array_elements_text(${JSON.stringify(texts)}::text::jsonb))`;
