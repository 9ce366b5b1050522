import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { draftsFor, proposalsWaitingFor, stepsWaitingFor } from "~/auth/waiting-for";
import { calendarDate } from "~/domain/shared/calendar-date";
import { acceptCarryForward } from "~/services/actions/accept-carry-forward.server";
import { completeAction } from "~/services/actions/complete-action.server";
import { proposeForAction } from "~/services/actions/propose-for-action.server";
import type { Database } from "../../db/client.server";
import {
  listActionPlan,
  listInProgress,
  listMyActions,
  listUnansweredProposals,
} from "../../db/queries/actions.server";
import type { Actor } from "../../db/queries/people.server";
import { approval, frameworkAuthor, submission } from "../../db/schema";
import {
  aDraft,
  anOffice,
  anOpenAction,
  seen,
  setSigned,
  setState,
  type Office,
} from "../support/action-plan";
import { createTestDatabase } from "../support/database";
import { addPerson, contextOf, NOW } from "../support/office";

let database: Database;
let office: Office;
beforeAll(async () => {
  database = await createTestDatabase();
  office = await anOffice(database);
});
afterAll(() => database.close());

const propose = async (
  action: Awaited<ReturnType<typeof anOpenAction>>,
  kind: "withdraw" | "carry_forward",
  by: Actor = office.author,
) => proposeForAction(contextOf(database, by), { ...seen(action), kind, reason: "Not needed" });

async function carriedForward(frameworkId: number, what: string, owner: Actor) {
  const action = await anOpenAction(database, office, frameworkId, {
    what,
    owner: { personId: owner.personId },
  });
  await propose(action, "carry_forward");
  await acceptCarryForward(contextOf(database, office.monitoring), {
    ...seen(action),
    version: 2,
    reason: "Agreed",
  });
}

describe("my actions", () => {
  it("are the outstanding ones of every framework by target date, then what is done or lapsed", async () => {
    const me = await addPerson(database, "Me", ["action_owner"]);
    const mine = (frameworkId: number, what: string, targetDate: string) =>
      anOpenAction(database, office, frameworkId, {
        what,
        owner: { personId: me.personId },
        targetDate: calendarDate(targetDate),
      });
    const first = await aDraft(database, office.author, "First");
    const signed = await aDraft(database, office.author, "Signed");
    const refused = await aDraft(database, office.author, "Not supported");
    const withdrawn = await aDraft(database, office.author, "Withdrawn");
    await mine(first.frameworkId, "Later", "2019-12-31");
    await mine(first.frameworkId, "Overdue", "2018-01-31");
    await anOpenAction(database, office, first.frameworkId, { what: "Somebody else's" });
    const done = await mine(first.frameworkId, "Done", "2018-02-01");
    await completeAction(contextOf(database, me), {
      ...seen(done),
      completedOn: calendarDate("2018-03-01"),
      whatWasDone: "All of it",
      eiaUpdated: true,
      eiaNotUpdatedReason: "",
    });
    await carriedForward(signed.frameworkId, "Carried", me);
    await setSigned(database, signed.frameworkId, office.decider);
    await carriedForward(refused.frameworkId, "Lapsed", me);
    await setSigned(database, refused.frameworkId, office.decider, "not_supported");
    await mine(withdrawn.frameworkId, "Fell away", "2018-05-01");
    await setState(database, withdrawn.frameworkId, "withdrawn");

    const { outstanding, done: finished } = await listMyActions(database.db, me.personId);
    expect(outstanding.map(({ what, framework }) => [what, framework.title, framework.state])).toEqual([
      ["Overdue", "First", "drafting"],
      ["Carried", "Signed", "signed"],
      ["Later", "First", "drafting"],
    ]);
    expect(finished.map(({ what, hasLapsed }) => [what, hasLapsed])).toEqual([
      ["Done", false],
      ["Fell away", true],
      ["Lapsed", true],
    ]);
    expect(await listMyActions(database.db, office.admin.personId)).toEqual({ outstanding: [], done: [] });
  });
});

it("the action plan has open actions first, then carried forward, then the others, each by date", async () => {
  const { frameworkId } = await aDraft(database, office.author);
  const open = (what: string, targetDate: string) =>
    anOpenAction(database, office, frameworkId, { what, targetDate: calendarDate(targetDate) });
  const done = await open("Done", "2018-01-01");
  await completeAction(contextOf(database, office.author), {
    ...seen(done),
    completedOn: calendarDate("2018-03-01"),
    whatWasDone: "All of it",
    eiaUpdated: true,
    eiaNotUpdatedReason: "",
  });
  await open("Later", "2019-01-01");
  await carriedForward(frameworkId, "Carried", office.owner);
  await open("Sooner", "2018-06-01");
  expect((await listActionPlan(database.db, frameworkId)).map(({ what }) => what)).toEqual([
    "Sooner",
    "Later",
    "Carried",
    "Done",
  ]);
});

describe("what waits for whom", () => {
  const ids = new Map<string, number>();
  let authorAndSenior: Actor;
  let seniorAndDecider: Actor;
  beforeAll(async () => {
    authorAndSenior = await addPerson(database, "Author And Senior", ["eia_author", "senior_officer"]);
    seniorAndDecider = await addPerson(database, "Senior And Decider", ["senior_officer", "decision_maker"]);
    for (const state of ["drafting", "submitted", "approved", "determined", "signed", "withdrawn"] as const) {
      const { frameworkId } = await aDraft(database, office.author, state);
      ids.set(state, frameworkId);
      await database.db
        .insert(frameworkAuthor)
        .values([office.author, authorAndSenior].map(({ personId }) => ({ frameworkId, personId })));
      await setState(database, frameworkId, state);
    }
    await approveAs(ids.get("determined") ?? 0, seniorAndDecider);
  });

  async function approveAs(frameworkId: number, approver: Actor) {
    const [row] = await database.db
      .insert(submission)
      .values({
        frameworkId,
        digest: "d",
        leaves: [],
        submittedAt: NOW,
        submittedBy: office.author.personId,
        submittedByName: "Author",
        capacity: "EIA author",
      })
      .returning({ id: submission.id });
    await database.db.insert(approval).values({
      submissionId: row?.id ?? 0,
      digest: "d",
      personId: approver.personId,
      personName: approver.name,
      capacity: "Senior officer",
      at: NOW,
    });
  }

  const these = async () =>
    (await listInProgress(database.db)).frameworks.filter(({ id }) => [...ids.values()].includes(id));

  it("lists what is between its first line and its signature, with its authors and who approved it", async () => {
    const found = await these();
    expect(found.map(({ title }) => title).sort()).toEqual([
      "approved",
      "determined",
      "drafting",
      "submitted",
    ]);
    const determined = found.find(({ title }) => title === "determined");
    expect(determined).toMatchObject({
      approvedBy: seniorAndDecider.personId,
      submittedAt: NOW,
      authorIds: new Set([office.author.personId, authorAndSenior.personId]),
    });
  });

  it.each<[string, () => Actor, string[]]>([
    ["a senior officer", () => office.senior, ["approve submitted"]],
    ["the monitoring officer", () => office.monitoring, ["determine approved"]],
    ["the deciding body", () => office.decider, ["sign determined"]],
    ["a senior officer who is an author", () => authorAndSenior, []],
    ["who approved it and could also decide", () => seniorAndDecider, ["approve submitted"]],
    ["an author", () => office.author, []],
    ["an owner", () => office.owner, []],
    ["the administrator", () => office.admin, []],
  ])("%s: the steps they may take", async (_name, who, expected) => {
    const steps = stepsWaitingFor(who(), await these());
    expect(steps.map(({ act, framework }) => `${act} ${framework.title}`)).toEqual(expected);
  });

  it.each<[string, () => Actor, string[]]>([
    ["an author", () => office.author, ["drafting"]],
    ["another author", () => office.colleague, ["drafting"]],
    ["the monitoring officer", () => office.monitoring, []],
    ["an owner", () => office.owner, []],
  ])("%s: the drafts they may write", async (_name, who, expected) => {
    expect(draftsFor(who(), await these()).map(({ title }) => title)).toEqual(expected);
  });

  describe("proposals", () => {
    let frameworkId: number;
    beforeEach(async () => {
      ({ frameworkId } = await aDraft(database, office.author));
      const open = (what: string, owner: Actor) =>
        anOpenAction(database, office, frameworkId, { what, owner: { personId: owner.personId } });
      await propose(await open("To withdraw", office.owner), "withdraw", office.owner);
      await propose(await open("To carry", office.owner), "carry_forward");
      await propose(await open("Of the senior officer", office.senior), "withdraw", office.senior);
      await open("Nothing proposed", office.owner);
    });

    it.each<[string, () => Actor, string[]]>([
      [
        "the monitoring officer",
        () => office.monitoring,
        ["Of the senior officer", "To carry", "To withdraw"],
      ],
      ["a senior officer, but not their own", () => office.senior, ["To withdraw"]],
      ["an author", () => office.author, []],
      ["the owner", () => office.owner, []],
      ["the deciding body", () => office.decider, []],
    ])("%s", async (_name, who, expected) => {
      const [proposals, { frameworks }] = await Promise.all([
        listUnansweredProposals(database.db),
        listInProgress(database.db),
      ]);
      const mine = proposals.filter((action) => action.framework.id === frameworkId);
      expect(
        proposalsWaitingFor(who(), mine, frameworks)
          .map(({ what }) => what)
          .sort(),
      ).toEqual(expected);
    });

    it("of a framework that is not in drafting wait for nobody", async () => {
      await setState(database, frameworkId, "withdrawn");
      const proposals = await listUnansweredProposals(database.db);
      expect(proposals.filter((action) => action.framework.id === frameworkId)).toEqual([]);
    });
  });
});
