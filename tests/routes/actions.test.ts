import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ActionInPlan } from "~/domain/actions/action-in-plan";
import { calendarDate } from "~/domain/shared/calendar-date";
import { proposeForAction } from "~/services/actions/propose-for-action.server";
import type { NewAction } from "~/services/actions/add-action.server";
import { listActionPlan } from "../../db/queries/actions.server";
import { eia } from "../../db/schema";
import {
  aDraft,
  anOffice,
  anOpenAction,
  getAction,
  isAuthor,
  seen,
  setSigned,
  setState,
  type Office,
} from "../support/action-plan";
import { addPerson, contextOf } from "../support/office";
import { startTestSite, type FormFieldsSent, type TestSite, type Visitor } from "../support/site";

let site: TestSite;
let office: Office;
let frameworkId: number;
let entryId: number;
beforeAll(async () => {
  site = await startTestSite();
  office = await anOffice(site.database);
});
beforeEach(async () => {
  ({ frameworkId, entryId } = await aDraft(site.database, office.author));
});
afterAll(() => site.stop());

const visit = (who: keyof Office): Promise<Visitor> => site.as(office[who]);
const add = (overrides: Partial<NewAction> = {}) =>
  anOpenAction(site.database, office, frameworkId, overrides);
const plan = () => `/frameworks/${frameworkId}/actions`;
const page = (action: ActionInPlan, act = "") => `${plan()}/${action.id}${act && `/${act}`}`;
const reload = (action: ActionInPlan) => getAction(site.database, frameworkId, action.id);
const textOf = async (visitor: Visitor, address: string) => {
  const response = await visitor.get(address);
  expect(response.status).toBe(200);
  return response.text();
};
const propose = async (action: ActionInPlan, kind: "withdraw" | "carry_forward") =>
  proposeForAction(contextOf(site.database, office.author), {
    ...seen(action),
    kind,
    reason: "The data come in June",
  });

const newAction = (overrides: FormFieldsSent = {}): FormFieldsSent => ({
  what: "Ask mental health services what they see",
  ownerKind: "account",
  ownerId: String(office.owner.personId),
  ownerName: "",
  "targetDate-day": "31",
  "targetDate-month": "12",
  "targetDate-year": "2018",
  timing: "before",
  entryId: "eia",
  ...overrides,
});
const completion = (action: ActionInPlan, overrides: FormFieldsSent = {}): FormFieldsSent => ({
  version: String(action.version),
  "completedOn-day": "1",
  "completedOn-month": "3",
  "completedOn-year": "2018",
  whatWasDone: "The data were looked at",
  eiaUpdated: "yes",
  eiaNotUpdatedReason: "",
  ...overrides,
});

describe("the action plan", () => {
  it("says what an empty one means", async () => {
    const html = await textOf(await visit("monitoring"), plan());
    expect(html).toContain("There is no action in the plan, so none blocks the sign-off.");
    expect(html).not.toContain("Add an action");
  });

  it("shows open actions first, overdue in words, with owner, date, state and what may be done", async () => {
    await add({ what: "Due later", targetDate: calendarDate("2018-12-31") });
    await add({ what: "Overdue thing", targetDate: calendarDate("2018-01-31"), entryId });
    const html = await textOf(await visit("author"), plan());
    expect(html.indexOf("Overdue thing")).toBeLessThan(html.indexOf("Due later"));
    expect(html).toContain("<strong>Overdue since 31 January 2018</strong>");
    expect(html).toContain("Due on 31 December 2018");
    expect(html).toContain("2 actions are open and block the sign-off until each is resolved. 1 is overdue.");
    for (const words of ["Open: blocks sign-off", "Victim support", "Record that it is completed"]) {
      expect(html).toContain(words);
    }
    expect(html).toContain("Propose to carry it forward");
  });

  it("has a head of its own where it is given one", async () => {
    const offer = "Give the plan a title, a lead and a date of its own";
    expect(await textOf(await visit("author"), plan())).toContain(offer);
    expect(await textOf(await visit("monitoring"), plan())).not.toContain(offer);
    await site.database.db
      .update(eia)
      .set({ planTitle: "Plan of the framework", planLead: "Head of equality" })
      .where(eq(eia.frameworkId, frameworkId));
    const html = await textOf(await visit("monitoring"), plan());
    for (const words of ["Plan of the framework", "Head of equality"]) expect(html).toContain(words);
  });

  it("offers nothing to who may do nothing", async () => {
    await add();
    const html = await textOf(await visit("decider"), plan());
    expect(html).toContain("Look at groups that are defined otherwise");
    for (const words of ["Record that it is completed", "Propose to", "Open it again"]) {
      expect(html).not.toContain(words);
    }
  });

  it("is not found for an owner of another framework, refused to the administrator", async () => {
    expect((await (await visit("otherOwner")).get(plan())).status).toBe(404);
    expect((await (await visit("admin")).get(plan())).status).toBe(403);
    expect((await (await site.as(null)).get(plan())).status).toBe(302);
  });
});

describe("adding", () => {
  it("adds an action and leads to the plan", async () => {
    const response = await (await visit("author")).post(`${plan()}/new`, newAction());
    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toBe(plan());
    expect(await listActionPlan(site.database.db, frameworkId)).toMatchObject([
      { what: "Ask mental health services what they see", ownerName: "Owner", targetDate: "2018-12-31" },
    ]);
  });

  it("from an entry: the entry is chosen already, and one goes back there", async () => {
    const author = await visit("author");
    const html = await textOf(author, `${plan()}/new?entry=${entryId}`);
    expect(html).toMatch(new RegExp(`<option value="${entryId}" selected="">Victim support`, "u"));
    const response = await author.post(
      `${plan()}/new?entry=${entryId}`,
      newAction({ entryId: String(entryId) }),
    );
    const [added] = await listActionPlan(site.database.db, frameworkId);
    expect(response.headers.get("location")).toBe(
      `/frameworks/${frameworkId}/eia/entries/${added?.change?.id}`,
    );
  });

  it("offers the accounts in use with the roles they hold", async () => {
    await addPerson(site.database, "Clerk", []);
    const html = await textOf(await visit("author"), `${plan()}/new`);
    expect(html).toContain(`<option value="${office.owner.personId}">Owner</option>`);
    expect(html).toContain("Clerk (cannot see action plans: an author records for them)");
  });

  it("keeps what was typed where something is wrong", async () => {
    const author = await visit("author");
    const response = await author.post(
      `${plan()}/new`,
      newAction({ ownerKind: "name", ownerName: "", "targetDate-month": "13", what: "Kept words" }),
    );
    const html = await response.text();
    expect(response.status).toBe(400);
    expect(html).toContain("<title>Error: Add an action");
    expect(html).toContain('<a href="#targetDate-month">Target date must have a month from 1 to 12</a>');
    expect(html).toContain("Kept words");
    const absurd = await author.post(`${plan()}/new`, newAction({ "targetDate-year": "2099" }));
    expect(absurd.status).toBe(400);
    expect(await absurd.text()).toContain("Target date must be between 1 April 2008 and 31 March 2031");
    expect(await listActionPlan(site.database.db, frameworkId)).toEqual([]);
  });

  it.each<[keyof Office, number]>([
    ["owner", 404],
    ["senior", 403],
    ["monitoring", 403],
    ["decider", 403],
  ])("is refused to the %s", async (who, status) => {
    const visitor = await visit(who);
    expect((await visitor.get(`${plan()}/new`)).status).toBe(status);
    expect((await visitor.post(`${plan()}/new`, newAction())).status).toBe(status);
    expect(await listActionPlan(site.database.db, frameworkId)).toEqual([]);
  });

  it("is not possible once it is submitted: what was typed is kept", async () => {
    await setState(site.database, frameworkId, "submitted");
    const author = await visit("author");
    expect(await textOf(author, `${plan()}/new`)).toContain("so its content is frozen");
    const response = await author.post(`${plan()}/new`, newAction({ what: "Too late" }));
    expect(response.status).toBe(409);
    expect(await response.text()).toContain("Too late");
    expect(await listActionPlan(site.database.db, frameworkId)).toEqual([]);
  });
});

describe("one action", () => {
  it("tells all about it, what happens next, and its history", async () => {
    const action = await add({ owner: { name: "Public health lead" } });
    const html = await textOf(await visit("author"), page(action));
    for (const words of [
      "Public health lead (has no account)",
      "Public health lead has it.",
      "The EIA as a whole",
      "Edit this action",
      "Added",
      "Author (EIA author), 7 March 2018 at 10:00",
      "Owner: Public health lead. Target date: 31 December 2018.",
    ]) {
      expect(html).toContain(words);
    }
    expect(await textOf(await visit("senior"), page(action))).not.toContain("Edit this action");
  });

  it("is edited on its own page", async () => {
    const action = await add();
    const response = await (
      await visit("author")
    ).post(page(action), newAction({ version: "1", what: "Something else" }));
    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toBe(page(action));
    expect(await reload(action)).toMatchObject({ what: "Something else", version: 2 });
    const html = await textOf(await visit("author"), page(action));
    expect(html).toContain("What was: Look at groups that are defined otherwise. It is now: Something else.");
  });

  it("shows both versions to who was second to edit", async () => {
    const action = await add();
    await (await visit("author")).post(page(action), newAction({ version: "1", what: "First to save" }));
    const response = await (
      await visit("colleague")
    ).post(page(action), newAction({ version: "1", what: "Second to save" }));
    const html = await response.text();
    expect(response.status).toBe(409);
    expect(html).toMatch(/Saved meanwhile by somebody else – (<!-- -->)?What will be done/u);
    expect(html).not.toMatch(/Saved meanwhile by somebody else – (<!-- -->)?Target date/u);
    expect(html).toContain("First to save");
    expect(html).toContain("Second to save");
    expect(await reload(action)).toMatchObject({ what: "First to save" });
  });

  it.each(["abc", "0", "999999", "%00", "1e3", "99999999999999999999"])("%s is not found", async (id) => {
    expect((await (await visit("author")).get(`${plan()}/${id}`)).status).toBe(404);
    const posted = await (await visit("author")).post(`${plan()}/${id}/complete`, completion(await add()));
    expect(posted.status).toBe(404);
  });

  it("of another framework is not found", async () => {
    const action = await add();
    const other = await aDraft(site.database, office.author, "Another");
    const author = await visit("author");
    for (const act of ["", "/complete", "/propose", "/confirm", "/reopen"]) {
      const address = `/frameworks/${other.frameworkId}/actions/${action.id}${act}`;
      expect((await author.get(address)).status).toBe(404);
    }
    const address = `/frameworks/${other.frameworkId}/actions/${action.id}/complete`;
    expect((await author.post(address, completion(action))).status).toBe(404);
    expect(await reload(action)).toMatchObject({ state: "open" });
  });
});

describe("completing", () => {
  it("by its owner leads to the action, which says what happens next", async () => {
    const action = await add();
    const owner = await visit("owner");
    expect(await textOf(owner, page(action, "complete"))).toContain("Date completed");
    const response = await owner.post(page(action, "complete"), completion(action));
    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toBe(page(action));
    const html = await textOf(owner, page(action));
    expect(html).toContain("It no longer blocks the sign-off. Nothing more is to be done.");
    expect(html).toContain("Completed on 1 March 2018: The data were looked at");
    expect(await isAuthor(site.database, frameworkId, office.owner)).toBe(false);
  });

  it("asks why the EIA was not updated, and refuses a date in the future", async () => {
    const action = await add();
    const owner = await visit("owner");
    const noReason = await owner.post(page(action, "complete"), completion(action, { eiaUpdated: "no" }));
    expect(noReason.status).toBe(400);
    expect(await noReason.text()).toContain(
      '<a href="#eiaNotUpdatedReason">Enter why the EIA was not updated</a>',
    );
    const future = await owner.post(
      page(action, "complete"),
      completion(action, { "completedOn-day": "8", whatWasDone: "Kept words" }),
    );
    expect(future.status).toBe(400);
    const html = await future.text();
    expect(html).toContain('<a href="#completedOn-day">Date completed must be today or in the past</a>');
    expect(html).toContain("Kept words");
    expect(await reload(action)).toMatchObject({ state: "open" });
  });

  it("twice: the same form is a repeat, another is told that it is completed", async () => {
    const action = await add();
    const owner = await visit("owner");
    const form = completion(action, { formKey: "a-key" });
    expect((await owner.post(page(action, "complete"), form)).status).toBe(302);
    expect((await owner.post(page(action, "complete"), form)).status).toBe(302);
    const again = await owner.post(
      page(action, "complete"),
      completion(action, { whatWasDone: "Something else again" }),
    );
    expect(again.status).toBe(409);
    const html = await again.text();
    expect(html).toContain("This action is completed already.");
    expect(html).toContain("Something else again");
    expect(await reload(action)).toMatchObject({ version: 2, whatWasDone: "The data were looked at" });
    expect(await textOf(owner, page(action, "complete"))).toContain("This action is completed already.");
  });

  it.each<[keyof Office, number]>([
    ["otherOwner", 404],
    ["senior", 403],
    ["monitoring", 403],
    ["decider", 403],
  ])("is refused to the %s", async (who, status) => {
    const action = await add();
    const visitor = await visit(who);
    expect((await visitor.get(page(action, "complete"))).status).toBe(status);
    expect((await visitor.post(page(action, "complete"), completion(action))).status).toBe(status);
    expect(await reload(action)).toMatchObject({ state: "open" });
  });

  it("is refused from another origin", async () => {
    const action = await add();
    const owner = await visit("owner");
    for (const origin of ["http://elsewhere.example", "null"]) {
      const sent = await owner.post(page(action, "complete"), completion(action), { Origin: origin });
      expect(sent.status).toBe(403);
    }
    expect(await reload(action)).toMatchObject({ state: "open" });
  });
});

describe("proposing and answering", () => {
  it("carries an action forward: the owner proposes, the monitoring officer accepts", async () => {
    const action = await add();
    const owner = await visit("owner");
    expect(await textOf(owner, `${page(action, "propose")}?kind=carry_forward`)).toMatch(
      /value="carry_forward"[^>]*checked|checked[^>]*value="carry_forward"/u,
    );
    const proposed = await owner.post(page(action, "propose"), {
      version: "1",
      kind: "carry_forward",
      reason: "The data come in June",
    });
    expect(proposed.headers.get("location")).toBe(page(action));
    expect(await textOf(owner, page(action))).toContain(
      "It blocks the sign-off until Monitoring officer accepts that it is finished after the decision.",
    );
    const monitoring = await visit("monitoring");
    expect(await textOf(monitoring, page(action, "confirm"))).toContain("The data come in June");
    await monitoring.post(page(action, "confirm"), { version: "2", answer: "yes", reason: "Agreed" });
    expect(await reload(action)).toMatchObject({
      state: "carried_forward",
      ownerName: "Owner",
      targetDate: "2018-12-31",
    });
    expect(await textOf(owner, page(action))).toContain("Deciding body acknowledges it before signing");
  });

  it("withdraws an action: a senior officer confirms", async () => {
    const action = await add();
    await propose(action, "withdraw");
    const senior = await visit("senior");
    await senior.post(page(action, "confirm"), { version: "2", answer: "yes", reason: "Agreed" });
    expect(await reload(action)).toMatchObject({ state: "withdrawn", acceptanceReason: "Agreed" });
  });

  it("leaves it open where the answer is no, with the reason in its history", async () => {
    const action = await add();
    await propose(action, "carry_forward");
    await (
      await visit("monitoring")
    ).post(page(action, "confirm"), { version: "2", answer: "no", reason: "Finish it first" });
    expect(await reload(action)).toMatchObject({ state: "open", proposal: null });
    expect(await textOf(await visit("owner"), page(action))).toContain("Reason: Finish it first");
  });

  it.each<[keyof Office, "withdraw" | "carry_forward"]>([
    ["author", "withdraw"],
    ["owner", "withdraw"],
    ["decider", "withdraw"],
    ["senior", "carry_forward"],
    ["author", "carry_forward"],
  ])("is refused to the %s where it is to %s", async (who, kind) => {
    const action = await add();
    await propose(action, kind);
    const visitor = await visit(who);
    expect((await visitor.get(page(action, "confirm"))).status).toBe(403);
    const posted = await visitor.post(page(action, "confirm"), {
      version: "2",
      answer: "yes",
      reason: "Mine",
    });
    expect(posted.status).toBe(403);
    expect(await reload(action)).toMatchObject({ state: "open" });
  });

  it("where nothing is proposed there is nothing to answer", async () => {
    const action = await add();
    const monitoring = await visit("monitoring");
    expect(await textOf(monitoring, page(action, "confirm"))).toContain(
      "Nobody proposes to withdraw this action.",
    );
    const posted = await monitoring.post(page(action, "confirm"), {
      version: "1",
      answer: "yes",
      reason: "So",
    });
    expect(posted.status).toBe(409);
    expect(await reload(action)).toMatchObject({ state: "open" });
  });

  it("an answer to a proposal that was replaced meanwhile is not taken for the new one", async () => {
    const action = await add();
    await propose(action, "withdraw");
    await propose(await reload(action), "carry_forward");
    const posted = await (
      await visit("monitoring")
    ).post(page(action, "confirm"), { version: "2", answer: "yes", reason: "Agreed" });
    expect(posted.status).toBe(409);
    expect(await reload(action)).toMatchObject({ state: "open" });
  });

  it("needs words", async () => {
    const action = await add();
    await propose(action, "withdraw");
    const posted = await (
      await visit("senior")
    ).post(page(action, "confirm"), { version: "2", answer: "yes", reason: " " });
    expect(posted.status).toBe(400);
    expect(await posted.text()).toContain('<a href="#reason">Enter your reason</a>');
  });
});

it("tells nothing of an action to who may not act on it, however wrong the form", async () => {
  const action = await add({ what: "Not for everybody" });
  const response = await (await visit("otherOwner")).post(page(action, "complete"), {});
  expect(response.ok).toBe(false);
  expect(await response.text()).not.toContain("Not for everybody");
});

describe("opening again", () => {
  it("is the author's, with a reason; the history keeps what had been recorded", async () => {
    const action = await add();
    await (await visit("owner")).post(page(action, "complete"), completion(action));
    const author = await visit("author");
    await author.post(page(action, "reopen"), { version: "2", reason: "It was not all of it" });
    expect(await reload(action)).toMatchObject({ state: "open", whatWasDone: "" });
    const html = await textOf(author, page(action));
    expect(html).toContain("Reason: It was not all of it");
    expect(html).toContain("Until then: completed (Owner, Action owner).");
    expect((await (await visit("owner")).get(page(action, "reopen"))).status).toBe(403);
  });
});

describe("after the signature", () => {
  it("its owner finds a carried-forward action among their own and completes it", async () => {
    const action = await add({ what: "Finish after the decision" });
    await propose(action, "carry_forward");
    await (
      await visit("monitoring")
    ).post(page(action, "confirm"), { version: "2", answer: "yes", reason: "Agreed" });
    await setSigned(site.database, frameworkId, office.decider);
    const owner = await visit("owner");
    expect(await textOf(owner, "/actions")).toContain("Finish after the decision");
    expect(await textOf(owner, page(action, "complete"))).toContain(
      "The signed record stays as it was signed",
    );
    await owner.post(page(action, "complete"), completion(await reload(action)));
    expect(await reload(action)).toMatchObject({ state: "completed" });
    expect(await textOf(owner, plan())).toContain("Nothing in the plan is left to be done.");
  });
});

describe("/actions", () => {
  it("says what an empty list means", async () => {
    const nobody = await site.as(await addPerson(site.database, "New Owner", ["action_owner"]));
    expect(await textOf(nobody, "/actions")).toContain(
      "You have nothing to do: no action that you own is open or carried forward.",
    );
  });

  it("parts what is overdue, due, later and done, with the framework of each", async () => {
    const me = await addPerson(site.database, "Me", ["action_owner"]);
    const mine = (what: string, date: string) =>
      add({ what, owner: { personId: me.personId }, targetDate: calendarDate(date) });
    await mine("Very late", "2018-01-31");
    await mine("Next month", "2018-04-01");
    await mine("Some day", "2018-12-31");
    const done = await mine("All done", "2018-02-01");
    const visitor = await site.as(me);
    await visitor.post(page(done, "complete"), completion(done));
    await add({ what: "Of somebody else" });
    const html = await textOf(visitor, "/actions");
    const order = [
      "Overdue</h2>",
      "Very late",
      "Overdue since 31 January 2018",
      "Due within 30 days",
      "Next month",
      "Later</h2>",
      "Some day",
      "Recently completed",
      "All done",
    ].map((words) => html.indexOf(words));
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(html).toContain("Commissioning Framework 2018-21");
    expect(html).not.toContain("Of somebody else");
  });
});

describe("the start page", () => {
  it("signed out tells what this is and leads to the decisions and to signing in", async () => {
    const html = await textOf(await site.as(null), "/");
    expect(html).toContain("share a protected characteristic");
    expect(html).toContain("No decision has been published yet.");
    expect(html).toContain('href="/sign-in"');
    expect(html).not.toContain("Commissioning Framework");
  });

  it("says that nothing waits, and for whom it would stand here", async () => {
    const html = await textOf(await visit("admin"), "/");
    expect(html).toContain("Nothing is waiting for you now.");
    expect(html).toContain("People and their roles");
    expect(html).not.toContain("Commissioning Framework");
  });

  it("tells each person what waits for them, and nobody what they may not do", async () => {
    const title = `Framework of ${frameworkId}`;
    const { frameworkId: submitted } = await aDraft(site.database, office.author, title);
    await add({ what: "Late", targetDate: calendarDate("2018-01-31") });
    const action = await add({ what: "No use any more" });
    await propose(action, "withdraw");
    await setState(site.database, submitted, "submitted");

    const senior = await textOf(await visit("senior"), "/");
    expect(senior).toContain(`Approve or return: ${title}`);
    expect(senior).toContain(`/frameworks/${submitted}/sign-off/approval`);
    expect(senior).toContain(page(action, "confirm"));
    const owner = await textOf(await visit("owner"), "/");
    expect(owner).toContain("Your action: Late");
    expect(owner).toContain("Overdue since 31 January 2018");
    expect(owner).not.toContain("Approve or return");
    expect(owner).not.toContain(page(action, "confirm"));
    const author = await textOf(await visit("author"), "/");
    expect(author).toMatch(/\d+ things to put right/u);
    expect(author).not.toContain("Approve or return");
  });
});
