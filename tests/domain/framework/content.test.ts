import { describe, expect, it } from "vitest";
import { changesOf, priorityNames } from "~/domain/framework/content";
import { CHANGE, aBudget, aCompleteFramework } from "../../support/content-builder";

describe("changesOf", () => {
  it("compares the framework's two budgets by its links", () => {
    const changes = changesOf(aCompleteFramework());
    expect(changes.map(({ id, kind, byYear }) => [id, kind, ...byYear.map(({ change }) => change)])).toEqual([
      [CHANGE.assessed, "change", -10_000_00, -10_000_00],
      [CHANGE.transfer, "transfer", -50_000_00, -50_000_00],
      [CHANGE.respelt, "unchanged", 0, 0],
      [CHANGE.unchanged, "unchanged", 0, 0],
      [CHANGE.separate, "change", 30_000_00, 30_000_00],
    ]);
  });

  it("has only new changes where there is nothing to compare with", () => {
    const changes = changesOf(aCompleteFramework({ previous: null, links: [] }));
    expect(changes.map(({ kind, previousLines }) => [kind, previousLines.length])).toEqual(
      Array.from({ length: 4 }, () => ["change", 0]),
    );
  });
});

describe("priorityNames", () => {
  const budget = aBudget({ priorities: [{ id: 1, name: "Victims" }] });
  const previous = aBudget({ priorities: [{ id: 7, name: "Vulnerable" }] });
  it.each([
    ["both budgets", { budget, previous }, ["Victims", "Vulnerable"]],
    ["one budget", { budget, previous: null }, ["Victims"]],
    ["none", { budget: aBudget({ priorities: [] }), previous: null }, []],
  ])("of %s", (_name, content, names) => {
    expect([...priorityNames(content).values()]).toEqual(names);
  });

  it("are found by id", () => {
    expect(priorityNames({ budget, previous }).get(7)).toBe("Vulnerable");
  });
});
