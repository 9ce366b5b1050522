import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrangementVersion, moved, moveValue, parseMove } from "~/domain/shared/arrangement";

describe("moving one row of a list", () => {
  it.each([
    [["a", "b", "c"], 1, -1, ["b", "a", "c"]],
    [["a", "b", "c"], 1, 1, ["a", "c", "b"]],
    [["a", "b"], 0, -1, null],
    [["a", "b"], 1, 1, null],
    [["a"], 7, -1, null],
    [[], 0, 1, null],
  ] as const)("%j: from %i by %i", (list, from, by, expected) => {
    expect(moved<string>(list, from, by)).toEqual(expected);
  });

  it("keeps all of them, and back again is as it was", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer(), { minLength: 2, maxLength: 8 }),
        fc.nat(),
        fc.constantFrom(-1 as const, 1 as const),
        (list, somewhere, by) => {
          const from = somewhere % list.length;
          const now = moved(list, from, by);
          if (now === null) return from + by < 0 || from + by >= list.length;
          expect(now.toSorted()).toEqual(list.toSorted());
          expect(moved(now, from + by, by === 1 ? -1 : 1)).toEqual(list);
          return true;
        },
      ),
    );
  });

  it("is asked for by a button that says what it sends", () => {
    for (const move of [{ id: 7, by: 1 } as const, { id: 12, by: -1 } as const]) {
      expect(parseMove(moveValue(move))).toEqual(move);
    }
    for (const other of [null, undefined, 7, "", "up", "up-0", "up-07", "sideways-7", "up-7 ", "propose"]) {
      expect(parseMove(other)).toBeNull();
    }
  });

  it("is made on a version that goes up with each of its rows’", () => {
    expect(arrangementVersion([])).toBe(0);
    expect(arrangementVersion([{ version: 1 }, { version: 3 }])).toBe(4);
  });
});
