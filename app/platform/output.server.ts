import { write as writeTo } from "node:fs";

/**
 * Where the server's log goes, and what it says at its start. Nothing that becomes of it holds the server up: what cannot
 * be written now waits, up to a limit; beyond that it is dropped and counted, and the count is written once writing works
 * again.
 */
export interface Output {
  /** One entry, with its end of line. Returns at once and never throws. */
  write: (entry: string) => void;
  /**
   * Waits until all is written, a write has failed, or the time is over.
   * @returns false where the operating system has not come back from a write, behind which `process.exit` would wait
   */
  flush: (atMostMs: number) => Promise<boolean>;
}

export interface OutputLimits {
  /** What may wait to be written. */
  waitingBytes: number;
  /** After which time it is tried again where a pipe is full, and where it failed otherwise: a full disk, a closed pipe. */
  fullMs: number;
  failedMs: number;
}

const LIMITS: OutputLimits = { waitingBytes: 1_000_000, fullMs: 100, failedMs: 1_000 };

/** The process's own standard output. */
export function standardOutput(): Output {
  // Node makes a pipe or a socket one that refuses instead of blocking, as soon as its stream is asked for.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
  return openOutput(1);
}

/** @param descriptor of a file, or of a pipe that does not block */
export function openOutput(descriptor: number, limits = LIMITS): Output {
  let underWay = Buffer.alloc(0);
  let waiting: string[] = [];
  let waitingBytes = 0;
  let lost = 0;
  let isWriting = false;
  let retry: NodeJS.Timeout | undefined;
  const flushes = new Set<() => void>();

  const endFlushes = () => {
    for (const end of flushes) end();
  };
  const add = (entry: string): boolean => {
    const bytes = Buffer.byteLength(entry);
    if (underWay.length + waitingBytes + bytes > limits.waitingBytes) return false;
    waiting.push(entry);
    waitingBytes += bytes;
    return true;
  };
  const again = (milliseconds: number) => {
    retry = setTimeout(() => {
      retry = undefined;
      next();
    }, milliseconds);
    retry.unref();
  };
  const next = () => {
    if (isWriting || retry !== undefined) return;
    if (underWay.length === 0) {
      if (waiting.length === 0) {
        endFlushes();
        return;
      }
      underWay = Buffer.from(waiting.join(""));
      waiting = [];
      waitingBytes = 0;
    }
    isWriting = true;
    writeTo(descriptor, underWay, (error, written) => {
      isWriting = false;
      if (error) {
        again(error.code === "EAGAIN" ? limits.fullMs : limits.failedMs);
        if (error.code !== "EAGAIN") endFlushes();
        return;
      }
      underWay = underWay.subarray(written);
      if (lost > 0 && add(lostEntry(lost))) lost = 0;
      next();
    });
  };
  return {
    write: (entry) => {
      if (add(entry)) next();
      else lost += 1;
    },
    flush: async (atMostMs) => {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, atMostMs);
        flushes.add(() => {
          clearTimeout(timer);
          resolve();
        });
        clearTimeout(retry);
        retry = undefined;
        next();
      });
      flushes.clear();
      return !isWriting;
    },
  };
}

/** Of the same shape as the log's other lines, as a warning. */
function lostEntry(lost: number): string {
  const msg = "entries of this log could not be written and are lost";
  return `${JSON.stringify({ level: 40, time: new Date().toISOString(), lost, msg })}\n`;
}
