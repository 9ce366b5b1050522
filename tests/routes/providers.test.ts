import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { addComment } from "../../app/services/comments/add-comment.server";
import { budgetLine } from "../../db/schema";
import { paths } from "../../app/paths";
import { anOffice, type Office } from "../support/action-plan";
import { at, SIGN_OFF_NOW } from "../support/sign-off";
import { startTestSite, type TestSite, type Visitor } from "../support/site";
import { storeContent } from "../support/stored-content";

let site: TestSite;
let office: Office;
let senior: Visitor;
let frameworkId: number;
let lineId: number;
beforeAll(async () => {
  site = await startTestSite({ now: SIGN_OFF_NOW });
  office = await anOffice(site.database);
  senior = await site.as(office.senior);
  ({ frameworkId } = await storeContent(site.database, office.author));
  const lines = await site.database.db
    .select({ id: budgetLine.id, service: budgetLine.service })
    .from(budgetLine)
    .where(eq(budgetLine.frameworkId, frameworkId));
  const named = (service: string) => lines.find((line) => line.service === service)?.id ?? 0;
  lineId = named("Victim support");
  const deliver = (id: number, deliveryOrganisation: string) =>
    site.database.db.update(budgetLine).set({ deliveryOrganisation }).where(eq(budgetLine.id, id));
  await deliver(lineId, "Catch <22> & friends");
  await deliver(named("Helpline"), "FRIENDS & Catch <22>");
  await deliver(named("Warning Zone"), "To be confirmed");
});
afterAll(() => site.stop());

const read = async (visitor: Visitor, address: string) => {
  const response = await visitor.get(address);
  expect(response.status, address).toBe(200);
  return (await response.text()).replaceAll("<!-- -->", "");
};
const NAME = "Catch &lt;22&gt; &amp; friends";

it("lists providers once for all their spellings, and finds them by a word of any", async () => {
  const all = await read(senior, paths.providers());
  expect(all).toContain(NAME);
  expect(all).toContain("FRIENDS &amp; Catch &lt;22&gt;");
  expect(all).not.toContain("To be confirmed");
  expect(await read(senior, paths.providers("text=friends"))).toContain("1 to 1 of 1 provider found");
  expect(await read(senior, paths.providers("text=nobody"))).toContain("No provider is found");
});

it("shows a provider by any spelling: amounts by year, lines, changes with their impacts, actions", async () => {
  for (const name of ["Catch <22> & friends", "FRIENDS & Catch <22>"]) {
    const page = await read(senior, paths.provider(name));
    expect(page).toContain("£100,000");
    expect(page).toContain(paths.line(frameworkId, lineId));
    expect(page).toContain("Changes and what they do to people");
    expect(page).toContain("adverse");
    expect(page).toContain(`${paths.framework(frameworkId)}/actions/`);
  }
  expect((await senior.get(paths.provider("Nobody"))).status).toBe(404);
  expect((await senior.get("/providers/of")).status).toBe(404);
});

it("is reached from a line and from the home page, by those who read every framework", async () => {
  expect(await read(senior, paths.line(frameworkId, lineId))).toContain(`All of ${NAME} in every framework`);
  expect(await read(senior, "/")).toContain('href="/providers"');
  const owner = await site.as(office.owner);
  expect((await owner.get(paths.providers())).status).toBe(403);
  expect((await owner.get(paths.provider("Catch <22> & friends"))).status).toBe(403);
  expect(await read(owner, "/")).not.toContain('href="/providers"');
});

it("says on the home page which requests an author answers, and that an entry is unfinished", async () => {
  await addComment(at(site.database, office.senior), {
    ...{ frameworkId, place: { kind: "whole", id: null, part: "" }, isRequest: true },
    text: "Say how many people it reaches",
  });
  const home = await read(await site.as(office.author), "/");
  expect(home).toContain("This week");
  expect(home).toContain("1 request for a change is open");
  expect(home).toContain("Asked on 9 March 2018");
  expect(home).not.toContain("Say how many people it reaches");
});
