import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RECORD_PARTS } from "~/domain/publication/record-parts";
import { calendarDate } from "~/domain/shared/calendar-date";
import { addPerson } from "../support/office";
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
import { startTestSite, type TestSite, type Visitor } from "../support/site";

const LAST_DAY_WITHHELD = new Date("2018-05-31T22:59:00Z");
/** One minute after midnight in London, while it is still the 31st in UTC. */
const FIRST_DAY_PUBLIC = new Date("2018-05-31T23:01:00Z");

let site: TestSite;
let nobody: Visitor;
beforeAll(async () => {
  site = await startTestSite({ now: LAST_DAY_WITHHELD });
  nobody = await site.as(null);
});
afterAll(() => site.stop());

const textOf = async (address: string) => (await nobody.get(address)).text();

/** Every decision of the list, over all its pages. */
async function wholeList(): Promise<string> {
  const pages: string[] = [];
  let address: string | undefined = "/decisions";
  while (address !== undefined) {
    const page: string = await textOf(address);
    pages.push(page);
    address = /href="(\/decisions\?before=[^"]+)"/u.exec(page)?.[1];
  }
  return pages.join("\n");
}

describe("no word of what is withheld is anywhere (rule 11)", () => {
  const { snapshot, canaries } = withCanaries(aSignedSnapshot());
  const combinations = Array.from({ length: 16 }, (_, bits) => {
    const withheld = RECORD_PARTS.filter((_part, index) => (bits & (1 << index)) !== 0);
    const reference = numbered(100 + bits);
    return {
      withheld,
      reference,
      key: `${reference.slice(0, 3)}-2018`,
      name: withheld.join(", ") || "nothing",
    };
  });
  let list = "";

  beforeAll(async () => {
    for (const { withheld, reference } of combinations) {
      const until = withheld.length % 2 === 0 ? NEVER : UNTIL_JUNE;
      const determinations = determinationsOf(Object.fromEntries(withheld.map((part) => [part, until])));
      const record = {
        ...snapshot.record,
        reference,
        determinations: determinations.map(({ part, publish, legalGround, withheldUntil }) => ({
          part,
          publish,
          legalGround,
          withheldUntil,
          withheldItems: [],
        })),
      };
      await storeSigned(site.database, { ...snapshot, determinations, record });
    }
    list = await wholeList();
  });

  it.each(combinations)("withheld: $name", async ({ withheld, reference, key }) => {
    const overview = await textOf(`/decisions/${key}`);
    const page = overview + (await textOf(`/decisions/${key}/whole`));
    const pageData =
      (await textOf(`/decisions/${key}.data`)) + (await textOf(`/decisions/${key}/whole.data`));
    const json = await textOf(`/decisions/${key}/record.json`);
    expect(page).toContain(reference);
    expect(json).toContain(reference);
    expect(list).toContain(`href="/decisions/${key}"`);

    const isRecordWithheld = withheld.includes("record");
    for (const part of RECORD_PARTS) {
      const isWithheld = isRecordWithheld || withheld.includes(part);
      const words = [...canaries[part].values()];
      if (isWithheld) {
        const everywhere = page + pageData + json;
        expect(words.filter((word) => everywhere.includes(word))).toEqual([]);
        expect(everywhere.includes(groundOf(part))).toBe(!isRecordWithheld || part === "record");
      } else {
        expect(words.filter((word) => !json.includes(word))).toEqual([]);
        expect(words.some((word) => page.includes(word))).toBe(true);
      }
    }
    if (isRecordWithheld || withheld.includes("details")) expect(page + pageData).not.toContain("£");
  });

  it("shows in the list the titles of public records, and the ground of the others", () => {
    const items = list.split('<li class="app-decisions__item">').slice(1);
    expect(items).toHaveLength(combinations.length);
    const title = canaries.record.get(".title") ?? "missing";
    for (const { withheld, key } of combinations) {
      const item = items.find((candidate) => candidate.includes(`"/decisions/${key}"`)) ?? "";
      const isRecordWithheld = withheld.includes("record");
      expect(item.includes(title)).toBe(!isRecordWithheld);
      expect(item.includes(groundOf("record"))).toBe(isRecordWithheld);
      expect(item.includes("£150,000")).toBe(!isRecordWithheld && !withheld.includes("details"));
      for (const part of ["report", "details", "eia"] as const) {
        expect([...canaries[part].values()].filter((word) => item.includes(word))).toEqual([]);
      }
    }
  });
});

describe("/decisions/:reference", () => {
  it("shows a record that is withheld as its reference, date and ground, with 200", async () => {
    const key = await storeSigned(
      site.database,
      aSignedSnapshot({ reference: numbered(200), determinations: determinationsOf({ record: NEVER }) }),
    );
    const response = await nobody.get(`/decisions/${key}`);
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page).toContain("<title>Decision 200/2018");
    expect(page).toContain("9 March 2018");
    expect(page).toContain(groundOf("record"));
    expect(page).not.toContain("Commissioning Framework");
    const json: unknown = await (await nobody.get(`/decisions/${key}/record.json`)).json();
    expect(json).toEqual({
      schema: "published-decision/2",
      reference: "200/2018",
      key: "200-2018",
      decidedOn: "2018-03-09",
      parts: { record: { published: false, legalGround: groundOf("record") } },
      seal: { jws: expect.any(String), salts: {} },
    });
  });

  it("is found under its reference as it is printed", async () => {
    const key = await storeSigned(site.database, aSignedSnapshot({ reference: numbered(205) }));
    const response = await nobody.get(`/decisions/${numbered(205)}`);
    expect([response.status, response.headers.get("location")]).toEqual([301, `/decisions/${key}`]);
    expect((await nobody.get("/decisions/999/2018")).status).toBe(404);
  });

  it("shows a whole record to somebody who is signed out", async () => {
    const key = await storeSigned(site.database, aSignedSnapshot({ reference: numbered(201) }));
    const response = await nobody.get(`/decisions/${key}/whole`);
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page).toContain("<title>Commissioning Framework 2018-2020, decision 201/2018");
    const headings = [...page.matchAll(/<h2 id="([^"]+)"/gu)].map(([, id]) => id);
    expect(headings).toEqual([
      "in-short",
      "who-is-affected",
      "money",
      "decision-record",
      "appendix-1",
      "appendix-2",
      "appendix-3",
      "abbreviations",
      "check",
    ]);
    expect(page).toMatch(/<svg[^>]*role="img"[^>]*aria-labelledby/u);
    expect(page).toContain("−£10,000");
    expect(page).not.toContain("<script");
  });

  it.each([
    "/decisions/999-2018",
    "/decisions/007%2F2018",
    "/decisions/%00",
    "/decisions/%E0%A4%A",
    `/decisions/${"9".repeat(61)}`,
    "/decisions/'%20or%20'1'='1",
    "/decisions/999-2018/record.json",
    "/decisions/%00/record.json",
    "/decisions/999-2018/other.json",
    "/decisions?before=999-2018",
    "/decisions?before=%00",
    "/decisions?before=",
    `/decisions?before=${"9".repeat(61)}`,
  ])("answers 404: %s", async (address) => {
    expect((await nobody.get(address)).status).toBe(404);
  });

  it.each(["/decisions/999-2018.data", "/decisions/999-2018/record.json.data", "/decisions/%00.data"])(
    "says nothing at the address of a page's data: %s",
    async (address) => {
      const response = await nobody.get(address);
      expect(response.status).toBe(404);
    },
  );

  it("does not find a framework that is not signed, by the reference it was given", async () => {
    const snapshot = aSignedSnapshot({ reference: numbered(202) });
    const key = await storeSigned(site.database, snapshot, []).catch(() => "202-2018");
    expect((await nobody.get(`/decisions/${key}`)).status).toBe(404);
    expect((await nobody.get(`/decisions/${key}/record.json`)).status).toBe(404);
  });

  it("may be kept by others who ask whether it is still so, but never the page of somebody who is signed in", async () => {
    const key = await storeSigned(site.database, aSignedSnapshot({ reference: numbered(203) }));
    const author = await site.as(await addPerson(site.database, "Author", ["eia_author"]));
    for (const address of ["/decisions", `/decisions/${key}`, `/decisions/${key}/record.json`]) {
      const forAll = await nobody.get(address);
      expect(forAll.headers.get("cache-control")).toBe("public, no-cache");
      expect(forAll.headers.get("vary")).toMatch(/cookie/iu);
      expect((await author.get(address)).headers.get("cache-control")).toBe("no-store");
    }
    expect((await nobody.get("/decisions/999-2018")).headers.get("cache-control")).toBe("no-store");
  });

  it("is published on the first day in the United Kingdom", async () => {
    const snapshot = aSignedSnapshot({
      reference: numbered(204),
      determinations: determinationsOf({ record: UNTIL_JUNE }),
    });
    const later = await startTestSite({ now: FIRST_DAY_PUBLIC });
    try {
      const key = await storeSigned(site.database, snapshot);
      await storeSigned(later.database, snapshot);
      const visitor = await later.as(null);
      expect(await textOf(`/decisions/${key}`)).not.toContain("Commissioning Framework");
      expect(await (await visitor.get(`/decisions/${key}`)).text()).toContain("Commissioning Framework");
    } finally {
      await later.stop();
    }
  });
});

describe("the list", () => {
  it("says that nothing is published yet, or shows page after page", async () => {
    const own = await startTestSite({ now: LAST_DAY_WITHHELD });
    try {
      const visitor = await own.as(null);
      const empty = await visitor.get("/decisions");
      expect(empty.status).toBe(200);
      expect(await empty.text()).toContain("No decision has been published yet.");
      for (let number = 1; number <= 21; number += 1) {
        await storeSigned(
          own.database,
          aSignedSnapshot({ reference: numbered(number), decidedOn: calendarDate("2018-04-01") }),
        );
      }
      const first = await (await visitor.get("/decisions")).text();
      expect(first).toContain('href="/decisions/021-2018"');
      expect(first).not.toContain('href="/decisions/001-2018"');
      expect(first).toContain('href="/decisions?before=002-2018"');
      const second = await (await visitor.get("/decisions?before=002-2018")).text();
      expect(second).toContain('href="/decisions/001-2018"');
      expect(second).not.toContain("Older decisions");
    } finally {
      await own.stop();
    }
  });
});

describe("what is not there, and the statement", () => {
  it.each(["/nothing-here", "/decisions/a/b/c", "/frameworks.json", "/.env", "/wp-login.php"])(
    "answers 404 with a page: %s",
    async (address) => {
      const response = await nobody.get(address);
      expect(response.status).toBe(404);
      expect(await response.text()).toContain("<title>Page not found");
    },
  );

  it("answers 404 to a post as well", async () => {
    expect((await nobody.post("/nothing-here", {})).status).toBe(404);
  });

  it("has an accessibility statement with what a statement must say", async () => {
    const response = await nobody.get("/accessibility-statement");
    const page = await response.text();
    expect(response.status).toBe(200);
    for (const needed of [
      "<title>Accessibility statement",
      "partially compliant",
      "due to the non-compliances listed below",
      "Non-accessible content",
      "Feedback and contact information",
      "Enforcement procedure",
      "Equality and Human Rights Commission",
      "Equality Advisory and Support Service",
      "This statement is not complete",
    ]) {
      expect(page).toContain(needed);
    }
  });
});
