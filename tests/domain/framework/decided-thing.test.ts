import { expect, it } from "vitest";
import { aThing, FRAMEWORK, recordedThing } from "~/domain/framework/decided-thing";

it("a record says what was decided unless it is a framework (rule 23)", () => {
  expect(recordedThing(FRAMEWORK)).toEqual({});
  expect(recordedThing({ one: "grant", many: "grants" })).toEqual({ decidedThing: "grant" });
});

it.each([
  ["framework", "a framework"],
  ["savings proposal", "a savings proposal"],
  ["allocation", "an allocation"],
  ["Estate plan", "an Estate plan"],
])("%s is %s", (one, words) => {
  expect(aThing({ one, many: `${one}s` })).toBe(words);
});
