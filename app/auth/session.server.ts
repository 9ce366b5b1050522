import { createHash, randomBytes } from "node:crypto";
import { createCookie } from "@remix-run/node";
import { and, eq, inArray, lt } from "drizzle-orm";
import type { Db } from "~db/client.server";
import { readWhoAsks } from "~db/queries/arrival.server";
import type { Actor } from "~db/queries/people.server";
import { keptText, session } from "~db/schema";
import type { SessionLeft } from "~/domain/account/session-left";
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

/** @returns false where it had ended before */
export async function endSession(db: Db, sessionId: number | null): Promise<boolean> {
  if (sessionId === null) return false;
  const ended = await db.delete(session).where(eq(session.id, sessionId)).returning({ id: session.id });
  return ended.length > 0;
}

/** Those that ran out, with what was kept for whoever signs in again. One in which something is still being saved is left to the next time. */
export async function forgetOldSessions(db: Db, now: Date): Promise<void> {
  const old = db
    .select({ id: session.id })
    .from(session)
    .where(lt(session.expiresAt, now))
    .for("update", { skipLocked: true });
  await db.delete(session).where(inArray(session.id, old));
  await forgetOldKept(db, now);
}

async function forgetOldKept(db: Db, now: Date): Promise<void> {
  await db.delete(keptText).where(lt(keptText.expiresAt, now));
}

/** @returns the Set-Cookie header that forgets a session. */
export function forgetSession(isSecure: boolean): Promise<string> {
  return cookieFor(isSecure).serialize("", { maxAge: 0 });
}

/** Every session of this person gets another cookie with its next page. */
export async function renewSessions(db: Db, personId: number): Promise<void> {
  await db.update(session).set({ isToBeRenewed: true }).where(eq(session.personId, personId));
}

/**
 * The same session, with the limits it had, under another token. One in which something is being saved keeps its own until
 * a later page: nobody waits for that.
 * @returns its token, null for such a one; null altogether where another request just did it
 */
async function renew(db: Db, tokenHash: string): Promise<{ token: string | null } | null> {
  const token = newToken();
  const isThis = and(eq(session.tokenHash, tokenHash), eq(session.isToBeRenewed, true));
  const free = db.select({ id: session.id }).from(session).where(isThis).for("update", { skipLocked: true });
  const renewed = await db
    .update(session)
    .set({ tokenHash: hashToken(token), isToBeRenewed: false })
    .where(inArray(session.id, free))
    .returning({ personId: session.personId });
  if (renewed.length > 0) return { token };
  return (await db.$count(session, isThis)) > 0 ? { token: null } : null;
}

export interface SignedIn {
  left: SessionLeft;
  actor: Actor;
  sessionId: number;
  /** The header that gives the browser the cookie in place of the one it sent. */
  setCookie: string | null;
}

export interface Cookies {
  header: string | undefined;
  isSecure: boolean;
  /** Whether the answer may replace the cookie: not while something is sent, which must not be lost with it. */
  mayRenew: boolean;
}

/** Whether a browser comes with the cookie of a session, which may have ended. */
export async function hasSessionCookie(header: string | null, isSecure: boolean): Promise<boolean> {
  const token: unknown = await cookieFor(isSecure).parse(header);
  return typeof token === "string" && token !== "";
}

/** Who asks, and the office that they ask. */
export interface WhoAsks extends Pick<
  Awaited<ReturnType<typeof readWhoAsks>>,
  "settings" | "office" | "state"
> {
  /** Null where nobody is signed in. */
  signedIn: SignedIn | null;
}

/** Who the browser is signed in as, with the office's names of the day; moves the idle limit along. */
export async function findWhoAsks(db: Db, cookie: Cookies, now: Date): Promise<WhoAsks> {
  const token: unknown = await cookieFor(cookie.isSecure).parse(cookie.header ?? null);
  const tokenHash = typeof token === "string" && token !== "" ? hashToken(token) : null;
  const { found, ...asked } = await readWhoAsks(db, { tokenHash, now, today: dateInLondon(now) });
  const signedIn =
    found && tokenHash !== null ? await keepAlong(db, { tokenHash, found }, cookie, now) : null;
  return { ...asked, signedIn };
}

type Found = NonNullable<Awaited<ReturnType<typeof readWhoAsks>>["found"]>;

async function keepAlong(
  db: Db,
  { tokenHash, found }: { tokenHash: string; found: Found },
  { isSecure, mayRenew }: Cookies,
  now: Date,
): Promise<SignedIn | null> {
  const { sessionId, lastSeenAt, signedInAt, isToBeRenewed, ...actor } = found;
  const isMoved = now.getTime() - lastSeenAt.getTime() > SEEN_EVERY_MS;
  const absolute = signedInAt.getTime() + ABSOLUTE_MS;
  const idle = new Date(Math.min((isMoved ? now : lastSeenAt).getTime() + IDLE_MS, absolute));
  const seconds = (end: number) => Math.max(0, Math.floor((end - now.getTime()) / 1000));
  const left = { idle: seconds(idle.getTime()), absolute: seconds(absolute) };
  if (isMoved) {
    await db
      .update(session)
      .set({ lastSeenAt: now, expiresAt: idle })
      .where(eq(session.tokenHash, tokenHash));
  }
  if (!isToBeRenewed || !mayRenew) return { actor, left, sessionId, setCookie: null };
  const renewed = await renew(db, tokenHash);
  if (renewed === null) return null;
  return {
    actor,
    left,
    sessionId,
    setCookie: renewed.token === null ? null : await cookieFor(isSecure).serialize(renewed.token),
  };
}
