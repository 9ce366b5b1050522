import { and, eq, exists, sql } from "drizzle-orm";
import type { Db } from "../client.server";
import { eiaEntry, storedCopy } from "../schema";

export interface StoredCopyFile {
  fileName: string;
  mediaType: string;
  sha256: string;
  content: Uint8Array;
}

/** The bytes of a copy that an entry of this framework points to now. One that was replaced is not served any more. */
export async function findStoredCopy(
  db: Db,
  { frameworkId, copyId }: { frameworkId: number; copyId: number },
): Promise<StoredCopyFile | null> {
  const pointedTo = db
    .select({ one: sql`1` })
    .from(eiaEntry)
    .where(and(eq(eiaEntry.frameworkId, storedCopy.frameworkId), eq(eiaEntry.separateCopyId, storedCopy.id)));
  const [row] = await db
    .select({
      fileName: storedCopy.fileName,
      mediaType: storedCopy.mediaType,
      sha256: storedCopy.sha256,
      content: storedCopy.content,
    })
    .from(storedCopy)
    .where(and(eq(storedCopy.id, copyId), eq(storedCopy.frameworkId, frameworkId), exists(pointedTo)));
  return row ?? null;
}
