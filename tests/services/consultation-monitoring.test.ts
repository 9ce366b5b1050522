import { eq, getTableColumns, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import {
  findMonitoring,
  findWhoAnswered,
  listMonitoringQuestions,
} from "../../db/queries/consultation-monitoring.server";
import { findConsultation, listAnswers } from "../../db/queries/public-consultations.server";
import {
  auditEvent,
  consultationAnswer,
  dimension,
  monitoringAnswer,
  monitoringCount,
} from "../../db/schema";
import type { SaidOfThemselves } from "../../app/domain/consultation/monitoring";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { countMonitoring } from "../../app/services/consultation/count-monitoring.server";
import { destroyMonitoringKeys } from "../../app/services/consultation/destroy-keys.server";
import { enterAnswer } from "../../app/services/consultation/enter-answer.server";
import { readAnswer } from "../../app/services/consultation/read-answer.server";
import { receiveAnswer } from "../../app/services/consultation/receive-answer.server";
import { savePublicConsultation } from "../../app/services/consultation/save-consultation.server";
import { takeBackAnswer } from "../../app/services/consultation/take-back-answer.server";
import { anOffice, expectRefusal, type Office } from "../support/action-plan";
import {
  AFTER,
  anAskedConsultation,
  BEFORE,
  DURING,
  type AskedConsultation,
} from "../support/asked-consultation";
import { createTestDatabase } from "../support/database";
import { at, setTitles } from "../support/sign-off";
import { storeContent } from "../support/stored-content";

let database: Database;
let office: Office;
let frameworkId: number;
beforeAll(async () => {
  database = await createTestDatabase();
  office = await anOffice(database);
  await setTitles(database);
});
beforeEach(async () => {
  ({ frameworkId } = await storeContent(database, office.author));
});
afterAll(() => database.close());

const MONITORED = ["age", "sex", "disability"];
const asked = (monitored: readonly string[] = MONITORED) =>
  anAskedConsultation(database, office, frameworkId, monitored);

const door = (when = DURING, address = "192.0.2.1") => ({
  database,
  now: () => when,
  secret: new Uint8Array(32),
  address,
});

interface Sent {
  said?: SaidOfThemselves;
  formKey?: string;
  body?: string;
  when?: Date;
  address?: string;
}

const send = (
  { slug, questionId }: AskedConsultation,
  { said = {}, formKey = "a key", body = "", when = DURING, address = "192.0.2.1" }: Sent,
) =>
  receiveAnswer(door(when, address), {
    ...{ slug, formKey, body, said },
    given: { [`q${questionId}`]: "Keep it" },
  });

const onPaper = (
  { consultationId, questionId }: AskedConsultation,
  { said = {}, body = "", when = AFTER }: Sent,
) =>
  enterAnswer(at(database, office.author, when), {
    ...{ frameworkId, consultationId, channel: "paper" as const, body, said },
    given: { [`q${questionId}`]: "Keep it as well" },
  });

const rowsOf = ({ consultationId }: AskedConsultation) =>
  database.db.select().from(monitoringAnswer).where(eq(monitoringAnswer.consultationId, consultationId));

async function countsOf({ consultationId }: AskedConsultation): Promise<Record<string, number>> {
  const rows = await database.db
    .select()
    .from(monitoringCount)
    .where(eq(monitoringCount.consultationId, consultationId));
  return Object.fromEntries(rows.map(({ question, answer, people }) => [`${question} ${answer}`, people]));
}

const eventsOf = async ({ consultationId }: AskedConsultation) => {
  const events = await database.db
    .select()
    .from(auditEvent)
    .where(sql`${auditEvent.detail} ->> 'consultationId' = ${String(consultationId)}`)
    .orderBy(auditEvent.number);
  return events.map(({ act, personId, detail }) => ({ act, personId, detail: JSON.stringify(detail) }));
};

const standing = ({ consultationId }: AskedConsultation) => findMonitoring(database.db, consultationId);
const now = async ({ consultationId }: AskedConsultation) => {
  const consultation = await findConsultation(database.db, frameworkId, consultationId);
  if (!consultation) throw new Error("It is there");
  return consultation;
};
const who = async (consultation: AskedConsultation) => findWhoAnswered(database.db, await now(consultation));
const count = async (consultation: AskedConsultation, when = AFTER) =>
  countMonitoring(at(database, office.author, when), {
    ...{ frameworkId, consultationId: consultation.consultationId },
    version: (await now(consultation)).version,
  });

describe("what people are asked about themselves (rule 31)", () => {
  it("is what the author chose, with a dimension of the office's own", async () => {
    const [own] = await database.db
      .insert(dimension)
      .values({
        kind: "local",
        name: "Rurality",
        legalBasis: "Policy",
        validFrom: calendarDate("2018-01-01"),
      })
      .returning({ id: dimension.id });
    const consultation = await asked(["sex", `dimension_${own?.id}`]);
    const questions = await listMonitoringQuestions(database.db, await now(consultation));
    expect(questions.map(({ label }) => label)).toEqual(["Sex", "Rurality"]);
  });

  it("is not what nobody can be asked", async () => {
    const consultation = await asked([]);
    await expectRefusal(
      savePublicConsultation(at(database, office.author, BEFORE), {
        ...{ frameworkId, consultationId: "new", version: 1, changeIds: [], monitored: ["shoe size"] },
        ...{ title: "Another", why: "", privacy: "", contact: "", opensOn: null, closesOn: null },
      }),
      { kind: "invalid" },
    );
    expect(await standing(consultation)).toBeNull();
  });

  it("cannot be changed once the public has seen it", async () => {
    const { consultationId } = await asked();
    await expect(
      database.db.execute(
        sql`update public_consultation set monitored = array['race'] where id = ${consultationId}`,
      ),
    ).rejects.toMatchObject({
      cause: { message: expect.stringContaining("of what the public has seen") as unknown },
    });
  });
});

describe("what somebody says of themselves", () => {
  it("is kept apart from the answer: no time, no number, and nothing that two rows have in common", async () => {
    const consultation = await asked();
    const { number } = await send(consultation, { said: { age: "25_34", sex: "prefer_not_to_say" } });
    const rows = await rowsOf(consultation);
    expect(rows.map(({ question, answer }) => `${question} ${answer}`).toSorted()).toEqual([
      "age 25_34",
      "people ",
      "sex prefer_not_to_say",
    ]);
    expect(new Set(rows.map(({ code }) => code)).size).toBe(3);
    expect(Object.keys(getTableColumns(monitoringAnswer))).toEqual([
      ...["code", "consultationId", "question", "answer"],
    ]);
    const [answer] = await database.db
      .select()
      .from(consultationAnswer)
      .where(eq(consultationAnswer.consultationId, consultation.consultationId));
    const { key } = (await standing(consultation)) ?? {};
    for (const { code } of rows) expect(JSON.stringify(answer)).not.toContain(code);
    expect(JSON.stringify(answer)).not.toContain("25_34");
    expect(JSON.stringify(rows)).not.toContain(number);
    expect(JSON.stringify(rows)).not.toContain(answer?.receiptHash);
    expect(key).toMatch(/^[\w-]{43}$/u);
  });

  it("is kept once, however often the button was pressed, and as it was said first", async () => {
    const consultation = await asked();
    const first = await send(consultation, { said: { sex: "female" } });
    const second = await send(consultation, { said: { sex: "male" } });
    expect(second.number).toBe(first.number);
    expect((await rowsOf(consultation)).map(({ answer }) => answer).toSorted()).toEqual(["", "female"]);
  });

  it("is not kept of a body, nor of what came in a flood, nor where nothing was said", async () => {
    const consultation = await asked();
    await send(consultation, { said: { sex: "female" }, body: "A board" });
    await send(consultation, { formKey: "nothing" });
    expect(await rowsOf(consultation)).toEqual([]);
    for (let index = 0; index < 40; index += 1) {
      await send(consultation, { formKey: `${index}`, said: { sex: "male" } });
    }
    // With the two before, these are 42 from one place.
    expect(await rowsOf(consultation)).toHaveLength(38 * 2);
    await send(consultation, { said: { sex: "female" }, address: "192.0.2.9", formKey: "elsewhere" });
    expect(await rowsOf(consultation)).toHaveLength(39 * 2);
  });

  it("is taken back with the answer, by its number alone", async () => {
    const consultation = await asked();
    const { slug } = consultation;
    const { number } = await send(consultation, { said: { age: "25_34", sex: "male" } });
    await send(consultation, { said: { age: "25_34" }, formKey: "another" });
    await takeBackAnswer(door(), { slug, number: number.toLowerCase() });
    expect((await rowsOf(consultation)).map(({ question }) => question).toSorted()).toEqual([
      "age",
      "people",
    ]);
    const { reading } = { reading: "unread" as const };
    const left = await listAnswers(database.db, consultation.consultationId, { reading, after: 0, limit: 9 });
    expect(left).toHaveLength(1);
  });

  it("stays as it was said, past the services too", async () => {
    const consultation = await asked();
    await send(consultation, { said: { sex: "female" } });
    await expect(
      database.db.execute(sql`update monitoring_answer set answer = 'male' where question = 'sex'`),
    ).rejects.toMatchObject({ cause: { message: expect.stringContaining("as it was said") as unknown } });
  });

  it("stands nowhere on the audit log, whoever enters it", async () => {
    const consultation = await asked();
    await onPaper(consultation, { said: { age: "75_over", disability: "a_lot" }, when: DURING });
    const events = await eventsOf(consultation);
    expect(events.map(({ act }) => act)).toContain("answer.enter");
    expect(JSON.stringify(events)).not.toMatch(/75_over|a_lot/u);
  });
});

describe("when it has closed", () => {
  it("the first act destroys the key: the codes are gone, and counts are left", async () => {
    const consultation = await asked();
    await send(consultation, { said: { age: "25_34", sex: "male" } });
    await send(consultation, { said: { age: "25_34", sex: "female" }, formKey: "another" });
    expect((await standing(consultation))?.key).not.toBeNull();
    const [answer] = await listAnswers(database.db, consultation.consultationId, {
      ...{ reading: "unread", after: 0, limit: 1 },
    });
    await readAnswer(at(database, office.senior, AFTER), {
      ...{ frameworkId, consultationId: consultation.consultationId, answerId: answer?.id ?? 0 },
      ...{ version: 1, reading: "read", themeIds: [], quotation: "" },
    });
    expect(await standing(consultation)).toEqual({ key: null, countedOn: null });
    expect(await rowsOf(consultation)).toEqual([]);
    expect(await countsOf(consultation)).toEqual({
      ...{ "age 25_34": 2, "sex male": 1, "sex female": 1, "people ": 2 },
    });
    const acts = (await eventsOf(consultation)).map(({ act }) => act);
    expect(acts.filter((act) => act === "monitoring.key-destroy")).toHaveLength(1);
  });

  it("the server destroys it by itself, once, and says so on the log as nobody", async () => {
    const consultation = await asked();
    await send(consultation, { said: { sex: "male" } });
    await destroyMonitoringKeys(database, DURING);
    expect((await standing(consultation))?.key).not.toBeNull();
    await Promise.all([destroyMonitoringKeys(database, AFTER), destroyMonitoringKeys(database, AFTER)]);
    expect((await standing(consultation))?.key).toBeNull();
    expect(await countsOf(consultation)).toEqual({ "sex male": 1, "people ": 1 });
    const destroyed = (await eventsOf(consultation)).filter(({ act }) => act === "monitoring.key-destroy");
    expect(destroyed).toMatchObject([{ personId: null }]);
  });

  it("one that is withdrawn has no key either", async () => {
    const consultation = await asked();
    await send(consultation, { said: { sex: "male" } });
    await consultation.step("withdraw", office.author, DURING);
    expect((await standing(consultation))?.key).toBeNull();
    expect(await rowsOf(consultation)).toEqual([]);
  });

  it("an answer that was sent in time has what came with it counted, and is not taken back", async () => {
    const consultation = await asked();
    const { slug } = consultation;
    const { number } = await send(consultation, { said: { sex: "male" } });
    await destroyMonitoringKeys(database, AFTER);
    const last = new Date("2018-02-19T23:59:59Z");
    await send(consultation, { said: { sex: "male" }, formKey: "in time", when: last });
    expect(await countsOf(consultation)).toEqual({ "sex male": 2, "people ": 2 });
    await expectRefusal(takeBackAnswer(door(last), { slug, number }), { kind: "conflict" });
    const { consultationId } = consultation;
    const left = await listAnswers(database.db, consultationId, { reading: null, after: 0, limit: null });
    expect(left).toHaveLength(2);
  });

  it("no key comes back, past the services either", async () => {
    const consultation = await asked();
    await destroyMonitoringKeys(database, AFTER);
    const past = (statement: ReturnType<typeof sql>) => expect(database.db.execute(statement)).rejects;
    await past(sql`update consultation_monitoring set key = 'again'`).toMatchObject({
      cause: { message: expect.stringContaining("keeps no key") as unknown },
    });
    await past(
      sql`insert into monitoring_answer (code, consultation_id, question, answer) values ('a', ${consultation.consultationId}, 'sex', 'male')`,
    ).toMatchObject({ cause: { message: expect.stringContaining("as it was said") as unknown } });
  });
});

describe("who answered", () => {
  async function said(consultation: AskedConsultation, female: number, male: number, silent: number) {
    const people = [
      ...Array.from({ length: female }, () => "female"),
      ...Array.from({ length: male }, () => "male"),
      ...Array.from({ length: silent }, () => "prefer_not_to_say"),
    ];
    for (const [index, sex] of people.entries()) {
      await send(consultation, { said: { sex }, formKey: `${index}`, address: `192.0.2.${index}` });
    }
  }

  it("is shown to nobody before it is counted, and counted only once it has closed", async () => {
    const consultation = await asked();
    await said(consultation, 7, 3, 6);
    expect(await who(consultation)).toBeNull();
    await expectRefusal(count(consultation, DURING), { kind: "conflict" });
    await destroyMonitoringKeys(database, AFTER);
    expect(await who(consultation)).toBeNull();
    await count(consultation);
    expect(await who(consultation)).toMatchObject({
      people: 16,
      tables: [
        { label: "Age", rows: expect.arrayContaining([{ text: "18 to 24", people: null }]) as unknown },
        { label: "Disability" },
        {
          label: "Sex",
          rows: [
            { text: "Female", people: 7 },
            { text: "Male", people: null },
          ],
        },
      ],
    });
  });

  it("has what came on paper, of people, until it is counted, and nothing afterwards", async () => {
    const consultation = await asked();
    await said(consultation, 5, 0, 6);
    await onPaper(consultation, { said: { sex: "female" }, when: DURING });
    await onPaper(consultation, { said: { sex: "female" } });
    await onPaper(consultation, { said: { sex: "female" }, body: "A board" });
    await count(consultation);
    expect(await countsOf(consultation)).toMatchObject({ "sex female": 7, "people ": 13 });
    await expectRefusal(onPaper(consultation, { said: { sex: "female" } }), { kind: "conflict" });
    await onPaper(consultation, {});
    expect(await countsOf(consultation)).toMatchObject({ "sex female": 7, "people ": 13 });
    await expect(
      database.db.execute(
        sql`update monitoring_count set people = people + 1 where consultation_id = ${consultation.consultationId}`,
      ),
    ).rejects.toMatchObject({ cause: { message: expect.stringContaining("as it was counted") as unknown } });
  });

  it("is counted with what publishes it, where nobody did before", async () => {
    const consultation = await asked();
    await consultation.step("report", office.monitoring, AFTER);
    expect((await standing(consultation))?.countedOn).toBe("2018-02-20");
    expect(await who(consultation)).toMatchObject({ people: null });
    expect((await eventsOf(consultation)).map(({ act }) => act).slice(-3)).toEqual(
      expect.arrayContaining(["monitoring.key-destroy", "monitoring.count", "public-consultation.report"]),
    );
  });

  it("is not asked for where nothing was asked", async () => {
    const consultation = await asked([]);
    await expectRefusal(count(consultation), { kind: "conflict" });
    await consultation.step("report", office.monitoring, AFTER);
    expect(await who(consultation)).toBeNull();
  });
});
