import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findMonitoring } from "../../db/queries/consultation-monitoring.server";
import { monitoringAnswer } from "../../db/schema";
import { readUpload } from "../../app/imports/read-upload.server";
import { countMonitoring } from "../../app/services/consultation/count-monitoring.server";
import { enterAnswer } from "../../app/services/consultation/enter-answer.server";
import { findConsultation, listAnswers } from "../../db/queries/public-consultations.server";
import { readAnswer } from "../../app/services/consultation/read-answer.server";
import { anOffice, type Office } from "../support/action-plan";
import { AFTER, anAskedConsultation, DURING, type AskedConsultation } from "../support/asked-consultation";
import { postedFormsIn } from "../support/drawn-forms";
import { at } from "../support/sign-off";
import { startTestSite, type FormFieldsSent, type TestSite, type Visitor } from "../support/site";
import { storeContent } from "../support/stored-content";

/** Answering with what one says of oneself, over HTTP and without JavaScript; and what can be read of it, by whom, at every stage. */
let now = DURING;
let site: TestSite;
let office: Office;
let nobody: Visitor;
let reader: Visitor;
let asked: AskedConsultation;
beforeAll(async () => {
  site = await startTestSite({ clock: () => now });
  office = await anOffice(site.database);
  const { frameworkId } = await storeContent(site.database, office.author);
  asked = await anAskedConsultation(site.database, office, frameworkId, ["age", "sex"]);
  nobody = await site.as(null);
  reader = await site.as(office.senior);
});
afterAll(() => site.stop());

const publicPages = () =>
  ["", "/answer", "/take-back"].flatMap((page) => {
    const address = `/consultations/${asked.slug}${page}`;
    return [address, `${address}.data`];
  });
const staffPage = () => `/frameworks/${asked.frameworkId}/public-consultations/${asked.consultationId}`;

async function textOf(visitor: Visitor, address: string): Promise<string> {
  const response = await visitor.get(address);
  return `${[...response.headers].join("\n")}\n${await response.text()}`;
}

async function answer(fields: FormFieldsSent): Promise<string> {
  const address = `/consultations/${asked.slug}/answer`;
  const [form] = postedFormsIn(await (await nobody.get(address)).text());
  const filled = { ...form?.fields, [`q${asked.questionId}`]: "=Keep it", ...fields };
  const checked = await (await nobody.post(address, filled)).text();
  const [check] = postedFormsIn(checked);
  expect(check?.fields).toMatchObject(
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value]])),
  );
  const received = await (await nobody.post(address, { ...check?.fields, sure: "yes" })).text();
  const [, number = ""] = /<strong>([A-Z0-9-]{14})<\/strong>/u.exec(received) ?? [];
  expect(number).not.toBe("");
  return number;
}

const rows = () => site.database.db.select().from(monitoringAnswer);

it("is asked after the questions, with why, each with a way out", async () => {
  const html = await (await nobody.get(`/consultations/${asked.slug}/answer`)).text();
  expect(html.indexOf("About yourself")).toBeGreaterThan(html.indexOf("What is missing?"));
  expect(html).toContain("Equality Act 2010, section 149");
  expect(html.match(/value="prefer_not_to_say"/gu)).toHaveLength(2);
});

it("is answered, kept apart, and goes with the answer that is taken back", async () => {
  await answer({ about_age: "25_34" });
  const number = await answer({ about_age: "75_over", about_sex: "male" });
  expect((await rows()).map(({ answer: said }) => said).toSorted()).toEqual([
    "",
    "",
    "25_34",
    "75_over",
    "male",
  ]);
  const answers = await listAnswers(site.database.db, asked.consultationId, {
    ...{ reading: "unread", after: 0, limit: null },
  });
  expect(answers.map(({ given }) => given)).toEqual(
    answers.map(() => ({ [`q${asked.questionId}`]: "=Keep it" })),
  );
  await nobody.post(`/consultations/${asked.slug}/take-back`, { number });
  expect((await rows()).map(({ answer: said }) => said).toSorted()).toEqual(["", "25_34"]);
});

it("refuses an answer that was not offered, and keeps nothing of it", async () => {
  const address = `/consultations/${asked.slug}/answer`;
  const before = await rows();
  const refused = await nobody.post(address, {
    [`q${asked.questionId}`]: "Keep it",
    about_sex: "shoe",
    sure: "yes",
  });
  expect(refused.status).toBe(400);
  expect(await rows()).toEqual(before);
});

it("stands in no byte that anybody reads while it takes answers, staff among them", async () => {
  const kept = await rows();
  const { key } = (await findMonitoring(site.database.db, asked.consultationId)) ?? {};
  const secret = [...kept.map(({ code }) => code), String(key)];
  const staff = ["", "/answers", "/answers/export.csv", "/answers/new", "/step/withdraw"];
  for (const [visitor, addresses] of [
    [nobody, publicPages()],
    [reader, staff.map((page) => `${staffPage()}${page}`)],
  ] as const) {
    for (const address of addresses) {
      const text = await textOf(visitor, address);
      for (const word of secret) expect(text).not.toContain(word);
      expect(text).not.toContain("said something about themselves");
    }
  }
});

it("is not in the export of the answers, where what a spreadsheet would run is inert", async () => {
  for (const format of ["xlsx", "ods", "csv"]) {
    const response = await reader.get(`${staffPage()}/answers/export.${format}`);
    expect(response.status).toBe(200);
    const read = await readUpload(new Uint8Array(await response.arrayBuffer()), `answers.${format}`);
    const cells = read.ok ? read.sheets.flatMap(({ rows: of }) => of.flat()) : [];
    expect(cells).toEqual(expect.arrayContaining(["What is missing?", "=Keep it", "Unread"]));
    expect(JSON.stringify(cells)).not.toMatch(/25 to 34|25_34|How old/u);
  }
  const csv = await (await reader.get(`${staffPage()}/answers/export.csv`)).text();
  expect(csv).not.toMatch(/(?:^|,)"?=/mu);
  expect((await nobody.get(`${staffPage()}/answers/export.csv`)).status).toBe(302);
  const owner = await site.as(office.owner);
  expect((await owner.get(`${staffPage()}/answers/export.csv`)).status).toBe(404);
});

it("is published in counts of 5 and more alone, once it is reported", async () => {
  const { database } = site;
  const place = { frameworkId: asked.frameworkId, consultationId: asked.consultationId };
  for (const [index, sex] of [
    ...Array<string>(8).fill("female"),
    ...Array<string>(4).fill("male"),
  ].entries()) {
    await enterAnswer(at(database, office.author, DURING), {
      ...{ ...place, channel: "paper", body: "", said: { sex } },
      given: { [`q${asked.questionId}`]: `Answer ${index}` },
    });
  }
  now = AFTER;
  for (const one of await listAnswers(database.db, asked.consultationId, {
    ...{ reading: "unread", after: 0, limit: null },
  })) {
    await readAnswer(at(database, office.senior, AFTER), {
      ...{ ...place, answerId: one.id, version: one.version, reading: "read", themeIds: [], quotation: "" },
    });
  }
  const version =
    (await findConsultation(database.db, place.frameworkId, place.consultationId))?.version ?? 0;
  await countMonitoring(at(database, office.author, AFTER), { ...place, version });
  const [address = ""] = publicPages();
  expect(await textOf(nobody, address)).not.toContain("said something about themselves");
  await asked.step("report", office.monitoring, AFTER);
  const counts = await database.db.execute(sql`select * from monitoring_count`);
  expect(JSON.stringify(counts)).toContain("male");
  for (const page of [await textOf(nobody, address), await textOf(nobody, `${address}.data`)]) {
    expect(page).toContain("Female");
    expect(page).not.toMatch(/25_34|prefer_not_to_say/u);
  }
  const html = (await (await nobody.get(address)).text()).replaceAll("<!-- -->", "");
  expect(html).toContain("13 people said something about themselves");
  const table = /Sex<\/caption>.*?<\/table>/su.exec(html)?.[0].replaceAll(/<[^>]*>/gu, "|") ?? "";
  expect(table).toMatch(/Female\|+8\|/u);
  expect(table).toMatch(/Male\|+Not shown\|/u);
  expect(html).toMatch(/How old are you\?.*?No count can be shown\./su);
});
