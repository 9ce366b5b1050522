import { readdir, readFile } from "node:fs/promises";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { openPostgres, type Database } from "../../db/client.server";
import { getAuditHead } from "../../db/queries/audit.server";
import { auditEvent } from "../../db/schema";
import { ROUND_ACTS } from "../../app/domain/grants/round";
import { SCRUTINY_ACTS } from "../../app/domain/scrutiny/scrutiny-report";
import { CONSULTATION_ACTS } from "../../app/domain/consultation/public-consultation";
import { ACTS, isAct } from "../../app/domain/audit/acts";
import { NO_HASH } from "../../app/domain/audit/chain";
import { NO_FILTER, type AuditFilter } from "../../app/domain/audit/filter";
import { addFundingSource } from "../../app/services/budget/add-funding-source.server";
import { auditJsonLines } from "../../app/services/office/audit-export.server";
import { digestOf } from "../../app/services/sign-off/content-digest.server";
import { createFramework } from "../../app/services/frameworks/create-framework.server";
import { editFundingSource } from "../../app/services/budget/edit-funding-source.server";
import { editPerson } from "../../app/services/office/edit-person.server";
import { signOut } from "../../app/services/account/sign-out.server";
import { removeFundingSource } from "../../app/services/budget/remove-funding-source.server";
import { verifyAuditExport, verifyAuditLog } from "../../app/services/office/verify-audit.server";
import { asOwner, chainHash, chainOf, tamper } from "../support/audit";
import { copyPostgresTemplate, createTestDatabase } from "../support/database";
import { addSession } from "../support/accounts";
import { addPerson, contextOf, NOW } from "../support/office";
import type { Actor } from "../../db/queries/people.server";

let database: Database;
let author: Actor;
let frameworkId: number;
async function open(): Promise<void> {
  database = await createTestDatabase();
  author = await addPerson(database, "Author", ["eia_author"]);
  ({ frameworkId } = await createFramework(contextOf(database, author), {
    title: "Réduction – “2018/19”",
    aim: "",
    firstYear: 2018,
    numberOfYears: 1,
    priorities: ["Victims"],
    budgetDate: null,
    previousId: null,
    isBaseline: true,
  }));
}
const close = () => database.close();

const addFunding = (name: string) =>
  addFundingSource(contextOf(database, author), { frameworkId, name, amounts: { 2018: 1_000_00 } });

async function addSome(count: number): Promise<void> {
  for (let index = 1; index <= count; index += 1) await addFunding(`Source ${index}`);
}

/** What is found, in one line each. */
async function found() {
  const { findings } = await verifyAuditLog(database);
  return findings.map(({ kind, number }) => `${kind} ${number}`);
}

describe("the chain", () => {
  beforeEach(open);
  afterEach(close);

  it("is hashed by the database as the rule says, without a gap", async () => {
    await addSome(3);
    const rows = await chainOf(database);
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect(rows.map(({ hash }) => hash)).toEqual(rows.map(chainHash));
    expect(rows.map(({ previousHash }) => previousHash)).toEqual([
      NO_HASH,
      ...rows.slice(0, -1).map(({ hash }) => hash),
    ]);
    expect(rows[0]).toMatchObject({ at: "2018-03-07T10:00:00.000000Z", subject: "Réduction – “2018/19”" });
    expect(await getAuditHead(database.db)).toEqual({ number: 4, hash: rows[3]?.hash });
    expect(await verifyAuditLog(database)).toMatchObject({ rows: 4, findings: [] });
  });

  it("is the same whatever the session's time zone", async () => {
    await database.transaction(async (tx) => {
      await tx.execute(sql.raw("set local time zone 'Asia/Kathmandu'"));
      await tx.insert(auditEvent).values({ at: NOW, act: "session.start" });
    });
    expect(await found()).toEqual([]);
  });

  it("leaves no gap where a transaction is rolled back", async () => {
    await expect(
      database.transaction(async (tx) => {
        await tx.insert(auditEvent).values({ at: NOW, act: "session.start" });
        throw new Error("Rolled back");
      }),
    ).rejects.toThrow("Rolled back");
    await addSome(1);
    expect((await chainOf(database)).map(({ number }) => number)).toEqual([1, 2]);
  });

  it("writes several events of one statement one after the other", async () => {
    await database.db
      .insert(auditEvent)
      .values([1, 2, 3].map(() => ({ at: NOW, act: "session.start", personId: author.personId })));
    expect(await found()).toEqual([]);
    expect(await chainOf(database)).toHaveLength(4);
  });

  it("holds while many write at the same time, and an administrator edits those who write", async () => {
    const administrator = await addPerson(database, "Admin", ["administrator"]);
    const rename = async (version: number) =>
      editPerson(contextOf(database, administrator), {
        personId: author.personId,
        name: `Author ${version}`,
        email: author.email,
        roles: ["eia_author"],
        isActive: true,
        version,
      });
    const renames = (async () => {
      for (let version = 1; version <= 10; version += 1) await rename(version);
    })();
    await Promise.all([...Array.from({ length: 40 }, (_, index) => addFunding(`Source ${index}`)), renames]);
    expect(await found()).toEqual([]);
    expect(await getAuditHead(database.db)).toMatchObject({ number: 51 });
  });
});

const template = inject("databaseTemplate");
describe.runIf(template.kind === "postgresql")("two servers on one PostgreSQL", () => {
  it("write one chain", async () => {
    if (template.kind !== "postgresql") throw new Error("This is for PostgreSQL");
    const copy = await copyPostgresTemplate(template);
    const servers = await Promise.all([openPostgres(copy.url), openPostgres(copy.url)]);
    try {
      const [first] = servers;
      const people = await Promise.all(["Jo", "Sam"].map((name) => addPerson(first, name, ["eia_author"])));
      const sessions: { actor: Actor; sessionId: number }[] = [];
      for (let index = 0; index < 200; index += 1) {
        const actor = people[index % 3 === 0 ? 0 : 1];
        if (actor) sessions.push({ actor, sessionId: await addSession(first, actor) });
      }
      const signingOut = sessions.map((session, index) =>
        signOut({
          database: index % 2 === 0 ? servers[0] : servers[1],
          now: () => NOW,
          isSecure: false,
          ...session,
          everywhere: false,
        }),
      );
      await Promise.all(signingOut);
      expect(await verifyAuditLog(first)).toMatchObject({ rows: 200, head: { number: 200 }, findings: [] });
    } finally {
      await Promise.all(servers.map((server) => server.close()));
      await copy.drop();
    }
  });
});

describe("the digests", () => {
  beforeAll(open);
  afterAll(close);

  const digests = async () =>
    (await chainOf(database)).slice(1).map(({ digestBefore, digestAfter }) => [digestBefore, digestAfter]);

  it("are of what an act found and of what it left, which the detail holds", async () => {
    const { sourceId } = await addFunding("Reserve");
    await editFundingSource(contextOf(database, author), {
      frameworkId,
      sourceId,
      version: 1,
      name: "Earmarked reserve",
      amounts: { 2018: 2_000_00 },
    });
    await removeFundingSource(contextOf(database, author), { frameworkId, sourceId, version: 2 });
    const [first, second] = [
      digestOf({ name: "Reserve", amounts: { 2018: 1_000_00 } }),
      digestOf({ name: "Earmarked reserve", amounts: { 2018: 2_000_00 } }),
    ];
    expect(await digests()).toEqual([
      ["", first],
      [first, second],
      [second, ""],
    ]);
    for (const { detail, digestBefore, digestAfter } of (await chainOf(database)).slice(1)) {
      const { before, after } = JSON.parse(detail) as { before?: unknown; after?: unknown };
      expect(before === undefined ? "" : digestOf(before)).toBe(digestBefore);
      expect(after === undefined ? "" : digestOf(after)).toBe(digestAfter);
    }
  });
});

describe("the database refuses, also to its owner,", () => {
  beforeAll(async () => {
    await open();
    await addSome(2);
  });
  afterAll(close);

  it.each([
    ["an event with a number of its own", "insert into audit_event (number, at, act) values (9, now(), 'x')"],
    ["an event with a hash of its own", "insert into audit_event (hash, at, act) values ('0', now(), 'x')"],
    ["another hash before", "insert into audit_event (previous_hash, at, act) values ('0', now(), 'x')"],
    ["a changed event", "update audit_event set subject = 'x'"],
    ["a deleted event", "delete from audit_event"],
    ["an emptied log", "truncate audit_event"],
    ["a head that is moved", "update audit_head set number = number + 1"],
    ["a head that is moved back", "update audit_head set number = 0"],
    ["a deleted head", "delete from audit_head"],
    ["another head", "insert into audit_head (id, number, hash) values (2, 0, '')"],
    ["an emptied head", "truncate audit_head"],
  ])("%s", async (_, statement) => {
    await expect(database.db.execute(sql.raw(statement))).rejects.toThrow();
    await expect(asOwner(database, statement)).rejects.toMatchObject({ cause: { code: "23000" } });
    expect(await found()).toEqual([]);
  });
});

describe("whoever writes past the triggers is found out:", () => {
  beforeAll(async () => {
    await open();
    await addSome(8);
    await tamper(
      database,
      "create table kept_event as table audit_event",
      "create table kept_head as table audit_head",
    );
  });
  afterAll(close);
  afterEach(() =>
    tamper(
      database,
      "delete from audit_event",
      "delete from audit_head",
      "insert into audit_event select * from kept_event",
      "insert into audit_head select * from kept_head",
    ),
  );
  const anEvent = (number: number, more = "") =>
    `insert into audit_event (number, at, act, previous_hash, hash${more && ", subject"})
     select ${number}, at, act, previous_hash, hash ${more} from audit_event where number = 4`;

  it.each([
    ["subject", "'Another'"],
    ["at", "at + interval '1 microsecond'"],
    ["person_id", "null"],
    ["person_name", "'Somebody'"],
    ["capacity", "''"],
    ["act", "'funding.edit'"],
    ["framework_id", "null"],
    ["digest_before", "repeat('a', 64)"],
    ["digest_after", "''"],
    ["detail", "detail || '{\"also\": 1}'"],
    ["previous_hash", "repeat('0', 64)"],
    ["hash", "repeat('0', 64)"],
  ])("a changed %s", async (column, value) => {
    await tamper(database, `update audit_event set ${column} = ${value} where number = 5`);
    expect(await found()).toEqual(["changed 5"]);
  });

  it("a changed row that was hashed anew", async () => {
    await tamper(
      database,
      "update audit_event set subject = 'Another' where number = 5",
      "update audit_event as event set hash = audit_event_hash(event) where number = 5",
    );
    expect(await found()).toEqual(["changed 5"]);
  });

  it("a deleted row", async () => {
    await tamper(database, "delete from audit_event where number = 5");
    expect(await found()).toEqual(["deleted 5"]);
  });

  it("a deleted row whose place the others took", async () => {
    await tamper(
      database,
      "delete from audit_event where number = 5",
      "update audit_event set number = -number where number > 5",
      "update audit_event set number = -number - 1 where number < 0",
    );
    expect(await found()).toEqual(["moved 5", "deleted 5"]);
  });

  it("a row put in between", async () => {
    await tamper(
      database,
      "update audit_event set number = -number where number > 5",
      "update audit_event set number = 1 - number where number < 0",
      anEvent(6),
    );
    expect(await found()).toContain("moved 7");
    expect((await found()).some((line) => line.endsWith(" 6"))).toBe(true);
  });

  it("a row put in between and hashed as the rule says", async () => {
    await tamper(
      database,
      "update audit_event set number = -number where number > 5",
      "update audit_event set number = 1 - number where number < 0",
      anEvent(6),
      "update audit_event set previous_hash = (select hash from audit_event where number = 5) where number = 6",
      "update audit_event as event set hash = audit_event_hash(event) where number = 6",
    );
    expect(await found()).toEqual(["inserted 6", "moved 7"]);
  });

  it("a row put behind the last", async () => {
    await tamper(database, anEvent(10));
    expect(await found()).toContain("inserted 10");
  });

  it("two rows that changed places", async () => {
    await tamper(
      database,
      "update audit_event set number = -3 where number = 3",
      "update audit_event set number = 3 where number = 7",
      "update audit_event set number = 7 where number = -3",
    );
    expect(await found()).toEqual(["moved 3", "moved 7"]);
  });

  it("a cut tail", async () => {
    await tamper(database, "delete from audit_event where number > 6");
    expect(await found()).toEqual(["cut 7"]);
  });

  it("a dropped chain, by what cannot be there without one", async () => {
    await tamper(
      database,
      "delete from audit_event",
      "update audit_head set number = 0, hash = repeat('0', 64)",
    );
    const { findings } = await verifyAuditLog(database);
    expect(findings).toEqual([
      {
        kind: "dropped",
        number: 1,
        message: "the log is empty, yet there are 1 accounts and 1 frameworks: the whole log was dropped",
      },
    ]);
  });

  it("a chain that was dropped with its head", async () => {
    await tamper(database, "delete from audit_event", "delete from audit_head");
    expect(await found()).toEqual(["dropped 0", "dropped 1"]);
  });

  it("a head that is gone, without which nothing is done any more", async () => {
    await tamper(database, "delete from audit_head");
    expect(await found()).toEqual(["dropped 9"]);
    await expect(addFunding("Another")).rejects.toThrow();
  });
});

describe("an export as JSON Lines", () => {
  beforeAll(async () => {
    await open();
    await addSome(4);
  });
  afterAll(close);

  async function exported(filter: AuditFilter = NO_FILTER): Promise<string[]> {
    let text = "";
    for await (const piece of auditJsonLines(database.db, filter, NOW)) text += piece;
    return text.trimEnd().split("\n");
  }
  async function* each(lines: readonly string[]) {
    for (const line of lines) yield await Promise.resolve(line);
  }
  const verified = async (lines: readonly string[]) => {
    const { findings, ...rest } = await verifyAuditExport(each(lines));
    return { ...rest, found: findings.map(({ kind, number }) => `${kind} ${number}`) };
  };

  it("is verified by itself", async () => {
    expect(await verified(await exported())).toMatchObject({ rows: 5, isExcerpt: false, found: [] });
  });

  it("of some of the log is verified as an excerpt", async () => {
    const lines = await exported({ ...NO_FILTER, act: "funding.add" });
    expect(await verified(lines)).toMatchObject({ rows: 4, isExcerpt: true, found: [] });
  });

  it("is found changed, shortened, or with lines that changed places", async () => {
    const lines = await exported();
    const changed = lines.map((line) => line.replace('"Source 2"', '"Source 9"'));
    expect(await verified(changed)).toMatchObject({ found: ["changed 3"] });
    expect(await verified(lines.toSpliced(3, 1))).toMatchObject({ found: ["deleted 3", "cut 5"] });
    expect(await verified(lines.slice(0, -2))).toMatchObject({ found: ["cut 5", "cut 5"] });
    const [first = "", a = "", b = "", ...rest] = lines;
    expect(await verified([first, b, a, ...rest])).toMatchObject({ found: ["moved 1"] });
  });

  it.each([[[]], [["{}"]], [["not JSON"]]])("is refused where it is none: %j", async (lines) => {
    await expect(verified(lines)).rejects.toThrow();
  });

  it("is refused with a line that is no row", async () => {
    const [first = ""] = await exported();
    await expect(verified([first, '{"number":1}'])).rejects.toThrow("is no row of the log");
  });
});

describe("the list of acts", () => {
  it("has words for every act that is on a log of the services, and services for every act", async () => {
    const folder = new URL("../../app/services/", import.meta.url);
    const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".ts"));
    const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), "utf8")));
    const source = texts.join("\n");
    const putTogether = [
      ...["framework.recall", "framework.return"],
      ...["action.confirm_withdrawal", "action.accept_carry_forward"],
      ...CONSULTATION_ACTS.map((act) => `public-consultation.${act}`),
      ...SCRUTINY_ACTS.map((act) => `scrutiny.${act}`),
      ...ROUND_ACTS.map((act) => `grant-round.${act}`),
    ];
    const unused = Object.keys(ACTS).filter(
      (act) => !putTogether.includes(act) && !source.includes(`"${act}"`),
    );
    expect(unused).toEqual([]);
    expect(isAct("framework.sign")).toBe(true);
  });

  it("is the only way onto the log: nothing else inserts an event", async () => {
    const folder = new URL("../../app/", import.meta.url);
    const names = (await readdir(folder, { recursive: true })).filter((name) => /\.tsx?$/u.test(name));
    const inserting = await Promise.all(
      names.map(async (name) => [name, await readFile(new URL(name, folder), "utf8")] as const),
    );
    expect(inserting.filter(([, text]) => text.includes("insert(auditEvent)")).map(([name]) => name)).toEqual(
      ["services/internal/audit-log.server.ts"],
    );
  });
});
