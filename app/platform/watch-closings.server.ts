import type { Database } from "~db/client.server";
import { destroyMonitoringKeys } from "~/services/consultation/destroy-keys.server";
import { inRounds } from "./in-rounds.server";
import type { Log } from "./log.server";

const EVERY_MS = 10 * 60 * 1000;

interface Watched {
  database: Database;
  now: () => Date;
  log: Log;
}

/**
 * Sees from time to time whether a consultation has closed, of which a key is to be destroyed. What fails is tried again the next
 * time; several servers do it once.
 * @returns ends it, and waits for what is under way
 */
export function watchClosings({ database, now, log }: Watched): () => Promise<void> {
  return inRounds(async () => {
    try {
      await destroyMonitoringKeys(database, now());
    } catch (err) {
      log.error({ err }, "the key of a consultation that has closed could not be destroyed");
    }
  }, EVERY_MS);
}
