import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getContent } from "../../db/queries/content.server";
import { anOffice, type Office } from "../support/action-plan";
import { aCompleteFramework, aRecord } from "../support/content-builder";
import { bringTo, digestOf, givePassword, setTitles, SIGN_OFF_NOW, signature, at } from "../support/sign-off";
import { signDecision } from "../../app/services/sign-off/sign-decision.server";
import { startTestSite, type FormFieldsSent, type TestSite, type Visitor } from "../support/site";
import { storeContent } from "../support/stored-content";

let site: TestSite;
let office: Office;
let monitoring: Visitor;
let nobody: Visitor;
let id: number;

beforeAll(async () => {
  site = await startTestSite({ now: SIGN_OFF_NOW });
  office = await anOffice(site.database);
  await setTitles(site.database);
  await givePassword(site.database, office.decider);
  monitoring = await site.as(office.monitoring);
  nobody = await site.as(null);
  const content = aCompleteFramework({
    record: aRecord({ summary: "In all £150,000 are spent", resolved: "To approve it" }),
  });
  ({ frameworkId: id } = await storeContent(site.database, office.author, content));
  await bringTo(site.database, office, id, "approved");
});
afterAll(() => site.stop());

/** The line of victim support, its entry and the action that is carried forward are withheld. */
async function draft(): Promise<void> {
  const { budget, entries, actions } = await getContent(site.database.db, id);
  const entry = entries.find(({ impacts }) => impacts.some(({ direction }) => direction === "adverse"));
  const carried = actions.find(({ state }) => state === "carried_forward");
  const send = async (page: string, version: number, fields: FormFieldsSent) => {
    const response = await monitoring.post(`/frameworks/${id}/sign-off/determinations${page}`, {
      digest: await digestOf(site.database, id),
      version: String(version),
      ...fields,
    });
    expect(response.status, page).toBe(302);
  };
  const written = "Freedom of Information Act 2000 s.41";
  await send("", 0, {
    ...{ record_publish: "yes", report_publish: "yes", details_publish: "some", eia_publish: "some" },
  });
  await send("/items/details", 1, { items: [`line:${budget.lines[0]?.id}`], written });
  await send("/items/eia", 2, { items: [`entry:${entry?.id}`, `action:${carried?.id}`], written });
}
const post = async (known: readonly string[]) =>
  monitoring.post(`/frameworks/${id}/sign-off/determinations/check`, {
    digest: await digestOf(site.database, id),
    version: "3",
    known,
  });

describe("a line is withheld whose amount the summary tells", () => {
  it("is said on the page, with the figure marked, and saved only once it is known", async () => {
    await draft();
    const asked = await post([]);
    expect(asked.status).toBe(400);
    const html = await asked.text();
    expect(html).toContain("What tells the amounts that you withhold");
    expect(html).toMatch(/In all £(?:<!-- -->)?<mark>150,000<\/mark>/u);
    const keys = [...html.matchAll(/<input[^>]*name="known"[^>]*>/gu)].map(
      ([input]) => /value="([^"]*)"/u.exec(input)?.[1] ?? "",
    );
    expect(keys).toContain("record.summary=150,000");
    expect((await post(keys.slice(1))).status).toBe(400);
    // As many as a long record has are taken for what they are, not for a form that is too large.
    const others = Array.from({ length: 100 }, (_, index) => `record.summary=${index}`);
    expect((await post(others)).status).toBe(400);
    expect((await post(keys)).status).toBe(302);
  });

  it("is published without any sum, and names what is withheld where it would stand", async () => {
    await signDecision(at(site.database, office.decider), await signature(site.database, id));
    const list = await (await nobody.get("/decisions")).text();
    const [, key = ""] = /href="\/decisions\/([\w-]+)"/u.exec(list) ?? [];
    const page = (await (await nobody.get(`/decisions/${key}/whole`)).text()).replaceAll("<!-- -->", "");
    // The lines that are published come to £60,000 of £150,000.
    for (const text of [list, page]) expect(text).not.toContain("£60,000");
    expect(page).not.toContain("Of what is published");
    expect(page).toContain("no total or sub-total is given");
    expect(page).toContain("The entry of this change: withheld.");
    expect(page).toContain("Action 2 of the plan: withheld.");
    expect(page).not.toContain("There are no actions.");
    const json = await (await nobody.get(`/decisions/${key}/record.json`)).text();
    expect(json).not.toContain("known");
    expect(json).not.toMatch(/"kind": "acknowledgement"/u);
  });
});
