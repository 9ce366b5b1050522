import { Column, is, sql, type GetColumnData, type SQL } from "drizzle-orm";
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
  /** Of each field an array of its values, in the order of the rows, or null where there is no row. */
  json: SQL;
  read: (columns: Columns) => Row[];
}
type Columns = readonly (readonly unknown[] | null)[];

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
  const values = Object.values(fields);
  const named = values.map((field, place) => sql`${field} as ${nameOf(place)}`);
  // A column at a time: of an array for each row PostgreSQL would ask anew for each value what type it has.
  const columns = values.map((_, place) => sql`json_agg(${nameOf(place)})`);
  return {
    json: sql`(select json_build_array(${sql.join(columns, sql`, `)}) from (select ${sql.join(named, sql`, `)} ${tail}${sorted}) as found)`,
    read: readerOf(fields),
  };
}

const nameOf = (place: number) => sql.raw(`f${place}`);

/** One row that stands in no table: each of its fields is a question of its own. */
export function rowOf<Fields extends Record<string, SQL>>(fields: Fields): Rows<RowOf<Fields>> {
  const columns = Object.values(fields).map((field) => sql`json_build_array(${field})`);
  return { json: sql`json_build_array(${sql.join(columns, sql`, `)})`, read: readerOf(fields) };
}

function readerOf<Fields extends Selected>(fields: Fields): Rows<RowOf<Fields>>["read"] {
  const decoders = Object.entries(fields).map(([key, field]) => ({ key, decode: decoderOf(field) }));
  return (columns) => {
    const rows = Array.from({ length: columns[0]?.length ?? 0 }, (): Record<string, unknown> => ({}));
    for (const [place, { key, decode }] of decoders.entries()) {
      const values = columns[place] ?? [];
      for (const [index, row] of rows.entries()) row[key] = decode ? decode(values[index]) : values[index];
    }
    return rows as RowOf<Fields>[];
  };
}

/** JSON has a column's value as it is, or in the words that drizzle reads from the driver. */
function decoderOf(field: PgColumn | SQL): ((value: unknown) => unknown) | null {
  if (!is(field, PgColumn)) return null;
  // A text in it would be parsed once more.
  if (field.dataType === "json") return null;
  if (field.mapFromDriverValue === Column.prototype.mapFromDriverValue) return null;
  return (value) => (value === null ? null : field.mapFromDriverValue(value));
}

type Given = Record<string, number | string | boolean | null>;
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
    sql`select json_build_array(${sql.join(all, sql`, `)})::text as read from rows from (jsonb_to_recordset(${sql.placeholder("given")}::text::jsonb) as (${sql.join(columns, sql`, `)})) with ordinality as given order by given.ordinality`.inlineParams(),
  ).sql;
  const [head, tail] = text.split("$1").map((part) => sql.raw(part));
  if (!head || !tail) throw new Error("A statement is given its values once");
  const each = async (db: Db, values: readonly Values[]): Promise<ReadOf<Of>[]> => {
    if (values.length === 0) return [];
    // Nothing is made of the text but its one parameter put in: drizzle would take it apart and put it together again.
    const answer = await db.execute(sql`${head}${JSON.stringify(values)}${tail}`);
    const rows = (Array.isArray(answer) ? answer : (answer as { rows: unknown[] }).rows) as {
      read: string;
    }[];
    return rows.map((row) => {
      const read = JSON.parse(row.read) as Columns[];
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
