import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SEAL_SCHEMA, saltKey, sealItems, type SealSalts } from "~/domain/decision/seal";
import { CHARACTERISTICS, DIRECTIONS } from "~/domain/eia/characteristics";
import type { ConsulteeInfluence, Impact } from "~/domain/eia/eia";
import type { FrameworkContent } from "~/domain/framework/content";
import { RECORD_PARTS, type RecordPart } from "~/domain/publication/record-parts";
import { publishedParts } from "~/domain/publication/published-parts";
import {
  detailsWithout,
  eiaWithout,
  withheldWith,
  withholdableItems,
  type Proof,
} from "~/domain/publication/withheld-items";
import type { ChosenItem } from "~/domain/publication/determinations";
import {
  ACTION,
  CHANGE,
  ENTRY,
  IMPACT,
  aCompleteFramework,
  aLine,
  aConsultee,
  aLink,
  anImpact,
} from "../../support/content-builder";
import { aSignedSnapshot, determinationsOf } from "../../support/signed-snapshot-builder";

/** What goes with a line, an entry or an action that is withheld on its own inside a published part (rule 11). */
function withheld(part: RecordPart, items: ChosenItem[], content = aCompleteFramework()): string[] {
  return withheldWith({ part, items }, content).map(saltKey);
}

describe("what may be withheld on its own", () => {
  it("is each line of the details, of this budget and the previous one, by its service", () => {
    expect(withholdableItems("details", aCompleteFramework())).toEqual([
      { kind: "line", id: 1, name: "Budget line: Victim support" },
      { kind: "line", id: 3, name: "Budget line: Youth service" },
      { kind: "line", id: 4, name: "Budget line: Helpline" },
      { kind: "line", id: 5, name: "Budget line: Warning Zone" },
      { kind: "previous_line", id: 101, name: "Line of the previous budget: Victim support" },
      { kind: "previous_line", id: 102, name: "Line of the previous budget: Drugs officers" },
      { kind: "previous_line", id: 103, name: "Line of the previous budget: Youth service" },
      { kind: "previous_line", id: 104, name: "Line of the previous budget: Helpline" },
    ]);
  });

  it("is each entry of the EIA, by its change, and each action", () => {
    expect(withholdableItems("eia", aCompleteFramework())).toEqual([
      { kind: "entry", id: ENTRY.assessed, name: "Entry: Victim support" },
      { kind: "entry", id: ENTRY.transfer, name: "Entry: Drugs officers" },
      { kind: "entry", id: ENTRY.separate, name: "Entry: Warning Zone" },
      { kind: "action", id: ACTION.completed, name: expect.stringMatching(/^Action: ./u) },
      { kind: "action", id: ACTION.carriedForward, name: "Action: Review in a year" },
    ]);
  });

  it.each(RECORD_PARTS.filter((part) => part === "record" || part === "report"))(
    "is nothing of the %s",
    (part) => {
      expect(withholdableItems(part, aCompleteFramework())).toEqual([]);
      expect(withheld(part, [{ kind: "line", id: 1 }])).toEqual([]);
      expect(withheld(part, [{ kind: "entry", id: ENTRY.assessed }])).toEqual([]);
    },
  );
});

describe("with a line", () => {
  it.each<[string, number[], string[]]>([
    ["none", [], []],
    ["one that was there before", [1], ["line:1", "previous_line:1", "change:1", "totals:1"]],
    ["one that is the same, spelt differently", [3], ["line:2", "previous_line:3", "change:3", "totals:1"]],
    ["one that is new", [5], ["line:4", "change:5", "totals:1"]],
    [
      "two",
      [4, 1],
      ["line:1", "line:3", "previous_line:1", "previous_line:4", "change:1", "change:4", "totals:1"],
    ],
    ["one that is not there", [99], []],
  ])("goes the change that names it, what it was, and the totals, once: %s", (_name, ids, expected) => {
    expect(
      withheld(
        "details",
        ids.map((id) => ({ kind: "line", id })),
      ),
    ).toEqual(expected);
  });

  it("goes the whole change where it is one of several in it", () => {
    const content = aCompleteFramework();
    const { budget, links } = content;
    const merged: FrameworkContent = {
      ...content,
      budget: { ...budget, lines: [...budget.lines, aLine({ id: 6, service: "Victim line" })] },
      links: links.map((link) =>
        link.id === CHANGE.assessed
          ? aLink({ ...link, newLineIds: [1, 6], previousLineIds: [101, 102] })
          : link,
      ),
    };
    expect(withheld("details", [{ kind: "line", id: 6 }], merged)).toEqual(
      expect.arrayContaining(["line:5", "previous_line:1", "previous_line:2", "change:1"]),
    );
    expect(withheld("details", [{ kind: "line", id: 6 }], merged)).not.toContain("line:1");
  });

  it("goes nothing of last year where there was no last year", () => {
    const content = aCompleteFramework();
    const first: FrameworkContent = {
      ...content,
      previous: null,
      links: content.links.map((link) => ({ ...link, previousLineIds: [] })),
    };
    expect(withheld("details", [{ kind: "line", id: 1 }], first)).toEqual(["line:1", "change:1", "totals:1"]);
  });

  it("an entry or action of the same number is not meant", () => {
    expect(withheld("details", [{ kind: "entry", id: 1 }])).toEqual([]);
    expect(withheld("details", [{ kind: "action", id: 1 }])).toEqual([]);
  });
});

describe("with a line of the previous budget", () => {
  it("goes the change that names it, and the totals, but no line that it became", () => {
    expect(withheld("details", [{ kind: "previous_line", id: 101 }])).toEqual([
      "previous_line:1",
      "change:1",
      "totals:1",
    ]);
  });
});

describe("with an entry or an action", () => {
  it.each<[string, ChosenItem[], string[]]>([
    ["none", [], []],
    [
      "an entry with an adverse impact",
      [{ kind: "entry", id: ENTRY.assessed }],
      ["entry:1", "conclusions:1"],
    ],
    [
      "an entry of which nothing is acknowledged",
      [{ kind: "entry", id: ENTRY.transfer }],
      ["entry:2", "conclusions:1"],
    ],
    ["an action that is carried forward", [{ kind: "action", id: ACTION.carriedForward }], ["action:2"]],
    ["an action that is completed", [{ kind: "action", id: ACTION.completed }], ["action:1"]],
    [
      "both",
      [
        { kind: "action", id: ACTION.carriedForward },
        { kind: "entry", id: ENTRY.assessed },
      ],
      ["entry:1", "action:2", "conclusions:1"],
    ],
    ["an entry of an action's number", [{ kind: "entry", id: ACTION.completed }], []],
    ["an action of an entry's number", [{ kind: "action", id: ENTRY.assessed }], []],
    ["a line", [{ kind: "line", id: ENTRY.assessed }], []],
  ])("goes nothing that would tell how much is acknowledged of it: %s", (_name, items, expected) => {
    expect(withheld("eia", items)).toEqual(expected);
  });
});

describe("a body without what is withheld of it", () => {
  const proof: Proof = {
    schema: SEAL_SCHEMA,
    digestOf: ({ kind, number }) => `digest of ${kind} ${number}`,
  };
  const item = <Kind extends string>(kind: Kind, number: number) => ({
    kind,
    number,
    legalGround: "Some Act 2000 s.1",
  });
  const proven = (kind: string, number: number) => ({
    ...item(kind, number),
    digest: `digest of ${kind} ${number}`,
  });

  it("has what is left of the details, and the digest of the rest", () => {
    const { details } = aSignedSnapshot();
    const left = detailsWithout(
      details,
      [item("line", 1), item("previous_line", 2), item("change", 3)],
      proof,
    );
    expect(left.lines).toEqual(details.lines.slice(1));
    expect(left.previous?.lines.map(({ number }) => number)).toEqual([1, 3, 4]);
    expect(left.changes.map(({ number }) => number)).toEqual([1, 2, 4, 5]);
    expect(left.withheld).toEqual([proven("line", 1), proven("previous_line", 2), proven("change", 3)]);
    expect({ ...left, lines: 0, changes: 0, previous: 0, withheld: 0 }).toEqual({
      ...details,
      ...{ lines: 0, changes: 0, previous: 0, withheld: 0 },
    });
  });

  it("has no figure from which a line could be worked out, where these are withheld with it", () => {
    const { details } = aSignedSnapshot();
    const left = detailsWithout(details, [item("line", 1), item("totals", 1)], proof);
    const figures = ["summary", "fundingSources", "statedTotals", "explanations"];
    expect(Object.keys(details)).toEqual(expect.arrayContaining(figures));
    expect(Object.keys(left)).toEqual(Object.keys(details).filter((name) => !figures.includes(name)));
    expect(left.withheld).toEqual([proven("line", 1), proven("totals", 1)]);
  });

  it("has no last year where there was none", () => {
    const { details } = aSignedSnapshot();
    expect(detailsWithout({ ...details, previous: null }, [item("line", 1)], proof).previous).toBeNull();
  });

  it("has what is left of the assessment, and the digest of the rest", () => {
    const { eia } = aSignedSnapshot();
    const left = eiaWithout(eia, [item("entry", 1), item("action", 1)], proof);
    expect(left.entries.map(({ changeNumber }) => changeNumber)).toEqual([2, 5]);
    expect(left.actions.map(({ number }) => number)).toEqual([2]);
    expect(left.withheld).toEqual([proven("entry", 1), proven("action", 1)]);
    expect(left.eia).toEqual(eia.eia);
  });

  it("has what was acknowledged of what is there, numbered so that nobody sees how much is not", () => {
    const { eia } = aSignedSnapshot();
    const of = (items: Parameters<typeof eiaWithout>[1]) =>
      eiaWithout(eia, items, proof).acknowledgements.map(
        ({ number, changeNumber, actionNumber }) => `${number} of ${changeNumber} ${actionNumber}`,
      );
    expect(of([])).toEqual(["1 of null null", "1 of 1 null", "2 of null null"]);
    expect(of([item("entry", 1)])).toEqual(["1 of null null", "2 of null null"]);
    // One tick for all that are carried forward, which tells of none of them.
    expect(of([item("action", 2)])).toEqual(of([]));
  });

  it("has no questions and answers about an entry that is withheld", () => {
    const asked = { changeId: CHANGE.assessed, text: "How many? Forty.", field: "questions_1" };
    const { eia } = aSignedSnapshot({ questions: [asked] });
    expect(JSON.stringify(eia)).toContain("How many? Forty.");
    expect(JSON.stringify(eiaWithout(eia, [item("entry", 1)], proof))).not.toContain("How many? Forty.");
  });

  it("has what was acknowledged of single actions in earlier records, with the action and not without", () => {
    const { eia } = aSignedSnapshot();
    const earlier = {
      ...eia,
      acknowledgements: [
        { number: 1, key: "action:32", text: "Review", changeNumber: null, actionNumber: 2 },
      ],
    };
    expect(eiaWithout(earlier, [item("action", 1)], proof).acknowledgements).toHaveLength(1);
    expect(eiaWithout(earlier, [item("action", 2)], proof).acknowledgements).toEqual([]);
  });

  it("has no amounts that consultees moved, where these are withheld with their entry", () => {
    const { details } = aSignedSnapshot();
    const left = detailsWithout(details, [item("consultee_amounts", 1)], proof);
    expect(left.changes[0]).not.toHaveProperty("consulteeAmounts");
    expect(left.changes.slice(1)).toEqual(details.changes.slice(1));
    expect(left.withheld).toEqual([proven("consultee_amounts", 1)]);
  });

  it("cannot be without what was never there", () => {
    const { details, eia } = aSignedSnapshot();
    expect(() => detailsWithout(details, [item("line", 99)], proof)).toThrow(
      "There is no line:99 to withhold",
    );
    expect(() => eiaWithout(eia, [item("line", 1)], proof)).toThrow("There is no line:1 to withhold");
  });
});

describe("the published parts of a record with single items withheld", () => {
  const snapshotOf = () => {
    const determinations = determinationsOf().map((given) =>
      given.part === "details" ? { ...given, items: [{ kind: "line" as const, id: 5 }] } : given,
    );
    return aSignedSnapshot({ determinations });
  };
  const saltsOf = (snapshot: ReturnType<typeof snapshotOf>): SealSalts =>
    Object.fromEntries(
      Object.entries(sealItems(snapshot)).map(([section, items]) => [
        section,
        {
          section: "salt",
          items: Object.fromEntries(items.map((one) => [saltKey(one), `salt of ${saltKey(one)}`])),
        },
      ]),
    );

  it("have each their own salts, and none of what is withheld", () => {
    const snapshot = snapshotOf();
    const parts = publishedParts(snapshot, saltsOf(snapshot), (value) => JSON.stringify(value));
    const sections = parts.map(({ part, salts }) => [part, Object.keys(salts ?? {})]);
    expect(sections).toEqual([
      ["record", ["decision_record", "approvals", "determinations"]],
      ["report", ["report"]],
      ["details", ["budget", "changes"]],
      ["eia", ["eia", "action_plan"]],
    ]);
    const details = parts.find(({ part }) => part === "details");
    expect(Object.keys(details?.salts?.budget?.items ?? {})).not.toContain("line:4");
    expect(details?.body).toMatchObject({
      withheld: [
        { kind: "line", number: 4 },
        { kind: "change", number: 5 },
        { kind: "totals", number: 1 },
        { kind: "consultee_amounts", number: 5 },
      ],
    });
    expect(details?.body).not.toHaveProperty("fundingSources");
    expect(Object.keys(details?.salts?.budget?.items ?? {})).not.toContain("totals:1");
    expect(JSON.stringify(details?.body)).toContain("salt of line:4");
    expect(parts.map(({ publishedFrom }) => publishedFrom)).toEqual(
      RECORD_PARTS.map(() => snapshot.record.decidedOn),
    );
  });

  it("are the same whatever the amount of the line that is withheld, so that it cannot be worked out", () => {
    const publishedWith = (id: number, pence: number) => {
      const content = aCompleteFramework();
      const { budget } = content;
      const lines = budget.lines.map((line) =>
        line.id === id ? { ...line, amounts: { 2018: pence } } : line,
      );
      const determinations = determinationsOf().map((given) =>
        given.part === "details" ? { ...given, items: [{ kind: "line" as const, id }] } : given,
      );
      const changed = { ...content, budget: { ...budget, lines } };
      const snapshot = aSignedSnapshot({ content: changed, determinations });
      return publishedParts(snapshot, saltsOf(snapshot), () => "digest");
    };
    for (const { id } of aCompleteFramework().budget.lines) {
      const few = publishedWith(id, 1_234_56);
      const many = publishedWith(id, 987_654_321_00);
      expect(many).toEqual(few);
    }
  });

  it("are the same whatever is in an entry that is withheld, or in an assessment that is", () => {
    const publishedWith = (whole: boolean, impacts: Impact[], consultees: ConsulteeInfluence[]) => {
      const example = aCompleteFramework();
      const entries = example.entries.map((entry) =>
        entry.id === ENTRY.assessed ? { ...entry, impacts, consultees } : entry,
      );
      const determinations = determinationsOf(whole ? { eia: { withheldUntil: null } } : {}).map((given) =>
        given.part === "eia" && !whole
          ? { ...given, items: [{ kind: "entry" as const, id: ENTRY.assessed }] }
          : given,
      );
      const snapshot = aSignedSnapshot({ content: { ...example, entries }, determinations });
      return publishedParts(snapshot, saltsOf(snapshot), () => "digest");
    };
    const impact = fc
      .constantFrom(...CHARACTERISTICS)
      .chain((characteristic) =>
        fc
          .constantFrom(...DIRECTIONS)
          .map((direction) => anImpact({ characteristic, direction, justification: "Because" })),
      );
    // The carried-forward action is tied to the first.
    const impacts = fc
      .array(impact, { maxLength: 6 })
      .map((all) => all.map((one, index) => ({ ...one, id: IMPACT.adverse + index * 100 })));
    const amount = fc.option(fc.integer({ min: 0, max: 10_000_000 }));
    const consultees = fc
      .array(fc.record({ amountBefore: amount, amountAfter: amount }), { maxLength: 4 })
      .map((all) => all.map((moved, index) => aConsultee({ ...moved, id: index + 1 })));
    fc.assert(
      fc.property(fc.boolean(), impacts, consultees, (whole, someImpacts, someConsultees) => {
        expect(publishedWith(whole, someImpacts, someConsultees)).toEqual(publishedWith(whole, [], []));
      }),
      { numRuns: 50 },
    );
  });

  it("cannot be made without the salt of an item that is to be proven", () => {
    const snapshot = snapshotOf();
    const { budget, ...salts } = saltsOf(snapshot);
    const { "line:4": _lost, ...items } = budget?.items ?? {};
    expect(() =>
      publishedParts(snapshot, { ...salts, budget: { section: "salt", items } }, () => "digest"),
    ).toThrow("line:4 has no salt");
    expect(() => publishedParts(snapshot, salts, () => "digest")).toThrow("line:4 has no salt");
  });

  it("are whole where the record tells of no determination about a part", () => {
    const snapshot = snapshotOf();
    const silent = { ...snapshot, record: { ...snapshot.record, determinations: [] } };
    const parts = publishedParts(silent, saltsOf(snapshot), () => "digest");
    expect(parts.find(({ part }) => part === "details")?.body).toEqual(snapshot.details);
  });
});
