import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { verdict } from "~/domain/shared/verdict";

describe("verdict", () => {
  it("says yes where nothing blocks", () => {
    expect(verdict([])).toEqual({ ok: true });
  });

  it.each([[["one"]], [["one", "two", "three"]]])("says no with the reasons %j", (blockers) => {
    expect(verdict(blockers)).toEqual({ ok: false, blockers });
  });

  it("keeps every reason, in order", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (blockers) => {
        const answer = verdict(blockers);
        expect(answer.ok ? [] : answer.blockers).toEqual(blockers);
      }),
    );
  });
});
