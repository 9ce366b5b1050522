import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { budgetChanges, linesFingerprint, needsEntry, type LineDifference } from "~/domain/budget/changes";
import {
  askedWhetherSame,
  differInWords,
  hasOtherProvider,
  sameServiceKey,
} from "~/domain/budget/same-service";
import { answersTo } from "~/domain/eia/answer-state";
import { anyBudgetPair } from "../../support/arbitraries";
import { aChange, aLine, anEntry } from "../../support/content-builder";

const difference = (field: LineDifference["field"]): LineDifference => ({ field, previous: "a", new: "b" });

describe("in what a service differs", () => {
  it.each<[LineDifference["field"][], string]>([
    [["deliveryOrganisation"], "the provider differs"],
    [["provision"], "the provision differs"],
    [["method"], "the method differs"],
    [["reach"], "the reach differs"],
    [["provision", "reach"], "the provision and the reach differ"],
    [
      ["deliveryOrganisation", "provision", "method", "reach"],
      "the provider, the provision, the method and the reach differ",
    ],
  ])("%j: %s", (fields, words) => {
    expect(differInWords(fields.map(difference))).toBe(words);
  });
});

const previous = aLine({ id: 101, amounts: { 2017: 5_00 } });
const respelt = (id: number, rest: Partial<Parameters<typeof aLine>[0]>) =>
  aChange({ previous: [previous], new: [aLine({ id: 1, amounts: { 2018: 5_00 }, ...rest })] }, { id });

describe("what is asked", () => {
  const reach = respelt(1, { reach: "City" });
  const provider = respelt(2, { deliveryOrganisation: "Force" });
  const both = respelt(3, { deliveryOrganisation: "Force", provision: "Support" });
  const confirmed = { ...respelt(4, { reach: "City" }), sameServiceConfirmed: linesFingerprint(reach) };
  const same = respelt(5, {});
  const dearer = aChange(
    { previous: [previous], new: [aLine({ id: 1, amounts: { 2018: 6_00 } })] },
    { id: 6 },
  );
  const assessed = respelt(7, { reach: "City" });
  const edited = respelt(8, { reach: "City" });
  const asked = askedWhetherSame(
    answersTo(
      [reach, provider, both, confirmed, same, dearer, assessed, edited],
      [anEntry({}, assessed), anEntry({ id: 22, changeId: edited.id, fingerprint: linesFingerprint(same) })],
    ),
  );

  it("is of each that nobody has answered for, and says where the provider differs", () => {
    expect(asked.map(({ change }) => change.id)).toEqual([1, 2, 3]);
    expect([reach, provider, both, same].map(hasOtherProvider)).toEqual([false, true, true, false]);
  });

  it("names a change in the version that was seen", () => {
    expect(sameServiceKey({ id: 7, version: 3 })).toBe("7-3");
    expect(sameServiceKey({ id: 73, version: 1 })).not.toBe(sameServiceKey({ id: 7, version: 31 }));
  });
});

describe("of any two budgets", () => {
  const anyAnswers = anyBudgetPair.map(({ current, previous: before, links }) =>
    answersTo(budgetChanges(current, before, links), []),
  );

  it("a service is let go without an answer only where it reads the same in all four", () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        for (const { change } of answers.filter(({ change: one }) => !needsEntry(one))) {
          const [before] = change.previousLines;
          const [now] = change.newLines;
          expect([now?.deliveryOrganisation, now?.provision, now?.reach]).toEqual([
            before?.deliveryOrganisation,
            before?.provision,
            before?.reach,
          ]);
          if (before?.method && now?.method) expect(now.method).toBe(before.method);
        }
      }),
    );
  });

  it("it is asked of every service that keeps its amount and is not assessed, and of no other", () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const unchanged = answers.filter(
          ({ change, state }) => change.kind === "unchanged" && state === "not_assessed",
        );
        expect(askedWhetherSame(answers)).toEqual(unchanged);
      }),
    );
  });
});
