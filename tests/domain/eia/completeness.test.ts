import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CHARACTERISTICS, DIRECTIONS } from "~/domain/eia/characteristics";
import { countedImpacts, entryGaps, needsAnswer, type EntryGap } from "~/domain/eia/completeness";
import type { EiaEntry, SeparateEia } from "~/domain/eia/eia";
import type { TiedAction } from "~/domain/eia/impact-answer";
import { calendarDate } from "~/domain/shared/calendar-date";
import { blankText, someWords } from "../../support/arbitraries";
import {
  aChange,
  aConsultee,
  aLine,
  aStoredCopy,
  anEntry,
  anImpact,
  TODAY,
} from "../../support/content-builder";

const gapsOf = (entry: EiaEntry, actions: readonly TiedAction[]) =>
  entryGaps(entry, aChange({ new: [aLine()] }), actions, TODAY);

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
    expect(gapsOf(entry, [])).toEqual([]);
  });
});

describe("what a screened-out entry lacks", () => {
  it.each(["", "  ", "\n"])("reason %j", (screeningReason) => {
    expect(gapsOf(anEntry({ kind: "screened_out", screeningReason }), [])).toEqual([
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
    [
      "its findings",
      separate({}, { impacts: [], noImpactReason: " " }),
      "its findings by characteristic are",
    ],
    ["two things", separate({ date: null, copy: null }), "its date and a stored copy are"],
    [
      "everything",
      separate({ reference: "", date: null, copy: null }, { impacts: [] }),
      "its reference, its date, a stored copy and its findings by characteristic are",
    ],
  ])("%s", (_name, entry, what) => {
    expect(gapsOf(entry, [])).toEqual([{ rule: "incomplete", field: "separateEia", message: missing(what) }]);
  });

  it("its findings count like an entry's own, and so do its consultees", () => {
    const entry = separate(
      {},
      { impacts: [anImpact({ id: 7, characteristic: "sex", direction: "adverse" })], consultees: [] },
    );
    expect(gapsOf(entry, []).map(({ rule, field }) => [rule, field])).toEqual([
      ["adverse", { impact: 7 }],
      ["consultees", "consultees"],
    ]);
  });
});

describe("what an assessment lacks", () => {
  it.each(["", " \n"])("no characteristic, with the reason %j", (noImpactReason) => {
    expect(gapsOf(anEntry({ impacts: [], noImpactReason }), [])).toEqual([
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
    const impacts = [anImpact({ id: 7, characteristic: "religion_or_belief", ...blank })];
    expect(gapsOf(anEntry({ impacts }), [])).toEqual([{ rule: "incomplete", field: { impact: 7 }, message }]);
  });

  it("asks a reason of every direction alike: no silent neutral (rule 2)", () => {
    for (const direction of DIRECTIONS) {
      const impacts = [anImpact({ direction, description: "" })];
      expect(gapsOf(anEntry({ impacts }), []).map(({ rule }) => rule)).toContain("incomplete");
    }
  });

  it("names each impact that lacks something, in order", () => {
    const impacts = CHARACTERISTICS.map((characteristic, id) => anImpact({ id, characteristic, who: "" }));
    expect(gapsOf(anEntry({ impacts }), []).map(({ field }) => field)).toEqual(
      CHARACTERISTICS.map((_characteristic, impact) => ({ impact })),
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

  it("is asked of each such impact on its own, by what its direction needs", () => {
    const impacts = [
      anImpact({ id: 1, characteristic: "age", direction: "adverse", justification: "The law ends it" }),
      anImpact({ id: 2, characteristic: "sex", direction: "adverse" }),
      anImpact({ id: 3, characteristic: "race", direction: "positive" }),
      anImpact({ id: 4, characteristic: "disability", direction: "not_yet_known" }),
    ];
    expect(gapsOf(anEntry({ impacts }), []).map(({ rule, field }) => [rule, field])).toEqual([
      ["adverse", { impact: 2 }],
      ["inquiry", { impact: 4 }],
    ]);
  });
});

describe("consultees", () => {
  const gap = (field: EntryGap["field"], message: string) => [{ rule: "consultees", field, message }];

  it.each(["", " "])("nobody, with the reason %j", (nobodyConsultedReason) => {
    const impacts = [anImpact({ direction: "adverse", justification: "Nobody else can" })];
    expect(gapsOf(anEntry({ impacts, consultees: [], nobodyConsultedReason }), [])).toEqual(
      gap("consultees", "It does not say who was consulted, or why nobody was."),
    );
    expect(gapsOf(anEntry({ consultees: [], nobodyConsultedReason }), [])).toEqual([]);
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
    expect(gapsOf(anEntry({ consultees }), [])).toEqual(gap({ consultee: 7 }, message));
  });

  it.each([
    ["what it changed", { influence: "More for victims", unchangedReason: "" }],
    ["why nothing changed", { influence: "", unchangedReason: "No money" }],
  ])("%s is enough", (_name, words) => {
    expect(gapsOf(anEntry({ consultees: [aConsultee(words)] }), [])).toEqual([]);
  });

  it("each is asked on its own", () => {
    const consultees = [
      aConsultee({ id: 1, said: "" }),
      aConsultee({ id: 2 }),
      aConsultee({ id: 3, said: "" }),
    ];
    expect(gapsOf(anEntry({ consultees }), []).map(({ field }) => field)).toEqual([
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
        expect(gapsOf(anEntry({ impacts }), [])).toHaveLength(1);
        expect(gapsOf(anEntry({ kind: "screened_out", screeningReason: c }), [])).toHaveLength(1);
        const justified = [anImpact({ direction: "adverse", justification: "Nobody else can" })];
        expect(
          gapsOf(anEntry({ impacts: justified, consultees: [], nobodyConsultedReason: c }), []),
        ).toHaveLength(1);
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
          const answers = { justification: words, noInquiryReason: words, staysOpen: words };
          const impacts = [anImpact({ ...impact, ...answers, inquiry: "not_now" })];
          expect(gapsOf(anEntry({ impacts }), [])).toEqual([]);
        },
      ),
    );
  });
});
