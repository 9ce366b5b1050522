import { customType, date, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { LinesFingerprint } from "../../app/domain/budget/changes";
import { CHARACTERISTICS, DIRECTIONS } from "../../app/domain/eia/characteristics";
import { EIA_OUTCOMES, ENTRY_KINDS, FORMER_MARKINGS, MARKINGS } from "../../app/domain/eia/eia";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import { budgetChange } from "./budget";
import { id, instant, oneOf, pence, version, words } from "./columns";
import { framework } from "./framework";
import { person } from "./person";

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
    completedOn: date("completed_on", { mode: "string" }).$type<CalendarDate>(),
    evidence: words("evidence"),
    gaps: words("gaps"),
    gapsAnswer: words("gaps_answer"),
    outcome: text("outcome", { enum: EIA_OUTCOMES }),
    outcomeJustification: words("outcome_justification"),
    marking: text("marking", { enum: ALL_MARKINGS }),
    nextReview: words("next_review"),
    reviewsDone: words("reviews_done"),
    version: version(),
  },
  (table) => [
    oneOf("eia_outcome", table.outcome, EIA_OUTCOMES),
    oneOf("eia_marking", table.marking, ALL_MARKINGS),
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
    separateReference: words("separate_reference"),
    separateDate: date("separate_date", { mode: "string" }).$type<CalendarDate>(),
    separateCopyId: integer("separate_copy_id").references(() => storedCopy.id),
    noImpactReason: words("no_impact_reason"),
    nobodyConsultedReason: words("nobody_consulted_reason"),
    fingerprint: jsonb("fingerprint").$type<LinesFingerprint>().notNull(),
    confirmedAt: instant("confirmed_at").notNull(),
    /** Texts of entries whose changes were linked into this one: kept to read. */
    absorbed: jsonb("absorbed").$type<{ title: string; text: string }[]>().notNull().default([]),
    version: version(),
  },
  (table) => [
    index("eia_entry_framework").on(table.frameworkId),
    oneOf("eia_entry_kind", table.kind, ENTRY_KINDS),
  ],
);

export const entryImpact = pgTable(
  "entry_impact",
  {
    entryId: integer("entry_id")
      .notNull()
      .references(() => eiaEntry.id, { onDelete: "cascade" }),
    characteristic: text("characteristic", { enum: CHARACTERISTICS }).notNull(),
    direction: text("direction", { enum: DIRECTIONS }).notNull(),
    who: words("who"),
    description: words("description"),
    mitigation: words("mitigation"),
    justification: words("justification"),
  },
  (table) => [
    primaryKey({ columns: [table.entryId, table.characteristic] }),
    oneOf("entry_impact_characteristic", table.characteristic, CHARACTERISTICS),
    oneOf("entry_impact_direction", table.direction, DIRECTIONS),
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
    said: words("said"),
    influence: words("influence"),
    amountBefore: pence("amount_before"),
    amountAfter: pence("amount_after"),
    unchangedReason: words("unchanged_reason"),
    version: version(),
  },
  (table) => [index("consultee_influence_entry").on(table.entryId)],
);
