import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BudgetLine } from "~/domain/budget/budget";
import { answersTo } from "~/domain/eia/answer-state";
import { entriesMadeStale, withLine } from "~/domain/eia/entries-made-stale";
import { changesOf, type FrameworkContent } from "~/domain/framework/content";
import { anyLine } from "../../support/arbitraries";
import { aCompleteFramework, CHANGE, ENTRY, refreshed } from "../../support/content-builder";

const CONTENT = refreshed(aCompleteFramework());
/** The lines of the changes that have an entry; 3 and 4 are in changes that have none. */
const LINE = { assessed: 1, assessedBefore: 101, transfer: 102, separate: 5, unanswered: 3 } as const;

function lineOf(content: FrameworkContent, id: number): BudgetLine {
  const line = [...content.budget.lines, ...(content.previous?.lines ?? [])].find((one) => one.id === id);
  if (!line) throw new Error(`There is no line ${id}`);
  return line;
}
const edited = (id: number, rest: Partial<BudgetLine>) =>
  withLine(CONTENT, id, { ...lineOf(CONTENT, id), ...rest });
const madeStale = (after: FrameworkContent) => entriesMadeStale(CONTENT, after).map(({ entryId }) => entryId);

describe("the entries that an edit makes stale", () => {
  it.each<[string, number, Partial<BudgetLine>, number[]]>([
    ["a figure", LINE.assessed, { amounts: { 2018: 1, 2019: 90_000_00 } }, [ENTRY.assessed]],
    ["a figure of the previous budget", LINE.assessedBefore, { amounts: { 2017: 1 } }, [ENTRY.assessed]],
    ["a provider", LINE.transfer, { deliveryOrganisation: "Force" }, [ENTRY.transfer]],
    ["a name", LINE.separate, { service: "Danger Zone" }, [ENTRY.separate]],
    ["a note", LINE.assessed, { note: "Something else" }, []],
    ["a priority", LINE.assessed, { priorityId: 2 }, []],
    ["a line of which nothing is written", LINE.unanswered, { reach: "City" }, []],
    ["nothing", LINE.assessed, {}, []],
  ])("by %s", (_, id, rest, entries) => {
    expect(madeStale(edited(id, rest))).toEqual(entries);
  });

  it("name the change, what moves in its lines, and from what to what its figures go", () => {
    const after = edited(LINE.assessed, { amounts: { 2018: 95_000_00, 2019: 90_000_00 } });
    expect(entriesMadeStale(CONTENT, after)).toEqual([
      {
        entryId: ENTRY.assessed,
        changeId: CHANGE.assessed,
        title: "Victim support",
        kind: "assessed",
        framework: { id: 1, title: CONTENT.budget.title },
        moved: ["New budget: Victim support: 2018/19 went from £90,000 to £95,000"],
        byYear: [{ year: 2018, from: -10_000_00, to: -5_000_00 }],
      },
    ]);
  });

  it("by a line that is removed, also where it was the only one of its change", () => {
    const reduced = entriesMadeStale(CONTENT, withLine(CONTENT, LINE.assessed, null));
    expect(reduced.map(({ moved }) => moved)).toEqual([
      ["New budget: Victim support is no longer part of this change"],
    ]);
    const emptied = withLine(CONTENT, LINE.separate, null);
    const withoutChange = { ...emptied, links: emptied.links.filter(({ id }) => id !== CHANGE.separate) };
    for (const after of [emptied, withoutChange]) {
      expect(entriesMadeStale(CONTENT, after)).toMatchObject([
        {
          entryId: ENTRY.separate,
          moved: ["New budget: Warning Zone is no longer part of this change"],
          byYear: [
            { year: 2018, from: 30_000_00, to: 0 },
            { year: 2019, from: 30_000_00, to: 0 },
          ],
        },
      ]);
    }
  });

  it("are not those that are stale already", () => {
    const staleAlready = edited(LINE.assessed, { reach: "City" });
    expect(entriesMadeStale(staleAlready, withLine(staleAlready, LINE.assessed, null))).toEqual([]);
  });

  it("are just those that the gate finds stale after any edit of any line, and did not before", () => {
    const ids = [...CONTENT.budget.lines, ...(CONTENT.previous?.lines ?? [])].map(({ id }) => id);
    const staleIn = (content: FrameworkContent) =>
      answersTo(changesOf(content), content.entries).flatMap(({ entry, state }) =>
        entry && state === "stale" ? [entry.id] : [],
      );
    fc.assert(
      fc.property(fc.constantFrom(...ids), fc.option(anyLine), (id, fields) => {
        const after = withLine(CONTENT, id, fields && { ...fields, id });
        expect(madeStale(after)).toEqual(staleIn(after));
        expect(entriesMadeStale(after, after)).toEqual([]);
      }),
    );
  });
});
