import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findUnconfirmed } from "~db/queries/carried-over.server";
import { listProjects } from "~db/queries/commissioning.server";
import { timescaleOf } from "~/domain/commissioning/timeline";
import { paths } from "~/paths";
import { TimelinePicture } from "~/ui/charts/timeline-picture";
import { ProjectCrumbs } from "~/ui/commissioning/project-crumbs";
import { CycleDetails } from "~/ui/commissioning/cycle-details";
import { ProjectsTable } from "~/ui/commissioning/projects-table";
import { Downloads } from "~/ui/downloads";
import { ButtonLink } from "~/ui/govuk";
import { NotYetConfirmed } from "~/ui/frameworks/not-yet-confirmed";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { asTitled, loadProjectsRoom } from "./projects-at-hand.server";

const TITLE = "Commissioning projects";

export const handle = pageHandle<typeof loader>({ title: (data) => `${TITLE} – ${data.framework.title}` });

export async function loader(args: LoaderFunctionArgs) {
  const { framework, today, mayWrite } = await loadProjectsRoom(args);
  return {
    framework: asTitled(framework),
    today,
    mayWrite: mayWrite.ok,
    carried: await findUnconfirmed(args.context.database.db, framework.id, ["project"]),
    projects: await listProjects(args.context.database.db, framework.id),
  };
}

export default function Projects() {
  const { framework, today, mayWrite, carried, projects } = useLoaderData<typeof loader>();
  const scale = timescaleOf(projects.flatMap(({ phases }) => phases));
  return (
    <>
      <ProjectCrumbs framework={framework} />
      <TwoThirds>
        <PageHeading title={TITLE} caption={framework.title} />
        <p className="govuk-body">
          Services that are procured, or procured again, as one piece of work: when each phase is expected,
          and when it began. They go on after the decision, so they are no part of what is signed or
          published.
        </p>
        {mayWrite && <ButtonLink href={paths.newProject(framework.id)}>Add a project</ButtonLink>}
        <NotYetConfirmed frameworkId={framework.id} carried={carried} />
        {projects.length === 0 && <p className="govuk-body">There is no project yet.</p>}
      </TwoThirds>
      {projects.length > 0 && (
        <>
          <ProjectsTable frameworkId={framework.id} projects={projects} today={today} />
          <TwoThirds>
            {scale &&
              projects.map(({ id, name, phases }) => (
                <section key={id} aria-labelledby={`project-${id}`}>
                  <h2 className="govuk-heading-m" id={`project-${id}`}>
                    {name}
                  </h2>
                  <TimelinePicture title={`When the phases of ${name} are`} phases={phases} scale={scale} />
                </section>
              ))}
            <Downloads
              what="the commissioning projects"
              hrefOf={(format) => paths.projectsExport(framework.id, format)}
            />
          </TwoThirds>
        </>
      )}
      <TwoThirds>
        <CycleDetails />
      </TwoThirds>
    </>
  );
}
