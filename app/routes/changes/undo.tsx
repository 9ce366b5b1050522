import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { undoLinking } from "~/services/changes/undo-linking.server";
import { ChangeCrumbs } from "~/ui/changes/change-crumbs";
import { PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { putBackForm } from "~/ui/saved-notice";
import { loadOneChange } from "./changes-at-hand.server";

const TITLE = "Undo the linking or splitting of lines";

/** The notice after it posts here, so that this page is seen only where it cannot be undone, or from an address kept. */
export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.change.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, permission, change } = await loadOneChange(args);
  requirePermission(permission);
  return { framework, change: { id: change.id, title: change.title } };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.change,
    form: putBackForm,
    act: ({ service, params: where, version }) => undoLinking(service, { ...where, version }),
    done: ({ frameworkId }) => paths.changes(frameworkId),
  });
}

export default function UndoLinking() {
  const { framework, change } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <ChangeCrumbs framework={framework} change={change} />
      <TwoThirds>
        <PostForm
          form={putBackForm}
          version={framework.version}
          answer={answer}
          before={<PageHeading title={TITLE} caption={change.title} />}
        >
          <p className="govuk-body">
            Only the last thing that was done to the content can be undone, and only by whoever did it.
          </p>
          <Button variant="secondary">Undo it</Button>
        </PostForm>
        <p className="govuk-body">
          <a className="govuk-link" href={paths.change(framework.id, change.id)}>
            Leave it as it is
          </a>
        </p>
      </TwoThirds>
    </>
  );
}
