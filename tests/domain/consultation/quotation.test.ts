import { describe, expect, it } from "vitest";
import { isSaidIn, personalIn } from "../../../app/domain/consultation/quotation";

const GIVEN = { q1: "The last bus\nleaves at nine, and the hall closes at ten.", q2: ["Kicks", "C2ARA"] };

describe("a quotation", () => {
  it.each([
    ["the words of an answer", "last bus leaves at nine", true],
    ["with the end left out", "The last bus …", true],
    ["with its middle left out, in order", "The last bus […] the hall closes at ten.", true],
    ["a choice that was offered", "Kicks", true],
    ["in another order", "closes at ten … The last bus", false],
    ["in other words", "The final bus leaves at nine", false],
    ["out of two answers", "The last bus … Kicks", false],
    ["of nothing but what is left out", "…", false],
  ])("is %s", (_what, quotation, isSaid) => {
    expect(isSaidIn(quotation, GIVEN)).toBe(isSaid);
  });

  it("tells what in it may be about a person", () => {
    expect(personalIn("Mrs Example helped 3 women: write to a@b.example")).toEqual([
      expect.objectContaining({ kind: "email" }),
      expect.objectContaining({ kind: "name" }),
      expect.objectContaining({ kind: "small_count" }),
    ]);
    expect(personalIn("")).toEqual([]);
  });
});
