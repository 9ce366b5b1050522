import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { getContent } from "~db/queries/content.server";
import { listPeopleAndDeputies } from "~db/queries/delegations.server";
import { listWorkflowEvents } from "~db/queries/sign-off.server";
import { mayTakeStep, mayWithholdOfBaseline, mayWriteContent } from "~/auth/permissions";
import { whoMayTake } from "~/auth/who-may";
import { isBeforeDecision } from "~/domain/framework/lifecycle";
import { submissionGate } from "~/domain/framework/sign-off-gate";
import { SIGN_OFF_STEPS, statusLine, taskList } from "~/domain/framework/task-list";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { paths } from "~/paths";
import { loadStanding } from "~/routes/sign-off/sign-off-at-hand.server";
import { todayOf } from "~/services/context.server";
import { useDecidedThing } from "~/ui/decided-thing";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { FrameworkCrumbs } from "~/ui/frameworks/framework-crumbs";
import { LastSentBack, lastSentBack } from "~/ui/sign-off/last-sent-back";
import { TaskRows, type TaskRow } from "~/ui/sign-off/task-rows";
import { whoMay } from "~/ui/sign-off/who";
import { WorkflowHistory } from "~/ui/sign-off/workflow-history";

export const handle = pageHandle<typeof loader>({ title: (data) => data.framework.title });

export async function loader(args: LoaderFunctionArgs) {
  const { framework, actor, standing } = await loadStanding(args);
  const { db } = args.context.database;
  const { roleTitles } = args.context.settings;
  const { id, title, state, years, reference } = framework;
  const [content, people, events] = await Promise.all([
    getContent(db, id),
    listPeopleAndDeputies(db, todayOf(args.context)),
    listWorkflowEvents(db, id),
  ]);
  const gate = state === "drafting" ? submissionGate(content, todayOf(args.context)) : null;
  const blockers = gate && !gate.ok ? gate.blockers : [];
  const tasks: TaskRow[] = taskList(state, blockers).map((item) => {
    const step = SIGN_OFF_STEPS.find(({ task }) => task === item.task);
    return {
      task: item.task,
      state: item.state,
      blockers: item.blockers.length,
      by:
        step && (item.state === "ready" || item.state === "not_yet")
          ? whoMay(roleTitles[step.role], whoMayTake(people, step.act, { ...standing, state: step.from }))
          : null,
      // Whoever may not submit still reads there what blocks it.
      isOpen: item.task === "submit" || (step !== undefined && mayTakeStep(actor, step.act, standing).ok),
    };
  });
  return {
    framework: { id, title, state, reference },
    years: years.map(formatFinancialYear).join(", "),
    statusLine: statusLine(state, blockers.length, roleTitles),
    tasks,
    events,
    sentBack: lastSentBack(events),
    mayEdit: mayWriteContent(actor, standing).ok,
    mayWithhold: mayWithholdOfBaseline(actor, standing).ok,
    mayWithdraw: mayTakeStep(actor, "withdraw", standing).ok,
  };
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
        {sentBack && <LastSentBack event={sentBack} />}
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
          <li>
            <a className="govuk-link" href={paths.glossary(id)}>
              Abbreviations, and what they stand for
            </a>
          </li>
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
