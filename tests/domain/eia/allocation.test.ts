import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { budgetChanges, needsEntry } from "~/domain/budget/changes";
import { allocationGaps, isAllocationWritten, NO_ALLOCATION, type Allocation } from "~/domain/eia/allocation";
import { answersTo } from "~/domain/eia/answer-state";
import { entriesToWalk } from "~/domain/eia/progress";
import { calendarDate } from "~/domain/shared/calendar-date";
import { aBudget, aChange, aLine, aLink, TODAY } from "../../support/content-builder";

const told: Allocation = {
  nothingFixed: "Bids are asked for in June",
  decidedBy: "The Commissioner",
  decidedOn: calendarDate("2018-09-30"),
};
const fund = aChange({ new: [aLine({ service: "Small grants fund" })] });

describe("a fund that is assessed when it is allocated", () => {
  it("says why nothing is fixed, who decides and by when", () => {
    expect(allocationGaps(told, fund, false, TODAY)).toEqual([]);
  });

  it("may be allocated today", () => {
    expect(allocationGaps({ ...told, decidedOn: TODAY }, fund, false, TODAY)).toEqual([]);
  });

  it.each([
    [{ nothingFixed: " " }, "why nothing is fixed for anybody yet"],
    [{ decidedBy: "" }, "who decides how it is allocated"],
    [{ decidedOn: null }, "by when"],
    [{ nothingFixed: "", decidedOn: null }, "why nothing is fixed for anybody yet and by when"],
  ])("lacks %j", (rest, missing) => {
    expect(allocationGaps({ ...told, ...rest }, fund, false, TODAY)).toEqual([
      `It is to be assessed when it is allocated, but it does not say ${missing}.`,
    ]);
  });

  it("is told every reason at once", () => {
    const passed = { ...told, decidedBy: "", decidedOn: calendarDate("2018-03-08") };
    expect(allocationGaps(passed, fund, true, TODAY)).toHaveLength(3);
  });

  it("is kept where another answer is chosen, and is nothing where nothing is written", () => {
    expect(isAllocationWritten(NO_ALLOCATION)).toBe(false);
    expect(isAllocationWritten({ ...NO_ALLOCATION, nothingFixed: "x" })).toBe(true);
    expect(isAllocationWritten({ ...NO_ALLOCATION, decidedBy: "x" })).toBe(true);
    expect(isAllocationWritten({ ...NO_ALLOCATION, decidedOn: TODAY })).toBe(true);
  });
});

describe("what the framework before put off", () => {
  const lines = [1, 2, 3].map((id) => aLine({ id, service: `Fund ${id}` }));
  const before = lines.map((line) => ({
    ...line,
    id: line.id + 100,
    amounts: { 2017: line.amounts[2018] ?? 0 },
  }));

  it("needs an entry in every case, is walked through, and nothing else comes with it", () => {
    fc.assert(
      fc.property(fc.subarray([101, 102, 103]), (putOff) => {
        const previous = {
          ...aBudget({ frameworkId: 2, years: [2017], lines: before }),
          ...(putOff.length > 0 && { putOff }),
        };
        const links = lines.map(({ id, service }) =>
          aLink({ id: 10 + id, title: service, previousLineIds: [id + 100], newLineIds: [id] }),
        );
        const changes = budgetChanges(aBudget({ lines }), previous, links);
        const asked = putOff.map((id) => id - 90);
        expect(changes.filter(needsEntry).map(({ id }) => id)).toEqual(asked);
        expect(entriesToWalk(answersTo(changes, [])).map(({ change }) => change.id)).toEqual(asked);
        expect(changes.filter((change) => "wasPutOff" in change).map(({ id }) => id)).toEqual(asked);
      }),
    );
  });
});
