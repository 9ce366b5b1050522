import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { mayAssessAllocation } from "~/auth/permissions";
import { assessmentForm, assessmentValues, readAssessment } from "~/forms/grants/grant-forms";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { assessApplication } from "~/services/grants/assess-application.server";
import { Fields, PostForm } from "~/ui/form";
import { GrantCrumbs } from "~/ui/grants/grant-crumbs";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { asNamed, loadApplication } from "./grants-at-hand.server";

const TITLE = "Assess what an award would do";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.application.organisation}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const at = await loadApplication(args);
  const { actor, application } = at;
  requirePermission(mayAssessAllocation(actor, application));
  return {
    ...asNamed(at),
    version: application.version,
    values: assessmentValues(application.assessment),
  };
}

export async function action(args: ActionFunctionArgs) {
  await loadApplication(args);
  return answerPost(args, {
    params: params.grantApplication,
    form: assessmentForm,
    act: ({ service, value, params: place, version }) =>
      assessApplication(service, { ...place, assessment: readAssessment(value), version }),
    done: (place) => paths.grantApplication(place),
  });
}

export default function Assess() {
  const { framework, round, application, values, version } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <GrantCrumbs framework={framework} round={round} application={application} />
      <TwoThirds>
        <PostForm
          form={assessmentForm}
          version={version}
          initial={values}
          answer={answer}
          before={<PageHeading title={TITLE} caption={application.organisation} />}
        >
          <p className="govuk-body">
            Say for each protected characteristic which way the award goes for those who share it. Leave out
            those that it does not affect in particular.
          </p>
          <Fields />
          <Button>Save</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
