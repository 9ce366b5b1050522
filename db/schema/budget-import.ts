import { index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import type {
  Sheet,
  ColumnMapping,
  ImportAnswers,
  ImportChoices,
  LineMatches,
} from "../../app/domain/budget/imported-budget";
import { id, instant, version } from "./columns";
import { framework } from "./framework";
import { person } from "./person";

/**
 * A workbook on its way into a budget: one at a time for each person and framework. Nothing of it is in the budget
 * until it is confirmed; then, or when it is dropped, the row goes.
 */
export const budgetImport = pgTable(
  "budget_import",
  {
    id: id(),
    frameworkId: integer("framework_id")
      .notNull()
      .references(() => framework.id),
    personId: integer("person_id")
      .notNull()
      .references(() => person.id),
    createdAt: instant("created_at").notNull(),
    /** Empty for what was pasted. */
    fileName: text("file_name").notNull(),
    sheets: jsonb("sheets").$type<Sheet[]>().notNull(),
    mapping: jsonb("mapping").$type<ColumnMapping>(),
    /** What the person says of cells that cannot be read with certainty. */
    answers: jsonb("answers").$type<ImportAnswers>().notNull().default({}),
    /** What the person decided about the sheet as a whole. */
    choices: jsonb("choices").$type<ImportChoices>().notNull().default({}),
    /** Which imported row is which line of the budget, where the person decided. */
    matches: jsonb("matches").$type<LineMatches>().notNull().default({}),
    version: version(),
  },
  (table) => [
    uniqueIndex("budget_import_one").on(table.frameworkId, table.personId),
    index("budget_import_person").on(table.personId),
  ],
);

/** How columns under these headings were read last time. */
export const importMapping = pgTable("import_mapping", {
  /** SHA-256, hexadecimal, of the headings, lower case, in a JSON array: a key cannot be as long as headings may be. */
  headingsSha256: text("headings_sha256").primaryKey(),
  mapping: jsonb("mapping").$type<ColumnMapping>().notNull(),
  usedAt: instant("used_at").notNull(),
});
