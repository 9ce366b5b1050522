import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findWhoAnswered, listMonitoringQuestions } from "~db/queries/consultation-monitoring.server";
import {
  countReadings,
  listCountedAnswers,
  listQuestions,
  listThemes,
} from "~db/queries/public-consultations.server";
import { listReadings } from "~db/queries/consultation-readings.server";
import { mayCountMonitoring, mayReadAnswers, mayTakeConsultationStep } from "~/auth/permissions";
import { agreementOf } from "~/domain/consultation/agreement";
import { countAnswers } from "~/domain/consultation/answer";
import { movedSince, proposalOf } from "~/domain/consultation/proposal";
import { CONSULTATION_ACTS, openingGaps } from "~/domain/consultation/public-consultation";
import { phaseInWords } from "~/domain/consultation/standing";
import { byWeight, themeGap } from "~/domain/consultation/theme";
import { paths } from "~/paths";
import { inheritedOf } from "~/services/sign-off/framework-before.server";
import { AskedAboutThemselves } from "~/ui/consultation/about-yourself";
import { ConsultationCrumbs } from "~/ui/consultation/consultation-crumbs";
import { ConsultationHead } from "~/ui/consultation/consultation-head";
import { AgreementView } from "~/ui/consultation/how-it-was-read";
import { MonitoringState } from "~/ui/consultation/monitoring-state";
import { MovedAmounts } from "~/ui/consultation/moved-amounts";
import { ProposalView } from "~/ui/consultation/proposal-view";
import { QuestionList } from "~/ui/consultation/question-list";
import { Reading } from "~/ui/consultation/reading";
import { Results } from "~/ui/consultation/results";
import { ThemeList } from "~/ui/consultation/theme-list";
import { Details } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { asTitled, loadConsultation } from "./consultation-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${data.consultation.title} – ${data.framework.title}`,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, actor, consultation, phase, standing, today, mayWrite, mayConsider } =
    await loadConsultation(args);
  const { db } = args.context.database;
  const [questions, content] = await Promise.all([
    listQuestions(db, consultation.id),
    args.context.contentOf(framework.id),
  ]);
  const proposal =
    consultation.proposal ??
    proposalOf(
      content,
      { changeIds: consultation.changeIds, inherited: await inheritedOf(db, framework.id, content, today) },
      today,
    );
  const mayRead = mayReadAnswers(actor) && consultation.proposal !== null;
  const answers = mayRead ? await listCountedAnswers(db, consultation.id) : [];
  const themes = mayRead ? await listThemes(db, consultation.id) : [];
  return {
    framework: asTitled(framework),
    consultation,
    phase,
    phaseLabel: phaseInWords(
      consultation,
      content.consultations.find(({ consultationId }) => consultationId === consultation.id),
      today,
    ),
    proposal,
    isFrozen: consultation.proposal !== null,
    questions,
    mayWrite: mayWrite.ok,
    mayConsider: mayConsider.ok,
    gaps: mayWrite.ok ? openingGaps(consultation, questions, framework.state, today) : [],
    acts: CONSULTATION_ACTS.filter(
      (act) => mayTakeConsultationStep(actor, act, { phase, writtenBy: consultation.writtenBy }).ok,
    ),
    readings: mayRead ? await countReadings(db, consultation.id) : null,
    results: questions.map((question) => ({
      heading: question.text,
      counted: countAnswers(question, proposal.changes, answers),
    })),
    themes: byWeight(themes).map((theme) => ({ ...theme, gap: themeGap(theme) })),
    agreement: mayRead ? agreementOf(await listReadings(db, consultation.id), themes) : null,
    monitoring: (await listMonitoringQuestions(db, consultation)).map(({ text }) => text),
    isMonitored: mayRead && consultation.monitored.length > 0,
    who: mayRead ? await findWhoAnswered(db, consultation) : null,
    mayCount: mayCountMonitoring(actor, phase, standing).ok,
    moved: consultation.proposal ? movedSince(consultation.proposal, content) : [],
  };
}

export default function ConsultationPage() {
  const data = useLoaderData<typeof loader>();
  const { framework, consultation, proposal, questions, readings, results, themes, moved } = data;
  return (
    <>
      <ConsultationCrumbs framework={framework} />
      <TwoThirds>
        <PageHeading title={consultation.title} caption={framework.title} />
        <ConsultationHead
          frameworkId={framework.id}
          consultation={consultation}
          phase={data.phase}
          phaseLabel={data.phaseLabel}
          gaps={data.gaps}
          acts={data.acts}
          mayWrite={data.mayWrite}
        />
        {readings && (
          <Reading
            frameworkId={framework.id}
            consultationId={consultation.id}
            readings={readings}
            mayConsider={data.mayConsider}
          />
        )}
        {data.agreement && (
          <AgreementView
            frameworkId={framework.id}
            consultationId={consultation.id}
            agreement={data.agreement}
          />
        )}
        {readings && (
          <ThemeList
            frameworkId={framework.id}
            consultationId={consultation.id}
            themes={themes}
            mayConsider={data.mayConsider}
          />
        )}
        {readings && (
          <p className="govuk-body">
            <a className="govuk-link" href={paths.consultationReport(framework.id, consultation.id)}>
              {data.phase === "reported" ? "The report" : "The report, as it would be today"}
            </a>
          </p>
        )}
        {readings && (
          <p className="govuk-body">
            <a className="govuk-link" href={paths.consultationMoved(framework.id, consultation.id)}>
              From the draft to now: what moved, and who moved it
            </a>
          </p>
        )}
        {moved.length > 0 && <MovedAmounts moved={moved} />}
        {readings && results.some(({ counted }) => counted.some(({ answered }) => answered > 0)) && (
          <>
            <h2 className="govuk-heading-m">What was answered</h2>
            <Results results={results} />
          </>
        )}
        {data.isMonitored && (
          <MonitoringState
            frameworkId={framework.id}
            consultationId={consultation.id}
            who={data.who}
            mayCount={data.mayCount}
          />
        )}
        <QuestionList
          frameworkId={framework.id}
          consultationId={consultation.id}
          questions={questions}
          mayWrite={data.mayWrite}
        />
        <AskedAboutThemselves texts={data.monitoring} />
        {data.isFrozen ? (
          <Details summary="What people were shown">
            <ProposalView proposal={proposal} />
          </Details>
        ) : (
          <ProposalView proposal={proposal} />
        )}
        <p className="govuk-body">
          <a className="govuk-link" href={paths.publicConsultations(framework.id)}>
            All consultations on this
          </a>
        </p>
      </TwoThirds>
    </>
  );
}
