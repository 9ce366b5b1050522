import { readFile } from "node:fs/promises";
import { PGlite, type Transaction } from "@electric-sql/pglite";
import { fromPglite, type Database } from "../../db/client.server";
import { ensureEmbeddedTemplate } from "./embedded-template";
import { putBack, readPristine, type Asking, type Pristine } from "./put-back";

interface Kept {
  client: PGlite;
  asking: Asking;
  pristine: Pristine;
}

/** Those of this process that no test has. To load one takes half a second, to put one back a few hundredths. */
const idle: Kept[] = [];
const MOST_IDLE = 2;

/** What changes rows and nothing else. A function that it calls could do more; none of ours does. */
export const ONLY_ROWS = /^\s*(?:select|insert|update|delete|with|savepoint|release|rollback)\b[^;]*;?\s*$/iu;

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
    const isPristine =
      transactions === 0 && idle.length < MOST_IDLE && (await putBack(kept.asking, kept.pristine, onlyRows));
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
  const asking: Asking = {
    list: async (query) => (await client.query(query)).rows as never,
    run: (statements) => client.exec(statements),
  };
  return { client, asking, pristine: await readPristine(asking) };
}
