import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchLines } from "~/domain/budget/line-matching";
import type { MatchableLine } from "~/domain/budget/line-similarity";
import { alikeLines } from "../../support/alike-lines";

const aMatchable = (key: number, overrides: Partial<MatchableLine> = {}): MatchableLine => ({
  key,
  priority: "Victims",
  service: "Victim support",
  deliveryOrganisation: "Catch 22",
  provision: "Help for victims of crime",
  reach: "LLR",
  amounts: { 2018: 1_000_00 },
  ...overrides,
});
/** Lines that are nothing like it, so that its words are as rare as in a real budget. */
const OTHERS = [
  aMatchable(901, {
    service: "Speed cameras",
    deliveryOrganisation: "Road Safety Partnership",
    provision: "Enforcement on trunk roads",
    priority: "Prevention",
    amounts: { 2018: 77_00 },
  }),
  aMatchable(902, {
    service: "Drug testing",
    deliveryOrganisation: "Forensics Ltd",
    provision: "Laboratory analysis",
    priority: "Prevention",
    amounts: { 2018: 88_00 },
  }),
];
const match = (before: MatchableLine[], now: MatchableLine[]) =>
  matchLines([...before, ...OTHERS], [...now, ...OTHERS])
    .filter(({ existingKey }) => existingKey < 900)
    .map(({ existingKey, importedKey, sureness }) => [existingKey, importedKey, sureness]);

describe("an imported line is matched with the one it is", () => {
  it.each<[string, Partial<MatchableLine>, string | null]>([
    ["nothing changed", {}, "certain"],
    ["another amount", { amounts: { 2018: 5 } }, "certain"],
    ["another spelling", { service: "VICTIM-SUPPORT" }, "certain"],
    ["another order of words", { service: "Support for victims" }, "certain"],
    ["another provider", { deliveryOrganisation: "Victim Support Ltd" }, "certain"],
    ["another purpose", { provision: "Restorative meetings" }, "certain"],
    ["another priority and place", { priority: "Vulnerable", reach: "City" }, "certain"],
    [
      "only the name is left",
      { deliveryOrganisation: "Another body", provision: "Restorative meetings", amounts: { 2018: 5 } },
      "likely",
    ],
    ["another name for the same thing", { service: "Beacon" }, "likely"],
    ["another name and provider", { service: "Beacon", deliveryOrganisation: "Another body" }, null],
    [
      "nothing but priority and reach",
      {
        service: "Beacon",
        deliveryOrganisation: "Another body",
        provision: "Meetings",
        amounts: { 2018: 5 },
      },
      null,
    ],
  ])("%s", (_, overrides, sureness) => {
    expect(match([aMatchable(1)], [aMatchable(7, overrides)])).toEqual(sureness ? [[1, 7, sureness]] : []);
  });

  it("says why, in one sentence", () => {
    const [found] = matchLines([aMatchable(1), ...OTHERS], [aMatchable(7), ...OTHERS]);
    expect(found?.reason).toBe(
      "Same name; the provider and the purpose are the same: “Help for victims of crime”; same amount",
    );
  });

  it("goes by what tells lines of one name apart", () => {
    const before = [aMatchable(1), aMatchable(2, { deliveryOrganisation: "Another body" })];
    const now = [
      aMatchable(7, { deliveryOrganisation: "Another body", amounts: { 2018: 5 } }),
      aMatchable(8, { amounts: { 2018: 6 } }),
    ];
    expect(match(before, now)).toEqual([
      [1, 8, "likely"],
      [2, 7, "likely"],
    ]);
  });

  it("is unsure where another would do as well", () => {
    const renamed = [aMatchable(7, { service: "Beacon" }), aMatchable(8, { service: "Lighthouse" })];
    expect(match([aMatchable(1)], renamed)).toEqual([[1, 7, "possible"]]);
  });

  it("is as sure as it is where another would do much less well", () => {
    const renamed = aMatchable(7, { service: "Beacon" });
    const lessAlike = aMatchable(8, {
      service: "Lighthouse",
      provision: "Help for victims",
      amounts: { 2018: 5 },
    });
    expect(match([aMatchable(1)], [renamed, lessAlike])).toEqual([[1, 7, "likely"]]);
  });

  it("takes no provider for one where the budget does not say yet", () => {
    const toBeFound = (key: number, service: string) =>
      aMatchable(key, { service, deliveryOrganisation: "To be confirmed", provision: "", reach: "" });
    expect(match([toBeFound(1, "Hate crime")], [toBeFound(7, "Night buses")])).toEqual([]);
  });
});

describe("matching, of any lines", () => {
  it("has each line in at most one match", () => {
    fc.assert(
      fc.property(alikeLines, alikeLines, (before, now) => {
        const found = matchLines(before, now);
        expect(new Set(found.map(({ existingKey }) => existingKey)).size).toBe(found.length);
        expect(new Set(found.map(({ importedKey }) => importedKey)).size).toBe(found.length);
      }),
    );
  });

  it("matches a budget with itself, line by line, for certain", () => {
    fc.assert(
      fc.property(alikeLines, (lines) => {
        expect(matchLines(lines, lines).map(({ reason: _, ...found }) => found)).toEqual(
          lines.map(({ key }) => ({ existingKey: key, importedKey: key, sureness: "certain" })),
        );
      }),
    );
  });

  it("does not depend on the order of lines", () => {
    const shuffled = alikeLines.chain((lines) =>
      fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })),
    );
    fc.assert(
      fc.property(shuffled, shuffled, ([before, beforeMixed], [now, nowMixed]) => {
        expect(matchLines(beforeMixed, nowMixed)).toEqual(matchLines(before, now));
      }),
    );
  });
});
