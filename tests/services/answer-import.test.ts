import { parse } from "csv-parse/sync";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { findAnswerImport, type AnswerImport } from "../../db/queries/answer-imports.server";
import { findConsultation, listQuestions } from "../../db/queries/public-consultations.server";
import { answerImport, auditEvent, consultationAnswer, deletedSurveyRow } from "../../db/schema";
import { uploadReading } from "../../app/imports/uploaded-sheets.server";
import { NO_VERSION } from "../../app/services/context.server";
import { beginAnswerImport } from "../../app/services/consultation/import/begin-answer-import.server";
import { confirmAnswerImport } from "../../app/services/consultation/import/confirm-answer-import.server";
import { dropAnswerImport } from "../../app/services/consultation/import/drop-answer-import.server";
import { mapAnswerImport } from "../../app/services/consultation/import/map-answer-import.server";
import { understoodAnswers } from "../../app/services/consultation/import/understood-answers.server";
import { deleteAnswer } from "../../app/services/consultation/delete-answer.server";
import { deleteWhatIsDue } from "../../app/services/consultation/delete-what-is-due.server";
import { savePublicConsultation } from "../../app/services/consultation/save-consultation.server";
import { saveQuestion } from "../../app/services/consultation/save-question.server";
import { anOffice, expectRefusal, type Office } from "../support/action-plan";
import { createTestDatabase } from "../support/database";
import { anOpenConsultation } from "../support/open-consultation";
import { at, setTitles, SIGN_OFF_NOW } from "../support/sign-off";
import { storeContent } from "../support/stored-content";

let database: Database;
let office: Office;
let place: { frameworkId: number; consultationId: number };
let changeTitle: string;
beforeAll(async () => {
  database = await createTestDatabase();
  office = await anOffice(database);
  await setTitles(database);
});
beforeEach(async () => {
  const { frameworkId } = await storeContent(database, office.author);
  const { consultationId } = await anOpenConsultation(database, office, frameworkId, SIGN_OFF_NOW);
  place = { frameworkId, consultationId };
  const consultation = await findConsultation(database.db, frameworkId, consultationId);
  changeTitle = consultation?.proposal?.changes[0]?.title ?? "";
});
afterAll(() => database.close());

const SECRET = new Uint8Array(32);
const csvOf = (...rows: string[]) =>
  [
    "ID,Start time,Completion time,Email,Name," + `"${changeTitle}",What is missing?,Your organisation`,
    ...rows,
  ].join("\n");
const FIRST = "1,2018-02-01,2018-02-01,first@example.org,Made Up,Fully support,More at night,";
const SECOND = "2,2018-02-01,2018-02-01,second@example.org,Made Up,Do not support,,A parish council";
const UNKNOWN = "3,2018-02-01,2018-02-01,third@example.org,Made Up,Strongly agree,,";

async function begin(csv: string, who = office.author): Promise<AnswerImport> {
  const rows: string[][] = parse(csv);
  await beginAnswerImport(at(database, who), {
    ...place,
    fileName: "Our survey.csv",
    read: () => Promise.resolve(uploadReading({ ok: true, sheets: [{ name: "Sheet1", rows }] })),
  });
  return draftOf(who);
}
async function draftOf(who = office.author): Promise<AnswerImport> {
  const draft = await findAnswerImport(database.db, place.consultationId, who.personId);
  if (!draft) throw new Error("No import is under way");
  return draft;
}
const confirm = ({ version }: { version: number }, said = {}, who = office.author) =>
  confirmAnswerImport({ ...at(database, who), secret: SECRET }, { ...place, version, said });
const imported = () =>
  database.db
    .select()
    .from(consultationAnswer)
    .where(eq(consultationAnswer.consultationId, place.consultationId))
    .then((rows) => rows.filter(({ channel }) => channel === "survey"));

it("takes each answer once, unread and marked as another survey's, with who entered it", async () => {
  await confirm(await begin(csvOf(FIRST, SECOND)));
  expect(await imported()).toMatchObject([
    { body: "", reading: "unread", enteredBy: office.author.personId },
    { body: "A parish council", reading: "unread" },
  ]);
  expect(await database.db.select().from(answerImport)).toEqual([]);
  const [event] = await database.db.select().from(auditEvent).where(eq(auditEvent.act, "answers.import"));
  expect(JSON.stringify(event)).toContain("microsoft_forms");
  expect(JSON.stringify(event)).not.toMatch(/More at night|example\.org/u);
});

it("stores neither e-mail address nor name of whoever answered, before it is confirmed or after", async () => {
  const draft = await begin(csvOf(FIRST, SECOND));
  expect(draft.sheet.dropped).toEqual(["Email", "Name"]);
  expect(JSON.stringify(draft)).toContain("More at night");
  expect(JSON.stringify(draft.sheet.rows)).not.toMatch(/example\.org|Made Up/u);
  await confirm(draft);
  expect(JSON.stringify(await imported())).not.toMatch(/example\.org|Made Up/u);
});

it("notices the same file, and takes of a longer one only what is new", async () => {
  await confirm(await begin(csvOf(FIRST, FIRST, SECOND)));
  const again = await begin(csvOf(FIRST, FIRST, SECOND));
  const consultation = await findConsultation(database.db, place.frameworkId, place.consultationId);
  if (!consultation) throw new Error("The consultation is gone");
  expect(await understoodAnswers(database.db, consultation, again, SECRET)).toMatchObject({
    known: 3,
    fresh: [],
  });
  await expectRefusal(confirm(again), { kind: "conflict" });
  await confirm(await begin(csvOf(FIRST, FIRST, SECOND, FIRST)));
  expect(await imported()).toHaveLength(4);
});

it("leaves out what was deleted on request, though the same file comes again, and keeps nothing of it", async () => {
  await confirm(await begin(csvOf(FIRST, FIRST, SECOND)));
  const [first] = await imported();
  await deleteAnswer(
    { ...at(database, office.monitoring), secret: SECRET },
    { ...place, answerId: first?.id ?? 0, version: first?.version ?? 0, reason: "Asked for on 9 February" },
  );
  const kept = await database.db.select().from(deletedSurveyRow);
  expect(kept).toMatchObject([{ consultationId: place.consultationId }]);
  expect(kept[0]?.mark).not.toContain(first?.receiptHash ?? "");
  const consultation = await findConsultation(database.db, place.frameworkId, place.consultationId);
  if (!consultation) throw new Error("The consultation is gone");
  const again = await begin(csvOf(FIRST, FIRST, SECOND));
  expect(await understoodAnswers(database.db, consultation, again, SECRET)).toMatchObject({
    ...{ known: 2, deleted: 1, fresh: [] },
  });
  await expectRefusal(confirm(again), { kind: "conflict" });
  await confirm(await begin(csvOf(FIRST, FIRST, SECOND, FIRST)));
  expect(await imported()).toHaveLength(3);

  await expect(database.db.delete(deletedSurveyRow)).rejects.toThrow();
  await expect(database.db.update(deletedSurveyRow).set({ mark: "another" })).rejects.toThrow();
  await deleteWhatIsDue(database, SIGN_OFF_NOW);
  expect(await database.db.select().from(deletedSurveyRow)).toHaveLength(1);
});

it("takes nothing while a value is not known, and then what the person said that it means", async () => {
  const draft = await begin(csvOf(UNKNOWN));
  await expectRefusal(confirm(draft), { kind: "conflict" });
  const consultation = await findConsultation(database.db, place.frameworkId, place.consultationId);
  const { unknown } = await understoodAnswers(
    database.db,
    consultation ?? { id: 0, proposal: null },
    draft,
    SECRET,
  );
  await confirm(draft, Object.fromEntries(unknown.map(({ key }) => [key, "full"])));
  const [answer] = await imported();
  expect(Object.values(answer?.given ?? {})).toEqual(["full"]);
});

it("is mapped otherwise, dropped, and refused in another window's version", async () => {
  const draft = await begin(csvOf(FIRST));
  const mapping = draft.mapping.map(() => "");
  await mapAnswerImport(at(database, office.author), { ...place, version: draft.version, mapping });
  await expectRefusal(confirm(draft), { kind: "conflict" });
  await expectRefusal(confirm({ version: NO_VERSION }), { kind: "unversioned" });
  await expectRefusal(confirm(await draftOf()), { kind: "conflict" });
  await dropAnswerImport(at(database, office.author), { ...place, version: (await draftOf()).version });
  expect(await findAnswerImport(database.db, place.consultationId, office.author.personId)).toBeNull();
  expect(await imported()).toEqual([]);
});

it("is for those who consider answers, each with an import of their own", async () => {
  await expectRefusal(begin(csvOf(FIRST), office.decider), { kind: "forbidden" });
  await begin(csvOf(FIRST), office.senior);
  const own = await begin(csvOf(SECOND));
  await confirm(own);
  expect((await draftOf(office.senior)).sheet.rows).toHaveLength(1);
});

it("drops what is answered to a question that is not asked of whoever answered so", async () => {
  const author = at(database, office.author);
  const { frameworkId } = place;
  const consultationId = await savePublicConsultation(author, {
    ...{ frameworkId, consultationId: "new" as const, version: NO_VERSION, changeIds: [] },
    ...{ title: "Buses", why: "", privacy: "", contact: "", opensOn: null, closesOn: null },
  });
  const save = (words: { kind: "choice" | "text"; options: string[] }, questionId: number | null) =>
    saveQuestion(author, {
      ...{ frameworkId, consultationId, questionId: "new" as const, version: NO_VERSION },
      ...{ text: `A question of ${words.kind}`, section: "", hint: "", isRequired: false, ...words },
      condition: questionId === null ? null : { questionId, answer: "Yes" },
    });
  await save({ kind: "choice", options: ["Yes", "No"] }, null);
  const [first] = await listQuestions(database.db, consultationId);
  await save({ kind: "text", options: [] }, first?.id ?? 0);
  const [bus, why] = (await listQuestions(database.db, consultationId)).map(({ id }) => `q${id}`);
  const cells = [
    ["Yes", "It is late"],
    ["No", "It is late"],
    ["", "It is late"],
  ];
  const { fresh, refused } = await understoodAnswers(
    database.db,
    { id: consultationId, proposal: null },
    {
      sheet: {
        ...{ tool: "other", dropped: [], leftOut: [] },
        columns: ["Bus", "Why"].map((heading) => ({ heading, under: "" })),
        rows: cells.map((row, index) => ({ number: index + 2, cells: row })),
      },
      mapping: [bus ?? "", why ?? ""],
      digests: ["first", "second", "third"],
    },
    new Uint8Array(32),
  );
  expect(fresh.map(({ given }) => given)).toEqual([
    { [bus ?? ""]: "Yes", [why ?? ""]: "It is late" },
    { [bus ?? ""]: "No" },
  ]);
  expect(refused).toMatchObject([{ row: 4 }]);
});
