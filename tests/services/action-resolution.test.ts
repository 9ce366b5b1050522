import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ActionInPlan } from "~/domain/actions/action-in-plan";
import type { Completion } from "~/domain/actions/completion";
import { resolutionGaps } from "~/domain/actions/action";
import { calendarDate } from "~/domain/shared/calendar-date";
import { acceptCarryForward } from "~/services/actions/accept-carry-forward.server";
import { completeAction } from "~/services/actions/complete-action.server";
import { confirmWithdrawal } from "~/services/actions/confirm-withdrawal.server";
import { declineProposal } from "~/services/actions/decline-proposal.server";
import { editAction } from "~/services/actions/edit-action.server";
import { proposeForAction } from "~/services/actions/propose-for-action.server";
import { reopenAction } from "~/services/actions/reopen-action.server";
import type { Database } from "../../db/client.server";
import { listActionHistory } from "../../db/queries/actions.server";
import type { Actor } from "../../db/queries/people.server";
import { action as actionTable, eiaEntry, frameworkAuthor, signedRecord } from "../../db/schema";
import {
  aDraft,
  anOffice,
  anOpenAction,
  expectRefusal,
  getAction,
  isAuthor,
  seen,
  setSigned,
  setState,
  type Office,
} from "../support/action-plan";
import { createTestDatabase } from "../support/database";
import { addPerson, contextOf, NOW } from "../support/office";

let database: Database;
let office: Office;
let frameworkId: number;
let entryId: number;
let action: ActionInPlan;
beforeAll(async () => {
  database = await createTestDatabase();
  office = await anOffice(database);
});
beforeEach(async () => {
  ({ frameworkId, entryId } = await aDraft(database, office.author));
  action = await anOpenAction(database, office, frameworkId);
});
afterAll(() => database.close());

type Who = keyof Office;
const as = (actor: Actor) => contextOf(database, actor);
const reload = () => getAction(database, frameworkId, action.id);
const history = () => listActionHistory(database.db, frameworkId, action.id);

const completion = (overrides: Partial<Completion> = {}): Completion => ({
  completedOn: calendarDate("2018-03-01"),
  whatWasDone: "The data were looked at, group by group",
  eiaUpdated: true,
  eiaNotUpdatedReason: "",
  ...overrides,
});
const complete = async (actor: Actor, overrides: Partial<Completion> = {}) =>
  completeAction(as(actor), { ...seen(await reload()), ...completion(overrides) });
const propose = async (actor: Actor, kind: "withdraw" | "carry_forward") =>
  proposeForAction(as(actor), { ...seen(await reload()), kind, reason: "The data come in June" });
const confirm = async (actor: Actor) =>
  confirmWithdrawal(as(actor), { ...seen(await reload()), reason: "Agreed" });
const accept = async (actor: Actor) =>
  acceptCarryForward(as(actor), { ...seen(await reload()), reason: "Agreed" });

describe("completing", () => {
  it("by its owner, who does not become an author by it", async () => {
    await complete(office.owner);
    expect(await reload()).toMatchObject({
      state: "completed",
      completedOn: "2018-03-01",
      whatWasDone: "The data were looked at, group by group",
      eiaUpdated: true,
      resolvedBy: { id: office.owner.personId, name: "Owner", capacity: "Action owner" },
      version: 2,
    });
    expect(resolutionGaps(await reload())).toEqual([]);
    expect(await isAuthor(database, frameworkId, office.owner)).toBe(false);
    expect((await history())[0]).toMatchObject({
      act: "action.complete",
      personName: "Owner",
      capacity: "Action owner",
      detail: { completedOn: "2018-03-01" },
    });
  });

  it("by an author on the owner's behalf, who is an author from then on", async () => {
    expect(await isAuthor(database, frameworkId, office.colleague)).toBe(false);
    await complete(office.colleague);
    expect(await reload()).toMatchObject({ state: "completed", resolvedBy: { capacity: "EIA author" } });
    expect(await isAuthor(database, frameworkId, office.colleague)).toBe(true);
  });

  it("for an owner without an account, by an author only", async () => {
    action = await anOpenAction(database, office, frameworkId, { owner: { name: "Public health lead" } });
    await expectRefusal(complete(office.owner), { kind: "forbidden" });
    await complete(office.author);
    expect(await reload()).toMatchObject({ state: "completed" });
  });

  it("does not touch the entry it belongs to", async () => {
    const entry = () => database.db.select().from(eiaEntry).where(eq(eiaEntry.id, entryId));
    const before = await entry();
    action = await anOpenAction(database, office, frameworkId, { entryId });
    await complete(office.owner);
    expect(await entry()).toEqual(before);
  });

  it("keeps why the EIA was not updated, and only then", async () => {
    await complete(office.owner, { eiaUpdated: false, eiaNotUpdatedReason: "Nothing new came of it" });
    expect(await reload()).toMatchObject({
      eiaUpdated: false,
      eiaNotUpdatedReason: "Nothing new came of it",
    });
    action = await anOpenAction(database, office, frameworkId);
    await complete(office.owner, { eiaUpdated: true, eiaNotUpdatedReason: "Left over" });
    expect(await reload()).toMatchObject({ eiaUpdated: true, eiaNotUpdatedReason: "" });
  });

  it.each<[string, Partial<Completion>, Record<string, string>]>([
    [
      "a date in the future",
      { completedOn: calendarDate("2018-03-08") },
      { completedOn: "Date completed must be today or in the past" },
    ],
    [
      "an absurd date",
      { completedOn: calendarDate("1998-03-01") },
      { completedOn: "Date completed must be 1 April 2008 or later" },
    ],
    ["nothing done", { whatWasDone: "  " }, { whatWasDone: "Enter what was done" }],
    [
      "no without a reason",
      { eiaUpdated: false, eiaNotUpdatedReason: " " },
      { eiaNotUpdatedReason: "Enter why the EIA was not updated" },
    ],
  ])("is refused with %s", async (_name, overrides, errors) => {
    await expectRefusal(complete(office.owner, overrides), { kind: "invalid", errors });
    expect(await reload()).toEqual(action);
    expect(await history()).toHaveLength(1);
  });

  it("takes today", async () => {
    await complete(office.owner, { completedOn: calendarDate("2018-03-07") });
    expect(await reload()).toMatchObject({ completedOn: "2018-03-07" });
  });

  it.each<Who>(["senior", "monitoring", "decider"])("is refused to the %s", async (who) => {
    await expectRefusal(complete(office[who]), { kind: "forbidden" });
  });

  it("is refused to another owner, who owns another action of the framework", async () => {
    await anOpenAction(database, office, frameworkId, { owner: { personId: office.otherOwner.personId } });
    await expectRefusal(complete(office.otherOwner), { kind: "forbidden" });
  });

  it("is not found for who may not know of the framework, or under another framework's id", async () => {
    await expectRefusal(complete(office.otherOwner), { kind: "not-found" });
    const other = await aDraft(database, office.author, "Another");
    await expectRefusal(
      completeAction(as(office.author), {
        ...seen(action),
        frameworkId: other.frameworkId,
        ...completion(),
      }),
      { kind: "not-found" },
    );
    expect(await isAuthor(database, other.frameworkId, office.author)).toBe(false);
  });

  it("sets a proposal aside, and keeps it in the history", async () => {
    await propose(office.owner, "carry_forward");
    await complete(office.owner);
    expect(await reload()).toMatchObject({ state: "completed", proposal: null });
    expect((await history())[0]?.detail).toMatchObject({
      proposalSetAside: { kind: "carry_forward", reason: "The data come in June" },
    });
  });

  it("is done once: a second time is told that it is completed", async () => {
    await complete(office.owner);
    await expectRefusal(complete(office.owner), {
      kind: "conflict",
      message: "This action is completed already.",
    });
  });

  it("refuses a form made before the last edit", async () => {
    await editAction(as(office.author), {
      ...seen(action),
      what: "Something else",
      owner: { personId: office.owner.personId },
      targetDate: action.targetDate,
      timing: action.timing,
      isCondition: action.isCondition,
      entryId: null,
      mitigates: [],
    });
    await expectRefusal(completeAction(as(office.owner), { ...seen(action), ...completion() }), {
      kind: "stale",
    });
    expect(await reload()).toMatchObject({ state: "open" });
  });

  it("lets one of two at once through", async () => {
    const results = await Promise.allSettled([
      completeAction(as(office.owner), { ...seen(action), ...completion() }),
      completeAction(as(office.author), { ...seen(action), ...completion() }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await reload()).toMatchObject({ version: 2 });
  });

  it.each(["submitted", "approved", "determined", "signed", "withdrawn"] as const)(
    "of an open action is refused when the framework is %s",
    async (state) => {
      await setState(database, frameworkId, state);
      await expectRefusal(complete(office.owner), { kind: "conflict" });
      await expectRefusal(complete(office.author), { kind: "conflict" });
      expect(await reload()).toMatchObject({ state: "open" });
    },
  );
});

describe("proposing", () => {
  it.each(["withdraw", "carry_forward"] as const)(
    "to %s leaves it open, by its owner, who does not become an author",
    async (kind) => {
      await propose(office.owner, kind);
      expect(await reload()).toMatchObject({
        state: "open",
        proposal: { kind, reason: "The data come in June", proposedBy: office.owner.personId },
        proposedByName: "Owner",
        version: 2,
      });
      expect(await isAuthor(database, frameworkId, office.owner)).toBe(false);
    },
  );

  it("by an author makes them one", async () => {
    await propose(office.colleague, "withdraw");
    expect(await isAuthor(database, frameworkId, office.colleague)).toBe(true);
  });

  it("replaces an earlier proposal, which stays in the history", async () => {
    await propose(office.owner, "withdraw");
    await propose(office.author, "carry_forward");
    expect(await reload()).toMatchObject({
      proposal: { kind: "carry_forward", proposedBy: office.author.personId },
    });
    expect((await history()).map(({ act }) => act)).toEqual([
      "action.propose_carry_forward",
      "action.propose_withdrawal",
      "action.add",
    ]);
    expect((await history())[0]?.detail).toMatchObject({ replaced: { kind: "withdraw" } });
  });

  it("needs a reason", async () => {
    await expectRefusal(
      proposeForAction(as(office.owner), { ...seen(action), kind: "withdraw", reason: " " }),
      { kind: "invalid", errors: { reason: "Enter the reason" } },
    );
  });

  it.each<Who>(["senior", "monitoring", "decider"])("is refused to the %s", async (who) => {
    await expectRefusal(propose(office[who], "withdraw"), { kind: "forbidden" });
  });

  it("is refused for a resolved action, a frozen framework and a stale form", async () => {
    await expectRefusal(
      proposeForAction(as(office.owner), { ...seen(action), version: 7, kind: "withdraw", reason: "So" }),
      { kind: "stale" },
    );
    await setState(database, frameworkId, "submitted");
    await expectRefusal(propose(office.owner, "withdraw"), { kind: "conflict" });
    await setState(database, frameworkId, "drafting");
    await complete(office.owner);
    await expectRefusal(propose(office.owner, "withdraw"), { kind: "conflict" });
  });
});

describe("answering a proposal", () => {
  it.each<Who>(["monitoring", "senior"])(
    "the %s confirms a withdrawal and does not become an author",
    async (who) => {
      await propose(office.owner, "withdraw");
      await confirm(office[who]);
      const after = await reload();
      expect(after).toMatchObject({
        state: "withdrawn",
        proposal: null,
        resolutionReason: "The data come in June",
        acceptanceReason: "Agreed",
        resolvedBy: { id: office[who].personId },
      });
      expect(resolutionGaps(after)).toEqual([]);
      expect(await isAuthor(database, frameworkId, office[who])).toBe(false);
      expect((await history())[0]).toMatchObject({
        act: "action.confirm_withdrawal",
        detail: { reason: "Agreed", proposal: { reason: "The data come in June" } },
      });
    },
  );

  it("the monitoring officer accepts that it is carried forward: owner and target date stay", async () => {
    await propose(office.author, "carry_forward");
    await accept(office.monitoring);
    const after = await reload();
    expect(after).toMatchObject({
      state: "carried_forward",
      ownerId: office.owner.personId,
      targetDate: "2018-12-31",
      resolutionReason: "The data come in June",
      acceptanceReason: "Agreed",
      resolvedBy: { id: office.monitoring.personId, capacity: "Monitoring officer" },
    });
    expect(resolutionGaps(after)).toEqual([]);
    expect(await isAuthor(database, frameworkId, office.monitoring)).toBe(false);
  });

  it.each<Who>(["author", "owner", "decider"])("is no matter for the %s", async (who) => {
    await propose(office.author, "withdraw");
    await expectRefusal(confirm(office[who]), { kind: "forbidden" });
    await propose(office.author, "carry_forward");
    await expectRefusal(accept(office[who]), { kind: "forbidden" });
    expect(await reload()).toMatchObject({ state: "open" });
  });

  it("who has accepted it does not become an author of the framework afterwards", async () => {
    const both = await addPerson(database, `Both ${frameworkId}`, ["monitoring_officer", "eia_author"]);
    await propose(office.owner, "carry_forward");
    await accept(both);
    await expectRefusal(anOpenAction(database, { ...office, author: both }, frameworkId), {
      kind: "forbidden",
    });
    expect(await isAuthor(database, frameworkId, both)).toBe(false);
  });

  it("carrying forward is not for a senior officer to accept", async () => {
    await propose(office.author, "carry_forward");
    await expectRefusal(accept(office.senior), { kind: "forbidden" });
  });

  describe("four eyes", () => {
    let both: Actor;
    beforeAll(async () => {
      both = await addPerson(database, "Monitoring And Author", ["monitoring_officer", "eia_author"]);
    });

    it("refuses its owner", async () => {
      action = await anOpenAction(database, office, frameworkId, {
        owner: { personId: office.monitoring.personId },
      });
      await propose(office.author, "withdraw");
      await expectRefusal(confirm(office.monitoring), { kind: "forbidden" });
      await propose(office.monitoring, "carry_forward");
      await expectRefusal(accept(office.monitoring), { kind: "forbidden" });
    });

    it("refuses an author of this framework, and lets through who may write but did not", async () => {
      await propose(office.owner, "withdraw");
      await database.db.insert(frameworkAuthor).values({ frameworkId, personId: both.personId });
      await expectRefusal(confirm(both), { kind: "forbidden" });
      await database.db.delete(frameworkAuthor).where(eq(frameworkAuthor.personId, both.personId));
      await confirm(both);
      expect(await reload()).toMatchObject({ state: "withdrawn" });
      expect(await isAuthor(database, frameworkId, both)).toBe(false);
    });

    it.each(["withdraw", "carry_forward"] as const)(
      "refuses who proposed to %s it, also when it is somebody else's by now",
      async (kind) => {
        action = await anOpenAction(database, office, frameworkId, {
          owner: { personId: office.monitoring.personId },
        });
        await propose(office.monitoring, kind);
        await editAction(as(office.author), {
          ...seen(await reload()),
          what: action.what,
          owner: { personId: office.owner.personId },
          targetDate: action.targetDate,
          timing: action.timing,
          isCondition: action.isCondition,
          entryId: null,
          mitigates: [],
        });
        const answer = kind === "withdraw" ? confirm : accept;
        await expectRefusal(answer(office.monitoring), { kind: "forbidden" });
      },
    );
  });

  it("answers only what is proposed", async () => {
    await expectRefusal(confirm(office.monitoring), {
      kind: "conflict",
      message: "Nobody proposes to withdraw this action.",
    });
    await propose(office.owner, "withdraw");
    await expectRefusal(accept(office.monitoring), {
      kind: "conflict",
      message: "Nobody proposes to carry this action forward.",
    });
  });

  it("refuses an answer to a proposal that was replaced since it was read", async () => {
    await propose(office.owner, "withdraw");
    const read = await reload();
    await propose(office.author, "withdraw");
    await expectRefusal(confirmWithdrawal(as(office.senior), { ...seen(read), reason: "Agreed" }), {
      kind: "stale",
    });
  });

  it("needs words", async () => {
    await propose(office.owner, "withdraw");
    await expectRefusal(confirmWithdrawal(as(office.senior), { ...seen(await reload()), reason: " " }), {
      kind: "invalid",
      errors: { reason: "Enter the reason" },
    });
  });

  it("is refused once the framework is frozen", async () => {
    await propose(office.owner, "withdraw");
    await setState(database, frameworkId, "submitted");
    await expectRefusal(confirm(office.monitoring), { kind: "conflict" });
  });

  describe("declining", () => {
    const decline = async (actor: Actor, kind: "withdraw" | "carry_forward") =>
      declineProposal(as(actor), { ...seen(await reload()), kind, reason: "Finish it first" });

    it.each(["withdraw", "carry_forward"] as const)(
      "a proposal to %s leaves the action open, with the reason in its history",
      async (kind) => {
        await propose(office.owner, kind);
        await decline(office.monitoring, kind);
        expect(await reload()).toMatchObject({ state: "open", proposal: null, resolvedBy: null });
        expect((await history())[0]).toMatchObject({
          personName: "Monitoring",
          detail: { reason: "Finish it first", proposal: { kind } },
        });
        expect(await isAuthor(database, frameworkId, office.monitoring)).toBe(false);
      },
    );

    it("is for who may accept", async () => {
      await propose(office.owner, "carry_forward");
      await expectRefusal(decline(office.senior, "carry_forward"), { kind: "forbidden" });
      await expectRefusal(decline(office.author, "carry_forward"), { kind: "forbidden" });
      await expectRefusal(decline(office.monitoring, "withdraw"), { kind: "conflict" });
    });
  });
});

describe("reopening", () => {
  const reopen = async (actor: Actor, reason = "It was not all of it") =>
    reopenAction(as(actor), { ...seen(await reload()), reason });

  it("by an author: nothing of the resolution is left but in the history", async () => {
    await complete(office.owner, { eiaUpdated: false, eiaNotUpdatedReason: "Nothing new" });
    await reopen(office.colleague);
    const { version, ...after } = await reload();
    const { version: _first, ...before } = action;
    expect(after).toEqual(before);
    expect(version).toBe(3);
    expect(await isAuthor(database, frameworkId, office.colleague)).toBe(true);
    expect((await history())[0]).toMatchObject({
      act: "action.reopen",
      detail: {
        reason: "It was not all of it",
        before: {
          state: "completed",
          completedOn: "2018-03-01",
          whatWasDone: "The data were looked at, group by group",
          eiaNotUpdatedReason: "Nothing new",
          resolvedBy: "Owner",
        },
      },
    });
  });

  it("of a carried-forward and of a withdrawn action", async () => {
    await propose(office.owner, "carry_forward");
    await accept(office.monitoring);
    await reopen(office.author);
    expect(await reload()).toMatchObject({ state: "open", acceptanceReason: "", resolvedBy: null });
    await propose(office.owner, "withdraw");
    await confirm(office.senior);
    await reopen(office.author);
    expect(await reload()).toMatchObject({ state: "open", resolutionReason: "" });
  });

  it("is refused to others, without a reason, and of an open action", async () => {
    await expectRefusal(reopen(office.author), {
      kind: "conflict",
      message: "This action is open already.",
    });
    await complete(office.owner);
    for (const who of ["owner", "senior", "monitoring", "decider"] as const) {
      await expectRefusal(reopen(office[who]), { kind: "forbidden" });
    }
    await expectRefusal(reopen(office.author, " "), { kind: "invalid" });
    expect(await reload()).toMatchObject({ state: "completed" });
  });

  it.each(["submitted", "determined", "signed", "withdrawn"] as const)(
    "is refused when the framework is %s",
    async (state) => {
      await complete(office.owner);
      await setState(database, frameworkId, state);
      await expectRefusal(reopen(office.author), { kind: "conflict" });
    },
  );
});

describe("after the signature", () => {
  beforeEach(async () => {
    await propose(office.author, "carry_forward");
    await accept(office.monitoring);
  });
  const snapshot = () =>
    database.db.select().from(signedRecord).where(eq(signedRecord.frameworkId, frameworkId));

  it("a carried-forward action is completed beside the record, by its owner", async () => {
    await setSigned(database, frameworkId, office.decider);
    const sealed = await snapshot();
    await complete(office.owner);
    expect(await reload()).toMatchObject({ state: "completed", targetDate: "2018-12-31" });
    expect(await snapshot()).toEqual(sealed);
    expect((await history())[0]).toMatchObject({
      act: "action.complete",
      detail: { before: { state: "carried_forward", acceptanceReason: "Agreed", resolvedBy: "Monitoring" } },
    });
  });

  it("by an author on behalf, who does not become an author of what was signed", async () => {
    await setSigned(database, frameworkId, office.decider);
    await complete(office.colleague);
    expect(await reload()).toMatchObject({ state: "completed" });
    expect(await isAuthor(database, frameworkId, office.colleague)).toBe(false);
  });

  it("not while it is on its way to the signature", async () => {
    await setState(database, frameworkId, "determined");
    await expectRefusal(complete(office.owner), { kind: "conflict" });
  });

  it("not when it was signed as not supported: its actions lapsed", async () => {
    await setSigned(database, frameworkId, office.decider, "not_supported");
    expect(await reload()).toMatchObject({ hasLapsed: true });
    await expectRefusal(complete(office.owner), {
      kind: "conflict",
      message: "This action lapsed, so nothing more is recorded on it.",
    });
  });

  it("nothing else is done to it", async () => {
    await setSigned(database, frameworkId, office.decider);
    await expectRefusal(propose(office.owner, "withdraw"), { kind: "conflict" });
    await expectRefusal(confirm(office.monitoring), { kind: "conflict" });
    await expectRefusal(reopenAction(as(office.author), { ...seen(await reload()), reason: "So" }), {
      kind: "conflict",
    });
    await complete(office.owner);
    await expectRefusal(reopenAction(as(office.author), { ...seen(await reload()), reason: "So" }), {
      kind: "conflict",
    });
  });
});

it("is never deleted, not even past the services", async () => {
  await expect(database.db.delete(actionTable).where(eq(actionTable.id, action.id))).rejects.toThrow();
  expect(await reload()).toEqual(action);
});

it("reads the person's roles anew: a role that has ended since allows nothing", async () => {
  await database.db.execute(
    sql`update role_grant set ended_at = ${NOW.toISOString()} where person_id = ${office.otherOwner.personId}`,
  );
  action = await anOpenAction(database, office, frameworkId, {
    owner: { personId: office.otherOwner.personId },
  });
  await expectRefusal(complete(office.otherOwner), { kind: "not-found" });
});
