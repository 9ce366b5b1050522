import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { projectForm, projectValues, readProject } from "~/forms/commissioning/project-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { saveProject } from "~/services/commissioning/save-project.server";
import { ProjectCrumbs } from "~/ui/commissioning/project-crumbs";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { asTitled, loadProject, loadProjectToWrite, projectChoices } from "./projects-at-hand.server";

const TITLE = "Change a commissioning project";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE}: ${data.project.name}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, project } = await loadProjectToWrite(args);
  return {
    framework: asTitled(framework),
    project: { id: project.id, name: project.name, version: project.version },
    choices: await projectChoices(args, framework.id, project),
    values: projectValues(project),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { framework, project } = await loadProject(args);
  return answerPost(args, {
    params: params.project,
    form: async () => projectForm(await projectChoices(args, framework.id, project)),
    act: async ({ service, value, params: place, version }) => {
      await saveProject(service, { ...place, version, ...readProject(value) });
    },
    done: ({ frameworkId, projectId }) => paths.project(frameworkId, projectId),
  });
}

export default function EditProject() {
  const { framework, project, choices, values } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <ProjectCrumbs framework={framework} project={project} />
      <TwoThirds>
        <PostForm
          form={projectForm(choices)}
          initial={values}
          version={project.version}
          answer={answer}
          before={<PageHeading title={TITLE} caption={framework.title} />}
        >
          <Fields />
          <Button>Save</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
