import { eq } from "drizzle-orm";
import type { Database } from "~db/client.server";
import { getOffice, hasAnyPerson } from "~db/queries/office.server";
import { office } from "~db/schema";

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
  if ((await getOffice(database.db)).isDemo) return false;
  if (await hasAnyPerson(database.db)) {
    throw new Error(
      "This database is in use by an office. The demonstration does not touch it: use another one (DATA_DIR or DATABASE_URL).",
    );
  }
  await database.db.update(office).set({ isDemo: true }).where(eq(office.id, 1));
  return true;
}
