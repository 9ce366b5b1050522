import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { removeLineForm } from "~/forms/budget/budget-line-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { removeBudgetLine } from "~/services/budget/remove-budget-line.server";
import { CheckMadeStale } from "~/ui/budget/check-made-stale";
import { BudgetCrumbs } from "~/ui/frameworks/framework-crumbs";
import { LineFacts } from "~/ui/budget/line-facts";
import { KeepIt } from "~/ui/keep-it";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { lineFollowing, loadLine } from "./budget-at-hand.server";
import { confirmedStaleEntryIds } from "./line-forms.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `Remove ${data.line.service} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, permission, budget, line } = await loadLine(args);
  requirePermission(permission);
  return {
    framework,
    line,
    lines: lineFollowing(budget.lines, line),
    priorities: budget.priorities,
    years: budget.years,
  };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.line,
    form: removeLineForm,
    act: ({ service, value, params: where, version, posted }) =>
      removeBudgetLine(service, {
        ...where,
        version,
        reason: value.reason,
        confirmedStaleEntryIds: confirmedStaleEntryIds(posted),
      }),
    done: ({ frameworkId }) => `${paths.budget(frameworkId)}#lines`,
  });
}

export default function RemoveLine() {
  const { framework, line, lines, priorities, years } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <BudgetCrumbs framework={framework} />
      <TwoThirds>
        {answer && answer.madeStale.length > 0 ? (
          <CheckMadeStale {...{ form: removeLineForm, answer, framework }} act="Remove the line" />
        ) : (
          <PostForm
            form={removeLineForm}
            version={line.version}
            answer={answer}
            before={<PageHeading title={`Remove ${line.service}`} caption={framework.title} />}
          >
            <LineFacts {...{ line, lines, priorities, years }} />
            <Fields />
            <Button variant="warning">Remove this line</Button>
          </PostForm>
        )}
        <KeepIt href={paths.line(framework.id, line.id)} />
      </TwoThirds>
    </>
  );
}
