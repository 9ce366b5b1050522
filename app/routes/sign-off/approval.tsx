import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findEarlierSubmission } from "~db/queries/frameworks.server";
import { APPROVAL_STATEMENT } from "~/domain/decision/approval-statement";
import { afterwardsSection } from "~/documents/afterwards.view";
import { leadRows } from "~/documents/decision-lead.view";
import { dimensionsConsidered, effectsHead, effectsSections } from "~/documents/effects.view";
import { approvalSections } from "~/documents/sign-off.view";
import { warningsSections } from "~/documents/warnings.view";
import { approvalForm } from "~/forms/sign-off/approval-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { loadAllComments } from "~/routes/comments/comments-at-hand.server";
import { approveSubmission } from "~/services/sign-off/approve-submission.server";
import { CommentsHere } from "~/ui/comments/comments-here";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { pageHandle } from "~/ui/page-handle";
import { Document } from "~/ui/register/document";
import { askAnew } from "~/ui/sign-off/ask-anew";
import { DecisionLead } from "~/ui/sign-off/decision-lead";
import { EffectCards } from "~/ui/sign-off/effect-cards";
import { FoldedDocument } from "~/ui/sign-off/folded-section";
import { SendBackLink } from "~/ui/sign-off/send-back-link";
import { StepContents } from "~/ui/sign-off/step-contents";
import { StepHeading, StepPage, WhichSubmission } from "~/ui/sign-off/step-page";
import {
  leadFacts,
  loadStep,
  postedDigest,
  resubmittedSections,
  submittedWarnings,
} from "./sign-off-at-hand.server";

const TITLE = "Approve the request";

/** Where the page shows what a line of its lead is about. */
const PLACES = {
  asked: "the-record",
  effects: "adverse-impacts",
  afterwards: "carried-forward",
  warnings: "warnings",
  budget: "budget-in-full",
};
const APPROVAL = { id: "your-approval", text: "Go to your approval" };
const CONTENTS = [
  { id: "adverse-impacts", text: "Adverse and not yet known impacts" },
  { id: "carried-forward", text: "Actions to be done after the decision" },
  { id: "the-record", text: "The decision record" },
  { id: "the-report", text: "The report" },
  { id: "eia-in-full", text: "The assessment in full" },
  { id: "budget-in-full", text: "The budget in full" },
];

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, actor, steps, content } = await loadStep(args, "approve");
  const earlier = await findEarlierSubmission(args.context.database.db, framework.id);
  const warnings = submittedWarnings(args, steps, content);
  const effects = effectsSections(content);
  const besideTheNine = dimensionsConsidered(content);
  return {
    framework: { id: framework.id, title: framework.title, reference: framework.reference },
    digest: steps.submission.digest,
    decidingBody: args.context.settings.decidingBodyTitle,
    /** What this person said of it when they approved it before; null where they did not. */
    approvedBefore: earlier?.approval?.personId === actor.personId ? earlier.approval.comment : null,
    glossary: content.glossary,
    lead: leadRows(leadFacts(steps, content, warnings), PLACES),
    differs: resubmittedSections(earlier, steps.submission.leaves),
    warnings: warningsSections(warnings),
    effectsHead: effectsHead(effects.length + besideTheNine.length, null),
    effects,
    besideTheNine: besideTheNine.map(({ section }) => section),
    afterwards: afterwardsSection(content.actions),
    inFull: approvalSections(content),
    comments: await loadAllComments(args),
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
    says: "nothing",
  });
}

export default function ApprovalPage() {
  const data = useLoaderData<typeof loader>();
  const { framework, digest, decidingBody, approvedBefore } = data;
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
            <StepHeading title={TITLE} framework={framework} />
            <p className="govuk-body">
              You are asked whether this is an appropriate request to put to the {decidingBody}. You do not
              decide whether it is supported.
            </p>
            <Document sections={data.differs} />
            <DecisionLead rows={data.lead} />
            <StepContents goTo={APPROVAL} items={CONTENTS} />
            <CommentsHere view={data.comments} />
            {data.warnings.map((section) => (
              <FoldedDocument key={section.id} section={section} summary="Each warning, and where" />
            ))}
            <Document sections={[data.effectsHead]} />
            {data.effects.map((effects) => (
              <EffectCards key={effects.id} effects={effects} />
            ))}
            <Document sections={data.besideTheNine} level={3} />
            <Document sections={[data.afterwards]} />
            {data.inFull.map((section) => (
              <FoldedDocument key={section.id} section={section} summary={`Read it: ${section.heading}`} />
            ))}
            <WhichSubmission digest={digest} />
            <h2 className="govuk-heading-l" id={APPROVAL.id} tabIndex={-1}>
              Your approval
            </h2>
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
