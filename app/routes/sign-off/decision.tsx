import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  actionsConsidered,
  dimensionsConsidered,
  effectsHead,
  effectsSections,
} from "~/documents/effects.view";
import { leadRows } from "~/documents/decision-lead.view";
import { askedSection, decidedOnInFull, dutySection } from "~/documents/sign-off.view";
import { warningsSections } from "~/documents/warnings.view";
import { asDecided, notAccepted } from "~/domain/actions/afterwards";
import { capacityOf } from "~/domain/account/delegation";
import { questionsField } from "~/domain/decision/acknowledgement";
import { acknowledgementsNeeded, EIA_READ } from "~/domain/decision/acknowledgements-needed";
import { decidedOn } from "~/domain/decision/decided-on";
import {
  mustNotBeSupported,
  ONLY_NOT_SUPPORTED,
  SUPPORTED_ON_CONDITION,
} from "~/domain/decision/decision-answer";
import { changesOf } from "~/domain/framework/content";
import { withheldByName } from "~/domain/publication/withheld-by-name";
import {
  DECISION_FIELDS,
  decisionForm,
  decisionFormValues,
  FIELDS_OF_SUBMISSION,
  questionsWritten,
} from "~/forms/sign-off/decision-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { loadAllComments } from "~/routes/comments/comments-at-hand.server";
import { signDecision } from "~/services/sign-off/sign-decision.server";
import { CommentsHere } from "~/ui/comments/comments-here";
import { Fields, PostForm } from "~/ui/form";
import { Button, WarningText } from "~/ui/govuk";
import { pageHandle } from "~/ui/page-handle";
import { Document } from "~/ui/register/document";
import { askAnew } from "~/ui/sign-off/ask-anew";
import { ConsideredCards, ConsideredError, ConsideredTable, ConsideredTicks } from "~/ui/sign-off/considered";
import { DecisionLead } from "~/ui/sign-off/decision-lead";
import { FoldedDocument } from "~/ui/sign-off/folded-section";
import { SendBackLink } from "~/ui/sign-off/send-back-link";
import { SeparateEiaCopies } from "~/ui/sign-off/separate-eia-copies";
import { StepContents } from "~/ui/sign-off/step-contents";
import { StepHeading, StepPage, WhichSubmission } from "~/ui/sign-off/step-page";
import { StepsBefore } from "~/ui/sign-off/steps-before";
import { leadFacts, loadStep, postedDigest, submittedWarnings } from "./sign-off-at-hand.server";

const TITLE = "Decide and sign";

/** Where the page shows what a line of its lead is about. */
const PLACES = {
  asked: "asked",
  effects: "adverse-impacts",
  afterwards: "carried-forward",
  before: "steps-before",
  warnings: "warnings",
  budget: "budget-in-full",
};
const DECISION = { id: "your-decision", text: "Go to your decision" };
const COMMENTS = { id: "comments", text: "Comments" };
const CONTENTS = [
  { id: "asked", text: "What you are asked to decide" },
  { id: "steps-before", text: "Before your decision" },
  { id: "the-duty", text: "The duty" },
  { id: "adverse-impacts", text: "Adverse and not yet known impacts" },
  { id: "carried-forward", text: "Actions to be done after the decision" },
  { id: "eia-in-full", text: "The assessment in full" },
  { id: "budget-in-full", text: "The budget in full" },
];

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, actor, steps, content: frozen } = await loadStep(args, "sign");
  const { digest } = steps.submission;
  const content = { ...frozen, actions: asDecided(frozen.actions, steps.acceptances, digest) };
  const titles = new Map(changesOf(content).map(({ id, title }) => [id, title]));
  const { approval, determinations } = steps;
  const { roleTitles } = args.context.settings;
  const capacity = capacityOf(actor, "decision_maker", roleTitles);
  const effects = effectsSections(content);
  const besideTheNine = dimensionsConsidered(content);
  const warnings = submittedWarnings(args, steps, content);
  const comments = await loadAllComments(args);
  return {
    framework: { id: framework.id, title: framework.title, reference: framework.reference },
    glossary: content.glossary,
    digest,
    notAccepted: notAccepted(frozen.actions, steps.acceptances, digest).length,
    capacity,
    approval: approval && {
      name: approval.personName,
      capacity: approval.capacity,
      at: approval.at,
      comment: approval.comment,
    },
    determinations: determinations.map(
      ({ part, publish, items, legalGround, withheldUntil, inherited, released }) => ({
        part,
        publish,
        legalGround,
        withheldUntil,
        withheld: publish ? withheldByName({ part, publish, items, legalGround, inherited }, content) : [],
        released: released.map(({ name, reason }) => ({ name, reason })),
      }),
    ),
    lead: leadRows(leadFacts(steps, frozen, warnings), PLACES),
    warnings: warningsSections(warnings),
    asked: askedSection(content),
    duty: dutySection(capacity === roleTitles.decision_maker ? null : capacity),
    effectsHead: effectsHead(effects.length + besideTheNine.length),
    effects,
    besideTheNine,
    actions: actionsConsidered(content),
    inFull: decidedOnInFull(content),
    eiaRead: EIA_READ,
    draft: content.record.resolved,
    copies: content.entries.flatMap(({ kind, changeId, separateEia: { reference, copy } }) =>
      kind === "separate_eia" && copy
        ? [{ id: copy.id, fileName: copy.fileName, reference, change: titles.get(changeId) ?? "" }]
        : [],
    ),
    about: decidedOn(content),
    comments: comments && comments.comments.length > 0 ? comments : null,
    acknowledgements: acknowledgementsNeeded(content),
  };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.framework,
    form: decisionForm(),
    act: async ({ service, value, params: { frameworkId }, posted }) => {
      await signDecision(
        { ...service, signer: args.context.signer },
        { ...value, questions: questionsWritten(value), frameworkId, digest: postedDigest(posted) },
      );
    },
    done: ({ frameworkId }) => paths.signOff(frameworkId, "sign"),
    says: "nothing",
  });
}

export default function DecisionPage() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { framework, digest, inFull, acknowledgements, about } = data;
  return (
    <StepPage framework={framework}>
      <PostForm
        form={decisionForm(acknowledgements, about)}
        initial={decisionFormValues(data.draft)}
        answer={askAnew(answer, FIELDS_OF_SUBMISSION)}
        hidden={{ digest }}
        before={
          <>
            <StepHeading title={TITLE} framework={framework} />
            <DecisionLead rows={data.lead} />
            <StepContents goTo={DECISION} items={data.comments ? [...CONTENTS, COMMENTS] : CONTENTS} />
            {data.warnings.map((section) => (
              <FoldedDocument key={section.id} section={section} summary="Each warning, and where" />
            ))}
            <FoldedDocument section={data.asked} summary="What is asked, in the words of those who ask" />
            <StepsBefore approval={data.approval} determinations={data.determinations} />
            <CommentsHere view={data.comments} title="Comments of those who wrote and checked it" />
            <FoldedDocument section={data.duty} summary="The duty in the words of the Act" />
          </>
        }
      >
        <ConsideredError />
        <Document sections={[data.effectsHead]} />
        {data.effects.map((effects, place) => (
          <ConsideredCards
            key={effects.id}
            effects={effects}
            questions={effects.hasQuestions ? questionsField(place) : null}
          />
        ))}
        {data.besideTheNine.map(({ section, ticks }) => (
          <ConsideredTable key={section.id} section={section} ticks={ticks} level={3} />
        ))}
        <ConsideredTable section={data.actions.section} ticks={data.actions.ticks} level={2} />
        <FoldedDocument section={inFull.eia} summary="Read all of the assessment" />
        <SeparateEiaCopies frameworkId={framework.id} copies={data.copies} />
        <ConsideredTicks ticks={[data.eiaRead]} />
        {inFull.others.map((section) => (
          <FoldedDocument key={section.id} section={section} summary={`Read it: ${section.heading}`} />
        ))}
        <WhichSubmission digest={digest} />
        <h2 className="govuk-heading-l" id={DECISION.id} tabIndex={-1}>
          Your decision
        </h2>
        {data.notAccepted > 0 && (
          <WarningText>
            {data.notAccepted === 1
              ? "Nobody has accepted yet that an action is done after the decision, so this cannot be signed."
              : `Nobody has accepted yet that ${data.notAccepted} actions are done after the decision, so this cannot be signed.`}
          </WarningText>
        )}
        {mustNotBeSupported(about.eiaOutcome) ? (
          <WarningText>{ONLY_NOT_SUPPORTED}.</WarningText>
        ) : (
          about.hasConditionInPlan && <WarningText>{SUPPORTED_ON_CONDITION}.</WarningText>
        )}
        <Fields names={DECISION_FIELDS} />
        <p className="govuk-body">You sign as {data.capacity}.</p>
        <p className="govuk-body">
          What you sign is sealed at once: nobody can change it afterwards. What was determined to be
          published is published.
        </p>
        <Button>Sign</Button>
      </PostForm>
      <SendBackLink frameworkId={framework.id} />
    </StepPage>
  );
}
