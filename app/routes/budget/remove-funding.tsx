import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { defineForm } from "~/forms/form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { removeFundingSource } from "~/services/budget/remove-funding-source.server";
import { BudgetCrumbs } from "~/ui/frameworks/framework-crumbs";
import { KeepIt } from "~/ui/eia/keep-it";
import { PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadFundingToWrite } from "./budget-at-hand.server";

const form = defineForm({});

export const handle = pageHandle<typeof loader>({
  title: (data) => `Remove ${data.source.name} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, source } = await loadFundingToWrite(args);
  return { framework, source };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.funding,
    form,
    act: ({ service, params: where, version }) => removeFundingSource(service, { ...where, version }),
    done: ({ frameworkId }) => paths.budget(frameworkId),
  });
}

export default function RemoveFunding() {
  const { framework, source } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <BudgetCrumbs framework={framework} />
      <TwoThirds>
        <PostForm
          form={form}
          version={source.version}
          answer={answer}
          before={<PageHeading title={`Remove ${source.name}`} caption={framework.title} />}
        >
          <p className="govuk-body">The funding will no longer include it.</p>
          <Button variant="warning">Remove this funding source</Button>
        </PostForm>
        <KeepIt href={paths.funding(framework.id, source.id)} />
      </TwoThirds>
    </>
  );
}
