import { index, integer, pgTable, text, unique } from "drizzle-orm/pg-core";
import { CARRIED_KINDS, CARRIED_STATES } from "../../app/domain/framework/carried-over";
import { id, oneOf, version, words } from "./columns";
import { framework } from "./framework";

/** What a framework takes over from the one before it. It becomes content when it is confirmed, and is none before; never deleted. */
export const carriedOver = pgTable(
  "carried_over",
  {
    id: id(),
    frameworkId: integer("framework_id")
      .notNull()
      .references(() => framework.id),
    kind: text("kind", { enum: CARRIED_KINDS }).notNull(),
    /** The line, entry, action, project or theme that it was; 0 for a text. No foreign key: a project may be removed. */
    sourceId: integer("source_id").notNull(),
    /** Of a text, its field. */
    field: words("field"),
    /** What it was called, and what it said, when it was carried over. */
    name: text("name").notNull(),
    says: words("says"),
    state: text("state", { enum: CARRIED_STATES }).notNull().default("to_confirm"),
    /** Why it is left out. */
    reason: words("reason"),
    version: version(),
  },
  (table) => [
    unique("carried_over_once").on(table.frameworkId, table.kind, table.sourceId, table.field),
    index("carried_over_framework").on(table.frameworkId, table.id),
    oneOf("carried_over_kind", table.kind, CARRIED_KINDS),
    oneOf("carried_over_state", table.state, CARRIED_STATES),
  ],
);
