import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { correctEiaStartForm } from "~/forms/eia/eia-date-forms";
import { dateValues } from "~/forms/form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { correctEiaStart } from "~/services/eia/correct-eia-start.server";
import { EiaCrumbs } from "~/ui/eia/eia-crumbs";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadEia } from "./eia-at-hand.server";

const TITLE = "Correct when the EIA was started";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, content, permission } = await loadEia(args);
  requirePermission(permission);
  const { startedOn, version } = content.eia;
  return { framework, startedOn, version };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.framework,
    form: correctEiaStartForm,
    act: ({ service, value, params: { frameworkId }, version }) =>
      correctEiaStart(service, { ...value, frameworkId, version }),
    done: ({ frameworkId }) => paths.eia(frameworkId),
  });
}

export default function CorrectStart() {
  const { framework, startedOn, version } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <EiaCrumbs framework={framework} />
      <TwoThirds>
        <PostForm
          form={correctEiaStartForm}
          initial={dateValues("startedOn", startedOn)}
          version={version}
          answer={answer}
          before={<PageHeading title={TITLE} caption={framework.title} />}
        >
          <p className="govuk-body">
            The day of the first words written here is kept of itself. An assessment that was begun on paper
            was started earlier: an early start is the best proof that it could still change the decision.
          </p>
          <Fields />
          <Button>Save</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
