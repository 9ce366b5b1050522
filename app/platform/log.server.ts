import pino, { type Logger } from "pino";

export type Log = Logger;

/** JSON lines on standard output. What is logged is chosen field by field: no body, cookie or header ever is. */
export function createLog(level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}
