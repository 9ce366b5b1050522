import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EVIDENCE_TEXT_FIELDS } from "~/domain/eia/eia";
import { abbreviationFinder, glossaryTermFaults } from "~/domain/framework/glossary";
import { suggestedTerms, textsOf } from "~/domain/framework/glossary-suggestions";
import {
  aBudget,
  aCompleteFramework,
  aConsultee,
  aLine,
  aRecord,
  aTerm,
  anAction,
  anEia,
  anImpact,
  anOption,
  aSection,
  someEvidence,
} from "../../support/content-builder";

const OF_AN_IMPACT = [
  ...(["who", "description", "mitigation", "mitigationBy", "justification"] as const),
  ...(["inquiryAsks", "inquiryBy", "noInquiryReason", "staysOpen"] as const),
];

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

  it.each([
    [{ ...good, term: "I" }, { term: "The abbreviation must be from 2 to 20 characters long" }],
    [{ ...good, term: " IOM" }, { term: "The abbreviation must be on one line, without spaces around it" }],
    [{ ...good, term: "LLR" }, { term: "LLR is in the list already. Change its meaning there" }],
    [{ ...good, meaning: " " }, { meaning: "Enter what it stands for" }],
    [
      { ...good, meaning: "x".repeat(201) },
      { meaning: "What it stands for must be 200 characters or fewer" },
    ],
  ])("%j: %j", (term, faults) => {
    expect(glossaryTermFaults(term, [aTerm({ term: "PCC" }), aTerm({ term: "LLR" })])).toEqual(faults);
  });
});

describe("abbreviationFinder", () => {
  const term = (word: string) => ({ term: word, meaning: `what ${word} means` });
  const TERMS = ["IOM", "YOS", "CSE", "CSE team", "C2ARA", "P+R"].map(term);
  const marked = (text: string) =>
    abbreviationFinder(TERMS)(text)
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

  it("gives pieces that have something in them, or the one empty text", () => {
    const pieces = (text: string) => [...abbreviationFinder(TERMS)(text)];
    expect(pieces("IOM")).toEqual([term("IOM")]);
    expect(pieces("IOM and YOS")).toEqual([term("IOM"), " and ", term("YOS")]);
    expect(pieces("the IOM.")).toEqual(["the ", term("IOM"), "."]);
    expect(pieces("")).toEqual([""]);
    expect([...abbreviationFinder([])("IOM")]).toEqual(["IOM"]);
    expect([...abbreviationFinder([])("")]).toEqual([""]);
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
    ["spaces in the brackets", ["Youth Offending Service ( YOS )"], [["YOS", "Youth Offending Service"]]],
    [
      "spaces in a bracket after it",
      ["YOS  ( Youth Offending Service )"],
      [["YOS", "Youth Offending Service"]],
    ],
    ["no space before the brackets", ["Youth Offending Service(YOS)"], [["YOS", "Youth Offending Service"]]],
    ["a bracket that is not closed", ["Youth Offending Service (YOS and others)"], [["YOS", ""]]],
    ["a bracket that is not opened", ["Youth Offending Service YOS)"], [["YOS", ""]]],
    ["a bracket opened further back", ["Youth Offending Service (the YOS)"], [["YOS", ""]]],
    ["a bracket closed further on", ["Youth Offending Service (YOS or (like it))"], [["YOS", ""]]],
    ["brackets further on", ["YOS or another (Youth Offending Service)"], [["YOS", ""]]],
    ["brackets with too little in them", ["PCC (see)"], [["PCC", ""]]],
    ["one word that has all the letters", ["the Yours (YOS)"], [["YOS", ""]]],
    ["words that are the abbreviation again", ["the YOS of Leicester (YOS)"], [["YOS", ""]]],
    ["a first letter in the middle of a word", ["unyielding old service (YOS)"], [["YOS", ""]]],
    ["the words at the start of the text", ["Victim First (VF)"], [["VF", "Victim First"]]],
    ["the words right after a stop", [".Victim First (VF)"], [["VF", "Victim First"]]],
    ["a stop at the very beginning", [".ictim First (VF)"], [["VF", ""]]],
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

  it("looks in every text that authors write of the budget and the EIA", () => {
    const written = (...fields: string[]) =>
      Object.fromEntries(fields.map((field) => [field, `${field} text`]));
    const whole = aCompleteFramework();
    const line = aLine({
      ...written("service", "deliveryOrganisation", "provision", "fundedWith", "reach", "note"),
    });
    const [entry] = whole.entries;
    if (!entry) throw new Error("There is an entry");
    const content = aCompleteFramework({
      budget: aBudget({
        title: "budget title",
        lines: [line],
        priorities: [{ id: 1, name: "priority name" }],
      }),
      aim: "framework aim",
      eia: anEia(
        written(
          "aim",
          "evidence",
          "gaps",
          "gapsAnswer",
          "whyNoMore",
          "spokenTo",
          "otherGroups",
          "outcomeJustification",
          "reviewsDone",
        ),
      ),
      entries: [
        {
          ...entry,
          ...written("screeningReason", "noImpactReason", "nobodyConsultedReason"),
          ...written("screenedDespite", "othersReason", "combinedNote", "contradictedReason"),
          allocation: {
            nothingFixed: "nothingFixed text",
            decidedBy: "decidedBy text",
            decidedOn: null,
          },
          ownAnswers: [{ key: 1, question: "Rural areas?", answer: "own answer" }],
          evidence: [someEvidence(written(...EVIDENCE_TEXT_FIELDS))],
          impacts: [anImpact(written(...OF_AN_IMPACT))],
          consultees: [aConsultee(written("consultee", "said", "influence", "unchangedReason"))],
        },
      ],
      actions: [anAction(written("what", "whatWasDone"))],
      record: aRecord(written("summary", "optionsConsidered", "recommendations", "discussion", "resolved")),
      options: [anOption({ option: "what of an option", whyNot: "why not" })],
      sections: [aSection({ text: "section text" })],
    });
    expect(textsOf(content)).toEqual(
      [
        ...["budget title", "framework aim", "priority name"],
        ...["service", "deliveryOrganisation", "provision", "fundedWith", "reach", "note"],
        ...[
          "aim",
          "evidence",
          "gaps",
          "gapsAnswer",
          "whyNoMore",
          "spokenTo",
          "otherGroups",
          "outcomeJustification",
          "reviewsDone",
        ],
        ...["screeningReason", "noImpactReason", "nobodyConsultedReason"],
        ...["nothingFixed", "decidedBy"],
        ...["screenedDespite", "othersReason", "combinedNote", "contradictedReason"],
        "own answer",
        ...EVIDENCE_TEXT_FIELDS,
        ...OF_AN_IMPACT,
        ...["consultee", "said", "influence", "unchangedReason"],
        ...["what", "whatWasDone"],
        ...["summary", "optionsConsidered", "recommendations", "discussion", "resolved"],
        ...["section text", "what of an option", "why not"],
      ].map((field) => (field.includes(" ") ? field : `${field} text`)),
    );
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
