import { and, eq, gt, isNull } from "drizzle-orm";
import type { Db } from "~db/client.server";
import { oneTimeLink } from "~db/schema";
import { hashToken, newToken } from "~/auth/session.server";

const VALID_MS = 7 * 24 * 60 * 60 * 1000;

/** What is handed over. The token is kept as a hash only, so this is the one time it can be shown. */
export interface OneTimeLink {
  token: string;
  expiresAt: Date;
}

/** A new link by which this person chooses their password. It takes the place of an earlier one that was not used. */
export async function issueLink(
  tx: Db,
  { personId, madeBy }: { personId: number; madeBy: number },
  now: Date,
): Promise<OneTimeLink> {
  await withdrawLinks(tx, personId);
  const token = newToken();
  const expiresAt = new Date(now.getTime() + VALID_MS);
  await tx.insert(oneTimeLink).values({
    tokenHash: hashToken(token),
    purpose: "set_password",
    personId,
    madeBy,
    createdAt: now,
    expiresAt,
  });
  return { token, expiresAt };
}

export async function withdrawLinks(tx: Db, personId: number): Promise<void> {
  await tx.delete(oneTimeLink).where(and(eq(oneTimeLink.personId, personId), isNull(oneTimeLink.usedAt)));
}

type Purpose = (typeof oneTimeLink.$inferSelect)["purpose"];

const usable = (token: string, purpose: Purpose, now: Date) =>
  and(
    eq(oneTimeLink.tokenHash, hashToken(token)),
    eq(oneTimeLink.purpose, purpose),
    isNull(oneTimeLink.usedAt),
    gt(oneTimeLink.expiresAt, now),
  );

/** Whether it can be used. Asked before a password is hashed, which is work that nobody gets for a guess. */
export async function isUsable(db: Db, token: string, purpose: Purpose, now: Date): Promise<boolean> {
  return (await db.$count(oneTimeLink, usable(token, purpose, now))) > 0;
}

/** Uses a link up. @returns who made it; null where it was used already, also a moment ago, or has run out */
export async function useUp(
  tx: Db,
  token: string,
  purpose: Purpose,
  now: Date,
): Promise<{ madeBy: number | null } | null> {
  const [used] = await tx
    .update(oneTimeLink)
    .set({ usedAt: now })
    .where(usable(token, purpose, now))
    .returning({ madeBy: oneTimeLink.madeBy });
  return used ?? null;
}
