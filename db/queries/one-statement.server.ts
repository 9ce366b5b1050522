import { is, sql, type GetColumnData, type SQL } from "drizzle-orm";
import { PgColumn, PgDialect } from "drizzle-orm/pg-core";
import type { Db } from "../client.server";

/**
 * Several tables read in one statement, each as JSON: one round trip, one snapshot, and a text that is made once for all
 * requests. What PostgreSQL names and plans once it then only runs.
 */

/** What of each row is read. */
type Selected = Record<string, PgColumn | SQL>;

type ValueOf<Field> = Field extends PgColumn
  ? GetColumnData<Field>
  : Field extends SQL<infer Value>
    ? Value
    : never;
export type RowOf<Fields extends Selected> = { [Key in keyof Fields]: ValueOf<Fields[Key]> };

/** A part of a statement: any number of rows of one kind. */
export interface Rows<Row> {
  json: SQL;
  read: (rows: readonly (readonly unknown[])[]) => Row[];
}

/**
 * @param fields of which an SQL expression must come as JSON gives it, which no date does
 * @param tail what follows the fields: `from …`, its joins, `where …`
 * @param order of the rows; without it they come in any
 */
export function rowsOf<Fields extends Selected>(
  fields: Fields,
  tail: SQL,
  order: readonly (PgColumn | SQL)[] = [],
): Rows<RowOf<Fields>> {
  const entries = Object.entries(fields);
  const row = sql`json_build_array(${sql.join(
    entries.map(([, field]) => field),
    sql`, `,
  )})`;
  const sorted = order.length > 0 ? sql` order by ${sql.join([...order], sql`, `)}` : sql``;
  const decoders = entries.map(([key, field], place) => ({ key, place, decode: decoderOf(field) }));
  return {
    json: sql`(select coalesce(json_agg(${row}${sorted}), '[]'::json) ${tail})`,
    read: (rows) =>
      rows.map((values) => {
        const read: Record<string, unknown> = {};
        for (const { key, place, decode } of decoders) read[key] = decode(values[place]);
        return read as RowOf<Fields>;
      }),
  };
}

/** JSON has a column's value as it is, or in the words that drizzle reads from the driver. */
function decoderOf(field: PgColumn | SQL): (value: unknown) => unknown {
  if (!is(field, PgColumn)) return (value) => value;
  // A text in it would be parsed once more.
  if (field.dataType === "json") return (value) => value;
  return (value) => (value === null ? null : field.mapFromDriverValue(value));
}

type Given = Record<string, number | string | null>;
type Parts = Record<string, Rows<unknown>>;
type ReadParts<Of extends Parts> = { [Name in keyof Of]: Of[Name] extends Rows<infer Row> ? Row[] : never };

/** A value that the statement is given, wherever in it that is asked for. */
export const given = (name: string): SQL => sql`(select given.${sql.identifier(name)} from given)`;

/**
 * @param types of what is given, in PostgreSQL's words
 * @returns what runs it
 */
export function oneStatement<Values extends Given, Of extends Parts>(
  types: Readonly<Record<keyof Values & string, string>>,
  parts: Of,
): (db: Db, values: Values) => Promise<ReadParts<Of>> {
  const names = Object.keys(parts);
  const takes = Object.keys(types);
  const values = takes.map(
    (name) => sql`${sql.placeholder(name)}::${sql.raw(types[name] ?? "text")} as ${sql.identifier(name)}`,
  );
  const all = names.flatMap((name) => parts[name]?.json ?? []);
  const text = new PgDialect().sqlToQuery(
    sql`with given as (select ${sql.join(values, sql`, `)}) select json_build_array(${sql.join(all, sql`, `)})::text`.inlineParams(),
  ).sql;
  // Between the places where it takes what is given, in their order.
  const pieces = text.split(/\$\d+/u).map((piece) => sql.raw(piece));
  return async (db, of) => {
    const chunks = pieces.flatMap((piece, place) => {
      const name = takes[place];
      return name === undefined ? [piece] : [piece, sql`${of[name]}`];
    });
    const [row] = await db
      .select({ read: sql<string>`one.read` })
      .from(sql`(${sql.join(chunks)}) as one(read)`);
    if (!row) throw new Error("A statement of one row has none");
    const read = JSON.parse(row.read) as (readonly unknown[])[][];
    return Object.fromEntries(
      names.map((name, place) => [name, parts[name]?.read(read[place] ?? [])]),
    ) as ReadParts<Of>;
  };
}
