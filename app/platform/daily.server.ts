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

/** What is done each day: how many of what it was, and what the log says where there were any. */
const DONE_DAILY = [
  {
    work: deleteWhatIsDue,
    counted: "answers",
    said: "what people said in words was deleted, its day having passed",
  },
  {
    work: deletePersonalData,
    counted: "applications",
    said: "what was personal in applications was deleted, its day having passed",
  },
] as const;

/**
 * What the installation does of its own accord, when it starts and each day after. Each server does it, and what one has done the
 * next does not find; what fails is logged, keeps nothing else from being done, and is done the next day.
 * @returns ends it, and waits for what is under way
 */
export function everyDay({ database, now, log }: Due): () => Promise<void> {
  return inRounds(async () => {
    for (const { work, counted, said } of DONE_DAILY) {
      try {
        const deleted = await work(database, now());
        if (deleted > 0) log.info({ [counted]: deleted }, said);
      } catch (err) {
        log.error({ err }, "what is due to be deleted could not be deleted");
      }
    }
  }, DAY_MS);
}
