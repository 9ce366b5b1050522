import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { periodInWords } from "~/domain/results/period";
import { dateValues } from "~/forms/form";
import { reminderForm } from "~/forms/results/monitoring-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { recordReminder } from "~/services/results/record-reminder.server";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { ResultsCrumbs } from "~/ui/results/results-crumbs";
import { asNamed, asTitled, loadPeriod } from "./results-at-hand.server";

const TITLE = "Record a reminder";

export const handle = pageHandle<typeof loader>({
  title: ({ line, period }) => `${TITLE} – ${line.name}, ${period.name}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, budgetLine, period, today, mayRecord } = await loadPeriod(args);
  requirePermission(mayRecord);
  return {
    framework: asTitled(framework),
    line: asNamed(budgetLine),
    period: { name: periodInWords(period) },
    values: dateValues("remindedOn", today),
  };
}

export async function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.lineReturn,
    form: reminderForm,
    act: ({ service, value, params: place }) => recordReminder(service, { ...place, ...value }),
    done: ({ frameworkId, lineId, periodEndsOn }) => paths.lineReturn(frameworkId, lineId, periodEndsOn),
  });
}

export default function Remind() {
  const { framework, line, period, values } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <ResultsCrumbs framework={framework} line={line} />
      <TwoThirds>
        <PostForm
          form={reminderForm}
          initial={values}
          answer={answer}
          before={<PageHeading title={TITLE} caption={`${line.name}, ${period.name}`} />}
        >
          <p className="govuk-body">Nothing is sent by this service. Write down that you reminded them.</p>
          <Fields />
          <Button>Save</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
