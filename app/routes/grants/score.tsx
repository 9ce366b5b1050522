import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { mayScore } from "~/auth/permissions";
import { readScores, scoreForm, scoreValues } from "~/forms/grants/grant-forms";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { scoreApplication } from "~/services/grants/score-application.server";
import { Fields, PostForm } from "~/ui/form";
import { GrantCrumbs } from "~/ui/grants/grant-crumbs";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { asNamed, loadApplication } from "./grants-at-hand.server";
import type { ApplicationAtHand } from "./grants-at-hand.server";

/** What one gave before. */
function ownScores({ actor, given }: ApplicationAtHand) {
  const own = given.find(({ personId }) => personId === actor.personId);
  return { values: scoreValues(own?.scores ?? []), version: own?.version ?? 0 };
}

const TITLE = "Score the application";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.application.organisation}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const at = await loadApplication(args);
  const { actor, round } = at;
  requirePermission(mayScore(actor, at));
  return {
    ...asNamed(at),
    criteria: round.criteria,
    ...ownScores(at),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { round } = await loadApplication(args);
  return answerPost(args, {
    params: params.grantApplication,
    form: scoreForm(round.criteria),
    act: ({ service, value, params: place, version }) =>
      scoreApplication(service, { ...place, scores: readScores(value, round.criteria), version }),
    done: (place) => paths.grantApplication(place),
  });
}

export default function Score() {
  const { framework, round, application, criteria, values, version } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <GrantCrumbs framework={framework} round={round} application={application} />
      <TwoThirds>
        <PostForm
          form={scoreForm(criteria)}
          version={version}
          initial={values}
          answer={answer}
          before={<PageHeading title={TITLE} caption={application.organisation} />}
        >
          <Fields />
          <Button>Save the scores</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
