import path from "node:path";
import { eq } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { openSigningKeys } from "../../app/platform/signing-key.server";
import { verifyAllSeals } from "../../app/services/register/verify-all-seals.server";
import { verifyAuditLog } from "../../app/services/office/verify-audit.server";
import { openPostgres, type Database } from "../../db/client.server";
import { decisionRecord, publishedPart, session, signedRecord, signInFailure } from "../../db/schema";
import { anOffice, type Office } from "../support/action-plan";
import { startCommand, temporaryFolder, type Command } from "../support/command";
import { OWN_REASONS } from "../support/content-builder";
import { deferred } from "../support/deferred";
import { startOwnPostgres, type OwnPostgres } from "../support/own-postgres";
import { acknowledgementKeys, bringTo, digestOf, givePassword, PASSWORD, stateOf } from "../support/sign-off";
import { cookieOf, visitor, type Visitor } from "../support/site";
import { aCompleteFrameworkOf } from "../support/content-builder";
import { storeContent } from "../support/stored-content";

vi.setConfig({ testTimeout: 120_000 });

/** As many connections as the service makes for itself. */
const POOL_SIZE = 10;
/** No file of PostgreSQL's grows beyond it: those of a new database are smaller. */
const LARGEST_FILE_KB = 4_096;
const REFERENCE = /[Rr]eference: (?:<strong>)?[0-9a-f]{10}/u;

// It needs PostgreSQL's own programs, which a machine with the embedded database alone does not have.
describe.runIf(inject("databaseTemplate").kind === "postgresql")(
  "real servers on a PostgreSQL that fails",
  () => {
    let cluster: OwnPostgres;
    let database: Database;
    let office: Office;
    let keyFile: string;
    let servers: Command[] = [];
    let origins: string[];
    let author: Visitor[];
    let decider: Visitor;
    const cleanUp: (() => Promise<unknown>)[] = [];

    beforeAll(async () => {
      const temporary = await temporaryFolder();
      cleanUp.push(temporary.remove);
      keyFile = path.join(temporary.folder, "signing-key.json");
      cluster = await startOwnPostgres({ largestFileKb: LARGEST_FILE_KB });
      cleanUp.push(cluster.remove);
      database = await openPostgres(cluster.url, { poolSize: 2 });
      cleanUp.push(() => database.close());
      office = await anOffice(database);
      for (const who of [office.author, office.decider]) await givePassword(database, who);
      servers = [0, 1].map(() =>
        startCommand("start", {
          DATABASE_URL: cluster.url,
          SIGNING_KEY_FILE: keyFile,
          PORT: "0",
          LOG_LEVEL: "silent",
        }),
      );
      cleanUp.push(async () => {
        for (const server of servers) server.signal("SIGTERM");
        const ends = await Promise.all(servers.map(({ ended }) => ended));
        expect(ends, servers.map(({ output }) => output()).join("\n")).toEqual([0, 0]);
      });
      const listening = servers.map((server) => server.printed(/Listening at (http:\S+)/u));
      origins = (await Promise.all(listening)).map(([, origin = ""]) => origin);
      const cookie = (person: Office["author"]) => cookieOf(database, person.personId, new Date());
      const authorCookie = await cookie(office.author);
      author = origins.map((origin) => visitor(origin, authorCookie));
      decider = visitor(origins[0] ?? "", await cookie(office.decider));
    });
    afterAll(async () => {
      for (const clean of cleanUp.reverse()) await clean();
    });

    const of = <T>(things: readonly T[], which: number): T => {
      const thing = things[which];
      if (thing === undefined) throw new Error("There are two servers");
      return thing;
    };
    const aFramework = async () =>
      (await storeContent(database, office.author, aCompleteFrameworkOf(new Date()))).frameworkId;
    const edit = (which: number, frameworkId: number, version: number, more: Record<string, string> = {}) =>
      of(author, which).post(`/frameworks/${frameworkId}/record`, {
        version: String(version),
        title: `Version ${version + 1}`,
        ...more,
      });
    const versionOf = async (frameworkId: number) => {
      const [row] = await database.db
        .select()
        .from(decisionRecord)
        .where(eq(decisionRecord.frameworkId, frameworkId));
      return row?.version;
    };
    /** Holds the framework's row until `release`, and knows how many wait for it. */
    const hold = async (frameworkId: number) => {
      const holder = postgres(cluster.url, { max: 1, onnotice: () => undefined });
      const watcher = postgres(cluster.url, { max: 1, onnotice: () => undefined });
      const [held, released] = [deferred(), deferred()];
      const done = holder
        .begin(async (tx) => {
          await tx`select id from framework where id = ${frameworkId} for update`;
          held.resolve();
          await released.promise;
        })
        .catch(() => undefined)
        .then(() => holder.end());
      await held.promise;
      return {
        /** As the owner: the service's role does not see what others wait for. */
        waiting: async () =>
          (
            await watcher`select pid from pg_stat_activity
              where wait_event_type = 'Lock' and datname = current_database()`
          ).length,
        release: async () => {
          released.resolve();
          await Promise.all([done, watcher.end()]);
        },
      };
    };
    const well = (which: number) =>
      expect
        .poll(async () => (await fetch(`${of(origins, which)}/healthz`)).status, { timeout: 25_000 })
        .toBe(200);

    it("two servers behave as one: sessions, form keys, slowed sign-in, the audit log", async () => {
      const frameworkId = await aFramework();
      const form = { formKey: "made once" };
      expect((await edit(0, frameworkId, 1, form)).status).toBe(302);
      expect((await edit(1, frameworkId, 1, form)).status).toBe(302);
      expect(await versionOf(frameworkId)).toBe(2);
      expect((await edit(1, frameworkId, 2)).status).toBe(302);
      expect((await edit(0, frameworkId, 2)).status).toBe(409);

      const signIn = (which: number, password: string) =>
        visitor(of(origins, which), null).post("/sign-in", { email: office.author.email, password });
      expect((await signIn(0, "not the password")).status).toBe(400);
      expect(await database.db.$count(signInFailure)).toBeGreaterThan(0);
      const signedIn = await signIn(1, PASSWORD);
      expect(signedIn.status).toBe(302);
      const [cookie = ""] = (signedIn.headers.get("set-cookie") ?? "").split(";");
      const there = visitor(of(origins, 0), cookie);
      expect((await there.get("/frameworks")).status).toBe(200);
      expect((await there.post("/sign-out", {})).status).toBe(302);
      expect((await visitor(of(origins, 1), cookie).get("/frameworks")).status).toBe(302);

      const frameworks = await Promise.all(Array.from({ length: 4 }, aFramework));
      const answers = await Promise.all(frameworks.map((id, index) => edit(index % 2, id, 1)));
      expect(answers.map(({ status }) => status)).toEqual([302, 302, 302, 302]);
      expect((await verifyAuditLog(database)).findings).toEqual([]);
    });

    it("with the pool asked for four times over, everybody is answered, and pages are read meanwhile", async () => {
      const frameworkId = await aFramework();
      const { waiting, release } = await hold(frameworkId);
      const posts = Array.from({ length: 4 * POOL_SIZE }, () => edit(0, frameworkId, 1));
      await expect.poll(waiting, { timeout: 15_000 }).toBe(POOL_SIZE);
      const read = await Promise.all([
        of(author, 0).get(`/frameworks/${frameworkId}`),
        fetch(`${of(origins, 0)}/decisions`),
        fetch(`${of(origins, 0)}/healthz`),
      ]);
      expect(read.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(await waiting()).toBe(POOL_SIZE);
      await release();
      const statuses = (await Promise.all(posts)).map(({ status }) => status).sort();
      expect(statuses).toEqual([302, ...Array.from({ length: 4 * POOL_SIZE - 1 }, () => 409)]);
      expect((await of(author, 0).get(`/frameworks/${frameworkId}`)).status).toBe(200);
    });

    it("with a row held for longer than anybody should wait, says so, keeps what was typed, and saves it afterwards", async () => {
      const frameworkId = await aFramework();
      const { release } = await hold(frameworkId);
      const form = { formKey: "made once", title: "Typed while it was held" };
      const answer = await edit(0, frameworkId, 1, form);
      expect(answer.status).toBe(503);
      const page = await answer.text();
      expect(page).toMatch(/too busy with what others are saving/u);
      expect(page).toMatch(/value="Typed while it was held"/u);
      await release();
      expect((await edit(0, frameworkId, 1, form)).status).toBe(302);
      expect(await versionOf(frameworkId)).toBe(2);
    });

    it("restarted in the midst of a request, answers it with a reference and saves nothing; then serves again", async () => {
      const frameworkId = await aFramework();
      const { waiting, release } = await hold(frameworkId);
      const post = edit(0, frameworkId, 1);
      await expect.poll(waiting, { timeout: 15_000 }).toBe(1);
      await cluster.restart();
      const answer = await post;
      expect([500, 503]).toContain(answer.status);
      expect(await answer.text()).toMatch(REFERENCE);
      await release();
      await well(0);
      expect((await edit(0, frameworkId, 1)).status).toBe(302);
      expect(await versionOf(frameworkId)).toBe(2);
    });

    it("restarted while idle, serves again without a restart of ours", async () => {
      await cluster.restart();
      for (const which of [0, 1]) {
        await well(which);
        expect((await fetch(`${of(origins, which)}/decisions`)).status).toBe(200);
      }
      await expect
        .poll(
          () =>
            database.ping().then(
              () => true,
              () => false,
            ),
          { timeout: 15_000 },
        )
        .toBe(true);
    });

    it("with a disk that takes no more, refuses a signature with a reference, and signs nothing by halves", async () => {
      const frameworkId = await aFramework();
      await bringTo(database, office, frameworkId, "determined");
      const fields = {
        digest: await digestOf(database, frameworkId),
        acknowledgements: await acknowledgementKeys(database, frameworkId),
        outcome: "supported",
        reasons: OWN_REASONS,
        password: PASSWORD,
      };
      expect(await fill("published_part")).toMatch(/could not extend file/u);
      const answer = await decider.post(`/frameworks/${frameworkId}/sign-off/decision`, fields);
      expect([500, 503]).toContain(answer.status);
      expect(await answer.text()).toMatch(REFERENCE);
      expect(await stateOf(database, frameworkId)).toBe("determined");
      expect(await database.db.$count(signedRecord)).toBe(0);
      expect(await database.db.$count(publishedPart)).toBe(0);
      expect((await verifyAuditLog(database)).findings).toEqual([]);

      await owner((client) => client.unsafe("vacuum full published_part"));
      expect((await decider.post(`/frameworks/${frameworkId}/sign-off/decision`, fields)).status).toBe(302);
      const keys = await (await openSigningKeys(keyFile)).publicKeys();
      expect(await verifyAllSeals(database, keys)).toEqual({ records: 1, unsealed: [], findings: [] });
      expect(await database.db.$count(session)).toBeGreaterThan(0);
    });

    const owner = async <T>(work: (client: postgres.Sql) => Promise<T>): Promise<T> => {
      const client = postgres(cluster.url, { max: 1, onnotice: () => undefined });
      return work(client).finally(() => client.end());
    };

    /** Writes to a table until its files may not grow, and takes it back: the room stays taken. @returns the refusal */
    const fill = (table: string) =>
      owner(async (client) => {
        await client.unsafe(`alter table ${table} disable trigger all`);
        try {
          await client.unsafe(`insert into ${table} (reference_key, reference, decided_on, part, legal_ground)
            select i::text, '', '2018-01-01', 'record', repeat(md5(i::text), 55)
            from generate_series(1, 10000) i`);
          return "it took everything";
        } catch (error) {
          return error instanceof Error ? error.message : String(error);
        } finally {
          await client.unsafe(`alter table ${table} enable trigger all`);
        }
      });
  },
);
