import { describe, expect, it } from "vitest";
import { renderDocx } from "../../app/documents/docx.render.server";
import {
  monitoringSheet,
  questionnaireDocument,
  questionnaireSections,
  type QuestionnaireSource,
} from "../../app/documents/questionnaire.view";
import { monitoringQuestions } from "../../app/domain/consultation/monitoring";
import type { Question, QuestionKind } from "../../app/domain/consultation/question";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { HAS_PANDOC, wordContents } from "../support/document-readers";

const question = (id: number, kind: QuestionKind, options: readonly string[] = []): Question => ({
  ...{ id, kind, options, section: id < 3 ? "The changes" : "", text: `Question of ${kind}`, hint: "" },
  ...{ isRequired: false, version: 1, copiedFromId: null, condition: null },
});
const SOURCE: QuestionnaireSource = {
  title: "Our budget",
  why: "There is less money.",
  privacy: "Two officers read them.",
  contact: "0116 496 0000",
  closesOn: calendarDate("2018-02-19"),
  officeName: "The office",
  monitoring: [],
  answerHref: "https://office.example/consultations/our-budget-1",
  questions: [
    question(1, "support"),
    question(2, "matrix", ["Very", "Not"]),
    question(3, "choice", ["Yes", "No"]),
    { ...question(4, "text"), condition: { questionId: 3, answer: "Yes" }, hint: "A hint" },
    question(5, "many", ["Buses", "Trains"]),
    question(6, "scale", ["Low", "High"]),
  ],
  proposal: {
    ...{ asOf: calendarDate("2018-01-02"), title: "Framework", aim: "An aim", year: 2018 },
    changes: [
      {
        ...{ changeId: 7, title: "Kicks", rationale: "It ends.", before: 100_00, after: null },
        effects: [{ on: "Age", direction: "adverse", who: "the young", what: "Fewer evenings" }],
      },
      { changeId: 8, title: "Transport", rationale: "", before: null, after: 50_00, effects: [] },
    ],
  },
};

describe("the questionnaire on paper", () => {
  it("says of each question its number, its kinds of answers, and where it is asked only on another", () => {
    const words = JSON.stringify(questionnaireSections(SOURCE));
    for (const needed of [
      "1. Question of support",
      "Fully support",
      "☐ Yes",
      "☐ 1: Low",
      "☐ 3",
      "Only where question 3, “Question of choice”, is answered “Yes”.",
      "A hint",
      "Age: adverse",
      "Two officers read them.",
    ]) {
      expect(words).toContain(needed);
    }
    expect(questionnaireSections({ ...SOURCE, closesOn: null, questions: [] }).map(({ id }) => id)).toEqual([
      ...["why", "proposal", "for-whom", "sending", "privacy"],
    ]);
  });

  it("asks people about themselves on a sheet of its own, and only where the consultation does", () => {
    const monitoring = monitoringQuestions([{ id: 7, kind: "local", name: "Care experience" }]);
    const asked = { ...SOURCE, monitoring };
    expect(questionnaireDocument(SOURCE).parts).toHaveLength(1);
    expect(questionnaireSections(asked)).toEqual(questionnaireSections(SOURCE));
    const [answers, sheet, ...others] = questionnaireDocument(asked).parts;
    expect(others).toEqual([]);
    expect(answers?.sections).toEqual(questionnaireSections(asked));
    expect(sheet?.sections).toEqual(monitoringSheet(asked));
    const words = JSON.stringify(sheet);
    for (const { text, options } of monitoring) {
      expect(words).toContain(text);
      for (const option of options) expect(words).toContain(`☐ ${option.text}`);
    }
    expect(words.match(/☐ Prefer not to say/gu)).toHaveLength(monitoring.length);
  });

  it.skipIf(!HAS_PANDOC)(
    "is read in Word with its headings, and a table for each question of changes",
    async () => {
      const { headings, tables } = wordContents(await renderDocx(questionnaireDocument(SOURCE)));
      expect(headings.map(({ text }) => text)).toEqual([
        ...["Our budget", "Why we ask you", "What is proposed", "Kicks", "Transport", "The changes"],
        ...[
          "1. Question of support",
          "2. Question of matrix",
          "3. Question of choice",
          "4. Question of text",
        ],
        ...["5. Question of many", "6. Question of scale", "Do you answer for an organisation?"],
        ...["Where to send it, and help", "What becomes of the answers", "Answer without paper"],
      ]);
      expect(tables).toHaveLength(3);
    },
  );
});
