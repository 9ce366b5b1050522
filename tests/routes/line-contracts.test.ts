import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getContent } from "../../db/queries/content.server";
import type { Actor } from "../../db/queries/people.server";
import { startBudgets } from "../support/budget";
import { addPerson } from "../support/office";
import { startTestSite, type TestSite, type Visitor } from "../support/site";

const TODAY = new Date("2018-03-01T10:00:00Z");

let site: TestSite;
let author: Actor;
let writer: Visitor;
let reader: Visitor;
beforeAll(async () => {
  site = await startTestSite({ now: TODAY });
  author = await addPerson(site.database, "Author", ["eia_author"]);
  writer = await site.as(author);
  reader = await site.as(await addPerson(site.database, "Senior", ["senior_officer"]));
});
afterAll(() => site.stop());

async function read(visitor: Visitor, address: string): Promise<string> {
  const response = await visitor.get(address);
  expect(response.status).toBe(200);
  return (await response.text()).replaceAll("<!-- -->", "");
}
async function start() {
  const budgets = await startBudgets(site.database, author, {
    before: { Helpline: 10 },
    now: { Helpline: 12, Refuge: 5 },
  });
  const budget = `/frameworks/${budgets.frameworkId}/budget`;
  return { ...budgets, budget, line: `${budget}/lines/${budgets.now.Helpline ?? 0}` };
}
const contractOf = async (frameworkId: number) =>
  (await getContent(site.database.db, frameworkId)).budget.lines[0]?.contract;
const ending = (iso: string) => {
  const [year = "", month = "", day = ""] = iso.split("-");
  return { "end-day": day, "end-month": month, "end-year": year };
};

describe("the contract of a line", () => {
  it("is written, read on the line, and shown again in its form", async () => {
    const { frameworkId, line, now } = await start();
    const posted = {
      ...{ version: "1", ...ending("2018-9-30"), "takesOver-month": "10", "takesOver-year": "2018" },
      ...{ "takesOver-day": "", code: "C 12", organisations: "City\nCounty", payment: "through" },
      ...{ fundingKind: "tapering", "funding_amount-2018": "£1,000", followedById: String(now.Refuge) },
    };
    const saved = await writer.post(`${line}/contract`, posted);
    expect([saved.status, saved.headers.get("location")]).toEqual([302, line]);
    expect(await contractOf(frameworkId)).toEqual({
      end: { date: "2018-09-30", isMonth: false },
      takesOver: { date: "2018-10-31", isMonth: true },
      code: "C 12",
      organisations: ["City", "County"],
      payment: "through",
      fundingKind: "tapering",
      fundingAmounts: { 2018: 1_000_00 },
      followedById: now.Refuge,
    });
    for (const visitor of [writer, reader]) {
      const page = await read(visitor, line);
      for (const words of [
        "30 September 2018",
        "October 2018",
        "C 12",
        "Paid by way of the first",
        "Tapering",
      ])
        expect(page).toContain(words);
    }
    expect(await read(writer, `${line}/contract`)).toContain('value="C 12"');
  });

  it("keeps what was typed where something is wrong, and where somebody saved meanwhile says what", async () => {
    const { line } = await start();
    const wrong = await writer.post(`${line}/contract`, {
      ...{ version: "1", code: "Typed", ...ending("2018-09-30") },
      ...{ "start-day": "1", "start-month": "10", "start-year": "2018" },
    });
    expect(wrong.status).toBe(400);
    const page = await wrong.text();
    expect(page).toContain("The contract must end after it starts");
    expect(page).toContain('value="Typed"');
    expect((await writer.post(`${line}/contract`, { version: "1", code: "First" })).status).toBe(302);
    const stale = await writer.post(`${line}/contract`, { version: "1", code: "Second" });
    expect(stale.status).toBe(409);
    const both = await stale.text();
    expect(both).toContain("First");
    expect(both).toContain('value="Second"');
  });

  it("has partners’ shares, with which the budget’s totals stand too", async () => {
    const { budget, frameworkId, line } = await start();
    expect(await read(writer, budget)).not.toContain("With the shares of partners");
    const unnamed = await writer.post(`${line}/shares`, { version: "1", "partners_2_amount-2018": "5" });
    expect(unnamed.status).toBe(400);
    expect(await unnamed.text()).toContain("Enter whose amounts these are");
    const posted = {
      partners_1_name: "NHS England",
      "partners_1_amount-2018": "£7",
      projects_1_name: "PAVE",
    };
    expect((await writer.post(`${line}/shares`, { version: "1", ...posted })).status).toBe(302);
    expect(await contractOf(frameworkId)).toEqual({
      partners: [{ name: "NHS England", amounts: { 2018: 7_00 } }],
      projects: [{ name: "PAVE", amounts: {} }],
    });
    const page = await read(reader, budget);
    expect(page).toContain("With the shares of partners");
    expect(page).toContain("£24");
  });
});

describe("contracts that end", () => {
  it("are listed by date for the budget and for the office, by year, and on the first page of authors", async () => {
    const { budget, line } = await start();
    expect((await writer.post(`${line}/contract`, { version: "1", ...ending("2018-06-30") })).status).toBe(
      302,
    );
    for (const address of [`${budget}/contracts`, "/contracts"]) {
      const page = await read(reader, address);
      expect(page).toContain("Helpline");
      expect(page).toContain("Nobody has said");
    }
    expect(await read(reader, `${budget}/contracts?year=2001`)).toContain("No contract is found");
    expect(await read(writer, "/")).toContain("Contracts that end within 6 months");
    expect(await read(reader, "/")).not.toContain("Contracts that end within");
  });
});
