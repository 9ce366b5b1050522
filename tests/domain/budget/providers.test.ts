import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountsByYear, findProvider, isProvider, providersOf } from "~/domain/budget/providers";

const written = (name: string, lines = 1, frameworkIds = [1]) => ({ name, lines, frameworkIds });

describe("providers by their names", () => {
  it("are one where the matching of lines takes their names for the same, by what most lines write", () => {
    const [one, ...others] = providersOf([
      written("Victim support", 1, [1]),
      written("VICTIM SUPPORT", 3, [1, 2]),
      written("Support, Victim", 1, [3]),
    ]);
    expect(others).toEqual([]);
    expect(one).toMatchObject({ name: "VICTIM SUPPORT", lines: 5, frameworks: 3 });
    expect(one?.names).toHaveLength(3);
  });

  it("are not what stands in place of a name", () => {
    const none = ["", "To be confirmed", "tbc", "Various", "N/A"];
    expect(providersOf(none.map((name) => written(name)))).toEqual([]);
    expect(none.map(isProvider)).toEqual(none.map(() => false));
    expect(isProvider("Catch22")).toBe(true);
  });

  it("are found by any of their names, each of which belongs to one", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 })), (names) => {
        const providers = providersOf(names.map((name) => written(name)));
        for (const { names: theirs } of providers) {
          for (const name of theirs) expect(findProvider(providers, name)?.names).toEqual(theirs);
        }
        expect(new Set(providers.flatMap((one) => one.names)).size).toBe(
          providers.reduce((sum, { lines }) => sum + lines, 0),
        );
      }),
    );
    expect(findProvider([], "Catch22")).toBeNull();
  });
});

describe("what a provider gets", () => {
  it("is summed up by framework and year, never over frameworks, and says where it is no more than a part", () => {
    const line = (frameworkId: number, amounts: Record<number, number>) => ({
      ...{ frameworkId, framework: `Framework ${frameworkId}`, years: [2018, 2017], amounts },
    });
    expect(
      amountsByYear([line(2, { 2017: 100, 2018: 50 }), line(2, { 2017: 1 }), line(1, { 2017: 7, 2018: 8 })]),
    ).toEqual([
      { frameworkId: 2, framework: "Framework 2", year: 2017, lines: 2, pence: 101, isAtLeast: false },
      { frameworkId: 2, framework: "Framework 2", year: 2018, lines: 2, pence: 50, isAtLeast: true },
      { frameworkId: 1, framework: "Framework 1", year: 2017, lines: 1, pence: 7, isAtLeast: false },
      { frameworkId: 1, framework: "Framework 1", year: 2018, lines: 1, pence: 8, isAtLeast: false },
    ]);
  });
});
