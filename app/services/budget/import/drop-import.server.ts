import { eq } from "drizzle-orm";
import { budgetImport } from "~db/schema";
import type { ServiceContext } from "~/services/context.server";
import { getOwnDraft, prepareImport } from "./internal/import-draft.server";

/** Forgets the person's import under way. The budget was never touched by it. */
export async function dropImport(
  context: ServiceContext,
  { frameworkId }: { frameworkId: number },
): Promise<void> {
  await prepareImport(context, frameworkId, async (write) => {
    const { id } = await getOwnDraft(write);
    await write.tx.delete(budgetImport).where(eq(budgetImport.id, id));
  });
}
