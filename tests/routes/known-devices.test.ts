import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "../../db/queries/people.server";
import { knownDevice, person, signInFailure, unknownSignIn } from "../../db/schema";
import { changePassword } from "../../app/services/account/change-password.server";
import { editPerson } from "../../app/services/office/edit-person.server";
import { makeOneTimeLink } from "../../app/services/office/make-one-time-link.server";
import { MOST_FROM_ADDRESS } from "../../app/services/account/internal/sign-in-failures.server";
import { addAccount, eventsOf, freshPeople, later, NEW_PASSWORD, pageOf } from "../support/accounts";
import { contextOf, NOW } from "../support/office";
import { PASSWORD } from "../support/sign-off";
import { startTestSite, type TestSite, type Visitor } from "../support/site";

const OFFICE = "203.0.113.7";
let now: Date;
let site: TestSite;
let administrator: Actor;
let officer: Actor;
let nobody: Visitor;

beforeAll(async () => {
  site = await startTestSite({ clock: () => now, environment: { TRUST_PROXY: "1" } });
});
afterAll(() => site.stop());
beforeEach(async () => {
  now = NOW;
  await site.database.db.delete(knownDevice);
  await site.database.db.delete(unknownSignIn);
  ({ administrator, officer } = await freshPeople(site.database));
  nobody = await site.as(null);
});

const setCookies = (response: Response) => response.headers.getSetCookie();
function deviceOf(response: Response): string {
  return (
    setCookies(response)
      .find((set) => set.startsWith("device="))
      ?.split(";")[0] ?? ""
  );
}

function signIn(password = PASSWORD, cookie = "", who: Pick<Actor, "email"> = officer): Promise<Response> {
  return nobody.post(
    "/sign-in",
    { email: who.email, password },
    { "X-Forwarded-For": OFFICE, ...(cookie ? { Cookie: cookie } : {}) },
  );
}

const isKnown = async ({ personId }: Actor = officer) =>
  (await site.database.db.$count(knownDevice, eq(knownDevice.personId, personId))) > 0;

/** One machine behind the office's address has tried so often that no more is taken from there. */
async function shutOfficeOut(): Promise<void> {
  const hash = async (text: string) =>
    Buffer.from(await crypto.subtle.digest("SHA-256", Buffer.from(text))).toString("hex");
  const addressHash = await hash(OFFICE);
  await site.database.db.insert(signInFailure).values(
    Array.from({ length: MOST_FROM_ADDRESS + 1 }, (_, index) => ({
      ...{ emailHash: `of name ${index}`, addressHash, at: NOW },
    })),
  );
}

describe("a browser in which somebody signed in", () => {
  it("is known by a cookie that scripts cannot read, of which only the hash is kept", async () => {
    const response = await signIn();
    const [, set = ""] = setCookies(response);
    expect(set).toMatch(/^device=[^;]+; Max-Age=15552000; Path=\/; HttpOnly; SameSite=Lax$/u);
    const token = JSON.parse(
      Buffer.from(decodeURIComponent(deviceOf(response).slice("device=".length)), "base64").toString(),
    ) as string;
    expect(token.length).toBeGreaterThan(40);
    expect(JSON.stringify(await site.database.db.select().from(knownDevice))).not.toContain(token);
  });

  it("signs in where one machine has used up the address of the whole office", async () => {
    const cookie = deviceOf(await signIn());
    await shutOfficeOut();
    const unknown = await signIn();
    expect(unknown.status).toBe(400);
    expect(await pageOf(unknown)).toContain("Too many sign-ins from your network");
    expect((await signIn(PASSWORD, cookie)).status).toBe(302);
  });

  it("is no password, and is known for no account but that", async () => {
    const other = await addAccount(site.database, "Other", []);
    const cookie = deviceOf(await signIn());
    expect((await signIn("not the one", cookie)).status).toBe(400);
    await shutOfficeOut();
    expect(await pageOf(await signIn(PASSWORD, cookie, other))).toContain("Too many sign-ins");
  });

  it("may be shared: it stays known for everybody who signs in with it", async () => {
    const other = await addAccount(site.database, "Other", []);
    const first = deviceOf(await signIn());
    const second = deviceOf(await signIn(PASSWORD, first, other));
    await shutOfficeOut();
    const third = await signIn(PASSWORD, second);
    expect(third.status).toBe(302);
    expect((await signIn(PASSWORD, deviceOf(third), other)).status).toBe(302);
  });

  it("gets another cookie each time, so that one that was copied or planted is worth nothing afterwards", async () => {
    const planter = await addAccount(site.database, "Planter", []);
    const planted = deviceOf(await signIn(PASSWORD, "", planter));
    expect((await signIn(PASSWORD, planted)).status).toBe(302);
    await shutOfficeOut();
    expect(await pageOf(await signIn(PASSWORD, planted))).toContain("Too many sign-ins");
  });

  it.each<[string, () => Promise<unknown>]>([
    [
      "the password is changed",
      () =>
        changePassword(contextOf(site.database, officer), { password: PASSWORD, newPassword: NEW_PASSWORD }),
    ],
    [
      "the account is closed",
      () =>
        editPerson(contextOf(site.database, administrator), {
          ...{ personId: officer.personId, name: officer.name, email: officer.email },
          ...{ roles: officer.roles, version: 1, isActive: false },
        }),
    ],
    [
      "somebody signs out everywhere",
      async () => (await site.as(officer)).post("/sign-out", { everywhere: "yes" }),
    ],
  ])("is forgotten where %s", async (_what, forget) => {
    await signIn();
    expect(await isKnown()).toBe(true);
    await forget();
    expect(await isKnown()).toBe(false);
  });

  it("is forgotten half a year after it was last used", async () => {
    const cookie = deviceOf(await signIn());
    now = later(180 * 24 * 60 * 60 * 1000);
    await shutOfficeOut();
    await site.database.db.update(signInFailure).set({ at: now });
    expect(await pageOf(await signIn(PASSWORD, cookie))).toContain("Too many sign-ins");
  });

  it("is the one in which a password was chosen by a link, and no earlier one any more", async () => {
    const before = deviceOf(await signIn());
    const { token } = await makeOneTimeLink(contextOf(site.database, administrator), officer);
    const chosen = await nobody.post("/set-password?choose", {
      code: token,
      newPassword: NEW_PASSWORD,
      repeatedPassword: NEW_PASSWORD,
    });
    expect(chosen.status).toBe(302);
    await shutOfficeOut();
    expect(await pageOf(await signIn(NEW_PASSWORD, before))).toContain("Too many sign-ins");
    expect((await signIn(NEW_PASSWORD, deviceOf(chosen))).status).toBe(302);
  });
});

describe("sign-ins with names that nobody has", () => {
  const rows = () => site.database.db.select().from(unknownSignIn);
  const refusals = async () => (await eventsOf(site.database, "session.refused")).slice(-1)[0]?.detail;

  it("are counted by the minute, and stand on the log once for each", async () => {
    const before = (await eventsOf(site.database, "session.refused")).length;
    const guess = (name: string) => signIn(PASSWORD, "", { email: `${name}@nowhere.example` });
    for (const name of ["a", "b", "c"]) expect((await guess(name)).status).toBe(400);
    expect(await rows()).toEqual([{ minute: NOW, attempts: 3 }]);
    expect(await eventsOf(site.database, "session.refused")).toHaveLength(before);

    now = later(61_000);
    await guess("d");
    expect(await rows()).toEqual([{ minute: later(60_000), attempts: 1 }]);
    expect(await eventsOf(site.database, "session.refused")).toHaveLength(before + 1);
    expect(await refusals()).toMatchObject({ minute: NOW.toISOString(), attempts: 3 });

    now = later(200_000);
    expect((await signIn()).status).toBe(302);
    expect(await rows()).toEqual([]);
    expect(await refusals()).toMatchObject({ minute: later(60_000).toISOString(), attempts: 1 });
    expect(JSON.stringify(await eventsOf(site.database))).not.toContain("nowhere.example");
  });

  it("wait as those do that somebody has", async () => {
    const failuresOf = (emailHash: string) =>
      site.database.db.$count(signInFailure, eq(signInFailure.emailHash, emailHash));
    await signIn("not the one");
    await signIn("not the one", "", { email: "nobody@nowhere.example" });
    const kept = await site.database.db.select().from(signInFailure);
    expect(kept).toHaveLength(2);
    for (const { emailHash } of kept) expect(await failuresOf(emailHash)).toBe(1);
    expect(new Set(kept.map(({ addressHash }) => addressHash)).size).toBe(1);
  });
});

it("an account that waits to be confirmed is known in its browser too, but does not come first for it", async () => {
  await site.database.db
    .update(person)
    .set({ confirmedPasswordVersion: null })
    .where(eq(person.id, officer.personId));
  const cookie = deviceOf(await signIn());
  await shutOfficeOut();
  expect((await signIn(PASSWORD, cookie)).status).toBe(302);
});
