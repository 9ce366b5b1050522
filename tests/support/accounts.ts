import { asc, eq, inArray } from "drizzle-orm";
import type { Database } from "../../db/client.server";
import type { Actor } from "../../db/queries/people.server";
import { auditEvent, oneTimeLink, person, session, signInFailure } from "../../db/schema";
import type { Role } from "../../app/domain/framework/lifecycle";
import { hashToken, newToken } from "../../app/auth/session.server";
import { addPerson, NOW } from "./office";
import { givePassword } from "./sign-off";

/** A password that nobody in the tests has yet. */
export const NEW_PASSWORD = "teapot gravel lantern";

export const HOUR = 60 * 60 * 1000;
export const DAY = 24 * HOUR;
export const later = (ms: number) => new Date(NOW.getTime() + ms);

/** An account whose holder can sign in. */
export async function addAccount(database: Database, name: string, roles: readonly Role[]): Promise<Actor> {
  const account = await addPerson(database, name, roles);
  await givePassword(database, account);
  return account;
}

/** The acts on the audit log, oldest first, with what they tell. */
export async function eventsOf(database: Database, ...acts: string[]) {
  return database.db
    .select()
    .from(auditEvent)
    .where(acts.length > 0 ? inArray(auditEvent.act, acts) : undefined)
    .orderBy(asc(auditEvent.id));
}

export async function passwordHashOf(database: Database, { personId }: Pick<Actor, "personId">) {
  const [row] = await database.db.select().from(person).where(eq(person.id, personId));
  return row?.passwordHash ?? null;
}

export function sessionsOf(database: Database, { personId }: Pick<Actor, "personId">): Promise<number> {
  return database.db.$count(session, eq(session.personId, personId));
}

/** A browser in which this person is signed in. */
export async function addSession(database: Database, { personId }: Pick<Actor, "personId">): Promise<void> {
  await database.db.insert(session).values({
    tokenHash: hashToken(newToken()),
    personId,
    createdAt: NOW,
    lastSeenAt: NOW,
    expiresAt: later(HOUR),
  });
}

export function openLinks(database: Database, { personId }: Pick<Actor, "personId">) {
  return database.db.select().from(oneTimeLink).where(eq(oneTimeLink.personId, personId));
}

export function countFailures(database: Database): Promise<number> {
  return database.db.$count(signInFailure);
}
