import type { Database } from "~db/client.server";
import type { Log } from "./log.server";
import type { Release } from "./release.server";

/** In one word, for whoever watches over it. */
export type HealthStatus =
  | "ok"
  /** The database does not answer. */
  | "unavailable"
  /** It answers, but nothing can be saved: its disk is full, say, and nobody can sign in. */
  | "read-only"
  /** A newer release has changed the database under this one. */
  | "outdated";

export interface Health extends Release {
  status: HealthStatus;
  database: Database["kind"];
  /** The last that the database has had; null where it is not known now. */
  migration: string | null;
}

/** Anybody may ask, as often as they like: so often at most something is written for it. */
const PROBED_EVERY_MS = 5_000;

export interface HealthOptions {
  database: Database;
  release: Release;
  log: Log;
  /** Milliseconds that only ever go up. */
  clock?: () => number;
}

/** @returns what says whether people can work; those who ask at the same moment get one answer */
export function healthOf({ database, release, log, clock = () => performance.now() }: HealthOptions) {
  let probed: { at: number; health: Health } | null = null;
  const say = (status: HealthStatus, migration: string | null = null): Health => ({
    status,
    database: database.kind,
    ...release,
    migration,
  });

  const probe = async (): Promise<Health> => {
    try {
      const { unknown, latest } = await database.probe();
      if (unknown > 0) log.error("the database has had migrations that this release does not know");
      return say(unknown > 0 ? "outdated" : "ok", latest?.name);
    } catch (error) {
      log.error({ err: error }, "nothing can be saved");
      return say("read-only");
    }
  };
  const look = async (): Promise<Health> => {
    try {
      await database.ping();
    } catch (error) {
      log.error({ err: error }, "the database does not answer");
      probed = null;
      return say("unavailable");
    }
    if (probed === null || clock() - probed.at >= PROBED_EVERY_MS) {
      const health = await probe();
      probed = { at: clock(), health };
    }
    return probed.health;
  };

  let looking: Promise<Health> | null = null;
  return (): Promise<Health> => {
    looking ??= look().finally(() => (looking = null));
    return looking;
  };
}
