import type { AppLoadContext } from "@remix-run/node";
import { readListedDecisions } from "~db/queries/register.server";
import { findInRegister, MOST_RANKED, readPassages } from "~db/queries/register-search.server";
import { excerpt, stemsOf, type ExcerptPiece } from "~/domain/publication/excerpt";
import type { ListedDecision } from "~/domain/publication/published-record";
import { readRegisterSearch, type RegisterSearch } from "~/domain/publication/register-search";
import { dateInLondon } from "~/domain/shared/calendar-date";
import { params as schemas } from "~/paths";
import { notFound } from "~/routes/answer.server";
import { refreshRegister } from "~/services/register/refresh-register.server";

export interface SearchedRegister {
  search: RegisterSearch;
  before: string | undefined;
  decisions: (ListedDecision & { changedAt: Date })[];
  /** The reference key that the next page comes after; null on the last. */
  next: string | null;
  /** How many fit; null where there are more than are counted. */
  matches: number | null;
  /** The words that were looked for, as the database writes them. */
  query: string;
}

/**
 * What the address asks of the register. It may be kept only where nothing is left to be made ready for searching.
 * @throws Response 404 where it asks for what cannot be
 */
export async function searchRegister(
  context: AppLoadContext,
  url: URL,
  { limit, byRank }: { limit: number; byRank: boolean },
): Promise<SearchedRegister> {
  const search = readRegisterSearch(url.searchParams);
  const before = readBefore(url);
  if (search === null) throw notFound();
  const today = dateInLondon(context.now());
  const isFresh = await isRegisterFresh(context);
  const { publicDb } = context.database;
  const { found, next, matches, query } = await findInRegister(publicDb, search, { limit, before, byRank });
  // A page that begins after a decision which is not there is no page.
  if (before !== undefined && found.length === 0) throw notFound();
  const changedAt = new Map(found.map((one) => [one.referenceKey, one.changedAt]));
  const listed = await readListedDecisions(publicDb, today, [...changedAt.keys()]);
  if (isFresh) context.allowKeeping();
  return {
    search,
    before,
    decisions: listed.map((decision) => ({
      ...decision,
      changedAt: changedAt.get(decision.referenceKey) ?? context.now(),
    })),
    next,
    matches: matches > MOST_RANKED ? null : matches,
    query,
  };
}

/** What cannot be made ready now, as on a full disk, is not found until it can: what is there is shown. */
export async function isRegisterFresh({ database, now, log }: AppLoadContext): Promise<boolean> {
  try {
    return await refreshRegister(database, dateInLondon(now()));
  } catch (error) {
    log.warn({ err: error }, "the register could not be made ready for searching");
    return false;
  }
}

/** Where each decision says what was looked for; none where only its title or its services do. */
export async function excerptsOf(
  context: AppLoadContext,
  { decisions, query }: Pick<SearchedRegister, "decisions" | "query">,
): Promise<Map<string, ExcerptPiece[]>> {
  const stems = stemsOf(query);
  if (stems.length === 0) return new Map();
  const keys = decisions.map(({ referenceKey }) => referenceKey);
  const passages = await readPassages(context.database.publicDb, keys);
  return new Map(
    [...passages].flatMap(([key, text]) => {
      const found = excerpt(text, stems);
      return found === null ? [] : [[key, found] as const];
    }),
  );
}

function readBefore({ searchParams }: URL): string | undefined {
  const before = searchParams.get("before");
  if (before === null) return undefined;
  const parsed = schemas.record.safeParse({ reference: before });
  if (!parsed.success) throw notFound();
  return parsed.data.reference;
}
