import { isOutstanding, isOverdue, type ActionAct } from "~/domain/actions/action";
import { isForAfterwards } from "~/domain/actions/afterwards";
import { targetInWords } from "~/domain/actions/due-date";
import type { ActionInPlan } from "~/domain/actions/action-in-plan";
import { isContentOpen, type FrameworkState, type Role } from "~/domain/framework/lifecycle";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import { paths } from "~/paths";

export type RoleTitles = Readonly<Record<Role, string>>;

/** For a heading or a link: the whole text stands on the action's own page. */
export function shortened(text: string, max = 100): string {
  const line = text.replace(/\s+/gu, " ").trim();
  if (line.length <= max) return line;
  const cut = line.slice(0, max);
  return `${cut.slice(0, cut.lastIndexOf(" ") + 1).trimEnd() || cut}…`;
}

/** When it is due, or was: "Overdue since 31 December 2018". */
export function whenDue(action: ActionInPlan, today: CalendarDate): string {
  const date = targetInWords(action);
  const on = action.targetIsMonth ? "in" : "on";
  if (action.hasLapsed || action.state === "withdrawn" || action.state === "completed") {
    return `Was due ${on} ${date}`;
  }
  if (isOverdue(action, today)) return `Overdue since ${action.targetIsMonth ? "the end of " : ""}${date}`;
  return action.targetDate === today ? "Due today" : `Due ${on} ${date}`;
}

/** What happens next, and who has it now. */
export function whatNext(action: ActionInPlan, titles: RoleTitles): string {
  const { senior_officer, monitoring_officer, decision_maker } = titles;
  if (action.hasLapsed) {
    return "What it belongs to was withdrawn or not supported, so this action lapsed with it. Nothing more is to be done.";
  }
  switch (action.state) {
    case "open":
      if (action.proposal?.kind === "withdraw") {
        return `It blocks the sign-off until somebody else confirms that it is no longer needed: ${monitoring_officer} or ${senior_officer}. Until then ${action.ownerName} still has it.`;
      }
      if (action.proposal) {
        return `It blocks the sign-off until ${monitoring_officer} accepts that it is finished after the decision. Until then ${action.ownerName} still has it.`;
      }
      if (action.timing === "after") return whatNextAfterwards(action, titles);
      return `It blocks the sign-off until it is completed, or until somebody else confirms that it is withdrawn or carried forward. ${action.ownerName} has it.`;
    case "completed":
      return mitigatesInDraft(action)
        ? "It no longer blocks the sign-off. A completed action answers no impact by itself: each that it mitigated says how it stands now."
        : "It no longer blocks the sign-off. Nothing more is to be done.";
    case "withdrawn":
      return `It no longer blocks the sign-off. It stays in the action plan, with the reasons.${mitigatesInDraft(action) ? " An adverse impact that it mitigated needs another answer." : ""}`;
    case "carried_forward":
      return action.framework.state === "signed"
        ? `The decision was made with this action still to do. ${action.ownerName} has it, and records here when it is completed.`
        : `It no longer blocks the sign-off. ${decision_maker} acknowledges it before signing, and ${action.ownerName} goes on with it.`;
  }
}

/** Rule 18, of an action that is open and for after the decision. */
function whatNextAfterwards({ framework, ownerName, isCondition }: ActionInPlan, titles: RoleTitles): string {
  const accepted = `${titles.monitoring_officer} or ${titles.senior_officer} accepts it`;
  const then = isCondition ? " The decision is made on the condition that it is done." : "";
  return isContentOpen(framework.state)
    ? `It is to be done after the decision, so it does not hold up the submission. Once submitted, ${accepted} before the signature. ${ownerName} has it.${then}`
    : `It is to be done after the decision. Before the signature ${accepted}. ${ownerName} has it.${then}`;
}

/** Whether there is an impact that was answered by it, and that an author can still write to. */
function mitigatesInDraft({ mitigates, framework }: ActionInPlan): boolean {
  return mitigates.length > 0 && framework.state === "drafting";
}

export interface ActionLink {
  href: string;
  text: string;
}

/** Links to what this person may do with it now; nobody else sees them. */
export function linksFor(action: ActionInPlan, acts: readonly ActionAct[]): ActionLink[] {
  const frameworkId = action.framework.id;
  const link: Record<ActionAct, ActionLink[]> = {
    confirm_withdrawal: [
      { href: paths.confirmForAction(frameworkId, action.id), text: "Answer the proposal to withdraw it" },
    ],
    accept_carry_forward: [
      {
        href: paths.confirmForAction(frameworkId, action.id),
        text: "Answer the proposal to carry it forward",
      },
    ],
    complete: [{ href: paths.completeAction(frameworkId, action.id), text: "Record that it is completed" }],
    propose: [
      ...(action.timing === "after"
        ? []
        : [
            {
              href: paths.proposeForAction(frameworkId, action.id, "carry_forward"),
              text: "Propose to carry it forward",
            },
          ]),
      { href: paths.proposeForAction(frameworkId, action.id, "withdraw"), text: "Propose to withdraw it" },
    ],
    reopen: [{ href: paths.reopenAction(frameworkId, action.id), text: "Open it again" }],
    edit: [],
  };
  return acts.flatMap((act) => link[act]);
}

interface PlanStanding {
  state: FrameworkState;
  actions: readonly ActionInPlan[];
  today: CalendarDate;
}

/** How the plan stands, in a sentence or two; an empty one says what it means. */
export function planInWords({ state, actions, today }: PlanStanding): string {
  if (state === "baseline") return "A baseline holds past figures only: it has no action plan.";
  if (actions.length === 0) {
    return "There is no action in the plan, so none blocks the sign-off. An adverse impact still needs an action tied to it, a mitigation or a justification.";
  }
  const outstanding = actions.filter((action) => isOutstanding(action) && !action.hasLapsed);
  const afterDecision = outstanding.filter(isForAfterwards).length;
  const open = outstanding.filter((action) => action.state === "open").length - afterDecision;
  const late = outstanding.filter((action) => isOverdue(action, today));
  const overdue = late.length;
  const conditions = late.filter(({ isCondition }) => isCondition).length;
  const sentences = [
    ...(state === "signed" || state === "withdrawn"
      ? [afterwards(outstanding.length)]
      : [blocking(open, afterDecision), ...forAfterwards(afterDecision)]),
    ...(actions.some(({ hasLapsed }) => hasLapsed) ? ["What was still to be done lapsed."] : []),
    ...(overdue > 0 ? [`${overdue} ${overdue === 1 ? "is" : "are"} overdue.`] : []),
    ...(state === "signed" && conditions > 0
      ? [
          conditions === 1
            ? "The decision was made on the condition that 1 of them is done."
            : `The decision was made on the condition that ${conditions} of them are done.`,
        ]
      : []),
  ];
  return sentences.join(" ");
}

function forAfterwards(count: number): string[] {
  if (count === 0) return [];
  return [
    count === 1
      ? "1 action is to be done after the decision, and is accepted before the signature."
      : `${count} actions are to be done after the decision, and are accepted before the signature.`,
  ];
}

function blocking(open: number, afterDecision: number): string {
  if (open === 0) {
    return afterDecision === 0
      ? "Every action is resolved: none blocks the sign-off."
      : "Nothing is left to be done before the decision.";
  }
  return open === 1
    ? "1 action is open and blocks the sign-off until it is resolved."
    : `${open} actions are open and block the sign-off until each is resolved.`;
}

function afterwards(outstanding: number): string {
  if (outstanding === 0) return "Nothing in the plan is left to be done.";
  return outstanding === 1
    ? "1 action was carried forward and is still to be completed."
    : `${outstanding} actions were carried forward and are still to be completed.`;
}
