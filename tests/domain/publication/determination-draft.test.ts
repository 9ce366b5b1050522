import { describe, expect, it } from "vitest";
import {
  answersOf,
  partsWithItems,
  partWithoutItems,
  withAnswers,
  withItems,
  withoutItems,
  type DeterminationDraft,
  type DraftedGround,
  type DraftedPart,
} from "../../../app/domain/publication/determination-draft";
import { calendarDate } from "../../../app/domain/shared/calendar-date";

const ground = (written: string): DraftedGround => ({
  chosen: null,
  written,
  isQualified: false,
  publicInterest: "",
});
const part = (overrides: Partial<DraftedPart> = {}): Omit<DraftedPart, "items"> => ({
  howMuch: "all",
  released: [],
  releaseReason: "",
  withheldUntil: null,
  ...ground(""),
  ...overrides,
});
const draft = (overrides: Partial<Record<keyof DeterminationDraft, Partial<DraftedPart>>> = {}) =>
  withAnswers(null, {
    record: part(overrides.record),
    report: part(overrides.report),
    details: part(overrides.details),
    eia: part(overrides.eia),
  });
const [one, other] = [
  { kind: "line", id: 1 },
  { kind: "line", id: 2 },
] as const;

describe("a draft of the determinations", () => {
  it("gives each item the ground that it was ticked with, and the later one where it is ticked again", () => {
    const first = withItems(draft(), "details", { items: [one, other], ground: ground("A") });
    const second = withItems(first, "details", { items: [one], ground: ground("B") });
    expect(second.details.items.map(({ id, ground: { written } }) => [id, written])).toEqual([
      [2, "A"],
      [1, "B"],
    ]);
    expect(withoutItems(second, "details", [other]).details.items.map(({ id }) => id)).toEqual([1]);
  });

  it("keeps its items while another answer is given, and withholds them only where all but some is public", () => {
    const chosen = withItems(draft({ details: { howMuch: "some" } }), "details", {
      items: [one],
      ground: ground("A"),
    });
    const none = withAnswers(chosen, { ...chosen, details: part({ howMuch: "none", ...ground("G") }) });
    expect(none.details.items).toHaveLength(1);
    expect(answersOf(none).details).toMatchObject({ publish: false, items: [], written: "G" });
    expect(answersOf(withAnswers(none, { ...none, details: part() })).details).toMatchObject({
      publish: true,
      items: [],
    });
    expect(answersOf(chosen).details).toMatchObject({
      publish: true,
      items: [{ ...one, ground: ground("A") }],
      written: "",
    });
  });

  it("has a ground and an end only where none of it is public", () => {
    const until = calendarDate("2030-03-09");
    const given = draft({
      eia: { ...ground("G"), withheldUntil: until },
      report: { howMuch: "none", withheldUntil: until },
    });
    expect(answersOf(given).eia).toMatchObject({ written: "", withheldUntil: null });
    expect(answersOf(given).report).toMatchObject({ withheldUntil: until });
  });

  it("says which part still lacks its items", () => {
    const both = draft({ details: { howMuch: "some" }, eia: { howMuch: "some" } });
    expect(partsWithItems(both)).toEqual(["details", "eia"]);
    expect(partWithoutItems(both)).toBe("details");
    const half = withItems(both, "details", { items: [one], ground: ground("A") });
    expect(partWithoutItems(half)).toBe("eia");
    expect(partWithoutItems(draft())).toBeNull();
  });
});
