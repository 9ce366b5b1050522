import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BudgetLine } from "~/domain/budget/budget";
import {
  asksReason,
  lineAsWritten,
  lineEditDifferences,
  type LineAsWritten,
} from "~/domain/budget/line-history";
import { anyLine } from "../../support/arbitraries";
import { aLine } from "../../support/content-builder";

const PRIORITIES = [
  { id: 1, name: "Victims" },
  { id: 2, name: "Prevention" },
];
const written = (line: Partial<BudgetLine> = {}) =>
  lineAsWritten(aLine(line), { priorities: PRIORITIES, lines: [] });

describe("what an edit moved", () => {
  it.each<[string, Partial<BudgetLine>, [field: string, from: string, to: string]]>([
    ["the priority", { priorityId: 2 }, ["Priority", "Victims", "Prevention"]],
    ["to no priority", { priorityId: null }, ["Priority", "Victims", ""]],
    ["the name", { service: "Helpline" }, ["Service", "Victim support", "Helpline"]],
    ["the provider", { deliveryOrganisation: "" }, ["Delivery organisation", "Catch 22", ""]],
    ["the provision", { provision: "X" }, ["Provision", "Generic victim support", "X"]],
    ["the method", { method: "grant" }, ["Commissioning method", "Procured – sole funded", "Grant funded"]],
    ["to no method", { method: null }, ["Commissioning method", "Procured – sole funded", ""]],
    ["with whom", { fundedWith: "NHS" }, ["Funded with", "", "NHS"]],
    ["the amount", { amounts: { 2018: 50 } }, ["Amount for 2018/19", "£100,000", "£0.50"]],
    ["the reach", { reach: "City" }, ["Geographical reach", "LLR", "City"]],
    ["the note", { note: "N" }, ["Note", "", "N"]],
  ])("%s", (_, now, [field, from, to]) => {
    expect(lineEditDifferences(written(), written(now))).toEqual([{ field, from, to }]);
  });

  it("tells every year, in order, and £0 apart from what is not stated", () => {
    const differences = lineEditDifferences(
      written({ amounts: { 2019: 1_00, 2018: 0 } }),
      written({ amounts: { 2020: 3_00, 2019: 2_00 } }),
    );
    expect(differences).toEqual([
      { field: "Amount for 2018/19", from: "£0", to: "not stated" },
      { field: "Amount for 2019/20", from: "£1", to: "£2" },
      { field: "Amount for 2020/21", from: "not stated", to: "£3" },
    ]);
  });

  it("of a line that was added or removed is all that it holds", () => {
    const added = lineEditDifferences(null, written());
    expect(added.map(({ field }) => field)).toEqual([
      ...["Priority", "Service", "Delivery organisation", "Provision", "Commissioning method"],
      ...["Amount for 2018/19", "Geographical reach"],
    ]);
    expect(added.every(({ from }) => from === "")).toBe(true);
    expect(lineEditDifferences(written(), null)).toEqual(
      added.map(({ field, to }) => ({ field, from: to, to: "" })),
    );
  });

  const anyWritten = anyLine.map((line): LineAsWritten =>
    lineAsWritten(line, { priorities: PRIORITIES, lines: [] }),
  );

  it("is nothing between a line and itself, and turns round with the sides", () => {
    fc.assert(
      fc.property(anyWritten, anyWritten, (before, after) => {
        expect(lineEditDifferences(before, before)).toEqual([]);
        expect(lineEditDifferences(after, before)).toEqual(
          lineEditDifferences(before, after).map(({ field, from, to }) => ({ field, from: to, to: from })),
        );
      }),
    );
  });

  it("leaves out nothing that is written otherwise", () => {
    const fields = Object.keys(written()) as (keyof LineAsWritten)[];
    fc.assert(
      fc.property(anyWritten, anyWritten, fc.constantFrom(...fields), (before, other, field) => {
        const after = { ...before, [field]: other[field] };
        const isSame = isDeepStrictEqual(before, after);
        expect(lineEditDifferences(before, after).length === 0).toBe(isSame);
      }),
    );
  });
});

describe("a reason is asked for", () => {
  const drafted = { wasImported: false, isAnsweredFor: false };
  it.each([
    ["added", drafted, false],
    ["edited", drafted, false],
    ["removed", drafted, true],
    ["added", { ...drafted, wasImported: true }, true],
    ["edited", { ...drafted, wasImported: true }, true],
    ["removed", { ...drafted, wasImported: true }, true],
    ["added", { ...drafted, isAnsweredFor: true }, true],
    ["edited", { ...drafted, isAnsweredFor: true }, true],
    ["removed", { ...drafted, isAnsweredFor: true }, true],
  ] as const)("%s, %j: %s", (kind, standing, asks) => {
    expect(asksReason(kind, standing)).toBe(asks);
  });
});
