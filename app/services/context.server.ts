import { and, eq, lte, sql } from "drizzle-orm";
import type { Database, Db } from "~db/client.server";
import { inOrder, type Begun } from "~db/in-order.server";
import { lockOffice, type OfficeSettings } from "~db/queries/office.server";
import {
  hasResolvedForOthers,
  lockComparedWith,
  lockFramework,
  readFourEyesOf,
  type FourEyes,
  type Framework,
  type Visibility,
} from "~db/queries/frameworks.server";
import { holdPassword, holdSession, readRightsOf, type Actor, type Rights } from "~db/queries/people.server";
import { formKey, frameworkAuthor } from "~db/schema";
import {
  mayReadFrameworks,
  mayWriteContent,
  seesAllFrameworks,
  type FrameworkStanding,
  type Permission,
} from "~/auth/permissions";
import { capacityOf } from "~/domain/account/delegation";
import { whyBaselineIsFrozen, type Role } from "~/domain/framework/lifecycle";
import { dateInLondon, type CalendarDate } from "~/domain/shared/calendar-date";
import { inLog, transactionWithEvents, type Done, type EventsToCome } from "./internal/audit-log.server";
import { Refusal } from "./refusal";

/** What every service gets: the database, the clock, who acts, and the key of the form that was sent. */
export interface ServiceContext {
  database: Database;
  now: () => Date;
  actor: Actor;
  /** The session in which they act; null where no browser asks, as when the demonstration is loaded. */
  sessionId: number | null;
  /** Of the password they gave again (`askingPassword`): null where it is wrong; left out where none was asked for. */
  passwordHash?: string | null;
  /** Made when the form was shown; a second post with the same key is refused as repeated. */
  formKey?: string | undefined;
  /** Of a form that makes something new: what it says, whatever page it stood on, and whether it is meant a second time. */
  sameContent?: { key: string; isMeant: boolean };
}

export type Authorship = Pick<FourEyes, "isAuthor" | "hasResolvedForOthers">;

/** Inside a transaction that has the framework's row locked, the person's roles as they are at this moment. */
export interface FrameworkWrite {
  tx: Db;
  framework: Framework;
  standing: FrameworkStanding;
  /** What the actor is to the framework, as it was when its row was locked. */
  authorship: Authorship;
  actor: Actor;
  settings: OfficeSettings;
  now: Date;
  today: CalendarDate;
  /** They gave their password again, and it stays theirs until the transaction ends. */
  hasGivenPassword: boolean;
  /** What `recordEvent` was told so far. */
  events: EventsToCome;
}

export function todayOf(context: Pick<ServiceContext, "now">): CalendarDate {
  return dateInLondon(context.now());
}

/**
 * Opens a transaction, uses up the form's key, and reads the actor's roles and authorities once nobody can change them
 * any more: one that ends meanwhile ended before, or ends after; so does the session, which may have ended while the
 * request was being sent. The office's row is always the first to be locked, then the actor's where they gave their
 * password, then their session, then a framework's, and the head of the audit log last.
 * @throws Refusal signed-out
 */
export async function inTransaction<T>(
  context: ServiceContext,
  work: (write: Opened) => Promise<T>,
  officeLock: "share" | "update" = "share",
): Promise<T> {
  return transactionWithEvents(context.database, async (tx, events) => {
    const opening = openingOf(tx, context, officeLock);
    return work({ ...(await opening.outcome(await inOrder(tx, opening.steps))), events });
  });
}

type Opened = Omit<FrameworkWrite, "framework" | "standing" | "authorship">;

/** What every transaction asks first, in the order of its locks, and what is made of the answers. */
function openingOf(tx: Db, context: ServiceContext, officeLock: "share" | "update" = "share") {
  const now = context.now();
  const today = dateInLondon(now);
  const { passwordHash, actor } = context;
  const steps = [
    () => useFormKey(tx, context, now),
    () => lockOffice(tx, officeLock),
    async () => (passwordHash ? holdPassword(tx, actor.personId, passwordHash) : false),
    () => rightsOf(tx, context, { now, today }),
  ] as const;
  return {
    steps,
    outcome: async ([key, office, password, held]: Begun<typeof steps>): Promise<Omit<Opened, "events">> => {
      await refuseUsedKey(tx, context, await key);
      await office;
      const hasGivenPassword = await password;
      const { settings, ...rights } = await held;
      return { tx, actor: { ...actor, ...rights }, settings, now, today, hasGivenPassword };
    },
  };
}

async function rightsOf(
  tx: Db,
  { actor: { personId }, sessionId }: ServiceContext,
  at: { now: Date; today: CalendarDate },
): Promise<Rights> {
  if (sessionId === null) return readRightsOf(tx, personId, at.today);
  const rights = await holdSession(tx, { sessionId, personId }, at);
  if (!rights) {
    throw new Refusal({
      kind: "signed-out",
      message: "You were signed out before it was saved, so nothing was saved.",
    });
  }
  return rights;
}

/** The same, with the framework's row locked. A framework the actor may not know of is not found. */
export async function withFramework<T>(
  context: ServiceContext,
  frameworkId: number,
  work: (write: FrameworkWrite) => Promise<T>,
): Promise<T> {
  return withFrameworkRead(context, frameworkId, readFourEyesOf, work);
}

/** @param read what the four eyes ask, and whatever else of the framework is read with it in one statement */
async function withFrameworkRead<Read extends FourEyes, T>(
  context: ServiceContext,
  frameworkId: number,
  read: (tx: Db, frameworkId: number, personId: number) => Promise<Read>,
  work: (write: FrameworkWrite, read: Read) => Promise<T>,
): Promise<T> {
  return transactionWithEvents(context.database, async (tx, events) => {
    const { personId } = context.actor;
    const opening = openingOf(tx, context);
    const lock = async (visibility: Visibility | null) =>
      visibility && lockFramework(tx, frameworkId, visibility);
    const asTheyArrived = visibilityOf(context.actor);
    const [key, office, password, rights, locked, asked] = await inOrder(tx, [
      ...opening.steps,
      () => lock(asTheyArrived),
      // In a statement of its own: one that waited for the lock would know only what was there before.
      async () => asTheyArrived && read(tx, frameworkId, personId),
    ]);
    const write = { ...(await opening.outcome([key, office, password, rights])), events };
    const visibility = visibilityOf(write.actor);
    const isAsArrived = visibility?.seesAll === asTheyArrived?.seesAll;
    const framework = isAsArrived ? await locked : await lock(visibility);
    if (!framework) throw new Refusal({ kind: "not-found" });
    const found = (isAsArrived ? await asked : null) ?? (await read(tx, frameworkId, personId));
    const { authorIds, approvedBy, isAuthor, hasResolvedForOthers: hasResolved } = found;
    const standing: FrameworkStanding = { state: framework.state, authorIds, approvedBy };
    const authorship: Authorship = { isAuthor, hasResolvedForOthers: hasResolved };
    return work({ ...write, framework, standing, authorship }, found);
  });
}

/** What somebody may know of; null for whom there is no framework. */
function visibilityOf(actor: Actor): Visibility | null {
  return mayReadFrameworks(actor) ? { personId: actor.personId, seesAll: seesAllFrameworks(actor) } : null;
}

/** The same, for an EIA author who writes content: permission, authorship (rule 10) and the baseline's readers are seen to. */
export async function writeContent<T>(
  context: ServiceContext,
  frameworkId: number,
  work: (write: FrameworkWrite) => Promise<T>,
): Promise<T> {
  return withFramework(context, frameworkId, async (write) => {
    await requireAuthor(write);
    return work(write);
  });
}

/** The same, with what is read in one statement with what the four eyes ask, once the framework's row is locked. */
export async function writeContentWith<Read extends FourEyes, T>(
  context: ServiceContext,
  frameworkId: number,
  read: (tx: Db, frameworkId: number, personId: number) => Promise<Read>,
  work: (write: FrameworkWrite, read: Read) => Promise<T>,
): Promise<T> {
  return withFrameworkRead(context, frameworkId, read, async (write, found) => {
    await requireAuthor(write);
    return work(write, found);
  });
}

async function requireAuthor(write: FrameworkWrite): Promise<void> {
  allow(mayWriteContent(write.actor, write.standing));
  await refuseFrozenBaseline(write);
  await markAuthor(write);
}

/**
 * Rule 10: who writes content of this version approves nothing of it. So somebody who has already confirmed a
 * withdrawal or accepted a carry forward in it, which no author may (rule 4), does not become an author afterwards.
 */
export async function markAuthor({
  tx,
  framework,
  actor,
  authorship,
}: Pick<FrameworkWrite, "tx" | "framework" | "actor"> & { authorship?: Authorship }): Promise<void> {
  // Of a baseline it is asked in frameworks whose rows were locked only after its own.
  const isKnown = authorship !== undefined && framework.state !== "baseline";
  const hasResolved = isKnown
    ? authorship.hasResolvedForOthers
    : await hasResolvedForOthers(tx, framework.id, actor.personId);
  if (hasResolved) {
    throw new Refusal({
      kind: "forbidden",
      message:
        "You confirmed how an action of this was resolved, which no author may. Somebody else must write its content.",
    });
  }
  if (authorship?.isAuthor) return;
  await tx
    .insert(frameworkAuthor)
    .values({ frameworkId: framework.id, personId: actor.personId })
    .onConflictDoNothing();
}

/** A baseline that a submitted or signed framework is compared with is part of what was frozen there. */
export async function refuseFrozenBaseline({ tx, framework }: FrameworkWrite): Promise<void> {
  if (framework.state !== "baseline") return;
  const message = whyBaselineIsFrozen(await lockComparedWith(tx, framework.id));
  if (message !== null) throw new Refusal({ kind: "conflict", message });
}

/** @throws Refusal forbidden for want of a role or by the four eyes; conflict where it is only not now. */
export function allow(permission: Permission): Role {
  if (permission.ok) return permission.role;
  const { why, message } = permission.refused;
  throw new Refusal({ kind: why === "state" ? "conflict" : "forbidden", message });
}

/** Keeps what was done, to be written on the audit log at the end of the same transaction (rule 15). */
export function recordEvent(
  {
    events,
    actor,
    settings,
    now,
    framework,
  }: Pick<FrameworkWrite, "events" | "actor" | "settings" | "now"> & { framework?: Pick<Framework, "id"> },
  { role, subject, ...done }: Done & { role: Role | null; subject: string },
): void {
  events.push({
    at: now,
    personId: actor.personId,
    personName: actor.name,
    capacity: role ? capacityOf(actor, role, settings.roleTitles) : "",
    frameworkId: framework?.id ?? null,
    subject,
    ...inLog(done),
  });
}

/** The version of a form that does not say on which one it was made. It equals no other, itself included. */
export const NO_VERSION = Number.NaN;

/** @throws Refusal unversioned where the form does not say on which version it was made */
export function isMadeOn(row: { version: number }, formVersion: number): boolean {
  if (Number.isNaN(formVersion)) throw new Refusal({ kind: "unversioned" });
  return row.version === formVersion;
}

/** A stale form is refused with what is there now, so that nothing typed and nothing saved is lost. */
export function requireVersion(
  row: { version: number },
  formVersion: number,
  current: Record<string, string>,
): void {
  if (!isMadeOn(row, formVersion)) throw new Refusal({ kind: "stale", current });
}

/** So long is it more likely that somebody went back and pressed the button again than that they want it twice. */
const SAME_AGAIN_MS = 60 * 60 * 1000;

/** @returns the keys that were not used before, or have become free again; null where the form has none */
async function useFormKey(
  tx: Db,
  { actor: { personId }, formKey: key, sameContent }: ServiceContext,
  now: Date,
): Promise<string[] | null> {
  if (key === undefined) return null;
  // The form's own key can be used once; that of its content again, after an hour or where that is meant.
  const mayBeAgain = sameContent
    ? and(
        eq(formKey.key, sameContent.key),
        sameContent.isMeant ? undefined : lte(formKey.usedAt, new Date(now.getTime() - SAME_AGAIN_MS)),
      )
    : sql`false`;
  const used = await tx
    .insert(formKey)
    .values([key, ...keyOfContent(sameContent)].map((one) => ({ personId, key: one, usedAt: now })))
    .onConflictDoUpdate({
      target: [formKey.personId, formKey.key],
      set: { usedAt: sql`excluded.used_at` },
      setWhere: mayBeAgain,
    })
    .returning({ key: formKey.key });
  return used.map((one) => one.key);
}

const keyOfContent = (sameContent: ServiceContext["sameContent"]) => (sameContent ? [sameContent.key] : []);

async function refuseUsedKey(
  tx: Db,
  { actor: { personId }, formKey: key, sameContent }: ServiceContext,
  used: string[] | null,
): Promise<void> {
  if (key === undefined || used === null) return;
  if (!used.includes(key)) throw new Refusal({ kind: "repeated" });
  for (const ofContent of keyOfContent(sameContent)) {
    if (used.includes(ofContent)) continue;
    throw new Refusal({ kind: "same-again", savedAt: await lastUsed(tx, personId, ofContent) });
  }
}

/** When the content of a form was last sent: its own key has just been used. */
async function lastUsed(tx: Db, personId: number, ofContent: string): Promise<Date> {
  const [earlier] = await tx
    .select({ usedAt: formKey.usedAt })
    .from(formKey)
    .where(and(eq(formKey.personId, personId), eq(formKey.key, ofContent)));
  if (!earlier) throw new Error("What was sent before has its key");
  return earlier.usedAt;
}
