import { describe, expect, it } from "vitest";
import { likeness, readBudgets, type MatchableLine } from "~/domain/budget/line-similarity";
import { aMatchable, bareLines, readBoth } from "../../support/matchable";

type Words = Partial<MatchableLine>;

/** @param rare how telling the words named are; all others are as telling as can be */
function alike(a: Words, b: Words, rare: Record<string, number> = {}) {
  const [before, now] = readBoth(aMatchable(a), aMatchable(b));
  return likeness(before, now, (word) => rare[word] ?? 1);
}
/** Lines of which nothing is known but what is named. */
function alikeBare(a: Words, b: Words, rare: Record<string, number> = {}) {
  const [[one], [other]] = [bareLines(a), bareLines(b)];
  return alike(one ?? {}, other ?? {}, rare);
}

const NAME = "Same name";
const AMOUNT = "Same amount";
const VICTIMS = "Help for victims of crime";
const BOTH = `The provider and the purpose are the same: “${VICTIMS}”`;

describe("what speaks for two lines being one service, in points, and the reasons given", () => {
  it.each<[string, Words, Words, number, string[]]>([
    ["all is the same", {}, {}, 10.5, [NAME, BOTH, AMOUNT]],
    ["the priority is another", {}, { priority: "Prevention" }, 10, [NAME, BOTH, AMOUNT]],
    ["neither says a priority", { priority: "" }, { priority: "" }, 10, [NAME, BOTH, AMOUNT]],
    ["the reach is another", {}, { reach: "City" }, 10, [NAME, BOTH, AMOUNT]],
    ["neither says a reach", { reach: "" }, { reach: "" }, 10, [NAME, BOTH, AMOUNT]],
    ["the amount is another", {}, { amounts: { 2018: 5 } }, 9, [NAME, BOTH]],
    ["both amounts are £0", { amounts: { 2018: 0 } }, { amounts: { 2018: 0 } }, 9, [NAME, BOTH]],
    ["there are no amounts", { amounts: {} }, { amounts: {} }, 9, [NAME, BOTH]],
    [
      "the amounts of both years are the same, one of them £0",
      { amounts: { 2018: 5, 2019: 0 } },
      { amounts: { 2018: 5, 2019: 0 } },
      10.5,
      [NAME, BOTH, AMOUNT],
    ],
    [
      "the amount of one year only is the same",
      { amounts: { 2018: 5, 2019: 6 } },
      { amounts: { 2018: 5, 2019: 7 } },
      9,
      [NAME, BOTH],
    ],
    [
      "the amounts are other ones of the same digits",
      { amounts: { 2018: 1, 2019: 23 } },
      { amounts: { 2018: 12, 2019: 3 } },
      9,
      [NAME, BOTH],
    ],
    [
      "the provider is another",
      {},
      { deliveryOrganisation: "Go-Getta" },
      7.5,
      [NAME, `The purpose is the same: “${VICTIMS}”`, AMOUNT],
    ],
    [
      "the providers share some words only",
      { deliveryOrganisation: "Leicester City Council" },
      { deliveryOrganisation: "Rutland County Council" },
      7.5,
      [NAME, `The purpose is the same: “${VICTIMS}”`, AMOUNT],
    ],
    [
      "one provider is written more fully",
      { deliveryOrganisation: "Rutland Council" },
      { deliveryOrganisation: "Rutland County Council" },
      10,
      [NAME, `The provider is nearly the same and the purpose the same: “${VICTIMS}”`, AMOUNT],
    ],
    [
      "the other provider is written more fully",
      { deliveryOrganisation: "Rutland County Council" },
      { deliveryOrganisation: "Rutland Council" },
      10,
      [NAME, `The provider is nearly the same and the purpose the same: “${VICTIMS}”`, AMOUNT],
    ],
    ...[
      ["one provider is not stated", { deliveryOrganisation: "" }, {}],
      ["the other provider is not stated", {}, { deliveryOrganisation: "" }],
      ["neither provider is known yet", { deliveryOrganisation: "TBC" }, { deliveryOrganisation: "TBC" }],
      ["one provider is not known yet", {}, { deliveryOrganisation: "To be confirmed" }],
    ].map(
      ([words, a, b]) =>
        [words, a, b, 8.5, [NAME, `The purpose is the same: “${VICTIMS}”`, AMOUNT]] as [
          string,
          Words,
          Words,
          number,
          string[],
        ],
    ),
    [
      "the purpose is another",
      {},
      { provision: "Meetings" },
      8.5,
      [NAME, "The provider is the same", AMOUNT],
    ],
    ["one purpose is not stated", {}, { provision: "" }, 8.5, [NAME, "The provider is the same", AMOUNT]],
    [
      "neither purpose is stated",
      { provision: "" },
      { provision: "" },
      8.5,
      [NAME, "The provider is the same", AMOUNT],
    ],
    [
      "half of the purpose is the same",
      {},
      { provision: "Help, crime prevention" },
      8.5 + 2 * (4 / 6),
      [NAME, "The provider is the same and the purpose alike: “Help, crime prevention”", AMOUNT],
    ],
    [
      "the provider is nearly the same, the purpose another",
      {},
      { deliveryOrganisation: "Catch 22 Ltd", provision: "Meetings" },
      8,
      [NAME, "The provider is nearly the same", AMOUNT],
    ],
    [
      "the provider is nearly the same, the purpose alike",
      { deliveryOrganisation: "Catch 22 Ltd" },
      { provision: "Help, crime prevention" },
      8 + 2 * (4 / 6),
      [NAME, "The provider is nearly the same and the purpose alike: “Help, crime prevention”", AMOUNT],
    ],
    [
      "the provider is another, the purpose alike",
      { deliveryOrganisation: "Go-Getta" },
      { provision: "Help, crime prevention" },
      5.5 + 2 * (4 / 6),
      [NAME, "The purpose is alike: “Help, crime prevention”", AMOUNT],
    ],
    [
      "the provider and the purpose are others",
      { deliveryOrganisation: "Go-Getta" },
      { provision: "Meetings" },
      5.5,
      [NAME, AMOUNT],
    ],
  ])("%s", (_case, a, b, points, reasons) => {
    const found = alike(a, b);
    expect(found.points).toBeCloseTo(points, 10);
    expect(found.reasons).toEqual(reasons);
  });

  it("counts an amount the less, the more lines have it", () => {
    expect(alike({}, {}, { "£100000": 0.5 }).points).toBe(9.75);
  });

  it("counts in a purpose the words that few lines have", () => {
    const [a, b] = [{ provision: "Support for victims" }, { provision: "Support for drivers" }];
    expect(alikeBare({ service: "A1", ...a }, { service: "A1", ...b }).reasons).toContain(
      "The purpose is alike: “Support for drivers”",
    );
    expect(alikeBare({ service: "A1", ...a }, { service: "A1", ...b }, { support: 0.5 }).reasons).toEqual([
      NAME,
    ]);
  });
});

describe("how much two names are alike, of 4 points, and in which words that is said", () => {
  const DIFFERENTLY = "Same name, written differently";
  const PLACE = "Same name but for the place";
  const SIMILAR = "Similar name";
  const WITHIN = "The name of one is in the purpose of the other";

  it.each<[string, Words, Words, number, string[], Record<string, number>?]>([
    ["to the letter", { service: "Kicks" }, { service: "Kicks" }, 4, [NAME]],
    ["in other capitals, with spaces about it", { service: " kicks" }, { service: "KICKS " }, 4, [NAME]],
    ["with other punctuation", { service: "24/7 Locks" }, { service: "24-7 Locks" }, 4, [DIFFERENTLY]],
    ["in another order", { service: "Victim support" }, { service: "Support for victims" }, 4, [DIFFERENTLY]],
    ["in one word instead of two", { service: "Car pet" }, { service: "Carpet" }, 0, []],
    ["without a word in either", { service: "–" }, { service: "–" }, 0, []],
    ["with nothing in common", { service: "Kicks" }, { service: "Beacon" }, 0, []],
    [
      "with the place that is the other's reach",
      { service: "Think Family (City)" },
      { service: "Think Family", reach: "City" },
      4,
      [PLACE],
    ],
    [
      "with the place that is the other's provider",
      { service: "Think Family", deliveryOrganisation: "City Council" },
      { service: "Think Family (City)" },
      4,
      [PLACE],
    ],
    [
      "with a place that the other does not say",
      { service: "Kicks East" },
      { service: "Kicks" },
      8 / 3,
      [SIMILAR],
    ],
    [
      "but for one word of three",
      { service: "Make Moves East" },
      { service: "Make Moves West" },
      8 / 3,
      [SIMILAR],
    ],
    ["but for one word of two", { service: "Kicks East" }, { service: "Kicks West" }, 2, [SIMILAR]],
    ["but for more than half", { service: "Kicks North East" }, { service: "Kicks West" }, 0, []],
    [
      "in a word that many lines have",
      { service: "Project (City)" },
      { service: "Project", reach: "City" },
      0,
      [],
      { project: 0.4 },
    ],
    [
      "in a word that is a little less than as telling as can be",
      { service: "Project (City)" },
      { service: "Project", reach: "City" },
      3.96,
      [SIMILAR],
      { project: 0.99 },
    ],
    [
      "no more than in the other's provider",
      { service: "Turning Point" },
      { service: "Beacon", deliveryOrganisation: "Turning Point" },
      0,
      [],
    ],
    [
      "being in the other's purpose",
      { service: "Kicks" },
      { service: "Beacon", provision: "Kicks for families" },
      3.2,
      [WITHIN],
    ],
    [
      "where the other's is in its purpose",
      { service: "Beacon", provision: "Night Kicks for families" },
      { service: "Night Kicks" },
      3.2,
      [WITHIN],
    ],
    [
      "being in the purpose of a line without a name",
      { service: "–", provision: "Kicks" },
      { service: "Kicks" },
      3.2,
      [WITHIN],
    ],
    [
      "being partly in the other's purpose, partly in its name",
      { service: "Kicks One" },
      { service: "Kicks Two Three Four", provision: "One" },
      3.2,
      [WITHIN],
    ],
    [
      "half of it being in the other's purpose",
      { service: "Night Kicks" },
      { service: "Beacon", provision: "Kicks for families" },
      0,
      [],
    ],
    [
      "five words of eight being in the other's purpose",
      { service: "One Two Three Four Five Six Seven Eight" },
      { service: "Beacon", provision: "One Two Three Four Five" },
      2,
      [WITHIN],
    ],
    [
      "being in the other's purpose in a word that many lines have",
      { service: "Project" },
      { service: "Beacon", provision: "Project" },
      0,
      [],
      { project: 0.5 },
    ],
  ])("%s", (_case, a, b, points, reasons, rare) => {
    const found = alikeBare(a, b, rare);
    expect(found.points).toBeCloseTo(points, 10);
    expect(found.reasons).toEqual(reasons);
  });
});

describe("lines of other names may be the same service", () => {
  const renamed = { service: "Beacon" };
  it.each<[string, Words, boolean]>([
    ["of the same provider and purpose", {}, true],
    ["of nearly the same provider, and the same purpose", { deliveryOrganisation: "Catch 22 Ltd" }, true],
    ["of the same provider, half of the purpose", { provision: "Help, crime, meetings" }, true],
    [
      "not of the same provider, less than half of the purpose",
      { provision: "Help, meetings, buses" },
      false,
    ],
    ["not of the same purpose alone", { deliveryOrganisation: "" }, false],
    ["not of the same purpose from another provider", { deliveryOrganisation: "Go-Getta" }, false],
  ])("%s", (_case, words, isCandidate) => {
    expect(alike({}, { ...renamed, ...words }).points > 0).toBe(isCandidate);
  });

  it("of just half a purpose", () => {
    expect(
      alike({ provision: "Help for victims" }, { ...renamed, provision: "Help for drivers" }).points,
    ).toBe(2 + 1 + 1.5 + 1);
  });
});

describe("a name", () => {
  it.each<[string, Words, Words, boolean]>([
    ["alone", {}, {}, false],
    ["with the provider", { deliveryOrganisation: "Catch 22" }, { deliveryOrganisation: "Catch 22" }, true],
    ["with one provider only", { deliveryOrganisation: "Catch 22" }, {}, false],
    ["with half of the purpose", { provision: "Help, buses" }, { provision: "Help, trains" }, true],
    ["with little of the purpose", { provision: "Help, buses" }, { provision: "Help, trains, ships" }, false],
    ["with the amount", { amounts: { 2018: 5 } }, { amounts: { 2018: 5 } }, true],
    ["with another amount", { amounts: { 2018: 5 } }, { amounts: { 2018: 6 } }, false],
  ])("%s is confirmed, or not", (_case, a, b, confirmed) => {
    expect(alikeBare({ service: "Kicks", ...a }, { service: "Kicks", ...b }).confirmed).toBe(confirmed);
  });

  it.each<[string, Words, Words, boolean]>([
    ["of two providers", { deliveryOrganisation: "Catch 22" }, { deliveryOrganisation: "Go-Getta" }, true],
    ["of one provider", { deliveryOrganisation: "Catch 22" }, { deliveryOrganisation: "Catch-22" }, false],
    [
      "of nearly one provider",
      { deliveryOrganisation: "Catch 22" },
      { deliveryOrganisation: "Catch 22 Ltd" },
      false,
    ],
    ["of a provider and none", { deliveryOrganisation: "Catch 22" }, {}, false],
  ])("%s", (_case, a, b, differ) => {
    expect(alikeBare({ service: "Kicks", ...a }, { service: "Kicks", ...b }).providersDiffer).toBe(differ);
  });
});

describe("two budgets that are compared", () => {
  const rarityOf = (words: string, before: Words[], now: Words[]) =>
    readBudgets(bareLines(...before), bareLines(...now)).rarity(words);

  it.each<[string, string, Words[], Words[], number]>([
    ["a name on one line of each side", "kick", [{ service: "Kicks" }, {}], [{ service: "Kicks" }, {}], 1],
    ["a name on one line in all", "kick", [{ service: "Kicks" }, {}], [{}, {}], 1],
    ["a word that no line has", "kick", [{}, {}], [{}, {}], 1],
    [
      "a purpose on all four lines",
      "kick",
      [{ provision: "Kicks" }, { provision: "Kicks" }],
      [{ provision: "Kicks" }, { provision: "Kicks" }],
      0.63,
    ],
    [
      "a word that three of four have, in name or purpose or both",
      "kick",
      [{ provision: "Kicks" }, { service: "Kicks" }],
      [{ service: "Kicks", provision: "Kicks" }, {}],
      0.77,
    ],
    [
      "an amount that all four have",
      "£5",
      [{ amounts: { 2018: 5 } }, { amounts: { 2018: 5 } }],
      [{ amounts: { 2018: 5 } }, { amounts: { 2018: 5 } }],
      0.63,
    ],
  ])("find %s telling", (_case, word, before, now, rarity) => {
    expect(rarityOf(word, before, now)).toBeCloseTo(rarity, 2);
  });

  it.each<[string, Words[], Words[]]>([
    ["of the previous one", [{ service: "Youth Offending Service (YOS)" }], [{}]],
    ["of the new one", [{}], [{ service: "Youth Offending Service (YOS)" }]],
    ["in a provider", [{ deliveryOrganisation: "Youth Offending Service (YOS)" }], [{}]],
    ["in a purpose", [{ provision: "Youth Offending Service (YOS)" }], [{}]],
  ])("take abbreviations from each line, %s", (_case, before, now) => {
    const { current } = readBudgets(
      bareLines(...before),
      bareLines(...now, { service: "Youth Offending Service post" }),
    );
    expect(current.at(-1)?.nameKey).toBe("post yos");
  });

  it.each([[[3, 1, 2]], [[1, 2, 3]], [[2, 3, 1]]])("have their lines in the order of keys: %j", (keys) => {
    const lines = keys.map((key) => aMatchable({ key }));
    const { previous, current } = readBudgets(lines, lines);
    expect(previous.map(({ line }) => line.key)).toEqual([1, 2, 3]);
    expect(current.map(({ line }) => line.key)).toEqual([1, 2, 3]);
  });

  it.each<[string, Words[], Words[], boolean]>([
    ["with the same year", [{ amounts: { 2018: 5, 2019: 9 } }], [{ amounts: { 2018: 5 } }], true],
    ["with the last year before", [{ amounts: { 2017: 5 } }], [{ amounts: { 2018: 5, 2019: 5 } }], true],
    [
      "with no year but the last before",
      [{ amounts: { 2016: 5, 2017: 6 } }],
      [{ amounts: { 2018: 5 } }],
      false,
    ],
    [
      "with the last that any line has",
      [{ amounts: { 2017: 5 } }, { amounts: { 2016: 5 } }],
      [{ amounts: { 2018: 5 } }],
      true,
    ],
    [
      "with the last that any line has, whichever comes first",
      [{ amounts: { 2016: 6, 2017: 5 } }, { amounts: { 2015: 5 } }],
      [{ amounts: { 2018: 5 } }],
      true,
    ],
    ["with nothing where there was no year", [{}], [{ amounts: { 2018: 5 } }], false],
  ])("compare the amounts of a year %s", (_case, before, now, isSame) => {
    const { previous, current } = readBudgets(bareLines(...before), bareLines(...now));
    expect(previous[0]?.amountKey === current[0]?.amountKey).toBe(isSame);
  });
});
