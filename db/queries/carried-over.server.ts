import { and, asc, eq, inArray, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { CarriedKind, CarriedThing, PassedOnTheme } from "../../app/domain/framework/carried-over";
import type { Db } from "../client.server";
import { carriedOver, consultationTheme, framework, publicConsultation } from "../schema";
import { rowsOf } from "./one-statement.server";

/** Those of a framework that nobody has confirmed or left out. */
export const unconfirmedRows = (frameworkId: SQL) =>
  rowsOf(
    { id: carriedOver.id, kind: carriedOver.kind, name: carriedOver.name },
    sql`from ${carriedOver} where ${carriedOver.frameworkId} = ${frameworkId} and ${carriedOver.state} = 'to_confirm'`,
    [carriedOver.id],
  );

/** In the order in which they are confirmed. */
export async function listCarriedOver(db: Db, frameworkId: number): Promise<CarriedThing[]> {
  const rows = await db
    .select()
    .from(carriedOver)
    .where(eq(carriedOver.frameworkId, frameworkId))
    .orderBy(asc(carriedOver.id));
  return rows.map(({ frameworkId: _of, ...thing }) => thing);
}

/** Of the consultations of a framework. */
export function listPassedOnThemes(db: Db, frameworkId: number): Promise<PassedOnTheme[]> {
  return db
    .select({
      id: consultationTheme.id,
      consultation: publicConsultation.title,
      title: consultationTheme.title,
      reply: consultationTheme.reply,
    })
    .from(consultationTheme)
    .innerJoin(publicConsultation, eq(publicConsultation.id, consultationTheme.consultationId))
    .where(
      and(
        eq(publicConsultation.frameworkId, frameworkId),
        eq(publicConsultation.state, "reported"),
        eq(consultationTheme.outcome, "passed_on"),
      ),
    )
    .orderBy(asc(consultationTheme.id));
}

/** What of these kinds nobody has confirmed yet, in that order, and of which framework it is; null where there is none. */
export async function findUnconfirmed(
  db: Db,
  frameworkId: number,
  kinds: readonly CarriedKind[],
): Promise<{ from: string; things: { id: number; name: string }[] } | null> {
  const previous = alias(framework, "previous");
  const rows = await db
    .select({ id: carriedOver.id, name: carriedOver.name, from: previous.title })
    .from(carriedOver)
    .innerJoin(framework, eq(framework.id, carriedOver.frameworkId))
    .innerJoin(previous, eq(previous.id, framework.previousId))
    .where(
      and(
        eq(carriedOver.frameworkId, frameworkId),
        eq(carriedOver.state, "to_confirm"),
        inArray(carriedOver.kind, [...kinds]),
      ),
    )
    .orderBy(asc(carriedOver.id));
  const [first] = rows;
  return first ? { from: first.from, things: rows.map(({ id, name }) => ({ id, name })) } : null;
}
