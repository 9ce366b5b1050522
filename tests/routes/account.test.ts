import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "../../db/queries/people.server";
import { session } from "../../db/schema";
import {
  actsBy,
  addAccount,
  addSession,
  cookieFrom,
  countFailures,
  freshPeople,
  HOUR,
  later,
  NEW_PASSWORD,
  pageOf,
  sessionsOf,
} from "../support/accounts";
import { addPerson, NOW } from "../support/office";
import { PASSWORD } from "../support/sign-off";
import { startTestSite, type TestSite, type Visitor } from "../support/site";

let now: Date;
let site: TestSite;
let administrator: Actor;
let officer: Actor;
let nobody: Visitor;

/** The officer's own. */
let right: { email: string; password: string };

beforeAll(async () => {
  site = await startTestSite({ clock: () => now });
});
afterAll(() => site.stop());
beforeEach(async () => {
  now = NOW;
  ({ administrator, officer } = await freshPeople(site.database));
  right = { email: officer.email, password: PASSWORD };
  nobody = await site.as(null);
});

describe("signing in", () => {
  it("begins a session that the browser's scripts cannot read", async () => {
    const response = await nobody.post("/sign-in", right);
    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toBe("/");
    expect(response.headers.getSetCookie()[0]).toMatch(/^session=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/u);
    const account = await nobody.get("/account", { Cookie: cookieFrom(response) });
    expect(await pageOf(account)).toContain("officer@opcc.example");
    expect(await actsBy(site.database, officer)).toEqual(["session.start"]);
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
    const [wrong, unknown, empty, without] = await Promise.all(answers.map(pageOf));
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
    expect(await pageOf(refused)).toContain("do not go together");
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
    expect(await pageOf(response)).toContain("characters that cannot be stored");
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
    expect(response.headers.get("clear-site-data")).toBe('"cache", "storage"');
    expect(await status()).toBe(302);
    expect(await sessionsOf(site.database, officer)).toBe(1);
    expect(await actsBy(site.database, officer)).toEqual(["session.start", "session.end"]);
  });

  it("ends with all others where one signs out everywhere, and nobody else's does", async () => {
    const other = await addAccount(site.database, "Other", []);
    await addSession(site.database, other);
    await addSession(site.database, officer);
    expect(await pageOf(await nobody.get("/account", signedIn))).toContain("In 2 browsers");
    await nobody.post("/sign-out", { everywhere: "yes" }, signedIn);
    expect(await sessionsOf(site.database, officer)).toBe(0);
    expect(await sessionsOf(site.database, other)).toBe(1);
  });

  it("goes on under another cookie where its holder's roles change, with nothing that was sent lost", async () => {
    const admin = await site.as(administrator);
    const roles = ["senior_officer", "eia_author"];
    const edit = { name: "Officer", email: right.email, roles, isActive: "yes", version: "1" };
    expect((await admin.post(`/admin/people/${officer.personId}`, edit)).status).toBe(302);
    const sent = await nobody.post("/frameworks/new", {}, signedIn);
    expect([sent.status, cookieFrom(sent)]).toEqual([400, ""]);
    const page = await nobody.get("/account", signedIn);
    expect(page.status).toBe(200);
    const renewed = { Cookie: cookieFrom(page) };
    expect(renewed.Cookie).toMatch(/^session=./u);
    expect(await status()).toBe(302);
    const next = await nobody.get("/account", renewed);
    expect([next.status, cookieFrom(next)]).toEqual([200, ""]);
    expect(await sessionsOf(site.database, officer)).toBe(1);
    now = later(12 * HOUR);
    expect((await nobody.get("/account", renewed)).status).toBe(302);
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
    expect(await pageOf(refused)).toContain('<a href="#password">This is not your password</a>');
    const different = { ...wrong, password: PASSWORD, repeatedPassword: `${NEW_PASSWORD}!` };
    expect(await pageOf(await nobody.post("/account", different, signedIn))).toContain(
      "The two passwords are not the same",
    );
    const changed = await nobody.post("/account", { ...wrong, password: PASSWORD }, signedIn);
    expect(changed.headers.get("location")).toBe("/sign-in?after=password");
    expect(await status()).toBe(302);
    expect(await pageOf(await nobody.get("/sign-in?after=password"))).toContain(
      "Your password has been saved",
    );
    expect((await nobody.post("/sign-in", right)).status).toBe(400);
    expect((await nobody.post("/sign-in", { ...right, password: NEW_PASSWORD })).status).toBe(302);
  });
});
