import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { approvalSections } from "~/documents/sign-off.view";
import { approvalForm } from "~/forms/approval-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { approveSubmission } from "~/services/approve-submission.server";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { pageHandle } from "~/ui/page-handle";
import { Document } from "~/ui/register/document";
import { askAnew } from "~/ui/sign-off/ask-anew";
import { SendBackLink } from "~/ui/sign-off/send-back-link";
import { StepHeading, StepPage } from "~/ui/sign-off/step-page";
import { loadStep, postedDigest } from "./sign-off-at-hand.server";

const TITLE = "Approve the request";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, steps, content } = await loadStep(args, "approve");
  return {
    framework: { id: framework.id, title: framework.title, reference: framework.reference },
    digest: steps.submission.digest,
    decidingBody: args.context.settings.decidingBodyTitle,
    sections: approvalSections(content),
  };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.framework,
    form: approvalForm,
    act: ({ service, value, params: { frameworkId }, posted }) =>
      approveSubmission(service, {
        frameworkId,
        digest: postedDigest(posted),
        confirmed: value.confirmed.length > 0,
        comment: value.comment,
      }),
    done: ({ frameworkId }) => paths.signOff(frameworkId, "approve"),
  });
}

export default function ApprovalPage() {
  const { framework, digest, decidingBody, sections } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <StepPage framework={framework}>
      <PostForm
        form={approvalForm}
        answer={askAnew(answer, ["confirmed"])}
        hidden={{ digest }}
        before={
          <>
            <StepHeading title={TITLE} framework={framework} digest={digest} />
            <p className="govuk-body">
              You are asked whether this is an appropriate request to put to the {decidingBody}. You do not
              decide whether it is supported.
            </p>
            <Document sections={sections} />
            <h2 className="govuk-heading-l">Your approval</h2>
          </>
        }
      >
        <Fields />
        <Button>Approve</Button>
      </PostForm>
      <SendBackLink frameworkId={framework.id} />
    </StepPage>
  );
}
