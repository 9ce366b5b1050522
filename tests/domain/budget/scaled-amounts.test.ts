import { describe, expect, it } from "vitest";
import { scaledAmounts } from "~/domain/budget/scaled-amounts";

const lines = (...amounts: [was: number, now: number][]) =>
  amounts.map(([was, now]) => ({ before: { amounts: { 2018: was } }, line: { amounts: { 2018: now } } }));

describe("all amounts of an import beside those before", () => {
  it.each([
    [
      "a thousandth",
      lines([45_000_00, 45_00], [12_000_00, 12_00]),
      { factor: 1_000, isLarger: false, count: 2 },
    ],
    [
      "a thousandfold",
      lines([45_00, 45_000_00], [12_00, 12_000_00]),
      { factor: 1_000, isLarger: true, count: 2 },
    ],
    [
      "a millionth, of which one was rounded",
      lines([2_400_000_00, 2_00], [1_000_000_00, 1_00], [0, 5_00]),
      { factor: 1_000_000, isLarger: false, count: 2 },
    ],
    [
      "below £0 too",
      lines([-45_000_00, -45_00], [12_000_00, 12_00]),
      { factor: 1_000, isLarger: false, count: 2 },
    ],
  ])("are %s", (_what, given, scale) => {
    expect(scaledAmounts(given)).toEqual(scale);
  });

  it.each([
    ["one of them is not", lines([45_000_00, 45_00], [12_000_00, 12_000_00])],
    ["there is one alone", lines([45_000_00, 45_00])],
    ["they were all £0", lines([0, 45_00], [0, 12_00])],
    ["they are not all larger", lines([45_000_00, 45_00], [12_00, 12_000_00])],
    ["there is none", []],
  ])("are no such where %s", (_what, given) => {
    expect(scaledAmounts(given)).toBeNull();
  });
});
