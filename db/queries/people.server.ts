import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import type { Role } from "../../app/domain/framework/lifecycle";
import type { Db } from "../client.server";
import { person, roleGrant, session } from "../schema";

export interface Actor {
  personId: number;
  name: string;
  email: string;
  roles: readonly Role[];
}

const openRoles = sql<Role[]>`coalesce(array(
  select ${roleGrant.role} from ${roleGrant}
  where ${roleGrant.personId} = ${person.id} and ${roleGrant.endedAt} is null
  order by ${roleGrant.role}
), '{}')`;

/** The person whose session this is, with the roles they hold now; null where it has run out. */
export async function findActorBySession(
  db: Db,
  tokenHash: string,
  now: Date,
): Promise<(Actor & { lastSeenAt: Date; signedInAt: Date }) | null> {
  const [row] = await db
    .select({
      personId: person.id,
      name: person.name,
      email: person.email,
      roles: openRoles,
      lastSeenAt: session.lastSeenAt,
      signedInAt: session.createdAt,
    })
    .from(session)
    .innerJoin(person, eq(person.id, session.personId))
    .where(and(eq(session.tokenHash, tokenHash), gt(session.expiresAt, now), eq(person.isActive, true)));
  return row ?? null;
}

export async function findPersonByEmail(db: Db, email: string) {
  const [row] = await db
    .select()
    .from(person)
    .where(and(eq(sql`lower(${person.email})`, email.toLowerCase()), eq(person.isActive, true)));
  return row ?? null;
}

export async function findPerson(db: Db, personId: number) {
  const [row] = await db.select().from(person).where(eq(person.id, personId));
  return row ?? null;
}

export interface PersonWithRoles {
  id: number;
  name: string;
  email: string;
  isActive: boolean;
  hasPassword: boolean;
  roles: Role[];
  version: number;
}

export function listPeople(db: Db): Promise<PersonWithRoles[]> {
  return db
    .select({
      id: person.id,
      name: person.name,
      email: person.email,
      isActive: person.isActive,
      hasPassword: sql<boolean>`${person.passwordHash} is not null`,
      roles: openRoles,
      version: person.version,
    })
    .from(person)
    .orderBy(asc(person.name), asc(person.id));
}

/** The roles a person holds at this moment, read inside a transaction that relies on them. */
export async function listOpenRoles(db: Db, personId: number): Promise<Role[]> {
  const rows = await db
    .select({ role: roleGrant.role })
    .from(roleGrant)
    .innerJoin(person, eq(person.id, roleGrant.personId))
    .where(and(eq(roleGrant.personId, personId), isNull(roleGrant.endedAt), eq(person.isActive, true)));
  return rows.map(({ role }) => role);
}
