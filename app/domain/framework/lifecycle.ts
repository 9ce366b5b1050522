/**
 * The one table of who may do what from where (rule 9). `drafting` is where content is written; from
 * `submitted` to `determined` it is frozen; `signed` and `withdrawn` are ends. A baseline is past figures,
 * outside the workflow.
 */
export const FRAMEWORK_STATES = [
  "baseline",
  "drafting",
  "submitted",
  "approved",
  "determined",
  "signed",
  "withdrawn",
] as const;
export type FrameworkState = (typeof FRAMEWORK_STATES)[number];

export const ROLES = [
  "eia_author",
  "action_owner",
  "senior_officer",
  "monitoring_officer",
  "decision_maker",
  "administrator",
] as const;
export type Role = (typeof ROLES)[number];

export const WORKFLOW_ACTS = [
  "submit",
  "recall",
  "approve",
  "determine",
  "sign",
  "return",
  "withdraw",
] as const;
export type WorkflowAct = (typeof WORKFLOW_ACTS)[number];

export interface Transition {
  act: WorkflowAct;
  from: FrameworkState;
  to: FrameworkState;
  role: Role;
  needsReason: boolean;
}

const transition = (
  act: WorkflowAct,
  from: FrameworkState,
  to: FrameworkState,
  role: Role,
  needsReason = false,
): Transition => ({ act, from, to, role, needsReason });

export const TRANSITIONS: readonly Transition[] = [
  transition("submit", "drafting", "submitted", "eia_author"),
  transition("approve", "submitted", "approved", "senior_officer"),
  transition("determine", "approved", "determined", "monitoring_officer"),
  transition("sign", "determined", "signed", "decision_maker"),

  transition("return", "submitted", "drafting", "senior_officer", true),
  transition("return", "approved", "drafting", "monitoring_officer", true),
  transition("return", "determined", "drafting", "decision_maker", true),

  transition("recall", "submitted", "drafting", "eia_author", true),
  transition("recall", "approved", "drafting", "eia_author", true),
  transition("recall", "determined", "drafting", "eia_author", true),

  transition("withdraw", "drafting", "withdrawn", "eia_author", true),
  transition("withdraw", "submitted", "withdrawn", "eia_author", true),
  transition("withdraw", "approved", "withdrawn", "eia_author", true),
  transition("withdraw", "determined", "withdrawn", "eia_author", true),
];

export function findTransition(act: WorkflowAct, from: FrameworkState): Transition | undefined {
  return TRANSITIONS.find((candidate) => candidate.act === act && candidate.from === from);
}

/** Content may be written only while drafting: a submission freezes it (rule 8). */
export function isContentOpen(state: FrameworkState): boolean {
  return state === "drafting";
}

/** Submitted and not yet decided. */
export function isInApproval(state: FrameworkState): boolean {
  return state === "submitted" || state === "approved" || state === "determined";
}

/** Whether it is still to be decided: then it is read as a draft. */
export function isBeforeDecision(state: FrameworkState): boolean {
  return state === "drafting" || isInApproval(state);
}

/**
 * Rule 8: a submission freezes both budgets, so a baseline is part of what was submitted or signed in the frameworks that
 * are compared with it.
 * @returns why it cannot change, in a sentence; null where it can
 */
export function whyBaselineIsFrozen(
  compared: readonly { title: string; state: FrameworkState }[],
): string | null {
  const holders = compared.filter(({ state }) => isInApproval(state) || state === "signed");
  if (holders.length === 0) return null;
  return `This baseline is part of what was submitted in ${holders.map(({ title }) => title).join(", ")}, so it cannot change.`;
}

/** The role whose turn it is; undefined at an end. */
export function nextRole(state: FrameworkState): Role | undefined {
  return TRANSITIONS.find((candidate) => candidate.from === state && !candidate.needsReason)?.role;
}

export const STATE_LABELS: Record<FrameworkState, string> = {
  baseline: "Baseline",
  drafting: "Drafting",
  submitted: "Submitted (not signed)",
  approved: "Approved by a senior officer (not signed)",
  determined: "With the deciding body (not signed)",
  signed: "Signed",
  withdrawn: "Withdrawn",
};
