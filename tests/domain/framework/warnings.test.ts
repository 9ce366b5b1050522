import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LineContract } from "~/domain/budget/line-contract";
import { CHARACTERISTICS } from "~/domain/eia/characteristics";
import type { ConsulteeInfluence, EiaEntry } from "~/domain/eia/eia";
import { changesOf } from "~/domain/framework/content";
import { submissionGate } from "~/domain/framework/sign-off-gate";
import {
  WARNING_KINDS,
  warningsByKind,
  warningsOf,
  type Warning,
  type WarningKind,
} from "~/domain/framework/warnings";
import { calendarDate, type CalendarDate } from "~/domain/shared/calendar-date";
import { anAnsweredFramework, anyDate, anyFramework } from "../../support/arbitraries";
import {
  aCompleteFramework,
  aConsultee,
  aReportedConsultation,
  anImpact,
  CHANGE,
  ENTRY,
  someEvidence,
  TODAY,
} from "../../support/content-builder";

/** The complete framework, in which nothing warns, with one entry otherwise. */
const QUIET = aCompleteFramework({
  entries: aCompleteFramework().entries.map((entry) =>
    entry.kind === "screened_out" ? entry : { ...entry, othersReason: "The others come as before" },
  ),
});
const withEntry = (changes: Partial<EiaEntry>, id: number = ENTRY.assessed) => ({
  ...QUIET,
  entries: QUIET.entries.map((entry) => (entry.id === id ? { ...entry, ...changes } : entry)),
});
const warned = (changes: Partial<EiaEntry>, id?: number) =>
  warningsOf(withEntry(changes, id), { today: TODAY, submittedOn: null });
const said = (warnings: readonly Warning[]) => warnings.map(({ kind, message }) => [kind, message]);

it("warns of nothing where there is nothing", () => {
  expect(warningsOf(QUIET, { today: TODAY, submittedOn: null })).toEqual([]);
});

it("warns of a change that a paper states in figures to which its amounts do not round", () => {
  const [change] = changesOf(QUIET).filter(({ byYear: [first] }) => first && first.change !== 0);
  const stating = (statedChange: number) =>
    warningsOf(
      {
        ...QUIET,
        links: QUIET.links.map((link) => (link.id === change?.id ? { ...link, statedChange } : link)),
      },
      { today: TODAY, submittedOn: null },
    );
  expect(stating(change?.byYear[0]?.change ?? 0)).toEqual([]);
  expect(stating(1)).toMatchObject([
    {
      kind: "stated_change",
      subject: change?.title,
      putRight: { page: "change", changeId: change?.id },
    },
  ]);
});

it("warns of a contract that ends within the years, until it is said what comes then", () => {
  const withContract = (contract: LineContract) => ({
    ...QUIET,
    budget: {
      ...QUIET.budget,
      lines: QUIET.budget.lines.map((line, index) => (index === 0 ? { ...line, contract } : line)),
    },
  });
  const end = { date: calendarDate(`${QUIET.budget.years[0] ?? 0}-09-30`), isMonth: false };
  const asked = (contract: LineContract) =>
    warningsOf(withContract(contract), { today: TODAY, submittedOn: null });
  const [warning, ...more] = asked({ end });
  expect(more).toEqual([]);
  expect(warning).toMatchObject({
    kind: "contract_ends",
    subject: QUIET.budget.lines[0]?.service,
    putRight: { page: "contract", lineId: QUIET.budget.lines[0]?.id },
  });
  expect(asked({ end, endsBecause: "it was for half a year" })).toEqual([]);
  expect(asked({ end, followedById: QUIET.budget.lines[1]?.id })).toEqual([]);
});

describe("a change that most people who answered do not support", () => {
  const reported = (counts: readonly [label: string, people: number, bodies: number][]) =>
    aReportedConsultation({
      questions: [
        {
          text: "Do you support it?",
          results: [
            {
              ...{ about: "Kicks", answered: 50, said: 0 },
              counts: counts.map(([label, people, bodies]) => ({ label, people, bodies })),
            },
          ],
        },
      ],
    });
  const warnedOf = (changes: Partial<EiaEntry>, ...counts: Parameters<typeof reported>) =>
    warningsOf(
      { ...withEntry(changes), consultationReports: [reported(...counts)] },
      { today: TODAY, submittedOn: null },
    )
      .filter(({ kind }) => kind === "contradicted")
      .map(({ message }) => message);
  const MOST: [string, number, number][] = [
    ["Fully support", 12, 1],
    ["Partially support", 0, 0],
    ["Do not support", 37, 2],
  ];
  const positive = anImpact({ direction: "positive", mitigation: "", justification: "" });

  it("warns with their words where its entry finds nobody worse off", () => {
    expect(warnedOf({ impacts: [positive] }, MOST)).toEqual([
      "Of 52 who answered in “Our budget for next year”, 39 do not support it. The entry finds nobody worse off. People said: “Not in one year”",
    ]);
    expect(warnedOf({ kind: "screened_out" }, MOST)).toHaveLength(1);
    expect(warnedOf({ impacts: [positive], contradictedReason: "It moves next door" }, MOST)).toEqual([
      expect.stringMatching(/People said: “Not in one year” Why it stands: It moves next door$/u),
    ]);
  });

  it.each<[string, Partial<EiaEntry>, [string, number, number][]]>([
    ["an adverse impact is recorded", { impacts: [anImpact({ direction: "adverse" })] }, MOST],
    ["it is not yet known", { impacts: [anImpact({ direction: "not_yet_known" })] }, MOST],
    [
      "half of them do not, and half do",
      { impacts: [positive] },
      [
        ["Fully support", 4, 0],
        ["Partially support", 0, 0],
        ["Do not support", 4, 0],
      ],
    ],
    [
      "nobody chose an answer",
      { impacts: [positive] },
      [
        ["Fully support", 0, 0],
        ["Partially support", 0, 0],
        ["Do not support", 0, 0],
      ],
    ],
    ["it is no question of support", { impacts: [positive] }, [["Do not support", 9, 0]]],
  ])("does not where %s", (_where, changes, counts) => {
    expect(warnedOf(changes, counts)).toEqual([]);
  });
});

describe("what warns (rule 21)", () => {
  const adverse = (id: number, characteristic: (typeof CHARACTERISTICS)[number]) =>
    anImpact({ id, characteristic, direction: "adverse", description: `What happens to ${characteristic}` });
  const asked = (from: string | null, to: string | null): ConsulteeInfluence[] => [
    aConsultee({
      consultee: "The board",
      consultedFrom: from === null ? null : calendarDate(from),
      consultedTo: to === null ? null : calendarDate(to),
    }),
  ];
  const nobody = (nobodyConsultedReason: string) => ({ consultees: [], nobodyConsultedReason });
  const AGREED =
    "It says that nobody was consulted because it was agreed already. People are asked while a proposal can still change.";

  it.each<[string, Partial<EiaEntry>, [WarningKind, string][]]>([
    [
      "evidence of 2014",
      { evidence: [someEvidence({ datedOn: calendarDate("2014-12-31") })] },
      [
        [
          "old_evidence",
          "“Monitoring returns of the provider” is of 31 December 2014, more than three years ago.",
        ],
      ],
    ],
    [
      "evidence of three years ago to the day",
      { evidence: [someEvidence({ datedOn: calendarDate("2015-03-09") })] },
      [],
    ],
    [
      "four men",
      { evidence: [someEvidence({ numbers: "Women: 120\nMen: 4" })] },
      [
        [
          "small_counts",
          "“Monitoring returns of the provider” gives a number under 5 for a group, which may tell who somebody is when it is published.",
        ],
      ],
    ],
    ["five men, and no child", { evidence: [someEvidence({ numbers: "Men: 5\nChildren: 0" })] }, []],
    [
      "nothing of the other eight",
      { othersReason: " " },
      [["others", "It does not say why the characteristics without a row are not affected."]],
    ],
    [
      "nobody affected, with a reason: there is no row beside which others stand",
      { impacts: [], noImpactReason: "An internal post", othersReason: "" },
      [],
    ],
    [
      "two adverse impacts, and nothing of who is hit by both",
      { impacts: [adverse(1, "sex"), adverse(2, "age")] },
      [
        [
          "combined",
          "2 of its impacts are adverse or not yet known, and nothing says who is hit by more than one.",
        ],
      ],
    ],
    [
      "two adverse impacts, with who is hit by both",
      { impacts: [adverse(1, "sex"), adverse(2, "age")], combinedNote: "Older women" },
      [],
    ],
    [
      "one adverse beside a positive one",
      { impacts: [adverse(1, "sex"), anImpact({ id: 2, direction: "positive" })] },
      [],
    ],
    [
      "four weeks to answer",
      { consultees: asked("2018-01-08", "2018-02-04") },
      [
        [
          "short_consultation",
          "The board could answer from 8 January 2018 to 4 February 2018, which is less than six weeks.",
        ],
      ],
    ],
    [
      "a day less than six weeks",
      { consultees: asked("2018-01-01", "2018-02-10") },
      [
        [
          "short_consultation",
          "The board could answer from 1 January 2018 to 10 February 2018, which is less than six weeks.",
        ],
      ],
    ],
    ["six weeks", { consultees: asked("2018-01-01", "2018-02-11") }, []],
    ["a consultation of which one day is known", { consultees: asked("2018-01-01", null) }, []],
    [
      "nobody, as it was agreed before",
      nobody("It was agreed with the provider beforehand."),
      [["already_agreed", AGREED]],
    ],
    [
      "nobody, as it had been decided already",
      nobody("The board had already decided"),
      [["already_agreed", AGREED]],
    ],
    ["nobody, as it is a post in the office", nobody("An internal post that nobody outside meets"), []],
    ["nobody, as it is agreed how to ask them later", nobody("The users are asked in May, as agreed"), []],
    [
      "an earlier reason that is kept beside consultees",
      { nobodyConsultedReason: "It was agreed beforehand" },
      [],
    ],
  ])("%s", (_name, changes, expected) => {
    expect(said(warned(changes))).toEqual(expected);
  });

  it("warns of nothing in a change that is screened out, which has no findings", () => {
    const all: Partial<EiaEntry> = {
      impacts: [adverse(1, "sex"), adverse(2, "age")],
      evidence: [someEvidence({ datedOn: calendarDate("2001-01-01"), numbers: "Men: 1" })],
      consultees: asked("2018-01-01", "2018-01-02"),
    };
    expect(warned(all, ENTRY.transfer)).toEqual([]);
  });

  it("leads to where it can be looked at, under what it is about", () => {
    const entry = { page: "entry", changeId: CHANGE.assessed };
    const cases: [Partial<EiaEntry>, object][] = [
      [{ evidence: [someEvidence({ numbers: "Men: 1" })] }, { ...entry, field: "evidence" }],
      [{ othersReason: "" }, entry],
      [{ impacts: [adverse(1, "sex"), adverse(2, "age")] }, { ...entry, field: "combinedNote" }],
      [{ consultees: asked("2018-01-01", "2018-01-02") }, { ...entry, field: { consultee: 1 } }],
      [nobody("Agreed before"), { ...entry, field: "consultees" }],
    ];
    for (const [changes, putRight] of cases) {
      expect(warned(changes)).toMatchObject([{ subject: "Victim support", putRight }]);
    }
  });
});

describe("the same text", () => {
  const copies = (count: number, texts: readonly string[]) =>
    warned({
      impacts: CHARACTERISTICS.slice(0, count).map((characteristic, index) =>
        anImpact({ id: index, characteristic, description: texts[index % texts.length] ?? "" }),
      ),
    }).filter(({ kind }) => kind === "same_text");

  it("on three rows warns, on two it does not", () => {
    expect(said(copies(3, ["It is neutral"]))).toEqual([
      ["same_text", "The same text stands 3 times: “It is neutral”"],
    ]);
    expect(copies(2, ["It is neutral"])).toEqual([]);
  });

  it("is the same whatever its spaces and capitals", () => {
    expect(copies(3, ["It is  neutral", "it is neutral\n", "IT IS NEUTRAL"])).toHaveLength(1);
    expect(copies(3, ["It is neutral", "It was neutral", "Neutral"])).toEqual([]);
  });

  it("is shown as far as one sees which is meant", () => {
    const [warning] = copies(9, ["word ".repeat(60)]);
    expect(warning?.message).toMatch(/^The same text stands 9 times: “word .*word…”$/u);
    expect(warning?.message.length).toBeLessThan(140);
  });

  it("is counted over all changes, and names them", () => {
    const reason = "Nothing changes for anybody who is served";
    const entries = QUIET.entries.map((entry) =>
      entry.kind === "screened_out"
        ? { ...entry, screeningReason: reason }
        : { ...entry, consultees: [], nobodyConsultedReason: reason },
    );
    expect(warningsOf({ ...QUIET, entries }, { today: TODAY, submittedOn: null })).toEqual([
      {
        kind: "same_text",
        subject: "Victim support, Drugs officers and Warning Zone",
        message: `The same text stands 3 times: “${reason}”`,
        putRight: { page: "entry", changeId: CHANGE.assessed },
      },
    ]);
  });
});

describe("little time to read it", () => {
  const soon = (submittedOn: string, today: string) =>
    said(
      warningsOf(QUIET, { today: calendarDate(today), submittedOn: calendarDate(submittedOn) }).filter(
        ({ kind }) => kind === "soon",
      ),
    );

  it.each([
    ["2018-03-05", "2018-03-05", true],
    ["2018-03-05", "2018-03-06", true],
    ["2018-03-05", "2018-03-07", false],
    // From a Friday, over the weekend.
    ["2018-03-09", "2018-03-11", true],
    ["2018-03-09", "2018-03-12", true],
    ["2018-03-09", "2018-03-13", false],
    // From a Saturday and a Sunday.
    ["2018-03-10", "2018-03-12", true],
    ["2018-03-10", "2018-03-13", false],
    ["2018-03-11", "2018-03-13", false],
    ["2018-03-05", "2018-06-01", false],
  ])("submitted on %s, signed on %s: %s", (submittedOn, today, expected) => {
    expect(soon(submittedOn, today).length === 1).toBe(expected);
  });

  it("says when it was submitted", () => {
    expect(soon("2018-03-09", "2018-03-12")).toEqual([
      [
        "soon",
        "It was submitted on 9 March 2018: signed today, there were less than two working days to read it.",
      ],
    ]);
  });
});

describe("always", () => {
  it("what passes the gate passes it whatever warns: the gate does not ask here", () => {
    fc.assert(
      fc.property(anAnsweredFramework, anyDate, ({ content, today }, submittedOn) => {
        const gate = submissionGate(content, today);
        warningsOf(content, { today, submittedOn });
        expect(gate.ok).toBe(true);
        expect(submissionGate(content, today)).toEqual(gate);
      }),
    );
  });

  it("each warning is of a known kind, says where, and stands once in its group", () => {
    fc.assert(
      fc.property(
        anyFramework,
        fc.option(anyDate),
        ({ content, today }, submittedOn: CalendarDate | null) => {
          const warnings = warningsOf(content, { today, submittedOn });
          for (const { kind, message } of warnings) {
            expect(WARNING_KINDS[kind]).toBeTruthy();
            expect(message).toMatch(/[.”]$/u);
          }
          const groups = warningsByKind(warnings);
          expect(groups.flatMap((group) => group.warnings)).toEqual(warnings);
          expect(new Set(groups.map(({ kind }) => kind)).size).toBe(groups.length);
        },
      ),
    );
  });
});
