import { eq, sql } from "drizzle-orm";
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Db } from "../client.server";

type Positioned = PgTable & { frameworkId: AnyPgColumn; position: AnyPgColumn };

/** The place after the last of a framework's rows of one kind. */
export async function nextPosition(db: Db, table: Positioned, frameworkId: number): Promise<number> {
  const [row] = await db
    .select({ next: sql<number>`coalesce(max(${table.position}), 0) + 1` })
    .from(table)
    .where(eq(table.frameworkId, frameworkId));
  return row?.next ?? 1;
}
