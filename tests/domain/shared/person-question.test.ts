import fc from "fast-check";
import { expect, it } from "vitest";
import { personQuestion } from "../../../app/domain/shared/person-question";

const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });

it("has one right answer among five that differ, the same for the same bytes", () => {
  fc.assert(
    fc.property(bytes, (drawn) => {
      const question = personQuestion(drawn);
      expect(new Set(question.options).size).toBe(5);
      expect(question.options.filter((option) => option === question.right)).toHaveLength(1);
      expect(personQuestion(drawn)).toEqual(question);
    }),
  );
});

it("has its right answer in every place", () => {
  const places = fc
    .sample(bytes, 300)
    .map((drawn) => personQuestion(drawn))
    .map(({ options, right }) => options.indexOf(right));
  expect([...new Set(places)].toSorted()).toEqual([0, 1, 2, 3, 4]);
});
