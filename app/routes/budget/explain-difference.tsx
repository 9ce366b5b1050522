import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { differenceInWords, reconciliationDifferences } from "~/domain/budget/reconciliation";
import { priorityNames } from "~/domain/framework/content";
import { explanationForm } from "~/forms/budget/explanation-form";
import { params, paths } from "~/paths";
import { answerPost, readParams } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { explainDifference } from "~/services/budget/explain-difference.server";
import { BudgetCrumbs } from "~/ui/frameworks/framework-crumbs";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadBudget } from "./budget-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `Explain a difference – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { differenceKey } = readParams(params.difference, args.params);
  const { framework, permission, content } = await loadBudget(args);
  requirePermission(permission);
  const difference = reconciliationDifferences(content).find(({ key }) => key === differenceKey);
  return {
    framework,
    difference: difference && {
      pence: difference.pence,
      explanation: difference.explanation ?? "",
      ...differenceInWords(difference, priorityNames(content)),
    },
  };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.difference,
    form: explanationForm,
    act: ({ service, value, params: { frameworkId, differenceKey }, version, posted }) =>
      explainDifference(service, {
        frameworkId,
        key: differenceKey,
        version,
        pence: Number(posted.get("pence")),
        text: value.text,
      }),
    done: ({ frameworkId }) => `${paths.budget(frameworkId)}#reconciliation`,
  });
}

export default function ExplainDifference() {
  const { framework, difference } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <BudgetCrumbs framework={framework} />
      <TwoThirds>
        <PostForm
          form={explanationForm}
          initial={{ text: difference?.explanation ?? "" }}
          version={framework.version}
          hidden={{ pence: String(difference?.pence ?? "") }}
          answer={answer}
          before={
            <>
              <PageHeading title="Explain a difference" caption={framework.title} />
              <p className="govuk-body">
                {difference
                  ? `${difference.subject}: ${difference.message}`
                  : "These figures agree by now, so there is nothing to explain."}
              </p>
            </>
          }
        >
          {difference && (
            <p className="govuk-body">
              The explanation is for just this difference. Where the figures move, it has to be explained
              anew.
            </p>
          )}
          {(difference ?? answer) && <Fields />}
          {difference && <Button>Save</Button>}
        </PostForm>
      </TwoThirds>
    </>
  );
}
