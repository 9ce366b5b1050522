import { Semaphore } from "async-mutex";

/** Somebody of whom something is known already goes before everybody else, and is counted apart. */
export type Turn = "known" | "anybody";
const PRIORITY: Readonly<Record<Turn, number>> = { known: 1, anybody: 0 };

export class TooManyHashes extends Error {
  constructor() {
    super("Too many passwords are being checked");
    this.name = "TooManyHashes";
  }
}

/**
 * A bounded line in front of the hashing of passwords, which takes a core for a while each time.
 * @param atOnce hashes under way
 * @param mostWaiting of each kind of turn
 * @returns what runs work in its turn. @throws TooManyHashes at once where that many wait already
 */
export function hashQueue({ atOnce, mostWaiting }: { atOnce: number; mostWaiting: number }) {
  const turns = new Semaphore(atOnce);
  const waiting: Record<Turn, number> = { known: 0, anybody: 0 };
  return async <T>(turn: Turn, work: () => Promise<T>): Promise<T> => {
    if (waiting[turn] >= mostWaiting) throw new TooManyHashes();
    waiting[turn] += 1;
    return turns.runExclusive(
      () => {
        waiting[turn] -= 1;
        return work();
      },
      1,
      PRIORITY[turn],
    );
  };
}
