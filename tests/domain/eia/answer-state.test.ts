import { describe, expect, it } from "vitest";
import { linesFingerprint } from "~/domain/budget/changes";
import {
  ANSWER_STATES,
  ANSWER_STATE_LABELS,
  answersTo,
  answerState,
  isUnanswered,
} from "~/domain/eia/answer-state";
import { ENTRY_KINDS } from "~/domain/eia/eia";
import { aChange, aLine, anEntry } from "../../support/content-builder";

const before = aLine({ id: 1, amounts: { 2017: 100_00 } });
const cut = aChange({ previous: [before], new: [aLine({ id: 2, amounts: { 2018: 90_00 } })] });
const same = aChange({ previous: [before], new: [aLine({ id: 2, amounts: { 2018: 100_00 } })] });
const respeltSides = {
  previous: [before],
  new: [aLine({ id: 2, amounts: { 2018: 100_00 }, reach: "Leicester" })],
};
const respelt = aChange(respeltSides);
const confirmed = aChange(respeltSides, { sameServiceConfirmed: linesFingerprint(respelt) });
const confirmedEarlier = aChange(respeltSides, { sameServiceConfirmed: linesFingerprint(same) });
const transfer = aChange({ previous: [before] }, { isTransfer: true, transferredTo: "Force" });

describe("the state of a change's answer", () => {
  it.each([
    ["a change without an entry", cut, "not_assessed"],
    ["a transfer without an entry", transfer, "not_assessed"],
    ["an unchanged line spelt differently", respelt, "not_assessed"],
    ["one confirmed as it was, before it differed", confirmedEarlier, "not_assessed"],
    ["one confirmed as it is", confirmed, "confirmed_same"],
    ["an unchanged line", same, "not_needed"],
  ] as const)("without an entry: %s", (_, change, expected) => {
    expect(answerState(change, undefined)).toBe(expected);
  });

  it.each(ENTRY_KINDS)("is the entry's kind where its lines are as they were: %s", (kind) => {
    expect(answerState(cut, anEntry({ kind }, cut))).toBe(kind);
  });

  it.each(ENTRY_KINDS)("is stale where the lines moved, whatever the kind: %s", (kind) => {
    expect(answerState(cut, anEntry({ kind }, same))).toBe("stale");
  });

  it("is the entry's even where the change needs none", () => {
    expect(answerState(confirmed, anEntry({ kind: "screened_out" }, confirmed))).toBe("screened_out");
    expect(answerState(same, anEntry({}, cut))).toBe("stale");
  });

  it("leaves something to do only where nothing current is written", () => {
    expect(ANSWER_STATES.filter(isUnanswered)).toEqual(["not_assessed", "stale"]);
  });

  it("has a label of its own for each", () => {
    expect(new Set(ANSWER_STATES.map((state) => ANSWER_STATE_LABELS[state])).size).toBe(ANSWER_STATES.length);
  });

  it("finds each change's entry, keeping the changes' order", () => {
    const second = { ...same, id: 12 };
    const entry = anEntry({ kind: "screened_out" }, cut);
    const answers = answersTo([second, cut], [entry]);
    expect(answers.map(({ state }) => state)).toEqual(["not_needed", "screened_out"]);
    expect(answers.map((answer) => answer.entry)).toEqual([undefined, entry]);
  });
});
