import { expect, it } from "vitest";
import type { Characteristic, Direction } from "~/domain/eia/characteristics";
import { cumulativeImpact } from "~/domain/eia/cumulative-impact";

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
