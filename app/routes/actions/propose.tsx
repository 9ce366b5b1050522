import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PROPOSAL_KINDS } from "~/domain/actions/action";
import { actionProposalForm } from "~/forms/actions/action-proposal-form";
import { params as schemas, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { proposeForAction } from "~/services/actions/propose-for-action.server";
import { ActPage } from "~/ui/actions/act-page";
import { shortened } from "~/ui/actions/words";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { pageHandle } from "~/ui/page-handle";
import { loadAct } from "./load-action.server";

const TITLE = "Propose to carry an action forward or withdraw it";

export const handle = pageHandle<typeof loader>({
  title: ({ action: { what } }) => `${TITLE}: ${shortened(what, 60)}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const asked = new URL(args.request.url).searchParams.get("kind");
  return {
    ...(await loadAct(args, "propose")),
    kind: PROPOSAL_KINDS.find((kind) => kind === asked) ?? "",
  };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: schemas.action,
    form: actionProposalForm,
    act: ({ service, value, params, version }) => proposeForAction(service, { ...params, version, ...value }),
    done: ({ frameworkId, actionId }) => paths.action(frameworkId, actionId),
  });
}

export default function Propose() {
  const { action: item, today, notNow, kind } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <ActPage title={TITLE} action={item} today={today} notNow={answer ? null : notNow}>
      {(before) => (
        <PostForm
          form={actionProposalForm}
          initial={{ kind }}
          answer={answer}
          version={item.version}
          before={
            <>
              {before}
              <p className="govuk-body">
                Somebody else must confirm what you propose. Until then the action stays open and blocks the
                sign-off.{item.proposal ? " What you propose takes the place of the proposal above." : ""}
              </p>
            </>
          }
        >
          <Fields />
          <Button>Propose it</Button>
        </PostForm>
      )}
    </ActPage>
  );
}
