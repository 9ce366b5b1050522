import postgres from "postgres";

/** By this the mended driver says that it is; it goes up with each change to the patch. */
const MENDING = 1;

/** What a new connection is asked before anything else is said on it. */
export interface Approval {
  /** One statement, without parameters. */
  question: string;
  /** @throws where the connection must not be used; what wanted it then gets this error */
  accept: (rows: readonly Readonly<Record<string, unknown>>[]) => void;
}

export interface Connecting extends postgres.Options<Record<string, postgres.PostgresType>> {
  approve?: Approval;
  /** Left out of the driver's own types: how many statements may be on their way on one connection. */
  max_pipeline?: number;
}

/** The driver as npm has it loses and mixes up transactions whose connection is cut: docs/decisions/0028. */
export class DriverNotMended extends Error {
  constructor() {
    super(
      "The PostgreSQL driver in node_modules is not mended, and would lose or mix up what is saved when a connection is cut. Mend it with: npm run mend",
    );
    this.name = "DriverNotMended";
  }
}

/** The one way to PostgreSQL. @throws DriverNotMended */
export function connectPostgres(url: string, options: Connecting): postgres.Sql {
  requireMended(postgres);
  return postgres(url, { connect_timeout: 5, onnotice: () => undefined, ...options });
}

/**
 * Shapes of statement that are named, in this process. What an office does has some two hundred; each costs PostgreSQL
 * memory on every connection that has sent it, for as long as the connection lives.
 */
const NAMED_SHAPES = 300;
/** A statement with more parameters than these has as many shapes as it may have rows. */
const NAMED_PARAMETERS = 40;

/** Without parameters only these are planned at all. */
const READS = /^(?:select|with)\b/u;

type Unsafe = postgres.Sql["unsafe"];
type Parameters = NonNullable<globalThis.Parameters<Unsafe>[1]>;
type Row = postgres.Row & Iterable<postgres.Row>;

/**
 * The same pool, whose statements are prepared under a name the first time a connection sends them: from
 * then on they are one round trip instead of two, and PostgreSQL neither parses nor plans them anew. drizzle asks the
 * driver for the opposite. A transaction counts those that are `handed` to the driver (in-order.server.ts).
 */
export function naming(pool: postgres.Sql): postgres.Sql {
  const known = new Set<string>();
  const isNamed = (text: string, parameters: number) => {
    if (parameters > NAMED_PARAMETERS || (parameters === 0 && !READS.test(text))) return false;
    if (known.has(text)) return true;
    if (known.size >= NAMED_SHAPES) return false;
    known.add(text);
    return true;
  };
  const named = <Client extends { unsafe: Unsafe }>(client: Client): Client => {
    const unsafe = client.unsafe.bind(client);
    const counted = Object.assign(client, { handed: 0 });
    const prepared: Unsafe = <Rows extends Row[]>(
      text: string,
      parameters: Parameters = [],
      options: postgres.UnsafeQueryOptions = {},
    ) => {
      counted.handed += 1;
      const prepare = isNamed(text, parameters.length);
      const query = unsafe<Rows>(text, parameters, { ...options, prepare });
      void query.execute();
      return query;
    };
    return Object.assign(counted, { unsafe: prepared });
  };
  const begin = pool.begin.bind(pool) as (...args: unknown[]) => Promise<unknown>;
  type Work = (tx: postgres.TransactionSql) => unknown;
  const inside =
    (work: Work): Work =>
    (tx) => {
      const savepoint = tx.savepoint.bind(tx) as (...args: unknown[]) => Promise<unknown>;
      return work(
        Object.assign(named(tx), {
          savepoint: (...args: unknown[]) => savepoint(...asNamed(args)),
        }) as postgres.TransactionSql,
      );
    };
  /** The last argument of what begins a transaction, or a part of one, is what is done in it. */
  const asNamed = (args: readonly unknown[]) => [...args.slice(0, -1), inside(args.at(-1) as Work)];
  return Object.assign(named(pool), {
    begin: (...args: unknown[]) => begin(...asNamed(args)),
  }) as postgres.Sql;
}

/** @throws DriverNotMended */
export function requireMended(driver: object): void {
  if (!("mending" in driver && driver.mending === MENDING)) throw new DriverNotMended();
}
