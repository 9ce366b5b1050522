import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { FrameworkState } from "../../app/domain/framework/lifecycle";
import type { Db } from "../client.server";
import { budgetChange, budgetLine, changeNewLine, changePreviousLine, eiaEntry, framework } from "../schema";
import { amongIds } from "./many-rows.server";

export interface ChangeOfLine {
  id: number;
  title: string;
  framework: { id: number; title: string; state: FrameworkState };
  /** How many lines it has on both sides. */
  lineCount: number;
  /** How many of those are among the lines asked for, and one of these. */
  heldCount: number;
  heldLineId: number;
  hasEntry: boolean;
}

/** The change a line is in: as a new line in its own framework, as a previous one in each framework compared with it. */
export function listChangesOfLine(db: Db, lineId: number): Promise<ChangeOfLine[]> {
  return listChangesOfLines(db, [lineId]);
}

/** The changes that any of these lines is in. */
export function listChangesOfLines(db: Db, lineIds: readonly number[]): Promise<ChangeOfLine[]> {
  const places = unionAll(
    db
      .select({ changeId: changeNewLine.changeId, lineId: changeNewLine.lineId })
      .from(changeNewLine)
      .where(amongIds(changeNewLine.lineId, lineIds)),
    db
      .select({ changeId: changePreviousLine.changeId, lineId: changePreviousLine.lineId })
      .from(changePreviousLine)
      .where(amongIds(changePreviousLine.lineId, lineIds)),
  ).as("places");
  const held = db
    .select({
      changeId: places.changeId,
      count: sql<number>`count(*)::int`.as("held_count"),
      lineId: sql<number>`min(${places.lineId})`.as("held_line_id"),
    })
    .from(places)
    .groupBy(places.changeId)
    .as("held");
  return db
    .select({
      id: budgetChange.id,
      title: budgetChange.title,
      framework: { id: framework.id, title: framework.title, state: framework.state },
      lineCount: sql<number>`(
        (select count(*) from ${changePreviousLine} where ${changePreviousLine.changeId} = ${budgetChange.id})
        + (select count(*) from ${changeNewLine} where ${changeNewLine.changeId} = ${budgetChange.id})
      )::int`,
      heldCount: held.count,
      heldLineId: held.lineId,
      hasEntry: sql<boolean>`exists (select 1 from ${eiaEntry} where ${eiaEntry.changeId} = ${budgetChange.id})`,
    })
    .from(budgetChange)
    .innerJoin(held, eq(held.changeId, budgetChange.id))
    .innerJoin(framework, eq(framework.id, budgetChange.frameworkId))
    .orderBy(budgetChange.id);
}

/** Lines of either budget that are in no change of the framework: the previous budget's first, in the budgets' order. */
export async function listUnlinkedLines(
  db: Db,
  { id, previousId }: { id: number; previousId: number | null },
): Promise<{ id: number; service: string; side: "previous" | "new" }[]> {
  const line = { id: budgetLine.id, service: budgetLine.service };
  const previousLines =
    previousId === null
      ? []
      : await db
          .select(line)
          .from(budgetLine)
          .leftJoin(
            changePreviousLine,
            and(eq(changePreviousLine.lineId, budgetLine.id), eq(changePreviousLine.frameworkId, id)),
          )
          .where(and(eq(budgetLine.frameworkId, previousId), isNull(changePreviousLine.changeId)))
          .orderBy(asc(budgetLine.position), asc(budgetLine.id));
  const newLines = await db
    .select(line)
    .from(budgetLine)
    .leftJoin(changeNewLine, eq(changeNewLine.lineId, budgetLine.id))
    .where(and(eq(budgetLine.frameworkId, id), isNull(changeNewLine.changeId)))
    .orderBy(asc(budgetLine.position), asc(budgetLine.id));
  return [
    ...previousLines.map((row) => ({ ...row, side: "previous" as const })),
    ...newLines.map((row) => ({ ...row, side: "new" as const })),
  ];
}
