import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { getContent } from "../../db/queries/content.server";
import {
  countReadings,
  findConsultation,
  findPublicConsultation,
  listAnswers,
  listQuestions,
  listThemes,
  nextUnread,
  type AskedAnswers,
} from "../../db/queries/public-consultations.server";
import { findOpenConsultation, listOpenQuestions } from "../../db/queries/open-consultations.server";
import { consultationAnswer } from "../../db/schema";
import { changesOf } from "../../app/domain/framework/content";
import { submissionGate } from "../../app/domain/framework/sign-off-gate";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { NO_VERSION } from "../../app/services/context.server";
import { enterAnswer } from "../../app/services/consultation/enter-answer.server";
import { readAnswer } from "../../app/services/consultation/read-answer.server";
import { receiveAnswer } from "../../app/services/consultation/receive-answer.server";
import { savePublicConsultation } from "../../app/services/consultation/save-consultation.server";
import { saveQuestion } from "../../app/services/consultation/save-question.server";
import { saveTheme } from "../../app/services/consultation/save-theme.server";
import { takeBackAnswer } from "../../app/services/consultation/take-back-answer.server";
import { takeConsultationStep } from "../../app/services/consultation/take-step.server";
import type { ConsultationAct } from "../../app/domain/consultation/public-consultation";
import type { Actor } from "../../db/queries/people.server";
import { anOffice, expectRefusal, setState, type Office } from "../support/action-plan";
import { createTestDatabase } from "../support/database";
import { at, setTitles } from "../support/sign-off";
import { storeContent } from "../support/stored-content";

let database: Database;
let office: Office;
let frameworkId: number;
let changeId: number;
beforeAll(async () => {
  database = await createTestDatabase();
  office = await anOffice(database);
  await setTitles(database);
});
beforeEach(async () => {
  ({ frameworkId } = await storeContent(database, office.author));
  const changes = changesOf(await getContent(database.db, frameworkId));
  changeId = changes.find(({ kind, id }) => kind === "change" && id > 0)?.id ?? 0;
});
afterAll(() => database.close());

const BEFORE = new Date("2018-01-02T10:00:00Z");
const DURING = new Date("2018-01-20T10:00:00Z");
const AFTER = new Date("2018-02-20T10:00:00Z");
const WORDS = {
  title: "Our budget",
  why: "The money is less than last year.",
  privacy: "Two officers read them.",
  contact: "0116 496 0000",
  opensOn: calendarDate("2018-01-08"),
  closesOn: calendarDate("2018-02-19"),
};

async function written(actor = office.author): Promise<number> {
  const id = await savePublicConsultation(at(database, actor, BEFORE), {
    ...{
      frameworkId,
      consultationId: "new" as const,
      version: NO_VERSION,
      changeIds: [changeId],
      monitored: [],
    },
    ...WORDS,
  });
  for (const kind of ["support", "text"] as const) {
    await saveQuestion(at(database, actor, BEFORE), {
      ...{ frameworkId, consultationId: id, questionId: "new" as const, version: NO_VERSION },
      ...{ kind, section: "", text: `A question of ${kind}`, hint: "", options: [], isRequired: false },
    });
  }
  return id;
}

const now = (consultationId: number) => findConsultation(database.db, frameworkId, consultationId);

async function step(consultationId: number, act: ConsultationAct, who: Actor, when = BEFORE, reason = "") {
  const version = (await now(consultationId))?.version ?? 0;
  await takeConsultationStep(at(database, who, when), { frameworkId, consultationId, act, version, reason });
}

async function opened(): Promise<{ id: number; slug: string; questionId: number }> {
  const id = await written();
  await step(id, "approve", office.senior);
  await step(id, "open", office.monitoring);
  const [, question] = await listQuestions(database.db, id);
  return { id, slug: (await now(id))?.slug ?? "", questionId: question?.id ?? 0 };
}

const door = (when = DURING, address = "192.0.2.1") => ({
  database,
  now: () => when,
  secret: new Uint8Array(32),
  address,
});
const sent = (slug: string, given: Record<string, string>, formKey = "a key") => ({
  slug,
  formKey,
  body: "",
  given,
  said: {},
});

describe("from a draft to an open consultation (rule 31)", () => {
  it("is approved by somebody who did not write it, and opened by the monitoring officer", async () => {
    const id = await written();
    await expectRefusal(step(id, "open", office.monitoring), { kind: "conflict" });
    await expectRefusal(step(id, "approve", office.author), { kind: "forbidden" });
    await step(id, "approve", office.senior);
    await expectRefusal(step(id, "open", office.senior), { kind: "forbidden" });
    await step(id, "open", office.monitoring);
    expect(await now(id)).toMatchObject({ state: "opened", proposal: { asOf: "2018-01-02" } });
  });

  it("is a draft again once something of it is written after the approval", async () => {
    const id = await written();
    await step(id, "approve", office.senior);
    const [question] = await listQuestions(database.db, id);
    await saveQuestion(at(database, office.author, BEFORE), {
      ...{ frameworkId, consultationId: id, questionId: question?.id ?? 0, version: 1 },
      ...{ kind: "text", section: "", text: "Another", hint: "", options: [], isRequired: false },
    });
    expect(await now(id)).toMatchObject({ state: "draft" });
  });

  it("is not opened without what it needs, nor about what is submitted", async () => {
    const id = await written();
    await setState(database, frameworkId, "submitted");
    await expectRefusal(step(id, "approve", office.senior), { kind: "conflict" });
  });

  it("is seen by nobody before its day, and by anybody from then on", async () => {
    const { slug } = await opened();
    const seen = (day: string) => findPublicConsultation(database.db, slug, calendarDate(day));
    expect(await seen("2018-01-07")).toBeNull();
    expect(await seen("2018-01-08")).not.toBeNull();
    expect(await seen("2018-06-01")).not.toBeNull();
  });

  it("shows what it showed when it was opened, whatever is written afterwards", async () => {
    const { id } = await opened();
    const before = (await now(id))?.proposal?.changes;
    expect(before).toHaveLength(1);
    await database.db.execute(
      sql`update budget_line_amount set pence = pence + 100 where line_id in (select line_id from change_new_line where change_id = ${changeId})`,
    );
    expect((await now(id))?.proposal?.changes).toEqual(before);
  });

  it("is public in the role of public pages from the day on which it opens, and not while it is written", async () => {
    const id = await written();
    const seen = async () => {
      const slug = (await now(id))?.slug ?? "";
      const found = await findOpenConsultation(database.publicDb, slug, calendarDate("2018-01-20"));
      return found && [found.title, (await listOpenQuestions(database.publicDb, id)).length];
    };
    expect(await seen()).toBeNull();
    expect(await listOpenQuestions(database.publicDb, id)).toEqual([]);
    await step(id, "approve", office.senior);
    expect(await seen()).toBeNull();
    await step(id, "open", office.monitoring);
    expect(await seen()).toEqual([WORDS.title, 2]);
    await step(id, "withdraw", office.author, DURING, "The figures were wrong.");
    expect(await seen()).toBeNull();
  });

  it("cannot be changed past the services once the public has seen it", async () => {
    const { id, questionId } = await opened();
    const refused = /of what the public has seen/u;
    const past = (statement: ReturnType<typeof sql>) => expect(database.db.execute(statement)).rejects;
    await past(sql`update public_consultation set why = 'Otherwise' where id = ${id}`).toMatchObject({
      cause: { message: expect.stringMatching(refused) as unknown },
    });
    await past(
      sql`update consultation_question set text = 'Otherwise' where id = ${questionId}`,
    ).toMatchObject({
      cause: { message: expect.stringMatching(refused) as unknown },
    });
    await past(sql`update public_consultation set state = 'draft' where id = ${id}`).toMatchObject({
      cause: { message: expect.stringMatching(refused) as unknown },
    });
  });
});

describe("an answer of the public", () => {
  it("is taken once, however often the button was pressed, and has one number", async () => {
    const { id, slug, questionId } = await opened();
    const given = { [`q${questionId}`]: "Keep it" };
    const [first, second] = await Promise.all([
      receiveAnswer(door(), sent(slug, given)),
      receiveAnswer(door(), sent(slug, given)),
    ]);
    expect(second.number).toBe(first.number);
    const other = await receiveAnswer(door(), sent(slug, given, "another key"));
    expect(other.number).not.toBe(first.number);
    expect(await countReadings(database.db, id)).toMatchObject({ unread: 2 });
  });

  it("is taken from the first moment of the first day to the last of the last", async () => {
    const { slug, questionId } = await opened();
    const given = { [`q${questionId}`]: "Keep it" };
    await expectRefusal(receiveAnswer(door(new Date("2018-01-07T23:59:59Z")), sent(slug, given)), {
      kind: "not-found",
    });
    await receiveAnswer(door(new Date("2018-01-08T00:00:00Z")), sent(slug, given, "1"));
    await receiveAnswer(door(new Date("2018-02-19T23:59:59Z")), sent(slug, given, "2"));
    await expectRefusal(receiveAnswer(door(new Date("2018-02-20T00:00:00Z")), sent(slug, given)), {
      kind: "conflict",
    });
  });

  it("that answers nothing is not taken", async () => {
    const { slug } = await opened();
    await expectRefusal(receiveAnswer(door(), sent(slug, {})), { kind: "conflict" });
  });

  it("is taken back by its number, however it is typed, until it closes; nothing of it is left", async () => {
    const { id, slug, questionId } = await opened();
    const { number } = await receiveAnswer(door(), sent(slug, { [`q${questionId}`]: "Keep it" }));
    await expectRefusal(takeBackAnswer(door(), { slug, number: "AAAA-AAAA-AAAA" }), { kind: "invalid" });
    await expectRefusal(takeBackAnswer(door(AFTER), { slug, number }), { kind: "conflict" });
    await takeBackAnswer(door(), { slug, number: ` ${number.toLowerCase().replaceAll("-", " ")} ` });
    expect(await listAnswers(database.db, id, { reading: "unread", after: 0, limit: 9 })).toEqual([]);
    await expectRefusal(takeBackAnswer(door(), { slug, number }), { kind: "invalid" });
  });

  it("in a flood from one place is held back, and nobody elsewhere is", async () => {
    const { id, slug, questionId } = await opened();
    for (let index = 0; index < 42; index += 1) {
      await receiveAnswer(door(), sent(slug, { [`q${questionId}`]: `Answer ${index}` }));
    }
    await receiveAnswer(door(DURING, "192.0.2.2"), sent(slug, { [`q${questionId}`]: "Mine" }));
    expect(await countReadings(database.db, id)).toMatchObject({ unread: 41, held_back: 2 });
  });

  it("keeps neither the address that it came from nor its number", async () => {
    const { id, slug, questionId } = await opened();
    const { number } = await receiveAnswer(door(), sent(slug, { [`q${questionId}`]: "Keep it" }));
    const rows = await database.db
      .select()
      .from(consultationAnswer)
      .where(eq(consultationAnswer.consultationId, id));
    const kept = JSON.stringify(rows);
    expect(kept).toContain("Keep it");
    expect(kept).not.toContain("192.0.2.1");
    expect(kept.toUpperCase()).not.toContain(number);
    expect(kept.toUpperCase()).not.toContain(number.replaceAll("-", ""));
  });

  it("stays as it was given, past the services too", async () => {
    const { slug, questionId } = await opened();
    await receiveAnswer(door(), sent(slug, { [`q${questionId}`]: "Keep it" }));
    await expect(
      database.db.execute(sql`update consultation_answer set given = '{}'::jsonb`),
    ).rejects.toMatchObject({ cause: { message: expect.stringContaining("as it was given") as unknown } });
  });
});

describe("answers are found", () => {
  it("by words wherever they stand, in any letters, and by theme", async () => {
    const { id, slug, questionId } = await opened();
    const answers = ["The last bus leaves at nine", "100% of us", "Ends at 1000"];
    for (const [index, text] of answers.entries()) {
      await receiveAnswer(door(), {
        ...sent(slug, { [`q${questionId}`]: text }, `${index}`),
        body: `Board ${index}`,
      });
    }
    const place = { frameworkId, consultationId: id };
    const themeId = await saveTheme(at(database, office.author, AFTER), {
      ...{ ...place, themeId: "new", version: NO_VERSION, title: "Buses", quotation: "" },
      ...{ changeIds: [], outcome: null, reply: "" },
    });
    const find = async (asked: Partial<AskedAnswers>) => {
      const found = await listAnswers(database.db, id, { reading: null, after: 0, limit: null, ...asked });
      return found.map(({ given }) => given[`q${questionId}`]);
    };
    const [first] = await listAnswers(database.db, id, { reading: null, after: 0, limit: 1 });
    await readAnswer(at(database, office.senior, AFTER), {
      ...{
        ...place,
        answerId: first?.id ?? 0,
        version: 1,
        reading: "read",
        themeIds: [themeId],
        quotation: "",
      },
    });
    expect(await find({ text: "NINE bus" })).toEqual([answers[0]]);
    expect(await find({ text: "100%" })).toEqual([answers[1]]);
    expect(await find({ text: "board 2" })).toEqual([answers[2]]);
    expect(await find({ text: "bus 100" })).toEqual([]);
    expect(await find({ theme: themeId })).toEqual([answers[0]]);
    expect(await find({ theme: "none" })).toEqual([answers[1], answers[2]]);
    expect(await find({ theme: "none", reading: "read" })).toEqual([]);
  });
});

describe("what people said is considered before it is submitted", () => {
  const blockers = async (day: string) => {
    const verdict = submissionGate(await getContent(database.db, frameworkId), calendarDate(day));
    return verdict.ok
      ? []
      : verdict.blockers.filter(({ rule }) => rule === "consultation").map(({ message }) => message);
  };

  it("is open, then unread, then without an answer to a theme, and then no more in the way", async () => {
    const { id, slug, questionId } = await opened();
    await receiveAnswer(door(), sent(slug, { [`q${questionId}`]: "Not at night" }));
    await enterAnswer(at(database, office.author, DURING), {
      ...{ frameworkId, consultationId: id, channel: "paper" as const, body: "A board" },
      given: { [`q${questionId}`]: "At night as well" },
      said: {},
    });
    expect(await blockers("2018-02-19")).toEqual([
      expect.stringContaining("It takes answers until 19 February 2018"),
    ]);
    expect(await blockers("2018-02-20")).toEqual(["2 answers are not read."]);

    const place = { frameworkId, consultationId: id };
    const theme = { title: "Support at night", quotation: "", changeIds: [changeId] };
    const themeId = await saveTheme(at(database, office.author, AFTER), {
      ...{ ...place, themeId: "new" as const, version: NO_VERSION, ...theme, outcome: null, reply: "" },
    });
    for (const answer of await listAnswers(database.db, id, { reading: "unread", after: 0, limit: 9 })) {
      await readAnswer(at(database, office.senior, AFTER), {
        ...{ ...place, answerId: answer.id, version: answer.version },
        ...{ reading: "read" as const, themeIds: [themeId], quotation: "" },
      });
    }
    expect(await nextUnread(database.db, id, 0)).toBeNull();
    expect(await blockers("2018-02-20")).toEqual(["1 theme is not answered."]);
    await expectRefusal(step(id, "report", office.monitoring, AFTER), { kind: "conflict" });

    await saveTheme(at(database, office.author, AFTER), {
      ...{ ...place, themeId, version: 1, ...theme },
      ...{ outcome: "changed" as const, reply: "It goes on at night." },
    });
    expect(await blockers("2018-02-20")).toEqual([expect.stringContaining("not yet reported")]);
    await step(id, "report", office.monitoring, AFTER);
    expect(await blockers("2018-02-20")).toEqual([]);
    const { consultationReports } = await getContent(database.db, frameworkId);
    expect(consultationReports).toMatchObject([
      {
        ...{ id, slug, asOf: "2018-01-02", opensOn: "2018-01-08", closesOn: "2018-02-19" },
        reportedOn: "2018-02-20",
        came: [
          { channel: "online", people: 1, bodies: 0 },
          { channel: "paper", people: 0, bodies: 1 },
        ],
        asked: [{ changeId }],
        themes: [{ title: "Support at night", people: 1, bodies: 1, outcome: "changed" }],
      },
    ]);
    const [saved] = await listThemes(database.db, id);
    expect(saved).toMatchObject({ outcome: "changed", answerIds: [expect.any(Number), expect.any(Number)] });
    const kept = await database.db
      .select()
      .from(consultationAnswer)
      .where(eq(consultationAnswer.consultationId, id));
    expect(kept.map(({ originMark }) => originMark)).toEqual(["", ""]);
    await expectRefusal(
      saveTheme(at(database, office.author, AFTER), {
        ...{ ...place, themeId, version: 2, ...theme, outcome: null, reply: "" },
      }),
      { kind: "conflict" },
    );
  });

  it("of one answer read by two people at once, one is told that the other was first", async () => {
    const { id, slug, questionId } = await opened();
    await receiveAnswer(door(), sent(slug, { [`q${questionId}`]: "Not at night" }));
    const [answer] = await listAnswers(database.db, id, { reading: "unread", after: 0, limit: 1 });
    const read = (who: Actor) =>
      readAnswer(at(database, who, AFTER), {
        ...{ frameworkId, consultationId: id, answerId: answer?.id ?? 0, version: 1 },
        ...{ reading: "read" as const, themeIds: [], quotation: "" },
      });
    const done = await Promise.allSettled([read(office.author), read(office.senior)]);
    expect(done.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("a consultation that was withdrawn", () => {
  it("says why, takes no answer and has no page", async () => {
    const { id, slug, questionId } = await opened();
    await expectRefusal(step(id, "withdraw", office.author, DURING), { kind: "invalid" });
    await step(id, "withdraw", office.author, DURING, "The figures were wrong.");
    expect(await now(id)).toMatchObject({ state: "withdrawn", withdrawnReason: "The figures were wrong." });
    expect(await findPublicConsultation(database.db, slug, calendarDate("2018-01-20"))).toBeNull();
    await expectRefusal(receiveAnswer(door(), sent(slug, { [`q${questionId}`]: "Keep it" })), {
      kind: "not-found",
    });
  });
});
