import { isInApproval, nextRole, ROLES, type FrameworkState, type Role, type WorkflowAct } from "./lifecycle";
import type { FrameworkContent } from "./content";
import { BLOCKER_RULES, type Blocker, type BlockerRule } from "./sign-off-gate";

/**
 * The framework's task list. It has no rules of its own: a task is done when the gate names no blocker of it, so that
 * what the list shows and what the submission refuses can never differ.
 */
export const TASKS = [
  "budget",
  "changes",
  "eia",
  "consultees",
  "actions",
  "record",
  "comments",
  "submit",
  "approval",
  "determinations",
  "decision",
] as const;
export type Task = (typeof TASKS)[number];

export const TASK_LABELS: Record<Task, string> = {
  budget: "Budget",
  changes: "Changes",
  eia: "Equality impact assessment (EIA)",
  consultees: "Consultees",
  actions: "Action plan",
  record: "Decision record",
  comments: "Comments",
  submit: "Submit",
  approval: "Approval",
  determinations: "Determinations",
  decision: "Decision",
};

const TASK_OF_RULE: Record<BlockerRule, Task> = {
  budget: "budget",
  reconciles: "budget",
  coverage: "eia",
  same_service: "changes",
  completeness: "eia",
  screening: "eia",
  adverse: "eia",
  inquiry: "eia",
  evidence: "eia",
  consultees: "consultees",
  freshness: "eia",
  projects: "eia",
  carried_over: "budget",
  eia: "eia",
  outcome: "eia",
  dimensions: "eia",
  together: "eia",
  actions: "actions",
  record: "record",
  sections: "record",
  options: "record",
  own_questions: "eia",
  contradicted: "eia",
  consultation: "consultees",
  comments: "comments",
  approval: "approval",
  afterwards: "determinations",
  determinations: "determinations",
  acknowledgement: "decision",
  decision: "decision",
};

/** The task a blocker belongs to: exactly one. */
export function taskOf({ rule, putRight, by }: Pick<Blocker, "rule" | "putRight" | "by">): Task {
  if (putRight.page === "change") return "changes";
  if (rule === "approval" && by === "eia_author") return "submit";
  return TASK_OF_RULE[rule];
}

/**
 * `to_put_right`: something of it blocks. `complete`: nothing does. `not_started`: nothing of it blocks, and nothing of it is there. `frozen`: content that is submitted.
 * `ready`: the step that can be taken now. `done`: a step that was taken. `not_yet`: what waits for something before it.
 * `not_reached`: a step that will not be taken any more.
 */
export type TaskState =
  "to_put_right" | "complete" | "not_started" | "frozen" | "ready" | "done" | "not_yet" | "not_reached";

export interface TaskListItem {
  task: Task;
  state: TaskState;
  blockers: readonly Blocker[];
  /** The role that takes a step; null for content, which authors write. */
  role: Role | null;
}

type Step = Extract<Task, "submit" | "approval" | "determinations" | "decision">;

/** In the order of events (rule 9): each is taken from the state at its place. */
export const SIGN_OFF_STEPS = [
  { task: "submit", act: "submit", from: "drafting", role: "eia_author" },
  { task: "approval", act: "approve", from: "submitted", role: "senior_officer" },
  { task: "determinations", act: "determine", from: "approved", role: "monitoring_officer" },
  { task: "decision", act: "sign", from: "determined", role: "decision_maker" },
] as const satisfies readonly { task: Step; act: WorkflowAct; from: FrameworkState; role: Role }[];

/**
 * @param blockers the submission gate's, as the content stands
 * @param notStarted of which nobody has begun anything: that nothing of it blocks does not make it complete
 * @returns every task with its state; a baseline has its budget alone
 */
export function taskList(
  state: FrameworkState,
  blockers: readonly Blocker[],
  notStarted: readonly Task[] = [],
): TaskListItem[] {
  const tasks = state === "baseline" ? (["budget"] as const) : TASKS;
  const byTask = new Map<Task, Blocker[]>(tasks.map((task) => [task, []]));
  for (const blocker of blockers) byTask.get(taskOf(blocker))?.push(blocker);
  return tasks.map((task) => {
    const own = byTask.get(task) ?? [];
    const step = SIGN_OFF_STEPS.find((candidate) => candidate.task === task);
    return {
      task,
      blockers: own,
      role: step?.role ?? null,
      state: step
        ? stepState(step.from, state, blockers.length > 0)
        : contentState(task, state, { own, all: blockers, isStarted: !notStarted.includes(task) }),
    };
  });
}

function contentState(
  task: Task,
  state: FrameworkState,
  { own, all, isStarted }: { own: readonly Blocker[]; all: readonly Blocker[]; isStarted: boolean },
): TaskState {
  // Comments are no content: what is submitted is commented on as well.
  if (task === "comments" && isInApproval(state)) return "complete";
  if (state === "signed" || state === "withdrawn" || isInApproval(state)) return "frozen";
  if (own.length > 0) return "to_put_right";
  if (OF_LINES.includes(task) && all.some(isWithoutLines)) return "not_yet";
  return isStarted || state === "baseline" ? "complete" : "not_started";
}

/** The tasks of which nothing is written yet. */
export function tasksNotStarted({ entries, actions }: Pick<FrameworkContent, "entries" | "actions">): Task[] {
  const isConsultationBegun = entries.some(
    ({ consultees, nobodyConsultedReason }) => consultees.length > 0 || nobodyConsultedReason !== "",
  );
  return [
    ...(isConsultationBegun ? [] : (["consultees"] as const)),
    ...(actions.length > 0 ? [] : (["actions"] as const)),
  ];
}

/** What there is nothing of before there are budget lines: that nothing of it blocks does not make it complete. */
const OF_LINES: readonly Task[] = ["changes", "consultees", "actions"];

function isWithoutLines({ rule, putRight }: Blocker): boolean {
  return rule === "budget" && putRight.page === "budget" && putRight.field === "lines";
}

function stepState(from: FrameworkState, state: FrameworkState, isBlocked: boolean): TaskState {
  if (state === "signed") return "done";
  if (state === "withdrawn") return "not_reached";
  if (from === state) return isBlocked ? "not_yet" : "ready";
  const reached = SIGN_OFF_STEPS.findIndex((step) => step.from === state);
  return SIGN_OFF_STEPS.findIndex((step) => step.from === from) < reached ? "done" : "not_yet";
}

/** Where the framework is and what comes next, in one or two sentences. */
export function statusLine(
  state: FrameworkState,
  blockerCount: number,
  roleTitles: Record<Role, string>,
): string {
  const role = nextRole(state);
  const next = role ? roleTitles[role] : "";
  switch (state) {
    case "baseline":
      return "Baseline: past figures, kept for comparison. It is not signed off.";
    case "drafting":
      return blockerCount === 0
        ? "Drafting. Everything is in place: it can be submitted."
        : `Drafting. ${blockerCount === 1 ? "1 thing" : `${blockerCount} things`} to put right before it can be submitted.`;
    case "submitted":
      return `Submitted (not signed). Next, it is approved or returned by: ${next}.`;
    case "approved":
      return `Approved (not signed). Next, what is published is determined by: ${next}.`;
    case "determined":
      return `Approved, and publication determined (not signed). Next, it is decided and signed by: ${next}.`;
    case "signed":
      return "Signed. The record can no longer be changed.";
    case "withdrawn":
      return "Withdrawn before a decision. It can no longer be changed.";
  }
}

const RULES = Object.keys(BLOCKER_RULES) as BlockerRule[];

export interface BlockersOfRole {
  role: Role;
  byRule: { rule: BlockerRule; blockers: Blocker[]; count: number }[];
  /** In all, shown or not; as that of each rule. */
  count: number;
}

/**
 * The blockers by who can put them right, and for each by rule.
 * @param all of which `blockers` are those on a page
 */
export function blockersByRole(
  blockers: readonly Blocker[],
  all: readonly Blocker[] = blockers,
): BlockersOfRole[] {
  return ROLES.flatMap((role) => {
    const own = blockers.filter((blocker) => blocker.by === role);
    const allOwn = all.filter((blocker) => blocker.by === role);
    const rules = RULES.filter((rule) => own.some((blocker) => blocker.rule === rule));
    if (own.length === 0) return [];
    return [
      {
        role,
        count: allOwn.length,
        byRule: rules.map((rule) => ({
          rule,
          blockers: own.filter((blocker) => blocker.rule === rule),
          count: allOwn.filter((blocker) => blocker.rule === rule).length,
        })),
      },
    ];
  });
}
