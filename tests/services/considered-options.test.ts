import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { getContent } from "../../db/queries/content.server";
import type { Actor } from "../../db/queries/people.server";
import { auditEvent, framework } from "../../db/schema";
import { contentLeaves } from "../../app/domain/decision/content-leaves";
import { addOption } from "../../app/services/frameworks/add-option.server";
import { editOption } from "../../app/services/frameworks/edit-option.server";
import { removeOption } from "../../app/services/frameworks/remove-option.server";
import { isWhatWasFrozen, saltLeaves } from "../../app/services/sign-off/content-digest.server";
import { startBudgets } from "../support/budget";
import { aCompleteFramework, anOption } from "../support/content-builder";
import { createTestDatabase } from "../support/database";
import { addPerson, contextOf } from "../support/office";
import { refusalOf } from "../support/refusals";

let database: Database;
let author: Actor;
beforeAll(async () => {
  database = await createTestDatabase();
  author = await addPerson(database, "Author", ["eia_author"]);
});
afterAll(() => database.close());

const context = (as = author) => contextOf(database, as);
const options = async (frameworkId: number) => (await getContent(database.db, frameworkId)).options;
const LATER = { option: "Do it a year later", whyNot: "The contract ends this year" };
const NOTHING = { option: "Change nothing", whyNot: "" };

async function start(): Promise<number> {
  const { frameworkId } = await startBudgets(database, author, { before: {}, now: { Helpline: 100 } });
  return frameworkId;
}

describe("the options besides the proposal", () => {
  it("are listed in their order, changed and removed, and the log has each act", async () => {
    const frameworkId = await start();
    const { optionId } = await addOption(context(), { frameworkId, ...NOTHING });
    await addOption(context(), { frameworkId, ...LATER });
    expect(await options(frameworkId)).toMatchObject([NOTHING, LATER]);
    const edited = { ...NOTHING, whyNot: "Victims would wait" };
    await editOption(context(), { frameworkId, optionId, version: 1, ...edited });
    expect(await options(frameworkId)).toMatchObject([{ ...edited, version: 2 }, LATER]);
    await removeOption(context(), { frameworkId, optionId, version: 2 });
    expect(await options(frameworkId)).toMatchObject([LATER]);
    const events = await database.db
      .select({ act: auditEvent.act, found: auditEvent.digestBefore, left: auditEvent.digestAfter })
      .from(auditEvent)
      .where(eq(auditEvent.frameworkId, frameworkId))
      .orderBy(asc(auditEvent.number));
    const [added, , editing, removed] = events.slice(-4);
    expect(events.slice(-4).map(({ act }) => act)).toEqual([
      "option.add",
      "option.add",
      "option.edit",
      "option.remove",
    ]);
    expect([added?.found, editing?.found, removed?.left]).toEqual(["", added?.left, ""]);
    expect(removed?.found).toBe(editing?.left);
  });

  it("refuse a stale form with what is there now, and are not found through another framework", async () => {
    const [frameworkId, other] = [await start(), await start()];
    const { optionId } = await addOption(context(), { frameworkId, ...LATER });
    for (const [at, version, refusal] of [
      [frameworkId, 2, { kind: "stale", current: LATER }],
      [other, 1, { kind: "not-found" }],
    ] as const) {
      const row = { frameworkId: at, optionId, version };
      expect(await refusalOf(editOption(context(), { ...row, ...NOTHING }))).toEqual(refusal);
      expect(await refusalOf(removeOption(context(), row))).toEqual(refusal);
    }
  });

  it("are for authors alone", async () => {
    const frameworkId = await start();
    const { optionId } = await addOption(context(), { frameworkId, ...LATER });
    const senior = context(await addPerson(database, "Senior", ["senior_officer"]));
    for (const attempt of [
      () => addOption(senior, { frameworkId, ...NOTHING }),
      () => editOption(senior, { frameworkId, optionId, version: 1, ...NOTHING }),
      () => removeOption(senior, { frameworkId, optionId, version: 1 }),
    ]) {
      expect(await refusalOf(attempt())).toMatchObject({ kind: "forbidden" });
    }
  });

  it("are frozen with what was submitted", async () => {
    const frameworkId = await start();
    const { optionId } = await addOption(context(), { frameworkId, ...LATER });
    await database.db.update(framework).set({ state: "submitted" }).where(eq(framework.id, frameworkId));
    for (const attempt of [
      () => addOption(context(), { frameworkId, ...NOTHING }),
      () => editOption(context(), { frameworkId, optionId, version: 1, ...NOTHING }),
      () => removeOption(context(), { frameworkId, optionId, version: 1 }),
    ]) {
      expect(await refusalOf(attempt())).toMatchObject({ kind: "conflict" });
    }
  });
});

it("a submission made before there were options is still what was frozen, until one is listed", () => {
  const before = aCompleteFramework({ options: [] });
  const leaves = saltLeaves(contentLeaves(before));
  expect(JSON.stringify(leaves)).not.toContain('"options"');
  expect(isWhatWasFrozen(before, leaves)).toBe(true);
  expect(isWhatWasFrozen({ ...before, options: [anOption()] }, leaves)).toBe(false);
});
