import { moved, type Move } from "../shared/arrangement";
import { saysNothing } from "../shared/says-nothing";

/**
 * Rule 41: the parts of the paper that a framework is: a foreword, a background, what value for money means. Each is a heading and a
 * text, in an order that the office gives them, before the budget or after it. They are the details' to publish, and withheld with them.
 */
export const PLACEMENTS = ["before_budget", "after_budget"] as const;
export type Placement = (typeof PLACEMENTS)[number];

export const PLACEMENT_LABELS: Record<Placement, string> = {
  before_budget: "Before the budget",
  after_budget: "After the budget",
};

export interface SectionInWords {
  heading: string;
  text: string;
  placement: Placement;
}

export interface FrameworkSection extends SectionInWords {
  id: number;
  /** Whoever wrote it says that it can be read. */
  isReady: boolean;
  version: number;
}

export type SectionState = "not_begun" | "draft" | "ready";

export const SECTION_STATE_LABELS: Record<SectionState, string> = {
  not_begun: "Not begun",
  draft: "Draft",
  ready: "Ready",
};

type Written = Pick<FrameworkSection, "text" | "isReady">;

/** What says nothing is not begun, whatever was said of it. */
export function sectionState({ text, isReady }: Written): SectionState {
  if (saysNothing(text)) return "not_begun";
  return isReady ? "ready" : "draft";
}

/** What is wrong with one as it is entered, by field. */
export function sectionFaults({ text, isReady }: Written): { text?: string } {
  return isReady && saysNothing(text)
    ? { text: "Enter the text of the section, or say that it is no more than begun" }
    : {};
}

/** @returns what blocks, in a sentence; null where nothing does: one that is not begun is left out */
export function sectionGap(section: Written): string | null {
  return sectionState(section) === "draft"
    ? "It is begun, and nobody has said that it is ready. Say so, or remove it."
    : null;
}

/** Those that say something: they alone are frozen, printed and published. */
export const begunSections = <Of extends Written>(sections: readonly Of[]): Of[] =>
  sections.filter((section) => sectionState(section) !== "not_begun");

/** The same as they are recorded. */
export function recordedSections(sections: readonly FrameworkSection[]): SectionInWords[] {
  return begunSections(sections).map(({ heading, text, placement }) => ({ heading, text, placement }));
}

/** As it is published: by its place among them, so that it stays known by it where another is withheld. */
export interface NumberedSection extends SectionInWords {
  /** From 1; absent in records from before a section could be withheld by itself, where none is. */
  number?: number;
}

export const withPlaces = (sections: readonly NumberedSection[]): (NumberedSection & { number: number })[] =>
  sections.map((section, index) => ({ ...section, number: section.number ?? index + 1 }));

/** In their order, those before the budget first. */
export function inPlacement<Of extends Pick<SectionInWords, "placement">>(sections: readonly Of[]): Of[] {
  return PLACEMENTS.flatMap((placement) => sections.filter((section) => section.placement === placement));
}

/** Where the budget stands among the sections, past which they are moved like past each other. */
const BUDGET = "budget";

/** The same with one of them moved: past its neighbour, or past the budget. Null where it can go no further, or is not there. */
export function withSectionMoved<Of extends Pick<FrameworkSection, "id" | "placement">>(
  sections: readonly Of[],
  { id, by }: Move,
): Of[] | null {
  const [before, after] = PLACEMENTS.map((placement) =>
    sections.filter((section) => section.placement === placement),
  );
  const paper: (Of | typeof BUDGET)[] = [...(before ?? []), BUDGET, ...(after ?? [])];
  const from = paper.findIndex((one) => one !== BUDGET && one.id === id);
  const now = from === -1 ? null : moved(paper, from, by);
  if (now === null) return null;
  const budget = now.indexOf(BUDGET);
  return now.flatMap((one, place) =>
    one === BUDGET ? [] : [{ ...one, placement: place < budget ? "before_budget" : "after_budget" }],
  );
}

/** The headings that an office proposes for the papers of all its frameworks. */
export type ProposedHeadings = Readonly<Record<Placement, readonly string[]>>;

/** Those that a framework does not have yet, however they are capitalised. */
export function headingsToAdd(
  proposed: ProposedHeadings,
  sections: readonly Pick<SectionInWords, "heading">[],
): Pick<SectionInWords, "heading" | "placement">[] {
  const known = new Set(sections.map(({ heading }) => heading.trim().toLowerCase()));
  return PLACEMENTS.flatMap((placement) =>
    proposed[placement].flatMap((heading) => {
      const key = heading.trim().toLowerCase();
      if (key === "" || known.has(key)) return [];
      known.add(key);
      return [{ heading: heading.trim(), placement }];
    }),
  );
}
