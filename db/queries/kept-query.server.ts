import type { Db } from "../client.server";

/**
 * A query whose text drizzle makes once for a database, not for each page. In a transaction, which is another each time, it is made
 * as any other.
 * @param make ends in `.prepare(name)`; what differs from one call to the next is a `sql.placeholder`
 */
export function keptQuery<Query extends object>(make: (db: Db) => Query): (db: Db) => Query {
  const made = new WeakMap<Db, Query>();
  return (db) => {
    const known = made.get(db);
    if (known) return known;
    const query = make(db);
    made.set(db, query);
    return query;
  };
}
