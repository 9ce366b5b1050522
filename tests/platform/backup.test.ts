import { readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, vi } from "vitest";
import { openSigningKeys } from "../../app/platform/signing-key.server";
import { signDecision } from "../../app/services/sign-off/sign-decision.server";
import { verifyAllSeals } from "../../app/services/register/verify-all-seals.server";
import { verifyAuditLog } from "../../app/services/office/verify-audit.server";
import { openEmbedded, openPostgres, type Database } from "../../db/client.server";
import { restoreEmbedded, restorePostgres } from "../../db/backup.server";
import { lockDataFolder } from "../../db/data-folder-lock.server";
import { auditEvent } from "../../db/schema";
import { anOffice } from "../support/action-plan";
import { asOwner } from "../support/audit";
import { startCommand, temporaryFolder } from "../support/command";
import { copyPostgresTemplate } from "../support/database";
import { bringTo, givePassword, signature, at as signAt } from "../support/sign-off";
import { storeContent } from "../support/stored-content";

// Each command is a process of its own, beside the other tests.
vi.setConfig({ testTimeout: 120_000 });

/** Where the commands work, and how a test looks into it. */
interface Place {
  environment: Record<string, string>;
  open: () => Promise<Database>;
}

const template = inject("databaseTemplate");
let folder: string;
const cleanUp: (() => Promise<unknown>)[] = [];
/** An office with a signed decision, as all tests find it and leave it. */
let atWork: Place;
beforeAll(async () => {
  const temporary = await temporaryFolder();
  ({ folder } = temporary);
  cleanUp.push(temporary.remove);
  atWork = await aPlace();
  const signer = await openSigningKeys(at("signing-key.json"));
  await inside(atWork, async (database) => {
    const office = await anOffice(database);
    await givePassword(database, office.decider);
    const { frameworkId } = await storeContent(database, office.author);
    await bringTo(database, office, frameworkId, "determined");
    const context = { ...signAt(database, office.decider), signer };
    await signDecision(context, await signature(database, frameworkId));
  });
  expect(await run("backup", atWork, at("whole"))).toMatchObject({ code: 0 });
});
afterAll(async () => {
  for (const clean of cleanUp.reverse()) await clean();
});

const at = (name: string) => path.join(folder, name);

/** An empty database of the kind that the tests run on. */
let places = 0;
async function aPlace(): Promise<Place> {
  places += 1;
  const dataFolder = at(`data-${places}`);
  const environment = { DATA_DIR: dataFolder, SIGNING_KEY_FILE: at("signing-key.json") };
  if (template.kind === "embedded") return { environment, open: () => openEmbedded(dataFolder) };
  const { url, drop } = await copyPostgresTemplate({ url: template.url, template: "template0" });
  cleanUp.push(drop);
  return {
    environment: { ...environment, DATABASE_URL: url },
    open: () => openPostgres(url, { poolSize: 2 }),
  };
}

async function inside<T>(place: Place, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await place.open();
  return work(database).finally(() => database.close());
}

async function run(
  command: "backup" | "restore" | "start" | "verify-audit",
  place: Place,
  ...args: string[]
) {
  const running = startCommand(command, { PORT: "0", ...place.environment }, args);
  cleanUp.push(async () => {
    running.signal("SIGKILL");
    await running.ended;
  });
  return { code: await running.ended, output: running.output() };
}

const events = (place: Place) => inside(place, ({ db }) => db.$count(auditEvent));

/** What a restore has done that is killed while it verifies: it has decided on nothing yet. */
async function interruptedRestore({ environment }: Place, source: string): Promise<void> {
  const { DATABASE_URL: url, DATA_DIR: dataFolder = "" } = environment;
  if (url === undefined) await restoreEmbedded(dataFolder, source, true);
  else await restorePostgres({ url, variables: process.env }, source, true);
}

/** A backup of that office in which somebody changed this, past the guards. */
async function tamperedBackup(name: string, ...statements: string[]): Promise<string> {
  const place = await aPlace();
  expect(await run("restore", place, at("whole"))).toMatchObject({ code: 0 });
  await inside(place, async (database) => {
    const tables = ["signed_record", "published_part", "audit_event"];
    const triggers = (state: string) => tables.map((table) => `alter table ${table} ${state} trigger user`);
    await asOwner(database, ...triggers("disable"), ...statements, ...triggers("enable"));
  });
  expect(await run("backup", place, at(name))).toMatchObject({ code: 0 });
  return at(name);
}

describe("a backup", () => {
  it("is restored into an empty database, and every seal and the audit log are verified", async () => {
    const place = await aPlace();
    const { code, output } = await run("restore", place, at("whole"));
    expect(output).toMatch(
      /Restored\. Looked at [1-9]\d* signed records, and \d+ rows of the audit log, up to row \d+, hash [0-9a-f]{64}\.\nVerified/u,
    );
    expect(code).toBe(0);
    expect(await events(place)).toBe(await events(atWork));
  });

  it("is a file of its owner's alone, without the private key, and takes no other file's place", async () => {
    expect((await stat(at("whole"))).mode & 0o777).toBe(0o600);
    const { keys } = JSON.parse(await readFile(at("signing-key.json"), "utf8")) as { keys: { d: string }[] };
    expect((await readFile(at("whole"))).includes(keys[0]?.d ?? "")).toBe(false);
    expect(await run("backup", atWork, at("whole"))).toEqual({
      code: 1,
      output: `${at("whole")} is there already. Name another file.\n`,
    });
  });

  it("takes the place of another database only with --replace", async () => {
    const place = await aPlace();
    await inside(place, (database) => asOwner(database, "update office set is_demo = false"));
    const refused = await run("restore", place, at("whole"));
    expect(refused.code).toBe(1);
    expect(refused.output).toMatch(/holds a database already\. .+ --replace\.\n$/u);
    expect(await events(place)).toBe(0);
    expect(await run("restore", place, at("whole"), "--replace")).toMatchObject({ code: 0 });
    expect(await events(place)).toBe(await events(atWork));
  });

  it("leaves what was there where it cannot be read", async () => {
    await writeFile(at("damaged"), "This is no backup.");
    const before = await events(atWork);
    const { code, output } = await run("restore", atWork, at("damaged"), "--replace");
    expect(code).toBe(1);
    expect(output).toMatch(/is no backup|could not do it/u);
    expect(await events(atWork)).toBe(before);
  });

  it("is refused where it is no longer to be read with this release, and leaves an empty place empty", async () => {
    const place = await aPlace();
    await writeFile(at("no-key.json"), "{}");
    const { code, output } = await run(
      "restore",
      { ...place, environment: { ...place.environment, SIGNING_KEY_FILE: at("no-key.json") } },
      at("whole"),
    );
    expect(output).toContain("holds no signing key");
    expect(code).toBe(1);
    expect(await run("restore", place, at("whole"))).toMatchObject({ code: 0 });
    expect(await events(place)).toBe(await events(atWork));
  });

  it("is found to be tampered with, and what was there before is there again", async () => {
    const tampered = await tamperedBackup(
      "tampered",
      `update signed_record set snapshot = jsonb_set(snapshot, '{report,discussion}', '"Nothing was discussed"')`,
      `update audit_event set subject = subject || '!' where number = 2`,
    );
    const before = await events(atWork);
    const { code, output } = await run("restore", atWork, tampered, "--replace");
    expect(code).toBe(1);
    expect(output).toMatch(/: the report is not what was sealed$/mu);
    expect(output).toContain("Audit log: Row 2: it does not agree with its own hash");
    expect(output).toContain("What was there before is there again.");
    expect(await events(atWork)).toBe(before);
    await inside(atWork, async (database) => {
      const keys = await (await openSigningKeys(at("signing-key.json"))).publicKeys();
      expect((await verifyAllSeals(database, keys)).findings).toEqual([]);
    });

    const empty = await aPlace();
    const looked = await run("restore", empty, tampered, "--replace");
    expect(looked.code).toBe(1);
    expect(looked.output).toContain("It is restored all the same, for you to look at.");
    expect(await events(empty)).toBe(before);
  });
});

describe("a restore that was interrupted", () => {
  const said =
    /A restore was interrupted, or is still under way: .+(?:database\.before|public_before_restore and drizzle_before_restore)\. .+: npm run restore -- --put-back\n$/u;
  let place: Place;
  beforeAll(async () => {
    const empty = await aPlace();
    await inside(empty, (database) => database.ping());
    expect(await run("backup", empty, at("empty"))).toMatchObject({ code: 0 });
  });
  beforeEach(async () => {
    place = await aPlace();
    expect(await run("restore", place, at("whole"))).toMatchObject({ code: 0 });
    await interruptedRestore(place, at("empty"));
  });

  it("leaves what was there before, which neither another restore touches nor a server passes over", async () => {
    for (const more of [[], ["--replace"]]) {
      const { code, output } = await run("restore", place, at("whole"), ...more);
      expect(output).toMatch(said);
      expect(code).toBe(1);
    }
    for (const command of ["start", "verify-audit"] as const) {
      const { code, output } = await run(command, place);
      expect(output).toMatch(said);
      expect(code).toBe(1);
    }
    expect((await run("restore", place, at("whole"), "--put-back")).output).toMatch(
      /^--put-back stands alone\.\nUsage: /u,
    );
    await isPutBack();
    expect(await run("restore", place, "--put-back")).toEqual({
      code: 1,
      output: expect.stringMatching(
        /^Nothing stands aside in .+: no restore was interrupted there\.\n$/u,
      ) as string,
    });
    expect(await run("restore", place, at("empty"), "--replace")).toMatchObject({ code: 0 });
    expect(await events(place)).toBe(0);
  });

  it("may be backed up first: the copy is of what it restored, and of nothing that stands aside", async () => {
    const target = at(`half-restored-${places}`);
    expect(await run("backup", place, target)).toMatchObject({ code: 0 });
    await isPutBack();
    expect(await run("restore", place, target, "--replace")).toMatchObject({ code: 0 });
    expect(await events(place)).toBe(0);
  });

  async function isPutBack(): Promise<void> {
    expect(await run("restore", place, "--put-back")).toEqual({
      code: 0,
      output: "What was there before is there again.\n",
    });
    expect(await events(place)).toBe(await events(atWork));
    await inside(place, async (database) => {
      const keys = await (await openSigningKeys(at("signing-key.json"))).publicKeys();
      expect(await verifyAllSeals(database, keys)).toMatchObject({ records: 1, findings: [] });
      expect((await verifyAuditLog(database)).findings).toEqual([]);
    });
  }
});

describe("every seal", () => {
  it.each([
    ["a seal that is gone", "seal = null", "its seal is gone"],
    ["another signature", `seal = jsonb_set(seal, '{jws}', '"e30.e30.e30"')`, "its signature is not by"],
    ["another key", "seal_key_id = 'another'", "it was sealed with the key another"],
    ["another outcome", "outcome = 'not_supported'", "the outcome is not what was signed"],
    ["another digest", "digest = 'd'", "the digest of its content is not what was signed"],
    ["a leaf", `snapshot = snapshot #- '{leaves,0}'`, "the digest of its content is not what was signed"],
  ])("finds %s", async (_what, change, finding) => {
    expect(await findingsAfter(`update signed_record set ${change}`)).toContain(finding);
  });

  it.each([
    ["another word in what is published", `update published_part set body = '{"title": "Another"}'`],
    ["another day of publication", "update published_part set published_from = '2099-01-01'"],
  ])("finds %s", async (_what, statement) => {
    expect(await findingsAfter(statement)).toContain("is not what was signed");
  });

  it("finds a part or a record that is gone", async () => {
    expect(await findingsAfter("delete from published_part where part = 'eia'")).toContain(
      "lacks the part “eia”",
    );
    const all = ["published_figure", "figures_read", "published_part", "signed_record"];
    expect(await findingsAfter(...all.map((table) => `delete from ${table}`))).toContain(
      "is signed, and its record is gone",
    );
  });
});

class RolledBack extends Error {}

/** What is found with this done to it, which is then undone. */
async function findingsAfter(...statements: string[]): Promise<string> {
  const keys = await (await openSigningKeys(at("signing-key.json"))).publicKeys();
  let findings: string[] = [];
  await inside(atWork, (database) =>
    database.transaction(async (tx) => {
      await tx.execute(sql`set local role none`);
      for (const table of ["signed_record", "published_part", "figures_read", "published_figure"]) {
        await tx.execute(sql.raw(`alter table ${table} disable trigger user`));
      }
      for (const statement of statements) await tx.execute(sql.raw(statement));
      ({ findings } = await verifyAllSeals({ db: tx }, keys));
      throw new RolledBack();
    }),
  ).catch((error: unknown) => {
    if (!(error instanceof RolledBack)) throw error;
  });
  return findings.join("\n");
}

if (template.kind === "embedded") {
  it("is refused while a server has the data folder open", async () => {
    const unlock = await lockDataFolder(atWork.environment.DATA_DIR ?? "");
    try {
      for (const args of [
        ["backup", at("other")],
        ["restore", at("whole"), "--replace"],
      ] as const) {
        const [command, ...rest] = args;
        const { code, output } = await run(command, atWork, ...rest);
        expect(code).toBe(1);
        expect(output).toMatch(
          /^The data folder .+ is in use by process \d+ on host \S+\. Stop that one first/u,
        );
      }
    } finally {
      await unlock();
    }
  });
} else {
  describe("PostgreSQL's own programs", () => {
    it("are asked for in a clear line where they are not there, or older than the server", async () => {
      const without = { ...atWork, environment: { ...atWork.environment, PATH: at("nowhere") } };
      expect((await run("backup", without, at("other"))).output).toMatch(
        /^pg_dump was not found on the PATH\. Install PostgreSQL's client programs of version \d+ or newer\.\n$/u,
      );
      await writeFile(at("pg_dump"), "#!/bin/sh\necho 'pg_dump (PostgreSQL) 9.6.1'\n", { mode: 0o755 });
      const older = { ...atWork, environment: { ...atWork.environment, PATH: `${folder}:/usr/bin:/bin` } };
      expect((await run("backup", older, at("other"))).output).toMatch(
        /^pg_dump is of version 9, and the server of version \d+\. Install/u,
      );
    });

    it("get the password in their environment, not on their command line", async () => {
      const program = `#!/bin/sh
[ "$1" = --version ] && echo "pg_dump (PostgreSQL) 99.0" && exit
echo "arguments: $*; password: $PGPASSWORD" >&2
exit 1
`;
      await writeFile(at("pg_dump"), program, { mode: 0o755 });
      const url = new URL(atWork.environment.DATABASE_URL ?? "");
      url.password = "s%20cret";
      const environment = { ...atWork.environment, DATABASE_URL: url.href, PATH: `${folder}:/usr/bin:/bin` };
      const { output } = await run("backup", { ...atWork, environment }, at("other"));
      expect(output).toMatch(/arguments: --no-password .+; password: s cret$/mu);
      expect(/arguments: (.+); password/u.exec(output)?.[1]).not.toContain("cret");
    });

    it("restore nothing under a server that is at work", async () => {
      await inside(atWork, async (database) => {
        await database.ping();
        const { code, output } = await run("restore", atWork, at("whole"), "--replace");
        expect(code).toBe(1);
        expect(output).toContain("Stop the servers first.");
      });
    });
  });
}
