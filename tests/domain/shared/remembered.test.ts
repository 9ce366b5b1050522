import { describe, expect, it, vi } from "vitest";
import { frozen, remembered } from "~/domain/shared/remembered";

describe("what is computed of something that cannot change", () => {
  const counted = () => {
    const compute = vi.fn((of: { parts: readonly number[] }, times: number) =>
      of.parts.map((part) => part * times),
    );
    return { compute, known: remembered(compute) };
  };

  it("is computed once for it and what is asked of it", () => {
    const { compute, known } = counted();
    const one = frozen({ parts: [1, 2] });
    expect([known(one, 2), known(one, 2), known(one, 3), known(one, 3)]).toEqual([
      [2, 4],
      [2, 4],
      [3, 6],
      [3, 6],
    ]);
    expect(compute).toHaveBeenCalledTimes(2);
    expect(known(frozen({ parts: [5] }), 3)).toEqual([15]);
  });

  it("is computed each time of what can still change", () => {
    const { known } = counted();
    const one = { parts: [1] };
    expect(known(one, 2)).toEqual([2]);
    one.parts.push(4);
    expect(known(one, 2)).toEqual([2, 8]);
  });
});

describe("what is frozen", () => {
  it("cannot be changed in any of its parts", () => {
    const one = frozen({ list: [{ name: "a" }], none: null });
    expect(() => one.list.push({ name: "b" })).toThrow(TypeError);
    expect(() => Object.assign(one.list[0] ?? {}, { name: "c" })).toThrow(TypeError);
    expect(one).toEqual({ list: [{ name: "a" }], none: null });
  });
});
