import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { budgetChanges } from "~/domain/budget/changes";
import { proposeLinks, type LinkProposal } from "~/domain/budget/link-proposals";
import { bySureness, hasWords, isChosen, openProposals } from "~/domain/budget/open-proposals";
import type { Budget, BudgetLine } from "~/domain/budget/budget";
import { alikeLines } from "../../support/alike-lines";
import { aBudget, aLine, aLink } from "../../support/content-builder";
import { workedCurrent, workedItems, workedPrevious } from "../../support/worked-budgets";

const idsOf = ({ lines }: Pick<Budget, "lines">) => new Set(lines.map(({ id }) => id));
const proposeAll = (previous: Budget, current: Budget) =>
  proposeLinks(previous, current, { previousLineIds: idsOf(previous), newLineIds: idsOf(current) });

/** The services on both sides, as one text. */
function inWords(previousServices: readonly string[], newServices: readonly string[]): string {
  return JSON.stringify([[...previousServices].sort(), [...newServices].sort()]);
}
const services = ({ lines }: Budget, ids: readonly number[]) =>
  ids.map((id) => lines.find((line) => line.id === id)?.service ?? "");

describe("the published frameworks, with every proposal accepted as it stands", () => {
  const proposed = () => proposeAll(workedPrevious, workedCurrent);
  const stillOpen = () =>
    openProposals(workedCurrent, workedPrevious, budgetChanges(workedCurrent, workedPrevious, []));

  it("agree with the list made by hand in 34 of its 35 items", () => {
    const { ended, begun } = stillOpen();
    const changes = new Set([
      ...proposed().map(({ previousLineIds, newLineIds }) =>
        inWords(services(workedPrevious, previousLineIds), services(workedCurrent, newLineIds)),
      ),
      ...ended.map(({ service }) => inWords([service], [])),
      ...begun.map(({ service }) => inWords([], [service])),
    ]);
    expect(workedItems).toHaveLength(35);
    expect(
      workedItems
        .filter(({ previousLines, newLines }) => !changes.has(inWords(previousLines, newLines)))
        .map(({ title }) => title),
      // Six contracts became four, of which each is proposed with the one of its name.
    ).toEqual(["Victim First and the contracts it brings together"]);
  });

  it("are certain only where the list made by hand agrees, but for the contracts brought together", () => {
    const byHand = new Set(workedItems.map((item) => inWords(item.previousLines, item.newLines)));
    const wrong = proposed().filter(
      ({ sureness, previousLineIds, newLineIds }) =>
        sureness === "certain" &&
        !byHand.has(inWords(services(workedPrevious, previousLineIds), services(workedCurrent, newLineIds))),
    );
    expect(wrong.map(({ title }) => title)).toEqual([
      "Target Hardening",
      "CHISVA",
      "Mental health in Victim First",
    ]);
  });

  it("leave what ended or is new unlinked", () => {
    const { ended, begun } = stillOpen();
    expect(ended.map(({ service }) => service)).toEqual([
      "Victims services (successor provision)",
      "Substance misuse - Force side",
      "Police officers in the Youth Offending Service",
      "Multi Agency Public Protection Arrangements (MAPPA)",
    ]);
    expect(begun.map(({ service }) => service.slice(0, 12))).toEqual([
      "Kicks",
      "Warning Zone",
      "SPDF onward ",
    ]);
  });

  it.each([
    [
      "Working In Rehabilitation and Employment (WIRE)",
      "likely",
      ["The provider and the purpose are the same: “Employment support for ex-offenders”"],
    ],
    [
      "Think Family",
      "likely",
      [
        "Same name but for the place",
        "The provider and the purpose are the same: “Contribution to Troubled Families programme”",
        "Same amount",
      ],
    ],
    [
      "New Dawn New Day",
      "likely",
      ["The name of one is in the purpose of the other", "The provider is the same", "Same amount"],
    ],
    [
      "YAP/Youth Commission",
      "certain",
      [
        "Same name, written differently",
        "The provider and the purpose are the same: “Young people influencing policing and reducing reoffending”",
      ],
    ],
    [
      "Young people's prevention and diversion",
      "possible",
      ["All end, and the purpose is the same: “Young people's prevention and diversion”"],
    ],
  ])("say of %s why, and how sure it is", (title, sureness, reasons) => {
    expect(proposed().find((proposal) => proposal.title === title)).toMatchObject({ sureness, reasons });
  });
});

describe("lines that merge or split", () => {
  const RARE = aLine({
    id: 999,
    service: "Speed cameras",
    deliveryOrganisation: "Road Safety",
    provision: "Roads",
  });
  const budget = (year: number, ...lines: Partial<BudgetLine>[]) =>
    aBudget({
      years: [year],
      lines: [
        ...lines.map((line, index) =>
          aLine({ id: index + 1, amounts: { [year]: (index + 1) * 1000 + year }, ...line }),
        ),
        { ...RARE, amounts: { [year]: 5 } },
      ],
    });
  const found = (previous: Budget, current: Budget) =>
    proposeAll(previous, current)
      .filter(({ newLineIds }) => !newLineIds.includes(999))
      .map(({ previousLineIds, newLineIds, sureness }) => [previousLineIds, newLineIds, sureness]);

  it("are proposed together where one is as much like each of the others", () => {
    const [east, west] = [{ service: "Make Moves East" }, { service: "Make Moves West" }];
    expect(found(budget(2017, east, west), budget(2018, { service: "Make Moves" }))).toEqual([
      [[1, 2], [1], "possible"],
    ]);
    expect(found(budget(2017, { service: "Make Moves" }), budget(2018, east, west))).toEqual([
      [[1], [1, 2], "possible"],
    ]);
  });

  it("are not proposed with a line of another provider", () => {
    const previous = budget(
      2017,
      { service: "Victim First" },
      { service: "Hardship fund", provision: "For Victim First", deliveryOrganisation: "Another body" },
    );
    expect(found(previous, budget(2018, { service: "Victim First" }))).toEqual([[[1], [1], "certain"]]);
    const ofOne = budget(
      2017,
      { service: "Victim First" },
      { service: "Hardship fund", provision: "For Victim First" },
    );
    expect(found(ofOne, budget(2018, { service: "Victim First" }))).toEqual([[[1, 2], [1], "possible"]]);
  });

  it("are not proposed by the dozen", () => {
    const many = Array.from({ length: 40 }, (_, index) => ({ service: `Make Moves ${index + 10}` }));
    for (const { previousLineIds, newLineIds } of proposeAll(
      budget(2017, ...many),
      budget(2018, { service: "Make Moves" }),
    )) {
      expect(previousLineIds.length + newLineIds.length).toBeLessThanOrEqual(12);
    }
  });
});

describe("proposals, of any two budgets", () => {
  const priorities = [
    { id: 1, name: "Victims" },
    { id: 2, name: "Prevention" },
  ];
  const someBudget = alikeLines.map((lines) =>
    aBudget({
      priorities,
      lines: lines.map(({ key, priority, ...line }) =>
        aLine({ ...line, id: key, priorityId: priorities.find(({ name }) => name === priority)?.id ?? null }),
      ),
    }),
  );
  const mixed = someBudget.chain((budget) =>
    fc.tuple(
      fc.constant(budget),
      fc
        .shuffledSubarray([...budget.lines], { minLength: budget.lines.length })
        .map((lines) => ({ ...budget, lines })),
    ),
  );
  const words = (proposals: readonly LinkProposal[]) =>
    proposals
      .map(({ previousLineIds, newLineIds, sureness }) =>
        JSON.stringify([[...previousLineIds].sort(), [...newLineIds].sort(), sureness]),
      )
      .sort();

  it("have each line in at most one, and only lines that nobody linked", () => {
    fc.assert(
      fc.property(someBudget, someBudget, fc.integer({ min: 0, max: 4 }), (previous, current, linked) => {
        const free = (ids: Iterable<number>) => new Set([...ids].filter((id) => id % 4 !== linked));
        const unlinked = { previousLineIds: free(idsOf(previous)), newLineIds: free(idsOf(current)) };
        const proposals = proposeLinks(previous, current, unlinked);
        for (const side of ["previousLineIds", "newLineIds"] as const) {
          const ids = proposals.flatMap((proposal) => proposal[side]);
          expect(new Set(ids).size).toBe(ids.length);
          expect(ids.filter((id) => !unlinked[side].has(id))).toEqual([]);
        }
        for (const { previousLineIds, newLineIds, reasons } of proposals) {
          expect(previousLineIds.length + newLineIds.length).toBeGreaterThan(1);
          expect(reasons.join("")).not.toBe("");
        }
      }),
    );
  });

  it("of a budget and itself are each line with itself, for certain", () => {
    fc.assert(
      fc.property(someBudget, (budget) => {
        expect(
          proposeAll(budget, budget).map(({ previousLineIds, newLineIds, sureness }) => [
            previousLineIds,
            newLineIds,
            sureness,
          ]),
        ).toEqual(budget.lines.map(({ id }) => [[id], [id], "certain"]));
      }),
    );
  });

  it("do not depend on the order of lines", () => {
    fc.assert(
      fc.property(mixed, mixed, ([previous, previousMixed], [current, currentMixed]) => {
        expect(words(proposeAll(previousMixed, currentMixed))).toEqual(words(proposeAll(previous, current)));
      }),
    );
  });
});

describe("what is still open", () => {
  const [before, now] = [aLine({ id: 101, amounts: { 2017: 5 } }), aLine({ id: 1, version: 4 })];
  const [previous, current] = [aBudget({ years: [2017], lines: [before] }), aBudget({ lines: [now] })];
  const open = (...links: Parameters<typeof aLink>[0][]) =>
    openProposals(current, previous, budgetChanges(current, previous, links.map(aLink)));

  it("names a proposal by its lines in their versions", () => {
    expect(open().proposals).toMatchObject([{ key: "101.1/1.4", previousLines: [before], newLines: [now] }]);
    expect(open()).toMatchObject({ ended: [], begun: [] });
  });

  it("is nothing once they are linked", () => {
    expect(open({ previousLineIds: [101], newLineIds: [1] })).toEqual({
      proposals: [],
      ended: [],
      begun: [],
    });
  });

  it("leaves alone what a person marked as a transfer", () => {
    const transfer = { id: 7, previousLineIds: [101], newLineIds: [], isTransfer: true };
    expect(open(transfer)).toEqual({ proposals: [], ended: [], begun: [now] });
  });

  it("says which services ended and which are new", () => {
    const [ended, begun] = [
      aLine({
        id: 102,
        service: "Kicks",
        deliveryOrganisation: "Go-Getta",
        provision: "Sport",
        amounts: { 2017: 9 },
      }),
      aLine({
        id: 2,
        service: "Beacon",
        deliveryOrganisation: "Police",
        provision: "Arts",
        amounts: { 2018: 7 },
      }),
    ];
    const [then, later] = [
      { ...previous, lines: [before, ended] },
      { ...current, lines: [now, begun] },
    ];
    expect(openProposals(later, then, budgetChanges(later, then, []))).toMatchObject({
      proposals: [{ previousLines: [before], newLines: [now] }],
      ended: [ended],
      begun: [begun],
    });
  });

  it("comes the most certain first, else as it came", () => {
    const [proposal] = open().proposals;
    if (!proposal) throw new Error("Nothing is proposed");
    const some = (["possible", "certain", "likely", "certain", "possible"] as const).map(
      (sureness, index) => ({
        ...proposal,
        sureness,
        key: `${index}`,
      }),
    );
    expect(bySureness(some).map(({ key }) => key)).toEqual(["1", "3", "2", "0", "4"]);
  });

  it("is all new where there is no earlier framework", () => {
    expect(openProposals(current, null, budgetChanges(current, null, []))).toEqual({
      proposals: [],
      ended: [],
      begun: [now],
    });
  });

  it("can be narrowed by sureness and by words", () => {
    const [proposal] = open().proposals;
    if (!proposal) throw new Error("Nothing is proposed");
    expect(isChosen(proposal, { sureness: null, text: "" })).toBe(true);
    expect(isChosen(proposal, { sureness: "certain", text: "catch SUPP" })).toBe(true);
    expect(isChosen(proposal, { sureness: "possible", text: "" })).toBe(false);
    expect(isChosen(proposal, { sureness: null, text: "catch fish" })).toBe(false);
    expect(hasWords([now], " victim ")).toBe(true);
    expect(hasWords([now, aLine({ service: "Kicks" })], "kicks  catch")).toBe(true);
    expect(hasWords([now, aLine({ service: "Kicks" })], "22kicks")).toBe(false);
  });
});
