import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { entryGaps } from "~/domain/eia/completeness";
import { DIRECTIONS } from "~/domain/eia/characteristics";
import { ENTRY_KINDS, hasFindingsOfItsOwn, type Evidence } from "~/domain/eia/eia";
import { asHeld, evidenceGap, evidenceMissing, isOld, numbersByGroup } from "~/domain/eia/evidence";
import { calendarDate } from "~/domain/shared/calendar-date";
import { blankText } from "../../support/arbitraries";
import {
  aChange,
  aLine,
  anEntry,
  anImpact,
  ASKED_AFTERWARDS,
  someEvidence,
  TODAY,
} from "../../support/content-builder";

const CHANGE = aChange({ new: [aLine()] });

const GAP: Partial<Evidence> = {
  kind: "not_held",
  source: "",
  datedOn: null,
  shows: "",
  covers: "Who is turned away",
  gapReason: "Nobody writes it down",
};
const lacking = (what: string) =>
  `The evidence for an impact that is adverse or not yet known does not say ${what}.`;

describe("what an adverse or unknown impact rests on (rule 20)", () => {
  it.each<[string, Partial<Evidence>[], string | null]>([
    [
      "nothing",
      [],
      "An impact of it is adverse or not yet known, and it gives no evidence. Say what shows it, or what is not held and why.",
    ],
    ["evidence", [{}], null],
    ["a gap that is stated", [GAP], null],
    ["numbers are not needed", [{ numbers: "" }], null],
    ["no source", [{ source: " " }], lacking("where it is from")],
    ["no day", [{ datedOn: null }], lacking("of what day it is")],
    ["nothing that it covers", [{ covers: "" }], lacking("what it covers")],
    ["nothing that it shows", [{ shows: "\n" }], lacking("what it shows")],
    ["a gap without what it is", [{ ...GAP, covers: "" }], lacking("what is not held")],
    ["a gap without why", [{ ...GAP, gapReason: "" }], lacking("why it is not held")],
    ["one that lacks something beside one that does not", [{ source: "" }, GAP], null],
  ])("%s", (_name, rows, expected) => {
    expect(evidenceGap(rows.map((row) => someEvidence(row)))).toBe(expected);
  });

  it("is asked of such an impact alone, and of none that is screened out", () => {
    for (const kind of ENTRY_KINDS) {
      for (const direction of DIRECTIONS) {
        const impacts = [anImpact({ direction, justification: "Said", ...ASKED_AFTERWARDS })];
        const rules = entryGaps(anEntry({ kind, impacts, evidence: [] }), CHANGE, [], TODAY).map(
          ({ rule }) => rule,
        );
        const isAsked =
          hasFindingsOfItsOwn(kind) && (direction === "adverse" || direction === "not_yet_known");
        expect([kind, direction, rules.includes("evidence")]).toEqual([kind, direction, isAsked]);
      }
    }
  });

  it("leads to where it is given", () => {
    const entry = anEntry({
      impacts: [anImpact({ direction: "adverse", justification: "Said" })],
      evidence: [],
    });
    expect(entryGaps(entry, CHANGE, [], TODAY)).toMatchObject([{ rule: "evidence", field: "evidence" }]);
  });

  it("blank words are never evidence, whatever the blank", () => {
    fc.assert(
      fc.property(blankText, (blank) => {
        const rows = [someEvidence({ source: blank }), someEvidence({ ...GAP, gapReason: blank })];
        expect(evidenceGap(rows)).not.toBeNull();
      }),
    );
  });
});

describe("what a row keeps", () => {
  it("is what its kind asks, so that nothing else is published", () => {
    const { id: _id, ...all } = someEvidence({ numbers: "Men: 12", gapReason: "Nobody asks" });
    expect(asHeld(all)).toEqual({ ...all, gapReason: "" });
    expect(asHeld({ ...all, kind: "not_held" })).toEqual({
      kind: "not_held",
      covers: all.covers,
      gapReason: "Nobody asks",
      source: "",
      datedOn: null,
      shows: "",
      numbers: "",
    });
  });

  it("is complete where nothing is missing", () => {
    expect(evidenceMissing(someEvidence())).toEqual([]);
    expect(evidenceMissing(someEvidence(GAP))).toEqual([]);
  });
});

describe("the numbers by group", () => {
  it.each<[string, number[]]>([
    ["Women: 120\nMen: 4", [120, 4]],
    ["Women 1,204", [1204]],
    ["Men: 2 ", [2]],
    ["3", [3]],
    ["Aged 18 to 25: none", []],
    ["Women: 30%", []],
    ["Women: 3.2", []],
    ["", []],
    ["Not counted\n\nMen: 7", [7]],
  ])("%j", (text, numbers) => {
    expect(numbersByGroup(text)).toEqual(numbers);
  });
});

describe("evidence is old after three years", () => {
  it.each([
    ["2015-03-08", true],
    ["2015-03-09", false],
    ["2015-03-10", false],
    ["2012-02-29", true],
    ["2018-03-09", false],
  ])("of %s: %s", (day, expected) => {
    expect(isOld(calendarDate(day), TODAY)).toBe(expected);
  });

  it("of a leap day, on the day after it three years on", () => {
    const leap = calendarDate("2016-02-29");
    expect(isOld(leap, calendarDate("2019-02-28"))).toBe(false);
    expect(isOld(leap, calendarDate("2019-03-01"))).toBe(true);
  });
});
