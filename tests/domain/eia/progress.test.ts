import { expect, it } from "vitest";
import type { AnswerState } from "~/domain/eia/answer-state";
import { answerProgress, entriesToWalk } from "~/domain/eia/progress";
import { linesSeen } from "~/domain/eia/lines-seen";
import { aChange, aLine } from "../../support/content-builder";

const line = (id: number, pounds: number, reach = "LLR") =>
  aLine({ id, reach, amounts: { 2018: pounds * 100 } });
const answered = (id: number, state: AnswerState, change = aChange({ new: [line(id, id)] }, { id })) => ({
  change,
  state,
  entry: state === "not_assessed" || state === "not_needed" ? undefined : {},
});
const unchanged = (id: number, state: AnswerState) =>
  answered(id, state, aChange({ previous: [line(100 + id, 5)], new: [line(id, 5, "City")] }, { id }));
const transfer = (id: number, state: AnswerState) =>
  answered(id, state, aChange({ new: [line(id, id)] }, { id, isTransfer: true, transferredTo: "Force" }));

it("walks changes, then transfers, then unchanged ones that are assessed; the others are no part of it", () => {
  const walk = entriesToWalk([
    transfer(1, "not_assessed"),
    unchanged(2, "not_assessed"),
    unchanged(3, "assessed"),
    answered(4, "assessed"),
    answered(5, "not_assessed"),
  ]);
  expect(walk.map(({ change }) => change.id)).toEqual([4, 5, 1, 3]);
  expect(answerProgress(walk, new Set())).toEqual({ complete: 2, total: 4 });
});

it("counts what is complete: neither what is left, nor what still lacks something", () => {
  const walk = [answered(1, "assessed"), answered(2, "assessed"), answered(3, "not_assessed")];
  expect(answerProgress(walk, new Set())).toEqual({ complete: 2, total: 3 });
  expect(answerProgress(walk, new Set([2]))).toEqual({ complete: 1, total: 3 });
});

it("counts a stale answer as none", () => {
  expect(answerProgress([answered(1, "stale"), answered(2, "screened_out")], new Set())).toEqual({
    complete: 1,
    total: 2,
  });
});

it("tells lines that were edited, added or moved to the other side from those that were seen", () => {
  const seen = linesSeen(aChange({ previous: [line(1, 5)], new: [line(2, 6)] }));
  const others = [
    aChange({ previous: [line(1, 5)], new: [{ ...line(2, 6), version: 2 }] }),
    aChange({ previous: [line(1, 5)], new: [line(2, 6), line(3, 1)] }),
    aChange({ previous: [line(1, 5)] }),
    aChange({ previous: [line(2, 6)], new: [line(1, 5)] }),
  ];
  expect(linesSeen(aChange({ previous: [line(1, 5)], new: [line(2, 6)] }))).toBe(seen);
  for (const change of others) expect(linesSeen(change)).not.toBe(seen);
});

it("tells lines apart whose numbers run on from one to the next", () => {
  const inVersion = (id: number, version: number) => ({ ...line(id, 5), version });
  const one = aChange({ new: [inVersion(1, 12), inVersion(3, 4)] });
  const other = aChange({ new: [inVersion(1, 1), inVersion(23, 4)] });
  expect(linesSeen(one)).not.toBe(linesSeen(other));
});
