import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { contractYears } from "~/domain/budget/line-contract";
import { lineContractForm, lineContractValues, readLineContract } from "~/forms/budget/line-contract-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { editLineContract } from "~/services/budget/edit-line-contract.server";
import { BudgetCrumbs } from "~/ui/frameworks/framework-crumbs";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadLine } from "./budget-at-hand.server";
import { lineOfPost, reasonAsked } from "./line-forms.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `Contract of ${data.line.service} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, permission, budget, line } = await loadLine(args);
  requirePermission(permission);
  const asksReason = (await reasonAsked(args.context, framework.id, "edited")) !== null;
  const others = budget.lines.filter(({ id }) => id !== line.id).map(({ id, service }) => ({ id, service }));
  return { framework, line, others, years: contractYears(line, budget.years), asksReason };
}

export async function action(args: ActionFunctionArgs) {
  const { others, years, asksReason } = await lineOfPost(args);
  return answerPost(args, {
    params: params.line,
    form: lineContractForm(others, years, asksReason),
    act: ({ service, value, params: where, version }) =>
      editLineContract(service, { ...where, version, ...readLineContract(value, years) }),
    done: ({ frameworkId, lineId }) => paths.line(frameworkId, lineId),
  });
}

export default function LineContractPage() {
  const { framework, line, others, years, asksReason } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <BudgetCrumbs framework={framework} />
      <TwoThirds>
        <PostForm
          form={lineContractForm(others, years, asksReason)}
          initial={lineContractValues(line.contract, years)}
          version={line.version}
          answer={answer}
          before={<PageHeading title="Contract" caption={line.service} />}
        >
          <p className="govuk-body">
            Everything here may be left empty. What is filled in is part of the line: it is published with it,
            and withheld with it.
          </p>
          <Fields />
          <Button>Save</Button>
        </PostForm>
        <p className="govuk-body">
          <a className="govuk-link" href={paths.line(framework.id, line.id)}>
            Back to the line
          </a>
        </p>
      </TwoThirds>
    </>
  );
}
