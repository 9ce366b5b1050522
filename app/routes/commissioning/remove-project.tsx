import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { removalForm } from "~/forms/removal-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { removeProject } from "~/services/commissioning/remove-project.server";
import { ProjectCrumbs } from "~/ui/commissioning/project-crumbs";
import { RemovePage } from "~/ui/remove-page";
import { InsetText } from "~/ui/govuk";
import { pageHandle } from "~/ui/page-handle";
import { asTitled, loadProjectToWrite } from "./projects-at-hand.server";

const TITLE = "Remove a commissioning project";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE}: ${data.project.name}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, project } = await loadProjectToWrite(args);
  const { id, name, version } = project;
  return { framework: asTitled(framework), project: { id, name, version } };
}

export async function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.project,
    form: removalForm,
    act: ({ service, params: place, version }) => removeProject(service, { ...place, version }),
    done: ({ frameworkId }) => paths.projects(frameworkId),
  });
}

export default function RemoveProject() {
  const { framework, project } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <RemovePage
      crumbs={<ProjectCrumbs framework={framework} project={project} />}
      title={TITLE}
      caption={framework.title}
      version={project.version}
      answer={answer}
      keepAt={paths.project(framework.id, project.id)}
    >
      <InsetText>{project.name}</InsetText>
      <p className="govuk-body">
        Its dates go with it. The budget lines, the changes and what the EIA says of them stay.
      </p>
    </RemovePage>
  );
}
