import { integer, jsonb, pgTable, text, uniqueIndex, index } from "drizzle-orm/pg-core";
import type { SurveyMapping, SurveySheet } from "../../app/domain/consultation/imported-answers";
import { id, instant, version } from "./columns";
import { person } from "./person";
import { publicConsultation } from "./public-consultation";

/**
 * A survey's export on its way into a consultation, without what tells who answered: one at a time for each person and consultation.
 * Nothing of it is an answer until it is confirmed; then, or when it is dropped, the row goes.
 */
export const answerImport = pgTable(
  "answer_import",
  {
    id: id(),
    consultationId: integer("consultation_id")
      .notNull()
      .references(() => publicConsultation.id),
    personId: integer("person_id")
      .notNull()
      .references(() => person.id),
    createdAt: instant("created_at").notNull(),
    /** Empty for what was pasted. */
    fileName: text("file_name").notNull(),
    sheet: jsonb("sheet").$type<SurveySheet>().notNull(),
    /** Of each row: the digest by which it is known when it comes again. */
    digests: text("digests").array().notNull(),
    mapping: jsonb("mapping").$type<SurveyMapping>().notNull(),
    version: version(),
  },
  (table) => [
    uniqueIndex("answer_import_one").on(table.consultationId, table.personId),
    index("answer_import_person").on(table.personId),
  ],
);
