import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { defineForm } from "~/forms/form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { dropImport } from "~/services/budget/import/drop-import.server";
import { ImportCrumbs, importCaption } from "~/ui/budget/import/import-crumbs";
import { PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { draftOfPost, loadDraft } from "./import-at-hand.server";

const form = defineForm({});

export const handle = pageHandle<typeof loader>({
  title: (data) => `Drop an import – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, draft } = await loadDraft(args);
  return { framework, fileName: draft.fileName };
}

export async function action(args: ActionFunctionArgs) {
  await draftOfPost(args);
  return answerPost(args, {
    params: params.framework,
    form,
    act: ({ service, params: { frameworkId } }) => dropImport(service, { frameworkId }),
    done: ({ frameworkId }) => paths.budget(frameworkId),
  });
}

export default function DropImport() {
  const { framework, fileName } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <ImportCrumbs framework={framework} />
      <TwoThirds>
        <PostForm
          form={form}
          answer={answer}
          before={
            <>
              <PageHeading title="Drop this import" caption={importCaption(fileName)} />
              <p className="govuk-body">
                What was uploaded and what you said about it is forgotten. The budget stays as it is: nothing
                of this import is in it.
              </p>
            </>
          }
        >
          <Button variant="warning">Drop it</Button>
        </PostForm>
        <p className="govuk-body">
          <a className="govuk-link" href={paths.importPreview(framework.id)}>
            Go on with it
          </a>
        </p>
      </TwoThirds>
    </>
  );
}
