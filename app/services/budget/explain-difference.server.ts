import { eq } from "drizzle-orm";
import { getContent } from "~db/queries/content.server";
import { framework } from "~db/schema";
import { reconciliationDifferences } from "~/domain/budget/reconciliation";
import { formatMoney } from "~/domain/shared/money";
import { recordEvent, requireVersion, writeContent, type ServiceContext } from "~/services/context.server";
import { Refusal, refuseFaults } from "~/services/refusal";

/**
 * Writes why a stated figure differs. It explains just this difference: another one needs another explanation.
 * @param input the framework's version; the difference's key, and its size in pence as the writer saw it
 * @throws Refusal conflict where the figures agree by now; stale where they differ by another amount; invalid `text`
 */
export async function explainDifference(
  context: ServiceContext,
  input: { frameworkId: number; version: number; key: string; pence: number; text: string },
): Promise<void> {
  await writeContent(context, input.frameworkId, async (write) => {
    const { tx, framework: row } = write;
    const content = await getContent(tx, row.id);
    const difference = reconciliationDifferences(content).find(({ key }) => key === input.key);
    if (!difference) {
      throw new Refusal({
        kind: "conflict",
        message: "These figures agree by now, so there is nothing to explain.",
      });
    }
    const current = {
      text:
        difference.explanation ??
        `The difference is ${formatMoney(difference.pence, { signed: true })} now. Nobody has explained it.`,
    };
    requireVersion(row, input.version, current);
    if (difference.pence !== input.pence) throw new Refusal({ kind: "stale", current });
    refuseFaults(input.text.trim() === "" ? { text: "Explain why the figures differ" } : {});
    const explanation = { key: input.key, text: input.text, pence: input.pence };
    await tx
      .update(framework)
      .set({
        explanations: [...row.explanations.filter(({ key }) => key !== input.key), explanation],
        version: row.version + 1,
      })
      .where(eq(framework.id, row.id));
    recordEvent(write, {
      act: "difference.explain",
      role: "eia_author",
      subject: input.key,
      before: row.explanations.find(({ key }) => key === input.key) ?? null,
      after: explanation,
    });
  });
}
