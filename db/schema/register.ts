import { sql } from "drizzle-orm";
import { bigint, check, customType, date, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import { instant, words } from "./columns";

/** A document as PostgreSQL's full-text search reads it. */
const searchDocument = customType<{ data: string }>({ dataType: () => "tsvector" });

/**
 * What of a signed decision can be searched: no more than what is published of it, since it is made of what the public pages read
 * (`refreshRegister`). What changes a publication empties its row in the same statement (`published_record_changed`), so that
 * nothing is found which is not published any more.
 */
export const registerDocument = pgTable(
  "register_document",
  {
    referenceKey: text("reference_key").primaryKey(),
    recordId: integer("record_id").notNull(),
    decidedOn: date("decided_on", { mode: "string" }).$type<CalendarDate>().notNull(),
    /** The day from which it is to be made anew; null where no day changes what is published. */
    dueOn: date("due_on", { mode: "string" }).$type<CalendarDate>(),
    /** When what is published of it last changed. */
    changedAt: instant("changed_at").notNull(),
    /** What the register is filtered by, as `kind:value`. */
    facets: text("facets").array().notNull().default([]),
    document: searchDocument("document").notNull().default(""),
    /** The texts, one a line. */
    passages: words("passages"),
  },
  (table) => [
    index("register_document_newest").on(table.decidedOn, table.recordId),
    index("register_document_words").using("gin", table.document).with({ fastupdate: false }),
    index("register_document_facets").using("gin", table.facets).with({ fastupdate: false }),
    index("register_document_due")
      .on(table.dueOn)
      .where(sql`due_on is not null`),
  ],
);

/** How many decisions have a facet. Kept by a trigger: counting them anew would take longer than a search. */
export const registerFacet = pgTable("register_facet", {
  facet: text("facet").primaryKey(),
  records: integer("records").notNull(),
});

/** One row, which every change of what public pages show counts up: what was prepared before it is not sent any more. */
export const publicVersion = pgTable(
  "public_version",
  {
    id: integer("id").primaryKey().default(1),
    version: bigint("version", { mode: "number" }).notNull(),
  },
  (table) => [check("public_version_is_single", sql`${table.id} = 1`)],
);
