import type { BudgetChange } from "../budget/changes";
import { CHARACTERISTIC_LABELS } from "../eia/characteristics";
import type { EiaEntry } from "../eia/eia";
import { changesOf, type FrameworkContent } from "../framework/content";
import { inPlacement, sectionState, type SectionInWords } from "../framework/sections";
import { inheritedKey, type InheritedItem } from "../publication/determinations";
import type { CalendarDate } from "../shared/calendar-date";
import type { AskedChange, FrozenBeside, Proposal } from "./asked";

/**
 * The changes that people can be asked about: those that change something, and of which the decision before withholds nothing
 * (rule 11), since whoever reads the question would read what is withheld.
 */
export function askableChanges(
  content: Pick<FrameworkContent, "budget" | "previous" | "links" | "entries">,
  inherited: readonly InheritedItem[],
): BudgetChange[] {
  const withheld = new Set(inherited.map(inheritedKey));
  const entryOf = new Map(content.entries.map(({ id, changeId }) => [changeId, id]));
  return changesOf(content).filter(({ id, kind, previousLines, newLines }) => {
    if (kind === "unchanged" || id < 0) return false;
    return ![
      `change:${id}`,
      `entry:${entryOf.get(id) ?? 0}`,
      ...previousLines.map((line) => `previous_line:${line.id}`),
      ...newLines.map((line) => `line:${line.id}`),
    ].some((key) => withheld.has(key));
  });
}

/** @param changeIds those that are asked about; what cannot be asked about any more is left out */
export function proposalOf(
  content: FrameworkContent,
  { changeIds, inherited }: { changeIds: readonly number[]; inherited: readonly InheritedItem[] },
  today: CalendarDate,
): Proposal {
  const withheld = new Set(inherited.map(inheritedKey));
  const entryOf = new Map(content.entries.map((entry) => [entry.changeId, entry]));
  const sections = askableSections(content.sections, withheld);
  return {
    asOf: today,
    title: withheld.has("text:details.frameworkTitle") ? "" : content.budget.title,
    aim: withheld.has("text:details.aim") ? "" : content.aim,
    year: content.budget.years[0] ?? 0,
    changes: askableChanges(content, inherited)
      .filter(({ id }) => changeIds.includes(id))
      .map((change) => ({
        changeId: change.id,
        title: change.title,
        rationale: change.rationale,
        ...amountsOf(change),
        effects: effectsOf(entryOf.get(change.id)),
      })),
    ...(sections.length > 0 && { sections }),
  };
}

/** Those that somebody says are ready: nobody is asked about half a text, or about what the decision before withholds. */
function askableSections(
  sections: FrameworkContent["sections"],
  withheld: ReadonlySet<string>,
): SectionInWords[] {
  return inPlacement(sections)
    .filter((section) => sectionState(section) === "ready" && !withheld.has(`section:${section.id}`))
    .map(({ heading, text, placement }) => ({ heading, text, placement }));
}

/** The actions of the changes that are asked about, but for those that were withdrawn already. */
export function frozenBeside(
  { entries, actions }: Pick<FrameworkContent, "entries" | "actions">,
  { changes }: Pick<Proposal, "changes">,
  at: Date,
): FrozenBeside {
  const asked = new Set(changes.map(({ changeId }) => changeId));
  const changeOf = new Map(entries.map(({ id, changeId }) => [id, changeId]));
  return {
    at: at.toISOString(),
    actions: actions.flatMap(({ id, entryId, state, what, ownerName, targetDate, targetIsMonth }) => {
      const changeId = entryId === null ? undefined : changeOf.get(entryId);
      if (changeId === undefined || !asked.has(changeId) || state === "withdrawn") return [];
      return [{ id, changeId, what, owner: ownerName, targetDate, ...(targetIsMonth && { targetIsMonth }) }];
    }),
  };
}

/** What an entry says of whom it affects, as people are shown it. */
export function effectsOf(entry: Pick<EiaEntry, "impacts"> | undefined): AskedChange["effects"] {
  return (entry?.impacts ?? []).map(({ characteristic, direction, who, description }) => ({
    on: CHARACTERISTIC_LABELS[characteristic],
    direction,
    who,
    what: description,
  }));
}

/** Of the first year, as people are shown it. */
export function amountsOf({
  byYear,
  previousLines,
}: BudgetChange): Pick<AskedChange, "before" | "after" | "isNew"> {
  const [first] = byYear;
  if (!first) return { before: null, after: null };
  const { unstated } = first;
  return {
    before:
      previousLines.length === 0 || unstated === "previous" || unstated === "both" ? null : first.previous,
    after: unstated === "new" || unstated === "both" ? null : first.new,
    isNew: previousLines.length === 0,
  };
}

/** An amount in the frozen draft and as it is written now: pence, null where there is none or it is not stated. */
export interface MovedAmount {
  changeId: number;
  title: string;
  asked: number | null;
  now: number | null;
}

/** What moved since people were asked: amounts that differ now, and changes that are no longer proposed. */
export function movedSince(
  proposal: Proposal,
  content: Pick<FrameworkContent, "budget" | "previous" | "links">,
): MovedAmount[] {
  const now = new Map(changesOf(content).map((change) => [change.id, change]));
  return proposal.changes.flatMap(({ changeId, title, after }) => {
    const change = now.get(changeId);
    const amount = change ? amountsOf(change).after : null;
    return amount === after ? [] : [{ changeId, title, asked: after, now: amount }];
  });
}
