import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { mayAgreeGrant } from "~/auth/permissions";
import { formatMoney } from "~/domain/shared/money";
import { agreementForm, agreementValues, readPayments } from "~/forms/grants/grant-forms";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { agreeGrant } from "~/services/grants/agree-grant.server";
import { Fields, PostForm } from "~/ui/form";
import { GrantCrumbs } from "~/ui/grants/grant-crumbs";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { asNamed, loadAward } from "./grants-at-hand.server";

const TITLE = "Agreement and payments";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.application.organisation}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const at = await loadAward(args);
  const { actor } = at;
  requirePermission(mayAgreeGrant(actor, at.award));
  return {
    ...asNamed(at),
    version: at.award.version,
    awarded: formatMoney(at.award.pence),
    values: agreementValues(at.award),
  };
}

export async function action(args: ActionFunctionArgs) {
  await loadAward(args);
  return answerPost(args, {
    params: params.grantApplication,
    form: agreementForm,
    act: ({ service, value, params: place, version }) =>
      agreeGrant(service, {
        ...{ ...place, agreedOn: value.agreedOn, version },
        payments: readPayments(value.payments),
      }),
    done: (place) => paths.grantApplication(place),
  });
}

export default function Agreement() {
  const { framework, round, application, values, version, awarded } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <GrantCrumbs framework={framework} round={round} application={application} />
      <TwoThirds>
        <PostForm
          form={agreementForm}
          version={version}
          initial={values}
          answer={answer}
          before={<PageHeading title={TITLE} caption={application.organisation} />}
        >
          <p className="govuk-body">Awarded: {awarded}</p>
          <Fields />
          <Button>Save</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
