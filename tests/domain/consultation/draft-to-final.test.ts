import { describe, expect, it } from "vitest";
import type { Action } from "../../../app/domain/actions/action";
import type { FrozenBeside, Proposal } from "../../../app/domain/consultation/asked";
import { draftToFinal, movedSections } from "../../../app/domain/consultation/draft-to-final";
import { askableChanges, frozenBeside, proposalOf } from "../../../app/domain/consultation/proposal";
import type { Theme } from "../../../app/domain/consultation/theme";
import type { FrameworkSection, SectionInWords } from "../../../app/domain/framework/sections";
import { aCompleteFramework, anAction, TODAY } from "../../support/content-builder";

const content = aCompleteFramework();
const asked = askableChanges(content, []).find(
  ({ id }) => content.entries.find(({ changeId }) => changeId === id)?.impacts.length,
);
if (!asked) throw new Error("The framework has an assessed change");
const entry = content.entries.find(({ changeId }) => changeId === asked.id);
const proposal = proposalOf(content, { changeIds: [asked.id], inherited: [] }, TODAY);
const theme = (words: Partial<Theme>): Theme => ({
  ...{ id: 1, title: "Too much at once", quotation: "", changeIds: [asked.id] },
  ...{ outcome: "changed" as const, reply: "It is less.", answerIds: [1], version: 1, ...words },
});
const asShown = (change: Partial<Proposal["changes"][number]>) => ({
  asked: { ...proposal, changes: proposal.changes.map((one) => ({ ...one, ...change })) },
  frozen: null,
});

describe("from the draft that people were shown to what is written now", () => {
  it("is nothing while nothing is written otherwise", () => {
    expect(draftToFinal({ asked: proposal, frozen: null }, content, [])).toMatchObject([
      { isAmountMoved: false, effectsAdded: [], effectsGone: [], themes: [], isUnexplained: false },
    ]);
  });

  it("is an amount with the themes that moved it", () => {
    expect(draftToFinal(asShown({ after: 1 }), content, [theme({})])).toMatchObject([
      { asked: 1, isAmountMoved: true, themes: [{ title: "Too much at once" }], isUnexplained: false },
    ]);
  });

  it.each([
    ["no theme is about it", []],
    ["the theme about it says that nothing changed", [theme({ outcome: "not_changed" })]],
    ["the theme that says so is about another", [theme({ changeIds: [] })]],
  ])("is not explained where %s", (_why, themes) => {
    expect(draftToFinal(asShown({ after: 1 }), content, themes)).toMatchObject([{ isUnexplained: true }]);
  });

  it("is what its entry says now and did not, and the other way round", () => {
    const [effect] = proposal.changes[0]?.effects ?? [];
    if (!effect) throw new Error("It has an effect");
    const earlier = { ...effect, what: "Nobody knew it yet" };
    expect(draftToFinal(asShown({ effects: [earlier] }), content, [])).toMatchObject([
      { effectsAdded: proposal.changes[0]?.effects, effectsGone: [earlier], isUnexplained: true },
    ]);
  });

  it("is a change that is proposed no more", () => {
    expect(draftToFinal(asShown({ changeId: 99_999 }), content, [])).toMatchObject([
      { isProposed: false, now: null, isAmountMoved: true },
    ]);
  });

  const entryId = entry?.id ?? 0;
  const actionsNow = (frozen: FrozenBeside | null, ...actions: Action[]) =>
    draftToFinal({ asked: proposal, frozen }, { ...content, actions }, []).flatMap((moved) => moved.actions);
  const LOOK = anAction({ id: 1, entryId, what: "Look again in a year" });

  it("has the actions of its entry, of which nothing is said where nobody kept how they were", () => {
    expect(actionsNow(null, LOOK)).toEqual([{ what: "Look again in a year", moved: null, differences: [] }]);
  });

  it("says which actions were added, changed and withdrawn since it was frozen", () => {
    const then = [
      LOOK,
      anAction({ id: 2, entryId, what: "Ask again" }),
      anAction({ id: 3, entryId, what: "Go" }),
    ];
    const frozen = frozenBeside(
      { ...content, actions: [...then, anAction({ id: 9, entryId: null, what: "Of no entry" })] },
      proposal,
      new Date("2018-02-01T10:00:00Z"),
    );
    expect(frozen.at).toBe("2018-02-01T10:00:00.000Z");
    expect(frozen.actions.map(({ id, changeId }) => [id, changeId])).toEqual(
      [1, 2, 3].map((id) => [id, asked.id]),
    );
    expect(
      actionsNow(
        frozen,
        LOOK,
        anAction({ id: 2, entryId, what: "Ask again", ownerName: "Another Manager", targetDate: TODAY }),
        anAction({ id: 3, entryId, what: "Go", state: "withdrawn" }),
        anAction({ id: 4, entryId, what: "Open a session" }),
        anAction({ id: 5, entryId, what: "Never mind", state: "withdrawn" }),
      ),
    ).toMatchObject([
      { what: "Look again in a year", moved: "same" },
      {
        what: "Ask again",
        moved: "changed",
        differences: [{ field: "Who does it", now: "Another Manager" }, { field: "By when" }],
      },
      { what: "Go", moved: "withdrawn" },
      { what: "Open a session", moved: "added" },
    ]);
    expect(actionsNow(frozen).map(({ moved }) => moved)).toEqual(["withdrawn", "withdrawn", "withdrawn"]);
  });
});

describe("the sections of the paper, from what people were shown to what is written now", () => {
  const shown = (heading: string, words: Partial<SectionInWords> = {}): SectionInWords => ({
    ...{ heading, text: `Of ${heading}.`, placement: "before_budget" as const },
    ...words,
  });
  const section = (heading: string, words: Partial<FrameworkSection> = {}): FrameworkSection => ({
    ...{ ...shown(heading), id: heading.length, isReady: true, version: 1 },
    ...words,
  });
  const as = (heading: string, moved: string) => ({ heading, moved, differences: [] });

  it.each([
    ["none", [], [], []],
    [
      "as they were",
      [shown("A"), shown("B")],
      [section("A"), section("B")],
      [as("A", "same"), as("B", "same")],
    ],
    ["new to people", undefined, [section("A")], [as("A", "added")]],
    ["new, though nobody says that it is ready", [], [section("A", { isReady: false })], [as("A", "added")]],
    [
      "written otherwise",
      [shown("A")],
      [section("A", { text: "Less." })],
      [{ ...as("A", "changed"), differences: [{ field: "Text", before: "Of A.", now: "Less." }] }],
    ],
    [
      "under another heading",
      [shown("A")],
      [section("B", { text: "Of A." })],
      [{ ...as("B", "changed"), differences: [{ field: "Heading", before: "A", now: "B" }] }],
    ],
    [
      "past the budget",
      [shown("A")],
      [section("A", { placement: "after_budget" })],
      [
        {
          ...as("A", "changed"),
          differences: [{ field: "Where it stands", before: "Before the budget", now: "After the budget" }],
        },
      ],
    ],
    [
      "gone, or empty by now",
      [shown("A"), shown("B")],
      [section("B", { text: " " })],
      ["A", "B"].map((heading) => ({
        ...as(heading, "withdrawn"),
        differences: [{ field: "Text", before: `Of ${heading}.`, now: "" }],
      })),
    ],
    [
      "two of one heading, each known once",
      [shown("A"), shown("A", { text: "Second." })],
      [section("A"), section("A", { text: "Second." })],
      [as("A", "same"), as("A", "same")],
    ],
    [
      "two of one heading, of which the first is gone",
      [shown("A"), shown("A", { text: "Second." })],
      [section("A", { text: "Second." })],
      [
        as("A", "same"),
        { ...as("A", "withdrawn"), differences: [{ field: "Text", before: "Of A.", now: "" }] },
      ],
    ],
  ])("are %s", (_what, before, now, sections) => {
    const paper = before === undefined ? {} : { sections: before };
    expect(movedSections(paper, { sections: now })).toEqual({ sections, isOrderMoved: false });
  });

  it("say where they follow each other otherwise, and not where one came between", () => {
    const before = { sections: [shown("A"), shown("B")] };
    const moved = (...headings: string[]) =>
      movedSections(before, { sections: headings.map((heading) => section(heading)) }).isOrderMoved;
    expect([moved("B", "A"), moved("B", "C", "A"), moved("A", "C", "B"), moved("B")]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
