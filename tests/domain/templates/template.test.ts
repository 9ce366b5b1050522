import { describe, expect, it } from "vitest";
import { eiaBody } from "../../../app/domain/decision/signed-snapshot";
import { submissionGate } from "../../../app/domain/framework/sign-off-gate";
import { completeAnswers } from "../../../app/domain/framework/complete-answers";
import { changesOf } from "../../../app/domain/framework/content";
import { calendarDate } from "../../../app/domain/shared/calendar-date";
import {
  answersThatStand,
  choicesOf,
  latestOf,
  newKey,
  ownQuestionFaults,
  placed,
  sameAnswers,
  statedAnswers,
  unanswered,
  understoodAnswer,
  type OwnQuestion,
  type TemplateVersion,
} from "../../../app/domain/templates/template";
import { contentLeaves } from "../../../app/domain/decision/content-leaves";
import { aCompleteFramework } from "../../support/content-builder";

const TODAY = calendarDate("2018-03-06");

const RURAL: OwnQuestion = {
  key: 1,
  question: "What does it do to people in rural areas?",
  kind: "text",
  help: "Travel, broadband and who lives there",
  isRequired: true,
  choices: [],
};
const BAND: OwnQuestion = {
  key: 2,
  question: "Which priority does it serve?",
  kind: "choice",
  help: "",
  isRequired: false,
  choices: ["Victims", "Prevention"],
};
const PEOPLE: OwnQuestion = { ...BAND, key: 3, question: "How many people?", kind: "number", choices: [] };
const CARE: OwnQuestion = { ...PEOPLE, key: 4, question: "Does it reach care leavers?", kind: "yes_no" };

const version = (number: number, over: Partial<TemplateVersion> = {}): TemplateVersion => ({
  ...{ id: number, kind: "entry", number, questions: [RURAL], guidance: {}, usedByName: "Administrator" },
  inUseSince: new Date("2018-01-01T10:00:00Z"),
  version: 1,
  ...over,
});

describe("versions", () => {
  it("begin with the last that was put into use, whatever is drafted after it", () => {
    const versions = [version(1), version(2), version(3, { inUseSince: null })];
    expect(latestOf(versions)).toMatchObject({ inUse: { number: 2 }, draft: { number: 3 } });
    expect(latestOf([])).toEqual({ inUse: null, draft: null });
  });

  it("give no key a second time, also where the question went", () => {
    expect(newKey([])).toBe(1);
    expect(newKey([version(1, { questions: [RURAL, BAND] }), version(2)])).toBe(3);
  });

  it("have their questions in order", () => {
    const keys = (questions: readonly OwnQuestion[]) => questions.map(({ key }) => key);
    expect(keys(placed([RURAL, BAND], PEOPLE, 2))).toEqual([1, 3, 2]);
    expect(keys(placed([RURAL, BAND, PEOPLE], PEOPLE, 1))).toEqual([3, 1, 2]);
    expect(keys(placed([RURAL], BAND, 90))).toEqual([1, 2]);
  });
});

describe("a question", () => {
  it("is asked once, in words", () => {
    expect(ownQuestionFaults({ ...RURAL, question: " " }, [])).toHaveProperty("question");
    expect(ownQuestionFaults({ ...RURAL, question: RURAL.question.toUpperCase() }, [RURAL])).toHaveProperty(
      "question",
    );
    expect(
      ownQuestionFaults(
        RURAL,
        Array.from({ length: 30 }, (_, n) => ({ question: `${n}` })),
      ),
    ).toHaveProperty("question");
    expect(ownQuestionFaults(RURAL, [BAND])).toEqual({});
  });

  it("of a choice has two answers or more, each once", () => {
    for (const choices of [
      [],
      ["One"],
      ["One", "one "],
      Array.from({ length: 21 }, (_, n) => `${n}`),
      ["a", "b".repeat(151)],
    ]) {
      expect(ownQuestionFaults({ ...BAND, choices }, [])).toHaveProperty("choices");
    }
    expect(ownQuestionFaults({ ...BAND, choices: choicesOf(" One \n\nTwo") }, [])).toEqual({});
    expect(ownQuestionFaults({ ...CARE, choices: [] }, [])).toEqual({});
  });
});

describe("an answer", () => {
  it.each([
    [RURAL, " Buses stop ", "Buses stop"],
    [PEOPLE, "1204", "1,204"],
    [CARE, "Yes", "Yes"],
    [BAND, "Victims", "Victims"],
    [BAND, "", ""],
  ] as const)("is understood: %#", (question, typed, answer) => {
    expect(understoodAnswer(question, typed)).toEqual({ ok: true, answer });
  });

  it.each([
    [PEOPLE, "many"],
    [CARE, "Maybe"],
    [BAND, "Other"],
  ] as const)("is refused where it is none: %#", (question, typed) => {
    expect(understoodAnswer(question, typed).ok).toBe(false);
  });

  it("is stated in the order of the questions, and only of what is asked and answered", () => {
    const given = [
      { key: 2, answer: "Victims" },
      { key: 1, answer: "Buses stop" },
      { key: 3, answer: " " },
      { key: 9, answer: "Of a question that is gone" },
    ];
    expect(statedAnswers([RURAL, BAND, PEOPLE], given).map(({ answer }) => answer)).toEqual([
      "Buses stop",
      "Victims",
    ]);
  });

  it("stands in another version where the same is asked in the same words", () => {
    const earlier = statedAnswers(
      [RURAL, BAND, CARE],
      [
        { key: 1, answer: "Buses stop" },
        { key: 2, answer: "Victims" },
        { key: 4, answer: "Yes" },
      ],
    );
    const now = [RURAL, { ...BAND, choices: ["Prevention", "Both"] }, { ...CARE, question: "Care leavers?" }];
    expect(answersThatStand(now, earlier)).toEqual([{ key: 1, answer: "Buses stop" }]);
  });

  it("is the same whatever the order, and whether nothing is said of a question or it is left out", () => {
    const one = { key: 1, answer: "a" };
    const two = { key: 2, answer: "b" };
    expect(sameAnswers([one, two], [two, one, { key: 3, answer: "" }])).toBe(true);
    expect(sameAnswers([one], [two])).toBe(false);
  });
});

describe("rule 42", () => {
  it("asks for words that say something, and for nothing that need not be answered", () => {
    expect(unanswered([RURAL, BAND], [])).toEqual([RURAL]);
    expect(unanswered([RURAL], [{ key: 1, answer: "n/a" }])).toEqual([RURAL]);
    expect(unanswered([RURAL], [{ key: 1, answer: "Buses stop" }])).toEqual([]);
    expect(unanswered([{ ...PEOPLE, isRequired: true }], [{ key: 3, answer: "0" }])).toEqual([]);
  });

  it("blocks the submission until every entry answers, however it is answered for", () => {
    const content = { ...aCompleteFramework(), ownQuestions: [RURAL, BAND] };
    const gate = submissionGate(content, TODAY);
    const blockers = gate.ok ? [] : gate.blockers;
    expect(blockers.map(({ rule }) => rule)).toEqual(content.entries.map(() => "own_questions"));
    expect(blockers[0]).toMatchObject({
      message: `“${RURAL.question}” is not answered.`,
      by: "eia_author",
      putRight: { page: "entry", field: { ownQuestion: 1 } },
    });
    const isComplete = completeAnswers(content, { today: TODAY, isBeforeDecision: true });
    const change = changesOf(content).find(({ id }) => id === content.entries[0]?.changeId);
    expect(change && isComplete(change)).toBe(false);
    const answered = {
      ...content,
      entries: content.entries.map((entry) => ({
        ...entry,
        ownAnswers: statedAnswers(content.ownQuestions, [{ key: 1, answer: "Buses stop" }]),
      })),
    };
    expect(submissionGate(answered, TODAY)).toEqual({ ok: true });
    expect(change && completeAnswers(answered, { today: TODAY, isBeforeDecision: true })(change)).toBe(true);
  });

  it("leaves what was frozen before as it was, byte for byte", () => {
    const content = aCompleteFramework();
    for (const { body } of contentLeaves(content)) expect(JSON.stringify(body)).not.toContain("ownAnswers");
    expect(JSON.stringify(eiaBody(content))).not.toContain("ownAnswers");
  });

  it("freezes and publishes the question with the answer, and no key", () => {
    const base = aCompleteFramework();
    const ownAnswers = statedAnswers([RURAL], [{ key: 1, answer: "Buses stop" }]);
    const content = { ...base, entries: base.entries.map((entry) => ({ ...entry, ownAnswers })) };
    const recorded = [{ question: RURAL.question, answer: "Buses stop" }];
    const leaf = contentLeaves(content).find(({ kind }) => kind === "entry");
    expect(leaf).toMatchObject({ part: "eia", body: { ownAnswers: recorded } });
    for (const entry of eiaBody(content).entries) expect(entry.ownAnswers).toEqual(recorded);
  });
});
