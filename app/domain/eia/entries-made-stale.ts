import type { Budget, BudgetLine } from "../budget/budget";
import { changeIn, type BudgetChange } from "../budget/changes";
import { changesOf, type FrameworkContent } from "../framework/content";
import { answersTo } from "./answer-state";
import type { EntryKind } from "./eia";
import { whatMoved } from "./freshness";

/** An entry that is about today's figures, and would not be after an edit of the budget (rule 5). */
export interface EntryMadeStale {
  entryId: number;
  changeId: number;
  /** The change's title. */
  title: string;
  kind: EntryKind;
  framework: { id: number; title: string };
  /** What moves in its change's lines, as the entry will say itself. */
  moved: readonly string[];
  /** The change of each year in which it moves, in pence. */
  byYear: readonly { year: number; from: number; to: number }[];
}

/**
 * The entries that are fresh in `before` and stale in `after`, in the changes' order. One that is stale already is not
 * made so. An entry whose change has no line left is made stale too.
 */
export function entriesMadeStale(before: FrameworkContent, after: FrameworkContent): EntryMadeStale[] {
  const answersAfter = new Map(
    answersTo(changesOf(after), after.entries).map((answer) => [answer.change.id, answer]),
  );
  const { frameworkId, title: frameworkTitle, years } = before.budget;
  return answersTo(changesOf(before), before.entries).flatMap(({ change, entry, state }) => {
    const now = answersAfter.get(change.id);
    if (!entry || state === "stale" || (now && now.state !== "stale")) return [];
    const changeNow: BudgetChange = now?.change ?? {
      ...change,
      previousLines: [],
      newLines: [],
      byYear: [],
    };
    return [
      {
        entryId: entry.id,
        changeId: change.id,
        title: change.title,
        kind: entry.kind,
        framework: { id: frameworkId, title: frameworkTitle },
        moved: whatMoved(entry.fingerprint, changeNow),
        byYear: years
          .map((year) => ({ year, from: changeIn(change, year), to: changeIn(changeNow, year) }))
          .filter(({ from, to }) => from !== to),
      },
    ];
  });
}

/** The content as it is once a line of either budget is as given, or is gone where `line` is null. */
export function withLine(
  content: FrameworkContent,
  lineId: number,
  line: BudgetLine | null,
): FrameworkContent {
  const replace = (budget: Budget): Budget => ({
    ...budget,
    lines: budget.lines.flatMap((own) => (own.id !== lineId ? [own] : line ? [line] : [])),
  });
  return {
    ...content,
    budget: replace(content.budget),
    previous: content.previous && replace(content.previous),
  };
}
