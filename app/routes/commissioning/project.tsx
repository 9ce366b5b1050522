import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { timescaleOf } from "~/domain/commissioning/timeline";
import { projectEiaGap } from "~/domain/commissioning/project";
import { isBeforeDecision } from "~/domain/framework/lifecycle";
import { paths } from "~/paths";
import { TimelinePicture } from "~/ui/charts/timeline-picture";
import { CycleDetails } from "~/ui/commissioning/cycle-details";
import { PhasesTable } from "~/ui/commissioning/phases-table";
import { ProjectCrumbs } from "~/ui/commissioning/project-crumbs";
import { ProjectFacts } from "~/ui/commissioning/project-facts";
import { ButtonLink, WarningText } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { asTitled, loadProject } from "./projects-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: ({ project, framework }) => `${project.name} – ${framework.title}`,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, project, today, mayWrite, mayRecord } = await loadProject(args);
  const content = await args.context.contentOf(framework.id);
  const standing = { ...project, projectId: project.id };
  return {
    framework: asTitled(framework),
    project,
    today,
    mayWrite: mayWrite.ok,
    mayRecord: mayRecord.ok,
    eiaGap: isBeforeDecision(framework.state) ? projectEiaGap(standing, content.entries) : null,
    lines: content.budget.lines
      .filter(({ id }) => project.lineIds.includes(id))
      .map(({ id, service }) => ({ id, name: service })),
    changes: content.links
      .filter(({ id }) => project.changeIds.includes(id))
      .map(({ id, title }) => ({
        id,
        name: title,
        restsOnIt: content.entries.some(({ changeId, kind }) => changeId === id && kind === "separate_eia"),
      })),
  };
}

export default function ProjectPage() {
  const { framework, project, today, mayWrite, mayRecord, eiaGap, lines, changes } =
    useLoaderData<typeof loader>();
  const scale = timescaleOf(project.phases);
  return (
    <>
      <ProjectCrumbs framework={framework} />
      <TwoThirds>
        <PageHeading title={project.name} caption={`Commissioning project – ${framework.title}`} />
        {eiaGap !== null && <WarningText>{`It cannot be submitted yet. ${eiaGap}`}</WarningText>}
        <ProjectFacts frameworkId={framework.id} project={project} lines={lines} changes={changes} />
        {mayWrite && (
          <ButtonLink href={paths.editProject(framework.id, project.id)}>Change the project</ButtonLink>
        )}
        <h2 className="govuk-heading-m" id="phases">
          When its phases are
        </h2>
        {scale && (
          <TimelinePicture
            title={`When the phases of ${project.name} are`}
            phases={project.phases}
            scale={scale}
          />
        )}
      </TwoThirds>
      <PhasesTable frameworkId={framework.id} project={project} today={today} mayRecord={mayRecord} />
      <TwoThirds>
        <CycleDetails />
        {mayWrite && (
          <p className="govuk-body">
            <a className="govuk-link" href={paths.removeProject(framework.id, project.id)}>
              Remove this project
            </a>
          </p>
        )}
      </TwoThirds>
    </>
  );
}
