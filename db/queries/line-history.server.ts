import { and, count, desc, eq, exists, or, sql } from "drizzle-orm";
import type { BudgetStanding } from "../../app/domain/budget/line-history";
import { pageOf, type Page } from "../../app/domain/shared/paging";
import type { Db } from "../client.server";
import { budgetLine, budgetLineEdit, eiaEntry, framework } from "../schema";

export async function getBudgetStanding(db: Db, frameworkId: number): Promise<BudgetStanding> {
  const imported = db
    .select({ one: sql`1` })
    .from(budgetLineEdit)
    .where(and(eq(budgetLineEdit.frameworkId, frameworkId), eq(budgetLineEdit.kind, "imported")));
  const answered = db
    .select({ one: sql`1` })
    .from(eiaEntry)
    .innerJoin(framework, eq(framework.id, eiaEntry.frameworkId))
    .where(or(eq(framework.id, frameworkId), eq(framework.previousId, frameworkId)));
  const [standing] = await db
    .select({
      wasImported: sql<boolean>`${exists(imported)}`,
      isAnsweredFor: sql<boolean>`${exists(answered)}`,
    })
    .from(sql`(select 1) as one`);
  if (!standing) throw new Error("A select of one row gave none");
  return standing;
}

/** The name of a line as it is now; null where the framework has no such line, or has it no more. */
export async function findLineService(
  db: Db,
  { frameworkId, lineId }: { frameworkId: number; lineId: number },
): Promise<string | null> {
  const [line] = await db
    .select({ service: budgetLine.service })
    .from(budgetLine)
    .where(and(eq(budgetLine.id, lineId), eq(budgetLine.frameworkId, frameworkId)));
  return line?.service ?? null;
}

export type StoredLineEdit = typeof budgetLineEdit.$inferSelect;

/**
 * What became of a budget's lines, those that are gone included, or of one of them; newest first.
 * @param number of the page; one past the end is the last page
 */
export async function listLineEdits(
  db: Db,
  { frameworkId, lineId }: { frameworkId: number; lineId?: number },
  { number, size }: { number: number; size: number },
): Promise<Page<StoredLineEdit>> {
  const ofThese = and(
    eq(budgetLineEdit.frameworkId, frameworkId),
    lineId === undefined ? undefined : eq(budgetLineEdit.lineId, lineId),
  );
  const [counted] = await db.select({ total: count() }).from(budgetLineEdit).where(ofThese);
  const { items: places, ...page } = pageOf(Array.from({ length: counted?.total ?? 0 }), number, size);
  const items = await db
    .select()
    .from(budgetLineEdit)
    .where(ofThese)
    .orderBy(desc(budgetLineEdit.id))
    .limit(places.length)
    .offset(Math.max(0, page.from - 1));
  return { ...page, items };
}
