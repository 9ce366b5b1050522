import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { instant, words } from "./columns";
import { framework } from "./framework";
import { person } from "./person";

/**
 * Rule 15: everything done. Append-only, by trigger. The number, the previous row's hash and the row's own are given by
 * a trigger as it is inserted; a row that brings its own is refused. docs/audit-log.md says what is hashed.
 */
export const auditEvent = pgTable(
  "audit_event",
  {
    /** From 1, without a gap. */
    number: integer("number").primaryKey().default(0),
    at: instant("at").notNull(),
    /** Null for what the installation itself did. */
    personId: integer("person_id").references(() => person.id),
    personName: words("person_name"),
    capacity: words("capacity"),
    act: text("act").notNull(),
    frameworkId: integer("framework_id").references(() => framework.id),
    subject: words("subject"),
    /** SHA-256 of what the act found; empty where there was nothing. */
    digestBefore: words("digest_before"),
    /** SHA-256 of what the act left; empty where nothing is left. */
    digestAfter: words("digest_after"),
    detail: jsonb("detail").$type<Record<string, unknown>>().notNull().default({}),
    previousHash: words("previous_hash"),
    hash: words("hash"),
  },
  (table) => [
    index("audit_event_framework").on(table.frameworkId, table.number),
    index("audit_event_action")
      .on(table.frameworkId, sql`(${table.detail} ->> 'actionId')`, table.number)
      .where(sql`${table.act} like 'action.%'`),
    index("audit_event_person").on(table.personId, table.number),
    index("audit_event_act").on(table.act, table.number),
    index("audit_event_at").on(table.at),
  ],
);

/**
 * The last number and hash of the office's audit log. Its one row is locked by each event until the transaction ends,
 * so that any number of servers write one chain. Only the log's trigger moves it.
 */
export const auditHead = pgTable(
  "audit_head",
  {
    id: integer("id").primaryKey().default(1),
    number: integer("number").notNull(),
    hash: text("hash").notNull(),
  },
  (table) => [check("audit_head_is_single", sql`${table.id} = 1`)],
);
