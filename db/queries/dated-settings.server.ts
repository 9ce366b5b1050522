import { asc, desc, getTableColumns, lte, sql, type SQL } from "drizzle-orm";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import type { Dimension } from "../../app/domain/eia/dimensions";
import type { RecordSetting } from "../../app/domain/decision/implications";
import { FRAMEWORK, type DecidedThing } from "../../app/domain/framework/decided-thing";
import type { Db } from "../client.server";
import { rowsOf } from "./one-statement.server";
import { decidedThing, dimension, dimensionAnswer, recordSetting } from "../schema";

/** What the thing decided is called on a day. */
export async function getDecidedThing(db: Db, today: CalendarDate): Promise<DecidedThing> {
  const [row] = await db
    .select({ one: decidedThing.one, many: decidedThing.many })
    .from(decidedThing)
    .where(lte(decidedThing.validFrom, today))
    .orderBy(desc(decidedThing.validFrom))
    .limit(1);
  return row ?? FRAMEWORK;
}

/** As it was, is and will be called; what holds last comes first. */
export function listDecidedThings(db: Db) {
  return db.select().from(decidedThing).orderBy(desc(decidedThing.validFrom));
}

/** As it was, is and will be asked; what holds last comes first. */
export function listRecordSettings(db: Db): Promise<(RecordSetting & { id: number })[]> {
  return db.select().from(recordSetting).orderBy(desc(recordSetting.validFrom));
}

/** The same, as part of a statement. */
export const recordSettingRows = rowsOf(getTableColumns(recordSetting), sql`from ${recordSetting}`);

/** Every dimension that is or was or will be asked, in the order in which they were recorded. */
export function listDimensions(db: Db) {
  return db.select().from(dimension).orderBy(asc(dimension.id));
}

/** Every dimension, and what a framework's assessment says of each. */
export const dimensionRows = (frameworkId: SQL) => ({
  dimensions: rowsOf(getTableColumns(dimension), sql`from ${dimension}`, [dimension.id]),
  answers: rowsOf(
    getTableColumns(dimensionAnswer),
    sql`from ${dimensionAnswer} where ${dimensionAnswer.frameworkId} = ${frameworkId}`,
  ),
});

export function toDimensions(
  dimensions: readonly (typeof dimension.$inferSelect)[],
  answers: readonly (typeof dimensionAnswer.$inferSelect)[],
): Dimension[] {
  const answerTo = new Map(answers.map((answer) => [answer.dimensionId, answer]));
  return dimensions.map((setting) => {
    const answer = answerTo.get(setting.id);
    return {
      ...setting,
      answer: answer
        ? {
            direction: answer.direction,
            who: answer.who,
            description: answer.description,
            response: answer.response,
            version: answer.version,
          }
        : null,
    };
  });
}
