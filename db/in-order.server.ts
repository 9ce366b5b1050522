import type { Db } from "./client.server";

/** The answers that come to what was asked. */
export type Begun<Steps extends readonly (() => Promise<unknown>)[]> = {
  -readonly [Place in keyof Steps]: ReturnType<Steps[Place]>;
};

/** What counts the statements of a transaction that are on their way: `naming` in driver.server.ts. Embedded there is none. */
interface Counting {
  handed?: number;
}

/** A statement is on its way a few turns after it is asked for, none of which waits for anything. */
const MOST_TURNS = 100;

/**
 * Asks several things of one transaction, each as soon as the one before is on its way to the database, not once it is
 * answered: one way there and back instead of as many. The database takes them one after the other, so each sees what
 * was there when the one before had its locks.
 * @param steps each asks one thing or nothing; the last may ask several
 * @returns their answers, to be awaited in their order: after one that fails the others fail too, and say less
 */
export async function inOrder<const Steps extends readonly (() => Promise<unknown>)[]>(
  tx: Db,
  steps: Steps,
): Promise<Begun<Steps>> {
  const { client } = tx._.session as unknown as { client: Counting };
  const answers: Promise<unknown>[] = [];
  for (const step of steps) {
    const before = client.handed;
    const state = { isAnswered: false };
    const done = () => (state.isAnswered = true);
    const answer = step();
    const answered = answer.then(done, done);
    answers.push(answer);
    if (before === undefined) await answered;
    for (let turn = 0; client.handed === before && !state.isAnswered; turn += 1) {
      if (turn === MOST_TURNS) throw new Error("What a step asks is not on its way");
      await Promise.resolve();
    }
  }
  return answers as Begun<Steps>;
}
