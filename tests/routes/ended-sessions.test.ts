import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { listOpenRoles, type Actor } from "../../db/queries/people.server";
import { framework, glossaryTerm, officeSetting, person, roleGrant, session } from "../../db/schema";
import { changePassword } from "../../app/services/account/change-password.server";
import { createFramework } from "../../app/services/frameworks/create-framework.server";
import { editPerson } from "../../app/services/office/edit-person.server";
import { makeOneTimeLink } from "../../app/services/office/make-one-time-link.server";
import { setPassword } from "../../app/services/account/set-password.server";
import {
  addAccount,
  eventsOf,
  freshPeople,
  HOUR,
  later,
  NEW_PASSWORD,
  sessionsOf,
} from "../support/accounts";
import { aNewFramework } from "../support/budget";
import { contextOf, NOW } from "../support/office";
import { rawRequest, type RawAnswer } from "../support/raw-request";
import { PASSWORD } from "../support/sign-off";
import { startTestSite, type FormFieldsSent, type TestSite, type Visitor } from "../support/site";

/**
 * The session is looked up when the headers of a post have come. What ends it before the body is there refuses the post:
 * the transaction looks it up again.
 */
let site: TestSite;
let administrator: Actor;
let writer: Actor;
let visitor: Visitor;
let frameworkId: number;
/** A few minutes after the sessions began, so that a session shows when it was looked up. */
let now = NOW;

beforeAll(async () => {
  site = await startTestSite({ clock: () => now });
});
afterAll(() => site.stop());
beforeEach(async () => {
  now = NOW;
  ({ administrator } = await freshPeople(site.database));
  writer = await addAccount(site.database, "Writer", ["eia_author", "administrator"]);
  visitor = await site.as(writer);
  ({ frameworkId } = await createFramework(contextOf(site.database, writer), aNewFramework()));
  now = later(10 * 60 * 1000);
});

const SAVED = /^\/(?!sign-in)/u;
const TERM = { term: "PCC", meaning: "Police and Crime Commissioner" };

/** Sends the headers, waits until the server has looked the session up, lets something happen, then sends the body. */
async function slowPost(
  address: string,
  fields: FormFieldsSent,
  meanwhile: () => Promise<unknown>,
): Promise<RawAnswer> {
  const body = new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)]));
  return rawRequest(site.origin, {
    method: "POST",
    path: address,
    headers: {
      Origin: site.origin,
      Cookie: visitor.cookie ?? "",
      "Content-Type": "application/x-www-form-urlencoded",
      "Content-Length": String(Buffer.byteLength(body.toString())),
    },
    body: body.toString(),
    beforeBody: async () => {
      await vi.waitFor(async () => {
        const [own] = await site.database.db
          .select()
          .from(session)
          .where(eq(session.personId, writer.personId));
        expect(own?.lastSeenAt).toEqual(now);
      }, 20_000);
      await meanwhile();
    },
  });
}

const as = (actor: Actor) => contextOf(site.database, actor, now);
const countTerms = () => site.database.db.$count(glossaryTerm, eq(glossaryTerm.frameworkId, frameworkId));

async function edit(change: Partial<Parameters<typeof editPerson>[1]>): Promise<void> {
  const [{ version } = { version: 0 }] = await site.database.db
    .select({ version: person.version })
    .from(person)
    .where(eq(person.id, writer.personId));
  const roles = await listOpenRoles(site.database.db, writer.personId);
  const { personId, name, email } = writer;
  await editPerson(as(administrator), {
    ...{ personId, name, email, roles, version, isActive: true },
    ...change,
  });
}

const ENDS: Record<string, () => Promise<unknown>> = {
  "signed out": () => visitor.post("/sign-out", {}),
  "signed out everywhere, in another browser": async () =>
    (await site.as(writer)).post("/sign-out", { everywhere: "yes" }),
  "changed the password": () => changePassword(as(writer), { password: PASSWORD, newPassword: NEW_PASSWORD }),
  "chose a password by a link": async () => {
    const { token } = await makeOneTimeLink(as(administrator), writer);
    await setPassword(as(administrator), { token, newPassword: NEW_PASSWORD });
  },
  "lost the account": () => edit({ isActive: false }),
  "waited too long": () => {
    now = later(3 * HOUR);
    return Promise.resolve();
  },
};

describe("a post whose body comes after its sender", () => {
  it("did nothing is saved", async () => {
    const answer = await slowPost(`/frameworks/${frameworkId}/glossary/new`, TERM, () => Promise.resolve());
    expect([answer.status, await countTerms()]).toEqual([302, 1]);
  });

  it.each(Object.entries(ENDS))(
    "%s is refused, and shows what was typed and nothing else",
    async (_what, end) => {
      const before = await eventsOf(site.database, "glossary.add");
      const answer = await slowPost(`/frameworks/${frameworkId}/glossary/new`, TERM, end);
      expect(answer.status).toBe(401);
      expect(answer.text).toContain("You were signed out, so nothing was saved");
      for (const typed of Object.values(TERM)) expect(answer.text).toContain(typed);
      // Whoever sent it is nobody to us now.
      expect(answer.text).not.toContain(writer.name);
      expect(answer.text).not.toContain("Administration");
      expect(await countTerms()).toBe(0);
      expect(await eventsOf(site.database, "glossary.add")).toHaveLength(before.length);
    },
  );

  it.each([
    [
      "a framework",
      "/frameworks/new",
      {
        ...{ title: "Late", kind: "baseline", firstYear: "2016" },
        ...{ numberOfYears: "1", priorities: "Victims" },
      },
      () => site.database.db.$count(framework, eq(framework.title, "Late")),
    ],
    [
      "the office's names",
      "/admin/office?change=names",
      {
        ...{
          officeName: "Late",
          decidingBodyTitle: "Late",
          eiaAuthorTitle: "Late",
          actionOwnerTitle: "Late",
        },
        ...{ seniorOfficerTitle: "Late", monitoringOfficerTitle: "Late", administratorTitle: "Late" },
        ...{ "validFrom-day": "1", "validFrom-month": "5", "validFrom-year": "2018", version: "1" },
      },
      () => site.database.db.$count(officeSetting, eq(officeSetting.officeName, "Late")),
    ],
    [
      "a new account",
      "/admin/people/new",
      { name: "Late", email: "late@opcc.example", roles: "eia_author" },
      () => site.database.db.$count(person, eq(person.email, "late@opcc.example")),
    ],
    [
      "the password",
      "/account",
      { password: PASSWORD, newPassword: NEW_PASSWORD, repeatedPassword: NEW_PASSWORD },
      async () =>
        (await eventsOf(site.database, "password.change")).filter(
          ({ personId }) => personId === writer.personId,
        ).length,
    ],
  ])("signed out does not save %s", async (_what, address, fields, count) => {
    const answer = await slowPost(address, fields, () => visitor.post("/sign-out", {}));
    expect(answer.status).toBe(401);
    expect(answer.text).not.toContain(PASSWORD);
    expect(await count()).toBe(0);
  });

  it("lost the role for it is refused for that", async () => {
    const answer = await slowPost(`/frameworks/${frameworkId}/glossary/new`, TERM, () =>
      site.database.db
        .update(roleGrant)
        .set({ endedAt: now, endedBy: administrator.personId })
        .where(eq(roleGrant.personId, writer.personId)),
    );
    expect([answer.status, await countTerms()]).toEqual([404, 0]);
  });

  it("got another cookie for the same session is saved", async () => {
    const answer = await slowPost(`/frameworks/${frameworkId}/glossary/new`, TERM, async () => {
      const old = visitor.cookie;
      await edit({ roles: ["eia_author"] });
      await visitor.get("/account");
      expect(visitor.cookie).not.toBe(old);
    });
    expect([answer.status, await countTerms()]).toEqual([302, 1]);
    expect(answer.headers.location).toMatch(SAVED);
  });

  it("signed out ends no session that was begun since", async () => {
    const answer = await slowPost("/sign-out", { everywhere: "yes" }, async () => {
      await visitor.post("/sign-out", {});
      await site.as(writer);
    });
    expect(answer.status).toBe(302);
    expect(await sessionsOf(site.database, writer)).toBe(1);
  });
});
