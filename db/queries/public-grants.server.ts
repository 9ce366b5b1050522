import { and, desc, eq, sql } from "drizzle-orm";
import type { PublishedGrant } from "../../app/domain/grants/published-grant";
import { roundPhaseOf, type RoundPhase } from "../../app/domain/grants/round";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import type { Db } from "../client.server";
import { publicGrant, publicGrantRound } from "../schema/public-grant";

export type PublicRound = Omit<typeof publicGrantRound.$inferSelect, "state"> & { phase: RoundPhase };

/** By the end of its address; null where nobody may see it on that day. */
export async function findPublicRound(
  publicDb: Db,
  slug: string,
  today: CalendarDate,
): Promise<PublicRound | null> {
  const [found] = await publicDb.select().from(publicGrantRound).where(eq(publicGrantRound.slug, slug));
  if (!found || found.opensOn > today) return null;
  const { state, ...round } = found;
  return { ...round, phase: roundPhaseOf({ ...round, state }, today) };
}

/** Those that take applications on the day, the one that closes first before the others. */
export function listOpenRounds(
  publicDb: Db,
  today: CalendarDate,
): Promise<Pick<PublicRound, "slug" | "title" | "closesOn">[]> {
  const { slug, title, state, opensOn, closesOn } = publicGrantRound;
  return publicDb
    .select({ slug, title, closesOn })
    .from(publicGrantRound)
    .where(sql`${state} = 'open' and ${opensOn} <= ${today} and ${closesOn} >= ${today}`)
    .orderBy(closesOn, publicGrantRound.id)
    .limit(100);
}

const monthOf = sql<string>`to_char(${publicGrant.decidedOn}, 'YYYY-MM')`;

/** The months in which grants were made that are published, the newest first. */
export function listMonthsOfGrants(publicDb: Db): Promise<{ month: string; count: number; pence: number }[]> {
  return publicDb
    .select({
      month: monthOf,
      count: sql<number>`count(*)::int`,
      pence: sql<number>`sum(${publicGrant.pence})::float8`,
    })
    .from(publicGrant)
    .groupBy(monthOf)
    .orderBy(desc(monthOf));
}

/** Published grants, the newest first. @param month as `2018-04`; undefined for all */
export function listPublicGrants(publicDb: Db, month?: string): Promise<PublishedGrant[]> {
  const { decidedOn, id } = publicGrant;
  return publicDb
    .select()
    .from(publicGrant)
    .where(
      month === undefined
        ? undefined
        : and(
            sql`${decidedOn} >= ${`${month}-01`}::date`,
            sql`${decidedOn} < (${`${month}-01`}::date + interval '1 month')::date`,
          ),
    )
    .orderBy(desc(decidedOn), desc(id));
}
