import { index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { id, instant, words } from "./columns";
import { framework } from "./framework";
import { person } from "./person";

/** Rule 15: everything done. Append-only, by trigger. */
export const auditEvent = pgTable(
  "audit_event",
  {
    id: id(),
    at: instant("at").notNull(),
    /** Null for what the installation itself did. */
    personId: integer("person_id").references(() => person.id),
    personName: words("person_name"),
    capacity: words("capacity"),
    act: text("act").notNull(),
    frameworkId: integer("framework_id").references(() => framework.id),
    subject: words("subject"),
    detail: jsonb("detail").$type<Record<string, unknown>>().notNull().default({}),
  },
  (table) => [index("audit_event_framework").on(table.frameworkId, table.id)],
);
