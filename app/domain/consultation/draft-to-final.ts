import type { Action } from "../actions/action";
import { targetInWords } from "../actions/due-date";
import { changesOf, type FrameworkContent } from "../framework/content";
import { inPlacement, PLACEMENT_LABELS, recordedSections, type SectionInWords } from "../framework/sections";
import type { AskedChange, FrozenAction, FrozenBeside, Proposal } from "./asked";
import { amountsOf, effectsOf } from "./proposal";
import type { Theme } from "./theme";

type Effect = AskedChange["effects"][number];

/** A change that people were asked about: what moved of it since the draft was frozen, and which themes moved it (rule 31). */
export interface DraftToFinal {
  changeId: number;
  title: string;
  /** Pence of the first year, as people were shown it and as it is now; null where it is not stated. */
  asked: number | null;
  now: number | null;
  isProposed: boolean;
  isAmountMoved: boolean;
  /** Of its entry: what it says now and did not, and what it said and does not any more. */
  effectsAdded: readonly Effect[];
  effectsGone: readonly Effect[];
  /** Its actions: those that are there now in their order, then those that are gone. */
  actions: readonly MovedAction[];
  /** Those about it, each with what became of it. */
  themes: readonly Pick<Theme, "id" | "title" | "outcome" | "reply">[];
  /** It moved, and no theme about it says that it did. */
  isUnexplained: boolean;
}

/** An action of a change, beside how it stood when people were first asked. */
export interface MovedAction {
  what: string;
  /** Null where it is not known how it stood then. */
  moved: "same" | "added" | "changed" | "withdrawn" | null;
  /** What of it was written otherwise then, in words. */
  differences: readonly { field: string; before: string; now: string }[];
}

export const MOVED_ACTION_LABELS = {
  same: "As it was",
  added: "Added",
  changed: "Changed",
  withdrawn: "Withdrawn",
} as const;

/**
 * @param frozen what was kept beside it; null where it was opened before that was kept
 * @param themes those of its consultation
 */
export function draftToFinal(
  { asked, frozen }: { asked: Proposal; frozen: FrozenBeside | null },
  content: Pick<FrameworkContent, "budget" | "previous" | "links" | "entries" | "actions">,
  themes: readonly Theme[],
): DraftToFinal[] {
  const proposed = new Map(changesOf(content).map((change) => [change.id, change]));
  const entryOf = new Map(content.entries.map((entry) => [entry.changeId, entry]));
  return asked.changes.map((before) => {
    const { changeId, title } = before;
    const change = proposed.get(changeId);
    const now = change ? amountsOf(change).after : null;
    const entry = entryOf.get(changeId);
    const own = themes.filter(({ changeIds: about }) => about.includes(changeId));
    const isProposed = change !== undefined;
    const isAmountMoved = !isProposed || now !== before.after;
    const effectsAdded = missing(effectsOf(entry), before.effects);
    const effectsGone = missing(before.effects, effectsOf(entry));
    const hasMoved = isAmountMoved || effectsAdded.length > 0 || effectsGone.length > 0;
    return {
      ...{ changeId, title, asked: before.after, now },
      ...{ isProposed, isAmountMoved, effectsAdded, effectsGone },
      actions: movedActions(
        content.actions.filter(({ entryId }) => entryId !== null && entryId === entry?.id),
        frozen?.actions.filter((action) => action.changeId === changeId) ?? null,
      ),
      themes: own.map(({ id, title: said, outcome, reply }) => ({ id, title: said, outcome, reply })),
      isUnexplained: hasMoved && !own.some(({ outcome }) => outcome === "changed"),
    };
  });
}

function movedActions(now: readonly Action[], before: readonly FrozenAction[] | null): MovedAction[] {
  if (before === null) {
    return now.map(({ what, state }) => ({
      ...{ what, differences: [] },
      moved: state === "withdrawn" ? ("withdrawn" as const) : null,
    }));
  }
  const wasOf = new Map(before.map((action) => [action.id, action]));
  const ids = new Set(now.map(({ id }) => id));
  return [
    ...now.flatMap((action): MovedAction[] => {
      const { what, state } = action;
      const was = wasOf.get(action.id);
      if (state === "withdrawn") return was ? [{ what, moved: "withdrawn", differences: [] }] : [];
      if (!was) return [{ what, moved: "added", differences: [] }];
      const differences = differencesOf(was, action);
      return [{ what, moved: differences.length > 0 ? "changed" : "same", differences }];
    }),
    ...before
      .filter(({ id }) => !ids.has(id))
      .map(({ what }) => ({ what, moved: "withdrawn" as const, differences: [] })),
  ];
}

function differencesOf(was: FrozenAction, action: Action): MovedAction["differences"] {
  return [
    { field: "What is to be done", before: was.what, now: action.what },
    { field: "Who does it", before: was.owner, now: action.ownerName },
    { field: "By when", before: targetInWords(was), now: targetInWords(action) },
  ].filter(({ before, now }) => before !== now);
}

function missing(of: readonly Effect[], among: readonly Effect[]): Effect[] {
  const key = ({ on, direction, who, what }: Effect) => JSON.stringify([on, direction, who, what]);
  const there = new Set(among.map(key));
  return of.filter((effect) => !there.has(key(effect)));
}

/** A section of the framework's paper, beside how people were shown it. */
export interface MovedSection {
  heading: string;
  moved: "same" | "added" | "changed" | "withdrawn";
  /** What of it was written otherwise in what people were shown. */
  differences: readonly { field: string; before: string; now: string }[];
}

export const MOVED_SECTION_LABELS = {
  same: "As people were shown it",
  added: "People were not shown it",
  changed: "Changed",
  withdrawn: "No longer there",
} as const;

/** What moved of the paper's sections: those that say something now in their order, then those that are gone. */
export interface MovedSections {
  sections: readonly MovedSection[];
  /** Those that are in both follow each other otherwise now. */
  isOrderMoved: boolean;
}

/**
 * A section is known again by its heading, and where that is another by its text: what people were shown has nothing else that tells one
 * from another.
 */
export function movedSections(
  { sections: shown = [] }: Pick<Proposal, "sections">,
  { sections }: Pick<FrameworkContent, "sections">,
): MovedSections {
  const before = inPlacement(shown);
  const now = inPlacement(recordedSections(sections));
  const wasOf = sectionsKnownAgain(before, now);
  const known = now.flatMap((section) => wasOf.get(section) ?? []);
  return {
    sections: [
      ...now.map((section): MovedSection => {
        const { heading } = section;
        const was = wasOf.get(section);
        if (!was) return { heading, moved: "added", differences: [] };
        const differences = sectionDifferences(was, section);
        return { heading, moved: differences.length > 0 ? "changed" : "same", differences };
      }),
      ...before
        .filter((section) => !known.includes(section))
        .map(({ heading, text }) => ({
          heading,
          moved: "withdrawn" as const,
          differences: [{ field: "Text", before: text, now: "" }],
        })),
    ],
    isOrderMoved: known.some(
      (section, place) => place > 0 && before.indexOf(section) < before.indexOf(known[place - 1] ?? section),
    ),
  };
}

/** The surest first. */
const KNOWN_BY = [["heading", "text"], ["heading"], ["text"]] as const;

function sectionsKnownAgain(
  before: readonly SectionInWords[],
  now: readonly SectionInWords[],
): Map<SectionInWords, SectionInWords> {
  const found = new Map<SectionInWords, SectionInWords>();
  const taken = new Set<SectionInWords>();
  for (const fields of KNOWN_BY) {
    for (const section of now) {
      const was = before.find(
        (one) => !taken.has(one) && fields.every((field) => one[field].trim() === section[field].trim()),
      );
      if (!was || found.has(section)) continue;
      found.set(section, was);
      taken.add(was);
    }
  }
  return found;
}

function sectionDifferences(was: SectionInWords, section: SectionInWords): MovedSection["differences"] {
  const placed = ({ placement }: SectionInWords) => PLACEMENT_LABELS[placement];
  return [
    { field: "Heading", before: was.heading, now: section.heading },
    { field: "Text", before: was.text, now: section.text },
    { field: "Where it stands", before: placed(was), now: placed(section) },
  ].filter(({ before, now }) => before !== now);
}
