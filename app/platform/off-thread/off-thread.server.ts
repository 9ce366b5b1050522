import { Worker } from "node:worker_threads";
import { Mutex, withTimeout } from "async-mutex";
import type { Job, Jobs } from "./jobs.server";

/** What came of a job: `busy` where others went before it for too long, `too-much` where it took too long or too much. */
export type Outcome<T> = { is: "done"; value: T } | { is: "busy" | "too-much" };

/**
 * What would hold the one thread that answers everybody, done on another: reading a budget, which an author sent,
 * checking a record, which anybody may send, and making documents, of what is published and of drafts. Each has a thread of
 * its own, so that none waits for another.
 */
export interface OffThread {
  run: <Name extends keyof Jobs>(
    name: Name,
    given: Jobs[Name]["given"],
  ) => Promise<Outcome<Jobs[Name]["comes"]>>;
  close: () => Promise<void>;
}

interface LaneLimits {
  /** How long a job may wait for those before it. */
  waitMs: number;
  workMs: number;
  heapMegabytes: number;
}
const READING: LaneLimits = { waitMs: 40_000, workMs: 30_000, heapMegabytes: 512 };
const CHECKING: LaneLimits = { waitMs: 10_000, workMs: 5_000, heapMegabytes: 256 };

const PUBLISHING: LaneLimits = { waitMs: 20_000, workMs: 60_000, heapMegabytes: 256 };
const DRAFTING: LaneLimits = { waitMs: 30_000, workMs: 60_000, heapMegabytes: 256 };

/** @param limits of the threads, where a test sets smaller ones */
export function openOffThread(limits: Partial<LaneLimits> = {}): OffThread {
  const reading = new Lane({ ...READING, ...limits });
  const checking = new Lane({ ...CHECKING, ...limits });
  const publishing = new Lane({ ...PUBLISHING, ...limits });
  const drafting = new Lane({ ...DRAFTING, ...limits });
  const lanes = {
    "read-upload": reading,
    "read-paste": reading,
    "verify-file": checking,
    "verify-text": checking,
    "make-published": publishing,
    "make-draft": drafting,
  };
  return {
    run: (name, given) => lanes[name].run({ name, given } as Job),
    close: async () => {
      await Promise.all([reading.close(), checking.close(), publishing.close(), drafting.close()]);
    },
  };
}

/** Bytes. After a larger one the thread is ended at once: it would keep for the next what it no longer needs. */
const LARGE = 2_000_000;

function sizeOf({ given }: Job): number {
  if ("size" in given) return given.size;
  return "text" in given ? given.text.length : 0;
}

/** A thread that has had nothing to do for so long is ended, and its memory is free again. */
const IDLE_MS = 30_000;

/** One thread, which does one job after another. It is started when there is something to do. */
class Lane {
  readonly #limits: LaneLimits;
  readonly #turn;
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | undefined;

  constructor(limits: LaneLimits) {
    this.#limits = limits;
    this.#turn = withTimeout(new Mutex(), limits.waitMs, new NoTurn());
  }

  async run<T>(job: Job): Promise<Outcome<T>> {
    try {
      return await this.#turn.runExclusive(() => this.#work<T>(job));
    } catch (error) {
      if (error instanceof NoTurn) return { is: "busy" };
      throw error;
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  async #work<T>(job: Job): Promise<Outcome<T>> {
    clearTimeout(this.#idle);
    let outcome: Outcome<T> | undefined;
    try {
      this.#worker ??= await startWorker(this.#limits);
      outcome = await answerOf<T>(this.#worker, job, this.#limits);
      return outcome;
    } finally {
      if (outcome?.is === "done" && sizeOf(job) <= LARGE) this.#rest();
      else await this.close();
    }
  }

  #rest(): void {
    this.#idle = setTimeout(() => void this.close(), IDLE_MS);
    this.#idle.unref();
  }
}

/** What a thread has for what is short-lived. By default it is 48 MB, and most of that is never needed. */
const YOUNG_MEGABYTES = 4;

/** Once it has loaded what it does its work with. */
async function startWorker({ heapMegabytes }: LaneLimits): Promise<Worker> {
  const worker = new Worker(new URL("./worker.mjs", import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });
  worker.unref();
  await nextMessage(worker);
  return worker;
}

async function answerOf<T>(worker: Worker, job: Job, { workMs }: LaneLimits): Promise<Outcome<T>> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<Outcome<T>>((resolve) => {
    timer = setTimeout(() => resolve({ is: "too-much" }), workMs);
  });
  const answered = nextMessage(worker).then(
    (value): Outcome<T> => ({ is: "done", value: value as T }),
    (error: unknown): Outcome<T> => {
      if (error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY") {
        return { is: "too-much" };
      }
      throw error;
    },
  );
  worker.postMessage(job);
  try {
    return await Promise.race([answered, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

/** @throws what the thread ended with */
function nextMessage(worker: Worker): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const done = (settle: () => void) => {
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      settle();
    };
    const onMessage = (value: unknown) => done(() => resolve(value));
    const onError = (error: Error) => done(() => reject(error));
    const onExit = () => done(() => reject(new Error("The thread ended before its work was done")));
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
  });
}

class NoTurn extends Error {}
