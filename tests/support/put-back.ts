/** How a database is asked, with all rights and by no pool. */
export interface Asking {
  list: <Row>(query: string) => Promise<readonly Row[]>;
  run: (statements: string) => Promise<unknown>;
}

/** What the migrations alone leave behind: what a database has to be again before another test gets it. */
export interface Pristine {
  shape: string;
  rows: Map<string, string>;
  sequences: Map<string, string>;
}

export async function readPristine(asking: Asking): Promise<Pristine> {
  const rows = new Map<string, string>();
  for (const table of await tablesWithPages(asking)) {
    const [found] = await asking.list<{ rows: string | null }>(
      `select json_agg(t)::text as rows from ${table} t`,
    );
    if (found?.rows) rows.set(table, found.rows);
  }
  return { shape: await shapeOf(asking), rows, sequences: await sequencesOf(asking) };
}

/**
 * Makes a database that a test has used what it was before, which is far less work than another one.
 * @param onlyRows whether all that it was asked can have changed nothing else
 * @returns false where the test has changed more than rows, or the database refuses
 */
export async function putBack(asking: Asking, pristine: Pristine, onlyRows: boolean): Promise<boolean> {
  try {
    await asking.run("discard all");
    if (!onlyRows && (await shapeOf(asking)) !== pristine.shape) return false;
    const tables = await tablesWithPages(asking);
    await asking.run(
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
    await asking.run(`vacuum ${tables.join(", ")}`);
    const moved = [...(await sequencesOf(asking))].filter(
      ([name, position]) => pristine.sequences.get(name) !== position,
    );
    const back = moved.map(
      ([name]) => `select setval(${literal(name)}, ${pristine.sequences.get(name) ?? "1, false"})`,
    );
    if (back.length > 0) await asking.run(back.join(";\n"));
    return true;
  } catch {
    return false;
  }
}

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

const OURS = "n.nspname !~ '^pg_' and n.nspname <> 'information_schema'";

/** Those in which a row was ever written since they were last emptied. */
async function tablesWithPages({ list }: Asking): Promise<string[]> {
  const found = await list<{ name: string }>(`select format('%I.%I', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and ${OURS} and pg_relation_size(c.oid) > 0`);
  return found.map(({ name }) => name);
}

/** Where each sequence stands, as `setval` takes it. */
async function sequencesOf({ list }: Asking): Promise<Map<string, string>> {
  const found = await list<{
    name: string;
    position: string;
  }>(`select format('%I.%I', schemaname, sequencename) as name,
      coalesce(last_value::text, start_value || ', false') as position
    from pg_sequences`);
  return new Map(found.map(({ name, position }) => [name, position]));
}

/** Of everything but rows that a statement can change: tables, columns, guards, functions, roles, rights and settings. */
async function shapeOf({ list }: Asking): Promise<string> {
  const [found] = await list<{
    shape: string;
  }>(`select md5(string_agg(thing, E'\\n' order by thing)) as shape from (
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
    ) as things`);
  return found?.shape ?? "";
}
