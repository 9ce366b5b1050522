import { bigint, date, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { REGISTERS } from "../../app/domain/grants/application";
import type { Criterion } from "../../app/domain/grants/round";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import type { OwnQuestion } from "../../app/domain/templates/template";

/**
 * The views of what everybody may read of grants, which a migration makes, so that they are not among the tables of `index.ts`: rounds
 * that were opened, and awards that are published. Public pages read nothing else of them. They are written as tables, because drizzle
 * selects from no alias of a view.
 */
export const publicGrantRound = pgTable("public_grant_round", {
  id: integer("id").notNull(),
  slug: text("slug").notNull(),
  state: text("state", { enum: ["open", "closed", "decided"] }).notNull(),
  title: text("title").notNull(),
  purpose: text("purpose").notNull(),
  criteria: jsonb("criteria").$type<Criterion[]>().notNull(),
  opensOn: date("opens_on", { mode: "string" }).$type<CalendarDate>().notNull(),
  closesOn: date("closes_on", { mode: "string" }).$type<CalendarDate>().notNull(),
  maximumPence: bigint("maximum_pence", { mode: "number" }),
  privacy: text("privacy").notNull(),
  contact: text("contact").notNull(),
  /** The office’s own, that applicants are asked. */
  questions: jsonb("questions").$type<OwnQuestion[]>().notNull(),
});

export const publicGrant = pgTable("public_grant", {
  id: integer("id").notNull(),
  name: text("name").notNull(),
  register: text("register", { enum: REGISTERS }).notNull(),
  number: text("number").notNull(),
  title: text("title").notNull(),
  purpose: text("purpose").notNull(),
  conditions: text("conditions").notNull(),
  reasons: text("reasons").notNull(),
  pence: bigint("pence", { mode: "number" }).notNull(),
  decidedOn: date("decided_on", { mode: "string" }).$type<CalendarDate>().notNull(),
  agreedOn: date("agreed_on", { mode: "string" }).$type<CalendarDate>(),
  publishedOn: date("published_on", { mode: "string" }).$type<CalendarDate>().notNull(),
  roundTitle: text("round_title").notNull(),
  roundSlug: text("round_slug").notNull(),
});
