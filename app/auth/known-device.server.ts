import { createCookie } from "@remix-run/node";
import { and, desc, eq, gt, inArray, lt } from "drizzle-orm";
import type { Db } from "~db/client.server";
import { knownDevice } from "~db/schema";
import { hashToken, newToken } from "./session.server";

/**
 * A browser in which the holder of an account signed in, or chose their password by a link. Its cookie opens nothing and
 * takes the place of no password: failures elsewhere do not slow it, and its turn comes first.
 */
const DAY_MS = 24 * 60 * 60 * 1000;
const KNOWN_MS = 180 * DAY_MS;
/** Of one account; the longest unused are forgotten. */
const MOST_DEVICES = 20;

const options = { httpOnly: true, sameSite: "lax", path: "/", maxAge: KNOWN_MS / 1000 } as const;
const cookies = {
  secure: createCookie("__Host-device", { ...options, secure: true }),
  plain: createCookie("device", options),
};
const cookieFor = (isSecure: boolean) => (isSecure ? cookies.secure : cookies.plain);

/** The browser that asks, with the token it is known by from now on if what it asks is granted. */
export interface Device {
  /** Of the cookie that it came with. */
  tokenHash: string | null;
  nextTokenHash: string;
  /** The header that gives it the next one. */
  setCookie: string;
}

export async function deviceAtHand(header: string | null, isSecure: boolean): Promise<Device> {
  const token = newToken();
  return {
    tokenHash: await deviceTokenHash(header, isSecure),
    nextTokenHash: hashToken(token),
    setCookie: await cookieFor(isSecure).serialize(token),
  };
}

/** @param header the request's cookies */
export async function deviceTokenHash(header: string | null, isSecure: boolean): Promise<string | null> {
  const token: unknown = await cookieFor(isSecure).parse(header);
  return typeof token === "string" && token !== "" ? hashToken(token) : null;
}

const isRecent = (now: Date) => gt(knownDevice.usedAt, new Date(now.getTime() - KNOWN_MS));

/** @returns its number; null where it is not known for this account */
export async function findKnownDevice(
  db: Db,
  { tokenHash, personId }: { tokenHash: string; personId: number },
  now: Date,
): Promise<number | null> {
  const [row] = await db
    .select({ id: knownDevice.id })
    .from(knownDevice)
    .where(and(eq(knownDevice.tokenHash, tokenHash), eq(knownDevice.personId, personId), isRecent(now)));
  return row?.id ?? null;
}

/** Whether it is known for any account. */
export async function isKnownDevice(db: Db, tokenHash: string, now: Date): Promise<boolean> {
  return (await db.$count(knownDevice, and(eq(knownDevice.tokenHash, tokenHash), isRecent(now)))) > 0;
}

/**
 * The browser is known for this account from now on. It gets another token each time, so that one which somebody else put
 * there, or copied, is worth nothing after it; the other accounts for which it was known move with it.
 */
export async function rememberDevice(
  tx: Db,
  personId: number,
  { tokenHash, nextTokenHash }: Pick<Device, "tokenHash" | "nextTokenHash">,
  now: Date,
): Promise<void> {
  if (tokenHash !== null) {
    await tx
      .update(knownDevice)
      .set({ tokenHash: nextTokenHash })
      .where(eq(knownDevice.tokenHash, tokenHash));
  }
  await tx
    .insert(knownDevice)
    .values({ personId, tokenHash: nextTokenHash, usedAt: now })
    .onConflictDoUpdate({
      target: [knownDevice.tokenHash, knownDevice.personId],
      set: { usedAt: now },
    });
  const own = eq(knownDevice.personId, personId);
  await tx.delete(knownDevice).where(and(own, lt(knownDevice.usedAt, new Date(now.getTime() - KNOWN_MS))));
  const tooMany = tx
    .select({ id: knownDevice.id })
    .from(knownDevice)
    .where(own)
    .orderBy(desc(knownDevice.usedAt), desc(knownDevice.id))
    .offset(MOST_DEVICES);
  await tx.delete(knownDevice).where(inArray(knownDevice.id, tooMany));
}

/** With a password that is replaced, an account that is closed, and whoever signs out everywhere. */
export async function forgetDevices(tx: Db, personId: number): Promise<void> {
  await tx.delete(knownDevice).where(eq(knownDevice.personId, personId));
}
