import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listComments } from "~db/queries/comments.server";
import { listPeopleAndDeputies } from "~db/queries/delegations.server";
import { listWorkflowEvents } from "~db/queries/sign-off.server";
import {
  mayReadComments,
  mayReadGrants,
  mayReadScrutiny,
  mayTakeStep,
  mayWithholdOfBaseline,
  mayWriteContent,
} from "~/auth/permissions";
import { whoMayTake } from "~/auth/who-may";
import { openProposals } from "~/domain/budget/open-proposals";
import { countComments } from "~/domain/comments/comment";
import { answersTo } from "~/domain/eia/answer-state";
import { answerProgress, entriesToWalk } from "~/domain/eia/progress";
import { changesOf, type FrameworkContent } from "~/domain/framework/content";
import { isBeforeDecision } from "~/domain/framework/lifecycle";
import { changesToPutRight } from "~/domain/framework/next-to-put-right";
import { submissionGate, type Blocker } from "~/domain/framework/sign-off-gate";
import {
  SIGN_OFF_STEPS,
  statusLine,
  taskList,
  tasksNotStarted,
  type Task,
} from "~/domain/framework/task-list";
import { canBeScrutinised } from "~/domain/scrutiny/scrutiny-report";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { paths } from "~/paths";
import { nextLink } from "~/routes/next-to-put-right.server";
import { loadStanding } from "~/routes/sign-off/sign-off-at-hand.server";
import { todayOf } from "~/services/context.server";
import { useDecidedThing } from "~/ui/decided-thing";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { NextLink } from "~/ui/frameworks/next-link";
import { ButtonLink } from "~/ui/govuk";
import { FrameworkCrumbs } from "~/ui/frameworks/framework-crumbs";
import { LastSentBack, lastSentBack } from "~/ui/sign-off/last-sent-back";
import { TaskRows, type TaskRow } from "~/ui/sign-off/task-rows";
import { whoMay } from "~/ui/sign-off/who";
import { WorkflowHistory } from "~/ui/sign-off/workflow-history";

export const handle = pageHandle<typeof loader>({ title: (data) => data.framework.title, isKept: true });

export async function loader(args: LoaderFunctionArgs) {
  const { framework, actor, standing } = await loadStanding(args);
  const { db } = args.context.database;
  const { roleTitles } = args.context.settings;
  const { id, title, state, years, reference } = framework;
  const [content, people, events, comments] = await Promise.all([
    args.context.contentOf(id),
    listPeopleAndDeputies(db, todayOf(args.context)),
    listWorkflowEvents(db, id),
    listComments(db, id),
  ]);
  const gate = state === "drafting" ? submissionGate(content, todayOf(args.context)) : null;
  const blockers = gate && !gate.ok ? gate.blockers : [];
  const mayEdit = mayWriteContent(actor, standing).ok;
  const isDrafting = state === "drafting";
  const proposals =
    isDrafting && mayEdit
      ? openProposals(content.budget, content.previous, changesOf(content)).proposals.length
      : 0;
  const shown = taskList(state, blockers, tasksNotStarted(content)).filter(
    ({ task }) => task !== "comments" || mayReadComments(actor),
  );
  const tasks: TaskRow[] = shown.map((item) => {
    const step = SIGN_OFF_STEPS.find(({ task }) => task === item.task);
    return {
      task: item.task,
      state: item.state,
      blockers: item.blockers.length,
      ...(isDrafting ? progressOf(item.task, { content, blockers, proposals }) : {}),
      by:
        step && (item.state === "ready" || item.state === "not_yet")
          ? whoMay(roleTitles[step.role], whoMayTake(people, step.act, { ...standing, state: step.from }))
          : null,
      // Whoever may not submit still reads there what blocks it.
      isOpen: item.task === "submit" || (step !== undefined && mayTakeStep(actor, step.act, standing).ok),
      comments: item.task === "comments" ? countComments(comments) : null,
    };
  });
  return {
    framework: { id, title, state, reference },
    years: years.map(formatFinancialYear).join(", "),
    statusLine: statusLine(state, blockers.length, roleTitles),
    tasks,
    events,
    sentBack: lastSentBack(events),
    mayEdit,
    next: isDrafting && mayEdit ? nextLink(id, blockers) : null,
    proposals,
    mayReadGrants: mayReadGrants(actor) && state !== "baseline",
    mayReadScrutiny: mayReadScrutiny(actor) && canBeScrutinised(state),
    mayWithhold: mayWithholdOfBaseline(actor, standing).ok,
    mayWithdraw: mayTakeStep(actor, "withdraw", standing).ok,
  };
}

/** What a task's row says beside its state. */
function progressOf(
  task: Task,
  {
    content,
    blockers,
    proposals,
  }: { content: FrameworkContent; blockers: readonly Blocker[]; proposals: number },
): Pick<TaskRow, "progress" | "proposals"> {
  if (task === "changes" && proposals > 0) {
    return {
      proposals,
      progress: "Look at them first: what they join is one service, neither new nor ended",
    };
  }
  if (task !== "eia") return {};
  const walk = entriesToWalk(answersTo(changesOf(content), content.entries));
  const { complete, total } = answerProgress(walk, changesToPutRight(blockers));
  return total === 0 ? {} : { progress: `${complete} of ${total} complete` };
}

export default function FrameworkOverview() {
  const thing = useDecidedThing();
  const data = useLoaderData<typeof loader>();
  const { framework, years, tasks, events, sentBack, mayEdit, mayWithhold, mayWithdraw } = data;
  const { id, title, state, reference } = framework;
  return (
    <>
      <FrameworkCrumbs framework={framework} isTop />
      <TwoThirds>
        <PageHeading title={title} caption={reference ? `${years} – reference ${reference}` : years} />
        <p className="govuk-body-l">{data.statusLine}</p>
        {sentBack && <LastSentBack frameworkId={id} event={sentBack} />}
        {/* Proposals first: what they join needs no assessment of its own. */}
        {data.proposals > 0 && (
          <ButtonLink href={paths.linkProposals(id)}>
            {data.proposals === 1
              ? "First: look at 1 proposal of which lines belong together"
              : `First: look at ${data.proposals} proposals of which lines belong together`}
          </ButtonLink>
        )}
        {data.next && <NextLink next={data.next} variant={data.proposals > 0 ? "secondary" : "primary"} />}
        {state !== "baseline" && (
          <p className="govuk-body">
            <a className="govuk-link" href={paths.signOff(id)}>
              {state === "drafting" ? "Why can it not be signed yet?" : "See its sign-off"}
            </a>
          </p>
        )}
        <h2 className="govuk-heading-m">{state === "baseline" ? "Figures" : "Tasks"}</h2>
        <TaskRows frameworkId={id} state={state} tasks={tasks} />
        <ul className="govuk-list">
          {isBeforeDecision(state) && (
            <li>
              <a className="govuk-link" href={paths.asPublished(id)}>
                Read it as it will be read
              </a>
            </li>
          )}
          {state !== "baseline" && (
            <li>
              <a className="govuk-link" href={paths.sections(id)}>
                What it says in words: foreword, background and other sections
              </a>
            </li>
          )}
          <li>
            <a className="govuk-link" href={paths.frameworkPlan(id)}>
              The plan that it belongs to
            </a>
          </li>
          <li>
            <a className="govuk-link" href={paths.glossary(id)}>
              Abbreviations, and what they stand for
            </a>
          </li>
          {state !== "baseline" && (
            <li>
              <a className="govuk-link" href={paths.projects(id)}>
                Commissioning projects, and when their phases are
              </a>
            </li>
          )}
          {state !== "baseline" && (
            <>
              <li>
                <a className="govuk-link" href={paths.carriedOver(id)}>
                  Carried over from the one before
                </a>
              </li>
              <li>
                <a className="govuk-link" href={paths.together(id)}>
                  What all changes do together
                </a>
              </li>
            </>
          )}
          {data.mayReadGrants && (
            <li>
              <a className="govuk-link" href={paths.grantRounds(id)}>
                Grants
              </a>
            </li>
          )}
          {state !== "baseline" && (
            <li>
              <a className="govuk-link" href={paths.results(id)}>
                Results: what its lines achieve, and what the EIA expected
              </a>
            </li>
          )}
          {data.mayReadScrutiny && (
            <li>
              <a className="govuk-link" href={paths.scrutinyReports(id)}>
                Reports for scrutiny
              </a>
            </li>
          )}
          {mayEdit && (
            <li>
              <a className="govuk-link" href={paths.frameworkDetails(id)}>
                Change its title, aim or the date of its figures
              </a>
            </li>
          )}
          {mayWithhold && (
            <li>
              <a className="govuk-link" href={paths.withheldLines(id)}>
                Lines of it that are withheld
              </a>
            </li>
          )}
          {mayWithdraw && (
            <li>
              <a className="govuk-link" href={paths.withdrawFramework(id)}>
                Withdraw this {thing.one}
              </a>
            </li>
          )}
        </ul>
        {state !== "baseline" && (
          <>
            <h2 className="govuk-heading-m">History</h2>
            <WorkflowHistory events={events} />
          </>
        )}
      </TwoThirds>
    </>
  );
}
