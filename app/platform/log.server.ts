import pino, { type DestinationStream, type Logger } from "pino";

export type Log = Logger;

/**
 * JSON lines. What is logged is chosen field by field: no body, cookie or header ever is.
 * @param destination one that never blocks; pino's own would, with all of the server, where its reader has stopped
 */
export function createLog(level: string, destination: DestinationStream): Log {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: loggedError } },
    destination,
  );
}

interface LoggedError {
  type: string;
  message: string;
  stack: string;
  code?: string;
  cause?: LoggedError;
}

/**
 * Where it happened and what kind it is. A query that failed says with which values, and PostgreSQL which row it was:
 * these may be what nobody else may read, and stay out.
 */
function loggedError(error: unknown): LoggedError | string {
  if (!(error instanceof Error)) return typeof error;
  const frames = error.stack?.split("\n").filter((line) => /^\s+at /u.test(line)) ?? [];
  return {
    type: error.name,
    message: error.message.split("\nparams:")[0] ?? "",
    stack: frames.join("\n"),
    ...("code" in error && typeof error.code === "string" ? { code: error.code } : {}),
    ...(error.cause instanceof Error ? { cause: loggedError(error.cause) as LoggedError } : {}),
  };
}
