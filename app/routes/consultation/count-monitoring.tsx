import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { mayCountMonitoring } from "~/auth/permissions";
import { defineForm } from "~/forms/form";
import { params, paths } from "~/paths";
import { answerPost, notFound } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { countMonitoring } from "~/services/consultation/count-monitoring.server";
import { ConsultationCrumbs } from "~/ui/consultation/consultation-crumbs";
import { PostForm } from "~/ui/form";
import { Button, WarningText } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { asTitled, loadAnswersOf } from "./consultation-at-hand.server";

const TITLE = "Count what people said about themselves";
const form = defineForm({});

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.consultation.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, actor, consultation, phase, standing } = await loadAnswersOf(args);
  requirePermission(mayCountMonitoring(actor, phase, standing));
  if (consultation.monitored.length === 0) throw notFound();
  const { version } = consultation;
  return { framework: asTitled(framework), consultation: { ...asTitled(consultation), version } };
}

export async function action(args: ActionFunctionArgs) {
  await loadAnswersOf(args);
  return answerPost(args, {
    params: params.publicConsultation,
    form,
    act: ({ service, params: place, version }) => countMonitoring(service, { ...place, version }),
    done: ({ frameworkId, consultationId }) =>
      `${paths.publicConsultation(frameworkId, consultationId)}#who-answered`,
  });
}

export default function CountMonitoring() {
  const { framework, consultation } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <ConsultationCrumbs framework={framework} consultation={consultation} />
      <TwoThirds>
        <PostForm
          form={form}
          version={consultation.version}
          answer={answer}
          before={<PageHeading title={TITLE} caption={consultation.title} />}
        >
          <p className="govuk-body">
            You see the counts of 5 and more afterwards, and they are published with what came of the
            consultation.
          </p>
          <WarningText>
            Enter everything that came on paper first: no sheet is counted afterwards. Counts are shown once
            and never others, since the difference would tell what somebody said.
          </WarningText>
          <Button>Count it</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
