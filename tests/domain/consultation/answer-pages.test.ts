import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Given } from "../../../app/domain/consultation/answer";
import {
  answerPages,
  ANSWER_WAYS,
  FOR_WHOM,
  pageAfter,
  pageAt,
  pageBefore,
} from "../../../app/domain/consultation/answer-pages";
import { askedOf } from "../../../app/domain/consultation/condition";
import { fieldOf, type Condition } from "../../../app/domain/consultation/question";

const asked = (id: number, condition: Condition | null = null) => ({ id, condition });
const QUESTIONS = [
  asked(1),
  asked(2, { questionId: 1, answer: "Yes" }),
  asked(3, { questionId: 2, answer: "Yes" }),
  asked(4),
];
const idsOf = (given: Given, way: "all" | "one") =>
  answerPages(QUESTIONS, given, way).map(({ questions }) => questions.map(({ id }) => id));

describe("the pages of a questionnaire", () => {
  it.each([
    ["all", {}, [[1, 4]]],
    ["all", { q1: "Yes" }, [[1, 4], [2]]],
    ["all", { q1: "Yes", q2: "Yes" }, [[1, 4], [2], [3]]],
    ["one", {}, [[1], [4], []]],
    ["one", { q1: "Yes", q2: "Yes" }, [[1], [2], [3], [4], []]],
  ] as const)("%s at once, after %j", (way, given, pages) => {
    expect(idsOf(given, way)).toEqual(pages);
  });

  it("ask once for whom it is: at first where all is on one page, else at the end", () => {
    const whereAsked = (way: "all" | "one") =>
      answerPages(QUESTIONS, { q1: "Yes" }, way).map(({ asksForWhom }) => asksForWhom);
    expect(whereAsked("all")).toEqual([true, false]);
    expect(whereAsked("one")).toEqual([false, false, false, true]);
  });

  it("are found by what they are named after, by a question on them, or begin anew", () => {
    const pages = answerPages(QUESTIONS, { q1: "Yes" }, "all");
    expect(pageAt(pages, 2)).toBe(pages[1]);
    expect(pageAt(pages, 4)).toBe(pages[0]);
    expect(pageAt(pages, 99)).toBe(pages[0]);
    const one = answerPages(QUESTIONS, {}, "one");
    expect(pageAt(one, FOR_WHOM)).toBe(one.at(-1));
  });

  it("lead from any answers through all that is asked, each once, forwards and back", () => {
    const givens = fc.dictionary(fc.constantFrom(1, 2, 3, 4).map(fieldOf), fc.constantFrom("Yes", "No"));
    fc.assert(
      fc.property(givens, fc.constantFrom(...ANSWER_WAYS), (given, way) => {
        const pages = answerPages(QUESTIONS, given, way);
        const seen: number[] = [];
        for (let page = pages[0] ?? null; page; page = pageAfter(pages, page)) {
          seen.push(...page.questions.map(({ id }) => id));
          const after = pageAfter(pages, page);
          if (after) expect(pageBefore(pages, after)).toBe(page);
        }
        const ids = askedOf(QUESTIONS, given).map(({ id }) => id);
        expect(seen.toSorted()).toEqual(ids.toSorted());
        for (const page of pages) {
          for (const { condition } of page.questions) {
            // What it hangs on was asked on a page before.
            const before = pages.slice(0, pages.indexOf(page)).flatMap(({ questions }) => questions);
            if (condition) expect(before.map(({ id }) => id)).toContain(condition.questionId);
          }
        }
      }),
    );
  });
});
