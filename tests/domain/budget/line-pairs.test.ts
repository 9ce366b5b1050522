import { describe, expect, it } from "vitest";
import { findCandidates, isClose, pairByName, surenessOf, type LinePair } from "~/domain/budget/line-pairs";
import { readBudgets, type MatchableLine, type ReadLine } from "~/domain/budget/line-similarity";
import { bareLines } from "../../support/matchable";

type Words = Partial<MatchableLine>;

const asTelling = () => 1;
const keysOf = (pairs: readonly Pick<LinePair, "previous" | "current">[]) =>
  pairs.map(({ previous, current }) => [previous.line.key, current.line.key]);

describe("lines of one name are paired", () => {
  const KICKS: Words = { service: "Kicks", deliveryOrganisation: "Catch 22", provision: "Sport" };
  const paired = (before: Words[], now: Words[]) => {
    const { previous, current } = readBudgets(bareLines(...before), bareLines(...now));
    const { pairs, rest } = pairByName({ previous, current, rarity: asTelling });
    const left = (lines: readonly ReadLine[]) => lines.map(({ line }) => line.key);
    return {
      pairs: pairs.map(({ previous: one, current: other, sureness }) => [
        one.line.key,
        other.line.key,
        sureness,
      ]),
      left: [left(rest.previous), left(rest.current)],
    };
  };

  it.each<[string, Words[], Words[], [number, number, string][], [number[], number[]]]>([
    [
      "for certain where provider and purpose confirm it",
      [KICKS],
      [{ ...KICKS, reach: "City" }],
      [[1, 1, "certain"]],
      [[], []],
    ],
    ["likely where nothing does", [KICKS], [{ service: "Kicks" }], [[1, 1, "likely"]], [[], []]],
    [
      "likely where another line had the name before",
      [KICKS, { ...KICKS, deliveryOrganisation: "Go-Getta" }],
      [{ ...KICKS, reach: "City" }],
      [[1, 1, "likely"]],
      [[2], []],
    ],
    [
      "likely where another line has the name now",
      [{ ...KICKS, reach: "City" }],
      [{ ...KICKS, deliveryOrganisation: "Go-Getta" }, KICKS],
      [[1, 2, "likely"]],
      [[], [1]],
    ],
    [
      "for certain where they are written alike throughout, each with the next one",
      [KICKS, KICKS],
      [KICKS, KICKS],
      [
        [1, 1, "certain"],
        [2, 2, "certain"],
      ],
      [[], []],
    ],
    ["as far as there are any written alike", [KICKS, KICKS], [KICKS], [[1, 1, "certain"]], [[2], []]],
    [
      "though they have no name, where they are written alike throughout",
      [{ reach: "City" }],
      [{ reach: "City" }],
      [[1, 1, "certain"]],
      [[], []],
    ],
    [
      "but not by having no name, with all else the same but the amount",
      [{ ...KICKS, service: "–" }],
      [{ ...KICKS, service: "–", amounts: { 2018: 5 } }],
      [],
      [[1], [1]],
    ],
    [
      "by the provider",
      [KICKS, { ...KICKS, deliveryOrganisation: "Go-Getta" }],
      [{ ...KICKS, provision: "Arts" }],
      [[1, 1, "likely"]],
      [[2], []],
    ],
    [
      "by the purpose",
      [KICKS, { ...KICKS, provision: "Arts" }],
      [{ ...KICKS, deliveryOrganisation: "Go-Getta" }],
      [[1, 1, "likely"]],
      [[2], []],
    ],
    [
      "by priority and reach",
      [
        { service: "Kicks", reach: "City" },
        { service: "Kicks", reach: "Rutland" },
      ],
      [{ service: "Kicks", reach: "Rutland", amounts: { 2018: 5 } }],
      [[2, 1, "likely"]],
      [[1], []],
    ],
    [
      "not with another name, though the provider is the same",
      [KICKS],
      [{ ...KICKS, service: "Beacon", provision: "Arts" }],
      [],
      [[1], [1]],
    ],
    [
      "not with another name, though the purpose is the same",
      [{ ...KICKS, deliveryOrganisation: "" }],
      [{ service: "Beacon", provision: "Sport" }],
      [],
      [[1], [1]],
    ],
    [
      "not where two before are as good for one now",
      [
        { ...KICKS, amounts: { 2017: 1 } },
        { ...KICKS, amounts: { 2017: 2 } },
      ],
      [{ ...KICKS, amounts: { 2018: 5 } }],
      [],
      [[1, 2], [1]],
    ],
    [
      "not where two now are as good for one before",
      [{ ...KICKS, amounts: { 2017: 1 } }],
      [
        { ...KICKS, amounts: { 2018: 5 } },
        { ...KICKS, amounts: { 2018: 6 } },
      ],
      [],
      [[1], [1, 2]],
    ],
  ])("%s", (_case, before, now, pairs, left) => {
    expect(paired(before, now)).toEqual({ pairs, left });
  });
});

describe("lines that may be the same service", () => {
  const candidates = (before: Words[], now: Words[], order: "as it is" | "turned round" = "as it is") => {
    const { previous, current } = readBudgets(bareLines(...before), bareLines(...now));
    const side = (lines: readonly ReadLine[]) => (order === "as it is" ? lines : [...lines].reverse());
    return keysOf(findCandidates({ previous: side(previous), current: side(current) }, asTelling));
  };
  const named = (...services: string[]): Words[] => services.map((service) => ({ service }));

  it("are those of 3 points and more", () => {
    const half = { service: "Kicks East", priority: "Victims", reach: "LLR" };
    expect(candidates([half], [{ ...half, service: "Kicks West" }])).toEqual([[1, 1]]);
    expect(candidates([half], [{ ...half, service: "Kicks West", reach: "City" }])).toEqual([]);
  });

  it("come the most alike first", () => {
    const now = [
      { service: "Make Moves City West" },
      { service: "Make Moves City" },
      { service: "Make Moves City East", reach: "LLR" },
    ];
    expect(candidates([{ service: "Make Moves City East", reach: "LLR" }], now)).toEqual([
      [1, 3],
      [1, 2],
      [1, 1],
    ]);
  });

  it.each(["as it is", "turned round"] as const)(
    "come, as much alike, in the order of keys, the budget %s",
    (order) => {
      expect(candidates(named("Kicks", "Kicks"), named("Kicks", "Kicks", "Kicks"), order)).toEqual([
        [1, 1],
        [1, 2],
        [1, 3],
        [2, 1],
        [2, 2],
        [2, 3],
      ]);
    },
  );

  it.each(["as it is", "turned round"] as const)(
    "are, of many as much alike, those of the five lowest keys, the budget %s",
    (order) => {
      const seven = named(...Array.from({ length: 7 }, () => "Kicks"));
      const found = candidates(seven, seven, order);
      expect(found).toHaveLength(7 * 7 - 4);
      expect(found.filter(([one, other]) => (one ?? 0) > 5 && (other ?? 0) > 5)).toEqual([]);
    },
  );

  /** Lines that come before it, each of which has less in common with it than the one it should be found with. */
  const behind = (crowd: Words, line: Words): Words[] => [
    ...Array.from({ length: 6 }, (_, index) => ({
      ...crowd,
      service: `${crowd.service ?? ""} ${index + 10}`,
    })),
    line,
  ];

  it("are looked for where most is in common, not where something is", () => {
    expect(
      candidates(
        behind({ service: "Make" }, { service: "Make Moves Far East" }),
        behind({ service: "Make" }, { service: "Make Moves Far West" }),
      ),
    ).toContainEqual([7, 7]);
  });

  it("are looked for by words of the name before those of the purpose", () => {
    const same = { priority: "Victims", reach: "LLR" };
    expect(
      candidates(
        behind(
          { service: "One", provision: "Debts" },
          { ...same, service: "Kicks East", provision: "Courts" },
        ),
        behind(
          { service: "Two", provision: "Courts" },
          { ...same, service: "Kicks West", provision: "Debts" },
        ),
      ),
    ).toContainEqual([7, 7]);
  });

  it.each([
    [40, true],
    [41, false],
  ])("are not looked for by what %i lines have: %s", (count, isFound) => {
    const many = Array.from({ length: count }, () => ({ service: "Kicks" }));
    expect(candidates(many, many).length > 0).toBe(isFound);
  });

  const CROWD: Words[] = Array.from({ length: 41 }, (_, index) => ({
    service: `Make ${index + 100}, Moves ${index + 200}`,
    deliveryOrganisation: index % 2 === 0 ? "Catch 22" : "Go-Getta",
    provision: "Sport, arts",
    amounts: { 2017: 1_00, 2018: 1_00 },
  }));
  it.each<[string, Words, Words, boolean]>([
    ["the name", { service: "Make Moves" }, { service: "Moves, make" }, true],
    [
      "the provider and the purpose",
      { service: "One", deliveryOrganisation: "Police", provision: "Sport" },
      { service: "Two", deliveryOrganisation: "Police", provision: "Sport" },
      true,
    ],
    [
      "the amount, of nearly the same provider and the same purpose",
      {
        service: "One",
        deliveryOrganisation: "Police",
        provision: "Sport",
        amounts: { 2017: 7_00, 2018: 7_00 },
      },
      {
        service: "Two",
        deliveryOrganisation: "Police Force",
        provision: "Sport",
        amounts: { 2017: 7_00, 2018: 7_00 },
      },
      true,
    ],
    [
      "no more than words that are too common",
      { service: "One", deliveryOrganisation: "Police", provision: "Sport" },
      { service: "Two", deliveryOrganisation: "Police Force", provision: "Sport" },
      false,
    ],
  ])("are found by %s though each word is too common", (_case, before, now, isFound) => {
    const found = candidates([...CROWD, before], [...CROWD, now]);
    expect(found.some(([one, other]) => one === 42 && other === 42)).toBe(isFound);
  });

  it.each([
    [10, 10, true],
    [9, 10, true],
    [8.99, 10, false],
  ])("are as good as equally alike: %d and %d points: %s", (points, most, expected) => {
    expect(isClose(points, most)).toBe(expected);
  });

  it.each([
    [5, "likely"],
    [4.99, "possible"],
    [3, "possible"],
  ])("are, at %d points, %s", (points, sureness) => {
    const { previous, current } = readBudgets(bareLines({}), bareLines({}));
    const [[one], [other]] = [previous, current];
    if (!one || !other) throw new Error("A line that is read stays one");
    const likeness = { points, confirmed: false, providersDiffer: false, reasons: [] };
    expect(surenessOf({ previous: one, current: other, likeness })).toBe(sureness);
  });
});
