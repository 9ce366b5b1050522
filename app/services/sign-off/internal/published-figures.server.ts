import { eq } from "drizzle-orm";
import type { Db } from "~db/client.server";
import { insertMany } from "~db/queries/many-rows.server";
import { getBodiesElsewhere, listRecordsToRead } from "~db/queries/published-elsewhere.server";
import { figuresRead, publishedFigure } from "~db/schema";
import { textsElsewhere, type RecordElsewhere } from "~/domain/publication/published-elsewhere";
import { figuresIn } from "~/domain/publication/telling-places";

/** Stores the figures of a signed record, once: until what is published of it is another (`readFiguresAnew`). */
export async function readFigures(tx: Db, head: Omit<RecordElsewhere, "bodies">): Promise<void> {
  const { referenceKey } = head;
  // Whoever would read the same record waits here, and finds the figures stored.
  const begun = await tx.insert(figuresRead).values({ referenceKey }).onConflictDoNothing().returning();
  if (begun.length === 0) return;
  const bodies = await getBodiesElsewhere(tx, referenceKey);
  const figures = [...figuresIn(textsElsewhere({ ...head, bodies }))];
  await insertMany(
    tx,
    publishedFigure,
    figures.map(({ id, where, year, kind, value, unit, before, figure, after }) => ({
      ...{ referenceKey, textId: id, place: where, year: year ?? null },
      ...{ kind, value, unit, before, figure, after },
    })),
  );
}

/** The same once something was withdrawn from a record or published again (rule 30). */
export async function readFiguresAnew(tx: Db, head: Omit<RecordElsewhere, "bodies">): Promise<void> {
  const { referenceKey } = head;
  await tx.delete(publishedFigure).where(eq(publishedFigure.referenceKey, referenceKey));
  await tx.delete(figuresRead).where(eq(figuresRead.referenceKey, referenceKey));
  await readFigures(tx, head);
}

/** Those of what an earlier release signed: a signature of this one has read its own. One at a time: each is large. */
export async function readNewFigures(tx: Db): Promise<void> {
  for (const head of await listRecordsToRead(tx)) await readFigures(tx, head);
}
