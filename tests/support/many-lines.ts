import { eq } from "drizzle-orm";
import type { Database } from "../../db/client.server";
import type { Actor } from "../../db/queries/people.server";
import { budgetLine, budgetLineAmount, framework } from "../../db/schema";
import { materialiseUnlinkedChanges } from "../../app/services/changes/internal/materialise-changes.server";
import { startBudgets } from "./budget";

/**
 * A baseline and a framework of one year with as many lines each, of the same names, nothing linked yet: straight into
 * the database, as a person would take days to enter them.
 */
export async function startManyLines(
  database: Database,
  author: Actor,
  count: number,
): Promise<{ frameworkId: number }> {
  const { baselineId, frameworkId } = await startBudgets(database, author, { before: {}, now: {} });
  await database.db
    .update(framework)
    .set({ years: [2018] })
    .where(eq(framework.id, frameworkId));
  await addLines(database, baselineId, 2017, count);
  await addLines(database, frameworkId, 2018, count);
  await database.transaction((tx) => materialiseUnlinkedChanges(tx, frameworkId));
  return { frameworkId };
}

async function addLines(database: Database, frameworkId: number, year: number, count: number): Promise<void> {
  const lines = Array.from({ length: count }, (_, index) => ({
    frameworkId,
    position: index + 1,
    service: `Service ${index + 1}`,
    deliveryOrganisation: "Catch 22",
  }));
  const added = await database.db.insert(budgetLine).values(lines).returning({ lineId: budgetLine.id });
  await database.db
    .insert(budgetLineAmount)
    .values(added.map(({ lineId }) => ({ lineId, year, pence: 500 })));
}
