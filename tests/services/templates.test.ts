import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { getContent } from "../../db/queries/content.server";
import { findApplication, findRound } from "../../db/queries/grants.server";
import { findPublicRound } from "../../db/queries/public-grants.server";
import { findMonitoredLine } from "../../db/queries/results.server";
import {
  findTemplateInUse,
  findTemplateVersion,
  listTemplateMoves,
  listTemplateVersions,
} from "../../db/queries/templates.server";
import {
  auditEvent,
  eia,
  eiaEntry,
  grantRound,
  lineMonitoring,
  signedRecord,
  templateVersion,
} from "../../db/schema";
import { submissionGate } from "../../app/domain/framework/sign-off-gate";
import { calendarDate, dateInLondon } from "../../app/domain/shared/calendar-date";
import { answerChange } from "../../app/services/eia/answer-change.server";
import { saveEia } from "../../app/services/eia/save-eia.server";
import { takeNewestQuestions } from "../../app/services/eia/take-newest-questions.server";
import { movesSeen } from "../../app/domain/templates/template";
import { saveEntry, type SaveEntryInput } from "../../app/services/eia/save-entry.server";
import { createFramework } from "../../app/services/frameworks/create-framework.server";
import { receiveApplication } from "../../app/services/grants/receive-application.server";
import { beginTemplateVersion } from "../../app/services/office/begin-template-version.server";
import { putTemplateIntoUse } from "../../app/services/office/put-template-into-use.server";
import { removeTemplateQuestion } from "../../app/services/office/remove-template-question.server";
import { saveTemplateGuidance } from "../../app/services/office/save-template-guidance.server";
import { saveTemplateQuestion } from "../../app/services/office/save-template-question.server";
import { enterReturn } from "../../app/services/results/enter-return.server";
import { makeReturnLink } from "../../app/services/results/make-return-link.server";
import { recordReturn } from "../../app/services/results/record-return.server";
import { NO_ALLOCATION } from "../../app/domain/eia/allocation";
import { anOffice, expectRefusal, type Office } from "../support/action-plan";
import { aPlannedRound, anApplication, enter, stepRound } from "../support/a-grant";
import { aCompleteFramework, NOTHING_MORE } from "../support/content-builder";
import { createTestDatabase } from "../support/database";
import { refusalOf } from "../support/refusals";
import { monitor } from "../support/results";
import { at as atNow, bringTo, givePassword, SIGN_OFF_NOW } from "../support/sign-off";
import { storeContent } from "../support/stored-content";
import { aQuestion, drafted, inUse, theDraft } from "../support/templates";

const NOW = SIGN_OFF_NOW;
let database: Database;
let office: Office;
beforeEach(async () => {
  database = await createTestDatabase();
  office = await anOffice(database);
});
afterEach(() => database.close());

const at = (who: keyof Office) => atNow(database, office[who]);
const acts = async () =>
  (await database.db.select({ act: auditEvent.act }).from(auditEvent).orderBy(auditEvent.number)).map(
    ({ act }) => act,
  );
const CHOICE = aQuestion({ question: "Which priority?", kind: "choice", choices: ["Victims", "Prevention"] });

async function aNewFramework(): Promise<number> {
  const { frameworkId } = await createFramework(at("author"), {
    ...{ title: "Another", aim: "", firstYear: 2018, numberOfYears: 1, priorities: ["Victims"] },
    ...{ budgetDate: null, previousId: null, isBaseline: false },
  });
  return frameworkId;
}

describe("versions of the office's own questions", () => {
  it("are drafted, put into use, and kept as they are", async () => {
    const number = await inUse(at("admin"), "entry", [aQuestion(), CHOICE]);
    expect(await findTemplateVersion(database.db, "entry", number)).toMatchObject({
      number: 1,
      questions: [
        { key: 1, isRequired: true },
        { key: 2, choices: ["Victims", "Prevention"] },
      ],
      inUseSince: NOW,
    });
    const next = await beginTemplateVersion(at("admin"), { kind: "entry" });
    expect(await beginTemplateVersion(at("admin"), { kind: "entry" })).toBe(next);
    const draft = await theDraft(at("admin"), "entry");
    expect(draft).toMatchObject({ number: 2, questions: [{ key: 1 }, { key: 2 }] });
    await removeTemplateQuestion(at("admin"), {
      ...{ kind: "entry", number: next, questionKey: 1, version: draft.version },
    });
    await saveTemplateQuestion(at("admin"), {
      ...{ kind: "entry", number: next, questionKey: "new", place: 1, version: draft.version + 1 },
      words: aQuestion({ question: "Whom does it help?" }),
    });
    const [second, first] = await listTemplateVersions(database.db, "entry");
    expect(second?.questions.map(({ key }) => key)).toEqual([3, 2]);
    expect(first?.questions.map(({ key }) => key)).toEqual([1, 2]);
    expect(await acts()).toEqual([
      ...["office.template-begin", "office.template-question", "office.template-question"],
      ...["office.template-use", "office.template-begin", "office.template-question-remove"],
      "office.template-question",
    ]);
  });

  it("are an administrator's, and each edit is made on what is there", async () => {
    await expectRefusal(beginTemplateVersion(at("author"), { kind: "entry" }), { kind: "forbidden" });
    const number = await drafted(at("admin"), "entry", [aQuestion()]);
    const place = { kind: "entry" as const, number };
    const edit = { ...place, questionKey: 1, words: aQuestion({ help: "Another" }), place: 1 };
    expect(await refusalOf(saveTemplateQuestion(at("admin"), { ...edit, version: 1 }))).toMatchObject({
      kind: "stale",
      current: { question: aQuestion().question, kind: "In words", isRequired: "Yes", place: "1" },
    });
    await expectRefusal(saveTemplateQuestion(at("admin"), { ...edit, questionKey: 9, version: 2 }), {
      kind: "not-found",
    });
    await expectRefusal(
      saveTemplateQuestion(at("admin"), { ...edit, questionKey: "new", words: aQuestion(), version: 2 }),
      { kind: "invalid" },
    );
    await expectRefusal(putTemplateIntoUse(at("admin"), { ...place, version: 1 }), { kind: "stale" });
    await expectRefusal(putTemplateIntoUse(at("senior"), { ...place, version: 2 }), { kind: "forbidden" });
    await putTemplateIntoUse(at("admin"), { ...place, version: 2 });
    await expectRefusal(saveTemplateQuestion(at("admin"), { ...edit, version: 3 }), { kind: "conflict" });
    await expectRefusal(putTemplateIntoUse(at("admin"), { ...place, version: 3 }), { kind: "conflict" });
  });

  it("stay as they are whatever writes", async () => {
    const number = await inUse(at("admin"), "entry");
    const frameworkId = await aNewFramework();
    const change = (work: Promise<unknown>) => expect(work).rejects.toThrow();
    await change(database.db.update(templateVersion).set({ questions: [] }));
    await change(database.db.delete(templateVersion).where(eq(templateVersion.number, number)));
    await change(database.db.execute(sql`truncate template_version cascade`));
    await change(
      database.db.update(eia).set({ templateVersionId: null }).where(eq(eia.frameworkId, frameworkId)),
    );
  });

  it("hold the office's words beside ours, for entries alone", async () => {
    const number = await drafted(at("admin"), "entry", []);
    const given = { kind: "entry" as const, number, version: 1 };
    await saveTemplateGuidance(at("admin"), {
      ...given,
      guidance: { kind: " Ask the team ", consultee: "" },
    });
    expect((await theDraft(at("admin"), "entry")).guidance).toEqual({ kind: "Ask the team" });
    expect(
      await refusalOf(saveTemplateGuidance(at("admin"), { ...given, guidance: { kind: "Other" } })),
    ).toMatchObject({ kind: "stale", current: { kind: "Ask the team" } });
    const other = await drafted(at("admin"), "return", []);
    await expectRefusal(
      saveTemplateGuidance(at("admin"), { kind: "return", number: other, version: 1, guidance: {} }),
      { kind: "not-found" },
    );
  });
});

describe("an EIA", () => {
  it("goes on to ask what it began with", async () => {
    const before = await aNewFramework();
    await inUse(at("admin"), "entry");
    const began = await aNewFramework();
    await inUse(at("admin"), "entry", [CHOICE]);
    const after = await aNewFramework();
    const asked = async (id: number) =>
      (await getContent(database.db, id)).ownQuestions.map(({ key }) => key);
    expect([await asked(before), await asked(began), await asked(after)]).toEqual([[], [1], [1, 2]]);
  });

  it("asks of the whole what it began with too, and is moved on by its author, on purpose", async () => {
    await inUse(at("admin"), "assessment", [aQuestion({ question: "Who read it?" }), CHOICE]);
    const frameworkId = await aNewFramework();
    const stored = () => getContent(database.db, frameworkId);
    const blocked = async () => {
      const gate = submissionGate(await stored(), dateInLondon(NOW));
      return gate.ok ? [] : gate.blockers.filter(({ rule }) => rule === "own_questions");
    };
    expect(await blocked()).toMatchObject([
      { subject: "EIA", putRight: { page: "eia", field: { ownQuestion: 1 } } },
      { putRight: { page: "eia", field: { ownQuestion: 2 } } },
    ]);
    const { version: first, startedOn: _s, confirmedAt: _c, ...head } = (await stored()).eia;
    const saved = { frameworkId, ...head, version: first };
    const wrong = { ...saved, ownAnswers: [{ key: 2, answer: "Both" }] };
    expect(await refusalOf(saveEia(at("author"), wrong))).toMatchObject({
      errors: { own_2: expect.any(String) },
    });
    const ownAnswers = [
      { key: 1, answer: " The panel " },
      { key: 2, answer: "Victims" },
    ];
    await saveEia(at("author"), { ...saved, ownAnswers });
    expect(await refusalOf(saveEia(at("author"), { ...saved, ownAnswers }))).toMatchObject({
      kind: "stale",
      current: { own_1: "The panel", own_2: "Victims" },
    });
    expect(await blocked()).toEqual([]);
    expect(await listTemplateMoves(database.db, frameworkId)).toEqual([]);
    const { version } = (await stored()).eia;
    const nothingNewer = { frameworkId, version, seen: "" };
    await expectRefusal(takeNewestQuestions(at("author"), nothingNewer), { kind: "conflict" });

    const number = await beginTemplateVersion(at("admin"), { kind: "assessment" });
    const draft = await theDraft(at("admin"), "assessment");
    await saveTemplateQuestion(at("admin"), {
      ...{ kind: "assessment", number, questionKey: 1, place: 1, version: draft.version },
      words: aQuestion({ question: "Who read it, and when?" }),
    });
    const readyToUse = await theDraft(at("admin"), "assessment");
    expect(readyToUse.questions.map(({ key }) => key)).toEqual([3, 2]);
    await putTemplateIntoUse(at("admin"), { kind: "assessment", number, version: readyToUse.version });
    await inUse(at("admin"), "entry");
    expect((await stored()).headQuestions.map(({ key }) => key)).toEqual([1, 2]);
    const moves = await listTemplateMoves(database.db, frameworkId);
    expect(moves).toMatchObject([
      { kind: "assessment", from: 1, to: 2, anew: ["Who read it, and when?"], noLonger: ["Who read it?"] },
      { kind: "entry", from: null, to: 1, noLonger: [] },
    ]);
    const taken = { frameworkId, version, seen: movesSeen(moves) };
    await expectRefusal(takeNewestQuestions(at("author"), { ...taken, seen: "assessment.1" }), {
      kind: "conflict",
    });
    await expectRefusal(takeNewestQuestions(at("author"), { ...taken, version: first }), { kind: "stale" });
    await expectRefusal(takeNewestQuestions(at("senior"), taken), { kind: "forbidden" });
    await takeNewestQuestions(at("author"), taken);
    const moved = await stored();
    expect(moved.headQuestions.map(({ key }) => key)).toEqual([3, 2]);
    expect(moved.ownQuestions.map(({ key }) => key)).toEqual([1]);
    expect(moved.eia.ownAnswers).toEqual([{ key: 2, question: CHOICE.question, answer: "Victims" }]);
    const [event] = await database.db.select().from(auditEvent).where(eq(auditEvent.act, "eia.questions"));
    expect(JSON.stringify(event)).toContain("The panel");
    const backTo = await findTemplateVersion(database.db, "assessment", 1);
    await expect(
      database.db
        .update(eia)
        .set({ headTemplateVersionId: backTo?.id ?? 0 })
        .where(eq(eia.frameworkId, frameworkId)),
    ).rejects.toThrow();
  });

  it("keeps an entry's answer to what is asked in the same words, once it is moved on", async () => {
    const place = await aFramework();
    await saveEntry(at("author"), {
      ...{ ...answer, ...place, version: 0 },
      ownAnswers: [
        { key: 1, answer: "Buses stop" },
        { key: 2, answer: "Victims" },
      ],
    });
    await database.db.insert(templateVersion).values({
      ...{ kind: "entry", number: 9, inUseSince: NOW, usedBy: office.admin.personId, usedByName: "Admin" },
      questions: [{ key: 1, ...aQuestion() }],
    });
    const before = await getContent(database.db, place.frameworkId);
    const moves = await listTemplateMoves(database.db, place.frameworkId);
    await takeNewestQuestions(at("author"), {
      ...{ frameworkId: place.frameworkId, version: before.eia.version, seen: movesSeen(moves) },
    });
    const after = await getContent(database.db, place.frameworkId);
    const of = ({ entries }: typeof after) => entries.find(({ changeId }) => changeId === place.changeId);
    expect(of(after)?.ownAnswers.map(({ answer: said }) => said)).toEqual(["Buses stop"]);
    expect(of(after)?.version).toBe((of(before)?.version ?? 0) + 1);
  });

  const answer: Omit<SaveEntryInput, "frameworkId" | "changeId" | "version"> = {
    ...{
      kind: "assessed",
      ...NOTHING_MORE,
      screeningReason: "",
      noImpactReason: "Nobody",
      separateReference: "",
    },
    ...{ separateDate: null, separateCopy: null, allocation: NO_ALLOCATION, nobodyConsultedReason: "" },
    ...{ newImpacts: [], impacts: [], newConsultee: null, newEvidence: null, alsoFor: [] },
  };

  /** A framework whose entries are asked both, with a change that nobody has answered for. */
  async function aFramework() {
    const complete = aCompleteFramework();
    const [first, ...entries] = complete.entries;
    const stored = await storeContent(database, office.author, {
      ...complete,
      actions: [],
      entries,
      ownQuestions: [
        { key: 1, ...aQuestion() },
        { key: 2, ...CHOICE, isRequired: false },
      ],
    });
    const content = await getContent(database.db, stored.frameworkId);
    const place = complete.links.findIndex(({ id }) => id === first?.changeId);
    return { frameworkId: stored.frameworkId, changeId: content.links[place]?.id ?? 0 };
  }

  it("keeps what an entry answers, and drops what is not asked", async () => {
    const place = await aFramework();
    await saveEntry(at("author"), {
      ...answer,
      ...place,
      version: 0,
      ownAnswers: [
        { key: 2, answer: "Victims" },
        { key: 1, answer: " Buses stop " },
        { key: 7, answer: "Of nothing" },
      ],
    });
    const content = await getContent(database.db, place.frameworkId);
    const entry = content.entries.find(({ changeId }) => changeId === place.changeId);
    expect(entry?.ownAnswers.map(({ key, answer: said }) => [key, said])).toEqual([
      [1, "Buses stop"],
      [2, "Victims"],
    ]);
    const gate = submissionGate(content, dateInLondon(NOW));
    const blocked = gate.ok ? [] : gate.blockers.filter(({ rule }) => rule === "own_questions");
    expect(blocked).toHaveLength(content.entries.length - 1);
    expect((await acts()).at(-1)).toBe("entry.answer");
  });

  it("refuses what is none of the answers", async () => {
    const place = await aFramework();
    const wrong = { ...answer, ...place, version: 0, ownAnswers: [{ key: 2, answer: "Both" }] };
    expect(await refusalOf(saveEntry(at("author"), wrong))).toMatchObject({
      kind: "invalid",
      errors: { own_2: expect.any(String) },
    });
  });

  it("shows what is there beside what was typed on a page where nothing was yet", async () => {
    const place = await aFramework();
    const typed = { ...answer, ...place, version: 0, ownAnswers: [{ key: 1, answer: "Buses stop" }] };
    await saveEntry(at("author"), typed);
    expect(await refusalOf(saveEntry(at("author"), typed))).toMatchObject({
      kind: "stale",
      current: { own_1: "Buses stop", own_2: "" },
    });
    expect(await refusalOf(answerChange(at("author"), { ...typed, version: 7 }))).toMatchObject({
      kind: "stale",
      current: { own_1: "Buses stop" },
    });
  });

  it("freezes them with the entry, and seals them", async () => {
    const complete = aCompleteFramework();
    const stored = await storeContent(database, office.author, {
      ...complete,
      ownQuestions: [{ key: 1, ...aQuestion() }],
      entries: complete.entries.map((entry) => ({
        ...entry,
        ownAnswers: [{ key: 1, question: aQuestion().question, answer: "Buses stop" }],
      })),
    });
    await givePassword(database, office.decider);
    await bringTo(database, office, stored.frameworkId, "signed");
    const [entry] = (await getContent(database.db, stored.frameworkId)).entries;
    await expectRefusal(
      saveEntry(at("author"), {
        ...{ ...answer, frameworkId: stored.frameworkId, changeId: entry?.changeId ?? 0 },
        ...{ version: entry?.version ?? 0, ownAnswers: [] },
      }),
      { kind: "conflict" },
    );
    await expect(database.db.update(eiaEntry).set({ ownAnswers: [] })).rejects.toThrow();
    const [signed] = await database.db.select().from(signedRecord);
    expect(JSON.stringify(signed)).toContain("Buses stop");
  });
});

describe("a return", () => {
  let frameworkId: number;
  let lineId: number;
  let indicatorId: number;
  const YEAR_END = calendarDate("2019-03-31");
  const later = new Date("2019-06-03T10:00:00Z");
  beforeEach(async () => {
    await inUse(at("admin"), "return", [aQuestion({ question: "What went well?" })]);
    ({ frameworkId } = await storeContent(database, office.author));
    lineId = (await getContent(database.db, frameworkId)).budget.lines[0]?.id ?? 0;
    indicatorId = await monitor(atNow(database, office.author, later), { frameworkId, lineId });
  });
  const line = async () => (await findMonitoredLine(database.db, frameworkId, lineId))?.line;
  const words = (value: number) => ({ values: { [indicatorId]: value }, spent: null, note: "" });
  const endsOn = async () => {
    const frequency = (await line())?.frequency;
    return frequency === "full_year" ? YEAR_END : calendarDate("2018-09-30");
  };

  it("asks what its line began with, and is not taken without what must be answered", async () => {
    await inUse(at("admin"), "return", [aQuestion({ question: "What else?" })]);
    expect((await line())?.questions.map(({ question }) => question)).toEqual(["What went well?"]);
    const given = {
      ...{ frameworkId, lineId, periodEndsOn: await endsOn(), words: words(10_00), counts: {}, version: 0 },
    };
    const context = atNow(database, office.author, later);
    expect(await refusalOf(recordReturn(context, { ...given, ownAnswers: [] }))).toMatchObject({
      errors: { own_1: "“What went well?” is not answered." },
    });
    await recordReturn(context, { ...given, ownAnswers: [{ key: 1, answer: "More came" }] });
    expect((await line())?.returns[0]?.ownAnswers).toEqual([{ key: 1, answer: "More came" }]);
    expect(await refusalOf(recordReturn(context, { ...given, ownAnswers: [] }))).toMatchObject({
      kind: "stale",
      current: { own_1: "More came" },
    });
  });

  it("is asked of a provider with a private link too, and the very same is there once", async () => {
    const periodEndsOn = await endsOn();
    const { token } = await makeReturnLink(atNow(database, office.author, later), {
      ...{ frameworkId, lineId, periodEndsOn },
    });
    const door = { database, now: () => later };
    const sent = { token, words: words(20_00), counts: {}, version: 0 };
    await expectRefusal(enterReturn(door, { ...sent, ownAnswers: [] }), { kind: "invalid" });
    const ownAnswers = [{ key: 1, answer: "More came" }];
    await enterReturn(door, { ...sent, ownAnswers });
    await enterReturn(door, { ...sent, ownAnswers });
    await expectRefusal(enterReturn(door, { ...sent, ownAnswers: [{ key: 1, answer: "Other" }] }), {
      kind: "stale",
    });
    expect((await line())?.returns).toMatchObject([{ version: 1, ownAnswers }]);
  });

  it("keeps its version whatever writes", async () => {
    await expect(database.db.update(lineMonitoring).set({ templateVersionId: null })).rejects.toThrow();
  });
});

describe("an application for a grant", () => {
  const asked = [aQuestion({ question: "Who keeps the accounts?", isRequired: true })];

  async function anOpenRound() {
    await inUse(at("admin"), "application", asked);
    const { frameworkId } = await storeContent(database, office.author);
    const place = await aPlannedRound(database, office, { frameworkId, now: NOW });
    await inUse(at("admin"), "application", [aQuestion({ question: "Another?" })]);
    await stepRound(database, office, { ...place, act: "open" }, NOW);
    return place;
  }

  it("is asked what its round began with, on paper and by the public form", async () => {
    const place = await anOpenRound();
    const round = await findRound(database.db, place.frameworkId, place.roundId);
    expect(round?.questions).toMatchObject([{ key: 1, question: "Who keeps the accounts?" }]);
    const slug = round?.slug ?? "";
    const open = await findPublicRound(database.publicDb, slug, dateInLondon(NOW));
    expect(open?.questions).toEqual(round?.questions);
    expect(await refusalOf(enter(database, office, place, NOW))).toMatchObject({
      errors: { own_1: "“Who keeps the accounts?” is not answered." },
    });
    const ownAnswers = [{ key: 1, answer: "The treasurer" }];
    const applicationId = await enter(database, office, place, NOW, { ownAnswers });
    expect(await findApplication(database.db, place.roundId, applicationId)).toMatchObject({ ownAnswers });
    const door = { database, now: () => NOW, secret: new Uint8Array(32).fill(7), address: "192.0.2.1" };
    const sent = { ...anApplication(), slug, formKey: "a page" };
    await expectRefusal(receiveApplication(door, sent), { kind: "invalid" });
    await receiveApplication(door, { ...sent, ownAnswers });
    await expect(
      database.db.update(grantRound).set({ templateVersionId: null }).where(eq(grantRound.id, place.roundId)),
    ).rejects.toThrow();
  });

  it("is asked nothing of its own where the office has put nothing into use", async () => {
    await drafted(at("admin"), "application", asked);
    expect(await findTemplateInUse(database.db, "application")).toBeNull();
    const { frameworkId } = await storeContent(database, office.author);
    const { roundId } = await aPlannedRound(database, office, { frameworkId, now: NOW });
    expect((await findRound(database.db, frameworkId, roundId))?.questions).toEqual([]);
  });
});
