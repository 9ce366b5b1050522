import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findMonitoring, listMonitoringQuestions } from "~db/queries/consultation-monitoring.server";
import type { MonitoringQuestion } from "~/domain/consultation/monitoring";
import type { PublicConsultation } from "~/domain/consultation/public-consultation";
import { bodyOf, enteredAnswerForm, givenOf, saidOfThemselves } from "~/forms/consultation/answer-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { enterAnswer } from "~/services/consultation/enter-answer.server";
import { AboutYourself } from "~/ui/consultation/about-yourself";
import { AnswerFields } from "~/ui/consultation/answer-fields";
import { ConsultationCrumbs } from "~/ui/consultation/consultation-crumbs";
import { Field, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { asTitled, loadAnswersOf } from "./consultation-at-hand.server";

const TITLE = "Enter an answer";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.consultation.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, consultation, questions, mayConsider } = await loadAnswersOf(args);
  requirePermission(mayConsider);
  return {
    framework: asTitled(framework),
    consultation: asTitled(consultation),
    questions,
    changes: consultation.proposal?.changes ?? [],
    monitoring: await stillMonitored(args, consultation),
  };
}

/** What people said of themselves is entered until it is counted. */
async function stillMonitored(
  { context }: Pick<LoaderFunctionArgs, "context">,
  consultation: PublicConsultation,
): Promise<MonitoringQuestion[]> {
  const { db } = context.database;
  const monitoring = await findMonitoring(db, consultation.id);
  return monitoring?.countedOn === null ? listMonitoringQuestions(db, consultation) : [];
}

export async function action(args: ActionFunctionArgs) {
  const { consultation, questions } = await loadAnswersOf(args);
  return answerPost(args, {
    params: params.publicConsultation,
    form: async () =>
      enteredAnswerForm({
        questions,
        changes: consultation.proposal?.changes ?? [],
        monitoring: await stillMonitored(args, consultation),
      }),
    act: ({ service, value, params: place }) =>
      enterAnswer(service, {
        ...place,
        channel: value.channel === "meeting" ? "meeting" : "paper",
        body: bodyOf(value),
        given: givenOf(value),
        said: saidOfThemselves(value),
      }),
    done: ({ frameworkId, consultationId }) => paths.answers(frameworkId, consultationId),
  });
}

export default function NewAnswer() {
  const { framework, consultation, questions, changes, monitoring } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <ConsultationCrumbs framework={framework} consultation={consultation} />
      <TwoThirds>
        <PostForm
          form={enteredAnswerForm({ questions, changes, monitoring })}
          answer={answer}
          before={<PageHeading title={TITLE} caption={consultation.title} />}
        >
          <p className="govuk-body">
            Enter it as it was written or said, without names, addresses and telephone numbers of people.
          </p>
          <Field name="channel" />
          <AnswerFields questions={questions} changes={changes} />
          <Field name="body" />
          <AboutYourself monitoring={monitoring} isOnPaper />
          <Button>Save</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
