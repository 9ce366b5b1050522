import fc from "fast-check";
import { expect, it } from "vitest";
import type { Characteristic, Direction } from "~/domain/eia/characteristics";
import { cumulativeImpact, cumulativeYears } from "~/domain/eia/cumulative-impact";

const entry = (change: number, ...impacts: [Characteristic, Direction][]) => ({
  change,
  impacts: impacts.map(([characteristic, direction]) => ({ characteristic, direction })),
});
const none = { positive: [], adverse: [], neutral: [], not_yet_known: [] };

it.each<[string, ReturnType<typeof entry>[], ReturnType<typeof cumulativeImpact<number>>]>([
  ["no entry", [], []],
  ["an entry without impacts", [entry(1)], []],
  [
    "two changes that do the same to the same people",
    [entry(1, ["age", "adverse"]), entry(2, ["age", "adverse"])],
    [{ characteristic: "age", byDirection: { ...none, adverse: [1, 2] } }],
  ],
  [
    "changes that do different things to the same people: nothing is set off",
    [entry(1, ["age", "adverse"]), entry(2, ["age", "positive"])],
    [{ characteristic: "age", byDirection: { ...none, positive: [2], adverse: [1] } }],
  ],
  [
    "one change that touches several, in the order of the Act",
    [entry(7, ["sex", "not_yet_known"], ["disability", "neutral"])],
    [
      { characteristic: "disability", byDirection: { ...none, neutral: [7] } },
      { characteristic: "sex", byDirection: { ...none, not_yet_known: [7] } },
    ],
  ],
])("%s", (_name, entries, expected) => {
  expect(cumulativeImpact(entries)).toEqual(expected);
});

const figures = (...changes: [year: number, change: number, unstated?: true][]) =>
  changes.map(([year, change, unstated]) => ({
    year,
    change,
    ...(unstated && { unstated: "new" as const }),
  }));

it("says of each year what the budgets of the changes rise or fall by, and sets nothing off", () => {
  const of = new Map([
    [1, figures([2018, 500], [2019, -100])],
    [2, figures([2018, -200], [2019, 0, true])],
  ]);
  const touched = cumulativeImpact([
    entry(1, ["age", "adverse"]),
    entry(2, ["age", "adverse"], ["sex", "positive"]),
  ]);
  expect(cumulativeYears(touched, [2018, 2019], (change) => of.get(change) ?? [])).toEqual([
    {
      characteristic: "age",
      direction: "adverse",
      changes: [1, 2],
      byYear: [
        { year: 2018, pence: [500, -200] },
        { year: 2019, pence: [-100, null] },
      ],
    },
    {
      characteristic: "sex",
      direction: "positive",
      changes: [2],
      byYear: [
        { year: 2018, pence: [-200] },
        { year: 2019, pence: [null] },
      ],
    },
  ]);
});

it("has a figure for every change in every year, whatever they are", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom<Direction>("adverse", "positive", "neutral", "not_yet_known"), {
        maxLength: 9,
      }),
      fc.uniqueArray(fc.integer({ min: 2000, max: 2030 }), { maxLength: 4 }),
      (directions, years) => {
        const touched = cumulativeImpact(
          directions.map((direction, index) => entry(index, ["age", direction])),
        );
        const rows = cumulativeYears(touched, years, (change) => years.map((year) => ({ year, change })));
        expect(rows.flatMap(({ changes }) => changes).sort()).toEqual(
          directions.map((_, index) => index).sort(),
        );
        for (const { changes, byYear } of rows) {
          expect(byYear).toEqual(years.map((year) => ({ year, pence: changes })));
        }
      },
    ),
  );
});
