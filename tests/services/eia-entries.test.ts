import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { NO_ALLOCATION } from "../../app/domain/eia/allocation";
import type { Database } from "../../db/client.server";
import { getContent } from "../../db/queries/content.server";
import type { Actor } from "../../db/queries/people.server";
import { findStoredCopy } from "../../db/queries/stored-copies.server";
import {
  auditEvent,
  budgetLine,
  budgetLineAmount,
  framework,
  frameworkAuthor,
  storedCopy,
} from "../../db/schema";
import { isStale } from "../../app/domain/eia/freshness";
import { linesSeen } from "../../app/domain/eia/lines-seen";
import { changesOf } from "../../app/domain/framework/content";
import { submissionGate } from "../../app/domain/framework/sign-off-gate";
import { FRAMEWORK_STATES, ROLES } from "../../app/domain/framework/lifecycle";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { answerChange, type AnswerChangeInput } from "../../app/services/eia/answer-change.server";
import { confirmEntry } from "../../app/services/eia/confirm-entry.server";
import { saveConsultee } from "../../app/services/eia/save-consultee.server";
import { saveImpact } from "../../app/services/eia/save-impact.server";
import { CHANGES_NOTHING, NOT_ANSWERED, NOTHING_MORE } from "../support/content-builder";
import { createTestDatabase } from "../support/database";
import { entryOf, storeEiaFramework, type EiaFramework } from "../support/eia-framework";
import { addPerson, contextOf } from "../support/office";
import { refusalOf } from "../support/refusals";

const LATER = new Date("2018-03-08T09:00:00Z");
const PDF = new TextEncoder().encode("%PDF-1.7 the assessment of Victim First");

let database: Database;
let author: Actor;
let given: EiaFramework;
beforeEach(async () => {
  database = await createTestDatabase();
  author = await addPerson(database, "Author", ["eia_author"]);
  given = await storeEiaFramework(database, author);
});
afterEach(() => database.close());

const NOTHING_SAID = {
  ...NOTHING_MORE,
  screeningReason: "",
  separateReference: "",
  separateDate: null,
  separateCopy: null,
  allocation: NO_ALLOCATION,
  noImpactReason: "",
  nobodyConsultedReason: "",
};

function answer(
  changes: Partial<AnswerChangeInput> & Pick<AnswerChangeInput, "kind">,
  { as = author, at, formKey }: { as?: Actor; at?: Date; formKey?: string } = {},
) {
  const { frameworkId } = given;
  const input = {
    ...NOTHING_SAID,
    ...(changes.kind === "screened_out" && CHANGES_NOTHING),
    frameworkId,
    changeId: given.changes.cut,
    version: 0,
    ...changes,
  };
  return answerChange({ ...contextOf(database, as, at), formKey }, input);
}
const confirm = (version: number, rest: { linesSeen?: string; as?: Actor; changeId?: number } = {}) =>
  confirmEntry(contextOf(database, rest.as ?? author, LATER), {
    frameworkId: given.frameworkId,
    changeId: rest.changeId ?? given.changes.cut,
    version,
    linesSeen: rest.linesSeen,
  });
const theEntry = (changeId = given.changes.cut) => entryOf(database, given.frameworkId, changeId);
const changeNow = async (changeId = given.changes.cut) => {
  const change = changesOf(await getContent(database.db, given.frameworkId)).find(
    ({ id }) => id === changeId,
  );
  if (!change) throw new Error("No such change");
  return change;
};
/** What editing the line of the cut does. */
async function moveFigures() {
  await database.db
    .update(budgetLineAmount)
    .set({ pence: 300_000_00 })
    .where(eq(budgetLineAmount.lineId, given.cutLineId));
  await database.db.update(budgetLine).set({ version: 2 }).where(eq(budgetLine.id, given.cutLineId));
}
const blockersOfCut = async () => {
  const gate = submissionGate(await getContent(database.db, given.frameworkId), calendarDate("2018-03-07"));
  return gate.ok ? [] : gate.blockers.filter(({ subject }) => subject === "Offender management");
};

describe("answering for a change", () => {
  it("makes its entry, on the lines as they are, and tells the audit log", async () => {
    const entryId = await answer({ kind: "assessed", nobodyConsultedReason: "No time" });
    const entry = await theEntry();
    expect(entry).toMatchObject({
      id: entryId,
      kind: "assessed",
      nobodyConsultedReason: "No time",
      impacts: [],
      version: 1,
    });
    expect(isStale(entry, await changeNow())).toBe(false);
    expect(await database.db.select().from(auditEvent)).toMatchObject([
      { act: "entry.answer", subject: "Offender management", detail: { kind: "assessed" } },
    ]);
    expect(await database.db.select().from(frameworkAuthor)).toMatchObject([{ personId: author.personId }]);
  });

  it("answers for a transfer and for an unchanged line that is written differently", async () => {
    await answer({ kind: "screened_out", screeningReason: "It goes on", changeId: given.changes.transfer });
    await answer({ kind: "assessed", changeId: given.changes.respelt });
    expect((await theEntry(given.changes.transfer)).screeningReason).toBe("It goes on");
    expect((await theEntry(given.changes.respelt)).kind).toBe("assessed");
  });

  it("answers for what is the same in both budgets, as for any other", async () => {
    const changeId = given.changes.same;
    expect(await changeNow(changeId)).toMatchObject({ kind: "unchanged", differences: [] });
    await answer({ kind: "assessed", changeId });
    expect((await theEntry(changeId)).kind).toBe("assessed");
    const gate = submissionGate(await getContent(database.db, given.frameworkId), calendarDate("2018-03-08"));
    const ofEntry = (gate.ok ? [] : gate.blockers).filter(
      ({ putRight }) => "changeId" in putRight && putRight.changeId === changeId,
    );
    expect(ofEntry.map(({ rule }) => rule)).toEqual(["completeness"]);
  });

  it("still revises an entry whose change has become an unchanged one", async () => {
    await answer({ kind: "assessed" });
    await database.db
      .update(budgetLineAmount)
      .set({ pence: 358_000_00 })
      .where(eq(budgetLineAmount.lineId, given.cutLineId));
    expect((await changeNow()).kind).toBe("unchanged");
    await answer({ kind: "screened_out", screeningReason: "The cut was taken back", version: 1 });
    expect((await theEntry()).kind).toBe("screened_out");
  });

  it("keeps the texts of the kind it was before", async () => {
    await answer({ kind: "screened_out", screeningReason: "Nobody is affected" });
    await answer({ kind: "assessed", screeningReason: "Nobody is affected", version: 1 });
    expect(await theEntry()).toMatchObject({
      kind: "assessed",
      screeningReason: "Nobody is affected",
      version: 2,
    });
    expect(await database.db.select().from(auditEvent)).toMatchObject([
      {},
      { detail: { kind: "assessed", formerKind: "screened_out" } },
    ]);
  });

  it("revises a stale entry: saving it says that it is about the lines as they are now", async () => {
    await answer({ kind: "screened_out", screeningReason: "A small saving" });
    await moveFigures();
    expect(isStale(await theEntry(), await changeNow())).toBe(true);
    await answer({ kind: "screened_out", screeningReason: "A larger saving", version: 1 }, { at: LATER });
    const entry = await theEntry();
    expect(isStale(entry, await changeNow())).toBe(false);
    expect(entry.confirmedAt).toEqual(LATER);
  });

  it("refuses a form whose page showed other figures", async () => {
    const seen = linesSeen(await changeNow());
    await moveFigures();
    const refusal = await refusalOf(answer({ kind: "assessed", linesSeen: seen }));
    expect(refusal).toMatchObject({ kind: "conflict", message: expect.stringContaining("edited while") });
    await answer({ kind: "assessed", linesSeen: linesSeen(await changeNow()) });
  });

  it("refuses a stale form and shows what is there now, in words", async () => {
    await answer({ kind: "screened_out", screeningReason: "Somebody else's" });
    expect(await refusalOf(answer({ kind: "assessed" }))).toEqual({
      kind: "stale",
      current: expect.objectContaining({
        kind: "Screened out",
        screeningReason: "Somebody else's",
      }) as unknown,
    });
    expect((await theEntry()).kind).toBe("screened_out");
  });

  it("refuses the same form a second time", async () => {
    await answer({ kind: "assessed" }, { formKey: "the-key-of-one-form" });
    const again = answer({ kind: "assessed", version: 1 }, { formKey: "the-key-of-one-form" });
    expect(await refusalOf(again)).toEqual({ kind: "repeated" });
    expect((await theEntry()).version).toBe(1);
  });

  it("takes nobody affected, or impacts, but not both", async () => {
    await answer({ kind: "assessed", noImpactReason: "It is an internal post" });
    const impact = {
      frameworkId: given.frameworkId,
      changeId: given.changes.cut,
      version: 1,
      impactId: "new" as const,
      characteristics: ["sex" as const],
      direction: "neutral" as const,
      who: "",
      description: "",
      ...NOT_ANSWERED,
    };
    const context = contextOf(database, author);
    expect(await refusalOf(saveImpact(context, impact))).toMatchObject({
      kind: "invalid",
      errors: { characteristics: expect.stringContaining("nobody is affected") },
    });
    await answer({ kind: "assessed", version: 1 });
    await saveImpact(context, { ...impact, version: 2 });
    expect(await refusalOf(answer({ kind: "assessed", noImpactReason: "Nobody", version: 3 }))).toMatchObject(
      {
        kind: "invalid",
        errors: { noImpactReason: expect.stringContaining("Characteristics are assessed") },
      },
    );
    expect(await theEntry()).toMatchObject({ noImpactReason: "", version: 3 });
  });

  it("takes nobody consulted, or consultees, but not both", async () => {
    await answer({ kind: "assessed", nobodyConsultedReason: "No time" });
    const consultee = {
      frameworkId: given.frameworkId,
      changeId: given.changes.cut,
      consulteeId: "new" as const,
      version: 1,
      consultee: "Board",
      consultedWhen: "",
      consultedFrom: null,
      consultedTo: null,
      said: "",
      influence: "",
      amountBefore: null,
      amountAfter: null,
      unchangedReason: "",
    };
    const context = contextOf(database, author);
    expect(await refusalOf(saveConsultee(context, consultee))).toMatchObject({
      kind: "invalid",
      errors: { consultee: expect.stringContaining("nobody was consulted") },
    });
    await answer({ kind: "assessed", version: 1 });
    await saveConsultee(context, { ...consultee, version: 2 });
    const both = answer({ kind: "assessed", nobodyConsultedReason: "No time", version: 3 });
    expect(await refusalOf(both)).toMatchObject({
      kind: "invalid",
      errors: { nobodyConsultedReason: expect.stringContaining("Consultees are recorded") },
    });
  });

  it.each(ROLES.filter((role) => role !== "eia_author"))("is refused to a %s", async (role) => {
    const other = await addPerson(database, `Somebody else ${role}`, [role]);
    const refusal = await refusalOf(answer({ kind: "assessed" }, { as: other }));
    const knowsOfIt = role !== "action_owner" && role !== "administrator";
    expect(refusal.kind).toBe(knowsOfIt ? "forbidden" : "not-found");
    expect((await getContent(database.db, given.frameworkId)).entries).toEqual([]);
  });

  it.each(FRAMEWORK_STATES.filter((state) => state !== "drafting"))(
    "is refused for a framework that is %s",
    async (state) => {
      await database.db.update(framework).set({ state }).where(eq(framework.id, given.frameworkId));
      expect((await refusalOf(answer({ kind: "assessed" }))).kind).toBe("conflict");
    },
  );

  it("does not find another framework's change, nor one that is not there", async () => {
    const other = await storeEiaFramework(database, author);
    for (const changeId of [other.changes.cut, 999_999]) {
      expect(await refusalOf(answer({ kind: "assessed", changeId }))).toEqual({ kind: "not-found" });
    }
    expect(await refusalOf(answer({ kind: "assessed", frameworkId: 999_999 }))).toEqual({
      kind: "not-found",
    });
  });
});

describe("a separate EIA and its stored copy", () => {
  const pointer = {
    kind: "separate_eia" as const,
    separateReference: "Victim First EIA",
    separateDate: calendarDate("2018-02-01"),
  };
  const copyRow = (frameworkId = given.frameworkId, copyId = 1) =>
    findStoredCopy(database.db, { frameworkId, copyId });

  it("stores the file with its digest, its cleaned name and a media type of our own", async () => {
    await answer({ ...pointer, separateCopy: { fileName: "C:\\fakepath\\Victim First.PDF", bytes: PDF } });
    const { separateEia } = await theEntry();
    const sha256 = createHash("sha256").update(PDF).digest("hex");
    expect(separateEia).toMatchObject({
      reference: "Victim First EIA",
      date: "2018-02-01",
      copy: { fileName: "Victim First.pdf", mediaType: "application/pdf", byteLength: PDF.length, sha256 },
    });
    const stored = await copyRow(given.frameworkId, separateEia.copy?.id);
    expect(stored && new Uint8Array(stored.content)).toEqual(PDF);
    const events = await database.db.select().from(auditEvent);
    expect(events.map(({ act }) => act)).toEqual(["copy.store", "entry.answer"]);
    expect(events[0]?.detail).toMatchObject({ after: { sha256, byteLength: PDF.length } });
  });

  it("keeps the copy when the entry is saved without a file, and stores the same file once", async () => {
    await answer({ ...pointer, separateCopy: { fileName: "eia.pdf", bytes: PDF } });
    const first = (await theEntry()).separateEia.copy;
    await answer({ ...pointer, version: 1 });
    expect((await theEntry()).separateEia.copy).toEqual(first);
    await answer({ ...pointer, separateCopy: { fileName: "eia.pdf", bytes: PDF }, version: 2 });
    expect((await theEntry()).separateEia.copy).toEqual(first);
    expect(await database.db.select({ id: storedCopy.id }).from(storedCopy)).toHaveLength(1);
  });

  it("no longer serves a copy that was replaced, and never one of another framework", async () => {
    await answer({ ...pointer, separateCopy: { fileName: "eia.pdf", bytes: PDF } });
    const first = (await theEntry()).separateEia.copy?.id;
    const text = new TextEncoder().encode("The second version");
    await answer({ ...pointer, separateCopy: { fileName: "eia.txt", bytes: text }, version: 1 });
    const second = (await theEntry()).separateEia.copy;
    expect(second).toMatchObject({ fileName: "eia.txt", mediaType: "text/plain" });
    expect(await copyRow(given.frameworkId, first)).toBeNull();
    expect(await copyRow(given.frameworkId, second?.id)).not.toBeNull();
    const other = await storeEiaFramework(database, author);
    expect(await copyRow(other.frameworkId, second?.id)).toBeNull();
  });

  it("refuses a file that is not what its name says, and stores nothing", async () => {
    const bytes = new TextEncoder().encode("<script>alert(1)</script>");
    expect(
      await refusalOf(answer({ ...pointer, separateCopy: { fileName: "eia.pdf", bytes } })),
    ).toMatchObject({
      kind: "invalid",
      errors: { separateCopy: expect.stringContaining("not a PDF") },
    });
    expect(await database.db.select({ id: storedCopy.id }).from(storedCopy)).toEqual([]);
    expect((await getContent(database.db, given.frameworkId)).entries).toEqual([]);
  });

  it("refuses a date in the future", async () => {
    const tomorrow = answer({ ...pointer, separateDate: calendarDate("2018-03-08") });
    expect(await refusalOf(tomorrow)).toMatchObject({
      kind: "invalid",
      errors: { separateDate: expect.any(String) },
    });
    await answer({ ...pointer, separateDate: calendarDate("2018-03-07") });
  });

  it("may be incomplete in a draft: the gate says what is missing", async () => {
    await answer({ kind: "separate_eia", nobodyConsultedReason: "It has its own" });
    expect((await blockersOfCut()).map(({ message }) => message)).toEqual([
      "The pointer to a separate EIA is incomplete: its reference, its date, a stored copy and its findings by characteristic are missing.",
    ]);
  });
});

describe("confirming that an entry is still right", () => {
  beforeEach(async () => {
    await answer({ kind: "screened_out", screeningReason: "A small saving" });
  });

  it("is about the lines as they are now, and the gate lets it pass", async () => {
    await moveFigures();
    expect((await blockersOfCut()).map(({ rule }) => rule)).toEqual(["freshness"]);
    await confirm(1, { linesSeen: linesSeen(await changeNow()) });
    expect(await theEntry()).toMatchObject({
      version: 2,
      confirmedAt: LATER,
      screeningReason: "A small saving",
    });
    expect(await blockersOfCut()).toEqual([]);
    const [, event] = await database.db.select().from(auditEvent);
    expect(event).toMatchObject({
      act: "entry.confirm",
      detail: {
        moved: ["New budget: Offender management: 2018/19 went from £342,092 to £300,000"],
      },
    });
  });

  it("is refused where nothing moved", async () => {
    expect(await refusalOf(confirm(1))).toMatchObject({ kind: "conflict" });
    expect((await theEntry()).version).toBe(1);
  });

  it("is refused where the lines moved again since the page was opened", async () => {
    const seen = linesSeen(await changeNow());
    await moveFigures();
    expect(await refusalOf(confirm(1, { linesSeen: seen }))).toMatchObject({ kind: "conflict" });
    expect(isStale(await theEntry(), await changeNow())).toBe(true);
  });

  it("is refused on a stale form, to others, and where there is no entry", async () => {
    await moveFigures();
    expect((await refusalOf(confirm(2))).kind).toBe("stale");
    const officer = await addPerson(database, "Officer", ["monitoring_officer"]);
    expect((await refusalOf(confirm(1, { as: officer }))).kind).toBe("forbidden");
    expect((await refusalOf(confirm(1, { changeId: given.changes.transfer }))).kind).toBe("conflict");
    expect((await refusalOf(confirm(1, { changeId: 999_999 }))).kind).toBe("not-found");
  });
});
