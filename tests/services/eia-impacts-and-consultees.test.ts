import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import type { Actor } from "../../db/queries/people.server";
import { auditEvent, framework } from "../../db/schema";
import { CHARACTERISTICS } from "../../app/domain/eia/characteristics";
import { FRAMEWORK_STATES, ROLES } from "../../app/domain/framework/lifecycle";
import { answerChange } from "../../app/services/answer-change.server";
import { removeConsultee } from "../../app/services/remove-consultee.server";
import { removeImpact } from "../../app/services/remove-impact.server";
import { saveConsultee, type SaveConsulteeInput } from "../../app/services/save-consultee.server";
import { saveImpact, type SaveImpactInput } from "../../app/services/save-impact.server";
import { createTestDatabase } from "../support/database";
import { entryOf, storeEiaFramework, type EiaFramework } from "../support/eia-framework";
import { addPerson, contextOf } from "../support/office";
import { refusalOf } from "../support/refusals";

let database: Database;
let author: Actor;
let given: EiaFramework;
beforeEach(async () => {
  database = await createTestDatabase();
  author = await addPerson(database, "Author", ["eia_author"]);
  given = await storeEiaFramework(database, author);
  await answerChange(contextOf(database, author), { ...ASSESSED, ...where(), version: 0 });
});
afterEach(() => database.close());

const ASSESSED = {
  kind: "assessed" as const,
  screeningReason: "",
  separateReference: "",
  separateDate: null,
  separateCopy: null,
  noImpactReason: "",
  nobodyConsultedReason: "",
};
const where = () => ({ frameworkId: given.frameworkId, changeId: given.changes.cut });
const theEntry = () => entryOf(database, given.frameworkId, given.changes.cut);

const MEN = {
  characteristics: ["sex" as const],
  direction: "adverse" as const,
  who: "Men who left prison",
  description: "A contract ends",
  mitigation: "The provider may bid elsewhere",
  justification: "",
};
const impact = (changes: Partial<SaveImpactInput> = {}, as = author) =>
  saveImpact(contextOf(database, as), { ...where(), version: 1, ...MEN, ...changes });
const takeOut = (characteristic: "sex" | "age", version: number, changeId = given.changes.cut, as = author) =>
  removeImpact(contextOf(database, as), { ...where(), changeId, characteristic, version });

const BOARD = {
  consultee: "Reducing Reoffending Board",
  consultedWhen: "January 2018",
  said: "The structure can be leaner",
  influence: "A saving was found",
  amountBefore: 358_000_00,
  amountAfter: 342_092_00,
  unchangedReason: "",
};
const consultee = (changes: Partial<SaveConsulteeInput> = {}, as = author) =>
  saveConsultee(contextOf(database, as), {
    ...where(),
    version: 1,
    consulteeId: "new",
    ...BOARD,
    ...changes,
  });
const dismiss = (consulteeId: number, version: number, changeId = given.changes.cut, as = author) =>
  removeConsultee(contextOf(database, as), { ...where(), changeId, consulteeId, version });

const acts = async () => (await database.db.select().from(auditEvent)).map(({ act }) => act);

describe("an impact", () => {
  it("is stored, raises the entry's version and is on the audit log", async () => {
    await impact();
    const { characteristics: _c, ...row } = MEN;
    expect(await theEntry()).toMatchObject({ version: 2, impacts: [{ ...row, characteristic: "sex" }] });
    expect(await acts()).toEqual(["entry.answer", "impact.save"]);
  });

  it("becomes a row for each characteristic chosen, in the Act's order", async () => {
    await impact({ characteristics: ["sex", "age"] });
    expect((await theEntry()).impacts.map(({ characteristic }) => characteristic)).toEqual(["age", "sex"]);
  });

  it("becomes nine rows for all nine", async () => {
    await impact({ characteristics: ["all"], direction: "neutral" });
    const { impacts } = await theEntry();
    expect(impacts.map(({ characteristic }) => characteristic)).toEqual(CHARACTERISTICS);
    expect(new Set(impacts.map(({ direction }) => direction))).toEqual(new Set(["neutral"]));
  });

  it("replaces the rows of the characteristics chosen, and no others", async () => {
    await impact({ characteristics: ["sex", "age"] });
    await impact({ characteristics: ["sex"], direction: "positive", who: "Women", version: 2 });
    expect((await theEntry()).impacts).toMatchObject([
      { characteristic: "age", direction: "adverse", who: MEN.who },
      { characteristic: "sex", direction: "positive", who: "Women" },
    ]);
  });

  it("may lack everything but its direction in a draft", async () => {
    await impact({ who: "", description: "", mitigation: "" });
    expect((await theEntry()).impacts).toMatchObject([{ direction: "adverse", who: "" }]);
  });

  it("needs a characteristic", async () => {
    expect(await refusalOf(impact({ characteristics: [] }))).toMatchObject({
      kind: "invalid",
      errors: { characteristics: expect.stringContaining("at least one") },
    });
  });

  it("does not count for a change that is screened out, so it is refused", async () => {
    await answerChange(contextOf(database, author), {
      ...ASSESSED,
      ...where(),
      kind: "screened_out",
      screeningReason: "Nobody",
      version: 1,
    });
    expect(await refusalOf(impact({ version: 2 }))).toMatchObject({ kind: "conflict" });
  });

  it("refuses a stale form and shows the row as it is now, in words", async () => {
    await impact();
    expect(await refusalOf(impact({ direction: "neutral" }))).toEqual({
      kind: "stale",
      current: expect.objectContaining({ direction: "Adverse", who: MEN.who }) as unknown,
    });
    expect(await refusalOf(impact({ characteristics: ["all"] }))).toEqual({
      kind: "stale",
      current: { characteristics: "Sex: adverse" },
    });
    expect((await theEntry()).version).toBe(2);
  });

  it("is taken out, and what it said stays on the audit log", async () => {
    await impact({ characteristics: ["sex", "age"] });
    await takeOut("sex", 2);
    expect(await theEntry()).toMatchObject({ version: 3, impacts: [{ characteristic: "age" }] });
    const events = await database.db.select().from(auditEvent);
    expect(events.at(-1)).toMatchObject({ act: "impact.remove", detail: { before: { who: MEN.who } } });
  });

  it("is not taken out twice, on a stale form, or where there is none", async () => {
    await impact();
    expect((await refusalOf(takeOut("sex", 1))).kind).toBe("stale");
    expect((await refusalOf(takeOut("age", 2))).kind).toBe("not-found");
    await takeOut("sex", 2);
    expect((await refusalOf(takeOut("sex", 3))).kind).toBe("not-found");
    expect((await refusalOf(takeOut("sex", 1, given.changes.transfer))).kind).toBe("conflict");
  });
});

describe("a consultee", () => {
  it("is stored with the amounts that moved, and raises the entry's version", async () => {
    const id = await consultee();
    expect(await theEntry()).toMatchObject({ version: 2, consultees: [{ ...BOARD, id, version: 1 }] });
    expect(await acts()).toEqual(["entry.answer", "consultee.save"]);
  });

  it("is edited", async () => {
    const consulteeId = await consultee();
    await consultee({
      consulteeId,
      version: 2,
      influence: "",
      amountBefore: null,
      amountAfter: null,
      unchangedReason: "Too late",
    });
    expect(await theEntry()).toMatchObject({
      version: 3,
      consultees: [
        { id: consulteeId, version: 2, influence: "", amountBefore: null, unchangedReason: "Too late" },
      ],
    });
  });

  it("refuses a stale form and shows what is there now, in words", async () => {
    const consulteeId = await consultee();
    expect(await refusalOf(consultee({ consulteeId, said: "Mine" }))).toEqual({
      kind: "stale",
      current: expect.objectContaining({ said: BOARD.said, amountBefore: "£358,000" }) as unknown,
    });
    expect(await refusalOf(consultee())).toEqual({ kind: "stale", current: { consultee: BOARD.consultee } });
  });

  it("is taken out, and what was recorded stays on the audit log", async () => {
    const consulteeId = await consultee();
    await dismiss(consulteeId, 2);
    expect(await theEntry()).toMatchObject({ version: 3, consultees: [] });
    const events = await database.db.select().from(auditEvent);
    expect(events.at(-1)).toMatchObject({
      act: "consultee.remove",
      detail: { before: { said: BOARD.said } },
    });
    expect((await refusalOf(dismiss(consulteeId, 3))).kind).toBe("not-found");
  });

  it("of another entry is not found", async () => {
    const consulteeId = await consultee();
    await answerChange(contextOf(database, author), {
      ...ASSESSED,
      ...where(),
      changeId: given.changes.transfer,
      version: 0,
    });
    const elsewhere = { consulteeId, changeId: given.changes.transfer, version: 1 };
    expect(await refusalOf(consultee(elsewhere))).toEqual({ kind: "not-found" });
    expect(await refusalOf(dismiss(consulteeId, 1, given.changes.transfer))).toEqual({ kind: "not-found" });
    expect((await theEntry()).consultees).toMatchObject([{ consultee: BOARD.consultee }]);
  });

  it("is refused for a change that is screened out", async () => {
    await answerChange(contextOf(database, author), {
      ...ASSESSED,
      ...where(),
      kind: "screened_out",
      screeningReason: "Nobody",
      version: 1,
    });
    expect(await refusalOf(consultee({ version: 2 }))).toMatchObject({ kind: "conflict" });
  });
});

describe("impacts and consultees alike", () => {
  const attempts: [string, (as: Actor) => Promise<unknown>][] = [
    ["saving an impact", (as) => impact({}, as)],
    ["removing an impact", (as) => takeOut("sex", 1, given.changes.cut, as)],
    ["saving a consultee", (as) => consultee({}, as)],
    ["removing a consultee", (as) => dismiss(1, 1, given.changes.cut, as)],
  ];

  it.each(attempts)("%s is refused to all but an author", async (_what, attempt) => {
    for (const role of ROLES.filter((other) => other !== "eia_author")) {
      const refusal = await refusalOf(attempt(await addPerson(database, `Some ${role}`, [role])));
      const knowsOfIt = role !== "action_owner" && role !== "administrator";
      expect(refusal.kind).toBe(knowsOfIt ? "forbidden" : "not-found");
    }
    expect((await theEntry()).version).toBe(1);
  });

  it.each(attempts)("%s is refused unless the framework is in drafting", async (_what, attempt) => {
    // The database lets nobody take a signature back, so that state comes last.
    const others = FRAMEWORK_STATES.filter((other) => other !== "drafting" && other !== "signed");
    for (const state of [...others, "signed" as const]) {
      await database.db.update(framework).set({ state }).where(eq(framework.id, given.frameworkId));
      expect((await refusalOf(attempt(author))).kind).toBe("conflict");
    }
    expect((await theEntry()).version).toBe(1);
  });

  it("do not find another framework's change, and wait for the change to be answered for", async () => {
    const other = await storeEiaFramework(database, author);
    for (const save of [impact, consultee]) {
      expect(await refusalOf(save({ changeId: other.changes.cut }))).toEqual({ kind: "not-found" });
      expect(await refusalOf(save({ frameworkId: other.frameworkId }))).toEqual({ kind: "not-found" });
      expect(await refusalOf(save({ changeId: given.changes.transfer }))).toMatchObject({
        kind: "conflict",
        message: expect.stringContaining("not answered for yet"),
      });
    }
  });

  it("are refused when the same form is sent twice", async () => {
    const context = { ...contextOf(database, author), formKey: "the-key-of-one-form" };
    const input = { ...where(), consulteeId: "new" as const, ...BOARD };
    await saveConsultee(context, { ...input, version: 1 });
    expect(await refusalOf(saveConsultee(context, { ...input, version: 2 }))).toEqual({ kind: "repeated" });
    expect((await theEntry()).consultees).toHaveLength(1);
  });
});
