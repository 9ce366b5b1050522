import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recordSections } from "~/documents/record.view";
import { RECORD_PARTS, type RecordPart } from "~/domain/publication/record-parts";
import type { Waterfall } from "~/domain/budget/waterfall";
import type { EiaEntry } from "~/domain/eia/eia";
import { DECISION_OUTCOME_LABELS } from "~/domain/decision/decision-record";
import { calendarDate } from "~/domain/shared/calendar-date";
import { sumPence } from "~/domain/shared/money";
import { anAnsweredFramework, anyFramework } from "../support/arbitraries";
import {
  aCompleteFramework,
  aConsultee,
  aDimension,
  aDimensionAnswer,
  anEia,
  anEntry,
  anImpact,
  aStatedTotal,
  ASKED_AFTERWARDS,
  CHANGE,
  ENTRY,
  IMPACT,
  someEvidence,
} from "../support/content-builder";
import { flattened, rowsOf, sectionOf, tablesOf, textOf } from "../support/document-text";
import {
  aPublishedRecord,
  aSignedSnapshot,
  determinationsOf,
  groundOf,
  NEVER,
  UNTIL_JUNE,
  withCanaries,
} from "../support/signed-snapshot-builder";

type Withholdable = Exclude<RecordPart, "record">;
const WITHHOLDABLE = ["report", "details", "eia"] as const;
const COMBINATIONS = Array.from({ length: 8 }, (_, bits) =>
  WITHHOLDABLE.filter((_part, index) => (bits & (1 << index)) !== 0),
);

const sectionsOf = (
  content: Parameters<typeof aCompleteFramework>[0] = {},
  withheld: readonly Withholdable[] = [],
) => recordSections(aPublishedRecord(aSignedSnapshot({ content: aCompleteFramework(content) }), withheld));

describe("an amount that is not stated", () => {
  const complete = aCompleteFramework();
  const budget = {
    ...complete.budget,
    lines: complete.budget.lines.map((line) =>
      line.service === "Warning Zone" ? { ...line, amounts: { 2019: 30_000_00 } } : line,
    ),
  };
  const said = (id: string) => textOf([sectionOf(sectionsOf({ budget, statedTotals: [] }), id)]);

  it("is printed as such, and sums with it as the least that they may be", () => {
    expect(said("in-short")).toContain(
      "The budget is at least £120,000 for 2018/19 and £150,000 for 2019/20.",
    );
    expect(said("in-short")).toContain(
      "Not every amount is stated, so it cannot be said by how much 2018/19 differs from the previous budget.",
    );
    expect(said("money")).toContain("each total is the least that it may come to");
    expect(said("changes-2018")).toContain("not stated");
    expect(said("entry-5")).toContain("2018/19: before £0, now not stated");
    expect(said("totals")).toContain("at least £120,000");
  });
});

describe("the order of a record", () => {
  it("is plain words first, then the order of the paper record", () => {
    expect(flattened(sectionsOf()).map(({ id }) => id)).toEqual([
      "in-short",
      "who-is-affected",
      "money",
      "decision-record",
      "summary",
      "options",
      "recommendations",
      "discussion",
      "resolved",
      "approval",
      "publication",
      "decision",
      "appendix-1",
      "financial-summary",
      "budget-changes",
      "changes-2018",
      "changes-2019",
      "change-reasons",
      "budget-lines",
      "totals",
      "funding",
      "appendix-2",
      "eia-head",
      "eia-evidence",
      "eia-gaps",
      "eia-entries",
      "entry-1",
      "entry-2",
      "entry-5",
      "eia-confirmed-same",
      "eia-together",
      "eia-outcome",
      "appendix-3",
      "acknowledgements",
      "abbreviations",
      "check",
    ]);
  });

  it("has each section's id once, whatever the framework", () => {
    fc.assert(
      fc.property(anAnsweredFramework, ({ content }) => {
        const ids = flattened(recordSections(aPublishedRecord(aSignedSnapshot({ content })))).map(
          ({ id }) => id,
        );
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 50 },
    );
  });
});

const WHY = "The grant that paid a part of it ends in September";

describe("what an entry rests on, and what it held", () => {
  const entries = (changes: Partial<EiaEntry>, id: number = ENTRY.assessed) =>
    aCompleteFramework().entries.map((entry) => (entry.id === id ? { ...entry, ...changes } : entry));
  const textWith = (changes: Partial<EiaEntry>, id?: number) =>
    textOf(sectionsOf({ entries: entries(changes, id) }));

  it("has evidence with its numbers, and what is not held with why", () => {
    const text = textWith({
      evidence: [
        someEvidence({ numbers: "Men: 12\nWomen: 30" }),
        someEvidence({ kind: "not_held", covers: "Who calls", gapReason: "Nobody asks" }),
      ],
    });
    for (const words of [
      "Monitoring returns of the provider, 31 December 2017",
      "Everybody referred in 2017",
      "One in three is disabled",
      "Men: 12",
      "Women: 30",
      "Not held",
      "Who calls",
      "Nobody asks",
    ]) {
      expect(text).toContain(words);
    }
  });

  it("has one line for the characteristics without a row, and who is hit by more than one", () => {
    const text = textWith({ othersReason: "They come as before", combinedNote: "Older women" });
    expect(text).toContain(
      "age, gender reassignment, marriage and civil partnership, pregnancy and maternity, race, religion or belief, sex and sexual orientation, because: They come as before",
    );
    expect(text).toContain("Older women");
    expect(textWith({})).not.toContain("Considered, not affected");
  });

  it("says what a screening out answers, and what was found before", () => {
    const text = textWith(
      {
        changesPlace: "yes",
        screenedDespite: "Across the street",
        screenedOutOn: calendarDate("2018-03-05"),
        findings: [{ characteristic: "sex", direction: "adverse", foundOn: calendarDate("2018-03-03") }],
      },
      ENTRY.transfer,
    );
    for (const words of [
      "It changes where it is",
      "Across the street",
      "Assessed as adverse for sex on 3 March 2018, screened out on 5 March 2018 because: The service goes on, paid by the Force",
    ]) {
      expect(text).toContain(words);
    }
  });

  it("has the days of a consultation", () => {
    const consultees = [
      aConsultee({ consultedFrom: calendarDate("2018-01-08"), consultedTo: calendarDate("2018-03-02") }),
    ];
    expect(textWith({ consultees })).toContain("January 2018, from 8 January 2018, to 2 March 2018");
  });
});

describe("what is withheld (rule 11)", () => {
  const { snapshot, canaries } = withCanaries(
    aSignedSnapshot({
      decidedThing: "grant",
      content: aCompleteFramework({
        dimensions: [aDimension({ answer: aDimensionAnswer({ response: "A car takes them" }) })],
      }),
    }),
  );
  /** The lines of the previous budget, the priority of a transfer, the titles of what is unchanged. */
  const NOT_PRINTED =
    /^\.(?:previous\.lines|changes\.\d+\.(?:priority|previousServices|newServices)|changes\.[23]\.title)/u;

  it.each(COMBINATIONS.map((withheld) => ({ name: withheld.join(", ") || "nothing", withheld })))(
    "no word of a withheld part, every word of the others: $name",
    ({ withheld }) => {
      const text = textOf(recordSections(aPublishedRecord(snapshot, withheld)));
      for (const part of RECORD_PARTS) {
        const isWithheld = part !== "record" && withheld.includes(part);
        const expected = [...canaries[part]].filter(([path]) => !isWithheld && !NOT_PRINTED.test(path));
        const seen = [...canaries[part]].filter(([path, word]) => {
          return !NOT_PRINTED.test(path) && text.includes(word);
        });
        expect(seen, part).toEqual(expected);
      }
      for (const part of WITHHOLDABLE) {
        expect(text.includes(groundOf(part)), part).toBe(withheld.includes(part));
      }
      const listed = flattened(recordSections(aPublishedRecord(snapshot, withheld))).some(
        ({ id }) => id === "withheld",
      );
      expect(listed).toBe(withheld.length > 0);
    },
  );

  const consulted = {
    entries: aCompleteFramework().entries.map((entry) =>
      entry.id === ENTRY.assessed
        ? { ...entry, consultees: [aConsultee({ amountBefore: 358_000_00, amountAfter: 342_092_00 })] }
        : entry,
    ),
  };

  it("with the details withheld, names a change by its number and shows no amount at all", () => {
    const sections = sectionsOf(consulted, ["details"]);
    const text = textOf(sections);
    expect(sectionOf(sections, "entry-1").heading).toBe("Budget change 1");
    expect(sectionOf(sections, "eia-confirmed-same").blocks).toContainEqual({
      kind: "list",
      items: ["Budget change 3"],
    });
    expect(text).not.toContain("£");
    expect(text).not.toContain("Warning Zone");
  });

  it("with everything published, names it in full and says what a consultee moved", () => {
    const sections = sectionsOf(consulted);
    expect(sectionOf(sections, "entry-1").heading).toBe("Budget change 1: Victim support");
    expect(textOf([sectionOf(sections, "entry-1")])).toContain("From £358,000 to £342,092 a year");
  });

  it("says why a change is made, and from when, with the changes and at its entry", () => {
    const [why] = tablesOf(sectionOf(sectionsOf(), "change-reasons"));
    expect(why && rowsOf(why)).toEqual([["Victim support", WHY, "1 October 2018"]]);
    const entry = textOf([sectionOf(sectionsOf(), "entry-1")]);
    expect(entry).toContain(`Why the change is made: ${WHY}`);
    expect(entry).toContain("It takes effect on: 1 October 2018");
    const published = textOf(sectionsOf({}, ["details"]));
    expect(published).not.toContain(WHY);
    expect(published).not.toContain("1 October 2018");
  });

  it("says nothing of reasons where none was given", () => {
    const links = aCompleteFramework().links.map((link) => ({ ...link, rationale: "", effectiveOn: null }));
    const sections = sectionsOf({ links });
    expect(flattened(sections).map(({ id }) => id)).not.toContain("change-reasons");
    expect(textOf(sections)).not.toContain("Why the change is made");
  });

  it.each([
    ["entry-1", "2018/19: £100,000 to £90,000 (−10.0%)\n2019/20: £100,000 to £90,000 (−10.0%)"],
    ["entry-2", "2018/19: £50,000 to £0 (transferred)\n2019/20: £50,000 to £0 (transferred)"],
    ["entry-5", "2018/19: £0 to £30,000 (new)\n2019/20: £0 to £30,000 (new)"],
  ])("with everything published, says the amounts before and after: %s", (id, amounts) => {
    expect(textOf([sectionOf(sectionsOf(), id)])).toContain(`Amount: ${amounts}`);
  });

  it("with the EIA withheld, says how many actions are carried forward and no more of them", () => {
    const sections = sectionsOf({}, ["eia"]);
    expect(sectionOf(sections, "appendix-3").blocks).toEqual([
      { kind: "withheld", what: "The action plan", legalGround: groundOf("eia") },
      {
        kind: "text",
        text: "Actions carried forward, to be finished after the decision: 1 action.",
      },
    ]);
    expect(textOf(sections)).not.toContain("Review in a year");
  });

  it("prints each determination with its end and its ground", () => {
    const snapshotOf = aSignedSnapshot({
      determinations: determinationsOf({ details: NEVER, eia: UNTIL_JUNE }),
    });
    const [table] = tablesOf(sectionOf(recordSections(aPublishedRecord(snapshotOf)), "publication"));
    expect(table && rowsOf(table)).toEqual([
      ["The record of the decision", "Yes", "None"],
      ["The report: options, recommendations and discussion", "Yes", "None"],
      ["The details: budget, changes and finances", "No", groundOf("details")],
      ["The equality impact assessment and its action plan", "No, until 1 June 2018", groundOf("eia")],
    ]);
  });
});

describe("in short", () => {
  const decided = "On 9 March 2018 the Police and Crime Commissioner, The holder of the office,";
  const budget = "£150,000 for 2018/19 and £150,000 for 2019/20.";
  const concluded = "The equality impact assessment concluded that the proposal could go ahead unchanged.";
  const carried = "1 action in the action plan is to be finished after the decision.";
  const lapsed = "1 action in the action plan, to be finished after the decision, lapsed with it.";

  it.each<[string, Parameters<typeof aSignedSnapshot>[0], readonly Withholdable[], string]>([
    [
      "supported",
      {},
      [],
      `${decided} supported this proposal. The budget is ${budget} Leaving aside £50,000 of transferred services, 2018/19 is £20,000 more than before. ${concluded} ${carried}`,
    ],
    [
      "not supported",
      { outcome: "not_supported" },
      [],
      `${decided} did not support this proposal. The budget would have been ${budget} Leaving aside £50,000 of transferred services, 2018/19 would have been £20,000 more than before. ${concluded} ${lapsed}`,
    ],
    [
      "supported with conditions",
      { outcome: "supported_with_conditions", conditions: "The outreach goes on until July" },
      ["details"],
      `${decided} supported this proposal with conditions. ${concluded} ${carried}`,
    ],
    ["without the details", {}, ["details"], `${decided} supported this proposal. ${concluded} ${carried}`],
    [
      "without the EIA",
      {},
      ["eia"],
      `${decided} supported this proposal. The budget is ${budget} Leaving aside £50,000 of transferred services, 2018/19 is £20,000 more than before. ${carried}`,
    ],
    [
      "nothing to compare with, no outcome, nothing carried forward",
      {
        content: aCompleteFramework({
          previous: null,
          links: [],
          entries: [],
          actions: [],
          eia: anEia({ outcome: null }),
        }),
      },
      [],
      `${decided} supported this proposal. The budget is ${budget}`,
    ],
  ])("%s", (_name, overrides, withheld, sentence) => {
    const sections = recordSections(aPublishedRecord(aSignedSnapshot(overrides), withheld));
    const { outcome = "supported", conditions } = overrides ?? {};
    const words = conditions === undefined ? "" : `The conditions: “${conditions}”. `;
    expect(sectionOf(sections, "in-short").blocks).toEqual([
      { kind: "text", text: sentence },
      {
        kind: "text",
        text: `The decision as it was signed: “${DECISION_OUTCOME_LABELS[outcome]}”. ${words}The reasons given: It meets the plan`,
      },
    ]);
  });
});

describe("what answers an impact", () => {
  const impacts = [
    anImpact({ id: IMPACT.adverse, characteristic: "sex", direction: "adverse", who: "Boys" }),
    anImpact({
      id: 90,
      characteristic: "sex",
      direction: "adverse",
      who: "Girls",
      mitigation: "A bus runs to the next town",
      mitigationBy: "The provider",
      mitigationTiming: "by_date",
      mitigationDate: calendarDate("2018-05-31"),
    }),
    anImpact({ id: 91, direction: "not_yet_known", ...ASKED_AFTERWARDS }),
    anImpact({
      id: 92,
      characteristic: "race",
      direction: "not_yet_known",
      inquiry: "not_now",
      noInquiryReason: "Nobody has applied",
      staysOpen: "Nothing is promised",
    }),
  ];
  const entries = [anEntry({ id: ENTRY.assessed, changeId: CHANGE.assessed, impacts })];
  const answers = (sections: Parameters<typeof sectionOf>[0]) =>
    tablesOf(sectionOf(sections, "entry-1"))
      .flatMap(({ rows }) => rows)
      .map(({ cells }) => [cells.at(-1) ?? []].flat().join("\n"));

  it("is said of each: the action, who does what by when, what is asked, and how it stays open", () => {
    expect(answers(sectionsOf({ entries })).slice(0, 4)).toEqual([
      "Action: Review in a year (Commissioning Manager, 31 December 2018, carried forward)",
      "Mitigation: A bus runs to the next town\nWho does it, and by when: The provider, 31 May 2018",
      "What is asked: How many of those who call are disabled\nWho finds out, and by when: Commissioning Manager, 29 June 2018, after the decision",
      "Why it is not asked now: Nobody has applied\nHow the decision stays open: Nothing is promised",
    ]);
  });

  it("names an action that is withheld by its number alone", () => {
    const published = aPublishedRecord(aSignedSnapshot({ content: aCompleteFramework({ entries }) }));
    const { eia } = published;
    if (!eia.published) throw new Error("The EIA is published");
    const item = { kind: "action" as const, number: 2, legalGround: "a ground", digest: "d" };
    const body = {
      ...eia.body,
      actions: eia.body.actions.filter(({ number }) => number !== 2),
      withheld: [item],
    };
    const sections = recordSections({ ...published, eia: { published: true, body } });
    expect(answers(sections)[0]).toBe("Action: 2 of the plan, which is withheld");
    expect(textOf([sectionOf(sections, "entry-1")])).not.toContain("Review in a year");
  });
});

describe("who is affected", () => {
  it("counts changes by characteristic and direction, in the Act's order, with what they rise or fall by", () => {
    const entries = [
      anEntry({
        id: ENTRY.assessed,
        changeId: CHANGE.assessed,
        impacts: [
          anImpact({ characteristic: "sex", direction: "adverse" }),
          anImpact({ characteristic: "age", direction: "adverse" }),
        ],
      }),
      anEntry({
        id: ENTRY.separate,
        changeId: CHANGE.separate,
        impacts: [anImpact({ characteristic: "age", direction: "adverse" })],
      }),
      anEntry({
        id: ENTRY.transfer,
        changeId: CHANGE.transfer,
        kind: "screened_out",
        screeningReason: "It goes on",
        impacts: [anImpact({ characteristic: "race", direction: "adverse" })],
      }),
    ];
    const [counts, money] = tablesOf(sectionOf(sectionsOf({ entries }), "who-is-affected"));
    const moneyLines = money?.rows.map(({ cells }) => cells.slice(1).map((cell) => [cell].flat()));
    expect(counts && rowsOf(counts)).toEqual([
      ["Age", "0", "2", "0", "0"],
      ["Sex", "0", "1", "0", "0"],
    ]);
    expect(moneyLines).toEqual([
      [["None"], ["1 budget rises by £60,000", "1 budget falls by £20,000"], ["None"], ["None"]],
      [["None"], ["1 budget falls by £20,000"], ["None"], ["None"]],
    ]);
    expect(money?.caption).toBe("What happens to the budgets of those changes, 2018/19 to 2019/20 together");
    expect(money?.head.map(({ text }) => text)).toEqual([
      "Characteristic",
      "Effect: positive",
      "Effect: adverse",
      "Effect: neutral",
      "Effect: not yet known",
    ]);
  });

  it("sums no amounts while a line is withheld, and says that a withheld entry is not counted", () => {
    const published = aPublishedRecord(aSignedSnapshot());
    const { details, eia } = published;
    if (!details.published || !eia.published) throw new Error("Both parts are published");
    const item = { number: 1, legalGround: "a ground", digest: "d" };
    const section = sectionOf(
      recordSections({
        ...published,
        details: { published: true, body: { ...details.body, withheld: [{ ...item, kind: "line" }] } },
        eia: { published: true, body: { ...eia.body, withheld: [{ ...item, kind: "entry" }] } },
      }),
      "who-is-affected",
    );
    expect(tablesOf(section)).toHaveLength(1);
    expect(section.blocks).toContainEqual({
      kind: "text",
      text: "What is withheld of the assessment is not counted.",
    });
  });

  it("says beside what is concluded of a characteristic how many people each effect touches", () => {
    const [first, second] = [CHANGE.assessed, CHANGE.separate];
    const adverse = (people: number | "not_known") =>
      anImpact({ characteristic: "sex", direction: "adverse", people });
    const entries = [
      anEntry({ id: ENTRY.assessed, changeId: first, impacts: [adverse(1_200)] }),
      anEntry({ id: ENTRY.separate, changeId: second, impacts: [adverse("not_known")] }),
    ];
    const conclusion = { characteristic: "sex", conclusion: "Neither can wait", version: 1 } as const;
    const sections = sectionsOf({ entries, conclusions: [{ ...conclusion, changeIds: [first, second] }] });
    expect(textOf([sectionOf(sections, "eia-together")])).toContain(
      "Neither can wait\nPeople – Adverse: 1,200, and not known of 1 impact\n",
    );
  });

  it("says so where nobody is", () => {
    const section = sectionOf(sectionsOf({ entries: [] }), "who-is-affected");
    expect(section.blocks).toEqual([
      {
        kind: "text",
        text: "The equality impact assessment has no entry for any budget change, and so names no protected characteristic.",
      },
    ]);
  });
});

describe("the money", () => {
  it("shows changes by priority with sub-totals, transfers apart, like for like at the foot", () => {
    const [changes, transfers] = tablesOf(sectionOf(sectionsOf(), "changes-2018"));
    expect(changes?.head.map(({ text }) => text)).toEqual([
      "Budget change",
      "2017/18",
      "2018/19",
      "Change",
      "%",
    ]);
    expect(changes && rowsOf(changes)).toEqual([
      ["Victim support", "£100,000", "£90,000", "−£10,000", "−10.0%"],
      ["Victims: sub-total of changes", "£100,000", "£90,000", "−£10,000", ""],
      ["Warning Zone", "£0", "£30,000", "+£30,000", "new"],
      ["Prevention: sub-total of changes", "£0", "£30,000", "+£30,000", ""],
      ["All changes, like for like", "£100,000", "£120,000", "+£20,000", ""],
    ]);
    expect(transfers && rowsOf(transfers)).toEqual([
      ["Drugs officers", "£50,000", "£0", "−£50,000"],
      ["All transfers", "£50,000", "£0", "−£50,000"],
    ]);
    expect(textOf([sectionOf(sectionsOf(), "changes-2018")])).toContain(
      "2 services keep their amounts: £30,000 together.",
    );
  });

  it("shows pence in a whole table as soon as one figure has them", () => {
    const { budget } = aCompleteFramework();
    const lines = budget.lines.map((line) =>
      line.service === "Warning Zone" ? { ...line, amounts: { 2018: 30_000_75, 2019: 30_000_75 } } : line,
    );
    const [changes] = tablesOf(sectionOf(sectionsOf({ budget: { ...budget, lines } }), "changes-2018"));
    expect(changes && rowsOf(changes)[0]).toEqual([
      "Victim support",
      "£100,000.00",
      "£90,000.00",
      "−£10,000.00",
      "−10.0%",
    ]);
  });

  it("lists the lines under their priorities with sub-totals, and the totals", () => {
    const sections = sectionsOf();
    const [victims, prevention, ...others] = tablesOf(sectionOf(sections, "budget-lines"));
    expect(others).toEqual([]);
    expect(victims && [victims.caption, ...rowsOf(victims)]).toEqual([
      "Victims",
      ["Victim support", "Catch 22", "£90,000", "£90,000"],
      ["Helpline", "Catch 22", "£10,000", "£10,000"],
      ["Sub-total", "", "£100,000", "£100,000"],
    ]);
    expect(prevention && rowsOf(prevention).at(-1)).toEqual(["Sub-total", "", "£50,000", "£50,000"]);
    expect(victims?.rows[0]?.cells.slice(0, 2)).toEqual([
      ["Victim support", "Generic victim support"],
      ["Catch 22", "Procured – sole funded", "LLR"],
    ]);
    const [totals] = tablesOf(sectionOf(sections, "totals"));
    expect(totals && rowsOf(totals)).toEqual([
      ["Victims", "£100,000", "£100,000"],
      ["Prevention", "£50,000", "£50,000"],
      ["Total", "£150,000", "£150,000"],
    ]);
    const [funding] = tablesOf(sectionOf(sections, "funding"));
    expect(funding && rowsOf(funding)).toEqual([
      ["Commissioning budget", "£140,000"],
      ["Earmarked reserve", "£10,000"],
      ["Total", "£150,000"],
    ]);
  });

  it.each<[string, Parameters<typeof aCompleteFramework>[0], string[]]>([
    ["agrees", {}, []],
    [
      "a stated sub-total, explained",
      {
        statedTotals: [aStatedTotal({ priorityId: 2, year: 2019, pence: 50_500_00 })],
        explanations: [{ key: "priority:2:2019", pence: 500_00, text: "A slip of the pen" }],
      },
      ["Prevention sub-total, 2019/20: £50,500 is stated; the lines add up to £50,000.\nA slip of the pen"],
    ],
    [
      "the funding, with an explanation that was of another difference",
      {
        fundingSources: aCompleteFramework().fundingSources.slice(0, 1),
        statedTotals: [],
        explanations: [{ key: "funding", pence: -5_00, text: "Of an older figure" }],
      },
      ["Funding, 2018/19: £140,000 is stated; the lines add up to £150,000."],
    ],
    [
      "a grand total, explained, beside one within a pound",
      {
        statedTotals: [
          aStatedTotal({ id: 1, year: 2018, pence: 149_000_00 }),
          aStatedTotal({ id: 2, year: 2019, pence: 150_000_99 }),
        ],
        explanations: [{ key: "total:2018", pence: -1_000_00, text: "Stated before the last change" }],
      },
      ["Total, 2018/19: £149,000 is stated; the lines add up to £150,000.\nStated before the last change"],
    ],
  ])("says what does not add up: %s", (_name, content, expected) => {
    const facts = sectionOf(sectionsOf(content), "totals").blocks.flatMap((block) =>
      block.kind === "facts" ? block.facts.map(({ label, text }) => `${label}: ${text}`) : [],
    );
    expect(facts).toEqual(expected);
  });

  const waterfallOf = (sections: ReturnType<typeof sectionsOf>): Waterfall | undefined =>
    flattened(sections)
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.kind === "waterfall" ? [block.waterfall] : []))[0];

  it("draws the way from the previous total to the new one", () => {
    expect(waterfallOf(sectionsOf())).toEqual({
      title: "From the previous budget to 2018/19",
      from: { label: "Previous budget, 2017/18", pence: 180_000_00 },
      steps: [
        { label: "Victims", pence: -10_000_00, isTransfer: false },
        { label: "Prevention", pence: 30_000_00, isTransfer: false },
        { label: "Transferred", pence: -50_000_00, isTransfer: true },
      ],
      to: { label: "Budget for 2018/19", pence: 150_000_00 },
    });
  });

  it("draws none where there is nothing to compare with", () => {
    expect(waterfallOf(sectionsOf({ previous: null, links: [], entries: [] }))).toBeUndefined();
  });

  it("arrives at the new total, whatever the links", () => {
    fc.assert(
      fc.property(anyFramework, ({ content }) => {
        const waterfall = waterfallOf(recordSections(aPublishedRecord(aSignedSnapshot({ content }))));
        if (!waterfall) return;
        const { from, steps, to } = waterfall;
        expect(from.pence + sumPence(steps.map(({ pence }) => pence))).toBe(to.pence);
      }),
      { numRuns: 100 },
    );
  });
});

it("writes dates and money as people do, nowhere as a computer does", () => {
  const text = textOf(sectionsOf());
  expect(text).toContain("28 February 2018");
  expect(text).toContain("9 March 2018 at 14:05");
  expect(text).not.toMatch(/\d{4}-\d{2}-\d{2}/u);
  expect(text).not.toMatch(/-£|£-/u);
});
