import { describe, expect, it } from "vitest";
import { askableChanges, movedSince, proposalOf } from "../../../app/domain/consultation/proposal";
import { changesOf } from "../../../app/domain/framework/content";
import type { InheritedItem } from "../../../app/domain/publication/determinations";
import {
  aBudget,
  aCompleteFramework,
  aLine,
  aLink,
  aSection,
  each,
  TODAY,
} from "../../support/content-builder";

const content = aCompleteFramework();
const [change] = askableChanges(content, []);
if (!change) throw new Error("The framework has a change");
const proposal = proposalOf(content, { changeIds: [change.id], inherited: [] }, TODAY);
const [asked] = proposal.changes;
if (!asked) throw new Error("It is asked about");

const withheld = (root: Pick<InheritedItem, "kind" | "id">): InheritedItem =>
  ({
    part: "details",
    name: "Withheld",
    legalGround: "s.43(2)",
    withheldUntil: null,
    ...root,
  }) as InheritedItem;

describe("what people can be asked about", () => {
  it("is each change that changes something", () => {
    const asked = askableChanges(content, []).map(({ id }) => id);
    const changing = changesOf(content).filter(({ kind, id }) => kind !== "unchanged" && id > 0);
    expect(asked).toEqual(changing.map(({ id }) => id));
  });

  it("is none of which the decision before withholds a line, on either side, or the change", () => {
    for (const item of [
      withheld({ kind: "change", id: change.id }),
      ...change.previousLines.map(({ id }) => withheld({ kind: "previous_line", id })),
      ...change.newLines.map(({ id }) => withheld({ kind: "line", id })),
    ]) {
      expect(askableChanges(content, [item]).map(({ id }) => id)).not.toContain(change.id);
      expect(proposalOf(content, { changeIds: [change.id], inherited: [item] }, TODAY).changes).toEqual([]);
    }
  });
});

describe("what people are shown of a change", () => {
  it.each([
    ["new", [], true],
    ["not new", [101], false],
  ])("says that it is %s (rule 22)", (_how, previousLineIds, isNew) => {
    const framework = aCompleteFramework({
      previous: aBudget({
        frameworkId: 2,
        years: [2017],
        lines: [aLine({ id: 101, amounts: each([2017], 900) })],
      }),
      budget: aBudget({ years: [2018], lines: [aLine({ id: 1, amounts: each([2018], 1_000) })] }),
      links: [aLink({ id: 11, previousLineIds, newLineIds: [1] })],
      entries: [],
      actions: [],
    });
    const [shown] = proposalOf(framework, { changeIds: [11], inherited: [] }, TODAY).changes;
    expect(shown).toMatchObject({ isNew, before: isNew ? null : 900_00, after: 1_000_00 });
  });
});

describe("what people are shown of what the draft says in words", () => {
  const sections = [
    aSection({ id: 71, heading: "After", placement: "after_budget" }),
    aSection({ id: 72, heading: "Half written", isReady: false }),
    aSection({ id: 73, heading: "Before" }),
  ];
  const shown = (inherited: InheritedItem[]) =>
    proposalOf(aCompleteFramework({ sections }), { changeIds: [], inherited }, TODAY).sections;

  it("is what is ready, in the order of the paper, and nothing that the decision before withholds", () => {
    expect(shown([])?.map(({ heading }) => heading)).toEqual(["Before", "After"]);
    expect(shown([withheld({ kind: "section", id: 73 })])?.map(({ heading }) => heading)).toEqual(["After"]);
    expect(proposal).not.toHaveProperty("sections");
  });
});

describe("what moved since people were asked", () => {
  it("is nothing while nothing is written otherwise", () => {
    expect(movedSince(proposal, content)).toEqual([]);
  });

  it("is an amount that is another, and a change that is there no more", () => {
    const earlier = { ...proposal, changes: [{ ...asked, after: 1 }] };
    expect(movedSince(earlier, content)).toEqual([
      { changeId: change.id, title: change.title, asked: 1, now: asked.after },
    ]);
    const gone = { ...proposal, changes: [{ ...asked, changeId: 99_999 }] };
    expect(movedSince(gone, content)).toMatchObject([{ changeId: 99_999, now: null }]);
  });
});
