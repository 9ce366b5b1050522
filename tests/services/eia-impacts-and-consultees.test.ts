import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { NO_ALLOCATION } from "../../app/domain/eia/allocation";
import type { Database } from "../../db/client.server";
import type { Actor } from "../../db/queries/people.server";
import { auditEvent, framework } from "../../db/schema";
import type { ImpactWords } from "../../app/domain/eia/eia";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { FRAMEWORK_STATES, ROLES } from "../../app/domain/framework/lifecycle";
import { answerChange } from "../../app/services/eia/answer-change.server";
import { removeConsultee } from "../../app/services/eia/remove-consultee.server";
import { removeImpact } from "../../app/services/eia/remove-impact.server";
import { saveConsultee, type SaveConsulteeInput } from "../../app/services/eia/save-consultee.server";
import { saveImpact, type NewImpact } from "../../app/services/eia/save-impact.server";
import type { EntryInput } from "../../app/services/eia/internal/entry-writing.server";
import { ASKED_AFTERWARDS, NOT_ANSWERED, NOTHING_MORE } from "../support/content-builder";
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
  ...NOTHING_MORE,
  screeningReason: "",
  separateReference: "",
  separateDate: null,
  separateCopy: null,
  allocation: NO_ALLOCATION,
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
  ...NOT_ANSWERED,
  mitigation: "The provider may bid elsewhere",
};
type Changes = Partial<ImpactWords & EntryInput>;
const impact = (
  { characteristics = MEN.characteristics, ...changes }: Changes & Partial<NewImpact> = {},
  as = author,
) =>
  saveImpact(contextOf(database, as), {
    ...where(),
    version: 1,
    ...MEN,
    ...changes,
    impactId: "new",
    characteristics,
  });
const revise = (impactId: number, changes: Changes, as = author) => {
  const { characteristics: _c, ...words } = MEN;
  return saveImpact(contextOf(database, as), { ...where(), version: 2, ...words, ...changes, impactId });
};
const takeOut = (impactId: number, version: number, changeId = given.changes.cut, as = author) =>
  removeImpact(contextOf(database, as), { ...where(), changeId, impactId, version });
const idOf = async (place: number) => (await theEntry()).impacts[place]?.id ?? 0;

const BOARD = {
  consultee: "Reducing Reoffending Board",
  consultedWhen: "January 2018",
  consultedFrom: null,
  consultedTo: null,
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

  it("takes no other's place: several of one characteristic are rows of their own", async () => {
    await impact({ characteristics: ["sex", "age"] });
    await impact({ characteristics: ["sex"], direction: "positive", who: "Women", version: 2 });
    await impact({
      characteristics: ["sex", "race"],
      direction: "neutral",
      who: "Everybody else",
      version: 3,
    });
    const { impacts } = await theEntry();
    expect(impacts).toHaveLength(5);
    expect(impacts.filter(({ characteristic }) => characteristic === "sex")).toMatchObject([
      { direction: "adverse", who: MEN.who },
      { direction: "positive", who: "Women" },
      { direction: "neutral", who: "Everybody else" },
    ]);
    expect(new Set(impacts.map(({ id }) => id)).size).toBe(5);
  });

  it("is revised in its own row, and leaves every other as it is", async () => {
    await impact({ characteristics: ["sex", "age"] });
    await impact({ characteristics: ["sex"], direction: "positive", who: "Women", version: 2 });
    const before = (await theEntry()).impacts;
    await revise(await idOf(2), { direction: "neutral", who: "Women over 60", version: 3 });
    const after = (await theEntry()).impacts;
    expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
    expect(after[2]).toMatchObject({
      id: before[2]?.id,
      characteristic: "sex",
      direction: "neutral",
      who: "Women over 60",
    });
    const events = await database.db.select().from(auditEvent);
    expect(events.at(-1)).toMatchObject({
      act: "impact.save",
      detail: { before: [{ who: "Women" }], after: [{ who: "Women over 60" }] },
    });
  });

  it("of another entry, or one that was taken out, is not found", async () => {
    await impact();
    const id = await idOf(0);
    await answerChange(contextOf(database, author), {
      ...ASSESSED,
      ...where(),
      changeId: given.changes.transfer,
      version: 0,
    });
    const elsewhere = { changeId: given.changes.transfer, version: 1 };
    expect(await refusalOf(revise(id, elsewhere))).toEqual({ kind: "not-found" });
    expect(await refusalOf(takeOut(id, 1, given.changes.transfer))).toEqual({ kind: "not-found" });
    await takeOut(id, 2);
    expect(await refusalOf(revise(id, { version: 3 }))).toEqual({ kind: "not-found" });
    expect((await theEntry()).impacts).toEqual([]);
  });

  it("keeps who does its mitigation and by when, and what is asked", async () => {
    const answers = {
      mitigationBy: "The provider",
      mitigationTiming: "by_date" as const,
      mitigationDate: calendarDate("2018-05-31"),
      ...ASKED_AFTERWARDS,
    };
    await impact({ direction: "not_yet_known", ...answers });
    expect((await theEntry()).impacts).toMatchObject([answers]);
  });

  it("keeps nothing that its answers do not ask", async () => {
    await impact({
      mitigationTiming: "in_place",
      mitigationDate: calendarDate("2018-05-31"),
      ...ASKED_AFTERWARDS,
      staysOpen: "Nothing is spent",
    });
    expect((await theEntry()).impacts).toMatchObject([
      { ...NOT_ANSWERED, mitigation: MEN.mitigation, mitigationTiming: "in_place" },
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
    expect(await refusalOf(revise(await idOf(0), { direction: "neutral", version: 1 }))).toEqual({
      kind: "stale",
      current: expect.objectContaining({ direction: "Adverse", who: MEN.who }) as unknown,
    });
    expect(await refusalOf(impact({ characteristics: ["race"] }))).toEqual({
      kind: "stale",
      current: { characteristics: "Sex: adverse" },
    });
    expect((await theEntry()).version).toBe(2);
  });

  it("is taken out, and what it said stays on the audit log", async () => {
    await impact({ characteristics: ["sex", "age"] });
    await takeOut(await idOf(1), 2);
    expect(await theEntry()).toMatchObject({ version: 3, impacts: [{ characteristic: "age" }] });
    const events = await database.db.select().from(auditEvent);
    expect(events.at(-1)).toMatchObject({ act: "impact.remove", detail: { before: { who: MEN.who } } });
  });

  it("is not taken out twice, on a stale form, or where there is none", async () => {
    await impact();
    const id = await idOf(0);
    expect((await refusalOf(takeOut(id, 1))).kind).toBe("stale");
    expect((await refusalOf(takeOut(id + 1, 2))).kind).toBe("not-found");
    await takeOut(id, 2);
    expect((await refusalOf(takeOut(id, 3))).kind).toBe("not-found");
    expect((await refusalOf(takeOut(id, 1, given.changes.transfer))).kind).toBe("conflict");
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
    ["removing an impact", (as) => takeOut(1, 1, given.changes.cut, as)],
    ["revising an impact", (as) => revise(1, { version: 1 }, as)],
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
