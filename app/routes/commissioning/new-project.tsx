import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { projectForm, readProject } from "~/forms/commissioning/project-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { saveProject } from "~/services/commissioning/save-project.server";
import { NO_VERSION } from "~/services/context.server";
import { ProjectCrumbs } from "~/ui/commissioning/project-crumbs";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { asTitled, loadProjectsRoom, projectChoices } from "./projects-at-hand.server";

const TITLE = "Add a commissioning project";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, mayWrite } = await loadProjectsRoom(args);
  requirePermission(mayWrite);
  return { framework: asTitled(framework), choices: await projectChoices(args, framework.id) };
}

export async function action(args: ActionFunctionArgs) {
  const { framework } = await loadProjectsRoom(args);
  return answerPost(args, {
    params: params.framework,
    form: async () => projectForm(await projectChoices(args, framework.id)),
    act: async ({ service, value, params: { frameworkId } }) => {
      const projectId = await saveProject(service, {
        ...{ frameworkId, projectId: "new" as const, version: NO_VERSION },
        ...readProject(value),
      });
      return paths.project(frameworkId, projectId);
    },
    done: ({ frameworkId }) => paths.projects(frameworkId),
  });
}

export default function NewProject() {
  const { framework, choices } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <ProjectCrumbs framework={framework} />
      <TwoThirds>
        <PostForm
          form={projectForm(choices)}
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
