import type { Action } from "../actions/action";
import type {
  Budget,
  FundingSource,
  PreviousBudget,
  ReconciliationExplanation,
  StatedTotal,
} from "../budget/budget";
import { frozen, remembered } from "../shared/remembered";
import { budgetChanges, type BudgetChange, type ChangeLink } from "../budget/changes";
import type { OpenRequest } from "../comments/comment";
import type { ProjectStanding } from "../commissioning/project";
import type { ReportedConsultation } from "../consultation/reported";
import type { ConsultationStanding } from "../consultation/standing";
import type { ConsideredOption } from "../decision/considered-options";
import type { RecordSetting } from "../decision/implications";
import type { DecisionRecordFields } from "../decision/decision-record";
import type { Dimension } from "../eia/dimensions";
import type { Eia, EiaEntry } from "../eia/eia";
import type { CharacteristicConclusion } from "../eia/hit-more-than-once";
import type { UnconfirmedThing } from "./carried-over";
import type { GlossaryTerm } from "./glossary";
import type { FrameworkSection } from "./sections";
import type { Guidance, OwnQuestion } from "../templates/template";

/** All that a submission freezes: both budgets, the changes, the EIA, its action plan, the record's own fields and its glossary. */
export interface FrameworkContent {
  budget: Budget;
  aim: string;
  previous: PreviousBudget | null;
  links: readonly ChangeLink[];
  fundingSources: readonly FundingSource[];
  statedTotals: readonly StatedTotal[];
  explanations: readonly ReconciliationExplanation[];
  eia: Eia;
  entries: readonly EiaEntry[];
  actions: readonly Action[];
  record: DecisionRecordFields;
  /** Besides the proposal, in their order. */
  options: readonly ConsideredOption[];
  /** What the framework says in words, in the order of its paper (rule 41). */
  sections: readonly FrameworkSection[];
  /** By term. */
  glossary: readonly GlossaryTerm[];
  /** Each that the office asks, asked or will ask for; those that are answered are frozen. */
  dimensions: readonly Dimension[];
  /** What is concluded of characteristics that several changes are adverse to (rule 34), in the Act's order. */
  conclusions: readonly CharacteristicConclusion[];
  /** The office's own questions to each entry, of the version that the EIA asks: they stay as they are, so are no content. */
  ownQuestions: readonly OwnQuestion[];
  /** The same of the EIA as a whole. */
  headQuestions: readonly OwnQuestion[];
  /** What that version says beside the questions that every entry is asked. */
  guidance: Guidance;
  /** The office's, as it is on the day: no content, so never frozen. From this size on, in pence, who was consulted is asked. */
  materialityThreshold: number | null;
  /** What the office asks a record for beside what every one holds: no content, so never frozen. */
  recordSettings: readonly RecordSetting[];
  /** Requests for a change that nobody has resolved (rule 29): no content, so never frozen. */
  openRequests: readonly OpenRequest[];
  /** How the consultations stand that the office runs itself (rule 31): no content, so never frozen. */
  consultations: readonly ConsultationStanding[];
  /** What the commissioning projects answer for with an EIA of their own (rule 32): no content, so never frozen. */
  projects: readonly ProjectStanding[];
  /** What was carried over and nobody has confirmed or left out (rule 40): no content, so never frozen. */
  carriedOver: readonly UnconfirmedThing[];
  /** The reports of those that are reported, in their order: published with the decision, and sealed in it. */
  consultationReports: readonly (ReportedConsultation & { id: number })[];
}

export const changesOf = remembered(
  ({
    budget,
    previous,
    links,
  }: Pick<FrameworkContent, "budget" | "previous" | "links">): readonly BudgetChange[] =>
    frozen(budgetChanges(budget, previous, links)),
);

/** A budget in which every line of the one before ends has something to decide; one with no line on either side has nothing. */
export function hasAnyLine({ budget, previous }: Pick<FrameworkContent, "budget" | "previous">): boolean {
  return budget.lines.length > 0 || (previous?.lines.length ?? 0) > 0;
}

/** Names of the priorities of both budgets, by id. */
export function priorityNames(content: Pick<FrameworkContent, "budget" | "previous">): Map<number, string> {
  return new Map(
    [...content.budget.priorities, ...(content.previous?.priorities ?? [])].map(({ id, name }) => [id, name]),
  );
}
