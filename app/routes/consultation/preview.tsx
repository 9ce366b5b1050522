import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listQuestions } from "~db/queries/public-consultations.server";
import { conditionInWords } from "~/domain/consultation/condition";
import { answerForm } from "~/forms/consultation/answer-form";
import { ConsultationCrumbs } from "~/ui/consultation/consultation-crumbs";
import { AnswerFields } from "~/ui/consultation/answer-fields";
import { ShownForm } from "~/ui/form";
import { InsetText } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { asTitled, changesToAskAbout, loadConsultation } from "./consultation-at-hand.server";

const TITLE = "The questions as the public sees them";

export const handle = pageHandle<typeof loader>({ title: (data) => `${TITLE} – ${data.consultation.title}` });

export async function loader(args: LoaderFunctionArgs) {
  const { framework, consultation } = await loadConsultation(args);
  const { proposal, changeIds } = consultation;
  const changes =
    proposal?.changes.map(({ changeId, title }) => ({ changeId, title })) ??
    (await changesToAskAbout(args, framework.id))
      .filter(({ id }) => changeIds.includes(id))
      .map(({ id, title }) => ({ changeId: id, title }));
  return {
    framework: asTitled(framework),
    consultation: asTitled(consultation),
    changes,
    questions: await listQuestions(args.context.database.db, consultation.id),
  };
}

export default function Preview() {
  const { framework, consultation, changes, questions } = useLoaderData<typeof loader>();
  return (
    <>
      <ConsultationCrumbs framework={framework} consultation={consultation} />
      <TwoThirds>
        <PageHeading title={TITLE} caption={consultation.title} />
        <InsetText>
          Try the questions out. Nothing that you choose or write here is sent anywhere.
          {questions.some(({ condition }) => condition !== null) &&
            " The public sees a question that hangs on an answer only once that was given; here it stands in its place, with what it hangs on."}
        </InsetText>
        <ShownForm form={answerForm({ questions, changes, monitoring: [] })}>
          <AnswerFields
            questions={questions}
            changes={changes}
            above={({ condition }) => conditionInWords(condition, questions)}
          />
        </ShownForm>
      </TwoThirds>
    </>
  );
}
