import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { reopenActionForm } from "~/forms/actions/reopen-action-form";
import { params as schemas, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { reopenAction } from "~/services/actions/reopen-action.server";
import { ActPage } from "~/ui/actions/act-page";
import { shortened } from "~/ui/actions/words";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { pageHandle } from "~/ui/page-handle";
import { loadAct } from "./load-action.server";

const TITLE = "Open an action again";

export const handle = pageHandle<typeof loader>({
  title: ({ action: { what } }) => `${TITLE}: ${shortened(what, 60)}`,
  needsScript: true,
});

export function loader(args: LoaderFunctionArgs) {
  return loadAct(args, "reopen");
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: schemas.action,
    form: reopenActionForm,
    act: ({ service, value, params, version }) => reopenAction(service, { ...params, version, ...value }),
    done: ({ frameworkId, actionId }) => paths.action(frameworkId, actionId),
  });
}

export default function Reopen() {
  const { action: item, today, notNow } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <ActPage title={TITLE} action={item} today={today} notNow={answer ? null : notNow}>
      {(before) => (
        <PostForm
          form={reopenActionForm}
          answer={answer}
          version={item.version}
          before={
            <>
              {before}
              <p className="govuk-body">
                {item.timing === "after"
                  ? "From then on it is to be done after the decision, and is accepted anew before the signature."
                  : "From then on it blocks the sign-off again."}
              </p>
            </>
          }
        >
          <Fields />
          <Button>Open it again</Button>
        </PostForm>
      )}
    </ActPage>
  );
}
