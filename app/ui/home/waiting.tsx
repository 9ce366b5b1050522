import type { ActionInPlan } from "~/domain/actions/action-in-plan";
import type { WorkflowAct } from "~/domain/framework/lifecycle";
import { UNTIL_CONFIRMED } from "~/domain/account/password-confirmation";
import { formatInstant, type CalendarDate } from "~/domain/shared/calendar-date";
import { paths } from "~/paths";
import { isOverdue } from "~/domain/actions/action";
import { whoCanConfirm } from "../account/confirmation-words";
import { shortened, whenDue } from "../actions/words";
import { Tag, TaskList, type TaskListItem } from "../govuk";

/** What waits for the person who looks. */
export interface Waiting {
  today: CalendarDate;
  /** Who could confirm their own account, where it waits for that; null where it does not. */
  ownAccount: string[] | null;
  /** Accounts that they may confirm. */
  accounts: { id: number; name: string }[];
  /** Approvals and determinations that they gave and that count no more. */
  lapsed: {
    act: "approve" | "determine";
    frameworkId: number;
    title: string;
    givenAt: Date;
    ended: "recalled" | "returned";
    endedAt: Date;
    endedByName: string;
    endedReason: string;
  }[];
  steps: { act: WorkflowAct; id: number; title: string; submittedAt: Date | null }[];
  /** What is done after the decision, which they may accept: how many actions of which framework. */
  afterwards: { id: number; title: string; count: number }[];
  /** Proposals for actions that they may answer. */
  proposals: ActionInPlan[];
  /** Their own, overdue or due soon. */
  actions: ActionInPlan[];
  drafts: { id: number; title: string; blockers: number }[];
}

/** Most pressing first: what others wait for, then what is overdue or due, then what is being written. */
export function WaitingList({ waiting }: { waiting: Waiting }) {
  const items = [
    ...(waiting.ownAccount ? [ownAccountItem(waiting.ownAccount)] : []),
    ...waiting.accounts.map(accountItem),
    ...waiting.lapsed.map(lapsedItem),
    ...waiting.steps.flatMap(stepItem),
    ...waiting.afterwards.map(afterwardsItem),
    ...waiting.proposals.map(proposalItem),
    ...waiting.actions.map((action) => actionItem(action, waiting.today)),
    ...waiting.drafts.map(draftItem),
  ];
  return items.length === 0 ? (
    <p className="govuk-body">
      Nothing is waiting for you now. Approvals, determinations, decisions and actions that are yours to do
      will be listed here.
    </p>
  ) : (
    <TaskList idPrefix="waiting" items={items} />
  );
}

function ownAccountItem(names: readonly string[]): TaskListItem {
  return {
    title: "Your account waits for a colleague to confirm it",
    href: paths.account(),
    hint: `${UNTIL_CONFIRMED} ${whoCanConfirm(names, "you")}`,
    status: <Tag colour="yellow">Waits for a colleague</Tag>,
  };
}

function accountItem({ id, name }: Waiting["accounts"][number]): TaskListItem {
  return {
    title: `Confirm the account of ${name}`,
    href: paths.confirmAccount(id),
    hint: "Once they told you in person that they chose its password themselves",
    status: <Tag colour="blue">Waits for you</Tag>,
  };
}

function lapsedItem(lapsed: Waiting["lapsed"][number]): TaskListItem {
  const { act, frameworkId, title, givenAt, ended, endedAt, endedByName, endedReason } = lapsed;
  const given =
    act === "approve"
      ? `Your approval of ${formatInstant(givenAt)}`
      : `Your determinations of ${formatInstant(givenAt)}`;
  return {
    title: `${act === "approve" ? "Your approval" : "What you determined"} has lapsed: ${title}`,
    href: paths.signOff(frameworkId),
    hint: `${given} no longer ${act === "approve" ? "counts" : "count"}: ${ended} by ${endedByName} on ${formatInstant(endedAt)}. Reason: ${endedReason}`,
    status: <Tag colour="yellow">Lapsed</Tag>,
  };
}

const STEPS: Partial<Record<WorkflowAct, { text: string; path: (id: number) => string }>> = {
  approve: { text: "Approve or return", path: paths.approval },
  determine: { text: "Determine what is published", path: paths.determinations },
  sign: { text: "Decide and sign", path: paths.signDecision },
};

function stepItem({ act, id, title, submittedAt }: Waiting["steps"][number]): TaskListItem[] {
  const step = STEPS[act];
  if (!step) return [];
  return [
    {
      title: `${step.text}: ${title}`,
      href: step.path(id),
      hint: submittedAt ? `Submitted on ${formatInstant(submittedAt)}` : undefined,
      status: <Tag colour="blue">Waiting for you</Tag>,
    },
  ];
}

function afterwardsItem({ id, title, count }: Waiting["afterwards"][number]): TaskListItem {
  return {
    title: `Accept what is done after the decision: ${title}`,
    href: paths.afterwards(id),
    hint: `${count === 1 ? "1 action waits" : `${count} actions wait`}. It cannot be signed before`,
    status: <Tag colour="blue">Waiting for you</Tag>,
  };
}

function proposalItem({ id, what, proposal, proposedByName, framework }: ActionInPlan): TaskListItem {
  const withdraws = proposal?.kind === "withdraw";
  return {
    title: `${withdraws ? "Confirm or decline that an action is withdrawn" : "Accept or decline that an action is carried forward"}: ${shortened(what)}`,
    href: paths.confirmForAction(framework.id, id),
    hint: `${framework.title}. Proposed by ${proposedByName ?? "somebody"}`,
    status: <Tag colour="blue">Waiting for you</Tag>,
  };
}

function actionItem(action: ActionInPlan, today: CalendarDate): TaskListItem {
  return {
    title: `Your action: ${shortened(action.what)}`,
    href: paths.action(action.framework.id, action.id),
    hint: action.framework.title,
    status: <Tag colour={isOverdue(action, today) ? "red" : "yellow"}>{whenDue(action, today)}</Tag>,
  };
}

function draftItem({ id, title, blockers }: Waiting["drafts"][number]): TaskListItem {
  if (blockers === 0) {
    return {
      title,
      href: paths.signOff(id),
      hint: "Drafting. Nothing blocks it any longer",
      status: <Tag colour="green">Ready to submit</Tag>,
    };
  }
  return {
    title,
    href: paths.framework(id),
    hint: `${blockers} ${blockers === 1 ? "thing" : "things"} to put right before it can be submitted`,
    status: <Tag colour="orange">Drafting</Tag>,
  };
}
