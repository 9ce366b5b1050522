import { describe, expect, it } from "vitest";
import {
  answerProblems,
  determinationOf,
  partError,
  type DeterminationAnswer,
} from "../../../app/domain/publication/determination-answer";
import { groundText, isListedAsQualified } from "../../../app/domain/publication/legal-ground";
import { publishedParts } from "../../../app/domain/publication/published-parts";
import { RECORD_PARTS, type RecordPart } from "../../../app/domain/publication/record-parts";
import { calendarDate } from "../../../app/domain/shared/calendar-date";
import { aDetermination } from "../../support/content-builder";
import { aSignedSnapshot } from "../../support/signed-snapshot-builder";

const FOI = "Freedom of Information Act 2000";
const LISTED = [
  { act: FOI, section: "s.40(2)", isQualified: false },
  { act: FOI, section: "s.43(1)", isQualified: true },
  { act: FOI, section: "s.43(2)", isQualified: true },
  { act: FOI, section: "s.44a", isQualified: true },
  { act: FOI, section: "ss.30 and s.31", isQualified: true },
];
const [personal, , commercial] = LISTED;

const no = (overrides: Partial<DeterminationAnswer> = {}): DeterminationAnswer => ({
  publish: false,
  items: [],
  chosen: null,
  written: "",
  isQualified: false,
  publicInterest: "",
  withheldUntil: null,
  ...overrides,
});

describe("isListedAsQualified", () => {
  it.each([
    [`${FOI} s.43(2)`, true],
    [`section 43 of the ${FOI}`, true],
    [`${FOI.toLowerCase()}, ss 43(1)`, true],
    [`${FOI} s.40(2)`, false],
    [`${FOI} s.430`, false],
    ["Equality Act 2010 s.43", false],
    [`${FOI} s.40(2); ${FOI} s.43(2)`, true],
    ["", false],
    [`${FOI} s.44A`, true],
    [`${FOI} s.44`, false],
    [`${FOI} section 31`, true],
  ])("%s: %s", (written, expected) => {
    expect(isListedAsQualified(written, LISTED)).toBe(expected);
  });
});

describe("determinationOf", () => {
  it("keeps nothing of the grounds where it is published", () => {
    const answer = no({ publish: true, written: "typed, then thought better of", isQualified: true });
    const { inherited: _inherited, released: _released, ...published } = aDetermination({ part: "eia" });
    expect(determinationOf("eia", answer, LISTED)).toEqual(published);
  });

  it("joins a listed ground and a written one, and is qualified where either is", () => {
    const given = determinationOf(
      "eia",
      no({ chosen: personal ?? null, written: ` ${FOI} s.43(2) ` }),
      LISTED,
    );
    expect(given).toMatchObject({ legalGround: `${FOI} s.40(2); ${FOI} s.43(2)`, isQualified: true });
  });

  it("does not take a tick meant for a written ground where none is written", () => {
    const given = determinationOf("eia", no({ chosen: personal ?? null, isQualified: true }), LISTED);
    expect(given.isQualified).toBe(false);
  });

  it("says a listed ground as legislation is named", () => {
    expect(groundText({ act: FOI, section: "s.42" })).toBe("Freedom of Information Act 2000 s.42");
  });
});

describe("answerProblems", () => {
  it.each<[string, Partial<DeterminationAnswer>, string[]]>([
    ["no ground", {}, ["chosen"]],
    ["a written ground without an Act", { written: "It is sensitive" }, ["written"]],
    [
      "a listed one beside a written one without an Act",
      { chosen: personal ?? null, written: "OFFICIAL" },
      ["written"],
    ],
    ["a qualified one without the public interest", { chosen: commercial ?? null }, ["publicInterest"]],
    ["the same written by hand", { written: `${FOI} section 43(2)` }, ["publicInterest"]],
    [
      "blanks for the public interest",
      { chosen: commercial ?? null, publicInterest: "  " },
      ["publicInterest"],
    ],
    ["an absolute one", { chosen: personal ?? null }, []],
    [
      "a qualified one with the public interest",
      { chosen: commercial ?? null, publicInterest: "Prices" },
      [],
    ],
    ["a yes, whatever else is there", { publish: true, written: "nonsense" }, []],
  ])("%s", (_case, answer, fields) => {
    expect(answerProblems("report", no(answer), LISTED).map(({ field }) => field)).toEqual(fields);
  });
});

describe("single items withheld in a part that is published", () => {
  const some = (overrides: Partial<DeterminationAnswer> = {}) =>
    no({ publish: true, items: [{ kind: "line", id: 1 }], ...overrides });

  it("are determined with their ground, and never until a day of their own", () => {
    const answer = some({
      written: ` ${FOI} s.43(2) `,
      publicInterest: " Prices ",
      withheldUntil: calendarDate("2020-01-01"),
    });
    expect(determinationOf("details", answer, LISTED)).toEqual({
      part: "details",
      publish: true,
      items: [{ kind: "line", id: 1 }],
      legalGround: `${FOI} s.43(2)`,
      isQualified: true,
      publicInterest: "Prices",
      withheldUntil: null,
    });
  });

  it("are none where the part as a whole is withheld", () => {
    const answer = some({ publish: false, chosen: personal ?? null });
    expect(determinationOf("details", answer, LISTED)).toMatchObject({
      publish: false,
      items: [],
      legalGround: `${FOI} s.40(2)`,
    });
  });

  it.each<[string, Partial<DeterminationAnswer>, string[]]>([
    ["no ground", {}, ["itemsChosen"]],
    ["blanks for a ground", { written: "  " }, ["itemsChosen"]],
    ["a written ground without an Act", { written: "It is sensitive" }, ["itemsWritten"]],
    [
      "a listed one beside a written one without an Act",
      { chosen: personal ?? null, written: "OFFICIAL" },
      ["itemsWritten"],
    ],
    ["a qualified one without the public interest", { chosen: commercial ?? null }, ["itemsPublicInterest"]],
    ["an absolute one", { chosen: personal ?? null }, []],
    ["two absolute ones", { chosen: personal ?? null, written: "Official Secrets Act 1989 s.1" }, []],
  ])("need their ground like a part: %s", (_case, answer, fields) => {
    expect(answerProblems("details", some(answer), LISTED).map(({ field }) => field)).toEqual(fields);
  });
});

describe("a problem of an answer", () => {
  it("is told of each part once, in the words of the rule", () => {
    expect(answerProblems("report", no({ chosen: personal ?? null, written: "OFFICIAL" }), LISTED)).toEqual([
      {
        field: "written",
        problem:
          "Name the Act and the section, like Freedom of Information Act 2000 s.43(2). A security classification is not a reason",
      },
    ]);
  });

  it("is none of a yes beside which a ground was chosen and another written", () => {
    const answer = no({ publish: true, chosen: personal ?? null, written: "OFFICIAL" });
    expect(answerProblems("report", answer, LISTED)).toEqual([]);
  });

  it.each<[RecordPart, string]>([
    ["record", "Record: say why"],
    ["report", "Report: say why"],
    ["details", "Details: say why"],
    ["eia", "EIA: say why"],
  ])("is named in a form by the part %s", (part, message) => {
    expect(partError(part, "publicInterest", "Say why")).toEqual([`${part}_publicInterest`, message]);
  });
});

describe("publishedParts", () => {
  const until = calendarDate("2020-01-01");

  it("publishes on the day of the decision, later, or never, and a part that is withheld for good has no body", () => {
    const snapshot = aSignedSnapshot();
    const determinations = [
      aDetermination({ part: "record" }),
      aDetermination({ part: "report", publish: false, legalGround: "G", withheldUntil: until }),
      aDetermination({ part: "details", publish: false, legalGround: "H" }),
      aDetermination({ part: "eia" }),
    ];
    const parts = publishedParts({ ...snapshot, determinations }, {}, JSON.stringify);
    expect(parts).toMatchObject([
      { part: "record", publishedFrom: snapshot.record.decidedOn, legalGround: "", body: snapshot.record },
      { part: "report", publishedFrom: until, legalGround: "G", body: snapshot.report },
      { part: "details", publishedFrom: null, legalGround: "H", body: null },
      { part: "eia", publishedFrom: snapshot.record.decidedOn, legalGround: "", body: snapshot.eia },
    ]);
    expect(parts.map(({ part }) => part)).toEqual([...RECORD_PARTS]);
  });
});
