import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import type { ReadAnswers, SurveySheet } from "../../app/domain/consultation/imported-answers";
import type { Question } from "../../app/domain/consultation/question";
import { guessSurveyMapping, readAnswers, surveyFields } from "../../app/imports/survey-answers.parse";
import { readSurvey } from "../../app/imports/survey.parse";

const question = (words: Partial<Question> & Pick<Question, "id" | "kind" | "text">): Question => ({
  ...{
    section: "",
    hint: "",
    options: [],
    isRequired: false,
    condition: null,
    copiedFromId: null,
    version: 1,
  },
  ...words,
});
const ELEMENTS = ["Flexible measures", "Regular, proportionate contact", "Open for bids all year"];
const QUESTIONS = [
  question({ id: 1, kind: "support", text: "Support for the proposed changes" }),
  question({ id: 2, kind: "many", text: "What matters in a grants process?", options: ELEMENTS }),
  question({
    id: 3,
    kind: "choice",
    text: "Reports twice a year",
    options: ["Yes, for all", "For councils"],
  }),
  question({ id: 4, kind: "text", text: "Other comments" }),
];
const CHANGES = [
  { changeId: 7, title: "Kicks" },
  { changeId: 8, title: "Warning Zone" },
];
const FIELDS = surveyFields(QUESTIONS, CHANGES);

/** A file as a tool writes it. */
function read(csv: string): { sheet: SurveySheet; read: ReadAnswers } {
  const rows: string[][] = parse(csv.trim(), { relax_column_count: true });
  const reading = readSurvey([{ name: "Export", rows }]);
  if (!reading.ok) throw new Error(reading.problem);
  const mapping = guessSurveyMapping(reading.sheet.columns, QUESTIONS, CHANGES);
  return { sheet: reading.sheet, read: readAnswers(reading.sheet, mapping, FIELDS) };
}

const EXPECTED = [
  {
    body: "",
    given: {
      q1_c7: "full",
      q1_c8: "none",
      q2: ["Flexible measures", "Regular, proportionate contact"],
      q3: "For councils",
      q4: "Keep it",
    },
  },
  { body: "A parish council", given: { q1_c7: "partial", q4: "Less paper" } },
];

const TOOLS = {
  surveymonkey: `
Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,Custom Data 1,Support for the proposed changes,,What matters in a grants process?,,,Reports twice a year,Other comments,Your organisation
,,,,,,,,,Kicks,Warning Zone,Flexible measures,"Regular, proportionate contact",Open for bids all year,Response,Open-Ended Response,Open-Ended Response
118,42,01/02/2018,01/02/2018,192.0.2.7,a@example.org,Made,Up,x,Fully support,Do not support,Flexible measures,"Regular, proportionate contact",,For councils,Keep it,
119,42,01/02/2018,01/02/2018,192.0.2.8,b@example.org,Also,Made up,,Partially support,,,,,,Less paper,A parish council`,
  microsoft_forms: `
ID,Start time,Completion time,Email,Name,Kicks,Warning Zone,What matters in a grants process?,Reports twice a year,Other comments,Your organisation
1,2018-02-01 10:00,2018-02-01 10:04,anonymous,Made Up,Fully support,Do not support,"Flexible measures;Regular, proportionate contact;",For councils,Keep it,
2,2018-02-01 11:00,2018-02-01 11:04,b@example.org,Made Up,Partially support,,,,Less paper,A parish council`,
  google_forms: `
Timestamp,Email Address,Support for the proposed changes [Kicks],Support for the proposed changes [Warning Zone],What matters in a grants process?,Reports twice a year,Other comments,Which organisation do you answer for?
2018/02/01 10:00:00 am GMT,a@example.org,Fully support,Do not support,"Flexible measures, Regular, proportionate contact",For councils,Keep it,
2018/02/01 11:00:00 am GMT,b@example.org,Partially support,,,,Less paper,A parish council`,
  citizen_space: `
Response ID,Submitted,What is your name?,What is your email address?,Support for the proposed changes - Kicks,Support for the proposed changes - Warning Zone,What matters in a grants process? - Flexible measures,"What matters in a grants process? - Regular, proportionate contact",Reports twice a year,Other comments,What is your organisation?
ANON-1,2018-02-01,Made Up,a@example.org,Fully support,Do not support,Yes,Yes,For councils,Keep it,
ANON-2,2018-02-01,Made Up,b@example.org,Partially support,,No,No,,Less paper,A parish council`,
  smartsurvey: `
UserID,UserNo,Name,Email,IP Address,Unique ID,Started,Ended,Support for the proposed changes: Kicks,Support for the proposed changes: Warning Zone,What matters in a grants process?: Flexible measures,"What matters in a grants process?: Regular, proportionate contact",Reports twice a year,Other comments,Organisation
11,1,Made Up,a@example.org,192.0.2.7,u1,01/02/2018,01/02/2018,Fully support,Do not support,1,1,For councils,Keep it,
12,2,Made Up,b@example.org,192.0.2.8,u2,01/02/2018,01/02/2018,Partially support,,,,,Less paper,A parish council`,
  other: `
Kicks,Warning Zone,What matters in a grants process?,Reports twice a year,Other comments,On behalf of
Fully support,Do not support,"Regular, proportionate contact; Flexible measures",For councils,Keep it,
Partially support,,,,Less paper,A parish council`,
} as const;

describe("the export of a survey tool", () => {
  it.each(Object.entries(TOOLS))("is read as it is made by %s", (tool, csv) => {
    const { sheet, read: found } = read(csv);
    expect(sheet.tool).toBe(tool);
    expect(found.refused).toEqual([]);
    expect(found.unknown).toEqual([]);
    const inOrder = found.answers.map(({ body, given }) => ({
      body,
      given: { ...given, ...(Array.isArray(given.q2) && { q2: [...given.q2].sort() }) },
    }));
    expect(inOrder).toEqual(EXPECTED);
  });

  it.each(Object.entries(TOOLS))("keeps nothing that tells who answered: %s", (_tool, csv) => {
    const kept = JSON.stringify(read(csv).sheet.rows);
    expect(kept).not.toMatch(/@|192\.0\.2|Made/u);
  });

  it("says which columns it let go", () => {
    expect(read(TOOLS.surveymonkey).sheet).toMatchObject({
      dropped: ["IP Address", "Email Address", "First Name", "Last Name", "Custom Data 1"],
      leftOut: ["Respondent ID", "Collector ID", "Start Date", "End Date"],
    });
  });

  it("lets go a column of e-mail addresses, whatever stands above it", () => {
    const { sheet } = read(`Kicks,Contact us back\nFully support,a@example.org\nFully support,`);
    expect(sheet.dropped).toEqual(["Contact us back"]);
  });

  it("keeps what a title above the headings says out of the answers", () => {
    expect(read(`Our survey\nKicks,Other comments\nFully support,Keep it`).read.answers).toEqual([
      { row: 3, body: "", given: { q1_c7: "full", q4: "Keep it" } },
    ]);
  });
});

describe("what cannot be read with certainty", () => {
  const CSV = "Kicks,Other comments\nStrongly agree,Keep it\nStrongly agree,\n,\nFully support,";
  it("is asked about, once for each value", () => {
    expect(read(CSV).read.unknown).toEqual([
      { key: "q1_c7=Strongly agree", field: "q1_c7", value: "Strongly agree", rows: 2 },
    ]);
  });

  it("is what the person says it is", () => {
    const { sheet } = read(CSV);
    const mapping = guessSurveyMapping(sheet.columns, QUESTIONS, CHANGES);
    const said = readAnswers(sheet, mapping, FIELDS, { "q1_c7=Strongly agree": "full" });
    expect(said.answers.map(({ row, given }) => [row, given.q1_c7])).toEqual([
      [2, "full"],
      [3, "full"],
      [5, "full"],
    ]);
    const without = readAnswers(sheet, mapping, FIELDS, { "q1_c7=Strongly agree": "" });
    expect(without.refused).toEqual([{ row: 3, why: "No question is answered" }]);
  });

  it("is refused by its row: two answers to one question, and a text that no answer may be", () => {
    const { sheet } = read(
      `Reports twice a year,Reports twice a year\nFor councils,"Yes, for all"\nFor councils,`,
    );
    const mapping = guessSurveyMapping(sheet.columns, QUESTIONS, CHANGES);
    expect(readAnswers(sheet, mapping, FIELDS)).toMatchObject({
      refused: [{ row: 2, why: "One question has two answers" }],
      answers: [{ row: 3 }],
    });
    const long = read(`Kicks,Other comments\nFully support,${"x".repeat(4_001)}`);
    expect(long.read.refused).toEqual([{ row: 2, why: "A text is longer than 4,000 characters" }]);
  });

  it("that is beside the answers to choose from was written by whoever answered", () => {
    expect(
      read(`Timestamp,What matters in a grants process?\nx,"Flexible measures, a friendly voice"`).read
        .answers,
    ).toEqual([{ row: 2, body: "", given: { q2_other: "a friendly voice", q2: ["Flexible measures"] } }]);
  });
});
