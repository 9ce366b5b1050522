import type { Database } from "~db/client.server";
import { deleteWhatIsDue } from "~/services/consultation/delete-what-is-due.server";
import { deletePersonalData } from "~/services/grants/delete-personal-data.server";
import { inRounds } from "./in-rounds.server";
import type { Log } from "./log.server";

const DAY_MS = 24 * 60 * 60 * 1000;

interface Due {
  database: Database;
  now: () => Date;
  log: Log;
}

/**
 * What the installation does of its own accord, when it starts and each day after. Each server does it, and what one has done the
 * next does not find; what fails is logged, and done the next day.
 * @returns ends it, and waits for what is under way
 */
export function everyDay({ database, now, log }: Due): () => Promise<void> {
  return inRounds(async () => {
    try {
      const answers = await deleteWhatIsDue(database, now());
      if (answers > 0) log.info({ answers }, "what people said in words was deleted, its day having passed");
      const applications = await deletePersonalData(database, now());
      if (applications > 0) {
        log.info({ applications }, "what was personal in applications was deleted, its day having passed");
      }
    } catch (err) {
      log.error({ err }, "what is due to be deleted could not be deleted");
    }
  }, DAY_MS);
}
