import { readFile } from "node:fs/promises";
import { PGlite, type Transaction } from "@electric-sql/pglite";
import { fromPglite, type Database } from "../../db/client.server";
import { ensureEmbeddedTemplate } from "./embedded-template";

/** What the migrations alone leave behind: what a database has to be again before another test gets it. */
interface Pristine {
  shape: string;
  rows: Map<string, string>;
  sequences: Map<string, string>;
}
interface Kept {
  client: PGlite;
  pristine: Pristine;
}

/** Those of this process that no test has. To load one takes half a second, to put one back a few hundredths. */
const idle: Kept[] = [];
const MOST_IDLE = 2;

/** What changes rows and nothing else. A function that it calls could do more; none of ours does. */
const ONLY_ROWS = /^\s*(?:select|insert|update|delete|with|savepoint|release|rollback)\b[^;]*;?\s*$/iu;

/** One that no other test has, as the migrations leave it. Its close puts it back, and ends it where that cannot be done. */
export async function takeEmbeddedDatabase(dumpFile: string): Promise<Database> {
  const kept = idle.pop() ?? (await load(dumpFile));
  const { client } = kept;
  let transactions = 0;
  let onlyRows = true;
  const asked: Calls = {
    query: (query, statement, ...rest) => {
      onlyRows &&= ONLY_ROWS.test(String(statement));
      return query(statement, ...rest);
    },
    exec: (exec, ...given) => {
      onlyRows = false;
      return exec(...given);
    },
  };
  const lent = Proxy.revocable(
    client,
    calling({
      ...asked,
      transaction: async (transaction, work) => {
        transactions++;
        try {
          const run = work as (tx: Transaction) => unknown;
          return await transaction((tx: Transaction) => run(new Proxy(tx, calling(asked))));
        } finally {
          transactions--;
        }
      },
    }),
  );
  return fromPglite(lent.proxy, async () => {
    lent.revoke();
    // Whoever is still in a transaction would keep the next test waiting, and write into its database.
    const isPristine = transactions === 0 && idle.length < MOST_IDLE && (await putBack(kept, onlyRows));
    if (isPristine) idle.push(kept);
    else await client.close();
  });
}

type Method = (...given: unknown[]) => unknown;
/** What is done where one of these methods is called: with the method itself, and what it was given. */
type Calls = Record<string, (method: Method, ...given: unknown[]) => unknown>;

function calling<T extends object>(calls: Calls): ProxyHandler<T> {
  return {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== "function") return value;
      const method = value.bind(target) as Method;
      const call = Object.hasOwn(calls, name) ? calls[String(name)] : undefined;
      return call ? (...given: unknown[]) => call(method, ...given) : method;
    },
  };
}

async function load(dumpFile: string): Promise<Kept> {
  await ensureEmbeddedTemplate(dumpFile);
  const client = await PGlite.create({ loadDataDir: new Blob([await readFile(dumpFile)]) });
  const rows = new Map<string, string>();
  for (const table of await tablesWithPages(client)) {
    const [found] = await list<{ rows: string | null }>(
      client,
      `select json_agg(t)::text as rows from ${table} t`,
    );
    if (found?.rows) rows.set(table, found.rows);
  }
  return { client, pristine: { shape: await shapeOf(client), rows, sequences: await sequencesOf(client) } };
}

/**
 * @param onlyRows whether all that it was asked can have changed nothing else
 * @returns false where the test has changed more than rows, or the database refuses
 */
async function putBack({ client, pristine }: Kept, onlyRows: boolean): Promise<boolean> {
  try {
    await client.exec("discard all");
    if (!onlyRows && (await shapeOf(client)) !== pristine.shape) return false;
    const tables = await tablesWithPages(client);
    await client.exec(
      [
        // The guards against deletion, and the order that foreign keys ask for, are for those who use the database.
        "set session_replication_role = replica",
        ...tables.map((table) => `delete from ${table}`),
        ...[...pristine.rows].map(
          ([table, rows]) =>
            `insert into ${table} overriding system value select * from json_populate_recordset(null::${table}, ${literal(rows)})`,
        ),
        "reset session_replication_role",
      ].join(";\n"),
    );
    // Without it every test would read past the rows of all before it.
    await client.exec(`vacuum ${tables.join(", ")}`);
    for (const [name, position] of await sequencesOf(client)) {
      const before = pristine.sequences.get(name);
      if (before !== position) await client.exec(`select setval(${literal(name)}, ${before ?? "1, false"})`);
    }
    return true;
  } catch {
    return false;
  }
}

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

async function list<Row>(client: PGlite, query: string): Promise<Row[]> {
  return (await client.query<Row>(query)).rows;
}

const OURS = "n.nspname !~ '^pg_' and n.nspname <> 'information_schema'";

/** Those in which a row was ever written since they were last emptied. */
async function tablesWithPages(client: PGlite): Promise<string[]> {
  const found = await list<{ name: string }>(
    client,
    `select format('%I.%I', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and ${OURS} and pg_relation_size(c.oid) > 0`,
  );
  return found.map(({ name }) => name);
}

/** Where each sequence stands, as `setval` takes it. */
async function sequencesOf(client: PGlite): Promise<Map<string, string>> {
  const found = await list<{ name: string; position: string }>(
    client,
    `select format('%I.%I', schemaname, sequencename) as name,
      coalesce(last_value::text, start_value || ', false') as position
    from pg_sequences`,
  );
  return new Map(found.map(({ name, position }) => [name, position]));
}

/** Of everything but rows that a statement can change: tables, columns, guards, functions, roles, rights and settings. */
async function shapeOf(client: PGlite): Promise<string> {
  const [found] = await list<{ shape: string }>(
    client,
    `select md5(string_agg(thing, E'\\n' order by thing)) as shape from (
      select row('class', c.oid, relname, relkind, relowner, relacl, relrowsecurity, reloptions)::text as thing
        from pg_class c join pg_namespace n on n.oid = relnamespace where ${OURS}
      union all select row('column', attrelid, attnum, attname, atttypid, atttypmod, attnotnull, atthasdef, attacl, attisdropped)::text
        from pg_attribute a join pg_class c on c.oid = attrelid join pg_namespace n on n.oid = relnamespace where ${OURS}
      union all select row('default', adrelid, adnum, pg_get_expr(adbin, adrelid))::text from pg_attrdef
      union all select row('constraint', oid, conname, conrelid, convalidated)::text from pg_constraint
      union all select row('index', i.indexrelid, indisvalid, indisunique)::text
        from pg_index i join pg_class c on c.oid = indexrelid join pg_namespace n on n.oid = relnamespace where ${OURS}
      union all select row('trigger', oid, tgrelid, tgname, tgenabled, tgfoid, tgtype)::text from pg_trigger
      union all select row('rule', oid, ev_class, rulename, ev_enabled)::text from pg_rewrite
      union all select row('policy', oid, polrelid, polname)::text from pg_policy
      union all select row('function', p.oid, proname, md5(prosrc), proconfig, proacl)::text
        from pg_proc p join pg_namespace n on n.oid = pronamespace where ${OURS}
      union all select row('type', t.oid, typname, typnotnull)::text
        from pg_type t join pg_namespace n on n.oid = typnamespace where ${OURS}
      union all select row('schema', oid, nspname, nspowner, nspacl)::text from pg_namespace where nspname !~ '^pg_(toast_)?temp'
      union all select row('role', oid, rolname, rolsuper, rolinherit, rolcanlogin, rolconfig)::text from pg_roles
      union all select row('member', roleid, member)::text from pg_auth_members
      union all select row('setting', setdatabase, setrole, setconfig)::text from pg_db_role_setting
      union all select row('extension', oid, extname, extversion)::text from pg_extension
    ) as things`,
  );
  return found?.shape ?? "";
}
