import { and, asc, desc, eq, gt, isNotNull, isNull, ne, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Authority } from "../../app/domain/account/delegation";
import type { Seniority } from "../../app/domain/account/seniority";
import type { Role } from "../../app/domain/framework/lifecycle";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import type { Db } from "../client.server";
import { authorityRows, inForceOn } from "./authorities.server";
import { settingRows, toSettings, type OfficeSettings } from "./office.server";
import { given, oneStatement, rowsOf } from "./one-statement.server";
import { oneTimeLink, person, roleGrant, session } from "../schema";
import { keptQuery } from "./kept-query.server";

export interface Actor {
  personId: number;
  name: string;
  email: string;
  roles: readonly Role[];
  /** Whether it is made sure of that they chose their password in person (domain/account/password-confirmation.ts). */
  isConfirmed: boolean;
  /** Under what they act for the holder of a role today; none where left out. */
  delegations?: readonly Authority[];
}

/** Columns are named by hand: of one table alone, drizzle would leave out the table, and `id` would be the grant's. */
const openRoles = sql<Role[]>`coalesce(array(
  select held.role from ${roleGrant} held where held.person_id = ${person}.id and held.ended_at is null
  order by held.role
), '{}')`;

const isConfirmed = sql<boolean>`coalesce(${person.confirmedPasswordVersion} = ${person.passwordVersion}, false)`;

/** The person whose session has this token, with the roles they hold at this moment; nobody where it has run out. */
export const sessionRows = (tokenHash: SQL, now: SQL) =>
  rowsOf(
    {
      personId: person.id,
      name: person.name,
      email: person.email,
      roles: openRoles,
      isConfirmed,
      sessionId: session.id,
      lastSeenAt: session.lastSeenAt,
      signedInAt: session.createdAt,
      isToBeRenewed: session.isToBeRenewed,
    },
    sql`from ${session} join ${person} on ${person.id} = ${session.personId}
      where ${session.tokenHash} = ${tokenHash} and ${session.expiresAt} > ${now} and ${person.isActive}`,
  );

/** What somebody may do at a moment, in an office whose names and titles are these. */
export interface Rights extends Pick<Actor, "roles" | "isConfirmed"> {
  delegations: Authority[];
  settings: OfficeSettings;
}

/**
 * Keeps a session from ending until the transaction ends, while its cookie may be replaced and its last use noted. The
 * office's row is locked before: all that is read here stays as it is from then on.
 * @returns what its person may do at this moment; null where it ended, ran out, or the account is no longer in use
 */
export async function holdSession(
  tx: Db,
  { sessionId, personId }: { sessionId: number; personId: number },
  { now, today }: { now: Date; today: CalendarDate },
): Promise<Rights | null> {
  const read = await readHeldSession.one(tx, { sessionId, personId, now: now.toISOString(), today });
  const [rights] = read.rights;
  return rights
    ? { ...rights, delegations: inForceOn(read.authorities, today), settings: toSettings(read) }
    : null;
}

const readHeldSession = oneStatement(
  { sessionId: "int", personId: "int", now: "timestamptz", today: "date" },
  {
    rights: rowsOf(
      { roles: openRoles, isConfirmed },
      sql`from ${session} join ${person} on ${person.id} = ${session.personId}
        where ${session.id} = ${given("sessionId")} and ${person.id} = ${given("personId")}
          and ${session.expiresAt} > ${given("now")} and ${person.isActive}
        for key share of ${session}`,
    ),
    authorities: authorityRows(given("personId")),
    ...settingRows(given("today")),
  },
);

const readRights = oneStatement(
  { personId: "int", today: "date" },
  {
    rights: rowsOf(
      { roles: openRoles, isConfirmed },
      sql`from ${person} where ${person.id} = ${given("personId")} and ${person.isActive}`,
    ),
    authorities: authorityRows(given("personId")),
    ...settingRows(given("today")),
  },
);

/** What somebody may do who acts in no session, as when the demonstration is loaded: nothing where their account is not in use. */
export async function readRightsOf(db: Db, personId: number, today: CalendarDate): Promise<Rights> {
  const read = await readRights.one(db, { personId, today });
  const rights = read.rights[0] ?? { roles: [], isConfirmed: false };
  return { ...rights, delegations: inForceOn(read.authorities, today), settings: toSettings(read) };
}

export async function findPersonByEmail(db: Db, email: string) {
  const [row] = await db
    .select()
    .from(person)
    .where(and(sql`lower(${person.email}) = lower(${email})`, eq(person.isActive, true)));
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
  seniority: Seniority | null;
  isActive: boolean;
  hasPassword: boolean;
  isConfirmed: boolean;
  wasEverConfirmed: boolean;
  /** Of the link by which the present password was chosen. */
  linkMadeBy: number | null;
  passwordVersion: number;
  roles: Role[];
  version: number;
}

const withRoles = {
  id: person.id,
  name: person.name,
  email: person.email,
  seniority: person.seniority,
  isActive: person.isActive,
  hasPassword: sql<boolean>`${person.passwordHash} is not null`,
  isConfirmed,
  wasEverConfirmed: sql<boolean>`${person.confirmedPasswordVersion} is not null`,
  linkMadeBy: person.passwordLinkBy,
  passwordVersion: person.passwordVersion,
  roles: openRoles,
  version: person.version,
};

/** As `listPeople`, for a statement that reads more. */
export const peopleRows = rowsOf(withRoles, sql`from ${person}`, [person.name, person.id]);

const people = keptQuery((db) =>
  db.select(withRoles).from(person).orderBy(asc(person.name), asc(person.id)).prepare("people"),
);

export function listPeople(db: Db): Promise<PersonWithRoles[]> {
  return people(db).execute();
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

/** Whether a person's password is confirmed at this moment, read inside a transaction that relies on it. */
export async function isPasswordConfirmed(db: Db, personId: number): Promise<boolean> {
  const [row] = await db.select({ isConfirmed }).from(person).where(eq(person.id, personId));
  return row?.isConfirmed ?? false;
}

export async function findPersonWithRoles(db: Db, personId: number): Promise<PersonWithRoles | null> {
  const [row] = await db.select(withRoles).from(person).where(eq(person.id, personId));
  return row ?? null;
}

/** Whether an account has this address, in use or not. @param exceptPersonId whose own address it may be */
export async function isEmailTaken(db: Db, email: string, exceptPersonId?: number): Promise<boolean> {
  const rows = await db
    .select({ id: person.id })
    .from(person)
    .where(
      and(
        sql`lower(${person.email}) = lower(${email})`,
        exceptPersonId === undefined ? undefined : ne(person.id, exceptPersonId),
      ),
    );
  return rows.length > 0;
}

/** Administrators besides this person who can act: in use, and with a password that is confirmed to be theirs. */
export function countOtherAdministrators(db: Db, personId: number): Promise<number> {
  return db.$count(
    person,
    and(
      ne(person.id, personId),
      eq(person.isActive, true),
      isNotNull(person.passwordHash),
      isConfirmed,
      sql`'administrator' = any(${openRoles})`,
    ),
  );
}

/** A role held for a period: who gave it, and who ended it. */
export interface HeldRole {
  id: number;
  role: Role;
  grantedAt: Date;
  /** Null for what the installation itself gave. */
  grantedBy: string | null;
  /** Null while it is held. */
  endedAt: Date | null;
  endedBy: string | null;
}

/** Every role a person holds or held, newest first. */
export function listHeldRoles(db: Db, personId: number): Promise<HeldRole[]> {
  const granter = alias(person, "granter");
  const ender = alias(person, "ender");
  return db
    .select({
      id: roleGrant.id,
      role: roleGrant.role,
      grantedAt: roleGrant.grantedAt,
      grantedBy: granter.name,
      endedAt: roleGrant.endedAt,
      endedBy: ender.name,
    })
    .from(roleGrant)
    .leftJoin(granter, eq(granter.id, roleGrant.grantedBy))
    .leftJoin(ender, eq(ender.id, roleGrant.endedBy))
    .where(eq(roleGrant.personId, personId))
    .orderBy(desc(roleGrant.grantedAt), desc(roleGrant.id));
}

/** In how many browsers a person is signed in. */
export function countSessions(db: Db, personId: number, now: Date): Promise<number> {
  return db.$count(session, and(eq(session.personId, personId), gt(session.expiresAt, now)));
}

/** The newest one-time link by which a person may choose, or chose, their password. */
export async function findLatestLink(
  db: Db,
  personId: number,
): Promise<{ createdAt: Date; expiresAt: Date; usedAt: Date | null } | null> {
  const [row] = await db
    .select({
      createdAt: oneTimeLink.createdAt,
      expiresAt: oneTimeLink.expiresAt,
      usedAt: oneTimeLink.usedAt,
    })
    .from(oneTimeLink)
    .where(eq(oneTimeLink.personId, personId))
    .orderBy(desc(oneTimeLink.createdAt))
    .limit(1);
  return row ?? null;
}

/** Who last confirmed that the holder chose their password, and when; nobody for what the installation itself did. */
export async function findConfirmation(
  db: Db,
  personId: number,
): Promise<{ at: Date; by: string | null } | null> {
  const confirmer = alias(person, "confirmer");
  const [row] = await db
    .select({ at: person.passwordConfirmedAt, by: confirmer.name })
    .from(person)
    .leftJoin(confirmer, eq(confirmer.id, person.passwordConfirmedBy))
    .where(eq(person.id, personId));
  return row?.at ? { at: row.at, by: row.by } : null;
}

/** The link by which a person chose their present password; null where they chose it otherwise. */
export async function findLatestUsedLink(db: Db, personId: number): Promise<{ usedAt: Date } | null> {
  const [row] = await db
    .select({ usedAt: oneTimeLink.usedAt })
    .from(oneTimeLink)
    .where(and(eq(oneTimeLink.personId, personId), isNotNull(oneTimeLink.usedAt)))
    .orderBy(desc(oneTimeLink.usedAt))
    .limit(1);
  return row?.usedAt ? { usedAt: row.usedAt } : null;
}

/** Whose link this is, while it can be used; null where it was used, has run out or never was. */
export async function findPersonByLink(
  db: Db,
  tokenHash: string,
  now: Date,
): Promise<Pick<Actor, "personId" | "name" | "email"> | null> {
  const [row] = await db
    .select({ personId: person.id, name: person.name, email: person.email })
    .from(oneTimeLink)
    .innerJoin(person, eq(person.id, oneTimeLink.personId))
    .where(
      and(
        eq(oneTimeLink.tokenHash, tokenHash),
        eq(oneTimeLink.purpose, "set_password"),
        isNull(oneTimeLink.usedAt),
        gt(oneTimeLink.expiresAt, now),
        eq(person.isActive, true),
      ),
    );
  return row ?? null;
}

/** Of an account the person's row is locked first, then their links, then their sessions, then their known devices. */
export async function lockPerson(tx: Db, personId: number): Promise<void> {
  await tx.select({ id: person.id }).from(person).where(eq(person.id, personId)).for("no key update");
}

/**
 * Keeps an account and its password as they are until the transaction ends, which may itself write them. Asked of a
 * password that was found to be right: whoever only guesses keeps nobody from their account.
 * @returns false where the account is no longer in use or has another password, which may come in place of one while it is
 * being checked
 */
export async function holdPassword(tx: Db, personId: number, passwordHash: string): Promise<boolean> {
  const held = await tx
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.id, personId), eq(person.passwordHash, passwordHash), eq(person.isActive, true)))
    .for("no key update");
  return held.length > 0;
}
