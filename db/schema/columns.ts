import { sql } from "drizzle-orm";
import { bigint, check, integer, text, timestamp, type AnyPgColumn } from "drizzle-orm/pg-core";

/** An identity that means nothing: never a name, a number on paper or a position. */
export const id = () => integer("id").primaryKey().generatedAlwaysAsIdentity();

/** Integer pence. int8 holds any public budget; the values stay within what a JavaScript number holds exactly. */
export const pence = (name: string) => bigint(name, { mode: "number" });

export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** Text a person wrote; empty where nothing was written, so that there is one kind of nothing. */
export const words = (name: string) => text(name).notNull().default("");

/** Counts the edits of a row: a form carries the one it was made on. */
export const version = () => integer("version").notNull().default(1);

/** A column holds one of these words. The words are ours, from the domain's own tuples. */
export function oneOf(name: string, column: AnyPgColumn, values: readonly string[]) {
  return check(name, sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(", "))})`);
}
