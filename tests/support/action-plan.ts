import { eq, sql } from "drizzle-orm";
import { expect } from "vitest";
import type { ActionInPlan } from "~/domain/actions/action-in-plan";
import type { DecisionOutcome } from "~/domain/decision/decision-record";
import type { FrameworkState, Role } from "~/domain/framework/lifecycle";
import { calendarDate } from "~/domain/shared/calendar-date";
import { addAction, type NewAction } from "~/services/actions/add-action.server";
import type { RefusalDetail } from "~/services/refusal";
import type { Database } from "../../db/client.server";
import { findAction } from "../../db/queries/actions.server";
import { listAuthorIds } from "../../db/queries/frameworks.server";
import type { Actor } from "../../db/queries/people.server";
import { budgetChange, eiaEntry, framework } from "../../db/schema";
import { storeFramework } from "./eia-framework";
import { NOW, addPerson, contextOf } from "./office";
import { refusalOf } from "./refusals";

export interface Office {
  author: Actor;
  colleague: Actor;
  owner: Actor;
  otherOwner: Actor;
  senior: Actor;
  monitoring: Actor;
  decider: Actor;
  admin: Actor;
}

/** One person for each role, and a second author and a second owner. */
export async function anOffice(database: Database): Promise<Office> {
  const person = (name: string, role: Role) => addPerson(database, name, [role]);
  return {
    author: await person("Author", "eia_author"),
    colleague: await person("Colleague", "eia_author"),
    owner: await person("Owner", "action_owner"),
    otherOwner: await person("Other Owner", "action_owner"),
    senior: await person("Senior", "senior_officer"),
    monitoring: await person("Monitoring", "monitoring_officer"),
    decider: await person("Decider", "decision_maker"),
    admin: await person("Admin", "administrator"),
  };
}

/** A framework with one change and its entry, and an action plan that is empty still. Nobody is its author yet. */
export async function aDraft(
  database: Database,
  createdBy: Actor,
  title = "Commissioning Framework 2018-21",
): Promise<{ frameworkId: number; entryId: number }> {
  const frameworkId = await storeFramework(database, createdBy, {
    title,
    state: "drafting",
    years: [2018, 2019, 2020],
  });
  return database.transaction(async (tx) => {
    const [change] = await tx
      .insert(budgetChange)
      .values({ frameworkId, position: 1, title: "Victim support" })
      .returning({ id: budgetChange.id });
    const [entry] = await tx
      .insert(eiaEntry)
      .values({
        frameworkId,
        changeId: change?.id ?? 0,
        kind: "assessed",
        fingerprint: { previous: [], new: [] },
        confirmedAt: NOW,
      })
      .returning({ id: eiaEntry.id });
    return { frameworkId, entryId: entry?.id ?? 0 };
  });
}

export async function setState(
  database: Database,
  frameworkId: number,
  state: FrameworkState,
): Promise<void> {
  await database.db.update(framework).set({ state }).where(eq(framework.id, frameworkId));
}

/** Signed without the way there: for what happens to its action plan afterwards. */
export async function setSigned(
  database: Database,
  frameworkId: number,
  signedBy: Actor,
  outcome: DecisionOutcome = "supported",
): Promise<void> {
  await setState(database, frameworkId, "signed");
  await database.db.execute(sql`
    insert into signed_record
      (framework_id, reference, reference_key, digest, outcome, signed_at, signed_by, snapshot)
    values (${frameworkId}, ${`${frameworkId}/2018`}, ${`${frameworkId}-2018`}, 'd', ${outcome},
      ${NOW.toISOString()}, ${signedBy.personId}, '{"schema": 1, "actions": ["carried forward"]}')`);
}

/** An open action of the owner's, added by the author. */
export async function anOpenAction(
  database: Database,
  office: Office,
  frameworkId: number,
  overrides: Partial<NewAction> = {},
): Promise<ActionInPlan> {
  const { actionId } = await addAction(contextOf(database, office.author), {
    frameworkId,
    entryId: null,
    mitigates: [],
    what: "Look at groups that are defined otherwise",
    owner: { personId: office.owner.personId },
    targetDate: calendarDate("2018-12-31"),
    timing: "before",
    isCondition: false,
    ...overrides,
  });
  return getAction(database, frameworkId, actionId);
}

export async function getAction(
  database: Database,
  frameworkId: number,
  actionId: number,
): Promise<ActionInPlan> {
  const found = await findAction(database.db, frameworkId, actionId);
  if (!found) throw new Error("The action is not there");
  return found;
}

/** As a form names it: which action, and the version that was seen. */
export function seen(action: ActionInPlan) {
  return { frameworkId: action.framework.id, actionId: action.id, version: action.version };
}

export async function isAuthor(database: Database, frameworkId: number, person: Actor): Promise<boolean> {
  return (await listAuthorIds(database.db, frameworkId)).has(person.personId);
}

export async function expectRefusal(
  attempt: Promise<unknown>,
  detail: { kind: RefusalDetail["kind"] } & Record<string, unknown>,
): Promise<void> {
  expect(await refusalOf(attempt)).toMatchObject(detail);
}
