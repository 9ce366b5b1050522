import { existsSync, readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";

export interface SentBody {
  path: string;
  headers: Record<string, string>;
  body: Uint8Array;
}

/** Of an answer: 0 where the connection was closed before there was one. */
export interface Held {
  status: number;
  bytes: number;
  /** Milliseconds for which this thread did one thing and nothing else, at most. */
  held: number;
}

const EVERY_MS = 5;

/**
 * Posts to a server that runs on this thread, and tells for how long it would have kept everybody else waiting. What is
 * counted is the time that this thread worked between two turns of its event loop, so that a machine which is busy with
 * other things does not count.
 */
export class HoldMeter {
  readonly #sender = new Worker(new URL("./sender.mjs", import.meta.url), { execArgv: [] });

  async post(origin: string, { path, headers, body }: SentBody): Promise<Held> {
    const answered = new Promise<Omit<Held, "held">>((resolve) => {
      this.#sender.once("message", resolve);
    });
    this.#sender.postMessage({ origin, path, headers: { Origin: origin, ...headers }, body });
    const { promise, stop } = longestTurn();
    const answer = await answered;
    stop();
    return { ...answer, held: await promise };
  }

  async close(): Promise<void> {
    await this.#sender.terminate();
  }
}

function longestTurn(): { promise: Promise<number>; stop: () => void } {
  let isOver = false;
  const measure = async () => {
    let longest = 0;
    let before = { clock: performance.now(), worked: workedMs() };
    while (!isOver) {
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
      const now = { clock: performance.now(), worked: workedMs() };
      longest = Math.max(longest, Math.min(now.clock - before.clock, now.worked - before.worked));
      before = now;
    }
    return longest;
  };
  return {
    promise: measure(),
    stop: () => {
      isOver = true;
    },
  };
}

const OF_THIS_THREAD = "/proc/thread-self/schedstat";

/** Of this thread where the system tells (Linux), else of the whole process, which is no less. */
function workedMs(): number {
  if (existsSync(OF_THIS_THREAD)) {
    return Number(readFileSync(OF_THIS_THREAD, "utf8").split(" ")[0]) / 1e6;
  }
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e3;
}
