import { asc, eq, inArray, sql } from "drizzle-orm";
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
    .orderBy(asc(auditEvent.number));
}

export async function passwordHashOf(database: Database, { personId }: Pick<Actor, "personId">) {
  const [row] = await database.db.select().from(person).where(eq(person.id, personId));
  return row?.passwordHash ?? null;
}

export function sessionsOf(database: Database, { personId }: Pick<Actor, "personId">): Promise<number> {
  return database.db.$count(session, eq(session.personId, personId));
}

/** A browser in which this person is signed in. @returns the session's number */
export async function addSession(database: Database, { personId }: Pick<Actor, "personId">): Promise<number> {
  const [row] = await database.db
    .insert(session)
    .values({
      tokenHash: hashToken(newToken()),
      personId,
      createdAt: NOW,
      lastSeenAt: NOW,
      expiresAt: later(HOUR),
    })
    .returning({ id: session.id });
  if (!row) throw new Error("No session was added");
  return row.id;
}

export function openLinks(database: Database, { personId }: Pick<Actor, "personId">) {
  return database.db.select().from(oneTimeLink).where(eq(oneTimeLink.personId, personId));
}

export function countFailures(database: Database): Promise<number> {
  return database.db.$count(signInFailure);
}

/**
 * An administrator and an officer who can sign in. Everybody of an earlier test is deactivated and their addresses are
 * free again, so that tests on one site have people of their own.
 */
export async function freshPeople(database: Database): Promise<{ administrator: Actor; officer: Actor }> {
  await database.db.update(person).set({ isActive: false, email: sql`${person.id} || '@gone.example'` });
  await database.db.delete(signInFailure);
  return {
    administrator: await addAccount(database, "Admin", ["administrator"]),
    officer: await addAccount(database, "Officer", ["senior_officer"]),
  };
}

export async function actsBy(database: Database, { personId }: Pick<Actor, "personId">): Promise<string[]> {
  return (await eventsOf(database)).filter((event) => event.personId === personId).map(({ act }) => act);
}

/** The cookie that a response sets, as the browser sends it back. */
export function cookieFrom(response: Response): string {
  return response.headers.get("set-cookie")?.split(";")[0] ?? "";
}

/** A page as it reads: React sets a comment between a text and a value. */
export async function pageOf(response: Response): Promise<string> {
  return (await response.text()).replaceAll("<!-- -->", "");
}
