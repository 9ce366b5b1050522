import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formatInstant } from "~/domain/shared/calendar-date";
import { importForm } from "~/forms/budget/import/import-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { readingOf } from "~/services/budget/import/begin-import.server";
import { beginAnswerImport } from "~/services/consultation/import/begin-answer-import.server";
import { ConsultationCrumbs } from "~/ui/consultation/consultation-crumbs";
import { Fields, PostForm } from "~/ui/form";
import { Button, InsetText } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { asTitled } from "../consultation-at-hand.server";
import { loadImporting } from "./import-at-hand.server";

const TITLE = "Import answers from another survey";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.consultation.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, consultation, draft } = await loadImporting(args);
  return {
    framework: asTitled(framework),
    consultation: asTitled(consultation),
    underWay: draft && { fileName: draft.fileName, begunAt: formatInstant(draft.createdAt) },
  };
}

export async function action(args: ActionFunctionArgs) {
  await loadImporting(args);
  const { offThread } = args.context;
  return answerPost(args, {
    params: params.publicConsultation,
    form: importForm,
    act: async ({ service, value: { pasted }, params: place, posted }) => {
      const file = posted.file("file");
      // The same file may be uploaded again: it takes the first one's place.
      await beginAnswerImport(
        { ...service, formKey: undefined },
        {
          ...place,
          fileName: file?.name ?? null,
          read: async () =>
            readingOf(
              file
                ? await offThread.run("read-upload", {
                    descriptor: file.descriptor,
                    size: file.size,
                    fileName: file.name,
                  })
                : await offThread.run("read-paste", { text: pasted }),
            ),
        },
      );
    },
    done: ({ frameworkId, consultationId }) => paths.importAnswersColumns(frameworkId, consultationId),
  });
}

export default function ImportAnswers() {
  const { framework, consultation, underWay } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <ConsultationCrumbs framework={framework} consultation={consultation} />
      <TwoThirds>
        <PostForm
          form={importForm}
          multipart
          answer={answer}
          before={
            <>
              <PageHeading title={TITLE} caption={consultation.title} />
              {underWay && (
                <InsetText>
                  You began to import {underWay.fileName === "" ? "what you pasted" : underWay.fileName} on{" "}
                  {underWay.begunAt}.{" "}
                  <a className="govuk-link" href={paths.importAnswersColumns(framework.id, consultation.id)}>
                    Go on with it
                  </a>
                </InsetText>
              )}
              <p className="govuk-body">
                Bring in the answers that came by SurveyMonkey, Microsoft Forms, Google Forms, Citizen Space,
                SmartSurvey or any table with one answer in each row, as the tool exports them.
              </p>
              <p className="govuk-body">
                Names, email addresses, telephone numbers, postcodes and addresses of computers are taken out
                before anything is stored, and you see which columns they were. You see first what would be
                taken and what not.
              </p>
            </>
          }
        >
          <Fields />
          <Button>Continue</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
