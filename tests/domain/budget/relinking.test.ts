import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planRelinking } from "~/domain/budget/relinking";

const link = (id: number, previousLineIds: number[], newLineIds: number[]) => ({
  id,
  previousLineIds,
  newLineIds,
});
const NONE: ReadonlySet<number> = new Set();

describe("linking lines out of several changes", () => {
  const links = [link(1, [101], []), link(2, [102], [2]), link(3, [], [3, 4])];

  it.each([
    ["two whole changes: the first goes on", { previous: [101, 102], now: [2] }, NONE, [1, [2], []]],
    [
      "the answered one goes on, wherever it stands",
      { previous: [101, 102], now: [2] },
      new Set([2]),
      [2, [1], []],
    ],
    [
      "of two answered ones the first goes on",
      { previous: [101, 102], now: [2] },
      new Set([1, 2]),
      [1, [2], []],
    ],
    ["a part of each: a new change", { previous: [102], now: [3] }, new Set([2, 3]), [null, [], [2, 3]]],
    ["one whole and one in part", { previous: [101], now: [3] }, NONE, [1, [], [3]]],
    ["a change that is there already", { previous: [], now: [3, 4] }, NONE, [3, [], []]],
    ["nothing", { previous: [], now: [] }, NONE, [null, [], []]],
  ] as const)("%s", (_, { previous, now }, answered, [survivorId, emptiedIds, reducedIds]) => {
    expect(planRelinking(links, { previousLineIds: previous, newLineIds: now }, answered)).toEqual({
      survivorId,
      emptiedIds,
      reducedIds,
    });
  });

  it("tells the sides apart where a previous and a new line bear the same number", () => {
    const sameNumbers = [link(1, [7], []), link(2, [], [7])];
    expect(planRelinking(sameNumbers, { previousLineIds: [7], newLineIds: [] }, NONE)).toEqual({
      survivorId: 1,
      emptiedIds: [],
      reducedIds: [],
    });
  });

  it("loses no answer: where a change that is emptied is answered, so is the one that goes on", () => {
    const lineIds = fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { maxLength: 20 });
    fc.assert(
      fc.property(
        lineIds,
        fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 20, maxLength: 20 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 20 })),
        fc.uniqueArray(fc.integer({ min: 1, max: 6 })),
        (lines, changeOf, chosen, answeredIds) => {
          const changes = [1, 2, 3, 4, 5, 6].map((id) => {
            const own = lines.filter((line) => changeOf[line - 1] === id);
            return link(
              id,
              own.filter((line) => line % 2 === 0),
              own.filter((line) => line % 2 === 1),
            );
          });
          const answered = new Set(answeredIds);
          const plan = planRelinking(
            changes,
            {
              previousLineIds: chosen.filter((line) => line % 2 === 0),
              newLineIds: chosen.filter((line) => line % 2 === 1),
            },
            answered,
          );
          const losesAnswer = plan.emptiedIds.some((id) => answered.has(id));
          expect(!losesAnswer || (plan.survivorId !== null && answered.has(plan.survivorId))).toBe(true);
          const named = [...plan.emptiedIds, ...plan.reducedIds, plan.survivorId];
          expect(new Set(named).size).toBe(named.length);
        },
      ),
    );
  });
});
