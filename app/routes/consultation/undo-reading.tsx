import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findAnswer } from "~db/queries/public-consultations.server";
import { params, paths } from "~/paths";
import { answerPost, notFound, readParams } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { undoReading } from "~/services/consultation/undo-reading.server";
import { ConsultationCrumbs } from "~/ui/consultation/consultation-crumbs";
import { PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { putBackForm } from "~/ui/saved-notice";
import { asTitled, loadAnswersOf } from "./consultation-at-hand.server";

const TITLE = "Undo the reading of an answer";

/** The notice after it posts here, so that this page is seen only where it cannot be undone, or from an address kept. */
export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.consultation.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { answerId } = readParams(params.answer, args.params);
  const { framework, consultation, mayConsider } = await loadAnswersOf(args);
  requirePermission(mayConsider);
  const answer = await findAnswer(args.context.database.db, consultation.id, answerId);
  if (!answer) throw notFound();
  return {
    framework: asTitled(framework),
    consultation: asTitled(consultation),
    answer: { id: answer.id, version: answer.version },
  };
}

export async function action(args: ActionFunctionArgs) {
  await loadAnswersOf(args);
  return answerPost(args, {
    params: params.answer,
    form: putBackForm,
    act: ({ service, params: place, version }) => undoReading(service, { ...place, version }),
    done: ({ frameworkId, consultationId, answerId }) => paths.answer(frameworkId, consultationId, answerId),
  });
}

export default function UndoReading() {
  const { framework, consultation, answer } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  return (
    <>
      <ConsultationCrumbs framework={framework} consultation={consultation} />
      <TwoThirds>
        <PostForm
          form={putBackForm}
          version={answer.version}
          answer={answered}
          before={<PageHeading title={TITLE} caption={`Answer ${answer.id}`} />}
        >
          <p className="govuk-body">
            It will be as it was before you read it: only the last reading can be undone, and only by whoever
            read it.
          </p>
          <Button variant="secondary">Undo it</Button>
        </PostForm>
        <p className="govuk-body">
          <a className="govuk-link" href={paths.answer(framework.id, consultation.id, answer.id)}>
            Leave it as it is
          </a>
        </p>
      </TwoThirds>
    </>
  );
}
