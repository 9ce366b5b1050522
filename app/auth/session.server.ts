import { createHash, randomBytes } from "node:crypto";
import { createCookie } from "@remix-run/node";
import { eq } from "drizzle-orm";
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

export interface SignedIn {
  actor: Actor;
  tokenHash: string;
}

/** Who the browser is signed in as; moves the idle limit along. */
export async function findSignedIn(
  db: Db,
  cookieHeader: string | undefined,
  now: Date,
  isSecure: boolean,
): Promise<SignedIn | null> {
  const token: unknown = await cookieFor(isSecure).parse(cookieHeader ?? null);
  if (typeof token !== "string" || token === "") return null;
  const tokenHash = hashToken(token);
  const found = await findActorBySession(db, tokenHash, now);
  if (!found) return null;
  const { lastSeenAt, signedInAt, ...actor } = found;
  if (now.getTime() - lastSeenAt.getTime() > SEEN_EVERY_MS) {
    const limit = Math.min(now.getTime() + IDLE_MS, signedInAt.getTime() + ABSOLUTE_MS);
    await db
      .update(session)
      .set({ lastSeenAt: now, expiresAt: new Date(limit) })
      .where(eq(session.tokenHash, tokenHash));
  }
  const delegations = await listAuthorities(db, actor.personId, dateInLondon(now));
  return { actor: { ...actor, delegations }, tokenHash };
}
