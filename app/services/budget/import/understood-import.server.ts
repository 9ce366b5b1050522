import { createHash } from "node:crypto";
import type { Db } from "~db/client.server";
import { getBudget, listFundingSources, listStatedTotals } from "~db/queries/content.server";
import type { Framework } from "~db/queries/frameworks.server";
import type { ImportDraft } from "~db/queries/imports.server";
import type { Budget } from "~/domain/budget/budget";
import { pairRows, type Pair } from "~/domain/budget/import-pairs";
import { planImport, type ImportPlan } from "~/domain/budget/import-plan";
import {
  TEXT_COLUMNS,
  type ColumnMapping,
  type ImportedBudget,
  type ImportQuestion,
  type Sheet,
  type TextColumn,
} from "~/domain/budget/imported-budget";
import { matchLines } from "~/domain/budget/line-matching";
import { scaledAmounts, type ScaledAmounts } from "~/domain/budget/scaled-amounts";
import type { MatchableLine } from "~/domain/budget/line-similarity";
import type { FrameworkContent } from "~/domain/framework/content";
import { parseBudget } from "~/imports/budget.parse";
import { fractionsInWords } from "~/imports/import-notices.parse";
import { assessmentsLost } from "~/services/changes/internal/lines-in-changes.server";

/** An import under way, as far as it is understood: what its pages show is what confirming it does. */
export interface UnderstoodImport {
  draft: ImportDraft;
  sheet: Sheet;
  mapping: ColumnMapping;
  imported: ImportedBudget;
}

/** @returns null until it is said what the columns hold */
export function understandImport(draft: ImportDraft): UnderstoodImport | null {
  const { mapping, sheets, answers, choices } = draft;
  const sheet = mapping && sheets[mapping.sheet];
  if (!mapping || !sheet) return null;
  return { draft, sheet, mapping, imported: parseBudget(sheet, mapping, answers, choices) };
}

/** Every question about the sheet, those that are answered included. */
export function allQuestions({
  sheet,
  mapping,
  draft,
  imported,
}: UnderstoodImport): readonly ImportQuestion[] {
  if (Object.keys(draft.answers).length === 0) return imported.questions;
  return parseBudget(sheet, mapping, {}, draft.choices).questions;
}

/** The fractions of a penny in the sheet, in a sentence, be it decided or not what becomes of them; null where there are none. */
export function fractionsIn({ sheet, mapping, draft, imported }: UnderstoodImport): string | null {
  const { roundsFractions, ...choices } = draft.choices;
  const isOpen = roundsFractions === undefined;
  const { fractions } = isOpen ? imported : parseBudget(sheet, mapping, draft.answers, choices);
  return fractions && fractionsInWords(fractions);
}

/** Whether the person has yet to say something about the sheet before its lines can be told. */
export function isAsked({ questions, fractions }: Pick<ImportedBudget, "questions" | "fractions">): boolean {
  return questions.length > 0 || fractions !== null;
}

export type BudgetFacts = Pick<FrameworkContent, "budget" | "statedTotals" | "fundingSources">;

export async function getBudgetFacts(db: Db, frameworkId: number): Promise<BudgetFacts> {
  const [budget, statedTotals, fundingSources] = await Promise.all([
    getBudget(db, frameworkId),
    listStatedTotals(db, frameworkId),
    listFundingSources(db, frameworkId),
  ]);
  return { budget, statedTotals, fundingSources };
}

export interface PlannedImport extends UnderstoodImport {
  pairs: readonly Pair[];
  plan: ImportPlan;
  /** By how much all amounts differ from those before, where that is a thousandfold or the like. */
  scale: ScaledAmounts | null;
  /** Sentences: what must be put right before it can be confirmed, beside questions and pairs that are open. */
  faults: readonly string[];
  /** Of the import and of the budget it was planned on: where either moved on, the plan is another. */
  state: string;
}

/** What the import would do to the budget as it is now. */
export async function planDraft(
  db: Db,
  framework: Pick<Framework, "id">,
  understood: UnderstoodImport,
  facts: BudgetFacts,
): Promise<PlannedImport> {
  const { draft, imported, mapping } = understood;
  const { budget, statedTotals, fundingSources } = facts;
  const pairs = pairLines(imported, budget, draft);
  const isText = (column: string): column is TextColumn =>
    (TEXT_COLUMNS as readonly string[]).includes(column);
  const plan = planImport({
    imported,
    columns: new Set(mapping.columns.filter(isText)),
    budget,
    statedTotals,
    fundedYears: fundedYears(facts),
    pairs,
  });
  return {
    ...understood,
    pairs,
    plan,
    scale: scaledAmounts([...plan.changed, ...plan.unchanged.map(({ line }) => ({ before: line, line }))]),
    faults: [...plan.faults, ...(await assessmentsLost(db, framework, plan.removed))],
    state: stateOf(draft, { budget, statedTotals, fundingSources }),
  };
}

function pairLines(imported: ImportedBudget, budget: Budget, { matches }: ImportDraft): Pair[] {
  const priorityOf = new Map(budget.priorities.map(({ id, name }) => [id, name]));
  const proposals = matchLines(
    budget.lines.map((line): MatchableLine => ({
      ...line,
      key: line.id,
      priority: line.priorityId === null ? "" : (priorityOf.get(line.priorityId) ?? ""),
    })),
    imported.lines.map((line) => ({ ...line, key: line.row })),
  );
  return pairRows(proposals, matches, {
    rows: new Set(imported.lines.map(({ row }) => row)),
    lineIds: new Set(budget.lines.map(({ id }) => id)),
  });
}

function fundedYears({ budget, fundingSources }: BudgetFacts): number[] {
  return budget.years.filter((year) => fundingSources.some(({ amounts }) => amounts[year] !== undefined));
}

/** Every edit of a line counts its version up, and every other figure of the budget is here itself. */
function stateOf(
  { id, version }: ImportDraft,
  { budget, statedTotals, fundingSources }: BudgetFacts,
): string {
  const state = [
    [id, version],
    budget.years,
    budget.priorities,
    budget.lines.map((line) => [line.id, line.version]),
    statedTotals,
    fundingSources,
  ];
  return createHash("sha256").update(JSON.stringify(state)).digest("hex");
}
