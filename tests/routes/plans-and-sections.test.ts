import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listSections } from "../../db/queries/content.server";
import { findPlanOf, listPlanPriorities, listPlans, listServing } from "../../db/queries/plans.server";
import { anOffice, type Office } from "../support/action-plan";
import { startBudgets } from "../support/budget";
import { aCompleteFramework, aSection } from "../support/content-builder";
import { officeWords } from "../support/document-readers";
import { bringTo, givePassword, SIGN_OFF_NOW } from "../support/sign-off";
import { startTestSite, type TestSite, type Visitor } from "../support/site";
import { storeContent } from "../support/stored-content";

let site: TestSite;
let office: Office;
let author: Visitor;
let senior: Visitor;
let admin: Visitor;
let nobody: Visitor;
beforeAll(async () => {
  site = await startTestSite({ now: SIGN_OFF_NOW });
  office = await anOffice(site.database);
  await givePassword(site.database, office.decider);
  author = await site.as(office.author);
  senior = await site.as(office.senior);
  admin = await site.as(office.admin);
  nobody = await site.as(null);
}, 120_000);
afterAll(() => site.stop());

const read = async (visitor: Visitor, address: string) =>
  (await (await visitor.get(address)).text()).replaceAll("<!-- -->", "");

describe("the sections of a framework", () => {
  it("are offered, written, moved past the budget and removed by forms without a script", async () => {
    const { frameworkId, baselineId } = await startBudgets(site.database, office.author, {
      before: { Helpline: 90 },
      now: { Helpline: 100 },
    });
    const rooms = `/frameworks/${frameworkId}/sections`;
    const listed = () => listSections(site.database.db, frameworkId);
    const names = async () => (await listed()).map(({ heading }) => heading);
    expect(await read(author, `/frameworks/${frameworkId}`)).toContain(`href="${rooms}"`);
    expect(await read(author, rooms)).toContain("The office proposes also: Foreword; Background;");
    expect(await read(senior, rooms)).not.toContain("proposes");

    expect((await author.post(rooms, { version: "0", arrange: "propose" })).status).toBe(302);
    expect((await names()).slice(0, 3)).toEqual(["Foreword", "Background", "What commissioning is"]);
    const [foreword, background] = await listed();
    const address = `${rooms}/${foreword?.id}`;
    const refused = await author.post(address, {
      heading: "Foreword",
      text: "",
      isReady: "yes",
      version: "1",
    });
    expect(refused.status).toBe(400);
    const words = { heading: "Foreword", text: "What it is for", version: "1" };
    expect((await author.post(address, { ...words, isReady: "no" })).status).toBe(302);
    expect(await read(senior, rooms)).toContain("What it is for");
    expect(await read(author, `/frameworks/${frameworkId}/sign-off`)).toContain(
      "It is begun, and nobody has said that it is ready.",
    );
    const stale = await author.post(address, { ...words, isReady: "yes" });
    expect(stale.status).toBe(409);
    expect(await stale.text()).toContain("Somebody else saved this");

    const version = (await listed()).reduce((sum, one) => sum + one.version, 0);
    const move = { version: String(version), arrange: `down-${background?.id}` };
    const moved = await author.post(rooms, move);
    expect([moved.status, moved.headers.get("location")]).toEqual([302, rooms]);
    expect((await listed()).find(({ id }) => id === background?.id)?.placement).toBe("after_budget");
    expect((await author.post(rooms, { ...move, arrange: `up-${background?.id}` })).status).toBe(409);

    expect(await read(author, `${address}/remove`)).toContain("What it is for");
    expect((await author.post(`${address}/remove`, { version: "2" })).status).toBe(302);
    expect(await names()).not.toContain("Foreword");
    // Of a baseline nothing but figures is kept.
    expect((await author.get(`/frameworks/${baselineId}/sections`)).status).toBe(404);
  });

  it("are in the draft as it will be read, in its Word document, and on the public record’s pages", async () => {
    const sections = [
      aSection({ heading: "Foreword", text: "Before all figures" }),
      aSection({ id: 72, heading: "Value for money", text: "After all figures", placement: "after_budget" }),
      aSection({ id: 73, heading: "Not begun at all", text: "", isReady: false }),
    ];
    const { frameworkId } = await storeContent(
      site.database,
      office.author,
      aCompleteFramework({ sections }),
    );
    const wordsOf = async (visitor: Visitor, address: string) =>
      officeWords(new Uint8Array(await (await visitor.get(address)).arrayBuffer()));
    const inOrder = (words: string, budget: string) => {
      const places = ["Before all figures", budget, "After all figures"].map((one) => words.indexOf(one));
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(places).not.toContain(-1);
      expect(words).not.toContain("Not begun at all");
    };
    const draft = `/frameworks/${frameworkId}/as-published`;
    expect(await read(author, `${draft}?page=all`)).toContain("Before all figures");
    inOrder(await wordsOf(author, `${draft}/framework.docx`), "Date of the figures");

    await bringTo(site.database, office, frameworkId, "signed");
    const page = await read(nobody, "/decisions/001-2018/in-words");
    expect(page).toContain("What it says in words");
    expect(page).toContain("Before all figures");
    expect(page).not.toContain("Not begun at all");
    expect(await read(nobody, "/decisions/001-2018")).toContain('href="/decisions/001-2018/in-words"');
    inOrder(await wordsOf(nobody, "/decisions/001-2018/framework.docx"), "Date of the figures");
    const data = (await (await nobody.get("/decisions/001-2018/record.json")).json()) as {
      parts: { details: { body: { sections?: unknown } } };
    };
    expect(data.parts.details.body.sections).toEqual([
      { number: 1, heading: "Foreword", text: "Before all figures", placement: "before_budget" },
      { number: 2, heading: "Value for money", text: "After all figures", placement: "after_budget" },
    ]);
  });
});

describe("a comment on a section", () => {
  it("is made and read on its page by whoever reads the framework, and stays when the section goes", async () => {
    const { frameworkId } = await storeContent(
      site.database,
      office.author,
      aCompleteFramework({ sections: [aSection({ heading: "Foreword", text: "Before all figures" })] }),
    );
    const [section] = await listSections(site.database.db, frameworkId);
    const address = `/frameworks/${frameworkId}/sections/${section?.id}`;
    const page = await read(senior, address);
    expect(page).toContain("Before all figures");
    expect(page).not.toContain("<textarea");
    expect((await senior.get(`/frameworks/${frameworkId}/sections/new`)).status).toBe(403);
    const [place = ""] = /comments\/new\?on=section-\d+/u.exec(page) ?? [];
    expect(place).not.toBe("");
    const said = { place: `section-${section?.id}-text`, kind: "request", text: "Say whom it is for" };
    const sent = await senior.post(`/frameworks/${frameworkId}/${place}`, said);
    expect(sent.status).toBe(302);
    for (const reader of [author, senior]) {
      const shown = await read(reader, address);
      expect(shown).toContain("Section: Foreword – Text");
      expect(shown).toContain("Say whom it is for");
    }
    expect(await read(author, `/frameworks/${frameworkId}/sign-off`)).toContain("Section: Foreword – Text");
    expect((await author.post(`${address}/remove`, { version: String(section?.version) })).status).toBe(302);
    expect(await read(senior, `/frameworks/${frameworkId}/comments`)).toContain("Say whom it is for");
  });
});

describe("a plan of the office", () => {
  it("is recorded, shows what serves each of its priorities, and tells whoever reads no framework no money", async () => {
    const { frameworkId } = await startBudgets(site.database, office.author, {
      before: {},
      now: { Helpline: 100 },
    });
    const { db } = site.database;
    const added = await admin.post("/plans/new", {
      name: "Police and Crime Plan 2017-21",
      "startsOn-day": "1",
      "startsOn-month": "4",
      "startsOn-year": "2017",
      "endsOn-day": "31",
      "endsOn-month": "3",
      "endsOn-year": "2021",
      eiaTitle: "EIA of the plan",
      eiaState: "in_progress",
      eiaLink: "https://opcc.example/plan-eia",
    });
    const [plan] = await listPlans(db);
    const address = `/plans/${plan?.id}`;
    expect([added.status, added.headers.get("location")]).toEqual([302, address]);
    for (const one of [
      { name: "Victim Services", kind: "priority", leftTo: "" },
      { name: "Visible Policing", kind: "left", leftTo: "The force" },
    ]) {
      expect((await admin.post(`${address}/priorities/new`, one)).status).toBe(302);
    }
    const [victims, policing] = await listPlanPriorities(db, plan?.id ?? 0);
    expect((await admin.post(address, { version: "2", arrange: `up-${policing?.id}` })).status).toBe(302);
    expect((await listPlanPriorities(db, plan?.id ?? 0)).map(({ name }) => name)).toEqual([
      "Visible Policing",
      "Victim Services",
    ]);

    const link = `/frameworks/${frameworkId}/plan`;
    expect((await author.post(link, { planId: String(plan?.id), version: "0" })).status).toBe(302);
    const asked = await read(author, link);
    const [, heading = ""] = /name="(heading_\d+)"/u.exec(asked) ?? [];
    const choice = { planId: String(plan?.id), version: "1", [heading]: String(victims?.id) };
    expect((await author.post(link, choice)).status).toBe(302);
    expect(await findPlanOf(db, frameworkId)).toEqual({ planId: plan?.id, version: 2 });
    expect([...(await listServing(db, [frameworkId])).values()]).toEqual([victims?.id]);
    expect((await author.post(link, choice)).status).toBe(409);

    const page = await read(senior, address);
    for (const words of [
      "1 April 2017 to 31 March 2021",
      "EIA of the plan: in progress",
      "Helpline",
      "£100",
    ]) {
      expect(page).toContain(words);
    }
    expect(page).toContain("A priority that another body sees to: The force");
    expect(page).not.toContain(`${address}/edit`);
    expect(await read(admin, address)).toContain(`${address}/edit`);
    expect(await read(admin, address)).not.toContain("Helpline");
    // It is never published.
    expect((await nobody.get(address)).status).toBe(302);
  });
});
