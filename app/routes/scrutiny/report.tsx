import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findPublicReport, listRecommendations } from "~db/queries/scrutiny-reports.server";
import { mayReplyToScrutiny, mayTakeScrutinyStep, mayWriteScrutiny } from "~/auth/permissions";
import { draftedTexts, inParts, presentedSections } from "~/documents/scrutiny-report.view";
import {
  isOutOfDate,
  originOf,
  overtaken,
  presentingGaps,
  REPORT_SECTIONS,
  SCRUTINY_ACTS,
  SCRUTINY_STEP_LABELS,
  SCRUTINY_STATE_LABELS,
  textOf,
} from "~/domain/scrutiny/scrutiny-report";
import { DOCUMENT_FORMAT_LABELS, DOCUMENT_FORMATS } from "~/domain/publication/document-files";
import { formatDate, formatInstant } from "~/domain/shared/calendar-date";
import { paths } from "~/paths";
import { ButtonLink, InsetText, WarningText } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { PresentedReport } from "~/ui/scrutiny/presented-report";
import { RecommendationList } from "~/ui/scrutiny/recommendation-list";
import { ReportCrumbs } from "~/ui/scrutiny/report-crumbs";
import { ReportTexts, type ShownText } from "~/ui/scrutiny/report-texts";
import { asReport, asTitled, loadReport, sourceNow } from "./report-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `Report to the ${data.report.body} – ${data.framework.title}`,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, actor, standing, report } = await loadReport(args);
  const { id, state, meetingOn, draftedAt, presented } = report;
  const mayWrite = mayWriteScrutiny(actor, report, standing).ok;
  const anew = presented === null ? draftedTexts(await sourceNow(args, framework), report) : null;
  const newsIn = anew === null ? [] : overtaken(report, anew);
  const texts = REPORT_SECTIONS.map((section): ShownText => ({
    section,
    origin: originOf(report, section),
    text: textOf(report, section),
    anew: anew !== null && newsIn.includes(section) ? anew[section] : null,
  }));
  return {
    framework: asTitled(framework),
    report: asReport(report),
    state: SCRUTINY_STATE_LABELS[state],
    meeting: meetingOn === null ? "not set yet" : formatDate(meetingOn),
    draftedAt: formatInstant(draftedAt),
    isOutOfDate: anew !== null && isOutOfDate(report, anew),
    texts: presented === null ? texts : [],
    asPresented: presented === null ? null : inParts(presentedSections(presented)),
    isPresented: presented !== null,
    isHidden: presented !== null && (await findPublicReport(args.context.database.db, id)) === null,
    mayWrite,
    gaps: mayWrite ? presentingGaps(report) : [],
    acts: SCRUTINY_ACTS.filter((act) => mayTakeScrutinyStep(actor, act, report, standing).ok),
    recommendations: await listRecommendations(args.context.database.db, id),
    mayReply: mayReplyToScrutiny(actor, report).ok,
  };
}

export default function ReportPage() {
  const data = useLoaderData<typeof loader>();
  const { framework, report, texts, asPresented, gaps } = data;
  return (
    <>
      <ReportCrumbs framework={framework} />
      <TwoThirds>
        <PageHeading title={`Report to the ${report.body}`} caption={framework.title} />
        <p className="govuk-body">
          {data.state}. Meeting: {data.meeting}.{" "}
          {!data.isPresented && `The data was read on ${data.draftedAt}.`}
        </p>
        {data.isOutOfDate && data.mayWrite && (
          <InsetText>
            What is recorded has changed since this was drafted.{" "}
            <a className="govuk-link" href={paths.redraftScrutinyReport(framework.id, report.id)}>
              Draft it anew
            </a>
            . What a person wrote stays.
          </InsetText>
        )}
        {data.isHidden && (
          <WarningText>
            Nobody outside the office can read it: since it was presented, something that it may hold is no
            longer published. The monitoring officer takes it back; then it is drafted and presented anew.
          </WarningText>
        )}
        {gaps.length > 0 && (
          <>
            <p className="govuk-body">Before it can be presented:</p>
            <ul className="govuk-list govuk-list--bullet">
              {gaps.map((gap) => (
                <li key={gap}>{gap}</li>
              ))}
            </ul>
          </>
        )}
        {data.mayWrite && (
          <ButtonLink href={paths.editScrutinyReport(framework.id, report.id)}>Edit the report</ButtonLink>
        )}
        {data.acts.map((act) => (
          <p key={act} className="govuk-body">
            <a className="govuk-link" href={paths.scrutinyStep(framework.id, report.id, act)}>
              {SCRUTINY_STEP_LABELS[act]}
            </a>
          </p>
        ))}
        <ul className="govuk-list">
          {data.isPresented && (
            <li>
              <a className="govuk-link" href={paths.presentedReport(report.id)}>
                The public page
              </a>
            </li>
          )}
          {DOCUMENT_FORMATS.map((format) => (
            <li key={format}>
              <a
                className="govuk-link"
                href={paths.scrutinyDocument(framework.id, report.id, format)}
                download
              >
                The report as {DOCUMENT_FORMAT_LABELS[format]}
              </a>
            </li>
          ))}
        </ul>
        {data.isPresented && (
          <RecommendationList
            frameworkId={framework.id}
            reportId={report.id}
            recommendations={data.recommendations}
            mayReply={data.mayReply}
          />
        )}
        <ReportTexts texts={texts} />
      </TwoThirds>
      {asPresented && <PresentedReport {...asPresented} />}
    </>
  );
}
