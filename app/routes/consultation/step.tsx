import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listMonitoringQuestions } from "~db/queries/consultation-monitoring.server";
import { listQuotations } from "~db/queries/consultation-readings.server";
import { listQuestions, listThemes } from "~db/queries/public-consultations.server";
import { mayTakeConsultationStep } from "~/auth/permissions";
import { proposalOf } from "~/domain/consultation/proposal";
import {
  openingGaps,
  openingWarnings,
  type ConsultationAct,
} from "~/domain/consultation/public-consultation";
import { personalIn } from "~/domain/consultation/quotation";
import { quotationsOf } from "~/domain/consultation/theme";
import { PERSONAL_DETAIL_KINDS } from "~/domain/publication/personal-details";
import { warningsOf } from "~/domain/framework/warnings";
import { stepForm } from "~/forms/consultation/step-form";
import { params, paths } from "~/paths";
import { answerPost, readParams } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { takeConsultationStep } from "~/services/consultation/take-step.server";
import { inheritedOf } from "~/services/sign-off/framework-before.server";
import { AskedAboutThemselves } from "~/ui/consultation/about-yourself";
import { ConsultationCrumbs } from "~/ui/consultation/consultation-crumbs";
import { WhomAndHow } from "~/ui/consultation/whom-and-how";
import { ProposalView } from "~/ui/consultation/proposal-view";
import { QuestionList } from "~/ui/consultation/question-list";
import { Fields, PostForm } from "~/ui/form";
import { Button, WarningText } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { asTitled, loadConsultation } from "./consultation-at-hand.server";

const WORDS: Record<ConsultationAct, { title: string; means: string; button: string }> = {
  approve: {
    title: "Approve the consultation",
    means:
      "You say that people can be asked so. The monitoring officer then looks at what they will see, and opens it.",
    button: "Approve",
  },
  open: {
    title: "Open the consultation",
    means:
      "What is below is frozen as it is today, and anybody can read it from the day on which it opens. It cannot be changed after that.",
    button: "Open it",
  },
  report: {
    title: "Publish what came of it",
    means:
      "The counts, the themes with their quotations, and what became of each are published on the consultation’s page.",
    button: "Publish it",
  },
  withdraw: {
    title: "Withdraw the consultation",
    means: "Nobody can answer it any more, and its public page is gone. What was answered is kept.",
    button: "Withdraw it",
  },
};

export const handle = pageHandle<typeof loader>({
  title: (data) => `${WORDS[data.act].title} – ${data.consultation.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, actor, consultation, phase, today } = await loadConsultation(args);
  const { act } = readParams(params.consultationStep, args.params);
  requirePermission(mayTakeConsultationStep(actor, act, { phase, writtenBy: consultation.writtenBy }));
  const { db } = args.context.database;
  const [questions, content] = await Promise.all([
    listQuestions(db, consultation.id),
    args.context.contentOf(framework.id),
  ]);
  const isBefore = act === "approve" || act === "open";
  const marked = await listQuotations(db, consultation.id);
  const quoted =
    act === "report"
      ? (await listThemes(db, consultation.id)).flatMap((theme) => quotationsOf(theme, marked))
      : [];
  const agreed = warningsOf(content, { today, submittedOn: null })
    .filter(({ kind }) => kind === "already_agreed")
    .map(({ subject }) => subject);
  return {
    act,
    personal: quoted.flatMap(personalIn).map(({ kind, found }) => `${PERSONAL_DETAIL_KINDS[kind]}: ${found}`),
    framework: asTitled(framework),
    consultation: { id: consultation.id, title: consultation.title, version: consultation.version },
    words: isBefore ? consultation : null,
    gaps: isBefore ? openingGaps(consultation, questions, framework.state, today) : [],
    warnings: isBefore
      ? openingWarnings(consultation, {
          agreedAlready: agreed,
          decidingBodyTitle: args.context.settings.decidingBodyTitle,
        })
      : [],
    questions: isBefore ? questions : [],
    monitoring: isBefore ? (await listMonitoringQuestions(db, consultation)).map(({ text }) => text) : [],
    proposal: isBefore
      ? proposalOf(
          content,
          {
            changeIds: consultation.changeIds,
            inherited: await inheritedOf(db, framework.id, content, today),
          },
          today,
        )
      : null,
  };
}

export async function action(args: ActionFunctionArgs) {
  await loadConsultation(args);
  const { act } = readParams(params.consultationStep, args.params);
  return answerPost(args, {
    params: params.consultationStep,
    form: stepForm(act),
    act: ({ service, value, params: place, version }) =>
      takeConsultationStep(service, { ...place, version, reason: value.reason }),
    done: ({ frameworkId, consultationId }) => paths.publicConsultation(frameworkId, consultationId),
  });
}

export default function StepPage() {
  const { act, personal, framework, consultation, words, gaps, warnings, questions, monitoring, proposal } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { title, means, button } = WORDS[act];
  return (
    <>
      <ConsultationCrumbs framework={framework} consultation={consultation} />
      <TwoThirds>
        <PostForm
          form={stepForm(act)}
          version={consultation.version}
          answer={answer}
          before={<PageHeading title={title} caption={consultation.title} />}
        >
          <p className="govuk-body">{means}</p>
          {personal.length > 0 && (
            <>
              <p className="govuk-body">In the quotations that will be published, look again at:</p>
              <ul className="govuk-list govuk-list--bullet">
                {personal.map((found) => (
                  <li key={found}>{found}</li>
                ))}
              </ul>
            </>
          )}
          {warnings.map((warning) => (
            <WarningText key={warning}>{warning}</WarningText>
          ))}
          {gaps.length > 0 ? (
            <>
              <p className="govuk-body">First, this is put right:</p>
              <ul className="govuk-list govuk-list--bullet">
                {gaps.map((gap) => (
                  <li key={gap}>{gap}</li>
                ))}
              </ul>
            </>
          ) : (
            <>
              {act === "withdraw" && <Fields />}
              <Button>{button}</Button>
            </>
          )}
        </PostForm>
        {words && (
          <>
            <h2 className="govuk-heading-m">What people will read</h2>
            <p className="govuk-body app-preserve-lines">{words.why}</p>
            <WhomAndHow whom={words} />
            <p className="govuk-body app-preserve-lines">{words.privacy}</p>
            <p className="govuk-body app-preserve-lines">{words.contact}</p>
          </>
        )}
        {proposal && <ProposalView proposal={proposal} />}
        {questions.length > 0 && (
          <QuestionList
            frameworkId={framework.id}
            consultationId={consultation.id}
            questions={questions}
            mayWrite={false}
          />
        )}
        <AskedAboutThemselves texts={monitoring} />
      </TwoThirds>
    </>
  );
}
