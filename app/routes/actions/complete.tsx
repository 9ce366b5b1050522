import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { completeActionForm } from "~/forms/actions/complete-action-form";
import { params as schemas, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { completeAction } from "~/services/actions/complete-action.server";
import { ActPage } from "~/ui/actions/act-page";
import { shortened } from "~/ui/actions/words";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { pageHandle } from "~/ui/page-handle";
import { loadAct } from "./load-action.server";

const TITLE = "Record that an action is completed";

export const handle = pageHandle<typeof loader>({
  title: ({ action: { what } }) => `${TITLE}: ${shortened(what, 60)}`,
  needsScript: true,
});

export function loader(args: LoaderFunctionArgs) {
  return loadAct(args, "complete");
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: schemas.action,
    form: completeActionForm,
    act: ({ service, value, params, version }) =>
      completeAction({ ...service, signer: args.context.signer }, { ...params, version, ...value }),
    done: ({ frameworkId, actionId }) => paths.action(frameworkId, actionId),
  });
}

export default function Complete() {
  const { action: item, today, notNow } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <ActPage title={TITLE} action={item} today={today} notNow={answer ? null : notNow}>
      {(before) => (
        <PostForm
          form={completeActionForm}
          answer={answer}
          version={item.version}
          before={
            <>
              {before}
              {item.framework.state === "signed" && (
                <p className="govuk-body">
                  The signed record stays as it was signed, with this action carried forward. What you record
                  here stands beside it.
                </p>
              )}
            </>
          }
        >
          <Fields />
          <Button>Record it</Button>
        </PostForm>
      )}
    </ActPage>
  );
}
