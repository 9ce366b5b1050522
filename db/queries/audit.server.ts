import { and, asc, desc, eq, gt, isNotNull, lt, lte, notLike, sql, type SQL } from "drizzle-orm";
import type { ChainRow } from "../../app/domain/audit/chain";
import { NO_FILTER, type AuditFilter } from "../../app/domain/audit/filter";
import type { Db } from "../client.server";
import { auditEvent, auditHead, framework, person, signedRecord } from "../schema";

/** The number of the last event and its hash. */
export interface AuditHead {
  number: number;
  hash: string;
}

/** Null where the row is gone, which no part of this software does. */
export async function findAuditHead(db: Db): Promise<AuditHead | null> {
  const [row] = await db
    .select({ number: auditHead.number, hash: auditHead.hash })
    .from(auditHead)
    .where(eq(auditHead.id, 1));
  return row ?? null;
}

/**
 * The head of the audit log as it stands: what a signed record names, so that the log cannot be cut behind it later.
 * The events of a transaction under way come after it.
 */
export async function getAuditHead(db: Db): Promise<AuditHead> {
  const head = await findAuditHead(db);
  if (!head) throw new Error("The head of the audit log is gone");
  return head;
}

export interface AuditListItem {
  number: number;
  at: Date;
  personName: string;
  capacity: string;
  act: string;
  subject: string;
  frameworkId: number | null;
  frameworkTitle: string | null;
}

/**
 * Events, newest first.
 * @param before the number that the page comes before
 * @returns `next`: the number that the next page comes before; null on the last page
 */
export async function listAuditEvents(
  db: Db,
  filter: AuditFilter,
  { limit, before }: { limit: number; before: number | null },
): Promise<{ events: AuditListItem[]; next: number | null }> {
  const rows = await db
    .select({
      number: auditEvent.number,
      at: auditEvent.at,
      personName: auditEvent.personName,
      capacity: auditEvent.capacity,
      act: auditEvent.act,
      subject: auditEvent.subject,
      frameworkId: auditEvent.frameworkId,
      frameworkTitle: framework.title,
    })
    .from(auditEvent)
    .leftJoin(framework, eq(framework.id, auditEvent.frameworkId))
    .where(and(matches(filter), before === null ? undefined : lt(auditEvent.number, before)))
    .orderBy(desc(auditEvent.number))
    .limit(limit + 1);
  const events = rows.slice(0, limit);
  return { events, next: rows.length > limit ? (events.at(-1)?.number ?? null) : null };
}

/** One event, with everything that is hashed of it. */
export async function findAuditEvent(
  db: Db,
  number: number,
): Promise<(ChainRow & { atInstant: Date; frameworkTitle: string | null }) | null> {
  const [row] = await db
    .select({ ...chainColumns, atInstant: auditEvent.at, frameworkTitle: framework.title })
    .from(auditEvent)
    .leftJoin(framework, eq(framework.id, auditEvent.frameworkId))
    .where(eq(auditEvent.number, number));
  return row ?? null;
}

/** The last thing that was done in the entry of a change, with what its detail says of a removal. */
export async function findLastOfEntry(
  db: Db,
  { frameworkId, changeId }: { frameworkId: number; changeId: number },
): Promise<{
  act: string;
  personId: number | null;
  detail: { before?: unknown; actionIds?: number[] };
} | null> {
  const [row] = await db
    .select({ act: auditEvent.act, personId: auditEvent.personId, detail: auditEvent.detail })
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.frameworkId, frameworkId),
        sql`${auditEvent.detail}->>'changeId' = ${String(changeId)}`,
      ),
    )
    .orderBy(desc(auditEvent.number))
    .limit(1);
  return row ? { ...row, detail: row.detail } : null;
}

/** The last thing that was done to the content of a framework: a comment is none of it. */
export async function findLastOfContent(
  db: Db,
  frameworkId: number,
): Promise<{
  act: string;
  personId: number | null;
  detail: { changeId?: unknown; before?: unknown; after?: unknown };
} | null> {
  const [row] = await db
    .select({ act: auditEvent.act, personId: auditEvent.personId, detail: auditEvent.detail })
    .from(auditEvent)
    .where(and(eq(auditEvent.frameworkId, frameworkId), notLike(auditEvent.act, "comment.%")))
    .orderBy(desc(auditEvent.number))
    .limit(1);
  return row ?? null;
}

/** In the text that is hashed: see `audit_event_hash` in the migrations. */
const chainColumns = {
  number: auditEvent.number,
  at: sql<string>`to_char(${auditEvent.at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
  personId: auditEvent.personId,
  personName: auditEvent.personName,
  capacity: auditEvent.capacity,
  act: auditEvent.act,
  frameworkId: auditEvent.frameworkId,
  subject: auditEvent.subject,
  digestBefore: auditEvent.digestBefore,
  digestAfter: auditEvent.digestAfter,
  detail: sql<string>`${auditEvent.detail}::text`,
  previousHash: auditEvent.previousHash,
  hash: auditEvent.hash,
};

const BATCH = 500;

/** Oldest first, by so many at a time, so that a log of any length is read in the same memory. */
export async function* readChain(
  db: Db,
  filter: AuditFilter = NO_FILTER,
  upTo: number | null = null,
): AsyncGenerator<ChainRow[]> {
  let after: number | null = null;
  for (;;) {
    const rows: ChainRow[] = await db
      .select(chainColumns)
      .from(auditEvent)
      .where(
        and(
          matches(filter),
          after === null ? undefined : gt(auditEvent.number, after),
          upTo === null ? undefined : lte(auditEvent.number, upTo),
        ),
      )
      .orderBy(asc(auditEvent.number))
      .limit(BATCH);
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) return;
    after = rows.at(-1)?.number ?? null;
  }
}

function matches({ personId, act, frameworkId, from, to }: AuditFilter): SQL | undefined {
  return and(
    personId === null ? undefined : eq(auditEvent.personId, personId),
    act === null ? undefined : eq(auditEvent.act, act),
    frameworkId === null ? undefined : eq(auditEvent.frameworkId, frameworkId),
    from === null
      ? undefined
      : sql`${auditEvent.at} >= ${from}::date::timestamp at time zone 'Europe/London'`,
    to === null
      ? undefined
      : sql`${auditEvent.at} < (${to}::date + 1)::timestamp at time zone 'Europe/London'`,
  );
}

/** Who there is to choose in the filter, with or without a part in the log. */
export function listPeopleInLog(db: Db): Promise<{ id: number; name: string }[]> {
  return db
    .select({ id: person.id, name: person.name })
    .from(person)
    .orderBy(asc(person.name), asc(person.id));
}

export function listFrameworksInLog(db: Db): Promise<{ id: number; title: string }[]> {
  return db
    .select({ id: framework.id, title: framework.title })
    .from(framework)
    .orderBy(desc(framework.createdAt), desc(framework.id));
}

/** The seals of the signed records, each of which names how far the log had come, and the reference of its record. */
export async function listSeals(db: Db): Promise<{ reference: string; jws: string }[]> {
  const rows = await db
    .select({ reference: signedRecord.reference, jws: sql<string>`${signedRecord.seal} ->> 'jws'` })
    .from(signedRecord)
    .where(isNotNull(signedRecord.seal))
    .orderBy(asc(signedRecord.id));
  return rows;
}

/** What cannot be there without a log. */
export async function countWithoutLog(db: Db): Promise<{ people: number; frameworks: number }> {
  return { people: await db.$count(person), frameworks: await db.$count(framework) };
}
