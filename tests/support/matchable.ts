import { readBudgets, type MatchableLine, type ReadLine } from "~/domain/budget/line-similarity";

/** A line of a budget as it is compared; name only what the test is about. */
export const aMatchable = (overrides: Partial<MatchableLine> = {}): MatchableLine => ({
  key: 1,
  priority: "Victims",
  service: "Victim support",
  deliveryOrganisation: "Catch 22",
  provision: "Help for victims of crime",
  reach: "LLR",
  amounts: { 2018: 1_000_00 },
  ...overrides,
});

/** Lines that say nothing but what the test says of them, numbered from 1. */
export const bareLines = (...lines: Partial<MatchableLine>[]): MatchableLine[] =>
  lines.map((line, index) => ({
    key: index + 1,
    priority: "",
    service: "",
    deliveryOrganisation: "",
    provision: "",
    reach: "",
    amounts: {},
    ...line,
  }));

/** Two lines as the lines of two budgets. */
export function readBoth(a: MatchableLine, b: MatchableLine): [ReadLine, ReadLine] {
  const { previous, current } = readBudgets([a], [b]);
  const [[before], [now]] = [previous, current];
  if (!before || !now) throw new Error("A line that is read stays one");
  return [before, now];
}
