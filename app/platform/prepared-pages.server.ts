import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { NextFunction, Request, RequestHandler, Response } from "express";

/**
 * Pages that anybody may keep are made once, for as long as nothing that public pages show has changed. Each request asks the database
 * which version that is, so that no server sends what another has just taken back; those that come while one asks share the next answer.
 */
export interface PreparedPages {
  /** Answers what is prepared, before anything else looks at the request. */
  answer: (request: IncomingMessage, response: ServerResponse, otherwise: () => void) => void;
  /** Keeps what a page answers, where it lets itself be kept. */
  prepare: RequestHandler;
}

interface PreparedOptions {
  /** Which state of all that public pages show is the last. */
  readVersion: () => Promise<string>;
  /** The names under which the site is served. */
  hosts: () => ReadonlySet<string>;
  /** What is sent with every page that has no script. */
  headers: () => Record<string, string>;
  /** How much is kept, in bytes. */
  most?: number;
}

interface Prepared {
  version: string;
  bodies: Record<Encoding, PreparedBody>;
  size: number;
}

interface PreparedBody {
  bytes: Buffer;
  etag: string;
  headers: Record<string, string>;
  /** Sent to whoever has it. */
  unchanged: Record<string, string>;
}

type Encoding = "br" | "gzip" | "identity";

const MOST_BYTES = 64_000_000;
/** One answer that is larger would push out too much else. */
const LARGEST = 8_000_000;
/** Enough to be smaller than gzip, in a fiftieth of the time of the best. */
const BROTLI_QUALITY = 5;
const SESSION = /(?:^|;\s*)(?:__Host-)?session=/u;
/** Of an answer, what stands for it as long as it is kept. */
const KEPT_HEADERS = [
  "content-type",
  "content-disposition",
  "link",
  "access-control-allow-origin",
  "cross-origin-resource-policy",
  "x-remix-response",
];

export function preparedPages({ most = MOST_BYTES, ...options }: PreparedOptions): PreparedPages {
  const pages = new Map<string, Prepared>();
  const underWay = new Map<string, Promise<void>>();
  let kept = 0;
  const version = sharedRead(options.readVersion);

  const forget = (url: string) => {
    kept -= pages.get(url)?.size ?? 0;
    pages.delete(url);
  };
  const keep = (url: string, page: Prepared) => {
    forget(url);
    if (page.size > LARGEST) return;
    pages.set(url, page);
    kept += page.size;
    for (const oldest of pages.keys()) {
      if (kept <= most) break;
      forget(oldest);
    }
  };
  /** What was asked for last is forgotten last. */
  const find = (url: string, current: string): Prepared | undefined => {
    const page = pages.get(url);
    if (!page) return undefined;
    pages.delete(url);
    if (page.version === current) pages.set(url, page);
    else kept -= page.size;
    return page.version === current ? page : undefined;
  };

  return {
    answer: (request, response, otherwise) => {
      const { url = "", headers } = request;
      if (!pages.has(url) || !mayHave(request) || !options.hosts().has(headers.host ?? "")) {
        otherwise();
        return;
      }
      version().then((current) => {
        const page = find(url, current);
        if (page) send(request, response, page);
        else otherwise();
      }, otherwise);
    },
    prepare: (request, response, next) => {
      const { url } = request;
      if (request.method !== "GET" || !mayHave(request)) {
        next();
        return;
      }
      // A page that many ask for at once is made once.
      const before = underWay.get(url);
      const making = (before ?? Promise.resolve()).then(version).then(
        (current) => {
          const page = find(url, current);
          if (page) send(request, response, page);
          else if (before) next();
          else return collect(request, response, next, current);
        },
        () => {
          next();
        },
      );
      if (before) return;
      const done = making
        .then((page) => {
          if (page) keep(url, page);
        })
        .catch(next)
        .finally(() => underWay.delete(url));
      underWay.set(url, done);
    },
  };

  /** Lets the page be answered, and sends it once it is made ready; null where it may not be kept. */
  async function collect(
    request: Request,
    response: Response,
    next: NextFunction,
    current: string,
  ): Promise<Prepared | null> {
    const whole = await bodyOf(response, next);
    if (whole === null) return null;
    const isKept = response.statusCode === 200 && response.locals.mayBeKept === true;
    if (!isKept) {
      response.end(whole);
      return null;
    }
    const page = await makeReady(response, whole, current, options.headers());
    send(request, response, page);
    return page;
  }
}

function mayHave({ method, headers }: Pick<IncomingMessage, "method" | "headers">): boolean {
  return (method === "GET" || method === "HEAD") && !SESSION.test(headers.cookie ?? "");
}

/** Each caller is given what was read after it asked: those who come while one is under way, the one after it. */
export function sharedRead<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let running: Promise<Value> | null = null;
  let queued: Promise<Value> | null = null;
  const start = (): Promise<Value> => {
    const reading = read().finally(() => {
      running = null;
    });
    running = reading;
    return reading;
  };
  return () => {
    if (running === null) return start();
    queued ??= running
      .catch(() => undefined)
      .then(() => {
        queued = null;
        return start();
      });
    return queued;
  };
}

/** What is written into a response, which is held back; null where it was cut off. */
function bodyOf(response: Response, next: NextFunction): Promise<Buffer | null> {
  const pieces: Buffer[] = [];
  const [write, end] = [response.write.bind(response), response.end.bind(response)];
  return new Promise((resolve) => {
    const add = (piece: unknown, encoding: unknown) => {
      if (typeof piece === "string")
        pieces.push(Buffer.from(piece, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8"));
      else if (piece instanceof Uint8Array) pieces.push(Buffer.from(piece));
    };
    const called = (...given: unknown[]) => {
      const then = given.find((one) => typeof one === "function") as (() => void) | undefined;
      then?.();
    };
    response.write = ((piece: unknown, ...rest: unknown[]) => {
      add(piece, rest[0]);
      called(...rest);
      return true;
    }) as Response["write"];
    response.end = ((...given: unknown[]) => {
      if (typeof given[0] !== "function") add(given[0], given[1]);
      response.write = write;
      response.end = end;
      resolve(Buffer.concat(pieces));
      called(...given);
      return response;
    }) as Response["end"];
    response.once("close", () => {
      resolve(null);
    });
    next();
  });
}

const compressGzip = promisify(gzip) as (body: Buffer) => Promise<Buffer>;
const compressBrotli = promisify(brotliCompress) as (body: Buffer, options: object) => Promise<Buffer>;

async function makeReady(
  response: Response,
  whole: Buffer,
  version: string,
  everywhere: Record<string, string>,
): Promise<Prepared> {
  const [br, zipped] = await Promise.all([
    compressBrotli(whole, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
    compressGzip(whole),
  ]);
  const digest = createHash("sha256").update(whole).digest("base64url").slice(0, 22);
  const own: Record<string, string> = {};
  for (const name of KEPT_HEADERS) {
    const value = response.getHeader(name);
    if (value !== undefined) own[name] = String(value);
  }
  const made = (bytes: Buffer, encoding: Encoding, etag: string): PreparedBody => {
    // By their names in lower case, as what the page itself says stands against what is sent everywhere.
    const headers = {
      ...Object.fromEntries(Object.entries(everywhere).map(([name, value]) => [name.toLowerCase(), value])),
      ...own,
      "cache-control": "public, no-cache",
      vary: "Accept-Encoding, Cookie",
      etag,
    };
    const { "content-type": type = "", ...unchanged } = headers as Record<string, string>;
    return {
      bytes,
      etag,
      unchanged,
      headers: {
        ...unchanged,
        "content-type": type,
        "content-length": String(bytes.length),
        ...(encoding === "identity" ? {} : { "content-encoding": encoding }),
      },
    };
  };
  return {
    version,
    bodies: {
      br: made(br, "br", `"${digest}-br"`),
      gzip: made(zipped, "gzip", `"${digest}-gz"`),
      identity: made(whole, "identity", `"${digest}"`),
    },
    size: whole.length + br.length + zipped.length,
  };
}

function send(request: IncomingMessage, response: ServerResponse, page: Prepared): void {
  const { bytes, etag, headers, unchanged } = page.bodies[encodingFor(request.headers["accept-encoding"])];
  if (matchesEtag(request.headers["if-none-match"], etag)) {
    response.removeHeader("Content-Type");
    response.writeHead(304, unchanged).end();
    return;
  }
  response.writeHead(200, headers);
  if (request.method === "HEAD") response.end();
  else response.end(bytes);
}

/** The smallest that is taken; one that is expressly not wanted has the weight 0. */
function encodingFor(accepted: string | string[] | undefined): Encoding {
  const taken = new Set(
    String(accepted ?? "")
      .split(",")
      .filter((one) => !/;\s*q=0(?:\.0*)?\s*$/u.test(one))
      .map((one) => (one.split(";")[0] ?? "").trim()),
  );
  if (taken.has("br")) return "br";
  return taken.has("gzip") ? "gzip" : "identity";
}

function matchesEtag(given: string | undefined, etag: string): boolean {
  if (given === undefined) return false;
  return given.split(",").some((one) => one.trim().replace(/^W\//u, "") === etag || one.trim() === "*");
}
