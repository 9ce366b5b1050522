import { existsSync } from "node:fs";
import path from "node:path";
import { checkPublished, type PublishedAgainst } from "~/services/register/check-published.server";
import { dateInLondon } from "~/domain/shared/calendar-date";
import { readEnvironment } from "./environment.server";
import { openDatabase } from "./open-database.server";

/**
 * Lists the signed records that publish what the decision before them withheld when they were published, or withholds today.
 * The database is read as it is: nothing is migrated, and nothing written.
 * @returns 0 where there is none; 1 where there is any, or it cannot be checked
 */
export async function checkPublishedRecords(): Promise<0 | 1> {
  try {
    const environment = readEnvironment(process.env, "./data");
    const folder = path.resolve(environment.dataFolder);
    if (!environment.databaseUrl && !existsSync(folder)) {
      throw new Error(`There is no database at ${folder}. Set DATA_DIR or DATABASE_URL as for the server.`);
    }
    const database = await openDatabase(environment, { isReading: true });
    const found = await checkPublished(database.db, dateInLondon(new Date())).finally(() => database.close());
    if (found.length === 0) {
      console.log("No record publishes what the decision before it withholds.");
      return 0;
    }
    console.error(found.map(inWords).join("\n"));
    return 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

/** Names the places, never what stands there. */
function inWords({ reference, referenceKey, withheldThen, withheldToday }: PublishedAgainst): string {
  return [
    `${reference} (/decisions/${referenceKey}):`,
    ...(withheldToday.length > 0
      ? [`  publishes what the decision before it withholds today: ${withheldToday.join(", ")}`]
      : []),
    ...(withheldThen.length > 0
      ? [`  publishes what the decision before it withheld when it was published: ${withheldThen.join(", ")}`]
      : []),
  ].join("\n");
}
