import { sql, type SQLWrapper } from "drizzle-orm";
import type { Db } from "../client.server";

/**
 * Several writes in one statement, so in one round trip. None of them sees what another one writes, so they must be of
 * different rows.
 */
export async function writeAtOnce(tx: Db, writes: readonly SQLWrapper[]): Promise<void> {
  if (writes.length === 0) return;
  const named = writes.map(
    (write, place) => sql`${sql.identifier(`written_${place}`)} as (${write.getSQL()})`,
  );
  await tx.execute(sql`with ${sql.join(named, sql`, `)} select 1`);
}
