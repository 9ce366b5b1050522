import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listProjects } from "../../db/queries/commissioning.server";
import { getContent } from "../../db/queries/content.server";
import { saveProject } from "../../app/services/commissioning/save-project.server";
import { anOffice, setState, type Office } from "../support/action-plan";
import { aNewProject } from "../support/commissioning";
import { SIGN_OFF_NOW, at } from "../support/sign-off";
import { startTestSite, type TestSite, type Visitor } from "../support/site";
import { storeContent } from "../support/stored-content";

let site: TestSite;
let office: Office;
let author: Visitor;
let senior: Visitor;
let frameworkId: number;
let lineId: number;
let changeId: number;
beforeAll(async () => {
  site = await startTestSite({ now: SIGN_OFF_NOW });
  office = await anOffice(site.database);
  author = await site.as(office.author);
  senior = await site.as(office.senior);
});
beforeEach(async () => {
  ({ frameworkId } = await storeContent(site.database, office.author));
  const { budget, entries } = await getContent(site.database.db, frameworkId);
  lineId = budget.lines[0]?.id ?? 0;
  changeId = entries.find(({ kind }) => kind === "separate_eia")?.changeId ?? 0;
});
afterAll(() => site.stop());

const room = (rest = "") => `/frameworks/${frameworkId}/projects${rest}`;
const read = async (visitor: Visitor, address: string) =>
  (await (await visitor.get(address)).text()).replaceAll("<!-- -->", "");
const only = async () => {
  const [found] = await listProjects(site.database.db, frameworkId);
  if (!found) throw new Error("There is no project");
  return found;
};
const sent = (overrides: Record<string, string | string[]> = {}) => ({
  name: "Victim First <2018>",
  rationale: "The contracts end",
  provider: "A charity",
  providerState: "chosen",
  owner: String(office.senior.personId),
  "analyse_expected-month": "January",
  "analyse_expected-year": "2018",
  "review_expected-day": "1",
  "review_expected-month": "10",
  "review_expected-year": "2018",
  review_note: "With the board",
  lines: [String(lineId)],
  changes: [String(changeId)],
  eiaState: "in_progress",
  eiaReference: "EIA 2018-4",
  eiaLink: "https://example.org/eia",
  ...overrides,
});

describe("commissioning projects by forms", () => {
  it("are added, shown with a timeline and the same as a table, changed, recorded and removed", async () => {
    expect(await read(author, room())).toContain("There is no project yet.");
    const refused = await author.post(
      room("/new"),
      sent({ name: "", eiaLink: "not an address", "analyse_expected-year": "2019" }),
    );
    expect(refused.status).toBe(400);
    const why = await refused.text();
    expect(why).toContain('<a href="#name">Enter a name for the project</a>');
    const late = await author.post(
      room("/new"),
      sent({ eiaLink: "not an address", "analyse_expected-year": "2019" }),
    );
    expect(await late.text()).toContain(
      '<a href="#review_expected-day">“Review” is expected before “Analyse”',
    );

    const added = await author.post(room("/new"), sent());
    const { id } = await only();
    expect([added.status, added.headers.get("location")]).toEqual([302, room(`/${id}`)]);

    const page = await read(senior, room(`/${id}`));
    expect(page).toContain("Victim First &lt;2018&gt;");
    expect(page).toContain("A charity (chosen)");
    expect(page).toMatch(
      /<svg role="img"[^>]*>.*Analyse: Expected January 2018.*Review: Expected 1 October 2018/su,
    );
    expect(page).toContain('href="https://example.org/eia"');
    expect(page).toContain(`href="/frameworks/${frameworkId}/budget/lines/${lineId}"`);
    expect(page).toContain("and this project’s own is in progress.");
    expect(await read(senior, `/frameworks/${frameworkId}/eia/entries/${changeId}`)).toContain(
      "Its own EIA: in progress",
    );
    const overview = await read(author, `/frameworks/${frameworkId}/sign-off`);
    expect(overview).toContain(`href="${room(`/${id}`)}"`);

    const stale = await author.post(room(`/${id}/edit`), { ...sent({ name: "Another" }), version: "9" });
    expect(stale.status).toBe(409);
    expect(await stale.text()).toContain("Saved meanwhile by somebody else");
    const saved = await author.post(room(`/${id}/edit`), { ...sent({ eiaState: "complete" }), version: "1" });
    expect(saved.status).toBe(302);

    expect(await read(senior, "/")).toContain("Record when “Analyse” began: Victim First &lt;2018&gt;");
    const toCome = { "actual-day": "10", "actual-month": "3", "actual-year": "2018", version: "2" };
    const early = await senior.post(room(`/${id}/phases/analyse`), toCome);
    expect([early.status, await early.text()]).toEqual([
      400,
      expect.stringContaining("When it began must be today or earlier"),
    ]);
    const recorded = await senior.post(room(`/${id}/phases/analyse`), { ...toCome, "actual-day": "" });
    expect([recorded.status, recorded.headers.get("location")]).toEqual([302, `${room(`/${id}`)}#phases`]);
    expect(await read(senior, room())).toContain("Began March 2018");
    expect(await read(senior, "/")).not.toContain("Record when “Analyse” began");

    expect((await senior.post(room(`/${id}/remove`), { version: "3" })).status).toBe(403);
    expect((await author.post(room(`/${id}/remove`), { version: "3" })).status).toBe(302);
    expect(await listProjects(site.database.db, frameworkId)).toEqual([]);
  });

  it("are a file too", async () => {
    await saveProject(at(site.database, office.author), {
      frameworkId,
      ...aNewProject({ name: "=Victim First", lineIds: [lineId] }),
    });
    const csv = await (await senior.get(room("/export.csv"))).text();
    const [headings, row] = csv.trim().split(/\r?\n/u);
    expect(headings).toContain("Analyse: expected");
    expect(row).toContain("Victim First");
    expect(row).toContain("January 2018,,Late");
    for (const format of ["xlsx", "ods"]) {
      const file = await senior.get(room(`/export.${format}`));
      expect([file.status, file.headers.get("content-disposition")]).toEqual([
        200,
        expect.stringMatching(new RegExp(`commissioning-projects\\.${format}"$`, "u")),
      ]);
    }
  });

  it("are nobody’s who may not read the framework, and no baseline’s", async () => {
    const admin = await site.as(office.admin);
    const nobody = await site.as(null);
    expect((await admin.get(room())).status).toBe(403);
    expect((await nobody.get(room())).status).toBe(302);
    await setState(site.database, frameworkId, "baseline");
    expect((await author.get(room())).status).toBe(404);
  });
});

describe("the calendar", () => {
  it("has the days of all frameworks, and those of policing bodies, in its financial year", async () => {
    await saveProject(at(site.database, office.author), {
      frameworkId,
      ...aNewProject({ name: "Out of court" }),
    });
    const page = await read(senior, "/calendar?year=2018");
    expect(page).toContain("October 2018");
    expect(page).toContain("“Review” is expected");
    expect(page).toContain("1 February 2019");
    expect(page).not.toContain("In January 2018");
    expect(await read(senior, "/calendar")).toContain("In January 2018");
    expect((await senior.get("/calendar?year=last")).status).toBe(404);
  });
});
