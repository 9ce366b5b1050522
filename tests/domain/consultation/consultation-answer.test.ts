import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  answerColumns,
  answerInWords,
  countAnswers,
  isEmpty,
  type Given,
} from "../../../app/domain/consultation/answer";
import { optionsFault, type Question } from "../../../app/domain/consultation/question";

const question = (kind: Question["kind"], options: readonly string[] = []): Question => ({
  ...{
    id: 5,
    kind,
    section: "",
    text: "What do you think?",
    hint: "",
    options,
    isRequired: false,
    condition: null,
    copiedFromId: null,
    version: 1,
  },
});
const CHANGES = [
  { changeId: 7, title: "Kicks" },
  { changeId: 8, title: "C2ARA" },
];
const person = (given: Given) => ({ body: "", given });
const body = (given: Given) => ({ body: "Board", given });

describe("what was answered, in words", () => {
  it("has of support each change that something is said of", () => {
    expect(
      answerInWords(question("support"), CHANGES, { q5_c7: "partial", q5_c7_why: "Not at night", q5_c8: "" }),
    ).toEqual([{ about: "Kicks", chosen: ["Partially support"], said: "Not at night" }]);
  });

  it("has what was chosen, and what was said beside it", () => {
    expect(answerInWords(question("many", ["A", "B"]), [], { q5: ["A", "B"], q5_other: "C" })).toEqual([
      { about: "What do you think?", chosen: ["A", "B"], said: "C" },
    ]);
  });

  it.each(["support", "choice", "many", "scale", "text"] as const)("has nothing of %s left out", (kind) => {
    expect(answerInWords(question(kind), CHANGES, {})).toEqual([]);
  });
});

describe("the counts", () => {
  it("have people and bodies apart, of each change", () => {
    const [kicks, c2ara] = countAnswers(question("support"), CHANGES, [
      person({ q5_c7: "full" }),
      body({ q5_c7: "full", q5_c7_why: "Yes" }),
      person({ q5_c7: "none" }),
    ]);
    expect(kicks).toEqual({
      about: "Kicks",
      counts: [
        { label: "Fully support", people: 1, bodies: 1 },
        { label: "Partially support", people: 0, bodies: 0 },
        { label: "Do not support", people: 1, bodies: 0 },
      ],
      answered: 3,
      said: 1,
    });
    expect(c2ara).toMatchObject({ answered: 0, said: 0 });
  });

  it("count each answer to a choice once, and never one that is not there to choose", () => {
    const options = ["A", "B", "C"] as const;
    const chosen = fc.array(fc.constantFrom("A", "B", "C", "D"), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(chosen, { maxLength: 30 }), (answers) => {
        const [{ counts, answered } = { counts: [], answered: -1 }] = countAnswers(
          question("many", options),
          [],
          answers.map((q5) => person({ q5 })),
        );
        expect(counts.map(({ label }) => label)).toEqual(options);
        for (const { label, people } of counts) {
          expect(people).toBe(answers.filter((of) => of.some((one) => one === label)).length);
        }
        expect(answered).toBe(answers.filter(({ length }) => length > 0).length);
      }),
    );
  });

  it("say what the ends of a scale mean", () => {
    const [{ counts } = { counts: [] }] = countAnswers(
      question("scale", ["Not safe", "Safe"]),
      [],
      [person({ q5: "5" })],
    );
    expect(counts.map(({ label, people }) => [label, people])).toEqual([
      ["1: Not safe", 0],
      ["2", 0],
      ["3", 0],
      ["4", 0],
      ["5: Safe", 1],
    ]);
  });
});

describe("an answer without an answer", () => {
  it.each<[Given, boolean]>([
    [{}, true],
    [{ q5: "" }, true],
    [{ q5: [] }, true],
    [{ q5: "Yes" }, false],
    [{ q5: ["A"] }, false],
  ])("%j: %s", (given, empty) => {
    expect(isEmpty(given)).toBe(empty);
  });
});

describe("the answers to choose from", () => {
  it.each<[Question["kind"], readonly string[], string | null]>([
    ["text", [], null],
    ["text", ["A"], "This kind of question has no answers to choose from"],
    ["support", ["A"], "This kind of question has no answers to choose from"],
    ["scale", ["Low", "High"], null],
    ["scale", ["Low"], "Enter two lines: what 1 means, and what 5 means"],
    ["choice", ["A"], "Enter at least two answers, each on a line of its own"],
    ["choice", ["A", "A"], "Each answer may stand there once"],
    ["many", Array.from({ length: 16 }, (_, index) => String(index)), "Enter at most 15 answers"],
    ["many", ["A", "b".repeat(201)], "Each answer must be 200 characters or fewer"],
    ["many", ["A", "B"], null],
  ])("of %s: %j", (kind, options, fault) => {
    expect(optionsFault({ kind, options })).toBe(fault);
  });
});

describe("a table of answers", () => {
  it.each([
    [
      "support",
      [],
      { q5_c7: "partial", q5_c7_why: "Not at night" },
      ["Partially support", "Not at night", "", ""],
    ],
    ["many", ["A", "B"], { q5: ["A", "B"], q5_other: "C" }, ["A; B", "C"]],
    ["choice", ["A", "B"], { q5: "B" }, ["B"]],
    ["scale", ["low", "high"], { q5: "4" }, ["4"]],
    ["text", [], { q5: "Keep it" }, ["Keep it"]],
    ["text", [], {}, [""]],
  ] as const)("has of %s a cell for each thing that can be said", (kind, options, given: Given, cells) => {
    const columns = answerColumns(question(kind, options), CHANGES);
    expect(columns.map(({ of }) => of(given))).toEqual(cells);
    expect(new Set(columns.map(({ heading }) => heading)).size).toBe(columns.length);
  });
});
