import { appendFileSync } from "node:fs";
import { inject } from "vitest";

/**
 * How much is done, and which: the same names for every soak test. Each says which seed it took, also when it fails, and
 * `SOAK_SEED` makes it do the same again.
 */
export const RACES = numberOf("SOAK_RACES", 10_000);
/** Half of them on PostgreSQL and half on the embedded database. */
export const KILLS = numberOf("SOAK_KILLS", 200);
export const REQUESTS = numberOf("SOAK_REQUESTS", 100_000);
export const SEQUENCES = numberOf("SOAK_SEQUENCES", 2_000);
/** For how long all connections are held. */
export const HELD_SECONDS = numberOf("SOAK_HELD_SECONDS", 60);
export const SEED = numberOf("SOAK_SEED", Date.now() % 2 ** 31);

function numberOf(name: string, otherwise: number): number {
  const given = process.env[name];
  if (given === undefined || given === "") return otherwise;
  if (!/^\d{1,10}$/u.test(given)) throw new Error(`${name} is a whole number, not ${given}`);
  return Number(given);
}

/** Of a test, in milliseconds: on a machine that is busy with other work the races alone take an hour. */
export const TAKES_HOURS = 14_400_000;

/** Says what came of it at once, and again in the table at the end of the run. @param began by `performance.now()` */
export function report(what: string, on: string, began: number, figures: object): void {
  const took = `${Math.round((performance.now() - began) / 1_000)} s`;
  const shown = JSON.stringify(figures).replaceAll(/["{}]/gu, "").replaceAll(",", ", ").replaceAll(":", " ");
  const row = `| ${[what, on, SEED, took, shown].join(" | ")} |\n`;
  process.stdout.write(row);
  appendFileSync(inject("soakSummary"), row);
}
