import { eq } from "drizzle-orm";
import type { Database } from "~db/client.server";
import { getOffice, hasAnyPerson } from "~db/queries/office.server";
import { office, signedRecord } from "~db/schema";

/** @throws where the database holds the demonstration: its passwords are known to everybody */
export async function refuseDemoDatabase(database: Database): Promise<void> {
  if ((await getOffice(database.db)).isDemo) {
    throw new Error(
      "This database holds the demonstration, whose passwords everybody knows. Use another one (DATA_DIR or DATABASE_URL).",
    );
  }
}

/**
 * Marks an empty database as the demonstration's.
 * @returns whether it was empty, so that the demonstration must still be loaded
 * @throws where it is somebody's real database
 */
export async function markDemoDatabase(database: Database): Promise<boolean> {
  if ((await getOffice(database.db)).isDemo) {
    if (await isLoaded(database)) return false;
    throw new Error(
      "The demonstration was interrupted while it was loading. Delete its folder (data-demo) or empty its database, and start it again.",
    );
  }
  if (await hasAnyPerson(database.db)) {
    throw new Error(
      "This database is in use by an office. The demonstration does not touch it: use another one (DATA_DIR or DATABASE_URL).",
    );
  }
  await database.db.update(office).set({ isDemo: true }).where(eq(office.id, 1));
  return true;
}

/** Signing the completed example is the last thing that loading does. */
async function isLoaded({ db }: Database): Promise<boolean> {
  const rows = await db.select({ id: signedRecord.id }).from(signedRecord).limit(1);
  return rows.length > 0;
}
