import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { mayStopGrant } from "~/auth/permissions";
import { stopGrantForm } from "~/forms/grants/grant-forms";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { stopGrant } from "~/services/grants/publish-grant.server";
import { Fields, PostForm } from "~/ui/form";
import { GrantCrumbs } from "~/ui/grants/grant-crumbs";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { asNamed, loadAward } from "./grants-at-hand.server";

const TITLE = "Stop publishing the grant";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.application.organisation}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const at = await loadAward(args);
  const { actor } = at;
  requirePermission(mayStopGrant(actor, at.award));
  return {
    ...asNamed(at),
    version: at.award.version,
  };
}

export async function action(args: ActionFunctionArgs) {
  await loadAward(args);
  return answerPost(args, {
    params: params.grantApplication,
    form: stopGrantForm,
    act: ({ service, value, params: place, version }) =>
      stopGrant(service, { ...place, reason: value.reason, version }),
    done: (place) => paths.grantApplication(place),
  });
}

export default function Stop() {
  const { framework, round, application, version } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <GrantCrumbs framework={framework} round={round} application={application} />
      <TwoThirds>
        <PostForm
          form={stopGrantForm}
          version={version}
          answer={answer}
          before={<PageHeading title={TITLE} caption={application.organisation} />}
        >
          <p className="govuk-body">It is gone from every public page and file at once.</p>
          <Fields />
          <Button>Stop publishing it</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
