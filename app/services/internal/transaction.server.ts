import { isDatabaseBusy, type Database, type Db } from "~db/client.server";
import { Refusal } from "~/services/refusal";

const BUSY =
  "The service is too busy with what others are saving. Try again in a moment: nothing is done twice.";

/** @throws Refusal busy where the database keeps it waiting for others too long: nothing of it is stored then */
export async function transactionUnlessBusy<T>(database: Database, work: (tx: Db) => Promise<T>): Promise<T> {
  try {
    return await database.transaction(work);
  } catch (error) {
    throw isDatabaseBusy(error) ? new Refusal({ kind: "busy", message: BUSY }) : error;
  }
}
