import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import { createRequestHandler } from "@remix-run/express";
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type NextFunction, type Request, type RequestHandler, type Response } from "express";
import type { Database } from "~db/client.server";
import type { Actor } from "~db/queries/people.server";
import { FORM_MARK, newFormKey } from "~/auth/form-mark.server";
import { findKept } from "~/auth/kept-text.server";
import { findWhoAsks } from "~/auth/session.server";
import { loggedPath } from "~/paths";
import { clientAddress } from "./client-address.server";
import {
  checkAddress,
  checkHost,
  checkMethod,
  checkOrigin,
  checkSize,
  securityHeaders,
} from "./guards.server";
import { healthOf } from "./health.server";
import type { Log } from "./log.server";
import type { OffThread } from "./off-thread/off-thread.server";
import { branchBuild, pageFinder } from "./page-branches.server";
import type { Release } from "./release.server";
import { signInDoor } from "./sign-in-door.server";
import type { SigningKeys } from "./signing-key.server";

export interface SiteOptions {
  database: Database;
  signer: SigningKeys;
  offThread: OffThread;
  /** The built pages, or what makes them in development. */
  build: ServerBuild | (() => Promise<ServerBuild>);
  /** Where the browser's files are; in development, Vite itself, which makes them as they are asked for. */
  client: { folder: string } | { vite: RequestHandler };
  publicFolder: string;
  trustedProxies: number;
  /** Known only once the server listens. */
  origins: () => readonly string[];
  now: () => Date;
  log: Log;
  release: Release;
}

/** What is kept of a request beside the answer to it. */
interface Locals {
  /** How and for what it was asked, before anything was made of it. */
  asked: { method: string; path: string };
  nonce: string;
  reference: string;
  actor?: Actor;
}

/** The whole site as an express application: guards, health, files, pages. */
export function createSite(options: SiteOptions): express.Express {
  const { database, log, now } = options;
  const site = express();
  site.disable("x-powered-by");
  site.set("etag", false);

  const isSecure = () => options.origins().every((origin) => origin.startsWith("https:"));
  site.use((request: Request, response: Response, next: NextFunction) => {
    const nonce = randomBytes(16).toString("base64url");
    response.locals.nonce = nonce;
    response.locals.asked = { method: request.method, path: request.path };
    response.locals.reference = randomBytes(5).toString("hex");
    response.set(securityHeaders({ nonce, isSecure: isSecure(), isDevelopment: "vite" in options.client }));
    response.once("finish", () => {
      logRefusal(response, log);
    });
    next();
  });
  const health = healthOf(options);
  site.get("/healthz", (_request, response, next) => {
    health().then((found) => response.status(found.status === "ok" ? 200 : 503).json(found), next);
  });
  site.use(checkAddress, checkHost(options.origins), checkOrigin(options.origins), checkMethod, checkSize);
  site.use(compression());
  if ("vite" in options.client) {
    site.use(options.client.vite);
  } else {
    const assets = `${options.client.folder}/assets`;
    site.use(
      "/assets",
      express.static(assets, { ...keptFor(YEAR_SECONDS, "immutable"), fallthrough: false }),
    );
  }
  site.use(filesOf(options.publicFolder));

  site.use(
    signInDoor({
      database,
      now,
      isSecure,
      addressOf: (request) => clientAddress(request, { ...options, isSecure: isSecure() }),
    }),
  );
  const pages = pagesOf(options.build, async (request, response): Promise<AppLoadContext> => {
    const at = now();
    const { signedIn, settings, office } = await findWhoAsks(
      database.db,
      { header: request.headers.cookie, isSecure: isSecure(), mayRenew: request.method === "GET" },
      at,
    );
    if (signedIn?.setCookie) response.append("Set-Cookie", signedIn.setCookie);
    response.locals.actor = signedIn?.actor;
    const locals = response.locals as Locals;
    return {
      database,
      signer: options.signer,
      offThread: options.offThread,
      now,
      actor: signedIn?.actor ?? null,
      sessionId: signedIn?.sessionId ?? null,
      sessionLeft: signedIn?.left ?? null,
      newFormKey: async () =>
        newFormKey(await options.signer.secretFor(FORM_MARK), signedIn?.actor.personId ?? null, at),
      findKept: async (path) =>
        signedIn &&
        findKept(
          database.db,
          { header: request.headers.cookie ?? null, isSecure: isSecure() },
          { personId: signedIn.actor.personId, path },
          at,
        ),
      clientAddress: clientAddress(request, { ...options, isSecure: isSecure() }),
      settings,
      origin: options.origins()[0] ?? "",
      isSecure: isSecure(),
      isDemo: office.isDemo,
      requestReference: locals.reference,
      nonce: locals.nonce,
      log,
      allowKeeping: (seconds) => {
        if (signedIn) return;
        response.set("Cache-Control", `public, max-age=${seconds}`).vary("Cookie");
      },
    };
  });
  site.use((request: Request, response: Response, next: NextFunction) => {
    response.once("finish", () => {
      passOver(request);
    });
    void pages(request.path)(request, response, next);
  });
  site.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    answerFault(error, response, next, log);
  });
  return site;
}

type Handler = ReturnType<typeof createRequestHandler>;

/** What answers an address: of a build that does not change, a handler that knows that page alone and is made once. */
function pagesOf(
  build: SiteOptions["build"],
  getLoadContext: (request: Request, response: Response) => Promise<AppLoadContext>,
): (pathname: string) => Handler {
  const all = createRequestHandler({ build, getLoadContext });
  if (typeof build === "function") return () => all;
  const findPage = pageFinder(build.routes);
  const made = new Map<string, Handler>();
  return (pathname) => {
    const id = findPage(pathname);
    if (id === null) return all;
    const known = made.get(id);
    if (known) return known;
    const handler = createRequestHandler({ build: branchBuild(build, id), getLoadContext });
    made.set(id, handler);
    return handler;
  };
}

/** Sends the files of a folder, which is read once: the disk is not asked about each page. */
function filesOf(folder: string): RequestHandler {
  const names = new Set(readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => `/${name}`));
  const send = express.static(folder, keptFor(HOUR_SECONDS));
  return (request, response, next) => {
    if (names.has(request.path)) send(request, response, next);
    else next();
  };
}

/**
 * Takes what is left of a body that was answered without being read, such as a form by somebody who is not signed in any
 * more. Remix has begun to read it, so Node does not do this itself, and the next request on the connection would wait
 * behind the rest until the connection is cut.
 */
function passOver(request: Request): void {
  if (request.complete) return;
  request.removeAllListeners("data");
  request.resume();
}

const REFUSED = new Set([403, 421]);

/** What somebody asked for without the right to it, or from where nobody may: who, in which roles, and what. */
function logRefusal(response: Response, log: Log): void {
  if (!REFUSED.has(response.statusCode)) return;
  const { asked, reference, actor } = response.locals as Locals;
  log.warn(
    {
      reference,
      status: response.statusCode,
      method: asked.method,
      path: loggedPath(asked.path),
      personId: actor?.personId ?? null,
      roles: actor?.roles ?? [],
      deputyAs: actor?.delegations?.map(({ role }) => role) ?? [],
    },
    "a request was refused",
  );
}

const HOUR_SECONDS = 60 * 60;
const YEAR_SECONDS = 365 * 24 * HOUR_SECONDS;

/** Files may be kept by the browser, unlike everything else that is sent. */
function keptFor(seconds: number, ...more: string[]) {
  const cacheControl = ["public", `max-age=${seconds}`, ...more].join(", ");
  return {
    index: false,
    redirect: false,
    setHeaders: (response: Response) => {
      response.setHeader("Cache-Control", cacheControl);
    },
  };
}

/** What no page could answer: the database is away, or a file is not there. Plain text, with what to look for in the log. */
function answerFault(error: unknown, response: Response, next: NextFunction, log: Log): void {
  if (response.headersSent) {
    next(error);
    return;
  }
  const status = error instanceof Error && "status" in error ? Number(error.status) : 503;
  if (status >= 400 && status < 500) {
    response.status(status).type("text").send("There is no such page.");
    return;
  }
  const reference = String(response.locals.reference ?? "");
  log.error({ reference, err: error }, "a request could not be answered");
  response
    .status(503)
    .type("text")
    .send(
      `Sorry, the service is not available. Nothing that was saved is lost. Try again in a moment. Reference: ${reference}`,
    );
}
