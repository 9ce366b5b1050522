import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { abbreviationFinder, glossaryTermFaults } from "~/domain/framework/glossary";
import { suggestedTerms, textsOf } from "~/domain/framework/glossary-suggestions";
import { aBudget, aCompleteFramework, aLine, aTerm } from "../support/content-builder";

describe("glossaryTermFaults", () => {
  const good = { term: "IOM", meaning: "Integrated Offender Management" };
  it.each([
    ["as it should be", good, []],
    ["the shortest", { ...good, term: "UK" }, []],
    ["the longest", { term: "A".repeat(20), meaning: "x".repeat(200) }, []],
    ["another case of one that is there", { ...good, term: "Llr" }, []],
    ["too short", { ...good, term: "I" }, ["term"]],
    ["nothing at all", { term: "", meaning: " " }, ["term", "meaning"]],
    ["too long", { term: "A".repeat(21), meaning: "x".repeat(201) }, ["term", "meaning"]],
    ["with spaces around it", { ...good, term: " IOM" }, ["term"]],
    ["on two lines", { ...good, term: "I\nOM" }, ["term"]],
    ["there already", { ...good, term: "LLR" }, ["term"]],
  ])("%s", (_, term, fields) => {
    expect(Object.keys(glossaryTermFaults(term, [aTerm({ term: "LLR" })]))).toEqual(fields);
  });
});

describe("abbreviationFinder", () => {
  const term = (word: string) => ({ term: word, meaning: `what ${word} means` });
  const find = abbreviationFinder(["IOM", "YOS", "CSE", "CSE team", "C2ARA", "P+R"].map(term));
  const marked = (text: string) =>
    find(text)
      .map((piece) => (typeof piece === "string" ? piece : `[${piece.term}]`))
      .join("");

  it.each([
    ["Integrated Offender Management (IOM)", "Integrated Offender Management ([IOM])"],
    ["IOM", "[IOM]"],
    ["", ""],
    ["Nothing here", "Nothing here"],
    ["iom and Iom are other words", "iom and Iom are other words"],
    ["IOMs, AIOM and IOM2 are other words", "IOMs, AIOM and IOM2 are other words"],
    ["ÉIOM is a word", "ÉIOM is a word"],
    ["IOM, then IOM again", "[IOM], then IOM again"],
    ["YOS/IOM's costs", "[YOS]/[IOM]'s costs"],
    ["a CSE team and CSE", "a [CSE team] and [CSE]"],
    ["C2ARA", "[C2ARA]"],
    ["P+R, PPR", "[P+R], PPR"],
  ])("%s", (text, expected) => {
    expect(marked(text)).toBe(expected);
  });

  it("loses nothing of a text, whatever the terms", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, maxLength: 4, unit: "grapheme" })),
        fc.string(),
        (terms, text) => {
          const pieces = abbreviationFinder(terms.map(term))(terms.join(" ") + text);
          expect(pieces.map((piece) => (typeof piece === "string" ? piece : piece.term)).join("")).toBe(
            terms.join(" ") + text,
          );
        },
      ),
    );
  });
});

describe("suggestedTerms", () => {
  it.each<[string, string[], [string, string][]]>([
    [
      "the words before the brackets",
      ["Integrated Offender Management (IOM)"],
      [["IOM", "Integrated Offender Management"]],
    ],
    [
      "no more words than it takes",
      ["The service of Working In Rehabilitation and Employment (WIRE), Leicester"],
      [["WIRE", "Working In Rehabilitation and Employment"]],
    ],
    [
      "letters in the middle of words",
      ["Child Independent Sexual Violence Advocate (CHISVA)"],
      [["CHISVA", "Child Independent Sexual Violence Advocate"]],
    ],
    [
      "a figure in it",
      ["Conditional Cautioning And Relationship Abuse (C2ARA)"],
      [["C2ARA", "Conditional Cautioning And Relationship Abuse"]],
    ],
    [
      "hyphens",
      ["Pro-Active Vulnerability Engagement (PAVE) team"],
      [["PAVE", "Pro-Active Vulnerability Engagement"]],
    ],
    [
      "a bracket after it",
      ["the SPDF (Strategic Partnership Development Fund)"],
      [["SPDF", "Strategic Partnership Development Fund"]],
    ],
    ["words that do not fit", ["Contribution to core costs (YOS)"], [["YOS", ""]]],
    ["words of the sentence before", ["Integrated Offender. Management (IOM)"], [["IOM", ""]]],
    ["a bracket that says something else", ["YOS (all of the area)"], [["YOS", ""]]],
    [
      "no meaning beside it",
      ["YAP/Youth Commission, the PCC's office"],
      [
        ["PCC", ""],
        ["YAP", ""],
      ],
    ],
    [
      "a meaning in another text",
      ["YOS costs", "Youth Offending Service (YOS)"],
      [["YOS", "Youth Offending Service"]],
    ],
    [
      "a later text without one",
      ["Youth Offending Service (YOS)", "YOS costs"],
      [["YOS", "Youth Offending Service"]],
    ],
    ["those explained already", ["LLR and UAVA"], [["UAVA", ""]]],
    ["ordinary words", ["Kicks, Catch 22, A Team, FreeVA, 24-7 Locks, X, OFFICIAL-SENSITIVE, R&D"], []],
  ])("%s", (_, texts, expected) => {
    expect(suggestedTerms(texts, [{ term: "LLR" }]).map(({ term, meaning }) => [term, meaning])).toEqual(
      expected,
    );
  });

  it("reads a long text in a moment's work", () => {
    const text = `${"( A word ".repeat(50_000)}(IOM)`;
    expect(suggestedTerms([text], [])).toEqual([{ term: "IOM", meaning: "" }]);
  });

  it("looks in the budget and in the EIA", () => {
    const budget = aBudget({ lines: [aLine({ service: "Police officers in the YOS", reach: "LLR" })] });
    const content = aCompleteFramework({ budget, aim: "To serve the PCC" });
    expect(suggestedTerms(textsOf(content), content.glossary).map(({ term }) => term)).toEqual([
      "EIA",
      "PCC",
      "YOS",
    ]);
  });
});
