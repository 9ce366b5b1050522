import { and, eq, sql } from "drizzle-orm";
import type { Db } from "~db/client.server";
import { budgetImport } from "~db/schema";
import { shownName } from "~/imports/file-name.parse";
import type { UploadReading } from "~/imports/uploaded-sheets.server";
import type { ServiceContext } from "~/services/context.server";
import { prepareImport } from "./internal/import-draft.server";
import { oneAtATime, TOO_MANY_FILES } from "~/services/one-at-a-time.server";
import { Refusal } from "~/services/refusal";
import { findRememberedMapping } from "./internal/remembered-mapping.server";

const inTurn = oneAtATime();

export interface BeginImportInput {
  frameworkId: number;
  /** Null for what was pasted. */
  fileName: string | null;
  /** Reads it; asked once its turn has come. */
  read: () => Promise<UploadReading>;
}

/** What another thread answered with. @throws Refusal busy where it did not come to it */
export function readingOf(outcome: { is: "done"; value: UploadReading } | { is: "busy" | "too-much" }) {
  switch (outcome.is) {
    case "done":
      return outcome.value;
    case "busy":
      throw new Refusal({ kind: "busy", message: TOO_MANY_FILES });
    case "too-much":
      return { ok: false as const, problem: TAKES_TOO_MUCH };
  }
}

const TAKES_TOO_MUCH =
  "It takes longer to read than a budget may. Copy the budget into a new workbook, and upload that.";

/**
 * Reads a workbook, or what was pasted, and keeps it beside the budget, in place of what the person had begun to
 * import into this framework before. Where columns under the same headings were read before, they are read the same way.
 * Whoever imports: one after another, because a budget takes many times its size in memory until it is kept.
 * @throws Refusal invalid at `file` or `pasted`; busy
 */
export async function beginImport(
  context: ServiceContext,
  { frameworkId, fileName, read }: BeginImportInput,
): Promise<void> {
  await inTurn(async () => {
    const reading = await read();
    if (!reading.ok) {
      throw new Refusal({
        kind: "invalid",
        errors: { [fileName === null ? "pasted" : "file"]: reading.problem },
      });
    }
    const { sheetsJson, outlines } = reading;
    await prepareImport(context, frameworkId, async ({ tx, framework, actor, now }) => {
      const own = { frameworkId: framework.id, personId: actor.personId };
      await tx
        .delete(budgetImport)
        .where(and(eq(budgetImport.frameworkId, own.frameworkId), eq(budgetImport.personId, own.personId)));
      const held = await putTogether(tx, sheetsJson);
      await tx.insert(budgetImport).values({
        ...own,
        createdAt: now,
        fileName: fileName === null ? "" : shownName(fileName),
        sheets: sql`convert_from(lo_get(${held}), 'UTF8')::jsonb`,
        mapping: await findRememberedMapping(tx, outlines),
      });
      await tx.execute(sql`select lo_unlink(${held})`);
    });
  });
}

/**
 * Puts the text together in the database, as a large object: to be sent as a whole it would have to be in memory here
 * several times over. It needs no rights, and is gone with the transaction where that fails.
 * @returns its number
 */
async function putTogether(tx: Db, pieces: readonly Uint8Array[]): Promise<number> {
  const [made] = await tx.select({ held: sql<number>`held` }).from(sql`lo_create(0) as held`);
  if (!made) throw new Error("No large object was made");
  let at = 0;
  for (const piece of pieces) {
    const text = new TextDecoder().decode(piece);
    await tx.execute(sql`select lo_put(${made.held}, ${at}, convert_to(${text}, 'UTF8'))`);
    at += piece.length;
  }
  return made.held;
}
