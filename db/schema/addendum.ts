import { date, index, integer, jsonb, pgTable, text, unique } from "drizzle-orm/pg-core";
import type { AddendumBodies, AddendumSalts } from "../../app/domain/decision/addendum";
import type { SealSalts } from "../../app/domain/decision/seal";
import { RECORD_PARTS } from "../../app/domain/publication/record-parts";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import { id, instant, oneOf, words } from "./columns";
import { person } from "./person";
import { signedRecord, type StoredStage } from "./sign-off";

const ADDENDUM_KINDS = [
  "withdrawn",
  "published_again",
  "published_later",
  "action_completed",
  "noted",
] as const;

/** What happened to a signed record since, each sealed on its own (rule 30). Triggers refuse every change to it. */
export const recordAddendum = pgTable(
  "record_addendum",
  {
    id: id(),
    referenceKey: text("reference_key")
      .notNull()
      .references(() => signedRecord.referenceKey),
    /** Its place among those of the record, from 1. */
    number: integer("number").notNull(),
    kind: text("kind", { enum: ADDENDUM_KINDS }).notNull(),
    bodies: jsonb("bodies").$type<AddendumBodies>().notNull(),
    salts: jsonb("salts").$type<AddendumSalts>().notNull(),
    jws: text("jws").notNull(),
    sealKeyId: text("seal_key_id").notNull(),
    /** Of a passage: its words, which are never public. */
    passage: words("passage"),
    /** The salts of texts that have a gap, by section, kind and number: each is public with its text. */
    gapSalts: jsonb("gap_salts").$type<Record<string, string>>().notNull().default({}),
    /** Why it was withdrawn or published again: for those inside the office. */
    reason: words("reason"),
    publicInterest: words("public_interest"),
    personId: integer("person_id")
      .notNull()
      .references(() => person.id),
    personName: text("person_name").notNull(),
    capacity: text("capacity").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [
    oneOf("record_addendum_kind", table.kind, ADDENDUM_KINDS),
    unique("record_addendum_once").on(table.referenceKey, table.number),
    index("record_addendum_person").on(table.personId),
  ],
);

/**
 * A part as it is published from an addendum on, in place of how it was before. What is withdrawn has no body here at all. The last
 * one of a part counts; rows are only ever added.
 */
export const publishedRevision = pgTable(
  "published_revision",
  {
    id: id(),
    addendumId: integer("addendum_id")
      .notNull()
      .references(() => recordAddendum.id),
    referenceKey: text("reference_key").notNull(),
    part: text("part", { enum: RECORD_PARTS }).notNull(),
    publishedFrom: date("published_from", { mode: "string" }).$type<CalendarDate>(),
    legalGround: words("legal_ground"),
    body: jsonb("body").$type<Record<string, unknown>>(),
    salts: jsonb("salts").$type<SealSalts>(),
    later: jsonb("later").$type<StoredStage[]>().notNull().default([]),
    /** Which addendum withdrew all of it, by its number, and on which day; null where it is not withdrawn. */
    withdrawnBy: integer("withdrawn_by"),
    /** Addenda of which what they say of this part is withdrawn, by their numbers. */
    hiddenAddenda: integer("hidden_addenda").array().notNull().default([]),
    withdrawnOn: date("withdrawn_on", { mode: "string" }).$type<CalendarDate>(),
  },
  (table) => [
    oneOf("published_revision_part", table.part, RECORD_PARTS),
    unique("published_revision_once").on(table.addendumId, table.part),
    index("published_revision_last").on(table.referenceKey, table.part, table.id),
  ],
);
