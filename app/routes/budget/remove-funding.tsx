import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { removalForm } from "~/forms/removal-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { removeFundingSource } from "~/services/budget/remove-funding-source.server";
import { BudgetCrumbs } from "~/ui/frameworks/framework-crumbs";
import { RemovePage } from "~/ui/remove-page";
import { pageHandle } from "~/ui/page-handle";
import { loadFundingToWrite } from "./budget-at-hand.server";

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
    form: removalForm,
    act: ({ service, params: where, version }) => removeFundingSource(service, { ...where, version }),
    done: ({ frameworkId }) => paths.budget(frameworkId),
  });
}

export default function RemoveFunding() {
  const { framework, source } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <RemovePage
      crumbs={<BudgetCrumbs framework={framework} />}
      title={`Remove ${source.name}`}
      caption={framework.title}
      version={source.version}
      answer={answer}
      button="Remove this funding source"
      keepAt={paths.funding(framework.id, source.id)}
    >
      <p className="govuk-body">The funding will no longer include it.</p>
    </RemovePage>
  );
}
