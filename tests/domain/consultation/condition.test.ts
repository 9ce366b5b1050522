import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Given } from "../../../app/domain/consultation/answer";
import {
  askedOf,
  conditionFault,
  conditionInWords,
  leftWithoutAnswer,
  onlyAsked,
} from "../../../app/domain/consultation/condition";
import {
  fieldOf,
  SCALE,
  type Condition,
  type Question,
  type QuestionKind,
} from "../../../app/domain/consultation/question";

const aQuestion = (
  id: number,
  kind: QuestionKind = "choice",
  condition: Condition | null = null,
): Question => ({
  ...{ id, kind, condition, section: "", text: `Question ${id}`, hint: "", isRequired: false },
  ...{ options: kind === "choice" || kind === "many" ? ["Yes", "No"] : [], version: 1, copiedFromId: null },
});
const on = (questionId: number, answer = "Yes"): Condition => ({ questionId, answer });

describe("a condition", () => {
  it.each([
    ["everybody", null, null],
    ["an answer of an earlier choice", on(1), null],
    ["one of several", on(2), null],
    ["a step of a scale", on(3, "5"), null],
    ["a question that is not before it", on(9), "Choose an answer of a question that stands before this one"],
    ["an answer that is not there", on(1, "Perhaps"), expect.stringContaining("any more")],
    ["a step beyond the scale", on(3, "6"), expect.stringContaining("any more")],
    ["words", on(4), expect.stringContaining("any more")],
    ["support for each change", on(5, "full"), expect.stringContaining("any more")],
    ["an answer for each change", on(6), expect.stringContaining("any more")],
  ])("on %s", (_what, condition, fault) => {
    const earlier = (["choice", "many", "scale", "text", "support", "matrix"] as const).map((kind, index) =>
      aQuestion(index + 1, kind),
    );
    expect(conditionFault(condition, earlier)).toEqual(fault);
  });

  it("is in the way of taking its answer away", () => {
    const hanging = aQuestion(2, "text", on(1, "No"));
    const left = leftWithoutAnswer({ id: 1, kind: "choice", options: ["Yes", "Other"] }, [hanging]);
    expect(left).toBe(hanging);
    expect(leftWithoutAnswer({ id: 1, kind: "choice", options: ["No"] }, [hanging])).toBeNull();
    expect(leftWithoutAnswer({ id: 1, kind: "text", options: [] }, [hanging])).toBe(hanging);
  });

  it("is said in words, with the number that the question has", () => {
    const questions = [aQuestion(7), aQuestion(9, "text", on(7))];
    expect(conditionInWords(questions[1]?.condition ?? null, questions)).toBe(
      "Only where question 1, “Question 7”, is answered “Yes”",
    );
    expect(conditionInWords(null, questions)).toBe("");
  });
});

describe("what is asked of whoever answered so", () => {
  const questions = [
    aQuestion(1),
    aQuestion(2, "many", on(1)),
    aQuestion(3, "text", on(2)),
    aQuestion(4, "text"),
  ];
  it.each([
    [{}, [1, 4]],
    [{ q1: "No" }, [1, 4]],
    [{ q1: "Yes" }, [1, 2, 4]],
    [{ q1: "Yes", q2: ["No"] }, [1, 2, 4]],
    [{ q1: "Yes", q2: ["No", "Yes"] }, [1, 2, 3, 4]],
    // What follows from a question that is not asked any more is not asked either.
    [{ q1: "No", q2: ["Yes"], q3: "Said" }, [1, 4]],
  ] satisfies [Given, number[]][])("%j", (given, asked) => {
    expect(askedOf(questions, given).map(({ id }) => id)).toEqual(asked);
  });

  it("keeps nothing that was answered to another", () => {
    const given = { q1: "No", q2: ["Yes"], q2_other: "Both", q3: "Said", q4: "This", q11: "Not ours" };
    expect(onlyAsked(questions, given)).toEqual({ q1: "No", q4: "This" });
  });
});

/** Questions in their order, each on an answer of an earlier one or on none. */
const questionnaires = fc
  .array(fc.record({ back: fc.nat(4), answer: fc.constantFrom("Yes", "No"), isFree: fc.boolean() }), {
    minLength: 1,
    maxLength: 9,
  })
  .map((drawn) =>
    drawn.map(({ back, answer, isFree }, index) =>
      aQuestion(index + 1, "choice", isFree || index === 0 ? null : on(Math.max(1, index - back), answer)),
    ),
  );
const givens = fc.dictionary(
  fc.nat(9).map((number) => fieldOf(number + 1)),
  fc.constantFrom("Yes", "No", ...SCALE),
);

describe("of any questionnaire", () => {
  it("all conditions are on earlier questions, so that what is asked comes to an end and is always the same", () => {
    fc.assert(
      fc.property(questionnaires, givens, (questions, given) => {
        for (const [index, { condition }] of questions.entries()) {
          expect(conditionFault(condition, questions.slice(0, index))).toBeNull();
        }
        const kept = onlyAsked(questions, given);
        expect(onlyAsked(questions, kept)).toEqual(kept);
        expect(askedOf(questions, kept)).toEqual(askedOf(questions, given));
        for (const { condition } of askedOf(questions, given)) {
          if (condition) expect(kept[fieldOf(condition.questionId)]).toBe(condition.answer);
        }
      }),
    );
  });
});
