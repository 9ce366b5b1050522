import { describe, expect, it } from "vitest";
import { passagesOf, name, prose } from "~/domain/publication/carried-over-text";
import { inheritedKey, type InheritedItem } from "~/domain/publication/determinations";
import {
  inheritedWithholding,
  notDeterminedOn,
  releaseProblems,
} from "~/domain/publication/inherited-withholding";
import { carriedOverAtSignature } from "~/domain/publication/carried-over-at-signature";
import { withheldBefore, type BaselineBefore } from "~/domain/publication/withheld-before";
import { withheldOf } from "~/domain/publication/withheld-items";
import { isInForce, longest, shorter } from "~/domain/publication/withholding";
import { saltKey } from "~/domain/decision/seal";
import { calendarDate, type CalendarDate } from "~/domain/shared/calendar-date";
import { EVIDENCE_TEXT_FIELDS, type EiaEntry } from "~/domain/eia/eia";
import {
  aCompleteFramework,
  anOption,
  aSection,
  aRecord,
  CHANGE,
  ENTRY,
  someEvidence,
  TODAY,
} from "../../support/content-builder";
import { determinationsOf } from "../../support/signed-snapshot-builder";

const until = (day: string | null, legalGround = "s.41") => ({
  legalGround,
  withheldUntil: day === null ? null : calendarDate(day),
});

describe("how long something is withheld", () => {
  it("is until the day on which it is published, and not on that day", () => {
    expect(isInForce(until("2018-03-10"), TODAY)).toBe(true);
    expect(isInForce(until("2018-03-09"), TODAY)).toBe(false);
    expect(isInForce(until(null), TODAY)).toBe(true);
  });

  it.each([
    ["the later day", until("2019-01-01", "a"), until("2020-01-01", "b"), "b"],
    ["no end", until(null, "a"), until("2020-01-01", "b"), "a"],
    ["no end, wherever it stands", until("2020-01-01", "a"), until(null, "b"), "b"],
    ["the first of two alike", until(null, "a"), until(null, "b"), "a"],
  ])("is as long as the longest reason lasts: %s", (_name, one, other, ground) => {
    expect(longest([null, one, other, undefined])?.legalGround).toBe(ground);
  });

  it("of a text ends with the first of its places to be published", () => {
    expect(shorter(until(null, "a"), until("2020-01-01", "b")).legalGround).toBe("b");
    expect(shorter(until("2019-01-01", "a"), until("2020-01-01", "b")).legalGround).toBe("a");
  });
});

describe("a text that was carried over", () => {
  it.each([
    ["a name, however short", name("Kicks"), ["kicks"]],
    ["a word or two of prose are none", prose("Kicks"), []],
    [
      "case, spaces and the full stop are not looked at",
      prose("It  was\nagreed with the Provider."),
      ["it was agreed with the provider"],
    ],
    ["nothing", name("  "), []],
  ])("is known again: %s", (_name, text, passages) => {
    expect(passagesOf(text)).toEqual(passages);
  });

  it("is known again by one long sentence of it", () => {
    const sentence = "The provider asked that its price be kept from its competitors";
    expect(passagesOf(prose(`Something else. ${sentence}. And more`))).toContain(sentence.toLowerCase());
  });
});

const baseline = (withheld: readonly number[], end: CalendarDate | null = null): BaselineBefore => ({
  kind: "baseline",
  since: TODAY,
  legalGround: "s.41",
  withheldUntil: end,
  lines: (aCompleteFramework().previous?.lines ?? []).map(({ service }, index) => ({
    number: index + 1,
    texts: [name(service)],
    isWithheld: withheld.includes(index + 1),
  })),
});
const inheritedFrom = (before: BaselineBefore, day = TODAY) =>
  inheritedWithholding(aCompleteFramework(), withheldBefore(before, day));

describe("what a baseline withholds", () => {
  it("is the line of then and the line that it became", () => {
    expect(inheritedFrom(baseline([1])).map(inheritedKey)).toEqual(["previous_line:101", "line:1"]);
    expect(inheritedFrom(baseline([2])).map(inheritedKey)).toEqual(["previous_line:102"]);
  });

  it("takes with it the change that names it and the totals, with its ground and end", () => {
    const content = aCompleteFramework();
    const inherited = inheritedFrom(baseline([2], calendarDate("2020-01-01")));
    const items = withheldOf(
      { part: "details", publish: true, items: [], legalGround: "", inherited },
      content,
    );
    expect(items.map(saltKey)).toEqual(["previous_line:2", "change:2", "totals:1"]);
    expect(
      items.every(
        ({ legalGround, withheldUntil }) => legalGround === "s.41" && withheldUntil === "2020-01-01",
      ),
    ).toBe(true);
  });

  it("is nothing before it was said, nor from the day on which it ends", () => {
    expect(inheritedFrom(baseline([1]), calendarDate("2018-03-08"))).toEqual([]);
    const end = calendarDate("2018-04-01");
    expect(inheritedFrom(baseline([1], end), end)).toEqual([]);
    expect(inheritedFrom(baseline([1], end), calendarDate("2018-03-31"))).not.toEqual([]);
  });
});

describe("a text of an entry that was carried over from what is withheld", () => {
  const carried = "The provider asked that its price be kept from its competitors";
  const before: BaselineBefore = {
    ...baseline([1]),
    lines: [{ number: 1, texts: [prose(carried)], isWithheld: true }],
  };
  const inherited = (changes: Partial<EiaEntry>) => {
    const content = aCompleteFramework();
    const entries = content.entries.map((entry) =>
      entry.id === ENTRY.assessed ? { ...entry, ...changes } : entry,
    );
    return inheritedWithholding({ ...content, entries }, withheldBefore(before, TODAY)).map(inheritedKey);
  };

  it.each<[string, Partial<EiaEntry>]>([
    ["screeningReason", { screeningReason: carried }],
    ["screenedDespite", { screenedDespite: carried }],
    ["othersReason", { othersReason: carried }],
    ["combinedNote", { combinedNote: carried }],
    ["contradictedReason", { contradictedReason: carried }],
    ["ownAnswers", { ownAnswers: [{ key: 1, question: "Rural areas?", answer: carried }] }],
    ...EVIDENCE_TEXT_FIELDS.map((field): [string, Partial<EiaEntry>] => [
      `evidence, ${field}`,
      { evidence: [{ ...someEvidence(), [field]: carried }] },
    ]),
  ])("withholds the entry: %s", (_where, changes) => {
    expect(inherited(changes)).toContain(`entry:${ENTRY.assessed}`);
    expect(inherited({})).not.toContain(`entry:${ENTRY.assessed}`);
  });
});

describe("what was determined", () => {
  const text: InheritedItem = {
    part: "details",
    kind: "text",
    id: "details.aim",
    name: "The aim of what is decided",
    ...until(null),
  };
  const none = { inherited: [], released: [] };

  it("lets no part be published with a text that cannot be withheld on its own", () => {
    const kept = { inherited: [text], released: new Set<string>(), reason: "" };
    const fields = (publish: boolean, end: CalendarDate | null) =>
      releaseProblems({ publish, withheldUntil: end }, kept).map(({ field }) => field);
    expect(fields(true, null)).toEqual(["released"]);
    expect(fields(false, calendarDate("2020-01-01"))).toEqual(["released"]);
    expect(fields(false, null)).toEqual([]);
    const released = { ...kept, released: new Set([inheritedKey(text)]) };
    expect(releaseProblems({ publish: true, withheldUntil: null }, released)).toMatchObject([
      { field: "releaseReason" },
    ]);
    expect(
      releaseProblems({ publish: true, withheldUntil: null }, { ...released, reason: "It is known" }),
    ).toEqual([]);
  });

  it("no longer holds where something else is withheld by the signature", () => {
    const [line] = inheritedFrom(baseline([1]));
    if (!line) throw new Error("A line is inherited");
    expect(notDeterminedOn([line], [none], TODAY)).toEqual([line]);
    expect(notDeterminedOn([line], [{ ...none, inherited: [line] }], TODAY)).toEqual([]);
    expect(notDeterminedOn([line], [{ ...none, released: [{ ...line, reason: "" }] }], TODAY)).toEqual([]);
    expect(
      notDeterminedOn([{ ...line, legalGround: "s.40" }], [{ ...none, inherited: [line] }], TODAY),
    ).toHaveLength(2);
    expect(notDeterminedOn([], [{ ...none, inherited: [line] }], TODAY)).toEqual([line]);
  });

  it("holds where a day has come on which it is published, as was determined", () => {
    const [line] = inheritedFrom(baseline([1], calendarDate("2018-04-01")));
    if (!line) throw new Error("A line is inherited");
    expect(notDeterminedOn([], [{ ...none, inherited: [line] }], calendarDate("2018-04-01"))).toEqual([]);
    expect(notDeterminedOn([], [{ ...none, inherited: [line] }], TODAY)).toEqual([line]);
  });
});

describe("a text that the framework before withholds", () => {
  const SECRET = "The provider is to be closed by its owner within the year";
  const before = {
    lines: new Map(),
    terms: new Map(),
    passages: new Map([[SECRET.toLowerCase(), until(null)]]),
  };

  it.each(["option", "whyNot"] as const)("is withheld where an option carries it on: %s", (field) => {
    const options = [anOption({ id: 61 }), anOption({ id: 62, [field]: `It was looked at. ${SECRET}.` })];
    const found = inheritedWithholding(aCompleteFramework({ options }), before);
    expect(found).toEqual([
      expect.objectContaining({ part: "report", kind: "text", id: "report.option.62", legalGround: "s.41" }),
    ]);
    const publish = { inherited: found, released: new Set<string>(), reason: "" };
    expect(releaseProblems({ publish: true, withheldUntil: null }, publish)).not.toEqual([]);
  });

  it("is withheld where a section carries it on", () => {
    const sections = [aSection({ id: 71 }), aSection({ id: 72, text: `It was said. ${SECRET}.` })];
    expect(inheritedWithholding(aCompleteFramework({ sections }), before)).toEqual([
      expect.objectContaining({
        part: "details",
        kind: "section",
        id: 72,
        legalGround: "s.41",
      }),
    ]);
  });

  const NOTHING = { reasons: "", resolved: "", conditions: "", questions: [] };
  const asked = [{ changeId: CHANGE.assessed, text: SECRET, field: "questions_1" }];
  const signedWith = (
    signature: Parameters<typeof carriedOverAtSignature>[1]["signature"],
    determinations = determinationsOf(),
    content = aCompleteFramework(),
  ) => carriedOverAtSignature(content, { approvalComment: "", signature, determinations }, before);

  it.each([
    ["the reasons", { ...NOTHING, reasons: `I agree. ${SECRET}.` }, "reasons"],
    ["the resolution", { ...NOTHING, resolved: SECRET }, "resolved"],
    ["the conditions", { ...NOTHING, conditions: SECRET }, "conditions"],
    ["what was asked", { ...NOTHING, questions: asked }, "questions_1"],
    ["nothing", { ...NOTHING, reasons: "I agree with the report, and have weighed it" }, null],
  ])("is not carried on by whoever signs: %s", (_what, signature, field) => {
    expect(signedWith(signature)).toBe(field);
  });

  it("may stand in the resolution where it stood in the draft, which was determined", () => {
    const content = aCompleteFramework({ record: aRecord({ resolved: `To go on. ${SECRET}.` }) });
    const signature = { ...NOTHING, resolved: `To go on for a year. ${SECRET}.` };
    expect(signedWith(signature, determinationsOf(), content)).toBeNull();
    expect(signedWith({ ...signature, reasons: SECRET }, determinationsOf(), content)).toBe("reasons");
  });

  it("does not matter in what is never published", () => {
    const ofEntry = determinationsOf().map((given) =>
      given.part === "eia" ? { ...given, items: [{ kind: "entry" as const, id: ENTRY.assessed }] } : given,
    );
    expect(signedWith({ ...NOTHING, questions: asked }, ofEntry)).toBeNull();
    const withoutRecord = determinationsOf({ record: { withheldUntil: null } });
    expect(
      signedWith({ reasons: SECRET, resolved: SECRET, conditions: SECRET, questions: asked }, withoutRecord),
    ).toBeNull();
  });
});
