import { desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { calendarDate } from "~/domain/shared/calendar-date";
import { addAction, type NewAction } from "~/services/actions/add-action.server";
import { completeAction } from "~/services/actions/complete-action.server";
import { editAction } from "~/services/actions/edit-action.server";
import { removeImpact } from "~/services/eia/remove-impact.server";
import { saveImpact } from "~/services/eia/save-impact.server";
import type { Database } from "../../db/client.server";
import { listActionHistory, listActionPlan } from "../../db/queries/actions.server";
import { getContent } from "../../db/queries/content.server";
import { auditEvent, person } from "../../db/schema";
import {
  aDraft,
  anOffice,
  anOpenAction,
  expectRefusal,
  getAction,
  isAuthor,
  seen,
  setState,
  type Office,
} from "../support/action-plan";
import { NOT_ANSWERED } from "../support/content-builder";
import { createTestDatabase } from "../support/database";
import { addPerson, contextOf } from "../support/office";

let database: Database;
let office: Office;
let frameworkId: number;
let entryId: number;
beforeAll(async () => {
  database = await createTestDatabase();
  office = await anOffice(database);
});
beforeEach(async () => {
  ({ frameworkId, entryId } = await aDraft(database, office.author));
});
afterAll(() => database.close());

const newAction = (overrides: Partial<NewAction> = {}): NewAction => ({
  frameworkId,
  entryId: null,
  mitigates: [],
  what: "Ask mental health services what they see",
  owner: { personId: office.owner.personId },
  targetDate: calendarDate("2018-12-31"),
  timing: "before",
  isCondition: false,
  ...overrides,
});

describe("adding an action", () => {
  it("adds it open, for the EIA as a whole, and makes who added it an author", async () => {
    const { actionId } = await addAction(contextOf(database, office.author), newAction());
    expect(await getAction(database, frameworkId, actionId)).toMatchObject({
      entryId: null,
      change: null,
      what: "Ask mental health services what they see",
      ownerId: office.owner.personId,
      ownerName: "Owner",
      targetDate: "2018-12-31",
      state: "open",
      createdBy: office.author.personId,
      version: 1,
    });
    expect(await isAuthor(database, frameworkId, office.author)).toBe(true);
    expect(await listActionHistory(database.db, frameworkId, actionId)).toMatchObject([
      { act: "action.add", personName: "Author", capacity: "EIA author" },
    ]);
  });

  it("adds it to an entry, by the title of its change", async () => {
    const { actionId } = await addAction(contextOf(database, office.author), newAction({ entryId }));
    expect(await getAction(database, frameworkId, actionId)).toMatchObject({
      entryId,
      change: { title: "Victim support" },
    });
  });

  it("takes the name of an owner without an account", async () => {
    const { actionId } = await addAction(
      contextOf(database, office.author),
      newAction({ owner: { name: "Public health lead" } }),
    );
    expect(await getAction(database, frameworkId, actionId)).toMatchObject({
      ownerId: null,
      ownerName: "Public health lead",
    });
  });

  it.each(["owner", "senior", "monitoring", "decider"] as const)("is refused to the %s", async (who) => {
    await anOpenAction(database, office, frameworkId);
    await expectRefusal(addAction(contextOf(database, office[who]), newAction()), { kind: "forbidden" });
    expect(await listActionPlan(database.db, frameworkId)).toHaveLength(1);
  });

  it("is not found for who may not know of the framework", async () => {
    await expectRefusal(addAction(contextOf(database, office.admin), newAction()), { kind: "not-found" });
    await expectRefusal(addAction(contextOf(database, office.otherOwner), newAction()), {
      kind: "not-found",
    });
  });

  it("does not find an entry of another framework", async () => {
    const other = await aDraft(database, office.author, "Another");
    await expectRefusal(
      addAction(contextOf(database, office.author), newAction({ entryId: other.entryId })),
      { kind: "not-found" },
    );
    expect(await isAuthor(database, frameworkId, office.author)).toBe(false);
  });

  it("asks for an account that is in use", async () => {
    const gone = await addPerson(database, "Gone", ["action_owner"]);
    await database.db.update(person).set({ isActive: false }).where(eq(person.id, gone.personId));
    for (const personId of [gone.personId, 999_999]) {
      await expectRefusal(addAction(contextOf(database, office.author), newAction({ owner: { personId } })), {
        kind: "invalid",
        errors: { ownerId: "Choose an account that is in use, or give the name of somebody without one" },
      });
    }
  });

  it.each(["2008-03-31", "2031-04-01"])("refuses the absurd target date %s", async (date) => {
    await expectRefusal(
      addAction(contextOf(database, office.author), newAction({ targetDate: calendarDate(date) })),
      {
        kind: "invalid",
        errors: { targetDate: "Target date must be between 1 April 2008 and 31 March 2031" },
      },
    );
  });

  it.each(["submitted", "approved", "determined", "signed", "withdrawn", "baseline"] as const)(
    "is refused when the framework is %s",
    async (state) => {
      await setState(database, frameworkId, state);
      await expectRefusal(addAction(contextOf(database, office.author), newAction()), { kind: "conflict" });
      expect(await listActionPlan(database.db, frameworkId)).toEqual([]);
      expect(await isAuthor(database, frameworkId, office.author)).toBe(false);
    },
  );

  it("adds it once when the form is sent twice", async () => {
    const context = { ...contextOf(database, office.author), formKey: `add-${frameworkId}` };
    await addAction(context, newAction());
    await expectRefusal(addAction(context, newAction()), { kind: "repeated" });
    expect(await listActionPlan(database.db, frameworkId)).toHaveLength(1);
  });
});

describe("which impacts an action mitigates", () => {
  const tiesOf = async (actionId: number) => (await getAction(database, frameworkId, actionId)).mitigates;
  const addImpact = async (of: { frameworkId: number; entryId: number }) => {
    const { entries } = await getContent(database.db, of.frameworkId);
    const entry = entries.find(({ id }) => id === of.entryId);
    if (!entry) throw new Error("There is no such entry");
    await saveImpact(contextOf(database, office.author), {
      frameworkId: of.frameworkId,
      changeId: entry.changeId,
      version: entry.version,
      impactId: "new",
      characteristics: ["sex"],
      direction: "adverse",
      who: "Men",
      description: "A contract ends",
      ...NOT_ANSWERED,
    });
    const after = (await getContent(database.db, of.frameworkId)).entries.find(({ id }) => id === of.entryId);
    return { id: after?.impacts.at(-1)?.id ?? 0, changeId: entry.changeId, version: after?.version ?? 0 };
  };

  it("are those that were chosen, and no longer those that were before", async () => {
    const [first, second] = [
      await addImpact({ frameworkId, entryId }),
      await addImpact({ frameworkId, entryId }),
    ];
    const action = await anOpenAction(database, office, frameworkId, { mitigates: [second.id, first.id] });
    expect(action.mitigates).toEqual([first.id, second.id]);
    const { what, targetDate, timing, isCondition } = action;
    const owner = { personId: office.owner.personId };
    await editAction(contextOf(database, office.author), {
      ...seen(action),
      ...{ what, owner, targetDate, timing, isCondition, entryId: null },
      mitigates: [second.id],
    });
    expect(await tiesOf(action.id)).toEqual([second.id]);
    const [latest] = await listActionHistory(database.db, frameworkId, action.id);
    expect(latest).toMatchObject({
      detail: { before: { mitigates: [first.id, second.id] }, after: { mitigates: [second.id] } },
    });
    expect((await getContent(database.db, frameworkId)).actions.at(-1)?.mitigates).toEqual([second.id]);
  });

  it("are of its framework, and there", async () => {
    const other = await aDraft(database, office.author, "Another");
    const elsewhere = await addImpact(other);
    for (const wrong of [elsewhere.id, 999_999]) {
      await expectRefusal(addAction(contextOf(database, office.author), newAction({ mitigates: [wrong] })), {
        kind: "invalid",
        errors: { mitigates: expect.stringContaining("no longer there") as string },
      });
    }
    expect(await listActionPlan(database.db, frameworkId)).toEqual([]);
  });

  it("are fewer once one is removed, and the log says which action lost it", async () => {
    const impact = await addImpact({ frameworkId, entryId });
    const action = await anOpenAction(database, office, frameworkId, { mitigates: [impact.id] });
    await removeImpact(contextOf(database, office.author), {
      frameworkId,
      changeId: impact.changeId,
      impactId: impact.id,
      version: impact.version,
    });
    expect(await tiesOf(action.id)).toEqual([]);
    const [event] = await database.db
      .select()
      .from(auditEvent)
      .where(eq(auditEvent.act, "impact.remove"))
      .orderBy(desc(auditEvent.number));
    expect(event?.detail).toMatchObject({ actionIds: [action.id] });
  });
});

describe("editing an action", () => {
  const edited = () => ({
    what: "Ask twice",
    owner: { name: "Public health lead" },
    targetDate: calendarDate("2019-01-31"),
    timing: "before" as const,
    isCondition: false,
    entryId,
    mitigates: [],
  });

  it("changes it, counts the version, marks authorship and keeps what it was in its history", async () => {
    const action = await anOpenAction(database, office, frameworkId);
    await editAction(contextOf(database, office.colleague), { ...seen(action), ...edited() });
    expect(await getAction(database, frameworkId, action.id)).toMatchObject({
      what: "Ask twice",
      ownerId: null,
      ownerName: "Public health lead",
      targetDate: "2019-01-31",
      entryId,
      version: 2,
    });
    expect(await isAuthor(database, frameworkId, office.colleague)).toBe(true);
    const [latest] = await listActionHistory(database.db, frameworkId, action.id);
    expect(latest).toMatchObject({
      act: "action.edit",
      personName: "Colleague",
      detail: { before: { what: action.what, ownerName: "Owner" }, after: { what: "Ask twice" } },
    });
  });

  it("leaves an owner whose account has been closed since", async () => {
    const leaver = await addPerson(database, "Leaver", ["action_owner"]);
    const owner = { personId: leaver.personId };
    const action = await anOpenAction(database, office, frameworkId, { owner });
    await database.db.update(person).set({ isActive: false }).where(eq(person.id, leaver.personId));
    await editAction(contextOf(database, office.author), { ...seen(action), ...edited(), owner });
    expect(await getAction(database, frameworkId, action.id)).toMatchObject({
      what: "Ask twice",
      ownerId: leaver.personId,
      ownerName: "Leaver",
    });
  });

  it("refuses a stale form with what is there now", async () => {
    const action = await anOpenAction(database, office, frameworkId);
    await editAction(contextOf(database, office.author), { ...seen(action), ...edited() });
    await expectRefusal(
      editAction(contextOf(database, office.colleague), { ...seen(action), ...edited(), what: "Mine" }),
      {
        kind: "stale",
        current: {
          what: "Ask twice",
          ownerKind: "Public health lead",
          targetDate: "31 January 2019",
          entryId: "Victim support",
          state: "Open",
        },
      },
    );
    expect(await getAction(database, frameworkId, action.id)).toMatchObject({ what: "Ask twice" });
  });

  it.each(["owner", "senior", "monitoring", "decider"] as const)("is refused to the %s", async (who) => {
    const action = await anOpenAction(database, office, frameworkId);
    await expectRefusal(editAction(contextOf(database, office[who]), { ...seen(action), ...edited() }), {
      kind: "forbidden",
    });
  });

  it("is refused once it is resolved", async () => {
    const action = await anOpenAction(database, office, frameworkId);
    await completeAction(contextOf(database, office.owner), {
      ...seen(action),
      completedOn: calendarDate("2018-03-01"),
      whatWasDone: "The data were looked at",
      eiaUpdated: true,
      eiaNotUpdatedReason: "",
    });
    const completed = await getAction(database, frameworkId, action.id);
    await expectRefusal(editAction(contextOf(database, office.author), { ...seen(completed), ...edited() }), {
      kind: "conflict",
    });
  });

  it("does not find an action, or an entry, of another framework", async () => {
    const other = await aDraft(database, office.author, "Another");
    const action = await anOpenAction(database, office, frameworkId);
    await expectRefusal(
      editAction(contextOf(database, office.author), {
        ...seen(action),
        ...edited(),
        frameworkId: other.frameworkId,
      }),
      { kind: "not-found" },
    );
    await expectRefusal(
      editAction(contextOf(database, office.author), {
        ...seen(action),
        ...edited(),
        entryId: other.entryId,
      }),
      { kind: "not-found" },
    );
  });

  it.each(["submitted", "signed", "withdrawn"] as const)(
    "is refused when the framework is %s",
    async (state) => {
      const action = await anOpenAction(database, office, frameworkId);
      await setState(database, frameworkId, state);
      await expectRefusal(editAction(contextOf(database, office.author), { ...seen(action), ...edited() }), {
        kind: "conflict",
      });
    },
  );
});
