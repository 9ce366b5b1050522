import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { howItWent } from "~/documents/record-consultation.view";
import { publishedBody } from "~/domain/consultation/consultation-report";
import { outcomePlannedInWords } from "~/domain/consultation/public-consultation";
import { lastDayKept } from "~/domain/consultation/retention";
import { DOCUMENT_FORMATS } from "~/domain/publication/document-files";
import { formatDate } from "~/domain/shared/calendar-date";
import { paths } from "~/paths";
import { ProposalView } from "~/ui/consultation/proposal-view";
import { ReportFiles } from "~/ui/consultation/report-files";
import { Results } from "~/ui/consultation/results";
import { WhoAnsweredView } from "~/ui/consultation/who-answered";
import { WhomAndHow } from "~/ui/consultation/whom-and-how";
import { ButtonLink, Details } from "~/ui/govuk";
import { Crumbs, PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { Document } from "~/ui/register/document";
import { loadOpen } from "./open-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => data.shown.title,
  preview: (data) => ({ description: data.shown.why.slice(0, 200), type: "article" }),
});

export async function loader(args: LoaderFunctionArgs) {
  const { phase, shown, report, decidedAs } = await loadOpen(args);
  const body = report && publishedBody(report);
  return {
    phase,
    shown,
    decidedAs,
    report: body && {
      // What was answered is drawn below, with pictures.
      sections: howItWent(body, false),
      results: body.questions.map(({ text, results }) => ({ heading: text, counted: results })),
      who: body.who,
    },
  };
}

export default function Open() {
  const { phase, shown, report, decidedAs } = useLoaderData<typeof loader>();
  const { slug, title, why, privacy, contact, closesOn, proposal, outcome } = shown;
  const lastDay = lastDayKept(shown);
  const closes = closesOn === null ? "" : formatDate(closesOn);
  return (
    <>
      <Crumbs items={[{ text: "Consultations", href: paths.openConsultations() }]} />
      <TwoThirds>
        <PageHeading title={title} />
        {phase === "open" ? (
          <>
            <p className="govuk-body-l">You can answer until the end of {closes}.</p>
            <p className="govuk-body app-preserve-lines">{why}</p>
            <ButtonLink href={paths.answerConsultation(slug)}>Answer the questions</ButtonLink>
            <p className="govuk-body">
              Or{" "}
              <a className="govuk-link" href={paths.answerConsultation(slug, "one")}>
                answer one question at a time
              </a>
              . You can save what you wrote and come back to it.
            </p>
          </>
        ) : (
          <>
            <p className="govuk-body-l">
              It closed on {closes}.{" "}
              {report
                ? "This is what people said, and what became of it."
                : "The answers are being considered."}
            </p>
            {/* Of what can no longer change the report says why people were asked, and that they were. */}
            {!report && <p className="govuk-body app-preserve-lines">{why}</p>}
          </>
        )}
        <WhomAndHow whom={shown} />
        {outcome && <p className="govuk-body">{outcomePlannedInWords(outcome)}</p>}
        {decidedAs !== null && (
          <p className="govuk-body">
            It has been decided since:{" "}
            <a className="govuk-link" href={paths.decision(decidedAs)}>
              read the decision
            </a>
            .
          </p>
        )}
        {report && (
          <>
            <ReportFiles
              files={DOCUMENT_FORMATS.map((format) => ({
                format,
                href: paths.openReportFile(slug, format),
              }))}
            />
            <Document sections={report.sections} />
            <h2 className="govuk-heading-m">What was answered</h2>
            <Results results={report.results} areFolded />
            {report.who && <WhoAnsweredView who={report.who} areFolded />}
          </>
        )}
        {phase === "open" ? (
          <ProposalView proposal={proposal} />
        ) : (
          <Details summary="What people were shown">
            <ProposalView proposal={proposal} isClosed />
          </Details>
        )}
        <h2 className="govuk-heading-m">What becomes of the answers</h2>
        <p className="govuk-body app-preserve-lines">{privacy}</p>
        <p className="govuk-body">
          What people say in words is kept until the end of {lastDay === null ? "" : formatDate(lastDay)}, and
          then deleted. How often each answer was chosen, what was said together, and what organisations said
          stay.
        </p>
        <p className="govuk-body">
          Nobody is asked for a name. No address of a computer is kept: only a mark that tells a flood of
          answers from one place, and that is deleted when the report is published.{" "}
          {phase === "open" ? (
            <>
              Until it closes you can{" "}
              <a className="govuk-link" href={paths.takeBackAnswer(slug)}>
                take your answer back
              </a>{" "}
              by the number on its receipt.
            </>
          ) : (
            "Answers could be taken back until it closed."
          )}
        </p>
        <h2 className="govuk-heading-m">Help, paper or large print</h2>
        <p className="govuk-body app-preserve-lines">{contact}</p>
        {phase === "open" && (
          <ul className="govuk-list govuk-list--bullet">
            <li>
              <a className="govuk-link" href={paths.questionnaire(slug)}>
                The questionnaire in large print, to read or to print
              </a>
            </li>
            <li>
              <a className="govuk-link" href={paths.questionnaireInWord(slug)}>
                The questionnaire as a Word document
              </a>
            </li>
          </ul>
        )}
      </TwoThirds>
    </>
  );
}
