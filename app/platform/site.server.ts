import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import path from "node:path";
import { createRequestHandler } from "@remix-run/express";
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type NextFunction, type Request, type RequestHandler, type Response } from "express";
import type { RequestListener } from "node:http";
import type { Database } from "~db/client.server";
import type { Actor } from "~db/queries/people.server";
import { readPublicVersion } from "~db/queries/register-search.server";
import { FORM_MARK, newFormKey } from "~/auth/form-mark.server";
import { findKept } from "~/auth/kept-text.server";
import { findWhoAsks, type WhoAsks } from "~/auth/session.server";
import { SESSION_LEFT, sessionLeftAsText, type SessionLeft } from "~/domain/account/session-left";
import { dateInLondon } from "~/domain/shared/calendar-date";
import { isForEverybody, loggedPath } from "~/paths";
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
import { keepContents } from "./kept-contents.server";
import { keepPages, keyOfPage, pageWith, preparedPage } from "./kept-pages.server";
import type { Log } from "./log.server";
import { KeptDocuments } from "./off-thread/kept-documents.server";
import type { OffThread } from "./off-thread/off-thread.server";
import { branchBuild, pageFinder } from "./page-branches.server";
import { preparedPages } from "./prepared-pages.server";
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
  /** Whether anybody may keep the answer. */
  mayBeKept?: true;
  /** Of a request for a page: who asks for it, and when. */
  arrival: WhoAsks & { at: Date };
  /** What the page is kept under once it is drawn; null where it is not to be kept. */
  keyOfPage: string | null;
}

/** The whole site: what is prepared for everybody; then, as an express application, guards, health, files and pages. */
export function createSite(options: SiteOptions): RequestListener {
  const { database, log, now } = options;
  const documents = new KeptDocuments(options.offThread, JSON.stringify(options.release));
  const site = express();
  site.disable("x-powered-by");
  site.set("etag", false);

  const isSecure = () => options.origins().every((origin) => origin.startsWith("https:"));
  const isDevelopment = "vite" in options.client;
  const prepared = preparedPages({
    readVersion: async () => `${await readPublicVersion(database.publicDb)} ${dateInLondon(now())}`,
    hosts: once(() => new Set(options.origins().map((origin) => new URL(origin).host))),
    headers: once(() => securityHeaders({ nonce: null, isSecure: isSecure(), isDevelopment })),
  });
  site.use((request: Request, response: Response, next: NextFunction) => {
    const nonce = randomBytes(16).toString("base64url");
    response.locals.nonce = nonce;
    response.locals.asked = { method: request.method, path: request.path };
    response.locals.reference = randomBytes(5).toString("hex");
    const saidOfAll = securityHeaders({ nonce, isSecure: isSecure(), isDevelopment });
    response.set(saidOfAll);
    replaceWhatIsSaidOfAll(response, Object.keys(saidOfAll));
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
      inBrotli(assets),
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
  const keptPages = typeof options.build === "function" ? null : keepPages();
  const contents = keepContents(database.db);
  const newKeyFor = async (actor: Actor | undefined, at: Date) =>
    newFormKey(await options.signer.secretFor(FORM_MARK), actor?.personId ?? null, at);
  const pages = pagesOf(options.build, (request, response): AppLoadContext => {
    const locals = response.locals as Locals;
    const { signedIn, settings, office, state, at } = locals.arrival;
    let formKey: string | null = null;
    // The page that answers a post shows what was saved meanwhile, by whomever.
    const arrived = request.method === "GET" ? state : null;
    return {
      database,
      contentsOf: (ids) => contents.of(ids, arrived),
      contentOf: async (id) => {
        const [content] = await contents.of([id], arrived);
        if (!content) throw new Error(`No framework ${id}`);
        return content;
      },
      signer: options.signer,
      offThread: options.offThread,
      documents,
      now,
      actor: signedIn?.actor ?? null,
      sessionId: signedIn?.sessionId ?? null,
      sessionLeft: signedIn?.left ?? null,
      newFormKey: async () => (formKey ??= await newKeyFor(signedIn?.actor, at)),
      findKept: async (path) => {
        if (!signedIn) return null;
        const kept = await findKept(
          database.db,
          { header: request.headers.cookie ?? null, isSecure: isSecure() },
          { personId: signedIn.actor.personId, path },
          at,
        );
        // It is put back for an hour, and no longer.
        if (kept) locals.keyOfPage = null;
        return kept;
      },
      clientAddress: clientAddress(request, { ...options, isSecure: isSecure() }),
      settings,
      origin: options.origins()[0] ?? "",
      isSecure: isSecure(),
      isDemo: office.isDemo,
      requestReference: locals.reference,
      nonce: locals.nonce,
      log,
      allowKeeping: () => {
        if (signedIn) return;
        locals.mayBeKept = true;
        response.set("Cache-Control", "public, no-cache").vary("Cookie");
      },
      keepPage: (html) => {
        const isSameDay = dateInLondon(now()) === dateInLondon(at);
        if (!signedIn || locals.keyOfPage === null || formKey === null || !isSameDay) return;
        const words = { nonce: locals.nonce, formKey, sessionLeft: sessionLeftMark(signedIn.left) };
        keptPages?.keep(locals.keyOfPage, preparedPage(state, html, words));
      },
    };
  });
  // In development a page changes without anything of it being published.
  if (!isDevelopment) {
    site.use((request: Request, response: Response, next: NextFunction) => {
      if (isForEverybody(request.path)) prepared.prepare(request, response, next);
      else next();
    });
  }
  /** Who asks is found in one statement, which also says whether the page that was drawn for them is still the same. */
  const answer = async (request: Request, response: Response, next: NextFunction) => {
    const locals = response.locals as Locals;
    const at = now();
    locals.keyOfPage = keptPages && keyOfPage(request, dateInLondon(at));
    const kept = locals.keyOfPage === null ? null : (keptPages?.find(locals.keyOfPage) ?? null);
    const who = await findWhoAsks(
      database.db,
      { header: request.headers.cookie, isSecure: isSecure(), mayRenew: request.method === "GET" },
      at,
    );
    const { signedIn, state } = who;
    locals.arrival = { ...who, at };
    locals.actor = signedIn?.actor;
    if (signedIn?.setCookie) {
      response.append("Set-Cookie", signedIn.setCookie);
      locals.keyOfPage = null;
    } else if (signedIn && kept?.state === state) {
      const formKey = await newKeyFor(signedIn.actor, at);
      const words = { nonce: locals.nonce, formKey, sessionLeft: sessionLeftMark(signedIn.left) };
      response.set("Content-Type", PAGE_TYPE).end(pageWith(kept, words));
      return;
    }
    await pages(request.path)(request, response, next);
  };
  site.use((request: Request, response: Response, next: NextFunction) => {
    response.once("finish", () => {
      passOver(request);
    });
    answer(request, response, next).catch(next);
  });
  site.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    answerFault(error, response, next, log);
  });
  return (request, response) => {
    prepared.answer(request, response, () => {
      site(request, response);
    });
  };
}

/** Asked for the first time once the server listens, and the same from then on. */
function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** As every page says it. */
const PAGE_TYPE = "text/html; charset=utf-8";

/** As it is drawn (root.tsx). Whatever else a page says, it says with no such quotation marks. */
const sessionLeftMark = (left: SessionLeft) => `name="${SESSION_LEFT}" content="${sessionLeftAsText(left)}"`;

/** Remix appends what a page says of itself: in place of what is said of all it is sent once, and not as two values of which none holds. */
function replaceWhatIsSaidOfAll(response: Response, names: readonly string[]): void {
  const said = new Set(names.map((name) => name.toLowerCase()));
  const append = response.append.bind(response);
  response.append = (name, value) =>
    said.has(name.toLowerCase()) ? response.set(name, value) : append(name, value);
}

type Handler = ReturnType<typeof createRequestHandler>;

/** What answers an address: of a build that does not change, a handler that knows that page alone and is made once. */
function pagesOf(
  build: SiteOptions["build"],
  getLoadContext: (request: Request, response: Response) => AppLoadContext,
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

/** Sends the file that the build has compressed, to whoever reads it. */
function inBrotli(folder: string): RequestHandler {
  const compressed = new Set(readdirSync(folder).filter((name) => name.endsWith(".br")));
  return (request, response, next) => {
    const name = `${request.path.slice(1)}.br`;
    if (!compressed.has(name)) {
      next();
      return;
    }
    response.vary("Accept-Encoding");
    if (request.acceptsEncodings("br", "identity") === "br") {
      response.type(path.extname(request.path)).set("Content-Encoding", "br");
      request.url = `/${name}`;
    }
    next();
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
