import { ACTION_STATE_LABELS, isResolved, resolutionGaps, type Action } from "../actions/action";
import { needsEntry, type BudgetChange } from "../budget/changes";
import { differenceInWords, reconciliationDifferences, type Difference } from "../budget/reconciliation";
import { CHARACTERISTIC_LABELS } from "../eia/characteristics";
import { countedImpacts, entryGaps, needsAnswer, type EntryField } from "../eia/completeness";
import { eiaDateProblem, isStale, type EiaDateProblem } from "../eia/freshness";
import type { Eia, EiaEntry } from "../eia/eia";
import { RECORD_PARTS, type RecordPart } from "../publication/determinations";
import { formatDate, type CalendarDate } from "../shared/calendar-date";
import { verdict, type Verdict } from "../shared/verdict";
import { changesOf, priorityNames, type FrameworkContent } from "./content";
import type { Role } from "./lifecycle";

/**
 * "Why can't we sign?": every rule that blocks, in one place. The task list, the "why not yet" panel, the
 * submission and the signing transaction all ask here.
 */

/** The page and field at which a blocker is put right. */
export type PutRight =
  | { page: "budget"; field?: "lines" | "budgetDate" | "reconciliation" }
  | { page: "change"; changeId: number }
  | { page: "entry"; changeId: number; field?: EntryField }
  | { page: "eia"; field: keyof Eia }
  | { page: "action"; actionId: number }
  | { page: "record"; field: "receivedOn" | "title" | "summary" | "recommendations" }
  | { page: "sign-off" }
  | { page: "determinations" }
  | { page: "decision" };

export const BLOCKER_RULES = {
  budget: "The budget is complete",
  reconciles: "The budget reconciles",
  coverage: "Every change is answered for",
  same_service: "Differences in provider, method or reach are answered for",
  completeness: "Every answer is complete",
  adverse: "Adverse and unknown impacts have an answer",
  consultees: "Consultees are recorded",
  freshness: "Every answer is about today’s figures",
  eia: "The EIA is complete",
  outcome: "The EIA has an outcome",
  actions: "Every action is resolved",
  record: "The decision record is complete",
  approval: "A senior officer has approved",
  determinations: "The monitoring officer has determined what is published",
  acknowledgement: "The decision maker has acknowledged the duty",
} as const;
export type BlockerRule = keyof typeof BLOCKER_RULES;

export interface Blocker {
  rule: BlockerRule;
  /** What is blocked on: a change, an action, a figure. */
  subject: string;
  /** One sentence: what is wrong. */
  message: string;
  putRight: PutRight;
  /** Who can put it right. An action's owner is named in `subject`. */
  by: Role;
}

/** Approvals, determinations and acknowledgements count only for the digest they were given for (rule 8). */
export interface SignOffFacts {
  content: FrameworkContent;
  submission: { digest: string } | null;
  /** Those of the present submission that have not lapsed. */
  approvals: readonly { digest: string }[];
  determinations: readonly { digest: string; part: RecordPart }[];
  acknowledged: { digest: string; keys: readonly string[] } | null;
}

/** Everything that must be right before the framework can be submitted (rule 8). @param today in the United Kingdom */
export function submissionGate(content: FrameworkContent, today: CalendarDate): Verdict<Blocker> {
  const changes = changesOf(content);
  return verdict([
    ...budgetBlockers(content),
    ...changes.flatMap((change) => changeBlockers(content, change)),
    ...eiaBlockers(content, today),
    ...actionBlockers(content, today),
    ...recordBlockers(content),
  ]);
}

/** Everything that must be right for the signature: the submission's rules again, and the three steps since. */
export function signOffGate(facts: SignOffFacts, today: CalendarDate): Verdict<Blocker> {
  const submission = submissionGate(facts.content, today);
  return verdict([...(submission.ok ? [] : submission.blockers), ...stepBlockers(facts)]);
}

function budgetBlockers(content: FrameworkContent): Blocker[] {
  const { budget, fundingSources, statedTotals, explanations } = content;
  const blockers: Blocker[] = [];
  const add = (subject: string, message: string, field: "lines" | "budgetDate") =>
    blockers.push({
      rule: "budget",
      subject,
      message,
      by: "eia_author",
      putRight: { page: "budget", field },
    });
  if (budget.lines.length === 0) add("Budget lines", "There is no budget line yet.", "lines");
  if (!budget.budgetDate) add("Budget date", "The date of the figures is not given.", "budgetDate");
  const names = priorityNames(content);
  const unexplained = reconciliationDifferences({
    budget,
    fundingSources,
    statedTotals,
    explanations,
  }).filter((difference) => !difference.explanation?.trim());
  return [...blockers, ...unexplained.map((difference) => differenceBlocker(difference, names))];
}

function differenceBlocker(difference: Difference, names: ReadonlyMap<number, string>): Blocker {
  return {
    rule: "reconciles",
    ...differenceInWords(difference, names),
    by: "eia_author",
    putRight: { page: "budget", field: "reconciliation" },
  };
}

/** Rules 1, 3 and 5, for one change. */
function changeBlockers(content: FrameworkContent, change: BudgetChange): Blocker[] {
  const entry = content.entries.find((candidate) => candidate.changeId === change.id);
  const unnamed =
    change.kind === "transfer" && change.transferredTo.trim() === "" ? [toWhomBlocker(change)] : [];
  if (!entry) return needsEntry(change) ? [...unnamed, unansweredBlocker(change)] : [];
  return [...unnamed, ...entryBlockers(content, change, entry)];
}

/** A transfer is marked by a person, with to whom: without it nobody can see that the service goes on. */
function toWhomBlocker(change: BudgetChange): Blocker {
  return {
    rule: "completeness",
    subject: change.title,
    message: "It is marked as a transfer, but it does not say to whom.",
    by: "eia_author",
    putRight: { page: "change", changeId: change.id },
  };
}

function unansweredBlocker(change: BudgetChange): Blocker {
  const common = { subject: change.title, by: "eia_author" as const };
  if (change.kind === "unchanged") {
    return {
      ...common,
      rule: "same_service",
      message: `The amount is unchanged, but ${change.differences.map((difference) => (difference.field === "reach" ? "the reach" : "the provider")).join(" and ")} ${change.differences.length === 1 ? "differs" : "differ"}. Assess it, or confirm that it is the same, spelt differently.`,
      putRight: { page: "change", changeId: change.id },
    };
  }
  return {
    ...common,
    rule: "coverage",
    message:
      change.kind === "transfer"
        ? "This transfer is not assessed. Screen it out with a reason, or assess it."
        : "This change is not assessed.",
    putRight: { page: "entry", changeId: change.id },
  };
}

function entryBlockers(content: FrameworkContent, change: BudgetChange, entry: EiaEntry): Blocker[] {
  const common = { subject: change.title, by: "eia_author" as const };
  const stale: Blocker[] = isStale(entry, change)
    ? [
        {
          ...common,
          rule: "freshness",
          message: "The entry is stale: its lines have changed since it was written. Confirm or revise it.",
          putRight: { page: "entry", changeId: change.id },
        },
      ]
    : [];
  const ruleOf = { incomplete: "completeness", adverse: "adverse", consultees: "consultees" } as const;
  return [
    ...stale,
    ...entryGaps(entry, content.actions).map((gap) => ({
      ...common,
      rule: ruleOf[gap.rule],
      message: gap.message,
      putRight: { page: "entry" as const, changeId: change.id, field: gap.field },
    })),
  ];
}

const REQUIRED_EIA_FIELDS = {
  name: "The name of what is assessed is missing.",
  owner: "The owner of the framework is missing.",
  author: "Who completed the EIA is missing.",
  aim: "The aim is missing.",
  evidence: "The evidence used is missing.",
  gaps: "The gaps in the evidence are missing. Where there are none, say so.",
  gapsAnswer: "What is done about the gaps is missing.",
  nextReview: "The next review is missing.",
} as const satisfies Partial<Record<keyof Eia, string>>;

const EIA_DATE_MESSAGES: Record<EiaDateProblem, (content: FrameworkContent) => string> = {
  missing: () => "The date of the EIA is missing.",
  in_future: () => "The date of the EIA is in the future.",
  before_budget: ({ eia, budget }) =>
    `The EIA is dated ${eia.completedOn ? formatDate(eia.completedOn) : ""}, before the budget it assesses (${budget.budgetDate ? formatDate(budget.budgetDate) : ""}).`,
};

function eiaBlockers(content: FrameworkContent, today: CalendarDate): Blocker[] {
  const { eia, budget } = content;
  const blocker = (rule: BlockerRule, message: string, field: keyof Eia): Blocker => ({
    rule,
    subject: "EIA",
    message,
    by: "eia_author",
    putRight: { page: "eia", field },
  });
  const missing = (Object.keys(REQUIRED_EIA_FIELDS) as (keyof typeof REQUIRED_EIA_FIELDS)[])
    .filter((field) => eia[field].trim() === "")
    .map((field) => blocker("eia", REQUIRED_EIA_FIELDS[field], field));
  const dateProblem = eiaDateProblem(eia, budget.budgetDate, today);
  return [
    ...missing,
    ...(eia.marking ? [] : [blocker("eia", "The protective marking is not chosen.", "marking")]),
    ...(dateProblem ? [blocker("freshness", EIA_DATE_MESSAGES[dateProblem](content), "completedOn")] : []),
    ...outcomeBlockers(content, blocker),
  ];
}

function outcomeBlockers(
  { eia }: FrameworkContent,
  blocker: (rule: BlockerRule, message: string, field: keyof Eia) => Blocker,
): Blocker[] {
  if (!eia.outcome) return [blocker("outcome", "The outcome of the EIA is not chosen.", "outcome")];
  if (eia.outcome === "continue_despite_adverse" && eia.outcomeJustification.trim() === "") {
    return [
      blocker("outcome", "Continuing despite adverse impact needs a justification.", "outcomeJustification"),
    ];
  }
  return [];
}

/** Rule 4: an action blocks until it is resolved; that it is overdue is said, and resolves nothing. */
function actionBlockers({ actions }: FrameworkContent, today: CalendarDate): Blocker[] {
  return actions.flatMap((action) =>
    isResolved(action) ? unprovenResolution(action) : [openActionBlocker(action, today)],
  );
}

function openActionBlocker(action: Action, today: CalendarDate): Blocker {
  return {
    rule: "actions",
    subject: action.what,
    message: `${action.ownerName} has this open, ${action.targetDate < today ? "overdue since" : "due"} ${formatDate(action.targetDate)}${
      action.proposal?.kind === "withdraw"
        ? "; its withdrawal waits for a senior or monitoring officer"
        : action.proposal
          ? "; carrying it forward waits for the monitoring officer"
          : ""
    }.`,
    by: action.proposal ? "monitoring_officer" : "action_owner",
    putRight: { page: "action", actionId: action.id },
  };
}

/** A resolution counts only with what rule 4 asks of it. */
function unprovenResolution(action: Action): Blocker[] {
  const gaps = resolutionGaps(action);
  if (gaps.length === 0) return [];
  return [
    {
      rule: "actions",
      subject: action.what,
      message: `${ACTION_STATE_LABELS[action.state]}, but this is not recorded: ${gaps.join(", ")}.`,
      by: action.state === "completed" ? "action_owner" : "monitoring_officer",
      putRight: { page: "action", actionId: action.id },
    },
  ];
}

const REQUIRED_RECORD_FIELDS = {
  title: "The title is missing.",
  summary: "The summary of the issue is missing.",
  recommendations: "The recommendations are missing.",
} as const;

function recordBlockers({ record }: FrameworkContent): Blocker[] {
  const blocker = (message: string, field: "receivedOn" | keyof typeof REQUIRED_RECORD_FIELDS): Blocker => ({
    rule: "record",
    subject: "Decision record",
    message,
    by: "eia_author",
    putRight: { page: "record", field },
  });
  return [
    ...(Object.keys(REQUIRED_RECORD_FIELDS) as (keyof typeof REQUIRED_RECORD_FIELDS)[])
      .filter((field) => record[field].trim() === "")
      .map((field) => blocker(REQUIRED_RECORD_FIELDS[field], field)),
    ...(record.receivedOn ? [] : [blocker("The date it was received is missing.", "receivedOn")]),
  ];
}

/** The steps after submission, each for the digest that is now submitted. */
function stepBlockers({
  content,
  submission,
  approvals,
  determinations,
  acknowledged,
}: SignOffFacts): Blocker[] {
  const step = (rule: BlockerRule, message: string, by: Role, putRight: PutRight): Blocker => ({
    rule,
    subject: "Sign-off",
    message,
    by,
    putRight,
  });
  if (!submission) {
    return [step("approval", "It is not submitted.", "eia_author", { page: "sign-off" })];
  }
  const { digest } = submission;
  const blockers: Blocker[] = [];
  if (!approvals.some((approval) => approval.digest === digest)) {
    blockers.push(
      step("approval", "No senior officer has approved it.", "senior_officer", { page: "sign-off" }),
    );
  }
  for (const part of RECORD_PARTS) {
    if (!determinations.some((given) => given.digest === digest && given.part === part)) {
      blockers.push(
        step("determinations", `Publication is not determined: ${part}.`, "monitoring_officer", {
          page: "determinations",
        }),
      );
    }
  }
  const keys = new Set(acknowledged?.digest === digest ? acknowledged.keys : []);
  for (const { key, text } of acknowledgementsNeeded(content)) {
    if (!keys.has(key)) {
      blockers.push(
        step("acknowledgement", `Not acknowledged: ${text}`, "decision_maker", { page: "decision" }),
      );
    }
  }
  return blockers;
}

export interface AcknowledgementNeeded {
  key: string;
  /** The change it is about, whose title the page adds: a title is not the EIA's to publish. */
  changeId: number | null;
  /** The action it is about, where it is about one. */
  actionId: number | null;
  text: string;
}

/**
 * Rule 13: what the signatory acknowledges, each on its own. Rahman v Birmingham [2011] EWHC 944 (Admin): an EIA
 * that was not before the decision maker does not count; Bracking [2013] EWCA Civ 1345: the duty is personal.
 */
export function acknowledgementsNeeded(content: FrameworkContent): AcknowledgementNeeded[] {
  const numberOf = new Map(changesOf(content).map((change, index) => [change.id, index + 1]));
  const entries = content.entries.toSorted(
    (a, b) => (numberOf.get(a.changeId) ?? 0) - (numberOf.get(b.changeId) ?? 0),
  );
  const adverse = entries.flatMap((entry) =>
    countedImpacts(entry)
      .filter(needsAnswer)
      .map((impact) => ({
        key: `impact:${entry.id}:${impact.characteristic}`,
        changeId: entry.changeId,
        actionId: null,
        text: `Change ${numberOf.get(entry.changeId) ?? ""}: ${impact.direction === "adverse" ? "adverse" : "not yet known"} impact on ${CHARACTERISTIC_LABELS[impact.characteristic].toLowerCase()}`,
      })),
  );
  const carried = content.actions
    .filter((action) => action.state === "carried_forward")
    .map((action) => ({
      key: `action:${action.id}`,
      changeId: null,
      actionId: action.id,
      text: `Carried forward, due ${formatDate(action.targetDate)}: ${action.what}`,
    }));
  return [
    {
      key: "duty",
      changeId: null,
      actionId: null,
      text: "I have had due regard to the three aims of the public sector equality duty",
    },
    { key: "eia", changeId: null, actionId: null, text: "I have read the equality impact assessment" },
    ...adverse,
    ...carried,
  ];
}
