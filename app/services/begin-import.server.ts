import { and, eq } from "drizzle-orm";
import { budgetImport } from "~db/schema";
import { shownName } from "~/imports/file-name.parse";
import { readPaste, readUpload } from "~/imports/read-upload.server";
import type { UploadedFile } from "./answer-change.server";
import type { ServiceContext } from "./context.server";
import { prepareImport } from "./import-draft.server";
import { Refusal } from "./refusal";
import { findRememberedMapping } from "./remembered-mapping.server";

/**
 * Reads a workbook, or what was pasted, and keeps it beside the budget, in place of what the person had begun to
 * import into this framework before. Where columns under the same headings were read before, they are read the same way.
 * @throws Refusal invalid at `file` or `pasted`
 */
export async function beginImport(
  context: ServiceContext,
  { frameworkId, source }: { frameworkId: number; source: { file: UploadedFile } | { pasted: string } },
): Promise<void> {
  const reading =
    "file" in source
      ? await readUpload(source.file.bytes, source.file.fileName)
      : await readPaste(source.pasted);
  if (!reading.ok) {
    throw new Refusal({
      kind: "invalid",
      errors: { ["file" in source ? "file" : "pasted"]: reading.problem },
    });
  }
  const { sheets } = reading;
  await prepareImport(context, frameworkId, async ({ tx, framework, actor, now }) => {
    const own = { frameworkId: framework.id, personId: actor.personId };
    await tx
      .delete(budgetImport)
      .where(and(eq(budgetImport.frameworkId, own.frameworkId), eq(budgetImport.personId, own.personId)));
    await tx.insert(budgetImport).values({
      ...own,
      createdAt: now,
      fileName: "file" in source ? shownName(source.file.fileName) : "",
      sheets,
      mapping: await findRememberedMapping(tx, sheets),
    });
  });
}
