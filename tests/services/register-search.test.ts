import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EVERYTHING, type RegisterSearch } from "~/domain/publication/register-search";
import { RECORD_PARTS } from "~/domain/publication/record-parts";
import { calendarDate } from "~/domain/shared/calendar-date";
import { refreshRegister } from "~/services/register/refresh-register.server";
import type { Database } from "../../db/client.server";
import {
  findInRegister,
  listFacets,
  readPassages,
  readPublicVersion,
} from "../../db/queries/register-search.server";
import { createTestDatabase } from "../support/database";
import {
  aSignedSnapshot,
  determinationsOf,
  NEVER,
  numbered,
  storeSigned,
  UNTIL_JUNE,
  withCanaries,
} from "../support/signed-snapshot-builder";

const MAY = calendarDate("2018-05-31");
const JUNE = calendarDate("2018-06-01");

let database: Database;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.close());

const store = (number: number, overrides: Parameters<typeof aSignedSnapshot>[0] = {}) =>
  storeSigned(database, aSignedSnapshot({ reference: numbered(number), ...overrides }));

/** Through the role in which public pages are read. */
async function find(
  search: Partial<RegisterSearch>,
  {
    today = MAY,
    before,
    limit = 50,
    byRank = true,
  }: {
    today?: typeof MAY;
    before?: string;
    limit?: number;
    byRank?: boolean;
  } = {},
) {
  expect(await refreshRegister(database, today)).toBe(true);
  const { found, ...rest } = await findInRegister(
    database.publicDb,
    { ...EVERYTHING, ...search },
    { limit, before, byRank },
  );
  return { keys: found.map(({ referenceKey }) => referenceKey), ...rest };
}

describe("what can be found of a decision, for every combination of determinations (rule 11)", () => {
  it("is what is published of it, and no word of what is withheld", async () => {
    const words = { withheld: [] as string[], published: [] as string[] };
    for (let bits = 0; bits < 16; bits += 1) {
      const parts = RECORD_PARTS.filter((_part, index) => (bits & (1 << index)) !== 0);
      const until = bits % 2 === 0 ? NEVER : UNTIL_JUNE;
      const reference = numbered(100 + bits);
      const determinations = determinationsOf(Object.fromEntries(parts.map((part) => [part, until])));
      const { snapshot, canaries } = withCanaries(aSignedSnapshot({ reference, determinations }));
      const own = JSON.parse(
        JSON.stringify(snapshot).replaceAll(/canary-(\w+)-(\d+)-end/gu, `canary${bits}x$1x$2x`),
      ) as typeof snapshot;
      await storeSigned(database, own);
      for (const part of RECORD_PARTS) {
        const isWithheld = parts.includes("record") || parts.includes(part);
        words[isWithheld ? "withheld" : "published"].push(
          ...[...canaries[part].values()].map((word) =>
            word.replace(/canary-(\w+)-(\d+)-end/u, `canary${bits}x$1x$2x`),
          ),
        );
      }
    }
    expect(words.withheld.length).toBeGreaterThan(300);
    await find({});
    const passages = [...(await readPassages(database.publicDb, await allKeys()))].join("\n");
    const facets = (await listFacets(database.publicDb)).join("\n");
    const lexemes = await lexemesOf();
    for (const word of words.withheld) {
      expect(passages.includes(word) || facets.includes(word) || lexemes.has(word), word).toBe(false);
    }
    for (const word of words.withheld.filter((_word, index) => index % 40 === 0)) {
      expect((await find({ words: word })).keys, word).toEqual([]);
    }
    const found = words.published.filter((word) => lexemes.has(word));
    // Capacities and titles that the page says otherwise are the rest.
    expect(found.length).toBeGreaterThan(words.published.length / 2);
  });
});

async function allKeys(): Promise<string[]> {
  return (await find({}, { limit: 1_000 })).keys;
}

async function lexemesOf(): Promise<Set<string>> {
  const rows = await database.db
    .select({ lexeme: sql<string>`lexeme` })
    .from(sql`register_document, unnest(tsvector_to_array(document)) as lexeme`);
  return new Set(rows.map(({ lexeme }) => lexeme));
}

describe("a search", () => {
  it("finds a reference as it is printed, a title, a service and a provider, in any form of the word", async () => {
    const key = await store(7);
    const { lines } = aSignedSnapshot().details;
    const [line] = lines;
    if (!line) throw new Error("There is no line");
    for (const words of ["007/2018", "commissioning frameworks", line.service, line.deliveryOrganisation]) {
      expect((await find({ words })).keys, words).toEqual([key]);
    }
    expect((await find({ words: "commissioning -framework" })).keys).toEqual([]);
    expect((await find({ words: "no-such-word-anywhere" })).keys).toEqual([]);
  });

  it.each(["the", "-framework", "!!", '"', "a & b | (", "'; drop table person; --"])(
    "for %j finds nothing and fails at nothing",
    async (words) => {
      await store(7);
      expect((await find({ words })).keys).toEqual([]);
    },
  );

  it("puts what has the words in its title first, and else the newest", async () => {
    const [older, newer] = [calendarDate("2018-03-01"), calendarDate("2018-03-02")];
    const content = aSignedSnapshot().record;
    const titled = aSignedSnapshot({ reference: numbered(1), decidedOn: older });
    await storeSigned(database, { ...titled, record: { ...titled.record, title: "Zebra crossings" } });
    const said = aSignedSnapshot({ reference: numbered(2), decidedOn: newer });
    await storeSigned(database, {
      ...said,
      record: { ...said.record, summary: `${content.summary} A zebra.` },
    });
    expect((await find({ words: "zebra" })).keys).toEqual(["001-2018", "002-2018"]);
    expect((await find({ words: "zebra" }, { byRank: false })).keys).toEqual(["002-2018", "001-2018"]);
  });

  it.each([true, false])(
    "goes page by page, and no page repeats or leaves out one (ranked: %s)",
    async (byRank) => {
      for (let number = 1; number <= 7; number += 1)
        await store(number, { decidedOn: calendarDate("2018-04-01") });
      const whole = (await find({ words: "framework" }, { byRank })).keys;
      const pages: string[] = [];
      for (let before: string | undefined; ;) {
        const page: Awaited<ReturnType<typeof find>> = await find(
          { words: "framework" },
          { byRank, limit: 3, ...(before === undefined ? {} : { before }) },
        );
        pages.push(...page.keys);
        if (page.next === null) break;
        before = page.next;
      }
      expect(pages).toEqual(whole);
      expect(new Set(pages).size).toBe(7);
      expect((await find({ words: "framework" }, { byRank, before: "999-2018" })).keys).toEqual([]);
    },
  );

  it("counts more than 300 no further, gives them newest first, and goes on page by page", async () => {
    await store(1);
    await find({});
    await database.db.execute(sql`
      insert into register_document (reference_key, record_id, decided_on, changed_at, facets, document, passages)
      select 'copy-' || n, 1000 + n, date '2017-01-01' + n, now(), facets, document, passages
      from register_document, generate_series(1, 320) n where reference_key = '001-2018'`);
    const first = await find({ words: "framework" }, { limit: 20 });
    expect(first.matches).toBe(301);
    expect(first.keys.slice(0, 3)).toEqual(["001-2018", "copy-320", "copy-319"]);
    const all: string[] = [];
    for (let before: string | undefined; ;) {
      const page: Awaited<ReturnType<typeof find>> = await find(
        { words: "framework" },
        { limit: 50, ...(before === undefined ? {} : { before }) },
      );
      all.push(...page.keys);
      if (page.next === null) break;
      before = page.next;
    }
    expect(all).toHaveLength(321);
    expect(new Set(all).size).toBe(321);
  });

  it("is filtered by year, outcome, who is affected, what is withheld and who decided", async () => {
    const supported = await store(1);
    const refused = await store(2, { outcome: "not_supported", decidedOn: calendarDate("2017-12-01") });
    const hidden = await store(3, { determinations: determinationsOf({ record: NEVER }) });
    const partly = await store(4, { determinations: determinationsOf({ eia: NEVER }) });
    const keys = async (search: Partial<RegisterSearch>) => (await find(search)).keys.toSorted();
    expect(await keys({ year: "2017" })).toEqual([refused]);
    expect(await keys({ outcome: "not_supported" })).toEqual([refused]);
    expect(await keys({ withheld: "whole" })).toEqual([hidden]);
    expect(await keys({ withheld: "part" })).toEqual([partly]);
    expect(await keys({ withheld: "nothing" })).toEqual([supported, refused].toSorted());
    const [impact] = aSignedSnapshot().eia.entries.flatMap(({ impacts }) => impacts);
    if (!impact) throw new Error("There is no impact");
    const { characteristic, direction } = impact;
    expect(await keys({ characteristic, direction })).toEqual([supported, refused].toSorted());
    const facets = await listFacets(database.publicDb);
    const who = facets.find((facet) => facet.startsWith("by:"))?.slice(3) ?? "";
    expect(await keys({ decidedBy: who })).toEqual([supported, refused, partly].toSorted());
    const priority = facets.find((facet) => facet.startsWith("priority:"))?.slice(9) ?? "";
    expect(await keys({ priority })).toEqual([supported, refused, partly].toSorted());
    expect(await keys({ words: "framework", outcome: "not_supported" })).toEqual([refused]);
  });
});

describe("when what is published changes", () => {
  it("what a day publishes after all is found from that day on", async () => {
    const key = await store(1, { determinations: determinationsOf({ details: UNTIL_JUNE }) });
    const [line] = aSignedSnapshot().details.lines;
    const words = line?.deliveryOrganisation ?? "";
    expect((await find({ words })).keys).toEqual([]);
    expect((await find({ words }, { today: JUNE })).keys).toEqual([key]);
    expect((await find({ withheld: "nothing" }, { today: JUNE })).keys).toEqual([key]);
  });

  it("nothing is found of it until it is made anew, and its facets are counted no more", async () => {
    const key = await store(1);
    await find({});
    const version = await readPublicVersion(database.publicDb);
    const facets = await listFacets(database.publicDb);
    await database.db.execute(sql`select published_record_changed(array[${key}])`);
    const { found } = await findInRegister(
      database.publicDb,
      { ...EVERYTHING, words: "framework" },
      { limit: 5, before: undefined, byRank: true },
    );
    expect(found).toEqual([]);
    expect(await listFacets(database.publicDb)).toEqual([]);
    expect([...(await readPassages(database.publicDb, [key])).values()]).toEqual([""]);
    expect(await readPublicVersion(database.publicDb)).toBeGreaterThan(version);
    expect((await find({ words: "framework" })).keys).toEqual([key]);
    expect((await listFacets(database.publicDb)).toSorted()).toEqual(facets.toSorted());
  });

  it("a decision that is published counts the version up, and so does a new name of the office", async () => {
    const before = await readPublicVersion(database.publicDb);
    await store(1);
    const signed = await readPublicVersion(database.publicDb);
    expect(signed).toBeGreaterThan(before);
    await database.db.execute(
      sql`insert into decided_thing (valid_from, one, many) values ('2018-01-01', 'plan', 'plans')`,
    );
    expect(await readPublicVersion(database.publicDb)).toBeGreaterThan(signed);
  });
});
