import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Database, Db } from "../../db/client.server";
import { deferred } from "./deferred";

export interface Held {
  /** Until so many transactions wait for a lock. */
  untilWaiting: (transactions: number) => Promise<void>;
  letGo: () => Promise<void>;
}

/**
 * Locks something in a transaction that stays open, so that others queue for it in the order in which they came. On
 * PostgreSQL only: the embedded database does one transaction at a time.
 */
export async function hold(database: Database, lock: (tx: Db) => Promise<unknown>): Promise<Held> {
  const isLetGo = deferred();
  let holding: Promise<void> = Promise.resolve();
  await new Promise<void>((isHeld, failed) => {
    holding = database.transaction(async (tx) => {
      await lock(tx);
      isHeld();
      await isLetGo.promise;
    });
    holding.catch(failed);
  });
  const waiting = sql`
    select pid from pg_stat_activity
    where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`;
  return {
    untilWaiting: (transactions) =>
      expect.poll(() => database.db.execute(waiting), { timeout: 10_000 }).toHaveLength(transactions),
    letGo: () => {
      isLetGo.resolve();
      return holding;
    },
  };
}
