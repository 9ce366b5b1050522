import { integer, pgTable, primaryKey, index, text } from "drizzle-orm/pg-core";
import { READING_STATES } from "../../app/domain/consultation/answer";
import { oneOf, words } from "./columns";
import { person } from "./person";
import { consultationAnswer } from "./public-consultation";

/** How each person read an answer last: what two of them saw in it is compared, and the last of all can be undone. */
export const consultationReading = pgTable(
  "consultation_reading",
  {
    answerId: integer("answer_id")
      .notNull()
      .references(() => consultationAnswer.id, { onDelete: "cascade" }),
    personId: integer("person_id")
      .notNull()
      .references(() => person.id),
    themeIds: integer("theme_ids").array().notNull(),
    /** The answer's version that this reading left: while it has it, nobody has read it since. */
    answerVersion: integer("answer_version").notNull(),
    /** How the answer stood before, to be put back. */
    readingBefore: text("reading_before", { enum: READING_STATES }).notNull(),
    themeIdsBefore: integer("theme_ids_before").array().notNull(),
    quotationBefore: words("quotation_before"),
  },
  (table) => [
    primaryKey({ columns: [table.answerId, table.personId] }),
    oneOf("consultation_reading_before", table.readingBefore, READING_STATES),
    index("consultation_reading_person").on(table.personId),
  ],
);

/** Words of an answer that may be published, with the themes that it is counted to. */
export const answerQuotation = pgTable("answer_quotation", {
  answerId: integer("answer_id")
    .primaryKey()
    .references(() => consultationAnswer.id, { onDelete: "cascade" }),
  words: text("words").notNull(),
});
