import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { mayDeclareInterest } from "~/auth/permissions";
import { interestForm } from "~/forms/grants/grant-forms";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { declareInterest } from "~/services/grants/declare-interest.server";
import { Fields, PostForm } from "~/ui/form";
import { GrantCrumbs } from "~/ui/grants/grant-crumbs";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { asNamed, loadApplication } from "./grants-at-hand.server";
import type { ApplicationAtHand } from "./grants-at-hand.server";

/** What one declared before. */
function interestValues({ actor, declarations }: ApplicationAtHand) {
  const own = declarations.find(({ personId }) => personId === actor.personId);
  return own ? { hasInterest: own.hasInterest ? "yes" : "no", interest: own.interest } : undefined;
}

const TITLE = "Declare an interest, or that you have none";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.application.organisation}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const at = await loadApplication(args);
  const { actor, application } = at;
  requirePermission(mayDeclareInterest(actor, application));
  return {
    ...asNamed(at),
    values: interestValues(at),
  };
}

export async function action(args: ActionFunctionArgs) {
  await loadApplication(args);
  return answerPost(args, {
    params: params.grantApplication,
    form: interestForm,
    act: ({ service, value, params: place }) => declareInterest(service, { ...place, ...value }),
    done: (place) => paths.grantApplication(place),
  });
}

export default function Interest() {
  const { framework, round, application, values } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <GrantCrumbs framework={framework} round={round} application={application} />
      <TwoThirds>
        <PostForm
          form={interestForm}
          initial={values}
          answer={answer}
          before={<PageHeading title={TITLE} caption={application.organisation} />}
        >
          <p className="govuk-body">
            Whoever has an interest neither scores nor decides. Once it is declared it stays on record.
          </p>
          <Fields />
          <Button>Declare it</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
