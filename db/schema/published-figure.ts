import { doublePrecision, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { id, oneOf, words } from "./columns";
import { signedRecord } from "./sign-off";

/** The signed records whose figures are in `published_figure`: read as they were signed, and anew where something was withdrawn. */
export const figuresRead = pgTable("figures_read", {
  referenceKey: text("reference_key")
    .primaryKey()
    .references(() => signedRecord.referenceKey),
});

/**
 * Each amount and share that a text of a signed record prints where it is or will be published, so that those which tell a
 * withheld amount are found by their value. No page shows it.
 */
export const publishedFigure = pgTable(
  "published_figure",
  {
    id: id(),
    referenceKey: text("reference_key")
      .notNull()
      .references(() => figuresRead.referenceKey),
    /** Of the text, as `PublishedText` has it. */
    textId: text("text_id").notNull(),
    place: text("place").notNull(),
    year: integer("year"),
    kind: text("kind", { enum: ["money", "percent"] }).notNull(),
    /** Pence, or per cent, and one unit of the last digit: as `PrintedFigure` has them. */
    value: doublePrecision("value").notNull(),
    unit: doublePrecision("unit").notNull(),
    before: words("before"),
    figure: text("figure").notNull(),
    after: words("after"),
  },
  (table) => [
    oneOf("published_figure_kind", table.kind, ["money", "percent"]),
    index("published_figure_value").on(table.kind, table.value),
  ],
);
