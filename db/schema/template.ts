import { sql } from "drizzle-orm";
import { check, integer, jsonb, pgTable, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { TEMPLATE_KINDS, type Guidance, type OwnQuestion } from "../../app/domain/templates/template";
import { id, instant, oneOf, version, words } from "./columns";
import { person } from "./person";

/** A version of the office's own questions. Once it is in use it stays as it is, by trigger; of a kind one at most is a draft. */
export const templateVersion = pgTable(
  "template_version",
  {
    id: id(),
    kind: text("kind", { enum: TEMPLATE_KINDS }).notNull(),
    number: integer("number").notNull(),
    questions: jsonb("questions").$type<OwnQuestion[]>().notNull(),
    guidance: jsonb("guidance").$type<Guidance>().notNull().default({}),
    /** Null while it is a draft. */
    inUseSince: instant("in_use_since"),
    usedBy: integer("used_by").references(() => person.id),
    usedByName: words("used_by_name"),
    version: version(),
  },
  (table) => [
    oneOf("template_version_kind", table.kind, TEMPLATE_KINDS),
    check("template_version_used", sql`(${table.inUseSince} is null) = (${table.usedBy} is null)`),
    unique("template_version_once").on(table.kind, table.number),
    uniqueIndex("template_version_one_draft")
      .on(table.kind)
      .where(sql`${table.inUseSince} is null`),
  ],
);
