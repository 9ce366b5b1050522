import { eq } from "drizzle-orm";
import type { Db } from "../client.server";
import { determinationDraft } from "../schema";

export type SavedDeterminationDraft = Pick<
  typeof determinationDraft.$inferSelect,
  "answers" | "version" | "personName" | "at"
>;

/** What is answered so far of what is published of a submission; null where nothing is. */
export async function findDeterminationDraft(
  db: Db,
  submissionId: number,
): Promise<SavedDeterminationDraft | null> {
  const { answers, version, personName, at } = determinationDraft;
  const [row] = await db
    .select({ answers, version, personName, at })
    .from(determinationDraft)
    .where(eq(determinationDraft.submissionId, submissionId));
  return row ?? null;
}
