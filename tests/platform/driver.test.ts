import { execFile } from "node:child_process";
import { cp, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { applyPatch, parsePatch, reversePatch } from "diff";
import { sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import { openPostgres, type Database } from "../../db/client.server";
import { connectPostgres, DriverNotMended, requireMended } from "../../db/driver.server";
import { formKey } from "../../db/schema";
import { listSourceFiles, projectFolder, readImports } from "../architecture/source";
import { startCommand, temporaryFolder } from "../support/command";
import { copyPostgresTemplate } from "../support/database";
import { deferred } from "../support/deferred";
import { NOW } from "../support/office";

const PATCH = "patches/postgres+3.4.9.patch";
const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0).reverse()) await each();
});

const inProject = (...parts: string[]) => path.join(projectFolder, ...parts);
const patches = async () => parsePatch(await readFile(inProject(PATCH), "utf8"));

/** A project of nothing but the driver as npm has it, our patch, and what applies it. */
async function unmendedProject(): Promise<string> {
  const { folder, remove } = await temporaryFolder();
  undo.push(remove);
  for (const part of [PATCH, "app/platform/cli/mend-driver.mjs", "node_modules/postgres"]) {
    await cp(inProject(part), path.join(folder, part), { recursive: true });
  }
  await writeFile(path.join(folder, "package.json"), '{"type": "module"}');
  await symlink(inProject("node_modules/diff"), path.join(folder, "node_modules/diff"));
  for (const patch of await patches()) {
    const file = path.join(folder, (patch.oldFileName ?? "").replace(/^a\//u, ""));
    const pristine = applyPatch(await readFile(file, "utf8"), reversePatch(patch));
    if (pristine === false) throw new Error(`What is installed is not mended by ${PATCH}: npm run mend`);
    await writeFile(file, pristine);
  }
  return folder;
}

const driverIn = (folder: string) => path.join(folder, "node_modules/postgres/src/index.js");
const mend = (folder: string) =>
  promisify(execFile)(process.execPath, [path.join(folder, "app/platform/cli/mend-driver.mjs")]);

describe("the driver as npm has it", () => {
  it("is mended by its patch, once and no more", async () => {
    const folder = await unmendedProject();
    const installed = async (where: string) =>
      Promise.all(
        (await patches()).map(({ oldFileName = "" }) =>
          readFile(path.join(where, oldFileName.slice(2)), "utf8"),
        ),
      );
    expect(await installed(folder)).not.toEqual(await installed(projectFolder));
    await mend(folder);
    expect(await installed(folder)).toEqual(await installed(projectFolder));
    await mend(folder);
    expect(await installed(folder)).toEqual(await installed(projectFolder));
  });

  it("that is another one than the patch was made for is left alone, and that is said", async () => {
    const folder = await unmendedProject();
    const text = (await readFile(driverIn(folder), "utf8")).replace(
      "let savepoints = 0",
      "let savepoint = 0",
    );
    await writeFile(driverIn(folder), text);
    await expect(mend(folder)).rejects.toMatchObject({
      stderr: expect.stringContaining("Install it anew: npm ci") as string,
    });
    expect(await readFile(driverIn(folder), "utf8")).toBe(text);
  });

  it("is refused, and the mended one is not", async () => {
    const folder = await unmendedProject();
    const unmended = (await import(pathToFileURL(driverIn(folder)).href)) as { default: object };
    expect(() => requireMended(unmended.default)).toThrow(DriverNotMended);
    expect(() => requireMended(postgres)).not.toThrow();
  });

  it("keeps npm start from PostgreSQL, in one line that says what to do, and not from the embedded database", async () => {
    const folder = await unmendedProject();
    const { folder: data, remove } = await temporaryFolder();
    undo.push(remove);
    await mkdir(path.join(folder, "hooks"));
    const hooks = path.join(folder, "hooks/resolve.mjs");
    await writeFile(
      hooks,
      `export const resolve = (specifier, context, next) => specifier === "postgres"
        ? { url: ${JSON.stringify(pathToFileURL(driverIn(folder)).href)}, shortCircuit: true } : next(specifier, context);`,
    );
    const register = path.join(folder, "hooks/register.mjs");
    await writeFile(
      register,
      `import { register } from "node:module"; register(${JSON.stringify(pathToFileURL(hooks).href)});`,
    );
    const environment = {
      PORT: "0",
      DATA_DIR: data,
      NODE_OPTIONS: `--import ${pathToFileURL(register).href}`,
    };
    const refused = startCommand("start", {
      ...environment,
      DATABASE_URL: "postgresql://nobody@127.0.0.1:1/nothing",
    });
    expect(await refused.ended).toBe(1);
    expect(refused.output().trim()).toMatch(/^.*driver in node_modules is not mended.*npm run mend$/u);
    const embedded = startCommand("start", environment);
    undo.push(() => {
      embedded.signal("SIGTERM");
      return embedded.ended;
    });
    await embedded.printed(/Listening at/u);
  });

  it("is reached through one door alone, and stays out of what is built", async () => {
    const asking = listSourceFiles(["app", "db"])
      .filter((file) => file.text.replace(/^import type .*$/gmu, "").includes('from "postgres"'))
      .map(({ name }) => name);
    expect(asking).toEqual(["db/driver.server.ts"]);
    const built = {
      name: "build/server/index.js",
      text: await readFile(inProject("build/server/index.js"), "utf8"),
    };
    expect(built.text).not.toContain("CONNECTION_DESTROYED");
    const packages = readImports(built).flatMap(({ target }) =>
      "package" in target ? [target.package] : [],
    );
    expect(packages).toContain("drizzle-orm");
  });
});

const template = inject("databaseTemplate");
/**
 * What others found that is of the same kind, tried in our own use of the driver: a pool for transactions alone, at most as
 * many at once as it has connections. Which of it we could have met is in docs/decisions/0028.
 */
describe.runIf(template.kind === "postgresql")("what is known of the driver", () => {
  let copy: Awaited<ReturnType<typeof copyPostgresTemplate>>;
  let owner: postgres.Sql;
  let database: Database;
  beforeAll(async () => {
    if (template.kind !== "postgresql") throw new Error("This is for PostgreSQL");
    copy = await copyPostgresTemplate(template);
    owner = postgres(copy.url, { max: 1, onnotice: () => undefined });
    database = await openPostgres(copy.url, { poolSize: 1 });
  });
  afterAll(async () => {
    await Promise.all([database.close(), owner.end()]);
    await copy.drop();
  });
  afterEach(() => owner`delete from form_key`);

  const insert = (key: string) => ({ personId: 1, key, usedAt: NOW });
  const stored = async () =>
    (await owner`select key from form_key order by key`).map(({ key }): unknown => key);
  const openTransactions = () =>
    owner`select pid from pg_stat_activity
      where datname = current_database() and xact_start is not null and pid <> pg_backend_pid()`;
  const cut = () =>
    owner`select pg_terminate_backend(pid, 10000) from pg_stat_activity
      where datname = current_database() and xact_start is not null and pid <> pg_backend_pid()`;

  it("#1186: statements that wait inside a transaction are refused when its connection is cut", async () => {
    const [asked, settled] = [deferred(), deferred()];
    let outcomes: PromiseSettledResult<unknown>[] = [];
    const abandoned = database.transaction(async (tx) => {
      const many = Array.from({ length: 5 }, (_, index) =>
        // With parameters that are new to the connection each waits for the one before it to be described.
        tx.execute(sql`select pg_sleep(${30 + index}), ${index}::int`).then(() => undefined),
      );
      asked.resolve();
      outcomes = await Promise.allSettled(many);
      settled.resolve();
    });
    const refused = expect(abandoned).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });
    await asked.promise;
    await expect.poll(async () => (await openTransactions()).length).toBe(1);
    await cut();
    await refused;
    await settled.promise;
    expect(outcomes.map(({ status }) => status)).toEqual(Array(5).fill("rejected"));
  });

  it("#1189: a BEGIN that fills a connection's line has the connection for itself", async () => {
    const pool = connectPostgres(copy.url, { max: 1, max_pipeline: 2 });
    try {
      await pool`select 0`;
      const before = [pool`select 1`.execute(), pool`select 2`.execute()];
      const transaction = pool.begin(async (tx) => {
        await tx`insert into form_key (person_id, key, used_at) values (1, 'inside', now())`;
        throw new RangeError("for its own reasons");
      });
      const after =
        pool`insert into form_key (person_id, key, used_at) values (1, 'outside', now())`.execute();
      await expect(transaction).rejects.toThrow(RangeError);
      await Promise.all([...before, after]);
      expect(await stored()).toEqual(["outside"]);
    } finally {
      await pool.end({ timeout: 5 });
    }
  });

  it("#1204: many large transactions at once on few connections each store all or nothing of their own", async () => {
    const several = await openPostgres(copy.url, { poolSize: 2 });
    try {
      // Each statement is more than a connection takes at once.
      const filler = "x".repeat(200_000);
      const work = async (number: number) =>
        several.transaction(async (tx) => {
          await Promise.all(
            Array.from({ length: 8 }, async (_, row) => {
              await tx.execute(
                sql`insert into form_key (person_id, key, used_at) select ${number}::int, ${`${number}/${row}`}, now()
                  where length(${filler}) > 0`,
              );
            }),
          );
          if (number % 2 === 1) throw new RangeError("for its own reasons");
        });
      const outcomes = await Promise.allSettled(Array.from({ length: 24 }, (_, number) => work(number)));
      expect(outcomes.map(({ status }) => status)).toEqual(
        outcomes.map((_, number) => (number % 2 === 1 ? "rejected" : "fulfilled")),
      );
      const counts = await owner`select person_id, count(*)::int as rows from form_key group by 1 order by 1`;
      expect(counts.map((row): unknown[] => [row.person_id, row.rows])).toEqual(
        Array.from({ length: 12 }, (_, index) => [index * 2, 8]),
      );
    } finally {
      await several.close();
    }
  });

  it("#1155: what a transaction says after PostgreSQL ended it for idleness is stored nowhere", async () => {
    let outcome = "";
    // The transaction is refused as soon as its connection is gone, which may be before its own statements are asked again.
    const settled = deferred();
    const idle = database.transaction(async (tx) => {
      await tx.insert(formKey).values(insert("before"));
      await tx.execute(sql`set local idle_in_transaction_session_timeout = 50`);
      await expect.poll(async () => (await openTransactions()).length).toBe(0);
      outcome = await tx
        .insert(formKey)
        .values(insert("after"))
        .then(
          () => "stored",
          () => "refused",
        );
      settled.resolve();
    });
    await expect(idle).rejects.toMatchObject({
      code: expect.stringMatching(/CONNECTION_CLOSED|25P03/u) as string,
    });
    await settled.promise;
    await database.transaction((tx) => tx.insert(formKey).values(insert("the next one's")));
    expect(outcome).toBe("refused");
    expect(await stored()).toEqual(["the next one's"]);
  });

  it("#1168: a transaction that fails after its connection was cut harms neither the process nor the next one", async () => {
    const [begun, isCut] = [deferred(), deferred()];
    const failing = database.transaction(async (tx) => {
      await tx.insert(formKey).values(insert("before"));
      begun.resolve();
      await isCut.promise;
      throw new RangeError("for its own reasons");
    });
    const refused = expect(failing).rejects.toThrow();
    await begun.promise;
    await cut();
    isCut.resolve();
    await refused;
    await database.transaction((tx) => tx.insert(formKey).values(insert("the next one's")));
    expect(await stored()).toEqual(["the next one's"]);
  });

  it("#1168, #1195, #1199: no connection is taken out of the pool by hand, which is where more is wrong", () => {
    const reserving = listSourceFiles(["app", "db"]).filter(({ text }) =>
      /\.(?:reserve|subscribe)\(|\bsql\.listen\(/u.test(text),
    );
    expect(reserving.map(({ name }) => name)).toEqual([]);
  });
});
