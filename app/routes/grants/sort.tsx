import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { maySortApplication } from "~/auth/permissions";
import { sortForm } from "~/forms/grants/grant-forms";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { sortApplication } from "~/services/grants/sort-application.server";
import { Fields, PostForm } from "~/ui/form";
import { GrantCrumbs } from "~/ui/grants/grant-crumbs";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { asNamed, loadApplication } from "./grants-at-hand.server";

const TITLE = "Look at what was held back";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.application.organisation}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const at = await loadApplication(args);
  const { actor, application } = at;
  requirePermission(maySortApplication(actor, application));
  return {
    ...asNamed(at),
    version: application.version,
    purpose: application.purpose,
  };
}

export async function action(args: ActionFunctionArgs) {
  await loadApplication(args);
  return answerPost(args, {
    params: params.grantApplication,
    form: sortForm,
    act: ({ service, value, params: place, version }) =>
      sortApplication(service, { ...place, ...value, version }),
    done: (place) => paths.grantApplication(place),
  });
}

export default function Sort() {
  const { framework, round, application, purpose, version } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <GrantCrumbs framework={framework} round={round} application={application} />
      <TwoThirds>
        <PostForm
          form={sortForm}
          version={version}
          answer={answer}
          before={<PageHeading title={TITLE} caption={application.organisation} />}
        >
          <p className="govuk-body">
            It came when very many were sent from one place. What it is for, in its own words:
          </p>
          <p className="govuk-inset-text app-preserve-lines">{purpose}</p>
          <Fields />
          <Button>Save</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
