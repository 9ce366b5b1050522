import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findAction } from "~db/queries/actions.server";
import type { ActionAct, ActionProposal, ProposalKind } from "~/domain/actions/action";
import { proposalAnswerForm } from "~/forms/actions/proposal-answer-form";
import { params as schemas, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { acceptCarryForward } from "~/services/actions/accept-carry-forward.server";
import { confirmWithdrawal } from "~/services/actions/confirm-withdrawal.server";
import { declineProposal } from "~/services/actions/decline-proposal.server";
import { ActPage } from "~/ui/actions/act-page";
import { shortened } from "~/ui/actions/words";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { pageHandle } from "~/ui/page-handle";
import { loadAct } from "./load-action.server";

const TITLES: Record<ProposalKind, string> = {
  withdraw: "Answer a proposal to withdraw an action",
  carry_forward: "Answer a proposal to carry an action forward",
};
const ACCEPTED_BY = { withdraw: confirmWithdrawal, carry_forward: acceptCarryForward };

/** Where nothing is proposed, the wider question: more people may confirm a withdrawal. */
const kindOf = (action: { proposal: ActionProposal | null } | null): ProposalKind =>
  action?.proposal?.kind ?? "withdraw";

export const handle = pageHandle<typeof loader>({
  title: ({ action }) => `${TITLES[kindOf(action)]}: ${shortened(action.what, 60)}`,
  needsScript: true,
});

export function loader(args: LoaderFunctionArgs) {
  return loadAct(args, (action): ActionAct =>
    kindOf(action) === "withdraw" ? "confirm_withdrawal" : "accept_carry_forward",
  );
}

/** As it is now: where it was replaced after the page was shown, the version of the form tells. */
async function proposedKind(
  { database }: Pick<AppLoadContext, "database">,
  params: { frameworkId: number; actionId: number },
) {
  return kindOf(await findAction(database.db, params.frameworkId, params.actionId));
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: schemas.action,
    form: async ({ params, context }) => proposalAnswerForm(await proposedKind(context, params)),
    act: async ({ service, value: { answer, reason }, params, version }) => {
      const kind = await proposedKind(service, params);
      if (answer === "yes") await ACCEPTED_BY[kind](service, { ...params, version, reason });
      else await declineProposal(service, { ...params, version, kind, reason });
    },
    done: ({ frameworkId, actionId }) => paths.action(frameworkId, actionId),
  });
}

export default function Confirm() {
  const { action: item, today, notNow } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const kind = kindOf(item);
  const form = proposalAnswerForm(kind);
  return (
    <ActPage title={TITLES[kind]} action={item} today={today} notNow={answer ? null : notNow}>
      {(before) => (
        <PostForm form={form} answer={answer} version={item.version} before={before}>
          <Fields />
          <Button>Save your answer</Button>
        </PostForm>
      )}
    </ActPage>
  );
}
