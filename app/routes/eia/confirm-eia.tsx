import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formatDate } from "~/domain/shared/calendar-date";
import { confirmEiaForm } from "~/forms/eia/eia-date-forms";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { nextStep } from "~/routes/next-to-put-right.server";
import { requirePermission } from "~/routes/require-permission.server";
import { todayOf } from "~/services/context.server";
import { confirmEia } from "~/services/eia/confirm-eia.server";
import { EiaCrumbs } from "~/ui/eia/eia-crumbs";
import { EiaDateList } from "~/ui/eia/eia-dates";
import { PostForm } from "~/ui/form";
import { SaveAndNext } from "~/ui/frameworks/save-and-next";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadEia } from "./eia-at-hand.server";

const TITLE = "Confirm the EIA";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, content, permission } = await loadEia(args);
  requirePermission(permission);
  return {
    framework,
    eia: content.eia,
    budgetDate: content.budget.budgetDate,
    next: nextStep(content, todayOf(args.context), "eia-dates"),
  };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.framework,
    form: confirmEiaForm,
    act: ({ service, params: { frameworkId }, version }) => confirmEia(service, { frameworkId, version }),
    done: ({ frameworkId }) => paths.eia(frameworkId),
  });
}

export default function ConfirmEia() {
  const { framework, eia, budgetDate, next } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const figures = budgetDate ? `the figures of ${formatDate(budgetDate)}` : "the figures as they are";
  return (
    <>
      <EiaCrumbs framework={framework} />
      <TwoThirds>
        <PostForm
          form={confirmEiaForm}
          version={eia.version}
          answer={answer}
          before={
            <>
              <PageHeading title={TITLE} caption={framework.title} />
              <EiaDateList eia={eia} budgetDate={budgetDate} />
            </>
          }
        >
          <p className="govuk-body">
            By confirming it you say that you have looked at the whole EIA again, and that it is right for{" "}
            {figures}. The day on which it was started stays as it is.
          </p>
          <SaveAndNext next={next} save="Confirm it" />
        </PostForm>
        <p className="govuk-body">
          <a className="govuk-link" href={paths.eia(framework.id)}>
            Look at the EIA, and revise it
          </a>
        </p>
      </TwoThirds>
    </>
  );
}
