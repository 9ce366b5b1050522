import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { listComments } from "~db/queries/comments.server";
import { listPeopleAndDeputies } from "~db/queries/delegations.server";
import { findEarlierSubmission, findSubmission, type SubmissionSteps } from "~db/queries/frameworks.server";
import type { Actor } from "~db/queries/people.server";
import { findSignature, listWorkflowEvents } from "~db/queries/sign-off.server";
import {
  mayAcceptAfterwards,
  mayReadComments,
  mayStopPublishing,
  mayTakeStep,
  mayWriteContent,
  stepsWithoutPerson,
  type Refused,
} from "~/auth/permissions";
import { activePeople, deputies, whoMayConfirm, whoMayTake } from "~/auth/who-may";
import { frozenFacts } from "~/documents/sign-off.view";
import { isOutstanding } from "~/domain/actions/action";
import { notAccepted } from "~/domain/actions/afterwards";
import { priorityNameOf } from "~/domain/budget/changes";
import { countComments } from "~/domain/comments/comment";
import { contentLeaves } from "~/domain/decision/content-leaves";
import { changesOf, priorityNames, type FrameworkContent } from "~/domain/framework/content";
import { isInApproval, WORKFLOW_ACTS, type Role } from "~/domain/framework/lifecycle";
import { submissionGate, type Blocker } from "~/domain/framework/sign-off-gate";
import { blockersByRole, SIGN_OFF_STEPS, statusLine, TASK_LABELS } from "~/domain/framework/task-list";
import { warningsByKind, warningsOf, type Warning } from "~/domain/framework/warnings";
import { whatNext } from "~/domain/framework/what-next";
import { formatInstant } from "~/domain/shared/calendar-date";
import { chosenFrom } from "~/domain/shared/list-choice";
import { pageOf, ROWS_ON_PAGE } from "~/domain/shared/paging";
import { readListQuery } from "~/forms/list-query";
import { contentVersion } from "~/services/sign-off/content-digest.server";
import { notFound } from "~/routes/answer.server";
import { todayOf } from "~/services/context.server";
import { whoCanConfirm } from "~/ui/account/confirmation-words";
import { personInCapacity } from "~/ui/actions/action-facts";
import type { AfterSubmissionData } from "~/ui/sign-off/after-submission";
import type { InDraftingData } from "~/ui/sign-off/in-drafting";
import { lastSentBack } from "~/ui/sign-off/last-sent-back";
import type { StepView } from "~/ui/sign-off/steps";
import { whoMay } from "~/ui/sign-off/who";
import { loadStanding, resubmittedSections, type StandingAtHand } from "./sign-off-at-hand.server";

type RoleTitles = Record<Role, string>;
type People = Awaited<ReturnType<typeof listPeopleAndDeputies>>;

/** "Why can't we sign?" before submission; afterwards how far it has come. */
export async function loadSignOff(args: LoaderFunctionArgs) {
  const at = await loadStanding(args);
  const { framework, actor, standing } = at;
  if (framework.state === "baseline") throw notFound();
  const { id, title, state } = framework;
  const today = todayOf(args.context);
  const { db } = args.context.database;
  const { roleTitles } = args.context.settings;
  const isDrafting = state === "drafting";
  const [content, people, events, comments, earlier, steps, signature] = await Promise.all([
    args.context.contentOf(id),
    listPeopleAndDeputies(db, today),
    listWorkflowEvents(db, id),
    listComments(db, id),
    isDrafting ? findEarlierSubmission(db, id) : null,
    isDrafting ? null : findSubmission(db, id, "latest"),
    state === "signed" ? findSignature(db, id) : null,
  ]);
  const gate = isDrafting ? submissionGate(content, today) : null;
  const now = SIGN_OFF_STEPS.find(({ from }) => from === state);
  return {
    framework: { id, title, state },
    statusLine: statusLine(state, gate && !gate.ok ? gate.blockers.length : 0, roleTitles),
    next: whatNext(
      state,
      now ? whoMay(roleTitles[now.role], whoMayTake(people, now.act, standing)) : "",
      signature?.outcome,
    ),
    done: doneStep(args.request),
    mayWithdraw: mayTakeStep(actor, "withdraw", standing).ok,
    sentBack: lastSentBack(events),
    comments: mayReadComments(actor) ? countComments(comments) : null,
    drafting:
      gate &&
      draftingData(at, content, people, roleTitles, {
        gate,
        warnings: warningsOf(content, { today, submittedOn: null }),
        differs: earlier ? resubmittedSections(earlier, contentLeaves(content), true) : [],
        search: new URL(args.request.url).searchParams,
      }),
    submitted: steps && submittedData(at, content, steps, signature, people, roleTitles),
  };
}

/** The step just taken, as the address says. */
function doneStep(request: Request) {
  return z.enum(WORKFLOW_ACTS).safeParse(new URL(request.url).searchParams.get("done")).data ?? null;
}

function draftingData(
  { actor, standing }: StandingAtHand,
  content: FrameworkContent,
  people: People,
  roleTitles: RoleTitles,
  {
    gate,
    warnings,
    differs,
    search,
  }: {
    gate: ReturnType<typeof submissionGate>;
    warnings: readonly Warning[];
    differs: InDraftingData["differs"];
    search: URLSearchParams;
  },
): InDraftingData {
  const submit = mayTakeStep(actor, "submit", standing);
  return {
    ...blockersShown(gate.ok ? [] : gate.blockers, content, search),
    warnings: warningsByKind(warnings),
    differs,
    roleTitles,
    mayWrite: mayWriteContent(actor, standing).ok,
    maySubmit: submit.ok,
    barred: submit.ok ? null : barredBecause(submit.refused, actor, people),
    withoutPerson: stepsWithoutPerson(activePeople(people), standing.authorIds),
    deputies: deputies(people, roleTitles),
    frozen: gate.ok ? { contentVersion: contentVersion(content), facts: frozenFacts(content) } : null,
  };
}

/** All of a short list of blockers; of a long one a page, as the address asks for it. */
function blockersShown(
  blockers: readonly Blocker[],
  content: FrameworkContent,
  search: URLSearchParams,
): Pick<InDraftingData, "groups" | "asked"> {
  const inOrder = blockersByRole(blockers).flatMap(({ byRule }) => byRule.flatMap((group) => group.blockers));
  if (inOrder.length <= ROWS_ON_PAGE) return { groups: blockersByRole(inOrder), asked: null };
  const names = priorityNames(content);
  const byChange = new Map(changesOf(content).map((change) => [change.id, priorityNameOf(change, names)]));
  const priorityOf = ({ putRight }: Blocker) =>
    ("changeId" in putRight && byChange.get(putRight.changeId)) || "";
  const priorities = [...new Set(inOrder.map(priorityOf))].filter((name) => name !== "").sort();
  const rules = [...new Set(inOrder.map(({ rule }) => rule))];
  const query = readListQuery(search, { priorities, states: rules });
  const found = chosenFrom(inOrder, query, (blocker) => ({
    text: `${blocker.subject}\n${blocker.message}`,
    priority: priorityOf(blocker),
    states: [blocker.rule],
  }));
  const { items, ...page } = pageOf(found, query.page, ROWS_ON_PAGE);
  return { groups: blockersByRole(items, found), asked: { query, priorities, rules, page } };
}

function submittedData(
  { framework, actor, standing }: StandingAtHand,
  { actions }: FrameworkContent,
  steps: SubmissionSteps,
  signature: Awaited<ReturnType<typeof findSignature>>,
  people: People,
  roleTitles: RoleTitles,
): AfterSubmissionData {
  const taken = takenSteps(steps, signature);
  const next = SIGN_OFF_STEPS.find(({ from }) => from === framework.state);
  const permission = next && mayTakeStep(actor, next.act, standing);
  return {
    digest: steps.submission.digest,
    reference: framework.reference,
    steps: SIGN_OFF_STEPS.map(({ task, act, role, from }): StepView => {
      const given = taken[act];
      const waits = () =>
        framework.state === "withdrawn"
          ? "Not reached"
          : whoMay(roleTitles[role], whoMayTake(people, act, { ...standing, state: from }));
      return {
        name: TASK_LABELS[task],
        who: given ? personInCapacity(given.name, given.capacity) : waits(),
        when: given ? formatInstant(given.at) : null,
      };
    }),
    may: WORKFLOW_ACTS.filter((act) => mayTakeStep(actor, act, standing).ok),
    barred: permission && !permission.ok ? barredBecause(permission.refused, actor, people) : null,
    afterwards: {
      total: actions.filter(({ timing, state }) => timing === "after" && isOutstanding({ state })).length,
      waiting: isInApproval(framework.state)
        ? notAccepted(actions, steps.acceptances, steps.submission.digest).length
        : 0,
      mayAccept: mayAcceptAfterwards(actor, standing).ok,
    },
    signed: signature && {
      outcome: signature.outcome,
      referenceKey: signature.referenceKey,
      mayStop: mayStopPublishing(actor, standing).ok,
    },
  };
}

/** Why somebody may not whose role could; and who helps, where that is a colleague. */
function barredBecause({ why, message }: Refused, actor: Actor, people: People): string | null {
  if (why === "four-eyes") return message;
  const own = why === "unconfirmed" && people.find(({ id }) => id === actor.personId);
  return own ? `${message} ${whoCanConfirm(whoMayConfirm(people, own), "you")}` : null;
}

type Taken = { name: string; capacity: string; at: Date } | null;

function takenSteps(
  { submission, approval, determinations }: SubmissionSteps,
  signature: Awaited<ReturnType<typeof findSignature>>,
): Record<(typeof SIGN_OFF_STEPS)[number]["act"], Taken> {
  const given = (step: { personName: string; capacity: string; at: Date } | null | undefined): Taken =>
    step ? { name: step.personName, capacity: step.capacity, at: step.at } : null;
  return {
    submit: {
      name: submission.submittedByName,
      capacity: submission.capacity,
      at: submission.submittedAt,
    },
    approve: given(approval),
    determine: given(determinations[0]),
    sign: signature && { ...signature.signature, at: new Date(signature.signature.at) },
  };
}
