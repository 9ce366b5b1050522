import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { Implication } from "../../app/domain/decision/implications";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import { DIRECTIONS } from "../../app/domain/eia/characteristics";
import { DIMENSION_KINDS } from "../../app/domain/eia/dimensions";
import { id, oneOf, version, words } from "./columns";
import { framework } from "./framework";

/** What the thing decided is called, from a day on. */
export const decidedThing = pgTable("decided_thing", {
  id: id(),
  validFrom: date("valid_from", { mode: "string" }).$type<CalendarDate>().notNull().unique(),
  one: text("one").notNull(),
  many: text("many").notNull(),
});

/** What the office’s decision records hold beside what every one holds, and which body scrutinises it, from a day on. */
export const recordSetting = pgTable("record_setting", {
  id: id(),
  validFrom: date("valid_from", { mode: "string" }).$type<CalendarDate>().notNull().unique(),
  asked: text("asked").array().$type<Implication[]>().notNull(),
  scrutinyBody: text("scrutiny_body").notNull(),
});

/**
 * What the office assesses beside the nine, between two days. A guard lets it be ended, and refuses every other change: its name
 * is in what was frozen.
 */
export const dimension = pgTable(
  "dimension",
  {
    id: id(),
    kind: text("kind", { enum: DIMENSION_KINDS }).notNull(),
    name: text("name").notNull(),
    legalBasis: text("legal_basis").notNull(),
    validFrom: date("valid_from", { mode: "string" }).$type<CalendarDate>().notNull(),
    validUntil: date("valid_until", { mode: "string" }).$type<CalendarDate>(),
  },
  (table) => [
    oneOf("dimension_kind", table.kind, DIMENSION_KINDS),
    check("dimension_has_days", sql`${table.validUntil} >= ${table.validFrom}`),
  ],
);

/** What a framework's assessment says of a dimension. */
export const dimensionAnswer = pgTable(
  "dimension_answer",
  {
    frameworkId: integer("framework_id")
      .notNull()
      .references(() => framework.id),
    dimensionId: integer("dimension_id")
      .notNull()
      .references(() => dimension.id),
    direction: text("direction", { enum: DIRECTIONS }).notNull(),
    who: words("who"),
    description: words("description"),
    response: words("response"),
    version: version(),
  },
  (table) => [
    primaryKey({ columns: [table.frameworkId, table.dimensionId] }),
    index("dimension_answer_dimension").on(table.dimensionId),
    oneOf("dimension_answer_direction", table.direction, DIRECTIONS),
  ],
);
