import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findAnswer } from "~db/queries/public-consultations.server";
import { mayDeleteAnswer } from "~/auth/permissions";
import { deleteAnswerForm } from "~/forms/consultation/delete-answer-form";
import { params, paths } from "~/paths";
import { answerPost, notFound, readParams } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { deleteAnswer } from "~/services/consultation/delete-answer.server";
import { ConsultationCrumbs } from "~/ui/consultation/consultation-crumbs";
import { KeepIt } from "~/ui/keep-it";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { asTitled, deletedRowsSecret, loadAnswersOf } from "./consultation-at-hand.server";

const TITLE = "Delete an answer";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.consultation.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { answerId } = readParams(params.answer, args.params);
  const { framework, consultation, actor, phase } = await loadAnswersOf(args);
  requirePermission(mayDeleteAnswer(actor, phase));
  const answer = await findAnswer(args.context.database.db, consultation.id, answerId);
  if (!answer) throw notFound();
  return {
    framework: asTitled(framework),
    consultation: asTitled(consultation),
    answer: { id: answer.id, version: answer.version },
    isCounted: consultation.state !== "opened",
  };
}

export async function action(args: ActionFunctionArgs) {
  await loadAnswersOf(args);
  return answerPost(args, {
    params: params.answer,
    form: deleteAnswerForm,
    act: async ({ service, value, params: place, version }) =>
      deleteAnswer(
        { ...service, secret: await deletedRowsSecret(args, place.consultationId) },
        { ...place, version, reason: value.reason },
      ),
    done: ({ frameworkId, consultationId }) => paths.answers(frameworkId, consultationId),
  });
}

export default function DeleteAnswer() {
  const { framework, consultation, answer, isCounted } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  return (
    <>
      <ConsultationCrumbs framework={framework} consultation={consultation} />
      <TwoThirds>
        <PostForm
          form={deleteAnswerForm}
          version={answer.version}
          answer={answered}
          before={<PageHeading title={`${TITLE}: answer ${answer.id}`} caption={consultation.title} />}
        >
          <p className="govuk-body">
            {isCounted
              ? "What was said in words, and the organisation’s name, are deleted. What was chosen stays in the counts, which say nothing of who it was."
              : "Nothing of it is kept, and it is counted nowhere any more."}{" "}
            The audit log holds that it was done and your reason, and nothing of the answer.
          </p>
          <Fields />
          <Button variant="warning">Delete it</Button>
        </PostForm>
        <KeepIt href={paths.answer(framework.id, consultation.id, answer.id)} />
      </TwoThirds>
    </>
  );
}
