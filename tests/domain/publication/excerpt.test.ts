import { describe, expect, it } from "vitest";
import { excerpt, stemsOf } from "~/domain/publication/excerpt";

const hits = (passages: string, stems: string[]) =>
  excerpt(passages, stems)?.flatMap(({ text, isHit }) => (isHit ? [text] : [])) ?? null;

describe("the stems of a query", () => {
  it("are its words, without those that are left out", () => {
    expect(stemsOf("'disabl' & !'polic' & 'women''s' <-> 'aid'")).toEqual(["disabl", "women's", "aid"]);
    expect(stemsOf("")).toEqual([]);
  });
});

describe("an excerpt", () => {
  it("shows the words that have a stem, and no other", () => {
    expect(hits("Disabled people and the disability", ["disabl"])).toEqual(["Disabled"]);
    expect(hits("A policy, two policies", ["polici"])).toEqual(["policy", "policies"]);
    expect(hits("The Exec/007/18 of then", ["exec/007/18"])).toEqual(["Exec/007/18"]);
    expect(hits("Unpaid, paid", ["paid"])).toEqual(["paid"]);
  });

  it("is of the line that has most of them", () => {
    expect(hits("Youth alone\nNothing\nYouth work in towns", ["youth", "work"])).toEqual(["Youth", "work"]);
  });

  it("is cut between words, around the first of them", () => {
    const long = `${"before ".repeat(60)}hit ${"after ".repeat(80)}`.trim();
    const shown =
      excerpt(long, ["hit"])
        ?.map(({ text }) => text)
        .join("") ?? "";
    expect(shown).toMatch(/^… before .* hit after .* after …$/u);
    expect(shown.length).toBeLessThan(400);
  });

  it("is none where no line says any of them", () => {
    expect(excerpt("Something else", ["youth"])).toBeNull();
    expect(excerpt("", ["youth"])).toBeNull();
  });

  it("gives the whole line back, piece by piece", () => {
    const line = "Youth (work) [in] towns* and youth clubs.";
    expect(
      excerpt(line, ["youth", "club"])
        ?.map(({ text }) => text)
        .join(""),
    ).toBe(line);
  });
});
