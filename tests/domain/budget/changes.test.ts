import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BudgetLine } from "~/domain/budget/budget";
import {
  budgetChanges,
  changeIn,
  comparisonYear,
  isConfirmedSame,
  linesFingerprint,
  needsEntry,
  priorityNameOf,
  sameFingerprint,
  summariseChanges,
  type BudgetChange,
} from "~/domain/budget/changes";
import { sumPence } from "~/domain/shared/money";
import { anyBudgetPair, type BudgetPair } from "../../support/arbitraries";
import { aChange, aLine, aLink } from "../../support/content-builder";

/** A line of the previous budget (2017) or the new one (2018), in pounds. */
const was = (id: number, pounds: number, rest: Partial<BudgetLine> = {}) =>
  aLine({ id, service: `Service ${id}`, amounts: { 2017: pounds * 100 }, ...rest });
const is = (id: number, pounds: number, rest: Partial<BudgetLine> = {}) =>
  aLine({ id, service: `Service ${id}`, amounts: { 2018: pounds * 100 }, ...rest });

describe("comparisonYear", () => {
  it.each([
    [2018, [2017], 2017],
    [2018, [2016, 2017], 2017],
    [2018, [2018, 2019], 2018],
    [2019, [2018, 2019, 2020], 2019],
    [2021, [2018, 2019, 2020], 2020],
    [2017, [2018, 2019], 2019],
    [2018, [], null],
  ])("%i is compared, of %j, with %s", (year, previousYears, expected) => {
    expect(comparisonYear(year, previousYears)).toBe(expected);
  });
});

describe("budgetChanges", () => {
  const budgets = (previous: BudgetLine[], current: BudgetLine[]) =>
    [
      { years: [2018], lines: current },
      { years: [2017], lines: previous },
    ] as const;

  it("makes a new change of every line where there is no previous budget", () => {
    const changes = budgetChanges({ years: [2018, 2019], lines: [is(1, 10), is(2, 0)] }, null, []);
    expect(changes.map(({ title, kind }) => [title, kind])).toEqual([
      ["Service 1", "change"],
      ["Service 2", "change"],
    ]);
    expect(changes[0]?.byYear).toEqual([
      { year: 2018, previousYear: null, previous: 0, new: 1000, change: 1000 },
      { year: 2019, previousYear: null, previous: 0, new: 0, change: 0, unstated: "new" },
    ]);
  });

  it("has no change between two empty budgets", () => {
    expect(budgetChanges(...budgets([], []), [])).toEqual([]);
  });

  it("makes a change of its own of each line that nobody linked", () => {
    const changes = budgetChanges(...budgets([was(1, 5)], [is(1, 7)]), []);
    expect(changes).toMatchObject([
      {
        title: "Service 1",
        kind: "change",
        previousLineIds: [1],
        newLineIds: [],
        isTransfer: false,
        transferredTo: "",
        rationale: "",
        effectiveOn: null,
        sameServiceConfirmed: null,
      },
      { title: "Service 1", kind: "change", previousLineIds: [], newLineIds: [1], isTransfer: false },
    ]);
    expect(changes.map((change) => changeIn(change, 2018))).toEqual([-500, 700]);
  });

  it("numbers those that nobody linked by their side and line, as no link is numbered", () => {
    const changes = budgetChanges(...budgets([was(1, 5), was(2, 5)], [is(1, 7), is(2, 7)]), []);
    expect(changes.map(({ id }) => id)).toEqual([-2, -4, -3, -5]);
  });

  it("keeps the links' order, then puts the ended lines, then the new ones", () => {
    const changes = budgetChanges(...budgets([was(101, 1), was(102, 2)], [is(1, 3), is(2, 4)]), [
      aLink({ id: 8, title: "Second line first", newLineIds: [2] }),
      aLink({ id: 7, title: "Then the first ended one", previousLineIds: [101] }),
    ]);
    expect(changes.map(({ title }) => title)).toEqual([
      "Second line first",
      "Then the first ended one",
      "Service 102",
      "Service 1",
    ]);
  });

  it("joins many lines with many", () => {
    const [change] = budgetChanges(
      ...budgets([was(101, 524), was(102, 519)], [is(1, 811), is(2, 974), is(3, 1)]),
      [aLink({ previousLineIds: [101, 102], newLineIds: [1, 2, 3] })],
    );
    expect(change?.byYear).toEqual([
      { year: 2018, previousYear: 2017, previous: 104300, new: 178600, change: 74300 },
    ]);
    expect(change?.previousLines.map(({ id }) => id)).toEqual([101, 102]);
    expect(change?.newLines.map(({ id }) => id)).toEqual([1, 2, 3]);
  });

  it("gives a line to the first link that names it, once", () => {
    const changes = budgetChanges(...budgets([was(101, 5)], [is(1, 7)]), [
      aLink({ id: 1, previousLineIds: [101, 101], newLineIds: [] }),
      aLink({ id: 2, previousLineIds: [101], newLineIds: [1] }),
    ]);
    expect(changes.map((change) => [change.previousLines.length, changeIn(change, 2018)])).toEqual([
      [1, -500],
      [0, 700],
    ]);
  });

  it("ignores a line that does not exist", () => {
    const [change] = budgetChanges(...budgets([], [is(1, 7)]), [
      aLink({ previousLineIds: [55], newLineIds: [1, 56] }),
    ]);
    expect(change).toMatchObject({ previousLines: [], newLines: [{ id: 1 }], kind: "change" });
  });

  it("compares each year with the same year, else with the last", () => {
    const [change] = budgetChanges(
      {
        years: [2018, 2019, 2020],
        lines: [aLine({ id: 1, amounts: { 2018: 100, 2019: 200, 2020: 300 } })],
      },
      { years: [2017, 2018, 2019], lines: [aLine({ id: 9, amounts: { 2017: 1, 2018: 20, 2019: 30 } })] },
      [aLink({ previousLineIds: [9], newLineIds: [1] })],
    );
    expect(change?.byYear.map(({ previousYear, change: moved }) => [previousYear, moved])).toEqual([
      [2018, 80],
      [2019, 170],
      [2019, 270],
    ]);
  });
});

describe("the kind of a change", () => {
  const transfer = { isTransfer: true, transferredTo: "The Force" };
  it.each<[string, Parameters<typeof aChange>, BudgetChange["kind"]]>([
    ["one line on each side, equal", [{ previous: [was(101, 5)], new: [is(1, 5)] }], "unchanged"],
    ["equal at nothing", [{ previous: [was(101, 0)], new: [is(1, 0)] }], "unchanged"],
    [
      "equal, under another name and provider",
      [{ previous: [was(101, 5)], new: [is(1, 5, { service: "Other", deliveryOrganisation: "Other" })] }],
      "unchanged",
    ],
    ["a penny more", [{ previous: [was(101, 5)], new: [is(1, 5.01)] }], "change"],
    [
      "equal in the first year only",
      [{ previous: [was(101, 5)], new: [is(1, 5, { amounts: { 2018: 500, 2019: 499 } })] }],
      "change",
    ],
    [
      "equal in the last year only",
      [{ previous: [was(101, 5)], new: [is(1, 5, { amounts: { 2018: 499, 2019: 500 } })] }],
      "change",
    ],
    [
      "a cut and a rise of two lines, equal together",
      [{ previous: [was(101, 5), was(102, 3)], new: [is(1, 3), is(2, 5)] }],
      "change",
    ],
    ["a split into equal parts", [{ previous: [was(101, 5)], new: [is(1, 2), is(2, 3)] }], "change"],
    ["a merger", [{ previous: [was(101, 2), was(102, 3)], new: [is(1, 5)] }], "change"],
    ["an ended line", [{ previous: [was(101, 5)] }], "change"],
    ["an ended line of nothing", [{ previous: [was(101, 0)] }], "change"],
    ["a new line of nothing", [{ new: [is(1, 0)] }], "change"],
    ["a line marked as transferred", [{ previous: [was(101, 5)] }, transfer], "transfer"],
    ["a line transferred in part", [{ previous: [was(101, 5)], new: [is(1, 2)] }, transfer], "transfer"],
    [
      "a line marked as transferred that is equal all the same",
      [{ previous: [was(101, 5)], new: [is(1, 5)] }, transfer],
      "unchanged",
    ],
  ])("%s", (_name, [sides, link], kind) => {
    expect(aChange(sides, link).kind).toBe(kind);
  });
});

describe("differences of an unchanged line", () => {
  it.each([
    ["none", {}, []],
    [
      "the provider",
      { deliveryOrganisation: "24-7 Locks" },
      [{ field: "deliveryOrganisation", previous: "Catch 22", new: "24-7 Locks" }],
    ],
    ["the reach", { reach: "Leicester City" }, [{ field: "reach", previous: "LLR", new: "Leicester City" }]],
    ["capitals", { reach: "llr" }, [{ field: "reach", previous: "LLR", new: "llr" }]],
    [
      "both",
      { deliveryOrganisation: "Force", reach: "City" },
      [
        { field: "deliveryOrganisation", previous: "Catch 22", new: "Force" },
        { field: "reach", previous: "LLR", new: "City" },
      ],
    ],
    [
      "the method",
      { method: "grant" as const },
      [{ field: "method", previous: "Procured – sole funded", new: "Grant funded" }],
    ],
    ["a method that one side does not state", { method: null }, []],
    ["with whom it is funded, where one side does not say", { fundedWith: "NHS England" }, []],
    [
      "the provision",
      { provision: "Victim support by telephone" },
      [{ field: "provision", previous: was(101, 5).provision, new: "Victim support by telephone" }],
    ],
    [
      "the provision, where one side says nothing",
      { provision: "" },
      [{ field: "provision", previous: was(101, 5).provision, new: "" }],
    ],
    [
      "all four, in one order",
      { deliveryOrganisation: "Force", provision: "x", method: "grant" as const, reach: "City" },
      [
        { field: "deliveryOrganisation", previous: "Catch 22", new: "Force" },
        { field: "provision", previous: was(101, 5).provision, new: "x" },
        { field: "method", previous: "Procured – sole funded", new: "Grant funded" },
        { field: "reach", previous: "LLR", new: "City" },
      ],
    ],
    ["its name and note do not count", { service: "x", note: "x" }, []],
  ])("%s", (_name, rest, differences) => {
    expect(aChange({ previous: [was(101, 5)], new: [is(1, 5, rest)] }).differences).toEqual(differences);
  });

  it("is with whom it is funded, where both sides say", () => {
    const jointly = (fundedWith: string) => ({ method: "procured_joint" as const, fundedWith });
    const change = aChange({
      previous: [{ ...was(101, 5), ...jointly("City council") }],
      new: [is(1, 5, jointly("County council"))],
    });
    expect(change.differences).toEqual([
      {
        field: "method",
        previous: "Procured – jointly funded (with City council)",
        new: "Procured – jointly funded (with County council)",
      },
    ]);
    expect(needsEntry(change)).toBe(true);
  });

  it.each([
    ["nobody said before", "", "County council"],
    ["nobody says now", "City council", ""],
    ["is the same", "City council", "City council"],
  ])("is not with whom it is funded, where that %s", (_case, before, now) => {
    const jointly = (fundedWith: string) => ({ method: "procured_joint" as const, fundedWith });
    const sides = { previous: [was(101, 5, jointly(before))], new: [is(1, 5, jointly(now))] };
    expect(aChange(sides).differences).toEqual([]);
  });

  it("are not looked for where the amount changed", () => {
    expect(aChange({ previous: [was(101, 5)], new: [is(1, 6, { reach: "City" })] }).differences).toEqual([]);
  });
});

describe("needsEntry (rule 1)", () => {
  const respelt = (reach: string) => ({ previous: [was(101, 5)], new: [is(1, 5, { reach })] });
  const confirmed = linesFingerprint(aChange(respelt("Leicester")));

  it.each<[string, Parameters<typeof aChange>, boolean]>([
    ["a change", [{ previous: [was(101, 5)], new: [is(1, 6)] }], true],
    ["a new line", [{ new: [is(1, 6)] }], true],
    ["an ended line", [{ previous: [was(101, 5)] }], true],
    ["a transfer", [{ previous: [was(101, 5)] }, { isTransfer: true }], true],
    ["unchanged", [{ previous: [was(101, 5)], new: [is(1, 5)] }], false],
    ["unchanged, with another reach", [respelt("Leicester")], true],
    [
      "unchanged, with another reach confirmed to be the same",
      [respelt("Leicester"), { sameServiceConfirmed: confirmed }],
      false,
    ],
    [
      "unchanged, with a reach that is not the one that was confirmed",
      [respelt("Rutland"), { sameServiceConfirmed: confirmed }],
      true,
    ],
    [
      "a change whose lines were confirmed when they were equal",
      [{ previous: [was(101, 5)], new: [is(1, 6)] }, { sameServiceConfirmed: confirmed }],
      true,
    ],
  ])("%s: %s", (_name, [sides, link], expected) => {
    expect(needsEntry(aChange(sides, link))).toBe(expected);
  });

  it("counts a confirmation only of the lines as they are", () => {
    expect(isConfirmedSame(aChange(respelt("Leicester")))).toBe(false);
    expect(isConfirmedSame(aChange(respelt("Leicester"), { sameServiceConfirmed: confirmed }))).toBe(true);
    expect(isConfirmedSame(aChange(respelt("Rutland"), { sameServiceConfirmed: confirmed }))).toBe(false);
  });
});

describe("summariseChanges", () => {
  it("keeps transfers apart from like for like", () => {
    const changes = [
      aChange({ previous: [was(101, 10)], new: [is(1, 4)] }),
      aChange({ previous: [was(102, 100)] }, { isTransfer: true }),
      aChange({ previous: [was(103, 7)], new: [is(3, 7)] }),
      aChange({ new: [is(4, 9)] }),
    ];
    expect(summariseChanges(changes, [2018, 2019])).toEqual({
      changes: 2,
      transfers: 1,
      unchanged: 1,
      byYear: [
        { year: 2018, net: -9700, transferred: -10000, likeForLike: 300 },
        { year: 2019, net: 0, transferred: 0, likeForLike: 0 },
      ],
    });
  });

  it("of nothing is nothing", () => {
    expect(summariseChanges([], [])).toEqual({ changes: 0, transfers: 0, unchanged: 0, byYear: [] });
  });
});

describe("changeIn", () => {
  it.each([
    [2018, 100],
    [2030, 0],
  ])("%i: %i", (year, pence) => {
    expect(changeIn(aChange({ previous: [was(101, 5)], new: [is(1, 6)] }), year)).toBe(pence);
  });
});

describe("priorityNameOf", () => {
  const names = new Map([
    [1, "Victims"],
    [2, "Prevention"],
  ]);
  it.each<[string, Parameters<typeof aChange>[0], string]>([
    ["a new line", { new: [is(1, 5, { priorityId: 2 })] }, "Prevention"],
    ["an ended line", { previous: [was(1, 5, { priorityId: 1 })] }, "Victims"],
    [
      "the new side's, where the sides differ",
      { previous: [was(1, 5, { priorityId: 1 })], new: [is(2, 5, { priorityId: 2 })] },
      "Prevention",
    ],
    ["no priority", { new: [is(1, 5, { priorityId: null })] }, "No priority"],
    ["a priority that does not exist", { new: [is(1, 5, { priorityId: 77 })] }, "No priority"],
    ["no line at all", {}, "No priority"],
  ])("%s", (_name, sides, expected) => {
    expect(priorityNameOf(aChange(sides), names)).toBe(expected);
  });
});

describe("for any two budgets and any linking of their lines", () => {
  const changesOf = ({ current, previous, links }: BudgetPair) => budgetChanges(current, previous, links);
  const totalIn = (lines: readonly BudgetLine[], year: number | null) =>
    year === null ? 0 : sumPence(lines.map((line) => line.amounts[year] ?? 0));
  const differenceOfTotals = ({ current, previous }: BudgetPair, year: number) =>
    totalIn(current.lines, year) -
    totalIn(previous?.lines ?? [], comparisonYear(year, previous?.years ?? []));

  it("the changes of every year add up to the difference of the totals", () => {
    fc.assert(
      fc.property(anyBudgetPair, (pair) => {
        const changes = changesOf(pair);
        for (const year of pair.current.years) {
          expect(sumPence(changes.map((change) => changeIn(change, year)))).toBe(
            differenceOfTotals(pair, year),
          );
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("each change is new minus previous, of whole pence", () => {
    fc.assert(
      fc.property(anyBudgetPair, (pair) => {
        for (const change of changesOf(pair)) {
          expect(change.byYear.map(({ year }) => year)).toEqual(pair.current.years);
          for (const year of change.byYear) {
            expect(year.new).toBe(totalIn(change.newLines, year.year));
            expect(year.previous).toBe(totalIn(change.previousLines, year.previousYear));
            expect(year.change).toBe(year.new - year.previous);
            expect(Number.isSafeInteger(year.change)).toBe(true);
          }
        }
      }),
    );
  });

  it("each line is in exactly one change", () => {
    fc.assert(
      fc.property(anyBudgetPair, (pair) => {
        const changes = changesOf(pair);
        const byId = (lines: readonly BudgetLine[]) => [...lines].sort((a, b) => a.id - b.id);
        expect(byId(changes.flatMap((change) => change.newLines))).toEqual(byId(pair.current.lines));
        expect(byId(changes.flatMap((change) => change.previousLines))).toEqual(
          byId(pair.previous?.lines ?? []),
        );
      }),
      { numRuns: 500 },
    );
  });

  it("every link is a change, in the links' order, and no two changes have one id", () => {
    fc.assert(
      fc.property(anyBudgetPair, (pair) => {
        const ids = changesOf(pair).map(({ id }) => id);
        expect(ids.slice(0, pair.links.length)).toEqual(pair.links.map(({ id }) => id));
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  it("unchanged is exactly: one line on each side, equal in every year", () => {
    fc.assert(
      fc.property(anyBudgetPair, (pair) => {
        for (const change of changesOf(pair)) {
          const [before, ...moreBefore] = change.previousLines;
          const [after, ...moreAfter] = change.newLines;
          const isEqual =
            before !== undefined &&
            after !== undefined &&
            moreBefore.length === 0 &&
            moreAfter.length === 0 &&
            pair.current.years.every((year) => {
              const compared = comparisonYear(year, pair.previous?.years ?? []);
              const [was, now] = [compared === null ? 0 : before.amounts[compared], after.amounts[year]];
              // What is not stated equals nothing (rule 24).
              return was !== undefined && was === now;
            });
          expect(change.kind === "unchanged").toBe(isEqual);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("a transfer is what a person marked, and is never unchanged", () => {
    fc.assert(
      fc.property(anyBudgetPair, (pair) => {
        for (const { kind, isTransfer } of changesOf(pair)) {
          expect(kind === "transfer").toBe(isTransfer && kind !== "unchanged");
        }
      }),
    );
  });

  it("net is transferred and like for like together, and the difference of the totals", () => {
    fc.assert(
      fc.property(anyBudgetPair, (pair) => {
        const changes = changesOf(pair);
        const summary = summariseChanges(changes, pair.current.years);
        expect(summary.changes + summary.transfers + summary.unchanged).toBe(changes.length);
        for (const { year, net, transferred, likeForLike } of summary.byYear) {
          expect(net).toBe(transferred + likeForLike);
          expect(net).toBe(differenceOfTotals(pair, year));
        }
      }),
    );
  });

  it("only what is unchanged can go without an entry", () => {
    fc.assert(
      fc.property(anyBudgetPair, (pair) => {
        for (const change of changesOf(pair)) if (!needsEntry(change)) expect(change.kind).toBe("unchanged");
      }),
    );
  });

  it("a fingerprint is the same after it was stored as JSON", () => {
    fc.assert(
      fc.property(anyBudgetPair, (pair) => {
        for (const change of changesOf(pair)) {
          const fingerprint = linesFingerprint(change);
          const stored = JSON.parse(JSON.stringify(fingerprint)) as typeof fingerprint;
          expect(sameFingerprint(stored, fingerprint)).toBe(true);
        }
      }),
    );
  });
});
