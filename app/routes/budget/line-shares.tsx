import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { contractYears } from "~/domain/budget/line-contract";
import {
  ALL_PLACES,
  lineSharesForm,
  lineSharesValues,
  readLineShares,
  sharePlaces,
} from "~/forms/budget/line-contract-form";
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

const TITLE = "Shares and projects";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} of ${data.line.service} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, permission, budget, line } = await loadLine(args);
  requirePermission(permission);
  const asksReason = (await reasonAsked(args.context, framework.id, "edited")) !== null;
  return { framework, line, years: contractYears(line, budget.years), asksReason };
}

export async function action(args: ActionFunctionArgs) {
  const { years, asksReason } = await lineOfPost(args);
  return answerPost(args, {
    params: params.line,
    form: lineSharesForm(ALL_PLACES, years, asksReason),
    act: ({ service, value, params: where, version }) =>
      editLineContract(service, { ...where, version, ...readLineShares(value, ALL_PLACES, years) }),
    done: ({ frameworkId, lineId }) => paths.line(frameworkId, lineId),
  });
}

export default function LineShares() {
  const { framework, line, years, asksReason } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = lineSharesForm(sharePlaces(line.contract, answer?.values), years, asksReason);
  const names = Object.keys(form.fields);
  const those = (kind: string) => names.filter((name) => name.startsWith(`${kind}_`));
  return (
    <>
      <BudgetCrumbs framework={framework} />
      <TwoThirds>
        <PostForm
          form={form}
          initial={lineSharesValues(line.contract, years)}
          version={line.version}
          answer={answer}
          before={<PageHeading title={TITLE} caption={line.service} />}
        >
          <h2 className="govuk-heading-m">Shares of partners</h2>
          <p className="govuk-body">
            What partners pay for the service beside the line’s own amounts. Empty the name and the amounts of
            one that is to go. There are empty places again when these are saved.
          </p>
          <Fields names={those("partners")} />
          <h2 className="govuk-heading-m">Projects within this line</h2>
          <p className="govuk-body">
            Where the line’s own amounts are for several projects under one name: what each of them gets.
          </p>
          <Fields names={those("projects")} />
          <Fields names={names.filter((name) => name === "reason")} />
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
