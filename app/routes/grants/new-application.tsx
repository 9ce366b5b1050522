import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { mayEnterApplication } from "~/auth/permissions";
import { applicationForm, readApplication } from "~/forms/grants/grant-forms";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { enterApplication } from "~/services/grants/enter-application.server";
import { Fields, PostForm } from "~/ui/form";
import { GrantCrumbs } from "~/ui/grants/grant-crumbs";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { asTitled, loadRound } from "./grants-at-hand.server";

const TITLE = "Enter an application";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.round.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, actor, round, phase } = await loadRound(args);
  requirePermission(mayEnterApplication(actor, phase));
  return { framework: asTitled(framework), round: { ...asTitled(round), questions: round.questions } };
}

export async function action(args: ActionFunctionArgs) {
  const { questions } = (await loadRound(args)).round;
  return answerPost(args, {
    params: params.grantRound,
    form: applicationForm(questions),
    act: async ({ service, value, params: place }) => {
      const applicationId = await enterApplication(service, {
        ...readApplication(questions, value),
        ...place,
      });
      return paths.grantApplication({ ...place, applicationId });
    },
    done: ({ frameworkId, roundId }) => paths.grantRound(frameworkId, roundId),
  });
}

export default function NewApplication() {
  const { framework, round } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <GrantCrumbs framework={framework} round={round} />
      <TwoThirds>
        <PostForm
          form={applicationForm(round.questions)}
          answer={answer}
          before={<PageHeading title={TITLE} caption={round.title} />}
        >
          <Fields />
          <Button>Enter it</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
