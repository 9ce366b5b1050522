import type { ActionInPlan } from "~/domain/actions/action-in-plan";
import { isByThisWeek } from "~/domain/calendar/this-week";
import { PHASE_NAMES, dateInWords, type PhaseDates } from "~/domain/commissioning/phase";
import type { WorkflowAct } from "~/domain/framework/lifecycle";
import { UNTIL_CONFIRMED } from "~/domain/account/password-confirmation";
import {
  dateInLondon,
  daysAgo,
  formatDate,
  formatInstant,
  type CalendarDate,
} from "~/domain/shared/calendar-date";
import { paths } from "~/paths";
import { isOverdue } from "~/domain/actions/action";
import { whoCanConfirm } from "../account/confirmation-words";
import { shortened, whenDue } from "../actions/words";
import { daysLateInWords } from "../results/late-table";
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
  /** Requests for a change that they answer next: how many of which framework, and since when. */
  requests: { id: number; title: string; count: number; oldestAt: Date }[];
  /** Of what they write: those that close this week, or are closed and not reported. */
  consultations: {
    id: number;
    frameworkId: number;
    title: string;
    closesOn: CalendarDate | null;
    /** By when what came of it is to be published. */
    outcomeBy: CalendarDate | null;
    isClosed: boolean;
  }[];
  /** Their own, overdue or due soon. */
  actions: ActionInPlan[];
  /** Phases of their own commissioning projects whose time has passed. */
  projects: { id: number; name: string; phase: PhaseDates; framework: { id: number; title: string } }[];
  /** Of frameworks of which they are an author: how many returns of results are late, and how late the latest is. */
  lateReturns: { id: number; title: string; count: number; daysLate: number }[];
  /** Signed assessments of which they are an author, and that are to be reviewed by this week. */
  reviews: { id: number; title: string; day: CalendarDate }[];
  drafts: {
    id: number;
    title: string;
    blockers: number;
    /** Changes whose entry lacks something. */
    entries: number;
    sentBack: { how: "recalled" | "returned"; at: Date; byName: string; reason: string } | null;
  }[];
}

/** What is theirs to do this week, most pressing first, and what is due after it. */
export function WaitingList({ waiting }: { waiting: Waiting }) {
  const isLater = (action: ActionInPlan) => !isByThisWeek(action.targetDate, waiting.today);
  const items = thisWeek({ ...waiting, actions: waiting.actions.filter((action) => !isLater(action)) });
  const later = waiting.actions.filter(isLater).map((action) => actionItem(action, waiting.today));
  return (
    <>
      <h2 className="govuk-heading-m">This week</h2>
      {items.length === 0 ? (
        <p className="govuk-body">
          Nothing is waiting for you now. Entries, requests for a change, approvals, determinations, decisions
          and actions that are yours to do will be listed here.
        </p>
      ) : (
        <TaskList idPrefix="waiting" items={items} />
      )}
      {later.length > 0 && (
        <>
          <h2 className="govuk-heading-m">Due within 30 days</h2>
          <TaskList idPrefix="later" items={later} />
        </>
      )}
    </>
  );
}

/** What others wait for, then what is overdue or due, then what is being written. */
function thisWeek(waiting: Waiting): TaskListItem[] {
  return [
    ...(waiting.ownAccount ? [ownAccountItem(waiting.ownAccount)] : []),
    ...waiting.accounts.map(accountItem),
    ...waiting.lapsed.map(lapsedItem),
    ...waiting.steps.flatMap((step) => stepItem(step, waiting.today)),
    ...waiting.afterwards.map(afterwardsItem),
    ...waiting.proposals.map(proposalItem),
    ...waiting.requests.map((request) => requestItem(request, waiting.today)),
    ...waiting.consultations.map((consultation) => consultationItem(consultation, waiting.today)),
    ...waiting.drafts.map((draft) => draftItem(draft, waiting.today)),
    ...waiting.actions.map((action) => actionItem(action, waiting.today)),
    ...waiting.projects.map(projectItem),
    ...waiting.lateReturns.map(lateReturnsItem),
    ...waiting.reviews.map((review) => reviewItem(review, waiting.today)),
  ];
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

function stepItem(
  { act, id, title, submittedAt }: Waiting["steps"][number],
  today: CalendarDate,
): TaskListItem[] {
  const step = STEPS[act];
  if (!step) return [];
  return [
    {
      title: `${step.text}: ${title}`,
      href: step.path(id),
      hint: submittedAt
        ? `Submitted on ${formatInstant(submittedAt)}, ${daysAgo(dateInLondon(submittedAt), today)}`
        : undefined,
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

function projectItem({ id, name, phase, framework }: Waiting["projects"][number]): TaskListItem {
  return {
    title: `Record when “${PHASE_NAMES[phase.phase]}” began: ${shortened(name)}`,
    href: paths.projectPhase(framework.id, id, phase.phase),
    hint: `${framework.title}${phase.expected ? `. Expected ${dateInWords(phase.expected)}` : ""}`,
    status: <Tag colour="red">Late</Tag>,
  };
}

function lateReturnsItem({ id, title, count, daysLate }: Waiting["lateReturns"][number]): TaskListItem {
  return {
    title: count === 1 ? "Chase a return of results" : `Chase ${count} returns of results`,
    href: paths.lateReturns(id),
    hint: `${title}. ${count === 1 ? "It is" : "The latest is"} ${daysLateInWords(daysLate)}`,
    status: <Tag colour="red">Late</Tag>,
  };
}

function requestItem(
  { id, title, count, oldestAt }: Waiting["requests"][number],
  today: CalendarDate,
): TaskListItem {
  const since = `${formatInstant(oldestAt)}, ${daysAgo(dateInLondon(oldestAt), today)}`;
  return {
    title: `${count === 1 ? "1 request for a change is" : `${count} requests for a change are`} open: ${title}`,
    href: paths.comments(id),
    hint: count === 1 ? `Asked on ${since}` : `The oldest was asked on ${since}`,
    status: <Tag colour="blue">Waiting for you</Tag>,
  };
}

function consultationItem(
  { id, frameworkId, title, closesOn, outcomeBy, isClosed }: Waiting["consultations"][number],
  today: CalendarDate,
): TaskListItem {
  const isLate = isClosed && outcomeBy !== null && outcomeBy < today;
  return {
    title: `${isClosed ? "Consider and report what people said" : "Consultation closes"}: ${shortened(title)}`,
    href: paths.publicConsultation(frameworkId, id),
    hint:
      closesOn === null
        ? undefined
        : isClosed
          ? [
              `Closed on ${formatDate(closesOn)}, ${daysAgo(closesOn, today)}`,
              ...(outcomeBy === null
                ? []
                : [`What came of it is to be published by ${formatDate(outcomeBy)}`]),
            ].join(". ")
          : `It takes answers until the end of ${formatDate(closesOn)}`,
    status: isLate ? (
      <Tag colour="red">Late</Tag>
    ) : isClosed ? (
      <Tag colour="blue">Waiting for you</Tag>
    ) : (
      <Tag colour="yellow">Closes soon</Tag>
    ),
  };
}

function reviewItem({ id, title, day }: Waiting["reviews"][number], today: CalendarDate): TaskListItem {
  return {
    title: `Review the assessment: ${shortened(title)}`,
    href: paths.published(id),
    hint: `To be reviewed by ${formatDate(day)}. It is listed until a review is published beside the record`,
    status: day < today ? <Tag colour="red">Late</Tag> : <Tag colour="yellow">Due this week</Tag>,
  };
}

function draftItem(
  { id, title, blockers, entries, sentBack }: Waiting["drafts"][number],
  today: CalendarDate,
): TaskListItem {
  const came = sentBack
    ? [
        `${sentBack.how === "returned" ? "Returned" : "Recalled"} by ${sentBack.byName} on ${formatInstant(sentBack.at)}, ${daysAgo(dateInLondon(sentBack.at), today)}. Reason: ${sentBack.reason}`,
      ]
    : [];
  const hint = (state: string) => [state, ...came].join(". ");
  if (blockers === 0) {
    return {
      title,
      href: paths.signOff(id),
      hint: hint("Drafting. Nothing blocks it any longer"),
      status: <Tag colour="green">Ready to submit</Tag>,
    };
  }
  const unfinished =
    entries === 0 ? "" : `, with ${entries === 1 ? "1 entry" : `${entries} entries`} of the EIA unfinished`;
  return {
    title,
    href: paths.framework(id),
    hint: hint(
      `${blockers} ${blockers === 1 ? "thing" : "things"} to put right before it can be submitted${unfinished}`,
    ),
    status: sentBack?.how === "returned" ? <Tag colour="yellow">Returned</Tag> : <Tag>Drafting</Tag>,
  };
}
