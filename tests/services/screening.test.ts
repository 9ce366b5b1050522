import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { NO_ALLOCATION } from "../../app/domain/eia/allocation";
import { answerChange, type AnswerChangeInput } from "../../app/services/eia/answer-change.server";
import { linkLines } from "../../app/services/changes/link-lines.server";
import { removeEvidence } from "../../app/services/eia/remove-evidence.server";
import { removeImpact } from "../../app/services/eia/remove-impact.server";
import { saveEvidence, type SaveEvidenceInput } from "../../app/services/eia/save-evidence.server";
import { saveImpact } from "../../app/services/eia/save-impact.server";
import type { Characteristic, Direction } from "../../app/domain/eia/characteristics";
import { acknowledgementsGiven } from "../../app/domain/decision/acknowledgements-needed";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import type { Database } from "../../db/client.server";
import { getContent } from "../../db/queries/content.server";
import { findFramework } from "../../db/queries/frameworks.server";
import type { Actor } from "../../db/queries/people.server";
import { auditEvent, entryFinding } from "../../db/schema";
import { CHANGES_NOTHING, NOT_ANSWERED, NOTHING_MORE, someEvidence } from "../support/content-builder";
import { createTestDatabase } from "../support/database";
import { entryOf, storeEiaFramework, type EiaFramework } from "../support/eia-framework";
import { addPerson, contextOf } from "../support/office";
import { refusalOf } from "../support/refusals";

const ON_THE_3RD = new Date("2018-03-03T12:00:00Z");
const ON_THE_4TH = new Date("2018-03-04T12:00:00Z");
const ON_THE_5TH = new Date("2018-03-05T12:00:00Z");
const [THE_3RD, THE_4TH, THE_5TH] = ["2018-03-03", "2018-03-04", "2018-03-05"];

let database: Database;
let author: Actor;
let given: EiaFramework;
beforeEach(async () => {
  database = await createTestDatabase();
  author = await addPerson(database, "Author", ["eia_author"]);
  given = await storeEiaFramework(database, author);
});
afterEach(() => database.close());

const theEntry = (changeId = given.changes.cut) => entryOf(database, given.frameworkId, changeId);
const versionOf = async (changeId: number) => {
  const { entries } = await getContent(database.db, given.frameworkId);
  return entries.find((entry) => entry.changeId === changeId)?.version ?? 0;
};

async function answer(
  kind: AnswerChangeInput["kind"],
  { at = ON_THE_3RD, changeId = given.changes.cut, ...rest }: Partial<AnswerChangeInput> & { at?: Date } = {},
) {
  await answerChange(contextOf(database, author, at), {
    frameworkId: given.frameworkId,
    changeId,
    version: await versionOf(changeId),
    kind,
    ...NOTHING_MORE,
    ...(kind === "screened_out" && CHANGES_NOTHING),
    screeningReason: kind === "screened_out" ? "The cut was taken back" : "",
    separateReference: "",
    separateDate: null,
    separateCopy: null,
    allocation: NO_ALLOCATION,
    noImpactReason: "",
    nobodyConsultedReason: "",
    ...rest,
  });
}

async function find(
  direction: Direction,
  characteristics: readonly Characteristic[],
  {
    at = ON_THE_3RD,
    changeId = given.changes.cut,
    impactId = "new",
  }: { at?: Date; changeId?: number; impactId?: number | "new" } = {},
) {
  const words = { direction, who: "Somebody", description: "Something", ...NOT_ANSWERED };
  await saveImpact(contextOf(database, author, at), {
    frameworkId: given.frameworkId,
    changeId,
    version: await versionOf(changeId),
    ...words,
    ...(impactId === "new" ? { impactId, characteristics } : { impactId }),
  });
}

const adverse = (characteristic: Characteristic, foundOn: string | undefined) => ({
  characteristic,
  direction: "adverse",
  foundOn,
});

describe("what an entry once held (rule 19)", () => {
  beforeEach(() => answer("assessed"));

  it("is kept with its first day, and nothing else is", async () => {
    await find("adverse", ["sex"]);
    await find("positive", ["age"]);
    await find("neutral", ["race"]);
    await find("not_yet_known", ["disability"], { at: ON_THE_4TH });
    await find("adverse", ["sex"], { at: ON_THE_5TH });
    expect((await theEntry()).findings).toEqual([
      adverse("sex", THE_3RD),
      { characteristic: "disability", direction: "not_yet_known", foundOn: THE_4TH },
    ]);
  });

  it("is kept where the impact becomes another one, or is removed", async () => {
    await find("adverse", ["sex", "age"]);
    const [age, sex] = (await theEntry()).impacts;
    await find("positive", [], { at: ON_THE_4TH, impactId: age?.id ?? 0 });
    await removeImpact(contextOf(database, author, ON_THE_4TH), {
      frameworkId: given.frameworkId,
      changeId: given.changes.cut,
      version: await versionOf(given.changes.cut),
      impactId: sex?.id ?? 0,
    });
    const entry = await theEntry();
    expect(entry.impacts.map(({ direction }) => direction)).toEqual(["positive"]);
    expect(entry.findings).toEqual([adverse("age", THE_3RD), adverse("sex", THE_3RD)]);
  });

  it("is what an impact becomes as it is revised", async () => {
    await find("positive", ["sex"]);
    await find("adverse", [], { at: ON_THE_4TH, impactId: (await theEntry()).impacts[0]?.id ?? 0 });
    expect((await theEntry()).findings).toEqual([adverse("sex", THE_4TH)]);
  });

  it("is acknowledged once its change is screened out, however its impacts were cleared first", async () => {
    await find("adverse", ["sex"]);
    await find("neutral", [], { at: ON_THE_4TH, impactId: (await theEntry()).impacts[0]?.id ?? 0 });
    await answer("screened_out", { at: ON_THE_5TH });
    const entry = await theEntry();
    expect(entry).toMatchObject({ kind: "screened_out", screenedOutOn: THE_5TH });
    const acknowledged = acknowledgementsGiven(await getContent(database.db, given.frameworkId));
    expect(acknowledged.find(({ changeId }) => changeId === entry.changeId)?.text).toMatch(
      /^Change \d+: I have considered these effects: assessed as adverse for sex on 3 March 2018, screened out on 5 March 2018$/u,
    );
  });

  it("goes with its lines where they are linked into another change", async () => {
    await find("adverse", ["sex"]);
    await answer("assessed", { changeId: given.changes.transfer });
    const { links } = await getContent(database.db, given.frameworkId);
    const linesOf = (changeId: number) => links.find(({ id }) => id === changeId);
    const lines = [linesOf(given.changes.transfer), linesOf(given.changes.cut)];
    const framework = await findFramework(database.db, given.frameworkId, { personId: 0, seesAll: true });
    const { changeId } = await linkLines(contextOf(database, author, ON_THE_5TH), {
      frameworkId: given.frameworkId,
      version: framework?.version ?? 0,
      title: "Both together",
      previousLineIds: lines.flatMap((line) => line?.previousLineIds ?? []),
      newLineIds: lines.flatMap((line) => line?.newLineIds ?? []),
    });
    const { entries } = await getContent(database.db, given.frameworkId);
    expect(entries.map((entry) => [entry.changeId, entry.findings])).toEqual([
      [changeId, [adverse("sex", THE_3RD)]],
    ]);
  });

  it("can be taken out by no act of anybody", async () => {
    await find("adverse", ["sex"]);
    await expect(database.db.delete(entryFinding)).rejects.toThrow();
    await expect(database.db.update(entryFinding).set({ direction: "not_yet_known" })).rejects.toThrow();
  });
});

describe("the day of a screening out", () => {
  it("is that of the answer that screened it out, whatever is revised afterwards", async () => {
    await answer("screened_out");
    await answer("screened_out", { at: ON_THE_5TH, screeningReason: "Another reason" });
    expect((await theEntry()).screenedOutOn).toBe(THE_3RD);
  });

  it("is none once it is assessed, and a new one when it is screened out again", async () => {
    await answer("screened_out");
    await answer("assessed", { at: ON_THE_4TH });
    expect((await theEntry()).screenedOutOn).toBeNull();
    await answer("screened_out", { at: ON_THE_5TH });
    expect((await theEntry()).screenedOutOn).toBe(THE_5TH);
  });

  it("comes with the answers to its five questions, on the audit log too", async () => {
    const answers = { changesPlace: "yes", screenedDespite: "It moves across the street" } as const;
    await answer("screened_out", answers);
    expect(await theEntry()).toMatchObject({ ...CHANGES_NOTHING, ...answers });
    const [event] = await database.db.select().from(auditEvent);
    expect(event?.detail).toMatchObject({ after: { ...answers, screenedOutOn: THE_3RD } });
  });
});

describe("evidence of an entry (rule 20)", () => {
  beforeEach(() => answer("assessed"));
  const save = async ({ at = ON_THE_4TH, ...rest }: Partial<SaveEvidenceInput> & { at?: Date } = {}) => {
    const { id: _id, ...words } = someEvidence();
    await saveEvidence(contextOf(database, author, at), {
      frameworkId: given.frameworkId,
      changeId: given.changes.cut,
      version: await versionOf(rest.changeId ?? given.changes.cut),
      evidenceId: "new",
      ...words,
      ...rest,
    });
  };
  const idOf = async () => (await theEntry()).evidence[0]?.id ?? 0;

  it("is stored without what its kind does not ask, and raises the entry's version", async () => {
    await save({ gapReason: "Nobody asks" });
    expect(await theEntry()).toMatchObject({
      version: 2,
      evidence: [{ ...someEvidence(), id: expect.any(Number) as number, gapReason: "" }],
    });
  });

  it("is revised in its own row, and removed; the audit log keeps what it said", async () => {
    await save();
    await save({ evidenceId: await idOf(), shows: "Two in three" });
    expect((await theEntry()).evidence).toMatchObject([{ shows: "Two in three" }]);
    const evidenceId = await idOf();
    await removeEvidence(contextOf(database, author), {
      frameworkId: given.frameworkId,
      changeId: given.changes.cut,
      version: 3,
      evidenceId,
    });
    expect((await theEntry()).evidence).toEqual([]);
    const events = await database.db.select().from(auditEvent);
    expect(events.map(({ act }) => act)).toEqual([
      "entry.answer",
      "evidence.save",
      "evidence.save",
      "evidence.remove",
    ]);
    expect(events.at(-1)?.detail).toMatchObject({ before: { shows: "Two in three" } });
  });

  it("is not of a day to come, nor of a change that is screened out, nor another entry's", async () => {
    const tomorrow = calendarDate("2018-03-05");
    expect(await refusalOf(save({ datedOn: tomorrow }))).toEqual({
      kind: "invalid",
      errors: { datedOn: "Date of the evidence must be today or earlier" },
    });
    await save();
    const evidenceId = await idOf();
    await answer("assessed", { changeId: given.changes.transfer });
    const { transfer } = given.changes;
    expect(await refusalOf(save({ changeId: transfer, evidenceId }))).toEqual({ kind: "not-found" });
    await answer("screened_out");
    expect(await refusalOf(save())).toMatchObject({ kind: "conflict" });
  });

  it("is refused on a form that was made before another's, with what is there now", async () => {
    await save();
    const stale = await refusalOf(save({ evidenceId: await idOf(), version: 1 }));
    expect(stale).toMatchObject({
      kind: "stale",
      current: { source: someEvidence().source, kind: "Held", datedOn: "31 December 2017" },
    });
  });
});
