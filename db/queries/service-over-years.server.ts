import { eq, inArray, sql } from "drizzle-orm";
import { MOST_FRAMEWORKS } from "../../app/domain/budget/service-over-years";
import type { Db } from "../client.server";
import { budgetLine, changeNewLine, changePreviousLine, framework, signedRecord } from "../schema";

/** A line of the same service, in whichever framework it stands. */
export interface LineOfService {
  lineId: number;
  frameworkId: number;
}

/**
 * The lines that are one service over the years: those that changes join with this one, from framework to framework, and those that are
 * called the same. In the frameworks with the highest numbers, and the line's own.
 */
export async function linesOfService(db: Db, lineId: number): Promise<LineOfService[]> {
  const called = sql`(select lower(btrim(${budgetLine.service})) from ${budgetLine} where ${budgetLine.id} = ${lineId})`;
  const rows = await db
    .select({ lineId: budgetLine.id, frameworkId: budgetLine.frameworkId })
    .from(budgetLine)
    .where(
      sql`${budgetLine.id} in (
        with recursive joined as (
          select ${changePreviousLine.lineId} as before, ${changeNewLine.lineId} as after
          from ${changePreviousLine} join ${changeNewLine} on ${changeNewLine.changeId} = ${changePreviousLine.changeId}
        ), earlier as (
          select ${lineId}::int as id
          union select joined.before from earlier join joined on joined.after = earlier.id
        ), later as (
          select ${lineId}::int as id
          union select joined.after from later join joined on joined.before = later.id
        )
        select id from earlier union select id from later
      ) or lower(btrim(${budgetLine.service})) = ${called}`,
    )
    .orderBy(budgetLine.frameworkId, budgetLine.position);
  const own = rows.find((row) => row.lineId === lineId)?.frameworkId;
  const frameworks = [...new Set(rows.map(({ frameworkId }) => frameworkId))];
  const shown = new Set([...frameworks.slice(-MOST_FRAMEWORKS), own]);
  return rows.filter(({ frameworkId }) => shown.has(frameworkId));
}

/** What became of some frameworks, in no order. */
export function decisionsOf(db: Db, frameworkIds: readonly number[]) {
  return db
    .select({
      frameworkId: framework.id,
      state: framework.state,
      reference: signedRecord.reference,
      outcome: signedRecord.outcome,
      signedAt: signedRecord.signedAt,
    })
    .from(framework)
    .leftJoin(signedRecord, eq(signedRecord.frameworkId, framework.id))
    .where(inArray(framework.id, [...frameworkIds]));
}
