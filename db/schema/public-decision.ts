import { date, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { RECORD_PARTS } from "../../app/domain/publication/record-parts";
import type { SealSalts } from "../../app/domain/decision/seal";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import type { StoredStage } from "./sign-off";

/**
 * The view of what is published on the day, part by part; a migration makes it, so it is not among the tables of `index.ts`.
 * Public pages read nothing else. It is written as a table, because drizzle selects from no alias of a view.
 */
export const publicDecisionPart = pgTable("public_decision_part", {
  id: integer("id").notNull(),
  referenceKey: text("reference_key").notNull(),
  reference: text("reference").notNull(),
  decidedOn: date("decided_on", { mode: "string" }).$type<CalendarDate>().notNull(),
  part: text("part", { enum: RECORD_PARTS }).notNull(),
  /** Null for what is not public. */
  publishedFrom: date("published_from", { mode: "string" }).$type<CalendarDate>(),
  legalGround: text("legal_ground").notNull(),
  body: jsonb("body").$type<Record<string, unknown>>(),
  jws: text("jws").notNull(),
  salts: jsonb("salts").$type<SealSalts>(),
  /** Those of its later stages that have come. */
  later: jsonb("later").$type<StoredStage[]>().notNull(),
});
