import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BudgetLine } from "~/domain/budget/budget";
import { linesByPriority } from "~/domain/budget/comparison";
import { LINES_ON_PAGE, linesShown, type LinesFilter } from "~/domain/budget/lines-shown";
import { aLine } from "../../support/content-builder";

const PRIORITIES = [
  { id: 1, name: "Victims" },
  { id: 2, name: "Prevention" },
];

function groupsOf(lines: readonly Partial<BudgetLine>[]) {
  const numbered = lines.map((line, index) => aLine({ id: index + 1, ...line }));
  return linesByPriority({ priorities: PRIORITIES, years: [2018], lines: numbered });
}
const idsOf = (shown: ReturnType<typeof linesShown>) =>
  shown.priorities.flatMap(({ lines }) => lines.map(({ id }) => id));

describe("the lines that are shown", () => {
  const groups = groupsOf([
    { service: "Helpline", priorityId: 1, reach: "Leicester City" },
    { service: "Kicks", priorityId: 2, deliveryOrganisation: "Leicester Football" },
    { service: "Warning Zone", priorityId: null, note: "helpline is asked" },
  ]);

  it.each<[string, LinesFilter, number[]]>([
    ["all", { text: "" }, [1, 2, 3]],
    ["one word, in whichever field", { text: "HELPLINE" }, [1, 3]],
    ["every word, each anywhere", { text: "  kicks  leicester " }, [2]],
    ["a word that is nowhere", { text: "kicks nowhere" }, []],
    ["no word made of two fields", { text: "kicksleicester" }, []],
    ["a priority", { text: "", priorityId: 2 }, [2]],
    ["no priority", { text: "", priorityId: null }, [3]],
    ["a word in a priority", { text: "leicester", priorityId: 1 }, [1]],
    ["a priority that is not there", { text: "", priorityId: 99 }, []],
  ])("%s", (_, filter, ids) => {
    const shown = linesShown(groups, filter, 1);
    expect(idsOf(shown)).toEqual(ids);
    expect(shown.total).toBe(ids.length);
  });

  it("stand beside the sum and the number of all lines of their priority", () => {
    const many = groupsOf(Array.from({ length: LINES_ON_PAGE + 20 }, () => ({ amounts: { 2018: 1_00 } })));
    const [victims] = linesShown(many, { text: "" }, 2).priorities;
    expect(victims).toMatchObject({ lineCount: 70, byYear: [{ year: 2018, pence: 70_00 }] });
    expect(victims?.lines).toHaveLength(20);
  });

  it("come page by page, each once and in order; a page past the last is the last", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(1, 2, null), { maxLength: 350 }),
        fc.integer({ min: 1, max: 9 }),
        (priorityIds, past) => {
          const all = groupsOf(priorityIds.map((priorityId) => ({ priorityId })));
          const { pages } = linesShown(all, { text: "" }, 1);
          const shown = Array.from({ length: pages }, (_, index) => linesShown(all, { text: "" }, index + 1));
          expect(shown.flatMap(idsOf)).toEqual(all.flatMap(({ lines }) => lines.map(({ id }) => id)));
          expect(shown.every((page) => idsOf(page).length <= LINES_ON_PAGE)).toBe(true);
          expect(linesShown(all, { text: "" }, pages + past)).toEqual(shown.at(-1));
        },
      ),
      { numRuns: 30 },
    );
  });
});
