import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listQuestions } from "~db/queries/public-consultations.server";
import { removalForm } from "~/forms/removal-form";
import { params, paths } from "~/paths";
import { answerPost, notFound, readParams } from "~/routes/answer.server";
import { removeQuestion } from "~/services/consultation/remove-question.server";
import { ConsultationCrumbs } from "~/ui/consultation/consultation-crumbs";
import { RemovePage } from "~/ui/remove-page";
import { InsetText } from "~/ui/govuk";
import { pageHandle } from "~/ui/page-handle";
import { asTitled, loadConsultationToWrite } from "./consultation-at-hand.server";

const TITLE = "Remove a question";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { questionId } = readParams(params.existingQuestion, args.params);
  const { framework, consultation } = await loadConsultationToWrite(args);
  const questions = await listQuestions(args.context.database.db, consultation.id);
  const question = questions.find(({ id }) => id === questionId);
  if (!question) throw notFound();
  return { framework: asTitled(framework), consultation: asTitled(consultation), question };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.existingQuestion,
    form: removalForm,
    act: ({ service, params: place, version }) => removeQuestion(service, { ...place, version }),
    done: ({ frameworkId, consultationId }) =>
      `${paths.publicConsultation(frameworkId, consultationId)}#questions`,
  });
}

export default function RemoveQuestion() {
  const { framework, consultation, question } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <RemovePage
      crumbs={<ConsultationCrumbs framework={framework} consultation={consultation} />}
      title={TITLE}
      caption={consultation.title}
      version={question.version}
      answer={answer}
      keepAt={paths.publicConsultation(framework.id, consultation.id)}
    >
      <InsetText>{question.text}</InsetText>
    </RemovePage>
  );
}
