import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FORMER_MARKINGS, MARKINGS } from "~/domain/eia/eia";
import { RECORD_PARTS, RECORD_PART_LABELS, inOrderOfParts } from "~/domain/publication/record-parts";
import { determinationProblems, isPublished } from "~/domain/publication/determinations";
import { namesLegislation } from "~/domain/publication/legal-ground";
import { calendarDate } from "~/domain/shared/calendar-date";
import { anyDate, blankText, dayAfter } from "../../support/arbitraries";
import { TODAY, aDetermination } from "../../support/content-builder";

describe("the four parts of a record (rule 11)", () => {
  it("are these, each with a label of its own", () => {
    expect(RECORD_PARTS).toEqual(["record", "report", "details", "eia"]);
    expect(new Set(RECORD_PARTS.map((part) => RECORD_PART_LABELS[part])).size).toBe(4);
  });

  it("stand in this order, however they come", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...RECORD_PARTS], { minLength: 4 }), (parts) => {
        expect(inOrderOfParts(parts.map((part) => ({ part }))).map(({ part }) => part)).toEqual(RECORD_PARTS);
      }),
    );
  });
});

describe("naming legislation", () => {
  it.each([
    "Freedom of Information Act 2000 s.43(2)",
    "Freedom of Information Act 2000, section 43(2)",
    "freedom of information act 2000 s43",
    "FREEDOM OF INFORMATION ACT 2000 S. 43",
    "Section 43 of the Freedom of Information Act 2000",
    "sections 30 and 31 of the Freedom of Information Act 2000",
    "ss 30 and 31 of the Freedom of Information Act 2000",
    "UK GDPR Article 6",
    "UK GDPR, art. 5(1)(c)",
    "Welsh Language (Wales) Measure 2011 s.44",
    "Freedom of Information (Scotland) Act 2002 (asp 13) s.33(1)",
    "Contempt of Court Act 1981 s.4(2)",
    "Freedom of Information (Scotland) Act 2002 s.33",
    "Official Secrets Act 1989 s.1",
    "Perjury Act 1911 s.5",
    "Environmental Information Regulations 2004 reg 12(5)",
    "Environmental Information Regulations 2004, regulation 12",
    "Elected Local Policing Bodies (Specified Information) Order 2011, article 3",
    "Elected Local Policing Bodies (Specified Information) Order 2011 para 5(d)",
    "Local Government Act 1972 Sch. 12A",
    "Local Government Act 1972, schedule 12A paragraph 3",
    "Criminal Procedure Rules 2020, rule 5",
  ])("%s", (text) => {
    expect(namesLegislation(text)).toBe(true);
  });

  it.each([
    ["nothing", ""],
    ["blank", "  "],
    ["no legislation", "It is confidential"],
    ["no section", "Freedom of Information Act 2000"],
    ["no Act", "s.43(2)"],
    ["no year", "Freedom of Information Act s.43(2)"],
    ["a section without a number", "Freedom of Information Act 2000, the section on commerce"],
    ["initials", "FOIA s.43"],
    ["any Act at all", "Any Act 2011 s.1"],
    ["an Act that is not named", "Some other Act 2000 s.1"],
    ["a year for an Act", "ss 30 and 31 of the 2000 Act"],
    ["the UK GDPR without its article", "UK GDPR"],
    ["a word that has 'act' in it", "Contracts 2018 s.4"],
    ["a word that ends in s before a number", "Freedom of Information Act 2000 lines 43"],
    ...[...MARKINGS, ...FORMER_MARKINGS].map((marking) => ["a marking", marking]),
  ])("%s: %j is none", (_name, text) => {
    expect(namesLegislation(text)).toBe(false);
  });
});

describe("determinationProblems", () => {
  const LEGAL = {
    part: "report",
    field: "legalGround",
    problem:
      "Name the Act and the section, like Freedom of Information Act 2000 s.43(2). A security classification is not a reason",
  };
  const INTEREST = {
    part: "report",
    field: "publicInterest",
    problem:
      "Say why the public interest in withholding outweighs that in publishing: this exemption is qualified",
  };
  const GROUND = "Freedom of Information Act 2000 s.43(2)";
  const withheld = { part: "report", publish: false } as const;

  it.each([
    ["published", { part: "report", publish: true } as const, []],
    [
      "published, whatever is left in the other fields",
      { part: "report", publish: true, legalGround: "SECRET", isQualified: true } as const,
      [],
    ],
    [
      "published but for an item, with no ground",
      { part: "report", publish: true, items: [{ kind: "line", id: 1 }] } as const,
      [LEGAL],
    ],
    ["withheld with no ground", withheld, [LEGAL]],
    ["withheld because of its marking", { ...withheld, legalGround: "OFFICIAL-SENSITIVE" }, [LEGAL]],
    ["withheld with a ground that is absolute", { ...withheld, legalGround: GROUND }, []],
    [
      "withheld with a qualified ground and no reasoning",
      { ...withheld, legalGround: GROUND, isQualified: true },
      [INTEREST],
    ],
    [
      "withheld with a qualified ground and blank reasoning",
      { ...withheld, legalGround: GROUND, isQualified: true, publicInterest: " \n" },
      [INTEREST],
    ],
    [
      "withheld with a qualified ground and its reasoning",
      { ...withheld, legalGround: GROUND, isQualified: true, publicInterest: "Prices are in negotiation" },
      [],
    ],
    ["withheld with neither", { ...withheld, isQualified: true }, [LEGAL, INTEREST]],
    ["withheld until a date, with no ground", { ...withheld, withheldUntil: TODAY }, [LEGAL]],
  ])("%s", (_name, overrides, problems) => {
    expect(determinationProblems(aDetermination(overrides))).toEqual(problems);
  });

  it.each(RECORD_PARTS.map((part) => ({ part })))("names the part: $part", ({ part }) => {
    expect(determinationProblems(aDetermination({ part, publish: false }))[0]?.part).toBe(part);
  });

  it("never takes a 'no' without its legislation", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...RECORD_PARTS),
        fc.oneof(blankText, fc.constantFrom(...MARKINGS, ...FORMER_MARKINGS)),
        fc.boolean(),
        fc.string(),
        fc.option(anyDate),
        (part, legalGround, isQualified, publicInterest, withheldUntil) => {
          const given = {
            part,
            publish: false,
            items: [],
            legalGround,
            isQualified,
            publicInterest,
            withheldUntil,
          };
          expect(determinationProblems(given).map(({ field }) => field)).toContain("legalGround");
        },
      ),
    );
  });
});

describe("isPublished", () => {
  it.each([
    ["published", true, null, true],
    ["published, with a date left over", true, "2030-01-01", true],
    ["withheld for good", false, null, false],
    ["withheld until tomorrow", false, "2018-03-10", false],
    ["withheld until today", false, "2018-03-09", true],
    ["withheld until yesterday", false, "2018-03-08", true],
  ])("%s", (_name, publish, until, expected) => {
    const withheldUntil = until === null ? null : calendarDate(until);
    expect(isPublished(aDetermination({ publish, withheldUntil }), TODAY)).toBe(expected);
  });

  it("once published, stays so on every later day", () => {
    fc.assert(
      fc.property(
        anyDate,
        fc.nat(1000),
        fc.option(anyDate),
        fc.boolean(),
        (day, later, withheldUntil, publish) => {
          const determination = aDetermination({ publish, withheldUntil });
          if (isPublished(determination, day)) {
            expect(isPublished(determination, dayAfter(day, later))).toBe(true);
          }
        },
      ),
    );
  });
});
