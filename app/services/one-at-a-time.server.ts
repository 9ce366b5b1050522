import { Mutex, withTimeout } from "async-mutex";
import { Refusal } from "./refusal";

/** Less than the 60 seconds after which a proxy gives a request up. */
const TURN_MS = 40_000;

const BUSY = new Error("no turn");

/**
 * For work that takes much memory: one after another in this process.
 * @returns what does the work in its turn @throws Refusal busy where that does not come
 */
export function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  const turn = withTimeout(new Mutex(), TURN_MS, BUSY);
  return async (work) => {
    try {
      return await turn.runExclusive(work);
    } catch (error) {
      if (error !== BUSY) throw error;
      throw new Refusal({ kind: "busy", message: TOO_MANY_FILES });
    }
  };
}

/** Told of a file for which there was no turn. */
export const TOO_MANY_FILES =
  "Too many files are being read at the moment, so nothing was saved. Wait a minute, and try again.";
