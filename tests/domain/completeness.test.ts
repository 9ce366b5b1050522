import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ActionState } from "~/domain/actions/action";
import { CHARACTERISTICS, DIRECTIONS } from "~/domain/eia/characteristics";
import { countedImpacts, entryGaps, needsAnswer, type EntryGap } from "~/domain/eia/completeness";
import type { EiaEntry, SeparateEia } from "~/domain/eia/eia";
import { calendarDate } from "~/domain/shared/calendar-date";
import { blankText, someWords } from "../support/arbitraries";
import { aConsultee, aStoredCopy, anAction, anEntry, anImpact } from "../support/content-builder";

const COMPLETE_POINTER: SeparateEia = {
  reference: "EIA 1b",
  date: calendarDate("2018-02-01"),
  copy: aStoredCopy(),
};
const separate = (pointer: Partial<SeparateEia> = {}, rest: Partial<EiaEntry> = {}) =>
  anEntry({ kind: "separate_eia", separateEia: { ...COMPLETE_POINTER, ...pointer }, ...rest });

describe("an entry that is complete has no gaps", () => {
  it.each([
    ["assessed", anEntry()],
    [
      "assessed: nobody is affected, with a reason",
      anEntry({ impacts: [], noImpactReason: "Back office only" }),
    ],
    [
      "assessed: nobody was consulted, with a reason",
      anEntry({ consultees: [], nobodyConsultedReason: "Figures only" }),
    ],
    ["screened out", anEntry({ kind: "screened_out", screeningReason: "Goes on elsewhere" })],
    [
      "screened out, with nothing else at all",
      anEntry({ kind: "screened_out", screeningReason: "Goes on", impacts: [], consultees: [] }),
    ],
    [
      "screened out, with unfinished findings kept to read",
      anEntry({
        kind: "screened_out",
        screeningReason: "Goes on",
        impacts: [anImpact({ who: "", direction: "adverse" })],
      }),
    ],
    ["a separate EIA", separate()],
    [
      "a separate EIA that finds nobody affected",
      separate({}, { impacts: [], noImpactReason: "Found none" }),
    ],
    ["a neutral impact with its reason", anEntry({ impacts: [anImpact({ direction: "neutral" })] })],
  ])("%s", (_name, entry) => {
    expect(entryGaps(entry, [])).toEqual([]);
  });
});

describe("what a screened-out entry lacks", () => {
  it.each(["", "  ", "\n"])("reason %j", (screeningReason) => {
    expect(entryGaps(anEntry({ kind: "screened_out", screeningReason }), [])).toEqual([
      { rule: "incomplete", field: "screeningReason", message: "It is screened out without a reason." },
    ]);
  });
});

describe("what a pointer to a separate EIA lacks", () => {
  const missing = (what: string) => `The pointer to a separate EIA is incomplete: ${what} missing.`;
  it.each([
    ["its reference", separate({ reference: " " }), "its reference is"],
    ["its date", separate({ date: null }), "its date is"],
    ["its copy", separate({ copy: null }), "a stored copy is"],
    ["its findings", separate({}, { impacts: [], noImpactReason: " " }), "its findings by characteristic is"],
    ["two things", separate({ date: null, copy: null }), "its date and a stored copy are"],
    [
      "everything",
      separate({ reference: "", date: null, copy: null }, { impacts: [] }),
      "its reference, its date, a stored copy and its findings by characteristic are",
    ],
  ])("%s", (_name, entry, what) => {
    expect(entryGaps(entry, [])).toEqual([
      { rule: "incomplete", field: "separateEia", message: missing(what) },
    ]);
  });

  it("its findings count like an entry's own, and so do its consultees", () => {
    const entry = separate(
      {},
      { impacts: [anImpact({ characteristic: "sex", direction: "adverse" })], consultees: [] },
    );
    expect(entryGaps(entry, []).map(({ rule, field }) => [rule, field])).toEqual([
      ["adverse", { impact: "sex" }],
      ["consultees", "consultees"],
    ]);
  });
});

describe("what an assessment lacks", () => {
  it.each(["", " \n"])("no characteristic, with the reason %j", (noImpactReason) => {
    expect(entryGaps(anEntry({ impacts: [], noImpactReason }), [])).toEqual([
      {
        rule: "incomplete",
        field: "impacts",
        message:
          "No protected characteristic is assessed. Say what happens to whom, or why nobody is affected.",
      },
    ]);
  });

  it.each([
    ["who", { who: " " }, "The impact on religion or belief does not say who is affected."],
    [
      "the reason",
      { description: "" },
      "The impact on religion or belief does not say the reason or evidence.",
    ],
    [
      "both",
      { who: "", description: "" },
      "The impact on religion or belief does not say who is affected and the reason or evidence.",
    ],
  ])("%s", (_name, blank, message) => {
    const impacts = [anImpact({ characteristic: "religion_or_belief", ...blank })];
    expect(entryGaps(anEntry({ impacts }), [])).toEqual([
      { rule: "incomplete", field: { impact: "religion_or_belief" }, message },
    ]);
  });

  it("asks a reason of every direction alike: no silent neutral (rule 2)", () => {
    for (const direction of DIRECTIONS) {
      const impacts = [anImpact({ direction, description: "", mitigation: "A mitigation" })];
      expect(entryGaps(anEntry({ impacts }), []).map(({ rule }) => rule)).toEqual(["incomplete"]);
    }
  });

  it("names each impact that lacks something, in order", () => {
    const impacts = CHARACTERISTICS.map((characteristic) => anImpact({ characteristic, who: "" }));
    expect(entryGaps(anEntry({ impacts }), []).map(({ field }) => field)).toEqual(
      CHARACTERISTICS.map((impact) => ({ impact })),
    );
  });
});

describe("an adverse or not-yet-known impact needs an answer (rule 3)", () => {
  it.each([
    ["positive", false],
    ["neutral", false],
    ["adverse", true],
    ["not_yet_known", true],
  ] as const)("%s: %s", (direction, expected) => {
    expect(needsAnswer({ direction })).toBe(expected);
  });

  const ID = 21;
  const adverse = (rest: Partial<EiaEntry["impacts"][number]> = {}) =>
    anEntry({
      id: ID,
      impacts: [anImpact({ characteristic: "disability", direction: "adverse", ...rest })],
    });

  it.each([
    ["adverse", "The adverse impact on disability has no mitigation, action or justification."],
    ["not_yet_known", "The not yet known impact on disability has no mitigation, action or justification."],
  ] as const)("%s", (direction, message) => {
    expect(entryGaps(adverse({ direction }), [])).toEqual([
      { rule: "adverse", field: { impact: "disability" }, message },
    ]);
  });

  it.each([
    ["a mitigation", { mitigation: "A phone line" }, true],
    ["a justification", { justification: "There is no demand" }, true],
    ["a blank mitigation", { mitigation: " " }, false],
    ["a blank justification", { justification: "\n" }, false],
  ])("%s: %s", (_name, answer, isAnswered) => {
    expect(entryGaps(adverse(answer), [])).toHaveLength(isAnswered ? 0 : 1);
  });

  it.each<[ActionState, number | null, boolean]>([
    ["open", ID, true],
    ["completed", ID, true],
    ["carried_forward", ID, true],
    ["withdrawn", ID, false],
    ["open", 999, false],
    ["completed", null, false],
  ])("an action that is %s, of entry %s: %s", (state, entryId, isAnswered) => {
    expect(entryGaps(adverse(), [anAction({ state, entryId })])).toHaveLength(isAnswered ? 0 : 1);
  });

  it("is answered by one action that stands, beside a withdrawn one", () => {
    const actions = [anAction({ state: "withdrawn", entryId: ID }), anAction({ entryId: ID })];
    expect(entryGaps(adverse(), actions)).toEqual([]);
  });

  it("is asked of each such impact on its own", () => {
    const impacts = [
      anImpact({ characteristic: "age", direction: "adverse", mitigation: "A phone line" }),
      anImpact({ characteristic: "sex", direction: "adverse" }),
      anImpact({ characteristic: "race", direction: "positive" }),
      anImpact({ characteristic: "disability", direction: "not_yet_known" }),
    ];
    expect(entryGaps(anEntry({ impacts }), []).map(({ field }) => field)).toEqual([
      { impact: "sex" },
      { impact: "disability" },
    ]);
  });
});

describe("consultees", () => {
  const gap = (field: EntryGap["field"], message: string) => [{ rule: "consultees", field, message }];

  it.each(["", " "])("nobody, with the reason %j", (nobodyConsultedReason) => {
    expect(entryGaps(anEntry({ consultees: [], nobodyConsultedReason }), [])).toEqual(
      gap("consultees", "It does not say who was consulted, or why nobody was."),
    );
  });

  it.each([
    ["its name", { consultee: "" }, "A consultee: its name is missing."],
    ["when", { consultedWhen: " " }, "The Board: when it was consulted is missing."],
    ["what it said", { said: "" }, "The Board: what it said is missing."],
    [
      "what came of it",
      { influence: "", unchangedReason: " " },
      "The Board: what it changed, or why nothing changed is missing.",
    ],
    [
      "two things",
      { consultedWhen: "", said: "" },
      "The Board: when it was consulted and what it said are missing.",
    ],
  ])("%s", (_name, blank, message) => {
    const consultees = [aConsultee({ id: 7, consultee: "The Board", ...blank })];
    expect(entryGaps(anEntry({ consultees }), [])).toEqual(gap({ consultee: 7 }, message));
  });

  it.each([
    ["what it changed", { influence: "More for victims", unchangedReason: "" }],
    ["why nothing changed", { influence: "", unchangedReason: "No money" }],
  ])("%s is enough", (_name, words) => {
    expect(entryGaps(anEntry({ consultees: [aConsultee(words)] }), [])).toEqual([]);
  });

  it("each is asked on its own", () => {
    const consultees = [
      aConsultee({ id: 1, said: "" }),
      aConsultee({ id: 2 }),
      aConsultee({ id: 3, said: "" }),
    ];
    expect(entryGaps(anEntry({ consultees }), []).map(({ field }) => field)).toEqual([
      { consultee: 1 },
      { consultee: 3 },
    ]);
  });
});

describe("countedImpacts", () => {
  it.each([
    ["assessed", 1],
    ["separate_eia", 1],
    ["screened_out", 0],
  ] as const)("%s: %i", (kind, count) => {
    expect(countedImpacts({ kind, impacts: [anImpact()] })).toHaveLength(count);
  });
});

describe("always", () => {
  it("blank words are never an answer, whatever the blank", () => {
    fc.assert(
      fc.property(blankText, blankText, blankText, (a, b, c) => {
        const impacts = [anImpact({ direction: "adverse", mitigation: a, justification: b })];
        expect(entryGaps(anEntry({ impacts }), [])).toHaveLength(1);
        expect(entryGaps(anEntry({ kind: "screened_out", screeningReason: c }), [])).toHaveLength(1);
        expect(entryGaps(anEntry({ consultees: [], nobodyConsultedReason: c }), [])).toHaveLength(1);
      }),
    );
  });

  it("an impact with words in every field has no gap, in any direction", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CHARACTERISTICS),
        fc.constantFrom(...DIRECTIONS),
        someWords,
        (characteristic, direction, words) => {
          const impact = { characteristic, direction, who: words, description: words };
          const impacts = [anImpact({ ...impact, justification: words })];
          expect(entryGaps(anEntry({ impacts }), [])).toEqual([]);
        },
      ),
    );
  });
});
