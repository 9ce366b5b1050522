import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import type { Database } from "../../db/client.server";
import {
  findPersonWithRoles,
  listHeldRoles,
  listOpenRoles,
  listPeople,
  lockPerson,
  type Actor,
} from "../../db/queries/people.server";
import { person } from "../../db/schema";
import { verifyPassword } from "../../app/auth/password.server";
import { ROLES } from "../../app/domain/framework/lifecycle";
import { changePassword } from "../../app/services/account/change-password.server";
import { createPerson } from "../../app/services/office/create-person.server";
import { editPerson, type EditPerson } from "../../app/services/office/edit-person.server";
import { makeOneTimeLink } from "../../app/services/office/make-one-time-link.server";
import { askingPassword } from "../../app/services/account/internal/password-again.server";
import { setPassword } from "../../app/services/account/set-password.server";
import { Refusal } from "../../app/services/refusal";
import {
  addAccount,
  addSession,
  countFailures,
  DAY,
  eventsOf,
  later,
  NEW_PASSWORD,
  openLinks,
  passwordHashOf,
  sessionsOf,
} from "../support/accounts";
import { createTestDatabase } from "../support/database";
import { deferred } from "../support/deferred";
import { hold } from "../support/held";
import { addPerson, contextOf, NOW } from "../support/office";
import { refusalOf } from "../support/refusals";
import { PASSWORD, setTitles } from "../support/sign-off";

const ROUNDS = 8;
let database: Database;
let administrator: Actor;
beforeEach(async () => {
  database = await createTestDatabase();
  administrator = await addAccount(database, "Admin", ["administrator"]);
});
afterEach(() => database.close());

const as = (actor: Actor, now?: Date) => contextOf(database, actor, now);
const at = (now: Date) => ({ database, now: () => now });

async function edit(actor: Actor, account: Actor, change: Partial<EditPerson>, now?: Date): Promise<void> {
  const row = await findPersonWithRoles(database.db, account.personId);
  if (!row) throw new Error("There is no such account");
  const { name, email, roles, isActive, version } = row;
  await editPerson(as(actor, now), {
    personId: account.personId,
    name,
    email,
    roles,
    isActive,
    version,
    ...change,
  });
}

describe("adding a person", () => {
  it("makes an account without a password, its roles, and a link that is kept as a hash only", async () => {
    await setTitles(database);
    const { personId, link } = await createPerson(as(administrator), {
      name: "New Officer",
      email: "New.Officer@opcc.example",
      roles: ["eia_author", "action_owner"],
    });
    expect(await findPersonWithRoles(database.db, personId)).toMatchObject({
      name: "New Officer",
      email: "New.Officer@opcc.example",
      isActive: true,
      hasPassword: false,
      roles: ["action_owner", "eia_author"],
    });
    const [stored] = await openLinks(database, { personId });
    expect(stored?.tokenHash).not.toContain(link.token);
    expect(link.expiresAt).toEqual(later(7 * DAY));
    const [event] = await eventsOf(database, "account.create");
    expect(event).toMatchObject({
      personId: administrator.personId,
      capacity: "Systems Officer",
      subject: "New Officer",
      detail: { personId, after: { roles: ["eia_author", "action_owner"] } },
    });
    expect(JSON.stringify(event)).not.toContain(link.token);
  });

  it("lists everybody with the roles that are theirs", async () => {
    const author = await addPerson(database, "Author", ["eia_author"]);
    await addPerson(database, "Nobody", []);
    expect(
      (await listPeople(database.db)).map(({ name, roles, hasPassword }) => [name, roles, hasPassword]),
    ).toEqual([
      ["Admin", ["administrator"], true],
      ["Author", ["eia_author"], false],
      ["Nobody", [], false],
    ]);
    expect(await listOpenRoles(database.db, author.personId)).toEqual(["eia_author"]);
  });

  it.each(["ADMIN@opcc.example", "gone@OPCC.example"])(
    "refuses the address of another account, in use or not: %s",
    async (email) => {
      const gone = await addPerson(database, "Gone", []);
      await database.db.update(person).set({ isActive: false }).where(eq(person.id, gone.personId));
      const refused = await refusalOf(createPerson(as(administrator), { name: "Double", email, roles: [] }));
      expect(refused).toMatchObject({ kind: "invalid", errors: { email: expect.any(String) as string } });
    },
  );

  it("lets one of two who add the same address at once through", async () => {
    const account = { name: "Once", email: "once@opcc.example", roles: [] };
    const outcomes = await Promise.allSettled([
      createPerson(as(administrator), account),
      createPerson(as(administrator), account),
    ]);
    const [refused] = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(refused?.reason).toBeInstanceOf(Refusal);
    expect(await listPeople(database.db)).toHaveLength(2);
  });

  it.each(ROLES.filter((role) => role !== "administrator"))("is not for a person who is %s", async (role) => {
    const actor = await addPerson(database, "Somebody", [role]);
    const account = { name: "New", email: "new@opcc.example", roles: [] };
    expect(await refusalOf(createPerson(as(actor), account))).toMatchObject({ kind: "forbidden" });
    expect(await refusalOf(makeOneTimeLink(as(actor), actor))).toMatchObject({ kind: "forbidden" });
    expect(await refusalOf(edit(actor, actor, { roles: ["administrator"] }))).toMatchObject({
      kind: "forbidden",
    });
    expect(await eventsOf(database)).toEqual([]);
  });
});

describe("a person's roles", () => {
  it("are periods: one that is taken away ends, and given again it begins anew", async () => {
    const officer = await addPerson(database, "Officer", ["senior_officer"]);
    await edit(administrator, officer, { roles: ["monitoring_officer"] }, later(DAY));
    await edit(administrator, officer, { roles: ["monitoring_officer", "senior_officer"] }, later(2 * DAY));
    const held = await listHeldRoles(database.db, officer.personId);
    expect(
      held.map(({ role, grantedAt, grantedBy, endedAt, endedBy }) => [
        role,
        grantedAt,
        grantedBy,
        endedAt,
        endedBy,
      ]),
    ).toEqual([
      ["senior_officer", later(2 * DAY), "Admin", null, null],
      ["monitoring_officer", later(DAY), "Admin", null, null],
      ["senior_officer", NOW, null, later(DAY), "Admin"],
    ]);
    const events = await eventsOf(database, "role.grant", "role.end");
    expect(events.map(({ act, detail }) => [act, detail.after ?? detail.before])).toEqual([
      ["role.grant", { role: "monitoring_officer" }],
      ["role.end", { role: "senior_officer" }],
      ["role.grant", { role: "senior_officer" }],
    ]);
  });

  it("are not changed by an edit of the name alone", async () => {
    const officer = await addPerson(database, "Officer", ["senior_officer"]);
    await edit(administrator, officer, { name: "Chief Officer" });
    expect(await listHeldRoles(database.db, officer.personId)).toHaveLength(1);
    expect((await eventsOf(database)).map(({ act }) => act)).toEqual(["account.edit"]);
  });

  it.each(ROLES.filter((role) => role !== "administrator"))(
    "cannot be given to oneself: %s",
    async (role) => {
      const refused = await refusalOf(edit(administrator, administrator, { roles: ["administrator", role] }));
      expect(refused).toMatchObject({ kind: "forbidden" });
      expect(await listOpenRoles(database.db, administrator.personId)).toEqual(["administrator"]);
      const second = await addAccount(database, "Second", ["administrator"]);
      await edit(second, administrator, { roles: ["administrator", role] });
      expect([...(await listOpenRoles(database.db, administrator.personId))].sort()).toEqual(
        ["administrator", role].sort(),
      );
    },
  );

  it("of the last administrator who can sign in stay", async () => {
    // One has no password, one is deactivated, one no longer is an administrator: none of them could help.
    await addPerson(database, "Without password", ["administrator"]);
    const deactivated = await addAccount(database, "Deactivated", ["administrator"]);
    await edit(administrator, deactivated, { isActive: false });
    const former = await addAccount(database, "Former", ["administrator"]);
    await edit(administrator, former, { roles: [] });
    for (const change of [{ roles: [] }, { isActive: false }]) {
      expect(await refusalOf(edit(administrator, administrator, change))).toMatchObject({ kind: "conflict" });
    }
    const second = await addAccount(database, "Second", ["administrator"]);
    await edit(administrator, administrator, { roles: [] });
    expect(await refusalOf(edit(second, second, { isActive: false }))).toMatchObject({ kind: "conflict" });
  });

  // Many rounds: on PostgreSQL the two meet in a different order each time.
  it("leave an administrator where two take each other's role at once", async () => {
    const second = await addAccount(database, "Second", ["administrator"]);
    const both = [administrator, second];
    for (let round = 0; round < ROUNDS; round += 1) {
      const outcomes = await Promise.allSettled([
        edit(administrator, second, { roles: [] }),
        edit(second, administrator, { roles: [] }),
      ]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      const [left, ...others] = (await listPeople(database.db)).filter(({ roles }) => roles.length > 0);
      expect(others).toEqual([]);
      const [winner, loser] = left?.id === second.personId ? [second, administrator] : both;
      if (winner && loser) await edit(winner, loser, { roles: ["administrator"] });
    }
  });

  it("are given by nobody whose own role has just ended", async () => {
    const second = await addAccount(database, "Second", ["administrator"]);
    const officer = await addPerson(database, "Officer", []);
    for (let round = 0; round < ROUNDS; round += 1) {
      await Promise.allSettled([
        edit(administrator, second, { roles: [] }),
        edit(second, officer, { roles: ["senior_officer"] }),
      ]);
      const acts = (await eventsOf(database, "role.grant", "role.end")).map(({ act, personId }) =>
        personId === second.personId ? "given by the second" : act,
      );
      const [last, before] = acts.reverse();
      expect([last, before]).not.toEqual(["given by the second", "role.end"]);
      await edit(administrator, second, { roles: ["administrator"] });
      await edit(administrator, officer, { roles: [] });
    }
  });
});

describe("an account", () => {
  it("that is deactivated is signed out everywhere, its link works no more, and it comes back as it was", async () => {
    const officer = await addAccount(database, "Officer", ["senior_officer"]);
    await addSession(database, officer);
    const link = await makeOneTimeLink(as(administrator), officer);
    await edit(administrator, officer, { isActive: false });
    expect(await sessionsOf(database, officer)).toBe(0);
    expect(await listOpenRoles(database.db, officer.personId)).toEqual([]);
    expect(await setPassword(at(NOW), { token: link.token, newPassword: NEW_PASSWORD })).toBe(false);
    expect(await refusalOf(makeOneTimeLink(as(administrator), officer))).toMatchObject({ kind: "conflict" });
    await edit(administrator, officer, { isActive: true });
    expect(await listOpenRoles(database.db, officer.personId)).toEqual(["senior_officer"]);
    expect((await eventsOf(database)).map(({ act }) => act)).toEqual([
      "account.link",
      "account.deactivate",
      "account.activate",
    ]);
  });

  it("that somebody else saved meanwhile is not overwritten", async () => {
    const officer = await addPerson(database, "Officer", ["senior_officer"]);
    await edit(administrator, officer, { name: "Chief Officer" });
    const refused = await refusalOf(edit(administrator, officer, { version: 1, roles: [] }));
    expect(refused).toEqual({
      kind: "stale",
      current: {
        name: "Chief Officer",
        email: "officer@opcc.example",
        roles: "Senior officer",
        isActive: "In use",
        seniority: "Not said",
      },
    });
    expect(await listOpenRoles(database.db, officer.personId)).toEqual(["senior_officer"]);
  });

  it("keeps its own address and takes no other's", async () => {
    const officer = await addPerson(database, "Officer", []);
    await edit(administrator, officer, { email: "OFFICER@opcc.example" });
    expect(await refusalOf(edit(administrator, officer, { email: "Admin@opcc.example" }))).toMatchObject({
      kind: "invalid",
    });
  });

  it("that is not there is not found", async () => {
    const input = {
      personId: 999,
      name: "N",
      email: "n@opcc.example",
      roles: [],
      isActive: true,
      version: 1,
    };
    expect(await refusalOf(editPerson(as(administrator), input))).toEqual({ kind: "not-found" });
    expect(await refusalOf(makeOneTimeLink(as(administrator), { personId: 999 }))).toEqual({
      kind: "not-found",
    });
  });
});

describe("a one-time link", () => {
  it("sets the password once, ends every session, and is on record without the link", async () => {
    const officer = await addAccount(database, "Officer", ["senior_officer"]);
    await addSession(database, officer);
    await addSession(database, administrator);
    const { token } = await makeOneTimeLink(as(administrator), officer);
    expect(await setPassword(at(later(DAY)), { token, newPassword: NEW_PASSWORD })).toBe(true);
    expect(await verifyPassword(await passwordHashOf(database, officer), NEW_PASSWORD, "anybody")).toBe(true);
    expect(await sessionsOf(database, officer)).toBe(0);
    expect(await sessionsOf(database, administrator)).toBe(1);
    const [event] = await eventsOf(database, "password.set");
    expect(event).toMatchObject({ personId: officer.personId, subject: "Officer" });
    expect(JSON.stringify(await eventsOf(database))).not.toContain(token);

    expect(await setPassword(at(later(DAY)), { token, newPassword: "another pass phrase" })).toBe(false);
    expect(await verifyPassword(await passwordHashOf(database, officer), NEW_PASSWORD, "anybody")).toBe(true);
  });

  it("works for one of two posts at once", async () => {
    const officer = await addPerson(database, "Officer", []);
    const { token } = await makeOneTimeLink(as(administrator), officer);
    const outcomes = await Promise.all([
      setPassword(at(NOW), { token, newPassword: NEW_PASSWORD }),
      setPassword(at(NOW), { token, newPassword: "another pass phrase" }),
    ]);
    expect(outcomes.filter(Boolean)).toHaveLength(1);
  });

  it("works up to its seventh day, and not from then on", async () => {
    const officer = await addPerson(database, "Officer", []);
    const { token } = await makeOneTimeLink(as(administrator), officer);
    expect(await setPassword(at(later(7 * DAY)), { token, newPassword: NEW_PASSWORD })).toBe(false);
    expect(await setPassword(at(later(7 * DAY - 1)), { token, newPassword: NEW_PASSWORD })).toBe(true);
  });

  it("takes the place of an earlier one", async () => {
    const officer = await addPerson(database, "Officer", []);
    const first = await makeOneTimeLink(as(administrator), officer);
    const second = await makeOneTimeLink(as(administrator), officer);
    expect(await setPassword(at(NOW), { token: first.token, newPassword: NEW_PASSWORD })).toBe(false);
    expect(await setPassword(at(NOW), { token: second.token, newPassword: NEW_PASSWORD })).toBe(true);
  });

  it.each(["officer@opcc.example", "too short", "password12345", "Equality impact assessments"])(
    "takes no password that is easily guessed, and is not used up by it: %s",
    async (newPassword) => {
      const officer = await addPerson(database, "Officer", []);
      const { token } = await makeOneTimeLink(as(administrator), officer);
      expect(await refusalOf(setPassword(at(NOW), { token, newPassword }))).toMatchObject({
        kind: "invalid",
        errors: { newPassword: expect.any(String) as string },
      });
      expect(await setPassword(at(NOW), { token, newPassword: NEW_PASSWORD })).toBe(true);
    },
  );
});

describe("changing one's own password", () => {
  it("asks for the present one, ends every session and any link", async () => {
    const officer = await addAccount(database, "Officer", ["senior_officer"]);
    await addSession(database, officer);
    const { token } = await makeOneTimeLink(as(administrator), officer);
    await changePassword(as(officer), { password: PASSWORD, newPassword: NEW_PASSWORD });
    expect(await verifyPassword(await passwordHashOf(database, officer), NEW_PASSWORD, "anybody")).toBe(true);
    expect(await sessionsOf(database, officer)).toBe(0);
    expect(await setPassword(at(NOW), { token, newPassword: "another pass phrase" })).toBe(false);
    expect((await eventsOf(database)).map(({ act }) => act)).toEqual(["account.link", "password.change"]);
  });

  it("counts a wrong one as a failed sign-in and changes nothing", async () => {
    const officer = await addAccount(database, "Officer", []);
    await addSession(database, officer);
    const refused = await refusalOf(
      changePassword(as(officer), { password: "not this one", newPassword: NEW_PASSWORD }),
    );
    expect(refused).toEqual({ kind: "invalid", errors: { password: "This is not your password" } });
    expect(await countFailures(database)).toBe(1);
    expect(await sessionsOf(database, officer)).toBe(1);
    expect(await verifyPassword(await passwordHashOf(database, officer), PASSWORD, "anybody")).toBe(true);
  });

  it("counts each guess before it is checked, so that guesses side by side slow each other down", async () => {
    const officer = await addAccount(database, "Officer", []);
    const slips = 3;
    let checked = 0;
    const [allAreThere, allHaveCounted] = [deferred(), deferred()];
    const counted: number[] = [];
    const guess = () =>
      askingPassword(as(officer), PASSWORD, async () => {
        checked += 1;
        if (checked === slips) allAreThere.resolve();
        await allAreThere.promise;
        counted.push(await countFailures(database));
        // What is refused takes back its own failure, which the others would not find any more.
        if (counted.length === slips) allHaveCounted.resolve();
        await allHaveCounted.promise;
        throw new Refusal({ kind: "repeated" });
      });
    await Promise.all(Array.from({ length: slips }, () => refusalOf(guess())));
    expect(counted).toEqual([slips, slips, slips]);
    // Each was refused for another reason than a wrong password.
    expect(await countFailures(database)).toBe(0);
  });

  it("forgets the slips of whoever knows it, once it is changed", async () => {
    const officer = await addAccount(database, "Officer", []);
    const change = (password: string, newPassword = NEW_PASSWORD) =>
      changePassword(as(officer), { password, newPassword });
    await Promise.all([refusalOf(change("not this one")), refusalOf(change("nor this one"))]);
    expect(await refusalOf(change(PASSWORD, "too short"))).toMatchObject({ kind: "invalid" });
    expect(await countFailures(database)).toBe(2);
    await change(PASSWORD);
    expect(await countFailures(database)).toBe(0);
  });

  it.each([PASSWORD, "officer@opcc.example", "qwertyuiop123"])(
    "refuses as a new one: %s",
    async (newPassword) => {
      const officer = await addAccount(database, "Officer", []);
      expect(await refusalOf(changePassword(as(officer), { password: PASSWORD, newPassword }))).toMatchObject(
        { kind: "invalid", errors: { newPassword: expect.any(String) as string } },
      );
    },
  );
});

// The embedded database does one transaction at a time.
describe.runIf(inject("databaseTemplate").kind === "postgresql")("a link used at the very moment", () => {
  const RIVALS = [
    {
      what: "its holder changes their password",
      rival: (officer: Actor) =>
        changePassword(as(officer), { password: PASSWORD, newPassword: "another pass phrase" }),
      afterTheLink: { status: "rejected", reason: { detail: { kind: "invalid" } } },
    },
    {
      what: "the account is deactivated",
      rival: (officer: Actor) => edit(administrator, officer, { isActive: false }),
      afterTheLink: { status: "fulfilled" },
    },
  ];
  let officer: Actor;
  let useLink: () => Promise<boolean>;
  beforeEach(async () => {
    officer = await addAccount(database, "Officer", []);
    await addSession(database, officer);
    const { token } = await makeOneTimeLink(as(administrator), officer);
    useLink = () => setPassword(at(NOW), { token, newPassword: NEW_PASSWORD });
  });

  /** Lets the two queue for the account in this order. */
  async function inTurn(first: () => Promise<unknown>, second: () => Promise<unknown>) {
    const held = await hold(database, (tx) => lockPerson(tx, officer.personId));
    const one = first();
    await held.untilWaiting(1);
    const other = second();
    await held.untilWaiting(2);
    await held.letGo();
    return Promise.allSettled([one, other]);
  }

  it.each(RIVALS)("$what: that has its turn after the link", async ({ rival, afterTheLink }) => {
    expect(await inTurn(useLink, () => rival(officer))).toMatchObject([
      { status: "fulfilled", value: true },
      afterTheLink,
    ]);
    expect(await verifyPassword(await passwordHashOf(database, officer), NEW_PASSWORD, "anybody")).toBe(true);
    expect(await sessionsOf(database, officer)).toBe(0);
  });

  it.each(RIVALS)("$what: the link comes too late", async ({ rival }) => {
    expect(await inTurn(() => rival(officer), useLink)).toMatchObject([
      { status: "fulfilled" },
      { status: "fulfilled", value: false },
    ]);
    expect(await verifyPassword(await passwordHashOf(database, officer), NEW_PASSWORD, "anybody")).toBe(
      false,
    );
    expect(await sessionsOf(database, officer)).toBe(0);
  });
});
