import { sql } from "drizzle-orm";
import { check, integer, pgTable } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/** The one row that is written to learn whether anything can be: `probe_health` in the migrations. */
export const healthProbe = pgTable(
  "health_probe",
  {
    id: integer("id").primaryKey().default(1),
    writtenAt: instant("written_at").notNull(),
  },
  (table) => [check("health_probe_is_single", sql`${table.id} = 1`)],
);
