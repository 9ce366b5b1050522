import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getContent } from "../../db/queries/content.server";
import { listDimensions } from "../../db/queries/dated-settings.server";
import { getOffice } from "../../db/queries/office.server";
import type { Actor } from "../../db/queries/people.server";
import { freshPeople, pageOf } from "../support/accounts";
import { addPerson } from "../support/office";
import { startTestSite, type TestSite, type Visitor } from "../support/site";
import { storeContent } from "../support/stored-content";

let site: TestSite;
let admin: Visitor;
let author: Visitor;
let frameworkId: number;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.stop());
beforeEach(async () => {
  const { administrator } = await freshPeople(site.database);
  const writer: Actor = await addPerson(site.database, "Writer", ["eia_author"]);
  admin = await site.as(administrator);
  author = await site.as(writer);
  ({ frameworkId } = await storeContent(site.database, writer));
});

const version = async () => String((await getOffice(site.database.db)).version);
const from = (day: string, month: string, year: string) => ({
  "validFrom-day": day,
  "validFrom-month": month,
  "validFrom-year": year,
});
const asked = async (name: string) => ({
  kind: "local",
  name,
  legalBasis: "Police and crime plan",
  ...from("7", "3", "2018"),
  version: await version(),
});

describe("what the thing decided is called (rule 23)", () => {
  it("is set from a day on, and read wherever the list of them is named", async () => {
    const address = "/admin/office?change=thing";
    expect(await pageOf(await admin.get(address))).toContain('value="framework"');
    const early = { one: "grant", many: "grants", ...from("1", "3", "2018"), version: await version() };
    const refused = await admin.post(address, early);
    expect(refused.status).toBe(400);
    expect(await pageOf(refused)).toContain("Enter 7 March 2018 or later");
    const saved = await admin.post(address, { ...early, ...from("7", "3", "2018") });
    expect(saved.headers.get("location")).toBe("/admin/office");
    expect(await pageOf(await admin.get("/admin/office"))).toContain("Grant");

    const list = await pageOf(await author.get("/frameworks"));
    expect(list).toContain("<title>Grants –");
    expect(list).toContain("Start a grant");
    const page = await pageOf(await author.get(`/frameworks/${frameworkId}/eia`));
    expect(page).toMatch(/href="\/frameworks"[^>]*>Grants</u);
    expect(page).not.toMatch(/href="\/frameworks"[^>]*>Frameworks</u);
  });
});

describe("what is asked beside the nine (rule 23)", () => {
  it("is switched on with its basis, stands on the assessment's page, and is answered there", async () => {
    const address = "/admin/office?change=dimension";
    const withoutBasis = await admin.post(address, { ...(await asked("Rural areas")), legalBasis: "" });
    expect(withoutBasis.status).toBe(400);
    expect(await pageOf(withoutBasis)).toContain('href="#legalBasis"');
    expect((await admin.post(address, await asked("Rural areas"))).headers.get("location")).toBe(
      "/admin/office",
    );
    expect(await pageOf(await admin.get("/admin/office"))).toContain("Rural areas (now)");

    const dimension = (await listDimensions(site.database.db)).find(({ name }) => name === "Rural areas");
    const room = `/frameworks/${frameworkId}/eia/dimensions/${dimension?.id}`;
    const before = await pageOf(await author.get(`/frameworks/${frameworkId}/eia`));
    expect(before).toContain("Beside the nine characteristics");
    expect(before).toContain("Rural areas: This is not assessed");
    expect(before).toContain(`href="${room}"`);
    expect(await pageOf(await author.get(room))).toContain("under: Police and crime plan");

    const answer = { direction: "adverse", who: "Villages", description: "The office closes" };
    const short = await author.post(room, { ...answer, response: "", version: "0" });
    expect(short.status).toBe(400);
    expect(await pageOf(short)).toContain('href="#response"');
    const saved = await author.post(room, { ...answer, response: "A car takes them", version: "0" });
    expect(saved.headers.get("location")).toBe(`/frameworks/${frameworkId}/eia`);
    const after = await pageOf(await author.get(`/frameworks/${frameworkId}/eia`));
    expect(after).toContain("Adverse. Villages");
    expect(after).not.toContain("Rural areas: This is not assessed");
    const { dimensions } = await getContent(site.database.db, frameworkId);
    expect(dimensions.find(({ id }) => id === dimension?.id)?.answer).toMatchObject({
      direction: "adverse",
      version: 1,
    });
  });

  it("calls the duty by its own name, and asks for no other", async () => {
    const duty = { ...(await asked("")), kind: "socio_economic", legalBasis: "Equality Act 2010 s.1" };
    expect((await admin.post("/admin/office?change=dimension", duty)).status).toBe(302);
    const dimension = (await listDimensions(site.database.db)).at(-1);
    expect(dimension).toMatchObject({ kind: "socio_economic", name: "Socio-economic disadvantage" });
    const room = `/frameworks/${frameworkId}/eia/dimensions/${dimension?.id}`;
    expect(await pageOf(await author.get(room))).toContain("inequalities of outcome");
  });

  it("ends on a day, and is not there where there is none", async () => {
    await admin.post("/admin/office?change=dimension", await asked("Veterans"));
    const dimension = (await listDimensions(site.database.db)).at(-1);
    const address = `/admin/office?change=end&dimension=${dimension?.id}`;
    expect(await pageOf(await admin.get(address))).toContain("Veterans");
    for (const missing of ["99999", "x", ""]) {
      const nowhere = `/admin/office?change=end&dimension=${missing}`;
      expect((await admin.get(nowhere)).status, missing).toBe(404);
    }
    const last = { "validUntil-day": "7", "validUntil-month": "3", "validUntil-year": "2018" };
    const saved = await admin.post(address, { ...last, version: await version() });
    expect(saved.headers.get("location")).toBe("/admin/office");
    expect(await pageOf(await admin.get("/admin/office"))).toContain("7 March 2018");
    expect((await author.get(`/frameworks/${frameworkId}/eia/dimensions/99999`)).status).toBe(404);
  });
});
