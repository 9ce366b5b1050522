import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { hashToken, newToken } from "../../app/auth/session.server";
import { createLog, type Log } from "../../app/platform/log.server";
import { readEnvironment } from "../../app/platform/environment.server";
import { serve, type RunningSite, type ServeOptions } from "../../app/platform/serve.server";
import type { Database } from "../../db/client.server";
import { session } from "../../db/schema";
import { NOW } from "./office";
import { createTestDatabase } from "./database";
import { TEST_SIGNER } from "./signing-key";

const projectFolder = fileURLToPath(new URL("../../", import.meta.url));

/** A browser as far as HTTP goes: its cookie, and the origin it posts from. */
export interface Visitor {
  /** What it sends with every request, for one that is made otherwise. */
  cookie: string | null;
  get: (address: string, headers?: Record<string, string>) => Promise<Response>;
  /** Sends a form, as its page would. */
  post: (address: string, fields: FormFieldsSent, headers?: Record<string, string>) => Promise<Response>;
  /** Sends a form with a file in it. */
  postMultipart: (address: string, body: FormData) => Promise<Response>;
}
export type FormFieldsSent = Record<string, string | readonly string[]>;

export interface TestSite {
  database: Database;
  origin: string;
  port: number;
  /** Signed in with a session of their own; null for nobody. */
  as: (person: { personId: number } | null) => Promise<Visitor>;
  stop: () => Promise<void>;
}

/** The real server with the real pages on a database of its own. The build must be there: the test command makes it. */
export async function startTestSite({
  now = NOW,
  clock = () => now,
  environment = {},
  served = (own) => own,
  log = createLog("error", process.stdout),
  ...limits
}: {
  now?: Date;
  clock?: () => Date;
  environment?: Record<string, string>;
  log?: Log;
  /** What the server works on in place of the test's own database: a guard taken out of it, say. */
  served?: (own: Database) => Database;
} & Pick<ServeOptions, "headersMs"> = {}): Promise<TestSite> {
  const database = await createTestDatabase();
  const build = (await import(
    pathToFileURL(path.join(projectFolder, "build/server/index.js")).href
  )) as ServerBuild;
  const site: RunningSite = await serve({
    environment: readEnvironment({ PORT: "0", ...environment }, "unused"),
    database: served(database),
    signer: TEST_SIGNER,
    build,
    client: { folder: path.join(projectFolder, "build/client") },
    publicFolder: path.join(projectFolder, "public"),
    now: clock,
    log,
    release: { release: "test", commit: null },
    ...limits,
  });
  return {
    database,
    origin: site.origin,
    port: site.port,
    stop: site.stop,
    as: async (person) => visitor(site.origin, person && (await cookieOf(database, person.personId, now))),
  };
}

export async function cookieOf(database: Database, personId: number, now: Date): Promise<string> {
  const token = newToken();
  await database.db.insert(session).values({
    tokenHash: hashToken(token),
    personId,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + 60 * 60 * 1000),
  });
  // Remix keeps a cookie's value as base64 of its JSON.
  return `session=${encodeURIComponent(Buffer.from(JSON.stringify(token)).toString("base64"))}`;
}

/** The cookie in place of the one that was sent. One that is taken away is kept: a test may show that it is dead. */
function renewed(response: Response): string | null {
  const ofSession = response.headers.getSetCookie().filter((one) => !/^(?:saved|kept)=/u.test(one));
  const [pair = ""] = (ofSession[0] ?? "").split(";");
  const isThere = pair.split("=").slice(1).join("=") !== "" && !/max-age=0|1970/iu.test(ofSession.join(", "));
  return isThere ? pair : null;
}

export function visitor(origin: string, given: string | null): Visitor {
  let cookie = given;
  const send = async (
    address: string,
    init: Omit<RequestInit, "headers"> & { headers?: Record<string, string> },
  ) => {
    const response = await fetch(new URL(address, origin), {
      redirect: "manual",
      ...init,
      headers: { ...(cookie ? { Cookie: cookie } : {}), ...init.headers },
    });
    // Nobody stays nobody: whoever signs in with it takes the cookie from the answer.
    if (cookie !== null) cookie = renewed(response) ?? cookie;
    return response;
  };
  return {
    get cookie() {
      return cookie;
    },
    get: (address, headers) => send(address, { headers }),
    post: (address, fields, headers) => {
      const body = new URLSearchParams();
      for (const [name, value] of Object.entries(fields)) {
        for (const one of [value].flat()) body.append(name, one);
      }
      return send(address, { method: "POST", body, headers: { Origin: origin, ...headers } });
    },
    postMultipart: (address, body) => send(address, { method: "POST", body, headers: { Origin: origin } }),
  };
}
