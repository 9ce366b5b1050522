import { createHash, randomBytes } from "node:crypto";
import { createCookie } from "@remix-run/node";
import { and, eq } from "drizzle-orm";
import type { Db } from "~db/client.server";
import { listAuthorities } from "~db/queries/delegations.server";
import { findActorBySession, type Actor } from "~db/queries/people.server";
import { session } from "~db/schema";
import { dateInLondon } from "~/domain/shared/calendar-date";

/** Signed out after two idle hours, and after twelve in any case. */
const IDLE_MS = 2 * 60 * 60 * 1000;
const ABSOLUTE_MS = 12 * 60 * 60 * 1000;
/** The last-seen time is written no more often than this. */
const SEEN_EVERY_MS = 5 * 60 * 1000;

/** `__Host-` binds the cookie to this host over TLS. The browser holds a random token; we hold its hash. */
const cookies = {
  secure: createCookie("__Host-session", { httpOnly: true, sameSite: "lax", path: "/", secure: true }),
  plain: createCookie("session", { httpOnly: true, sameSite: "lax", path: "/" }),
};
const cookieFor = (isSecure: boolean) => (isSecure ? cookies.secure : cookies.plain);

export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** @returns the Set-Cookie header of a new session. */
export async function startSession(db: Db, personId: number, now: Date, isSecure: boolean): Promise<string> {
  const token = newToken();
  await db.insert(session).values({
    tokenHash: hashToken(token),
    personId,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + IDLE_MS),
  });
  return cookieFor(isSecure).serialize(token);
}

/** @returns the Set-Cookie header that forgets the session. */
export async function endSession(db: Db, tokenHash: string | null, isSecure: boolean): Promise<string> {
  if (tokenHash) await db.delete(session).where(eq(session.tokenHash, tokenHash));
  return cookieFor(isSecure).serialize("", { maxAge: 0 });
}

/** Every session of this person gets another cookie with its next page. */
export async function renewSessions(db: Db, personId: number): Promise<void> {
  await db.update(session).set({ isToBeRenewed: true }).where(eq(session.personId, personId));
}

/** The same session, with the limits it had, under another token. @returns null where another request just did it */
async function renew(db: Db, tokenHash: string): Promise<string | null> {
  const token = newToken();
  const renewed = await db
    .update(session)
    .set({ tokenHash: hashToken(token), isToBeRenewed: false })
    .where(and(eq(session.tokenHash, tokenHash), eq(session.isToBeRenewed, true)))
    .returning({ personId: session.personId });
  return renewed.length > 0 ? token : null;
}

export interface SignedIn {
  actor: Actor;
  tokenHash: string;
  /** The header that gives the browser the cookie in place of the one it sent. */
  setCookie: string | null;
}

export interface Cookies {
  header: string | undefined;
  isSecure: boolean;
  /** Whether the answer may replace the cookie: not while something is sent, which must not be lost with it. */
  mayRenew: boolean;
}

/** Who the browser is signed in as; moves the idle limit along. */
export async function findSignedIn(
  db: Db,
  { header, isSecure, mayRenew }: Cookies,
  now: Date,
): Promise<SignedIn | null> {
  const token: unknown = await cookieFor(isSecure).parse(header ?? null);
  if (typeof token !== "string" || token === "") return null;
  const tokenHash = hashToken(token);
  const found = await findActorBySession(db, tokenHash, now);
  if (!found) return null;
  const { lastSeenAt, signedInAt, isToBeRenewed, ...person } = found;
  const delegations = await listAuthorities(db, person.personId, dateInLondon(now));
  const actor: Actor = { ...person, delegations };
  if (now.getTime() - lastSeenAt.getTime() > SEEN_EVERY_MS) {
    const limit = Math.min(now.getTime() + IDLE_MS, signedInAt.getTime() + ABSOLUTE_MS);
    await db
      .update(session)
      .set({ lastSeenAt: now, expiresAt: new Date(limit) })
      .where(eq(session.tokenHash, tokenHash));
  }
  if (!isToBeRenewed || !mayRenew) return { actor, tokenHash, setCookie: null };
  const renewed = await renew(db, tokenHash);
  if (renewed === null) return null;
  return {
    actor,
    tokenHash: hashToken(renewed),
    setCookie: await cookieFor(isSecure).serialize(renewed),
  };
}
