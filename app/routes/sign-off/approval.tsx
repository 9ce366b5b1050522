import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findEarlierSubmission, type EarlierSubmission } from "~db/queries/frameworks.server";
import { approvalSections } from "~/documents/sign-off.view";
import { differenceSections } from "~/documents/what-differs.view";
import { warningsSections } from "~/documents/warnings.view";
import { whatDiffers } from "~/domain/decision/what-differs";
import { dateInLondon } from "~/domain/shared/calendar-date";
import { APPROVAL_STATEMENT, approvalForm } from "~/forms/sign-off/approval-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { approveSubmission } from "~/services/sign-off/approve-submission.server";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { pageHandle } from "~/ui/page-handle";
import { Document } from "~/ui/register/document";
import { askAnew } from "~/ui/sign-off/ask-anew";
import { SendBackLink } from "~/ui/sign-off/send-back-link";
import { StepHeading, StepPage } from "~/ui/sign-off/step-page";
import { loadStep, postedDigest, submittedWarnings } from "./sign-off-at-hand.server";

const TITLE = "Approve the request";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, actor, steps, content } = await loadStep(args, "approve");
  const earlier = await findEarlierSubmission(args.context.database.db, framework.id);
  return {
    framework: { id: framework.id, title: framework.title, reference: framework.reference },
    digest: steps.submission.digest,
    decidingBody: args.context.settings.decidingBodyTitle,
    /** What this person said of it when they approved it before; null where they did not. */
    approvedBefore: earlier?.approval?.personId === actor.personId ? earlier.approval.comment : null,
    sections: [
      ...(earlier ? resubmittedSections(earlier, steps.submission.leaves) : []),
      ...warningsSections(submittedWarnings(args, steps, content)),
      ...approvalSections(content),
    ],
  };
}

/** Rule 27: whoever read it before reads what is new first. */
function resubmittedSections(
  { leaves, submittedAt, ended, endedAt, approval }: EarlierSubmission,
  now: EarlierSubmission["leaves"],
) {
  return differenceSections(
    {
      submittedOn: dateInLondon(submittedAt),
      ended,
      endedOn: dateInLondon(endedAt),
      approved: approval && { name: approval.personName, on: dateInLondon(approval.at) },
    },
    whatDiffers(leaves, now),
  );
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
    says: "nothing",
  });
}

export default function ApprovalPage() {
  const { framework, digest, decidingBody, sections, approvedBefore } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <StepPage framework={framework}>
      <PostForm
        form={approvalForm}
        answer={askAnew(answer, ["confirmed"])}
        initial={approvedBefore === null ? {} : { comment: approvedBefore }}
        hidden={approvedBefore === null ? { digest } : { digest, confirmed: "yes" }}
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
        {approvedBefore === null ? <Fields /> : <ApproveAgain />}
        <Button>{approvedBefore === null ? "Approve" : "Approve again"}</Button>
      </PostForm>
      <SendBackLink frameworkId={framework.id} />
    </StepPage>
  );
}

/** One step: what is stated is read above the button, and the button states it. */
function ApproveAgain() {
  return (
    <>
      <p className="govuk-body">
        You approved it before. What differs since stands at the top of this page. By approving it again you
        state:
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {APPROVAL_STATEMENT.map((statement) => (
          <li key={statement}>{statement}</li>
        ))}
      </ul>
      <Fields names={["comment"]} />
    </>
  );
}
