import { sql } from "drizzle-orm";
import {
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { ContentLeaf } from "../../app/domain/decision/content-leaves";
import type { RecordSeal, SealSalts } from "../../app/domain/decision/seal";
import type { SignedSnapshot } from "../../app/domain/decision/signed-snapshot";
import { DECISION_OUTCOMES } from "../../app/domain/decision/decision-record";
import { RECORD_PARTS } from "../../app/domain/publication/record-parts";
import type { DeterminationDraft } from "../../app/domain/publication/determination-draft";
import type { GroundedItem, InheritedItem, ReleasedItem } from "../../app/domain/publication/determinations";
import type { GroundFurther } from "../../app/domain/publication/ground-further";
import type { PublishedStage } from "../../app/domain/publication/published-parts";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import { id, instant, oneOf, version, words } from "./columns";
import { action } from "./action";
import { framework } from "./framework";
import { person } from "./person";

const SUBMISSION_ENDS = ["recalled", "returned", "withdrawn", "signed"] as const;

/** One submission: the content as frozen, leaf by leaf, each with its salt, and the digest over them. */
export const submission = pgTable(
  "submission",
  {
    id: id(),
    frameworkId: integer("framework_id")
      .notNull()
      .references(() => framework.id),
    digest: text("digest").notNull(),
    leaves: jsonb("leaves").$type<ContentLeaf[]>().notNull(),
    submittedAt: instant("submitted_at").notNull(),
    submittedBy: integer("submitted_by")
      .notNull()
      .references(() => person.id),
    submittedByName: text("submitted_by_name").notNull(),
    capacity: text("capacity").notNull(),
    endedAt: instant("ended_at"),
    ended: text("ended", { enum: SUBMISSION_ENDS }),
    endedReason: words("ended_reason"),
    endedByName: words("ended_by_name"),
    endedCapacity: words("ended_capacity"),
  },
  (table) => [
    oneOf("submission_ended", table.ended, SUBMISSION_ENDS),
    index("submission_framework").on(table.frameworkId),
    uniqueIndex("submission_one_open")
      .on(table.frameworkId)
      .where(sql`${table.endedAt} is null`),
  ],
);

/** A senior officer's approval, of one submission's digest. It lapses with its submission. */
export const approval = pgTable(
  "approval",
  {
    id: id(),
    submissionId: integer("submission_id")
      .notNull()
      .unique()
      .references(() => submission.id),
    digest: text("digest").notNull(),
    personId: integer("person_id")
      .notNull()
      .references(() => person.id),
    personName: text("person_name").notNull(),
    capacity: text("capacity").notNull(),
    /** What was stated by approving, in the words of the day. */
    statement: words("statement"),
    comment: words("comment"),
    at: instant("at").notNull(),
  },
  (table) => [index("approval_person").on(table.personId)],
);

/** The monitoring officer's determination of one part, for one submission's digest. */
export const determination = pgTable(
  "determination",
  {
    id: id(),
    submissionId: integer("submission_id")
      .notNull()
      .references(() => submission.id),
    digest: text("digest").notNull(),
    part: text("part", { enum: RECORD_PARTS }).notNull(),
    publish: boolean("publish").notNull(),
    legalGround: words("legal_ground"),
    isQualified: boolean("is_qualified").notNull().default(false),
    publicInterest: words("public_interest"),
    /** What its ground asks for besides: a link, an opinion. */
    further: jsonb("further").$type<GroundFurther>().notNull().default({}),
    /** Single lines, entries or actions that are withheld though the part is published, each on its ground. */
    items: jsonb("items").$type<GroundedItem[]>().notNull().default([]),
    /** What is withheld because the framework before withholds it, and what of that is published expressly. */
    inherited: jsonb("inherited").$type<InheritedItem[]>().notNull().default([]),
    released: jsonb("released").$type<ReleasedItem[]>().notNull().default([]),
    withheldUntil: date("withheld_until", { mode: "string" }).$type<CalendarDate>(),
    /** Of the details: the places that tell a withheld amount and are known to, by `TellingPlace.key`. Never published. */
    known: jsonb("known").$type<string[]>().notNull().default([]),
    /** Of the record: whom it prints by their title alone, by their ids. */
    titlesOnly: jsonb("titles_only").$type<number[]>().notNull().default([]),
    personId: integer("person_id")
      .notNull()
      .references(() => person.id),
    personName: text("person_name").notNull(),
    capacity: text("capacity").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [
    oneOf("determination_part", table.part, RECORD_PARTS),
    unique("determination_once").on(table.submissionId, table.part),
  ],
);

/**
 * What a monitoring officer has answered so far for one submission, before it is determined. It is no content and nothing of it is
 * public; it goes as the determinations are made, and lapses with its submission.
 */
export const determinationDraft = pgTable("determination_draft", {
  submissionId: integer("submission_id")
    .primaryKey()
    .references(() => submission.id),
  answers: jsonb("answers").$type<DeterminationDraft>().notNull(),
  personId: integer("person_id")
    .notNull()
    .references(() => person.id),
  personName: text("person_name").notNull(),
  at: instant("at").notNull(),
  version: version(),
});

/** That one action is done after the decision, accepted for one submission's digest. It lapses with its submission. */
export const actionAcceptance = pgTable(
  "action_acceptance",
  {
    id: id(),
    submissionId: integer("submission_id")
      .notNull()
      .references(() => submission.id),
    actionId: integer("action_id")
      .notNull()
      .references(() => action.id),
    digest: text("digest").notNull(),
    reason: text("reason").notNull(),
    personId: integer("person_id")
      .notNull()
      .references(() => person.id),
    personName: text("person_name").notNull(),
    capacity: text("capacity").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [
    unique("action_acceptance_once").on(table.submissionId, table.actionId),
    index("action_acceptance_action").on(table.actionId),
  ],
);

/** What was signed, whole. Triggers refuse every change to it. */
export const signedRecord = pgTable(
  "signed_record",
  {
    id: id(),
    frameworkId: integer("framework_id")
      .notNull()
      .unique()
      .references(() => framework.id),
    reference: text("reference").notNull(),
    referenceKey: text("reference_key").notNull().unique(),
    digest: text("digest").notNull(),
    outcome: text("outcome", { enum: DECISION_OUTCOMES }).notNull(),
    signedAt: instant("signed_at").notNull(),
    signedBy: integer("signed_by")
      .notNull()
      .references(() => person.id),
    snapshot: jsonb("snapshot").$type<SignedSnapshot>().notNull(),
    /** Null for what was signed before records were sealed. */
    seal: jsonb("seal").$type<RecordSeal>(),
    /** Which of the office's keys sealed it. */
    sealKeyId: words("seal_key_id"),
  },
  (table) => [oneOf("signed_record_outcome", table.outcome, DECISION_OUTCOMES)],
);

/** A part as it is published from a day on, with the salts that prove it. */
export type StoredStage = Omit<PublishedStage, "body"> & { body: Record<string, unknown> };

/**
 * What the public may read: one row for each part of a signed record, made at signing from the determinations.
 * A part withheld for good has no body here at all.
 */
export const publishedPart = pgTable(
  "published_part",
  {
    id: id(),
    referenceKey: text("reference_key")
      .notNull()
      .references(() => signedRecord.referenceKey),
    reference: text("reference").notNull(),
    decidedOn: date("decided_on", { mode: "string" }).$type<CalendarDate>().notNull(),
    part: text("part", { enum: RECORD_PARTS }).notNull(),
    /** The first day it may be read; null: never. */
    publishedFrom: date("published_from", { mode: "string" }).$type<CalendarDate>(),
    legalGround: words("legal_ground"),
    body: jsonb("body").$type<Record<string, unknown>>(),
    /** The office's signature over the record's manifest; the same in each part, and public with each. */
    jws: words("jws"),
    /** The salts that prove what is in the body. */
    salts: jsonb("salts").$type<SealSalts>(),
    /** The part as it is from later days on, the earliest first. */
    later: jsonb("later").$type<StoredStage[]>().notNull().default([]),
  },
  (table) => [
    oneOf("published_part_part", table.part, RECORD_PARTS),
    unique("published_part_once").on(table.referenceKey, table.part),
    index("published_part_newest").on(table.part, table.decidedOn),
  ],
);

/**
 * The lines of a baseline that are not for everybody, as a monitoring officer determined. It is no content: a framework that
 * is compared with the baseline withholds them unless they are released there.
 */
export const baselineWithholding = pgTable("baseline_withholding", {
  frameworkId: integer("framework_id")
    .primaryKey()
    .references(() => framework.id),
  lineIds: integer("line_ids").array().notNull(),
  legalGround: words("legal_ground"),
  isQualified: boolean("is_qualified").notNull().default(false),
  publicInterest: words("public_interest"),
  /** What its ground asks for besides: a link, an opinion. */
  further: jsonb("further").$type<GroundFurther>().notNull().default({}),
  withheldUntil: date("withheld_until", { mode: "string" }).$type<CalendarDate>(),
  /** Why lines that were withheld before are withheld no more. */
  releaseReason: words("release_reason"),
  personId: integer("person_id")
    .notNull()
    .references(() => person.id),
  personName: text("person_name").notNull(),
  capacity: text("capacity").notNull(),
  at: instant("at").notNull(),
  version: version(),
});
