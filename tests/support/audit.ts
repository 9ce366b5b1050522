import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Database } from "../../db/client.server";
import { readChain } from "../../db/queries/audit.server";
import { chainText, type ChainRow } from "../../app/domain/audit/chain";

export const chainHash = (row: Omit<ChainRow, "hash">) =>
  createHash("sha256").update(chainText(row), "utf8").digest("hex");

export async function chainOf(database: Database): Promise<ChainRow[]> {
  const rows: ChainRow[] = [];
  for await (const batch of readChain(database.db)) rows.push(...batch);
  return rows;
}

/** As who owns the database, not as the application's role. */
export async function asOwner(database: Database, ...statements: readonly string[]): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.execute(sql`set local role none`);
    for (const statement of statements) await tx.execute(sql.raw(statement));
  });
}

const GUARDED = ["audit_event", "audit_head"] as const;

/** Does what only who owns the database can: writes past the triggers. */
export function tamper(database: Database, ...statements: readonly string[]): Promise<void> {
  const setTriggers = (state: "enable" | "disable") =>
    GUARDED.map((table) => `alter table ${table} ${state} trigger user`);
  return asOwner(database, ...setTriggers("disable"), ...statements, ...setTriggers("enable"));
}
