import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listEarlierConsultations } from "~db/queries/public-consultations.server";
import { copyQuestionsForm } from "~/forms/consultation/copy-questions-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { copyQuestions } from "~/services/consultation/copy-questions.server";
import { ConsultationCrumbs } from "~/ui/consultation/consultation-crumbs";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { asTitled, loadConsultationToWrite } from "./consultation-at-hand.server";

const TITLE = "Take the questions of an earlier consultation";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.consultation.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, consultation } = await loadConsultationToWrite(args);
  return {
    framework: asTitled(framework),
    consultation: asTitled(consultation),
    earlier: await listEarlierConsultations(args.context.database.db, consultation.id),
  };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.publicConsultation,
    form: async ({ params: { consultationId }, context }) =>
      copyQuestionsForm(await listEarlierConsultations(context.database.db, consultationId)),
    act: ({ service, value, params: place }) =>
      copyQuestions(service, { ...place, from: Number(value.from) }),
    done: ({ frameworkId, consultationId }) =>
      `${paths.publicConsultation(frameworkId, consultationId)}#questions`,
  });
}

export default function CopyQuestions() {
  const { framework, consultation, earlier } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <ConsultationCrumbs framework={framework} consultation={consultation} />
      <TwoThirds>
        <PostForm
          form={copyQuestionsForm(earlier)}
          answer={answer}
          before={<PageHeading title={TITLE} caption={consultation.title} />}
        >
          {earlier.length === 0 ? (
            <p className="govuk-body">
              No consultation has been opened yet from which questions could be taken.
            </p>
          ) : (
            <>
              <p className="govuk-body">
                They are added after the questions that are there, and can be changed. Each says that it was
                asked before, so that answers can be compared from year to year.
              </p>
              <Fields />
              <Button>Take them</Button>
            </>
          )}
        </PostForm>
      </TwoThirds>
    </>
  );
}
