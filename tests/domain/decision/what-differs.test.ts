import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contentLeaves } from "~/domain/decision/content-leaves";
import { whatDiffers } from "~/domain/decision/what-differs";
import { IMPACT_TEXT_FIELDS } from "~/domain/eia/eia";
import type { FrameworkContent } from "~/domain/framework/content";
import { calendarDate } from "~/domain/shared/calendar-date";
import {
  ACTION,
  aCompleteFramework,
  anAction,
  anImpact,
  aRecord,
  ENTRY,
  IMPACT,
} from "../../support/content-builder";

const COMPLETE = aCompleteFramework();
const between = (before: FrameworkContent, now: FrameworkContent) =>
  whatDiffers(contentLeaves(before), contentLeaves(now));
const since = (overrides: Partial<FrameworkContent>) => between(COMPLETE, { ...COMPLETE, ...overrides });

/** The content with one entry otherwise. */
const withEntry = (overrides: Partial<FrameworkContent["entries"][number]>): Partial<FrameworkContent> => ({
  entries: COMPLETE.entries.map((entry) =>
    entry.id === ENTRY.assessed ? { ...entry, ...overrides } : entry,
  ),
});
const withLine = (overrides: Partial<FrameworkContent["budget"]["lines"][number]>) => ({
  budget: {
    ...COMPLETE.budget,
    lines: COMPLETE.budget.lines.map((line) => (line.id === 1 ? { ...line, ...overrides } : line)),
  },
});

describe("what differs between two submissions", () => {
  it("is nothing where the same is submitted again", () => {
    expect(since({})).toEqual([]);
  });

  it("is not that a row has been saved again as it was", () => {
    expect(since({ record: { ...COMPLETE.record, version: 9 }, ...withEntry({ version: 7 }) })).toEqual([]);
  });

  it.each<[string, Partial<FrameworkContent>, object]>([
    [
      "an amount, in money and with its year",
      withLine({ amounts: { 2018: 92_000_50, 2019: 90_000_00 } }),
      {
        group: "lines",
        name: "Victim support",
        how: "changed",
        fields: [{ what: "amount in 2018/19", before: "£90,000", now: "£92,000.50" }],
      },
    ],
    [
      "an amount that is not stated any more",
      withLine({ amounts: { 2019: 90_000_00 } }),
      { fields: [{ what: "amount in 2018/19", before: "£90,000", now: "" }] },
    ],
    [
      "a method and a priority, by their names",
      withLine({ method: "grant", priorityId: 2 }),
      {
        fields: [
          { what: "priority", before: "Victims", now: "Prevention" },
          { what: "method", before: "Procured – sole funded", now: "Grant funded" },
        ],
      },
    ],
    [
      "a direction of an impact, under the title of its change",
      withEntry({
        impacts: [
          anImpact({
            id: IMPACT.adverse,
            characteristic: "disability",
            direction: "neutral",
            who: "Disabled victims",
          }),
        ],
      }),
      {
        group: "entries",
        name: "Victim support",
        how: "changed",
        fields: [{ what: "impact on disability: direction", before: "Adverse", now: "Neutral" }],
      },
    ],
    [
      "a word of the record",
      { record: aRecord({ summary: "In other words", receivedOn: calendarDate("2018-03-08") }) },
      {
        group: "record",
        name: "The decision record",
        how: "changed",
        fields: [
          { what: "received on", before: "7 March 2018", now: "8 March 2018" },
          { what: "summary", before: COMPLETE.record.summary, now: "In other words" },
        ],
      },
    ],
    [
      "an action that is new, with all that it says",
      { actions: [...COMPLETE.actions, anAction({ id: 77, what: "Ask the riders", ownerName: "A board" })] },
      {
        group: "actions",
        name: "Ask the riders",
        how: "added",
        fields: expect.arrayContaining([{ what: "owner", before: "", now: "A board" }]) as unknown,
      },
    ],
    [
      "an action that is gone",
      { actions: COMPLETE.actions.filter(({ id }) => id !== ACTION.carriedForward) },
      { group: "actions", name: "Review in a year", how: "removed", fields: [] },
    ],
    [
      "what somebody wrote that looks like a day of no calendar",
      { record: aRecord({ summary: "2018-02-31" }) },
      { fields: [{ what: "summary", before: COMPLETE.record.summary, now: "2018-02-31" }] },
    ],
  ])("is %s", (_name, overrides, difference) => {
    expect(since(overrides)).toMatchObject([difference]);
  });

  it("tells several impacts of one characteristic apart", () => {
    const sex = (id: number, who: string) => anImpact({ id, characteristic: "sex", who });
    const before = { ...COMPLETE, ...withEntry({ impacts: [sex(1, "Girls"), sex(2, "Boys")] }) };
    const now = { ...COMPLETE, ...withEntry({ impacts: [sex(1, "Girls"), sex(2, "Young men")] }) };
    expect(between({ ...before, actions: [] }, { ...now, actions: [] })).toMatchObject([
      { fields: [{ what: "impact on sex, row 2: who is affected", before: "Boys", now: "Young men" }] },
    ]);
  });

  it("names nothing by an id or a code", () => {
    const words = JSON.stringify(between({ ...COMPLETE, entries: [], actions: [] }, COMPLETE));
    expect(words).toContain("Adverse");
    expect(words).not.toMatch(/carried_forward|separate_eia|screened_out|not_yet_known|"id"|Id"/u);
  });

  it("comes group by group, lines first and the record last", () => {
    const found = since({
      record: aRecord({ title: "Another" }),
      actions: [],
      ...withEntry({ noImpactReason: "None" }),
      ...withLine({ note: "A note" }),
      links: COMPLETE.links.map((link) => ({ ...link, rationale: "Because" })),
    });
    expect([...new Set(found.map(({ group }) => group))]).toEqual([
      "lines",
      "changes",
      "entries",
      "actions",
      "record",
    ]);
  });

  it("is every text that is otherwise, whatever it says, and the same read backwards", () => {
    const words = fc.string({ minLength: 1 }).filter((text) => text.trim() !== "");
    fc.assert(
      fc.property(words, fc.constantFrom(...IMPACT_TEXT_FIELDS), (text, field) => {
        const impacts = COMPLETE.entries
          .flatMap((entry) => (entry.id === ENTRY.assessed ? entry.impacts : []))
          .map((impact) => ({ ...impact, [field]: `${impact[field]}${text}` }));
        const now = { ...COMPLETE, ...withEntry({ impacts }) };
        const [found] = between(COMPLETE, now);
        const [back] = between(now, COMPLETE);
        expect(found?.fields).toHaveLength(1);
        expect(back?.fields).toEqual(
          found?.fields.map(({ what, before, now: current }) => ({ what, before: current, now: before })),
        );
      }),
    );
  });
});
