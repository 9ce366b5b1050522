import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findPersonByEmail, listOpenRoles, listPeople, type Actor } from "../../db/queries/people.server";
import { getOffice, listOfficeSettings } from "../../db/queries/office.server";
import { person, session, signInFailure } from "../../db/schema";
import { ROLES } from "../../app/domain/framework/lifecycle";
import { offerSetUp } from "../../app/services/offer-set-up.server";
import {
  addAccount,
  addSession,
  countFailures,
  eventsOf,
  HOUR,
  later,
  NEW_PASSWORD,
  sessionsOf,
} from "../support/accounts";
import { addPerson, NOW } from "../support/office";
import { PASSWORD } from "../support/sign-off";
import { startTestSite, type FormFieldsSent, type TestSite, type Visitor } from "../support/site";

let now: Date;
let site: TestSite;
let administrator: Actor;
let officer: Actor;
/** The officer's own. */
let right: { email: string; password: string };
let nobody: Visitor;

/** One site for all; everybody of an earlier test is deactivated, so that each has people of its own. */
beforeAll(async () => {
  site = await startTestSite({ clock: () => now });
});
afterAll(() => site.stop());
beforeEach(async () => {
  now = NOW;
  await site.database.db.update(person).set({ isActive: false, email: sql`${person.id} || '@gone.example'` });
  administrator = await addAccount(site.database, "Admin", ["administrator"]);
  officer = await addAccount(site.database, "Officer", ["senior_officer"]);
  right = { email: officer.email, password: PASSWORD };
  await site.database.db.delete(signInFailure);
  nobody = await site.as(null);
});

async function actsBy({ personId }: Actor): Promise<string[]> {
  return (await eventsOf(site.database)).filter((event) => event.personId === personId).map(({ act }) => act);
}

/** The cookie that a response sets, as the browser sends it back. */
function cookieFrom(response: Response): string {
  return response.headers.get("set-cookie")?.split(";")[0] ?? "";
}

async function page(response: Response): Promise<string> {
  // React sets a comment between a text and a value.
  return (await response.text()).replaceAll("<!-- -->", "");
}

describe("signing in", () => {
  it("begins a session that the browser's scripts cannot read", async () => {
    const response = await nobody.post("/sign-in", right);
    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toBe("/");
    expect(response.headers.get("set-cookie")).toMatch(/^session=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/u);
    const account = await nobody.get("/account", { Cookie: cookieFrom(response) });
    expect(await page(account)).toContain("officer@opcc.example");
    expect(await actsBy(officer)).toEqual(["session.start"]);
  });

  it("takes the address in capitals and the password only as it is", async () => {
    expect((await nobody.post("/sign-in", { ...right, email: " OFFICER@opcc.example " })).status).toBe(302);
    expect((await nobody.post("/sign-in", { ...right, password: PASSWORD.toUpperCase() })).status).toBe(400);
  });

  it("answers a wrong password, an unknown address and an account without a password alike", async () => {
    await addPerson(site.database, "Without", ["eia_author"]);
    const answers = await Promise.all(
      [
        { ...right, password: "not the one" },
        { email: "unknown@opcc.example", password: PASSWORD },
        { email: "without@opcc.example", password: "" },
        { email: "without@opcc.example", password: PASSWORD },
      ].map((sent) => nobody.post("/sign-in", sent)),
    );
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
    expect(answers.map(cookieFrom)).toEqual(["", "", "", ""]);
    const [wrong, unknown, empty, without] = await Promise.all(answers.map(page));
    const message = "The email address and password do not go together";
    expect(wrong).toContain(message);
    expect(unknown).toContain(message);
    expect(without).toContain(message);
    expect(empty).toContain("Enter your password");
    expect(wrong).toContain('value="officer@opcc.example"');
    expect(wrong).not.toContain("not the one");
    expect(await sessionsOf(site.database, officer)).toBe(0);
  });

  it("gets slower with each failure of late, also of guesses side by side, and locks nobody out", async () => {
    const guess = () => nobody.post("/sign-in", { ...right, password: "not the one" });
    await Promise.all([guess(), guess(), guess()]);
    const before = performance.now();
    expect((await nobody.post("/sign-in", right)).status).toBe(302);
    expect(performance.now() - before).toBeGreaterThan(950);
    // And the slips are forgotten.
    expect(await countFailures(site.database)).toBe(0);
  });

  it("is not for a deactivated account", async () => {
    const admin = await site.as(administrator);
    await admin.post(`/admin/people/${officer.personId}`, {
      name: "Officer",
      email: right.email,
      roles: ["senior_officer"],
      isActive: "no",
      version: "1",
    });
    const refused = await nobody.post("/sign-in", right);
    expect(refused.status).toBe(400);
    expect(await page(refused)).toContain("do not go together");
  });

  it("begins a new session each time and ends the one the browser came with", async () => {
    const first = cookieFrom(await nobody.post("/sign-in", right));
    const second = cookieFrom(await nobody.post("/sign-in", right, { Cookie: first }));
    expect(second).not.toBe(first);
    expect((await nobody.get("/account", { Cookie: first })).status).toBe(302);
    expect((await nobody.get("/account", { Cookie: second })).status).toBe(200);
    expect(await sessionsOf(site.database, officer)).toBe(1);
  });

  it("takes over no session that somebody else thought of", async () => {
    const planted = "session=InBsYW50ZWQtYnktc29tZWJvZHktZWxzZSI%3D";
    const response = await nobody.post("/sign-in", right, { Cookie: planted });
    expect(cookieFrom(response)).not.toBe(planted);
    expect((await nobody.get("/account", { Cookie: planted })).status).toBe(302);
  });

  it.each([
    ["/frameworks", "/frameworks"],
    ["/frameworks/12/eia?x=1#y", "/frameworks/12/eia?x=1#y"],
    ["//evil.example", "/"],
    ["/\\evil.example", "/"],
    ["\\/evil.example", "/"],
    ["https://evil.example", "/"],
    ["javascript:alert(1)", "/"],
    ["/\t/evil.example", "/"],
    ["/\n/evil.example", "/"],
    ["/frameworks\u0001", "/"],
    ["/日本", "/"],
    ["", "/"],
  ])("leads back on this site only: %j", async (returnTo, location) => {
    const address = `/sign-in?returnTo=${encodeURIComponent(returnTo)}`;
    const response = await nobody.post(address, right);
    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toBe(location);
    const again = await nobody.get(address, { Cookie: cookieFrom(response) });
    expect(again.headers.get("location")).toBe(location);
  });

  it.each([
    ["another site", "https://evil.example"],
    ["nowhere", "null"],
  ])("is not posted from %s", async (_what, origin) => {
    const response = await nobody.post("/sign-in", right, { Origin: origin });
    expect(response.status).toBe(403);
    expect(cookieFrom(response)).toBe("");
  });

  it("refuses what no keyboard types with a clear message", async () => {
    const response = await nobody.post("/sign-in", { ...right, password: "a\0b" });
    expect(response.status).toBe(400);
    expect(await page(response)).toContain("characters that cannot be stored");
  });
});

describe("a session", () => {
  let signedIn: { Cookie: string };
  beforeEach(async () => {
    signedIn = { Cookie: cookieFrom(await nobody.post("/sign-in", right)) };
  });
  const status = async () => (await nobody.get("/account", signedIn)).status;

  it("ends after two idle hours and leads to sign in and back", async () => {
    now = later(2 * HOUR);
    const response = await nobody.get("/account", signedIn);
    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toBe("/sign-in?returnTo=%2Faccount");
  });

  it("goes on while it is used, and ends after twelve hours in any case", async () => {
    for (let hour = 1; hour < 12; hour += 1) {
      now = later(hour * HOUR);
      expect(await status()).toBe(200);
    }
    now = later(12 * HOUR);
    expect(await status()).toBe(302);
  });

  it("ends by signing out, which is a post", async () => {
    expect((await nobody.get("/sign-out", signedIn)).headers.get("location")).toBe("/");
    expect(await status()).toBe(200);
    await addSession(site.database, officer);
    const response = await nobody.post("/sign-out", {}, signedIn);
    expect(response.headers.get("location")).toBe("/");
    expect(response.headers.get("set-cookie")).toContain("Max-Age=0");
    expect(await status()).toBe(302);
    expect(await sessionsOf(site.database, officer)).toBe(1);
    expect(await actsBy(officer)).toEqual(["session.start", "session.end"]);
  });

  it("ends with all others where one signs out everywhere, and nobody else's does", async () => {
    const other = await addAccount(site.database, "Other", []);
    await addSession(site.database, other);
    await addSession(site.database, officer);
    expect(await page(await nobody.get("/account", signedIn))).toContain("In 2 browsers");
    await nobody.post("/sign-out", { everywhere: "yes" }, signedIn);
    expect(await sessionsOf(site.database, officer)).toBe(0);
    expect(await sessionsOf(site.database, other)).toBe(1);
  });

  it("is kept as a hash only", async () => {
    const [row] = await site.database.db.select().from(session).where(eq(session.personId, officer.personId));
    const cookie = decodeURIComponent(signedIn.Cookie.replace("session=", ""));
    const token = JSON.parse(Buffer.from(cookie, "base64").toString()) as string;
    expect(token.length).toBeGreaterThan(40);
    expect(JSON.stringify(row)).not.toContain(token);
  });

  it("ends where the password is changed, after which the new one signs in", async () => {
    const wrong = { password: "not the one", newPassword: NEW_PASSWORD, repeatedPassword: NEW_PASSWORD };
    const refused = await nobody.post("/account", wrong, signedIn);
    expect(refused.status).toBe(400);
    expect(await page(refused)).toContain('<a href="#password">This is not your password</a>');
    const different = { ...wrong, password: PASSWORD, repeatedPassword: `${NEW_PASSWORD}!` };
    expect(await page(await nobody.post("/account", different, signedIn))).toContain(
      "The two passwords are not the same",
    );
    const changed = await nobody.post("/account", { ...wrong, password: PASSWORD }, signedIn);
    expect(changed.headers.get("location")).toBe("/sign-in?after=password");
    expect(await status()).toBe(302);
    expect(await page(await nobody.get("/sign-in?after=password"))).toContain("Your password is changed");
    expect((await nobody.post("/sign-in", right)).status).toBe(400);
    expect((await nobody.post("/sign-in", { ...right, password: NEW_PASSWORD })).status).toBe(302);
  });
});

describe("setting up", () => {
  let empty: TestSite;
  let visitor: Visitor;
  beforeEach(async () => {
    empty = await startTestSite();
    visitor = await empty.as(null);
  });
  afterEach(() => empty.stop());

  const answers: FormFieldsSent = {
    name: "Jo Smith",
    email: "jo@office.example",
    newPassword: NEW_PASSWORD,
    repeatedPassword: NEW_PASSWORD,
    officeName: "Office for Testshire",
    decidingBodyTitle: "Commissioner",
    eiaAuthorTitle: "EIA author",
    actionOwnerTitle: "Action owner",
    seniorOfficerTitle: "Chief Executive",
    monitoringOfficerTitle: "Monitoring Officer",
    administratorTitle: "Administrator",
  };

  it("is where signing in leads while nobody has an account", async () => {
    expect((await visitor.get("/sign-in")).headers.get("location")).toBe("/set-up");
    const form = await page(await visitor.get("/set-up"));
    expect(form).toContain("<title>Set up this service");
    expect(form).toContain('value="Monitoring officer"');
  });

  it("creates the administrator with the code, once, and leads to sign in", async () => {
    const code = await offerSetUp(empty.database, NOW);
    const wrong = await visitor.post("/set-up", { ...answers, code: "not-the-code" });
    expect(wrong.status).toBe(400);
    const shown = await page(wrong);
    expect(shown).toContain('<a href="#code">This code is not right, or it has run out');
    expect(shown).toContain('value="Office for Testshire"');
    expect(shown).not.toContain(NEW_PASSWORD);

    const done = await visitor.post("/set-up", { ...answers, code: ` ${code ?? ""} ` });
    expect(done.headers.get("location")).toBe("/sign-in?after=set-up");
    expect(await page(await visitor.get("/sign-in?after=set-up"))).toContain("The office is set up");
    for (const gone of [
      await visitor.get("/set-up"),
      await visitor.post("/set-up", { ...answers, code: "x" }),
    ]) {
      expect(gone.status).toBe(404);
    }
    const signedIn = await visitor.post("/sign-in", { email: "jo@office.example", password: NEW_PASSWORD });
    const people = await visitor.get("/admin", { Cookie: cookieFrom(signedIn) });
    expect(await page(people)).toContain("Office for Testshire");
  });

  it("keeps what was typed and names every fault", async () => {
    const response = await visitor.post("/set-up", {
      ...answers,
      email: "jo",
      newPassword: "short",
      officeName: "",
    });
    const shown = await page(response);
    expect(response.status).toBe(400);
    expect(shown).toContain('href="#email"');
    expect(shown).toContain('href="#newPassword"');
    expect(shown).toContain('<a href="#officeName">Enter the name of the office</a>');
    expect(shown).toContain('value="Jo Smith"');
  });
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
  ];

  it("opens for an administrator, each page with a title of its own", async () => {
    const titles = [];
    for (const address of pages()) {
      const response = await admin.get(address);
      expect(response.status, address).toBe(200);
      titles.push(/<title>(.*?)<\/title>/u.exec(await page(response))?.[1]);
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

  const linkIn = (text: string) => /http:\/\/127\.0\.0\.1:\d+(\/set-password\/[\w-]+)/u.exec(text);

  it("hands over a link once; with it the person chooses a password and signs in", async () => {
    const response = await admin.post("/admin/people/new", { ...newPerson, formKey: "one" });
    expect(response.status).toBe(200);
    const [, link = ""] = linkIn(await page(response)) ?? [];
    const created = await findPersonByEmail(site.database.db, "new@opcc.example");
    const again = await admin.post("/admin/people/new", { ...newPerson, formKey: "one" });
    expect(again.headers.get("location")).toBe("/admin");
    for (const address of ["/admin", `/admin/people/${created?.id ?? 0}`]) {
      expect(await page(await admin.get(address))).not.toContain("/set-password/");
    }
    expect(await page(await nobody.get(link))).toContain("new@opcc.example");
    const weak = await nobody.post(link, { newPassword: "password12345", repeatedPassword: "password12345" });
    expect(weak.status).toBe(400);
    const chosen = { newPassword: NEW_PASSWORD, repeatedPassword: NEW_PASSWORD };
    const done = await nobody.post(link, chosen);
    expect(done.headers.get("location")).toBe("/sign-in?after=password");
    const used = await nobody.get(link);
    expect(used.status).toBe(404);
    expect(await page(used)).toContain("This link does not work any more");
    const other = { newPassword: "another pass phrase", repeatedPassword: "another pass phrase" };
    expect((await nobody.post(link, other)).headers.get("location")).toBe(link);
    const signedIn = await nobody.post("/sign-in", { email: "new@opcc.example", password: NEW_PASSWORD });
    expect(signedIn.status).toBe(302);
  });

  it("makes a new link on a post only, which replaces the one before", async () => {
    const address = `/admin/people/${officer.personId}/link`;
    expect(linkIn(await page(await admin.get(address)))).toBeNull();
    const first = linkIn(await page(await admin.post(address, {})))?.[1] ?? "";
    const second = linkIn(await page(await admin.post(address, {})))?.[1] ?? "";
    expect([(await nobody.get(first)).status, (await nobody.get(second)).status]).toEqual([404, 200]);
    expect(await actsBy(administrator)).toEqual(["account.link", "account.link"]);
  });

  it("signs out whoever was signed in where a link is used", async () => {
    const address = `/admin/people/${officer.personId}/link`;
    const link = linkIn(await page(await admin.post(address, {})))?.[1] ?? "";
    await admin.post(link, { newPassword: NEW_PASSWORD, repeatedPassword: NEW_PASSWORD });
    expect((await admin.get("/admin")).status).toBe(302);
  });

  it.each(["x".repeat(43), "short", "%00", "x".repeat(200)])("knows no link %s", async (token) => {
    expect((await nobody.get(`/set-password/${token}`)).status).toBe(404);
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
    expect(await page(await admin.get(`/admin/people/${officer.personId}`))).toContain("by Admin");

    const own = `/admin/people/${administrator.personId}`;
    expect(await page(await admin.get(own))).not.toContain('value="decision_maker"');
    const refused = await admin.post(own, {
      name: "Admin",
      email: administrator.email,
      roles: ["administrator", "decision_maker"],
      isActive: "yes",
      version: "1",
    });
    expect(refused.status).toBe(403);
    expect(await page(refused)).toContain("You cannot give a role to yourself");
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
    expect(await page(response)).toContain("This is the only administrator who can sign in");
  });

  it("shows what somebody else saved meanwhile beside what was typed", async () => {
    const address = `/admin/people/${officer.personId}`;
    const sent = { name: "Chief", email: officer.email, roles: ["senior_officer"], isActive: "yes" };
    await admin.post(address, { ...sent, version: "1" });
    const stale = await admin.post(address, { ...sent, name: "Deputy", version: "1" });
    const shown = await page(stale);
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
    expect(await page(early)).toContain('href="#validFrom-day"');
    const saved = await admin.post("/admin/office?change=names", names);
    expect(saved.headers.get("location")).toBe("/admin/office");
    expect(await listOfficeSettings(site.database.db)).toMatchObject([{ validFrom: "2018-05-10" }]);

    const references = { referencePattern: "{number}/{financial_year}", year: "2018", nextNumber: "" };
    const wrong = { ...references, referencePattern: "{number}", version: "2" };
    expect((await admin.post("/admin/office?change=references", wrong)).status).toBe(400);
    const next = { ...references, nextNumber: "42", version: "2" };
    expect((await admin.post("/admin/office?change=references", next)).status).toBe(302);
    expect((await getOffice(site.database.db)).referencePattern).toBe("{number}/{financial_year}");
    const overview = await page(await admin.get("/admin/office"));
    expect(overview).toContain("10 May 2018");
    expect(overview).toContain("42 in 2018");
  });
});
