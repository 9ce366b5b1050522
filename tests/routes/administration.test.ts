import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findPersonByEmail, listOpenRoles, listPeople, type Actor } from "../../db/queries/people.server";
import { getOffice, listOfficeSettings } from "../../db/queries/office.server";
import { ROLES } from "../../app/domain/framework/lifecycle";
import { actsBy, freshPeople, NEW_PASSWORD, pageOf } from "../support/accounts";
import { addPerson } from "../support/office";
import { startTestSite, type TestSite, type Visitor } from "../support/site";

let site: TestSite;
let administrator: Actor;
let officer: Actor;
let nobody: Visitor;

beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.stop());
beforeEach(async () => {
  ({ administrator, officer } = await freshPeople(site.database));
  nobody = await site.as(null);
});

describe("administration", () => {
  let admin: Visitor;
  beforeEach(async () => {
    admin = await site.as(administrator);
  });

  const newPerson = { name: "New Officer", email: "new@opcc.example", roles: ["eia_author"] };
  const pages = () => [
    "/admin",
    "/admin/people/new",
    `/admin/people/${officer.personId}`,
    `/admin/people/${officer.personId}/link`,
    "/admin/office",
    "/admin/office?change=names",
    "/admin/office?change=references",
    "/admin/office?change=threshold",
    "/admin/office?change=thing",
    "/admin/office?change=dimension",
  ];

  it("opens for an administrator, each page with a title of its own", async () => {
    const titles = [];
    for (const address of pages()) {
      const response = await admin.get(address);
      expect(response.status, address).toBe(200);
      titles.push(/<title>(.*?)<\/title>/u.exec(await pageOf(response))?.[1]);
    }
    expect(new Set(titles).size).toBe(titles.length);
  });

  it.each(ROLES.filter((role) => role !== "administrator"))(
    "is closed to a person who is %s, also for posts that are not even right",
    async (role) => {
      const visitor = await site.as(await addPerson(site.database, "Somebody", [role]));
      for (const address of pages()) {
        expect((await visitor.get(address)).status, address).toBe(403);
        if (address !== "/admin") expect((await visitor.post(address, {})).status, address).toBe(403);
      }
      expect((await visitor.post("/admin/people/new", newPerson)).status).toBe(403);
      expect(await findPersonByEmail(site.database.db, "new@opcc.example")).toBeNull();
    },
  );

  it("asks the signed out to sign in", async () => {
    for (const address of pages()) {
      const location = `/sign-in?returnTo=${encodeURIComponent(address)}`;
      expect((await nobody.get(address)).headers.get("location")).toBe(location);
      if (address !== "/admin") {
        expect((await nobody.post(address, newPerson)).headers.get("location")).toBe("/sign-in");
      }
    }
  });

  it.each(["999", "abc", "0", "99999999999", "%00"])("does not know the person %s", async (id) => {
    for (const address of [`/admin/people/${id}`, `/admin/people/${id}/link`]) {
      expect((await admin.get(address)).status).toBe(404);
      const sent = { name: "N", email: "n@opcc.example", isActive: "yes", version: "1" };
      expect((await admin.post(address, sent)).status).toBe(404);
    }
  });

  const codeIn = (text: string) => /http:\/\/127\.0\.0\.1:\d+\/set-password#([\w-]{43})/u.exec(text)?.[1];
  const chosen = { newPassword: NEW_PASSWORD, repeatedPassword: NEW_PASSWORD };

  it("hands over a link once; with its code the person chooses a password and signs in", async () => {
    const response = await admin.post("/admin/people/new", { ...newPerson, formKey: "one" });
    expect(response.status).toBe(200);
    const code = codeIn(await pageOf(response)) ?? "";
    const created = await findPersonByEmail(site.database.db, "new@opcc.example");
    const again = await admin.post("/admin/people/new", { ...newPerson, formKey: "one" });
    expect(again.headers.get("location")).toBe("/admin");
    for (const address of ["/admin", `/admin/people/${created?.id ?? 0}`]) {
      expect(await pageOf(await admin.get(address))).not.toContain("/set-password");
    }
    const asked = await pageOf(await nobody.get("/set-password"));
    expect(asked).toContain("Your one-time link or code");
    expect(asked).not.toContain("new@opcc.example");
    // Looking uses nothing up, however often, and whether a person does it or a program.
    for (const given of [code, `${site.origin}/set-password#${code.slice(0, 20)}\r\n ${code.slice(20)} `]) {
      expect(await pageOf(await nobody.post("/set-password", { code: given }))).toContain("new@opcc.example");
    }
    // On the long list alone, which the built server reads as it starts.
    const weak = { newPassword: "mailcreated5240", repeatedPassword: "mailcreated5240" };
    const refused = await nobody.post("/set-password?choose", { code, ...weak });
    expect(refused.status).toBe(400);
    const redrawn = await pageOf(refused);
    expect(redrawn).toContain("new@opcc.example");
    expect(redrawn).toContain(`name="code" value="${code}"`);
    const done = await nobody.post("/set-password?choose", { code, ...chosen });
    expect(done.headers.get("location")).toBe("/sign-in?after=password");
    const other = { newPassword: "another pass phrase", repeatedPassword: "another pass phrase" };
    for (const used of [
      await nobody.post("/set-password", { code }),
      await nobody.post("/set-password?choose", { code, ...other }),
    ]) {
      expect(used.status).toBe(400);
      const page = await pageOf(used);
      expect(page).toContain("This link or code does not work. It has been used,");
      expect(page).toContain("Your one-time link or code");
    }
    const signedIn = await nobody.post("/sign-in", { email: "new@opcc.example", password: NEW_PASSWORD });
    expect(signedIn.status).toBe(302);
  });

  it("makes a new link on a post only, which replaces the one before", async () => {
    const address = `/admin/people/${officer.personId}/link`;
    expect(codeIn(await pageOf(await admin.get(address)))).toBeUndefined();
    const first = codeIn(await pageOf(await admin.post(address, {}))) ?? "";
    const second = codeIn(await pageOf(await admin.post(address, {}))) ?? "";
    const look = async (code: string) => (await nobody.post("/set-password", { code })).status;
    expect([await look(first), await look(second)]).toEqual([400, 200]);
    expect(await actsBy(site.database, administrator)).toEqual(["account.link", "account.link"]);
  });

  it("signs out whoever was signed in where a link is used", async () => {
    const address = `/admin/people/${officer.personId}/link`;
    const code = codeIn(await pageOf(await admin.post(address, {}))) ?? "";
    await admin.post("/set-password?choose", { code, ...chosen });
    expect((await admin.get("/admin")).status).toBe(302);
  });

  it.each(["x".repeat(43), "short", "", "x".repeat(200), "/#"])("knows no link %j", async (code) => {
    for (const address of ["/set-password", "/set-password?choose"]) {
      const refused = await nobody.post(address, { code, ...chosen });
      expect(refused.status).toBe(400);
      expect(await pageOf(refused)).toContain("Your one-time link or code");
    }
  });

  it("takes links of an earlier release, whose code was in the path, and asks nobody to send it so again", async () => {
    const code = "x".repeat(43);
    const answer = await nobody.get(`/set-password/${code}`);
    expect([answer.status, answer.headers.get("location")]).toEqual([302, `/set-password#${code}`]);
    for (const other of ["short", "%00", "x".repeat(200)]) {
      expect((await nobody.get(`/set-password/${other}`)).status).toBe(404);
    }
  });

  it("gives roles to others, and refuses a role to oneself by hand", async () => {
    const given = await admin.post(`/admin/people/${officer.personId}`, {
      name: "Officer",
      email: officer.email,
      roles: ["senior_officer", "monitoring_officer"],
      isActive: "yes",
      version: "1",
    });
    expect(given.headers.get("location")).toBe("/admin");
    expect(await pageOf(await admin.get(`/admin/people/${officer.personId}`))).toContain("by Admin");

    const own = `/admin/people/${administrator.personId}`;
    expect(await pageOf(await admin.get(own))).not.toContain('value="decision_maker"');
    const refused = await admin.post(own, {
      name: "Admin",
      email: administrator.email,
      roles: ["administrator", "decision_maker"],
      isActive: "yes",
      version: "1",
    });
    expect(refused.status).toBe(403);
    expect(await pageOf(refused)).toContain("You cannot give a role to yourself");
    expect(await listOpenRoles(site.database.db, administrator.personId)).toEqual(["administrator"]);
  });

  it("keeps the last administrator and says why", async () => {
    const response = await admin.post(`/admin/people/${administrator.personId}`, {
      name: "Admin",
      email: administrator.email,
      isActive: "yes",
      version: "1",
    });
    expect(response.status).toBe(409);
    expect(await pageOf(response)).toContain("This is the only administrator who can sign in");
  });

  it("shows what somebody else saved meanwhile beside what was typed", async () => {
    const address = `/admin/people/${officer.personId}`;
    const sent = { name: "Chief", email: officer.email, roles: ["senior_officer"], isActive: "yes" };
    await admin.post(address, { ...sent, version: "1" });
    const stale = await admin.post(address, { ...sent, name: "Deputy", version: "1" });
    const shown = await pageOf(stale);
    expect(stale.status).toBe(409);
    expect(shown).toContain("Chief");
    expect(shown).toContain('value="Deputy"');
    expect((await listPeople(site.database.db)).map(({ name }) => name)).toContain("Chief");
  });

  it("changes the office's names from a day on, and its references", async () => {
    const names = {
      "validFrom-day": "10",
      "validFrom-month": "5",
      "validFrom-year": "2018",
      officeName: "Mayoral office for Testshire",
      decidingBodyTitle: "Mayor",
      eiaAuthorTitle: "EIA author",
      actionOwnerTitle: "Action owner",
      seniorOfficerTitle: "Chief of staff",
      monitoringOfficerTitle: "Solicitor",
      administratorTitle: "Administrator",
      version: "1",
    };
    const early = await admin.post("/admin/office?change=names", { ...names, "validFrom-year": "2017" });
    expect(early.status).toBe(400);
    expect(await pageOf(early)).toContain('href="#validFrom-day"');
    const saved = await admin.post("/admin/office?change=names", names);
    expect(saved.headers.get("location")).toBe("/admin/office");
    expect(await listOfficeSettings(site.database.db)).toMatchObject([{ validFrom: "2018-05-10" }]);

    const references = { referencePattern: "{number}/{financial_year}", year: "2018", nextNumber: "" };
    const wrong = { ...references, referencePattern: "{year}", version: "2" };
    expect((await admin.post("/admin/office?change=references", wrong)).status).toBe(400);
    const next = { ...references, nextNumber: "42", version: "2" };
    expect((await admin.post("/admin/office?change=references", next)).status).toBe(302);
    expect((await getOffice(site.database.db)).referencePattern).toBe("{number}/{financial_year}");
    const overview = await pageOf(await admin.get("/admin/office"));
    expect(overview).toContain("10 May 2018");
    expect(overview).toContain("42 in 2018");
  });

  it("sets the threshold for closer attention, and says what it does not do", async () => {
    const address = "/admin/office?change=threshold";
    const { version } = await getOffice(site.database.db);
    const [shown, next] = [String(version), String(version + 1)];
    expect(await pageOf(await admin.get("/admin/office"))).toContain("no budget change stands out");
    expect(await pageOf(await admin.get(address))).toContain("a smaller change is not excused");
    for (const [typed, message] of [
      ["0", "must be more than £0"],
      ["-5", "must be £0 or more"],
      ["many", "must be an amount in pounds"],
    ] as const) {
      const refused = await admin.post(address, { materialityThreshold: typed, version: shown });
      expect(refused.status, typed).toBe(400);
      expect(await pageOf(refused)).toContain(`Threshold for closer attention ${message}`);
    }
    const saved = await admin.post(address, { materialityThreshold: "£50,000", version: shown });
    expect(saved.headers.get("location")).toBe("/admin/office");
    expect(await pageOf(await admin.get("/admin/office"))).toContain("Budget changes of £50,000 or more");
    expect(await pageOf(await admin.get(address))).toContain('value="50,000"');
    const stale = await admin.post(address, { materialityThreshold: "1", version: shown });
    expect(stale.status).toBe(409);
    expect(await pageOf(stale)).toContain("£50,000");
    expect((await admin.post(address, { materialityThreshold: "", version: next })).status).toBe(302);
    expect((await getOffice(site.database.db)).materialityThreshold).toBeNull();
  });
});
