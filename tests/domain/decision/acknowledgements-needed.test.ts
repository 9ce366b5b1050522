import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ActionState } from "~/domain/actions/action";
import { MOST_CHANGES_SINGLY } from "~/domain/decision/acknowledgement";
import {
  acknowledgementsGiven,
  acknowledgementsNeeded,
  effectsTables,
  questionsAsked,
} from "~/domain/decision/acknowledgements-needed";
import { countedImpacts, needsAnswer } from "~/domain/eia/completeness";
import type { FrameworkContent } from "~/domain/framework/content";
import { calendarDate } from "~/domain/shared/calendar-date";
import { anAnsweredFramework } from "../../support/arbitraries";
import {
  aCompleteFramework,
  aDimension,
  aDimensionAnswer,
  aLine,
  aLink,
  anAction,
  anEntry,
  anImpact,
  CHANGE,
  ENTRY,
  IMPACT,
} from "../../support/content-builder";

const COMPLETE = aCompleteFramework();

function withEntry(id: number, overrides: Partial<FrameworkContent["entries"][number]>): FrameworkContent {
  return aCompleteFramework({
    entries: COMPLETE.entries.map((entry) => (entry.id === id ? { ...entry, ...overrides } : entry)),
  });
}

/** As many new services as are asked for, each with an adverse impact, in turn of one priority and of the other. */
function withChanges(count: number): FrameworkContent {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const lines = numbers.map((id) => aLine({ id, priorityId: 1 + (id % 2), service: `Service ${id}` }));
  return aCompleteFramework({
    budget: { ...COMPLETE.budget, lines },
    previous: null,
    links: numbers.map((id) => aLink({ id: 100 + id, title: `Service ${id}`, newLineIds: [id] })),
    entries: numbers.map((id) =>
      anEntry({
        id: 200 + id,
        changeId: 100 + id,
        impacts: [anImpact({ id: 300 + id, direction: "adverse" })],
      }),
    ),
    actions: [],
  });
}

const keysOf = (content: FrameworkContent) => acknowledgementsNeeded(content).map(({ key }) => key);

describe("what the signatory ticks (rule 13)", () => {
  it("is the EIA, each change with effects, and what is carried forward: a tick for each table", () => {
    expect(acknowledgementsNeeded(COMPLETE)).toEqual([
      { key: "eia", text: "I have read the equality impact assessment" },
      {
        key: `change:${CHANGE.assessed}`,
        text: "Change 1: I have considered these effects",
        about: expect.stringMatching(/^.+: adverse impact on disability$/u) as string,
      },
      {
        key: "carried-forward",
        text: "I have considered the actions that are carried forward, by whom they are finished and by when",
      },
    ]);
  });

  it.each([1, 2, MOST_CHANGES_SINGLY, MOST_CHANGES_SINGLY + 1, 3 * MOST_CHANGES_SINGLY])(
    "tells each tick of %i changes from the others, by what it is about, and records none of that",
    (count) => {
      const content = withChanges(count);
      const needed = acknowledgementsNeeded(content).filter(({ about }) => about !== undefined);
      expect(needed).toHaveLength(effectsTables(content).length);
      expect(new Set(needed.map(({ about }) => about)).size).toBe(needed.length);
      expect(needed[0]?.about).toMatch(/^Service \d+: adverse impact on /u);
      expect(acknowledgementsGiven(content).some((given) => "about" in given)).toBe(false);
    },
  );

  it("never says that the duty is met: that is for a court to say", () => {
    expect(JSON.stringify(acknowledgementsNeeded(COMPLETE))).not.toMatch(/due regard/u);
  });

  it("is one tick however many effects a change has", () => {
    const impacts = [
      anImpact({ id: 76, characteristic: "sex", direction: "adverse", who: "Boys" }),
      anImpact({ id: 77, characteristic: "sex", direction: "not_yet_known", who: "Girls" }),
      anImpact({ id: 78, characteristic: "sex", direction: "positive", who: "Parents" }),
    ];
    const content = withEntry(ENTRY.assessed, { impacts });
    expect(keysOf(content)).toEqual(keysOf(COMPLETE));
    expect(effectsTables(content)[0]?.changes[0]?.effects).toEqual([
      "adverse impact on sex (Boys)",
      "not yet known impact on sex (Girls)",
    ]);
  });

  it.each([
    ["positive", false],
    ["neutral", false],
    ["adverse", true],
    ["not_yet_known", true],
  ] as const)("a change with a %s impact: %s", (direction, expected) => {
    const impacts = [anImpact({ id: IMPACT.found, characteristic: "race", direction })];
    const content = withEntry(ENTRY.separate, { impacts });
    expect(keysOf(content).includes(`change:${CHANGE.separate}`)).toBe(expected);
  });

  it("counts what was found before a change was screened out, and nothing else of it", () => {
    const screened = withEntry(ENTRY.transfer, {
      screenedOutOn: calendarDate("2018-03-05"),
      findings: [{ characteristic: "sex", direction: "adverse", foundOn: calendarDate("2018-03-03") }],
    });
    expect(effectsTables(screened).map(({ changes: [change] }) => change?.effects)).toEqual([
      ["adverse impact on disability"],
      ["assessed as adverse for sex on 3 March 2018, screened out on 5 March 2018"],
    ]);
    expect(keysOf(COMPLETE)).not.toContain(`change:${CHANGE.transfer}`);
  });

  it("names the changes in their order, whatever the order of the entries", () => {
    const impacts = [anImpact({ id: IMPACT.found, characteristic: "sex", direction: "adverse" })];
    const content = withEntry(ENTRY.separate, { impacts });
    expect(keysOf({ ...content, entries: content.entries.toReversed() })).toEqual(keysOf(content));
    expect(keysOf(content)).toHaveLength(4);
  });

  it.each<[ActionState, "before" | "after", string[]]>([
    ["open", "before", []],
    ["completed", "before", []],
    ["withdrawn", "before", []],
    ["carried_forward", "before", ["carried-forward"]],
    ["open", "after", ["afterwards"]],
    ["carried_forward", "after", ["afterwards"]],
    ["completed", "after", []],
  ])("actions that are %s, to be done %s: one tick for all of them, or none", (state, timing, expected) => {
    const actions = [33, 34].map((id) => anAction({ id, state, timing }));
    expect(keysOf(aCompleteFramework({ entries: [], actions })).slice(1)).toEqual(expected);
  });

  it("has one for each adverse finding beside the nine", () => {
    const dimensions = [
      aDimension({ id: 51, answer: aDimensionAnswer({ direction: "adverse" }) }),
      aDimension({ id: 52, answer: aDimensionAnswer({ direction: "neutral" }) }),
    ];
    expect(keysOf({ ...COMPLETE, dimensions })).toContain("dimension:51");
    expect(keysOf({ ...COMPLETE, dimensions })).not.toContain("dimension:52");
  });
});

describe("where many changes have effects", () => {
  it.each([
    [MOST_CHANGES_SINGLY, MOST_CHANGES_SINGLY, true],
    [MOST_CHANGES_SINGLY + 1, 2, false],
  ])("%i of them are %i tables; questions under each: %s", (count, tables, hasQuestions) => {
    const found = effectsTables(withChanges(count));
    expect(found).toHaveLength(tables);
    expect(found.every((one) => one.hasQuestions === hasQuestions)).toBe(true);
  });

  it("those of one priority stand in one table, with its name on the tick", () => {
    const [first, second] = effectsTables(withChanges(MOST_CHANGES_SINGLY + 1));
    expect(first?.text).toBe("Prevention: I have considered these effects");
    expect(second?.text).toBe("Victims: I have considered these effects");
    expect(first?.changes).toHaveLength(13);
    expect(first?.changes.every(({ priority }) => priority === "Prevention")).toBe(true);
  });

  it("the record lists each change all the same, and takes no questions", () => {
    const content = withChanges(MOST_CHANGES_SINGLY + 1);
    const given = acknowledgementsGiven(content);
    expect(given.filter(({ changeId }) => changeId !== null)).toHaveLength(MOST_CHANGES_SINGLY + 1);
    expect(questionsAsked(content, ["Why this one?"])).toEqual([]);
  });
});

describe("what the record keeps", () => {
  it("says of each change which effects were considered, and what was asked", () => {
    const questions = questionsAsked(COMPLETE, ["  How many? Forty.  ", "of no table"]);
    expect(questions).toEqual([
      { changeId: CHANGE.assessed, text: "How many? Forty.", field: "questions_1" },
    ]);
    expect(acknowledgementsGiven(COMPLETE, questions)[1]).toEqual({
      key: `change:${CHANGE.assessed}`,
      text: "Change 1: I have considered these effects: adverse impact on disability",
      changeId: CHANGE.assessed,
      questions: "How many? Forty.",
    });
  });

  it.each([[[]], [[""]], [[" \n"]]])("has no questions where none was written: %j", (written) => {
    expect(questionsAsked(COMPLETE, written)).toEqual([]);
    expect(acknowledgementsGiven(COMPLETE, questionsAsked(COMPLETE, written))[1]).not.toHaveProperty(
      "questions",
    );
  });
});

it("of any framework, every effect stands in one table, and in one acknowledgement of its own change", () => {
  fc.assert(
    fc.property(anAnsweredFramework, ({ content }) => {
      const shown = effectsTables(content).flatMap(({ changes }) => changes);
      const found = content.entries.filter((entry) => countedImpacts(entry).some(needsAnswer));
      expect(new Set(shown.map(({ changeId }) => changeId)).size).toBe(shown.length);
      expect(shown.map(({ changeId }) => changeId)).toEqual(
        expect.arrayContaining(found.map(({ changeId }) => changeId)),
      );
      const given = acknowledgementsGiven(content).flatMap(({ changeId }) => changeId ?? []);
      expect(given.toSorted()).toEqual(shown.map(({ changeId }) => changeId).toSorted());
      const keys = keysOf(content);
      expect(new Set(keys).size).toBe(keys.length);
    }),
  );
});
