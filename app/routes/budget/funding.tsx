import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  fundingSourceForm,
  fundingSourceValues,
  readFundingSource,
} from "~/forms/budget/funding-source-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { editFundingSource } from "~/services/budget/edit-funding-source.server";
import { BudgetCrumbs } from "~/ui/frameworks/framework-crumbs";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { budgetOfPost, loadFundingToWrite } from "./budget-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${data.source.name} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, years, source } = await loadFundingToWrite(args);
  return { framework, years, source };
}

export async function action(args: ActionFunctionArgs) {
  const { years } = await budgetOfPost(args);
  return answerPost(args, {
    params: params.funding,
    form: fundingSourceForm(years),
    act: ({ service, value, params: where, version }) =>
      editFundingSource(service, { ...where, version, ...readFundingSource(value, years) }),
    done: ({ frameworkId }) => paths.budget(frameworkId),
  });
}

export default function Funding() {
  const { framework, years, source } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <BudgetCrumbs framework={framework} />
      <TwoThirds>
        <PostForm
          form={fundingSourceForm(years)}
          initial={fundingSourceValues(source, years)}
          version={source.version}
          answer={answer}
          before={<PageHeading title={source.name} caption={`Funding source of ${framework.title}`} />}
        >
          <Fields />
          <Button>Save</Button>
        </PostForm>
        <p className="govuk-body">
          <a className="govuk-link" href={paths.removeFunding(framework.id, source.id)}>
            Remove this funding source
          </a>
        </p>
      </TwoThirds>
    </>
  );
}
