import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ACTION_STATES } from "~/domain/actions/action";
import {
  asDecided,
  isForAfterwards,
  notAccepted,
  pastTargetGap,
  timingInWords,
} from "~/domain/actions/afterwards";
import { calendarDate } from "~/domain/shared/calendar-date";
import {
  aResolvedAction,
  anActionForAfterwards,
  anUnresolvedAction,
  anyDate,
} from "../../support/arbitraries";
import { anAcceptance, anAction, DIGEST, PERSON } from "../../support/content-builder";

const AFTER = anAction({ id: 31, timing: "after" });

describe("what is done after the decision (rule 18)", () => {
  it.each(ACTION_STATES)("an action that is %s", (state) => {
    expect(isForAfterwards({ state, timing: "after" })).toBe(state === "open");
    expect(isForAfterwards({ state, timing: "before" })).toBe(false);
  });

  it.each([
    [{}, "Before the decision"],
    [{ timing: "before" as const }, "Before the decision"],
    [{ timing: "after" as const, isCondition: false }, "After the decision"],
    [{ timing: "after" as const, isCondition: true }, "After the decision, which is made on this condition"],
  ])("%j: %s", (action, words) => {
    expect(timingInWords(action)).toBe(words);
  });

  it("waits until it is accepted for what is submitted, by somebody else, with a reason", () => {
    const waits = (...acceptances: Parameters<typeof notAccepted>[1]) =>
      notAccepted([AFTER, anAction({ id: 32 })], acceptances, DIGEST).map(({ id }) => id);
    expect(waits()).toEqual([31]);
    expect(waits(anAcceptance())).toEqual([]);
    expect(waits(anAcceptance({ digest: "other" }))).toEqual([31]);
    expect(waits(anAcceptance({ personId: PERSON.owner }))).toEqual([31]);
    expect(waits(anAcceptance({ reason: " " }))).toEqual([31]);
    expect(waits(anAcceptance({ actionId: 32 }))).toEqual([31]);
    expect(notAccepted([AFTER], [anAcceptance()], null)).toEqual([AFTER]);
  });

  it("is decided as it was accepted: carried forward, with whose word and why", () => {
    expect(asDecided([AFTER], [anAcceptance()], DIGEST)).toEqual([
      {
        ...AFTER,
        state: "carried_forward",
        acceptanceReason: "It begins with the new contract",
        resolvedBy: { id: PERSON.monitoringOfficer, name: "A. Officer", capacity: "Monitoring Officer" },
      },
    ]);
    expect(asDecided([AFTER], [anAcceptance({ digest: "other" })], DIGEST)).toEqual([AFTER]);
  });

  it("leaves every action as it is that does not wait, whatever was accepted", () => {
    fc.assert(
      fc.property(fc.oneof(aResolvedAction, anUnresolvedAction), (action) => {
        expect(asDecided([action], [anAcceptance({ actionId: action.id })], DIGEST)).toEqual([action]);
      }),
    );
  });

  it("leaves nothing open of what was accepted", () => {
    fc.assert(
      fc.property(fc.array(anActionForAfterwards), (plan) => {
        const actions = plan.map((action, index) => ({ ...action, id: index + 1 }));
        const given = actions.map(({ id }) => anAcceptance({ actionId: id }));
        expect(notAccepted(asDecided(actions, given, DIGEST), [], DIGEST)).toEqual([]);
      }),
    );
  });
});

describe("a target date that has passed (rule 18)", () => {
  const today = calendarDate("2018-03-09");
  it.each([
    ["carried forward, to today", { state: "carried_forward" as const }, "2018-03-09", null],
    [
      "carried forward, to yesterday",
      { state: "carried_forward" as const },
      "2018-03-08",
      "It is carried forward, but its target date has passed (8 March 2018). Open it again, give it a day that is still to come, and have it accepted anew.",
    ],
    ["for after the decision, tomorrow", { timing: "after" as const }, "2018-03-10", null],
    [
      "for after the decision, yesterday",
      { timing: "after" as const },
      "2018-03-08",
      "It is to be done after the decision, but its target date has passed (8 March 2018). Give it a day that is still to come.",
    ],
    ["for before the decision, yesterday: rule 4 says so", {}, "2018-03-08", null],
    ["completed, years ago", { state: "completed" as const }, "2001-01-01", null],
    ["withdrawn, years ago", { state: "withdrawn" as const, timing: "after" as const }, "2001-01-01", null],
  ])("%s", (_name, overrides, targetDate, gap) => {
    expect(pastTargetGap(anAction({ ...overrides, targetDate: calendarDate(targetDate) }), today)).toBe(gap);
  });

  it("is none on any day up to the target", () => {
    fc.assert(
      fc.property(fc.oneof(aResolvedAction, anActionForAfterwards), anyDate, (action, day) => {
        fc.pre(day <= action.targetDate);
        expect(pastTargetGap(action, day)).toBeNull();
      }),
    );
  });
});
