import { randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Database } from "~db/client.server";
import { allowedOrigins, type Environment } from "./environment.server";
import { securityHeaders } from "./guards.server";
import type { Log } from "./log.server";
import { openOffThread } from "./off-thread/off-thread.server";
import { createSite, type SiteOptions } from "./site.server";
import { answerUnreadable } from "./unreadable-requests.server";
import { watchClosings } from "./watch-closings.server";

export interface RunningSite {
  /** The first of the origins the site answers to. */
  origin: string;
  /** Where it listens, which behind a proxy is not what the origin says. */
  port: number;
  /** Lets requests finish, then closes the database. */
  stop: () => Promise<void>;
}

const REQUEST_MS = 60_000;
const HEADERS_MS = 15_000;
/** Node looks for what has taken too long from time to time, by itself every half a minute: so many times within that. */
const LOOKS = 15;
/** A request that has not finished by then is cut off. */
const GRACE_MS = 20_000;
const IDLE_CHECK_MS = 100;

export interface ServeOptions extends Pick<
  SiteOptions,
  "build" | "client" | "publicFolder" | "now" | "signer" | "release"
> {
  environment: Environment;
  database: Database;
  log: Log;
  /** Within what time the headers of a request must have come. */
  headersMs?: number;
}

/** @throws where the address is taken, in one line that says so */
export async function serve({
  environment,
  database,
  headersMs = HEADERS_MS,
  ...options
}: ServeOptions): Promise<RunningSite> {
  let origins: readonly string[] = [];
  const offThread = openOffThread();
  const site = createSite({
    ...options,
    database,
    offThread,
    trustedProxies: environment.trustedProxies,
    origins: () => origins,
  });
  const look = headersMs / LOOKS;
  const server = createServer(
    {
      requestTimeout: REQUEST_MS,
      headersTimeout: headersMs - look,
      connectionsCheckingInterval: look,
      // The site says so itself, in a sentence.
      requireHostHeader: false,
    },
    site,
  );
  answerUnreadable(server, () =>
    securityHeaders({
      nonce: randomBytes(16).toString("base64url"),
      isSecure: origins.every((origin) => origin.startsWith("https:")),
      isDevelopment: false,
    }),
  );
  const port = await listen(server, environment);
  origins = allowedOrigins(environment, port);
  const endWatch = watchClosings({ database, now: options.now, log: options.log });
  return {
    origin: origins[0] ?? "",
    port,
    stop: async () => {
      await closeServer(server);
      await endWatch();
      await offThread.close();
      await database.close();
    },
  };
}

function listen(server: Server, { port, host }: Environment): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => {
      reject(whyNotListening(error, port, host));
    });
    server.listen(port, host, () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function whyNotListening(error: Error, port: number, host: string): Error {
  switch ("code" in error ? error.code : undefined) {
    case "EADDRINUSE":
      return new Error(`Port ${port} on ${host} is taken. Set PORT to another one.`, { cause: error });
    case "EACCES":
      return new Error(`This account may not listen on port ${port}. Set PORT to one above 1023.`, {
        cause: error,
      });
    case "ENOTFOUND":
    case "EAI_AGAIN":
    case "EADDRNOTAVAIL":
      return new Error(`HOST is ${host}, which is no address of this machine.`, { cause: error });
    default:
      return error;
  }
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cutOff = setTimeout(() => {
      server.closeAllConnections();
    }, GRACE_MS);
    // Under load a connection is never idle: each is told to end with its next answer.
    server.prependListener("request", (_request, response) => {
      response.setHeader("Connection", "close");
    });
    // A browser keeps its connection open after its last answer.
    const closeIdle = setInterval(() => {
      server.closeIdleConnections();
    }, IDLE_CHECK_MS);
    server.close(() => {
      clearTimeout(cutOff);
      clearInterval(closeIdle);
      resolve();
    });
    server.closeIdleConnections();
  });
}
