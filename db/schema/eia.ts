import { sql } from "drizzle-orm";
import {
  check,
  customType,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import type { LinesFingerprint } from "../../app/domain/budget/changes";
import { CHARACTERISTICS, DIRECTIONS } from "../../app/domain/eia/characteristics";
import {
  EIA_OUTCOMES,
  ENTRY_KINDS,
  EVIDENCE_KINDS,
  FOUND_DIRECTIONS,
  FORMER_MARKINGS,
  INQUIRIES,
  INQUIRY_TIMES,
  MARKINGS,
  MITIGATION_TIMINGS,
  YES_NO,
} from "../../app/domain/eia/eia";
import type { People } from "../../app/domain/eia/people";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import type { GivenAnswer } from "../../app/domain/templates/template";
import { budgetChange } from "./budget";
import { id, instant, oneOf, pence, version, words } from "./columns";
import { framework } from "./framework";
import { person } from "./person";
import { templateVersion } from "./template";

const bytes = customType<{ data: Uint8Array }>({ dataType: () => "bytea" });
const ALL_MARKINGS = [...MARKINGS, ...FORMER_MARKINGS] as const;

const frameworkId = () =>
  integer("framework_id")
    .notNull()
    .references(() => framework.id);

/** The head of the one EIA a framework has. */
export const eia = pgTable(
  "eia",
  {
    frameworkId: integer("framework_id")
      .primaryKey()
      .references(() => framework.id),
    name: words("name"),
    owner: words("owner"),
    author: words("author"),
    aim: words("aim"),
    startedOn: date("started_on", { mode: "string" }).$type<CalendarDate>(),
    completedOn: date("completed_on", { mode: "string" }).$type<CalendarDate>(),
    /** When an author last confirmed it: the instant of that event of the log. */
    confirmedAt: instant("confirmed_at"),
    evidence: words("evidence"),
    gaps: words("gaps"),
    gapsAnswer: words("gaps_answer"),
    whyNoMore: words("why_no_more"),
    outcome: text("outcome", { enum: EIA_OUTCOMES }),
    outcomeJustification: words("outcome_justification"),
    marking: text("marking", { enum: ALL_MARKINGS }),
    nextReview: words("next_review"),
    nextReviewOn: date("next_review_on", { mode: "string" }).$type<CalendarDate>(),
    reviewsDone: words("reviews_done"),
    /** The office’s own questions that its entries ask: those that it began with, or was moved on to; null where the office had none. */
    templateVersionId: integer("template_version_id").references(() => templateVersion.id),
    /** The same of the whole. */
    headTemplateVersionId: integer("head_template_version_id").references(() => templateVersion.id),
    ownAnswers: jsonb("own_answers").$type<GivenAnswer[]>().notNull().default([]),
    spokenTo: words("spoken_to"),
    otherGroups: words("other_groups"),
    planTitle: words("plan_title"),
    planLead: words("plan_lead"),
    planDatedOn: date("plan_dated_on", { mode: "string" }).$type<CalendarDate>(),
    version: version(),
  },
  (table) => [
    oneOf("eia_outcome", table.outcome, EIA_OUTCOMES),
    oneOf("eia_marking", table.marking, ALL_MARKINGS),
    index("eia_next_review").on(table.nextReviewOn),
  ],
);

/** The stored copy of a document an entry points to, with its digest. */
export const storedCopy = pgTable(
  "stored_copy",
  {
    id: id(),
    frameworkId: frameworkId(),
    fileName: text("file_name").notNull(),
    mediaType: text("media_type").notNull(),
    byteLength: integer("byte_length").notNull(),
    sha256: text("sha256").notNull(),
    content: bytes("content").notNull(),
    storedAt: instant("stored_at").notNull(),
    storedBy: integer("stored_by")
      .notNull()
      .references(() => person.id),
  },
  (table) => [index("stored_copy_framework").on(table.frameworkId)],
);

/** The assessment of one budget change. */
export const eiaEntry = pgTable(
  "eia_entry",
  {
    id: id(),
    frameworkId: frameworkId(),
    changeId: integer("change_id")
      .notNull()
      .unique()
      .references(() => budgetChange.id),
    kind: text("kind", { enum: ENTRY_KINDS }).notNull(),
    screeningReason: words("screening_reason"),
    changesRecipients: text("changes_recipients", { enum: YES_NO }),
    changesAmount: text("changes_amount", { enum: YES_NO }),
    changesPlace: text("changes_place", { enum: YES_NO }),
    changesProvider: text("changes_provider", { enum: YES_NO }),
    changesStaff: text("changes_staff", { enum: YES_NO }),
    screenedDespite: words("screened_despite"),
    screenedOutOn: date("screened_out_on", { mode: "string" }).$type<CalendarDate>(),
    separateReference: words("separate_reference"),
    separateDate: date("separate_date", { mode: "string" }).$type<CalendarDate>(),
    separateCopyId: integer("separate_copy_id").references(() => storedCopy.id),
    nothingFixed: words("nothing_fixed"),
    allocatedBy: words("allocated_by"),
    allocatedOn: date("allocated_on", { mode: "string" }).$type<CalendarDate>(),
    noImpactReason: words("no_impact_reason"),
    othersReason: words("others_reason"),
    combinedNote: words("combined_note"),
    contradictedReason: words("contradicted_reason"),
    nobodyConsultedReason: words("nobody_consulted_reason"),
    /** To the office’s own questions. */
    ownAnswers: jsonb("own_answers").$type<GivenAnswer[]>().notNull().default([]),
    fingerprint: jsonb("fingerprint").$type<LinesFingerprint>().notNull(),
    confirmedAt: instant("confirmed_at").notNull(),
    /** Texts of entries whose changes were linked into this one: kept to read. */
    absorbed: jsonb("absorbed").$type<{ title: string; text: string }[]>().notNull().default([]),
    version: version(),
  },
  (table) => [
    index("eia_entry_framework").on(table.frameworkId),
    oneOf("eia_entry_kind", table.kind, ENTRY_KINDS),
    oneOf("eia_entry_changes_recipients", table.changesRecipients, YES_NO),
    oneOf("eia_entry_changes_amount", table.changesAmount, YES_NO),
    oneOf("eia_entry_changes_place", table.changesPlace, YES_NO),
    oneOf("eia_entry_changes_provider", table.changesProvider, YES_NO),
    oneOf("eia_entry_changes_staff", table.changesStaff, YES_NO),
  ],
);

/** Every adverse or unknown finding that an entry ever held, with its first day: kept when the impact goes. */
export const entryFinding = pgTable(
  "entry_finding",
  {
    id: id(),
    entryId: integer("entry_id")
      .notNull()
      .references(() => eiaEntry.id, { onDelete: "cascade" }),
    characteristic: text("characteristic", { enum: CHARACTERISTICS }).notNull(),
    direction: text("direction", { enum: FOUND_DIRECTIONS }).notNull(),
    foundOn: date("found_on", { mode: "string" }).$type<CalendarDate>().notNull(),
  },
  (table) => [
    unique("entry_finding_once").on(table.entryId, table.characteristic, table.direction),
    oneOf("entry_finding_characteristic", table.characteristic, CHARACTERISTICS),
    oneOf("entry_finding_direction", table.direction, FOUND_DIRECTIONS),
  ],
);

/** What an entry's findings rest on, or what is not held. */
export const entryEvidence = pgTable(
  "entry_evidence",
  {
    id: id(),
    entryId: integer("entry_id")
      .notNull()
      .references(() => eiaEntry.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: EVIDENCE_KINDS }).notNull(),
    source: words("source"),
    datedOn: date("dated_on", { mode: "string" }).$type<CalendarDate>(),
    covers: words("covers"),
    shows: words("shows"),
    numbers: words("numbers"),
    gapReason: words("gap_reason"),
  },
  (table) => [
    index("entry_evidence_entry").on(table.entryId),
    oneOf("entry_evidence_kind", table.kind, EVIDENCE_KINDS),
  ],
);

/** What a change does to some people who share a characteristic. An entry may have several rows of one. */
export const entryImpact = pgTable(
  "entry_impact",
  {
    id: id(),
    entryId: integer("entry_id")
      .notNull()
      .references(() => eiaEntry.id, { onDelete: "cascade" }),
    characteristic: text("characteristic", { enum: CHARACTERISTICS }).notNull(),
    direction: text("direction", { enum: DIRECTIONS }).notNull(),
    who: words("who"),
    /** A number, or "not_known"; null where it is not said. */
    people: jsonb("people").$type<People>(),
    description: words("description"),
    mitigation: words("mitigation"),
    mitigationBy: words("mitigation_by"),
    mitigationTiming: text("mitigation_timing", { enum: MITIGATION_TIMINGS }),
    mitigationDate: date("mitigation_date", { mode: "string" }).$type<CalendarDate>(),
    justification: words("justification"),
    inquiry: text("inquiry", { enum: INQUIRIES }),
    inquiryAsks: words("inquiry_asks"),
    inquiryBy: words("inquiry_by"),
    inquiryDate: date("inquiry_date", { mode: "string" }).$type<CalendarDate>(),
    inquiryTime: text("inquiry_time", { enum: INQUIRY_TIMES }),
    noInquiryReason: words("no_inquiry_reason"),
    staysOpen: words("stays_open"),
  },
  (table) => [
    index("entry_impact_entry").on(table.entryId),
    check(
      "entry_impact_people",
      sql`case jsonb_typeof(${table.people}) when 'number' then ${table.people}::numeric between 0 and 99999999 when 'string' then ${table.people} = '"not_known"'::jsonb else ${table.people} is null end`,
    ),
    oneOf("entry_impact_characteristic", table.characteristic, CHARACTERISTICS),
    oneOf("entry_impact_direction", table.direction, DIRECTIONS),
    oneOf("entry_impact_mitigation_timing", table.mitigationTiming, MITIGATION_TIMINGS),
    oneOf("entry_impact_inquiry", table.inquiry, INQUIRIES),
    oneOf("entry_impact_inquiry_time", table.inquiryTime, INQUIRY_TIMES),
  ],
);

/** What an author concludes of a characteristic that several changes are adverse to, and of which changes it was written. */
export const characteristicConclusion = pgTable(
  "characteristic_conclusion",
  {
    frameworkId: frameworkId(),
    characteristic: text("characteristic", { enum: CHARACTERISTICS }).notNull(),
    conclusion: words("conclusion"),
    changeIds: integer("change_ids").array().notNull(),
    version: version(),
  },
  (table) => [
    primaryKey({ columns: [table.frameworkId, table.characteristic] }),
    oneOf("characteristic_conclusion_characteristic", table.characteristic, CHARACTERISTICS),
  ],
);

export const consulteeInfluence = pgTable(
  "consultee_influence",
  {
    id: id(),
    entryId: integer("entry_id")
      .notNull()
      .references(() => eiaEntry.id, { onDelete: "cascade" }),
    consultee: text("consultee").notNull(),
    consultedWhen: words("consulted_when"),
    consultedFrom: date("consulted_from", { mode: "string" }).$type<CalendarDate>(),
    consultedTo: date("consulted_to", { mode: "string" }).$type<CalendarDate>(),
    said: words("said"),
    influence: words("influence"),
    amountBefore: pence("amount_before"),
    amountAfter: pence("amount_after"),
    unchangedReason: words("unchanged_reason"),
    version: version(),
  },
  (table) => [index("consultee_influence_entry").on(table.entryId)],
);

/** A consultation that was about several changes: who was asked, and what they said. */
export const consultation = pgTable(
  "consultation",
  {
    id: id(),
    frameworkId: frameworkId(),
    consultee: text("consultee").notNull(),
    consultedWhen: words("consulted_when"),
    consultedFrom: date("consulted_from", { mode: "string" }).$type<CalendarDate>(),
    consultedTo: date("consulted_to", { mode: "string" }).$type<CalendarDate>(),
    said: words("said"),
    version: version(),
  },
  (table) => [index("consultation_framework").on(table.frameworkId)],
);

/** What a consultation changed of one entry. */
export const consultationEntry = pgTable(
  "consultation_entry",
  {
    id: id(),
    consultationId: integer("consultation_id")
      .notNull()
      .references(() => consultation.id, { onDelete: "cascade" }),
    entryId: integer("entry_id")
      .notNull()
      .references(() => eiaEntry.id, { onDelete: "cascade" }),
    influence: words("influence"),
    unchangedReason: words("unchanged_reason"),
  },
  (table) => [
    unique("consultation_entry_once").on(table.consultationId, table.entryId),
    index("consultation_entry_entry").on(table.entryId),
  ],
);
