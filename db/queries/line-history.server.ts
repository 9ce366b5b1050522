import { and, asc, count, desc, eq, gte, inArray, sql } from "drizzle-orm";
import type { Priority } from "../../app/domain/budget/budget";
import type { BudgetStanding } from "../../app/domain/budget/line-history";
import { pageOf, type Page } from "../../app/domain/shared/paging";
import type { Db } from "../client.server";
import { budgetLine, budgetLineEdit, eiaEntry, framework, priority } from "../schema";
import { given, oneStatement, rowOf, rowsOf } from "./one-statement.server";

const ofGiven = given("frameworkId");

const standingRows = rowOf({
  wasImported: sql<boolean>`exists (
    select 1 from ${budgetLineEdit} edited where edited.framework_id = ${ofGiven} and edited.kind = 'imported'
  )`,
  isAnsweredFor: sql<boolean>`exists (
    select 1 from ${eiaEntry} answered join ${framework} concerned on concerned.id = answered.framework_id
    where concerned.id = ${ofGiven} or concerned.previous_id = ${ofGiven}
  )`,
});

const readStanding = oneStatement({ frameworkId: "int" }, { standing: standingRows });

export async function getBudgetStanding(db: Db, frameworkId: number): Promise<BudgetStanding> {
  return there((await readStanding.one(db, { frameworkId })).standing);
}

const readLineForm = oneStatement(
  { frameworkId: "int" },
  {
    priorities: rowsOf(
      { id: priority.id, name: priority.name },
      sql`from ${priority} where ${priority.frameworkId} = ${ofGiven}`,
      [priority.position, priority.id],
    ),
    standing: standingRows,
  },
);

/** What the form of a line is made from. */
export async function readForLineForm(
  db: Db,
  frameworkId: number,
): Promise<{ priorities: Priority[]; standing: BudgetStanding }> {
  const { priorities, standing } = await readLineForm.one(db, { frameworkId });
  return { priorities, standing: there(standing) };
}

function there([standing]: readonly BudgetStanding[]): BudgetStanding {
  if (!standing) throw new Error("A question has its answer");
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

/** What became of these lines of a budget since an instant, the oldest first. */
export function listEditsSince(
  db: Db,
  frameworkId: number,
  { lineIds, since }: { lineIds: readonly number[]; since: Date },
): Promise<StoredLineEdit[]> {
  return db
    .select()
    .from(budgetLineEdit)
    .where(
      and(
        eq(budgetLineEdit.frameworkId, frameworkId),
        inArray(budgetLineEdit.lineId, [...lineIds]),
        gte(budgetLineEdit.at, since),
      ),
    )
    .orderBy(asc(budgetLineEdit.id));
}
