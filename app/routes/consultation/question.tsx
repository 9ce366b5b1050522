import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listQuestions } from "~db/queries/public-consultations.server";
import { plainLanguageHints } from "~/domain/consultation/plain-language";
import {
  conditionChoices,
  questionForm,
  questionValues,
  readQuestion,
} from "~/forms/consultation/question-form";
import { params, paths } from "~/paths";
import { answerPost, notFound, readParams } from "~/routes/answer.server";
import { saveQuestion } from "~/services/consultation/save-question.server";
import { ConsultationCrumbs } from "~/ui/consultation/consultation-crumbs";
import { PlainLanguage } from "~/ui/consultation/plain-language";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { asTitled, loadConsultationToWrite } from "./consultation-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${titleOf(data.question)} – ${data.framework.title}`,
  needsScript: true,
});

const titleOf = (question: unknown) => (question ? "Change a question" : "Add a question");

export async function loader(args: LoaderFunctionArgs) {
  const { questionId } = readParams(params.question, args.params);
  const { framework, consultation } = await loadConsultationToWrite(args);
  const questions = await listQuestions(args.context.database.db, consultation.id);
  const question = questionId === "new" ? null : questions.find(({ id }) => id === questionId);
  if (question === undefined) throw notFound();
  const last = questions.at(-1);
  return {
    framework: asTitled(framework),
    consultation: asTitled(consultation),
    question,
    conditions: conditionChoices(questions, questionId),
    hints: question ? plainLanguageHints(`${question.text}\n${question.hint}`) : [],
    values: question ? questionValues(question) : { section: last?.section ?? "", isRequired: "no" },
  };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.question,
    form: async ({ params: { consultationId, questionId }, context }) =>
      questionForm(conditionChoices(await listQuestions(context.database.db, consultationId), questionId)),
    act: ({ service, value, params: place, version }) =>
      saveQuestion(service, { ...place, version, ...readQuestion(value) }),
    done: ({ frameworkId, consultationId }) =>
      `${paths.publicConsultation(frameworkId, consultationId)}#questions`,
  });
}

export default function QuestionPage() {
  const { framework, consultation, question, conditions, hints, values } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <ConsultationCrumbs framework={framework} consultation={consultation} />
      <TwoThirds>
        <PostForm
          form={questionForm(conditions)}
          initial={values}
          {...(question ? { version: question.version } : {})}
          answer={answer}
          before={<PageHeading title={titleOf(question)} caption={consultation.title} />}
        >
          <PlainLanguage hints={hints} />
          <Fields />
          <Button>Save</Button>
        </PostForm>
        {question && (
          <p className="govuk-body">
            <a className="govuk-link" href={paths.removeQuestion(framework.id, consultation.id, question.id)}>
              Remove this question
            </a>
          </p>
        )}
      </TwoThirds>
    </>
  );
}
