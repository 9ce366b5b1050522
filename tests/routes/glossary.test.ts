import { afterAll, beforeAll, expect, it } from "vitest";
import { getContent } from "../../db/queries/content.server";
import type { Actor } from "../../db/queries/people.server";
import { addGlossaryTerm } from "../../app/services/frameworks/add-glossary-term.server";
import { startBudgets } from "../support/budget";
import { addPerson, contextOf } from "../support/office";
import { startTestSite, type TestSite, type Visitor } from "../support/site";

let site: TestSite;
let author: Actor;
let writer: Visitor;
let reader: Visitor;
beforeAll(async () => {
  site = await startTestSite();
  author = await addPerson(site.database, "Author", ["eia_author"]);
  writer = await site.as(author);
  reader = await site.as(await addPerson(site.database, "Senior", ["senior_officer"]));
});
afterAll(() => site.stop());

const IOM = { term: "IOM", meaning: "Integrated Offender Management" };

async function start(): Promise<{ frameworkId: number; glossary: string }> {
  const now = { "Integrated Offender Management (IOM)": 100, "YOS officers": 50 };
  const { frameworkId } = await startBudgets(site.database, author, { before: {}, now });
  return { frameworkId, glossary: `/frameworks/${frameworkId}/glossary` };
}
const terms = async (frameworkId: number) => (await getContent(site.database.db, frameworkId)).glossary;
const read = async (visitor: Visitor, address: string) =>
  (await (await visitor.get(address)).text()).replaceAll("<!-- -->", "");

it("suggests to an author what the budget abbreviates, with the meaning that stands beside it", async () => {
  const { glossary } = await start();
  const page = await read(writer, glossary);
  expect(page).toContain("Used, but not explained");
  expect(page).toContain(`href="${glossary}/new?term=IOM"`);
  expect(page).toContain(`href="${glossary}/new?term=YOS"`);
  expect(await read(reader, glossary)).not.toContain("Used, but not explained");
  const form = await read(writer, `${glossary}/new?term=IOM`);
  expect(form).toContain('value="IOM"');
  expect(form).toContain('value="Integrated Offender Management"');
});

it("is written by forms: added, changed, removed", async () => {
  const { frameworkId, glossary } = await start();
  const added = await writer.post(`${glossary}/new`, { ...IOM, term: " IOM " });
  expect([added.status, added.headers.get("location")]).toEqual([302, glossary]);
  const [term] = await terms(frameworkId);
  expect(term).toMatchObject(IOM);
  const address = `${glossary}/${term?.id}`;
  expect((await writer.post(address, { ...IOM, meaning: "Another", version: "1" })).status).toBe(302);
  expect(await read(reader, glossary)).toContain("Another");
  expect((await writer.post(`${address}/remove`, { version: "1" })).status).toBe(409);
  expect((await writer.post(`${address}/remove`, { version: "2" })).status).toBe(302);
  expect(await terms(frameworkId)).toEqual([]);
});

it("keeps what was typed where it cannot be taken, and says why", async () => {
  const { frameworkId, glossary } = await start();
  await addGlossaryTerm(contextOf(site.database, author), { frameworkId, ...IOM });
  for (const [sent, message] of [
    [{ term: "IOM", meaning: "Twice" }, "IOM is in the list already"],
    [{ term: "X", meaning: "Too short" }, "must be at least 2 characters"],
    [{ term: "XYZ", meaning: "" }, "Enter what it stands for"],
  ] as const) {
    const response = await writer.post(`${glossary}/new`, sent);
    expect(response.status).toBe(400);
    const page = await response.text();
    expect(page).toContain(message);
    expect(page).toContain(`value="${sent.term}"`);
  }
});

it("explains an abbreviation where it is used, once in each text", async () => {
  const { frameworkId } = await start();
  await addGlossaryTerm(contextOf(site.database, author), { frameworkId, ...IOM });
  const abbreviation = '<abbr title="Integrated Offender Management">IOM</abbr>';
  for (const page of ["budget", "changes"]) {
    expect(await read(reader, `/frameworks/${frameworkId}/${page}`)).toContain(
      `Integrated Offender Management (${abbreviation})`,
    );
  }
});
