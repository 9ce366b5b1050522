import { eq, sql } from "drizzle-orm";
import { findImportDraft, type ImportDraft } from "~db/queries/imports.server";
import { budgetImport } from "~db/schema";
import { mayWriteContent } from "~/auth/permissions";
import {
  allow,
  isMadeOn,
  refuseFrozenBaseline,
  withFramework,
  type FrameworkWrite,
  type ServiceContext,
} from "~/services/context.server";
import { Refusal } from "~/services/refusal";

/**
 * For what prepares an import. It needs the right to write the budget, but whoever prepares has not written content
 * yet: they become an author when they confirm.
 */
export async function prepareImport<T>(
  context: ServiceContext,
  frameworkId: number,
  work: (write: FrameworkWrite) => Promise<T>,
): Promise<T> {
  return withFramework(context, frameworkId, async (write) => {
    allow(mayWriteContent(write.actor, write.standing));
    await refuseFrozenBaseline(write);
    return work(write);
  });
}

/**
 * Changes the person's own import that is under way.
 * @param work gives what is written to it
 * @throws Refusal conflict where there is none, or where it was changed in another window
 */
export async function changeDraft(
  context: ServiceContext,
  { frameworkId, version }: { frameworkId: number; version: number },
  work: (
    draft: ImportDraft,
    write: FrameworkWrite,
  ) => Promise<Partial<Pick<ImportDraft, "mapping" | "answers" | "choices" | "matches">>>,
): Promise<void> {
  await prepareImport(context, frameworkId, async (write) => {
    const draft = await getOwnDraft(write);
    if (!isMadeOn(draft, version)) {
      throw new Refusal({
        kind: "conflict",
        message:
          "This import was changed in another window. What you see now is how it stands: check it again.",
      });
    }
    await write.tx
      .update(budgetImport)
      .set({ ...(await work(draft, write)), version: sql`${budgetImport.version} + 1` })
      .where(eq(budgetImport.id, draft.id));
  });
}

/** @throws Refusal conflict where the person has no import under way in this framework */
export async function getOwnDraft({
  tx,
  framework,
  actor,
}: Pick<FrameworkWrite, "tx" | "framework" | "actor">): Promise<ImportDraft> {
  const draft = await findImportDraft(tx, framework.id, actor.personId);
  if (draft) return draft;
  throw new Refusal({
    kind: "conflict",
    message: "There is no import to go on with: it was confirmed already, or dropped.",
  });
}
