import { describe, expect, it } from "vitest";
import {
  answerProblems,
  determinationOf,
  groundProblems,
  type DeterminationAnswer,
} from "../../../app/domain/publication/determination-answer";
import { publishedGrounds } from "../../../app/domain/publication/ground-further";
import { asListed, type ListedGround } from "../../../app/domain/publication/legal-ground";
import { calendarDate } from "../../../app/domain/shared/calendar-date";
import { aDetermination } from "../../support/content-builder";

const FOI = "Freedom of Information Act 2000";
const ground = (section: string, rest: Partial<ListedGround> = {}): ListedGround => ({
  act: FOI,
  section,
  isQualified: false,
  ...rest,
});
const elsewhere = ground("s.21", { demand: "link" });
const future = ground("s.22", { isQualified: true, demand: "date" });
const research = ground("s.22A", { isQualified: true });
const policy = ground("s.35", { isQualified: true, isOffered: false });
const conduct = ground("s.36", { isQualified: true, demand: "opinion" });
const LISTED = [
  elsewhere,
  future,
  research,
  policy,
  conduct,
  ground("s.37(1)(a) to (ab)"),
  ground("s.37(1)(ac), (ad) and (b)", { isQualified: true }),
  ground("s.40(2) and (3A)"),
  ground("s.40(2) and (3B)", { isQualified: true }),
  ground("s.41"),
  { act: "Local Government Act 1972", section: "Sch. 12A para. 3", isQualified: true, isOffered: false },
];
const DAY = calendarDate("2018-03-01");

const no = (overrides: Partial<DeterminationAnswer> = {}): DeterminationAnswer => ({
  publish: false,
  items: [],
  chosen: null,
  written: "",
  isQualified: false,
  publicInterest: "It outweighs",
  withheldUntil: null,
  ...overrides,
});
const fieldsOf = (answer: Partial<DeterminationAnswer>) =>
  answerProblems("report", no(answer), LISTED).map(({ field }) => field);

describe("what a ground asks for besides its name", () => {
  it.each<[string, Partial<DeterminationAnswer>, string[]]>([
    ["s.21 without a link", { chosen: elsewhere }, ["accessibleAt"]],
    ["s.21 with something else", { chosen: elsewhere, accessibleAt: "on our website" }, ["accessibleAt"]],
    ["s.21 with a link", { chosen: elsewhere, accessibleAt: "https://opcc.example/budget" }, []],
    ["s.22 without a day", { chosen: future }, ["withheldUntil"]],
    ["s.22 with a day", { chosen: future, withheldUntil: calendarDate("2030-01-01") }, []],
    ["s.36 without an opinion", { chosen: conduct }, ["opinionBy", "opinionOn", "opinion"]],
    ["s.36 with half of it", { chosen: conduct, opinionBy: "The Chief", opinion: "It would" }, ["opinionOn"]],
    ["s.36 with all of it", { chosen: conduct, opinionBy: "C", opinionOn: DAY, opinion: "It would" }, []],
    [
      "the same written by hand",
      { written: `section 36 of the ${FOI}` },
      ["opinionBy", "opinionOn", "opinion"],
    ],
    ["s.22A, which is not s.22", { written: `${FOI} s.22A` }, []],
    ["s.41, which asks for nothing", { written: `${FOI} s.41` }, []],
  ])("%s", (_name, answer, fields) => {
    expect(fieldsOf(answer)).toEqual(fields);
  });

  it("is asked of single items too, which have no day of their own", () => {
    expect(groundProblems("details", no({ chosen: conduct }), LISTED).map(({ field }) => field)).toEqual([
      "opinionBy",
      "opinionOn",
      "opinion",
    ]);
    expect(groundProblems("details", no({ chosen: future }), LISTED)).toEqual([
      { field: "chosen", problem: expect.stringContaining("single items have none") as string },
    ]);
  });

  it("is kept, and nothing that the ground does not ask for", () => {
    const all = { accessibleAt: " https://opcc.example ", opinionBy: "C", opinionOn: DAY, opinion: "So" };
    const of = (chosen: ListedGround) => determinationOf("report", no({ chosen, ...all }), LISTED).further;
    expect(of(elsewhere)).toEqual({ accessibleAt: "https://opcc.example" });
    expect(of(conduct)).toEqual({ opinion: { by: "C", on: DAY, text: "So" } });
    expect(of(research)).toBeUndefined();
  });
});

describe("a ground written by hand", () => {
  it("of a section with an absolute and a qualified limb says which", () => {
    for (const written of [`${FOI} s.40(2)`, `${FOI} s.37`, `${FOI} s.37(1)(c)`]) {
      expect(asListed(written, LISTED).lacksLimb, written).toBe(true);
      expect(fieldsOf({ written }), written).toEqual(["written"]);
    }
    expect(asListed(`${FOI} s.40(2) and (3A)`, LISTED)).toMatchObject({
      lacksLimb: false,
      isQualified: false,
    });
    expect(asListed(`${FOI} s.40(2) and (3B)`, LISTED)).toMatchObject({
      lacksLimb: false,
      isQualified: true,
    });
  });

  it("is refused where the office's list has it turned off", () => {
    for (const written of [`${FOI} s.35`, "Local Government Act 1972, schedule 12A paragraph 3"]) {
      expect(fieldsOf({ written }), written).toEqual(["written"]);
    }
  });
});

describe("what is published of a ground", () => {
  it("is why the public interest is in withholding, of a qualified one alone", () => {
    const given = { publish: false, legalGround: "G", publicInterest: "Because" };
    expect(publishedGrounds(aDetermination({ ...given, isQualified: true }))).toEqual([
      { legalGround: "G", publicInterest: "Because" },
    ]);
    expect(publishedGrounds(aDetermination({ ...given, isQualified: false }))).toEqual([]);
    expect(
      publishedGrounds(aDetermination({ publish: true, publicInterest: "Because", isQualified: true })),
    ).toEqual([]);
  });

  it("is said once of each ground of single items", () => {
    const own = { legalGround: "G", isQualified: true, publicInterest: "Because" };
    const items = [1, 2].map((id) => ({ kind: "line" as const, id, ...own }));
    const other = { kind: "line" as const, id: 3, ...own, publicInterest: "For another reason" };
    expect(publishedGrounds(aDetermination({ items: [...items, other] }))).toEqual([
      { legalGround: "G", publicInterest: "Because" },
      { legalGround: "G", publicInterest: "For another reason" },
    ]);
  });
});
