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
  const sorted = order.length > 0 ? sql` order by ${sql.join([...order], sql`, `)}` : sql``;
  return {
    json: sql`(select coalesce(json_agg(${arrayOf(fields)}${sorted}), '[]'::json) ${tail})`,
    read: readerOf(fields),
  };
}

/** One row that stands in no table: each of its fields is a question of its own. */
export function rowOf<Fields extends Record<string, SQL>>(fields: Fields): Rows<RowOf<Fields>> {
  return { json: sql`json_build_array(${arrayOf(fields)})`, read: readerOf(fields) };
}

function arrayOf(fields: Selected): SQL {
  return sql`json_build_array(${sql.join(Object.values(fields), sql`, `)})`;
}

function readerOf<Fields extends Selected>(fields: Fields): Rows<RowOf<Fields>>["read"] {
  const decoders = Object.entries(fields).map(([key, field], place) => ({
    key,
    place,
    decode: decoderOf(field),
  }));
  return (rows) =>
    rows.map((values) => {
      const read: Record<string, unknown> = {};
      for (const { key, place, decode } of decoders) read[key] = decode(values[place]);
      return read as RowOf<Fields>;
    });
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
/** What a statement reads whose parts have these names. */
export type ReadOf<Of extends Parts> = {
  [Name in keyof Of]: Of[Name] extends Rows<infer Row> ? Row[] : never;
};

/** A value that the statement is given, wherever in it that is asked for. */
export const given = (name: string): SQL => sql`given.${sql.identifier(name)}`;

/** A statement that is kept: it can be run for one set of values, or for several at once. */
export interface OneStatement<Values extends Given, Of extends Parts> {
  one: (db: Db, values: Values) => Promise<ReadOf<Of>>;
  /** In the order of what is given. */
  each: (db: Db, values: readonly Values[]) => Promise<ReadOf<Of>[]>;
}

/**
 * @param types of what is given, in PostgreSQL's words
 * @param parts what is read; each may ask for what is `given`
 */
export function oneStatement<Values extends Given, Of extends Parts>(
  types: Readonly<Record<keyof Values & string, string>>,
  parts: Of,
): OneStatement<Values, Of> {
  const names = Object.keys(parts);
  // PostgreSQL asks for a column where nothing is given too.
  const typed = Object.entries<string>({ nothing: "int", ...types });
  const columns = typed.map(([name, type]) => sql`${sql.identifier(name)} ${sql.raw(type)}`);
  const all = names.flatMap((name) => parts[name]?.json ?? []);
  const text = new PgDialect().sqlToQuery(
    sql`select json_build_array(${sql.join(all, sql`, `)})::text from rows from (jsonb_to_recordset(${sql.placeholder("given")}::text::jsonb) as (${sql.join(columns, sql`, `)})) with ordinality as given order by given.ordinality`.inlineParams(),
  ).sql;
  const [before = "", after = ""] = text.split("$1");
  const each = async (db: Db, values: readonly Values[]): Promise<ReadOf<Of>[]> => {
    if (values.length === 0) return [];
    const rows = await db
      .select({ read: sql<string>`one.read` })
      .from(sql`(${sql.raw(before)}${JSON.stringify(values)}${sql.raw(after)}) as one(read)`);
    return rows.map((row) => {
      const read = JSON.parse(row.read) as (readonly unknown[])[][];
      return Object.fromEntries(
        names.map((name, place) => [name, parts[name]?.read(read[place] ?? [])]),
      ) as ReadOf<Of>;
    });
  };
  return {
    each,
    one: async (db, values) => {
      const [read] = await each(db, [values]);
      if (!read) throw new Error("What was given has no answer");
      return read;
    },
  };
}

/** The same rows as a column of another statement, such as one that locks what it reads. */
export function asColumn<Row>({ json, read }: Rows<Row>): SQL<Row[]> {
  return sql<Row[]>`${json}::text`.mapWith((text: string) => read(JSON.parse(text) as unknown[][]));
}
