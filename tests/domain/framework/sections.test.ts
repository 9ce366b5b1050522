import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contentLeaves } from "~/domain/decision/content-leaves";
import { detailsBody } from "~/domain/decision/signed-snapshot";
import {
  headingsToAdd,
  inPlacement,
  PLACEMENTS,
  recordedSections,
  sectionFaults,
  sectionGap,
  sectionState,
  withPlaces,
  withSectionMoved,
} from "~/domain/framework/sections";
import { submissionGate } from "~/domain/framework/sign-off-gate";
import { withheldByName } from "~/domain/publication/withheld-by-name";
import { withheldOf, withholdableItems } from "~/domain/publication/withheld-items";
import { publishedTexts } from "~/domain/publication/published-texts";
import { aCompleteFramework, aSection, TODAY } from "../../support/content-builder";
import { determinationsOf } from "../../support/signed-snapshot-builder";

describe("what a framework says in words (rule 41)", () => {
  it.each([
    ["", false, "not_begun"],
    ["", true, "not_begun"],
    ["  \n", true, "not_begun"],
    ["N/A", true, "not_begun"],
    ["It began in 2017", false, "draft"],
    ["It began in 2017", true, "ready"],
  ] as const)("%j, said to be ready: %s, is %s", (text, isReady, state) => {
    expect(sectionState({ text, isReady })).toBe(state);
    expect(sectionGap({ text, isReady }) === null).toBe(state !== "draft");
    expect(sectionFaults({ text, isReady })).toEqual(
      state === "not_begun" && isReady ? { text: expect.any(String) as string } : {},
    );
  });

  it("blocks where it is begun and not ready, at its own page", () => {
    const sections = [
      aSection({ id: 1, isReady: true }),
      aSection({ id: 2, heading: "Foreword", isReady: false }),
      aSection({ id: 3, text: "", isReady: false }),
    ];
    const gate = submissionGate(aCompleteFramework({ sections }), TODAY);
    expect(gate.ok ? [] : gate.blockers).toEqual([
      {
        rule: "sections",
        subject: "Foreword",
        message: "It is begun, and nobody has said that it is ready. Say so, or remove it.",
        by: "eia_author",
        putRight: { page: "section", sectionId: 2 },
      },
    ]);
  });

  it("is frozen and published as far as it is begun, with the details, and in its order", () => {
    const sections = [
      aSection({ id: 5, heading: "A" }),
      aSection({ id: 3, heading: "B" }),
      aSection({ text: "" }),
    ];
    const content = aCompleteFramework({ sections });
    const leaves = contentLeaves(content).filter(({ kind }) => kind === "section");
    expect(leaves.map(({ part, id }) => [part, id])).toEqual([
      ["details", 5],
      ["details", 3],
    ]);
    expect(detailsBody(content).sections).toEqual(withPlaces(recordedSections(sections)));
    expect(detailsBody(content).sections?.map(({ number }) => number)).toEqual([1, 2]);
    expect(detailsBody(content).sections?.map(({ heading }) => heading)).toEqual(["A", "B"]);
  });

  it("is not there in what was frozen before there were sections", () => {
    const content = aCompleteFramework({ sections: [aSection({ text: "" })] });
    expect(detailsBody(content)).not.toHaveProperty("sections");
    expect(contentLeaves(content).some(({ kind }) => kind === "section")).toBe(false);
  });

  it("is looked through for what it tells, while the details are published", () => {
    const content = aCompleteFramework({ sections: [aSection({ id: 5 })] });
    const found = (publish: boolean) =>
      publishedTexts(content, {
        approvalComment: "",
        determinations: determinationsOf().map((given) =>
          given.part === "details" ? { ...given, publish } : given,
        ),
      }).filter(({ id }) => id.startsWith("section."));
    expect(found(true).map(({ id, at }) => [id, at])).toEqual([
      ["section.5.heading", { page: "section", sectionId: 5 }],
      ["section.5.text", { page: "section", sectionId: 5 }],
    ]);
    expect(found(false)).toEqual([]);
    const withheld = determinationsOf().map((given) =>
      given.part === "details" ? { ...given, items: [{ kind: "section" as const, id: 5 }] } : given,
    );
    expect(
      publishedTexts(content, { approvalComment: "", determinations: withheld }).filter(({ id }) =>
        id.startsWith("section."),
      ),
    ).toEqual([]);
  });

  it("can be withheld by itself, by its name", () => {
    const content = aCompleteFramework({
      sections: [aSection({ id: 5, text: "" }), aSection({ id: 6, heading: "B" })],
    });
    expect(withholdableItems("details", content)).toContainEqual({
      kind: "section",
      id: 6,
      name: "Section: B",
    });
    const [given] = determinationsOf().filter(({ part }) => part === "details");
    if (!given) throw new Error("Nothing is determined of the details");
    const items = [{ kind: "section" as const, id: 6, legalGround: "s.31" }];
    expect(withheldOf({ ...given, items }, content)).toEqual([
      { kind: "section", number: 1, legalGround: "s.31" },
    ]);
    expect(withheldByName({ ...given, items }, content)).toMatchObject([{ name: "Section: B" }]);
  });
});

describe("the order of the sections", () => {
  const at = (id: number, placement: (typeof PLACEMENTS)[number]) => ({ id, placement });
  const paper = [
    at(1, "before_budget"),
    at(2, "before_budget"),
    at(3, "after_budget"),
    at(4, "after_budget"),
  ];
  const order = (sections: readonly { id: number; placement: string }[] | null) =>
    sections?.map(({ id, placement }) => `${id} ${placement === "before_budget" ? "before" : "after"}`) ??
    null;

  it.each([
    [{ id: 2, by: -1 }, ["2 before", "1 before", "3 after", "4 after"]],
    [{ id: 3, by: 1 }, ["1 before", "2 before", "4 after", "3 after"]],
    // Past the budget it keeps its neighbours.
    [{ id: 2, by: 1 }, ["1 before", "2 after", "3 after", "4 after"]],
    [{ id: 3, by: -1 }, ["1 before", "2 before", "3 before", "4 after"]],
    [{ id: 1, by: -1 }, null],
    [{ id: 4, by: 1 }, null],
    [{ id: 9, by: 1 }, null],
  ] as const)("%j", (move, expected) => {
    expect(order(withSectionMoved(paper, move))).toEqual(expected);
  });

  it("has all of them before and after any move, those before the budget first", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...PLACEMENTS), { minLength: 1, maxLength: 7 }),
        fc.nat(),
        fc.constantFrom(-1 as const, 1 as const),
        (placements, which, by) => {
          const sections = inPlacement(placements.map((placement, index) => at(index + 1, placement)));
          const now = withSectionMoved(sections, { id: (which % sections.length) + 1, by });
          if (now === null) return;
          expect(now.map(({ id }) => id).toSorted()).toEqual(sections.map(({ id }) => id).toSorted());
          expect(inPlacement(now)).toEqual(now);
        },
      ),
    );
  });
});

describe("the headings that an office proposes", () => {
  const proposed = {
    before_budget: ["Foreword", " Background "],
    after_budget: ["Value for money", "foreword", ""],
  };

  it("are those that are not there yet, each once", () => {
    expect(headingsToAdd(proposed, [])).toEqual([
      { heading: "Foreword", placement: "before_budget" },
      { heading: "Background", placement: "before_budget" },
      { heading: "Value for money", placement: "after_budget" },
    ]);
    expect(headingsToAdd(proposed, [{ heading: "FOREWORD" }, { heading: "value for money " }])).toEqual([
      { heading: "Background", placement: "before_budget" },
    ]);
  });
});
