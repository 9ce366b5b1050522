import type { IncomingHttpHeaders } from "node:http";
import type { NextFunction, Request, Response } from "express";
import { paths, takesBudgetUpload } from "~/paths";

/**
 * What is refused before any page of ours runs. Remix checks neither the host nor the origin of a form post.
 */
const METHODS = ["GET", "HEAD", "POST"];
const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);
const MAX_FORM_BYTES = 1_000_000;
/** A stored copy of a separate EIA, with the fields around it. */
const MAX_COPY_BODY_BYTES = 6_000_000;
/** The page of a budget's upload says itself that a file is too large; what is sent here is no budget at all. */
const MAX_BUDGET_BODY_BYTES = 100_000_000;

export function checkHost(origins: () => readonly string[]) {
  return (request: Request, response: Response, next: NextFunction) => {
    const { host } = request.headers;
    // Remix would put its port into the address of the request, whoever sent it.
    delete request.headers["x-forwarded-host"];
    if (origins().some((origin) => new URL(origin).host === host)) next();
    else if (host === undefined)
      response.status(400).type("text").send("A request must say for which host it is.");
    else response.status(421).type("text").send("This site is not served under that name.");
  };
}

/**
 * A post must say that it comes from a page of ours. `Origin: null` does not. Browsers that write neither `Origin` nor
 * `Sec-Fetch-Site` (lynx, w3m, links, elinks, netsurf, dillo) write the `Referer` of every form: then that must be ours.
 * Any other is answered with a page that says what to do, as somebody who is nobody to us would see it.
 */
export function checkOrigin(origins: () => readonly string[]) {
  return (request: Request, _response: Response, next: NextFunction) => {
    if (!SAFE_METHODS.has(request.method) && !isFromUs(request.headers, origins())) {
      request.method = "GET";
      request.url = request.originalUrl = paths.refusedForm();
      delete request.headers.cookie;
    }
    next();
  };
}

function isFromUs({ origin, referer, ...others }: IncomingHttpHeaders, origins: readonly string[]): boolean {
  const site = others["sec-fetch-site"];
  if (origin === undefined && site === undefined) return origins.includes(originOf(referer) ?? "");
  return origin !== undefined && origins.includes(origin) && (site === undefined || site === "same-origin");
}

/** Of an address as a browser writes it; null for anything else, also for one that names a user. */
function originOf(address: string | undefined): string | null {
  if (address === undefined || !URL.canParse(address)) return null;
  const { origin, username, password } = new URL(address);
  return username === "" && password === "" ? origin : null;
}

/** Remix takes a PUT for a post. A page is looked at or its form is posted: nothing of ours is done in another way. */
export function checkMethod(request: Request, response: Response, next: NextFunction) {
  if (METHODS.includes(request.method)) next();
  else
    response
      .status(405)
      .set("Allow", METHODS.join(", "))
      .type("text")
      .send("Nothing is done here by that method.");
}

export function checkSize(request: Request, response: Response, next: NextFunction) {
  if (SAFE_METHODS.has(request.method)) {
    next();
    return;
  }
  const length = Number(request.headers["content-length"]);
  const isUpload = request.headers["content-type"]?.startsWith("multipart/form-data") ?? false;
  if (request.headers["content-length"] === undefined || !Number.isInteger(length)) {
    response.status(411).type("text").send("The length of what is sent must be given.");
    return;
  }
  const { bytes, message } = !isUpload
    ? { bytes: MAX_FORM_BYTES, message: "a form may have up to 1 MB" }
    : takesBudgetUpload(request.path)
      ? { bytes: MAX_BUDGET_BODY_BYTES, message: "a budget may have up to 20 MB" }
      : { bytes: MAX_COPY_BODY_BYTES, message: "a file may have up to 5 MB" };
  if (length > bytes) response.status(413).type("text").send(`That is too large: ${message}.`);
  else next();
}

/**
 * An address that is not well-formed names nothing here, nor does one that browsers would write in another way, such
 * as `/decisions/%2e%2e`, or a whole one with its host: everything behind this reads the same page from it. Nor does one
 * with `_data`, by which Remix was asked for data before it had `.data`: it takes each for a fault of ours to be logged.
 */
export function checkAddress(request: Request, response: Response, next: NextFunction) {
  if (request.url.startsWith("/") && isPlainPath(request.path) && !asksForData(request.url)) next();
  else response.status(404).type("text").send("There is no such page.");
}

function isPlainPath(path: string): boolean {
  try {
    decodeURIComponent(path);
    return new URL(`http://host${path}`).pathname === path;
  } catch {
    return false;
  }
}

function asksForData(url: string): boolean {
  return new URLSearchParams(url.split("?").slice(1).join("?")).has("_data");
}

export interface SecurityHeaders {
  /** Of this response's scripts; null where it has none. */
  nonce: string | null;
  isSecure: boolean;
  /** Vite's own client injects styles and keeps a web socket open. */
  isDevelopment: boolean;
}

/** On everything that is sent. What may be kept by a cache says so itself. */
export function securityHeaders({ nonce, isSecure, isDevelopment }: SecurityHeaders): Record<string, string> {
  return {
    "Content-Security-Policy": [
      "default-src 'none'",
      nonce === null ? "script-src 'none'" : `script-src 'self' 'nonce-${nonce}'`,
      isDevelopment ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
      "img-src 'self'",
      "font-src 'self'",
      isDevelopment ? "connect-src 'self' ws:" : "connect-src 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ].join("; "),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
    ...(isSecure ? { "Strict-Transport-Security": "max-age=31536000; includeSubDomains" } : {}),
  };
}
