import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { lockFramework } from "../../db/queries/frameworks.server";
import {
  findPersonWithRoles,
  isPasswordConfirmed,
  lockPerson,
  type Actor,
} from "../../db/queries/people.server";
import type { Database } from "../../db/client.server";
import { person } from "../../db/schema";
import { acceptCarryForward } from "../../app/services/actions/accept-carry-forward.server";
import { approveSubmission } from "../../app/services/sign-off/approve-submission.server";
import { changePassword } from "../../app/services/account/change-password.server";
import { confirmPassword } from "../../app/services/account/confirm-password.server";
import { confirmWithdrawal } from "../../app/services/actions/confirm-withdrawal.server";
import { createPerson } from "../../app/services/office/create-person.server";
import { determinePublication } from "../../app/services/sign-off/determine-publication.server";
import { editPerson } from "../../app/services/office/edit-person.server";
import { makeOneTimeLink } from "../../app/services/office/make-one-time-link.server";
import { offerSetUp } from "../../app/services/office/offer-set-up.server";
import { proposeForAction } from "../../app/services/actions/propose-for-action.server";
import { recordDelegation } from "../../app/services/office/record-delegation.server";
import { setPassword } from "../../app/services/account/set-password.server";
import { setUpOffice } from "../../app/services/office/set-up-office.server";
import { signDecision } from "../../app/services/sign-off/sign-decision.server";
import { addAccount, DAY, eventsOf, later, NEW_PASSWORD } from "../support/accounts";
import { anOffice, anOpenAction, getAction, seen, type Office } from "../support/action-plan";
import { createTestDatabase } from "../support/database";
import { addDelegation, grantOf } from "../support/delegation";
import { hold } from "../support/held";
import { addPerson, contextOf, NOW } from "../support/office";
import { refusalOf } from "../support/refusals";
import { answersWith, at, bringTo, digestOf, givePassword, signature, stateOf } from "../support/sign-off";
import { storeContent } from "../support/stored-content";

const ROUNDS = 12;
let database: Database;
let office: Office;
beforeEach(async () => {
  database = await createTestDatabase();
  office = await anOffice(database);
});
afterEach(() => database.close());

const as = (actor: Actor) => at(database, actor);

/** Somebody makes a link for an account and uses it in the holder's place. */
async function takeOver(maker: Actor, holder: Actor): Promise<void> {
  const { token } = await makeOneTimeLink(as(maker), holder);
  await setPassword(as(maker), { token, newPassword: NEW_PASSWORD });
}

async function confirm(by: Actor, holder: Pick<Actor, "personId">): Promise<void> {
  const { passwordVersion } = there(await findPersonWithRoles(database.db, holder.personId));
  await confirmPassword(as(by), { personId: holder.personId, passwordVersion, confirmed: true });
}

const isConfirmed = ({ personId }: Pick<Actor, "personId">) => isPasswordConfirmed(database.db, personId);

function there<T>(thing: T | null | undefined): T {
  if (thing === null || thing === undefined) throw new Error("It is not there");
  return thing;
}

const WAITS = { kind: "forbidden", message: expect.stringContaining("waits for a colleague") as string };

describe("an administrator who resets a signatory's password", () => {
  const STEPS = {
    approve: {
      stage: "submitted",
      holder: (): Actor => office.senior,
      give: async (actor: Actor, frameworkId: number) =>
        approveSubmission(as(actor), {
          frameworkId,
          digest: await digestOf(database, frameworkId),
          confirmed: true,
          comment: "",
        }),
    },
    determine: {
      stage: "approved",
      holder: (): Actor => office.monitoring,
      give: async (actor: Actor, frameworkId: number) =>
        determinePublication(as(actor), {
          frameworkId,
          digest: await digestOf(database, frameworkId),
          answers: answersWith(),
        }),
    },
    sign: {
      stage: "determined",
      holder: (): Actor => office.decider,
      give: async (actor: Actor, frameworkId: number) =>
        signDecision(as(actor), await signature(database, frameworkId, { password: NEW_PASSWORD })),
    },
  } as const;
  const EACH = Object.entries(STEPS).map(([act, step]) => ({ act, ...step }));

  it.each(EACH)(
    "cannot $act with it, nor confirm it; a colleague's confirmation opens it",
    async ({ stage, holder, give }) => {
      const { frameworkId } = await storeContent(database, office.author);
      await bringTo(database, office, frameworkId, stage);
      await takeOver(office.admin, holder());
      expect(await refusalOf(give(holder(), frameworkId))).toMatchObject(WAITS);
      expect(await stateOf(database, frameworkId)).toBe(stage);
      expect(await refusalOf(confirm(office.admin, holder()))).toMatchObject({ kind: "forbidden" });
      expect(await refusalOf(confirm(holder(), holder()))).toMatchObject({ kind: "forbidden" });

      await confirm(office.colleague, holder());
      await give(holder(), frameworkId);
      expect(await stateOf(database, frameworkId)).not.toBe(stage);
      expect(await eventsOf(database, "password.confirm")).toMatchObject([
        {
          personId: office.colleague.personId,
          capacity: "EIA author",
          subject: holder().name,
          detail: {
            personId: holder().personId,
            linkMadeBy: office.admin.personId,
            byMakerOfLink: false,
          },
        },
      ]);
    },
  );

  it.each(EACH)("cannot $act with it as a deputy either", async ({ act, stage, holder, give }) => {
    const deputy = await addAccount(database, "Deputy", []);
    const role = {
      approve: "senior_officer",
      determine: "monitoring_officer",
      sign: "decision_maker",
    } as const;
    await addDelegation(database, {
      holder: holder(),
      deputy,
      recordedBy: office.admin,
      role: role[act as keyof typeof role],
    });
    const { frameworkId } = await storeContent(database, office.author);
    await bringTo(database, office, frameworkId, stage);
    await takeOver(office.admin, deputy);
    expect(await refusalOf(give(deputy, frameworkId))).toMatchObject(WAITS);
    await confirm(office.colleague, deputy);
    await give(deputy, frameworkId);
  });

  it.each([
    { kind: "withdraw" as const, accept: confirmWithdrawal },
    { kind: "carry_forward" as const, accept: acceptCarryForward },
  ])("cannot answer a proposal with it: $kind", async ({ kind, accept }) => {
    const { frameworkId } = await storeContent(database, office.author);
    const open = await anOpenAction(database, office, frameworkId);
    await proposeForAction(as(office.author), { ...seen(open), kind, reason: "So it is" });
    const input = { ...seen(await getAction(database, frameworkId, open.id)), reason: "Agreed" };
    await takeOver(office.admin, office.monitoring);
    expect(await refusalOf(accept(as(office.monitoring), input))).toMatchObject(WAITS);
    await confirm(office.senior, office.monitoring);
    await accept(as(office.monitoring), input);
  });

  it("gains nothing by an accomplice of their own making: it gives no role, link or deputy, and confirms nobody", async () => {
    const { personId, link } = await createPerson(as(office.admin), {
      name: "Accomplice",
      email: "accomplice@opcc.example",
      roles: ["administrator", "eia_author"],
    });
    await setPassword(as(office.admin), { token: link.token, newPassword: NEW_PASSWORD });
    const accomplice: Actor = { ...office.admin, personId, name: "Accomplice" };
    const administrator = there(await findPersonWithRoles(database.db, office.admin.personId));
    const roleGrantId = await grantOf(database, office.decider, "decision_maker");
    const attempts = [
      () => makeOneTimeLink(as(accomplice), office.decider),
      () => createPerson(as(accomplice), { name: "Another", email: "another@opcc.example", roles: [] }),
      () =>
        editPerson(as(accomplice), {
          ...administrator,
          personId: administrator.id,
          roles: ["administrator", "decision_maker"],
        }),
      () =>
        recordDelegation(as(accomplice), {
          roleGrantId,
          deputyId: office.admin.personId,
          reference: "DEL/2018/9",
          validFrom: "2018-03-01" as never,
          validUntil: "2018-03-31" as never,
          reason: "None",
        }),
    ];
    for (const attempt of attempts) expect(await refusalOf(attempt())).toMatchObject(WAITS);
    await takeOver(office.admin, office.decider);
    expect(await refusalOf(confirm(accomplice, office.decider))).toMatchObject(WAITS);
  });

  it("does not become the only one who can confirm by making everybody wait", async () => {
    const { admin, ...rest } = office;
    const others: Actor[] = Object.values(rest);
    for (const other of others) await takeOver(admin, other);
    for (const other of others) {
      expect(await refusalOf(confirm(admin, other))).toMatchObject({ kind: "forbidden" });
    }
    await database.db.update(person).set({ isActive: false }).where(eq(person.id, office.author.personId));
    expect(await refusalOf(confirm(office.admin, office.decider))).toMatchObject({ kind: "forbidden" });
  });
});

describe.runIf(inject("databaseTemplate").kind === "postgresql")(
  "a link that is used while a signature waits",
  () => {
    let frameworkId: number;
    let useLink: () => Promise<boolean>;
    beforeEach(async () => {
      await givePassword(database, office.decider);
      ({ frameworkId } = await storeContent(database, office.author));
      await bringTo(database, office, frameworkId, "determined");
      const { token } = await makeOneTimeLink(as(office.admin), office.decider);
      useLink = () => setPassword(as(office.admin), { token, newPassword: NEW_PASSWORD });
    });

    it("does not make it one with the new password, which was wrong when it was given", async () => {
      const input = await signature(database, frameworkId, { password: NEW_PASSWORD });
      const held = await hold(database, (tx) => lockFramework(tx, frameworkId));
      const signing = refusalOf(signDecision(as(office.decider), input));
      await held.untilWaiting(1);
      expect(await useLink()).toBe(true);
      await held.letGo();
      expect(await signing).toMatchObject({ kind: "invalid", errors: { password: expect.anything() } });
      expect(await stateOf(database, frameworkId)).toBe("determined");
    });

    it("waits for one that was given with the confirmed password, and comes after it", async () => {
      const input = await signature(database, frameworkId);
      const held = await hold(database, (tx) => lockFramework(tx, frameworkId));
      const signing = signDecision(as(office.decider), input);
      await held.untilWaiting(1);
      const using = useLink();
      await held.untilWaiting(2);
      await held.letGo();
      await signing;
      expect(await using).toBe(true);
      expect(await stateOf(database, frameworkId)).toBe("signed");
      expect(await isConfirmed(office.decider)).toBe(false);
    });

    it("leaves nothing to the password it replaces, also where that was found to be right", async () => {
      const input = await signature(database, frameworkId);
      const held = await hold(database, (tx) => lockPerson(tx, office.decider.personId));
      const using = useLink();
      await held.untilWaiting(1);
      const signing = refusalOf(signDecision(as(office.decider), input));
      await held.untilWaiting(2);
      await held.letGo();
      expect(await using).toBe(true);
      expect(await signing).toMatchObject(WAITS);
      expect(await stateOf(database, frameworkId)).toBe("determined");
    });
  },
);

describe("a confirmation", () => {
  it("is for one password: a further link lapses it once it is used, not before", async () => {
    await takeOver(office.admin, office.decider);
    await confirm(office.senior, office.decider);
    const { token } = await makeOneTimeLink(as(office.admin), office.decider);
    expect(await isConfirmed(office.decider)).toBe(true);
    await setPassword(as(office.admin), { token, newPassword: "another pass phrase" });
    expect(await isConfirmed(office.decider)).toBe(false);
  });

  it("is not given by changing the password, nor by a link of one's own making, and not lost by them", async () => {
    const both = await addAccount(database, "Both", ["administrator", "decision_maker"]);
    const ownLink = async (newPassword: string) => {
      const { token } = await makeOneTimeLink(as(both), both);
      await setPassword(as(both), { token, newPassword });
    };
    await ownLink("the first pass phrase");
    expect(await isConfirmed(both)).toBe(true);
    await takeOver(office.admin, both);
    await changePassword(as(both), { password: NEW_PASSWORD, newPassword: "another pass phrase" });
    expect(await isConfirmed(both)).toBe(false);
    // Whoever waits makes no link at all.
    expect(await refusalOf(ownLink("yet another phrase"))).toMatchObject(WAITS);
    await confirm(office.senior, both);
    await changePassword(as(both), { password: "another pass phrase", newPassword: "yet another phrase" });
    expect(await isConfirmed(both)).toBe(true);
  });

  it("needs the statement, an account that is there, and one that waits", async () => {
    await takeOver(office.admin, office.decider);
    const input = { personId: office.decider.personId, passwordVersion: 1, confirmed: true };
    expect(await refusalOf(confirmPassword(as(office.senior), { ...input, confirmed: false }))).toMatchObject(
      {
        kind: "invalid",
      },
    );
    expect(await refusalOf(confirmPassword(as(office.senior), { ...input, personId: 999 }))).toEqual({
      kind: "not-found",
    });
    const former = await addPerson(database, "Former", []);
    expect(await refusalOf(confirmPassword(as(former), input))).toMatchObject({ kind: "forbidden" });
    await confirmPassword(as(office.senior), input);
    expect(await refusalOf(confirmPassword(as(office.monitoring), input))).toMatchObject({
      kind: "conflict",
    });
  });

  it("is refused for a password in whose place another one came since the page was shown", async () => {
    await takeOver(office.admin, office.decider);
    await takeOver(office.admin, office.decider);
    const shown = { personId: office.decider.personId, passwordVersion: 1, confirmed: true };
    expect(await refusalOf(confirmPassword(as(office.senior), shown))).toMatchObject({ kind: "conflict" });
    expect(await isConfirmed(office.decider)).toBe(false);
  });

  it("never falls to a password that is chosen at the same moment", async () => {
    await takeOver(office.admin, office.decider);
    for (let version = 1; version <= ROUNDS; version += 1) {
      const { token } = await makeOneTimeLink(as(office.admin), office.decider);
      const input = { personId: office.decider.personId, passwordVersion: version, confirmed: true };
      await Promise.allSettled([
        confirmPassword(as(office.senior), input),
        setPassword(as(office.admin), { token, newPassword: `pass phrase of round ${version}` }),
      ]);
      expect(await findPersonWithRoles(database.db, office.decider.personId)).toMatchObject({
        passwordVersion: version + 1,
        isConfirmed: false,
      });
    }
  });

  it("is not the holder's own at the database either", async () => {
    const own = database.db
      .update(person)
      .set({ passwordConfirmedBy: office.decider.personId })
      .where(eq(person.id, office.decider.personId));
    await expect(own).rejects.toMatchObject({ cause: { code: "23514" } });
  });
});

describe("the first accounts of an office", () => {
  const SET_UP = {
    officeName: "Office for Testshire",
    decidingBodyTitle: "Commissioner",
    eiaAuthorTitle: "EIA author",
    actionOwnerTitle: "Action owner",
    seniorOfficerTitle: "Chief Executive",
    monitoringOfficerTitle: "Monitoring Officer",
    administratorTitle: "Administrator",
  };

  it("are confirmed one by another: the first by who set the office up, and the rest by a colleague", async () => {
    const empty = await createTestDatabase();
    try {
      const code = there(await offerSetUp(empty, NOW));
      const set = { code, name: "First", email: "first@opcc.example", newPassword: NEW_PASSWORD, ...SET_UP };
      await setUpOffice({ database: empty, now: () => NOW }, set);
      const first: Actor = {
        ...office.admin,
        ...{ personId: 1, name: "First", email: "first@opcc.example" },
      };
      const context = (actor: Actor) => contextOf(empty, actor, later(DAY));
      const add = async (name: string): Promise<Actor> => {
        const email = `${name}@opcc.example`;
        const { personId, link } = await createPerson(context(first), {
          ...{ name, email, roles: ["senior_officer" as const] },
        });
        await setPassword(context(first), { token: link.token, newPassword: "another pass phrase" });
        return { ...first, personId, name, email };
      };
      const confirmed = (by: Actor, { personId }: Actor) =>
        confirmPassword(context(by), { personId, passwordVersion: 1, confirmed: true });

      expect(await isPasswordConfirmed(empty.db, 1)).toBe(true);
      const [second, third] = [await add("second"), await add("third")];
      // Of two at once, one is the first.
      const outcomes = await Promise.allSettled([confirmed(first, second), confirmed(first, third)]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      expect((await eventsOf(empty, "password.confirm")).map(({ detail }) => detail.byMakerOfLink)).toEqual([
        true,
      ]);
      const [one, other] = (await isPasswordConfirmed(empty.db, second.personId))
        ? [second, third]
        : [third, second];
      expect(await refusalOf(confirmed(first, other))).toMatchObject({ kind: "forbidden" });
      await confirmed(one, other);
      expect(await isPasswordConfirmed(empty.db, other.personId)).toBe(true);
    } finally {
      await empty.close();
    }
  });

  it("keep an administrator who can act: one who waits does not count", async () => {
    const second = await addAccount(database, "Second", ["administrator"]);
    await takeOver(office.admin, second);
    const account = there(await findPersonWithRoles(database.db, office.admin.personId));
    const giveUp = () => editPerson(as(office.admin), { ...account, personId: account.id, roles: [] });
    expect(await refusalOf(giveUp())).toMatchObject({ kind: "conflict" });
    await confirm(office.senior, second);
    await giveUp();
  });
});
