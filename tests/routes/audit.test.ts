import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chainOf } from "../support/audit";
import { addAccount, pageOf } from "../support/accounts";
import { addPerson, contextOf, NOW } from "../support/office";
import { startTestSite, type TestSite, type Visitor } from "../support/site";
import type { Actor } from "../../db/queries/people.server";
import { auditEvent } from "../../db/schema";
import { DEMO_PASSWORD } from "../../app/platform/demo/accounts";
import { addFundingSource } from "../../app/services/budget/add-funding-source.server";
import { createFramework } from "../../app/services/frameworks/create-framework.server";
import { verifyAuditExport } from "../../app/services/office/verify-audit.server";

const FRAMEWORK = "Framework of the log";
let site: TestSite;
let author: Actor;
let frameworkId: number;
let monitoring: Visitor;
let admin: Visitor;

beforeAll(async () => {
  site = await startTestSite();
  const { database } = site;
  author = await addAccount(database, "Author", ["eia_author"]);
  monitoring = await site.as(await addPerson(database, "Monitoring", ["monitoring_officer"]));
  admin = await site.as(await addPerson(database, "Admin", ["administrator"]));
  ({ frameworkId } = await createFramework(contextOf(database, author), {
    title: FRAMEWORK,
    aim: "",
    firstYear: 2018,
    numberOfYears: 1,
    priorities: ["Victims"],
    budgetDate: null,
    previousId: null,
    isBaseline: false,
  }));
  for (const name of ["=SUM(A1)", "<b>Reserve</b>"]) {
    await addFundingSource(contextOf(database, author), { frameworkId, name, amounts: { 2018: 1_000_00 } });
  }
});
afterAll(() => site.stop());

/** The numbers of the events on a page, as they stand. */
async function numbersAt(visitor: Visitor, address: string): Promise<number[]> {
  const response = await visitor.get(address);
  expect(response.status, address).toBe(200);
  return [...(await pageOf(response)).matchAll(/href="\/admin\/audit\/(\d+)"/gu)].map(([, number]) =>
    Number(number),
  );
}

describe("the audit log's page", () => {
  it("has every event, newest first, each with a page of its own", async () => {
    const numbers = await numbersAt(monitoring, "/admin/audit");
    expect(numbers).toEqual([3, 2, 1]);
    const page = await pageOf(await monitoring.get("/admin/audit/2"));
    expect(page).toContain("Added a funding source");
    expect(page).toContain("Author, EIA author");
    expect(page).toContain("7 March 2018 at 10:00");
    const [, second] = await chainOf(site.database);
    for (const hash of [second?.hash, second?.previousHash, second?.digestAfter])
      expect(page).toContain(hash);
  });

  it("is linked from where its readers start", async () => {
    expect(await pageOf(await monitoring.get("/"))).toContain('href="/admin/audit"');
    expect(await pageOf(await admin.get("/admin"))).toContain('href="/admin/audit"');
    expect(await pageOf(await (await site.as(author)).get("/"))).not.toContain("/admin/audit");
  });

  it("leads to the framework only whoever may read it", async () => {
    const link = `href="/frameworks/${frameworkId}"`;
    expect(await pageOf(await monitoring.get("/admin/audit/1"))).toContain(link);
    const page = await pageOf(await admin.get("/admin/audit/1"));
    expect(page).toContain(FRAMEWORK);
    expect(page).not.toContain(link);
  });

  it.each([
    ["person=1", [3, 2, 1]],
    ["person=2", []],
    ["act=funding.add", [3, 2]],
    ["act=framework.create", [1]],
    ["framework=1", [3, 2, 1]],
    ["framework=9", []],
    ["from-day=7&from-month=3&from-year=2018", [3, 2, 1]],
    ["from-day=8&from-month=3&from-year=2018", []],
    ["to-day=7&to-month=3&to-year=2018", [3, 2, 1]],
    ["to-day=6&to-month=March&to-year=2018", []],
    ["act=funding.add&before=3", [2]],
    ["act=nothing&person=x&framework=0&before=-1", [3, 2, 1]],
  ])("filtered by %s", async (search, expected) => {
    expect(await numbersAt(monitoring, `/admin/audit?${search}`)).toEqual(expected);
  });

  it.each([
    ["from-day=31&from-month=2&from-year=2018", "From must be a real date"],
    ["to-day=1", "To must have a year of four figures"],
    [
      "from-day=7&from-month=3&from-year=2018&to-day=6&to-month=3&to-year=2018",
      "To must be the same day as From, or later",
    ],
  ])("says what to do about %s, and shows nothing instead of everything", async (search, message) => {
    const response = await monitoring.get(`/admin/audit?${search}`);
    const page = await pageOf(response);
    expect(response.status).toBe(400);
    expect(page).toContain(message);
    expect(page).not.toContain('href="/admin/audit/1"');
    for (const format of ["csv", "jsonl"]) {
      expect((await monitoring.get(`/admin/audit/export.${format}?${search}`)).status).toBe(400);
    }
  });

  it("knows no event that is not there", async () => {
    for (const number of ["999", "0", "x", "99999999999"]) {
      expect((await monitoring.get(`/admin/audit/${number}`)).status).toBe(404);
    }
  });
});

describe("exported", () => {
  async function* linesOf(text: string) {
    for (const line of text.trimEnd().split("\n")) yield await Promise.resolve(line);
  }

  it("as JSON Lines, it is verified without the database", async () => {
    const response = await admin.get("/admin/audit/export.jsonl");
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="audit-log.jsonl"');
    const text = await response.text();
    expect(await verifyAuditExport(linesOf(text))).toMatchObject({ rows: 3, isExcerpt: false, findings: [] });
    const changed = text.replace("SUM", "MAX");
    expect((await verifyAuditExport(linesOf(changed))).findings).toMatchObject([
      { kind: "changed", number: 2 },
    ]);
  });

  it("filtered, it is an excerpt", async () => {
    const text = await (await monitoring.get("/admin/audit/export.jsonl?act=funding.add")).text();
    expect(await verifyAuditExport(linesOf(text))).toMatchObject({ rows: 2, isExcerpt: true, findings: [] });
  });

  it("as CSV, it is text that no spreadsheet runs", async () => {
    const response = await admin.get("/admin/audit/export.csv?act=funding.add");
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const text = await response.text();
    expect(text.split("\r\n")).toHaveLength(4);
    expect(text).toContain(",'=SUM(A1),");
    expect(text).not.toContain(",=SUM");
  });
});

describe("a log of more than a page", () => {
  const FIRST = 4;
  beforeAll(async () => {
    await site.database.db
      .insert(auditEvent)
      .values(Array.from({ length: 1_100 }, () => ({ at: NOW, act: "session.start", personName: "Many" })));
  });

  it("is read page by page, each event once", async () => {
    const seen: number[] = [];
    let address: string | undefined = "/admin/audit?act=session.start";
    while (address) {
      const page: string = await pageOf(await monitoring.get(address));
      seen.push(...[...page.matchAll(/href="\/admin\/audit\/(\d+)"/gu)].map(([, number]) => Number(number)));
      address = /href="([^"]+)">Older events/u.exec(page)?.[1]?.replaceAll("&amp;", "&");
    }
    expect(seen).toEqual(Array.from({ length: 1_100 }, (_, index) => FIRST + 1_099 - index));
  });

  it("is exported whole, over several batches", async () => {
    const text = await (await admin.get("/admin/audit/export.jsonl")).text();
    expect(text.trimEnd().split("\n")).toHaveLength(1_103 + 2);
    expect((await (await admin.get("/admin/audit/export.csv")).text()).trimEnd().split("\r\n")).toHaveLength(
      1_104,
    );
  });
});

describe("signing in and out", () => {
  const lately = async (count: number) =>
    (await chainOf(site.database))
      .slice(-count)
      .map(({ act, personName, subject }) => [act, personName, subject]);

  it("is on the log, and so is being refused; the address of no account is not, only how many were tried", async () => {
    const nobody = await site.as(null);
    await nobody.post("/sign-in", { email: author.email, password: "wrong horse" });
    await nobody.post("/sign-in", { email: "secret-typed-here@opcc.example", password: "wrong horse" });
    await nobody.post("/sign-in", { email: author.email, password: DEMO_PASSWORD });
    expect(await lately(2)).toEqual([
      ["session.refused", "Author", "Author"],
      ["session.start", "Author", "Author"],
    ]);
    const log = JSON.stringify(await chainOf(site.database));
    expect(log).not.toContain("secret-typed-here");
    expect(log).not.toContain("wrong horse");
    expect(log).not.toContain(DEMO_PASSWORD);
    await (await site.as(author)).post("/sign-out", { everywhere: "yes" });
    expect(await lately(1)).toEqual([["session.end-all", "Author", "Author"]]);
  });
});
