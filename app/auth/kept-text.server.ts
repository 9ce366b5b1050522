import { createCookie } from "@remix-run/node";
import { and, desc, eq, gt, inArray } from "drizzle-orm";
import type { Db } from "~db/client.server";
import { keptText } from "~db/schema";
import { openText, sealText } from "./sealed-text.server";
import { hashToken, newToken } from "./session.server";

/**
 * What somebody sent whose session had ended: kept for an hour for the same person in the same browser, and put back into
 * the form it was typed in. Nothing is saved of it until they press the button again.
 */
const HOUR_MS = 60 * 60 * 1000;
/** Of one person; the oldest are forgotten. */
const MOST_KEPT = 20;

const options = { httpOnly: true, sameSite: "lax", path: "/", maxAge: HOUR_MS / 1000 } as const;
const cookies = {
  secure: createCookie("__Host-kept", { ...options, secure: true }),
  plain: createCookie("kept", options),
};
const cookieFor = (isSecure: boolean) => (isSecure ? cookies.secure : cookies.plain);

/** Names and values of what was typed, in their order. */
export type TypedTexts = readonly (readonly [name: string, value: string])[];

interface Asker {
  /** The request's cookies. */
  header: string | null;
  isSecure: boolean;
}

/** Never kept, whatever form it is of. */
const SECRET = /password|secret|^code$/iu;

async function tokenOf({ header, isSecure }: Asker): Promise<string | null> {
  const token: unknown = await cookieFor(isSecure).parse(header);
  return typeof token === "string" && /^[A-Za-z0-9_-]{43}$/u.test(token) ? token : null;
}

/** @returns the header that lets the browser open it again */
export async function keepText(
  db: Db,
  asker: Asker,
  { personId, path, texts }: { personId: number; path: string; texts: TypedTexts },
  now: Date,
): Promise<string> {
  const token = (await tokenOf(asker)) ?? newToken();
  const open = JSON.stringify(texts.filter(([name]) => !SECRET.test(name)));
  const row = {
    ...{ tokenHash: hashToken(token), personId, path },
    sealed: sealText(sealedWith(token, personId, path), open),
    expiresAt: new Date(now.getTime() + HOUR_MS),
  };
  await db
    .insert(keptText)
    .values(row)
    .onConflictDoUpdate({
      target: [keptText.tokenHash, keptText.personId, keptText.path],
      set: { sealed: row.sealed, expiresAt: row.expiresAt },
    });
  const beyond = db
    .select({ id: keptText.id })
    .from(keptText)
    .where(eq(keptText.personId, personId))
    .orderBy(desc(keptText.expiresAt), desc(keptText.id))
    .offset(MOST_KEPT);
  await db.delete(keptText).where(inArray(keptText.id, beyond));
  return cookieFor(asker.isSecure).serialize(token);
}

/** @returns what was typed on this page by this person in this browser; null where nothing is kept */
export async function findKept(
  db: Db,
  asker: Asker,
  { personId, path }: { personId: number; path: string },
  now: Date,
): Promise<TypedTexts | null> {
  const token = await tokenOf(asker);
  if (token === null) return null;
  const [row] = await db
    .select({ sealed: keptText.sealed })
    .from(keptText)
    .where(and(...isOf(token, personId, path), gt(keptText.expiresAt, now)));
  return row ? (JSON.parse(openText(sealedWith(token, personId, path), row.sealed)) as TypedTexts) : null;
}

/** Once it was saved. */
export async function forgetKept(
  db: Db,
  asker: Asker,
  { personId, path }: { personId: number; path: string },
): Promise<void> {
  const token = await tokenOf(asker);
  if (token !== null) await db.delete(keptText).where(and(...isOf(token, personId, path)));
}

/** Whatever this browser could open, once its person signs out. @returns the header by which it forgets how */
export async function forgetAllKept(db: Db, asker: Asker): Promise<string> {
  const token = await tokenOf(asker);
  if (token !== null) await db.delete(keptText).where(eq(keptText.tokenHash, hashToken(token)));
  return cookieFor(asker.isSecure).serialize("", { maxAge: 0 });
}

const isOf = (token: string, personId: number, path: string) => [
  eq(keptText.tokenHash, hashToken(token)),
  eq(keptText.personId, personId),
  eq(keptText.path, path),
];

const sealedWith = (token: string, personId: number, path: string) => ({
  token,
  purpose: "kept-text",
  boundTo: `${personId}\n${path}`,
});
