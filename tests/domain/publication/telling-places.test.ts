import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changesOf, type FrameworkContent } from "~/domain/framework/content";
import type { ChosenItem, Determination } from "~/domain/publication/determinations";
import { publishedTexts, type StepTexts } from "~/domain/publication/published-texts";
import { tellingFigures, withheldFigures } from "~/domain/publication/telling-figures";
import { tellingPlaces, unknownPlaces } from "~/domain/publication/telling-places";
import { IMPACT_TEXT_FIELDS } from "~/domain/eia/eia";
import { formatMoney, sumPence } from "~/domain/shared/money";
import {
  aCompleteFramework,
  aConsultee,
  anImpact,
  aSection,
  CHANGE,
  ENTRY,
} from "../../support/content-builder";
import { determinationsOf } from "../../support/signed-snapshot-builder";

const HELPLINE = 4;
const GROUND = "Freedom of Information Act 2000 s.43(2)";

function withheld(
  part: "details" | "eia",
  items: readonly ChosenItem[],
  others: Parameters<typeof determinationsOf>[0] = {},
): StepTexts & { determinations: Determination[] } {
  return {
    approvalComment: "",
    determinations: determinationsOf(others).map((given) =>
      given.part === part ? { ...given, items, legalGround: GROUND } : given,
    ),
  };
}
const line = (id: number): ChosenItem => ({ kind: "line", id });

/** The example with one line whose amounts are given, and no figure in any text. */
function withAmounts(id: number, amounts: Record<number, number>): FrameworkContent {
  const content = aCompleteFramework({ statedTotals: [], glossary: [] });
  const { budget } = content;
  return {
    ...content,
    budget: {
      ...budget,
      lines: budget.lines.map((one) => (one.id === id ? { ...one, amounts } : one)),
    },
  };
}

const saying = (content: FrameworkContent, summary: string): FrameworkContent => ({
  ...content,
  record: { ...content.record, summary },
});

function placesOf(content: FrameworkContent, text: string, steps = withheld("details", [line(HELPLINE)])) {
  return tellingPlaces(saying(content, text), steps).filter(({ key }) => key.startsWith("record.summary"));
}

describe("a text that tells what a partner pays for a withheld line", () => {
  const plain = withAmounts(HELPLINE, { 2018: 28_023_00, 2019: 31_111_50 });
  const content: FrameworkContent = {
    ...plain,
    budget: {
      ...plain.budget,
      lines: plain.budget.lines.map((one) => ({
        ...one,
        contract:
          one.id === HELPLINE
            ? {
                partners: [{ name: "NHS England", amounts: { 2018: 7_654_00 } }],
                projects: [{ name: "PAVE", amounts: { 2018: 3_217_00 } }],
                fundingAmounts: { 2018: 9_871_00 },
              }
            : { partners: [{ name: "City", amounts: { 2018: 1_111_00 } }] },
      })),
    },
  };
  const others = content.budget.lines.length - 1;
  const own = sumPence(content.budget.lines.map(({ amounts }) => amounts[2018] ?? 0));
  it.each([
    ["the share", 7_654_00],
    ["a project", 3_217_00],
    ["funding that ends", 9_871_00],
    ["the line with its partners", 28_023_00 + 7_654_00],
    ["all that partners pay", 7_654_00 + others * 1_111_00],
    ["the budget with partners", own + 7_654_00 + others * 1_111_00],
  ])("is found: %s", (_what, pence) => {
    expect(placesOf(content, `It is ${formatMoney(pence)}.`)).not.toEqual([]);
  });

  it("and the share of a line that is published tells nothing", () => {
    expect(placesOf(content, "It is £1,111.")).toEqual([]);
  });
});

describe("a text that tells a withheld amount", () => {
  const content = withAmounts(HELPLINE, { 2018: 28_023_00, 2019: 31_111_50 });
  const total = sumPence(content.budget.lines.map(({ amounts }) => amounts[2018] ?? 0));
  const pounds = total / 100;
  const grouped = formatMoney(total).slice(1);

  it.each([
    ["the total", `In all ${formatMoney(total)} are spent.`, formatMoney(total).slice(1)],
    ["the total in digits", `In all ${pounds} are spent.`, String(pounds)],
    ["the total with spaces", `In all ${grouped.replaceAll(",", " ")}`, grouped.replaceAll(",", " ")],
    ["the total with pence", formatMoney(total, { pence: true }), `${grouped}.00`],
    ["the total in thousands", `£${Math.round(pounds / 1000)}k`, `${Math.round(pounds / 1000)}k`],
    ["the amount itself", "It pays £28,023.", "28,023"],
    ["the amount of another year, without its pence", "It pays £31,111 later.", "31,111"],
    ["the amount rounded to the thousand", "about £28,000", "28,000"],
    ["the amount as a cut", "a cut of −£28,023", "28,023"],
    ["both years together", "£59,134.50 in both years", "59,134.50"],
  ])("is shown with its place: %s", (_what, text, figure) => {
    const places = placesOf(content, text);
    expect(places).toMatchObject([
      {
        key: `record.summary=${figure}`,
        where: "Summary of the issue",
        at: { page: "record" },
        figure,
      },
    ]);
    expect(places[0]?.tells[0]).toContain("Helpline");
  });

  it("is shown with what stands around the figure, cut where it is long", () => {
    const [place] = placesOf(content, `${"before ".repeat(30)}£28,023${" after".repeat(30)}`);
    expect(place?.before).toMatch(/^….* £$/u);
    expect(place?.after).toMatch(/^ after.*…$/u);
    expect(place?.tells[0]).toBe("the amount for 2018/19, from which follows Helpline (£28,023)");
  });

  it.each([
    "It pays £28,123.",
    "in 2018, 24 people aged 18 to 25",
    "about £30,000",
    "£0.2 million in all",
    "12% of them",
  ])("is not one that says: %s", (text) => {
    expect(placesOf(content, text)).toEqual([]);
  });

  it("is one with a source of funding, since with the other it makes the total", () => {
    expect(placesOf(content, "The reserve pays £10,000.")).toMatchObject([{ figure: "10,000" }]);
  });

  it("is one with the share by which the change rises, where it narrows the amount", () => {
    expect(placesOf(content, "It rises by 180.2%")).toMatchObject([{ figure: "180.2" }]);
    expect(placesOf(content, "It rises by 180%")).toEqual([]);
    expect(placesOf(content, "It rises by 180.4%")).toEqual([]);
  });

  it("is one with a stated total, though it is not what the lines add up to", () => {
    const unfunded = { ...content, fundingSources: [] };
    const stated = { ...unfunded, statedTotals: aCompleteFramework().statedTotals };
    expect(placesOf(stated, "£150,000 is stated")).toMatchObject([{ figure: "150,000" }]);
    expect(placesOf(unfunded, "£150,000 is stated")).toEqual([]);
  });

  it("is looked for nowhere while nothing is withheld, nor where the record is withheld for good", () => {
    const text = `£28,023 of ${formatMoney(total)}`;
    expect(placesOf(content, text, withheld("details", []))).toEqual([]);
    const steps = withheld("details", [line(HELPLINE)], { record: { withheldUntil: null } });
    expect(tellingPlaces(saying(content, text), steps)).toEqual([]);
  });

  it("is one with any amount where the details are withheld whole, also until a day", () => {
    const steps = withheld("eia", [], { details: { withheldUntil: null } });
    expect(placesOf(content, "It pays £28,023.", steps)).toHaveLength(1);
    expect(placesOf(content, formatMoney(total), steps)).toHaveLength(1);
  });

  it("is one with an amount that a consultee moved, where the entry is withheld or the assessment", () => {
    const moved = {
      ...content,
      entries: content.entries.map((entry) =>
        entry.id === ENTRY.assessed
          ? { ...entry, consultees: [aConsultee({ amountBefore: 61_234_00, amountAfter: 65_432_00 })] }
          : entry,
      ),
    };
    const text = "The board had it raised from £61,234.";
    expect(placesOf(moved, text, withheld("eia", [{ kind: "entry", id: ENTRY.assessed }]))).toHaveLength(1);
    expect(placesOf(moved, text, withheld("details", [], { eia: { withheldUntil: null } }))).toHaveLength(1);
    expect(placesOf(moved, text, withheld("eia", [{ kind: "entry", id: ENTRY.transfer }]))).toEqual([]);
  });

  it("need not tell what the previous framework's own record publishes", () => {
    const steps = withheld("details", [line(HELPLINE)]);
    const text = "It was £10,000 before, of £180,000.";
    const known = new Set((content.previous?.lines ?? []).map(({ id }) => id));
    const figures = (places: ReturnType<typeof tellingPlaces>) => places.map(({ figure }) => figure);
    const funded = { ...saying(content, text), fundingSources: [] };
    expect(figures(tellingPlaces(funded, steps))).toEqual(["10,000", "180,000"]);
    expect(figures(tellingPlaces(funded, steps, known))).toEqual([]);
  });

  it("is known once it is ticked, and only there", () => {
    const places = placesOf(content, "£28,023, that is £28,023.00");
    expect(places).toHaveLength(2);
    expect(unknownPlaces(places, [])).toEqual(places);
    expect(unknownPlaces(places, ["record.summary=28,023"])).toEqual(places.slice(1));
    expect(
      unknownPlaces(
        places,
        places.map(({ key }) => key),
      ),
    ).toEqual([]);
  });
});

/** The ways in which an office writes an amount. */
const PRINTS: readonly ((pence: number) => string)[] = [
  (pence) => formatMoney(pence),
  (pence) => formatMoney(pence, { pence: true }),
  (pence) => formatMoney(pence).replace("£", ""),
  (pence) => formatMoney(pence).replaceAll(",", ""),
  (pence) => formatMoney(pence).replaceAll(",", " "),
  (pence) => formatMoney(pence).replaceAll(",", "\u00a0"),
  (pence) => formatMoney(pence).replace("£", "−£"),
  (pence) => formatMoney(pence).replace("£", "£ "),
  (pence) => formatMoney(pence).replace("£", "-"),
  (pence) => String(pence / 100),
  (pence) => `£${pence / 100_000_000}m`,
  (pence) => `${pence / 100_000_000} million`,
  (pence) => `£${pence / 1_000_00}k`,
];

const anyAmount = fc.integer({ min: 100_00, max: 90_000_000_00 });
/** Words without digits, of which none is read as a scale. */
const anyWords = fc
  .array(fc.constantFrom("pays", "Kicks", "a service,", "–", "“so”", "row\t", "\n", "(and)"), {
    maxLength: 8,
  })
  .map((words) => words.join(" "));

describe("for any amount", () => {
  const allTexts = publishedTexts(aCompleteFramework(), withheld("details", [line(HELPLINE)]));

  it("there are texts of every part to be looked at", () => {
    const roots = new Set(allTexts.map(({ id }) => id.split(".")[0]));
    expect([...roots]).toEqual(
      expect.arrayContaining(["record", "report", "line", "change", "eia", "entry", "action"]),
    );
  });

  it("each way to print it, and the total with it, is found in whatever words it stands", () => {
    fc.assert(
      fc.property(
        anyAmount,
        fc.constantFrom(...PRINTS),
        anyWords,
        anyWords,
        fc.constantFrom(...aCompleteFramework().budget.lines.map(({ id }) => id)),
        (pence, print, before, after, id) => {
          const content = withAmounts(id, { 2018: pence });
          const total = sumPence(content.budget.lines.map(({ amounts }) => amounts[2018] ?? 0));
          const steps = withheld("details", [line(id)]);
          for (const figure of [pence, total]) {
            const text = `${before} ${print(figure)} ${after}`;
            expect(placesOf(content, text, steps), text).not.toEqual([]);
          }
        },
      ),
    );
  });

  it("it is found in every text that will be published, and in none that is withheld", () => {
    const pence = 28_023_00;
    const content = { ...withAmounts(HELPLINE, { 2018: pence }), sections: [aSection()] };
    const steps = withheld("details", [line(HELPLINE)]);
    const marked = JSON.parse(
      JSON.stringify(content, (key, value: unknown) =>
        typeof value === "string" && TEXTS.has(key) ? `${value} £28,023` : value,
      ),
    ) as FrameworkContent;
    const found = new Set(tellingPlaces(marked, steps).map(({ key }) => key.split("=")[0]));
    const expected = publishedTexts(marked, steps)
      .filter(({ text }) => text.includes("£28,023"))
      .map(({ id }) => id);
    expect(expected.length).toBeGreaterThan(60);
    const ofImpact = expected.filter((id) => id.startsWith(`entry.${ENTRY.assessed}.disability.`));
    expect(ofImpact.map((id) => id.split(".").at(-1))).toEqual(IMPACT_TEXT_FIELDS);
    expect(expected).toEqual(expect.arrayContaining(["report.option.61.option", "report.option.61.whyNot"]));
    expect(expected).toEqual(expect.arrayContaining(["section.71.heading", "section.71.text"]));
    expect(expected.filter((id) => !found.has(id))).toEqual([]);
    expect(expected.filter((id) => id.startsWith(`line.${HELPLINE}.`))).toEqual([]);
  });

  it("no other number is taken for it: what is found is as near as the rule says", () => {
    fc.assert(
      fc.property(anyAmount, anyAmount, (pence, other) => {
        const content = withAmounts(HELPLINE, { 2018: pence });
        const steps = withheld("details", [line(HELPLINE)]);
        const figures = tellingFigures(content, withheldFigures(content, steps.determinations));
        const isOne = figures.some(({ value }) => Math.abs(value - other) < 100);
        const text = formatMoney(other - (other % 100) + 1_00, { pence: true }).replace(".00", ".01");
        const exact = figures.some(({ value }) => value === other - (other % 100) + 1_01);
        expect(placesOf(content, text).length > 0).toBe(exact);
        if (!isOne && other % 1_000 !== 0) {
          expect(placesOf(content, formatMoney(other, { pence: true }))).toEqual([]);
        }
      }),
    );
  });
});

/** Fields that a person writes. */
const TEXTS = new Set([
  "heading",
  "text",
  "title",
  "officersPresent",
  "summary",
  "resolved",
  "optionsConsidered",
  "option",
  "whyNot",
  "recommendations",
  "discussion",
  "financialSummary",
  "aim",
  "note",
  "provision",
  "reach",
  "service",
  "transferredTo",
  "rationale",
  "evidence",
  "gaps",
  "gapsAnswer",
  "spokenTo",
  "otherGroups",
  "answer",
  "planTitle",
  "planLead",
  "outcomeJustification",
  "reviewsDone",
  "screeningReason",
  "screenedDespite",
  "othersReason",
  "combinedNote",
  "contradictedReason",
  "source",
  "covers",
  "shows",
  "numbers",
  "gapReason",
  "noImpactReason",
  "nobodyConsultedReason",
  "who",
  "description",
  "mitigation",
  "mitigationBy",
  "justification",
  "inquiryAsks",
  "inquiryBy",
  "noInquiryReason",
  "staysOpen",
  "said",
  "influence",
  "unchangedReason",
  "what",
  "whatWasDone",
  "resolutionReason",
  "acceptanceReason",
]);

describe("what whoever signs writes", () => {
  const content = withAmounts(HELPLINE, { 2018: 28_023_00 });
  const signature = {
    reasons: "It costs £28,023",
    resolved: "To spend £28,023",
    conditions: "That no more than £28,023 are spent",
    questions: [{ changeId: CHANGE.assessed, text: "How much? £28,023", field: "questions_1" }],
  };
  const placesOfSignature = (steps: StepTexts, of = content) =>
    tellingPlaces(of, { ...steps, signature }).flatMap(({ at }) =>
      at.page === "decision-form" ? [at.field] : [],
    );

  it("is looked at like any other text, each at its field", () => {
    expect(placesOfSignature(withheld("details", [line(HELPLINE)])).toSorted()).toEqual([
      "conditions",
      "questions_1",
      "reasons",
      "resolved",
    ]);
  });

  it("stands in place of the draft, which is not published, and has its key where it says the same figure", () => {
    const drafted = { ...content, record: { ...content.record, resolved: "To spend £28,023 at once" } };
    const steps = withheld("details", [line(HELPLINE)]);
    const resolvedIn = (given: StepTexts) =>
      tellingPlaces(drafted, given).filter(({ key }) => key.startsWith("record.resolved"));
    const [draft] = resolvedIn(steps);
    expect(resolvedIn({ ...steps, signature }).map(({ key }) => key)).toEqual([draft?.key]);
    expect(resolvedIn({ ...steps, signature: { ...signature, resolved: "To go on" } })).toEqual([]);
  });

  it("of an entry that is withheld is withheld with it", () => {
    const steps = withheld("details", [line(HELPLINE)]);
    const determinations = steps.determinations.map((given) =>
      given.part === "eia"
        ? { ...given, items: [{ kind: "entry" as const, id: ENTRY.assessed }], legalGround: GROUND }
        : given,
    );
    expect(placesOfSignature({ ...steps, determinations })).not.toContain("questions_1");
  });
});

describe("several impacts of one characteristic", () => {
  it("are each looked at, the first under the name that it had when there was one", () => {
    const impacts = [
      anImpact({ id: 1, characteristic: "sex", who: "Girls" }),
      anImpact({ id: 2, characteristic: "sex", who: "Boys" }),
    ];
    const content = aCompleteFramework();
    const entries = content.entries.map((entry) =>
      entry.id === ENTRY.assessed ? { ...entry, impacts } : entry,
    );
    const texts = publishedTexts({ ...content, entries }, withheld("details", [line(HELPLINE)]));
    expect(texts.filter(({ id }) => id.endsWith(".who")).map(({ id, text }) => [id, text])).toEqual(
      expect.arrayContaining([
        [`entry.${ENTRY.assessed}.sex.who`, "Girls"],
        [`entry.${ENTRY.assessed}.sex.2.who`, "Boys"],
      ]),
    );
  });
});

describe("the changes of the example", () => {
  it("are what the share above is of", () => {
    const content = withAmounts(HELPLINE, { 2018: 28_023_00 });
    const change = changesOf(content).find(({ title }) => title === "Helpline");
    expect(change?.byYear[0]).toMatchObject({ previous: 10_000_00, new: 28_023_00 });
  });
});
