import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PHASE_NAMES, dateInWords } from "~/domain/commissioning/phase";
import { phaseForm, phaseValues } from "~/forms/commissioning/phase-form";
import { params, paths } from "~/paths";
import { answerPost, notFound, readParams } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { recordPhase } from "~/services/commissioning/record-phase.server";
import { ProjectCrumbs } from "~/ui/commissioning/project-crumbs";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { asTitled, loadProject } from "./projects-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: ({ dates, project }) => `Record when “${PHASE_NAMES[dates.phase]}” began – ${project.name}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { phase } = readParams(params.projectPhase, args.params);
  const { framework, project, mayRecord } = await loadProject(args);
  requirePermission(mayRecord);
  const dates = project.phases.find((one) => one.phase === phase);
  if (!dates) throw notFound();
  return {
    framework: asTitled(framework),
    project: { id: project.id, name: project.name, version: project.version },
    dates,
  };
}

export async function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.projectPhase,
    form: ({ params: { phase } }) => Promise.resolve(phaseForm(phase)),
    act: ({ service, value, params: place, version }) =>
      recordPhase(service, { ...place, ...value, version }),
    done: ({ frameworkId, projectId }) => `${paths.project(frameworkId, projectId)}#phases`,
  });
}

export default function RecordPhase() {
  const { framework, project, dates } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <ProjectCrumbs framework={framework} project={project} />
      <TwoThirds>
        <PostForm
          form={phaseForm(dates.phase)}
          initial={phaseValues(dates)}
          version={project.version}
          answer={answer}
          before={
            <>
              <PageHeading title={`Record when “${PHASE_NAMES[dates.phase]}” began`} caption={project.name} />
              <p className="govuk-body">
                {dates.expected
                  ? `It is expected ${dates.expected.isMonth ? "in" : "on"} ${dateInWords(dates.expected)}.`
                  : "Nobody has said when it is expected."}
              </p>
            </>
          }
        >
          <Fields />
          <Button>Save</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
