import { describe, expect, it } from "vitest";
import { linesBefore, sameAmountElsewhere, suspectLines } from "~/domain/budget/suspects";
import { aLine, aLink } from "../../support/content-builder";

const line = (id: number, service: string, amounts: Record<number, number> = {}) =>
  aLine({ id, service, amounts });

describe("which previous line a line was", () => {
  const previous = { years: [2017], lines: [line(71, "Kicks"), line(72, "Night marshals")] };
  /** Line ids now, each with that of the previous line that it was. */
  const found = (services: string[], previousServices: string[]) => {
    const lines = services.map((service, index) => line(index + 1, service));
    const before = previousServices.map((service, index) => line(index + 71, service));
    const { lines: pairs } = linesBefore({ lines }, { years: [2017], lines: before }, []) ?? {
      lines: new Map(),
    };
    return [...pairs].map(([id, was]: [number, { id: number }]) => [id, was.id]);
  };

  it.each([
    [
      "of one name, in another order",
      ["Helpline", "Kicks"],
      ["Kicks", "Helpline"],
      [
        [1, 72],
        [2, 71],
      ],
    ],
    [
      "whose words stand in another order",
      ["Rutland Changing Lives"],
      ["Changing Lives - Rutland"],
      [[1, 71]],
    ],
    [
      "of which one says the name and the other its abbreviation",
      ["YOS"],
      ["Youth Offending Service (YOS)"],
      [[1, 71]],
    ],
    ["the other way about", ["Youth Offending Service (YOS)"], ["YOS"], [[1, 71]]],
    ["of another name: none", ["Helpline"], ["Kicks"], []],
    ["of the same letters in other words: none", ["Nightstop"], ["Night stop"], []],
  ])("is one %s", (_case, now, before, expected) => {
    expect(found(now, before)).toEqual(expected);
  });

  it.each([
    ["joins just the two", [72], [1], [[1, 72]]],
    ["joins two previous lines", [71, 72], [1], []],
    ["joins two new lines", [72], [1, 2], []],
    ["joins two with two", [71, 72], [1, 2], []],
    ["has no previous line", [], [1], []],
    ["has no new line", [72], [], []],
    ["names a previous line that is gone", [99], [1], []],
  ])("is that of its link, where that %s", (_case, previousLineIds, newLineIds, expected) => {
    const lines = [line(1, "WIRE"), line(2, "CHISVA")];
    const before = linesBefore({ lines }, previous, [aLink({ previousLineIds, newLineIds })]);
    expect([...(before?.lines ?? [])].map(([id, was]) => [id, was.id])).toEqual(expected);
  });

  it("is that of its link rather than that of its name", () => {
    const link = aLink({ previousLineIds: [72], newLineIds: [1] });
    expect(linesBefore({ lines: [line(1, "Kicks")] }, previous, [link])?.lines.get(1)?.id).toBe(72);
  });

  it("is none without a previous framework", () => {
    expect(linesBefore({ lines: [line(1, "Kicks")] }, null, [])).toBeNull();
  });
});

describe("where else a line has an amount", () => {
  const YEARS = [2018, 2019, 2020];
  const was = (amounts: Record<number, number>, years = [2017]) => ({
    years,
    lines: new Map([[1, line(71, "Kicks", amounts)]]),
  });
  const elsewhere = (
    amounts: Record<number, number>,
    amount: number,
    before: Parameters<typeof sameAmountElsewhere>[4] = null,
  ) => sameAmountElsewhere({ id: 1, amounts }, 2018, amount, YEARS, before);

  it.each([
    ["in another year", { 2018: 5_00, 2019: 1_00, 2020: 9_00 }, null, { where: "in 2020/21", pence: 9_00 }],
    ["in the first such year", { 2019: 9_00, 2020: 9_00 }, null, { where: "in 2019/20", pence: 9_00 }],
    ["£1 more", { 2019: 10_00 }, null, { where: "in 2019/20", pence: 10_00 }],
    ["£1 less", { 2019: 8_00 }, null, { where: "in 2019/20", pence: 8_00 }],
    ["nowhere, where it is £1.01 more", { 2019: 10_01 }, null, null],
    ["nowhere, where it is the year's own", { 2018: 9_00, 2019: 1_00 }, null, null],
    ["before", { 2019: 1_00 }, was({ 2017: 9_00 }), { where: "in the previous budget", pence: 9_00 }],
    ["before, but for rounding", {}, was({ 2017: 9_50 }), { where: "in the previous budget", pence: 9_50 }],
    ["nowhere, where it was something else", { 2019: 1_00 }, was({ 2017: 7_00 }), null],
    ["nowhere, where it had no amount before", { 2019: 1_00 }, was({}), null],
    ["nowhere, where the previous framework has no year", {}, was({}, []), null],
    [
      "both",
      { 2019: 9_00 },
      was({ 2017: 9_00 }),
      { where: "in 2019/20 and in the previous budget", pence: 9_00 },
    ],
    [
      "not both, where only rounding joins them",
      { 2019: 9_00 },
      was({ 2017: 9_50 }),
      { where: "in 2019/20", pence: 9_00 },
    ],
  ])("is %s", (_case, amounts, before, expected) => {
    expect(elsewhere(amounts, 9_00, before)).toEqual(expected);
  });

  it("is nowhere for a line that was not there before", () => {
    expect(elsewhere({}, 9_00, { years: [2017], lines: new Map() })).toBeNull();
  });

  it("is in the same year of the previous framework, where it has that, else in its last", () => {
    const before = was({ 2017: 7_00, 2018: 9_00, 2019: 8_00 }, [2017, 2018, 2019]);
    expect(elsewhere({}, 9_00, before)?.pence).toBe(9_00);
    expect(sameAmountElsewhere({ id: 1, amounts: {} }, 2030, 8_00, YEARS, before)?.pence).toBe(8_00);
  });
});

describe("a line that is itself the difference", () => {
  const lines = [line(1, "Kicks", { 2018: 5_00 }), line(2, "Helpline", { 2018: 7_00 })];
  const suspects = (pence: number) =>
    suspectLines({ priorityId: null, year: 2018, pence }, { lines, years: [2018] });

  it("may be counted twice, where less is stated", () => {
    expect(suspects(-5_00)).toEqual([
      {
        lineId: 1,
        service: "Kicks",
        reason: "£5 is just the difference. Is it counted twice, or not in the stated figure?",
      },
    ]);
  });

  it("explains nothing where more is stated, or another amount", () => {
    expect(suspects(5_00)).toEqual([]);
    expect(suspects(-3_00)).toEqual([]);
  });

  it("is one of the priority whose sub-total differs", () => {
    const inPriorities = lines.map((own) => ({ ...own, priorityId: own.id, amounts: { 2018: 5_00 } }));
    const found = suspectLines(
      { priorityId: 2, year: 2018, pence: -5_00 },
      { lines: inPriorities, years: [2018] },
    );
    expect(found.map(({ lineId }) => lineId)).toEqual([2]);
  });
});
