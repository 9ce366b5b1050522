import Ajv2020 from "ajv/dist/2020";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { calendarDate } from "~/domain/shared/calendar-date";
import { addPerson } from "../support/office";
import {
  aSignedSnapshot,
  determinationsOf,
  groundOf,
  NEVER,
  numbered,
  storeSigned,
} from "../support/signed-snapshot-builder";
import { startTestSite, type TestSite, type Visitor } from "../support/site";

let site: TestSite;
let nobody: Visitor;
beforeAll(async () => {
  site = await startTestSite({ now: new Date("2018-05-31T12:00:00Z") });
  nobody = await site.as(null);
  const zebra = aSignedSnapshot({ reference: numbered(1) });
  await storeSigned(site.database, {
    ...zebra,
    record: { ...zebra.record, summary: "Zebra <crossings> & others.", title: "=Crossings" },
  });
  await storeSigned(
    site.database,
    aSignedSnapshot({ reference: numbered(2), determinations: determinationsOf({ record: NEVER }) }),
  );
  await storeSigned(
    site.database,
    aSignedSnapshot({ reference: numbered(3), decidedOn: calendarDate("2018-04-01") }),
  );
});
afterAll(() => site.stop());

const textOf = async (address: string) => (await nobody.get(address)).text();
const linksIn = (page: string) =>
  [...page.matchAll(/<h2[^>]*><a[^>]*href="\/decisions\/([\w-]+)"/gu)].map(([, key]) => key);

describe("/decisions", () => {
  it("finds what is asked for, and shows where it is said", async () => {
    const page = await textOf("/decisions?q=crossing");
    expect(linksIn(page)).toEqual(["001-2018"]);
    expect(page).toContain("<mark>crossings</mark>");
    expect(page).toContain("1 decision is found.");
    expect(page).toContain('value="crossing"');
    expect(page).toContain('href="/decisions.atom?q=crossing"');
  });

  it("leads from a reference as it is printed to its record", async () => {
    for (const words of ["001/2018", "001-2018", " 001/2018 "]) {
      const response = await nobody.get(`/decisions?q=${encodeURIComponent(words)}`);
      expect([response.status, response.headers.get("location")]).toEqual([302, "/decisions/001-2018"]);
    }
    expect((await nobody.get("/decisions?q=999%2F2018")).status).toBe(200);
  });

  it("is filtered in its address, and says so where nothing is found", async () => {
    expect(linksIn(await textOf("/decisions?withheld=whole"))).toEqual(["002-2018"]);
    const none = await textOf("/decisions?year=2018&outcome=not_supported");
    expect(linksIn(none)).toEqual([]);
    expect(none).toContain("No decision is found.");
    expect(none).toContain('<details class="govuk-details" open');
  });

  it.each([
    "/decisions?year=x",
    "/decisions?outcome=x",
    "/decisions?q=%00",
    "/decisions?q=zebra&before=003-2018",
  ])("answers 404 to what cannot be: %s", async (address) => {
    expect((await nobody.get(address)).status).toBe(404);
  });
});

describe("/decisions.atom", () => {
  it("has a name, an author, whole addresses, names for ever, and both days", async () => {
    const response = await nobody.get("/decisions.atom");
    const feed = await response.text();
    expect(response.headers.get("content-type")).toBe("application/atom+xml; charset=utf-8");
    expect(feed).toContain("<author><name>");
    expect(feed).toContain("<id>tag:127.0.0.1,2018-04-01:/decisions/003-2018</id>");
    expect(feed.match(/<entry>/gu)).toHaveLength(3);
    expect(feed.match(/<published>\d{4}-\d\d-\d\dT00:00:00Z<\/published>/gu)).toHaveLength(3);
    expect(feed.match(/<updated>[\d-]+T[\d:]+Z<\/updated>/gu)).toHaveLength(4);
    for (const [, href = ""] of feed.matchAll(/href="([^"]*)"/gu)) expect(href).toMatch(/^http:\/\/127/u);
    expect(feed).not.toMatch(/<table|<caption/u);
    expect(feed).toContain(`Legal ground: ${groundOf("record")}`);
  });

  it("is of any search, newest first", async () => {
    const feed = await textOf("/decisions.atom?q=framework");
    expect([...feed.matchAll(/decisions\/(\d{3})-2018<\/id>/gu)].map(([, number]) => number)).toEqual([
      "003",
      "001",
    ]);
  });
});

describe("/decisions.json and /decisions.csv", () => {
  it("are the same decisions, and anybody's page may read them", async () => {
    const response = await nobody.get("/decisions.json");
    const json = (await response.json()) as { decisions: Record<string, unknown>[]; next: unknown };
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(response.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    expect(json.decisions.map(({ key }) => key)).toEqual(["003-2018", "002-2018", "001-2018"]);
    expect(json.next).toBeNull();
    expect(json.decisions[1]).toMatchObject({
      published: false,
      title: null,
      outcome: null,
      decidedBy: null,
      budget: null,
      legalGround: groundOf("record"),
    });
    const csv = await textOf("/decisions.csv");
    expect(csv.split("\r\n")).toHaveLength(5);
    expect(csv).toContain("003/2018,2018-04-01,");
    // What a spreadsheet would run.
    expect(csv).toContain("'=Crossings");
    expect(csv).not.toContain(",=Crossings");
  });
});

it("is said once who may read open data, also to somebody who is signed in", async () => {
  const author = await site.as(await addPerson(site.database, "Author", ["eia_author"]));
  for (const address of ["/decisions.json", "/decisions.csv", "/decisions/001-2018/record.json"]) {
    const { status, headers } = await author.get(address);
    expect([status, headers.get("cache-control")]).toEqual([200, "no-store"]);
    expect(headers.get("cross-origin-resource-policy"), address).toBe("cross-origin");
  }
});

describe("what describes the data", () => {
  it("is there, and holds of it", async () => {
    const described = (await (await nobody.get("/openapi.json")).json()) as {
      paths: Record<string, unknown>;
      components: { schemas: { Decisions: object } };
    };
    expect(Object.keys(described.paths)).toEqual([
      "/decisions.json",
      "/decisions.csv",
      "/decisions.atom",
      "/decisions/{key}/record.json",
      "/.well-known/jwks.json",
    ]);
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema({ $id: "https://office.example/openapi.json", ...described });
    const list = ajv.compile({ $ref: "https://office.example/openapi.json#/components/schemas/Decisions" });
    list(await (await nobody.get("/decisions.json")).json());
    expect(list.errors ?? []).toEqual([]);
    const record = await nobody.get("/decisions/001-2018/record.json");
    const [, address = ""] = /<([^>]+)>; rel="describedby"/u.exec(record.headers.get("link") ?? "") ?? [];
    expect(address).toBe(`${site.origin}/schemas/published-decision-2.json`);
    const schema = (await (await nobody.get(new URL(address).pathname)).json()) as object;
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
    validate(await record.json());
    expect(validate.errors ?? []).toEqual([]);
  });

  it("leads whoever maps the web to every decision", async () => {
    expect(await textOf("/robots.txt")).toContain(`Sitemap: ${site.origin}/sitemap.xml`);
    expect(await textOf("/sitemap.xml")).toContain(`<loc>${site.origin}/sitemaps/2018</loc>`);
    const map = await textOf("/sitemaps/2018");
    for (const key of ["001-2018", "002-2018", "003-2018"])
      expect(map).toContain(`<loc>${site.origin}/decisions/${key}</loc>`);
    expect((await nobody.get("/sitemaps/1999")).status).toBe(404);
    expect((await nobody.get("/schemas/other.json")).status).toBe(404);
  });
});

describe("a record's pages", () => {
  it("lead from the first screen to what is done for people who share a characteristic", async () => {
    const first = await textOf("/decisions/001-2018");
    const [, address = ""] = /href="(\/decisions\/001-2018\/affected\/\w+)"/u.exec(first) ?? [];
    const page = await textOf(address);
    expect(page).toContain("What is done about it");
    expect(page).toContain("Who is affected");
  });

  it("each lead to the one before and the one after, from the first to the last", async () => {
    const seen = ["decision"];
    for (;;) {
      const page = await textOf(`/decisions/001-2018/${seen.at(-1) ?? ""}`);
      const [, next] = /href="\/decisions\/001-2018\/([\w/]+)" rel="next"/u.exec(page) ?? [];
      const [, previous] = /href="\/decisions\/001-2018\/([\w/]+)" rel="prev"/u.exec(page) ?? [];
      expect(previous).toBe(seen.at(-2));
      expect(page.match(/<h1/gu)).toHaveLength(1);
      if (next === undefined) break;
      seen.push(next);
    }
    expect(seen.at(-1)).toBe("check");
    expect(seen.length).toBeGreaterThan(8);
  });

  it.each([
    "/decisions/001-2018/other",
    "/decisions/001-2018/changes/999",
    "/decisions/001-2018/affected/height",
    "/decisions/001-2018/budget/0",
    "/decisions/999-2018/budget",
    "/decisions/002-2018/whole",
    "/decisions/002-2018/decision",
    "/decisions/002-2018/affected",
  ])("are not there where there is nothing: %s", async (address) => {
    expect((await nobody.get(address)).status).toBe(404);
  });
});
