import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NOT_SCREENED, type Eia, type EiaEntry } from "~/domain/eia/eia";
import {
  headGaps,
  isAllScreenedOut,
  isOfOneLine,
  isShortHeadEnough,
  whyNoMore,
} from "~/domain/eia/proportion";
import { changesOf, type FrameworkContent } from "~/domain/framework/content";
import { calendarDate } from "~/domain/shared/calendar-date";
import {
  aCompleteFramework,
  aLine,
  anEia,
  anEntry,
  anImpact,
  aSmallFramework,
} from "../../support/content-builder";

const COMPLETE = aCompleteFramework();
const SMALL = aSmallFramework();

const SCREENED: Partial<EiaEntry> = {
  ...NOT_SCREENED,
  kind: "screened_out",
  screeningReason: "The same people get the same",
  impacts: [],
  consultees: [],
};

/** Every change that is in it answered in the same way. */
function answered(content: FrameworkContent, answer: Partial<EiaEntry>): FrameworkContent {
  return {
    ...content,
    entries: changesOf(content).map((change, index) => anEntry({ id: 61 + index, ...answer }, change)),
  };
}
const FOUND = { characteristic: "sex", direction: "adverse", foundOn: calendarDate("2018-02-01") } as const;
const SET_ASIDE: Partial<EiaEntry> = { ...SCREENED, findings: [FOUND] };

const SHORT: Partial<Eia> = {
  name: "",
  evidence: "",
  gaps: "",
  gapsAnswer: "",
  nextReview: "",
  whyNoMore: "It is one grant, and its entry says what it does to whom",
};

describe("a framework of one line", () => {
  it.each<[string, Pick<FrameworkContent, "budget" | "previous">, boolean]>([
    ["one that is new", SMALL, true],
    [
      "one that ends",
      { previous: { ...SMALL.budget, lines: [aLine()] }, budget: { ...SMALL.budget, lines: [] } },
      true,
    ],
    ["one that goes on", { ...SMALL, previous: { ...SMALL.budget, lines: [aLine({ id: 101 })] } }, true],
    [
      "one, where there were two",
      { ...SMALL, previous: { ...SMALL.budget, lines: [aLine({ id: 101 }), aLine({ id: 102 })] } },
      false,
    ],
    ["none at all", { budget: { ...SMALL.budget, lines: [] }, previous: null }, false],
    ["several", COMPLETE, false],
  ])("%s", (_name, content, expected) => {
    expect(isOfOneLine(content)).toBe(expected);
  });
});

describe("a framework in which all is screened out", () => {
  it.each<[string, FrameworkContent, boolean]>([
    ["each change is", answered(COMPLETE, SCREENED), true],
    ["one was found adverse before", answered(COMPLETE, SET_ASIDE), false],
    ["each is assessed", answered(COMPLETE, {}), false],
    ["one is assessed", COMPLETE, false],
    ["nobody has answered", { ...COMPLETE, entries: [] }, false],
    [
      "one is not answered for yet",
      (() => {
        const all = answered(COMPLETE, SCREENED);
        return { ...all, entries: all.entries.slice(1) };
      })(),
      false,
    ],
  ])("%s", (_name, content, expected) => {
    expect(isAllScreenedOut(content)).toBe(expected);
    expect(isShortHeadEnough(content)).toBe(expected);
  });
});

describe("what the head lacks", () => {
  it.each<[string, Partial<Eia>, boolean, string[]]>([
    ["a full head", {}, false, []],
    ["a full head where a short one is enough: why is not asked", {}, true, []],
    ["a short head where it is enough", SHORT, true, []],
    ["a short head where it is not", SHORT, false, ["name", "evidence", "gaps", "gapsAnswer", "nextReview"]],
    ["a short head that does not say why", { ...SHORT, whyNoMore: " " }, true, ["whyNoMore"]],
    [
      "an empty head, where a short one is enough",
      { ...SHORT, owner: "", author: "", aim: "", whyNoMore: "" },
      true,
      ["owner", "author", "aim", "whyNoMore"],
    ],
  ])("%s", (_name, eia, isShortEnough, fields) => {
    expect(headGaps(anEia(eia), isShortEnough).map(({ field }) => field)).toEqual(fields);
  });

  it("is never more where a short head is enough than it would be else, but for the reason", () => {
    const text = fc.constantFrom("", " ", "Something");
    const head = fc.record({
      ...{ name: text, owner: text, author: text, aim: text, evidence: text, gaps: text },
      ...{ gapsAnswer: text, nextReview: text, whyNoMore: text },
    });
    fc.assert(
      fc.property(head, (words) => {
        const full = headGaps(anEia(words), false).map(({ field }) => field);
        const short = headGaps(anEia(words), true).map(({ field }) => field);
        expect(full).toEqual(expect.arrayContaining(short.filter((field) => field !== "whyNoMore")));
        if (full.length === 0) expect(short).toEqual([]);
      }),
    );
  });
});

it("is published only as long as it holds: a second line makes the reason untrue", () => {
  const eia = anEia(SHORT);
  expect(whyNoMore({ ...SMALL, eia })).toBe(SHORT.whyNoMore);
  expect(whyNoMore({ ...COMPLETE, eia })).toBe("");
  expect(whyNoMore({ ...answered(COMPLETE, { ...SCREENED, impacts: [] }), eia })).toBe(SHORT.whyNoMore);
  expect(whyNoMore({ ...answered(COMPLETE, { impacts: [anImpact()] }), eia })).toBe("");
});
