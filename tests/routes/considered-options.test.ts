import { afterAll, beforeAll, expect, it } from "vitest";
import { getContent } from "../../db/queries/content.server";
import type { Actor } from "../../db/queries/people.server";
import { startBudgets } from "../support/budget";
import { addPerson } from "../support/office";
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

const LATER = { option: "Do it a year later", whyNot: "The contract ends this year" };
const read = async (visitor: Visitor, address: string) =>
  (await (await visitor.get(address)).text()).replaceAll("<!-- -->", "");

it("options are added, changed and removed by forms, from the page of the record, where all may read them", async () => {
  const now = { Helpline: 100 };
  const { frameworkId, baselineId } = await startBudgets(site.database, author, {
    before: { Helpline: 90 },
    now,
  });
  const record = `/frameworks/${frameworkId}/record`;
  const listed = async () => (await getContent(site.database.db, frameworkId)).options;
  expect(await read(writer, record)).toContain(`href="${record}/options/new"`);
  expect(await read(reader, record)).not.toContain("options/new");

  const refused = await writer.post(`${record}/options/new`, { option: " ", whyNot: "Because" });
  expect(refused.status).toBe(400);
  expect(await refused.text()).toContain('<a href="#option">Enter what could be done instead</a>');

  const added = await writer.post(`${record}/options/new`, { ...LATER, whyNot: "" });
  expect([added.status, added.headers.get("location")]).toEqual([302, `${record}#options`]);
  const [option] = await listed();
  const address = `${record}/options/${option?.id}`;
  expect(await read(reader, record)).toContain("Why it was not chosen is not given yet");
  expect((await writer.post(address, { ...LATER, version: "1" })).status).toBe(302);
  expect(await read(reader, record)).toContain(LATER.whyNot);

  expect(await read(writer, `${address}/remove`)).toContain(LATER.option);
  expect((await writer.post(`${address}/remove`, { version: "1" })).status).toBe(409);
  expect((await writer.post(`${address}/remove`, { version: "2" })).status).toBe(302);
  expect(await listed()).toEqual([]);
  // A baseline has no decision, and so no options to it.
  expect((await writer.get(`/frameworks/${baselineId}/record/options/new`)).status).toBe(404);
});
