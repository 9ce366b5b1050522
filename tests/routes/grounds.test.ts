import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listGroundSettings } from "../../db/queries/grounds.server";
import { getOffice } from "../../db/queries/office.server";
import { freshPeople, pageOf } from "../support/accounts";
import { startTestSite, type TestSite, type Visitor } from "../support/site";

let site: TestSite;
let admin: Visitor;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.stop());
beforeEach(async () => {
  const { administrator } = await freshPeople(site.database);
  admin = await site.as(administrator);
});

const version = async () => String((await getOffice(site.database.db)).version);
const day = (name: string, [date, month, year]: readonly [string, string, string]) => ({
  [`${name}-day`]: date,
  [`${name}-month`]: month,
  [`${name}-year`]: year,
});

describe("the page of legal grounds", () => {
  it("is reached from the office, and shows each with its source", async () => {
    expect(await pageOf(await admin.get("/admin/office"))).toContain('href="/admin/grounds"');
    const page = await pageOf(await admin.get("/admin/grounds"));
    expect(page).toContain("Environmental Information Regulations 2004");
    expect(page).toContain("seen as stored from legislation.gov.uk");
    expect(page).toContain("This office relies on none of these.");
  });

  it("turns grounds of an Act on and off", async () => {
    const address = "/admin/grounds/local-government-act-1972";
    const [ground] = (await listGroundSettings(site.database.db)).filter(
      ({ act }) => act === "Local Government Act 1972",
    );
    const saved = await admin.post(address, { offered: [String(ground?.id)], version: await version() });
    expect(saved.headers.get("location")).toBe("/admin/grounds");
    expect(await pageOf(await admin.get("/admin/grounds"))).toContain("This office relies on 1 of these");
    expect((await admin.get("/admin/grounds/no-such-act-1900")).status).toBe(404);
  });

  it("takes another ground, and refuses one that names no Act", async () => {
    const ground = {
      act: "Children Act 1989",
      section: "s.97(2)",
      subject: "Identity of a child",
      jurisdiction: "england_and_wales",
      isQualified: "no",
      demand: "none",
      source: "legislation.gov.uk",
      ...day("checkedOn", ["1", "3", "2018"]),
      version: await version(),
    };
    const refused = await admin.post("/admin/grounds/new", { ...ground, act: "Any Act 2011" });
    expect(refused.status).toBe(400);
    expect(await pageOf(refused)).toContain('href="#act"');
    expect((await admin.post("/admin/grounds/new", ground)).headers.get("location")).toBe("/admin/grounds");
    expect(await pageOf(await admin.get("/admin/grounds"))).toContain("s.97(2): Identity of a child");
  });
});

describe("the accessibility statement", () => {
  const complete = {
    contactForm: "https://opcc.example/contact",
    phone: "0116 000 0000",
    email: "",
    replyTime: "10 working days",
    enforcement: "ehrc",
    testedBy: "the office",
    howTested: "Each public page, with two screen readers",
    notAccessible: "",
    improvements: "What was found is put right by June",
    ...day("testedOn", ["1", "2", "2018"]),
    ...day("preparedOn", ["1", "2", "2018"]),
    ...day("reviewedOn", ["1", "3", "2018"]),
  };

  it("says that it is not complete until it is, and then what the office says", async () => {
    const nobody = await site.as(null);
    expect(await pageOf(await nobody.get("/accessibility-statement"))).toContain("is not complete");
    expect(await pageOf(await admin.get("/admin/office"))).toContain(
      "The accessibility statement is not complete",
    );
    const empty = await admin.post("/admin/accessibility", {
      ...complete,
      contactForm: "",
      version: await version(),
    });
    expect(empty.status).toBe(400);
    const saved = await admin.post("/admin/accessibility", { ...complete, version: await version() });
    expect(saved.headers.get("location")).toBe("/admin/office");
    const page = await pageOf(await nobody.get("/accessibility-statement"));
    expect(page).not.toContain("is not complete");
    expect(page).toContain('href="https://opcc.example/contact"');
    expect(page).toContain("get back to you in 10 working days");
    expect(page).toContain("It was last reviewed on 1 March 2018");
  });
});

describe("whom records print by name", () => {
  it("is set on the office's page", async () => {
    const saved = await admin.post("/admin/office?change=named-from", {
      namedFrom: "manager",
      version: await version(),
    });
    expect(saved.headers.get("location")).toBe("/admin/office");
    expect(await pageOf(await admin.get("/admin/office"))).toContain(
      "Records print by name: a manager, and anybody above",
    );
  });
});
