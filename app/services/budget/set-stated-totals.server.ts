import { eq } from "drizzle-orm";
import { getBudget, listStatedTotals } from "~db/queries/content.server";
import { framework, statedTotal } from "~db/schema";
import { statedTotalField, statedTotalFaults } from "~/domain/budget/amounts";
import type { StatedTotal } from "~/domain/budget/budget";
import { formatMoney } from "~/domain/shared/money";
import { recordEvent, requireVersion, writeContent, type ServiceContext } from "~/services/context.server";
import { refuseFaults } from "~/services/refusal";

/**
 * Replaces the sub-totals and totals that the office's own document states; a figure left out is not stated.
 * @param input the framework's version; pence
 * @throws Refusal stale, or invalid by field (`total-<year>`, `priority-<id>-<year>`)
 */
export async function setStatedTotals(
  context: ServiceContext,
  input: {
    frameworkId: number;
    version: number;
    totals: readonly Omit<StatedTotal, "id">[];
    /** Of a baseline, what the year before it came to; null for nothing, and left as it is where left out. */
    totalBefore?: number | null;
  },
): Promise<void> {
  await writeContent(context, input.frameworkId, async (write) => {
    const { tx, framework: row } = write;
    const [budget, before] = [await getBudget(tx, row.id), await listStatedTotals(tx, row.id)];
    requireVersion(
      row,
      input.version,
      Object.fromEntries(
        before.map(({ priorityId, year, pence }) => [statedTotalField(priorityId, year), formatMoney(pence)]),
      ),
    );
    refuseFaults(statedTotalFaults(input.totals, budget));
    await tx.delete(statedTotal).where(eq(statedTotal.frameworkId, row.id));
    if (input.totals.length > 0) {
      await tx.insert(statedTotal).values(
        input.totals.map(({ priorityId, year, pence }) => ({
          frameworkId: row.id,
          priorityId,
          year,
          pence,
        })),
      );
    }
    const totalBefore =
      row.state === "baseline" && input.totalBefore !== undefined ? input.totalBefore : row.totalBefore;
    await tx
      .update(framework)
      .set({ totalBefore, version: row.version + 1 })
      .where(eq(framework.id, row.id));
    recordEvent(write, {
      act: "totals.set",
      role: "eia_author",
      subject: row.title,
      before: totalBefore === row.totalBefore ? before : { totals: before, totalBefore: row.totalBefore },
      after: totalBefore === row.totalBefore ? input.totals : { totals: input.totals, totalBefore },
    });
  });
}
