import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { getContent } from "../../db/queries/content.server";
import {
  countReadings,
  findAnswer,
  findConsultation,
  listAnswers,
  listCountedAnswers,
  listQuestions,
} from "../../db/queries/public-consultations.server";
import type { Actor } from "../../db/queries/people.server";
import { findQuotation } from "../../db/queries/consultation-readings.server";
import {
  answerImport,
  auditEvent,
  consultationAnswer,
  consultationReading,
  consultationSavedAnswer,
} from "../../db/schema";
import { countAnswers, type Given } from "../../app/domain/consultation/answer";
import type { ConsultationAct } from "../../app/domain/consultation/public-consultation";
import type { Condition, QuestionKind } from "../../app/domain/consultation/question";
import { DELETED_WORDS } from "../../app/domain/consultation/retention";
import { changesOf } from "../../app/domain/framework/content";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { copyQuestions } from "../../app/services/consultation/copy-questions.server";
import { deleteAnswer } from "../../app/services/consultation/delete-answer.server";
import { deleteWhatIsDue } from "../../app/services/consultation/delete-what-is-due.server";
import { enterAnswer } from "../../app/services/consultation/enter-answer.server";
import { openSavedAnswer } from "../../app/services/consultation/open-saved-answer.server";
import { readAnswer } from "../../app/services/consultation/read-answer.server";
import { questionInAFlood, receiveAnswer } from "../../app/services/consultation/receive-answer.server";
import { removeQuestion } from "../../app/services/consultation/remove-question.server";
import { saveAnswer } from "../../app/services/consultation/save-answer.server";
import { savePublicConsultation } from "../../app/services/consultation/save-consultation.server";
import { saveQuestion } from "../../app/services/consultation/save-question.server";
import { takeConsultationStep } from "../../app/services/consultation/take-step.server";
import { NO_VERSION } from "../../app/services/context.server";
import { anOffice, expectRefusal, type Office } from "../support/action-plan";
import { createTestDatabase } from "../support/database";
import { at, setTitles } from "../support/sign-off";
import { storeContent } from "../support/stored-content";

let database: Database;
let office: Office;
let frameworkId: number;
let changeIds: number[];
beforeAll(async () => {
  database = await createTestDatabase();
  office = await anOffice(database);
  await setTitles(database);
});
beforeEach(async () => {
  ({ frameworkId } = await storeContent(database, office.author));
  const changes = changesOf(await getContent(database.db, frameworkId));
  changeIds = changes.filter(({ kind, id }) => kind === "change" && id > 0).map(({ id }) => id);
});
afterAll(() => database.close());

const BEFORE = new Date("2018-01-02T10:00:00Z");
const DURING = new Date("2018-01-20T10:00:00Z");
const AFTER = new Date("2018-02-20T10:00:00Z");
const A_YEAR_LATER = new Date("2019-02-20T10:00:00Z");

async function written(keptUntil: string | null = null): Promise<number> {
  return savePublicConsultation(at(database, office.author, BEFORE), {
    ...{ frameworkId, consultationId: "new" as const, version: NO_VERSION },
    ...{ title: "Our budget", why: "There is less.", privacy: "Two read them.", contact: "0116 496 0000" },
    ...{ opensOn: calendarDate("2018-01-08"), closesOn: calendarDate("2018-02-19") },
    ...{ changeIds: changeIds.slice(0, 1), keptUntil: keptUntil === null ? null : calendarDate(keptUntil) },
  });
}

interface Asked {
  kind: QuestionKind;
  text: string;
  condition?: Condition | null;
}
async function ask(
  consultationId: number,
  { kind, text, condition = null }: Asked,
  place: { questionId?: number; version?: number; options?: string[] } = {},
) {
  const ofKind = kind === "choice" || kind === "many" || kind === "matrix" ? ["Yes", "No"] : [];
  await saveQuestion(at(database, office.author, BEFORE), {
    ...{ frameworkId, consultationId, section: "", hint: "", isRequired: false, kind, text, condition },
    ...{ options: place.options ?? ofKind },
    ...{ questionId: place.questionId ?? ("new" as const), version: place.version ?? NO_VERSION },
  });
  const questions = await listQuestions(database.db, consultationId);
  return questions.find((question) => question.text === text)?.id ?? 0;
}

const now = (id: number) => findConsultation(database.db, frameworkId, id);
async function step(consultationId: number, act: ConsultationAct, who: Actor, when = BEFORE, reason = "") {
  const version = (await now(consultationId))?.version ?? 0;
  await takeConsultationStep(at(database, who, when), { frameworkId, consultationId, act, version, reason });
}
async function open(id: number): Promise<string> {
  await step(id, "approve", office.senior);
  await step(id, "open", office.monitoring);
  return (await now(id))?.slug ?? "";
}

/** A choice, what is asked where it is answered "Yes", and words. */
async function opened(keptUntil: string | null = null) {
  const id = await written(keptUntil);
  const choice = await ask(id, { kind: "choice", text: "Do you live here?" });
  const hanging = await ask(id, {
    kind: "text",
    text: "Since when?",
    condition: { questionId: choice, answer: "Yes" },
  });
  const words = await ask(id, { kind: "text", text: "What else?" });
  const support = await ask(id, { kind: "support", text: "Do you support it?" });
  return { id, slug: await open(id), choice, hanging, words, support };
}

const door = (when = DURING, address = "192.0.2.1") => ({
  database,
  now: () => when,
  secret: new Uint8Array(32),
  address,
});
const sent = (slug: string, given: Given, rest: { formKey?: string; savedToken?: string } = {}) => ({
  ...{ slug, formKey: "a key", body: "", given },
  ...rest,
});
const answersOf = (id: number) => listCountedAnswers(database.db, id);

describe("a question that is asked only on an answer", () => {
  it("names one that stands before it, and an answer that it has", async () => {
    const id = await written();
    const first = await ask(id, { kind: "choice", text: "First" });
    const condition = { questionId: first, answer: "Yes" };
    const second = await ask(id, { kind: "choice", text: "Second", condition });
    expect((await listQuestions(database.db, id))[1]?.condition).toEqual(condition);
    const refused = { kind: "invalid", errors: { condition: expect.any(String) as string } } as const;
    await expectRefusal(
      ask(id, { kind: "text", text: "Third", condition: { ...condition, answer: "Perhaps" } }),
      refused,
    );
    // A circle, of two and of one.
    for (const questionId of [second, first]) {
      await expectRefusal(
        ask(
          id,
          { kind: "choice", text: "First", condition: { questionId, answer: "Yes" } },
          { questionId: first, version: 1 },
        ),
        refused,
      );
    }
    const ofAnother = await ask(await written(), { kind: "choice", text: "Elsewhere" });
    await expectRefusal(
      ask(id, { kind: "text", text: "Third", condition: { questionId: ofAnother, answer: "Yes" } }),
      refused,
    );
  });

  it("keeps the one that it hangs on, with that answer", async () => {
    const id = await written();
    const first = await ask(id, { kind: "choice", text: "First" });
    await ask(id, { kind: "text", text: "Second", condition: { questionId: first, answer: "Yes" } });
    await expectRefusal(
      ask(id, { kind: "choice", text: "First" }, { questionId: first, version: 1, options: ["No", "Never"] }),
      { kind: "invalid" },
    );
    await expectRefusal(
      removeQuestion(at(database, office.author, BEFORE), {
        ...{ frameworkId, consultationId: id, questionId: first, version: 1 },
      }),
      { kind: "conflict" },
    );
  });

  it("is not answered where it was not asked, by whoever it came", async () => {
    const { id, slug, choice, hanging } = await opened();
    const given = { [`q${choice}`]: "No", [`q${hanging}`]: "Since 1990" };
    await receiveAnswer(door(), sent(slug, given));
    await enterAnswer(at(database, office.author, DURING), {
      ...{ frameworkId, consultationId: id, channel: "paper" as const, body: "", given },
    });
    expect((await answersOf(id)).map((answer) => answer.given)).toEqual([
      { [`q${choice}`]: "No" },
      { [`q${choice}`]: "No" },
    ]);
    await expectRefusal(receiveAnswer(door(), sent(slug, { [`q${hanging}`]: "Since 1990" })), {
      kind: "conflict",
    });
  });
});

describe("the questions of an earlier consultation", () => {
  const take = (consultationId: number, from: number) =>
    copyQuestions(at(database, office.author, BEFORE), { frameworkId, consultationId, from });

  it("are taken with their conditions, and each says which one it was", async () => {
    const earlier = await opened();
    const id = await written();
    await ask(id, { kind: "text", text: "Already there" });
    await step(id, "approve", office.senior);
    await take(id, earlier.id);
    const before = await listQuestions(database.db, earlier.id);
    const [there, ...taken] = await listQuestions(database.db, id);
    expect(there).toMatchObject({ text: "Already there", copiedFromId: null });
    expect(taken.map(({ text }) => text)).toEqual(before.map(({ text }) => text));
    expect(taken.map(({ copiedFromId }) => copiedFromId)).toEqual(before.map((question) => question.id));
    expect(taken[1]?.condition).toEqual({ questionId: taken[0]?.id, answer: "Yes" });
    // What was approved was approved without them.
    expect(await now(id)).toMatchObject({ state: "draft" });
  });

  it("are those of one that people have seen, and of no draft", async () => {
    const draft = await written();
    await ask(draft, { kind: "text", text: "A draft" });
    const id = await written();
    await expectRefusal(take(id, draft), { kind: "invalid" });
    await expectRefusal(take(id, id), { kind: "invalid" });
    const unseen = await opened();
    await step(unseen.id, "withdraw", office.author, BEFORE, "The figures were wrong.");
    await expectRefusal(take(id, unseen.id), { kind: "invalid" });
  });
});

describe("what is saved to be come back to", () => {
  const saved = (given: Given) => ({ given, body: "", way: "one" as const, at: 3 });
  const save = (slug: string, given: Given, token?: string, formKey = "a key") =>
    saveAnswer(door(), { slug, formKey, token, saved: saved(given) });

  it("is opened by its link alone, changed, and ends when it is sent", async () => {
    const { id, slug, words } = await opened();
    const given = { [`q${words}`]: "A canary of words" };
    const { token } = await save(slug, given);
    expect(token).toMatch(/^[\w-]{43}$/u);
    expect(await save(slug, given)).toEqual({ token });
    expect((await save(slug, given, undefined, "another page")).token).not.toBe(token);
    expect(await openSavedAnswer(database.db, id, token)).toEqual(saved(given));
    expect(await openSavedAnswer(database.db, id, token.replace(/^./u, "_"))).toBeNull();
    await save(slug, { [`q${words}`]: "Other words" }, token);
    expect((await openSavedAnswer(database.db, id, token))?.given).toEqual({ [`q${words}`]: "Other words" });

    const rows = JSON.stringify(await database.db.select().from(consultationSavedAnswer));
    for (const secret of [token, "canary", "Other words"]) expect(rows).not.toContain(secret);
    expect(await answersOf(id)).toEqual([]);

    await receiveAnswer(door(), sent(slug, given, { savedToken: token }));
    expect(await openSavedAnswer(database.db, id, token)).toBeNull();
    await expectRefusal(save(slug, given, token), { kind: "conflict" });
  });

  it("sent twice at once from one page is one answer, and from two pages one answer too", async () => {
    const { id, slug, words } = await opened();
    const given = { [`q${words}`]: "Once" };
    const { token: first } = await save(slug, given);
    const same = sent(slug, given, { savedToken: first });
    const [one, other] = await Promise.all([receiveAnswer(door(), same), receiveAnswer(door(), same)]);
    expect(one).toEqual(other);
    expect(await answersOf(id)).toHaveLength(1);

    const { token } = await save(slug, given, undefined, "another page");
    const done = await Promise.allSettled(
      ["tab one", "tab two"].map((formKey) =>
        receiveAnswer(door(), sent(slug, given, { formKey, savedToken: token })),
      ),
    );
    expect(done.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await answersOf(id)).toHaveLength(2);
  });

  it("is deleted once it closes, whether anybody is there or not, and when it is withdrawn", async () => {
    const { id, slug, words } = await opened();
    const { token } = await save(slug, { [`q${words}`]: "Words" });
    await deleteWhatIsDue(database, new Date("2018-02-19T23:00:00Z"));
    expect(await openSavedAnswer(database.db, id, token)).not.toBeNull();
    await deleteWhatIsDue(database, AFTER);
    expect(await openSavedAnswer(database.db, id, token)).toBeNull();
    await expectRefusal(saveAnswer(door(AFTER), { slug, formKey: "k", token: undefined, saved: saved({}) }), {
      kind: "conflict",
    });

    const other = await opened();
    const { token: unsent } = await save(other.slug, { [`q${other.words}`]: "Words" });
    const [, , answered] = await Promise.allSettled([
      step(other.id, "withdraw", office.author, DURING, "The figures were wrong."),
      save(other.slug, { [`q${other.words}`]: "In its midst" }, unsent),
      receiveAnswer(door(), sent(other.slug, { [`q${other.words}`]: "In its midst" })),
    ]);
    // Whichever was first: what was answered before it was withdrawn is there, and nothing that was saved is.
    const { unread } = await countReadings(database.db, other.id);
    expect(unread).toBe(answered.status === "fulfilled" ? 1 : 0);
    expect(await openSavedAnswer(database.db, other.id, unsent)).toBeNull();
  });
});

describe("how much is saved", () => {
  const save = (slug: string, formKey: string, address = "192.0.2.7", token?: string) =>
    saveAnswer(
      { ...door(), address },
      { slug, formKey, token, saved: { given: {}, body: "", way: "one", at: 0 } },
    );
  const fill = (consultationId: number, count: number, mark: string) =>
    database.db.execute(sql`
      insert into consultation_saved_answer (consultation_id, token_hash, sealed, origin_mark, saved_at)
      select ${consultationId}, ${mark} || ' ' || place, 'sealed', ${mark}, now() from generate_series(1, ${count}::int) as place`);

  it("has an end for one address, at which others save on and what is saved is still changed", async () => {
    const { id, slug } = await opened();
    const { token } = await save(slug, "first");
    const [{ originMark } = { originMark: "" }] = await database.db
      .select()
      .from(consultationSavedAnswer)
      .where(eq(consultationSavedAnswer.consultationId, id));
    expect(originMark).not.toBe("");
    expect(originMark).not.toContain("192");
    await fill(id, 99, originMark);
    await expectRefusal(save(slug, "one more"), {
      kind: "conflict",
      message: expect.stringContaining("saved from where you are") as string,
    });
    await save(slug, "from elsewhere", "192.0.2.8");
    expect(await save(slug, "first")).toEqual({ token });
    await save(slug, "a later page", "192.0.2.7", token);
  });

  it("has an end in all", async () => {
    const { id, slug } = await opened();
    await fill(id, 20_000, "others");
    await expectRefusal(save(slug, "one more"), {
      kind: "conflict",
      message: expect.stringContaining("no more are kept at the moment") as string,
    });
  });
});

describe("a flood from one place", () => {
  it("is asked whether it is a person; right or wrong, every answer is taken", async () => {
    const { id, slug, words } = await opened();
    const from = (formKey: string) => sent(slug, { [`q${words}`]: "Keep it" }, { formKey });
    expect(await questionInAFlood(door(), from("first"))).toBeNull();
    for (let count = 0; count < 40; count += 1) await receiveAnswer(door(), from(`key ${count}`));

    const question = await questionInAFlood(door(), from("asked"));
    expect(question).toEqual(await questionInAFlood(door(), from("asked")));
    expect(await questionInAFlood(door(DURING, "192.0.2.77"), from("asked"))).toBeNull();
    const right = question?.right ?? "";
    await receiveAnswer(door(), { ...from("asked"), personAnswer: right });
    await receiveAnswer(door(), { ...from("wrong"), personAnswer: "Nothing of the kind" });
    await receiveAnswer(door(), { ...from("left out"), personAnswer: "" });
    await receiveAnswer(door(), from("a program"));
    expect(await countReadings(database.db, id)).toMatchObject({ unread: 41, held_back: 3 });
  });
});

describe("what people said in words", () => {
  const eventsOf = async (act: string) =>
    (await database.db.select().from(auditEvent).where(eq(auditEvent.act, act))).filter(
      (event) => event.frameworkId === frameworkId,
    );

  async function answered(keptUntil: string | null = null) {
    const asked = await opened(keptUntil);
    const change = changeIds[0] ?? 0;
    const given = {
      [`q${asked.choice}`]: "Yes",
      [`q${asked.words}`]: "canary-words",
      [`q${asked.support}_c${change}`]: "full",
      [`q${asked.support}_c${change}_why`]: "canary-why",
    };
    await receiveAnswer(door(), sent(asked.slug, given));
    await enterAnswer(at(database, office.author, DURING), {
      ...{ frameworkId, consultationId: asked.id, channel: "paper" as const, body: "A board", given },
    });
    return { ...asked, given, change };
  }

  const counts = async (id: number) => {
    const [questions, answers] = [await listQuestions(database.db, id), await answersOf(id)];
    const { changes = [] } = (await now(id))?.proposal ?? {};
    return questions.map((question) => countAnswers(question, changes, answers));
  };

  it("is deleted after its last day, once, on the audit log; what was chosen and counted stays", async () => {
    await deleteWhatIsDue(database, A_YEAR_LATER);
    const { id, words, support, change, given } = await answered();
    const before = await counts(id);
    expect(await deleteWhatIsDue(database, new Date("2019-02-19T12:00:00Z"))).toBe(0);
    const done = await Promise.all([
      deleteWhatIsDue(database, A_YEAR_LATER),
      deleteWhatIsDue(database, A_YEAR_LATER),
    ]);
    expect(done.toSorted()).toEqual([0, 1]);
    const [person, board] = await answersOf(id);
    expect(person?.given).toEqual({
      ...given,
      [`q${words}`]: DELETED_WORDS,
      [`q${support}_c${change}_why`]: DELETED_WORDS,
    });
    expect(board?.given).toEqual(given);
    expect(await counts(id)).toEqual(before);
    const [event, ...others] = await eventsOf("answers.delete");
    expect(others).toEqual([]);
    expect(event).toMatchObject({ personId: null, subject: "Our budget" });
    expect(JSON.stringify(event)).not.toContain("canary");
    expect(await deleteWhatIsDue(database, A_YEAR_LATER)).toBe(0);
  });

  it("is kept for as long as the office said before anybody was asked", async () => {
    const { id } = await answered("2018-04-01");
    expect(await deleteWhatIsDue(database, new Date("2018-04-01T12:00:00Z"))).toBe(0);
    expect(await deleteWhatIsDue(database, new Date("2018-04-02T12:00:00Z"))).toBe(1);
    await expect(
      database.db.execute(sql`update public_consultation set kept_until = '2020-01-01' where id = ${id}`),
    ).rejects.toThrow();
  });

  it("cannot be put in the place of what was deleted, past the services too", async () => {
    const { id, words } = await answered();
    const forged = JSON.stringify({ [`q${words}`]: "Forged" });
    const past = (statement: ReturnType<typeof sql>) =>
      expect(database.db.execute(statement)).rejects.toMatchObject({
        cause: { message: expect.stringContaining("as it was given") as unknown },
      });
    await past(
      sql`update consultation_answer set given = ${forged}::jsonb, origin_mark = '', words_deleted_at = now() where consultation_id = ${id}`,
    );
    await deleteWhatIsDue(database, A_YEAR_LATER);
    await past(sql`update consultation_answer set given = ${forged}::jsonb where consultation_id = ${id}`);
    await past(
      sql`update consultation_answer set words_deleted_at = null where consultation_id = ${id} and body = ''`,
    );
  });

  const remove = (consultationId: number, answerId: number, version: number, who = office.monitoring) =>
    deleteAnswer(
      { ...at(database, who, AFTER), secret: new Uint8Array(32) },
      {
        ...{ frameworkId, consultationId, answerId, version, reason: "Asked for on 9 February" },
      },
    );

  it("is deleted on request with all of the answer, by the monitoring officer alone", async () => {
    const { id } = await answered();
    const [first] = await listAnswers(database.db, id, { reading: "unread", after: 0, limit: 1 });
    const answerId = first?.id ?? 0;
    await expectRefusal(remove(id, answerId, 1, office.author), { kind: "forbidden" });
    await expectRefusal(remove(id, answerId, 9), { kind: "stale" });
    await remove(id, answerId, 1);
    expect(await findAnswer(database.db, id, answerId)).toBeNull();
    const [event] = await eventsOf("answer.delete");
    expect(event?.detail).toMatchObject({ answerId, reason: "Asked for on 9 February" });
    expect(JSON.stringify(event)).not.toContain("canary");
    await expectRefusal(remove(id, answerId, 1), { kind: "not-found" });
  });

  const anImport = (consultationId: number) =>
    database.db.insert(answerImport).values({
      ...{ consultationId, personId: office.author.personId, createdAt: AFTER, fileName: "" },
      sheet: {
        tool: "other",
        columns: [{ heading: "What else?", under: "" }],
        rows: [{ number: 2, cells: ["canary-import"] }],
        dropped: [],
        leftOut: [],
      },
      ...{ digests: ["a digest"], mapping: [""] },
    });
  const importsOf = (consultationId: number) =>
    database.db.select().from(answerImport).where(eq(answerImport.consultationId, consultationId));

  it("is left nowhere once it is due: neither where it was marked to be quoted, nor in an import", async () => {
    const { id } = await answered();
    const [first] = await listAnswers(database.db, id, { reading: "unread", after: 0, limit: 1 });
    const quote = async (quotation: string) =>
      readAnswer(at(database, office.author, AFTER), {
        ...{
          frameworkId,
          consultationId: id,
          answerId: first?.id ?? 0,
          reading: "read",
          themeIds: [],
          quotation,
        },
        version: (await findAnswer(database.db, id, first?.id ?? 0))?.version ?? 0,
      });
    await quote("canary-words");
    await quote("canary-why");
    for (const { id: answerId } of await listAnswers(database.db, id, {
      ...{ reading: "unread", after: 0, limit: 9 },
    })) {
      await readAnswer(at(database, office.author, AFTER), {
        ...{ frameworkId, consultationId: id, answerId, version: 1 },
        ...{ reading: "read", themeIds: [], quotation: "" },
      });
    }
    await anImport(id);
    expect(await importsOf(id)).toHaveLength(1);
    await step(id, "report", office.monitoring, AFTER);
    expect(await importsOf(id)).toEqual([]);
    expect(await deleteWhatIsDue(database, A_YEAR_LATER)).toBe(1);
    expect(await findQuotation(database.db, first?.id ?? 0)).toBe("");
    const readings = await database.db
      .select()
      .from(consultationReading)
      .where(eq(consultationReading.answerId, first?.id ?? 0));
    expect(readings).toMatchObject([{ quotationBefore: "" }]);
    const past = database.db.execute(
      sql`update consultation_reading set quotation_before = 'Forged' where answer_id = ${first?.id ?? 0}`,
    );
    await expect(past).rejects.toThrow();
  });

  it("is deleted with an import that nobody confirmed, though there is no answer", async () => {
    const { id } = await opened();
    await anImport(id);
    await deleteWhatIsDue(database, AFTER);
    expect(await importsOf(id)).toHaveLength(1);
    await deleteWhatIsDue(database, A_YEAR_LATER);
    expect(await importsOf(id)).toEqual([]);
  });

  it("of an answer that is quoted is deleted on request after the report, as far as it is not published", async () => {
    const { id } = await answered();
    const read = async (answerId: number, quotation: string) =>
      readAnswer(at(database, office.author, AFTER), {
        ...{ frameworkId, consultationId: id, answerId, version: 1 },
        ...{ reading: "read", themeIds: [], quotation },
      });
    const [person, board] = await listAnswers(database.db, id, { reading: "unread", after: 0, limit: 9 });
    await read(person?.id ?? 0, "canary-words");
    await read(board?.id ?? 0, "");
    await step(id, "report", office.monitoring, AFTER);
    await remove(id, person?.id ?? 0, 2);
    expect(await findQuotation(database.db, person?.id ?? 0)).toBe("");
    expect((await findAnswer(database.db, id, person?.id ?? 0))?.wordsDeletedAt).toEqual(AFTER);
  });

  it("once it is reported is deleted with the organisation’s name, and its counts stay", async () => {
    const { id } = await answered();
    for (const { id: answerId } of await listAnswers(database.db, id, {
      ...{ reading: "unread", after: 0, limit: 9 },
    })) {
      await readAnswer(at(database, office.author, AFTER), {
        ...{
          frameworkId,
          consultationId: id,
          answerId,
          version: 1,
          reading: "read",
          themeIds: [],
          quotation: "",
        },
      });
    }
    await step(id, "report", office.monitoring, AFTER);
    const before = await counts(id);
    const [, board] = await answersOf(id);
    await remove(id, board?.id ?? 0, 2);
    const [, after] = await answersOf(id);
    expect(after).toMatchObject({ body: DELETED_WORDS, wordsDeletedAt: AFTER });
    expect(JSON.stringify(after)).not.toContain("canary");
    expect(await counts(id)).toEqual(before);
    await expectRefusal(remove(id, board?.id ?? 0, 3), { kind: "conflict" });
    const kept = await database.db
      .select({ receiptHash: consultationAnswer.receiptHash })
      .from(consultationAnswer)
      .where(eq(consultationAnswer.id, board?.id ?? 0));
    expect(kept).toEqual([{ receiptHash: `deleted ${board?.id}` }]);
  });
});
