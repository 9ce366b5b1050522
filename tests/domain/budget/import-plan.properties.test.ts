import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COMMISSIONING_METHODS, type Budget, type BudgetLine } from "~/domain/budget/budget";
import { pairRows } from "~/domain/budget/import-pairs";
import { budgetAfter, planImport, type ImportPlan } from "~/domain/budget/import-plan";
import { TEXT_COLUMNS, type ImportedBudget, type LineMatches } from "~/domain/budget/imported-budget";
import { matchLines } from "~/domain/budget/line-matching";
import { aBudget, aLine } from "../../support/content-builder";
import { writtenOut } from "../../support/imported";

const PRIORITIES = [
  { id: 1, name: "Victims" },
  { id: 2, name: "Prevention" },
];
const NAMES = ["Victim First", "Kicks", "Warning Zone", "Youth Offending Service", "Domestic abuse outreach"];

const someLine: fc.Arbitrary<BudgetLine> = fc
  .record({
    priorityId: fc.constantFrom(1, 2, null),
    service: fc.constantFrom(...NAMES, "Victim First 2", "Night marshals"),
    deliveryOrganisation: fc.constantFrom("Catch 22", "FreeVA", ""),
    provision: fc.constantFrom("", "Support", "Diversion of young people"),
    method: fc.option(fc.constantFrom(...COMMISSIONING_METHODS)),
    amounts: fc
      .tuple(fc.nat(1_000_000), fc.nat(1_000_000))
      .map(([first, second]) => ({ 2018: first, 2019: second })),
    reach: fc.constantFrom("LLR", "City"),
    note: fc.constantFrom("", "Subject to review"),
  })
  .map((line) => aLine(line));

const numbered = (lines: readonly BudgetLine[]) => lines.map((line, index) => ({ ...line, id: 100 + index }));
const someBudget: fc.Arbitrary<Budget> = fc
  .array(someLine, { maxLength: 8 })
  .map((lines) => aBudget({ years: [2018, 2019], priorities: PRIORITIES, lines: numbered(lines) }));
const namedApart: fc.Arbitrary<Budget> = fc
  .uniqueArray(someLine, { maxLength: 6, selector: ({ service }) => service })
  .map((lines) => aBudget({ years: [2018, 2019], priorities: PRIORITIES, lines: numbered(lines) }));
const someDecisions: fc.Arbitrary<LineMatches> = fc.dictionary(
  fc.integer({ min: 2, max: 12 }).map(String),
  fc.option(fc.integer({ min: 99, max: 109 })),
);

function planOf(imported: ImportedBudget, budget: Budget, decisions: LineMatches = {}): ImportPlan {
  const nameOf = new Map(budget.priorities.map(({ id, name }) => [id, name]));
  const proposals = matchLines(
    budget.lines.map((line) => ({ ...line, key: line.id, priority: nameOf.get(line.priorityId ?? 0) ?? "" })),
    imported.lines.map((line) => ({ ...line, key: line.row })),
  );
  const pairs = pairRows(proposals, decisions, {
    rows: new Set(imported.lines.map(({ row }) => row)),
    lineIds: new Set(budget.lines.map(({ id }) => id)),
  });
  const columns = new Set(TEXT_COLUMNS);
  return planImport({ imported, columns, budget, statedTotals: [], fundedYears: [], pairs });
}
const sorted = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);

describe("whatever is imported into whatever", () => {
  it("puts every line and every row in exactly one place", () => {
    fc.assert(
      fc.property(
        someBudget,
        someBudget,
        // The service refuses two rows for one line.
        someDecisions.filter((all) => {
          const chosen = Object.values(all).filter((lineId) => lineId !== null);
          return new Set(chosen).size === chosen.length;
        }),
        (budget, other, decisions) => {
          const imported = writtenOut(other);
          const { added, changed, unchanged, removed } = planOf(imported, budget, decisions);
          const lineIds = [...changed, ...unchanged, ...removed].map(({ id }) => id);
          expect(sorted(lineIds)).toEqual(sorted(budget.lines.map(({ id }) => id)));
          const rows = [...added, ...changed, ...unchanged].map(({ row }) => row);
          expect(sorted(rows)).toEqual(imported.lines.map(({ row }) => row));
        },
      ),
    );
  });

  it("leaves the budget as the sheet has it, so that the same sheet then changes nothing", () => {
    fc.assert(
      fc.property(someBudget, namedApart, (budget, other) => {
        const imported = writtenOut(other);
        const after = budgetAfter(planOf(imported, budget), budget);
        expect(writtenOut(after).lines).toEqual(imported.lines);
        expect(planOf(imported, after)).toMatchObject({ changesNothing: true, unsettled: [] });
      }),
    );
  });
});

describe("a budget that comes back in as it was written out", () => {
  it("is not changed, whatever lines are in it", () => {
    fc.assert(
      fc.property(someBudget, (budget) => {
        const { added, changed, removed } = planOf(writtenOut(budget), budget);
        expect({ added, changed, removed }).toEqual({ added: [], changed: [], removed: [] });
      }),
    );
  });

  it("keeps every identity without a question, where its lines are named apart", () => {
    fc.assert(
      fc.property(namedApart, (budget) => {
        const plan = planOf(writtenOut(budget), budget);
        expect(plan).toMatchObject({ changesNothing: true, unsettled: [] });
        expect(plan.unchanged.map(({ id }) => id)).toEqual(budget.lines.map(({ id }) => id));
      }),
    );
  });
});
