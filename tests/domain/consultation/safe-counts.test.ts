import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeCounts, SMALLEST_SHOWN } from "../../../app/domain/consultation/safe-counts";

const sum = (counts: readonly (number | null)[]) =>
  counts.reduce<number>((total, count) => total + (count ?? 0), 0);
const range = (length: number) => Array.from({ length }, (_, index) => index);

/** Every way in which so many people can have answered a question with so many answers, or not have said. */
function fillings(answers: number, people: number): number[][] {
  if (answers === 0) return [[]];
  return range(people + 1).flatMap((count) =>
    fillings(answers - 1, people - count).map((others) => [count, ...others]),
  );
}

/** What people could have said, by what is shown of it: whoever reads it can tell those of one entry apart by nothing. */
function byWhatIsShown(cases: readonly { real: readonly number[]; shown: unknown }[]) {
  const same = new Map<string, (readonly number[])[]>();
  for (const { real, shown } of cases) {
    const key = JSON.stringify(shown);
    const known = same.get(key);
    if (known) known.push(real);
    else same.set(key, [real]);
  }
  return [...same.values()];
}

const values = (reals: readonly (readonly number[])[], place: number) =>
  new Set(reals.map((real) => real[place] ?? 0));

describe("what is shown of one question (rule 31)", () => {
  it.each([
    ["counts of 5 and more, where enough people did not say", [12, 8, 30], 60, [12, 8, 30]],
    ["no count under 5, and no zero", [20, 4, 0], 40, [20, null, null]],
    ["not the next smallest either, where the rest would be under 5", [20, 9, 2], 32, [20, null, null]],
    ["not the next smallest, where the rest would be nobody", [20, 9, 0], 29, [20, null, null]],
    ["nothing, where all but a few gave one answer", [30, 2, 1], 33, [null, null, null]],
    ["not how few did not say", [30, 28], 60, [30, null]],
    ["the last of two that are as small", [9, 9, 1], 19, [9, null, null]],
    ["nothing of fewer than 5 people", [3, 1], 4, [null, null]],
    ["nothing of nobody", [0, 0], 0, [null, null]],
  ])("has %s", (_what, counts, people, shown) => {
    expect(safeCounts(counts, people)).toEqual(shown);
  });
});

/**
 * By trying all: for each thing that can be shown, everything that people can have said for it to be shown, by somebody who knows
 * the rule and how many people there were.
 */
describe("what can be worked out of what is shown", () => {
  const WHOLE = range(SMALLEST_SHOWN);

  it.each([
    { answers: 2, most: 26 },
    { answers: 3, most: 18 },
    { answers: 4, most: 13 },
  ])("is no hidden count of $answers answers, of up to $most people", ({ answers, most }) => {
    for (const people of range(most + 1).slice(SMALLEST_SHOWN)) {
      const cases = fillings(answers, people).map((real) => {
        const shown = safeCounts(real, people);
        return { real: [...real, people - sum(real)], shown };
      });
      for (const reals of byWhatIsShown(cases)) {
        const shown = safeCounts(reals[0]?.slice(0, answers) ?? [], people);
        for (const place of range(answers)) {
          const possible = values(reals, place);
          const count = shown[place] ?? null;
          if (count === null) for (const value of WHOLE) expect(possible).toContain(value);
          else expect([[...possible], count >= SMALLEST_SHOWN]).toEqual([[count], true]);
        }
        // How many did not say is shown nowhere, and is 5 or more where it can be worked out.
        const unsaid = values(reals, answers);
        expect(unsaid.size > 1 || Math.min(...unsaid) >= SMALLEST_SHOWN).toBe(true);
      }
    }
  });

  it("is no hidden count of two questions that the same people answered, taken together", () => {
    for (const people of [5, 9, 13]) {
      const ways = fillings(2, people).map((real) => ({ real, shown: safeCounts(real, people) }));
      const cases = ways.flatMap((one) =>
        ways.map((other) => ({ real: [...one.real, ...other.real], shown: [one.shown, other.shown] })),
      );
      for (const reals of byWhatIsShown(cases)) {
        const shown = [0, 2].flatMap((from) => safeCounts(reals[0]?.slice(from, from + 2) ?? [], people));
        for (const place of range(4)) {
          const possible = values(reals, place);
          if (shown[place] === null) for (const value of WHOLE) expect(possible).toContain(value);
        }
      }
    }
  });

  it("is no hidden count of any number of tables of any size: whatever it is, another would be shown as well", () => {
    const table = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 2, maxLength: 9 });
    const tables = fc
      .tuple(fc.array(table, { minLength: 1, maxLength: 10 }), fc.integer({ min: 0, max: 60 }))
      .map(([all, unsaid]) => ({
        all,
        people: Math.max(SMALLEST_SHOWN, ...all.map((counts) => sum(counts))) + unsaid,
      }));
    fc.assert(
      fc.property(tables, ({ all, people }) => {
        const shown = all.map((counts) => safeCounts(counts, people));
        for (const [index, counts] of all.entries()) {
          const ofOne = shown[index] ?? [];
          const hidden = range(counts.length).filter((place) => ofOne[place] === null);
          const open = range(counts.length).filter((place) => ofOne[place] !== null);
          for (const place of open) {
            expect(ofOne[place]).toBe(counts[place]);
            expect(ofOne[place]).toBeGreaterThanOrEqual(SMALLEST_SHOWN);
          }
          for (const place of hidden) {
            for (const value of WHOLE) {
              const other = ofOne.map((count, at) => count ?? (at === place ? value : 0));
              expect(safeCounts(other, people)).toEqual(ofOne);
              expect(people - sum(other)).toBeGreaterThanOrEqual(0);
            }
          }
        }
      }),
    );
  });
});
