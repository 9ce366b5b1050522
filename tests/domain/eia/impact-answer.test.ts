import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ACTION_STATES, type Action, type ActionState } from "~/domain/actions/action";
import type { Impact, ImpactWords } from "~/domain/eia/eia";
import { DIRECTIONS } from "~/domain/eia/characteristics";
import { entryGaps } from "~/domain/eia/completeness";
import {
  adverseGap,
  asAnswered,
  inquiryGap,
  mitigationTimeInWords,
  type TiedAction,
} from "~/domain/eia/impact-answer";
import { calendarDate } from "~/domain/shared/calendar-date";
import { anyDate, blankText, someWords } from "../../support/arbitraries";
import {
  aChange,
  aLine,
  anAction,
  anEntry,
  anImpact,
  ASKED_AFTERWARDS,
  NOT_ANSWERED,
  TODAY,
} from "../../support/content-builder";

const ID = 41;
const SAID: Partial<Impact> = {
  mitigation: "A phone line",
  mitigationBy: "The provider",
  mitigationTiming: "in_place",
};
const BY_MAY: Partial<Impact> = {
  ...SAID,
  mitigationTiming: "by_date",
  mitigationDate: calendarDate("2018-05-31"),
};
const adverse = (rest: Partial<Impact> = {}) => anImpact({ id: ID, direction: "adverse", ...rest });
const gapOf = (rest: Partial<Impact>, actions: readonly TiedAction[] = []) =>
  adverseGap(adverse(rest), "disability", actions);
const tied = (state: ActionState, mitigates = [ID]) => anAction({ state, mitigates });

const INSTEAD =
  "Tie one that mitigates it, or give a mitigation with who does it and by when, or a justification.";
const NOTHING = `Nothing answers the adverse impact on disability. No action is tied to it. ${INSTEAD}`;
const WITHDRAWN = `Nothing answers the adverse impact on disability. The action tied to it is withdrawn. ${INSTEAD}`;
const COMPLETED =
  "Nothing answers the adverse impact on disability. The action tied to it is completed, and a completed action answers nothing by itself: say in the impact how it stands now.";
const vague = (what: string) =>
  `The mitigation of the adverse impact on disability does not say ${what}. Say who does it and by when, or make it an action.`;

describe("what an adverse impact still needs (rule 3)", () => {
  it.each<[string, Partial<Impact>, TiedAction[], string | null]>([
    ["nothing at all", {}, [], NOTHING],
    ["an action that is open and tied to it", {}, [tied("open")], null],
    ["an action that is carried forward and tied to it", {}, [tied("carried_forward")], null],
    ["an action that mitigates several", {}, [tied("open", [1, ID, 2])], null],
    ["an action about something else", {}, [tied("open", [])], NOTHING],
    ["an action tied to another impact", {}, [tied("open", [ID + 1])], NOTHING],
    ["a completed action", {}, [tied("completed")], COMPLETED],
    ["a withdrawn action", {}, [tied("withdrawn")], WITHDRAWN],
    ["a completed and a withdrawn action", {}, [tied("withdrawn"), tied("completed")], COMPLETED],
    ["one that stands, beside a withdrawn one", {}, [tied("withdrawn"), tied("open")], null],
    ["a completed action, and how the impact stands now", SAID, [tied("completed")], null],
    ["a mitigation that is in place", SAID, [], null],
    ["a mitigation by a day", BY_MAY, [], null],
    ["a mitigation without who", { ...SAID, mitigationBy: " " }, [], vague("who does it")],
    ["a mitigation without when", { ...SAID, mitigationTiming: null }, [], vague("by when")],
    ["a mitigation by a day that is not said", { ...BY_MAY, mitigationDate: null }, [], vague("by when")],
    ["a mitigation without either", { mitigation: "A line" }, [], vague("who does it and by when")],
    ["who and when, and no mitigation", { ...SAID, mitigation: "\n" }, [], NOTHING],
    ["a vague mitigation beside an action", { mitigation: "A line" }, [tied("open")], null],
    [
      "a vague mitigation beside a completed action",
      { mitigation: "A line" },
      [tied("completed")],
      vague("who does it and by when"),
    ],
    ["a justification", { justification: "The grant has ended" }, [], null],
    ["a blank justification", { justification: " " }, [], NOTHING],
    ["a justification beside a completed action", { justification: "So" }, [tied("completed")], null],
  ])("%s", (_name, rest, actions, sentence) => {
    expect(gapOf(rest, actions)).toBe(sentence);
  });

  it("is never answered by actions that are not tied to it, however many, in whatever state", () => {
    const any = fc.record({
      state: fc.constantFrom(...ACTION_STATES),
      mitigates: fc.array(fc.integer({ min: 1, max: 99 }).filter((id) => id !== ID)),
    });
    fc.assert(fc.property(fc.array(any), (actions) => gapOf({}, actions) === NOTHING));
  });

  it("is never answered by actions that are done with", () => {
    const done = fc.constantFrom<ActionState>("completed", "withdrawn").map((state) => tied(state));
    fc.assert(fc.property(fc.array(done), (actions) => gapOf({}, actions) !== null));
  });

  it("is never answered by blank words", () => {
    fc.assert(
      fc.property(blankText, blankText, (mitigation, justification) => {
        expect(gapOf({ ...SAID, mitigation, justification })).toBe(NOTHING);
        expect(gapOf({ ...SAID, mitigationBy: mitigation })).toBe(vague("who does it"));
      }),
    );
  });
});

describe("what an impact that is not yet known still needs (rule 16)", () => {
  const unknown = (rest: Partial<Impact>) => anImpact({ direction: "not_yet_known", ...rest });
  const UNASKED =
    "The impact on disability is not yet known, and nothing says that it is asked. Say what is asked, who finds out and by when; or why it cannot reasonably be asked now, and how the decision stays open.";
  const NOT_NOW: Partial<Impact> = {
    inquiry: "not_now",
    noInquiryReason: "Nobody has applied yet",
    staysOpen: "Nothing is awarded before it is assessed",
  };
  const lacks = (what: string) => `The inquiry into the impact on disability does not say ${what}.`;
  const on = (date: string) => ({ ...ASKED_AFTERWARDS, inquiryDate: calendarDate(date) });

  it.each<[string, Partial<Impact>, string | null]>([
    ["nothing at all", {}, UNASKED],
    ["a bare justification", { justification: "There is no time" }, UNASKED],
    ["a mitigation with who and when", SAID, UNASKED],
    ["an inquiry after the decision", ASKED_AFTERWARDS, null],
    ["an inquiry that is due today", on(TODAY), null],
    ["one without what", { ...ASKED_AFTERWARDS, inquiryAsks: " " }, lacks("what is asked")],
    ["one without who", { ...ASKED_AFTERWARDS, inquiryBy: "" }, lacks("who finds out")],
    ["one without by when", { ...ASKED_AFTERWARDS, inquiryDate: null }, lacks("by when")],
    [
      "one without before or after",
      { ...ASKED_AFTERWARDS, inquiryTime: null },
      lacks("whether before or after the decision"),
    ],
    [
      "one of which nothing is said",
      { inquiry: "asked" },
      lacks("what is asked, who finds out, by when and whether before or after the decision"),
    ],
    [
      "an inquiry before the decision",
      { ...ASKED_AFTERWARDS, inquiryTime: "before_decision" },
      "The inquiry into the impact on disability comes before the decision (Commissioning Manager, by 29 June 2018). Say what it found.",
    ],
    [
      "one before the decision whose day has passed",
      { ...on("2018-03-08"), inquiryTime: "before_decision" },
      "The inquiry into the impact on disability was due on 8 March 2018 (Commissioning Manager). Say what it found.",
    ],
    [
      "one after the decision whose day has passed",
      on("2018-03-08"),
      "The inquiry into the impact on disability was due on 8 March 2018 (Commissioning Manager). Say what it found.",
    ],
    ["why not now, and how the decision stays open", NOT_NOW, null],
    [
      "why not now, alone",
      { ...NOT_NOW, staysOpen: "" },
      "The impact on disability is not yet known, and it does not say how the decision stays open.",
    ],
    [
      "how it stays open, alone",
      { ...NOT_NOW, noInquiryReason: " " },
      "The impact on disability is not yet known, and it does not say why it cannot reasonably be asked now.",
    ],
    [
      "that it is not asked, alone",
      { inquiry: "not_now" },
      "The impact on disability is not yet known, and it does not say why it cannot reasonably be asked now and how the decision stays open.",
    ],
  ])("%s", (_name, rest, sentence) => {
    expect(inquiryGap(unknown(rest), "disability", TODAY)).toBe(sentence);
  });

  it("blocks whatever is asked before the decision, until it is known", () => {
    fc.assert(
      fc.property(someWords, someWords, anyDate, (inquiryAsks, inquiryBy, inquiryDate) => {
        const inquiry = { ...ASKED_AFTERWARDS, inquiryAsks, inquiryBy, inquiryDate };
        const before = unknown({ ...inquiry, inquiryTime: "before_decision" });
        expect(inquiryGap(before, "age", TODAY)).not.toBeNull();
      }),
    );
  });
});

/** As it was asked before: any words, or any action of the same entry that was not withdrawn. */
function wasAnsweredFormerly(impact: Impact, entryId: number, actions: readonly Action[]): boolean {
  const ofEntry = actions.some((action) => action.entryId === entryId && action.state !== "withdrawn");
  return ofEntry || impact.mitigation.trim() !== "" || impact.justification.trim() !== "";
}

describe("what used to pass, and does not any more", () => {
  const ENTRY_ID = 21;
  const of = (action: Partial<Action>) => [anAction({ entryId: ENTRY_ID, ...action })];
  it.each<[string, Partial<Impact>, Action[]]>([
    ["an action about something else", { direction: "adverse" }, of({ mitigates: [] })],
    ["a completed action", { direction: "adverse" }, of({ state: "completed", mitigates: [ID] })],
    ["a mitigation without who and when", { direction: "adverse", mitigation: "People may ask" }, []],
    [
      "a bare justification for not yet known",
      { direction: "not_yet_known", justification: "There are no data" },
      [],
    ],
    ["an action for not yet known", { direction: "not_yet_known" }, of({ mitigates: [ID] })],
  ])("%s", (_name, rest, actions) => {
    const impact = anImpact({ id: ID, ...rest });
    expect(wasAnsweredFormerly(impact, ENTRY_ID, actions)).toBe(true);
    const gaps = entryGaps(
      anEntry({ id: ENTRY_ID, impacts: [impact] }),
      aChange({ new: [aLine()] }),
      actions,
      TODAY,
    );
    expect(gaps.map(({ rule }) => rule)).toEqual([rest.direction === "adverse" ? "adverse" : "inquiry"]);
  });
});

describe("what is kept of what was written", () => {
  const {
    id: _id,
    characteristic: _characteristic,
    ...EVERYTHING
  } = anImpact({
    ...BY_MAY,
    justification: "So",
    ...ASKED_AFTERWARDS,
    noInquiryReason: "Too early",
    staysOpen: "Nothing is spent",
  });
  const {
    justification: _j,
    mitigation: _m,
    mitigationBy: _b,
    mitigationTiming: _t,
    mitigationDate: _d,
    ...UNASKED
  } = NOT_ANSWERED;

  it.each<[string, Partial<ImpactWords>, Partial<ImpactWords>]>([
    ["adverse: no inquiry", { direction: "adverse" }, UNASKED],
    ["asked: not why it is not", { direction: "not_yet_known" }, { noInquiryReason: "", staysOpen: "" }],
    [
      "not asked: not what",
      { direction: "not_yet_known", inquiry: "not_now" },
      { inquiryAsks: "", inquiryBy: "", inquiryDate: null, inquiryTime: null },
    ],
    ["neither: nothing of it", { direction: "not_yet_known", inquiry: null }, UNASKED],
    [
      "in place: no day",
      { direction: "adverse", mitigationTiming: "in_place" },
      { ...UNASKED, mitigationDate: null },
    ],
  ])("%s", (_name, written, without) => {
    const words: ImpactWords = { ...EVERYTHING, ...written };
    expect(asAnswered(words)).toEqual({ ...words, ...without });
  });

  it("changes nothing when it is asked again, in any direction", () => {
    for (const direction of DIRECTIONS) {
      const once = asAnswered({ ...EVERYTHING, direction });
      expect(asAnswered(once)).toEqual(once);
    }
  });
});

describe("by when a mitigation takes effect, in words", () => {
  it.each<[Partial<Impact>, string]>([
    [SAID, "in place already"],
    [BY_MAY, "31 May 2018"],
    [NOT_ANSWERED, ""],
    [{}, ""],
  ])("%j: %s", (impact, words) => {
    expect(mitigationTimeInWords(impact)).toBe(words);
  });
});
