import { getTableColumns, sql, type SQL } from "drizzle-orm";
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Db } from "../client.server";

/**
 * PostgreSQL takes 65,534 parameters in one statement, which ten thousand lines exceed, and each of them costs time. So
 * many rows go as one parameter: their JSON.
 */

/** Whether a column holds one of these ids. */
export function amongIds(column: AnyPgColumn, ids: readonly number[]): SQL {
  return sql`${column} in (select value::int from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb))`;
}

/** Rows to select from or to update with: `from(sql\`${jsonRows(rows)} as given(id int, title text)\`)`. */
export function jsonRows(rows: readonly Record<string, unknown>[]): SQL {
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)`;
}

/**
 * Inserts any number of rows, in pieces that leave others time in between.
 * @param rows with the same keys in each
 */
export async function insertMany<Table extends PgTable>(
  tx: Db,
  table: Table,
  rows: readonly Table["$inferInsert"][],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => key in first);
  const names = sql.join(
    columns.map(([, { name }]) => sql.identifier(name)),
    sql`, `,
  );
  const typed = sql.join(
    columns.map(([, column]) => sql`${sql.identifier(column.name)} ${sql.raw(column.getSQLType())}`),
    sql`, `,
  );
  for (const piece of inPieces(rows)) {
    const given = piece.map((row) =>
      Object.fromEntries(columns.map(([key, { name }]) => [name, row[key as keyof typeof row]])),
    );
    await tx.execute(
      sql`insert into ${table} (${names}) select ${names} from ${jsonRows(given)} as given(${typed})`,
    );
    await othersTurn();
  }
}

/** The embedded database works in this process: without this, nobody else is answered until a transaction ends. */
export function othersTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

const ROWS_AT_ONCE = 1_000;

export function inPieces<Row>(rows: readonly Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / ROWS_AT_ONCE) }, (_, index) =>
    rows.slice(index * ROWS_AT_ONCE, (index + 1) * ROWS_AT_ONCE),
  );
}
