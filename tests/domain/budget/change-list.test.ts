import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ANSWER_CHOICES,
  CHANGE_DIRECTIONS,
  CHANGE_GROUPS,
  CHANGE_ORDERS,
  chosenChanges,
  groupOf,
  inBudgetOrder,
  isEndedService,
  isFiltered,
  isNewService,
  KIND_CHOICES,
  totalsOf,
  type ChangeChoice,
  type ListedChange,
} from "~/domain/budget/change-list";
import { reachesThreshold } from "~/domain/budget/change-sizes";
import { budgetChanges, changeIn } from "~/domain/budget/changes";
import { ANSWER_STATES, type AnswerState } from "~/domain/eia/answer-state";
import { anyBudgetPair } from "../../support/arbitraries";
import { aLine, aLink } from "../../support/content-builder";

const DEFAULT: ChangeChoice = {
  year: 2018,
  order: "size",
  direction: null,
  priority: null,
  answer: null,
  kind: null,
  text: "",
};

/** @param pounds in 2017, then in 2018 and 2019; null on a side that has no line */
function row(
  title: string,
  [before, now, later = now ?? 0]: [number | null, number | null, number?],
  rest: { state?: AnswerState; priority?: string; transfer?: boolean; reach?: string } = {},
): ListedChange {
  const previous = before === null ? [] : [aLine({ id: 1, amounts: { 2017: before * 100 } })];
  const amounts = { 2018: (now ?? 0) * 100, 2019: later * 100 };
  const current = now === null ? [] : [aLine({ id: 2, reach: rest.reach ?? "LLR", amounts })];
  const [change] = budgetChanges(
    { years: [2018, 2019], lines: current },
    { years: [2017], lines: previous },
    [
      aLink({
        title,
        isTransfer: rest.transfer ?? false,
        previousLineIds: previous.map(({ id }) => id),
        newLineIds: current.map(({ id }) => id),
      }),
    ],
  );
  if (!change) throw new Error("A link gives a change");
  return { change, state: rest.state ?? "not_assessed", priority: rest.priority ?? "Victims" };
}

const ROWS = [
  row("Helpline", [100, 90]),
  row("Arches", [10, 40], { state: "assessed", priority: "Prevention" }),
  row("New door", [null, 50], { state: "stale" }),
  row("Old door", [20, null], { state: "screened_out" }),
  row("Officers", [500, 0], { transfer: true, priority: "Prevention" }),
  row("Later on", [30, 30, 900], { state: "separate_eia" }),
  row("Kicks", [7, 7], { reach: "Leicester", state: "confirmed_same" }),
  row("Same", [8, 8], { state: "not_needed" }),
  row("Going on", [9, 9], { state: "stale" }),
];

const titles = (choice: Partial<ChangeChoice>, threshold: number | null = null) =>
  chosenChanges(ROWS, { ...DEFAULT, ...choice }, threshold).map(({ change }) => change.title);

describe("the list of changes", () => {
  it.each<[string, Partial<ChangeChoice>, string[]]>([
    [
      "the largest first, transfers and what is written differently after them",
      {},
      ["New door", "Arches", "Old door", "Helpline", "Later on", "Officers", "Kicks"],
    ],
    [
      "the largest of another year",
      { year: 2019, kind: "change" },
      ["Later on", "New door", "Arches", "Old door", "Helpline"],
    ],
    [
      "the largest share first, new services before all",
      { order: "percent", kind: "change" },
      ["New door", "Arches", "Old door", "Helpline", "Later on"],
    ],
    [
      "by title",
      { order: "title", kind: "change" },
      ["Arches", "Helpline", "Later on", "New door", "Old door"],
    ],
    [
      "as they came",
      { order: "budget", kind: "change" },
      ["Helpline", "Arches", "New door", "Old door", "Later on"],
    ],
    ["rises", { direction: "rises" }, ["New door", "Arches"]],
    ["rises of another year", { direction: "rises", year: 2019 }, ["Later on", "New door", "Arches"]],
    ["cuts", { direction: "cuts" }, ["Old door", "Helpline", "Officers"]],
    ["those of a priority", { priority: "Prevention" }, ["Arches", "Officers"]],
    ["those of no priority that there is", { priority: "Nowhere" }, []],
    ["what is still to do", { answer: "unanswered" }, ["New door", "Helpline", "Officers", "Going on"]],
    ["one state, also of what is unchanged", { answer: "stale" }, ["New door", "Going on"]],
    ["what is answered", { answer: "answered" }, ["Arches", "Old door", "Later on", "Kicks"]],
    ["one state", { answer: "screened_out" }, ["Old door"]],
    ["new services", { kind: "new" }, ["New door"]],
    ["ended services", { kind: "ended" }, ["Old door"]],
    ["transfers", { kind: "transfer" }, ["Officers"]],
    ["what is written differently", { kind: "differing" }, ["Kicks"]],
    ["what is unchanged in every way", { kind: "unchanged" }, ["Same", "Going on"]],
    ["nothing answered among what needs no answer", { kind: "unchanged", answer: "answered" }, []],
    [
      "what fits all that is chosen",
      { direction: "cuts", answer: "unanswered", kind: "change" },
      ["Helpline"],
    ],
  ])("shows %s", (_case, choice, expected) => {
    expect(titles(choice)).toEqual(expected);
  });

  it("puts first what reaches the threshold in any year, where the largest come first, and drops nothing", () => {
    expect(titles({ kind: "change" }, 500_00)).toEqual([
      "Later on",
      "New door",
      "Arches",
      "Old door",
      "Helpline",
    ]);
    expect(titles({ kind: "change", order: "title" }, 500_00)).toEqual(
      titles({ kind: "change", order: "title" }),
    );
  });

  it.each<[string, Partial<ChangeChoice>, ListedChange[], string[]]>([
    [
      "by share, whatever the size",
      { order: "percent" },
      [row("Half of much", [1000, 500]), row("All of little", [10, 0]), row("A tenth", [50, 45])],
      ["All of little", "Half of much", "A tenth"],
    ],
    [
      "as large a share, by size",
      { order: "percent" },
      [row("New, small", [null, 5]), row("New, large", [null, 50]), row("New, middling", [null, 20])],
      ["New, large", "New, middling", "New, small"],
    ],
    [
      "as large in the year, by all years",
      { order: "size" },
      [row("Later", [10, 20, 30]), row("Never", [10, 20, 20]), row("Most", [10, 20, 90])],
      ["Most", "Later", "Never"],
    ],
  ])("comes %s", (_case, choice, rows, expected) => {
    for (const given of [rows, [...rows].reverse()]) {
      expect(chosenChanges(given, { ...DEFAULT, ...choice }, null).map(({ change }) => change.title)).toEqual(
        expected,
      );
    }
  });

  it("is filtered by what leaves changes out, not by an order or a year", () => {
    expect(isFiltered({ ...DEFAULT, order: "title", year: 2019 })).toBe(false);
    expect(isFiltered({ ...DEFAULT, kind: "new" })).toBe(true);
  });

  it("has new and ended services among its changes, and takes no transfer for one", () => {
    const [gone] = [row("Gone", [5, null], { transfer: true }).change];
    expect([isNewService(gone), isEndedService(gone)]).toEqual([false, false]);
    const { change: taken } = row("Taken over", [null, 5], { transfer: true });
    expect([isNewService(taken), isEndedService(taken)]).toEqual([false, false]);
    const inBoth = ROWS.filter(({ change }) => isNewService(change) && isEndedService(change));
    expect(inBoth).toEqual([]);
  });

  it("comes as the budget is written: priority by priority, then what is no more", () => {
    const line = (id: number, priorityId: number | null) => aLine({ id, priorityId });
    const current = {
      years: [2018],
      priorities: [
        { id: 1, name: "Victims" },
        { id: 2, name: "Prevention" },
      ],
      lines: [line(1, 2), line(2, 1), line(3, null)],
    };
    const previous = { ...current, years: [2017], lines: [line(11, 1), line(12, 1), line(13, 2)] };
    const links = [
      aLink({ id: 1, title: "Ended", previousLineIds: [13] }),
      aLink({ id: 2, title: "Without", newLineIds: [3] }),
      aLink({ id: 3, title: "Prevention", newLineIds: [1], previousLineIds: [12] }),
      aLink({ id: 4, title: "Ended before", previousLineIds: [11] }),
      aLink({ id: 5, title: "Victims", newLineIds: [2] }),
    ];
    const changes = budgetChanges(current, previous, links);
    expect(inBudgetOrder(changes, current, previous).map(({ title }) => title)).toEqual([
      "Victims",
      "Prevention",
      "Without",
      "Ended before",
      "Ended",
    ]);
  });

  it("adds up, year by year", () => {
    const some = [row("Up", [10, 40, 50]).change, row("Gone", [20, null]).change];
    expect(totalsOf(some, [2018])).toEqual([
      { year: 2018, previousYear: 2017, previous: 30_00, new: 40_00, change: 10_00 },
    ]);
    expect(totalsOf(some, [2019, 2030])).toEqual([
      { year: 2019, previousYear: 2017, previous: 30_00, new: 50_00, change: 20_00 },
      { year: 2030, previousYear: null, previous: 0, new: 0, change: 0 },
    ]);
    expect(totalsOf([], [2018])).toEqual([
      { year: 2018, previousYear: null, previous: 0, new: 0, change: 0 },
    ]);
  });
});

const anyRows = anyBudgetPair.chain(({ current, previous, links }) => {
  const changes = budgetChanges(current, previous, links);
  return fc
    .tuple(
      ...changes.map((change) =>
        fc.record({
          change: fc.constant(change),
          state: fc.constantFrom(...ANSWER_STATES),
          priority: fc.constantFrom("Victims", "Prevention"),
        }),
      ),
    )
    .map((rows) => ({ rows, years: current.years }));
});
const orNull = <T>(values: readonly T[]) => fc.constantFrom(null, ...values);
const anyChoice = fc.record({
  order: fc.constantFrom(...CHANGE_ORDERS),
  direction: orNull(CHANGE_DIRECTIONS),
  priority: orNull(["Victims", "Nowhere"]),
  answer: orNull(ANSWER_CHOICES),
  kind: orNull(KIND_CHOICES),
  text: fc.constantFrom("", "victim", "nowhere else"),
});
const anyThreshold = fc.option(fc.integer({ min: 1, max: 1_000_000_00 }));

describe("any list of any changes", () => {
  it("holds no row twice, none that was not there, and whole groups in their order", () => {
    fc.assert(
      fc.property(anyRows, anyChoice, anyThreshold, ({ rows, years }, choice, threshold) => {
        const chosen = chosenChanges(rows, { ...choice, year: years[0] ?? 0 }, threshold);
        expect(new Set(chosen).size).toBe(chosen.length);
        expect(chosen.every((one) => rows.includes(one))).toBe(true);
        const places = chosen.map(({ change }) => CHANGE_GROUPS.indexOf(groupOf(change)));
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }),
    );
  });

  it("shows the same changes whatever the threshold and the order", () => {
    fc.assert(
      fc.property(anyRows, anyChoice, anyThreshold, ({ rows, years }, choice, threshold) => {
        const year = years[0] ?? 0;
        const shown = new Set(chosenChanges(rows, { ...choice, year }, threshold));
        for (const order of CHANGE_ORDERS) {
          expect(new Set(chosenChanges(rows, { ...choice, order, year }, null))).toEqual(shown);
        }
      }),
    );
  });

  it("shows every change that needs an answer under one of the groups, and marks first among the largest", () => {
    fc.assert(
      fc.property(anyRows, anyThreshold, ({ rows, years }, threshold) => {
        const year = years[0] ?? 0;
        const all = chosenChanges(rows, { ...DEFAULT, year }, threshold);
        expect(new Set(all)).toEqual(new Set(rows.filter(({ change }) => groupOf(change) !== "unchanged")));
        const marks = all
          .filter(({ change }) => groupOf(change) === "change")
          .map(({ change }) => reachesThreshold(change, threshold));
        expect(marks.lastIndexOf(true)).toBeLessThan(marks.includes(false) ? marks.indexOf(false) : Infinity);
      }),
    );
  });

  it("parts into rises, cuts and what stays in the year", () => {
    fc.assert(
      fc.property(anyRows, ({ rows, years }) => {
        const year = years[0] ?? 0;
        const count = (direction: ChangeChoice["direction"]) =>
          chosenChanges(rows, { ...DEFAULT, year, direction }, null).length;
        const level = chosenChanges(rows, { ...DEFAULT, year }, null).filter(
          ({ change }) => changeIn(change, year) === 0,
        ).length;
        expect(count("rises") + count("cuts") + level).toBe(count(null));
      }),
    );
  });
});
