import fc, { type Arbitrary } from "fast-check";
import { describe, expect, it } from "vitest";
import { COMMISSIONING_METHODS, type BudgetLine } from "~/domain/budget/budget";
import { isStale, whatMoved } from "~/domain/eia/freshness";
import { anyLine } from "../../support/arbitraries";
import { aChange, aLine, anEntry } from "../../support/content-builder";

type Sides = { previous: readonly BudgetLine[]; new: readonly BudgetLine[] };

const entryOn = (sides: Sides) => anEntry({}, aChange(sides));
const staleAfter = (before: Sides, after: Sides) => isStale(entryOn(before), aChange(after));
const movedBetween = (before: Sides, after: Sides) => whatMoved(entryOn(before).fingerprint, aChange(after));

const OLD = aLine({ id: 101, service: "Kicks", amounts: { 2017: 10_000_00 } });
const NEW = aLine({ id: 1, service: "Kicks", amounts: { 2018: 12_000_00, 2019: 12_000_00 } });
const SIDES: Sides = { previous: [OLD], new: [NEW] };

describe("an entry is stale when what it was made on has changed (rule 5)", () => {
  it.each<[string, Partial<BudgetLine>]>([
    ["the service's name", { service: "Kicks FC" }],
    ["the provider", { deliveryOrganisation: "Force" }],
    ["the reach", { reach: "City" }],
    ["the provision", { provision: "Something else" }],
    ["the method", { method: "grant" }],
    ["the method is no longer stated", { method: null }],
    ["with whom it is funded", { fundedWith: "NHS England" }],
    ["the amount, by a penny", { amounts: { 2018: 12_000_01, 2019: 12_000_00 } }],
    ["the amount of the last year", { amounts: { 2018: 12_000_00, 2019: 12_000_01 } }],
    ["another year", { amounts: { 2018: 12_000_00, 2019: 12_000_00, 2020: 1 } }],
    ["a year less", { amounts: { 2018: 12_000_00 } }],
    ["two years' amounts changed places", { amounts: { 2018: 12_000_00, 2020: 12_000_00 } }],
  ])("%s", (_name, rest) => {
    expect(staleAfter(SIDES, { ...SIDES, new: [{ ...NEW, ...rest }] })).toBe(true);
    const swapped = { previous: [NEW], new: [OLD] };
    expect(staleAfter(swapped, { ...swapped, previous: [{ ...NEW, ...rest }] })).toBe(true);
  });

  it.each<[string, Sides]>([
    ["a line more", { ...SIDES, new: [NEW, aLine({ id: 2 })] }],
    ["the same line once more", { ...SIDES, new: [NEW, { ...NEW, id: 2 }] }],
    ["a line less", { ...SIDES, previous: [] }],
    ["the sides changed places", { previous: [NEW], new: [OLD] }],
    ["both lines on one side", { previous: [OLD, NEW], new: [] }],
  ])("%s", (_name, after) => {
    expect(staleAfter(SIDES, after)).toBe(true);
  });

  it.each<[string, Partial<BudgetLine>]>([
    ["nothing", {}],
    ["the line's identity", { id: 77 }],
    ["the note", { note: "A new note" }],
    ["the priority", { priorityId: 9 }],
    ["the version", { version: 12 }],
  ])("is not stale where what changed is %s", (_name, rest) => {
    expect(staleAfter(SIDES, { ...SIDES, new: [{ ...NEW, ...rest }] })).toBe(false);
  });

  it("does not mistake one text beside another for the two run together", () => {
    const a = aLine({ id: 1, method: null, fundedWith: "x", reach: "ab", provision: "c" });
    expect(
      staleAfter({ previous: [], new: [a] }, { previous: [], new: [{ ...a, reach: "a", provision: "bc" }] }),
    ).toBe(true);
  });
});

describe("what moved, in words", () => {
  it.each<[string, Sides, string[]]>([
    ["nothing", SIDES, []],
    [
      "an amount",
      { ...SIDES, new: [{ ...NEW, amounts: { 2018: 11_000_50, 2019: 12_000_00 } }] },
      ["New budget: Kicks: 2018/19 went from £12,000 to £11,000.50"],
    ],
    [
      "an amount of the previous budget",
      { ...SIDES, previous: [{ ...OLD, amounts: { 2017: 0 } }] },
      ["Previous budget: Kicks: 2017/18 went from £10,000 to £0"],
    ],
    [
      "a year more and a year less",
      { ...SIDES, new: [{ ...NEW, amounts: { 2018: 12_000_00, 2020: 1_00 } }] },
      [
        "New budget: Kicks: 2019/20 went from £12,000 to not stated",
        "New budget: Kicks: 2020/21 went from not stated to £1",
      ],
    ],
    [
      "every word",
      {
        ...SIDES,
        new: [{ ...NEW, deliveryOrganisation: "x", reach: "x", provision: "x", method: "grant" as const }],
      },
      [
        "New budget: Kicks: the delivery organisation was changed",
        "New budget: Kicks: the geographical reach was changed",
        "New budget: Kicks: the provision was changed",
        "New budget: Kicks: the commissioning method was changed",
      ],
    ],
    [
      "with whom it is funded",
      { ...SIDES, new: [{ ...NEW, fundedWith: "NHS England" }] },
      ["New budget: Kicks: the commissioning method was changed"],
    ],
    ["a line went", { ...SIDES, previous: [] }, ["Previous budget: Kicks is no longer part of this change"]],
    [
      "a line came",
      { ...SIDES, new: [NEW, aLine({ id: 2, service: "Warning Zone" })] },
      ["New budget: Warning Zone is now part of this change"],
    ],
    [
      "a line was renamed",
      { ...SIDES, new: [{ ...NEW, service: "Kicks FC" }] },
      [
        "New budget: Kicks is no longer part of this change",
        "New budget: Kicks FC is now part of this change",
      ],
    ],
  ])("%s", (_name, after, moved) => {
    expect(movedBetween(SIDES, after)).toEqual(moved);
  });

  describe("where two lines have one name", () => {
    const city = aLine({ id: 1, service: "Boards", reach: "City", amounts: { 2018: 100_00 } });
    const county = aLine({ id: 2, service: "Boards", reach: "County", amounts: { 2018: 200_00 } });
    const two: Sides = { previous: [], new: [city, county] };

    it.each<[string, BudgetLine[], string[]]>([
      [
        "one of them moved",
        [city, { ...county, amounts: { 2018: 300_00 } }],
        ["New budget: Boards: 2018/19 went from £200 to £300"],
      ],
      [
        "one of them moved, and they changed places",
        [{ ...county, amounts: { 2018: 300_00 } }, city],
        ["New budget: Boards: 2018/19 went from £200 to £300"],
      ],
      ["one of them went", [county], ["New budget: Boards is no longer part of this change"]],
      ["one came", [city, county, { ...county, id: 3 }], ["New budget: Boards is now part of this change"]],
      ["they changed places", [county, city], []],
    ])("%s", (_case, after, moved) => {
      expect(movedBetween(two, { ...two, new: after })).toEqual(moved);
    });
  });
});

/** Lines with all amounts in the same years, as those of one budget have. */
const linesOf = (years: readonly number[], firstId: number): Arbitrary<BudgetLine[]> =>
  fc
    .array(
      fc.tuple(
        anyLine,
        fc.array(fc.integer({ min: 0, max: 500 }), { minLength: years.length, maxLength: years.length }),
      ),
      { maxLength: 4 },
    )
    .map((drawn) =>
      drawn.map(([line, amounts], index) => ({
        ...line,
        id: firstId + index,
        amounts: Object.fromEntries(years.map((year, place) => [year, amounts[place] ?? 0])),
      })),
    );
const anySides: Arbitrary<Sides> = fc.record({
  previous: linesOf([2017], 101),
  new: linesOf([2018, 2019], 1),
});

/** A change of just one fingerprinted field to something else. */
const anEdit: Arbitrary<(line: BudgetLine) => BudgetLine> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom("service", "deliveryOrganisation", "provision", "reach", "fundedWith"),
      fc.string(),
    )
    .map(([field, text]) => (line: BudgetLine) => ({
      ...line,
      [field]: `${line[field as "reach"]}+${text}`,
    })),
  fc
    .constantFrom(...COMMISSIONING_METHODS)
    .map((method) => (line: BudgetLine) => ({ ...line, method: line.method === method ? null : method })),
  fc.tuple(fc.integer({ min: 1, max: 500 }), fc.nat()).map(([more, place]) => (line: BudgetLine) => {
    const years = Object.keys(line.amounts).map(Number);
    const year = years[place % years.length] ?? 2018;
    return { ...line, amounts: { ...line.amounts, [year]: (line.amounts[year] ?? 0) + more } };
  }),
);

const edited = (sides: Sides, edit: (line: BudgetLine) => BudgetLine, place: number): Sides | null => {
  const all = [...sides.previous, ...sides.new];
  if (all.length === 0) return null;
  const chosen = all[place % all.length];
  const on = (lines: readonly BudgetLine[]) => lines.map((line) => (line === chosen ? edit(line) : line));
  return { previous: on(sides.previous), new: on(sides.new) };
};

describe("for any lines", () => {
  it("an entry just confirmed is fresh, and nothing moved", () => {
    fc.assert(
      fc.property(anySides, (sides) => {
        expect(staleAfter(sides, sides)).toBe(false);
        expect(movedBetween(sides, sides)).toEqual([]);
      }),
    );
  });

  it("any change of any fingerprinted field of any line makes it stale, and is told", () => {
    fc.assert(
      fc.property(anySides, anEdit, fc.nat(), (sides, edit, place) => {
        const after = edited(sides, edit, place);
        fc.pre(after !== null);
        expect(staleAfter(sides, after)).toBe(true);
        expect(movedBetween(sides, after)).not.toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it("a line that comes or goes makes it stale, and is told", () => {
    fc.assert(
      fc.property(anySides, linesOf([2018, 2019], 50), (sides, [extra]) => {
        fc.pre(extra !== undefined);
        const more = { ...sides, new: [...sides.new, extra] };
        for (const [before, after] of [
          [sides, more],
          [more, sides],
        ] as const) {
          expect(staleAfter(before, after)).toBe(true);
          expect(movedBetween(before, after)).toHaveLength(1);
        }
      }),
    );
  });

  it("the order of lines never matters", () => {
    const shuffled = anySides.chain((sides) =>
      fc.record({
        sides: fc.constant(sides),
        previous: fc.shuffledSubarray([...sides.previous], { minLength: sides.previous.length }),
        new: fc.shuffledSubarray([...sides.new], { minLength: sides.new.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ sides, ...reordered }) => {
        expect(staleAfter(sides, reordered)).toBe(false);
        expect(movedBetween(sides, reordered)).toEqual([]);
      }),
    );
  });

  it("identities, notes, priorities and versions never matter", () => {
    fc.assert(
      fc.property(anySides, fc.nat(), fc.string(), (sides, number, note) => {
        const retouched = (lines: readonly BudgetLine[]) =>
          lines.map((line) => ({ ...line, id: line.id + 1000, version: number, priorityId: number, note }));
        const after = { previous: retouched(sides.previous), new: retouched(sides.new) };
        expect(staleAfter(sides, after)).toBe(false);
      }),
    );
  });
});
