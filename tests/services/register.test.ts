import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RECORD_PARTS, type RecordPart } from "~/domain/publication/record-parts";
import { publishedParts } from "~/domain/publication/published-parts";
import { calendarDate } from "~/domain/shared/calendar-date";
import type { Database, Db } from "../../db/client.server";
import { findPublishedRecord, listPublishedDecisions } from "../../db/queries/register.server";
import { aCompleteFramework, aRecord, TODAY } from "../support/content-builder";
import { createTestDatabase } from "../support/database";
import { digestOf } from "../../app/services/sign-off/content-digest.server";
import {
  aSignedSnapshot,
  determinationsOf,
  groundOf,
  NEVER,
  numbered,
  storeSigned,
  UNTIL_JUNE,
  withCanaries,
} from "../support/signed-snapshot-builder";

const LAST_DAY_WITHHELD = calendarDate("2018-05-31");
const FIRST_DAY_PUBLIC = calendarDate("2018-06-01");
/** Every way to say yes or no to the four parts. */
const COMBINATIONS = Array.from({ length: 16 }, (_, bits) =>
  RECORD_PARTS.filter((_part, index) => (bits & (1 << index)) !== 0),
);
const named = (withheld: readonly RecordPart[]) => withheld.join(", ") || "nothing";

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** Of a withheld record the signature over its digests is public, and no salt with which a text could be guessed at. */
const SIGNATURE_ALONE = { jws: expect.any(String) as unknown, salts: {} };

describe("what leaves the database of a record, for every combination of determinations (rule 11)", () => {
  const marked = withCanaries(aSignedSnapshot());

  it.each(
    COMBINATIONS.flatMap((withheld, index) => [
      { withheld, name: named(withheld), end: "for good", reference: numbered(100 + index), until: NEVER },
      {
        withheld,
        name: named(withheld),
        end: "until June",
        reference: numbered(200 + index),
        until: UNTIL_JUNE,
      },
    ]),
  )("withheld: $name, $end", async ({ withheld, reference, until }) => {
    const determinations = determinationsOf(Object.fromEntries(withheld.map((part) => [part, until])));
    const snapshot = {
      ...marked.snapshot,
      determinations,
      record: { ...marked.snapshot.record, reference, determinations: [] },
    };
    // As if signing had left every body there: what is public is decided by the date, not by what is missing.
    const rows = publishedParts(snapshot, {}, digestOf).map((row) => ({ ...row, body: snapshot[row.part] }));
    const key = await storeSigned(database, snapshot, rows);

    const found = await findPublishedRecord(database.db, key, LAST_DAY_WITHHELD);
    const { decisions } = await listPublishedDecisions(database.db, LAST_DAY_WITHHELD, { limit: 1000 });
    const listed = decisions.find((decision) => decision.referenceKey === key);
    const answers = JSON.stringify([found, listed]);

    const isRecordWithheld = withheld.includes("record");
    for (const part of RECORD_PARTS) {
      const isWithheld = isRecordWithheld || withheld.includes(part);
      const words = [...marked.canaries[part].values()];
      const seen = words.filter((word) => answers.includes(word));
      expect(seen, part).toEqual(isWithheld ? [] : words);
    }
    const grounds = RECORD_PARTS.filter((part) => answers.includes(groundOf(part)));
    expect(grounds).toEqual(isRecordWithheld ? ["record"] : withheld);
    if (isRecordWithheld) {
      expect(found).toEqual({
        published: false,
        reference,
        referenceKey: key,
        decidedOn: TODAY,
        legalGround: groundOf("record"),
        seal: SIGNATURE_ALONE,
      });
      expect(listed?.decision).toBeNull();
    } else {
      expect(found).toMatchObject({ published: true, record: snapshot.record });
      expect(listed?.decision?.total ?? null).toEqual(
        withheld.includes("details") ? null : { year: 2018, pence: 150_000_00, isAtLeast: false },
      );
    }
  });

  it.each<[string, string]>([
    ["a reference that was never given", "999-2018"],
    ["the reference as written, which is no key", "007/2018"],
    ["nothing", ""],
    ["a quotation mark", "' or '1'='1"],
  ])("finds no record for %s", async (_name, key) => {
    expect(await findPublishedRecord(database.db, key, TODAY)).toBeNull();
  });
});

describe("a part that is withheld until a day", () => {
  it.each(RECORD_PARTS)("is public from that day on, not before: %s", async (part) => {
    const reference = numbered(300 + RECORD_PARTS.indexOf(part));
    const key = await storeSigned(
      database,
      aSignedSnapshot({ reference, determinations: determinationsOf({ [part]: UNTIL_JUNE }) }),
    );
    const publicOn = async (today: typeof TODAY) => {
      const found = await findPublishedRecord(database.db, key, today);
      if (!found) throw new Error("The record is gone");
      if (part === "record") return found.published;
      return found.published && found[part].published;
    };
    expect(await publicOn(TODAY)).toBe(false);
    expect(await publicOn(LAST_DAY_WITHHELD)).toBe(false);
    expect(await publicOn(FIRST_DAY_PUBLIC)).toBe(true);
    expect(await publicOn(calendarDate("2020-01-01"))).toBe(true);
  });

  it("keeps everything back with the record, though the other parts are public by then", async () => {
    const key = await storeSigned(
      database,
      aSignedSnapshot({
        reference: numbered(310),
        determinations: determinationsOf({ record: NEVER, eia: UNTIL_JUNE }),
      }),
    );
    const found = await findPublishedRecord(database.db, key, calendarDate("2030-01-01"));
    expect(found).toEqual({
      published: false,
      reference: numbered(310),
      referenceKey: key,
      decidedOn: TODAY,
      legalGround: groundOf("record"),
      seal: SIGNATURE_ALONE,
    });
  });

  it("says no legal ground of a part that is public after all", async () => {
    const key = await storeSigned(
      database,
      aSignedSnapshot({
        reference: numbered(311),
        determinations: determinationsOf({ record: UNTIL_JUNE, details: UNTIL_JUNE }),
      }),
    );
    const { decisions } = await listPublishedDecisions(database.db, FIRST_DAY_PUBLIC, { limit: 1000 });
    const listed = decisions.find((decision) => decision.referenceKey === key);
    expect(listed).toMatchObject({ legalGround: "", decision: { total: { pence: 150_000_00 } } });
  });
});

describe("the list of decisions", () => {
  let own: Database;
  const decided = [
    { reference: "001/2018", decidedOn: calendarDate("2018-01-10") },
    { reference: "002/2018", decidedOn: calendarDate("2018-03-09") },
    { reference: "003/2018", decidedOn: calendarDate("2018-02-01") },
    { reference: "004/2018", decidedOn: calendarDate("2018-03-09") },
    { reference: "005/2018", decidedOn: calendarDate("2018-03-09") },
  ];
  const NEWEST_FIRST = ["005-2018", "004-2018", "002-2018", "003-2018", "001-2018"];
  beforeAll(async () => {
    own = await createTestDatabase();
    for (const { reference, decidedOn } of decided) {
      const withheld = reference === "004/2018" ? { record: NEVER } : {};
      await storeSigned(
        own,
        aSignedSnapshot({
          reference,
          decidedOn,
          determinations: determinationsOf(withheld),
          content: aCompleteFramework({ record: aRecord({ title: `Decision of ${decidedOn}` }) }),
        }),
      );
    }
  });
  afterAll(() => own.close());

  const keysOf = async (limit: number, before?: string) => {
    const { decisions, next } = await listPublishedDecisions(own.db, TODAY, { limit, before });
    return { keys: decisions.map((decision) => decision.referenceKey), next };
  };

  it("is newest first; on one day the last signed comes first", async () => {
    expect(await keysOf(10)).toEqual({ keys: NEWEST_FIRST, next: null });
  });

  it.each([1, 2, 3, 4])("shows each decision once, %i to a page", async (limit) => {
    const seen: string[] = [];
    let before: string | undefined;
    do {
      const { keys, next }: Awaited<ReturnType<typeof keysOf>> = await keysOf(limit, before);
      expect(keys.length).toBeLessThanOrEqual(limit);
      seen.push(...keys);
      before = next ?? undefined;
    } while (before !== undefined);
    expect(seen).toEqual(NEWEST_FIRST);
  });

  it("has nothing before a decision that is not there", async () => {
    expect(await keysOf(10, "999-2018")).toEqual({ keys: [], next: null });
  });

  it("has no further page when the last one is full", async () => {
    expect(await keysOf(5)).toEqual({ keys: NEWEST_FIRST, next: null });
  });

  it("says title, outcome and the first year's total of a public one", async () => {
    const { decisions } = await listPublishedDecisions(own.db, TODAY, { limit: 3 });
    expect(decisions).toEqual([
      {
        reference: "005/2018",
        referenceKey: "005-2018",
        decidedOn: TODAY,
        decision: {
          title: "Decision of 2018-03-09",
          outcome: "supported",
          decidedBy: { name: "The holder of the office", capacity: "Police and Crime Commissioner" },
          total: { year: 2018, pence: 150_000_00, isAtLeast: false },
        },
        legalGround: "",
      },
      {
        reference: "004/2018",
        referenceKey: "004-2018",
        decidedOn: TODAY,
        decision: null,
        legalGround: groundOf("record"),
      },
      expect.objectContaining({ reference: "002/2018" }),
    ]);
  });

  it("adds up a budget that no 32-bit number holds, and one without lines", async () => {
    const large = { 2018: 99_999_999_999_99 };
    const { budget } = aCompleteFramework();
    const lines = budget.lines.map((line) => ({ ...line, amounts: large }));
    await storeSigned(
      own,
      aSignedSnapshot({
        reference: "006/2019",
        decidedOn: calendarDate("2019-01-02"),
        content: aCompleteFramework({ budget: { ...budget, lines } }),
      }),
    );
    await storeSigned(
      own,
      aSignedSnapshot({
        reference: "007/2019",
        decidedOn: calendarDate("2019-01-03"),
        content: aCompleteFramework({ budget: { ...budget, lines: [] } }),
      }),
    );
    const { decisions } = await listPublishedDecisions(own.db, calendarDate("2019-02-01"), { limit: 2 });
    expect(decisions.map(({ decision }) => decision?.total?.pence)).toEqual([0, 4 * 99_999_999_999_99]);
  });

  it("says no total where lines are withheld: what is left is not the budget", async () => {
    const snapshot = aSignedSnapshot({ reference: "008/2019", decidedOn: calendarDate("2019-01-04") });
    const withheld = [{ kind: "line" as const, number: 1, legalGround: "a ground", digest: "d" }];
    const rows = publishedParts(snapshot, {}, digestOf).map((row) =>
      row.part === "details" ? { ...row, body: { ...snapshot.details, withheld } } : row,
    );
    await storeSigned(own, snapshot, rows);
    const { decisions } = await listPublishedDecisions(own.db, calendarDate("2019-02-01"), { limit: 1 });
    expect(decisions).toMatchObject([{ reference: "008/2019", decision: { total: null } }]);
  });
});

it("reads nothing but what is published", async () => {
  const reference = numbered(400);
  const key = await storeSigned(database, aSignedSnapshot({ reference }));
  const readAll = async (db: Db) => {
    const found = await findPublishedRecord(db, key, TODAY);
    const { decisions } = await listPublishedDecisions(db, TODAY, { limit: 1000 });
    expect(found).toMatchObject({ published: true, reference });
    expect(decisions.map((decision) => decision.reference)).toContain(reference);
  };
  await (database.kind === "postgresql" ? withoutRights(readAll) : withoutOtherTables(readAll));
});

/** On PostgreSQL the public pages' role may read no table at all. */
async function withoutRights(readAll: (db: Db) => Promise<void>): Promise<void> {
  const tables: unknown = await database.db.execute(
    sql`select tablename as name from pg_tables where schemaname = 'public'`,
  );
  const names = (tables as { name: string }[]).map(({ name }) => name);
  expect(names).toContain("published_part");
  for (const name of names) {
    await expect(
      database.publicDb.execute(sql`select 1 from ${sql.identifier(name)}`),
      name,
    ).rejects.toMatchObject({
      cause: { message: `permission denied for table ${name}` },
    });
  }
  await readAll(database.publicDb);
}

/** The embedded database has one user: there the other tables are gone for a moment. */
async function withoutOtherTables(readAll: (db: Db) => Promise<void>): Promise<void> {
  const undo = new Error("put the tables back");
  const reading = database.transaction(async (tx) => {
    await tx.execute(sql`
      do $$
      declare other text;
      begin
        for other in
          select tablename from pg_tables where schemaname = 'public' and tablename <> 'published_part'
        loop
          execute format('alter table %I rename to %I', other, 'gone_' || other);
        end loop;
      end $$
    `);
    await readAll(tx);
    throw undo;
  });
  await expect(reading).rejects.toBe(undo);
}
