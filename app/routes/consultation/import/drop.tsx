import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { defineForm } from "~/forms/form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { dropAnswerImport } from "~/services/consultation/import/drop-answer-import.server";
import { ConsultationCrumbs } from "~/ui/consultation/consultation-crumbs";
import { PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { asTitled } from "../consultation-at-hand.server";
import { loadImport } from "./import-at-hand.server";

const form = defineForm({});

export const handle = pageHandle<typeof loader>({
  title: (data) => `Drop an import of answers – ${data.consultation.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, consultation, draft } = await loadImport(args);
  return { framework: asTitled(framework), consultation: asTitled(consultation), version: draft.version };
}

export async function action(args: ActionFunctionArgs) {
  await loadImport(args);
  return answerPost(args, {
    params: params.publicConsultation,
    form,
    act: ({ service, params: place, version }) => dropAnswerImport(service, { ...place, version }),
    done: ({ frameworkId, consultationId }) => paths.answers(frameworkId, consultationId),
  });
}

export default function DropAnswerImport() {
  const { framework, consultation, version } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <ConsultationCrumbs framework={framework} consultation={consultation} />
      <TwoThirds>
        <PostForm
          form={form}
          version={version}
          answer={answer}
          before={
            <>
              <PageHeading title="Drop this import" caption={consultation.title} />
              <p className="govuk-body">What was uploaded is forgotten. No answer is taken from it.</p>
            </>
          }
        >
          <Button variant="warning">Drop it</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
