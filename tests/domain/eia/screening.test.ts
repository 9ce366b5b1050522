import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CHARACTERISTICS, DIRECTIONS } from "~/domain/eia/characteristics";
import {
  FOUND_DIRECTIONS,
  NOT_SCREENED,
  SCREENING_QUESTION_FIELDS,
  YES_NO,
  type EntryFinding,
  type ScreeningAnswers,
} from "~/domain/eia/eia";
import {
  findingsIn,
  screeningGaps,
  screeningInWords,
  setAside,
  setAsideInWords,
  setAsideSentence,
} from "~/domain/eia/screening";
import { acknowledgementsGiven } from "~/domain/decision/acknowledgements-needed";
import { calendarDate } from "~/domain/shared/calendar-date";
import { blankText, someWords } from "../../support/arbitraries";
import { aCompleteFramework, anImpact, CHANGE, CHANGES_NOTHING, ENTRY } from "../../support/content-builder";

const gapsOf = (answers: Partial<ScreeningAnswers>, screeningReason = "It goes on") =>
  screeningGaps({ ...CHANGES_NOTHING, ...answers, screeningReason });

describe("what screening out asks (rule 19)", () => {
  it.each<[string, Partial<ScreeningAnswers>, [string, string][]]>([
    ["five times no", {}, []],
    [
      "nothing",
      NOT_SCREENED,
      [
        [
          "changesRecipients",
          "It is screened out, and does not say whether it changes who gets the service, how much of it there is, where it is, from whom people get it and who works there.",
        ],
      ],
    ],
    [
      "two of five",
      { changesProvider: null, changesStaff: null },
      [
        [
          "changesProvider",
          "It is screened out, and does not say whether it changes from whom people get it and who works there.",
        ],
      ],
    ],
    [
      "a yes",
      { changesStaff: "yes" },
      [
        [
          "screenedDespite",
          "It changes who works there, and does not say why it is nevertheless screened out.",
        ],
      ],
    ],
    ["a yes with why", { changesStaff: "yes", screenedDespite: "One post of forty" }, []],
    [
      "a yes with why, and one that is not answered",
      { changesStaff: "yes", changesPlace: null, screenedDespite: "One post of forty" },
      [["changesPlace", "It is screened out, and does not say whether it changes where it is."]],
    ],
  ])("%s", (_name, answers, expected) => {
    expect(gapsOf(answers).map(({ field, message }) => [field, message])).toEqual(expected);
  });

  it("the reason stays asked for", () => {
    expect(gapsOf({}, " ")).toEqual([
      { field: "screeningReason", message: "It is screened out without a reason." },
    ]);
  });

  it("nothing is lacking exactly where all is answered, and a yes has its why", () => {
    const anyAnswers = fc.record({
      changesRecipients: fc.constantFrom(null, ...YES_NO),
      changesAmount: fc.constantFrom(null, ...YES_NO),
      changesPlace: fc.constantFrom(null, ...YES_NO),
      changesProvider: fc.constantFrom(null, ...YES_NO),
      changesStaff: fc.constantFrom(null, ...YES_NO),
      screenedDespite: fc.oneof(blankText, someWords),
    });
    fc.assert(
      fc.property(anyAnswers, fc.oneof(blankText, someWords), (answers, reason) => {
        const given = SCREENING_QUESTION_FIELDS.map((question) => answers[question]);
        const isComplete =
          reason.trim() !== "" &&
          !given.includes(null) &&
          (!given.includes("yes") || answers.screenedDespite.trim() !== "");
        expect(gapsOf(answers, reason).length === 0).toBe(isComplete);
      }),
    );
  });
});

describe("its answers in words", () => {
  it.each<[Partial<ScreeningAnswers>, string]>([
    [{ changesPlace: "yes", changesStaff: "yes" }, "It changes where it is and who works there"],
    [
      {},
      "It changes neither who gets the service, how much of it there is, where it is, from whom people get it nor who works there",
    ],
    [NOT_SCREENED, ""],
    [{ changesPlace: null }, ""],
  ])("%j", (answers, words) => {
    expect(screeningInWords({ ...CHANGES_NOTHING, ...answers })).toBe(words);
  });
});

const FOUND: EntryFinding[] = [
  { characteristic: "sex", direction: "adverse", foundOn: calendarDate("2018-03-03") },
];

describe("what a screened-out entry once held", () => {
  it("is nothing of one that is assessed, however adverse", () => {
    const impacts = [anImpact({ direction: "adverse" })];
    for (const kind of ["assessed", "separate_eia"] as const) {
      expect(setAside({ kind, findings: FOUND, impacts })).toEqual([]);
    }
  });

  it("is every finding, also where its impact is gone", () => {
    expect(setAside({ kind: "screened_out", findings: FOUND, impacts: [] })).toEqual(FOUND);
  });

  it("is what still stands in it too, and each once", () => {
    const impacts = [
      anImpact({ characteristic: "sex", direction: "adverse" }),
      anImpact({ characteristic: "sex", direction: "not_yet_known" }),
      anImpact({ characteristic: "age", direction: "positive" }),
      anImpact({ characteristic: "sex", direction: "not_yet_known", who: "Others" }),
    ];
    expect(setAside({ kind: "screened_out", findings: FOUND, impacts })).toEqual([
      ...FOUND,
      { characteristic: "sex", direction: "not_yet_known", foundOn: null },
    ]);
  });

  it("is never lost: any adverse or unknown impact of it is named", () => {
    const anyImpacts = fc.array(
      fc.record({
        characteristic: fc.constantFrom(...CHARACTERISTICS),
        direction: fc.constantFrom(...DIRECTIONS),
      }),
    );
    fc.assert(
      fc.property(anyImpacts, anyImpacts, (before, now) => {
        const findings = findingsIn(before).map((finding) => ({ ...finding, foundOn: null }));
        const impacts = now.map((impact) => anImpact(impact));
        const said = setAside({ kind: "screened_out", findings, impacts });
        for (const { characteristic, direction } of [...before, ...now]) {
          const isFound = FOUND_DIRECTIONS.some((found) => found === direction);
          const isSaid = said.some(
            (one) => one.characteristic === characteristic && one.direction === direction,
          );
          expect(isSaid).toBe(isFound);
        }
      }),
    );
  });
});

describe("what is said of it", () => {
  const [march3, march4, march5] = ["2018-03-03", "2018-03-04", "2018-03-05"].map(calendarDate);
  const on = (day: typeof march3) => day ?? null;

  it.each<[string, EntryFinding[], EntryFinding["foundOn"], string]>([
    ["one", FOUND, on(march5), "assessed as adverse for sex on 3 March 2018, screened out on 5 March 2018"],
    [
      "two of one day",
      [...FOUND, { characteristic: "race", direction: "adverse", foundOn: on(march3) }],
      on(march5),
      "assessed as adverse for sex and race on 3 March 2018, screened out on 5 March 2018",
    ],
    [
      "two of two days and directions",
      [...FOUND, { characteristic: "age", direction: "not_yet_known", foundOn: on(march4) }],
      on(march5),
      "assessed as adverse for sex on 3 March 2018 and not yet known for age on 4 March 2018, screened out on 5 March 2018",
    ],
    [
      "days that nobody knows",
      [{ characteristic: "sex", direction: "adverse", foundOn: null }],
      null,
      "assessed as adverse for sex, screened out",
    ],
  ])("%s", (_name, findings, screenedOutOn, words) => {
    expect(setAsideInWords({ findings, screenedOutOn })).toBe(words);
  });

  it("as a sentence has the reason", () => {
    expect(setAsideSentence({ findings: FOUND, screenedOutOn: on(march5) }, "The house is kept")).toBe(
      "Assessed as adverse for sex on 3 March 2018, screened out on 5 March 2018 because: The house is kept",
    );
  });

  it("is acknowledged by whoever signs, under its change", () => {
    const content = aCompleteFramework();
    const entries = content.entries.map((entry) =>
      entry.id === ENTRY.transfer ? { ...entry, findings: FOUND, screenedOutOn: on(march5) } : entry,
    );
    const ofTransfer = (given: typeof entries) =>
      acknowledgementsGiven({ ...content, entries: given }).filter(
        ({ changeId }) => changeId === CHANGE.transfer,
      );
    expect(ofTransfer(entries)).toEqual([
      {
        key: `change:${CHANGE.transfer}`,
        changeId: CHANGE.transfer,
        text: "Change 2: I have considered these effects: assessed as adverse for sex on 3 March 2018, screened out on 5 March 2018",
      },
    ]);
    expect(ofTransfer([...content.entries])).toEqual([]);
  });
});
